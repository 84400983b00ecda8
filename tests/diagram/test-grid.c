/* Which elements are where: nothing is missed, and the rows that each thread fills are those that one would have filled. */
#include "diagram/diagram.h"
#include "diagram/pv-scene-grid.h"

#include <math.h>

#define N_RECTS 200
#define N_LINES 300
#define MARGIN 5.0

typedef struct
{
  PvRect rects[N_RECTS];
  PvPoint lines[N_LINES][3];
} Things;

static const PvRect area = { -500, 200, 3000, 1700 };

static PvPoint
random_point (GRand *rand)
{
  return (PvPoint) { g_rand_double_range (rand, area.x, area.x + area.width), g_rand_double_range (rand, area.y, area.y + area.height) };
}

static PvRect
random_rect (GRand *rand)
{
  PvPoint corner = random_point (rand);

  return (PvRect) { corner.x, corner.y, g_rand_double_range (rand, 1, 400), g_rand_double_range (rand, 1, 200) };
}

static void
make_things (Things *things, GRand *rand)
{
  for (guint i = 0; i < N_RECTS; i++)
    things->rects[i] = random_rect (rand);
  for (guint i = 0; i < N_LINES; i++)
    for (guint k = 0; k < 3; k++)
      things->lines[i][k] = random_point (rand);
}

/* @n threads would each fill their part of the rows. */
static PvSceneGrid *
grid_of (const Things *things, int n)
{
  PvSceneGrid *grid = pv_scene_grid_new (&area, N_RECTS + N_LINES);

  for (int part = 0; part < n; part++)
    {
      PvSceneGridRows rows = pv_scene_grid_rows (grid, part, n);

      for (guint i = 0; i < N_RECTS; i++)
        pv_scene_grid_add_rect (grid, rows, (PvElement) { PV_PART_NODE, i }, &things->rects[i]);
      for (guint i = 0; i < N_LINES; i++)
        pv_scene_grid_add_line (grid, rows, (PvElement) { PV_PART_LINK, i }, things->lines[i], 3, MARGIN);
    }
  return grid;
}

static gboolean
contains (const GArray *found, PvElement element)
{
  for (guint i = 0; i < found->len; i++)
    if (pv_element_equal (g_array_index (found, PvElement, i), element))
      return TRUE;

  return FALSE;
}

static void
assert_nothing_missed (const Things *things, const PvRect *rect, const GArray *found)
{
  for (guint i = 0; i < N_RECTS; i++)
    if (pv_rect_overlaps (&things->rects[i], rect))
      g_assert_true (contains (found, (PvElement) { PV_PART_NODE, i }));
  for (guint i = 0; i < N_LINES; i++)
    for (guint k = 0; k < 2; k++)
      for (double share = 0; share <= 1; share += 1.0 / 64)
        {
          PvPoint a = things->lines[i][k], b = things->lines[i][k + 1];

          if (pv_rect_contains (rect, a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
            g_assert_true (contains (found, (PvElement) { PV_PART_LINK, i }));
        }
}

static void
test_rows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree Things *things = g_new (Things, 1);

  make_things (things, rand);
  for (int n = 1; n <= 5; n++)
    {
      g_autoptr (PvSceneGrid) whole = grid_of (things, 1);
      g_autoptr (PvSceneGrid) parts = grid_of (things, n);

      for (guint i = 0; i < 60; i++)
        {
          PvRect rect = random_rect (rand);
          g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
          g_autoptr (GArray) found_in_parts = g_array_new (FALSE, FALSE, sizeof (PvElement));

          pv_scene_grid_find (whole, &rect, PV_PART_NONE, found);
          pv_scene_grid_find (parts, &rect, PV_PART_NONE, found_in_parts);
          assert_nothing_missed (things, &rect, found_in_parts);
          g_assert_cmpuint (found->len, ==, found_in_parts->len);
          for (guint k = 0; k < found->len; k++)
            g_assert_true (pv_element_equal (g_array_index (found, PvElement, k), g_array_index (found_in_parts, PvElement, k)));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/rows", test_rows);

  return g_test_run ();
}
