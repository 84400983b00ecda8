/* Older and newer: a table of kinds with a field that came with format version 2 makes this a program of version 2. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static const PvFieldInfo MOTTO[] = {
  { .field = PV_ACTOR << 8 | 200, .since = 2, .column = "motto", .type = PV_TYPE_TRANSLATED, .group = PV_GROUP_BASICS,
    .audience = PV_AUDIENCE_PUBLIC, .label = "Motto" },
  { .field = PV_AREA << 8 | 201, .since = 2, .column = "capital", .type = PV_TYPE_REFERENCE, .of = PV_AREA,
    .on_remove = PV_ON_REMOVE_CLEAR, .group = PV_GROUP_BASICS, .audience = PV_AUDIENCE_PUBLIC, .label = "Capital" },
};

static char *
version_1 (const char *name)
{
  g_autofree char *file = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "tests", "data", "document-1.polku", NULL);
  g_autofree char *bytes = NULL;
  char *path = scratch_path (name);
  gsize size;

  g_assert_true (g_file_get_contents (file, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  fixture_forget_copies ();
  return path;
}

static PvDocument *
open_with (const char *path, const PvKinds *kinds)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_open (path, kinds, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
ask (const char *path, const char *query)
{
  sqlite3 *db;
  sqlite3_stmt *row;
  char *answer;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, query, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  answer = g_strdup ((const char *) sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
  sqlite3_close (db);
  return answer;
}

static void
set_motto (PvDocument *document, const char *words)
{
  guint n;
  PvRecord *const *actors = pv_model_list (pv_document_get_model (document), PV_ACTOR, &n);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, pv_record_get_id (actors[0]), MOTTO[0].field, PV_LANG_FI, words);
  g_assert_true (pv_document_commit (document, edits, &error));
  g_assert_no_error (error);
}

static void
assert_sound (PvDocument *document)
{
  g_autoptr (GPtrArray) lines = pv_document_check (document, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

#define LOG "SELECT group_concat (hex (hash)) FROM (SELECT hash FROM change WHERE schema = 1 ORDER BY org, ctr)"

/* Looking at it makes nothing of the shared file; the first change does, and all that was is still there. */
static void
test_older (void)
{
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), MOTTO, G_N_ELEMENTS (MOTTO));
  g_autofree char *path = version_1 ("older.polku");
  g_autofree char *before = ask (path, LOG);
  g_autofree char *version_before = NULL, *version_after = NULL, *after = NULL, *schema = NULL;
  g_autoptr (GPtrArray) history = NULL;
  PvDocument *document = open_with (path, kinds);

  g_assert_false (pv_document_is_read_only (document));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), >, 0);
  assert_sound (document);
  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_object_unref (document);
  version_before = ask (path, "PRAGMA user_version");
  g_assert_cmpstr (version_before, ==, "1");

  document = open_with (path, kinds);
  set_motto (document, "eteenpäin");
  g_assert_true (pv_document_publish (document, NULL));
  history = pv_document_get_history (document, 0, NULL);
  g_assert_cmpuint (history->len, ==, 14);
  fixture_close (document);
  version_after = ask (path, "PRAGMA user_version");
  after = ask (path, LOG);
  schema = ask (path, "SELECT max (schema) FROM change");
  g_assert_cmpstr (version_after, ==, "2");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (schema, ==, "2");

  /* As a stranger opens it: through the gate of version 2. */
  fixture_forget_copies ();
  document = open_with (path, kinds);
  assert_sound (document);
  fixture_close (document);
}

/* A working copy of version 1 goes on as version 2, under its own number. */
static void
test_older_working_copy (void)
{
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), MOTTO, G_N_ELEMENTS (MOTTO));
  g_autofree char *path = version_1 ("copy.polku");
  g_autofree char *copies = NULL;
  PvDocument *document = open_with (path, pv_kinds_default ());
  PvId first, second;

  first = fixture_add_actor (document, "Ennen");
  fixture_close (document);
  document = open_with (path, kinds);
  g_assert_nonnull (pv_model_get (pv_document_get_model (document), first));
  second = fixture_add_actor (document, "Jälkeen");
  g_assert_cmpuint (pv_id_replica (second), ==, pv_id_replica (first));
  assert_sound (document);
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_null (pv_model_get (pv_document_get_model (document), first));
  copies = ask (path, "PRAGMA user_version");
  g_assert_cmpstr (copies, ==, "1");
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
}

/* What version 2 has made, version 1 reads, and never writes. */
static void
test_newer (void)
{
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), MOTTO, G_N_ELEMENTS (MOTTO));
  g_autofree char *path = version_1 ("newer.polku");
  g_autofree char *bytes = NULL, *after = NULL;
  gsize size, n_after;
  PvDocument *document = open_with (path, kinds);

  set_motto (document, "eteenpäin");
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  fixture_forget_copies ();
  document = open_with (path, pv_kinds_default ());
  g_assert_true (pv_document_is_read_only (document));
  g_assert_nonnull (strstr (pv_document_get_save_problem (document), "newer"));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), >, 0);
  fixture_close (document);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (bytes, size, after, n_after);

  /* Words that no text may be are refused there as well. */
  fixture_tamper (path, "UPDATE actor SET name_fi = cast (x'ff41' AS TEXT)");
  g_assert_null (fixture_open (path, NULL));
}

/* An altered value of a version-1 file is noticed by the gate of version 2. */
static void
test_older_altered (void)
{
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), MOTTO, G_N_ELEMENTS (MOTTO));
  g_autofree char *path = version_1 ("altered.polku");
  g_autoptr (GError) error = NULL;

  fixture_tamper (path, "UPDATE op SET new = 'Muu' WHERE new = 'Kela'");
  g_assert_null (pv_document_open (path, kinds, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/older", test_older);
  g_test_add_func ("/store/migrate/older-working-copy", test_older_working_copy);
  g_test_add_func ("/store/migrate/newer", test_newer);
  g_test_add_func ("/store/migrate/older-altered", test_older_altered);
  return scratch_run ();
}
