/* The window: opens, turns its pages, says what is wrong, closes and leaves nothing behind. */
#include "app-fixture.h"

#include "app/pv-accessible.h"
#include "app/pv-canvas.h"
#include "app/pv-filter-card.h"
#include "app/pv-findings-pane.h"
#include "app/pv-inspector.h"
#include "app/pv-many-pane.h"
#include "app/pv-record-pane.h"
#include "app/pv-samples.h"
#include "app/pv-save-status.h"
#include "app/pv-start-page.h"
#include "app/pv-tables-page.h"
#include "app/pv-wrap-box.h"

#include <glib/gstdio.h>

static void
test_pages (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *chord = g_strdup_printf ("<Control>%u", i);

      pv_test_input_chord (fixture->input, chord);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
      g_assert_nonnull (pv_window_get_page (fixture->window));
      g_assert_true (PV_IS_TABLES_PAGE (pv_window_get_page (fixture->window)) == (i > 2));
    }
  /* Every page has tables; a diagram has them as its other view. */
  pv_test_input_chord (fixture->input, "<Control>1");
  pv_test_input_chord (fixture->input, "<Control>t");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (PV_IS_TABLES_PAGE (pv_window_get_page (fixture->window)));
  g_assert_cmpuint (pv_tables_page_get_kind (PV_TABLES_PAGE (pv_window_get_page (fixture->window))), ==, PV_ACTOR);
}

static guint
count_of (GtkWidget *root, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_of (child, type);
  return n;
}

static guint
count_pages (GtkWidget *window)
{
  return count_of (window, PV_TYPE_CONTENT_PAGE);
}

/* Whoever opens the program with a document never sees it. */
static void
test_start_page_when_gone_back_to (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_cmpuint (count_of (window, PV_TYPE_START_PAGE), ==, 0);
  pv_window_set_document (fixture->window, NULL);
  g_assert_cmpuint (count_of (window, PV_TYPE_START_PAGE), ==, 1);
  pv_window_set_document (fixture->window, fixture->document);
  pv_window_set_document (fixture->window, NULL);
  g_assert_cmpuint (count_of (window, PV_TYPE_START_PAGE), ==, 1);
}

/* The form of a record, and that of several, when one or several are chosen first; then it stays. */
static void
test_form_is_built_when_chosen (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const PvId both[] = { fixture->kela, fixture->city };

  g_assert_cmpuint (count_of (window, PV_TYPE_RECORD_PANE) + count_of (window, PV_TYPE_MANY_PANE), ==, 0);
  pv_selection_set_many (fixture->selection, both, G_N_ELEMENTS (both));
  g_assert_cmpuint (count_of (window, PV_TYPE_RECORD_PANE), ==, 0);
  g_assert_cmpuint (count_of (window, PV_TYPE_MANY_PANE), ==, 1);
  pv_selection_set (fixture->selection, fixture->kela);
  pv_selection_clear (fixture->selection);
  pv_selection_set (fixture->selection, fixture->city);
  g_assert_cmpuint (count_of (window, PV_TYPE_RECORD_PANE), ==, 1);
  g_assert_cmpuint (count_of (window, PV_TYPE_MANY_PANE), ==, 1);
}

/* A document is there sooner when only the page in front is built; one that was built stays. */
static void
test_page_is_built_when_turned_to (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = GTK_WIDGET (fixture->window);
  PvContentPage *network = pv_window_get_page (fixture->window);
  PvContentPage *services;

  g_assert_cmpuint (count_pages (window), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("services"));
  services = pv_window_get_page (fixture->window);
  g_assert_cmpuint (count_pages (window), ==, 2);
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("network"));
  g_assert_true (pv_window_get_page (fixture->window) == network);
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("services"));
  g_assert_true (pv_window_get_page (fixture->window) == services);
  g_assert_cmpuint (count_pages (window), ==, 2);

  /* In the language that was chosen before it was built. */
  g_action_group_change_action_state (G_ACTION_GROUP (window), "content-lang", g_variant_new_string ("sv"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("network"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "view-as", g_variant_new_string ("tables"));
  g_assert_cmpuint (count_pages (window), ==, 3);
  pv_test_wait_drawn (window);
  g_assert_true (app_says (GTK_WIDGET (pv_window_get_page (fixture->window)), "Navigatorn Vasa"));
}

static GtkWidget *
focus_of (AppFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  return focus;
}

/* The keyboard goes to the rows, so that the first arrow chooses the first of them; to the button where there are none; and comes
 * back to the page that is in front already. */
static void
test_keyboard_follows_page (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *page;

  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  page = GTK_WIDGET (pv_window_get_page (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus_of (fixture), GTK_WIDGET (pv_tables_page_get_table (PV_TABLES_PAGE (page)))));
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, PV_NO_ID);
  pv_test_input_chord (fixture->input, "Down");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->mapping);

  pv_test_input_chord (fixture->input, "<Control>f");
  g_assert_false (gtk_widget_is_ancestor (focus_of (fixture), GTK_WIDGET (pv_tables_page_get_table (PV_TABLES_PAGE (page)))));
  pv_test_input_chord (fixture->input, "<Control>3");
  g_assert_true (gtk_widget_is_ancestor (focus_of (fixture), GTK_WIDGET (pv_tables_page_get_table (PV_TABLES_PAGE (page)))));

  pv_test_input_chord (fixture->input, "<Control>4");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (GTK_IS_BUTTON (focus_of (fixture)));
  g_assert_true (gtk_widget_has_css_class (focus_of (fixture), "suggested-action"));

  pv_test_input_chord (fixture->input, "<Control>1");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (PV_IS_CANVAS (focus_of (fixture)));
}

typedef struct
{
  AppFixture *fixture;
  int at_most;
} Width;

static gboolean
is_no_wider (gpointer data)
{
  Width *width = data;
  int least;

  gtk_widget_measure (GTK_WIDGET (width->fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least <= width->at_most;
}

static gboolean
inspector_is_open (AppFixture *fixture)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "inspector");

  return g_variant_get_boolean (state);
}

/* Nobody who has the usual text is taken for one who wants it larger, whom a great network shows its names first instead of the whole. */
static void
test_usual_text (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  g_assert_cmpfloat (pv_text_scale (GTK_WIDGET (fixture->window)), ==, 1);
}

/* All of the form can be seen beside the page, without scrolling. */
static gboolean
form_is_inside (gpointer data)
{
  AppFixture *fixture = data;
  GtkWidget *form = app_find (GTK_WIDGET (fixture->window), PV_TYPE_INSPECTOR, NULL);
  graphene_rect_t bounds;

  return form && gtk_widget_get_mapped (form) && gtk_widget_compute_bounds (form, GTK_WIDGET (fixture->window), &bounds)
         && bounds.size.width > 200 && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (GTK_WIDGET (fixture->window));
}

/* But for what is typed, and what might be. */
static gboolean
words_are_whole (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))))
    return FALSE;
  for (GtkWidget *child = GTK_IS_EDITABLE (root) ? NULL : gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (!words_are_whole (child))
      return FALSE;
  return TRUE;
}

/* The bar of the page, on as many lines as it takes beside the form. */
static gboolean
bar_is_whole (gpointer data)
{
  AppFixture *fixture = data;
  GtkWidget *bar = app_find (GTK_WIDGET (pv_window_get_page (fixture->window)), PV_TYPE_WRAP_BOX, NULL);
  graphene_rect_t bounds;

  return bar && gtk_widget_get_mapped (bar) && words_are_whole (bar)
         && gtk_widget_compute_bounds (bar, GTK_WIDGET (pv_window_get_page (fixture->window)), &bounds)
         && bounds.size.width <= (float) gtk_widget_get_width (GTK_WIDGET (pv_window_get_page (fixture->window)));
}

/* Text of twice the size: the window still fits a laptop's screen, the form folds, and opened again it makes nothing wider. */
static void
test_large_text (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkSettings *settings = gtk_settings_get_default ();
  Width screen = { fixture, 1280 };
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_assert_true (inspector_is_open (fixture));
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *chord = g_strdup_printf ("<Control>%u", i);

      pv_test_input_chord (fixture->input, chord);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
      pv_test_assert_soon (is_no_wider, &screen);
    }
  g_assert_false (inspector_is_open (fixture));
  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_input_chord (fixture->input, "F9");
  g_assert_true (inspector_is_open (fixture));
  pv_test_assert_soon (is_no_wider, &screen);
  pv_test_input_chord (fixture->input, "<Control>1");
  pv_test_assert_soon (form_is_inside, fixture);
  pv_test_assert_soon (bar_is_whole, fixture);
  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_assert_soon (form_is_inside, fixture);
  pv_test_assert_soon (bar_is_whole, fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

static gboolean
is_shown (gpointer data)
{
  return app_find_shown (GTK_TYPE_SHORTCUTS_WINDOW) != NULL;
}

static gboolean
is_hidden (gpointer data)
{
  return app_find_shown (GTK_TYPE_SHORTCUTS_WINDOW) == NULL;
}

static gboolean
is_gone_for_good (gpointer data)
{
  return app_find_window (GTK_TYPE_SHORTCUTS_WINDOW) == NULL;
}

/* The list of keys is built when it is asked for, once; and is there again after it was closed. */
static void
test_shortcuts_when_asked_for (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *overlay;

  g_assert_null (app_find_window (GTK_TYPE_SHORTCUTS_WINDOW));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-help-overlay", NULL);
  pv_test_assert_soon (is_shown, NULL);
  overlay = app_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  gtk_window_close (GTK_WINDOW (overlay));
  pv_test_assert_soon (is_hidden, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-help-overlay", NULL);
  pv_test_assert_soon (is_shown, NULL);
  g_assert_true (app_find_window (GTK_TYPE_SHORTCUTS_WINDOW) == overlay);
  gtk_window_close (GTK_WINDOW (overlay));
  pv_test_assert_soon (is_hidden, NULL);
  /* Before the window goes to which it belongs. */
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (fixture->window), NULL);
  pv_test_assert_soon (is_gone_for_good, NULL);
}

static void
remove_all (AppFixture *fixture, PvKind kind)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;
  guint n;
  PvRecord *const *records = pv_model_list (app_fixture_model (fixture), kind, &n);

  for (guint i = 0; i < n; i++)
    pv_edits_remove (edits, pv_record_get_id (records[i]));
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static gboolean
form_is_folded (gpointer fixture)
{
  return !inspector_is_open (fixture);
}

static gboolean
has_findings (gpointer window)
{
  GtkWidget *pane = app_find (window, PV_TYPE_FINDINGS_PANE, NULL);

  return pane && gtk_widget_get_mapped (pane);
}

/* Nor does a filter that is being put together push what the network says over the edge. */
static void
test_large_text_with_filter (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkSettings *settings = gtk_settings_get_default ();
  Width screen = { fixture, 1280 };
  GtkWidget *card;
  int dpi, least, natural, word;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  pv_test_assert_soon (form_is_folded, fixture);
  pv_test_input_chord (fixture->input, "<Control>b");
  pv_test_input_chord (fixture->input, "<Control>j");
  pv_test_assert_soon (has_findings, fixture->window);
  card = app_find (GTK_WIDGET (fixture->window), PV_TYPE_FILTER_CARD, NULL);
  g_assert_true (gtk_widget_get_mapped (card));
  pv_test_assert_soon (is_no_wider, &screen);
  pv_test_assert_soon (form_is_inside, fixture);
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  gtk_widget_measure (app_find (card, GTK_TYPE_MENU_BUTTON, NULL), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &word, NULL, NULL);
  g_assert_cmpint (least, <, natural - word);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

/* Where there is nothing yet either, the page leaves the form its room. */
static void
test_large_text_of_nothing (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkSettings *settings = gtk_settings_get_default ();
  Width screen = { fixture, 1280 };
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  remove_all (fixture, PV_SERVICE);
  remove_all (fixture, PV_RELATION);
  remove_all (fixture, PV_ACTOR);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  pv_test_assert_soon (form_is_folded, fixture);
  pv_test_input_chord (fixture->input, "F9");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *chord = g_strdup_printf ("<Control>%u", i);

      pv_test_input_chord (fixture->input, chord);
      pv_test_assert_soon (is_no_wider, &screen);
      pv_test_assert_soon (form_is_inside, fixture);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

/* All keys in sight are so from side to side. */
static gboolean
keys_are_inside (GtkWidget *root, GtkWidget *window)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (child) ? !keys_are_inside (child, window)
                                             : gtk_widget_get_mapped (child) && gtk_widget_compute_bounds (child, window, &bounds)
                                                   && bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (window))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keys_are_seen (gpointer data)
{
  GtkWidget *keys = app_find_shown (GTK_TYPE_SHORTCUTS_WINDOW);

  return keys && app_find (keys, GTK_TYPE_SHORTCUTS_SHORTCUT, NULL) && gtk_widget_get_width (keys) > 0 && gtk_widget_get_width (keys) <= 1280
         && gtk_widget_get_height (keys) <= 800 && keys_are_inside (keys, keys);
}

/* The list of keys is as wide as the screen at most, in one column that scrolls. */
static void
test_large_keys (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>question");
  pv_test_assert_soon (keys_are_seen, NULL);
  gtk_window_close (GTK_WINDOW (app_find_shown (GTK_TYPE_SHORTCUTS_WINDOW)));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

/* A key of the whole program is nothing else anywhere: it would never reach the page. */
static void
test_keys_are_told_apart (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GBytes) overlay = g_resources_lookup_data ("/fi/polkuverkko/Polkuverkko/ui/help-overlay.ui", 0, NULL);
  g_autoptr (GRegex) one = g_regex_new ("name=\"accelerator\">([^<]+)<", 0, 0, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (overlay);
  g_regex_match_full (one, g_bytes_get_data (overlay, NULL), (gssize) g_bytes_get_size (overlay), 0, 0, &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *escaped = g_match_info_fetch (match, 1);
      g_autoptr (GString) accel = g_string_new (escaped);
      g_auto (GStrv) actions = NULL;

      g_string_replace (accel, "&lt;", "<", 0);
      g_string_replace (accel, "&gt;", ">", 0);
      if (g_hash_table_add (seen, g_strdup (accel->str)) || strchr (accel->str, ' '))
        continue;
      actions = gtk_application_get_actions_for_accel (GTK_APPLICATION (fixture->application), accel->str);
      if (actions[0])
        g_error ("%s is %s and something else", accel->str, actions[0]);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 30);
}

/* What the shortcuts window names, as GTK writes it. (transfer full) */
static GHashTable *
keys_in_overlay (void)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) overlay = g_resources_lookup_data ("/fi/polkuverkko/Polkuverkko/ui/help-overlay.ui", 0, NULL);
  g_autoptr (GRegex) one = g_regex_new ("name=\"accelerator\">([^<]+)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match_full (one, g_bytes_get_data (overlay, NULL), (gssize) g_bytes_get_size (overlay), 0, 0, &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *escaped = g_match_info_fetch (match, 1);
      g_autoptr (GString) accels = g_string_new (escaped);
      g_auto (GStrv) words = NULL;
      GdkModifierType mods;
      guint key;

      g_string_replace (accels, "&lt;", "<", 0);
      g_string_replace (accels, "&gt;", ">", 0);
      words = g_strsplit (accels->str, " ", -1);
      for (guint i = 0; words[i]; i++)
        if (gtk_accelerator_parse (words[i], &key, &mods))
          g_hash_table_add (keys, gtk_accelerator_name (key, mods));
    }
  return keys;
}

/* Each key of the whole program stands in the shortcuts window, as it is. */
static void
test_keys_are_told (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GHashTable) told = keys_in_overlay ();
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (fixture->application));
  guint n = 0;

  for (guint i = 0; actions[i]; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (fixture->application), actions[i]);

      if (accels[0] && !g_hash_table_contains (told, accels[0]))
        g_error ("%s of %s is in no line of the shortcuts window", accels[0], actions[i]);
      n += accels[0] != NULL;
    }
  g_assert_cmpuint (n, >, 30);
}

/* A record is shown on a page of its own kind, whichever page is in front. */
static void
test_show_record (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  pv_selection_show (fixture->selection, fixture->coaching);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (PV_IS_TABLES_PAGE (pv_window_get_page (fixture->window)));
  g_assert_cmpuint (pv_tables_page_get_kind (PV_TABLES_PAGE (pv_window_get_page (fixture->window))), ==, PV_SERVICE);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->coaching);
}

static void
test_title_follows_language (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Pieni ekosysteemi");
  pv_test_input_chord (fixture->input, "<Alt>2");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Ett litet ekosystem");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Every edit that a hand makes passes by the header: what says the same as before is not set anew, which would be measured and told anew. */
static void
test_edit_leaves_header_alone (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  GtkWidget *languages = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Languages and translations");
  GtkWidget *title = app_find (GTK_WIDGET (fixture->window), PV_TYPE_SAVE_STATUS, NULL);
  guint n = 0;

  g_assert_nonnull (languages);
  title = app_find (title, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_nonnull (title);
  g_signal_connect_swapped (fixture->window, "notify::title", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (title, "notify::tooltip-text", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (languages, "notify::icon-name", G_CALLBACK (count_cb), &n);
  pv_edits_set_text (edits, fixture->kela, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->window, &n);
}

static void
test_undo_is_named (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  GtkWidget *button;

  pv_edits_set_text (edits, fixture->kela, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  button = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo: Actor changed: Kansaneläkelaitos");
  g_assert_nonnull (button);
  pv_test_input_click_widget (fixture->input, button);
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->kela), PV_ACTOR_NAME, PV_LANG_FI), ==, "Kela");
}

static gboolean
shows_problem (gpointer data)
{
  return app_says (GTK_WIDGET (data), "Could not be opened: rikki.polku");
}

/* The keyboard is on the first thing that helps. */
static gboolean
offers_another (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (data));

  return focus && focus == app_find (GTK_WIDGET (data), GTK_TYPE_BUTTON, "_Open Another…");
}

static void
test_broken_file (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "rikki.polku", NULL);

  g_assert_true (g_file_set_contents (path, "this is no document", -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  pv_window_open (window, path);
  pv_test_assert_soon (shows_problem, window);
  pv_test_assert_soon (offers_another, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_start_page (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  guint n;
  const PvSample *samples = pv_samples_list (&n);

  gtk_window_present (GTK_WINDOW (window));
  pv_test_wait_drawn (GTK_WIDGET (window));
  g_assert_true (pv_window_is_free (window));
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_true (app_says (GTK_WIDGET (window), samples[i].title));
  /* The document of the other window was open before. */
  g_assert_true (app_says (GTK_WIDGET (window), "Pieni ekosysteemi"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_document (gpointer data)
{
  return pv_window_get_document (data) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Each sample opens as one's own copy, and the second time as one left it. */
static void
test_samples (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  for (guint i = 0; i < 2; i++)
    {
      PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
      gpointer document;
      g_autofree char *path = pv_samples_path ("porvoo");

      gtk_window_present (GTK_WINDOW (window));
      pv_window_open_sample (window, "porvoo");
      pv_test_assert_soon (has_document, window);
      g_assert_true (pv_document_is_example (pv_window_get_document (window)));
      g_assert_true (app_says (GTK_WIDGET (window), "Esimerkkiaineisto · Exempelmaterial"));
      g_assert_cmpstr (pv_document_get_path (pv_window_get_document (window)), ==, path);
      document = pv_window_get_document (window);
      g_object_add_weak_pointer (document, &document);
      gtk_window_close (GTK_WINDOW (window));
      /* It is shared first: until then it is busy, and opening it would show the shared file as it was. */
      pv_test_assert_soon (is_gone, &document);
    }
}

static guint
n_windows (AppFixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

/* A document is open in one window at a time: asking for it again brings that window to the front. */
static void
test_open_twice (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_windows (fixture);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "open-path",
                                  g_variant_new_string (pv_document_get_path (fixture->document)));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (n_windows (fixture), ==, before);
}

static void
test_close (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  gpointer page = pv_window_get_page (fixture->window);
  g_autofree char *path = g_build_filename (fixture->folder, "pieni.polku", NULL);

  g_object_add_weak_pointer (page, &page);
  pv_test_input_chord (fixture->input, "<Control>w");
  pv_test_assert_soon (is_gone, &page);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture->window = NULL;
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/window/pages", test_pages);
  g_test_add_func ("/app/window/page-is-built-when-turned-to", test_page_is_built_when_turned_to);
  g_test_add_func ("/app/window/form-is-built-when-chosen", test_form_is_built_when_chosen);
  g_test_add_func ("/app/window/start-page-when-gone-back-to", test_start_page_when_gone_back_to);
  g_test_add_func ("/app/window/keyboard-follows-page", test_keyboard_follows_page);
  g_test_add_func ("/app/window/usual-text", test_usual_text);
  g_test_add_func ("/app/window/large-text", test_large_text);
  g_test_add_func ("/app/window/large-text-with-filter", test_large_text_with_filter);
  g_test_add_func ("/app/window/large-text-of-nothing", test_large_text_of_nothing);
  g_test_add_func ("/app/window/large-keys", test_large_keys);
  g_test_add_func ("/app/window/shortcuts-when-asked-for", test_shortcuts_when_asked_for);
  g_test_add_func ("/app/window/keys-are-told-apart", test_keys_are_told_apart);
  g_test_add_func ("/app/window/every-key-is-told", test_keys_are_told);
  g_test_add_func ("/app/window/show-record", test_show_record);
  g_test_add_func ("/app/window/title-follows-language", test_title_follows_language);
  g_test_add_func ("/app/window/edit-leaves-header-alone", test_edit_leaves_header_alone);
  g_test_add_func ("/app/window/undo-is-named", test_undo_is_named);
  g_test_add_func ("/app/window/broken-file", test_broken_file);
  g_test_add_func ("/app/window/start-page", test_start_page);
  g_test_add_func ("/app/window/samples", test_samples);
  g_test_add_func ("/app/window/open-twice", test_open_twice);
  g_test_add_func ("/app/window/close", test_close);
  return g_test_run ();
}
