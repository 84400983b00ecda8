/* A document that is there at a glance: what it can do before it is proven, and what becomes of it. */
#include "document/pv-document-duplicates.h"
#include "document/pv-document-languages.h"
#include "fixture.h"

#include "scratch.h"

#include <glib/gstdio.h>

/* A file that this laptop has not seen. (transfer full) */
static char *
strange_file (const char *name)
{
  char *path = fixture_document (name);

  fixture_forget_copies ();
  return path;
}

static PvDocument *
glance (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_glance (path, &error);

  g_assert_no_error (error);
  return document;
}

static void
prove (PvDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fixture_prove (document, &error));
  g_assert_no_error (error);
}

static void
count_cb (PvDocument *document, gpointer argument, guint *n)
{
  ++*n;
}

static void
count_signal_cb (PvDocument *document, guint *n)
{
  ++*n;
}

static gboolean
add (PvDocument *document, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId note = pv_edits_add (edits, PV_NOTE);

  pv_edits_set_text (edits, note, PV_NOTE_TEXT, PV_LANG_FI, "Kysyttävä");
  return pv_document_commit (document, edits, error);
}

static void
test_shown_first (void)
{
  g_autofree char *path = strange_file ("shown.polku");
  PvDocument *document = glance (path);
  g_autofree char *title = pv_document_get_title (document, PV_LANG_FI);
  g_autofree char *words = fixture_words (document), *proven_words = NULL;
  guint n_changed = 0, n_held = 0, n_history = 0;

  g_assert_false (pv_document_is_proven (document));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_PROVING);
  g_assert_false (pv_document_never_writes (document));
  g_assert_false (pv_document_is_read_only (document));
  g_assert_cmpuint (fixture_count_actors (document), ==, 2);
  g_assert_cmpstr (title, ==, "shown.polku");
  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (document, "held-changed", G_CALLBACK (count_signal_cb), &n_held);
  g_signal_connect (document, "history-changed", G_CALLBACK (count_signal_cb), &n_history);

  prove (document);
  proven_words = fixture_words (document);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  g_assert_cmpstr (words, ==, proven_words);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpuint (n_held, ==, 0);
  g_assert_cmpuint (n_history, ==, 1);
  fixture_add_actor (document, "TE-toimisto");
  g_assert_true (pv_document_can_undo (document));
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  fixture_forget_copies ();
  fixture_assert_actors (path, 3);
}

/* Whatever changes it or asks for its past says why not, and waits for nothing. */
static void
test_refuses_meanwhile (void)
{
  g_autofree char *path = strange_file ("meanwhile.polku");
  PvDocument *document = glance (path);
  g_autoptr (GError) edit = NULL, history = NULL, share = NULL, flush = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_false (add (document, &edit));
  g_assert_error (edit, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_nonnull (strstr (edit->message, "looked through"));
  lines = pv_document_check (document, &history);
  g_assert_null (lines);
  g_assert_error (history, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_false (pv_document_publish (document, &share));
  g_assert_error (share, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_false (pv_document_flush (document, &flush));
  g_assert_error (flush, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_false (pv_document_can_undo (document));
  g_assert_false (pv_document_undo (document, NULL, NULL));
  g_assert_true (pv_document_wait (document, 0));
  prove (document);
  g_assert_true (add (document, NULL));
  fixture_close (document);
}

static void
assert_proven_at_once (const char *path)
{
  PvDocument *document = glance (path);

  g_assert_true (pv_document_is_proven (document));
  fixture_close (document);
}

/* A glance is for large files that are as they should be and that nobody has opened here. */
static void
test_no_glance (void)
{
  g_autofree char *path = strange_file ("known.polku");
  g_autofree char *newer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PvDocument) small = NULL;

  pv_document_open_async (path, pv_kinds_default (), NULL, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  small = pv_document_open_finish (result, NULL);
  g_assert_true (pv_document_is_proven (small));
  pv_document_close (small, FALSE, NULL);
  assert_proven_at_once (path);

  newer = strange_file ("newer.polku");
  fixture_tamper (newer, "PRAGMA user_version = 2");
  assert_proven_at_once (newer);
}

/* Renames an actor to another that is there, so that its former name, a duplicate and an older text are in the log alone. */
static char *
file_with_a_past (const char *name)
{
  char *path = strange_file (name);
  PvDocument *document = fixture_open_sound (path);
  PvId kela = fixture_add_actor (document, "Ohjaamo Vaasa");
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) again = pv_edits_new (PV_VERB_CHANGE);

  fixture_add_actor (document, "Ohjaamo Vaasa ry");
  pv_edits_set_text (edits, kela, PV_ACTOR_NAME, PV_LANG_FI, "Nuorten talo");
  pv_edits_set_text (edits, kela, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Neuvoo");
  pv_edits_set_text (edits, kela, PV_ACTOR_CORE_TASK, PV_LANG_SV, "Ger råd");
  g_assert_true (pv_document_commit (document, edits, NULL));
  pv_edits_set_text (again, kela, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Neuvoo ja ohjaa");
  g_assert_true (pv_document_commit (document, again, NULL));
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  fixture_forget_copies ();
  return path;
}

static guint
count_found (PvDocument *document, const char *words)
{
  g_autoptr (GPtrArray) found = pv_document_search (document, words, NULL, 10);

  return found->len;
}

/* What is asked for before the store is there is answered when it is, with what only the log knows. */
static void
test_asked_meanwhile (void)
{
  g_autofree char *path = file_with_a_past ("asked.polku");
  PvDocument *document = glance (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) pairs = NULL;
  guint n_older = 0;

  g_signal_connect (document, "older-texts", G_CALLBACK (count_signal_cb), &n_older);
  g_assert_null (pv_document_peek_older_texts (document));
  pv_document_prepare_search (document);
  g_assert_cmpuint (count_found (document, "nuorten"), ==, 1);
  g_assert_cmpuint (count_found (document, "ohjaamo"), ==, 1);
  pv_document_find_duplicates_async (document, NULL, fixture_keep_result_cb, &result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (result);

  prove (document);
  while (result == NULL || n_older == 0)
    g_main_context_iteration (NULL, TRUE);
  pairs = pv_document_find_duplicates_finish (result, NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpuint (pv_document_peek_older_texts (document)->len, ==, 1);
  g_assert_cmpuint (count_found (document, "ohjaamo"), ==, 2);
  fixture_close (document);
}

/* Somebody else saves between the two looks: what is there then is what is worked with. */
static void
test_file_changed (void)
{
  g_autofree char *path = strange_file ("changed.polku");
  g_autofree char *other = strange_file ("changed-other.polku");
  PvDocument *document = fixture_open_sound (other);
  guint n_changed = 0;

  fixture_add_actor (document, "TE-toimisto");
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  fixture_forget_copies ();
  document = glance (path);
  g_assert_cmpuint (fixture_count_actors (document), ==, 2);
  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n_changed);
  fixture_copy_file (other, path);
  prove (document);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  fixture_close (document);
}

static void
assert_refused (PvDocument *document, int code)
{
  g_autoptr (GError) error = NULL, edit = NULL;

  g_assert_false (fixture_prove (document, &error));
  g_assert_error (error, PV_ERROR, code);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_READ_ONLY);
  g_assert_true (pv_document_never_writes (document));
  g_assert_false (pv_document_is_proven (document));
  g_assert_false (add (document, &edit));
  g_assert_error (edit, PV_ERROR, code);
  fixture_close (document);
}

static void
test_refused (void)
{
  g_autofree char *gone = strange_file ("gone.polku");
  g_autofree char *damaged = strange_file ("damaged.polku");
  g_autoptr (GAsyncResult) result = NULL;
  PvDocument *document = glance (gone);

  g_unlink (gone);
  assert_refused (document, PV_ERROR_NOT_FOUND);

  fixture_tamper (damaged, "UPDATE change SET hash = zeroblob (32) WHERE ctr = 2");
  document = glance (damaged);
  g_assert_cmpuint (fixture_count_actors (document), ==, 2);
  /* Who waits gets an answer. */
  pv_document_find_duplicates_async (document, NULL, fixture_keep_result_cb, &result);
  pv_document_prepare_search (document);
  assert_refused (document, PV_ERROR_DAMAGED);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (pv_document_has_copy (damaged));
}

/* Another window was quicker: here it can be read. */
static void
test_open_elsewhere (void)
{
  g_autofree char *path = strange_file ("elsewhere.polku");
  PvDocument *document = glance (path);
  PvDocument *first = fixture_open_sound (path);
  guint n_held = 0;

  fixture_add_actor (first, "TE-toimisto");
  g_signal_connect (document, "held-changed", G_CALLBACK (count_signal_cb), &n_held);
  prove (document);
  g_assert_cmpuint (n_held, ==, 1);
  g_assert_true (pv_document_is_read_only (document));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_READ_ONLY);
  g_assert_cmpint (pv_document_get_save_trouble (document), ==, PV_ERROR_BUSY);
  /* It has been read just now. */
  pv_document_look (document);
  g_assert_true (pv_document_flush (document, NULL));
  g_assert_false (pv_document_is_outdated (document));
  fixture_close (first);
  fixture_close (document);
}

/* Who closes it waits for nothing, and who opens it again finds it free. */
static void
test_closed_meanwhile (void)
{
  g_autofree char *path = strange_file ("closed.polku");
  PvDocument *document = glance (path);

  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_assert_false (add (document, NULL));
  g_object_unref (document);
  document = glance (path);
  prove (document);
  fixture_add_actor (document, "TE-toimisto");
  fixture_close (document);

  fixture_forget_copies ();
  document = glance (path);
  g_object_unref (document);
  fixture_assert_actors (path, 2);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/prove/shown-first", test_shown_first);
  g_test_add_func ("/document/prove/refuses-meanwhile", test_refuses_meanwhile);
  g_test_add_func ("/document/prove/no-glance", test_no_glance);
  g_test_add_func ("/document/prove/asked-meanwhile", test_asked_meanwhile);
  g_test_add_func ("/document/prove/file-changed", test_file_changed);
  g_test_add_func ("/document/prove/refused", test_refused);
  g_test_add_func ("/document/prove/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/document/prove/closed-meanwhile", test_closed_meanwhile);
  return scratch_run ();
}
