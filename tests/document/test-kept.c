/* The last shared states that this laptop keeps: five, the newest, within their bytes; each opens as it was. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <utime.h>
#include <string.h>

static void
share_actor (PvDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;

  fixture_add_actor (document, name);
  g_assert_true (pv_document_publish (document, &error));
  g_assert_no_error (error);
}

/* A document with @n states behind it; each has one actor more. */
static char *
shared_times (const char *name, guint n)
{
  g_autoptr (GError) error = NULL;
  char *path = scratch_path (name);
  PvDocument *document = pv_document_create (path, pv_kinds_default (), "Kaisa Testi", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *actor = g_strdup_printf ("Toimija %u", i);

      share_actor (document, actor);
    }
  fixture_close (document);
  return path;
}

static void
test_the_last_five (void)
{
  g_autofree char *path = shared_times ("seven.polku", 7);
  g_autoptr (GPtrArray) states = pv_document_list_kept (path);

  g_assert_cmpuint (states->len, ==, 5);
  for (guint i = 0; i < states->len; i++)
    {
      const PvKeptState *state = g_ptr_array_index (states, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
      PvDocument *document = pv_document_open_kept (state, pv_kinds_default (), &error);

      g_assert_no_error (error);
      g_assert_cmpint (state->n_changes, ==, 7 - i);
      g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 7 - i);
      g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_READ_ONLY);
      g_assert_nonnull (pv_document_get_save_problem (document));
      pv_edits_add (edits, PV_NOTE);
      g_assert_false (pv_document_commit (document, edits, &error));
      g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
      fixture_close (document);
      if (i > 0)
        g_assert_cmpint (state->at, <, ((PvKeptState *) g_ptr_array_index (states, i - 1))->at);
    }
}

/* Opening what somebody sent keeps it too, and the same bytes only once. */
static void
test_the_same_once (void)
{
  g_autofree char *path = fixture_document ("same.polku");
  g_autoptr (GPtrArray) states = NULL;
  g_autofree char *before = NULL, *kept = NULL;
  gsize n_before, n_kept = 0;

  fixture_forget_copies ();
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  for (guint i = 0; i < 3; i++)
    {
      PvDocument *document = fixture_open (path, NULL);

      g_assert_nonnull (document);
      /* Touched: the same content, shared once more. */
      g_assert_cmpint (g_utime (path, NULL), ==, 0);
      g_assert_true (pv_document_publish (document, NULL));
      fixture_close (document);
    }

  states = pv_document_list_kept (path);
  g_assert_cmpuint (states->len, >=, 1);
  for (guint i = 0; i < states->len; i++)
    {
      const PvKeptState *state = g_ptr_array_index (states, i);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (state->file, &bytes, &size, NULL));
      g_assert_cmpuint (size, ==, state->size);
      g_assert_false (kept != NULL && size == n_kept && memcmp (kept, bytes, size) == 0);
      g_free (kept);
      kept = g_steal_pointer (&bytes);
      n_kept = size;
    }
  g_assert_nonnull (kept);
  g_assert_cmpmem (kept, n_kept, before, n_before);
}

/* Also where the working copy is gone and is made once more. */
static void
test_the_same_copied_anew (void)
{
  g_autofree char *path = fixture_document ("anew.polku");
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GDir) dir = NULL;

  fixture_forget_copies ();
  fixture_close (fixture_open_sound (path));
  dir = g_dir_open (copies, 0, NULL);
  copy = g_build_filename (copies, g_dir_read_name (dir), "copy.polku", NULL);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  fixture_close (fixture_open_sound (path));
  states = pv_document_list_kept (path);
  g_assert_cmpuint (states->len, ==, 1);
}

static void
test_save_as_a_file (void)
{
  g_autofree char *path = shared_times ("early.polku", 3);
  g_autofree char *target = scratch_path ("from-early.polku");
  g_autoptr (GPtrArray) states = pv_document_list_kept (path);
  const PvKeptState *state = g_ptr_array_index (states, 1);
  g_autoptr (GError) error = NULL;
  PvDocument *document;

  g_assert_true (pv_document_save_kept (state, target, &error));
  g_assert_no_error (error);
  document = fixture_open (target, &error);
  g_assert_no_error (error);
  g_assert_false (pv_document_is_read_only (document));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 2);
  share_actor (document, "Uusi");
  fixture_close (document);

  g_assert_false (pv_document_save_kept (state, target, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "from-early.polku"));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvDocument **document = data;

  *document = pv_document_open_finish (result, NULL);
  g_assert_nonnull (*document);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (pv_document_save_kept_finish (result, NULL));
  *(gboolean *) data = TRUE;
}

static void
test_without_waiting (void)
{
  g_autofree char *path = shared_times ("async.polku", 2);
  g_autofree char *target = scratch_path ("from-async.polku");
  g_autoptr (GPtrArray) states = pv_document_list_kept (path);
  PvDocument *document = NULL;
  gboolean saved = FALSE;

  pv_document_open_kept_async (g_ptr_array_index (states, 0), pv_kinds_default (), NULL, opened_cb, &document);
  pv_document_save_kept_async (g_ptr_array_index (states, 0), target, NULL, saved_cb, &saved);
  while (document == NULL || !saved)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 2);
  fixture_close (document);
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
}

/* The list needs no document that opens. */
static void
test_damaged (void)
{
  g_autofree char *path = shared_times ("lost.polku", 2);
  g_autoptr (GPtrArray) states = NULL;
  const PvKeptState *state;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  states = pv_document_list_kept (path);
  g_assert_cmpuint (states->len, ==, 3);
  g_unlink (path);
  state = g_ptr_array_index (states, 0);
  g_assert_true (pv_document_save_kept (state, path, NULL));
  g_assert_true (g_file_set_contents (state->file, "SQLite format 3", 16, NULL));
  g_assert_null (pv_document_open_kept (state, pv_kinds_default (), NULL));
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/kept/the-last-five", test_the_last_five);
  g_test_add_func ("/document/kept/the-same-once", test_the_same_once);
  g_test_add_func ("/document/kept/the-same-copied-anew", test_the_same_copied_anew);
  g_test_add_func ("/document/kept/save-as-a-file", test_save_as_a_file);
  g_test_add_func ("/document/kept/without-waiting", test_without_waiting);
  g_test_add_func ("/document/kept/damaged", test_damaged);
  return scratch_run ();
}
