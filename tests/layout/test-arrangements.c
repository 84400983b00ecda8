/* Rings, columns, around one, areas: what holds for every one of them, and what each is for. */
#include <math.h>
#include <string.h>

#include "synthetic.h"

#define N_KINDS 11
#define N_RINGS 4

static guint *
choose_rings (guint n, guint64 seed)
{
  guint *rings = g_new (guint, n + 1);
  PvRandom random;

  pv_random_seed (&random, seed);
  for (guint i = 0; i < n; i++)
    rings[i] = pv_random_below (&random, N_RINGS);
  return rings;
}

static void
give_groups (SyntheticRegion *region, guint64 seed)
{
  PvRandom random;

  pv_random_seed (&random, seed);
  for (guint i = 0; i < region->graph.n_nodes; i++)
    region->nodes[i].group = pv_random_below (&random, N_KINDS);
}

static gboolean
arrange (const PvLayoutGraph *graph, PvArrangement arrangement, GCancellable *cancellable, PvPoint *places, PvPoint *middle, GError **error)
{
  PvLayoutOptions options = pv_layout_options ();
  g_autofree guint *rings = choose_rings (graph->n_nodes, 5);

  options.refine_limit = 60;
  switch (arrangement)
    {
    case PV_ARRANGEMENT_RINGS:
      return pv_layout_rings (graph, rings, &options, cancellable, places, middle, error);
    case PV_ARRANGEMENT_COLUMNS:
      return pv_layout_columns (graph, &options, cancellable, places, error);
    case PV_ARRANGEMENT_AROUND:
      return pv_layout_around (graph, graph->n_nodes / 2, &options, cancellable, places, error);
    case PV_ARRANGEMENT_AREAS:
      return pv_layout_areas (graph, &options, cancellable, places, error);
    case PV_ARRANGEMENT_LINKS:
    case PV_N_ARRANGEMENTS:
    default:
      return pv_layout_network (graph, &options, cancellable, places, error);
    }
}

static PvPoint *
arranged (const PvLayoutGraph *graph, PvArrangement arrangement, PvPoint *middle)
{
  g_autoptr (GError) error = NULL;
  PvPoint *places = g_new0 (PvPoint, graph->n_nodes + 1), ignored;

  g_assert_true (arrange (graph, arrangement, NULL, places, middle != NULL ? middle : &ignored, &error));
  g_assert_no_error (error);
  return places;
}

static void
assert_sound (const PvLayoutGraph *graph, const PvPoint *places)
{
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvRect *boxes = synthetic_boxes (graph, places);

  g_assert_cmpuint (pv_layout_count_overlaps (boxes, graph->n_nodes, options.gap_x, options.gap_y), ==, 0);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      g_assert_true (isfinite (places[i].x) && isfinite (places[i].y));
      if (graph->nodes[i].fixed)
        g_assert_true (places[i].x == graph->nodes[i].place.x && places[i].y == graph->nodes[i].place.y);
      else
        g_assert_true (fmod (places[i].x, PV_LAYOUT_GRID) == 0 && fmod (places[i].y, PV_LAYOUT_GRID) == 0);
    }
}

static void
keeps_boxes_apart_and_fixed_ones_fixed (void)
{
  static const guint SIZES[][2] = { { 1, 0 }, { 2, 1 }, { 12, 20 }, { 37, 65 }, { 300, 700 }, { 1500, 4000 } };

  for (guint k = 0; k < G_N_ELEMENTS (SIZES); k++)
    for (guint a = 0; a < PV_N_ARRANGEMENTS; a++)
      for (guint with_fixed = 0; with_fixed < 2; with_fixed++)
        {
          g_autoptr (SyntheticRegion) region = synthetic_region_new (SIZES[k][0], SIZES[k][1], k + 1);
          g_autofree PvPoint *places = NULL, *again = NULL;

          give_groups (region, k + 1);
          for (guint i = 0; i < SIZES[k][0] && with_fixed; i += 9)
            {
              region->nodes[i].fixed = TRUE;
              region->nodes[i].place = (PvPoint) { 300.0 * (i / 9 % 20) + 1, 90.5 * (i / 9 / 20) };
            }
          places = arranged (&region->graph, (PvArrangement) a, NULL);
          assert_sound (&region->graph, places);
          again = arranged (&region->graph, (PvArrangement) a, NULL);
          g_assert_cmpmem (places, sizeof (PvPoint) * SIZES[k][0], again, sizeof (PvPoint) * SIZES[k][0]);
        }
}

static void
leaves_places_alone_when_cancelled (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (40, 70, 3);
  PvPoint places[40] = { { -1, -1 } }, middle = { -7, -7 };

  give_groups (region, 3);
  for (guint a = 0; a < PV_N_ARRANGEMENTS; a++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_cancellable_cancel (cancellable);
      g_assert_false (arrange (&region->graph, (PvArrangement) a, cancellable, places, &middle, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (places[0].x, ==, -1);
      g_assert_cmpfloat (middle.x, ==, -7);
    }
}

/* Around the nodes of each group. */
static void
measure_groups (const SyntheticRegion *region, const PvPoint *places, guint n_groups, PvRect *extents)
{
  g_autofree PvRect *boxes = synthetic_boxes (&region->graph, places);

  memset (extents, 0, sizeof (PvRect) * n_groups);
  for (guint i = 0; i < region->graph.n_nodes; i++)
    extents[region->nodes[i].group] = pv_rect_union (&extents[region->nodes[i].group], &boxes[i]);
}

/* Down a column and on at the top of the next, in the order of the kinds; the whole as wide and high as a screen, or nearly. */
static void
puts_each_kind_in_columns_of_its_own (void)
{
  static const guint SIZES[] = { 26, 45, 120, 300 };

  for (guint k = 0; k < G_N_ELEMENTS (SIZES); k++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (SIZES[k], 2 * SIZES[k], 2);
      g_autofree PvPoint *places = NULL;
      PvRect extents[N_KINDS], all = { 0, 0, 0, 0 };

      give_groups (region, 2);
      places = arranged (&region->graph, PV_ARRANGEMENT_COLUMNS, NULL);
      measure_groups (region, places, N_KINDS, extents);
      for (guint g = 0; g < N_KINDS; g++)
        {
          all = pv_rect_union (&all, &extents[g]);
          if (g == 0 || pv_rect_is_empty (&extents[g]) || pv_rect_is_empty (&extents[g - 1]))
            continue;
          /* Beside the one before it, with room for lines; or below it, with room for a heading. */
          if (extents[g].x < extents[g - 1].x + extents[g - 1].width)
            g_assert_cmpfloat (extents[g].y, >, extents[g - 1].y + extents[g - 1].height + PV_LAYOUT_COLUMNS_HEADING - 30);
          else
            g_assert_cmpfloat (extents[g].x, >, extents[g - 1].x + extents[g - 1].width + 30);
        }
      g_assert_cmpfloat (all.width / all.height, >, 0.9);
      g_assert_cmpfloat (all.width / all.height, <, 2.2);
    }
}

static double
height_of (const SyntheticRegion *region, const PvPoint *places, guint node, PvPoint middle)
{
  double x = places[node].x + region->nodes[node].width / 2 - middle.x, y = places[node].y + region->nodes[node].height / 2 - middle.y;

  return hypot (x / PV_LAYOUT_RINGS_ASPECT, y);
}

/* The last overlaps taken out may move a box a little, so rings are told apart by where they stand on the whole. */
static void
puts_rings_round_one_another (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (160, 320, 4);
  g_autofree guint *rings = choose_rings (160, 5);
  g_autofree PvPoint *places = NULL;
  double sums[N_RINGS] = { 0 }, counts[N_RINGS] = { 0 };
  PvPoint middle;

  give_groups (region, 4);
  places = arranged (&region->graph, PV_ARRANGEMENT_RINGS, &middle);
  for (guint i = 0; i < 160; i++)
    {
      double height = height_of (region, places, i, middle);

      g_assert_cmpfloat (height, >, PV_LAYOUT_RINGS_MIDDLE);
      sums[rings[i]] += height;
      counts[rings[i]]++;
    }
  for (guint r = 0; r + 1 < N_RINGS; r++)
    g_assert_cmpfloat (sums[r] / counts[r] + 54, <, sums[r + 1] / counts[r + 1]);
}

static void
puts_neighbours_around_their_centre (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (60, 90, 6);
  g_autofree PvPoint *places = arranged (&region->graph, PV_ARRANGEMENT_AROUND, NULL);
  PvPoint middle = { places[30].x + region->nodes[30].width / 2, places[30].y + region->nodes[30].height / 2 };
  double near = 0, far = 0, n_near = 0;
  gboolean linked[60] = { FALSE };

  for (guint i = 0; i < 90; i++)
    {
      linked[region->links[i].from] |= region->links[i].to == 30;
      linked[region->links[i].to] |= region->links[i].from == 30;
    }
  for (guint i = 0; i < 60; i++)
    if (i != 30)
      {
        double height = height_of (region, places, i, middle);

        near += linked[i] ? height : 0;
        n_near += linked[i];
        far += linked[i] ? 0 : height;
      }
  g_assert_cmpfloat (near / n_near * 1.3, <, far / (59 - n_near));
}

static void
draws_areas_as_islands (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (150, 320, 7);
  g_autofree PvPoint *places = NULL;
  g_autofree PvRect *boxes = NULL;
  PvRect extents[5] = { { 0, 0, 0, 0 } };

  for (guint i = 0; i < 150; i++)
    region->nodes[i].group = i / 30;
  places = arranged (&region->graph, PV_ARRANGEMENT_AREAS, NULL);
  boxes = synthetic_boxes (&region->graph, places);
  for (guint i = 0; i < 150; i++)
    extents[i / 30] = pv_rect_union (&extents[i / 30], &boxes[i]);
  for (guint a = 0; a < 5; a++)
    for (guint b = 0; b < a; b++)
      {
        PvRect room = pv_rect_grow (&extents[a], PV_LAYOUT_AREA_MARGIN, PV_LAYOUT_AREA_MARGIN);

        g_assert_false (pv_rect_overlaps (&room, &extents[b]));
      }
}

/* Each ring goes all the way round: no quarter of it stays empty where it has a dozen nodes, and the whole is balanced around its middle. */
static void
fills_rings_all_round (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (160, 320, seed);
      g_autofree guint *rings = choose_rings (160, 5);
      g_autofree PvPoint *places = NULL;
      guint quarters[N_RINGS][4] = { { 0 } };
      PvPoint middle, mean = { 0, 0 };

      for (guint i = 0; i < 160; i++)
        region->nodes[i].group = i % 16 == 0 ? 1 : rings[i] == 3 ? 7 : i % 3;
      places = arranged (&region->graph, PV_ARRANGEMENT_RINGS, &middle);
      for (guint i = 0; i < 160; i++)
        {
          double x = places[i].x + region->nodes[i].width / 2 - middle.x, y = places[i].y + region->nodes[i].height / 2 - middle.y;

          quarters[rings[i]][(x > 0 ? 1 : 0) + (y > 0 ? 2 : 0)]++;
          mean.x += x / 160;
          mean.y += y / 160;
        }
      for (guint r = 0; r < N_RINGS; r++)
        for (guint q = 0; q < 4; q++)
          g_assert_cmpuint (quarters[r][q], >=, 3);
      g_assert_cmpfloat (fabs (mean.x), <, 60);
      g_assert_cmpfloat (fabs (mean.y), <, 60);
    }
}

/* FNV-1a over all places: what any machine must get, whatever its C library and compiler. To accept a change, copy what the test prints. */
static void
gets_the_same_on_every_machine (void)
{
  static const struct
  {
    PvArrangement arrangement;
    guint n, m;
    guint64 digest;
  } GOLDEN[] = {
    { PV_ARRANGEMENT_LINKS, 37, 65, G_GUINT64_CONSTANT (0x4b5cb052f55715fb) },
    { PV_ARRANGEMENT_LINKS, 150, 320, G_GUINT64_CONSTANT (0xbb7565f9ec0b6be1) },
    { PV_ARRANGEMENT_LINKS, 300, 700, G_GUINT64_CONSTANT (0x529ead14b7bbbfb7) },
    { PV_ARRANGEMENT_LINKS, 1000, 3000, G_GUINT64_CONSTANT (0x5927cf9a964b8085) },
    { PV_ARRANGEMENT_LINKS, 3500, 9000, G_GUINT64_CONSTANT (0x7fc23bc31487221f) },
    { PV_ARRANGEMENT_RINGS, 300, 700, G_GUINT64_CONSTANT (0x44cfa62dd3f3d833) },
    { PV_ARRANGEMENT_COLUMNS, 300, 700, G_GUINT64_CONSTANT (0x7c80c6a6ac139be3) },
    { PV_ARRANGEMENT_AROUND, 300, 700, G_GUINT64_CONSTANT (0x7e44b7f9effa91a7) },
    { PV_ARRANGEMENT_AREAS, 300, 700, G_GUINT64_CONSTANT (0x3bd0a2130d63a419) },
  };
  gboolean same = TRUE;

  for (guint k = 0; k < G_N_ELEMENTS (GOLDEN); k++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (GOLDEN[k].n, GOLDEN[k].m, 1);
      g_autofree PvPoint *places = NULL;
      guint64 digest = G_GUINT64_CONSTANT (14695981039346656037);

      if (GOLDEN[k].arrangement != PV_ARRANGEMENT_LINKS)
        give_groups (region, 1);
      places = arranged (&region->graph, GOLDEN[k].arrangement, NULL);
      for (guint i = 0; i < 2 * GOLDEN[k].n; i++)
        digest = (digest ^ (guint64) (gint64) (i % 2 == 0 ? places[i / 2].x : places[i / 2].y)) * G_GUINT64_CONSTANT (1099511628211);
      if (digest != GOLDEN[k].digest)
        g_printerr ("arrangement %d of %u: G_GUINT64_CONSTANT (0x%" G_GINT64_MODIFIER "x)\n", GOLDEN[k].arrangement, GOLDEN[k].n, digest);
      same = same && digest == GOLDEN[k].digest;
    }
  g_assert_true (same);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/arrangements/sound", keeps_boxes_apart_and_fixed_ones_fixed);
  g_test_add_func ("/layout/arrangements/cancelled", leaves_places_alone_when_cancelled);
  g_test_add_func ("/layout/arrangements/columns", puts_each_kind_in_columns_of_its_own);
  g_test_add_func ("/layout/arrangements/rings", puts_rings_round_one_another);
  g_test_add_func ("/layout/arrangements/all-round", fills_rings_all_round);
  g_test_add_func ("/layout/arrangements/around", puts_neighbours_around_their_centre);
  g_test_add_func ("/layout/arrangements/areas", draws_areas_as_islands);
  g_test_add_func ("/layout/arrangements/golden", gets_the_same_on_every_machine);
  return g_test_run ();
}
