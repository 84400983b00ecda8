/* A long step goes away while the window goes on: nothing else is changed meanwhile, and stopping it leaves all as it was. */
#include "document/document.h"
#include "document/pv-document-private.h"

#include "fixture.h"
#include "held-thread.h"
#include "scratch.h"

#define N_MANY 3000

static PvDocument *
document_with_many (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  PvDocument *document = pv_document_create (path, pv_kinds_default (), "Koordinaattori", &error);

  g_assert_no_error (error);
  fixture_add_actor (document, "Ennen");
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Toimija %u", i);
      PvId id = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
    }
  g_assert_true (pv_document_commit (document, edits, &error));
  g_assert_true (pv_document_flush (document, &error));
  return document;
}

static void
assert_sound (PvDocument *document)
{
  g_autoptr (GPtrArray) lines = pv_document_check (document, NULL);

  g_assert_nonnull (lines);
  g_assert_cmpuint (lines->len, ==, 0);
}

static guint
n_lines (PvDocument *document)
{
  g_autoptr (GPtrArray) lines = pv_document_get_history (document, 0, NULL);

  return lines->len;
}

static gboolean
finish (GAsyncResult **result, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = g_steal_pointer (result);
  return pv_document_undo_finish (done, NULL, error);
}

static void
changed_cb (PvDocument *document, PvChangeSet *changes, guint *n)
{
  (*n)++;
}

static gboolean
count_cb (gpointer n)
{
  (*(guint *) n)++;
  return G_SOURCE_CONTINUE;
}

static void
assert_refuses (PvDocument *document)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Kesken kaiken");
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  g_assert_false (pv_document_commit (document, edits, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_false (pv_document_can_undo (document));
  g_assert_false (pv_document_can_redo (document));
  g_assert_null (pv_document_get_undo_label (document));
}

/* The main loop turns between the beginning and the end, the model is the old one until it is the new one, and one signal tells of it. */
static void
test_main_loop_goes_on (void)
{
  g_autofree char *path = scratch_path ("goes-on.polku");
  PvDocument *document = document_with_many (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_turns = 0, n_signals = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &n_signals);
  for (guint redo = 0; redo < 2; redo++)
    {
      guint idle = g_idle_add (count_cb, &n_turns);

      n_turns = n_signals = 0;
      held_thread_hold (document);
      pv_document_undo_async (document, redo, NULL, fixture_keep_result_cb, &result);
      while (n_turns < 3)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (pv_document_is_undoing (document));
      g_assert_null (result);
      g_assert_cmpuint (fixture_count_actors (document), ==, redo ? 1 : N_MANY + 1);
      assert_refuses (document);
      held_thread_let_go ();
      g_assert_true (finish (&result, &error));
      g_assert_no_error (error);
      g_assert_false (pv_document_is_undoing (document));
      g_assert_cmpuint (fixture_count_actors (document), ==, redo ? N_MANY + 1 : 1);
      g_assert_cmpuint (n_signals, ==, 1);
      g_source_remove (idle);
    }
  assert_sound (document);
  fixture_close (document);
  fixture_assert_actors (path, N_MANY + 1);
}

/* Stopped before it began: nothing of it is in the log, nothing is told, and the same step can be undone. */
static void
test_stopped (void)
{
  g_autofree char *path = scratch_path ("stopped.polku");
  PvDocument *document = document_with_many (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = pv_document_get_undo_label (document), *after = NULL;
  guint lines = n_lines (document), n_signals = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &n_signals);
  held_thread_hold (document);
  pv_document_undo_async (document, FALSE, cancellable, fixture_keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  held_thread_let_go ();
  g_assert_false (finish (&result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture_count_actors (document), ==, N_MANY + 1);
  g_assert_cmpuint (n_signals, ==, 0);
  g_assert_cmpuint (n_lines (document), ==, lines);
  g_assert_false (pv_document_can_redo (document));
  after = pv_document_get_undo_label (document);
  g_assert_cmpstr (after, ==, label);
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpuint (fixture_count_actors (document), ==, 1);
  assert_sound (document);
  fixture_close (document);
}

/* Stopped while it is read, compared or written: all of it or nothing, and the next change is as sound as ever. The author is new to
 * the log, so a change that is taken back half would leave a name that is not there. */
static void
test_stopped_in_the_middle (void)
{
  static const double moments[] = { 0.0, 0.26, 0.4, 0.51, 0.7 };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *path = scratch_path ("middle.polku");
      PvDocument *document = document_with_many (path);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gboolean done;

      fixture_close (document);
      document = pv_document_open (path, pv_kinds_default (), "Toinen tekijä", &error);
      g_assert_no_error (error);
      pv_document_undo_async (document, FALSE, cancellable, fixture_keep_result_cb, &result);
      while (result == NULL && pv_document_undo_progress (document) < moments[i])
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (cancellable);
      done = finish (&result, &error);
      if (!done)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (fixture_count_actors (document), ==, done ? 1 : N_MANY + 1);
      g_assert_true (done ? pv_document_can_redo (document) : pv_document_can_undo (document));
      fixture_add_actor (document, "Jälkeen");
      g_assert_true (pv_document_flush (document, NULL));
      assert_sound (document);
      fixture_close (document);
      fixture_assert_actors (path, done ? 2 : N_MANY + 2);
      g_unlink (path);
      fixture_forget_copies ();
    }
}

/* So long and no longer. */
static void
test_wait (void)
{
  g_autofree char *path = scratch_path ("wait.polku");
  PvDocument *document = document_with_many (path);
  g_autoptr (GAsyncResult) result = NULL;

  held_thread_hold (document);
  pv_document_undo_async (document, FALSE, NULL, fixture_keep_result_cb, &result);
  g_assert_false (pv_document_wait (document, 1000));
  g_assert_true (pv_document_is_undoing (document));
  held_thread_let_go ();
  while (!pv_document_wait (document, G_TIME_SPAN_SECOND))
    ;
  g_assert_false (pv_document_is_undoing (document));
  g_assert_cmpuint (fixture_count_actors (document), ==, 1);
  g_assert_true (finish (&result, NULL));
  fixture_close (document);
}

/* A document that is closed meanwhile waits for what it has begun. */
static void
test_closed_meanwhile (void)
{
  g_autofree char *path = scratch_path ("closed.polku");
  PvDocument *document = document_with_many (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pv_document_undo_async (document, FALSE, NULL, fixture_keep_result_cb, &result);
  g_assert_true (pv_document_close (document, TRUE, &error));
  g_assert_true (finish (&result, &error));
  g_object_unref (document);
  fixture_assert_actors (path, 1);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/long-undo/main-loop-goes-on", test_main_loop_goes_on);
  g_test_add_func ("/document/long-undo/stopped", test_stopped);
  g_test_add_func ("/document/long-undo/stopped-in-the-middle", test_stopped_in_the_middle);
  g_test_add_func ("/document/long-undo/wait", test_wait);
  g_test_add_func ("/document/long-undo/closed-meanwhile", test_closed_meanwhile);
  return scratch_run ();
}
