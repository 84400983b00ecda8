/* The gate: each way in which a file may be something else than it looks, by a forger who made its chain hold again. */
#include "document/document.h"
#include "store/pv-store-foreign.h"

#include "fixture.h"
#include "forge.h"
#include "random-edits.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The fixture with areas and a second copy that had seen the first. */
static char *
document (const char *name)
{
  static char *bytes;
  static gsize size;
  char *path = scratch_path (name);

  if (bytes == NULL)
    {
      g_autofree char *first = fixture_document ("gate-first.polku");
      g_autofree char *second = scratch_path ("gate-second.polku");
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
      g_autoptr (GError) error = NULL;
      PvDocument *opened;
      PvId outer = pv_edits_add (edits, PV_AREA), inner = pv_edits_add (edits, PV_AREA);

      g_assert_true (pv_store_copy_file (first, second, NULL));
      fixture_forget_copies ();
      opened = fixture_open (second, &error);
      g_assert_no_error (error);
      pv_edits_set_text (edits, outer, PV_AREA_NAME, PV_LANG_FI, "Pohjanmaa");
      pv_edits_set_int (edits, outer, PV_AREA_KIND, 1);
      pv_edits_set_text (edits, inner, PV_AREA_NAME, PV_LANG_FI, "Vaasa");
      pv_edits_set_int (edits, inner, PV_AREA_KIND, 1);
      pv_edits_set_reference (edits, inner, PV_AREA_PARENT, outer);
      g_assert_true (pv_document_commit (opened, edits, &error));
      fixture_add_actor (opened, "TE-toimisto");
      g_assert_true (pv_document_publish (opened, NULL));
      fixture_close (opened);
      g_assert_true (g_file_get_contents (second, &bytes, &size, NULL));
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

/* One line that names the file, which stays as it was; no working copy is left. */
static void
assert_refused (const char *path, const char *why)
{
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;
  PvDocument *opened;

  fixture_forget_copies ();
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  opened = fixture_open (path, &error);
  if (opened != NULL)
    {
      g_test_message ("let in: %s", why);
      g_test_fail ();
      fixture_close (opened);
      return;
    }
  g_assert_true (error->code == PV_ERROR_DAMAGED || error->code == PV_ERROR_FOREIGN || error->code == PV_ERROR_TOO_LARGE);
  g_test_message ("%s", error->message);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_control (void)
{
  g_autofree char *path = document ("control.polku");
  g_autoptr (GError) error = NULL;

  forge (path, "SELECT 1");
  fixture_forget_copies ();
  fixture_close (fixture_open (path, &error));
  g_assert_no_error (error);
}

#define KELA "(SELECT id FROM actor WHERE name_fi = 'Kela')"
#define FIRST "(SELECT org FROM change ORDER BY hlc LIMIT 1)"
#define SECOND "(SELECT org FROM seen LIMIT 1)"

#define ACTOR(name) "(SELECT id FROM actor WHERE name_fi = '" name "')"
/* The reference of one actor leads to another, by the last change of the second copy; columns 24 and 60 are parent and successor. */
#define LINK(from, column, number, to)                                                                                                   \
  "UPDATE actor SET " column " = " ACTOR (to) " WHERE name_fi = '" from "'; INSERT INTO op SELECT 3, " ACTOR (from) ", " number          \
  ", hlc, org, ctr, NULL, " ACTOR (to) " FROM change WHERE org = " SECOND " AND ctr = (SELECT max (ctr) FROM change WHERE org = " SECOND ");"

/* The chain holds in each. */
static const char *const FORGERIES[] = {
  /* unknown tables and columns, in numbers that would be narrowed to known ones too */
  "UPDATE op SET tbl = 250 WHERE tbl = 3 AND row = " KELA,
  "UPDATE op SET tbl = 259 WHERE tbl = 3 AND row = " KELA,
  "UPDATE op SET tbl = -3 WHERE tbl = 3 AND row = " KELA,
  "INSERT INTO op SELECT tbl, row, 900, hlc, org, ctr, old, new FROM op WHERE tbl = 3 LIMIT 1",
  "UPDATE op SET col = col + 4294967296 WHERE tbl = 3 AND col < 1000",
  "UPDATE change SET kind = kind + 256",
  "UPDATE change SET verb = verb + 256",
  /* counters, steps, ids */
  "UPDATE change SET ctr = ctr + 1000; UPDATE op SET ctr = ctr + 1000; UPDATE seen SET ctr = ctr + 1000, upto = upto + 1000",
  "UPDATE change SET ctr = -1 WHERE ctr = 1",
  "UPDATE change SET step = 5000 WHERE ctr = 2",
  "UPDATE change SET step = 0 WHERE ctr = 2",
  "UPDATE change SET id = -id WHERE ctr = 2",
  "UPDATE change SET undoes_ctr = 0, undoes_org = NULL WHERE undoes_ctr IS NULL AND ctr = 2",
  "UPDATE change SET undoes_org = NULL WHERE undoes_ctr IS NOT NULL",
  "UPDATE change SET undoes_ctr = 900 WHERE undoes_ctr IS NOT NULL",
  "UPDATE replica SET no = no + 4294967296 WHERE no = " FIRST ";",
  "INSERT INTO replica VALUES (77, '6c1f3f0e-0000-4000-8000-000000000001', NULL)",
  "UPDATE actor SET id = -5 WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = -5 WHERE tbl = 3 AND row IN"
  " (SELECT row FROM op WHERE new = 'TE-toimisto')",
  "UPDATE actor SET id = (id | 4611686018427387904) - (id & 4611686018427387904) WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = (row | 4611686018427387904) - (row & 4611686018427387904)"
  " WHERE tbl = 3 AND row IN (SELECT row FROM op WHERE new = 'TE-toimisto')",
  "UPDATE actor SET id = (" FIRST " << 32) | 900 WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = (" FIRST " << 32) | 900"
  " WHERE tbl = 3 AND row IN (SELECT row FROM op WHERE new = 'TE-toimisto')",
  "UPDATE actor SET id = id | 4294967295 WHERE name_fi = 'TE-toimisto'; UPDATE op SET row = row | 4294967295"
  " WHERE tbl = 3 AND row IN (SELECT row FROM op WHERE new = 'TE-toimisto')",
  /* clocks */
  "UPDATE change SET hlc = 4611686018427387904 WHERE ctr = 2; UPDATE op SET hlc = 4611686018427387904 WHERE ctr = 2",
  "UPDATE change SET hlc = -1 WHERE ctr = 1; UPDATE op SET hlc = -1 WHERE ctr = 1",
  "UPDATE change SET at = 9000000000000000 WHERE ctr = 2",
  "UPDATE change SET at = -1 WHERE ctr = 2",
  /* seen */
  "UPDATE seen SET upto = 5000",
  "UPDATE seen SET upto = -1",
  "UPDATE seen SET o = org",
  "INSERT INTO seen SELECT " FIRST ", " SECOND ", 1, 1",
  "INSERT INTO seen SELECT org, o, ctr + 1, 1 FROM seen",
  "INSERT INTO seen VALUES (" FIRST ", 99, 1, 1)",
  /* values */
  "UPDATE actor SET kind = 61; UPDATE op SET new = 61 WHERE tbl = 3 AND row IN (SELECT id FROM actor) AND new = 1",
  "UPDATE op SET new = 'yksi' WHERE tbl = 3 AND typeof (new) = 'integer' AND col < 900",
  "UPDATE op SET new = 7 WHERE new = 'Kela'",
  "UPDATE op SET old = x'01' WHERE old IS NULL",
  "UPDATE op SET old = 1.5 WHERE old IS NULL",
  "UPDATE op SET new = x'4b656c61' WHERE new = 'Kela'",
  "UPDATE op SET new = replace (hex (zeroblob (50000)), '00', 'ab') WHERE new = 'Kela'; UPDATE actor SET name_fi ="
  " replace (hex (zeroblob (50000)), '00', 'ab') WHERE name_fi = 'Kela'",
  "UPDATE op SET new = cast (x'ff41' AS TEXT) WHERE new = 'Kela'; UPDATE actor SET name_fi = cast (x'ff41' AS TEXT) WHERE name_fi = 'Kela'",
  "UPDATE op SET new = 'Kela' || char (27) || '[31m' WHERE new = 'Kela'; UPDATE actor SET name_fi = 'Kela' || char (27) || '[31m' WHERE name_fi = 'Kela'",
  "UPDATE actor SET deleted = 7; UPDATE op SET new = 7 WHERE tbl = 3 AND col = 1020",
  "UPDATE change SET app = hex (zeroblob (100))",
  "UPDATE change SET schema = 4294967297",
  /* references in circles, to nothing, to another kind; the whole circle written by one copy */
  "UPDATE area SET parent = id WHERE parent IS NOT NULL; UPDATE op SET new = row WHERE tbl = 2 AND new IN (SELECT id FROM area)",
  "UPDATE relation SET to_actor = 99; UPDATE op SET new = 99 WHERE tbl = (SELECT tbl FROM op WHERE row IN (SELECT id FROM relation) LIMIT 1)"
  " AND new = " KELA,
  /* records without a beginning */
  "DELETE FROM op WHERE col = 1020 AND row = " KELA,
  "UPDATE op SET old = 0 WHERE col = 1020 AND row = " KELA,
  /* words about persons */
  "UPDATE pii SET text = 'Joku Muu' WHERE text = 'Testi Esimerkki'",
  "DELETE FROM pii WHERE text = 'Testi Esimerkki'",
  "DELETE FROM pii WHERE text = 'Kaisa Testi'",
  "UPDATE pii SET id = id + 1000 WHERE text = 'Kaisa Testi'",
  "UPDATE pii SET salt = zeroblob (17)",
  "INSERT INTO pii VALUES (5, zeroblob (16), 'x')",
  "INSERT INTO pii VALUES (-5, zeroblob (16), 'x')",
  "INSERT INTO pii_erased VALUES ((SELECT id FROM pii WHERE text = 'Testi Esimerkki'), 5, 5)",
  "INSERT INTO pii_erased SELECT id, " FIRST ", 1 FROM pii; DELETE FROM pii",
  "UPDATE replica SET device = 7",
  /* names of authors and computers, which no hash covers: bounds, soundness, and only a copy's own */
  "UPDATE pii SET text = replace (hex (zeroblob (50000)), '00', 'ab') WHERE text = 'Kaisa Testi'",
  "UPDATE pii SET text = cast (x'ff41' AS TEXT) WHERE id IN (SELECT who FROM change)",
  "UPDATE pii SET text = 'Kaisa' || char (27) || '[31m' WHERE id IN (SELECT who FROM change)",
  "UPDATE pii SET text = 'Kaisa' || char (0) || 'Testi' WHERE id IN (SELECT device FROM replica)",
  "UPDATE pii SET text = replace (hex (zeroblob (50000)), '00', 'ab') WHERE id IN (SELECT device FROM replica)",
  "UPDATE change SET who = (SELECT who FROM change WHERE org = " FIRST " LIMIT 1) WHERE org = " SECOND,
  "UPDATE change SET who = (SELECT device FROM replica WHERE no = " FIRST ") WHERE org = " SECOND,
  "UPDATE replica SET device = (SELECT device FROM replica WHERE no = " FIRST ") WHERE no = " SECOND,
  /* circles that one copy wrote knowingly, over the other references: an actor under itself, two that follow each other, three */
  LINK ("TE-toimisto", "parent", "24", "TE-toimisto"),
  LINK ("TE-toimisto", "successor", "60", "TE-toimisto"),
  LINK ("TE-toimisto", "parent", "24", "Kela") LINK ("Kela", "parent", "24", "TE-toimisto"),
  LINK ("TE-toimisto", "successor", "60", "Kela") LINK ("Kela", "successor", "60", "TE-toimisto"),
  LINK ("TE-toimisto", "successor", "60", "Kela") LINK ("Kela", "successor", "60", "Vaasan kaupunki")
    LINK ("Vaasan kaupunki", "successor", "60", "TE-toimisto"),
  /* versions, the document */
  "INSERT INTO checkpoint VALUES ('versio', 5, 5)",
  "UPDATE document SET made_at = -1",
};

static void
test_forgeries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (FORGERIES); i++)
    {
      g_autofree char *name = g_strdup_printf ("forged-%u.polku", i);
      g_autofree char *path = document (name);

      forge (path, FORGERIES[i]);
      assert_refused (path, FORGERIES[i]);
      g_unlink (path);
    }
}

/* The same brought in as a colleague's copy: refused, or what came holds, and whoever was known keeps the name known here. */
static void
test_forgeries_by_merging (void)
{
  guint n_refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (FORGERIES); i++)
    {
      g_autofree char *name = g_strdup_printf ("sent-%u.polku", i);
      g_autofree char *path = document (name);
      g_autofree char *first = scratch_path ("gate-first.polku");
      g_autofree char *ours = scratch_path ("gate-ours.polku");
      g_autoptr (PvMergeReport) report = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GError) error = NULL;
      PvDocument *opened;

      forge (path, FORGERIES[i]);
      fixture_forget_copies ();
      g_unlink (ours);
      g_assert_true (pv_store_copy_file (first, ours, NULL));
      opened = fixture_open (ours, &error);
      g_assert_no_error (error);
      report = pv_document_merge (opened, path, &error);
      n_refused += report == NULL;
      if (report == NULL)
        g_assert_true (error->domain == PV_ERROR);
      lines = pv_document_check (opened, NULL);
      for (guint l = 0; l < lines->len; l++)
        g_test_message ("%s: %s", FORGERIES[i], (const char *) g_ptr_array_index (lines, l));
      if (lines->len > 0)
        g_test_fail ();
      fixture_close (opened);
      g_unlink (path);
    }

  g_test_message ("%u of %u refused", n_refused, (guint) G_N_ELEMENTS (FORGERIES));
  g_assert_cmpuint (n_refused, >, G_N_ELEMENTS (FORGERIES) / 2);
}

static gboolean
knows_author (PvDocument *opened, const char *author)
{
  g_autoptr (GPtrArray) persons = pv_document_list_persons (opened);

  return g_ptr_array_find_with_equal_func (persons, author, g_str_equal, NULL);
}

/* No hash covers who an author is. A file can name those that nobody here has heard of; it renames nobody who is known. */
static void
test_author_renamed (void)
{
  g_autofree char *path = document ("renamed.polku");
  g_autofree char *first = scratch_path ("gate-first.polku");
  g_autofree char *ours = scratch_path ("gate-renamed.polku");
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;
  PvDocument *opened;

  forge (path, "UPDATE pii SET text = 'Väärä Nimi' WHERE id IN (SELECT who FROM change)");
  fixture_forget_copies ();
  g_assert_true (pv_store_copy_file (first, ours, NULL));
  opened = fixture_open (ours, &error);
  g_assert_no_error (error);
  g_assert_true (knows_author (opened, "Kaisa Testi"));
  report = pv_document_merge (opened, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_changes, >, 0);
  g_assert_true (knows_author (opened, "Kaisa Testi"));
  g_assert_false (knows_author (opened, "Väärä Nimi"));
  fixture_close (opened);
}

/* A clock that runs ahead, but leaves room, is believed. */
static void
test_clock_ahead (void)
{
  g_autofree char *path = document ("ahead.polku");
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

static const char *const SMUGGLED[] = {
  "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM actor; END",
  "CREATE TEMP TABLE x (y); CREATE VIEW v AS SELECT load_extension ('x')",
  "CREATE VIRTUAL TABLE f USING fts5 (words)",
  "CREATE VIRTUAL TABLE r USING rtree (id, a, b)",
  "CREATE INDEX i ON actor (upper (name_fi))",
  "CREATE INDEX i ON op (hlc) WHERE org > 5",
  "CREATE TABLE sneaky (a, b AS (a || a) STORED)",
  "CREATE TABLE checked (a CHECK (length (a) < random ()))",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, ' STRICT, WITHOUT ROWID', ' STRICT') WHERE name = 'seen'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, ') STRICT', ', CHECK (abs (id) > 0)) STRICT') WHERE name = 'actor'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, '\"name_fi\" TEXT', '\"name_fi\" TEXT DEFAULT (1)') WHERE name = 'actor'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'actor'",
  "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'op_by_change'",
  "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING fts5 (a)')",
};

static void
test_smuggled (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (SMUGGLED); i++)
    {
      g_autofree char *name = g_strdup_printf ("smuggled-%u.polku", i);
      g_autofree char *path = document (name);

      fixture_tamper (path, SMUGGLED[i]);
      assert_refused (path, SMUGGLED[i]);
    }
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
  g_autofree char *whole = document ("linked.polku");
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
  g_autofree char *path = document ("moving.polku");
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
  g_autofree char *path = document ("slow.polku");
  gint64 patience = pv_store_foreign_patience_us;

  fixture_forget_copies ();
  pv_store_foreign_patience_us = 0;
  g_assert_cmpint (open_code (path), ==, PV_ERROR_TOO_LARGE);
  pv_store_foreign_patience_us = patience;
  fixture_close (fixture_open (path, NULL));
}

/* Header and length by turns: pages that are not there, a journal's mark, another program's. */
static void
test_header_lies (void)
{
  static const struct
  {
    guint at;
    guint8 value;
  } lies[] = { { 0, 'X' }, { 16, 0 }, { 17, 3 }, { 18, 2 }, { 19, 2 }, { 28, 1 }, { 31, 0 }, { 63, 0 }, { 68, 0 }, { 71, 1 }, { 44, 9 }, { 59, 2 } };
  g_autofree char *path = document ("lies.polku");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      char was = bytes[lies[i].at];

      bytes[lies[i].at] = (char) lies[i].value;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
      if (was != bytes[lies[i].at])
        assert_refused (path, "a header that lies");
      bytes[lies[i].at] = was;
    }
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
  g_autofree char *path = document ("flip.polku");
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
  g_test_add_func ("/store/foreign/forgeries", test_forgeries);
  g_test_add_func ("/store/foreign/forgeries-by-merging", test_forgeries_by_merging);
  g_test_add_func ("/store/foreign/author-renamed", test_author_renamed);
  g_test_add_func ("/store/foreign/clock-ahead", test_clock_ahead);
  g_test_add_func ("/store/foreign/smuggled", test_smuggled);
  g_test_add_func ("/store/foreign/not-a-file", test_not_a_file);
  g_test_add_func ("/store/foreign/changed-while-read", test_changed_while_read);
  g_test_add_func ("/store/foreign/deadline", test_deadline);
  g_test_add_func ("/store/foreign/header-lies", test_header_lies);
  g_test_add_func ("/store/foreign/flipped-bits", test_flipped_bits);
  return scratch_run ();
}
