/* An open document: what is committed is there again, undo and redo go through every session, the shared file is whole. */
#include "document/document.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

#include <glib/gstdio.h>

static void
rename_actor (PvDocument *document, PvId id, const char *name, guint64 step)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_step (edits, step);
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static const char *
name_of (PvDocument *document, PvId id)
{
  PvRecord *record = pv_model_get (pv_document_get_model (document), id);

  return record ? pv_record_get_text (record, PV_ACTOR_NAME, PV_LANG_FI) : NULL;
}

static PvDocument *
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_create (path, pv_kinds_default (), "Koordinaattori", &error);

  g_assert_no_error (error);
  return document;
}

static PvDocument *
reopen (PvDocument *document, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (document != NULL)
    {
      pv_document_close (document, TRUE, &error);
      g_assert_no_error (error);
      g_object_unref (document);
    }
  document = pv_document_open (path, pv_kinds_default (), "Koordinaattori", &error);
  g_assert_no_error (error);
  return document;
}

static void
close_document (PvDocument *document)
{
  g_autoptr (GError) error = NULL;

  pv_document_close (document, TRUE, &error);
  g_assert_no_error (error);
  g_object_unref (document);
}

static void
assert_sound (PvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = pv_document_check (document, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_create (void)
{
  g_autofree char *path = scratch_path ("create.polku");
  PvDocument *document = create (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  g_assert_false (pv_document_can_undo (document));
  g_assert_null (pv_document_get_undo_label (document));
  assert_sound (document);
  g_assert_null (pv_document_create (path, pv_kinds_default (), NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  close_document (document);
}

static void
test_commit_and_reopen (void)
{
  g_autofree char *path = scratch_path ("reopen.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "Vaasan kaupunki");

  document = reopen (document, path);
  g_assert_cmpstr (name_of (document, id), ==, "Vaasan kaupunki");
  assert_sound (document);
  close_document (document);
}

static void
test_undo_and_redo (void)
{
  g_autofree char *path = scratch_path ("undo.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "Kela");
  g_autofree char *added = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint skipped = 7;

  rename_actor (document, id, "Kansaneläkelaitos", 0);
  g_assert_true (pv_document_undo (document, &skipped, &error));
  g_assert_cmpuint (skipped, ==, 0);
  g_assert_cmpstr (name_of (document, id), ==, "Kela");
  added = pv_document_get_undo_label (document);
  g_assert_cmpstr (added, ==, "Actor added: Kela");
  g_assert_true (pv_document_undo (document, NULL, &error));
  g_assert_null (name_of (document, id));
  g_assert_false (pv_document_undo (document, NULL, &error));
  g_assert_no_error (error);

  document = reopen (document, path);
  g_assert_null (name_of (document, id));
  again = pv_document_get_redo_label (document);
  g_assert_cmpstr (again, ==, "Actor added: Kela");
  g_assert_true (pv_document_redo (document, NULL, &error));
  g_assert_cmpstr (name_of (document, id), ==, "Kela");
  g_assert_true (pv_document_redo (document, NULL, &error));
  g_assert_cmpstr (name_of (document, id), ==, "Kansaneläkelaitos");
  g_assert_false (pv_document_can_redo (document));
  assert_sound (document);
  close_document (document);
}

static void
test_edit_forgets_redo (void)
{
  g_autofree char *path = scratch_path ("forget.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "Kela");

  rename_actor (document, id, "FPA", 0);
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_true (pv_document_can_redo (document));
  rename_actor (document, id, "Kansaneläkelaitos", 0);
  g_assert_false (pv_document_can_redo (document));
  document = reopen (document, path);
  g_assert_false (pv_document_can_redo (document));
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpstr (name_of (document, id), ==, "Kela");
  close_document (document);
}

/* What a document starts out with is not an edit of anybody's: Ctrl+Z never empties a sample, in no session. */
static void
test_begins_with (void)
{
  g_autofree char *path = scratch_path ("begins.polku");
  PvDocument *document = create (path);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  PvId note = pv_edits_add (edits, PV_NOTE);

  pv_edits_set_text (edits, note, PV_NOTE_TEXT, PV_LANG_FI, "Alku");
  pv_edits_set_verb (edits, PV_VERB_BEGIN);
  g_assert_true (pv_document_commit (document, edits, &error));
  g_assert_no_error (error);
  g_assert_false (pv_document_can_undo (document));

  fixture_add_actor (document, "Kela");
  g_assert_true (pv_document_undo (document, NULL, &error));
  g_assert_false (pv_document_can_undo (document));
  document = reopen (document, path);
  g_assert_false (pv_document_can_undo (document));
  g_assert_true (pv_document_can_redo (document));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_NOTE), ==, 1);
  pv_document_close (document, FALSE, NULL);
  g_object_unref (document);
}

static void
test_step_is_one_undo (void)
{
  g_autofree char *path = scratch_path ("step.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "K");
  guint64 step = pv_document_new_step (document);
  g_autoptr (GPtrArray) history = NULL;

  rename_actor (document, id, "Ke", step);
  rename_actor (document, id, "Kel", step);
  rename_actor (document, id, "Kela", step);
  rename_actor (document, id, "Kela!", pv_document_new_step (document));
  history = pv_document_get_history (document, 0, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpstr (name_of (document, id), ==, "Kela");
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpstr (name_of (document, id), ==, "K");

  rename_actor (document, id, "Kk", step);
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpstr (name_of (document, id), ==, "K");
  assert_sound (document);
  close_document (document);
}

static void
test_removal_comes_back_whole (void)
{
  g_autofree char *path = scratch_path ("removal.polku");
  PvDocument *document = create (path);
  PvId from = fixture_add_actor (document, "Vaasa");
  PvId to = fixture_add_actor (document, "Kela");
  g_autoptr (PvEdits) link = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvEdits) removal = pv_edits_new (PV_VERB_REMOVE);
  PvId relation = pv_edits_add (link, PV_RELATION);
  g_autofree char *label = NULL;
  g_autoptr (PvModel) before = NULL;
  g_autofree char *difference = NULL;

  pv_edits_set_reference (link, relation, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (link, relation, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (link, relation, PV_RELATION_KIND, 1);
  relation = pv_document_commit_and_find (document, link, relation, NULL);
  before = pv_document_snapshot (document);

  pv_edits_remove (removal, from);
  g_assert_true (pv_document_commit (document, removal, NULL));
  g_assert_null (pv_model_get (pv_document_get_model (document), relation));
  label = pv_document_get_undo_label (document);
  g_assert_cmpstr (label, ==, "Actor removed: Vaasa");
  g_assert_true (pv_document_undo (document, NULL, NULL));
  difference = random_edits_difference (before, pv_document_get_model (document));
  g_assert_cmpstr (difference, ==, NULL);
  assert_sound (document);
  close_document (document);
}

/* An import brings a record back under the id it had: it holds what the import says, and nothing of old. */
static void
test_id_comes_back (void)
{
  g_autofree char *path = scratch_path ("back.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "Kela");
  g_autoptr (PvEdits) removal = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (PvEdits) import = pv_edits_new (PV_VERB_IMPORT);
  PvRecord *record;

  pv_edits_remove (removal, id);
  g_assert_true (pv_document_commit (document, removal, NULL));
  pv_edits_add_with_id (import, PV_ACTOR, id);
  pv_edits_set_text (import, id, PV_ACTOR_NAME, PV_LANG_SV, "FPA");
  pv_edits_set_int (import, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  g_assert_true (pv_document_commit (document, import, NULL));

  document = reopen (document, path);
  record = pv_model_get (pv_document_get_model (document), id);
  g_assert_cmpstr (pv_record_get_text (record, PV_ACTOR_NAME, PV_LANG_SV), ==, "FPA");
  g_assert_cmpstr (pv_record_get_text (record, PV_ACTOR_NAME, PV_LANG_FI), ==, NULL);
  assert_sound (document);
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_null (name_of (document, id));
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpstr (name_of (document, id), ==, "Kela");
  assert_sound (document);
  close_document (document);
}

static void
test_refused_edit_changes_nothing (void)
{
  g_autofree char *path = scratch_path ("refused.polku");
  PvDocument *document = create (path);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvEdits) nothing = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_add (edits, PV_ACTOR);
  g_assert_false (pv_document_commit (document, edits, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 0);
  g_assert_true (pv_document_commit (document, nothing, NULL));
  g_assert_false (pv_document_can_undo (document));
  close_document (document);
}

static void
test_history (void)
{
  g_autofree char *path = scratch_path ("history.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "Kela");
  g_autoptr (GPtrArray) history = NULL;
  const PvHistoryLine *line;

  rename_actor (document, id, "FPA", 0);
  pv_document_undo (document, NULL, NULL);
  history = pv_document_get_history (document, 0, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  line = g_ptr_array_index (history, 0);
  g_assert_cmpint (line->verb, ==, PV_VERB_UNDO);
  g_assert_cmpstr (line->sentence, ==, "Undone: Kela");
  g_assert_cmpstr (line->author, ==, "Koordinaattori");
  line = g_ptr_array_index (history, 1);
  g_assert_true (line->undone);
  g_assert_cmpint (line->n_cells, ==, 1);
  line = g_ptr_array_index (history, 2);
  g_assert_false (line->undone);
  g_assert_cmpint (line->id, ==, id);
  g_ptr_array_unref (g_steal_pointer (&history));
  history = pv_document_get_history (document, 1, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  close_document (document);
}

static void
count_cb (PvDocument *document, gpointer changes, guint *n)
{
  (*n)++;
}

static void
test_signals (void)
{
  g_autofree char *path = scratch_path ("signals.polku");
  PvDocument *document = create (path);
  guint changed = 0, states = 0;

  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (document, "save-state", G_CALLBACK (count_cb), &states);
  g_signal_handlers_disconnect_by_data (document, &states);
  fixture_add_actor (document, "Kela");
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_WRITING);
  g_assert_true (pv_document_flush (document, NULL));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_HERE);
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  g_assert_cmpint (pv_document_get_shared_at (document), >, 0);
  close_document (document);
}

static gboolean
too_late_cb (gpointer data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static void
test_publishes_by_itself (void)
{
  g_autofree char *path = scratch_path ("itself.polku");
  PvDocument *document = create (path);
  guint deadline = g_timeout_add_seconds (60, too_late_cb, NULL);

  fixture_add_actor (document, "Kela");
  while (pv_document_get_save_state (document) != PV_SAVE_SHARED)
    g_main_context_iteration (NULL, TRUE);
  fixture_add_actor (document, "Vaasa");
  pv_document_publish_soon (document);
  while (pv_document_get_save_state (document) != PV_SAVE_SHARED)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  close_document (document);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvDocument **document = data;

  *document = pv_document_open_finish (result, NULL);
}

static void
test_open_async (void)
{
  g_autofree char *path = scratch_path ("async.polku");
  PvDocument *document = create (path);
  PvId id = fixture_add_actor (document, "Kela");

  close_document (document);
  document = NULL;
  pv_document_open_async (path, pv_kinds_default (), NULL, NULL, opened_cb, &document);
  while (document == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (name_of (document, id), ==, "Kela");
  rename_actor (document, id, "FPA", 0);
  close_document (document);
}

static void
test_search (void)
{
  g_autofree char *path = scratch_path ("search.polku");
  PvDocument *document = create (path);
  PvId kela = fixture_add_actor (document, "Kela");
  const PvKind areas[] = { PV_AREA, PV_ANY_KIND };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) words = NULL;

  fixture_add_actor (document, "Länsi-Kela");
  fixture_add_actor (document, "Vaasan kaupunki");
  found = pv_document_search (document, "KÉLA", NULL, 10);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (pv_record_get_id (g_ptr_array_index (found, 0)), ==, kela);
  none = pv_document_search (document, "kela", areas, 10);
  g_assert_cmpuint (none->len, ==, 0);
  words = pv_document_search (document, "kaupunki vaas", NULL, 10);
  g_assert_cmpuint (words->len, ==, 1);
  close_document (document);
}

/* Personal words are in the document, and nowhere in its log. */
static void
test_personal_words (void)
{
  g_autofree char *path = scratch_path ("personal.polku");
  PvDocument *document = create (path);
  PvId actor = fixture_add_actor (document, "Kela");
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId contact = pv_edits_add (edits, PV_CONTACT);
  PvRecord *record;

  pv_edits_set_text (edits, contact, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Testi Esimerkki");
  contact = pv_document_commit_and_find (document, edits, contact, NULL);
  document = reopen (document, path);
  record = pv_model_get (pv_document_get_model (document), contact);
  g_assert_cmpstr (pv_record_get_text (record, PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Testi Esimerkki");
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_true (pv_document_redo (document, NULL, NULL));
  record = pv_model_get (pv_document_get_model (document), contact);
  g_assert_cmpstr (pv_record_get_text (record, PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Testi Esimerkki");
  assert_sound (document);
  close_document (document);
}

/* A walk through the whole: main thread, store thread, closing and opening again. */
static void
test_random_walk (void)
{
  g_autofree char *path = scratch_path ("walk.polku");
  PvDocument *document = create (path);
  PvRandom random;

  pv_random_seed (&random, 20260101);
  for (guint i = 0; i < 600; i++)
    {
      guint what = pv_random_below (&random, 10);
      g_autoptr (PvEdits) edits = random_edits_new (pv_document_get_model (document), &random, 150);
      g_autoptr (PvModel) before = pv_document_snapshot (document);

      if (what == 0)
        pv_document_undo (document, NULL, NULL);
      else if (what == 1)
        pv_document_redo (document, NULL, NULL);
      else
        pv_document_commit (document, edits, NULL);
      if (i % 100 == 99)
        {
          g_autoptr (PvModel) closed = pv_document_snapshot (document);
          g_autofree char *difference = NULL;

          assert_sound (document);
          document = reopen (document, path);
          difference = random_edits_difference (closed, pv_document_get_model (document));
          g_assert_cmpstr (difference, ==, NULL);
        }
    }
  close_document (document);
}

/* --- many edits, in a worker --- */

#define N_MANY 3000

static PvEdits *
new_actors (guint n)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Toimija %u", i);
      PvId id = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
    }
  return edits;
}

static gboolean
finish (GAsyncResult **result, GError **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pv_document_commit_finish (*result, error);
}

/* What others do meanwhile stands, and so do the edits; all of them are one undo. */
static void
test_commit_in_worker (void)
{
  g_autofree char *path = scratch_path ("worker.polku");
  PvDocument *document = create (path);
  g_autoptr (PvEdits) edits = new_actors (N_MANY);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PvId id = fixture_add_actor (document, "Ennen");
  g_autoptr (PvProgress) progress = pv_progress_new ();

  pv_document_commit_async (document, edits, G_CANCELLABLE (progress), fixture_keep_result_cb, &result);
  g_assert_cmpuint (fixture_count_actors (document), ==, 1);
  rename_actor (document, id, "Sillä välin", 0);
  fixture_add_actor (document, "Välissä");
  g_assert_true (finish (&result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_actors (document), ==, N_MANY + 2);
  g_assert_cmpstr (name_of (document, id), ==, "Sillä välin");
  g_assert_cmpfloat (pv_progress_get_share (progress), >, 0.9);
  g_assert_true (pv_document_undo (document, NULL, &error));
  g_assert_cmpuint (fixture_count_actors (document), ==, 2);
  g_assert_true (pv_document_redo (document, NULL, &error));
  g_assert_cmpuint (fixture_count_actors (document), ==, N_MANY + 2);
  assert_sound (document);
  document = reopen (document, path);
  g_assert_cmpuint (fixture_count_actors (document), ==, N_MANY + 2);
  close_document (document);
}

/* Cancelled or against a rule: nothing has changed, and nothing is there to undo. */
static void
test_commit_in_worker_fails (void)
{
  g_autofree char *path = scratch_path ("worker-fails.polku");
  PvDocument *document = create (path);

  for (guint breaks = 0; breaks < 2; breaks++)
    {
      g_autoptr (PvEdits) edits = new_actors (N_MANY);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      if (breaks)
        pv_edits_set_text (edits, pv_edits_add (edits, PV_ACTOR), PV_ACTOR_BUSINESS_ID, PV_LANG_NONE, "0209602-6");
      pv_document_commit_async (document, edits, cancellable, fixture_keep_result_cb, &result);
      if (!breaks)
        g_cancellable_cancel (cancellable);
      g_assert_false (finish (&result, &error));
      g_assert_true (breaks ? g_error_matches (error, PV_ERROR, PV_ERROR_REFUSED) : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      g_assert_cmpuint (fixture_count_actors (document), ==, 0);
      g_assert_false (pv_document_can_undo (document));
    }
  close_document (document);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/create", test_create);
  g_test_add_func ("/document/commit-and-reopen", test_commit_and_reopen);
  g_test_add_func ("/document/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/document/edit-forgets-redo", test_edit_forgets_redo);
  g_test_add_func ("/document/begins-with", test_begins_with);
  g_test_add_func ("/document/step-is-one-undo", test_step_is_one_undo);
  g_test_add_func ("/document/removal-comes-back-whole", test_removal_comes_back_whole);
  g_test_add_func ("/document/id-comes-back", test_id_comes_back);
  g_test_add_func ("/document/refused-edit-changes-nothing", test_refused_edit_changes_nothing);
  g_test_add_func ("/document/history", test_history);
  g_test_add_func ("/document/signals", test_signals);
  g_test_add_func ("/document/publishes-by-itself", test_publishes_by_itself);
  g_test_add_func ("/document/open-async", test_open_async);
  g_test_add_func ("/document/commit-in-worker", test_commit_in_worker);
  g_test_add_func ("/document/commit-in-worker-fails", test_commit_in_worker_fails);
  g_test_add_func ("/document/search", test_search);
  g_test_add_func ("/document/personal-words", test_personal_words);
  g_test_add_func ("/document/random-walk", test_random_walk);
  return scratch_run ();
}
