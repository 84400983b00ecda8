#include "fixture.h"

#include "held-thread.h"
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

PvDocument *
fixture_glance (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  PvDocument *document;

  held_proof_hold ();
  pv_document_open_async (path, pv_kinds_default (), NULL, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  document = pv_document_open_finish (result, error);
  if (document == NULL || pv_document_is_proven (document))
    held_proof_let_go ();
  return document;
}

static void
refused_cb (PvDocument *document, GError *error, GError **place)
{
  *place = g_error_copy (error);
}

gboolean
fixture_prove (PvDocument *document, GError **error)
{
  GError *refusal = NULL;
  gulong handler = g_signal_connect (document, "refused", G_CALLBACK (refused_cb), &refusal);

  held_proof_let_go ();
  while (refusal == NULL && !pv_document_is_proven (document))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (document, handler);
  if (refusal != NULL)
    g_propagate_error (error, refusal);
  return pv_document_is_proven (document);
}

PvDocument *
fixture_open_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open (path, &error);

  g_assert_no_error (error);
  return document;
}

static void
add_record (GString *words, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  g_string_append_printf (words, "%s %" G_GINT64_FORMAT, kind->table, pv_record_get_id (record));
  for (guint i = 0; i < kind->n_slots; i++)
    {
      PvValue value = pv_record_get_cell (record, i);

      if (value.kind == PV_VALUE_TEXT)
        g_string_append_printf (words, " %u=%s", i, value.text);
      else if (value.kind == PV_VALUE_INT)
        g_string_append_printf (words, " %u=%" G_GINT64_FORMAT, i, value.integer);
    }
  g_string_append_c (words, '\n');
}

char *
fixture_words (PvDocument *document)
{
  PvModel *model = pv_document_get_model (document);
  GString *words = g_string_new (NULL);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        add_record (words, records[i]);
    }
  return g_string_free (words, FALSE);
}

guint
fixture_count_actors (PvDocument *document)
{
  return pv_model_count (pv_document_get_model (document), PV_ACTOR);
}

void
fixture_assert_actors (const char *path, guint n)
{
  PvDocument *document = fixture_open_sound (path);

  g_assert_cmpuint (fixture_count_actors (document), ==, n);
  fixture_close (document);
}

void
fixture_copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

PvId
fixture_add_actor (PvDocument *document, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId wanted = pv_edits_add (edits, PV_ACTOR);
  PvId id;

  pv_edits_set_text (edits, wanted, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_int (edits, wanted, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  id = pv_document_commit_and_find (document, edits, wanted, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_contact (PvDocument *document, PvId actor)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, "Testi Esimerkki");
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static void
add_relation (PvDocument *document, PvId from, PvId to)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, id, PV_RELATION_KIND, 1);
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static void
make_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = pv_document_create (path, pv_kinds_default (), "Kaisa Testi", &error);
  PvId first, second;

  g_assert_no_error (error);
  first = fixture_add_actor (document, "Vaasan kaupunki");
  second = fixture_add_actor (document, "Kela");
  add_contact (document, first);
  add_relation (document, first, second);
  g_assert_true (pv_document_undo (document, NULL, &error));
  g_assert_true (pv_document_redo (document, NULL, &error));
  g_assert_true (pv_document_close (document, TRUE, &error));
  g_assert_no_error (error);
}

char *
fixture_document (const char *name)
{
  static char *bytes;
  static gsize size;
  g_autofree char *first = scratch_path ("fixture.polku");
  char *path = scratch_path (name);

  if (bytes == NULL)
    {
      make_document (first);
      g_assert_true (g_file_get_contents (first, &bytes, &size, NULL));
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

PvDocument *
fixture_open (const char *path, GError **error)
{
  GError *local = NULL;
  PvDocument *document = pv_document_open (path, pv_kinds_default (), NULL, &local);

  if (document == NULL)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_assert_nonnull (local);
      g_assert_true (local->domain == PV_ERROR);
      if (strstr (local->message, name) == NULL)
        g_test_message ("does not name the file: %s", local->message);
      g_assert_nonnull (strstr (local->message, name));
      g_assert_null (strchr (local->message, '\n'));
      g_propagate_error (error, local);
    }
  return document;
}

void
fixture_close (PvDocument *document)
{
  g_autoptr (GError) error = NULL;

  pv_document_close (document, FALSE, &error);
  g_assert_no_error (error);
  g_object_unref (document);
}

void
fixture_tamper (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_test_message ("%s: %s", sql, message);
  g_assert_null (message);
  sqlite3_close (db);
}

void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

static void
remove_folder (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_folder (child);
  g_file_delete (file, NULL, NULL);
}

void
fixture_forget_copies (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  g_assert_true (strstr (folder, "polkuverkko-test-") != NULL);
  remove_folder (file);
}
