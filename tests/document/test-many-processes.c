/* Three laptops share one file in one folder, each with a working copy of its own, and all of them edit and share at once while
 * they are killed at any moment: no reader ever meets a broken file, and what any of them acknowledged is there in the end.
 * PV_KILLS says how many kills, PV_PROOF multiplies. */
#include "fixture.h"
#include "scratch.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LAPTOPS 3

static const char *program;

typedef struct
{
  GPid pid;
  FILE *said;
} Laptop;

/* Adds for ever, and says each name when it is on this laptop's disk. */
static void G_GNUC_NORETURN
be_laptop (const char *path, const char *prefix)
{
  for (guint round = 0;; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PvDocument) document = pv_document_open (path, pv_kinds_default (), NULL, &error);

      g_assert_no_error (error);
      g_assert_false (pv_document_is_read_only (document));
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *name = g_strdup_printf ("%s-%u-%u.", prefix, round, i);
          g_autoptr (GError) overtaken = NULL;

          fixture_add_actor (document, name);
          g_assert_true (pv_document_flush (document, &error));
          printf ("%s\n", name);
          fflush (stdout);
          /* Another may be quicker each time: then it is not shared now, but the next time. */
          if (!pv_document_publish (document, &overtaken))
            g_assert_error (overtaken, PV_ERROR, PV_ERROR_CHANGED);
        }
      pv_document_close (document, TRUE, NULL);
    }
}

static char *
home_of (guint laptop)
{
  g_autofree char *name = g_strdup_printf ("home-%u", laptop);

  return scratch_path (name);
}

static Laptop
start_laptop (const char *path, guint number, guint life)
{
  g_autofree char *home = home_of (number);
  g_autofree char *prefix = g_strdup_printf ("L%u-%u", number, life);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", home, TRUE);
  const char *const words[] = { program, "--laptop", path, prefix, NULL };
  g_autoptr (GError) error = NULL;
  Laptop laptop;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) words, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &laptop.pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  laptop.said = fdopen (out, "r");
  return laptop;
}

/* What it said before it died goes to @names. */
static void
kill_laptop (Laptop *laptop, GHashTable *names)
{
  char line[64];
  int status;

  kill (laptop->pid, SIGKILL);
  while (fgets (line, sizeof line, laptop->said) != NULL)
    if (strchr (line, '\n') != NULL)
      g_hash_table_add (names, g_strndup (line, strlen (line) - 1));
  fclose (laptop->said);
  waitpid (laptop->pid, &status, 0);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_spawn_close_pid (laptop->pid);
}

static void
assert_sound (PvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = pv_document_check (document, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

/* As somebody who only reads, and keeps nothing of it: a working copy is made anew each time. */
static void
read_shared (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document;

  fixture_forget_copies ();
  document = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  assert_sound (document);
  fixture_close (document);
}

static void
work_and_kill (const char *path, guint n_kills, GHashTable *names)
{
  Laptop laptops[LAPTOPS];
  PvRandom random;

  pv_random_seed (&random, 303);
  for (guint i = 0; i < LAPTOPS; i++)
    laptops[i] = start_laptop (path, i, 0);
  for (guint k = 1; k <= n_kills; k++)
    {
      guint which = pv_random_below (&random, LAPTOPS);

      g_usleep (pv_random_below (&random, 150000));
      kill_laptop (&laptops[which], names);
      laptops[which] = start_laptop (path, which, k);
      if (k % 3 == 0)
        read_shared (path);
    }
  for (guint i = 0; i < LAPTOPS; i++)
    kill_laptop (&laptops[i], names);
}

/* Each laptop opens the document once more, in peace. */
static int
be_last (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = pv_document_open (path, pv_kinds_default (), NULL, &error);

  g_assert_no_error (error);
  assert_sound (document);
  g_assert_true (pv_document_close (document, TRUE, &error));
  return 0;
}

static void
finish_in_peace (const char *path)
{
  for (guint i = 0; i < LAPTOPS; i++)
    {
      g_autofree char *home = home_of (i);
      g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", home, TRUE);
      const char *const words[] = { program, "--last", path, NULL };
      g_autoptr (GError) error = NULL;
      int status;

      g_assert_true (g_spawn_sync (NULL, (char **) words, environment, 0, NULL, NULL, NULL, NULL, &status, &error));
      g_assert_true (g_spawn_check_wait_status (status, &error));
    }
}

static void
assert_holds (const char *path, GHashTable *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  PvDocument *document;
  PvRecord *const *actors;
  GHashTableIter iter;
  gpointer name;
  guint n;

  fixture_forget_copies ();
  document = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  assert_sound (document);
  actors = pv_model_list (pv_document_get_model (document), PV_ACTOR, &n);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (there, (gpointer) pv_record_get_text (actors[i], PV_ACTOR_NAME, PV_LANG_FI));
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (there, name))
      g_error ("%s was acknowledged, and is not there", (const char *) name);
  fixture_close (document);
}

static void
test_three_laptops (void)
{
  const char *wanted = g_getenv ("PV_KILLS"), *factor = g_getenv ("PV_PROOF");
  guint n = (wanted ? (guint) atoi (wanted) : 6) * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);
  g_autofree char *path = fixture_document ("three.polku");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  work_and_kill (path, n, names);
  finish_in_peace (path);
  assert_holds (path, names);
  g_test_message ("%u kills, %u additions acknowledged, all there", n + LAPTOPS, g_hash_table_size (names));
  g_assert_cmpuint (g_hash_table_size (names), >, 0);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--laptop"))
    be_laptop (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "--last"))
    return be_last (argv[2]);

  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/many-processes/three-laptops", test_three_laptops);
  return scratch_run ();
}
