#include "layout/pv-layout-stages.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

#define POWER_ROUNDS 60

/* Distances in links from one node to all of a connected graph. Returns the farthest node, the lowest of several. */
static guint
measure_from (const PvAdjacency *adjacency, guint source, guint *distances, guint *queue)
{
  guint head = 0, tail = 0, farthest = source;

  for (guint i = 0; i < adjacency->n_nodes; i++)
    distances[i] = G_MAXUINT;
  distances[source] = 0;
  queue[tail++] = source;
  while (head < tail)
    {
      guint node = queue[head++], next = distances[node] + 1;

      /* Without a branch, which would be guessed wrong half of the time: one that is known already is overwritten by the next. */
      for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
        {
          guint target = adjacency->targets[i], known = distances[target];

          queue[tail] = target;
          tail += known == G_MAXUINT;
          distances[target] = MIN (known, next);
        }
      if (distances[node] > distances[farthest])
        farthest = node;
    }
  return farthest;
}

static guint
choose_pivot (const guint *nearest, guint n_nodes, guint turn, PvRandom *random)
{
  guint chosen = 0;

  if (turn % 2 == 0)
    {
      for (guint i = 1; i < n_nodes; i++)
        if (nearest[i] > nearest[chosen])
          chosen = i;
      return chosen;
    }
  /* A random one that is not a pivot yet; there is one, since there are fewer pivots than nodes. */
  chosen = pv_random_below (random, n_nodes);
  while (nearest[chosen] == 0)
    chosen = (chosen + 1) % n_nodes;
  return chosen;
}

/* How many nodes of the pivot's region lie within half of each distance: what the pivot stands for. */
static void
weigh_terms (PvPivots *pivots, const guint *regions)
{
  g_autofree guint *within = g_new (guint, pivots->n_nodes + 2);

  for (guint p = 0; p < pivots->n_pivots; p++)
    {
      memset (within, 0, sizeof (guint) * (pivots->n_nodes + 2));
      for (guint i = 0; i < pivots->n_nodes; i++)
        if (regions[i] == p)
          within[(guint) pivots->distances[(gsize) i * pivots->stride + p]]++;
      for (guint d = 1; d <= pivots->n_nodes; d++)
        within[d] += within[d - 1];
      for (guint i = 0; i < pivots->n_nodes; i++)
        {
          float distance = pivots->distances[(gsize) i * pivots->stride + p];

          if (distance > 0)
            pivots->weights[(gsize) i * pivots->stride + p] = within[(guint) distance / 2] / (distance * distance);
        }
    }
}

PvPivots *
pv_pivots_new (const PvAdjacency *adjacency, guint n_pivots, PvRandom *random)
{
  PvPivots *pivots = g_new0 (PvPivots, 1);
  guint n = adjacency->n_nodes;
  g_autofree guint *distances = g_new (guint, n), *queue = g_new (guint, n + 1), *nearest = g_new (guint, n), *regions = g_new0 (guint, n);

  pivots->n_nodes = n;
  pivots->n_pivots = MIN (n_pivots, n);
  pivots->stride = (pivots->n_pivots + PV_WIDE - 1) / PV_WIDE * PV_WIDE;
  pivots->nodes = g_new (guint, pivots->n_pivots);
  pivots->distances = g_new0 (float, (gsize) n * pivots->stride);
  pivots->weights = g_new0 (float, (gsize) n * pivots->stride);
  for (guint i = 0; i < n; i++)
    nearest[i] = G_MAXUINT;
  for (guint p = 0; p < pivots->n_pivots; p++)
    {
      guint source = p == 0 ? measure_from (adjacency, pv_random_below (random, n), distances, queue)
                            : choose_pivot (nearest, n, p, random);

      measure_from (adjacency, source, distances, queue);
      pivots->nodes[p] = source;
      for (guint i = 0; i < n; i++)
        {
          pivots->distances[(gsize) i * pivots->stride + p] = distances[i];
          if (distances[i] < nearest[i])
            {
              nearest[i] = distances[i];
              regions[i] = p;
            }
        }
    }
  weigh_terms (pivots, regions);
  return pivots;
}

void
pv_pivots_free (PvPivots *pivots)
{
  g_free (pivots->nodes);
  g_free (pivots->distances);
  g_free (pivots->weights);
  g_free (pivots);
}

/* The squared distances, double-centred. */
static float *
centre_distances (const PvPivots *pivots)
{
  guint n = pivots->n_nodes, k = pivots->n_pivots;
  float *centred = g_new0 (float, (gsize) n * pivots->stride);
  g_autofree double *columns = g_new0 (double, k);
  double all = 0;

  for (guint i = 0; i < n; i++)
    {
      const float *row = &pivots->distances[(gsize) i * pivots->stride];

      for (guint p = 0; p < k; p++)
        columns[p] += (double) row[p] * row[p] / n;
    }
  for (guint p = 0; p < k; p++)
    all += columns[p] / k;
  for (guint i = 0; i < n; i++)
    {
      const float *row = &pivots->distances[(gsize) i * pivots->stride];
      double mean = 0;

      for (guint p = 0; p < k; p++)
        mean += (double) row[p] * row[p] / k;
      for (guint p = 0; p < k; p++)
        centred[(gsize) i * pivots->stride + p] = (float) (-0.5 * ((double) row[p] * row[p] - mean - columns[p] + all));
    }
  return centred;
}

static inline void
add_times (double *restrict sums, const double *restrict values, double factor, guint n)
{
  for (guint i = 0; i < n; i++)
    sums[i] += values[i] * factor;
}

/* The k × k products of the columns, from at most some hundred rows: more change nothing that one can see. */
static double *
multiply_columns (const float *centred, guint n, guint k, guint stride)
{
  double *product = g_new0 (double, (gsize) k * k);
  g_autofree double *row = g_new (double, k);
  guint skip = MAX (n / 300, 1);

  for (guint i = 0; i < n; i += skip)
    {
      for (guint p = 0; p < k; p++)
        row[p] = centred[(gsize) i * stride + p];
      for (guint p = 0; p < k; p++)
        add_times (&product[(gsize) p * k + p], &row[p], row[p], k - p);
    }
  for (guint p = 0; p < k; p++)
    for (guint q = 0; q < p; q++)
      product[p * k + q] = product[q * k + p];
  return product;
}

static double
normalise (double *vector, guint k)
{
  double length = 0;

  for (guint p = 0; p < k; p++)
    length += vector[p] * vector[p];
  length = sqrt (length);
  for (guint p = 0; p < k; p++)
    vector[p] = length > 1e-30 ? vector[p] / length : 0;
  return length;
}

static void
make_orthogonal (double *vector, const double *to, guint k)
{
  double dot = 0;

  for (guint p = 0; p < k; p++)
    dot += vector[p] * to[p];
  for (guint p = 0; p < k; p++)
    vector[p] -= dot * to[p];
}

/* Column by column: the products of a matrix that is its own mirror image, several at a time. */
static void
multiply (const double *product, const double *vector, guint k, double *next)
{
  memset (next, 0, sizeof (double) * k);
  for (guint q = 0; q < k; q++)
    add_times (next, &product[(gsize) q * k], vector[q], k);
}

/* The eigenvector of the greatest eigenvalue across @before (NULL: of all) by power iteration. */
static void
find_axis (const double *product, guint k, const double *before, PvRandom *random, double *axis)
{
  g_autofree double *next = g_new (double, k);

  for (guint p = 0; p < k; p++)
    axis[p] = pv_random_double (random) - 0.5;
  normalise (axis, k);
  for (guint round = 0; round < POWER_ROUNDS; round++)
    {
      multiply (product, axis, k, next);
      if (before != NULL)
        make_orthogonal (next, before, k);
      normalise (next, k);
      memcpy (axis, next, sizeof (double) * k);
    }
}

static void
project (const PvPivots *pivots, const float *centred, const double *axis, float *places)
{
  for (guint i = 0; i < pivots->n_nodes; i++)
    {
      const float *row = &centred[(gsize) i * pivots->stride];
      double sum = 0;

      for (guint p = 0; p < pivots->n_pivots; p++)
        sum += row[p] * axis[p];
      places[i] = (float) sum;
    }
}

/* Scales to links of mean length 1, and shakes a little: nodes in one place or in one line could never leave each other. */
static void
scale_to_links (const PvAdjacency *adjacency, PvRandom *random, float *x, float *y)
{
  double sum = 0;
  guint n_links = adjacency->starts[adjacency->n_nodes];

  for (guint node = 0; node < adjacency->n_nodes; node++)
    for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
      {
        double dx = x[node] - x[adjacency->targets[i]], dy = y[node] - y[adjacency->targets[i]];

        sum += sqrt (dx * dx + dy * dy);
      }
  sum = sum > 1e-20 && n_links > 0 ? n_links / sum : 1;
  for (guint node = 0; node < adjacency->n_nodes; node++)
    {
      x[node] = (float) (x[node] * sum + 0.1 * (pv_random_double (random) - 0.5));
      y[node] = (float) (y[node] * sum + 0.1 * (pv_random_double (random) - 0.5));
    }
}

void
pv_pivots_place (const PvPivots *pivots, const PvAdjacency *adjacency, PvRandom *random, float *x, float *y)
{
  guint k = pivots->n_pivots;
  g_autofree float *centred = centre_distances (pivots);
  g_autofree double *product = multiply_columns (centred, pivots->n_nodes, k, pivots->stride);
  g_autofree double *first = g_new (double, k), *second = g_new (double, k);

  find_axis (product, k, NULL, random, first);
  find_axis (product, k, first, random, second);
  project (pivots, centred, first, x);
  project (pivots, centred, second, y);
  scale_to_links (adjacency, random, x, y);
}
