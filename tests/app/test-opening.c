/* How a document comes into a window: begun before there is a window, and shown when it is there. */
#include "app-fixture.h"

#include "app/pv-head-start.h"
#include "app/pv-recents.h"
#include "app/pv-settings.h"
#include "app/pv-window-private.h"
#include "held-thread.h"

#include <glib/gstdio.h>

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

/* A file that this laptop has not seen. (transfer full) */
static char *
make_strange_document (AppFixture *fixture, const char *name)
{
  char *path = make_document (fixture, name);
  g_autoptr (GError) error = NULL;
  guint n_unshared;

  g_assert_true (pv_document_forget (path, pv_kinds_default (), FALSE, &n_unshared, &error));
  g_assert_no_error (error);
  return path;
}

static PvWindow *
open_at_a_glance (AppFixture *fixture, const char *path)
{
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());

  held_proof_hold ();
  pv_window_open (window, path);
  pv_window_present_opening (window);
  pv_test_assert_soon (has_document, window);
  g_assert_false (pv_document_is_proven (pv_window_get_document (window)));
  g_assert_true (app_says (GTK_WIDGET (window), "Looking through the file…"));
  return window;
}

static gboolean
is_recent (const char *path)
{
  g_autoptr (GPtrArray) recents = pv_recents_list ();

  for (guint i = 0; i < recents->len; i++)
    if (g_str_equal (((PvRecent *) g_ptr_array_index (recents, i))->path, path))
      return TRUE;
  return FALSE;
}

static gboolean
is_saved (gpointer window)
{
  return app_says (window, "Saved on this laptop") && app_says (window, "Saved in the shared file");
}

static gboolean
refuses_hands (gpointer window)
{
  return app_says (window, "Not yet: the file is still being looked through; wait a moment");
}

static gboolean
has_actor (gpointer window)
{
  return pv_model_count (pv_document_get_model (pv_window_get_document (window)), PV_ACTOR) == 1;
}

static gboolean
says_nothing_more (gpointer window)
{
  return !refuses_hands (window);
}

/* A large file that nobody has opened here is seen before it is proven, and can be worked with afterwards, in the same pages. */
static void
test_at_a_glance (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = make_strange_document (fixture, "suuri.polku");
  PvWindow *window = open_at_a_glance (fixture, path);
  gpointer page = pv_window_get_page (window);

  g_assert_false (is_recent (path));
  pv_test_input_focus (fixture->input, GTK_WINDOW (window));
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_input_type (fixture->input, "Kela");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (refuses_hands, window);
  held_proof_let_go ();
  pv_test_assert_soon (is_saved, window);
  g_assert_false (app_says (GTK_WIDGET (window), "Looking through the file…"));
  pv_test_assert_soon (says_nothing_more, window);
  g_assert_true (is_recent (path));
  g_assert_true ((gpointer) pv_window_get_page (window) == page);
  /* What was typed is still there. */
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (has_actor, window);
  close_window (window);
}

static gboolean
shows_problem (gpointer window)
{
  return app_says (window, "Could not be opened: rikki.polku");
}

static gboolean
offers_another (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && focus == app_find (window, GTK_TYPE_BUTTON, "_Open Another…");
}

/* What cannot be proven is told as what cannot be opened, in each window that shows it, and is not offered again. */
static void
test_glance_refused (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = make_strange_document (fixture, "rikki.polku");
  g_autofree char *file = g_build_filename (fixture->folder, "settings.ini", NULL);
  g_autoptr (PvSettings) settings = pv_settings_new (file);
  g_autofree char *desk = g_build_filename (g_get_user_data_dir (), "polkuverkko", "desk.ini", NULL);
  PvWindow *window = open_at_a_glance (fixture, path);
  PvWindow *second = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());

  pv_window_use_settings (window, settings);
  pv_window_set_document (second, pv_window_get_document (window));
  gtk_window_present (GTK_WINDOW (second));
  pv_test_assert_soon (has_document, second);
  g_assert_cmpint (g_unlink (path), ==, 0);
  held_proof_let_go ();
  pv_test_assert_soon (shows_problem, second);
  pv_test_assert_soon (shows_problem, window);
  pv_test_assert_soon (offers_another, window);
  g_assert_null (pv_window_get_document (window));
  g_assert_null (pv_window_get_document (second));
  g_assert_false (is_recent (path));
  /* Nor how it was looked at. */
  g_assert_false (g_file_test (desk, G_FILE_TEST_EXISTS));
  close_window (second);
  close_window (window);
}

/* Who closes the window waits for nothing, and nothing of the file is kept. */
static void
test_glance_closed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = make_strange_document (fixture, "kiire.polku");
  PvWindow *window = open_at_a_glance (fixture, path);

  close_window (window);
  held_proof_let_go ();
  g_assert_false (is_recent (path));
  g_assert_false (pv_document_has_copy (path));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/opening/head-start", test_head_start);
  g_test_add_func ("/app/opening/head-start-to-nothing", test_head_start_to_nothing);
  g_test_add_func ("/app/opening/page-meanwhile", test_page_meanwhile);
  g_test_add_func ("/app/opening/at-a-glance", test_at_a_glance);
  g_test_add_func ("/app/opening/glance-refused", test_glance_refused);
  g_test_add_func ("/app/opening/glance-closed", test_glance_closed);
  g_test_add_func ("/app/opening/narrow-at-once", test_narrow_at_once);
  return g_test_run ();
}
