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
  float *sorted_x;           /* … and their places in that order, PV_LANES more than there are nodes, so that several are taken at a time */
  float *sorted_y;
  guint *cells;
  guint columns;
  guint rows;
} Springs;

static void
fill_cells (Springs *springs)
{
  float left = G_MAXFLOAT, top = G_MAXFLOAT, right = -G_MAXFLOAT, bottom = -G_MAXFLOAT, cell;

  for (guint i = 0; i < springs->n_nodes; i++)
    {
      left = MIN (left, springs->x[i]);
      right = MAX (right, springs->x[i]);
      top = MIN (top, springs->y[i]);
      bottom = MAX (bottom, springs->y[i]);
    }
  cell = MAX (springs->reach, MAX (right - left, bottom - top) / 1000);
  springs->columns = (guint) ((right - left) / cell) + 1;
  springs->rows = (guint) ((bottom - top) / cell) + 1;
  springs->starts = g_renew (guint, springs->starts, springs->columns * springs->rows + 2);
  memset (springs->starts, 0, sizeof (guint) * (springs->columns * springs->rows + 2));
  for (guint i = 0; i < springs->n_nodes; i++)
    {
      guint column = MIN ((guint) ((springs->x[i] - left) / cell), springs->columns - 1);
      guint row = MIN ((guint) ((springs->y[i] - top) / cell), springs->rows - 1);

      springs->cells[i] = row * springs->columns + column;
      springs->starts[springs->cells[i] + 2]++;
    }
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
  guint i = from;

  for (; i + PV_LANES <= to; i += PV_LANES)
    {
      PvLanes dx = x - pv_lanes_load (springs->sorted_x + i), dy = y - pv_lanes_load (springs->sorted_y + i), length = dx * dx + dy * dy;
      PvLanes push = pv_lanes_where (length < reach, square / (length + least));

      lanes_x += dx * push;
      lanes_y += dy * push;
    }
  if (i < to)
    {
      PvLanes dx = x - pv_lanes_load (springs->sorted_x + i), dy = y - pv_lanes_load (springs->sorted_y + i), length = dx * dx + dy * dy;
      PvLanes push = pv_lanes_where ((length < reach) & pv_lanes_first (to - i), square / (length + least));

      lanes_x += dx * push;
      lanes_y += dy * push;
    }
  *sum_x += pv_lanes_sum (lanes_x);
  *sum_y += pv_lanes_sum (lanes_y);
}

static void
push_apart (Springs *springs)
{
  fill_cells (springs);
  for (guint node = 0; node < springs->n_nodes; node++)
    {
      guint column = springs->cells[node] % springs->columns, row = springs->cells[node] / springs->columns;
      guint left = column > 0 ? column - 1 : 0, right = MIN (column + 1, springs->columns - 1);

      /* Cells of a row lie side by side. */
      for (guint r = row > 0 ? row - 1 : 0; r <= row + 1 && r < springs->rows; r++)
        push_from (springs, springs->starts[r * springs->columns + left], springs->starts[r * springs->columns + right + 1], springs->x[node],
                   springs->y[node], &springs->push_x[node], &springs->push_y[node]);
    }
}

static void
pull_links (Springs *springs, const PvAdjacency *adjacency)
{
  for (guint node = 0; node < springs->n_nodes; node++)
    for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
      {
        guint other = adjacency->targets[i];
        float dx = springs->x[other] - springs->x[node], dy = springs->y[other] - springs->y[node];
        float force = PULL * adjacency->weights[i] * sqrtf (dx * dx + dy * dy) / springs->distance;

        springs->push_x[node] += dx * force;
        springs->push_y[node] += dy * force;
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
step (Springs *springs, const gboolean *fixed, float longest)
{
  for (guint i = 0; i < springs->n_nodes; i++)
    {
      float length = sqrtf (springs->push_x[i] * springs->push_x[i] + springs->push_y[i] * springs->push_y[i]);

      if (length > 0 && (fixed == NULL || !fixed[i]))
        {
          springs->x[i] += springs->push_x[i] * MIN (length, longest) / length;
          springs->y[i] += springs->push_y[i] * MIN (length, longest) / length;
        }
      springs->push_x[i] = springs->push_y[i] = 0;
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

gboolean
pv_layout_springs (const PvAdjacency *adjacency, const guint *groups, const gboolean *fixed, guint rounds, double first_step,
                   GCancellable *cancellable, float *x, float *y)
{
  Springs springs = { .n_nodes = adjacency->n_nodes, .x = x, .y = y };
  guint n_groups = 1;
  gboolean cancelled = FALSE;

  if (adjacency->n_nodes < 2)
    return TRUE;

  springs.distance = mean_distance (x, y, adjacency->n_nodes);
  springs.reach = (adjacency->n_nodes > FEW ? REACH : REACH_OF_FEW) * springs.distance;
  springs.push_x = g_new0 (float, adjacency->n_nodes);
  springs.push_y = g_new0 (float, adjacency->n_nodes);
  springs.nodes = g_new (guint, adjacency->n_nodes);
  springs.sorted_x = g_new0 (float, adjacency->n_nodes + PV_LANES);
  springs.sorted_y = g_new0 (float, adjacency->n_nodes + PV_LANES);
  springs.cells = g_new (guint, adjacency->n_nodes);
  for (guint i = 0; groups != NULL && i < adjacency->n_nodes; i++)
    n_groups = MAX (n_groups, groups[i] + 1);
  for (guint round = 0; round < rounds && !cancelled; round++)
    {
      push_apart (&springs);
      pull_links (&springs, adjacency);
      if (n_groups > 1)
        pull_groups (&springs, groups, n_groups);
      step (&springs, fixed, (float) (first_step * springs.distance * (rounds - round) / rounds));
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  g_free (springs.push_x);
  g_free (springs.push_y);
  g_free (springs.starts);
  g_free (springs.nodes);
  g_free (springs.sorted_x);
  g_free (springs.sorted_y);
  g_free (springs.cells);
  return !cancelled;
}
