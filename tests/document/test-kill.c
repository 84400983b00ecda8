/* A process that is killed at any moment, inside a commit and inside the replacing of the shared file too: every edit that it
 * acknowledged is there. PV_KILLS says how many, PV_PROOF multiplies. */
#include "document/document.h"

#include "random-edits.h"
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;

/* The counter of the child's last edit is the name of the one ecosystem. */
static void
write_counter (PvDocument *document, PvId *ecosystem, guint counter)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autofree char *text = g_strdup_printf ("%u", counter);
  PvId id = *ecosystem != PV_NO_ID ? *ecosystem : pv_edits_add (edits, PV_ECOSYSTEM);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, PV_ECOSYSTEM_NAME, PV_LANG_FI, text);
  *ecosystem = pv_document_commit_and_find (document, edits, id, &error);
  g_assert_no_error (error);
}

static guint
read_counter (PvDocument *document)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (pv_document_get_model (document));

  return ecosystem ? (guint) atoi (pv_record_get_text (ecosystem, PV_ECOSYSTEM_NAME, PV_LANG_FI)) : 0;
}

static gboolean
touches (const PvEdits *edits, PvId id)
{
  for (guint i = 0; i < pv_edits_get_n (edits); i++)
    if (pv_edits_get (edits, i)->id == id || pv_edits_get (edits, i)->kind == PV_ECOSYSTEM)
      return TRUE;

  return FALSE;
}

/* Edits for ever, and says each number when it is on disk. */
static void G_GNUC_NORETURN
be_child (const char *path, guint seed)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_open (path, pv_kinds_default (), NULL, &error);
  PvRecord *ecosystem;
  PvRandom random;
  PvId id = PV_NO_ID;

  g_assert_no_error (error);
  g_assert_false (pv_document_is_read_only (document));
  ecosystem = pv_model_get_ecosystem (pv_document_get_model (document));
  if (ecosystem != NULL)
    id = pv_record_get_id (ecosystem);
  pv_random_seed (&random, seed);
  for (guint counter = read_counter (document) + 1;; counter++)
    {
      g_autoptr (PvEdits) edits = random_edits_new (pv_document_get_model (document), &random, 100);

      if (!touches (edits, id))
        pv_document_commit (document, edits, NULL);
      write_counter (document, &id, counter);
      g_assert_true (pv_document_flush (document, &error));
      printf ("%u\n", counter);
      fflush (stdout);
      if (counter % 8 == 0)
        g_assert_true (pv_document_publish (document, &error));
    }
}

static gboolean
read_number (FILE *out, guint *number)
{
  char line[32];

  if (fgets (line, sizeof line, out) == NULL || strchr (line, '\n') == NULL)
    return FALSE;
  *number = (guint) atoi (line);
  return TRUE;
}

/* Kills the child a moment after its @acks-th acknowledgement; what it said last is the number that must be there. */
static guint
kill_child (const char *path, guint seed, guint acks, guint wait_us)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  const char *const words[] = { program, "--child", path, seed_text, NULL };
  g_autoptr (GError) error = NULL;
  guint number = 0;
  GPid pid;
  int out;
  FILE *stream;

  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  stream = fdopen (out, "r");
  for (guint i = 0; i < acks; i++)
    if (!read_number (stream, &number))
      break;
  g_usleep (wait_us);
  kill (pid, SIGKILL);
  while (read_number (stream, &number))
    ;
  fclose (stream);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  return number;
}

static void
assert_sound (PvDocument *document)
{
  g_autoptr (GPtrArray) lines = pv_document_check (document, NULL);

  g_assert_nonnull (lines);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

/* The working copy has a journal that was not put away: the kill fell into a commit. */
static gboolean
was_in_commit (void)
{
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (copies, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *journal = g_build_filename (copies, name, "copy.polku-journal", NULL);
      GStatBuf about;

      found = found || (g_stat (journal, &about) == 0 && about.st_size > 0);
    }
  return found;
}

/* Half a file that a kill left beside the shared one goes with the next sharing. */
static void
assert_nothing_left_beside (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  PvId id = pv_record_get_id (pv_model_get_ecosystem (pv_document_get_model (document)));
  const char *name;

  write_counter (document, &id, 0);
  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_object_unref (document);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));
}

static void
test_kill (void)
{
  const char *wanted = g_getenv ("PV_KILLS"), *factor = g_getenv ("PV_PROOF");
  guint n = (wanted ? (guint) atoi (wanted) : 10) * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);
  g_autofree char *path = scratch_path ("killed.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_create (path, pv_kinds_default (), NULL, &error);
  guint n_in_commit = 0;
  PvRandom random;

  g_assert_no_error (error);
  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_object_unref (document);
  pv_random_seed (&random, 99);
  for (guint i = 0; i < n; i++)
    {
      guint acks = pv_random_below (&random, 12);
      guint said = kill_child (path, i, acks, pv_random_below (&random, 8000));

      n_in_commit += was_in_commit () ? 1 : 0;
      document = pv_document_open (path, pv_kinds_default (), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read_counter (document), >=, said);
      assert_sound (document);
      pv_document_close (document, i % 2, &error);
      g_assert_no_error (error);
      g_object_unref (document);
    }

  assert_nothing_left_beside (path);
  g_test_message ("%u kills, %u of them inside a commit", n, n_in_commit);
  if (n >= 100)
    g_assert_cmpuint (n_in_commit, >, 0);
}

/* While another process has it, a document is shown, and not changed. */
static void
test_two_processes (void)
{
  g_autofree char *path = scratch_path ("two.polku");
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = pv_document_create (path, pv_kinds_default (), NULL, &error);
  g_autoptr (PvDocument) second = NULL;
  const char *const words[] = { program, "--second", path, NULL };
  int status;

  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, 0, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_true (pv_document_close (document, TRUE, &error));
  second = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_assert_false (pv_document_is_read_only (second));
}

static int
be_second (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (PvDocument) document = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ECOSYSTEM);

  g_assert_no_error (error);
  g_assert_true (pv_document_is_read_only (document));
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_READ_ONLY);
  g_assert_nonnull (pv_document_get_save_problem (document));
  pv_edits_set_text (edits, id, PV_ECOSYSTEM_NAME, PV_LANG_FI, "x");
  g_assert_false (pv_document_commit (document, edits, &refusal));
  g_assert_error (refusal, PV_ERROR, PV_ERROR_BUSY);
  g_assert_true (pv_document_close (document, TRUE, &error));
  return 0;
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    be_child (argv[2], (guint) atoi (argv[3]));
  if (argc == 3 && g_str_equal (argv[1], "--second"))
    return be_second (argv[2]);

  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/kill/moments", test_kill);
  g_test_add_func ("/document/kill/two-processes", test_two_processes);
  return scratch_run ();
}
