/* The gate, where the file is something else than it looks; what its rows may hold stands in attacks.c. */
#include "document/document.h"
#include "store/pv-store-foreign.h"

#include "fixture.h"
#include "forge.h"
#include "gate.h"
#include "random-edits.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_control (void)
{
  g_autofree char *path = gate_document ("control.polku");
  g_autoptr (GError) error = NULL;

  forge (path, "SELECT 1");
  fixture_forget_copies ();
  fixture_close (fixture_open (path, &error));
  g_assert_no_error (error);
}

/* A clock that runs ahead, but leaves room, is believed. */
static void
test_clock_ahead (void)
{
  g_autofree char *path = gate_document ("ahead.polku");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL, lines = NULL;
  PvDocument *opened;

  forge (path, "UPDATE change SET hlc = hlc + 4000000000000000000; UPDATE op SET hlc = hlc + 4000000000000000000");
  fixture_forget_copies ();
  opened = fixture_open (path, &error);
  g_assert_no_error (error);
  fixture_add_actor (opened, "Jälkeen");
  g_assert_true (pv_document_publish (opened, &error));
  notes = pv_document_check_notes (opened, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 3);
  lines = pv_document_check (opened, &error);
  g_assert_cmpuint (lines->len, ==, 0);
  fixture_close (opened);
}

static int
open_code (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *opened = fixture_open (path, &error);

  g_assert_null (opened);
  return error->code;
}

/* Nothing waits for ever, and nothing but a file is read. */
static void
test_not_a_file (void)
{
  g_autofree char *pipe_path = scratch_path ("pipe.polku");
  g_autofree char *loop = scratch_path ("loop.polku");
  g_autofree char *nowhere = scratch_path ("nowhere.polku");
  g_autofree char *device = scratch_path ("device.polku");
  g_autofree char *to_pipe = scratch_path ("to-pipe.polku");
  g_autofree char *folder = scratch_path ("folder.polku");
  g_autofree char *huge = scratch_path ("huge.polku");
  g_autofree char *whole = gate_document ("linked.polku");
  g_autofree char *link_path = scratch_path ("link.polku");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink (loop, loop), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/at/all", nowhere), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  g_assert_cmpint (symlink (pipe_path, to_pipe), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (huge, "SQLite format 3", 16, NULL));
  g_assert_cmpint (truncate (huge, PV_STORE_FILE_MAX + 1), ==, 0);

  g_assert_cmpint (open_code (pipe_path), ==, PV_ERROR_FOREIGN);
  g_assert_cmpint (open_code (loop), ==, PV_ERROR_DISK);
  g_assert_cmpint (open_code (folder), ==, PV_ERROR_FOREIGN);
  g_assert_cmpint (open_code (huge), ==, PV_ERROR_TOO_LARGE);
  g_assert_null (pv_document_open (nowhere, pv_kinds_default (), NULL, NULL));
  g_assert_null (pv_document_open (device, pv_kinds_default (), NULL, NULL));
  g_assert_null (pv_document_open (to_pipe, pv_kinds_default (), NULL, NULL));

  /* A link to a document is the document. */
  g_assert_cmpint (symlink (whole, link_path), ==, 0);
  fixture_forget_copies ();
  fixture_close (pv_document_open (link_path, pv_kinds_default (), NULL, &error));
  g_assert_no_error (error);
}

static void
test_changed_while_read (void)
{
  g_autofree char *path = gate_document ("moving.polku");
  PvFileMark mark;
  g_autoptr (GError) error = NULL;
  int fd = pv_file_open (path, &mark, &error);
  guint8 *bytes;

  g_assert_no_error (error);
  bytes = pv_file_read_still (fd, path, &mark, &error);
  g_assert_nonnull (bytes);
  sqlite3_free (bytes);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_cmpint (truncate (path, mark.size - 4096), ==, 0);
  g_assert_null (pv_file_read_still (fd, path, &mark, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_cmpint (truncate (path, mark.size), ==, 0);
  g_assert_null (pv_file_read_still (fd, path, &mark, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_CHANGED);
  close (fd);
}

static void
test_deadline (void)
{
  g_autofree char *path = gate_document ("slow.polku");
  gint64 patience = pv_store_foreign_patience_us;

  fixture_forget_copies ();
  pv_store_foreign_patience_us = 0;
  g_assert_cmpint (open_code (path), ==, PV_ERROR_TOO_LARGE);
  pv_store_foreign_patience_us = patience;
  fixture_close (fixture_open (path, NULL));
}

/* Header and length by turns: pages that are not there, a journal's mark, another program's, an older schema format, and numbers that
 * SQLite reads as UTF-8 though nobody writes them. */
static void
test_header_lies (void)
{
  static const struct
  {
    guint at;
    guint8 value;
  } lies[] = { { 0, 'X' }, { 16, 0 }, { 17, 3 }, { 18, 2 }, { 19, 2 }, { 28, 1 }, { 31, 0 }, { 63, 0 }, { 68, 0 }, { 71, 1 }, { 44, 9 }, { 47, 1 }, { 59, 2 },
            { 59, 0 }, { 59, 5 }, { 56, 1 } };
  g_autofree char *path = gate_document ("lies.polku");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      char was = bytes[lies[i].at];

      bytes[lies[i].at] = (char) lies[i].value;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
      if (was != bytes[lies[i].at])
        gate_assert_refused (path, "a header that lies");
      bytes[lies[i].at] = was;
    }
}

static int
setting (PvSql *sql, int which)
{
  int now = -1;

  g_assert_cmpint (sqlite3_db_config (sql->db, which, -1, &now), ==, SQLITE_OK);
  return now;
}

static gint64
pragma (PvSql *sql, const char *query)
{
  gint64 value = -1;

  g_assert_true (pv_sql_get_int (sql, query, 0, &value, NULL));
  return value;
}

/* Everything is switched off that a file could bring along, before anything of it is looked at. */
static void
assert_hardened (PvSql *sql)
{
  g_assert_cmpint (setting (sql, SQLITE_DBCONFIG_DEFENSIVE), ==, 1);
  g_assert_cmpint (setting (sql, SQLITE_DBCONFIG_TRUSTED_SCHEMA), ==, 0);
  g_assert_cmpint (setting (sql, SQLITE_DBCONFIG_ENABLE_TRIGGER), ==, 0);
  g_assert_cmpint (setting (sql, SQLITE_DBCONFIG_ENABLE_VIEW), ==, 0);
  g_assert_cmpint (setting (sql, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION), ==, 0);
  g_assert_cmpint (sqlite3_limit (sql->db, SQLITE_LIMIT_LENGTH, -1), <=, 1 << 20);
  g_assert_cmpint (sqlite3_limit (sql->db, SQLITE_LIMIT_COLUMN, -1), <=, 200);
  g_assert_cmpint (sqlite3_limit (sql->db, SQLITE_LIMIT_VDBE_OP, -1), <=, 100000);
  g_assert_cmpint (sqlite3_limit (sql->db, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
  g_assert_cmpint (sqlite3_limit (sql->db, SQLITE_LIMIT_TRIGGER_DEPTH, -1), <=, 1);
  g_assert_cmpint (pragma (sql, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (pragma (sql, "PRAGMA query_only"), ==, 1);
  g_assert_cmpint (sql->deadline, >, g_get_monotonic_time ());
  g_assert_false (pv_sql_run (sql, "PRAGMA query_only = OFF; UPDATE actor SET deleted = 1", NULL));
  g_assert_false (pv_sql_run (sql, "ATTACH ':memory:' AS other", NULL));
  g_assert_false (pv_sql_run (sql, "SELECT load_extension ('x')", NULL));
}

static void
test_hardened (void)
{
  g_autofree char *path = gate_document ("hardened.polku");
  g_autoptr (GError) error = NULL;
  g_autoptr (PvSql) sound = NULL;
  g_autoptr (PvSql) damaged = NULL;
  PvFileMark mark;
  guint8 *bytes;
  guint version;

  sound = pv_store_foreign_open (path, pv_kinds_default (), &mark, &version, &error);
  g_assert_no_error (error);
  assert_hardened (sound);
  bytes = pv_file_read (path, &mark, &error);
  g_assert_no_error (error);
  damaged = pv_store_foreign_open_damaged (bytes, (gsize) mark.size, path);
  g_assert_nonnull (damaged);
  assert_hardened (damaged);
}

static char *
history_of (PvStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *row = pv_sql_prepare (store->sql,
                                      "SELECT group_concat (quote (org) || quote (ctr) || quote (hlc) || quote (at) || quote (verb)"
                                      " || quote (kind) || quote (id) || quote (who)) FROM change",
                                      NULL);
  gboolean there;

  g_assert_true (pv_sql_step (store->sql, row, &there, NULL));
  g_string_append (text, (const char *) sqlite3_column_text (row, 0));
  sqlite3_reset (row);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PvStore *
open_still (const char *path)
{
  return pv_store_open_still (path, pv_kinds_default (), g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, ""), NULL);
}

/* No flipped bit changes what is read. PV_PROOF multiplies. */
static void
test_flipped_bits (void)
{
  g_autofree char *path = gate_document ("flip.polku");
  g_autofree char *bytes = NULL, *history = NULL;
  g_autoptr (PvModel) sound = pv_model_new (pv_kinds_default ());
  const char *factor = g_getenv ("PV_PROOF");
  guint n = 600 * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1), n_refused = 0;
  PvStore *store = open_still (path);
  PvRandom random;
  gsize size;

  g_assert_true (pv_store_load (store, sound, NULL));
  history = history_of (store);
  pv_store_close (store);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  pv_random_seed (&random, 29);
  for (guint i = 0; i < n; i++)
    {
      guint at = pv_random_below (&random, (guint) size);
      char was;

      while (bytes[at] == 0)
        at = pv_random_below (&random, (guint) size);
      was = bytes[at];
      bytes[at] ^= (char) (1 << pv_random_below (&random, 8));
      g_assert_true (g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      bytes[at] = was;
      store = open_still (path);
      n_refused += store == NULL;
      if (store != NULL)
        {
          g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
          g_autofree char *difference = NULL;
          g_autofree char *now = history_of (store);

          g_assert_true (pv_store_load (store, model, NULL));
          difference = random_edits_difference (sound, model);
          g_assert_cmpstr (difference, ==, NULL);
          g_assert_cmpstr (now, ==, history);
          pv_store_close (store);
        }
    }
  g_test_message ("%u of %u refused", n_refused, n);
  g_assert_cmpuint (n_refused, >, n / 2);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/foreign/control", test_control);
  g_test_add_func ("/store/foreign/clock-ahead", test_clock_ahead);
  g_test_add_func ("/store/foreign/not-a-file", test_not_a_file);
  g_test_add_func ("/store/foreign/changed-while-read", test_changed_while_read);
  g_test_add_func ("/store/foreign/deadline", test_deadline);
  g_test_add_func ("/store/foreign/header-lies", test_header_lies);
  g_test_add_func ("/store/foreign/hardened", test_hardened);
  g_test_add_func ("/store/foreign/flipped-bits", test_flipped_bits);
  return scratch_run ();
}
