/* The command line is killed at any moment of its life: what it had acknowledged, by saying the new record's id, is in the
 * document, and the document is sound. PV_KILLS says how many, PV_PROOF multiplies. */
#include "base/base.h"
#include "scratch.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
program (void)
{
  return g_build_filename (g_getenv ("PV_BUILD_ROOT"), "src", "cli", "polkuverkko-cli", NULL);
}

/* When a run is killed: a time after its start, the moment it says its first line, or never. */
#define NEVER G_MAXUINT
#define WHEN_IT_SPEAKS (G_MAXUINT - 1)

/* What it said until it ended. (transfer full) */
static char *
run (const char *const *words, guint kill_at, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  char bytes[4096];
  gssize n;
  GPid pid;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, NULL,
                            &out, NULL, &error);
  g_assert_no_error (error);
  if (kill_at < WHEN_IT_SPEAKS)
    {
      g_usleep (kill_at);
      kill (pid, SIGKILL);
    }
  while ((n = read (out, bytes, sizeof bytes)) > 0)
    {
      g_string_append_len (said, bytes, n);
      if (kill_at == WHEN_IT_SPEAKS && strchr (said->str, '\n') != NULL)
        kill (pid, SIGKILL);
    }
  close (out);
  waitpid (pid, status, 0);
  g_spawn_close_pid (pid);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* A command that is left in peace. (transfer full) */
static char *
run_whole (const char *verb, const char *path, const char *third)
{
  g_autofree char *cli = program ();
  const char *const words[] = { cli, verb, path, third, NULL };
  int status;
  char *said = run (words, NEVER, &status);

  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return said;
}

/* How long one addition takes, µs: the moments of the kills are drawn from its life. */
static guint
measure_addition (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *cli = program ();
  const char *const words[] = { cli, "add", path, "actor", "name.fi=Toimija alussa", "kind=municipality", NULL };
  int status;
  g_autofree char *said = run (words, NEVER, &status);

  g_assert_true (g_str_has_prefix (said, "pv-"));
  return (guint) (g_get_monotonic_time () - start);
}

/* Whether the addition called @name was acknowledged before the kill. */
static gboolean
add_and_kill (const char *path, const char *name, guint kill_at)
{
  g_autofree char *cli = program ();
  g_autofree char *field = g_strdup_printf ("name.fi=%s", name);
  const char *const words[] = { cli, "add", path, "actor", field, "kind=municipality", NULL };
  int status;
  g_autofree char *said = run (words, kill_at, &status);

  return strchr (said, '\n') != NULL;
}

static void
assert_sound (const char *path)
{
  g_autofree char *said = run_whole ("check", path, NULL);
}

static void
assert_holds (const char *path, const GPtrArray *names)
{
  g_autofree char *said = run_whole ("list", path, "actor");

  for (guint i = 0; i < names->len; i++)
    if (strstr (said, g_ptr_array_index (names, i)) == NULL)
      g_error ("%s was acknowledged, and is not there", (const char *) g_ptr_array_index (names, i));
}

static void
test_kill (void)
{
  const char *wanted = g_getenv ("PV_KILLS"), *factor = g_getenv ("PV_PROOF");
  guint n = (wanted ? (guint) atoi (wanted) : 12) * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);
  g_autofree char *path = scratch_path ("killed.polku");
  g_autofree char *made = run_whole ("new", path, NULL);
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  guint life;
  PvRandom random;

  measure_addition (path);
  life = measure_addition (path);
  pv_random_seed (&random, 411);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Toimija %u.", i);

      if (add_and_kill (path, name, i % 3 == 0 ? WHEN_IT_SPEAKS : pv_random_below (&random, life * 3 / 2)))
        g_ptr_array_add (acknowledged, g_steal_pointer (&name));
      assert_sound (path);
      assert_holds (path, acknowledged);
    }
  g_test_message ("%u kills, %u additions acknowledged before", n, acknowledged->len);
  g_assert_cmpuint (acknowledged->len, >=, n / 3);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/kill", test_kill);
  return scratch_run ();
}
