#include "layout/pv-layout-arranging.h"

#include <math.h>

/* Columns stand on shelves, one below the other, so that the whole is about as wide and high as is wished: on a single shelf a dozen kinds
 * would be wider than any screen. Long columns go on beside themselves. */

#define SWEEPS 24
#define MOST_SHELVES 12
#define MOST_ROWS 64                /* that are tried one by one; above, only those that divide the longest column */
#define A_SHELF_MORE 0.04           /* must make the whole smaller by this share */
#define LINES_GAP 1.3               /* between two rows, in gaps: lines run there */
#define MOST_AIR 1.6                /* where there is room, rows stand up to so many times further apart: lines run between them */
#define MOST_SPREAD 36.0            /* and columns of a narrower shelf by so much */

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
  guint rows;                       /* at most, on one shelf */
  double width;                     /* of the widest shelf */
  double least;                     /* width of a group: for its heading */
  double heading;                   /* room above each shelf */
  guint *shelves;                   /* by group */
  double *tops;                     /* by group, of its shelf */
  double *lefts;                    /* by group */
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
  columns->shelves = g_new0 (guint, columns->n_groups + 1);
  columns->tops = g_new0 (double, columns->n_groups + 1);
  columns->lefts = g_new0 (double, columns->n_groups + 1);
  columns->order = g_new (guint, graph->n_nodes + 1);
  columns->heights = g_new0 (double, graph->n_nodes + 1);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      columns->starts[columns->ranks[i] + 1]++;
      columns->widest[columns->ranks[i]] = MAX (columns->widest[columns->ranks[i]], graph->nodes[i].width);
      columns->row = MAX (columns->row, graph->nodes[i].height);
    }
  columns->row = ceil ((columns->row + LINES_GAP * columns->options->gap_y) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  for (guint g = 0; g < columns->n_groups; g++)
    columns->starts[g + 1] += columns->starts[g];
  next = g_memdup2 (columns->starts, sizeof (guint) * (columns->n_groups + 1));
  for (guint i = 0; i < graph->n_nodes; i++)
    columns->order[next[columns->ranks[i]]++] = i;
}

/* Side by side, of one group. */
static guint
columns_of (const Columns *columns, guint group, guint rows)
{
  return MAX ((members (columns, group) + rows - 1) / rows, 1);
}

static double
column_width (const Columns *columns, guint group)
{
  return ceil ((columns->widest[group] + columns->options->gap_x) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
}

/* Of its columns alone. */
static double
own_width (const Columns *columns, guint group, guint rows)
{
  return columns_of (columns, group, rows) * column_width (columns, group) - columns->options->gap_x;
}

static double
group_width (const Columns *columns, guint group, guint rows)
{
  return MAX (own_width (columns, group, rows), columns->least);
}

/* --- shelves --- */

static double
widest_group (const Columns *columns, guint rows)
{
  double widest = 0;

  for (guint g = 0; g < columns->n_groups; g++)
    widest = MAX (widest, group_width (columns, g, rows));
  return widest;
}

/* From the left as many as fit into @room. Gives each group its shelf and its left side; returns the number of shelves. */
static guint
fill_shelves (Columns *columns, guint rows, double room)
{
  double x = 0;
  guint shelf = 0;

  columns->width = 0;
  for (guint g = 0; g < columns->n_groups; g++)
    {
      double width = group_width (columns, g, rows);

      if (x > 0 && x + width > room + 1e-6)
        {
          shelf++;
          x = 0;
        }
      columns->shelves[g] = shelf;
      columns->lefts[g] = x;
      columns->width = MAX (columns->width, x + width);
      x += width + PV_LAYOUT_COLUMNS_APART;
    }
  return shelf + 1;
}

static guint
longest_on (const Columns *columns, guint shelf, guint rows)
{
  guint most = 0;

  for (guint g = 0; g < columns->n_groups; g++)
    if (columns->shelves[g] == shelf)
      {
        guint side = columns_of (columns, g, rows);

        most = MAX (most, (members (columns, g) + side - 1) / side);
      }
  return most;
}

/* The rows of all shelves together. */
static guint
count_rows (const Columns *columns, guint rows, guint n_shelves)
{
  guint sum = 0;

  for (guint shelf = 0; shelf < n_shelves; shelf++)
    sum += longest_on (columns, shelf, rows);
  return sum;
}

/* The narrowest room in which they stand on no more than @n_shelves. */
static double
narrowest_room (Columns *columns, guint rows, guint n_shelves)
{
  double least = widest_group (columns, rows), most;

  fill_shelves (columns, rows, G_MAXDOUBLE);
  most = columns->width;
  while (most - least > 1)
    {
      double half = floor ((least + most) / 2);

      if (fill_shelves (columns, rows, half) <= n_shelves)
        most = half;
      else
        least = MAX (half, least + 1);
    }
  return most;
}

/* How wide a frame of the wished aspect must be to hold it. */
static double
measure_size (const Columns *columns, guint rows, guint n_shelves)
{
  double height = count_rows (columns, rows, n_shelves) * columns->row + n_shelves * columns->heading;

  return MAX (columns->width, height * columns->options->aspect) * (1 + (n_shelves - 1) * A_SHELF_MORE);
}

static guint
choose_shelves (Columns *columns)
{
  guint most = 1, best_rows = 1;
  double least = G_MAXDOUBLE, best_room = G_MAXDOUBLE;

  for (guint g = 0; g < columns->n_groups; g++)
    most = MAX (most, members (columns, g));
  for (guint rows = 1; rows <= most; rows = rows < MOST_ROWS ? rows + 1 : MAX (rows + 1, rows * 9 / 8))
    for (guint shelves = 1; shelves <= MIN (columns->n_groups, MOST_SHELVES); shelves++)
      {
        double room = narrowest_room (columns, rows, shelves);
        guint n_shelves = fill_shelves (columns, rows, room);
        double size = measure_size (columns, rows, n_shelves);

        if (size < least - 1e-6)
          {
            least = size;
            best_rows = rows;
            best_room = room;
          }
      }
  columns->rows = best_rows;
  return fill_shelves (columns, best_rows, best_room);
}

/* What is left of the width goes between the columns of a shelf. */
static void
spread_shelf (Columns *columns, guint shelf)
{
  guint first = G_MAXUINT, last = 0;
  double right = 0, more;

  for (guint g = 0; g < columns->n_groups; g++)
    if (columns->shelves[g] == shelf)
      {
        first = MIN (first, g);
        last = g;
        right = columns->lefts[g] + group_width (columns, g, columns->rows);
      }
  if (first >= last)
    return;
  more = floor (MIN ((columns->width - right) / (last - first), MOST_SPREAD) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  for (guint g = first; g <= last; g++)
    columns->lefts[g] += (g - first) * more;
}

static void
set_shelves (Columns *columns)
{
  guint n_shelves;
  double top = 0, room;

  columns->heading = PV_LAYOUT_COLUMNS_HEADING;
  choose_shelves (columns);
  columns->least = floor ((PV_LAYOUT_COLUMNS_SLOT * columns->width - PV_LAYOUT_COLUMNS_APART) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  columns->heading = ceil (PV_LAYOUT_COLUMNS_HEADING_OF (columns->width) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  n_shelves = choose_shelves (columns);
  room = columns->width / columns->options->aspect - n_shelves * columns->heading;
  columns->row *= CLAMP (room / (count_rows (columns, columns->rows, n_shelves) * columns->row), 1, MOST_AIR);
  columns->row = floor (columns->row / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  for (guint shelf = 0; shelf < n_shelves; shelf++)
    {
      spread_shelf (columns, shelf);
      for (guint g = 0; g < columns->n_groups; g++)
        if (columns->shelves[g] == shelf)
          columns->tops[g] = top;
      top += longest_on (columns, shelf, columns->rows) * columns->row + columns->heading;
    }
}

/* --- the order in a group --- */

/* Every group's nodes from the top, row by row where it has columns side by side. */
static void
set_heights (Columns *columns)
{
  for (guint g = 0; g < columns->n_groups; g++)
    {
      guint side = columns_of (columns, g, columns->rows);

      for (guint i = 0; i < members (columns, g); i++)
        columns->heights[columns->order[columns->starts[g] + i]] = columns->tops[g] + (i / side + 0.5) * columns->row;
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
  for (guint g = 0; g < columns->n_groups; g++)
    {
      guint side = columns_of (columns, g, columns->rows);
      double left = columns->lefts[g] + (group_width (columns, g, columns->rows) - own_width (columns, g, columns->rows)) / 2;

      for (guint i = 0; i < members (columns, g); i++)
        {
          guint node = columns->order[columns->starts[g] + i];
          const PvLayoutNode *box = &columns->graph->nodes[node];

          boxes[node] = (PvRect) { left + i % side * column_width (columns, g) + (columns->widest[g] - box->width) / 2,
                                   columns->heights[node] - box->height / 2, box->width, box->height };
        }
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
  set_shelves (&columns);
  sorted = sort_groups (&columns, cancellable) && !g_cancellable_is_cancelled (cancellable);
  if (sorted)
    {
      set_boxes (&columns, boxes);
      pv_arranging_finish (graph, options, NULL, G_MAXUINT, boxes, places, NULL);
    }
  else
    g_cancellable_set_error_if_cancelled (cancellable, error);
  pv_adjacency_free (columns.adjacency);
  g_free (columns.ranks);
  g_free (columns.starts);
  g_free (columns.order);
  g_free (columns.heights);
  g_free (columns.widest);
  g_free (columns.shelves);
  g_free (columns.tops);
  g_free (columns.lefts);
  return sorted;
}
