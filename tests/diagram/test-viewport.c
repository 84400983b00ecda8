#include "diagram/diagram.h"

static PvViewport
usual (void)
{
  PvViewport viewport = pv_viewport_new (1000, 700);

  viewport.content = (PvRect) { -500, -300, 2000, 1000 };
  return viewport;
}

static void
test_round_trip (void)
{
  PvViewport viewport = pv_viewport_scroll (pv_viewport_zoom_at (usual (), (PvPoint) { 300, 200 }, 1.7), 40, -25);
  PvPoint model = { 123.5, -45.25 };
  PvPoint back = pv_viewport_to_model (&viewport, pv_viewport_to_device (&viewport, model));
  PvRect rect = { 10, 20, 30, 40 };
  PvRect device = pv_viewport_rect_to_device (&viewport, &rect);
  PvRect again = pv_viewport_rect_to_model (&viewport, &device);

  g_assert_cmpfloat_with_epsilon (back.x, model.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.y, model.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (again.x, rect.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (again.height, rect.height, 1e-9);
  g_assert_cmpfloat_with_epsilon (device.width, 30 * 1.7, 1e-9);
}

/* What is under the pointer stays there, whatever happens to the zoom. */
static void
test_zoom_at (void)
{
  PvPoint pointer = { 640, 120 };
  PvViewport viewport = usual ();

  for (int i = 0; i < 30; i++)
    {
      PvPoint before = pv_viewport_to_model (&viewport, pointer);
      PvPoint after;

      viewport = i % 3 == 0 ? pv_viewport_step_at (viewport, pointer, 1) : pv_viewport_wheel_at (viewport, pointer, i % 2 ? 1.5 : -2);
      after = pv_viewport_to_model (&viewport, pointer);
      g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-6);
    }
  g_assert_cmpfloat (pv_viewport_zoom_at (viewport, pointer, 99).zoom, ==, PV_ZOOM_MOST);
  g_assert_cmpfloat (pv_viewport_zoom_at (viewport, pointer, 0).zoom, ==, PV_ZOOM_LEAST);
}

static void
test_steps (void)
{
  double zoom = PV_ZOOM_LEAST;
  guint n = 0;

  while (zoom < PV_ZOOM_MOST && n++ < 100)
    {
      double next = pv_viewport_next_zoom (zoom, 1);

      g_assert_cmpfloat (next, >, zoom);
      g_assert_cmpfloat_with_epsilon (pv_viewport_next_zoom (next, -1), zoom, 1e-9);
      zoom = next;
    }
  g_assert_cmpfloat (zoom, ==, PV_ZOOM_MOST);
  g_assert_cmpfloat (pv_viewport_next_zoom (PV_ZOOM_MOST, 1), ==, PV_ZOOM_MOST);
  g_assert_cmpfloat (pv_viewport_next_zoom (0.95, 1), ==, 1.0);
  g_assert_cmpfloat (pv_viewport_next_zoom (1.05, -1), ==, 1.0);
}

static void
test_fit (void)
{
  PvInsets insets = { 100, 60, 300, 20 };
  PvViewport viewport = usual ();
  PvViewport fitted = pv_viewport_fit (viewport, &viewport.content, insets, 2);
  PvRect device = pv_viewport_rect_to_device (&fitted, &viewport.content);
  PvRect small = { 0, 0, 10, 10 }, none = { 0, 0, 0, 0 };

  g_assert_cmpfloat_with_epsilon (device.width, 600, 1e-6);
  g_assert_cmpfloat_with_epsilon (device.x, 100, 1e-6);
  g_assert_cmpfloat (device.y, >=, 60);
  g_assert_cmpfloat (device.y + device.height, <=, 680);
  g_assert_cmpfloat (pv_viewport_fit (viewport, &small, insets, 2).zoom, ==, 2);
  g_assert_cmpfloat (pv_viewport_fit (viewport, &none, insets, 2).zoom, ==, viewport.zoom);
}

/* However far somebody scrolls, some of the content stays in the window. */
static void
test_clamp (void)
{
  static const double ways[][2] = { { 1e6, 0 }, { -1e6, 0 }, { 0, 1e6 }, { 0, -1e6 } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      PvViewport viewport = pv_viewport_scroll (usual (), ways[i][0], ways[i][1]);
      PvRect seen = pv_viewport_visible (&viewport);

      g_assert_true (pv_rect_overlaps (&seen, &viewport.content));
    }
}

static void
test_reveal (void)
{
  PvInsets insets = { 0, 0, 200, 0 };
  PvRect seen_already = { 100, 100, 50, 50 }, right = { 1200, 100, 50, 50 }, huge = { 0, 0, 5000, 50 };
  PvViewport viewport = usual ();
  PvViewport moved = pv_viewport_reveal (viewport, &right, insets, 10);
  PvRect device = pv_viewport_rect_to_device (&moved, &right);

  g_assert_cmpfloat (pv_viewport_reveal (viewport, &seen_already, insets, 10).origin.x, ==, viewport.origin.x);
  g_assert_cmpfloat_with_epsilon (device.x + device.width, 790, 1e-6);
  g_assert_cmpfloat_with_epsilon (moved.origin.y, viewport.origin.y, 1e-9);
  moved = pv_viewport_reveal (viewport, &huge, insets, 10);
  g_assert_cmpfloat_with_epsilon (pv_viewport_rect_to_device (&moved, &huge).x, 10, 1e-6);
}

static void
test_between (void)
{
  PvViewport from = usual (), to = pv_viewport_zoom_at (usual (), (PvPoint) { 900, 600 }, 2.5);
  PvViewport start = pv_viewport_between (from, to, 0), end = pv_viewport_between (from, to, 1), middle = pv_viewport_between (from, to, 0.5);

  g_assert_cmpfloat_with_epsilon (start.origin.x, from.origin.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (start.zoom, from.zoom, 1e-9);
  g_assert_cmpfloat (end.origin.x, ==, to.origin.x);
  g_assert_cmpfloat (middle.zoom, >, from.zoom);
  g_assert_cmpfloat (middle.zoom, <, to.zoom);
  /* A zoom about one point keeps that point all the way. */
  for (double share = 0; share <= 1; share += 0.1)
    {
      PvViewport now = pv_viewport_between (from, to, share);
      PvPoint a = pv_viewport_to_model (&from, (PvPoint) { 900, 600 }), b = pv_viewport_to_model (&now, (PvPoint) { 900, 600 });

      g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-6);
    }
}

static void
test_resize (void)
{
  PvViewport viewport = usual ();
  PvViewport wider = pv_viewport_resize (viewport, 1400, 900);
  PvPoint before = pv_viewport_to_model (&viewport, (PvPoint) { 500, 350 }), after = pv_viewport_to_model (&wider, (PvPoint) { 700, 450 });

  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-9);
  g_assert_cmpfloat (wider.width, ==, 1400);
}

static void
test_detail (void)
{
  g_assert_cmpint (pv_detail_at (0.05), ==, PV_DETAIL_REGIONS);
  g_assert_cmpint (pv_detail_at (0.1), ==, PV_DETAIL_BADGES);
  g_assert_cmpint (pv_detail_at (0.29), ==, PV_DETAIL_BADGES);
  g_assert_cmpint (pv_detail_at (0.3), ==, PV_DETAIL_ICONS);
  g_assert_cmpint (pv_detail_at (PV_ZOOM_NAMED - 0.01), ==, PV_DETAIL_ICONS);
  g_assert_cmpint (pv_detail_at (PV_ZOOM_NAMED), ==, PV_DETAIL_NORMAL);
  g_assert_cmpint (pv_detail_at (1.4), ==, PV_DETAIL_NORMAL);
  g_assert_cmpint (pv_detail_at (1.41), ==, PV_DETAIL_CLOSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/round-trip", test_round_trip);
  g_test_add_func ("/viewport/zoom-at", test_zoom_at);
  g_test_add_func ("/viewport/steps", test_steps);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/clamp", test_clamp);
  g_test_add_func ("/viewport/reveal", test_reveal);
  g_test_add_func ("/viewport/between", test_between);
  g_test_add_func ("/viewport/resize", test_resize);
  g_test_add_func ("/viewport/detail", test_detail);
  return g_test_run ();
}
