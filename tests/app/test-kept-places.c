/* Places on the disk: what was kept comes back to the bit, and what does not fit is as if it were not there. */
#include "app-fixture.h"

#include "app/pv-kept-places.h"

#include <glib/gstdio.h>
#include <math.h>

#define N 3

static const char key[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static const PvPoint places[N] = { { 0, 0 }, { -414, 84.25 }, { 1e6, 12 } };

static char *
folder_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "polkuverkko", "places", NULL);
}

static char *
path_of (const char *name)
{
  g_autofree char *folder = folder_path ();

  return g_build_filename (folder, name, NULL);
}

static gboolean
recalls (guint n)
{
  PvPoint found[N + 1] = { { 7, 7 }, { 7, 7 }, { 7, 7 }, { 7, 7 } };

  if (!pv_kept_places ()->recall (key, found, n))
    {
      g_assert_cmpfloat (found[0].x, ==, 7);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (found[i].x, ==, places[i].x);
      g_assert_cmpfloat (found[i].y, ==, places[i].y);
    }
  return TRUE;
}

static guint
count_files (void)
{
  g_autofree char *folder = folder_path ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

/* What a window had to lay out is kept. */
static void
test_window (void)
{
  g_autoptr (AppFixture) fixture = NULL;

  g_assert_cmpuint (count_files (), ==, 0);
  fixture = app_fixture_new (pv_kinds_default ());
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_files (), >, 0);
}

static void
test_kept (void)
{
  g_assert_false (recalls (N));
  pv_kept_places ()->keep (key, places, N);
  g_assert_true (recalls (N));
}

/* Cut off, of another number, of another build, and with a place that is none. */
static void
test_broken (void)
{
  g_autofree char *path = path_of (key);
  g_autofree char *content = NULL;
  gsize length;

  pv_kept_places ()->keep (key, places, N);
  g_assert_false (recalls (N - 1));
  g_assert_false (recalls (N + 1));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  g_assert_true (g_file_set_contents (path, content, (gssize) length - 1, NULL));
  g_assert_false (recalls (N));
  content[0] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_false (recalls (N));
  content[0] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_true (recalls (N));
}

static void
test_no_places (void)
{
  static const double none[] = { NAN, INFINITY, -1e9 };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      PvPoint wrong[N] = { { 0, 0 }, { 6, none[i] }, { 0, 0 } };

      pv_kept_places ()->keep (key, wrong, N);
      g_assert_false (recalls (N));
    }
}

/* Those of long ago go. */
static void
test_few (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%064u", i);

      pv_kept_places ()->keep (name, places, N);
    }
  g_assert_cmpuint (count_files (), <=, 40);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/kept-places/window", test_window);
  g_test_add_func ("/app/kept-places/kept", test_kept);
  g_test_add_func ("/app/kept-places/broken", test_broken);
  g_test_add_func ("/app/kept-places/no-places", test_no_places);
  g_test_add_func ("/app/kept-places/few", test_few);
  return g_test_run ();
}
