/* Ctrl+Z and Ctrl+Shift+Z where colleagues' changes have come in: they go through one's own changes only. */
#include "colleague.h"
#include "held-thread.h"

#include "app/pv-window-private.h"
#include "document/pv-document-private.h"

typedef struct
{
  AppFixture *fixture;
  PvId id;
  const char *name;
} Named;

static gboolean
is_named (gpointer data)
{
  Named *named = data;

  return g_strcmp0 (app_name_of (named->fixture, named->id), named->name) == 0;
}

static void
assert_named (AppFixture *fixture, PvId id, const char *name)
{
  Named named = { fixture, id, name };

  if (!pv_test_wait_until (is_named, &named, PV_TEST_PATIENCE_MS))
    g_error ("it is “%s”, not “%s”", app_name_of (fixture, id), name);
}

static void
bring_in (AppFixture *fixture, const char *path)
{
  g_assert_true (app_drop (fixture, (const char *const[]) { path, NULL }));
  app_assert_says (fixture->window, "Brought in from others");
}

static PvId
add_actor (PvDocument *document, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  return pv_document_commit_and_find (document, edits, id, NULL);
}

/* The colleague's changes are newer than all of one's own, and stand in other records: nothing of theirs is touched. */
static void
test_own_changes_only (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  PvId theirs;

  app_set_name (fixture->document, fixture->city, "Oma kaupunki");
  app_set_name (fixture->document, fixture->ohjaamo, "Oma Ohjaamo");
  app_set_name (bo, fixture->kela, "Bon Kela");
  theirs = add_actor (bo, "Bon toimija");
  app_finish (bo);
  bring_in (fixture, path);

  pv_test_input_chord (fixture->input, "<Control>z");
  assert_named (fixture, fixture->ohjaamo, "Ohjaamo Vaasa");
  assert_named (fixture, fixture->city, "Oma kaupunki");
  pv_test_input_chord (fixture->input, "<Control>z");
  assert_named (fixture, fixture->city, "Vaasan kaupunki");
  assert_named (fixture, fixture->kela, "Bon Kela");
  assert_named (fixture, theirs, "Bon toimija");

  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  assert_named (fixture, fixture->city, "Oma kaupunki");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  assert_named (fixture, fixture->ohjaamo, "Oma Ohjaamo");
  assert_named (fixture, fixture->kela, "Bon Kela");
  assert_named (fixture, theirs, "Bon toimija");
}

/* The colleague wrote over what is to be undone: it stays, and the window says so. */
static void
test_written_over (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo;

  app_set_name (fixture->document, fixture->kela, "Oma Kela");
  bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  app_set_name (bo, fixture->kela, "Bon Kela");
  app_finish (bo);
  bring_in (fixture, path);
  assert_named (fixture, fixture->kela, "Bon Kela");

  pv_test_input_chord (fixture->input, "<Control>z");
  app_assert_says (fixture->window, "1 cell stayed: somebody has changed it since");
  assert_named (fixture, fixture->kela, "Bon Kela");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  pv_test_spin (300);
  assert_named (fixture, fixture->kela, "Bon Kela");
}

/* They wrote between the undo and the redo. */
static void
test_written_before_redo (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo;

  app_set_name (fixture->document, fixture->city, "Oma kaupunki");
  app_set_name (fixture->document, fixture->kela, "Oma Kela");
  pv_test_input_chord (fixture->input, "<Control>z");
  assert_named (fixture, fixture->kela, "Kela");
  pv_test_input_chord (fixture->input, "<Control>z");
  assert_named (fixture, fixture->city, "Vaasan kaupunki");
  bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  app_set_name (bo, fixture->kela, "Bon Kela");
  app_finish (bo);
  bring_in (fixture, path);

  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  assert_named (fixture, fixture->city, "Oma kaupunki");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  app_assert_says (fixture->window, "1 cell stayed: somebody has changed it since");
  assert_named (fixture, fixture->kela, "Bon Kela");
}

/* Where only others have written there is nothing to undo, by whatever key. */
static void
test_nothing_of_ones_own (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());

  pv_window_set_document (window, bo);
  gtk_window_present (GTK_WINDOW (window));
  pv_test_wait_drawn (GTK_WIDGET (window));
  pv_test_input_focus (fixture->input, GTK_WINDOW (window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  pv_test_spin (300);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (bo), PV_ACTOR), ==, 3);

  app_set_name (bo, fixture->kela, "Bon Kela");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_spin (300);
  g_assert_cmpstr (pv_record_get_text (pv_model_get (pv_document_get_model (bo), fixture->kela), PV_ACTOR_NAME, PV_LANG_FI), ==, "Kela");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  gtk_window_close (GTK_WINDOW (window));
  g_object_unref (bo);
}

/* --- a step that takes long --- */

#define N_MANY 300

static void
add_many (PvDocument *document)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);

  for (guint i = 0; i < N_MANY; i++)
    pv_edits_set_text (edits, pv_edits_add (edits, PV_SERVICE), PV_SERVICE_NAME, PV_LANG_FI, "Palvelu");
  g_assert_true (pv_document_commit (document, edits, NULL));
  g_assert_true (pv_document_flush (document, NULL));
}

typedef struct
{
  AppFixture *fixture;
  guint n;
} Counted;

static gboolean
are_so_many (gpointer data)
{
  Counted *counted = data;

  return pv_model_count (app_fixture_model (counted->fixture), PV_SERVICE) == counted->n;
}

static void
assert_services (AppFixture *fixture, guint n)
{
  Counted counted = { fixture, n };

  pv_test_assert_soon (are_so_many, &counted);
}

static gboolean
strip_is_gone (gpointer fixture)
{
  return !gtk_revealer_get_child_revealed (((AppFixture *) fixture)->window->undo_revealer);
}

/* While it is undone the window says how far it is and takes nothing but the wish to stop, by key and by button; stopped, all is as before. */
static void
test_long_step (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint before = pv_model_count (app_fixture_model (fixture), PV_SERVICE);
  guint actors = pv_model_count (app_fixture_model (fixture), PV_ACTOR);

  add_many (fixture->document);
  for (guint way = 0; way < 3; way++)
    {
      held_thread_hold (fixture->document);
      pv_test_input_chord (fixture->input, "<Control>z");
      app_assert_says (fixture->window, "Undoing…");
      /* Would select all, and remove it. */
      pv_test_input_chord (fixture->input, "<Control>a");
      pv_test_input_chord (fixture->input, "Delete");
      g_assert_false (gtk_widget_get_can_target (GTK_WIDGET (fixture->window->root)));
      if (way == 0)
        pv_test_input_chord (fixture->input, "Escape");
      else if (way == 1)
        pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (fixture->window->undo_revealer), GTK_TYPE_BUTTON, "Stop"));
      assert_services (fixture, before + N_MANY);
      held_thread_let_go ();
      if (way < 2)
        app_assert_says (fixture->window, "Stopped: all is as before");
      assert_services (fixture, way < 2 ? before + N_MANY : before);
      pv_test_assert_soon (strip_is_gone, fixture);
      g_assert_true (gtk_widget_get_can_target (GTK_WIDGET (fixture->window->root)));
      /* It never came so far that the document had to refuse. */
      g_assert_false (app_says (GTK_WIDGET (fixture->window), "Nothing was changed: a long step is being undone; wait until it is done, or stop it"));
      g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_ACTOR), ==, actors);
    }
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  assert_services (fixture, before + N_MANY);
}

static gboolean
names_undo (gpointer data)
{
  AppFixture *fixture = data;
  g_autofree char *label = pv_document_get_undo_label (fixture->document);
  const char *tooltip = gtk_widget_get_tooltip_text (fixture->window->undo_button);

  return tooltip != NULL && label != NULL && strstr (tooltip, label) != NULL;
}

/* While a hand is at it the keys know at once what may be done; the words of it wait until the hand is off. */
static void
test_held (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  pv_selection_hold (fixture->selection);
  pv_selection_set (fixture->selection, fixture->kela);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "rename"));
  app_set_name (fixture->document, fixture->kela, "Toinen nimi");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  g_assert_false (names_undo (fixture));
  pv_selection_release (fixture->selection);
  pv_test_assert_soon (names_undo, fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* What slides is hard to hit. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/app/undo/own-changes-only", test_own_changes_only);
  g_test_add_func ("/app/undo/written-over", test_written_over);
  g_test_add_func ("/app/undo/written-before-redo", test_written_before_redo);
  g_test_add_func ("/app/undo/nothing-of-ones-own", test_nothing_of_ones_own);
  g_test_add_func ("/app/undo/long-step", test_long_step);
  g_test_add_func ("/app/undo/held", test_held);
  return g_test_run ();
}
