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

      g_assert_true (pv_layout_network (&region->graph, &options, NULL, places, NULL));
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

/* --- random scenes: whatever can be led round is --- */

enum { CELL = 2, MOST_ALIKE = 6 };

typedef struct
{
  PvRect *boxes;
  guint n_boxes;
  PvLayoutLink *links;
  guint n_links;
} Scene;

/* Boxes 2 to 38 px apart at least, in a narrow space. */
static Scene
random_scene (PvRandom *random)
{
  guint wanted = 4 + pv_random_below (random, 40);
  double side = 130 + 90 * sqrt (wanted);
  Scene scene = { g_new (PvRect, wanted), 0, NULL, 0 };
  double apart = 2 + 12 * pv_random_below (random, 4);

  for (guint attempt = 0; attempt < 20 * wanted && scene.n_boxes < wanted; attempt++)
    {
      PvRect box = { floor (side * pv_random_double (random)), floor (0.6 * side * pv_random_double (random)), 66 + 6.0 * pv_random_below (random, 22),
                     pv_random_below (random, 3) == 0 ? 54 : 36 };
      PvRect room = pv_rect_grow (&box, apart, apart);
      gboolean free = TRUE;

      for (guint i = 0; i < scene.n_boxes && free; i++)
        free = !pv_rect_overlaps (&room, &scene.boxes[i]);
      if (free)
        scene.boxes[scene.n_boxes++] = box;
    }
  scene.links = g_new (PvLayoutLink, 3 * scene.n_boxes * MOST_ALIKE);
  for (guint i = 0; i < 3 * scene.n_boxes; i++)
    {
      guint from = pv_random_below (random, scene.n_boxes), to = pv_random_below (random, scene.n_boxes);
      guint alike = pv_random_below (random, 8) == 0 ? 1 + pv_random_below (random, MOST_ALIKE) : 1;

      for (guint k = 0; k < alike && from != to; k++)
        scene.links[scene.n_links++] = (PvLayoutLink) { k % 2 ? to : from, k % 2 ? from : to, 1 };
    }
  return scene;
}

static void
clear_scene (Scene *scene)
{
  g_free (scene->boxes);
  g_free (scene->links);
}

/* Whether the frame of one box can be reached from the other's over cells of 2 px whose middle is farther than 4 px from all foreign boxes: if
 * so there is a way, 6 px wide and more. */
static gboolean
is_reached_by_a_flood (const Scene *scene, const PvLayoutLink *link)
{
  PvRect all = { 0, 0, 0, 0 };
  guint columns, rows;
  g_autofree guint8 *cells = NULL;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  PvPoint start = pv_rect_centre (&scene->boxes[link->from]), end = pv_rect_centre (&scene->boxes[link->to]);
  guint first, last;

  for (guint i = 0; i < scene->n_boxes; i++)
    all = pv_rect_union (&all, &scene->boxes[i]);
  all = pv_rect_grow (&all, 20, 20);
  columns = (guint) (all.width / CELL) + 1;
  rows = (guint) (all.height / CELL) + 1;
  cells = g_new0 (guint8, columns * rows);
  for (guint i = 0; i < scene->n_boxes; i++)
    {
      PvRect box = pv_rect_grow (&scene->boxes[i], 4, 4);

      for (guint y = (guint) ((box.y - all.y) / CELL); i != link->from && i != link->to && y <= (guint) ((box.y + box.height - all.y) / CELL); y++)
        for (guint x = (guint) ((box.x - all.x) / CELL); x <= (guint) ((box.x + box.width - all.x) / CELL); x++)
          cells[y * columns + x] = 1;
    }
  first = (guint) ((start.y - all.y) / CELL) * columns + (guint) ((start.x - all.x) / CELL);
  last = (guint) ((end.y - all.y) / CELL) * columns + (guint) ((end.x - all.x) / CELL);
  g_array_append_val (open, first);
  cells[first] = 1;
  while (open->len > 0 && !(cells[last] & 2))
    {
      guint at = g_array_index (open, guint, open->len - 1);
      guint next[] = { at - 1, at + 1, at - columns, at + columns };

      g_array_set_size (open, open->len - 1);
      for (guint k = 0; k < 4; k++)
        {
          guint x = next[k] % columns;

          if (next[k] >= columns * rows || (k < 2 && x + 1 - at % columns > 2) || cells[next[k]] != 0)
            continue;
          cells[next[k]] = 2;
          g_array_append_val (open, next[k]);
        }
    }
  return (cells[last] & 2) != 0;
}

/* The curve as it is drawn: pieces and, for each bend, the cubic of pv_outline_soft_line(). */
static void
assert_curve_is_clear (const Scene *scene, const PvLayoutLink *link, const PvLayoutRoute *line)
{
  for (guint i = 1; i + 1 < line->n_points; i++)
    {
      PvPoint before = pv_layout_route_at (line, i - 1), at = pv_layout_route_at (line, i), after = pv_layout_route_at (line, i + 1);
      double reach = pv_layout_bend_reach (before, at, after, line->slack), in = hypot (before.x - at.x, before.y - at.y);
      double out = hypot (after.x - at.x, after.y - at.y);
      PvPoint a = { at.x + (before.x - at.x) / in * reach, at.y + (before.y - at.y) / in * reach };
      PvPoint d = { at.x + (after.x - at.x) / out * reach, at.y + (after.y - at.y) / out * reach };
      PvPoint b = { at.x + (a.x - at.x) * 0.4477, at.y + (a.y - at.y) * 0.4477 }, c = { at.x + (d.x - at.x) * 0.4477, at.y + (d.y - at.y) * 0.4477 };

      for (guint k = 0; k <= 16; k++)
        {
          double t = k / 16.0, s = 1 - t;
          double x = s * s * s * a.x + 3 * s * s * t * b.x + 3 * s * t * t * c.x + t * t * t * d.x;
          double y = s * s * s * a.y + 3 * s * s * t * b.y + 3 * s * t * t * c.y + t * t * t * d.y;

          for (guint box = 0; box < scene->n_boxes; box++)
            if (box != link->from && box != link->to)
              g_assert_false (pv_rect_contains (&scene->boxes[box], x, y));
        }
    }
}

static void
leads_round_what_can_be_led_round (void)
{
  guint n_detours = 0, n_blocked = 0;

  for (guint64 seed = 1; seed <= 60; seed++)
    {
      PvRandom random;
      Scene scene;
      g_autofree PvLayoutRoute *lines = NULL, *again = NULL;

      pv_random_seed (&random, seed);
      scene = random_scene (&random);
      lines = route (scene.boxes, scene.n_boxes, scene.links, scene.n_links);
      again = route (scene.boxes, scene.n_boxes, scene.links, scene.n_links);
      g_assert_cmpmem (lines, scene.n_links * sizeof (PvLayoutRoute), again, scene.n_links * sizeof (PvLayoutRoute));
      for (guint i = 0; i < scene.n_links; i++)
        {
          if (lines[i].n_points == 0)
            continue;
          n_detours += lines[i].n_points > 2;
          n_blocked += lines[i].blocked;
          if (lines[i].blocked)
            {
              g_assert_false (is_reached_by_a_flood (&scene, &scene.links[i]));
              continue;
            }
          for (guint box = 0; box < scene.n_boxes; box++)
            if (box != scene.links[i].from && box != scene.links[i].to)
              g_assert_false (runs_through (&lines[i], &scene.boxes[box]));
          assert_curve_is_clear (&scene, &scene.links[i], &lines[i]);
        }
      clear_scene (&scene);
    }
  g_assert_cmpuint (n_detours, >, 1000);
  g_test_message ("%u detours, %u with no way", n_detours, n_blocked);
}

/* --- detours that share a corner --- */

static guint
count_bends_on_others (const PvLayoutRoute *lines, guint n)
{
  guint shared = 0;

  for (guint i = 0; i < n; i++)
    for (guint p = 1; p + 1 < lines[i].n_points; p++)
      for (guint j = 0; j < n; j++)
        for (guint q = 1; j != i && q + 1 < lines[j].n_points; q++)
          shared += fabsf (lines[i].points[p].x - lines[j].points[q].x) < 1 && fabsf (lines[i].points[p].y - lines[j].points[q].y) < 1;
  return shared;
}

static double
side_of (PvPoint a, PvPoint b, PvPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static guint
count_crossings_of (const PvLayoutRoute *one, const PvLayoutRoute *other)
{
  guint crossings = 0;

  for (guint p = 0; p + 1 < one->n_points; p++)
    for (guint q = 0; q + 1 < other->n_points; q++)
      {
        PvPoint a = pv_layout_route_at (one, p), b = pv_layout_route_at (one, p + 1);
        PvPoint c = pv_layout_route_at (other, q), d = pv_layout_route_at (other, q + 1);

        crossings += side_of (a, b, c) * side_of (a, b, d) < 0 && side_of (c, d, a) * side_of (c, d, b) < 0;
      }
  return crossings;
}

/* Whether they have a bend at one corner: what lies on each other there crosses or does not, which cannot be read from the lines. */
static gboolean
do_share_a_bend (const PvLayoutRoute *one, const PvLayoutRoute *other)
{
  for (guint p = 1; p + 1 < one->n_points; p++)
    for (guint q = 1; q + 1 < other->n_points; q++)
      if (fabsf (one->points[p].x - other->points[q].x) <= 3 && fabsf (one->points[p].y - other->points[q].y) <= 3)
        return TRUE;
  return FALSE;
}

static guint
count_crossings (const PvLayoutRoute *lines, const PvLayoutRoute *as_found, guint n)
{
  guint crossings = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (!do_share_a_bend (&as_found[i], &as_found[j]))
        crossings += count_crossings_of (&lines[i], &lines[j]);
  return crossings;
}

/* Nothing else changes: as many bends, none of them further in, what was blocked still is; no line crosses more of the others. */
static void
nudges_apart_what_shares_a_corner (void)
{
  guint before = 0, after = 0;

  for (guint64 seed = 1; seed <= 60; seed++)
    {
      PvRandom random;
      Scene scene;
      PvLayoutRouteOptions options = pv_layout_route_options (1);
      g_autofree PvLayoutRoute *nudged = NULL, *found = NULL;

      pv_random_seed (&random, seed);
      scene = random_scene (&random);
      nudged = route (scene.boxes, scene.n_boxes, scene.links, scene.n_links);
      found = g_new0 (PvLayoutRoute, scene.n_links + 1);
      options.apart = 0;
      g_assert_true (pv_layout_routes (scene.boxes, scene.n_boxes, scene.links, scene.n_links, &options, NULL, found, NULL));
      for (guint i = 0; i < scene.n_links; i++)
        {
          g_assert_cmpuint (nudged[i].n_points, ==, found[i].n_points);
          g_assert_cmpint (nudged[i].blocked, ==, found[i].blocked);
          if (found[i].n_points > 0)
            {
              g_assert_cmpmem (&nudged[i].points[0], sizeof (PvRoutePoint), &found[i].points[0], sizeof (PvRoutePoint));
              g_assert_cmpmem (&nudged[i].points[found[i].n_points - 1], sizeof (PvRoutePoint), &found[i].points[found[i].n_points - 1],
                               sizeof (PvRoutePoint));
            }
        }
      before += count_bends_on_others (found, scene.n_links);
      after += count_bends_on_others (nudged, scene.n_links);
      g_assert_cmpuint (count_crossings (nudged, found, scene.n_links), <=, count_crossings (found, found, scene.n_links));
      clear_scene (&scene);
    }
  g_test_message ("%u bends lay on others, %u do", before, after);
  /* The rest has no room: these scenes are narrow. */
  g_assert_cmpuint (after * 5, <, before * 4);
}

/* Three ways under one wall: round both of its corners they turn one behind the other, 6 px apart, and none crosses another. */
static void
turns_one_behind_the_other (void)
{
  PvRect boxes[] = { { 0, -200, 60, 36 }, { 0, -100, 60, 36 }, { 0, 0, 60, 36 }, { 400, -200, 60, 36 }, { 400, -100, 60, 36 },
                     { 400, 0, 60, 36 }, { 180, -900, 90, 1000 } };
  PvLayoutLink links[] = { { 1, 4, 1 }, { 5, 2, 1 }, { 0, 3, 1 } };
  g_autofree PvLayoutRoute *lines = route (boxes, 7, links, 3);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (lines[i].n_points, ==, 4);
      for (guint j = 0; j < i; j++)
        {
          g_assert_cmpuint (count_crossings_of (&lines[i], &lines[j]), ==, 0);
          for (guint p = 1; p < 3; p++)
            for (guint q = 1; q < 3; q++)
              {
                PvPoint a = pv_layout_route_at (&lines[i], p), b = pv_layout_route_at (&lines[j], q);

                g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), >, 5.9);
              }
        }
    }
}

/* Two that go the same way round lie side by side there, too. */
static void
fans_out_round_a_box (void)
{
  PvRect boxes[] = { { 0, 0, 90, 54 }, { 400, 0, 90, 54 }, { 200, -20, 90, 80 } };
  PvLayoutLink links[] = { { 0, 1, 1 }, { 1, 0, 1 } };
  g_autofree PvLayoutRoute *lines = route (boxes, 3, links, 2);

  g_assert_cmpuint (lines[0].n_points, ==, lines[1].n_points);
  g_assert_cmpuint (lines[0].n_points, >, 2);
  for (guint i = 1; i + 1 < lines[0].n_points; i++)
    {
      PvPoint a = pv_layout_route_at (&lines[0], i), b = pv_layout_route_at (&lines[1], lines[1].n_points - 1 - i);

      g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), >, 8);
      g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), <, 20);
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

  g_assert_true (pv_layout_network (&region->graph, &options, NULL, places, NULL));
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
  PvLayoutRoute line = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pv_layout_routes (boxes, 2, &link, 1, &options, cancellable, &line, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  g_test_add_func ("/layout/routes/random", leads_round_what_can_be_led_round);
  g_test_add_func ("/layout/routes/nudged", nudges_apart_what_shares_a_corner);
  g_test_add_func ("/layout/routes/behind", turns_one_behind_the_other);
  g_test_add_func ("/layout/routes/fan", fans_out_round_a_box);
  g_test_add_func ("/layout/routes/cancelled", stops_when_cancelled);
  g_test_add_func ("/layout/labels/free", puts_words_on_lines_and_off_boxes);
  g_test_add_func ("/layout/labels/crossed", prefers_a_place_that_no_other_line_crosses);
  return g_test_run ();
}
