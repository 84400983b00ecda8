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

static int
most_first (gconstpointer a, gconstpointer b)
{
  const PvCutOff *first = a, *second = b;

  if (first->n_cut_off != second->n_cut_off)
    return first->n_cut_off > second->n_cut_off ? -1 : 1;

  return first->actor < second->actor ? -1 : first->actor > second->actor;
}

GArray *
pv_analysis_cut_offs (const PvModel *model, PvDate today)
{
  GArray *cut_offs = g_array_new (FALSE, FALSE, sizeof (PvCutOff));
  g_autoptr (GHashTable) index = g_hash_table_new (pv_id_hash, pv_id_equal);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autofree Node *nodes = NULL;
  Graph graph = { 0 };
  guint clock = 0;

  add_actors (&graph, model, today, index);
  add_links (&graph, model, index);
  nodes = g_new0 (Node, graph.n + 1);
  for (guint i = 0; i < graph.n; i++)
    if (nodes[i].found == 0)
      search (&graph, nodes, i, &clock, stack);

  for (guint i = 0; i < graph.n; i++)
    {
      guint total = nodes[nodes[i].component].size - 1;
      guint above = total - nodes[i].cut;
      guint largest = MAX (above, nodes[i].largest_cut);
      PvCutOff cut_off = { graph.ids[i], total - largest };

      if (cut_off.n_cut_off > 0)
        g_array_append_val (cut_offs, cut_off);
    }
  g_array_sort (cut_offs, most_first);
  graph_clear (&graph);
  return cut_offs;
}
