/* The shared file while its document is open: renamed, removed, replaced, out of reach, full, read-only, open twice. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PATIENCE_S 30

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

typedef struct
{
  PvDocument *document;
  int state;                   /* PvSaveState, -1: any */
  int file;                    /* PvSharedFile, -1: any */
} Expected;

static gboolean
out_of_time_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run until the document says so; never longer than a person would wait. */
static void
wait_for (PvDocument *document, int state, int file)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, out_of_time_cb, &late);

  while (!late && !((state < 0 || (int) pv_document_get_save_state (document) == state)
                    && (file < 0 || (int) pv_document_get_shared_file (document) == file)))
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("save state %d, file %d: %s", pv_document_get_save_state (document), pv_document_get_shared_file (document),
             pv_document_get_save_problem (document));
  g_source_remove (source);
}

typedef struct
{
  gboolean done;
  char *path;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  pv_document_errand_finish (result, &answer->path, &answer->error);
  answer->done = TRUE;
}

static void
wait_for_answer (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

/* What anybody reads who has the file and nothing else. */
static void
assert_shared (const char *path, guint n_actors)
{
  fixture_forget_copies ();
  fixture_assert_actors (path, n_actors);
}

static GError *
move (PvDocument *document, const char *path, gboolean anew)
{
  Answer answer = { FALSE };

  pv_document_move_async (document, path, anew, answered_cb, &answer);
  wait_for_answer (&answer);
  g_free (answer.path);
  return answer.error;
}

static void
test_renamed (void)
{
  g_autofree char *path = fixture_document ("nimi.polku");
  g_autofree char *now = scratch_path ("uusi nimi.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open_sound (path);

  fixture_add_actor (document, "Ennen");
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_cmpint (g_rename (path, now), ==, 0);
  wait_for (document, PV_SAVE_NOT_SHARED, PV_SHARED_FILE_MOVED);
  g_assert_cmpstr (pv_document_get_moved_to (document), ==, now);
  g_assert_nonnull (strstr (pv_document_get_save_problem (document), "uusi nimi.polku"));

  /* Nobody asked for a second file under the old name. */
  fixture_add_actor (document, "Välissä");
  g_assert_false (pv_document_publish (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_no_error (move (document, now, FALSE));
  g_assert_cmpstr (pv_document_get_path (document), ==, now);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  g_assert_null (pv_document_get_save_problem (document));
  g_assert_true (pv_document_can_undo (document));
  fixture_close (document);

  /* The working copy has come along: what was done here can still be undone. */
  document = fixture_open_sound (now);
  g_assert_cmpuint (fixture_count_actors (document), ==, 4);
  g_assert_true (pv_document_can_undo (document));
  fixture_close (document);
  assert_shared (now, 4);
}

/* While the document was closed, with something that had not been shared yet. */
static void
test_renamed_while_closed (void)
{
  g_autofree char *path = fixture_document ("suljettu.polku");
  g_autofree char *now = scratch_path ("suljettu 2.polku");
  PvDocument *document = fixture_open_sound (path);

  fixture_add_actor (document, "Vain täällä");
  fixture_close (document);
  g_assert_cmpint (g_rename (path, now), ==, 0);

  document = fixture_open_sound (now);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  g_assert_false (pv_document_has_copy (path));
  g_assert_true (pv_document_has_copy (now));
}

static void
test_removed (void)
{
  g_autofree char *path = fixture_document ("poissa.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open_sound (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_for (document, PV_SAVE_NOT_SHARED, PV_SHARED_FILE_GONE);
  fixture_add_actor (document, "Uusi");
  g_assert_false (pv_document_publish (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_no_error (move (document, path, TRUE));
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_close (document);

  assert_shared (path, 3);
}

/* Put aside, not written over: both are there afterwards. */
static void
replaced_by (const char *name, const char *bytes, gsize size, PvSharedFile expected)
{
  g_autofree char *path = fixture_document (name);
  g_autofree char *kept = NULL;
  gsize n_kept;
  g_autoptr (GError) error = NULL;
  Answer answer = { FALSE };
  PvDocument *document = fixture_open_sound (path);

  fixture_add_actor (document, "Oma");
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  wait_for (document, -1, (int) expected);
  g_assert_false (pv_document_publish (document, &error));
  g_assert_true (g_file_get_contents (path, &kept, &n_kept, NULL));
  g_assert_cmpmem (kept, n_kept, bytes, size);
  g_assert_nonnull (strstr (pv_document_get_save_problem (document), name));

  pv_document_put_aside_async (document, answered_cb, &answer);
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  g_clear_pointer (&kept, g_free);
  g_assert_true (g_file_get_contents (answer.path, &kept, &n_kept, NULL));
  g_assert_cmpmem (kept, n_kept, bytes, size);
  g_free (answer.path);
  fixture_close (document);

  fixture_assert_actors (path, 3);
}

static void
test_replaced_by_no_document (void)
{
  replaced_by ("roska.polku", "kirje", 5, PV_SHARED_FILE_NO_DOCUMENT);
}

static void
test_replaced_by_another (void)
{
  g_autofree char *other = scratch_path ("toinen asiakirja.polku");
  g_autofree char *bytes = NULL;
  gsize size;
  PvDocument *document = pv_document_create (other, pv_kinds_default (), NULL, NULL);

  fixture_close (document);
  g_assert_true (g_file_get_contents (other, &bytes, &size, NULL));
  replaced_by ("vaihdettu.polku", bytes, size, PV_SHARED_FILE_OTHER_DOCUMENT);
}

static void
test_replaced_by_older (void)
{
  g_autofree char *path = fixture_document ("vanha.polku");
  g_autofree char *earlier = scratch_path ("varmuuskopio.polku");
  PvDocument *document = fixture_open_sound (path);

  fixture_copy_file (path, earlier);
  fixture_add_actor (document, "Uusi");
  g_assert_true (pv_document_publish (document, NULL));
  fixture_copy_file (earlier, path);
  wait_for (document, PV_SAVE_NOT_SHARED, PV_SHARED_FILE_OLDER);
  g_assert_true (pv_document_publish (document, NULL));
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_close (document);
  assert_shared (path, 3);
}

/* Copied away and back by a sync program: another file, the same content. */
static void
test_replaced_by_the_same (void)
{
  g_autofree char *path = fixture_document ("sama.polku");
  g_autofree char *aside = scratch_path ("sama toisaalla.polku");
  PvDocument *document = fixture_open_sound (path);

  fixture_copy_file (path, aside);
  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_for (document, PV_SAVE_NOT_SHARED, PV_SHARED_FILE_GONE);
  fixture_copy_file (aside, path);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_close (document);
}

static void
test_save_as (void)
{
  g_autofree char *path = fixture_document ("alku.polku");
  g_autofree char *there = fixture_document ("varattu.polku");
  g_autofree char *now = scratch_path ("jatko.polku");
  g_autofree char *copy = scratch_path ("kopio.polku");
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  g_autoptr (GError) error = NULL;
  Answer answer = { FALSE };
  PvDocument *document = fixture_open_sound (path);

  error = move (document, there, TRUE);
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_cmpstr (pv_document_get_path (document), ==, path);

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_no_error (move (document, now, TRUE));
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_add_actor (document, "Jatkossa");
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);

  /* A copy is a copy: the document stays where it is. */
  pv_document_save_copy_async (document, copy, answered_cb, &answer);
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  g_free (answer.path);
  g_assert_cmpstr (pv_document_get_path (document), ==, now);
  fixture_add_actor (document, "Kopion jälkeen");
  fixture_close (document);
  fixture_assert_actors (copy, 3);
}

/* Nothing here asks: what stood in the way goes, and the edit is in the shared file. */
static void
test_tries_again_by_itself (void)
{
  g_autofree char *folder = scratch_path ("tikku");
  g_autofree char *away = scratch_path ("tikku poissa");
  g_autofree char *path = g_build_filename (folder, "tikku.polku", NULL);
  g_autofree char *first = fixture_document ("tikku-malli.polku");
  PvDocument *document;

  g_mkdir (folder, 0700);
  fixture_copy_file (first, path);
  document = fixture_open_sound (path);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  fixture_add_actor (document, "Ilman tikkua");
  wait_for (document, PV_SAVE_NOT_SHARED, PV_SHARED_FILE_OUT_OF_REACH);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  g_assert_cmpuint (count_files (folder), ==, 1);
  fixture_close (document);
  assert_shared (path, 3);
}

/* A root user may write anywhere; this process may not any more. */
static void
live_without_privileges (void)
{
  struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2] = { { 0 } };
  guint32 override = (1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH);

  g_assert_cmpint ((int) syscall (SYS_capget, &head, data), ==, 0);
  data[0].effective &= ~override;
  data[0].permitted &= ~override;
  data[0].inheritable &= ~override;
  g_assert_cmpint ((int) syscall (SYS_capset, &head, data), ==, 0);
}

static void
may_not_write (const char *name, const char *what, const char *path, mode_t closed, mode_t opened)
{
  PvDocument *document = fixture_open_sound (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (what, closed), ==, 0);
  fixture_add_actor (document, "Ei vielä jaettu");
  g_assert_false (pv_document_publish (document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_NOT_SHARED);
  g_assert_cmpint (pv_document_get_save_trouble (document), ==, PV_ERROR_DISK);
  g_assert_cmpstr (pv_document_get_save_problem (document), ==, error->message);
  g_assert_cmpint (g_chmod (what, opened), ==, 0);
  pv_document_look (document);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_close (document);
  assert_shared (path, 3);
}

static void
test_read_only_file (void)
{
  g_autofree char *path = fixture_document ("vain luku.polku");

  may_not_write ("vain luku.polku", path, path, 0444, 0644);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = scratch_path ("kansio");
  g_autofree char *path = g_build_filename (folder, "kansiossa.polku", NULL);
  g_autofree char *first = fixture_document ("kansio-malli.polku");

  g_mkdir (folder, 0700);
  fixture_copy_file (first, path);
  may_not_write ("kansiossa.polku", folder, path, 0555, 0700);
}

static void
test_full_disk (void)
{
  g_autofree char *path = fixture_document ("täynnä.polku");
  PvDocument *document = fixture_open_sound (path);
  struct rlimit limit, most;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  fixture_add_actor (document, "Ei mahdu");
  g_assert_true (pv_document_flush (document, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &most), ==, 0);
  limit = most;
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (pv_document_publish (document, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &most), ==, 0);
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_close (document);
  assert_shared (path, 3);
}

/* The second to open it reads; when the first is done, it may take over, and it knows that the file is another. */
static void
test_open_twice (void)
{
  g_autofree char *path = fixture_document ("kahdesti.polku");
  g_autofree char *copy = scratch_path ("kahdesti, kopio.polku");
  Answer answer = { FALSE };
  PvDocument *first = fixture_open_sound (path), *second = fixture_open_sound (path);

  g_assert_true (pv_document_is_read_only (second));
  g_assert_cmpint (pv_document_get_save_trouble (second), ==, PV_ERROR_BUSY);
  g_assert_false (pv_document_is_free_now (second));
  fixture_add_actor (first, "Ensimmäinen");
  g_assert_true (pv_document_publish (first, NULL));
  while (!pv_document_is_outdated (second))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pv_document_get_save_state (second), ==, PV_SAVE_READ_ONLY);
  pv_document_save_copy_async (second, copy, answered_cb, &answer);
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  g_free (answer.path);
  fixture_close (fixture_open_sound (copy));
  g_assert_false (pv_document_is_free_now (second));
  fixture_close (first);
  while (!pv_document_is_free_now (second))
    g_main_context_iteration (NULL, TRUE);
  fixture_close (second);

  first = fixture_open_sound (path);
  g_assert_false (pv_document_is_read_only (first));
  fixture_close (first);
}

/* Gone or broken, this laptop still has it. */
static void
test_open_copy (void)
{
  g_autofree char *path = fixture_document ("kopio täällä.polku");
  g_autoptr (GError) error = NULL;
  Answer answer = { FALSE };
  PvDocument *document = fixture_open_sound (path);
  g_autoptr (GAsyncResult) result = NULL;

  fixture_add_actor (document, "Vain täällä");
  fixture_close (document);
  g_assert_true (g_file_set_contents (path, "rikki", -1, NULL));
  g_assert_null (fixture_open (path, &error));
  g_assert_true (pv_document_has_copy (path));

  pv_document_open_copy_async (path, pv_kinds_default (), NULL, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  document = pv_document_open_finish (result, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  pv_document_look (document);
  wait_for (document, PV_SAVE_NOT_SHARED, PV_SHARED_FILE_NO_DOCUMENT);
  pv_document_put_aside_async (document, answered_cb, &answer);
  wait_for_answer (&answer);
  g_assert_no_error (answer.error);
  g_free (answer.path);
  wait_for (document, PV_SAVE_SHARED, PV_SHARED_FILE_KNOWN);
  fixture_close (document);
}

static void
test_forget (void)
{
  g_autofree char *path = fixture_document ("unohda.polku");
  g_autofree char *other = fixture_document ("säilytä.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open_sound (path);
  guint n = 0;

  fixture_close (fixture_open_sound (other));
  g_assert_false (pv_document_forget (path, pv_kinds_default (), FALSE, &n, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_BUSY);
  g_clear_error (&error);
  fixture_add_actor (document, "Vain täällä");
  fixture_close (document);

  g_assert_false (pv_document_forget (path, pv_kinds_default (), FALSE, &n, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (pv_document_has_copy (path));
  g_assert_true (pv_document_has_unshared (path));
  document = fixture_open_sound (path);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_false (pv_document_has_unshared (path));
  fixture_close (document);

  g_assert_true (pv_document_forget (path, pv_kinds_default (), FALSE, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (pv_document_has_copy (path));
  g_assert_true (pv_document_has_copy (other));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* Asked for in so many words, it goes with what nobody else has. */
  document = fixture_open_sound (path);
  g_assert_cmpuint (fixture_count_actors (document), ==, 3);
  fixture_add_actor (document, "Vain täällä");
  fixture_close (document);
  g_assert_true (pv_document_forget (path, pv_kinds_default (), TRUE, &n, NULL));
  g_assert_false (pv_document_has_copy (path));
}

int
main (int argc, char **argv)
{
  live_without_privileges ();
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/shared-file/renamed", test_renamed);
  g_test_add_func ("/document/shared-file/renamed-while-closed", test_renamed_while_closed);
  g_test_add_func ("/document/shared-file/removed", test_removed);
  g_test_add_func ("/document/shared-file/replaced-by-no-document", test_replaced_by_no_document);
  g_test_add_func ("/document/shared-file/replaced-by-another", test_replaced_by_another);
  g_test_add_func ("/document/shared-file/replaced-by-older", test_replaced_by_older);
  g_test_add_func ("/document/shared-file/replaced-by-the-same", test_replaced_by_the_same);
  g_test_add_func ("/document/shared-file/save-as", test_save_as);
  g_test_add_func ("/document/shared-file/tries-again-by-itself", test_tries_again_by_itself);
  g_test_add_func ("/document/shared-file/read-only-file", test_read_only_file);
  g_test_add_func ("/document/shared-file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/document/shared-file/full-disk", test_full_disk);
  g_test_add_func ("/document/shared-file/open-twice", test_open_twice);
  g_test_add_func ("/document/shared-file/open-copy", test_open_copy);
  g_test_add_func ("/document/shared-file/forget", test_forget);
  return scratch_run ();
}
