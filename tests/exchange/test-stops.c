/* Stops on paper: a page each, in their order, with what the audience may have. */
#include "samples.h"

#include "exchange/exchange.h"

#include <string.h>

static guint
count_words (GBytes *bytes, const char *what)
{
  gsize size, length = strlen (what);
  const char *data = g_bytes_get_data (bytes, &size);
  guint n = 0;

  for (gsize i = 0; i + length <= size; i++)
    n += memcmp (data + i, what, length) == 0;
  return n;
}

static guint
count (GBytes *bytes)
{
  return count_words (bytes, "/Type /Page") - count_words (bytes, "/Type /Pages");
}

static void
test_pages (void)
{
  g_autoptr (PvModel) model = pv_sample_new (&pv_sample_promises[0]);
  g_autoptr (GPtrArray) stops = pv_stops_list (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) open = pv_stops_pdf (model, PV_LANG_BOTH, PV_AUDIENCE_PUBLIC, PV_NO_DATE, NULL, &error);
  g_autoptr (GBytes) own = pv_stops_pdf (model, PV_LANG_BOTH, PV_AUDIENCE_INTERNAL, PV_NO_DATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stops->len, >, 1);
  g_assert_cmpuint (count (open), ==, stops->len);
  g_assert_cmpuint (count (own), ==, stops->len);
  g_assert_cmpint (g_bytes_compare (open, own), !=, 0);
}

/* Each stands behind the one before. */
static void
test_order (void)
{
  g_autoptr (PvModel) model = pv_sample_new (&pv_sample_promises[0]);
  g_autoptr (GPtrArray) stops = pv_stops_list (model);

  for (guint i = 1; i < stops->len; i++)
    g_assert_cmpint (pv_record_compare (&stops->pdata[i - 1], &stops->pdata[i]), <, 0);
}

static void
test_none (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;

  g_assert_null (pv_stops_pdf (model, PV_LANG_FI, PV_AUDIENCE_PUBLIC, PV_NO_DATE, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
}

/* The same part on a wide screen, on a high one and on paper. */
static void
test_place (void)
{
  const PvStopPlace place = { .middle = { 100, 50 }, .zoom = 2 };
  PvRect seen = pv_stop_seen (&place);
  double zoom = pv_stop_zoom_for (2, 1280, 1024);

  g_assert_cmpfloat (seen.width, ==, 960);
  g_assert_cmpfloat (seen.x, ==, 100 - 480);
  g_assert_cmpfloat_with_epsilon (1280 / zoom, 960, 1e-9);
  g_assert_cmpfloat (1024 / zoom, >, seen.height);
  zoom = pv_stop_zoom_from (1, 1280, 1024);
  g_assert_cmpfloat_with_epsilon (pv_stop_zoom_here (zoom, 1280, 1024), 1, 1e-9);
  g_assert_cmpfloat (PV_STOP_WIDTH / zoom, >=, 1280);
  g_assert_cmpfloat_with_epsilon (PV_STOP_HEIGHT / zoom, 1024, 1e-9);
}

/* A phase is seen in its path: the view says which. */
static void
test_in_path (void)
{
  g_autoptr (PvModel) model = pv_sample_new (&pv_sample_promises[0]);
  g_autoptr (GPtrArray) stops = pv_stops_list (model);
  PvRecord *stop = g_ptr_array_index (stops, 3), *phase = pv_model_follow (model, stop, PV_STOP_FOCUS);
  PvStopPlace place = pv_stop_place (model, stop);

  g_assert_cmpint (pv_record_get_kind (phase), ==, PV_PHASE);
  g_assert_cmpint (place.path, ==, pv_record_get_reference (phase, PV_PHASE_PATH));
  g_assert_cmpint (place.chosen, ==, pv_record_get_id (phase));
  g_assert_cmpint (place.view, ==, PV_NO_ID);
  place = pv_stop_place (model, g_ptr_array_index (stops, 1));
  g_assert_cmpint (place.path, ==, PV_NO_ID);
  g_assert_cmpint (place.view, ==, pv_record_get_reference (g_ptr_array_index (stops, 1), PV_STOP_VIEW));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stops/pages", test_pages);
  g_test_add_func ("/stops/order", test_order);
  g_test_add_func ("/stops/none", test_none);
  g_test_add_func ("/stops/place", test_place);
  g_test_add_func ("/stops/in-path", test_in_path);
  return g_test_run ();
}
