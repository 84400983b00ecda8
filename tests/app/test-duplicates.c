/* What is there twice, by key and mouse: what is typed proposes what is there, and two become one, in one step that one undo takes back. */
#include "app-fixture.h"
#include "held-thread.h"

#include "app/pv-canvas.h"
#include "app/pv-duplicates-dialog.h"
#include "app/pv-join-dialog.h"
#include "app/pv-name-proposals.h"
#include "app/pv-new-record.h"
#include "app/pv-quick-add.h"
#include "app/pv-record-table-private.h"
#include "app/pv-rename-popover.h"
#include "app/pv-tables-page.h"
#include "app/pv-form-cell.h"
#include "document/pv-document-private.h"

static guint
n_actors (AppFixture *fixture)
{
  return pv_model_count (app_fixture_model (fixture), PV_ACTOR);
}

static gboolean
proposes (gpointer data)
{
  AppFixture *fixture = data;
  GtkWidget *proposals = app_find (GTK_WIDGET (fixture->window), PV_TYPE_NAME_PROPOSALS, NULL);

  return proposals && pv_name_proposals_get_n (PV_NAME_PROPOSALS (proposals)) > 0;
}

static gboolean
quick_add_is_open (gpointer data)
{
  GtkWidget *card = app_find (GTK_WIDGET (((AppFixture *) data)->window), PV_TYPE_QUICK_ADD, NULL);

  return card && gtk_widget_get_mapped (card);
}

/* The index is read in a worker; names that were typed before it was there wait for nobody. */
static void
open_quick_add (AppFixture *fixture)
{
  pv_document_prepare_search (fixture->document);
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (quick_add_is_open, fixture);
}

/* Enter takes what is there, in whatever language it was typed; the last row makes a new one; a clean name needs but Enter. */
static void
test_quick_add (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);

  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  open_quick_add (fixture);
  pv_test_input_type (fixture->input, "fpa");
  g_assert_true (proposes (fixture));
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "the same name: FPA"));
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (n_actors (fixture), ==, before);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->kela);
  g_assert_false (proposes (fixture));

  pv_test_input_type (fixture->input, "Kela");
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Add a new one: Kela"));
  pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (n_actors (fixture), ==, before + 1);
  pv_test_input_type (fixture->input, "Vaasa");
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Here already:"));
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (n_actors (fixture), ==, before + 2);
  pv_test_input_type (fixture->input, "Uusi yhdistys");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (n_actors (fixture), ==, before + 3);
}

static gboolean
quick_add_is_closed (gpointer data)
{
  return !quick_add_is_open (data);
}

/* Esc closes it wherever the keys are, before it lets go of what is chosen. */
static void
test_quick_add_escape (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *const others[] = { app_find (window, PV_TYPE_CANVAS, NULL), app_find (window, GTK_TYPE_LIST_BOX_ROW, NULL) };

  pv_selection_set (fixture->selection, fixture->kela);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      open_quick_add (fixture);
      g_assert_true (gtk_widget_grab_focus (others[i]));
      pv_test_input_chord (fixture->input, "Escape");
      pv_test_assert_soon (quick_add_is_closed, fixture);
      g_assert_true (pv_selection_contains (fixture->selection, fixture->kela));
    }
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

/* A name that was typed while all names were still being read: it is proposed when they are, without another key, and one Enter takes it. */
static void
test_quick_add_before_index (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);

  open_quick_add (fixture);
  pv_document_drop_search (fixture->document);
  held_thread_hold (fixture->document);
  pv_test_input_type (fixture->input, "fpa");
  g_assert_false (proposes (fixture));
  held_thread_let_go ();
  pv_test_assert_soon (proposes, fixture);
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (n_actors (fixture), ==, before);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->kela);
}

static gboolean
popover_is_open (gpointer data)
{
  GtkWidget *popover = app_find (GTK_WIDGET (((AppFixture *) data)->window), PV_TYPE_NEW_RECORD, NULL);

  return popover && gtk_widget_get_mapped (popover);
}

/* In a table: nothing new comes, and the row of what is there is chosen. */
static void
test_table (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n = pv_model_count (app_fixture_model (fixture), PV_SERVICE);

  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (popover_is_open, fixture);
  pv_test_input_type (fixture->input, "coachning");
  pv_test_assert_soon (proposes, fixture);
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_SERVICE), ==, n);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->coaching);
}

/* --- dialogs --- */

static gboolean
list_is_ready (gpointer data)
{
  GtkWidget *dialog = app_find_window (PV_TYPE_DUPLICATES_DIALOG);

  return dialog && pv_duplicates_dialog_is_ready (PV_DUPLICATES_DIALOG (dialog));
}

static gboolean
join_is_open (gpointer data)
{
  return app_find_window (PV_TYPE_JOIN_DIALOG) != NULL;
}

static gboolean
join_is_gone (gpointer data)
{
  return !join_is_open (data);
}

static gboolean
nothing_is_twice (gpointer data)
{
  return list_is_ready (data) && app_says (app_find_window (PV_TYPE_DUPLICATES_DIALOG), "Nothing seems to be here twice");
}

static gboolean
list_is_gone (gpointer data)
{
  return app_find_window (PV_TYPE_DUPLICATES_DIALOG) == NULL;
}

static GtkWidget *
open_list (AppFixture *fixture, const char *key)
{
  GtkWidget *dialog;

  pv_test_input_chord (fixture->input, key);
  pv_test_assert_soon (list_is_ready, NULL);
  dialog = app_find_window (PV_TYPE_DUPLICATES_DIALOG);
  pv_test_wait_drawn (dialog);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  return dialog;
}

static GtkWidget *
focus_join (AppFixture *fixture)
{
  GtkWidget *dialog;

  pv_test_assert_soon (join_is_open, NULL);
  dialog = app_find_window (PV_TYPE_JOIN_DIALOG);
  pv_test_wait_drawn (dialog);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
toast_is_gone (gpointer data)
{
  return app_find (app_find_window (PV_TYPE_DUPLICATES_DIALOG), GTK_TYPE_BUTTON, "Undo") == NULL;
}

static void
close_window (AppFixture *fixture)
{
  /* The window manager that is not here would have given it the keys when what stood before it went. */
  pv_test_input_focus (fixture->input, GTK_WINDOW (app_find_window (PV_TYPE_DUPLICATES_DIALOG)));
  /* The first Escape closes what it says, where it says something. */
  if (!toast_is_gone (NULL))
    {
      pv_test_input_chord (fixture->input, "Escape");
      pv_test_assert_soon (toast_is_gone, NULL);
    }
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (list_is_gone, NULL);
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
}

/* From the list by Enter: what the later one says stands, what leads to the one that goes is told, and one undo takes all back. */
static void
test_same (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId twin = app_fixture_add_actor (fixture, "VAASAN KAUPUNKI", NULL);
  GtkWidget *dialog, *join;

  dialog = open_list (fixture, "<Control>u");
  g_assert_true (app_says (dialog, "VAASAN KAUPUNKI"));
  g_assert_true (app_says (dialog, "1 pair"));
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "The Same…"));
  join = focus_join (fixture);
  g_assert_true (app_says (join, "Join two into one"));
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (join_is_gone, NULL);
  g_assert_null (pv_model_get (app_fixture_model (fixture), twin));
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->city), PV_ACTOR_NAME, PV_LANG_FI), ==, "VAASAN KAUPUNKI");
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->city), PV_ACTOR_NAME, PV_LANG_SV), ==, "Vasa stad");
  pv_test_assert_soon (nothing_is_twice, NULL);

  close_window (fixture);
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_nonnull (pv_model_get (app_fixture_model (fixture), twin));
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->city), PV_ACTOR_NAME, PV_LANG_FI), ==, "Vaasan kaupunki");
}

static void
test_different (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog;

  app_fixture_add_actor (fixture, "FPA", NULL);
  dialog = open_list (fixture, "<Control>u");
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "Different Things"));
  pv_test_assert_soon (nothing_is_twice, NULL);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_SAME_AS), ==, 1);
  close_window (fixture);
  open_list (fixture, "<Control>u");
  g_assert_true (nothing_is_twice (NULL));
  close_window (fixture);
}

/* Two that are chosen: what would lead from it to itself is told before it goes, and one side's values can be taken at once. */
static void
test_two_chosen (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const PvId ids[] = { fixture->city, fixture->ohjaamo };
  GtkWidget *join;

  pv_selection_set_many (fixture->selection, ids, 2);
  pv_test_input_chord (fixture->input, "<Control><Shift>j");
  join = focus_join (fixture);
  g_assert_true (app_says (join, "Links: 1"));
  g_assert_true (app_says (join, "Would lead from it to itself: they go"));
  pv_test_input_click_widget (fixture->input, app_find (join, GTK_TYPE_BUTTON, "The second"));
  pv_test_input_click_widget (fixture->input, app_find (join, GTK_TYPE_BUTTON, "Join"));
  pv_test_assert_soon (join_is_gone, NULL);
  g_assert_null (pv_model_get (app_fixture_model (fixture), fixture->link));
  g_assert_null (pv_model_get (app_fixture_model (fixture), fixture->ohjaamo));
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->city), PV_ACTOR_NAME, PV_LANG_FI), ==, "Ohjaamo Vaasa");
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_nonnull (pv_model_get (app_fixture_model (fixture), fixture->link));
}

/* Of one record: what is like it, or another one by name. Esc leaves everything as it was. */
static void
test_of_one (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n = n_actors (fixture);
  GtkWidget *dialog;

  app_fixture_add_actor (fixture, "Kela", NULL);
  pv_selection_set (fixture->selection, fixture->city);
  dialog = open_list (fixture, "<Control><Shift>j");
  g_assert_true (app_says (dialog, "Nothing seems to be here twice"));
  g_assert_true (app_says (dialog, "Another One…"));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (list_is_gone, NULL);
  g_assert_cmpuint (n_actors (fixture), ==, n + 1);
}

static gboolean
rename_is_open (gpointer data)
{
  return app_find (GTK_WIDGET (((AppFixture *) data)->window), PV_TYPE_RENAME_POPOVER, NULL) != NULL;
}

/* Renamed to what another one is called: nothing is written, the two are looked at. */
static void
test_rename (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  pv_selection_set (fixture->selection, fixture->ohjaamo);
  pv_test_input_chord (fixture->input, "F2");
  pv_test_assert_soon (rename_is_open, fixture);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Kela");
  pv_test_assert_soon (proposes, fixture);
  pv_test_input_chord (fixture->input, "Return");
  focus_join (fixture);
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->ohjaamo), PV_ACTOR_NAME, PV_LANG_FI), ==, "Ohjaamo Vaasa");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (join_is_gone, NULL);
}

static gboolean
cell_is_edited (gpointer data)
{
  PvContentPage *page = pv_window_get_page (((AppFixture *) data)->window);
  GtkWidget *editor = PV_IS_TABLES_PAGE (page) ? pv_tables_page_get_table (PV_TABLES_PAGE (page))->editor : NULL;

  return editor != NULL && app_find (editor, PV_TYPE_FORM_CELL, NULL) != NULL && gtk_widget_get_mapped (editor);
}

/* The same in a cell of a table; Esc lets go of what is proposed first, and then of the name. */
static void
test_rename_in_table (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvTablesPage *page;

  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  page = PV_TABLES_PAGE (pv_window_get_page (fixture->window));
  pv_selection_show (fixture->selection, fixture->coaching);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (pv_record_table_get_view (pv_tables_page_get_table (page))));
  pv_test_input_chord (fixture->input, "F2");
  pv_test_assert_soon (cell_is_edited, fixture);
  pv_test_input_type (fixture->input, "alkukartoitus");
  pv_test_assert_soon (proposes, fixture);
  pv_test_spin (1200);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_false (proposes (fixture));
  g_assert_true (cell_is_edited (fixture));
  pv_test_input_type (fixture->input, " ");
  pv_test_assert_soon (proposes, fixture);
  pv_test_input_chord (fixture->input, "Return");
  focus_join (fixture);
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI), ==, "Valmennus");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (join_is_gone, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/duplicates/quick-add", test_quick_add);
  g_test_add_func ("/app/duplicates/quick-add-escape", test_quick_add_escape);
  g_test_add_func ("/app/duplicates/quick-add-before-index", test_quick_add_before_index);
  g_test_add_func ("/app/duplicates/table", test_table);
  g_test_add_func ("/app/duplicates/same", test_same);
  g_test_add_func ("/app/duplicates/different", test_different);
  g_test_add_func ("/app/duplicates/two-chosen", test_two_chosen);
  g_test_add_func ("/app/duplicates/of-one", test_of_one);
  g_test_add_func ("/app/duplicates/rename", test_rename);
  g_test_add_func ("/app/duplicates/rename-in-table", test_rename_in_table);
  return g_test_run ();
}
