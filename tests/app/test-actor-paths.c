/* What an actor does on which path stands in the form beside the network, in the order of the path, and a row goes there. */
#include "app-fixture.h"

#include "app/pv-actor-paths.h"
#include "app/pv-window-private.h"

#include <string.h>

static PvId
add (PvEdits *edits, PvKind kind, PvField name, const char *words, PvField above, PvId parent)
{
  PvId id = pv_edits_add (edits, kind);

  if (name != PV_NO_FIELD)
    pv_edits_set_text (edits, id, name, PV_LANG_FI, words);
  if (parent != PV_NO_ID)
    pv_edits_set_reference (edits, id, above, parent);
  return id;
}

static void
add_task (PvEdits *edits, PvId step, PvId actor, guint role, const char *what)
{
  PvId task = add (edits, PV_TASK, PV_TASK_WHAT, what, PV_TASK_STEP, step);

  pv_edits_set_reference (edits, task, PV_TASK_ACTOR, actor);
  pv_edits_set_int (edits, task, PV_TASK_ROLE, role);
}

/* The later phase comes first by its id. */
static void
add_path (AppFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId group = add (edits, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret", 0, PV_NO_ID);
  PvId path = add (edits, PV_PATH, PV_PATH_NAME, "Nuorten polku", PV_PATH_TARGET_GROUP, group);
  PvId later = add (edits, PV_PHASE, PV_PHASE_NAME, "Seuranta", PV_PHASE_PATH, path);
  PvId first = add (edits, PV_PHASE, PV_PHASE_NAME, "Alku", PV_PHASE_PATH, path);
  PvId follow = add (edits, PV_STEP, PV_STEP_NAME, "Yhteydenotto", PV_STEP_PHASE, later);
  PvId meet = add (edits, PV_STEP, PV_STEP_NAME, "Kohtaaminen", PV_STEP_PHASE, first);

  pv_edits_set_int (edits, path, PV_PATH_VARIANT, PV_VARIANT_TO_BE);
  pv_edits_set_text (edits, first, PV_PHASE_ORDER, PV_LANG_NONE, "a");
  pv_edits_set_text (edits, later, PV_PHASE_ORDER, PV_LANG_NONE, "b");
  pv_edits_set_text (edits, follow, PV_STEP_ORDER, PV_LANG_NONE, "a");
  pv_edits_set_text (edits, meet, PV_STEP_ORDER, PV_LANG_NONE, "a");
  add_task (edits, follow, fixture->ohjaamo, PV_ROLE_ASSISTS, "Soittaa");
  add_task (edits, meet, fixture->ohjaamo, PV_ROLE_DECIDES, "Sopii jatkosta");
  add_task (edits, meet, fixture->ohjaamo, PV_ROLE_ANSWERS, "Ottaa vastaan");
  add_task (edits, meet, fixture->kela, PV_ROLE_INFORMED, "Saa tiedon");
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static gboolean
is_on_paths (gpointer data)
{
  PvWindow *window = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (window->pages), "paths") == 0;
}

static gboolean
comes_after (const char *words, const char *before, const char *after)
{
  const char *first = strstr (words, before);

  return first && strstr (first, after);
}

static void
test_rows (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *row;
  g_autofree char *words = NULL;
  PvRecord *chosen;

  add_path (fixture);
  pv_selection_set (fixture->selection, fixture->ohjaamo);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  words = app_words (GTK_WIDGET (fixture->window));
  g_assert_nonnull (strstr (words, "Nuorten polku · To be"));
  g_assert_true (comes_after (words, "1 Alku · Answers for\nOttaa vastaan", "1 Alku · Decides\nSopii jatkosta"));
  g_assert_true (comes_after (words, "Sopii jatkosta", "2 Seuranta · Assists\nSoittaa"));
  g_assert_null (strstr (words, "Saa tiedon"));

  row = app_find (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, "Yhteydenotto");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_on_paths, fixture->window);
  chosen = app_fixture_record (fixture, pv_selection_get_single (fixture->selection));
  g_assert_cmpuint (pv_record_get_kind (chosen), ==, PV_TASK);
  g_assert_cmpstr (pv_record_get_text (chosen, PV_TASK_WHAT, PV_LANG_FI), ==, "Soittaa");
}

/* Who does nothing anywhere has no such heading, and what is no actor neither. */
static void
test_none (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  add_path (fixture);
  pv_selection_set (fixture->selection, fixture->city);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_false (app_says (GTK_WIDGET (fixture->window), "Acts on these paths"));
  pv_selection_set (fixture->selection, fixture->link);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_false (app_says (GTK_WIDGET (fixture->window), "Acts on these paths"));
  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Acts on these paths"));
}

static gboolean
popover_has_focus (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);
}

/* The keys that open the filter and the views are the window's. */
static void
test_keys (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_null (app_find (window, GTK_TYPE_TOGGLE_BUTTON, "Fade it"));
  pv_test_input_chord (fixture->input, "<Control>b");
  pv_test_wait_drawn (window);
  g_assert_nonnull (app_find (window, GTK_TYPE_TOGGLE_BUTTON, "Fade it"));
  pv_test_input_chord (fixture->input, "<Control>b");
  pv_test_wait_drawn (window);
  g_assert_null (app_find (window, GTK_TYPE_TOGGLE_BUTTON, "Fade it"));
  pv_test_input_chord (fixture->input, "<Control><Shift>b");
  pv_test_assert_soon (popover_has_focus, window);
  pv_test_input_chord (fixture->input, "Escape");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/actor-paths/rows", test_rows);
  g_test_add_func ("/app/actor-paths/none", test_none);
  g_test_add_func ("/app/actor-paths/keys", test_keys);

  return g_test_run ();
}
