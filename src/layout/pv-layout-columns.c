#include "layout/pv-layout-arranging.h"

#include <math.h>

/* As in a newspaper: groups follow one another down a column, and go on at the top of the next, so that the whole is about as wide and high as is
 * wished: side by side a dozen kinds would be wider than any screen, and most of the room below the small ones empty. A group that is higher than a column
 * goes on beside itself. */

#define SWEEPS 24
#define MOST_HEIGHTS 160            /* of columns that are tried */
#define LINES_GAP 1.3               /* between two rows, in gaps: lines run there */
#define MOST_AIR 0.6                /* where there is room, rows stand further apart by so much of the highest: lines run between them */
#define MOST_SPREAD 36.0            /* and columns by so much */

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
  double row;                       /* the highest, with the gap to the next */
  double gap;                       /* below each row, which is as high as its highest node */
  double width;                     /* of all */
  double height;                    /* of the highest column */
  double least;                     /* width of a group: for its heading */
  double heading;                   /* room above each group */
  guint n_stacks;
  guint *stacks;                    /* by group: the column in which it stands */
  guint *sides;                     /* by group: nodes in a row of it */
  double *tops;                     /* by group, of its first row */
  double *lefts;                    /* by group */
} Columns;

static double
on_grid (double length)
{
  return ceil (length / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
}

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
  columns->stacks = g_new0 (guint, columns->n_groups + 1);
  columns->sides = g_new0 (guint, columns->n_groups + 1);
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
  columns->gap = on_grid (LINES_GAP * columns->options->gap_y);
  columns->row = on_grid (columns->row) + columns->gap;
  for (guint g = 0; g < columns->n_groups; g++)
    columns->starts[g + 1] += columns->starts[g];
  next = g_memdup2 (columns->starts, sizeof (guint) * (columns->n_groups + 1));
  for (guint i = 0; i < graph->n_nodes; i++)
    columns->order[next[columns->ranks[i]]++] = i;
}

static double
column_width (const Columns *columns, guint group)
{
  return on_grid (columns->widest[group] + columns->options->gap_x);
}

/* Of its columns alone. */
static double
own_width (const Columns *columns, guint group)
{
  return columns->sides[group] * column_width (columns, group) - columns->options->gap_x;
}

static double
group_width (const Columns *columns, guint group)
{
  return MAX (own_width (columns, group), columns->least);
}

/* Of the row that begins with the node @first of a group, with the gap below it. */
static double
row_height (const Columns *columns, guint group, guint first)
{
  guint end = MIN (first + columns->sides[group], members (columns, group));
  double highest = 0;

  for (guint i = first; i < end; i++)
    highest = MAX (highest, columns->graph->nodes[columns->order[columns->starts[group] + i]].height);
  return on_grid (highest) + columns->gap;
}

static double
group_height (const Columns *columns, guint group)
{
  double height = columns->heading;

  for (guint first = 0; first < members (columns, group); first += columns->sides[group])
    height += row_height (columns, group, first);
  return height;
}

/* --- columns --- */

/* As many of a group side by side as keep it within @limit. */
static void
choose_side (Columns *columns, guint group, double limit)
{
  guint rows = (guint) MAX (floor ((limit - columns->heading) / columns->row), 1);

  columns->sides[group] = MAX ((members (columns, group) + rows - 1) / rows, 1);
}

/* Groups one below the other, no higher than @limit unless one alone is. */
static void
stack_groups (Columns *columns, double limit)
{
  double x = 0, y = 0, width = 0;

  columns->n_stacks = 0;
  columns->height = 0;
  for (guint g = 0; g < columns->n_groups; g++)
    {
      double height;

      choose_side (columns, g, limit);
      height = group_height (columns, g);
      if (y > 0 && y + height > limit + 1e-6)
        {
          columns->n_stacks++;
          x += width + PV_LAYOUT_COLUMNS_APART;
          y = width = 0;
        }
      columns->stacks[g] = columns->n_stacks;
      columns->lefts[g] = x;
      width = MAX (width, group_width (columns, g));
      y += height;
      columns->height = MAX (columns->height, y);
    }
  columns->n_stacks++;
  columns->width = x + width;
}

/* The height of columns with which a frame of the wished aspect is smallest. */
static void
choose_height (Columns *columns)
{
  double all = 0, best = 0, least = G_MAXDOUBLE, step;

  for (guint g = 0; g < columns->n_groups; g++)
    all += columns->heading + members (columns, g) * columns->row;
  step = on_grid (MAX (columns->row / 2, all / MOST_HEIGHTS));
  for (double limit = columns->heading + columns->row; limit < all + step; limit += step)
    {
      double size;

      stack_groups (columns, limit);
      size = MAX (columns->width, columns->height * columns->options->aspect);
      if (size < least - 1e-6)
        {
          least = size;
          best = limit;
        }
    }
  stack_groups (columns, best);
}

static double
width_of_stack (const Columns *columns, guint stack)
{
  double width = 0;

  for (guint g = 0; g < columns->n_groups; g++)
    if (columns->stacks[g] == stack)
      width = MAX (width, group_width (columns, g));
  return width;
}

static void
measure_stack (const Columns *columns, guint stack, double *height, guint *rows)
{
  *height = 0;
  *rows = 0;
  for (guint g = 0; g < columns->n_groups; g++)
    if (columns->stacks[g] == stack)
      {
        *height += group_height (columns, g);
        *rows += (members (columns, g) + columns->sides[g] - 1) / columns->sides[g];
      }
}

/* What is left of the height goes between rows: lines run there. */
static void
spread_rows (Columns *columns)
{
  double air = MOST_AIR * columns->row;

  for (guint stack = 0; stack < columns->n_stacks; stack++)
    {
      double height;
      guint rows;

      measure_stack (columns, stack, &height, &rows);
      air = MIN (air, (columns->width / columns->options->aspect - height) / MAX (rows, 1));
    }
  columns->gap += floor (MAX (air, 0) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
}

/* What is left of the width goes between columns; and a group stands in the middle of its own. */
static void
spread_columns (Columns *columns)
{
  double left = columns->height * columns->options->aspect - columns->width, more = 0;

  if (columns->n_stacks > 1)
    more = floor (CLAMP (left / (columns->n_stacks - 1), 0, MOST_SPREAD) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  for (guint g = 0; g < columns->n_groups; g++)
    columns->lefts[g] += columns->stacks[g] * more + (width_of_stack (columns, columns->stacks[g]) - own_width (columns, g)) / 2;
}

static void
set_columns (Columns *columns)
{
  columns->heading = PV_LAYOUT_COLUMNS_HEADING;
  choose_height (columns);
  columns->least = floor ((PV_LAYOUT_COLUMNS_SLOT * columns->width - PV_LAYOUT_COLUMNS_APART) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  columns->heading = on_grid (PV_LAYOUT_COLUMNS_HEADING_OF (columns->width));
  choose_height (columns);
  spread_rows (columns);
  spread_columns (columns);
}

/* Depends on who stands beside whom. */
static void
set_tops (Columns *columns)
{
  double y = 0;

  for (guint g = 0; g < columns->n_groups; g++)
    {
      if (g > 0 && columns->stacks[g] != columns->stacks[g - 1])
        y = 0;
      columns->tops[g] = y + columns->heading;
      y += group_height (columns, g);
    }
}

/* --- the order in a group --- */

/* Every group's nodes from the top, row by row where it has columns side by side. */
static void
set_heights (Columns *columns)
{
  set_tops (columns);
  for (guint g = 0; g < columns->n_groups; g++)
    {
      double y = columns->tops[g];

      for (guint first = 0; first < members (columns, g); first += columns->sides[g])
        {
          double height = row_height (columns, g, first);
          guint end = MIN (first + columns->sides[g], members (columns, g));

          for (guint i = first; i < end; i++)
            columns->heights[columns->order[columns->starts[g] + i]] = y + (height - columns->gap) / 2;
          y += height;
        }
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
    for (guint i = 0; i < members (columns, g); i++)
      {
        guint node = columns->order[columns->starts[g] + i];
        const PvLayoutNode *box = &columns->graph->nodes[node];

        boxes[node] = (PvRect) { columns->lefts[g] + i % columns->sides[g] * column_width (columns, g) + (columns->widest[g] - box->width) / 2,
                                 columns->heights[node] - box->height / 2, box->width, box->height };
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
  set_columns (&columns);
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
  g_free (columns.stacks);
  g_free (columns.sides);
  g_free (columns.tops);
  g_free (columns.lefts);
  return sorted;
}
