/* Lines from frame to frame, and words on them. */
#include <math.h>

#include "synthetic.h"

static PvLayoutRoute *
route (const PvRect *boxes, guint n_boxes, const PvLayoutLink *links, guint n_links)
{
  PvLayoutRouteOptions options = pv_layout_route_options (1);
  PvLayoutRoute *routes = g_new0 (PvLayoutRoute, n_links);
  g_autoptr (GError) error = NULL;

  g_assert_true (pv_layout_routes (boxes, n_boxes, links, n_links, &options, NULL, routes, &error));
  g_assert_no_error (error);
  return routes;
}

static gboolean
runs_through (const PvLayoutRoute *line, const PvRect *box)
{
  for (guint i = 0; i + 1 < line->n_points; i++)
    if (pv_rect_hits_line (box, pv_layout_route_at (line, i), pv_layout_route_at (line, i + 1)))
      return TRUE;
  return FALSE;
}

static void
runs_from_frame_to_frame (void)
{
  PvRect boxes[] = { { 0, 0, 120, 36 }, { 300, 0, 90, 36 } };
  PvLayoutLink link = { 0, 1, 1 };
  g_autofree PvLayoutRoute *line = route (boxes, 2, &link, 1);

  g_assert_cmpuint (line->n_points, ==, 2);
  g_assert_cmpfloat_with_epsilon (line->points[0].x, 123, 1e-4);
  g_assert_cmpfloat_with_epsilon (line->points[0].y, 18, 1e-4);
  g_assert_cmpfloat_with_epsilon (line->points[1].x, 297, 1e-4);
  g_assert_cmpfloat_with_epsilon (pv_layout_route_length (line), 174, 1e-4);
  g_assert_cmpfloat_with_epsilon (pv_layout_route_point (line, 0.5, NULL).x, 210, 1e-4);
}

/* At 45° a line leaves through the rounded corner: 3 px from the arc, not from the corner that is not there. */
static void
keeps_the_gap_at_round_corners (void)
{
  PvRect boxes[] = { { 0, 0, 54, 54 }, { 300, 300, 54, 54 } };
  PvLayoutLink link = { 0, 1, 1 };
  g_autofree PvLayoutRoute *line = route (boxes, 2, &link, 1);

  g_assert_cmpfloat_with_epsilon (hypot (line->points[0].x - 45, line->points[0].y - 45), 12, 1e-4);
  g_assert_cmpfloat_with_epsilon (line->points[0].x, line->points[0].y, 1e-4);
}

static void
lays_parallel_links_side_by_side (void)
{
  PvRect boxes[] = { { 0, 0, 120, 54 }, { 60, 300, 120, 54 } };
  PvLayoutLink links[] = { { 0, 1, 1 }, { 1, 0, 1 }, { 0, 1, 1 } };
  g_autofree PvLayoutRoute *lines = route (boxes, 2, links, 3);
  double length = hypot (60, 300), nx = 300 / length, ny = -60 / length;
  double places[3];

  for (guint i = 0; i < 3; i++)
    places[i] = lines[i].points[0].x * nx + lines[i].points[0].y * ny;
  g_assert_cmpfloat_with_epsilon (fabs (places[1] - places[0]), 12, 1e-4);
  g_assert_cmpfloat_with_epsilon (fabs (places[2] - places[1]), 12, 1e-4);
  g_assert_cmpfloat_with_epsilon (fabs (places[2] - places[0]), 24, 1e-4);
}

/* Between low boxes there is not room for ten lines 12 px apart: they still begin at their box. */
static void
squeezes_what_has_no_room (void)
{
  PvRect boxes[] = { { 0, 0, 120, 36 }, { 300, 0, 120, 36 } };
  PvLayoutLink links[10];
  g_autofree PvLayoutRoute *lines = NULL;

  for (guint i = 0; i < 10; i++)
    links[i] = (PvLayoutLink) { i % 2, 1 - i % 2, 1 };
  lines = route (boxes, 2, links, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpuint (lines[i].n_points, ==, 2);
      g_assert_cmpfloat (lines[i].points[0].y, >, 0);
      g_assert_cmpfloat (lines[i].points[0].y, <, 36);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (fabs (lines[i].points[0].y - lines[j].points[0].y), >, 1);
    }
}

static void
goes_round_a_foreign_box (void)
{
  PvRect boxes[] = { { 0, 0, 90, 36 }, { 400, 0, 90, 36 }, { 200, -12, 90, 54 } };
  PvLayoutLink link = { 0, 1, 1 };
  g_autofree PvLayoutRoute *line = route (boxes, 3, &link, 1);

  g_assert_false (line->blocked);
  g_assert_cmpuint (line->n_points, >, 2);
  g_assert_false (runs_through (line, &boxes[2]));
  /* The box reaches 30 px up from the line and 24 px down: the cheaper side is below. */
  g_assert_cmpfloat (line->points[1].y, >, 42);
}

static void
says_when_there_is_no_way (void)
{
  /* Walled in on all sides, the walls 4 px apart. */
  PvRect boxes[] = { { 0, 0, 90, 36 }, { 400, 0, 90, 36 }, { -30, -60, 150, 40 }, { -30, 60, 150, 40 }, { -80, -60, 46, 160 }, { 124, -60, 46, 160 } };
  PvLayoutLink link = { 0, 1, 1 };
  g_autofree PvLayoutRoute *line = route (boxes, 6, &link, 1);

  g_assert_true (line->blocked);
  g_assert_cmpuint (line->n_points, ==, 2);
}

static void
draws_loops_and_leaves_out_what_touches (void)
{
  PvRect boxes[] = { { 0, 0, 90, 36 }, { 80, 10, 90, 36 } };
  PvLayoutLink links[] = { { 0, 0, 1 }, { 0, 1, 1 }, { 0, 0, 1 } };
  g_autofree PvLayoutRoute *lines = route (boxes, 2, links, 3);

  g_assert_cmpuint (lines[0].n_points, ==, 4);
  g_assert_cmpuint (lines[1].n_points, ==, 0);
  g_assert_cmpuint (lines[2].n_points, ==, 4);
  g_assert_false (runs_through (&lines[0], &boxes[0]));
  g_assert_cmpfloat (lines[2].points[1].y, <, lines[0].points[1].y);
}

/* In whole regions: what is not blocked runs through nobody, and few are blocked. */
static void
keeps_off_boxes_in_regions (void)
{
  for (guint64 seed = 1; seed <= 2; seed++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (60, 105, seed);
      PvLayoutOptions options = pv_layout_options ();
      PvPoint places[60];
      g_autofree PvRect *boxes = NULL;
      g_autofree PvLayoutRoute *lines = NULL;
      guint blocked = 0;

      g_assert_true (pv_layout_network (&region->graph, &options, NULL, NULL, NULL, places, NULL));
      boxes = synthetic_boxes (&region->graph, places);
      lines = route (boxes, 60, region->links, 105);
      for (guint i = 0; i < 105; i++)
        {
          blocked += lines[i].blocked;
          for (guint box = 0; box < 60 && !lines[i].blocked; box++)
            if (box != region->links[i].from && box != region->links[i].to)
              g_assert_false (runs_through (&lines[i], &boxes[box]));
        }
      g_assert_cmpuint (blocked, <=, 3);
    }
}

static void
puts_words_on_lines_and_off_boxes (void)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new (40, 60, 2);
  PvLayoutOptions options = pv_layout_options ();
  PvPoint places[40];
  PvRect rects[60];
  PvLayoutLabel labels[60];
  g_autofree PvRect *boxes = NULL;
  g_autofree PvLayoutRoute *lines = NULL;
  guint placed = 0;

  g_assert_true (pv_layout_network (&region->graph, &options, NULL, NULL, NULL, places, NULL));
  boxes = synthetic_boxes (&region->graph, places);
  lines = route (boxes, 40, region->links, 60);
  for (guint i = 0; i < 60; i++)
    labels[i] = (PvLayoutLabel) { i, 54, 14 };
  pv_layout_place_labels (boxes, 40, lines, 60, labels, 60, rects);
  for (guint i = 0; i < 60; i++)
    {
      if (pv_rect_is_empty (&rects[i]))
        continue;
      placed++;
      g_assert_true (runs_through (&lines[i], &rects[i]));
      for (guint box = 0; box < 40; box++)
        g_assert_false (pv_rect_overlaps (&rects[i], &boxes[box]));
      for (guint j = 0; j < i; j++)
        g_assert_false (pv_rect_overlaps (&rects[i], &rects[j]));
    }
  g_assert_cmpuint (placed, >, 30);
}

static void
prefers_a_place_that_no_other_line_crosses (void)
{
  PvRect boxes[] = { { 0, 0, 60, 36 }, { 400, 0, 60, 36 }, { 200, -200, 60, 36 }, { 200, 200, 60, 36 } };
  PvLayoutLink links[] = { { 0, 1, 1 }, { 2, 3, 1 } };
  PvLayoutLabel label = { 0, 40, 14 };
  g_autofree PvLayoutRoute *lines = route (boxes, 4, links, 2);
  PvRect rect;

  pv_layout_place_labels (boxes, 4, lines, 2, &label, 1, &rect);
  g_assert_false (pv_rect_is_empty (&rect));
  g_assert_false (runs_through (&lines[1], &rect));
}

static void
stops_when_cancelled (void)
{
  PvRect boxes[] = { { 0, 0, 60, 36 }, { 400, 0, 60, 36 } };
  PvLayoutLink link = { 0, 1, 1 };
  PvLayoutRouteOptions options = pv_layout_route_options (1);
  PvLayoutRoute line = { .n_points = 77 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pv_layout_routes (boxes, 2, &link, 1, &options, cancellable, &line, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (line.n_points, ==, 77);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/routes/frames", runs_from_frame_to_frame);
  g_test_add_func ("/layout/routes/corners", keeps_the_gap_at_round_corners);
  g_test_add_func ("/layout/routes/parallel", lays_parallel_links_side_by_side);
  g_test_add_func ("/layout/routes/squeezed", squeezes_what_has_no_room);
  g_test_add_func ("/layout/routes/detour", goes_round_a_foreign_box);
  g_test_add_func ("/layout/routes/no-way", says_when_there_is_no_way);
  g_test_add_func ("/layout/routes/loops", draws_loops_and_leaves_out_what_touches);
  g_test_add_func ("/layout/routes/regions", keeps_off_boxes_in_regions);
  g_test_add_func ("/layout/routes/cancelled", stops_when_cancelled);
  g_test_add_func ("/layout/labels/free", puts_words_on_lines_and_off_boxes);
  g_test_add_func ("/layout/labels/crossed", prefers_a_place_that_no_other_line_crosses);
  return g_test_run ();
}
