/* How a document comes into a window: begun before there is a window, and shown when it is there. */
#include "app-fixture.h"

#include "app/pv-head-start.h"
#include "app/pv-settings.h"
#include "app/pv-window-private.h"

static gboolean
has_document (gpointer window)
{
  return pv_window_get_document (window) != NULL && gtk_widget_get_mapped (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
close_window (PvWindow *window)
{
  gpointer gone = window;

  g_object_add_weak_pointer (gone, &gone);
  gtk_window_close (GTK_WINDOW (window));
  pv_test_assert_soon (is_gone, &gone);
}

static char *
make_document (AppFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (PvDocument) document = pv_document_create (path, pv_kinds_default (), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (pv_document_close (document, TRUE, &error));
  return path;
}

static void
never_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_not_reached ();
}

static gboolean
has_waited (gpointer n)
{
  return --*(int *) n < 0;
}

/* Whether it is there before anybody asks, or not: it is what the window shows, and nobody gets it twice. */
static void
test_head_start (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  for (guint late = 0; late < 2; late++)
    {
      g_autofree char *path = make_document (fixture, late ? "late.polku" : "early.polku");
      PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
      int turns = late ? 20 : -1;

      pv_head_start_begin (path, pv_kinds_default (), NULL);
      if (late)
        pv_test_assert_soon (has_waited, &turns);
      g_assert_null (pv_head_start_take ("/somewhere/else.polku", never_cb, NULL));
      pv_window_open (window, path);
      g_assert_null (pv_head_start_take (path, never_cb, NULL));
      g_assert_null (pv_window_get_document (window));
      pv_window_present_opening (window);
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
      pv_test_assert_soon (has_document, window);
      g_assert_false (pv_document_never_writes (pv_window_get_document (window)));
      close_window (window);
    }
}

static gboolean
is_shown (gpointer window)
{
  return gtk_widget_get_mapped (window);
}

/* What is wrong with it is told as ever; and who does not wait for it closes the window. */
static void
test_head_start_to_nothing (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *broken = g_build_filename (fixture->folder, "rikki.polku", NULL);
  g_autofree char *path = make_document (fixture, "kiire.polku");
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());

  g_assert_true (g_file_set_contents (broken, "SQLite format 3", -1, NULL));
  pv_head_start_begin (broken, pv_kinds_default (), NULL);
  pv_window_open (window, broken);
  pv_window_present_opening (window);
  pv_test_assert_soon (is_shown, window);
  g_assert_null (pv_window_get_document (window));
  g_assert_true (app_says (GTK_WIDGET (window), "rikki.polku"));
  close_window (window);

  window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  pv_head_start_begin (path, pv_kinds_default (), NULL);
  pv_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  close_window (window);
}

static gboolean
has_next_page (gpointer window)
{
  return PV_WINDOW (window)->next_page != NULL;
}

static gboolean
has_no_next_page (gpointer window)
{
  return PV_WINDOW (window)->next_page == NULL;
}

/* The page that was made while a document was read is the one that it shows; where nothing could be read, and where nobody waits, it goes. */
static void
test_page_meanwhile (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *broken = g_build_filename (fixture->folder, "rikki.polku", NULL);
  g_autofree char *path = make_document (fixture, "pitkä.polku");
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  gpointer page;

  g_assert_true (g_file_set_contents (broken, "SQLite format 3", -1, NULL));
  pv_window_make_page_meanwhile (window);
  pv_test_assert_soon (has_next_page, window);
  page = window->next_page;
  g_object_add_weak_pointer (page, &page);
  pv_window_open (window, broken);
  pv_window_present_opening (window);
  pv_test_assert_soon (has_no_next_page, window);
  g_assert_null (page);

  pv_window_make_page_meanwhile (window);
  pv_test_assert_soon (has_next_page, window);
  page = window->next_page;
  pv_window_open (window, path);
  pv_test_assert_soon (has_document, window);
  g_assert_true ((gpointer) pv_window_get_page (window) == page);
  g_assert_null (window->next_page);

  pv_window_make_page_meanwhile (window);
  pv_test_assert_soon (has_next_page, window);
  page = window->next_page;
  g_object_add_weak_pointer (page, &page);
  close_window (window);
  g_assert_null (page);
}

/* A window that has little room is narrow from its first frame on: nothing slides away while somebody waits for a picture. */
static void
test_narrow_at_once (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *file = g_build_filename (fixture->folder, "settings.ini", NULL);
  g_autoptr (PvSettings) settings = pv_settings_new (file);
  static const struct { int width; gboolean wide; } cases[] = { { 900, FALSE }, { 1300, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
      g_autoptr (GVariant) sidebar = NULL;
      g_autoptr (GVariant) inspector = NULL;

      pv_settings_set (settings, PV_SETTING_WINDOW_WIDTH, cases[i].width);
      pv_settings_set (settings, PV_SETTING_WINDOW_HEIGHT, 600);
      pv_window_use_settings (window, settings);
      sidebar = g_action_group_get_action_state (G_ACTION_GROUP (window), "sidebar");
      inspector = g_action_group_get_action_state (G_ACTION_GROUP (window), "inspector");
      g_assert_cmpint (g_variant_get_boolean (sidebar), ==, cases[i].wide);
      g_assert_cmpint (g_variant_get_boolean (inspector), ==, cases[i].wide);
      g_assert_cmpint (pv_settings_get (settings, PV_SETTING_SIDEBAR), ==, 1);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/opening/head-start", test_head_start);
  g_test_add_func ("/app/opening/head-start-to-nothing", test_head_start_to_nothing);
  g_test_add_func ("/app/opening/page-meanwhile", test_page_meanwhile);
  g_test_add_func ("/app/opening/narrow-at-once", test_narrow_at_once);
  return g_test_run ();
}
