/* A shared folder on the command line: two laptops, each with its own data and its own file, take turns. */
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/prctl.h>

static const char NAME[] = "Testi Esimerkki";

typedef struct
{
  int code;
  char *out;
  char *err;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* A root user may write anywhere; what is started here may not. */
static void
live_without_privileges (gpointer data)
{
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  prctl (PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
}

/* On the laptop of that name. Words up to NULL. */
static Run
on (const char *laptop, const char *first, ...)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *program = g_build_filename (g_getenv ("PV_BUILD_ROOT"), "src", "cli", "polkuverkko-cli", NULL);
  g_autofree char *home = scratch_path (laptop);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;
  Run run = { 0 };

  g_ptr_array_add (words, program);
  va_start (arguments, first);
  for (const char *word = first; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "PV_LAPTOP", laptop, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, live_without_privileges, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  run.code = g_subprocess_get_exit_status (process);
  return run;
}

#define DONE(...)                                                                                                                        \
  G_STMT_START                                                                                                                           \
  {                                                                                                                                      \
    g_auto (Run) done = on (__VA_ARGS__, NULL);                                                                                          \
    g_assert_cmpstr (done.err, ==, "");                                                                                                  \
    g_assert_cmpint (done.code, ==, 0);                                                                                                  \
  }                                                                                                                                      \
  G_STMT_END

/* The id of what was added. (transfer full) */
static char *
add (const char *laptop, const char *path, const char *kind, const char *first, const char *second, const char *third)
{
  g_auto (Run) run = on (laptop, "add", path, kind, first, second, third, NULL);

  g_assert_cmpstr (run.err, ==, "");
  return g_strndup (run.out, strcspn (run.out, "\n"));
}

static void
assert_listed (const char *laptop, const char *path, const char *words)
{
  g_auto (Run) list = on (laptop, "list", path, "actor", "--audience", "internal", NULL);

  g_assert_cmpint (list.code, ==, 0);
  g_assert_nonnull (strstr (list.out, words));
}

static gboolean
holds (const char *folder, const char *name, const char *words)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, words, strlen (words)) != NULL;
}

/* What a laptop keeps for itself: working copy, earlier states, all of it. */
static gboolean
keeps (const char *at, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (at, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  g_assert_nonnull (dir);
  while (!found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (at, name, NULL);

      found = g_file_test (path, G_FILE_TEST_IS_DIR) ? keeps (path, words) : holds (at, name, words);
    }
  return found;
}

/* Anna's file becomes a folder, in which Bo has his own file. (transfer full) */
static char *
shared_folder (const char *name)
{
  g_autofree char *file = scratch_path (name);
  char *folder = g_strconcat (file, ".d", NULL);
  g_autofree char *of_anna = NULL, *of_bo = NULL;

  DONE ("anna", "new", file);
  of_anna = add ("anna", file, "actor", "name.fi=Annan toimija", "kind=kela", NULL);
  DONE ("anna", "share", file);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  of_bo = add ("bo", folder, "actor", "name.fi=Bon toimija", "kind=kela", NULL);
  return folder;
}

static void
test_two_laptops (void)
{
  g_autofree char *folder = shared_folder ("kaksi.polku");
  g_autofree char *of_anna = g_build_filename (folder, "anna.polku", NULL);

  g_assert_true (holds (folder, "bo.polku", "Bon toimija"));
  g_assert_false (holds (folder, "anna.polku", "Bon toimija"));
  assert_listed ("anna", folder, "Bon toimija");
  /* Any file in it stands for the folder. */
  assert_listed ("bo", of_anna, "Annan toimija");
  assert_listed ("bo", of_anna, "Bon toimija");
}

/* What lies there besides is told, and stops nobody; what a sync program has under way is its own affair. */
static void
test_strange_files (void)
{
  g_autofree char *folder = shared_folder ("vieraita.polku");
  g_autofree char *broken = g_build_filename (folder, "rikki.polku", NULL);
  g_autofree char *half = g_build_filename (folder, "bo.polku.tmp", NULL);
  g_autofree char *saved = g_build_filename (folder, "bo.polku~", NULL);

  g_assert_true (g_file_set_contents (broken, "kirje", -1, NULL));
  g_assert_true (g_file_set_contents (half, "puolet", -1, NULL));
  g_assert_true (g_file_set_contents (saved, "vanha", -1, NULL));
  {
    g_auto (Run) list = on ("anna", "list", folder, "actor", "--audience", "internal", NULL);

    g_assert_cmpint (list.code, ==, 0);
    g_assert_nonnull (strstr (list.out, "Bon toimija"));
    g_assert_nonnull (strstr (list.err, "rikki.polku is not a Polkuverkko document"));
    g_assert_null (strstr (list.err, "bo.polku"));
  }
}

/* A folder that may not be written takes nothing away: the edit is there, and goes into the folder once it may. */
static void
test_read_only (void)
{
  g_autofree char *folder = shared_folder ("lukittu.polku");

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  {
    g_auto (Run) refused = on ("bo", "add", folder, "actor", "name.fi=Ei vielä jaettu", "kind=kela", NULL);

    g_assert_cmpint (refused.code, ==, 1);
    g_assert_nonnull (strstr (refused.err, "lukittu.polku.d could not be written"));
    g_assert_nonnull (strstr (refused.err, "the change is safe on this computer"));
  }
  assert_listed ("bo", folder, "Ei vielä jaettu");
  g_assert_false (holds (folder, "bo.polku", "Ei vielä jaettu"));
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  DONE ("bo", "publish", folder);
  g_assert_true (holds (folder, "bo.polku", "Ei vielä jaettu"));
  assert_listed ("anna", folder, "Ei vielä jaettu");
}

/* All files of a folder are brought into a file that was there before it, or beside it. */
static void
test_merge_folder (void)
{
  g_autofree char *folder = shared_folder ("mukaan.polku");
  g_autofree char *file = scratch_path ("mukaan, tikulla.polku");
  g_autofree char *broken = g_build_filename (folder, "rikki.polku", NULL);
  g_autofree char *empty = scratch_path ("tyhjä.polku.d");
  g_autofree char *id = NULL;

  DONE ("anna", "copy", folder, "-o", file);
  id = add ("bo", folder, "actor", "name.fi=Myöhempi", "kind=kela", NULL);
  g_assert_true (g_file_set_contents (broken, "kirje", -1, NULL));
  {
    g_auto (Run) merged = on ("cecilia", "merge", file, folder, NULL);

    g_assert_cmpint (merged.code, ==, 0);
    g_assert_nonnull (strstr (merged.out, "bo.polku: "));
    g_assert_nonnull (strstr (merged.err, "rikki.polku is not a Polkuverkko document"));
  }
  assert_listed ("cecilia", file, "Myöhempi");

  g_assert_cmpint (g_mkdir (empty, 0755), ==, 0);
  {
    g_auto (Run) refused = on ("cecilia", "merge", file, empty, NULL);

    g_assert_cmpint (refused.code, ==, 1);
    g_assert_nonnull (strstr (refused.err, "There is no Polkuverkko document in the folder tyhjä.polku.d"));
  }
}

/* Erased on one laptop, a person is gone from each other's file and from all that it keeps when that one next opens the folder. */
static void
test_erase (void)
{
  g_autofree char *folder = shared_folder ("henkilö.polku");
  g_autofree char *actor = add ("anna", folder, "actor", "name.fi=Kela", "kind=kela", NULL);
  g_autofree char *of_actor = g_strconcat ("actor=", actor, NULL);
  g_autofree char *person = g_strconcat ("person=", NAME, NULL);
  g_autofree char *contact = add ("anna", folder, "contact", "role.fi=Omavalmentaja", of_actor, person);
  g_autofree char *later = add ("bo", folder, "actor", "name.fi=Myöhempi", "kind=kela", NULL);
  g_autofree char *home_of_anna = scratch_path ("anna"), *home_of_bo = scratch_path ("bo");

  g_assert_true (holds (folder, "anna.polku", NAME));
  g_assert_true (holds (folder, "bo.polku", NAME));
  {
    g_auto (Run) told = on ("anna", "person", folder, NAME, NULL);
    g_auto (Run) erased = on ("anna", "person", folder, NAME, "--erase", NULL);

    g_assert_nonnull (strstr (told.out, "bo.polku in the shared folder, until that laptop next opens the document"));
    g_assert_null (strstr (told.out, "anna.polku"));
    g_assert_cmpint (erased.code, ==, 0);
    g_assert_cmpstr (erased.out, ==,
                     "Texts erased: 1\nNot gone yet from bo.polku: its laptop writes it anew when it next opens the document\n");
  }
  g_assert_false (holds (folder, "anna.polku", NAME));
  g_assert_false (keeps (home_of_anna, NAME));
  g_assert_true (holds (folder, "bo.polku", NAME));

  DONE ("bo", "publish", folder);
  g_assert_false (holds (folder, "bo.polku", NAME));
  g_assert_false (keeps (home_of_bo, NAME));
  {
    g_auto (Run) told = on ("anna", "person", folder, NAME, "--erase", NULL);

    g_assert_cmpstr (told.out, ==, "Texts erased: 0\n");
  }
}

static void
copy_files (const char *from, const char *to, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL), *target = g_strdup_printf ("%s/%s%s", to, prefix, name);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
      g_assert_true (g_file_set_contents (target, bytes, (gssize) size, NULL));
    }
}

/* What Bo wrote about somebody before he heard that a person was erased is asked about, by both, until one of them says who it is. */
static void
test_erased_meanwhile (void)
{
  g_autofree char *folder = shared_folder ("tietämättä.polku");
  g_autofree char *there = scratch_path ("bo-tietämättä.polku.d");
  g_autofree char *actor = add ("anna", folder, "actor", "name.fi=Kela", "kind=kela", NULL);
  g_autofree char *of_actor = g_strconcat ("actor=", actor, NULL);
  g_autofree char *person = g_strconcat ("person=", NAME, NULL);
  g_autofree char *contact = add ("anna", folder, "contact", "role.fi=Omavalmentaja", of_actor, person);
  g_autofree char *again = NULL;

  /* Bo is away with what there was. */
  g_assert_cmpint (g_mkdir (there, 0755), ==, 0);
  copy_files (folder, there, "");
  again = add ("bo", there, "contact", "role.fi=Palveluohjaaja", of_actor, person);
  {
    g_auto (Run) erased = on ("anna", "person", folder, NAME, "--erase", NULL);

    g_assert_cmpint (erased.code, ==, 0);
  }
  copy_files (there, folder, "matkalta-");
  {
    g_auto (Run) told = on ("anna", "conflicts", folder, NULL);
    g_auto (Run) json = on ("anna", "conflicts", folder, "--format", "json", NULL);

    g_assert_nonnull (strstr (told.out, "wrote about 1 person without knowing that somebody was erased"));
    g_assert_nonnull (strstr (told.out, "'Testi Esimerkki' --erase"));
    g_assert_nonnull (strstr (json.out, "\"what\":\"erased\""));
    g_assert_nonnull (strstr (told.out, "polkuverkko-cli somebody-else"));
  }
  {
    g_auto (Run) wrong = on ("anna", "somebody-else", folder, actor, NULL);

    g_assert_cmpint (wrong.code, ==, 1);
    g_assert_nonnull (strstr (wrong.err, actor));
  }
  DONE ("anna", "somebody-else", folder, again);
  {
    g_auto (Run) anna = on ("anna", "conflicts", folder, NULL);
    g_auto (Run) bo = on ("bo", "conflicts", folder, NULL);

    g_assert_cmpstr (anna.out, ==, "");
    g_assert_cmpstr (bo.out, ==, "");
  }
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/folder/two-laptops", test_two_laptops);
  g_test_add_func ("/cli/folder/strange-files", test_strange_files);
  g_test_add_func ("/cli/folder/read-only", test_read_only);
  g_test_add_func ("/cli/folder/merge", test_merge_folder);
  g_test_add_func ("/cli/folder/erase", test_erase);
  g_test_add_func ("/cli/folder/erased-meanwhile", test_erased_meanwhile);
  return scratch_run ();
}
