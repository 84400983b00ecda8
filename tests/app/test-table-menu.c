/* What can be done with rows of a table: by the right button, the menu key, Shift+F10 and Ctrl+C. */
#include "app-fixture.h"

#include "app/pv-canvas-page.h"
#include "app/pv-record-table-private.h"
#include "app/pv-tables-page.h"

static PvRecordTable *
table_of (AppFixture *fixture)
{
  return pv_tables_page_get_table (PV_TABLES_PAGE (pv_window_get_page (fixture->window)));
}

static PvRecordTable *
turn_to_services (AppFixture *fixture)
{
  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  return table_of (fixture);
}

static GtkWidget *
open_menu (PvRecordTable *table)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table)); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static gboolean
is_open (gpointer table)
{
  return open_menu (table) != NULL;
}

static gboolean
is_closed (gpointer table)
{
  return open_menu (table) == NULL;
}

static void
right_click (AppFixture *fixture, PvRecordTable *table, const char *name)
{
  GtkWidget *label = app_find (GTK_WIDGET (table), GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);
  pv_test_input_click_button (fixture->input, label, 4, 4, 3, 1);
  pv_test_assert_soon (is_open, table);
  pv_test_wait_drawn (open_menu (table));
}

static void
choose (AppFixture *fixture, PvRecordTable *table, const char *words)
{
  GtkWidget *label = app_find (open_menu (table), GTK_TYPE_LABEL, words);

  g_assert_nonnull (label);
  pv_test_input_click_widget (fixture->input, label);
  pv_test_assert_soon (is_closed, table);
}

static gboolean
is_in_form (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((AppFixture *) data)->window));

  return focus && gtk_widget_get_ancestor (focus, g_type_from_name ("PvInspector"));
}

static gboolean
edits (gpointer table)
{
  return PV_RECORD_TABLE (table)->editor != NULL;
}

/* A row that was not chosen is; the form, the cell and the history are one step away. */
static void
test_one (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvRecordTable *table = turn_to_services (fixture);

  right_click (fixture, table, "Alkukartoitus");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->mapping);
  choose (fixture, table, "_Open in the Form");
  pv_test_assert_soon (is_in_form, fixture);

  right_click (fixture, table, "Valmennus");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->coaching);
  choose (fixture, table, "_Edit the Cell");
  pv_test_assert_soon (edits, table);
  pv_test_input_type (fixture->input, "Työvalmennus");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI), ==, "Työvalmennus");

  right_click (fixture, table, "Työvalmennus");
  choose (fixture, table, "_Remove");
  g_assert_null (app_fixture_record (fixture, fixture->coaching));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_nonnull (app_fixture_record (fixture, fixture->coaching));
}

/* By the keyboard alone, and back to the rows. */
static void
test_keys (void)
{
  static const char *const keys[] = { "Menu", "<Shift>F10" };
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvRecordTable *table = turn_to_services (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (table), GTK_TYPE_LABEL, "Ohjaus verkossa"));
      pv_test_input_chord (fixture->input, keys[i]);
      pv_test_assert_soon (is_open, table);
      g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->guidance);
      pv_test_input_chord (fixture->input, "Escape");
      pv_test_assert_soon (is_closed, table);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (table)));
    }
}

static gboolean
is_on_canvas (gpointer data)
{
  AppFixture *fixture = data;
  PvContentPage *page = pv_window_get_page (fixture->window);
  GdkRectangle place;

  return G_TYPE_CHECK_INSTANCE_TYPE (page, PV_TYPE_CANVAS_PAGE) && pv_selection_get_single (fixture->selection) == fixture->kela
         && pv_canvas_get_place (PV_CANVAS_PAGE (page)->canvas, fixture->kela, &place) && place.x > 0 && place.y > 0;
}

static gboolean
is_on_history (gpointer data)
{
  return app_says (GTK_WIDGET (pv_window_get_page (((AppFixture *) data)->window)), "Kela");
}

static void
test_elsewhere (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  pv_test_input_chord (fixture->input, "<Control>t");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  right_click (fixture, table_of (fixture), "Kela");
  choose (fixture, table_of (fixture), "_Show in the Diagram");
  pv_test_assert_soon (is_on_canvas, fixture);

  pv_test_input_chord (fixture->input, "<Control>t");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  right_click (fixture, table_of (fixture), "Kela");
  g_assert_nonnull (app_find (open_menu (table_of (fixture)), GTK_TYPE_LABEL, "Organisation Ends…"));
  g_assert_null (app_find (open_menu (table_of (fixture)), GTK_TYPE_LABEL, "Replace Contact…"));
  choose (fixture, table_of (fixture), "_History of This Record");
  pv_test_assert_soon (is_on_history, fixture);
}

typedef struct
{
  gboolean read;
  char *text;
} Clip;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Clip *clip = user_data;

  clip->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clip->read = TRUE;
}

static gboolean
is_read (gpointer clip)
{
  return ((Clip *) clip)->read;
}

/* Several at once, in the order, the columns and the language that are seen; a spreadsheet takes them. */
static void
test_several (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvRecordTable *table = turn_to_services (fixture);
  const PvId ids[] = { fixture->guidance, fixture->mapping };
  GListModel *columns = gtk_column_view_get_columns (pv_record_table_get_view (table));
  Clip clip = { FALSE, NULL };
  g_auto (GStrv) lines = NULL;

  pv_test_input_chord (fixture->input, "<Alt>2");
  for (guint i = 1; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, i == 1);
    }
  pv_selection_set_many (fixture->selection, ids, G_N_ELEMENTS (ids));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  right_click (fixture, table, "Kartläggning");
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 2);
  g_assert_null (app_find (open_menu (table), GTK_TYPE_LABEL, "_Open in the Form"));
  choose (fixture, table, "_Copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (table)), NULL, read_cb, &clip);
  pv_test_assert_soon (is_read, &clip);
  lines = g_strsplit (clip.text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "Handledning på nätet\t");
  g_assert_cmpstr (lines[1], ==, "Kartläggning\t");
  g_assert_cmpstr (lines[2], ==, "");
  g_free (clip.text);
}

/* What cannot be changed offers no change. */
static void
test_past (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvRecordTable *table;

  turn_to_services (fixture);
  pv_test_input_chord (fixture->input, "<Control><Shift>t");
  pv_test_input_chord (fixture->input, "Return");
  table = table_of (fixture);
  pv_test_wait_drawn (GTK_WIDGET (table));
  right_click (fixture, table, "Alkukartoitus");
  g_assert_nonnull (app_find (open_menu (table), GTK_TYPE_LABEL, "_Copy"));
  g_assert_null (app_find (open_menu (table), GTK_TYPE_LABEL, "_Remove"));
  g_assert_null (app_find (open_menu (table), GTK_TYPE_LABEL, "_Edit the Cell"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/table-menu/one", test_one);
  g_test_add_func ("/app/table-menu/keys", test_keys);
  g_test_add_func ("/app/table-menu/elsewhere", test_elsewhere);
  g_test_add_func ("/app/table-menu/several", test_several);
  g_test_add_func ("/app/table-menu/past", test_past);
  return g_test_run ();
}
