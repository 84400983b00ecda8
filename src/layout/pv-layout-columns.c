#include "layout/pv-layout-arranging.h"

#include <math.h>

#define SWEEPS 24
#define WIDER 1.25                  /* columns may be so much wider than the wished aspect before they grow longer */
#define MOST_AIR 2.0                /* where they still are, rows stand up to so many times further apart: lines run between them */

typedef struct
{
  const PvLayoutGraph *graph;
  const PvLayoutOptions *options;
  PvAdjacency *adjacency;
  guint *ranks;                     /* group by node */
  guint n_groups;
  guint *starts;                    /* nodes by group, in their order */
  guint *order;
  double *heights;                  /* by node: the middle of its row */
  double *widest;                   /* by group */
  double row;                       /* from row to row */
  guint rows;
} Columns;

static guint
members (const Columns *columns, guint group)
{
  return columns->starts[group + 1] - columns->starts[group];
}

static void
list_groups (Columns *columns)
{
  const PvLayoutGraph *graph = columns->graph;
  g_autofree guint *next = NULL;

  columns->starts = g_new0 (guint, columns->n_groups + 1);
  columns->widest = g_new0 (double, columns->n_groups + 1);
  columns->order = g_new (guint, graph->n_nodes + 1);
  columns->heights = g_new0 (double, graph->n_nodes + 1);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      columns->starts[columns->ranks[i] + 1]++;
      columns->widest[columns->ranks[i]] = MAX (columns->widest[columns->ranks[i]], graph->nodes[i].width);
      columns->row = MAX (columns->row, graph->nodes[i].height);
    }
  columns->row = ceil ((columns->row + columns->options->gap_y) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  for (guint g = 0; g < columns->n_groups; g++)
    columns->starts[g + 1] += columns->starts[g];
  next = g_memdup2 (columns->starts, sizeof (guint) * (columns->n_groups + 1));
  for (guint i = 0; i < graph->n_nodes; i++)
    columns->order[next[columns->ranks[i]]++] = i;
}

/* Side by side, of one group. */
static guint
columns_of (const Columns *columns, guint group)
{
  return (members (columns, group) + columns->rows - 1) / columns->rows;
}

static double
width_of (const Columns *columns, guint rows)
{
  double width = 0;

  for (guint g = 0; g < columns->n_groups; g++)
    {
      guint side = (members (columns, g) + rows - 1) / rows;

      width += side * columns->widest[g] + (side - 1) * columns->options->gap_x + (g > 0 ? PV_LAYOUT_COLUMNS_APART : 0);
    }
  return width;
}

/* As few rows as keep the whole no wider than wished: more rows make it longer and narrower. */
static void
choose_rows (Columns *columns)
{
  guint least = 1, most = 1;

  for (guint g = 0; g < columns->n_groups; g++)
    most = MAX (most, members (columns, g));
  while (least < most)
    {
      guint half = (least + most) / 2;

      if (width_of (columns, half) <= WIDER * columns->options->aspect * half * columns->row)
        most = half;
      else
        least = half + 1;
    }
  columns->rows = least;
  columns->row *= CLAMP (width_of (columns, least) / (WIDER * columns->options->aspect * least * columns->row), 1, MOST_AIR);
  columns->row = ceil (columns->row / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
}

/* Every group's nodes from the top, row by row where it has columns side by side. */
static void
set_heights (Columns *columns)
{
  for (guint g = 0; g < columns->n_groups; g++)
    {
      guint side = columns_of (columns, g);

      for (guint i = 0; i < members (columns, g); i++)
        columns->heights[columns->order[columns->starts[g] + i]] = (i / side + 0.5) * columns->row;
    }
}

static double
total_rise (const Columns *columns)
{
  const PvAdjacency *adjacency = columns->adjacency;
  double sum = 0;

  for (guint i = 0; i < adjacency->n_nodes; i++)
    for (guint j = adjacency->starts[i]; j < adjacency->starts[i + 1]; j++)
      {
        double rise = fabs (columns->heights[i] - columns->heights[adjacency->targets[j]]);

        /* Links within a column run past whoever stands between. */
        sum += columns->ranks[i] == columns->ranks[adjacency->targets[j]] && rise > columns->row ? 2 * rise : rise;
      }
  return sum;
}

typedef struct
{
  guint node;
  double wish;
} Wish;

static int
compare_wishes_cb (gconstpointer a, gconstpointer b)
{
  const Wish *first = a, *second = b;

  if (first->wish != second->wish)
    return first->wish < second->wish ? -1 : 1;
  return (first->node > second->node) - (first->node < second->node);
}

static void
sort_group (Columns *columns, guint group, Wish *wishes)
{
  const PvAdjacency *adjacency = columns->adjacency;
  guint n = members (columns, group);

  for (guint i = 0; i < n; i++)
    {
      guint node = columns->order[columns->starts[group] + i], degree = adjacency->starts[node + 1] - adjacency->starts[node];
      double sum = 0;

      for (guint j = adjacency->starts[node]; j < adjacency->starts[node + 1]; j++)
        sum += columns->heights[adjacency->targets[j]];
      wishes[i] = (Wish) { node, degree > 0 ? sum / degree : columns->heights[node] };
    }
  qsort (wishes, n, sizeof (Wish), compare_wishes_cb);
  for (guint i = 0; i < n; i++)
    columns->order[columns->starts[group] + i] = wishes[i].node;
}

/* Barycentre sweeps both ways; the best order counts. */
static gboolean
sort_groups (Columns *columns, GCancellable *cancellable)
{
  guint n = columns->graph->n_nodes;
  g_autofree Wish *wishes = g_new (Wish, n + 1);
  g_autofree guint *best = NULL;
  double least;

  set_heights (columns);
  best = g_memdup2 (columns->order, sizeof (guint) * (n + 1));
  least = total_rise (columns);
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    {
      double rise;

      for (guint g = 0; g < columns->n_groups; g++)
        {
          sort_group (columns, sweep % 2 == 0 ? g : columns->n_groups - 1 - g, wishes);
          set_heights (columns);
        }
      rise = total_rise (columns);
      if (rise < least)
        {
          least = rise;
          memcpy (best, columns->order, sizeof (guint) * n);
        }
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  memcpy (columns->order, best, sizeof (guint) * n);
  set_heights (columns);
  return TRUE;
}

static void
set_boxes (const Columns *columns, PvRect *boxes)
{
  double left = 0;

  for (guint g = 0; g < columns->n_groups; g++)
    {
      guint side = columns_of (columns, g);
      double width = ceil ((columns->widest[g] + columns->options->gap_x) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;

      for (guint i = 0; i < members (columns, g); i++)
        {
          guint node = columns->order[columns->starts[g] + i];
          const PvLayoutNode *box = &columns->graph->nodes[node];

          boxes[node] = (PvRect) { left + i % side * width + (columns->widest[g] - box->width) / 2,
                                   columns->heights[node] - box->height / 2, box->width, box->height };
        }
      left += side * width - columns->options->gap_x + PV_LAYOUT_COLUMNS_APART;
    }
}

gboolean
pv_layout_columns (const PvLayoutGraph *graph, const PvLayoutOptions *options, GCancellable *cancellable, PvPoint *places, GError **error)
{
  Columns columns = { .graph = graph, .options = options };
  g_autofree PvRect *boxes = g_new0 (PvRect, graph->n_nodes + 1);
  g_autoptr (GArray) groups = NULL;
  gboolean sorted;

  columns.ranks = g_new0 (guint, graph->n_nodes + 1);
  groups = pv_arranging_groups (graph, columns.ranks);
  columns.n_groups = groups->len;
  columns.adjacency = pv_adjacency_new (graph->links, graph->n_links, graph->n_nodes);
  list_groups (&columns);
  choose_rows (&columns);
  sorted = sort_groups (&columns, cancellable) && !g_cancellable_is_cancelled (cancellable);
  if (sorted)
    {
      set_boxes (&columns, boxes);
      pv_arranging_finish (graph, options, boxes, places, NULL);
    }
  else
    g_cancellable_set_error_if_cancelled (cancellable, error);
  pv_adjacency_free (columns.adjacency);
  g_free (columns.ranks);
  g_free (columns.starts);
  g_free (columns.order);
  g_free (columns.heights);
  g_free (columns.widest);
  return sorted;
}
