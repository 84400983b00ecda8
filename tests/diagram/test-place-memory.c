/* A first placement that is remembered is not worked out again, and whoever has a place is not asked about. */
#include "diagram/diagram.h"

#include "sample.h"

#include <string.h>

static char *kept_key;
static PvPoint kept[64];
static guint n_kept, n_recalls, n_keeps;

static gboolean
recall (const char *key, PvPoint *places, guint n)
{
  n_recalls++;
  if (g_strcmp0 (key, kept_key) != 0)
    return FALSE;
  g_assert_cmpuint (n, ==, n_kept);
  memcpy (places, kept, n * sizeof *places);
  return TRUE;
}

static void
keep (const char *key, const PvPoint *places, guint n)
{
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (kept));
  n_keeps++;
  g_free (kept_key);
  kept_key = g_strdup (key);
  n_kept = n;
  memcpy (kept, places, n * sizeof *places);
}

static const PvPlaceMemory memory = { recall, keep };

static PvScene *
make (const PvModel *model, PvId view)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  options.view = view;
  options.memory = &memory;
  return pv_scene_new_network (model, &options, NULL);
}

static void
set_up (void)
{
  g_clear_pointer (&kept_key, g_free);
  n_kept = n_recalls = n_keeps = 0;
}

static PvPoint
middle_of (const PvScene *scene, guint node)
{
  PvRect box = pv_scene_get_box (scene, (PvElement) { PV_PART_NODE, node });

  return pv_rect_centre (&box);
}

static void
test_remembered (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) first = NULL, second = NULL;
  g_autofree char *before = NULL, *after = NULL;

  set_up ();
  first = make (model, PV_NO_ID);
  g_assert_cmpuint (n_keeps, ==, 1);
  second = make (model, PV_NO_ID);
  g_assert_cmpuint (n_recalls, ==, 2);
  g_assert_cmpuint (n_keeps, ==, 1);
  before = pv_scene_dump (first, TRUE);
  after = pv_scene_dump (second, TRUE);
  g_assert_cmpstr (before, ==, after);
}

/* What it says is where they stand: here all of it lies elsewhere. */
static void
test_believed (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) first = NULL, second = NULL;

  set_up ();
  first = make (model, PV_NO_ID);
  for (guint i = 0; i < n_kept; i++)
    kept[i].x += 1200;
  second = make (model, PV_NO_ID);
  g_assert_cmpfloat_with_epsilon (middle_of (second, 3).x, middle_of (first, 3).x + 1200, 0.01);
}

/* Opening a sample lays nothing out, and asks nobody. */
static void
test_not_asked (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = NULL;

  set_up ();
  scene = make (model, pv_network_view_of_all (model));
  g_assert_cmpuint (n_recalls + n_keeps, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-memory/remembered", test_remembered);
  g_test_add_func ("/place-memory/believed", test_believed);
  g_test_add_func ("/place-memory/not-asked", test_not_asked);
  return g_test_run ();
}
