/* Boxes apart, one more box, and the grid both stand on. */
#include "synthetic.h"

static PvRect *
scatter (guint n, double side, guint64 seed)
{
  PvRect *boxes = g_new (PvRect, n);
  PvRandom random;

  pv_random_seed (&random, seed);
  for (guint i = 0; i < n; i++)
    boxes[i] = (PvRect) { side * pv_random_double (&random), side * pv_random_double (&random), 66 + 6.0 * pv_random_below (&random, 22),
                          pv_random_below (&random, 3) == 0 ? 54 : 36 };
  return boxes;
}

static guint
count_pairs (const PvRect *boxes, guint n, double gap_x, double gap_y)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        PvRect room = pv_rect_grow (&boxes[i], gap_x, gap_y);

        count += pv_rect_overlaps (&room, &boxes[j]);
      }
  return count;
}

static void
counts_every_pair_once (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autofree PvRect *boxes = scatter (120, 900, seed);

      g_assert_cmpuint (pv_layout_count_overlaps (boxes, 120, 0, 0), ==, count_pairs (boxes, 120, 0, 0));
      g_assert_cmpuint (pv_layout_count_overlaps (boxes, 120, 24, 18), ==, count_pairs (boxes, 120, 24, 18));
    }
}

static void
leaves_no_overlap (void)
{
  static const double SIDES[] = { 0, 10, 400, 1500, 20000 };
  PvLayoutOptions options = pv_layout_options ();

  for (guint k = 0; k < G_N_ELEMENTS (SIDES); k++)
    for (guint64 seed = 1; seed <= 3; seed++)
      {
        g_autofree PvRect *boxes = scatter (150, SIDES[k], seed);

        pv_layout_remove_overlaps (boxes, NULL, 150, &options);
        g_assert_cmpuint (count_pairs (boxes, 150, options.gap_x, options.gap_y), ==, 0);
        for (guint i = 0; i < 150; i++)
          g_assert_cmpfloat (boxes[i].x / 6, ==, (int) (boxes[i].x / 6));
      }
}

static void
moves_nothing_that_stands_well (void)
{
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvRect *boxes = scatter (80, 1200, 4), *before = NULL;

  pv_layout_remove_overlaps (boxes, NULL, 80, &options);
  before = g_memdup2 (boxes, sizeof (PvRect) * 80);
  pv_layout_remove_overlaps (boxes, NULL, 80, &options);
  g_assert_cmpmem (boxes, sizeof (PvRect) * 80, before, sizeof (PvRect) * 80);
}

static void
goes_round_what_is_fixed (void)
{
  PvLayoutOptions options = pv_layout_options ();

  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autofree PvRect *boxes = scatter (100, 500, seed), *before = g_memdup2 (boxes, sizeof (PvRect) * 100);
      gboolean fixed[100];
      guint among_fixed = 0;

      for (guint i = 0; i < 100; i++)
        fixed[i] = i % 5 == 0;
      pv_layout_remove_overlaps (boxes, fixed, 100, &options);
      for (guint i = 0; i < 100; i += 5)
        {
          g_assert_cmpmem (&boxes[i], sizeof (PvRect), &before[i], sizeof (PvRect));
          for (guint j = 0; j < i; j += 5)
            {
              PvRect room = pv_rect_grow (&boxes[i], options.gap_x, options.gap_y);

              among_fixed += pv_rect_overlaps (&room, &boxes[j]);
            }
        }
      g_assert_cmpuint (count_pairs (boxes, 100, options.gap_x, options.gap_y), ==, among_fixed);
    }
}

static void
inserts_near_the_neighbours (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (60, 110, 3);
  PvLayoutOptions options = pv_layout_options ();
  PvPoint places[60];
  g_autofree PvRect *boxes = NULL, *before = NULL;
  g_autoptr (PvLayoutSpace) space = NULL;

  options.refine_limit = 0;
  g_assert_true (pv_layout_network (&region->graph, &options, NULL, places, NULL));
  boxes = synthetic_boxes (&region->graph, places);
  before = g_memdup2 (boxes, sizeof (PvRect) * 60);
  space = pv_layout_space_new (boxes, 60);
  for (guint i = 0; i < 40; i++)
    {
      guint neighbours[] = { i, (i * 7 + 3) % 60 };
      guint n = i == 0 ? 0 : i % 2 + 1;
      PvPoint place = pv_layout_insert (space, 120, 36, neighbours, n, &options);
      PvRect box = { place.x, place.y, 120, 36 }, room = pv_rect_grow (&box, options.gap_x, options.gap_y);

      g_assert_true (pv_layout_space_is_free (space, &room, G_MAXUINT));
      g_assert_cmpfloat (place.x / 6, ==, (int) (place.x / 6));
      if (n == 1 && i < 10)
        {
          PvRect near = pv_rect_grow (pv_layout_space_box (space, i), 450, 350);

          g_assert_true (pv_rect_overlaps (&near, &box));
        }
      pv_layout_space_add (space, 60 + i, &box);
    }
  for (guint i = 0; i < 60; i++)
    g_assert_cmpmem (pv_layout_space_box (space, i), sizeof (PvRect), &before[i], sizeof (PvRect));
}

static void
inserts_into_a_wall_beside_it (void)
{
  PvLayoutOptions options = pv_layout_options ();
  PvRect wall = { -40000, -40000, 80000, 80000 }, box;
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (&wall, 1);
  guint neighbour = 0;
  PvPoint place = pv_layout_insert (space, 90, 36, &neighbour, 1, &options);

  box = (PvRect) { place.x, place.y, 90, 36 };
  g_assert_false (pv_rect_overlaps (&box, &wall));
}

static void
assert_finds_all (PvLayoutSpace *space, const PvRect *boxes, const gboolean *present, guint n, PvRandom *random)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint)), on_line = g_array_new (FALSE, FALSE, sizeof (guint));
  PvRect window = { 1200 * pv_random_double (random) - 300, 1200 * pv_random_double (random) - 300, 300 * pv_random_double (random) + 1, 90 };
  PvPoint a = { 1600 * pv_random_double (random) - 400, 1600 * pv_random_double (random) - 400 };
  PvPoint b = { 1600 * pv_random_double (random) - 400, pv_random_below (random, 4) == 0 ? a.y : 1600 * pv_random_double (random) - 400 };
  guint at = 0, at_line = 0;

  if (pv_random_below (random, 4) == 0)
    b.x = a.x;
  pv_layout_space_find (space, &window, found);
  pv_layout_space_find_on_line (space, a, b, 5, on_line);
  for (guint i = 0; i < n; i++)
    {
      PvRect grown = pv_rect_grow (&boxes[i], 5, 5);

      if (present[i] && pv_rect_overlaps (&window, &boxes[i]))
        g_assert_cmpuint (g_array_index (found, guint, at++), ==, i);
      if (present[i] && pv_rect_hits_line (&grown, a, b))
        g_assert_cmpuint (g_array_index (on_line, guint, at_line++), ==, i);
    }
  g_assert_cmpuint (at, ==, found->len);
  g_assert_cmpuint (at_line, ==, on_line->len);
  g_assert_cmpint (pv_layout_space_is_free (space, &window, G_MAXUINT), ==, found->len == 0);
}

static void
finds_what_a_plain_search_finds (void)
{
  g_autofree PvRect *boxes = scatter (200, 800, 9);
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (boxes, 150);
  gboolean present[200];
  PvRandom random;

  pv_random_seed (&random, 11);
  for (guint i = 0; i < 200; i++)
    present[i] = i < 150;
  for (guint round = 0; round < 400; round++)
    {
      guint box = pv_random_below (&random, 200);

      boxes[box].x = present[box] && round % 2 == 0 ? boxes[box].x : 3000 * pv_random_double (&random) - 1000;
      if (!present[box])
        pv_layout_space_add (space, box, &boxes[box]);
      else if (round % 2 == 0)
        pv_layout_space_remove (space, box);
      else
        pv_layout_space_move (space, box, &boxes[box]);
      present[box] = !present[box] || round % 2 != 0;
      assert_finds_all (space, boxes, present, 200, &random);
    }
}

/* Two that overlap are pushed apart, and no further; so are boxes that all lie on one line. */
static void
tears_nothing_to_pieces (void)
{
  PvRect two[] = { { 1000, 800, 1000, 1200 }, { 1150, 850, 220, 360 } }, row[30], all = { 0, 0, 0, 0 };
  PvLayoutOptions options = pv_layout_options ();

  pv_layout_remove_overlaps (two, NULL, 2, &options);
  g_assert_false (pv_rect_overlaps (&two[0], &two[1]));
  all = pv_rect_union (&two[0], &two[1]);
  g_assert_cmpfloat (all.width, <, 1400);
  g_assert_cmpfloat (all.height, <, 1700);
  for (guint i = 0; i < G_N_ELEMENTS (row); i++)
    row[i] = (PvRect) { 40.0 * i, i % 3, 120, 36 };
  pv_layout_remove_overlaps (row, NULL, G_N_ELEMENTS (row), &options);
  g_assert_cmpuint (pv_layout_count_overlaps (row, G_N_ELEMENTS (row), 0, 0), ==, 0);
  all = (PvRect) { 0, 0, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (row); i++)
    all = pv_rect_union (&all, &row[i]);
  g_assert_cmpfloat (all.width, <, 30 * 200);
  g_assert_cmpfloat (all.height, <, 30 * 60);
}

/* A pile around something that stays: none overlaps, nobody stands far out, and the drawing is about as high as it is wide. */
static void
spreads_a_pile (void)
{
  const guint n = 4000;
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvRect *boxes = scatter (n, 600, 1);
  g_autofree gboolean *fixed = g_new0 (gboolean, n);
  PvRect extent = { 0, 0, 0, 0 }, stays = { 300, 300, 66, 36 };
  double needed = 0;

  fixed[0] = TRUE;
  boxes[0] = stays;
  pv_layout_remove_overlaps (boxes, fixed, n, &options);
  g_assert_cmpuint (pv_layout_count_overlaps (boxes, n, options.gap_x, options.gap_y), ==, 0);
  g_assert_cmpfloat (boxes[0].x, ==, stays.x);
  g_assert_cmpfloat (boxes[0].y, ==, stays.y);
  for (guint i = 0; i < n; i++)
    {
      extent = pv_rect_union (&extent, &boxes[i]);
      needed += (boxes[i].width + options.gap_x) * (boxes[i].height + options.gap_y);
    }
  g_assert_cmpfloat (extent.width * extent.height, <, 4 * needed);
  g_assert_cmpfloat (MAX (extent.width, extent.height), <, 4 * MIN (extent.width, extent.height));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/overlaps/count", counts_every_pair_once);
  g_test_add_func ("/layout/overlaps/none-left", leaves_no_overlap);
  g_test_add_func ("/layout/overlaps/stands-well", moves_nothing_that_stands_well);
  g_test_add_func ("/layout/overlaps/fixed", goes_round_what_is_fixed);
  g_test_add_func ("/layout/overlaps/together", tears_nothing_to_pieces);
  g_test_add_func ("/layout/overlaps/pile", spreads_a_pile);
  g_test_add_func ("/layout/insert/near", inserts_near_the_neighbours);
  g_test_add_func ("/layout/insert/wall", inserts_into_a_wall_beside_it);
  g_test_add_func ("/layout/space/finds", finds_what_a_plain_search_finds);
  return g_test_run ();
}
