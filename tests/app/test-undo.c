/* Ctrl+Z and Ctrl+Shift+Z where colleagues' changes have come in: they go through one's own changes only. */
#include "colleague.h"

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
  return g_test_run ();
}
