#include "layout/pv-layout-stages.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

#define FEW 300              /* nodes; up to it pushes reach further: there is time */
#define REACH_OF_FEW 2.5f    /* of the push, in mean node distances */
#define REACH 2.0f
#define PULL 0.4f
#define GROUP_PULL 0.8f

typedef struct
{
  guint n_nodes;
  float distance;            /* mean node distance: √(area / nodes) */
  float *x;
  float *y;
  float *push_x;
  float *push_y;
  float reach;               /* of the push */
  guint *starts;             /* nodes by cell, cells as wide as the reach */
  guint *nodes;
  float *sorted_x;           /* … and their places in that order, PV_WIDE more than there are nodes, so that several are taken at a time */
  float *sorted_y;
  guint *cells;
  guint columns;
  guint rows;
  PvPulls *pulls;
} Springs;

static void
fill_cells (Springs *springs)
{
  float left, top, right, bottom, cell;

  pv_lanes_extent (springs->x, springs->n_nodes, &left, &right);
  pv_lanes_extent (springs->y, springs->n_nodes, &top, &bottom);
  cell = MAX (springs->reach, MAX (right - left, bottom - top) / 1000);
  springs->columns = (guint) ((right - left) / cell) + 1;
  springs->rows = (guint) ((bottom - top) / cell) + 1;
  springs->starts = g_renew (guint, springs->starts, springs->columns * springs->rows + 2);
  memset (springs->starts, 0, sizeof (guint) * (springs->columns * springs->rows + 2));
  for (guint i = 0; i < springs->n_nodes; i++)
    {
      gint32 column = MIN ((gint32) ((springs->x[i] - left) / cell), (gint32) springs->columns - 1);
      gint32 row = MIN ((gint32) ((springs->y[i] - top) / cell), (gint32) springs->rows - 1);

      springs->cells[i] = (guint) (row * (gint32) springs->columns + column);
    }
  for (guint i = 0; i < springs->n_nodes; i++)
    springs->starts[springs->cells[i] + 2]++;
  for (guint i = 0; i < springs->columns * springs->rows; i++)
    springs->starts[i + 2] += springs->starts[i + 1];
  for (guint i = 0; i < springs->n_nodes; i++)
    {
      guint at = springs->starts[springs->cells[i] + 1]++;

      springs->nodes[at] = i;
      springs->sorted_x[at] = springs->x[i];
      springs->sorted_y[at] = springs->y[i];
    }
}

/* Everybody from @from to @to in the sorted arrays on one place. A node does not push itself: it is no way off. */
static inline void
push_from (const Springs *springs, guint from, guint to, float x, float y, float *sum_x, float *sum_y)
{
  float square = springs->distance * springs->distance, reach = springs->reach * springs->reach, least = 1e-4f * square;
  PvLanes lanes_x = { 0 }, lanes_y = { 0 };

  for (guint i = from; i < to; i += PV_WIDE)
    {
      PvWide dx, dy, length, push;
      PvWideBits near;

      pv_wide_load (&dx, springs->sorted_x + i);
      pv_wide_load (&dy, springs->sorted_y + i);
      dx = x - dx;
      dy = y - dy;
      length = dx * dx + dy * dy;
      near = length < reach;
      push = square / (length + least);
      pv_wide_keep (&push, &near);
      if (i + PV_WIDE > to)
        pv_wide_keep_first (&push, to - i);
      dx *= push;
      dy *= push;
      pv_lanes_add (&lanes_x, &dx);
      pv_lanes_add (&lanes_y, &dy);
    }
  *sum_x += pv_lanes_sum (lanes_x);
  *sum_y += pv_lanes_sum (lanes_y);
}

/* Cell by cell: what is around is the same for all in one. Cells of a row lie side by side. */
PV_FOR_EACH_PROCESSOR static void
push_apart (Springs *springs)
{
  for (guint cell = 0; cell < springs->columns * springs->rows; cell++)
    {
      guint column = cell % springs->columns, row = cell / springs->columns;
      guint left = column > 0 ? column - 1 : 0, right = MIN (column + 1, springs->columns - 1);
      guint top = row > 0 ? row - 1 : 0, bottom = MIN (row + 1, springs->rows - 1);

      for (guint i = springs->starts[cell]; i < springs->starts[cell + 1]; i++)
        {
          float push_x = 0, push_y = 0;

          for (guint r = top; r <= bottom; r++)
            push_from (springs, springs->starts[r * springs->columns + left], springs->starts[r * springs->columns + right + 1],
                       springs->sorted_x[i], springs->sorted_y[i], &push_x, &push_y);
          springs->push_x[springs->nodes[i]] = push_x;
          springs->push_y[springs->nodes[i]] = push_y;
        }
    }
}

/* Each node towards the middle of its group. */
static void
pull_groups (Springs *springs, const guint *groups, guint n_groups)
{
  g_autofree float *middles = g_new0 (float, 3 * (gsize) n_groups);

  for (guint i = 0; i < springs->n_nodes; i++)
    {
      float *middle = &middles[3 * groups[i]];

      middle[0] += springs->x[i];
      middle[1] += springs->y[i];
      middle[2] += 1;
    }
  for (guint i = 0; i < springs->n_nodes; i++)
    if (groups[i] != 0)
      {
        const float *middle = &middles[3 * groups[i]];

        springs->push_x[i] += GROUP_PULL * (middle[0] / middle[2] - springs->x[i]);
        springs->push_y[i] += GROUP_PULL * (middle[1] / middle[2] - springs->y[i]);
      }
}

static void
hold_fixed (Springs *springs, const gboolean *fixed)
{
  for (guint i = 0; i < springs->n_nodes; i++)
    if (fixed[i])
      springs->push_x[i] = springs->push_y[i] = 0;
}

PV_FOR_EACH_PROCESSOR static void
step (Springs *springs, float longest)
{
  float *restrict x = springs->x, *restrict y = springs->y;
  const float *restrict push_x = springs->push_x, *restrict push_y = springs->push_y;
  guint n = springs->n_nodes;

  for (guint i = 0; i < n; i++)
    {
      float length = sqrtf (push_x[i] * push_x[i] + push_y[i] * push_y[i]), way = MIN (length, longest);
      float step_x = push_x[i] * way / length, step_y = push_y[i] * way / length;

      x[i] += length > 0 ? step_x : 0;
      y[i] += length > 0 ? step_y : 0;
    }
}

/* √(area / nodes), the area taken from the spread so that a few outliers do not count. */
static float
mean_distance (const float *x, const float *y, guint n)
{
  double mean_x = 0, mean_y = 0, spread_x = 0, spread_y = 0;

  for (guint i = 0; i < n; i++)
    {
      mean_x += x[i] / n;
      mean_y += y[i] / n;
    }
  for (guint i = 0; i < n; i++)
    {
      spread_x += (x[i] - mean_x) * (x[i] - mean_x) / n;
      spread_y += (y[i] - mean_y) * (y[i] - mean_y) / n;
    }
  return (float) MAX (sqrt (12 * sqrt (spread_x * spread_y) / n), 1e-3);
}

static void
springs_init (Springs *springs, const PvAdjacency *adjacency)
{
  guint n = springs->n_nodes = adjacency->n_nodes;

  springs->distance = mean_distance (springs->x, springs->y, n);
  springs->reach = (n > FEW ? REACH : REACH_OF_FEW) * springs->distance;
  springs->push_x = g_new (float, n);
  springs->push_y = g_new (float, n);
  springs->nodes = g_new (guint, n);
  springs->sorted_x = g_new0 (float, n + PV_WIDE);
  springs->sorted_y = g_new0 (float, n + PV_WIDE);
  springs->cells = g_new (guint, n);
  springs->pulls = pv_pulls_new (adjacency, PULL);
}

static void
springs_clear (Springs *springs)
{
  g_free (springs->push_x);
  g_free (springs->push_y);
  g_free (springs->starts);
  g_free (springs->nodes);
  g_free (springs->sorted_x);
  g_free (springs->sorted_y);
  g_free (springs->cells);
  pv_pulls_free (springs->pulls);
}

gboolean
pv_layout_springs (const PvAdjacency *adjacency, const guint *groups, const gboolean *fixed, guint rounds, double first_step,
                   GCancellable *cancellable, float *x, float *y)
{
  Springs springs = { .x = x, .y = y };
  guint n_groups = 1;
  gboolean cancelled = FALSE;

  if (adjacency->n_nodes < 2)
    return TRUE;

  springs_init (&springs, adjacency);
  for (guint i = 0; groups != NULL && i < adjacency->n_nodes; i++)
    n_groups = MAX (n_groups, groups[i] + 1);
  for (guint round = 0; round < rounds && !cancelled; round++)
    {
      fill_cells (&springs);
      push_apart (&springs);
      pv_pulls_add (springs.pulls, PV_PULL_SQUARE, springs.distance, x, y, springs.push_x, springs.push_y);
      if (n_groups > 1)
        pull_groups (&springs, groups, n_groups);
      if (fixed != NULL)
        hold_fixed (&springs, fixed);
      step (&springs, (float) (first_step * springs.distance * (rounds - round) / rounds));
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  springs_clear (&springs);
  return !cancelled;
}
