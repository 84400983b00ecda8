/* Settings and desks last, and no file that lies in their place can do harm. */
#include "app-fixture.h"

#include "app/pv-appearance.h"
#include "app/pv-canvas.h"
#include "app/pv-desk.h"
#include "app/pv-preferences.h"
#include "app/pv-record-table.h"
#include "app/pv-settings.h"
#include "app/pv-tables-page.h"

#include <glib/gstdio.h>

static char *
settings_path (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pv-settings-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, "deeper", "settings.ini", NULL);
}

static void
test_usual (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (PvSettings) settings = pv_settings_new (path);

  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), ==, 100);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_AUDIENCE), ==, PV_AUDIENCE_PUBLIC);
  g_assert_null (pv_settings_get_author (settings));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
told_cb (guint *told, guint setting)
{
  *told = setting;
}

static void
test_kept (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (PvSettings) settings = pv_settings_new (path);
  g_autoptr (PvSettings) again = NULL;
  guint told = G_MAXUINT;

  g_signal_connect_swapped (settings, "changed", G_CALLBACK (told_cb), &told);
  pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 150);
  g_assert_cmpuint (told, ==, PV_SETTING_TEXT_SIZE);
  pv_settings_set (settings, PV_SETTING_AUDIENCE, PV_AUDIENCE_PARTNERS);
  pv_settings_set (settings, PV_SETTING_WINDOW_WIDTH, 999999);
  pv_settings_set_author (settings, "  Projektikoordinaattori\t");
  again = pv_settings_new (path);
  g_assert_cmpint (pv_settings_get (again, PV_SETTING_TEXT_SIZE), ==, 150);
  g_assert_cmpint (pv_settings_get (again, PV_SETTING_AUDIENCE), ==, PV_AUDIENCE_PARTNERS);
  g_assert_cmpint (pv_settings_get (again, PV_SETTING_WINDOW_WIDTH), ==, 20000);
  g_assert_cmpstr (pv_settings_get_author (again), ==, "Projektikoordinaattori");
  pv_settings_set_author (settings, "two\nlines");
  g_assert_null (pv_settings_get_author (settings));
}

/* Each of them, whatever the others are. */
static void
test_each_lasts (void)
{
  for (guint setting = 0; setting < PV_N_SETTINGS; setting++)
    {
      g_autofree char *path = settings_path ();
      g_autoptr (PvSettings) settings = pv_settings_new (path);
      g_autoptr (PvSettings) again = NULL;
      int usual = pv_settings_get (settings, setting), chosen;

      pv_settings_set (settings, setting, usual + 1);
      if (pv_settings_get (settings, setting) == usual)
        pv_settings_set (settings, setting, usual - 1);
      chosen = pv_settings_get (settings, setting);
      g_assert_cmpint (chosen, !=, usual);
      again = pv_settings_new (path);
      for (guint other = 0; other < PV_N_SETTINGS; other++)
        g_assert_cmpint (pv_settings_get (again, other), ==, pv_settings_get (settings, other));
    }
}

/* What a newer version keeps there stays. */
static void
test_unknown_stays (void)
{
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "# mine\n[settings]\ntext-size=125\nfrom-the-future=7\n[other]\nx=1\n", -1, NULL));
  {
    g_autoptr (PvSettings) settings = pv_settings_new (path);

    g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), ==, 125);
    pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 175);
  }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "from-the-future=7"));
  g_assert_nonnull (strstr (text, "x=1"));
  g_assert_nonnull (strstr (text, "text-size=175"));
}

static void
assert_in_range (PvSettings *settings)
{
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), >=, 100);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), <=, 200);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_CONTENT_LANG), >=, 0);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_CONTENT_LANG), <=, PV_START_LANG_LAST);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_WINDOW_WIDTH), >=, 0);
  g_assert_true (pv_settings_get_author (settings) == NULL || g_utf8_validate (pv_settings_get_author (settings), -1, NULL));
}

static const char SOUND[] = "[settings]\ntext-size=150\ncontent-language=2\nwindow-width=1000\nauthor=Koordinaattori\ncolours=2\n";

/* A sound file with some bytes changed, cut off anywhere; and then written over by the next change. */
static void
test_damaged (void)
{
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  GRand *rand = g_rand_new_with_seed (7);

  g_mkdir_with_parents (folder, 0700);
  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *text = g_memdup2 (SOUND, sizeof SOUND);
      g_autoptr (PvSettings) settings = NULL;
      g_autoptr (PvSettings) again = NULL;
      gsize n = round % 3 == 0 ? (gsize) g_rand_int_range (rand, 0, sizeof SOUND) : sizeof SOUND - 1;

      for (guint i = 0; i < round % 24; i++)
        text[g_rand_int_range (rand, 0, sizeof SOUND)] = (char) g_rand_int_range (rand, 0, 256);
      g_assert_true (g_file_set_contents (path, text, (gssize) n, NULL));
      settings = pv_settings_new (path);
      assert_in_range (settings);
      pv_settings_set (settings, PV_SETTING_AUDIENCE, PV_AUDIENCE_PARTNERS);
      again = pv_settings_new (path);
      g_assert_cmpint (pv_settings_get (again, PV_SETTING_AUDIENCE), ==, PV_AUDIENCE_PARTNERS);
    }
  g_rand_free (rand);
}

static void
test_values_out_of_range (void)
{
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (PvSettings) settings = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "[settings]\ntext-size=5000\ncolours=-3\naudience=99\nsidebar=many\nauthor=\xff\xfe\n", -1, NULL));
  settings = pv_settings_new (path);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), ==, 100);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_COLOURS), ==, PV_COLOURS_SYSTEM);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_AUDIENCE), ==, PV_AUDIENCE_PUBLIC);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_SIDEBAR), ==, 1);
  g_assert_null (pv_settings_get_author (settings));
}

/* Where nothing can be written, a setting holds until the program ends. */
static void
test_unwritable (void)
{
  g_autoptr (PvSettings) settings = pv_settings_new ("/proc/no-such-folder/settings.ini");

  pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 200);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), ==, 200);
}

static void
test_text_size (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (PvSettings) settings = pv_settings_new (path);
  int before, larger, after;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &before, NULL);
  pv_appearance_follow (settings);
  pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 200);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &larger, NULL);
  g_assert_cmpint (larger, ==, 2 * (before > 0 ? before : 96 * 1024));
  pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 100);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &after, NULL);
  g_assert_cmpint (after, ==, before);
  pv_settings_set (settings, PV_SETTING_COLOURS, PV_COLOURS_DARK);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  pv_settings_set (settings, PV_SETTING_COLOURS, PV_COLOURS_SYSTEM);
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
counted_cb (guint *n)
{
  (*n)++;
}

/* At once, on what is open, and away again. */
static void
test_contrast (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *path = settings_path ();
  g_autoptr (PvSettings) settings = pv_settings_new (path);
  guint n_changes = 0;

  pv_appearance_follow (settings);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (counted_cb), &n_changes);
  pv_settings_set (settings, PV_SETTING_HIGH_CONTRAST, 1);
  g_assert_true (adw_style_manager_get_high_contrast (manager));
  g_assert_cmpuint (n_changes, ==, 1);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));

  /* Dark goes with it. */
  pv_settings_set (settings, PV_SETTING_COLOURS, PV_COLOURS_DARK);
  g_assert_true (adw_style_manager_get_dark (manager) && adw_style_manager_get_high_contrast (manager));
  pv_settings_set (settings, PV_SETTING_COLOURS, PV_COLOURS_SYSTEM);
  pv_settings_set (settings, PV_SETTING_HIGH_CONTRAST, 0);
  g_assert_false (adw_style_manager_get_high_contrast (manager));
  g_signal_handlers_disconnect_by_data (manager, &n_changes);
}

/* Of what it paints; 1 where nothing makes it paler. */
static double
opacity_of (GskRenderNode *node)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_OPACITY_NODE:
      return gsk_opacity_node_get_opacity (node);
    case GSK_TRANSFORM_NODE:
      return opacity_of (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return opacity_of (gsk_clip_node_get_child (node));
    case GSK_CONTAINER_NODE:
      return opacity_of (gsk_container_node_get_child (node, 0));
    default:
      return 1;
    }
}

static GtkWidget *
find_subtitle (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, "subtitle") ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_subtitle (child);
  return found;
}

static double
subtitle_opacity (GtkWidget *window)
{
  GtkWidget *subtitle = find_subtitle (window);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (subtitle);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  double opacity;

  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (subtitle), gtk_widget_get_height (subtitle));
  node = gtk_snapshot_free_to_node (snapshot);
  opacity = opacity_of (node);
  gsk_render_node_unref (node);
  return opacity;
}

/* Adwaita has it at 0.55, which is 3.3 against white; from 0.7 on it is more than 4.5. */
static void
test_subtitles (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new (), *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Aino");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "23.11.2026");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  pv_test_wait_drawn (window);
  g_assert_cmpfloat (subtitle_opacity (window), >=, 0.699);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is not a desk is an empty one. */
static void
test_desk (void)
{
  g_autofree char *file = g_build_filename (g_get_user_data_dir (), "polkuverkko", "desk.ini", NULL);
  double numbers[] = { 1.5, -7, 0 };
  double found[3];

  {
    g_autoptr (PvDesk) desk = pv_desk_open ("/somewhere/a.polku");

    pv_desk_put_word (desk, "page", "paths");
    pv_desk_put_numbers (desk, "seen", numbers, 3);
    pv_desk_keep (desk);
  }
  {
    g_autoptr (PvDesk) desk = pv_desk_open ("/somewhere/a.polku");
    g_autoptr (PvDesk) other = pv_desk_open ("/somewhere/b.polku");
    g_autofree char *page = pv_desk_get_word (desk, "page");

    g_assert_cmpstr (page, ==, "paths");
    g_assert_true (pv_desk_get_numbers (desk, "seen", found, 3));
    g_assert_cmpfloat (found[1], ==, -7);
    g_assert_false (pv_desk_get_numbers (desk, "seen", found, 2));
    g_assert_false (pv_desk_get_numbers (other, "seen", found, 3));
  }
  pv_desk_forget ("/somewhere/a.polku");
  {
    g_autoptr (PvDesk) desk = pv_desk_open ("/somewhere/a.polku");

    g_assert_null (pv_desk_get_word (desk, "page"));
  }
  g_assert_true (g_file_set_contents (file, "\x01\xff not a desk [", -1, NULL));
  {
    g_autoptr (PvDesk) desk = pv_desk_open ("/somewhere/a.polku");

    g_assert_null (pv_desk_get_word (desk, "page"));
    pv_desk_put_numbers (desk, "seen", numbers, 3);
    pv_desk_keep (desk);
  }
}

/* Only so many documents are remembered: the ones that were open last. */
static void
test_desks_are_few (void)
{
  double one = 1;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *path = g_strdup_printf ("/many/%u.polku", i);
      g_autoptr (PvDesk) desk = pv_desk_open (path);

      pv_desk_put_numbers (desk, "seen", &one, 1);
      pv_desk_keep (desk);
      g_usleep (1500);
    }
  {
    g_autoptr (PvDesk) first = pv_desk_open ("/many/0.polku");
    g_autoptr (PvDesk) last = pv_desk_open ("/many/59.polku");

    g_assert_false (pv_desk_get_numbers (first, "seen", &one, 1));
    g_assert_true (pv_desk_get_numbers (last, "seen", &one, 1));
  }
}

static PvCanvas *
canvas_of (PvWindow *window)
{
  return PV_CANVAS (app_find (GTK_WIDGET (window), PV_TYPE_CANVAS, NULL));
}

static gboolean
is_settled (gpointer data)
{
  return pv_canvas_is_settled (data);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
has_document (gpointer data)
{
  return pv_window_get_document (data) != NULL;
}

/* As when the program is started again: another window, and the document from its file. */
static void
start_again (AppFixture *fixture, PvSettings *settings)
{
  gpointer window = fixture->window;
  g_autofree char *path = g_strdup (pv_document_get_path (fixture->document));

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  pv_test_assert_soon (is_gone, &window);
  fixture->window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  fixture->selection = pv_window_get_selection (fixture->window);
  pv_window_use_settings (fixture->window, settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pv_window_open (fixture->window, path);
  pv_test_assert_soon (has_document, fixture->window);
  g_set_object (&fixture->document, pv_window_get_document (fixture->window));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
}

static const char *
page_of (PvWindow *window)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
test_window_is_found_again (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (PvSettings) settings = pv_settings_new (path);
  g_autoptr (PvSettings) read_again = NULL;
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  double zoom;
  int width, height;

  pv_settings_set (settings, PV_SETTING_CONTENT_LANG, PV_START_LANG_LAST);
  pv_window_use_settings (fixture->window, settings);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 720);
  pv_test_input_chord (fixture->input, "<Control>plus");
  pv_test_input_chord (fixture->input, "<Control>plus");
  pv_test_assert_soon (is_settled, canvas_of (fixture->window));
  zoom = pv_canvas_get_zoom (canvas_of (fixture->window));
  pv_test_input_chord (fixture->input, "F8");
  pv_test_input_chord (fixture->input, "<Alt>2");
  pv_test_input_chord (fixture->input, "<Control>3");
  g_assert_cmpstr (page_of (fixture->window), ==, "services");

  read_again = (start_again (fixture, settings), pv_settings_new (path));
  g_assert_cmpstr (page_of (fixture->window), ==, "services");
  g_assert_cmpint (pv_window_get_content_lang (fixture->window), ==, PV_LANG_SV);
  g_assert_cmpint (pv_settings_get (read_again, PV_SETTING_LAST_LANG), ==, PV_LANG_SV);
  g_assert_cmpint (pv_settings_get (read_again, PV_SETTING_SIDEBAR), ==, 0);
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 1180);
  g_assert_cmpint (height, ==, 720);
  pv_test_input_chord (fixture->input, "<Control>1");
  pv_test_assert_soon (is_settled, canvas_of (fixture->window));
  g_assert_cmpfloat_with_epsilon (pv_canvas_get_zoom (canvas_of (fixture->window)), zoom, 0.001);
}

static PvRecordTable *
services_of (AppFixture *fixture)
{
  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  return pv_tables_page_get_table (PV_TABLES_PAGE (pv_window_get_page (fixture->window)));
}

/* Sorted the other way by a click on its head, and a column made wider. */
static void
test_table_is_found_again (void)
{
  g_autofree char *path = settings_path ();
  g_autoptr (PvSettings) settings = pv_settings_new (path);
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkColumnViewColumn) again = NULL;
  g_autoptr (GArray) look = NULL;
  GtkColumnView *view;

  pv_window_use_settings (fixture->window, settings);
  view = pv_record_table_get_view (services_of (fixture));
  column = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  gtk_column_view_column_set_fixed_width (column, 333);
  pv_test_input_click_widget (fixture->input, gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view))));

  /* Also when the page was not looked at the time between. */
  pv_test_input_chord (fixture->input, "<Control>1");
  start_again (fixture, settings);
  start_again (fixture, settings);
  look = pv_record_table_get_look (services_of (fixture));
  again = g_list_model_get_item (gtk_column_view_get_columns (pv_record_table_get_view (services_of (fixture))), 1);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (again), ==, 333);
  g_assert_cmpfloat (g_array_index (look, double, 0), ==, 0);
  g_assert_cmpfloat (g_array_index (look, double, 1), ==, 1);
}

static gboolean
is_shown (gpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (PV_IS_PREFERENCES (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        {
          *(GtkWindow **) data = window;
          return TRUE;
        }
    }
  return FALSE;
}

/* Ctrl+comma opens it, the arrows choose, Esc closes it. */
static void
test_preferences_by_keyboard (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvSettings *settings = pv_settings_get_default ();
  GtkWindow *window = NULL;
  gpointer shown;

  pv_test_input_chord (fixture->input, "<Control>comma");
  pv_test_assert_soon (is_shown, &window);
  pv_test_wait_drawn (GTK_WIDGET (window));
  pv_test_input_focus (fixture->input, window);
  gtk_widget_grab_focus (app_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL));
  pv_test_input_type (fixture->input, "Suunnittelija");
  g_assert_cmpstr (pv_settings_get_author (settings), ==, "Suunnittelija");
  g_assert_cmpstr (pv_application_get_author (), ==, "Suunnittelija");
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, "For whom")), 2);
  g_assert_cmpint (pv_settings_get (settings, PV_SETTING_AUDIENCE), ==, PV_AUDIENCE_INTERNAL);
  shown = window;
  g_object_add_weak_pointer (shown, &shown);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_gone, &shown);
  pv_settings_set (settings, PV_SETTING_AUDIENCE, PV_AUDIENCE_PUBLIC);
  pv_settings_set_author (settings, NULL);
}

/* What one process chose, the next one starts with. */
static void
test_next_process (void)
{
  PvSettings *settings = pv_settings_get_default ();

  if (g_test_subprocess ())
    {
      g_assert_cmpint (pv_settings_get (settings, PV_SETTING_TEXT_SIZE), ==, 175);
      g_assert_cmpstr (pv_settings_get_author (settings), ==, "Suunnittelija");
      pv_settings_apply_early (settings);
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "sv");
      pv_appearance_follow (settings);
      g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
      return;
    }
  pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 175);
  pv_settings_set (settings, PV_SETTING_INTERFACE_LANG, PV_LANG_SV);
  pv_settings_set (settings, PV_SETTING_HIGH_CONTRAST, 1);
  pv_settings_set_author (settings, "Suunnittelija");
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  pv_settings_set (settings, PV_SETTING_TEXT_SIZE, 100);
  pv_settings_set (settings, PV_SETTING_INTERFACE_LANG, 0);
  pv_settings_set (settings, PV_SETTING_HIGH_CONTRAST, 0);
  pv_settings_set_author (settings, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/settings/usual", test_usual);
  g_test_add_func ("/app/settings/kept", test_kept);
  g_test_add_func ("/app/settings/each-lasts", test_each_lasts);
  g_test_add_func ("/app/settings/unknown-stays", test_unknown_stays);
  g_test_add_func ("/app/settings/damaged", test_damaged);
  g_test_add_func ("/app/settings/out-of-range", test_values_out_of_range);
  g_test_add_func ("/app/settings/next-process", test_next_process);
  g_test_add_func ("/app/settings/unwritable", test_unwritable);
  g_test_add_func ("/app/settings/text-size", test_text_size);
  g_test_add_func ("/app/settings/contrast", test_contrast);
  g_test_add_func ("/app/settings/subtitles", test_subtitles);
  g_test_add_func ("/app/settings/desk", test_desk);
  g_test_add_func ("/app/settings/desks-are-few", test_desks_are_few);
  g_test_add_func ("/app/settings/window-is-found-again", test_window_is_found_again);
  g_test_add_func ("/app/settings/table-is-found-again", test_table_is_found_again);
  g_test_add_func ("/app/settings/preferences-by-keyboard", test_preferences_by_keyboard);
  return g_test_run ();
}
