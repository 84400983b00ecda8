#include "layout/pv-layout-stages.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

#define NEAR 1e-9f

/* Places of the pivots side by side, so that several can be taken at a time. */
typedef struct
{
  const PvPivots *pivots;
  const PvAdjacency *adjacency;
  float *pivot_x;
  float *pivot_y;
  float *sums;              /* of all weights of a node */
  guint *pivot_of;          /* by node; G_MAXUINT: it is none */
  float *x;
  float *y;
} Solver;

static inline void
move_node (Solver *solver, guint node)
{
  const PvPivots *pivots = solver->pivots;
  const PvAdjacency *adjacency = solver->adjacency;
  const float *distances = &pivots->distances[(gsize) node * pivots->stride], *weights = &pivots->weights[(gsize) node * pivots->stride];
  float x = solver->x[node], y = solver->y[node];
  PvLanes lanes_x = { 0 }, lanes_y = { 0 };
  float to_x, to_y;

  for (guint p = 0; p < pivots->stride; p += PV_WIDE)
    {
      PvWide pivot_x, pivot_y, dx, dy, length, ratio, weight;

      pv_wide_load (&pivot_x, solver->pivot_x + p);
      pv_wide_load (&pivot_y, solver->pivot_y + p);
      pv_wide_load (&ratio, distances + p);
      pv_wide_load (&weight, weights + p);
      dx = x - pivot_x;
      dy = y - pivot_y;
      length = dx * dx + dy * dy + NEAR;
      pv_wide_sqrt (&length);
      ratio /= length;
      dx = weight * (pivot_x + dx * ratio);
      dy = weight * (pivot_y + dy * ratio);
      pv_lanes_add (&lanes_x, &dx);
      pv_lanes_add (&lanes_y, &dy);
    }
  to_x = pv_lanes_sum (lanes_x);
  to_y = pv_lanes_sum (lanes_y);
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      guint other = adjacency->targets[i];
      float dx = x - solver->x[other], dy = y - solver->y[other];
      float ratio = 1 / sqrtf (dx * dx + dy * dy + NEAR);

      to_x += adjacency->weights[i] * (solver->x[other] + dx * ratio);
      to_y += adjacency->weights[i] * (solver->y[other] + dy * ratio);
    }
  solver->x[node] = to_x / solver->sums[node];
  solver->y[node] = to_y / solver->sums[node];
  if (solver->pivot_of[node] != G_MAXUINT)
    {
      solver->pivot_x[solver->pivot_of[node]] = solver->x[node];
      solver->pivot_y[solver->pivot_of[node]] = solver->y[node];
    }
}

static void
prepare (Solver *solver)
{
  const PvPivots *pivots = solver->pivots;
  const PvAdjacency *adjacency = solver->adjacency;

  solver->pivot_x = g_new0 (float, pivots->stride);
  solver->pivot_y = g_new0 (float, pivots->stride);
  solver->sums = g_new0 (float, pivots->n_nodes);
  solver->pivot_of = g_new (guint, pivots->n_nodes);
  for (guint i = 0; i < pivots->n_nodes; i++)
    {
      solver->pivot_of[i] = G_MAXUINT;
      for (guint p = 0; p < pivots->n_pivots; p++)
        solver->sums[i] += pivots->weights[(gsize) i * pivots->stride + p];
      for (guint j = adjacency->starts[i]; j < adjacency->starts[i + 1]; j++)
        solver->sums[i] += adjacency->weights[j];
    }
  for (guint p = 0; p < pivots->n_pivots; p++)
    {
      solver->pivot_of[pivots->nodes[p]] = p;
      solver->pivot_x[p] = solver->x[pivots->nodes[p]];
      solver->pivot_y[p] = solver->y[pivots->nodes[p]];
    }
}

PV_FOR_EACH_PROCESSOR static void
sweep_once (Solver *solver, const guint *order)
{
  for (guint i = 0; i < solver->pivots->n_nodes; i++)
    move_node (solver, order[i]);
}

static void
shuffle (guint *order, guint n, PvRandom *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = pv_random_below (random, i), swap = order[i - 1];

      order[i - 1] = order[j];
      order[j] = swap;
    }
}

gboolean
pv_layout_stress (const PvPivots *pivots, const PvAdjacency *adjacency, guint sweeps, PvRandom *random, GCancellable *cancellable,
                  float *x, float *y)
{
  Solver solver = { .pivots = pivots, .adjacency = adjacency, .x = x, .y = y };
  g_autofree guint *order = g_new (guint, pivots->n_nodes);
  gboolean cancelled = FALSE;

  prepare (&solver);
  for (guint i = 0; i < pivots->n_nodes; i++)
    order[i] = i;
  for (guint sweep = 0; sweep < sweeps && !cancelled; sweep++)
    {
      shuffle (order, pivots->n_nodes, random);
      sweep_once (&solver, order);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  g_free (solver.pivot_x);
  g_free (solver.pivot_y);
  g_free (solver.sums);
  g_free (solver.pivot_of);
  return !cancelled;
}
