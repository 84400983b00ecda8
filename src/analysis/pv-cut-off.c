#include "analysis/pv-cut-off.h"

#include "analysis/pv-reach.h"

typedef struct
{
  guint n;
  PvId *ids;
  guint *starts;                         /* n + 1, into targets */
  guint *targets;
} Graph;

typedef struct
{
  guint node;
  guint next;                            /* place in the targets of node */
} Frame;

typedef struct
{
  guint found;                           /* order of discovery, 0: not yet */
  guint low;
  guint parent;
  guint size;                            /* of the subtree */
  guint component;                       /* root of its component */
  guint cut;                             /* sum of subtrees that hang on it alone */
  guint largest_cut;
} Node;

static gboolean
counts (const PvRecord *relation, GHashTable *index)
{
  PvId from = pv_record_get_reference (relation, PV_RELATION_FROM_ACTOR);
  PvId to = pv_record_get_reference (relation, PV_RELATION_TO_ACTOR);

  return from != to && pv_record_get_choice (relation, PV_RELATION_STATE) != PV_RELATION_STATE_ENDED
         && g_hash_table_contains (index, &from) && g_hash_table_contains (index, &to);
}

static void
graph_clear (Graph *graph)
{
  g_free (graph->ids);
  g_free (graph->starts);
  g_free (graph->targets);
}

static void
add_actors (Graph *graph, const PvModel *model, PvDate today, GHashTable *index)
{
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);

  graph->ids = g_new (PvId, n + 1);
  for (guint i = 0; i < n; i++)
    if (pv_reach_is_valid (actors[i], today))
      {
        graph->ids[graph->n] = pv_record_get_id (actors[i]);
        g_hash_table_insert (index, &graph->ids[graph->n], GUINT_TO_POINTER (graph->n));
        graph->n++;
      }
}

static void
add_links (Graph *graph, const PvModel *model, GHashTable *index)
{
  guint n;
  PvRecord *const *relations = pv_model_list (model, PV_RELATION, &n);
  g_autofree guint *ends = g_new (guint, 2 * n + 1);
  g_autofree guint *fill = NULL;
  guint n_ends = 0;

  graph->starts = g_new0 (guint, graph->n + 2);
  for (guint i = 0; i < n; i++)
    if (counts (relations[i], index))
      {
        PvId from = pv_record_get_reference (relations[i], PV_RELATION_FROM_ACTOR);
        PvId to = pv_record_get_reference (relations[i], PV_RELATION_TO_ACTOR);

        ends[n_ends++] = GPOINTER_TO_UINT (g_hash_table_lookup (index, &from));
        ends[n_ends++] = GPOINTER_TO_UINT (g_hash_table_lookup (index, &to));
      }
  for (guint i = 0; i < n_ends; i++)
    graph->starts[ends[i] + 1]++;
  for (guint i = 0; i < graph->n; i++)
    graph->starts[i + 1] += graph->starts[i];

  fill = g_memdup2 (graph->starts, sizeof (guint) * (graph->n + 1));
  graph->targets = g_new (guint, n_ends + 1);
  for (guint i = 0; i < n_ends; i++)
    graph->targets[fill[ends[i]]++] = ends[i ^ 1];
}

/* A child's subtree hangs on @parent alone when nothing in it reaches above the parent. */
static void
close_child (Node *nodes, guint parent, guint child)
{
  nodes[parent].size += nodes[child].size;
  nodes[parent].low = MIN (nodes[parent].low, nodes[child].low);
  if (nodes[child].low >= nodes[parent].found)
    {
      nodes[parent].cut += nodes[child].size;
      nodes[parent].largest_cut = MAX (nodes[parent].largest_cut, nodes[child].size);
    }
}

static void
search (const Graph *graph, Node *nodes, guint root, guint *clock, GArray *stack)
{
  Frame first = { root, graph->starts[root] };

  nodes[root] = (Node) { .found = ++*clock, .low = *clock, .parent = G_MAXUINT, .size = 1, .component = root };
  g_array_append_val (stack, first);
  while (stack->len > 0)
    {
      Frame *frame = &g_array_index (stack, Frame, stack->len - 1);
      guint node = frame->node;

      if (frame->next < graph->starts[node + 1])
        {
          guint target = graph->targets[frame->next++];

          if (nodes[target].found == 0)
            {
              Frame next = { target, graph->starts[target] };

              nodes[target] = (Node) { .found = ++*clock, .low = *clock, .parent = node, .size = 1, .component = root };
              g_array_append_val (stack, next);
            }
          else if (target != nodes[node].parent)
            {
              nodes[node].low = MIN (nodes[node].low, nodes[target].found);
            }
          continue;
        }
      g_array_set_size (stack, stack->len - 1);
      if (nodes[node].parent != G_MAXUINT)
        close_child (nodes, nodes[node].parent, node);
    }
}

typedef struct
{
  guint from;                            /* places in the order of discovery: from … to - 1 */
  guint to;
} Part;

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Part *first = a, *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/* The subtrees that hang on @node alone, each once, in the order of discovery. */
static GArray *
hanging_parts (const Graph *graph, const Node *nodes, guint node)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = graph->starts[node]; i < graph->starts[node + 1]; i++)
    {
      const Node *child = &nodes[graph->targets[i]];
      Part part = { child->found, child->found + child->size };

      if (child->parent == node && child->low >= nodes[node].found)
        g_array_append_val (parts, part);
    }
  g_array_sort (parts, by_place);
  for (guint i = parts->len; i-- > 1;)
    if (g_array_index (parts, Part, i).from == g_array_index (parts, Part, i - 1).from)
      g_array_remove_index (parts, i);

  return parts;
}

static void
name_part (const Graph *graph, const guint *order, guint from, guint to, guint n_named, GArray *named)
{
  for (guint place = from; place < to && named->len < n_named; place++)
    g_array_append_val (named, graph->ids[order[place]]);
}

/* All of the component but @node and what hangs on it alone. */
static void
name_above (const Graph *graph, const Node *nodes, const guint *order, guint node, const GArray *hanging, guint n_named, GArray *named)
{
  const Node *root = &nodes[nodes[node].component];
  guint place = nodes[node].found + 1;

  name_part (graph, order, root->found, nodes[node].found, n_named, named);
  for (guint i = 0; i < hanging->len; i++)
    {
      Part part = g_array_index (hanging, Part, i);

      name_part (graph, order, place, part.from, n_named, named);
      place = part.to;
    }
  name_part (graph, order, place, root->found + root->size, n_named, named);
}

/* What is not in the largest part that remains without @node. */
static GArray *
name_cut_off (const Graph *graph, const Node *nodes, const guint *order, guint node, guint n_named)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GArray) hanging = hanging_parts (graph, nodes, node);
  guint above = nodes[nodes[node].component].size - 1 - nodes[node].cut;
  gboolean remains = above >= nodes[node].largest_cut;

  if (!remains)
    name_above (graph, nodes, order, node, hanging, n_named, named);
  for (guint i = 0; i < hanging->len; i++)
    {
      Part part = g_array_index (hanging, Part, i);

      if (!remains && part.to - part.from == nodes[node].largest_cut)
        remains = TRUE;
      else
        name_part (graph, order, part.from, part.to, n_named, named);
    }

  return named;
}

static void
cut_off_clear (gpointer data)
{
  g_array_unref (((PvCutOff *) data)->named);
}

static int
most_first (gconstpointer a, gconstpointer b)
{
  const PvCutOff *first = a, *second = b;

  if (first->n_cut_off != second->n_cut_off)
    return first->n_cut_off > second->n_cut_off ? -1 : 1;

  return first->actor < second->actor ? -1 : first->actor > second->actor;
}

GArray *
pv_analysis_cut_offs (const PvModel *model, PvDate today, guint n_named)
{
  GArray *cut_offs = g_array_new (FALSE, FALSE, sizeof (PvCutOff));
  g_autoptr (GHashTable) index = g_hash_table_new (pv_id_hash, pv_id_equal);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autofree Node *nodes = NULL;
  g_autofree guint *order = NULL;
  Graph graph = { 0 };
  guint clock = 0;

  add_actors (&graph, model, today, index);
  add_links (&graph, model, index);
  nodes = g_new0 (Node, graph.n + 1);
  for (guint i = 0; i < graph.n; i++)
    if (nodes[i].found == 0)
      search (&graph, nodes, i, &clock, stack);

  order = g_new (guint, graph.n + 1);
  for (guint i = 0; i < graph.n; i++)
    order[nodes[i].found] = i;
  g_array_set_clear_func (cut_offs, cut_off_clear);
  for (guint i = 0; i < graph.n; i++)
    {
      guint total = nodes[nodes[i].component].size - 1;
      guint above = total - nodes[i].cut;
      guint largest = MAX (above, nodes[i].largest_cut);
      PvCutOff cut_off = { graph.ids[i], total - largest, NULL };

      if (cut_off.n_cut_off == 0)
        continue;
      cut_off.named = name_cut_off (&graph, nodes, order, i, n_named);
      g_array_append_val (cut_offs, cut_off);
    }
  g_array_sort (cut_offs, most_first);
  graph_clear (&graph);
  return cut_offs;
}
