/* What holds for every network, whatever it looks like: nobody on top of another, everybody on the grid, the same twice. */
#include <math.h>

#include "synthetic.h"

static PvPoint *
place (const PvLayoutGraph *graph, const PvLayoutOptions *options)
{
  g_autoptr (GError) error = NULL;
  PvPoint *places = g_new (PvPoint, graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    places[i] = (PvPoint) { NAN, NAN };
  g_assert_true (pv_layout_network (graph, options, NULL, places, &error));
  g_assert_no_error (error);
  return places;
}

static void
assert_sound (const PvLayoutGraph *graph, const PvLayoutOptions *options, const PvPoint *places)
{
  g_autofree PvRect *boxes = synthetic_boxes (graph, places);

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      g_assert_true (isfinite (places[i].x) && isfinite (places[i].y));
      g_assert_cmpfloat (fmod (places[i].x, PV_LAYOUT_GRID), ==, 0);
      g_assert_cmpfloat (fmod (places[i].y, PV_LAYOUT_GRID), ==, 0);
    }
  g_assert_cmpuint (pv_layout_count_overlaps (boxes, graph->n_nodes, options->gap_x, options->gap_y), ==, 0);
}

static void
places_every_region_without_overlap (void)
{
  static const guint SIZES[][2] = { { 2, 1 }, { 3, 3 }, { 12, 20 }, { 37, 65 }, { 120, 240 }, { 400, 900 }, { 3200, 6000 } };

  for (guint k = 0; k < G_N_ELEMENTS (SIZES); k++)
    for (guint64 seed = 1; seed <= (SIZES[k][0] > 100 ? 1 : 3); seed++)
      {
        g_autoptr (SyntheticRegion) region = synthetic_region_new (SIZES[k][0], SIZES[k][1], seed);
        PvLayoutOptions options = pv_layout_options ();
        g_autofree PvPoint *places = NULL;

        options.seed = seed;
        options.refine_limit = 40;
        places = place (&region->graph, &options);
        assert_sound (&region->graph, &options, places);
      }
}

static void
gives_the_same_twice (void)
{
  g_autoptr (SyntheticRegion) small = synthetic_region_new (30, 50, 5), large = synthetic_region_new (3500, 7000, 6);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *first = NULL, *second = NULL, *other = NULL, *large_first = NULL, *large_second = NULL;

  first = place (&small->graph, &options);
  second = place (&small->graph, &options);
  g_assert_cmpmem (first, sizeof (PvPoint) * 30, second, sizeof (PvPoint) * 30);
  large_first = place (&large->graph, &options);
  large_second = place (&large->graph, &options);
  g_assert_cmpmem (large_first, sizeof (PvPoint) * 3500, large_second, sizeof (PvPoint) * 3500);
  options.seed = 2;
  other = place (&small->graph, &options);
  g_assert_cmpint (memcmp (first, other, sizeof (PvPoint) * 30), !=, 0);
}

static void
takes_graphs_that_are_hardly_any (void)
{
  PvLayoutOptions options = pv_layout_options ();
  PvLayoutNode nodes[5] = { { 90, 36 }, { 120, 54 }, { 66, 36 }, { 192, 36 }, { 90, 36 } };
  PvLayoutLink loops[] = { { 0, 0, 1 }, { 0, 1, 1 }, { 1, 0, 2 }, { 0, 1, 0 }, { 1, 1, 1 } };
  PvLayoutGraph none = { NULL, 0, NULL, 0 }, single = { nodes, 1, loops, 1 }, pair = { nodes, 2, loops, 5 }, scattered = { nodes, 5, NULL, 0 };
  g_autofree PvPoint *first = place (&none, &options), *second = place (&single, &options), *third = place (&pair, &options),
                     *fourth = place (&scattered, &options);

  g_assert_nonnull (first);
  g_assert_cmpfloat (second[0].x, ==, 0);
  g_assert_cmpfloat (second[0].y, ==, 0);
  assert_sound (&pair, &options, third);
  assert_sound (&scattered, &options, fourth);
}

/* A hub with many leaves, and a line: nothing to match, nothing to spread. */
static void
takes_stars_and_lines (void)
{
  g_autofree PvLayoutNode *nodes = g_new0 (PvLayoutNode, 3400);
  g_autofree PvLayoutLink *star = g_new0 (PvLayoutLink, 3400), *line = g_new0 (PvLayoutLink, 3400);
  PvLayoutGraph graph = { nodes, 3400, star, 3399 }, thread = { nodes, 90, line, 89 }, rope = { nodes, 3400, line, 3399 };
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *first = NULL, *second = NULL, *third = NULL;

  for (guint i = 0; i < 3400; i++)
    {
      nodes[i].width = 96;
      nodes[i].height = 36;
      star[i] = (PvLayoutLink) { 0, i + 1, 1 };
      line[i] = (PvLayoutLink) { i, i + 1, 1 };
    }
  first = place (&graph, &options);
  assert_sound (&graph, &options, first);
  second = place (&thread, &options);
  assert_sound (&thread, &options, second);
  third = place (&rope, &options);
  assert_sound (&rope, &options, third);
}

/* What Graphviz's sfdp reaches for this very graph (./dev bench network, P1). */
static void
draws_many_no_worse_than_others (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (5000, 12000, 3);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *places = NULL, *centres = g_new (PvPoint, 5000);
  PvLayoutQuality quality;

  options.seed = 3;
  places = place (&region->graph, &options);
  for (guint i = 0; i < 5000; i++)
    centres[i] = (PvPoint) { places[i].x + region->nodes[i].width / 2, places[i].y + region->nodes[i].height / 2 };
  quality = pv_layout_quality (&region->graph, centres);
  g_assert_cmpfloat (quality.stress, <=, 0.1573);
  g_assert_cmpfloat (quality.neighbours, >=, 0.0315);
  g_assert_cmpfloat (quality.crossings, <=, 19.019);
}

static void
packs_components (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (40, 60, 3);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *places = NULL;
  g_autofree PvRect *boxes = NULL;
  PvRect extent = { 0, 0, 0, 0 };
  double area = 0;

  /* Links between the tens are left out: four components, and the last ten nodes have none at all. */
  for (guint i = 0; i < region->graph.n_links; i++)
    if (region->links[i].from / 10 != region->links[i].to / 10 || region->links[i].from >= 30)
      region->links[i] = (PvLayoutLink) { 0, 0, 1 };
  options.refine_limit = 0;
  places = place (&region->graph, &options);
  assert_sound (&region->graph, &options, places);
  boxes = synthetic_boxes (&region->graph, places);
  for (guint i = 0; i < 40; i++)
    {
      extent = pv_rect_union (&extent, &boxes[i]);
      area += boxes[i].width * boxes[i].height;
    }
  g_assert_cmpfloat (extent.width * extent.height, <, 9 * area);
  g_assert_cmpfloat (extent.width / extent.height, >, 0.6);
  g_assert_cmpfloat (extent.width / extent.height, <, 3.5);
}

static void
leaves_fixed_nodes_where_they_are (void)
{
  for (guint64 seed = 1; seed <= 2; seed++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (50, 90, seed);
      PvLayoutOptions options = pv_layout_options ();
      g_autofree PvPoint *places = NULL;
      g_autofree PvRect *boxes = NULL;

      for (guint i = 0; i < 50; i += 7)
        {
          region->nodes[i].fixed = TRUE;
          region->nodes[i].place = (PvPoint) { 300.0 + 211 * (i % 4), 120.5 + 90 * (i / 7) };
        }
      options.seed = seed;
      places = place (&region->graph, &options);
      boxes = synthetic_boxes (&region->graph, places);
      for (guint i = 0; i < 50; i += 7)
        {
          g_assert_cmpfloat (places[i].x, ==, region->nodes[i].place.x);
          g_assert_cmpfloat (places[i].y, ==, region->nodes[i].place.y);
        }
      g_assert_cmpuint (pv_layout_count_overlaps (boxes, 50, options.gap_x, options.gap_y), ==, 0);
    }
}

static double
mean_move (const PvPoint *before, const PvPoint *after, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += hypot (after[i].x - before[i].x, after[i].y - before[i].y);
  return sum / n;
}

static void
tidies_without_turning_everything_over (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (40, 70, 2);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *before = place (&region->graph, &options), *after = NULL, *anew = NULL;

  for (guint i = 0; i < 40; i++)
    region->nodes[i].place = (PvPoint) { before[i].x + 36.0 * (i % 3), before[i].y - 24.0 * (i % 2) };
  options.from_places = TRUE;
  options.refine_limit = 0;
  after = place (&region->graph, &options);
  assert_sound (&region->graph, &options, after);
  g_assert_cmpfloat (mean_move (before, after, 40), <, 120);
}

static double
mean_group_distance (const PvLayoutGraph *graph, const PvPoint *places)
{
  double sum = 0, pairs = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    for (guint j = 0; j < i; j++)
      if (graph->nodes[i].group != 0 && graph->nodes[i].group == graph->nodes[j].group)
        {
          sum += hypot (places[i].x - places[j].x, places[i].y - places[j].y);
          pairs++;
        }
  return sum / pairs;
}

static void
draws_groups_together (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (90, 150, 8);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *apart = NULL, *together = NULL;
  double before;

  options.refine_limit = 0;
  apart = place (&region->graph, &options);
  for (guint i = 0; i < 90; i++)
    region->nodes[i].group = i % 3 == 0 ? 4000000000u + i % 2 : 0;
  before = mean_group_distance (&region->graph, apart);
  together = place (&region->graph, &options);
  assert_sound (&region->graph, &options, together);
  g_assert_cmpfloat (mean_group_distance (&region->graph, together), <, 0.8 * before);
}

static void
polish_is_worth_it (void)
{
  for (guint64 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (37, 65, seed);
      PvLayoutOptions options = pv_layout_options ();
      g_autofree PvPoint *polished = place (&region->graph, &options), *rough = NULL;
      g_autofree PvRect *after = synthetic_boxes (&region->graph, polished), *before = NULL;
      PvRect extent = { 0, 0, 0, 0 };

      options.refine_limit = 0;
      rough = place (&region->graph, &options);
      before = synthetic_boxes (&region->graph, rough);
      g_assert_cmpuint (pv_layout_count_run_throughs (region->links, 65, after, 37), <,
                        pv_layout_count_run_throughs (region->links, 65, before, 37));
      for (guint i = 0; i < 37; i++)
        extent = pv_rect_union (&extent, &after[i]);
      /* A screen of 1000 × 700 at zoom 0.8. */
      g_assert_cmpfloat (extent.width, <=, 1250);
      g_assert_cmpfloat (extent.height, <=, 875);
    }
}


static void
stops_when_cancelled (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (80, 140, 1);
  PvLayoutOptions options = pv_layout_options ();
  PvPoint places[80];

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (PvProgress) progress = pv_progress_new ();
      g_autoptr (GError) error = NULL;

      places[0] = (PvPoint) { -1, -1 };
      if (round == 0)
        g_cancellable_cancel (G_CANCELLABLE (progress));
      else
        g_signal_connect (progress, "notify::share", G_CALLBACK (g_cancellable_cancel), NULL);
      g_assert_false (pv_layout_network (&region->graph, &options, G_CANCELLABLE (progress), places, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (places[0].x, ==, -1);
    }
}

static void
share_grew_cb (PvProgress *progress, GParamSpec *property, guint *n)
{
  g_assert_cmpfloat (pv_progress_get_share (progress), >, 0);
  g_assert_cmpfloat (pv_progress_get_share (progress), <=, 1);
  (*n)++;
}

static void
tells_how_far_it_is (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (60, 90, 1);
  PvLayoutOptions options = pv_layout_options ();
  PvPoint places[60];
  g_autoptr (PvProgress) progress = pv_progress_new ();
  guint n = 0;

  g_signal_connect (progress, "notify::share", G_CALLBACK (share_grew_cb), &n);
  g_assert_true (pv_layout_network (&region->graph, &options, G_CANCELLABLE (progress), places, NULL));
  g_assert_cmpfloat (pv_progress_get_share (progress), ==, 1);
  g_assert_cmpuint (n, >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/network/no-overlap", places_every_region_without_overlap);
  g_test_add_func ("/layout/network/same-twice", gives_the_same_twice);
  g_test_add_func ("/layout/network/hardly-any", takes_graphs_that_are_hardly_any);
  g_test_add_func ("/layout/network/stars-and-lines", takes_stars_and_lines);
  g_test_add_func ("/layout/network/many", draws_many_no_worse_than_others);
  g_test_add_func ("/layout/network/components", packs_components);
  g_test_add_func ("/layout/network/fixed", leaves_fixed_nodes_where_they_are);
  g_test_add_func ("/layout/network/tidy", tidies_without_turning_everything_over);
  g_test_add_func ("/layout/network/groups", draws_groups_together);
  g_test_add_func ("/layout/network/polish", polish_is_worth_it);
  g_test_add_func ("/layout/network/cancelled", stops_when_cancelled);
  g_test_add_func ("/layout/network/progress", tells_how_far_it_is);
  return g_test_run ();
}
