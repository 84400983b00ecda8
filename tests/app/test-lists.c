/* Lists in, by hand: pasted with Ctrl+V on a page, dropped on the window, looked at in the dialog by keys alone, and taken back in one step. */
#include "colleague.h"

#include "app/pv-check-menu.h"
#include "app/pv-list-columns.h"
#include "app/pv-list-dialog.h"
#include "app/pv-list-rows.h"

#include <string.h>

static guint
n_actors (AppFixture *fixture)
{
  return pv_model_count (app_fixture_model (fixture), PV_ACTOR);
}

static void
copy (AppFixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), text);
}

static PvListDialog *
open_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (PV_IS_LIST_DIALOG (link->data) && gtk_widget_get_mapped (link->data))
      return link->data;

  return NULL;
}

static gboolean
dialog_is_ready (gpointer data)
{
  PvListDialog *dialog = open_dialog ();

  return dialog != NULL && pv_list_dialog_get_import (dialog) != NULL && gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL;
}

static gboolean
dialog_is_gone (gpointer data)
{
  return open_dialog () == NULL;
}

typedef struct
{
  AppFixture *fixture;
  PvKind kind;
  guint n;
} Wanted;

static gboolean
are_so_many (gpointer data)
{
  Wanted *wanted = data;

  return pv_model_count (app_fixture_model (wanted->fixture), wanted->kind) == wanted->n;
}

static void
wait_for (AppFixture *fixture, PvKind kind, guint n)
{
  Wanted wanted = { fixture, kind, n };

  pv_test_assert_soon (are_so_many, &wanted);
}

static void
assert_one_undo (AppFixture *fixture, PvKind kind, guint n)
{
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>z");
  wait_for (fixture, kind, n);
}

/* Names on the canvas are actors at once: those that are there are found, in either language, and nothing is asked. */
static void
test_paste_names (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);

  copy (fixture, "Uusi yhdistys ry\r\nKela\r\nToinen toimija\r\n\r\nKolmas Oy\r\n");
  pv_test_input_chord (fixture->input, "<Control>v");
  wait_for (fixture, PV_ACTOR, before + 3);
  g_assert_null (open_dialog ());
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Actors: 3 new, 0 changed, 1 as before"));
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 3);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_PLACEMENT), >=, 3);
  assert_one_undo (fixture, PV_ACTOR, before);
}

static gboolean
says_nothing_new (gpointer data)
{
  return app_says (GTK_WIDGET (data), "Nothing to bring in: the document holds all of it already");
}

/* Who links to whom, as it is written by hand; a second time changes nothing. */
static void
test_paste_links (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = pv_model_count (app_fixture_model (fixture), PV_RELATION), actors = n_actors (fixture);

  copy (fixture, "Mistä\tMihin\tLaji\nKela\tUusi säätiö\tRahoitus\nUusi säätiö\tKela\tYhteistyö\n");
  pv_test_input_chord (fixture->input, "<Control>v");
  wait_for (fixture, PV_RELATION, before + 2);
  g_assert_null (open_dialog ());
  g_assert_cmpuint (n_actors (fixture), ==, actors + 1);
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (says_nothing_new, fixture->window);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, before + 2);
  assert_one_undo (fixture, PV_RELATION, before);
  g_assert_cmpuint (n_actors (fixture), ==, actors);
}

/* What is not understood is asked about: the keyboard stands on the column in doubt, and Ctrl+Return decides. */
static void
test_dialog_by_keys (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);
  PvListDialog *dialog;
  PvSheetImport *import;

  copy (fixture, "Nimi\tKummallinen\tY-tunnus\nKela\tOhjaa\t\nUusi ry\tNeuvoo\t0209602-6\nRikki ry\t\t12\n");
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (dialog_is_ready, NULL);
  dialog = open_dialog ();
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  g_assert_true (app_says (GTK_WIDGET (dialog), "Unknown heading"));
  import = pv_list_dialog_get_import (dialog);
  g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_NEW), ==, 1);
  g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_SAME), ==, 1);
  g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_REFUSED), ==, 1);

  /* The drop-down has the keyboard: opened, searched and chosen without the mouse. */
  pv_test_input_chord (fixture->input, "space");
  pv_test_spin (300);
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  pv_test_input_type (fixture->input, "Core task, Fin");
  pv_test_spin (400);
  pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (dialog_is_ready, NULL);
  pv_test_spin (300);
  pv_test_assert_soon (dialog_is_ready, NULL);
  import = pv_list_dialog_get_import (dialog);
  g_assert_cmpuint (pv_mapping_get (pv_sheet_import_get_mapping (import), 1)->field, ==, PV_ACTOR_CORE_TASK);
  g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_CHANGED), ==, 1);
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (dialog_is_gone, NULL);
  wait_for (fixture, PV_ACTOR, before + 1);
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->kela), PV_ACTOR_CORE_TASK, PV_LANG_FI), ==, "Ohjaa");
  assert_one_undo (fixture, PV_ACTOR, before);
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, fixture->kela), PV_ACTOR_CORE_TASK, PV_LANG_FI), !=, "Ohjaa");
}

/* The next sheet with these headings means the same. */
static void
test_remembered (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);

  copy (fixture, "Nimi\tKummallinen\tY-tunnus\nNeljäs ry\tNeuvoo\t\n");
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (dialog_is_ready, NULL);
  g_assert_cmpuint (pv_mapping_get (pv_sheet_import_get_mapping (pv_list_dialog_get_import (open_dialog ())), 1)->field, ==, PV_ACTOR_CORE_TASK);
  pv_test_input_focus (fixture->input, GTK_WINDOW (open_dialog ()));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (dialog_is_gone, NULL);
  g_assert_cmpuint (n_actors (fixture), ==, before);
}

static GtkEventController *
drop_target_of (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  g_error ("nothing can be dropped here");
}

static void
drop (AppFixture *fixture, const char *path)
{
  GSList *files = g_slist_append (NULL, g_file_new_for_path (path));
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (drop_target_of (GTK_WIDGET (fixture->window)), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  g_value_unset (&value);
  g_slist_free_full (files, g_object_unref);
}

static void
drop_list (AppFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  drop (fixture, path);
}

static PvListDialog *
open_list (AppFixture *fixture, const char *name, const char *content)
{
  drop_list (fixture, name, content);
  pv_test_assert_soon (dialog_is_ready, NULL);
  return open_dialog ();
}

static void
close_list (PvListDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_assert_soon (dialog_is_gone, NULL);
}

static void
bring_in (PvListDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "list.bring-in", NULL);
  pv_test_assert_soon (dialog_is_gone, NULL);
}

static GtkWidget *
find_rows (GtkWidget *root)
{
  GtkWidget *found = PV_IS_LIST_ROWS (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_rows (child);

  return found;
}

/* A file dropped on the window: what its rows become is told, filtered by outcome, and comes in with Enter. */
static void
test_drop_file (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = pv_model_count (app_fixture_model (fixture), PV_SERVICE);
  GtkWidget *rows, *refused;

  open_list (fixture, "palvelut.csv", "Palvelu;Tuottaja;Tiivistelmä;Paikkoja\nUusi valmennus;Kela;Lyhyesti;12\nToinen;Kela;;monta\n");
  pv_test_input_focus (fixture->input, GTK_WINDOW (open_dialog ()));
  g_assert_true (app_says (GTK_WIDGET (open_dialog ()), "palvelut.csv"));
  rows = find_rows (GTK_WIDGET (open_dialog ()));
  g_assert_nonnull (rows);
  g_assert_cmpuint (pv_list_rows_get_n (PV_LIST_ROWS (rows)), ==, 2);
  refused = app_find (GTK_WIDGET (open_dialog ()), GTK_TYPE_TOGGLE_BUTTON, "Refused 1");
  g_assert_nonnull (refused);
  pv_test_input_click_widget (fixture->input, refused);
  g_assert_cmpuint (pv_list_rows_get_n (PV_LIST_ROWS (rows)), ==, 1);
  pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (open_dialog ()), GTK_TYPE_BUTTON, "Bring in 1"));
  pv_test_assert_soon (dialog_is_gone, NULL);
  wait_for (fixture, PV_SERVICE, before + 1);
  assert_one_undo (fixture, PV_SERVICE, before);
}

/* A table takes what is pasted for its own kind; an entry keeps its paste. */
static void
test_paste_in_table (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = pv_model_count (app_fixture_model (fixture), PV_SERVICE), actors = n_actors (fixture);

  pv_test_input_chord (fixture->input, "<Control>3");
  pv_test_spin (300);
  copy (fixture, "Uusi palvelu\nToinen palvelu\n");
  pv_test_input_chord (fixture->input, "<Control>v");
  wait_for (fixture, PV_SERVICE, before + 2);
  pv_test_input_chord (fixture->input, "<Control>f");
  pv_test_spin (200);
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_spin (500);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_SERVICE), ==, before + 2);
  g_assert_cmpuint (n_actors (fixture), ==, actors);
  g_assert_null (open_dialog ());
}

/* Nothing is lost, and nothing is said twice, when what is copied is no list. */
static void
test_paste_nothing (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);

  copy (fixture, " \n ");
  pv_test_input_chord (fixture->input, "<Control>v");
  app_assert_says (fixture->window, "The clipboard holds no list: copy cells or lines of text first");
  g_assert_cmpuint (n_actors (fixture), ==, before);
}

static gboolean
tells_of_two_sheets (gpointer fixture)
{
  g_autofree char *words = app_words (GTK_WIDGET (((AppFixture *) fixture)->window));

  return strstr (words, "2 sheets: 2 new") != NULL;
}

static void
choose_also (PvListDialog *dialog, const char *name)
{
  GtkWidget *menu = app_find (GTK_WIDGET (dialog), PV_TYPE_CHECK_MENU, NULL);
  GtkWidget *button = app_find (menu, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *check;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  pv_test_wait_drawn (GTK_WIDGET (dialog));
  check = app_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LABEL, name);
  g_assert_nonnull (check);
  check = gtk_widget_get_ancestor (check, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  pv_test_wait_drawn (GTK_WIDGET (dialog));
}

static const char WORKBOOK[] =
  "<?xml version='1.0' encoding='UTF-8'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
  " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
  " office:mimetype='application/vnd.oasis.opendocument.spreadsheet' office:version='1.3'><office:body><office:spreadsheet>"
#define CELL(words) "<table:table-cell office:value-type='string'><text:p>" words "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
  "<table:table table:name='Yhteydet'>" ROW (CELL ("Mistä") CELL ("Mihin") CELL ("Laji")) ROW (CELL ("Kela") CELL ("Uusi ry") CELL ("Ohjaus"))
  "</table:table><table:table table:name='Toimijat'>" ROW (CELL ("Nimi") CELL ("Namn") CELL ("Laji"))
  ROW (CELL ("Uusi ry") CELL ("Nya rf") CELL ("Järjestö")) ROW (CELL ("Toinen ry") CELL ("Andra rf") CELL ("Järjestö"))
  "</table:table><table:table table:name='Muistiinpanoja'>" ROW (CELL ("Soita Kelaan")) "</table:table>"
  "</office:spreadsheet></office:body></office:document>";

/* Sheets that are ticked come in with the one that is shown, and what one made the next one finds; all of it is one step. */
static void
test_several_sheets (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture), links = pv_model_count (app_fixture_model (fixture), PV_RELATION);
  PvListDialog *dialog;

  dialog = open_list (fixture, "kirja.fods", WORKBOOK);
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 1"));
  choose_also (dialog, "Toimijat");
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 1 and 1 more sheet"));
  bring_in (dialog);
  wait_for (fixture, PV_ACTOR, before + 2);
  wait_for (fixture, PV_RELATION, links + 1);
  pv_test_assert_soon (tells_of_two_sheets, fixture);
  assert_one_undo (fixture, PV_ACTOR, before);
  wait_for (fixture, PV_RELATION, links);
}

static gboolean
sheet_is_read (gpointer data)
{
  return pv_list_dialog_get_import (open_dialog ()) != NULL;
}

/* All of them by one button, and none by the same. */
static void
test_all_sheets (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *button, *menu;
  PvListDialog *dialog;

  dialog = open_list (fixture, "kirja.fods", WORKBOOK);
  menu = app_find (app_find (GTK_WIDGET (dialog), PV_TYPE_CHECK_MENU, NULL), GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  pv_test_wait_drawn (GTK_WIDGET (dialog));
  button = app_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu))), GTK_TYPE_BUTTON, "All Sheets");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 1 and 2 more sheets"));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 1"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  close_list (dialog);
}

/* Looking at another sheet leaves it to what was ticked which come in. */
static void
test_look_at_sheets (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture), links = pv_model_count (app_fixture_model (fixture), PV_RELATION);
  PvListDialog *dialog;
  GtkWidget *sheets;

  dialog = open_list (fixture, "kirja.fods", WORKBOOK);
  sheets = app_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sheets), 1);
  pv_test_assert_soon (sheet_is_read, NULL);
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 2"));
  choose_also (dialog, "Yhteydet");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sheets), 0);
  pv_test_assert_soon (sheet_is_read, NULL);
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 1 and 1 more sheet"));
  bring_in (dialog);
  wait_for (fixture, PV_ACTOR, before + 2);
  wait_for (fixture, PV_RELATION, links + 1);
  assert_one_undo (fixture, PV_ACTOR, before);
}

static gboolean
is_read_at_once (gpointer data)
{
  return open_dialog () != NULL && pv_list_dialog_get_import (open_dialog ()) != NULL;
}

static GtkWidget *
said_button (PvListDialog *dialog, const char *words)
{
  GtkWidget *rows = app_find (GTK_WIDGET (dialog), PV_TYPE_LIST_ROWS, NULL);
  GtkWidget *label = app_find (rows, GTK_TYPE_LABEL, words);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
}

static gboolean
changes_one (gpointer data)
{
  PvSheetImport *import = pv_list_dialog_get_import (data);

  return import != NULL && pv_sheet_import_count (import, PV_ROW_NEW) == 1 && pv_sheet_import_get_row (import, 0)->outcome != PV_ROW_NEW;
}

static gboolean
both_are_new (gpointer data)
{
  PvSheetImport *import = pv_list_dialog_get_import (data);

  return import != NULL && pv_sheet_import_count (import, PV_ROW_NEW) == 2;
}

/* A row that looks like what is there: by the keyboard it is said that it is the same, and that it is not. */
static void
test_say_which (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);
  PvListDialog *dialog;
  GtkWidget *same;

  copy (fixture, "Nimi\nVasan kaupunki\nUusi toimija\n");
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (dialog_is_ready, NULL);
  dialog = open_dialog ();
  g_assert_true (both_are_new (dialog));
  same = said_button (dialog, "The Same");
  g_assert_nonnull (same);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  gtk_widget_grab_focus (same);
  pv_test_input_chord (fixture->input, "space");
  pv_test_assert_soon (changes_one, dialog);
  /* The keyboard stays where it is, and the other way leads back. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == same);
  gtk_widget_grab_focus (said_button (dialog, "New"));
  pv_test_assert_soon (changes_one, dialog);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_prev_sibling (same)), TRUE);
  pv_test_assert_soon (both_are_new, dialog);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (same), TRUE);
  pv_test_assert_soon (changes_one, dialog);
  bring_in (dialog);
  wait_for (fixture, PV_ACTOR, before + 1);
  assert_one_undo (fixture, PV_ACTOR, before);
}

static gboolean
says_nothing_came (gpointer fixture)
{
  return app_says (GTK_WIDGET (((AppFixture *) fixture)->window), "Nothing was brought in");
}

/* No worker comes to anything else until the gate opens. */
#define ALL_WORKERS 64
static GMutex gate;

static void
wait_at_gate (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
}

static void
keep_workers_busy (void)
{
  g_mutex_lock (&gate);
  for (guint i = 0; i < ALL_WORKERS; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      pv_task_run_in_worker (task, wait_at_gate);
    }
}

static gboolean
rested_cb (gpointer rested)
{
  *(gboolean *) rested = TRUE;
  return G_SOURCE_REMOVE;
}

/* Somebody is quicker than the keyboard, which finds its place when there is nothing else to do; and the other sheet takes its time. */
static void
test_look_away_at_once (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  gboolean rested = FALSE;
  PvListDialog *dialog;

  drop_list (fixture, "kirja.fods", WORKBOOK);
  while (!is_read_at_once (NULL))
    g_main_context_iteration (NULL, TRUE);
  dialog = open_dialog ();
  keep_workers_busy ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, NULL)), 1);
  g_idle_add_full (G_PRIORITY_LOW + 1, rested_cb, &rested, NULL);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pv_list_dialog_get_import (dialog));
  g_mutex_unlock (&gate);
  pv_test_assert_soon (dialog_is_ready, NULL);
  g_assert_true (app_says (GTK_WIDGET (dialog), "Bring in 2"));
  close_list (dialog);
}

/* While it is worked out nothing else can be chosen; closing the dialog calls it off, and nothing is there to undo. */
static void
test_call_off (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = n_actors (fixture);
  g_autofree char *label = pv_document_get_undo_label (fixture->document);
  g_autofree char *after = NULL;
  PvListDialog *dialog;

  dialog = open_list (fixture, "kirja.fods", WORKBOOK);
  keep_workers_busy ();
  gtk_widget_activate_action (GTK_WIDGET (dialog), "list.bring-in", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_false (gtk_widget_is_sensitive (app_find (GTK_WIDGET (dialog), PV_TYPE_LIST_ROWS, NULL)));
  gtk_window_close (GTK_WINDOW (dialog));
  g_mutex_unlock (&gate);
  pv_test_assert_soon (dialog_is_gone, NULL);
  pv_test_assert_soon (says_nothing_came, fixture);
  g_assert_cmpuint (n_actors (fixture), ==, before);
  after = pv_document_get_undo_label (fixture->document);
  g_assert_cmpstr (label, ==, after);
}

/* --- a long list --- */

#define N_LONG 500

typedef struct
{
  guint n_turns;               /* of the main loop */
  guint last_turn;
  guint most;                  /* rows that came at once and needed widgets */
  gboolean at_once;            /* some came twice in one turn */
} Coming;

static gboolean
turned_cb (gpointer data)
{
  ((Coming *) data)->n_turns++;
  return G_SOURCE_CONTINUE;
}

static void
rows_came_cb (GListModel *model, guint position, guint removed, guint added, Coming *coming)
{
  if (added == 0)
    return;
  if (position < 200)
    coming->most = MAX (coming->most, added);
  coming->at_once = coming->at_once || (position > 0 && coming->n_turns == coming->last_turn);
  coming->last_turn = coming->n_turns;
}

static gboolean
all_came (gpointer data)
{
  return g_list_model_get_n_items (data) == N_LONG;
}

/* Its rows come a few in each frame: the main loop turns between them, and all of them are counted at once. */
static void
test_long_list (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GString) csv = g_string_new ("Nimi;Laji\n");
  Coming coming = { 0 };
  guint turns = g_timeout_add (1, turned_cb, &coming);
  GListModel *model;
  GtkWidget *rows;

  for (guint i = 0; i < N_LONG; i++)
    g_string_append_printf (csv, "Pitkän listan toimija %u;Yhdistys\n", i);
  drop_list (fixture, "pitka.csv", csv->str);
  while (open_dialog () == NULL)
    g_main_context_iteration (NULL, TRUE);
  rows = find_rows (GTK_WIDGET (open_dialog ()));
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (app_find (rows, GTK_TYPE_LIST_VIEW, NULL))));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_signal_connect (model, "items-changed", G_CALLBACK (rows_came_cb), &coming);
  pv_test_assert_soon (dialog_is_ready, NULL);
  g_assert_cmpuint (pv_list_rows_get_n (PV_LIST_ROWS (rows)), ==, N_LONG);
  pv_test_assert_soon (all_came, model);
  g_assert_cmpuint (coming.most, <=, 40);
  g_assert_false (coming.at_once);
  g_source_remove (turns);
  close_list (open_dialog ());
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/lists/paste-names", test_paste_names);
  g_test_add_func ("/app/lists/paste-links", test_paste_links);
  g_test_add_func ("/app/lists/dialog-by-keys", test_dialog_by_keys);
  g_test_add_func ("/app/lists/remembered", test_remembered);
  g_test_add_func ("/app/lists/drop-file", test_drop_file);
  g_test_add_func ("/app/lists/paste-in-table", test_paste_in_table);
  g_test_add_func ("/app/lists/paste-nothing", test_paste_nothing);
  g_test_add_func ("/app/lists/several-sheets", test_several_sheets);
  g_test_add_func ("/app/lists/all-sheets", test_all_sheets);
  g_test_add_func ("/app/lists/look-at-sheets", test_look_at_sheets);
  g_test_add_func ("/app/lists/say-which", test_say_which);
  g_test_add_func ("/app/lists/call-off", test_call_off);
  g_test_add_func ("/app/lists/look-away-at-once", test_look_away_at_once);
  g_test_add_func ("/app/lists/long-list", test_long_list);
  return g_test_run ();
}
