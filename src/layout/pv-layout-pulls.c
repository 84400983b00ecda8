#include "layout/pv-layout-stages.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

struct _PvPulls
{
  guint n_links;                    /* each once, ascending */
  guint *from;
  guint *to;
  float *strengths;
  float *x;                         /* room to reckon in */
  float *y;
};

PvPulls *
pv_pulls_new (const PvAdjacency *adjacency, float strength)
{
  PvPulls *pulls = g_new0 (PvPulls, 1);
  guint n_targets = adjacency->starts[adjacency->n_nodes];

  pulls->from = g_new (guint, n_targets / 2 + 1);
  pulls->to = g_new (guint, n_targets / 2 + 1);
  pulls->strengths = g_new (float, n_targets / 2 + 1);
  for (guint node = 0; node < adjacency->n_nodes; node++)
    for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
      if (adjacency->targets[i] > node)
        {
          pulls->from[pulls->n_links] = node;
          pulls->to[pulls->n_links] = adjacency->targets[i];
          pulls->strengths[pulls->n_links++] = strength * adjacency->weights[i];
        }
  pulls->x = g_new (float, pulls->n_links + 1);
  pulls->y = g_new (float, pulls->n_links + 1);
  return pulls;
}

void
pv_pulls_free (PvPulls *pulls)
{
  g_free (pulls->from);
  g_free (pulls->to);
  g_free (pulls->strengths);
  g_free (pulls->x);
  g_free (pulls->y);
  g_free (pulls);
}

/* Roots and divisions take long: they stand in loops of their own, which are done for several links at a time. */
PV_FOR_EACH_PROCESSOR static void
pull_by_square (float *restrict x, float *restrict y, const float *restrict strengths, guint n, float distance)
{
  for (guint i = 0; i < n; i++)
    {
      float force = strengths[i] * sqrtf (x[i] * x[i] + y[i] * y[i]) / distance;

      x[i] *= force;
      y[i] *= force;
    }
}

PV_FOR_EACH_PROCESSOR static void
pull_by_root (float *restrict x, float *restrict y, const float *restrict strengths, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      float force = strengths[i] * sqrtf (sqrtf (x[i] * x[i] + y[i] * y[i]));

      x[i] *= force;
      y[i] *= force;
    }
}

void
pv_pulls_add (PvPulls *pulls, PvPullLaw law, float distance, const float *restrict x, const float *restrict y, float *restrict sum_x,
              float *restrict sum_y)
{
  const guint *restrict from = pulls->from, *restrict to = pulls->to;
  float *restrict pull_x = pulls->x, *restrict pull_y = pulls->y;
  guint n = pulls->n_links;

  for (guint i = 0; i < n; i++)
    {
      pull_x[i] = x[to[i]] - x[from[i]];
      pull_y[i] = y[to[i]] - y[from[i]];
    }
  if (law == PV_PULL_SQUARE)
    pull_by_square (pull_x, pull_y, pulls->strengths, n, distance);
  else
    pull_by_root (pull_x, pull_y, pulls->strengths, n);
  for (guint i = 0; i < n;)
    {
      guint node = from[i];
      float all_x = sum_x[node], all_y = sum_y[node];

      for (; i < n && from[i] == node; i++)
        {
          all_x += pull_x[i];
          all_y += pull_y[i];
          sum_x[to[i]] -= pull_x[i];
          sum_y[to[i]] -= pull_y[i];
        }
      sum_x[node] = all_x;
      sum_y[node] = all_y;
    }
}
