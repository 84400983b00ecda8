/* A table of every kind: sorted, filtered, edited in place, chosen with the rest of the window, removed and brought back. */
#include "app-fixture.h"

#include "app/pv-form-cell.h"
#include "app/pv-kind-help.h"
#include "app/pv-new-record.h"
#include "app/pv-record-table-private.h"
#include "app/pv-tables-page.h"

static PvTablesPage *
turn_to_services (AppFixture *fixture)
{
  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (PV_IS_TABLES_PAGE (pv_window_get_page (fixture->window)));
  return PV_TABLES_PAGE (pv_window_get_page (fixture->window));
}

static char *
names (PvRecordTable *table)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (pv_record_table_get_view (table)));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", pv_record_get_text (pv_row_get_record (row), PV_SERVICE_NAME, PV_LANG_FI));
    }
  return g_string_free (words, FALSE);
}

typedef struct
{
  PvRecordTable *table;
  const char *names;
} Expected;

static gboolean
shows (gpointer data)
{
  Expected *expected = data;
  g_autofree char *now = names (expected->table);

  return g_strcmp0 (now, expected->names) == 0;
}

static GtkWidget *
label_of (PvTablesPage *page, const char *words)
{
  GtkWidget *label = app_find (GTK_WIDGET (pv_tables_page_get_table (page)), GTK_TYPE_LABEL, words);

  g_assert_nonnull (label);
  return label;
}

static void
test_every_kind (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint k = 0; k < n; k++)
    {
      GtkWidget *table = g_object_ref_sink (pv_record_table_new (fixture->document, fixture->selection, &kinds[k]));
      GListModel *columns = gtk_column_view_get_columns (pv_record_table_get_view (PV_RECORD_TABLE (table)));
      guint expected = 0;

      for (guint i = 0; i < kinds[k].n_fields; i++)
        expected += (kinds[k].fields[i].flags & PV_FIELD_COLUMN) && kinds[k].fields[i].group != PV_GROUP_HIDDEN;
      g_assert_cmpuint (g_list_model_get_n_items (columns), ==, expected);
      g_object_unref (table);
    }
}

/* What a table is for is said of every kind that has one. */
static void
test_every_kind_has_help (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    if (kinds[i].page != PV_PAGE_NONE && !g_hash_table_add (seen, (gpointer) pv_kind_help (&kinds[i])))
      g_error ("%s has no words of its own", kinds[i].table);
}

static void
test_one_more_field (void)
{
  const PvFieldInfo extra = {
    .field = PV_SERVICE << 8 | 200, .since = 1, .column = "colour", .element = "colour", .type = PV_TYPE_TEXT, .group = PV_GROUP_BASICS,
    .flags = PV_FIELD_COLUMN, .audience = PV_AUDIENCE_PUBLIC, .label = "Colour of the door",
  };
  g_autoptr (AppFixture) fixture = app_fixture_new (app_fixture_kinds_with (&extra));
  PvTablesPage *page = turn_to_services (fixture);
  GListModel *columns = gtk_column_view_get_columns (pv_record_table_get_view (pv_tables_page_get_table (page)));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      found |= g_strcmp0 (gtk_column_view_column_get_title (column), "Colour of the door") == 0;
    }
  g_assert_true (found);
}

static void
test_sort (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  Expected rising = { pv_tables_page_get_table (page), "Alkukartoitus, Ohjaus verkossa, Valmennus" };
  Expected falling = { pv_tables_page_get_table (page), "Valmennus, Ohjaus verkossa, Alkukartoitus" };

  pv_test_assert_soon (shows, &rising);
  pv_test_input_click_widget (fixture->input, label_of (page, "Name"));
  pv_test_assert_soon (shows, &falling);
}

static gboolean
says_nothing_matches (gpointer data)
{
  return app_says (GTK_WIDGET (data), "Nothing matches");
}

static void
test_filter (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  Expected one = { pv_tables_page_get_table (page), "Alkukartoitus" };
  Expected none = { pv_tables_page_get_table (page), "" };
  Expected all = { pv_tables_page_get_table (page), "Alkukartoitus, Ohjaus verkossa, Valmennus" };

  /* By the Swedish word too, without its dots. */
  pv_test_input_chord (fixture->input, "<Control>f");
  pv_test_input_type (fixture->input, "kartlagg");
  pv_test_assert_soon (shows, &one);
  pv_test_input_type (fixture->input, "zzz");
  pv_test_assert_soon (shows, &none);
  pv_test_assert_soon (says_nothing_matches, page);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (shows, &all);
}

/* As Ctrl+K: in any form of the word, by what no column shows, with a letter wrong; and by the title of what a column names. */
static void
test_filter_forgives (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  PvRecordTable *table = pv_tables_page_get_table (page);
  Expected all = { table, "Alkukartoitus, Ohjaus verkossa, Valmennus" };
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  const struct { const char *typed; Expected expected; } tries[] = {
    { "alkukartoituksista", { table, "Alkukartoitus" } },
    { "VALMENNUKSEN", { table, "Valmennus" } },
    { "verkoissa ohjauksen", { table, "Ohjaus verkossa" } },
    { "natet", { table, "Ohjaus verkossa" } },
    { "velkaneuvonnassa", { table, "Valmennus" } },
    { "valmemnus", { table, "Valmennus" } },
    { "kaupungista", { table, "Alkukartoitus" } },
    { "vasa kartlaggningen", { table, "Alkukartoitus" } },
  };

  pv_edits_set_text (edits, fixture->coaching, PV_SERVICE_DESCRIPTION, PV_LANG_FI, "Velkaneuvonta on osa tätä");
  pv_edits_set_reference (edits, fixture->mapping, PV_SERVICE_PROVIDER, fixture->city);
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      Expected expected = tries[i].expected;

      pv_test_input_chord (fixture->input, "<Control>f");
      pv_test_input_type (fixture->input, tries[i].typed);
      g_test_message ("%s", tries[i].typed);
      pv_test_assert_soon (shows, &expected);
      pv_test_input_chord (fixture->input, "Escape");
      pv_test_assert_soon (shows, &all);
    }
}

static gboolean
is_renamed (gpointer data)
{
  AppFixture *fixture = data;

  return g_strcmp0 (pv_record_get_text (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI), "Työvalmennus") == 0;
}

static gboolean
editor_is_open (gpointer data)
{
  GtkWidget *cell = app_find (GTK_WIDGET (data), PV_TYPE_FORM_CELL, NULL);

  return cell && gtk_widget_get_mapped (cell);
}

/* A click chooses for the whole window; F2 edits; Enter keeps. */
static void
test_edit_in_place (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);

  pv_test_input_click_widget (fixture->input, label_of (page, "Valmennus"));
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->coaching);
  pv_test_input_chord (fixture->input, "F2");
  pv_test_assert_soon (editor_is_open, pv_tables_page_get_table (page));
  pv_test_input_type (fixture->input, "Työvalmennus");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_renamed, fixture);
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI), ==, "Valmennus");
}

static gboolean
has_height (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

/* The editor is as high as what stands in it. */
static void
test_long_words_in_place (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  GtkWidget *cell;
  GtkWidget *popover;
  graphene_rect_t place;

  pv_edits_set_text (edits, fixture->coaching, PV_SERVICE_NAME, PV_LANG_FI, "Työkyvyn arvio kesti");
  pv_edits_set_text (edits, fixture->coaching, PV_SERVICE_NAME, PV_LANG_SV, "Bedömningen av arbetsförmågan dröjde");
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  g_assert_no_error (error);
  pv_selection_show (fixture->selection, fixture->coaching);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (pv_record_table_get_view (pv_tables_page_get_table (page))));
  pv_test_input_chord (fixture->input, "F2");
  pv_test_assert_soon (editor_is_open, pv_tables_page_get_table (page));

  popover = pv_tables_page_get_table (page)->editor;
  pv_test_assert_soon (has_height, gtk_widget_get_first_child (popover));
  for (cell = app_find (popover, PV_TYPE_FORM_CELL, NULL); cell; cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *contents = gtk_widget_get_first_child (popover);

      g_assert_true (gtk_widget_compute_bounds (cell, contents, &place));
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (contents));
    }
}

static void
test_double_click (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  GtkWidget *label = label_of (page, "Valmennus");
  g_autoptr (GtkWidget) focus = NULL;

  pv_test_input_double_click (fixture->input, label, 10, 8);
  pv_test_assert_soon (editor_is_open, pv_tables_page_get_table (page));
  pv_test_input_type (fixture->input, "Turha");
  /* The keyboard may be taken away for a moment, as when another window comes up. */
  focus = g_object_ref (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), focus);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI), ==, "Valmennus");
}

static gboolean
is_there (gpointer data)
{
  AppFixture *fixture = data;

  return app_fixture_record (fixture, fixture->coaching) != NULL;
}

static gboolean
toast_is_shown (gpointer data)
{
  return app_says (GTK_WIDGET (data), "Removed: Valmennus");
}

static void
test_remove_and_undo (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  GtkWidget *undo;

  pv_test_input_click_widget (fixture->input, label_of (page, "Valmennus"));
  pv_test_input_chord (fixture->input, "Delete");
  g_assert_false (is_there (fixture));
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
  pv_test_assert_soon (toast_is_shown, fixture->window);
  undo = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo");
  g_assert_nonnull (undo);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pv_test_assert_soon (is_there, fixture);
}

static gboolean
popover_is_open (gpointer data)
{
  GtkWidget *popover = app_find (GTK_WIDGET (data), PV_TYPE_NEW_RECORD, NULL);

  return popover && gtk_widget_get_mapped (popover);
}

static void
test_add (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  PvRecord *added;

  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (popover_is_open, page);
  pv_test_input_type (fixture->input, "Omavalmentaja");
  pv_test_input_chord (fixture->input, "Return");
  added = app_fixture_record (fixture, pv_selection_get_single (fixture->selection));
  g_assert_nonnull (added);
  g_assert_cmpstr (pv_record_get_text (added, PV_SERVICE_NAME, PV_LANG_FI), ==, "Omavalmentaja");
}

static void
test_both_languages (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);

  g_assert_false (app_says (GTK_WIDGET (page), "Coachning"));
  pv_test_input_chord (fixture->input, "<Alt>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (app_says (GTK_WIDGET (page), "Coachning"));
  g_assert_true (app_says (GTK_WIDGET (page), "Valmennus"));
  pv_test_input_chord (fixture->input, "<Alt>2");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_false (app_says (GTK_WIDGET (page), "Valmennus"));
}

static gboolean
first_is_chosen (gpointer table)
{
  return gtk_selection_model_is_selected (gtk_column_view_get_model (pv_record_table_get_view (table)), 0);
}

/* What changes behind another page costs nothing then, and is there when somebody comes back. */
static void
test_while_away (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page = turn_to_services (fixture);
  PvRecordTable *table = pv_tables_page_get_table (page);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = names (table);
  g_autofree char *behind = NULL;
  g_autofree char *after = NULL;

  pv_test_input_chord (fixture->input, "<Control>1");
  pv_edits_set_text (edits, fixture->coaching, PV_SERVICE_NAME, PV_LANG_FI, "Aamukahvila");
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
  pv_selection_set (fixture->selection, fixture->coaching);
  behind = names (table);
  g_assert_cmpstr (behind, ==, before);
  turn_to_services (fixture);
  after = names (table);
  g_assert_true (g_str_has_prefix (after, "Aamukahvila, "));
  pv_test_assert_soon (first_is_chosen, table);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/tables/every-kind", test_every_kind);
  g_test_add_func ("/app/tables/every-kind-has-help", test_every_kind_has_help);
  g_test_add_func ("/app/tables/one-more-field", test_one_more_field);
  g_test_add_func ("/app/tables/sort", test_sort);
  g_test_add_func ("/app/tables/filter", test_filter);
  g_test_add_func ("/app/tables/filter-forgives", test_filter_forgives);
  g_test_add_func ("/app/tables/edit-in-place", test_edit_in_place);
  g_test_add_func ("/app/tables/long-words-in-place", test_long_words_in_place);
  g_test_add_func ("/app/tables/double-click", test_double_click);
  g_test_add_func ("/app/tables/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/app/tables/add", test_add);
  g_test_add_func ("/app/tables/while-away", test_while_away);
  g_test_add_func ("/app/tables/both-languages", test_both_languages);
  return g_test_run ();
}
