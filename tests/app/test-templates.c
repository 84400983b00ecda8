/* Every template of the application is built, with warnings fatal. */
#include "app-fixture.h"

#include "app/pv-badge.h"
#include "app/pv-capture-bar.h"
#include "app/pv-duplicates-dialog.h"
#include "app/pv-export-dialog.h"
#include "app/pv-export-records.h"
#include "app/pv-filter-card.h"
#include "app/pv-filter-chooser.h"
#include "app/pv-findings-pane.h"
#include "app/pv-icon-ends.h"
#include "app/pv-inspector.h"
#include "app/pv-join-dialog.h"
#include "app/pv-kept-states.h"
#include "app/pv-link-popover.h"
#include "app/pv-list-dialog.h"
#include "app/pv-many-pane.h"
#include "app/pv-name-popover.h"
#include "app/pv-palette-row.h"
#include "app/pv-persons-dialog.h"
#include "app/pv-preferences.h"
#include "app/pv-presentation.h"
#include "app/pv-quick-add.h"
#include "app/pv-raised-dialog.h"
#include "app/pv-record-pane.h"
#include "app/pv-sidebar.h"
#include "app/pv-start-page.h"
#include "app/pv-stops-dialog.h"
#include "app/pv-succession-dialog.h"
#include "app/pv-summary-pane.h"
#include "app/pv-tables-page.h"
#include "app/pv-task-popover.h"

#define UI "/fi/polkuverkko/Polkuverkko/ui"
#define ICONS "/fi/polkuverkko/Polkuverkko/icons"

static void
free_floating (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  g_object_unref (widget);
}

static void
test_each (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *widgets[] = {
    g_object_new (PV_TYPE_SIDEBAR, NULL),
    pv_start_page_new (),
    pv_summary_pane_new (fixture->document, fixture->selection),
    pv_record_pane_new (fixture->document, fixture->selection),
    pv_many_pane_new (fixture->document, fixture->selection),
    pv_tables_page_new (PV_PAGE_SERVICES),
    pv_inspector_new (),
    pv_badge_new (24),
  };
  GtkWidget *dialog = pv_export_dialog_new (GTK_WINDOW (fixture->window), fixture->document, fixture->selection, PV_LANG_SV);

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_assert_true (GTK_IS_WIDGET (widgets[i]));
      free_floating (widgets[i]);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The class of a template, from its file. */
static char *
class_in (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* No template lies in the resource without a class that uses it. */
static void
test_all_known (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_auto (GStrv) names = g_resources_enumerate_children (UI, 0, NULL);
  static const char *const pages[] = { "paths", "services", "merge", "history", "translations" };

  /* A page is built when it is turned to. */
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page", g_variant_new_string (pages[i]));
  g_type_ensure (PV_TYPE_CAPTURE_BAR);
  g_type_ensure (PV_TYPE_EXPORT_DIALOG);
  g_type_ensure (PV_TYPE_EXPORT_RECORDS);
  g_type_ensure (PV_TYPE_KEPT_STATES);
  g_type_ensure (PV_TYPE_LINK_POPOVER);
  g_type_ensure (PV_TYPE_LIST_DIALOG);
  g_type_ensure (PV_TYPE_PALETTE_ROW);
  g_type_ensure (PV_TYPE_DUPLICATES_DIALOG);
  g_type_ensure (PV_TYPE_FINDINGS_PANE);
  g_type_ensure (PV_TYPE_JOIN_DIALOG);
  g_type_ensure (PV_TYPE_PERSONS_DIALOG);
  g_type_ensure (PV_TYPE_FILTER_CARD);
  g_type_ensure (PV_TYPE_FILTER_CHOOSER);
  g_type_ensure (PV_TYPE_NAME_POPOVER);
  g_type_ensure (PV_TYPE_PREFERENCES);
  g_type_ensure (PV_TYPE_PRESENTATION);
  g_type_ensure (PV_TYPE_STOPS_DIALOG);
  g_type_ensure (PV_TYPE_QUICK_ADD);
  g_type_ensure (PV_TYPE_RAISED_DIALOG);
  g_type_ensure (PV_TYPE_SUCCESSION_DIALOG);
  g_type_ensure (PV_TYPE_TASK_POPOVER);
  g_assert_nonnull (names);
  for (guint i = 0; names && names[i]; i++)
    {
      g_autofree char *path = g_build_filename (UI, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      g_autofree char *class_name = class_in (g_bytes_get_data (bytes, NULL));

      if (class_name && g_type_from_name (class_name) == G_TYPE_INVALID)
        g_error ("%s: nobody uses %s", names[i], class_name);
    }
}

static void
test_shortcuts (void)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GObject *window;

  pv_application_init_resources ();
  builder = gtk_builder_new_from_resource ("/fi/polkuverkko/Polkuverkko/ui/help-overlay.ui");
  window = gtk_builder_get_object (builder, "help_overlay");
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  pv_test_wait_drawn (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The file that GTK takes for an icon ends so. */
static void
assert_drawn_from (GtkIconTheme *theme, const char *icon, int scale, const char *ending)
{
  g_autoptr (GtkIconPaintable) paintable = gtk_icon_theme_lookup_icon (theme, icon, NULL, 16, scale, GTK_TEXT_DIR_LTR, 0);
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (paintable);
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  g_assert_nonnull (uri);
  g_assert_nonnull (strstr (uri, icon));
  g_assert_true (g_str_has_suffix (uri, ending));
}

/* In the usual size no SVG is read for them, and where more pixels are wanted they are as sharp. */
static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_auto (GStrv) files = NULL;
  guint n = 0;

  pv_application_init_resources ();
  gtk_icon_theme_add_resource_path (theme, ICONS);
  files = g_resources_enumerate_children (ICONS "/scalable/actions", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; files[i]; i++)
    {
      g_autofree char *icon = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));

      if (!g_str_has_suffix (icon, "-symbolic"))
        continue;
      assert_drawn_from (theme, icon, 1, ".symbolic.png");
      assert_drawn_from (theme, icon, 2, ".svg");
      n++;
    }
  g_assert_cmpuint (n, >, 30);
}

static void
ended_cb (gpointer where)
{
  *(GThread **) where = g_thread_self ();
}

static gpointer
let_go_of (gpointer icon)
{
  g_object_unref (icon);
  return NULL;
}

static void
ask_for_icons (GtkIconTheme *theme, guint n)
{
  static int size = 8;

  for (guint i = 0; i < n; i++)
    g_object_unref (gtk_icon_theme_lookup_icon (theme, "list-add-symbolic", NULL, size++, 1, GTK_TEXT_DIR_LTR, 0));
}

/* A worker that lets go of an icon last leaves its end to the main thread, which may be finding it in the cache just then. */
static void
test_icon_ends (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GtkIconPaintable *icon;
  GThread *where = NULL;

  pv_icon_ends_on_main_thread ();
  icon = gtk_icon_theme_lookup_icon (theme, "list-add-symbolic", NULL, 7, 1, GTK_TEXT_DIR_LTR, 0);
  g_object_set_data_full (G_OBJECT (icon), "end", &where, ended_cb);
  /* The theme holds the last hundred that it was asked for. */
  ask_for_icons (theme, 200);
  g_assert_null (where);
  g_thread_join (g_thread_new ("reads an icon", let_go_of, icon));
  g_assert_null (where);
  ask_for_icons (theme, 2000);
  g_assert_true (where == g_thread_self ());
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/templates/each", test_each);
  g_test_add_func ("/app/templates/all-known", test_all_known);
  g_test_add_func ("/app/templates/shortcuts", test_shortcuts);
  g_test_add_func ("/app/templates/icons", test_icons);
  g_test_add_func ("/app/templates/icon-ends", test_icon_ends);
  return g_test_run ();
}
