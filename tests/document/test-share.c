/* The shared file: replaced as a whole, never over what somebody else put there, and the working copies behind it. */
#include "document/document.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Somebody else's laptop is another user data folder's work: here a copy of the file under another name, and back. */
static void
test_changed_elsewhere (void)
{
  g_autofree char *path = fixture_document ("ours.polku");
  g_autofree char *theirs = scratch_path ("theirs.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open_sound (path), *other;

  fixture_copy_file (path, theirs);
  other = fixture_open_sound (theirs);
  fixture_add_actor (other, "Toinen");
  g_assert_true (pv_document_publish (other, NULL));
  fixture_close (other);

  fixture_add_actor (document, "Oma");
  fixture_copy_file (theirs, path);
  g_assert_true (pv_document_publish (document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_actors (document), ==, 4);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  g_assert_nonnull (pv_document_get_merge_report (document));
  g_assert_cmpuint (pv_document_get_merge_report (document)->n_added, ==, 1);
  fixture_close (document);

  fixture_forget_copies ();
  fixture_assert_actors (path, 4);
}

/* Another document lies in its place: it is left as it is. */
static void
test_another_in_its_place (void)
{
  g_autofree char *path = fixture_document ("place.polku");
  g_autofree char *other = scratch_path ("place-other.polku");
  g_autofree char *kept = scratch_path ("place-kept.polku");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;
  PvDocument *document = fixture_open_sound (path), *stranger;

  stranger = pv_document_create (other, pv_kinds_default (), NULL, NULL);
  fixture_close (stranger);
  fixture_add_actor (document, "Oma");
  fixture_copy_file (other, path);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_false (pv_document_publish (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "place.polku"));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_NOT_SHARED);
  g_assert_nonnull (strstr (pv_document_get_save_problem (document), "place.polku"));
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_clear_error (&error);
  g_assert_false (pv_document_close (document, TRUE, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_CHANGED);
  g_object_unref (document);
  g_assert_cmpint (g_rename (path, kept), ==, 0);
}

/* Nothing of one's own is left to share: then the newer file is simply read. */
static void
test_newer_file_is_read (void)
{
  g_autofree char *path = fixture_document ("read.polku");
  g_autofree char *theirs = scratch_path ("read-theirs.polku");
  PvDocument *document = fixture_open_sound (path), *other;

  fixture_close (document);
  fixture_copy_file (path, theirs);
  other = fixture_open_sound (theirs);
  fixture_add_actor (other, "Toinen");
  g_assert_true (pv_document_publish (other, NULL));
  fixture_close (other);
  fixture_copy_file (theirs, path);

  document = fixture_open_sound (path);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  g_assert_false (pv_document_can_undo (document));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  fixture_close (document);
}

/* An older state of the file comes back: the working copy knows more, and shares it again. */
static void
test_older_file_comes_back (void)
{
  g_autofree char *path = fixture_document ("older.polku");
  g_autofree char *kept = scratch_path ("older-kept.polku");
  PvDocument *document = fixture_open_sound (path);

  fixture_copy_file (path, kept);
  fixture_add_actor (document, "Uusi");
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  fixture_copy_file (kept, path);

  document = fixture_open_sound (path);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  g_assert_true (pv_document_can_undo (document));
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  fixture_forget_copies ();
  fixture_assert_actors (path, 3);
}

/* Two copies of a file on one laptop are two working copies with numbers of their own: no id is given twice. */
static void
test_copies_have_their_own_numbers (void)
{
  g_autofree char *path = fixture_document ("one.polku");
  g_autofree char *second = scratch_path ("second.polku");
  PvDocument *document = fixture_open_sound (path), *other;
  PvId one, two;

  fixture_copy_file (path, second);
  other = fixture_open_sound (second);
  one = fixture_add_actor (document, "Yksi");
  two = fixture_add_actor (other, "Kaksi");
  g_assert_cmpint (pv_id_replica (one), !=, pv_id_replica (two));
  fixture_close (document);
  fixture_close (other);

  document = fixture_open_sound (path);
  g_assert_cmpint (pv_id_replica (fixture_add_actor (document, "Kolme")), ==, pv_id_replica (one));
  fixture_close (document);
}

/* A working copy that was restored from a backup takes a new number. */
static void
test_restored_copy (void)
{
  g_autofree char *path = fixture_document ("restored.polku");
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autofree char *name = NULL, *copy = NULL, *aside = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GDir) dir = NULL;
  PvDocument *document;
  PvId one, two;

  fixture_forget_copies ();
  document = fixture_open_sound (path);
  one = fixture_add_actor (document, "Yksi");
  fixture_close (document);
  dir = g_dir_open (copies, 0, NULL);
  name = g_strdup (g_dir_read_name (dir));
  copy = g_build_filename (copies, name, "copy.polku", NULL);
  aside = g_build_filename (copies, name, "aside", NULL);
  g_assert_cmpint (g_rename (copy, aside), ==, 0);
  fixture_copy_file (aside, copy);

  document = fixture_open_sound (path);
  two = fixture_add_actor (document, "Kaksi");
  g_assert_cmpint (pv_id_replica (one), !=, pv_id_replica (two));
  g_assert_cmpuint (fixture_count_actors (document), ==, 4);
  problems = pv_document_check (document, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture_close (document);
}

/* One that was taken to another computer takes a new number, too: that it knows the computer stands in its notes alone. */
static void
test_another_computer (void)
{
  g_autofree char *path = fixture_document ("computer.polku");
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autofree char *notes = NULL;
  g_autoptr (GKeyFile) known = g_key_file_new ();
  g_autoptr (GDir) dir = NULL;
  PvDocument *document;
  PvId one, two;

  fixture_forget_copies ();
  document = fixture_open_sound (path);
  one = fixture_add_actor (document, "Yksi");
  fixture_close (document);
  dir = g_dir_open (copies, 0, NULL);
  notes = g_build_filename (copies, g_dir_read_name (dir), "state", NULL);
  g_assert_true (g_key_file_load_from_file (known, notes, G_KEY_FILE_NONE, NULL));
  g_key_file_set_string (known, "copy", "machine", "00000000000000000000000000000000");
  g_assert_true (g_key_file_save_to_file (known, notes, NULL));

  document = fixture_open_sound (path);
  two = fixture_add_actor (document, "Kaksi");
  g_assert_cmpint (pv_id_replica (one), !=, pv_id_replica (two));
  fixture_close (document);
}

/* Who may read the shared file is for its owner to say. */
static void
test_rights_stay (void)
{
  g_autofree char *path = fixture_document ("rights.polku");
  PvDocument *document;
  GStatBuf about;

  fixture_forget_copies ();
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  document = fixture_open_sound (path);
  fixture_add_actor (document, "Yksi");
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 0777, ==, 0640);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A folder that is gone, a folder in the file's place: one line, and the edit is safe. */
static void
test_unreachable (void)
{
  g_autofree char *folder = scratch_path ("stick");
  g_autofree char *away = scratch_path ("stick away");
  g_autofree char *path = g_build_filename (folder, "stick.polku", NULL);
  g_autoptr (GError) error = NULL;
  PvDocument *document;

  g_mkdir (folder, 0700);
  document = pv_document_create (path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  fixture_add_actor (document, "Kela");
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_false (pv_document_publish (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "stick.polku"));
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  fixture_close (document);
}

/* Nowhere to keep a working copy: one line that says where it should have been. */
static void
test_no_place_for_copies (void)
{
  g_autofree char *path = fixture_document ("no-place.polku");
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autoptr (GError) error = NULL;

  fixture_forget_copies ();
  g_assert_true (g_file_set_contents (copies, "in the way", -1, NULL));
  g_assert_null (fixture_open (path, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, copies));
  g_assert_cmpint (g_unlink (copies), ==, 0);
  fixture_close (fixture_open (path, NULL));
}

/* Two idle copies of a file that is shared publish nothing. */
static void
test_idle_publishes_nothing (void)
{
  g_autofree char *path = fixture_document ("idle.polku");
  PvDocument *document = fixture_open_sound (path);
  GStatBuf before, after;

  g_assert_cmpint (g_stat (path, &before), ==, 0);
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_object_unref (document);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint ((gint64) before.st_ino, ==, (gint64) after.st_ino);
}

static void
limit_files (rlim_t most)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = most;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
troubled_cb (PvDocument *document, GError *error, guint *n)
{
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  (*n)++;
}

static PvEdits *
many_actors (void)
{
  PvEdits *edits = pv_edits_new (PV_VERB_IMPORT);
  g_autofree char *text = g_strnfill (30000, 'x');

  for (guint i = 0; i < 100; i++)
    {
      PvId id = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Iso");
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
      pv_edits_set_text (edits, id, PV_ACTOR_CORE_TASK, PV_LANG_FI, text);
    }
  return edits;
}

/* A full disk: the edit is taken back, the person is told, and with room again everything works. */
static void
test_full_disk (void)
{
  g_autofree char *path = fixture_document ("full.polku");
  PvDocument *document = fixture_open_sound (path);
  g_autoptr (PvModel) before = pv_document_snapshot (document);
  g_autoptr (PvEdits) edits = many_actors ();
  g_autofree char *difference = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint n_troubles = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_signal_connect (document, "trouble", G_CALLBACK (troubled_cb), &n_troubles);
  limit_files (1200 * 1024);
  g_assert_true (pv_document_commit (document, edits, NULL));
  fixture_add_actor (document, "Perässä");
  g_assert_false (pv_document_flush (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "full.polku"));
  g_assert_cmpuint (n_troubles, ==, 1);
  difference = random_edits_difference (before, pv_document_get_model (document));
  g_assert_cmpstr (difference, ==, NULL);
  limit_files (RLIM_INFINITY);

  g_assert_true (pv_document_commit (document, edits, NULL));
  g_assert_true (pv_document_flush (document, NULL));
  limit_files (1200 * 1024);
  g_clear_error (&error);
  g_assert_false (pv_document_publish (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  limit_files (RLIM_INFINITY);
  g_assert_true (pv_document_publish (document, NULL));
  lines = pv_document_check (document, NULL);
  g_assert_cmpuint (lines->len, ==, 0);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/share/changed-elsewhere", test_changed_elsewhere);
  g_test_add_func ("/document/share/another-in-its-place", test_another_in_its_place);
  g_test_add_func ("/document/share/newer-file-is-read", test_newer_file_is_read);
  g_test_add_func ("/document/share/older-file-comes-back", test_older_file_comes_back);
  g_test_add_func ("/document/share/copies-have-their-own-numbers", test_copies_have_their_own_numbers);
  g_test_add_func ("/document/share/restored-copy", test_restored_copy);
  g_test_add_func ("/document/share/another-computer", test_another_computer);
  g_test_add_func ("/document/share/rights-stay", test_rights_stay);
  g_test_add_func ("/document/share/unreachable", test_unreachable);
  g_test_add_func ("/document/share/no-place-for-copies", test_no_place_for_copies);
  g_test_add_func ("/document/share/idle-publishes-nothing", test_idle_publishes_nothing);
  g_test_add_func ("/document/share/full-disk", test_full_disk);
  return scratch_run ();
}
