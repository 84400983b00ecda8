/* Files that are missing, broken, foreign, newer or tampered with: one line that names the file, and nothing of theirs runs. */
#include "document/document.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static void
assert_refused (const char *path, PvErrorCode code)
{
  g_autoptr (GError) error = NULL;

  fixture_forget_copies ();
  g_assert_null (fixture_open (path, &error));
  g_test_message ("%s", error->message);
  g_assert_cmpint (error->code, ==, code);
}

static char *
file_with (const char *name, const void *bytes, gsize size)
{
  char *path = scratch_path (name);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static void
test_no_file (void)
{
  g_autofree char *missing = scratch_path ("missing.polku");
  g_autofree char *folder = scratch_path ("folder.polku");
  g_autofree char *empty = file_with ("empty.polku", "", 0);
  g_autofree char *short_text = file_with ("short.polku", "x", 1);
  g_autofree char *text = file_with ("text.polku", "<?xml version='1.0'?><a/>", 25);

  g_mkdir (folder, 0700);
  assert_refused (missing, PV_ERROR_NOT_FOUND);
  assert_refused (folder, PV_ERROR_FOREIGN);
  assert_refused (empty, PV_ERROR_DAMAGED);
  assert_refused (short_text, PV_ERROR_FOREIGN);
  assert_refused (text, PV_ERROR_FOREIGN);
}

static void
test_random_bytes (void)
{
  PvRandom random;

  pv_random_seed (&random, 5);
  for (guint i = 0; i < 20; i++)
    {
      guint8 bytes[5000];
      g_autofree char *path = NULL;

      for (guint b = 0; b < sizeof bytes; b++)
        bytes[b] = (guint8) pv_random_next (&random);
      if (i % 2)
        memcpy (bytes, "SQLite format 3", 16);
      path = file_with ("random.polku", bytes, sizeof bytes);
      assert_refused (path, PV_ERROR_FOREIGN);
    }
}

static void
test_truncated (void)
{
  g_autofree char *whole = fixture_document ("whole.polku");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  for (gsize cut = 1; cut < size; cut += cut < 200 ? 13 : cut < 9000 ? 501 : 4096)
    {
      g_autofree char *path = file_with ("cut.polku", bytes, cut);
      g_autoptr (GError) error = NULL;

      fixture_forget_copies ();
      g_assert_null (fixture_open (path, &error));
      g_assert_true (error->code == PV_ERROR_DAMAGED || error->code == PV_ERROR_FOREIGN);
    }
}

/* SQLite files of other programs, and ours with a foreign mark. */
static void
test_foreign (void)
{
  g_autofree char *other = scratch_path ("other.polku");
  g_autofree char *marked = fixture_document ("marked.polku");
  g_autofree char *zero = fixture_document ("zero.polku");
  g_autofree char *wal = fixture_document ("wal.polku");

  fixture_tamper (other, "CREATE TABLE notes (text)");
  fixture_tamper (marked, "PRAGMA application_id = 17");
  fixture_tamper (zero, "PRAGMA user_version = 0");
  fixture_tamper (wal, "PRAGMA journal_mode = WAL");
  assert_refused (other, PV_ERROR_FOREIGN);
  assert_refused (marked, PV_ERROR_FOREIGN);
  assert_refused (zero, PV_ERROR_FOREIGN);
  assert_refused (wal, PV_ERROR_FOREIGN);
}

/* Every flipped byte is noticed, or means nothing. PV_PROOF multiplies. */
static void
test_flipped_bytes (void)
{
  g_autofree char *whole = fixture_document ("flipped.polku");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (PvModel) sound = NULL;
  PvDocument *document;
  const char *factor = g_getenv ("PV_PROOF");
  guint n = 150 * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);
  guint n_refused = 0;
  PvRandom random;
  gsize size;

  document = fixture_open (whole, &error);
  g_assert_no_error (error);
  sound = pv_document_snapshot (document);
  fixture_close (document);
  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  pv_random_seed (&random, 11);
  for (guint i = 0; i < n; i++)
    {
      guint at = pv_random_below (&random, (guint) size);
      char was;
      g_autofree char *path = NULL;

      while (bytes[at] == 0)
        at = pv_random_below (&random, (guint) size);
      was = bytes[at];
      bytes[at] ^= (char) (1 << pv_random_below (&random, 8));
      path = file_with ("flip.polku", bytes, size);
      bytes[at] = was;
      fixture_forget_copies ();
      document = fixture_open (path, NULL);
      n_refused += document == NULL ? 1 : 0;
      if (document != NULL)
        {
          g_autofree char *difference = random_edits_difference (sound, pv_document_get_model (document));

          g_assert_cmpstr (difference, ==, NULL);
          fixture_close (document);
        }
    }
  g_test_message ("%u of %u refused", n_refused, n);
  g_assert_cmpuint (n_refused, >, n / 2);
}

/* A newer format is shown, with what this version knows of it, and never written. */
static void
test_newer (void)
{
  g_autofree char *path = fixture_document ("newer.polku");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  gsize n_before, n_after;
  PvDocument *document;

  fixture_tamper (path, "ALTER TABLE actor ADD COLUMN motto TEXT; ALTER TABLE actor DROP COLUMN web; CREATE TABLE more (x);"
                        "DROP TABLE stop; PRAGMA user_version = 2");
  fixture_forget_copies ();
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  document = fixture_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (pv_document_is_read_only (document));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_READ_ONLY);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 2);
  pv_edits_add (edits, PV_NOTE);
  g_assert_false (pv_document_commit (document, edits, &refusal));
  g_assert_error (refusal, PV_ERROR, PV_ERROR_NEWER);
  g_assert_false (pv_document_can_undo (document));
  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_object_unref (document);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* A working copy that a newer program has gone on with is left alone too. */
static void
test_newer_copy (void)
{
  g_autofree char *path = fixture_document ("newer-copy.polku");
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  fixture_forget_copies ();
  fixture_close (fixture_open (path, NULL));
  dir = g_dir_open (copies, 0, NULL);
  copy = g_build_filename (copies, g_dir_read_name (dir), "copy.polku", NULL);
  fixture_tamper (copy, "PRAGMA user_version = 2");
  g_assert_null (fixture_open (path, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NEWER);
}

static void
test_newer_with_a_view (void)
{
  g_autofree char *path = fixture_document ("newer-view.polku");

  fixture_tamper (path, "CREATE VIEW v AS SELECT * FROM actor; PRAGMA user_version = 2");
  assert_refused (path, PV_ERROR_FOREIGN);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/bad-files/no-file", test_no_file);
  g_test_add_func ("/document/bad-files/random-bytes", test_random_bytes);
  g_test_add_func ("/document/bad-files/truncated", test_truncated);
  g_test_add_func ("/document/bad-files/foreign", test_foreign);
  g_test_add_func ("/document/bad-files/flipped-bytes", test_flipped_bytes);
  g_test_add_func ("/document/bad-files/newer", test_newer);
  g_test_add_func ("/document/bad-files/newer-copy", test_newer_copy);
  g_test_add_func ("/document/bad-files/newer-with-a-view", test_newer_with_a_view);
  return scratch_run ();
}
