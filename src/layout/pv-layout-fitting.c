#include "layout/pv-layout-stages.h"

#include <math.h>

#define MOST_STRETCH 1.5            /* of one axis against the other, towards the aspect that is wished */
#define ON_A_SCREEN 300             /* nodes; above, nobody sees the whole at once, and true distances count for more than the aspect */
#define SPRING_ROUNDS 20
#define SPRING_STEP 0.35

typedef struct
{
  double mean_x, mean_y;
  double xx, xy, yy;                /* covariance */
} Moments;

static Moments
find_moments (const float *x, const float *y, guint n)
{
  Moments moments = { 0 };

  for (guint i = 0; i < n; i++)
    {
      moments.mean_x += x[i] / n;
      moments.mean_y += y[i] / n;
    }
  for (guint i = 0; i < n; i++)
    {
      double dx = x[i] - moments.mean_x, dy = y[i] - moments.mean_y;

      moments.xx += dx * dx / n;
      moments.xy += dx * dy / n;
      moments.yy += dy * dy / n;
    }
  return moments;
}

/* Turns the longest direction level (or upright, if the drawing should be taller than wide). */
static void
turn_level (float *x, float *y, guint n, gboolean upright)
{
  Moments moments = find_moments (x, y, n);
  double half = (moments.xx - moments.yy) / 2, largest = (moments.xx + moments.yy) / 2 + sqrt (half * half + moments.xy * moments.xy);
  double cosine = largest - moments.yy, sine = moments.xy, length = sqrt (cosine * cosine + sine * sine);

  if (length < 1e-12)
    {
      cosine = moments.xx >= moments.yy ? 1 : 0;
      sine = 1 - cosine;
      length = 1;
    }
  cosine /= length;
  sine /= length;
  for (guint i = 0; i < n; i++)
    {
      double dx = x[i] - moments.mean_x, dy = y[i] - moments.mean_y;
      double along = dx * cosine + dy * sine, across = dy * cosine - dx * sine;

      x[i] = (float) (upright ? -across : along);
      y[i] = (float) (upright ? along : across);
    }
}

void
pv_layout_fit_to_room (float *x, float *y, guint n, double area, double aspect)
{
  Moments moments;
  double spread_x, spread_y, stretch, scale;

  turn_level (x, y, n, aspect < 1);
  moments = find_moments (x, y, n);
  /* An even spread over a side of length l has the deviation l / √12. */
  spread_x = MAX (sqrt (12 * moments.xx), 1e-3);
  spread_y = MAX (sqrt (12 * moments.yy), spread_x / 50);
  spread_x = MAX (spread_x, spread_y / 50);
  stretch = n > ON_A_SCREEN ? 1 : CLAMP (aspect / (spread_x / spread_y), 1 / MOST_STRETCH, MOST_STRETCH);
  scale = sqrt (area / (spread_x * stretch * spread_y));
  for (guint i = 0; i < n; i++)
    {
      x[i] = (float) (x[i] * scale * stretch);
      y[i] = (float) (y[i] * scale);
    }
}

static PvPoint
turned (PvPoint point, guint way)
{
  PvPoint after = { way & 1 ? -point.x : point.x, way & 2 ? -point.y : point.y };

  return way & 4 ? (PvPoint) { after.y, after.x } : after;
}

/* How far, in sum, the fixed nodes stand from their places after one of the eight turns and the best shift, which is given back. */
static double
measure_way (const float *x, const float *y, guint n, const PvPoint *centres, const gboolean *fixed, guint way, PvPoint *shift)
{
  guint n_fixed = 0;
  double error = 0;

  *shift = (PvPoint) { 0, 0 };
  for (guint i = 0; i < n; i++)
    if (fixed[i])
      {
        PvPoint from = turned ((PvPoint) { x[i], y[i] }, way);

        shift->x += centres[i].x - from.x;
        shift->y += centres[i].y - from.y;
        n_fixed++;
      }
  shift->x /= n_fixed;
  shift->y /= n_fixed;
  for (guint i = 0; i < n; i++)
    if (fixed[i])
      {
        PvPoint from = turned ((PvPoint) { x[i], y[i] }, way);

        error += fabs (centres[i].x - from.x - shift->x) + fabs (centres[i].y - from.y - shift->y);
      }
  return error;
}

gboolean
pv_layout_fit_to_fixed (const PvAdjacency *adjacency, const PvPoint *centres, const gboolean *fixed, GCancellable *cancellable, float *x,
                        float *y)
{
  guint n = adjacency->n_nodes, best_way = 0;
  double least = G_MAXDOUBLE;
  PvPoint best_shift = { 0, 0 };

  for (guint way = 0; way < 8; way++)
    {
      PvPoint shift;
      double error = measure_way (x, y, n, centres, fixed, way, &shift);

      if (error < least - 1e-6)
        {
          least = error;
          best_way = way;
          best_shift = shift;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      PvPoint place = turned ((PvPoint) { x[i], y[i] }, best_way);

      x[i] = (float) (fixed[i] ? centres[i].x : place.x + best_shift.x);
      y[i] = (float) (fixed[i] ? centres[i].y : place.y + best_shift.y);
    }
  return pv_layout_springs (adjacency, NULL, fixed, SPRING_ROUNDS, SPRING_STEP, cancellable, x, y);
}
