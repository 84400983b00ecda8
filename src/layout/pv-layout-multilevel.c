#include "layout/pv-layout-stages.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"
#include "layout/pv-layout-levels.h"

/* Multilevel force-directed placement after Walshaw (2003), with a two-level grid in place of a tree: nodes in the nine cells around push
 * one by one, cells of the same block as one, all other blocks as one each. Forces see links alone: what is far by links would only be as
 * far in the drawing as it is pushed. So in its last rounds the whole is led towards true distances besides. */

#define ROUNDS 56
#define BLOCKS 12                   /* a side */
#define NODES_A_CELL 3
#define COOLING 0.945f              /* of the step, after each round */
#define NEAR 1e-4f                  /* two nodes in one place push as if they were this far (squared) apart */
#define FIRST_STEP 2.0f             /* in mean node distances: long enough to undo what the level above got wrong */
#define LED 0.22f                   /* of what is lacking to true distances, in the first round that leads; falls evenly to 0 */
#define SCATTER 0.3f                /* of children around their parent, in mean node distances */

typedef struct
{
  const float *masses;
  float *x, *y;
  float *push_x, *push_y;
  float *pull_x, *pull_y;
  PvPulls *pulls;
  guint n;
  guint fine;                       /* cells a side: a multiple of BLOCKS */
  guint *cells;                     /* by node */
  guint *starts;                    /* nodes by cell */
  guint *nodes;
  float *sorted_x, *sorted_y, *sorted_mass;
  float *cell_x, *cell_y, *cell_mass;
  float block_x[BLOCKS * BLOCKS], block_y[BLOCKS * BLOCKS], block_mass[BLOCKS * BLOCKS];
  float square;                     /* of the distance at which a unit link rests */
} Forces;

static void
fill_cells (Forces *forces)
{
  float left, top, right, bottom, scale_x, scale_y;
  guint n_cells = forces->fine * forces->fine;

  pv_lanes_extent (forces->x, forces->n, &left, &right);
  pv_lanes_extent (forces->y, forces->n, &top, &bottom);
  scale_x = forces->fine / MAX ((right - left) * 1.0001f, 1e-6f);
  scale_y = forces->fine / MAX ((bottom - top) * 1.0001f, 1e-6f);
  memset (forces->starts, 0, sizeof (guint) * (n_cells + 2));
  for (guint i = 0; i < forces->n; i++)
    {
      guint column = MIN ((guint) ((forces->x[i] - left) * scale_x), forces->fine - 1);
      guint row = MIN ((guint) ((forces->y[i] - top) * scale_y), forces->fine - 1);

      forces->cells[i] = row * forces->fine + column;
      forces->starts[forces->cells[i] + 2]++;
    }
  for (guint i = 0; i < n_cells; i++)
    forces->starts[i + 2] += forces->starts[i + 1];
  for (guint i = 0; i < forces->n; i++)
    {
      guint at = forces->starts[forces->cells[i] + 1]++;

      forces->nodes[at] = i;
      forces->sorted_x[at] = forces->x[i];
      forces->sorted_y[at] = forces->y[i];
      forces->sorted_mass[at] = forces->masses[i];
    }
}

/* Mass points of the cells and of the blocks. */
static void
weigh_cells (Forces *forces)
{
  guint side = forces->fine / BLOCKS;

  memset (forces->block_x, 0, sizeof forces->block_x);
  memset (forces->block_y, 0, sizeof forces->block_y);
  memset (forces->block_mass, 0, sizeof forces->block_mass);
  for (guint cell = 0; cell < forces->fine * forces->fine; cell++)
    {
      guint block = cell / forces->fine / side * BLOCKS + cell % forces->fine / side;
      float x = 0, y = 0, mass = 0;

      for (guint i = forces->starts[cell]; i < forces->starts[cell + 1]; i++)
        {
          guint node = forces->nodes[i];

          x += forces->x[node] * forces->masses[node];
          y += forces->y[node] * forces->masses[node];
          mass += forces->masses[node];
        }
      forces->block_x[block] += x;
      forces->block_y[block] += y;
      forces->block_mass[block] += mass;
      forces->cell_x[cell] = mass > 0 ? x / mass : 0;
      forces->cell_y[cell] = mass > 0 ? y / mass : 0;
      forces->cell_mass[cell] = mass;
    }
  for (guint block = 0; block < BLOCKS * BLOCKS; block++)
    if (forces->block_mass[block] > 0)
      {
        forces->block_x[block] /= forces->block_mass[block];
        forces->block_y[block] /= forces->block_mass[block];
      }
}

static inline void
push_from (const Forces *forces, float x, float y, float from_x, float from_y, float mass, float *sum_x, float *sum_y)
{
  float dx = x - from_x, dy = y - from_y, push = mass * forces->square / (dx * dx + dy * dy + NEAR * forces->square);

  *sum_x += dx * push;
  *sum_y += dy * push;
}

/* @n masses side by side on one point. The arrays reach PV_WIDE further. */
static G_ALWAYS_INLINE inline void
push_from_all (const float *others_x, const float *others_y, const float *masses, guint n, float square, float x, float y, float *sum_x,
               float *sum_y)
{
  PvLanes lanes_x = { 0 }, lanes_y = { 0 };
  float least = NEAR * square;

  for (guint i = 0; i < n; i += PV_WIDE)
    {
      PvWide dx, dy, push;

      pv_wide_load (&dx, others_x + i);
      pv_wide_load (&dy, others_y + i);
      pv_wide_load (&push, masses + i);
      if (i + PV_WIDE > n)
        pv_wide_keep_first (&push, n - i);
      dx = x - dx;
      dy = y - dy;
      push /= dx * dx + dy * dy + least;
      dx *= push;
      dy *= push;
      pv_lanes_add (&lanes_x, &dx);
      pv_lanes_add (&lanes_y, &dy);
    }
  *sum_x += pv_lanes_sum (lanes_x) * square;
  *sum_y += pv_lanes_sum (lanes_y) * square;
}

/* All blocks but those in the rectangle of blocks given. */
static G_ALWAYS_INLINE inline void
push_from_blocks (const Forces *forces, float x, float y, const guint *near, float *sum_x, float *sum_y)
{
  push_from_all (forces->block_x, forces->block_y, forces->block_mass, BLOCKS * BLOCKS, forces->square, x, y, sum_x, sum_y);
  for (guint row = near[1]; row <= near[3]; row++)
    for (guint column = near[0]; column <= near[2]; column++)
      {
        guint block = row * BLOCKS + column;

        push_from (forces, x, y, forces->block_x[block], forces->block_y[block], -forces->block_mass[block], sum_x, sum_y);
      }
}

/* Left, top, right, bottom of the cells around one. */
static void
cells_around (const Forces *forces, guint cell, guint *around)
{
  guint column = cell % forces->fine, row = cell / forces->fine;

  around[0] = column > 0 ? column - 1 : 0;
  around[1] = row > 0 ? row - 1 : 0;
  around[2] = MIN (column + 1, forces->fine - 1);
  around[3] = MIN (row + 1, forces->fine - 1);
}

/* The cells of one row from one column to before another, as mass points. */
static G_ALWAYS_INLINE inline void
push_from_cells (const Forces *forces, guint row, guint from, guint to, float x, float y, float *sum_x, float *sum_y)
{
  guint at = row * forces->fine + from;

  push_from_all (forces->cell_x + at, forces->cell_y + at, forces->cell_mass + at, to - from, forces->square, x, y, sum_x, sum_y);
}

/* What is far pushes all nodes of a cell alike: reckoned once, at its mass point. */
static G_ALWAYS_INLINE inline void
push_from_afar (Forces *forces, guint cell, const guint *around, float *sum_x, float *sum_y)
{
  float x = forces->cell_x[cell], y = forces->cell_y[cell];
  guint side = forces->fine / BLOCKS;
  guint near[4] = { around[0] / side, around[1] / side, around[2] / side, around[3] / side };

  push_from_blocks (forces, x, y, near, sum_x, sum_y);
  for (guint row = near[1] * side; row < (near[3] + 1) * side; row++)
    if (row >= around[1] && row <= around[3])
      {
        push_from_cells (forces, row, near[0] * side, around[0], x, y, sum_x, sum_y);
        push_from_cells (forces, row, around[2] + 1, (near[2] + 1) * side, x, y, sum_x, sum_y);
      }
    else
      push_from_cells (forces, row, near[0] * side, (near[2] + 1) * side, x, y, sum_x, sum_y);
}

static G_ALWAYS_INLINE inline void
push_from_near (Forces *forces, guint node, const guint *around)
{
  for (guint row = around[1]; row <= around[3]; row++)
    {
      /* The cells of a row lie side by side, and so do their nodes. */
      guint from = forces->starts[row * forces->fine + around[0]], to = forces->starts[row * forces->fine + around[2] + 1];

      push_from_all (forces->sorted_x + from, forces->sorted_y + from, forces->sorted_mass + from, to - from, forces->square, forces->x[node],
                     forces->y[node], &forces->push_x[node], &forces->push_y[node]);
    }
}

PV_FOR_EACH_PROCESSOR static void
push_apart (Forces *forces)
{
  fill_cells (forces);
  weigh_cells (forces);
  for (guint cell = 0; cell < forces->fine * forces->fine; cell++)
    {
      guint around[4];
      float x = 0, y = 0;

      if (forces->starts[cell] == forces->starts[cell + 1])
        continue;
      cells_around (forces, cell, around);
      push_from_afar (forces, cell, around, &x, &y);
      for (guint i = forces->starts[cell]; i < forces->starts[cell + 1]; i++)
        {
          guint node = forces->nodes[i];

          forces->push_x[node] = x;
          forces->push_y[node] = y;
          push_from_near (forces, node, around);
        }
    }
}

static void
pull_links (Forces *forces)
{
  memset (forces->pull_x, 0, sizeof (float) * forces->n);
  memset (forces->pull_y, 0, sizeof (float) * forces->n);
  pv_pulls_add (forces->pulls, PV_PULL_ROOT, 1, forces->x, forces->y, forces->pull_x, forces->pull_y);
}

PV_FOR_EACH_PROCESSOR static void
step (Forces *forces, float longest)
{
  float *restrict x = forces->x, *restrict y = forces->y;
  const float *restrict push_x = forces->push_x, *restrict push_y = forces->push_y, *restrict masses = forces->masses;
  const float *restrict pull_x = forces->pull_x, *restrict pull_y = forces->pull_y;
  guint n = forces->n;

  for (guint i = 0; i < n; i++)
    {
      float force_x = push_x[i] + pull_x[i] / masses[i], force_y = push_y[i] + pull_y[i] / masses[i];
      float length = sqrtf (force_x * force_x + force_y * force_y), way = MIN (length, longest);
      float step_x = force_x * way / length, step_y = force_y * way / length;

      x[i] += length > 0 ? step_x : 0;
      y[i] += length > 0 ? step_y : 0;
    }
}

static float
mean_distance (const float *x, const float *y, guint n)
{
  double mean_x = 0, mean_y = 0, spread = 0;

  for (guint i = 0; i < n; i++)
    {
      mean_x += x[i] / n;
      mean_y += y[i] / n;
    }
  for (guint i = 0; i < n; i++)
    spread += ((x[i] - mean_x) * (x[i] - mean_x) + (y[i] - mean_y) * (y[i] - mean_y)) / n;
  return (float) MAX (sqrt (6 * spread / n), 1e-3);
}

static void
lead (PvLandmarks *landmarks, guint turn, float *x, float *y)
{
  pv_landmarks_lead (landmarks, turn, LED * (float) (PV_LANDMARK_TURNS - turn) / PV_LANDMARK_TURNS, x, y);
}

/* @landmarks: NULL but for the finest. */
static gboolean
relax (const PvLevel *level, PvLandmarks *landmarks, float *x, float *y, GCancellable *cancellable)
{
  guint n = level->adjacency->n_nodes, n_cells;
  g_autofree Forces *forces = g_new0 (Forces, 1);
  g_autofree float *floats = NULL;
  g_autofree guint *indexes = NULL;
  g_autoptr (PvPulls) pulls = pv_pulls_new (level->adjacency, 1);
  float longest = FIRST_STEP * mean_distance (x, y, n);

  forces->fine = BLOCKS * MAX ((guint) (sqrt ((double) n / NODES_A_CELL) / BLOCKS + 0.5), 1);
  n_cells = forces->fine * forces->fine;
  floats = g_new0 (float, 7 * (gsize) n + 3 * (gsize) n_cells + PV_WIDE);
  indexes = g_new0 (guint, 2 * (gsize) n + n_cells + 2);
  forces->pulls = pulls;
  forces->masses = level->masses;
  forces->n = n;
  forces->x = x;
  forces->y = y;
  forces->push_x = floats;
  forces->push_y = floats + n;
  forces->sorted_x = floats + 2 * (gsize) n;
  forces->sorted_y = floats + 3 * (gsize) n;
  forces->sorted_mass = floats + 4 * (gsize) n;
  forces->pull_x = floats + 5 * (gsize) n;
  forces->pull_y = floats + 6 * (gsize) n;
  forces->cell_x = floats + 7 * (gsize) n;
  forces->cell_y = forces->cell_x + n_cells;
  forces->cell_mass = forces->cell_y + n_cells;
  forces->cells = indexes;
  forces->nodes = indexes + n;
  forces->starts = indexes + 2 * (gsize) n;
  forces->square = 0.2f;
  for (guint round = 0; round < ROUNDS; round++)
    {
      if (landmarks != NULL && round + PV_LANDMARK_TURNS >= ROUNDS)
        lead (landmarks, round + PV_LANDMARK_TURNS - ROUNDS, x, y);
      push_apart (forces);
      pull_links (forces);
      step (forces, longest);
      longest *= COOLING;
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return TRUE;
}

static void
place_coarsest (const PvLevel *level, PvRandom *random, float *x, float *y)
{
  g_autoptr (PvPivots) pivots = pv_pivots_new (level->adjacency, PV_LEVELS_SMALL_ENOUGH, random);

  pv_pivots_place (pivots, level->adjacency, random, x, y);
  pv_layout_stress (pivots, level->adjacency, 30, random, NULL, x, y);
}

/* Children begin around their parent. */
static void
spread_children (const PvLevel *level, guint n_parents, PvRandom *random, float *x, float *y)
{
  float scatter = SCATTER * mean_distance (x, y, n_parents);
  g_autofree float *parent_x = g_memdup2 (x, sizeof (float) * n_parents), *parent_y = g_memdup2 (y, sizeof (float) * n_parents);

  for (guint i = 0; i < level->adjacency->n_nodes; i++)
    {
      x[i] = parent_x[level->parents[i]] + scatter * (float) (2 * pv_random_double (random) - 1);
      y[i] = parent_y[level->parents[i]] + scatter * (float) (2 * pv_random_double (random) - 1);
    }
}

gboolean
pv_layout_multilevel (const PvAdjacency *adjacency, PvRandom *random, GCancellable *cancellable, float *x, float *y)
{
  g_autoptr (GPtrArray) levels = pv_levels_new (adjacency, random);
  g_autoptr (PvLandmarks) landmarks = pv_landmarks_new (adjacency, random);

  place_coarsest (g_ptr_array_index (levels, levels->len - 1), random, x, y);
  for (guint i = levels->len; i-- > 0;)
    {
      const PvLevel *level = g_ptr_array_index (levels, i);

      if (i + 1 < levels->len)
        spread_children (level, ((PvLevel *) g_ptr_array_index (levels, i + 1))->adjacency->n_nodes, random, x, y);
      if (!relax (level, i == 0 ? landmarks : NULL, x, y, cancellable))
        return FALSE;
    }
  return TRUE;
}
