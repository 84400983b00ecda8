#include "layout/pv-layout-stages.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

#define AT_ONCE 64                  /* landmarks that are measured together: the bits of a guint64 */
#define TOO_FAR 255                 /* links; such a distance and longer ones pull nobody */
#define NEAR 1e-9f

struct _PvLandmarks
{
  guint n_nodes;
  guint nodes[PV_LANDMARK_TURNS * PV_WIDE];
  guint8 *distances;                /* in links; turn × node × PV_WIDE */
  float scale;                      /* length in the drawing of a distance of one link; 0: not measured yet */
};

typedef guint8 Distances __attribute__ ((vector_size (PV_WIDE)));

/* --- distances, a landmark a bit: what is known of a node goes to its neighbours for all of them at once --- */

typedef struct
{
  const PvAdjacency *adjacency;
  guint64 *seen;                    /* by node: the landmarks that know it … */
  guint64 *fresh;                   /* … since the last step … */
  guint64 *next;                    /* … or from the next one on */
  guint *reached;                   /* the nodes with anything fresh */
  guint *touched;                   /* … and in next */
  guint n_reached;
} Waves;

static guint
spread_waves (Waves *waves)
{
  const PvAdjacency *adjacency = waves->adjacency;
  guint n_touched = 0;

  for (guint r = 0; r < waves->n_reached; r++)
    {
      guint node = waves->reached[r];
      guint64 fresh = waves->fresh[node];

      /* Without a branch, which would be guessed wrong half of the time: one that is listed already is overwritten by the next. */
      for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
        {
          guint target = adjacency->targets[i];

          waves->touched[n_touched] = target;
          n_touched += waves->next[target] == 0;
          waves->next[target] |= fresh;
        }
    }
  return n_touched;
}

/* @first: of the landmarks, the one of bit 0. */
static void
note_distances (PvLandmarks *landmarks, guint first, guint node, guint64 fresh, guint8 distance)
{
  for (; fresh != 0; fresh &= fresh - 1)
    {
      guint landmark = first + (guint) __builtin_ctzll (fresh);

      landmarks->distances[((gsize) (landmark / PV_WIDE) * landmarks->n_nodes + node) * PV_WIDE + landmark % PV_WIDE] = distance;
    }
}

static void
settle_waves (Waves *waves, PvLandmarks *landmarks, guint first, guint n_touched, guint8 distance)
{
  waves->n_reached = 0;
  for (guint t = 0; t < n_touched; t++)
    {
      guint node = waves->touched[t];
      guint64 fresh = waves->next[node] & ~waves->seen[node];

      waves->next[node] = 0;
      waves->seen[node] |= fresh;
      waves->fresh[node] = fresh;
      waves->reached[waves->n_reached] = node;
      waves->n_reached += fresh != 0;
      note_distances (landmarks, first, node, fresh, distance);
    }
}

static void
measure_from (PvLandmarks *landmarks, Waves *waves, guint first)
{
  guint n_touched = 0;

  memset (waves->seen, 0, sizeof (guint64) * landmarks->n_nodes);
  for (guint i = 0; i < AT_ONCE; i++)
    {
      guint node = landmarks->nodes[first + i];

      waves->touched[n_touched] = node;
      n_touched += waves->next[node] == 0;
      waves->next[node] |= (guint64) 1 << i;
    }
  settle_waves (waves, landmarks, first, n_touched, 0);
  for (guint distance = 1; waves->n_reached > 0 && distance < TOO_FAR; distance++)
    settle_waves (waves, landmarks, first, spread_waves (waves), (guint8) distance);
}

/* The landmarks of each turn come from all over the list, and all of them too: what was written down together often belongs together. */
static void
choose_nodes (PvLandmarks *landmarks, PvRandom *random)
{
  guint n_landmarks = G_N_ELEMENTS (landmarks->nodes);

  for (guint i = 0; i < n_landmarks; i++)
    {
      double part = i % PV_WIDE * PV_LANDMARK_TURNS + i / PV_WIDE;

      landmarks->nodes[i] = MIN ((guint) ((part + pv_random_double (random)) / n_landmarks * landmarks->n_nodes), landmarks->n_nodes - 1);
    }
}

PvLandmarks *
pv_landmarks_new (const PvAdjacency *adjacency, PvRandom *random)
{
  PvLandmarks *landmarks = g_new0 (PvLandmarks, 1);
  guint n = landmarks->n_nodes = adjacency->n_nodes, n_landmarks = G_N_ELEMENTS (landmarks->nodes);
  g_autofree guint64 *bits = g_new0 (guint64, 3 * (gsize) n);
  g_autofree guint *lists = g_new (guint, 2 * (gsize) n + 2);
  Waves waves = { adjacency, bits, bits + n, bits + 2 * (gsize) n, lists, lists + n + 1, 0 };

  landmarks->distances = g_malloc ((gsize) n_landmarks * n);
  memset (landmarks->distances, TOO_FAR, (gsize) n_landmarks * n);
  choose_nodes (landmarks, random);
  for (guint first = 0; first < n_landmarks; first += AT_ONCE)
    measure_from (landmarks, &waves, first);
  return landmarks;
}

void
pv_landmarks_free (PvLandmarks *landmarks)
{
  g_free (landmarks->distances);
  g_free (landmarks);
}

/* --- towards them --- */

/* Sums over all distances of this turn: of length by distance, and of its square. */
typedef struct
{
  double ratios;
  double squares;
} Tally;

/* The places of the landmarks of one turn. */
typedef struct
{
  PvWide x;
  PvWide y;
} Marks;

/* Moves each node by @share of the mean of what it lacks to its distances. */
PV_FOR_EACH_PROCESSOR static void
lead_nodes (const guint8 *all_distances, guint n, const Marks *marks, float scale, float share, float *x, float *y, Tally *tally)
{
  for (guint node = 0; node < n; node++)
    {
      PvLanes to_x = { 0 }, to_y = { 0 }, ratios = { 0 }, squares = { 0 };
      PvWide dx = x[node] - marks->x, dy = y[node] - marks->y, length = dx * dx + dy * dy + NEAR, distance, ratio;
      PvWideBits known;
      Distances bytes;

      memcpy (&bytes, all_distances + (gsize) node * PV_WIDE, sizeof bytes);
      distance = __builtin_convertvector (bytes, PvWide);
      known = (distance > 0) & (distance < TOO_FAR);
      pv_wide_sqrt (&length);
      ratio = length / distance;
      pv_wide_keep (&ratio, &known);
      pv_lanes_add (&ratios, &ratio);
      ratio *= ratio;
      pv_lanes_add (&squares, &ratio);
      tally->ratios += pv_lanes_sum (ratios);
      tally->squares += pv_lanes_sum (squares);
      ratio = scale * distance / length - 1;
      pv_wide_keep (&ratio, &known);
      dx *= ratio;
      dy *= ratio;
      pv_lanes_add (&to_x, &dx);
      pv_lanes_add (&to_y, &dy);
      x[node] += share / PV_WIDE * pv_lanes_sum (to_x);
      y[node] += share / PV_WIDE * pv_lanes_sum (to_y);
    }
}

void
pv_landmarks_lead (PvLandmarks *landmarks, guint turn, float share, float *x, float *y)
{
  const guint8 *distances = landmarks->distances + (gsize) turn * landmarks->n_nodes * PV_WIDE;
  const guint *nodes = &landmarks->nodes[turn * PV_WIDE];
  Tally tally = { 0 };
  Marks marks;

  for (guint i = 0; i < PV_WIDE; i++)
    {
      marks.x[i] = x[nodes[i]];
      marks.y[i] = y[nodes[i]];
    }
  /* The first turn begins with a look at how long a link is; each other takes what the turn before it saw. */
  if (landmarks->scale <= 0)
    {
      lead_nodes (distances, landmarks->n_nodes, &marks, 1, 0, x, y, &tally);
      landmarks->scale = (float) (tally.squares / MAX (tally.ratios, 1e-20));
      tally = (Tally) { 0 };
    }
  lead_nodes (distances, landmarks->n_nodes, &marks, landmarks->scale, share, x, y, &tally);
  landmarks->scale = (float) (tally.squares / MAX (tally.ratios, 1e-20));
}
