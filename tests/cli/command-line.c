#include "command-line.h"

void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

/* @words without the program; takes them. */
static Run
run_words (GPtrArray *words)
{
  g_autoptr (GPtrArray) all = words;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { -1, NULL, NULL };

  g_ptr_array_insert (all, 0, g_build_filename (g_getenv ("PV_BUILD_ROOT"), "src", "cli", "polkuverkko-cli", NULL));
  g_ptr_array_add (all, NULL);
  process = g_subprocess_newv ((const char *const *) all->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.code = g_subprocess_get_exit_status (process);
  return run;
}

static GPtrArray *
words_of (const char *first, va_list more)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *word = first; word != NULL; word = va_arg (more, const char *))
    g_ptr_array_add (words, g_strdup (word));
  return words;
}

Run
cli (const char *first, ...)
{
  GPtrArray *words;
  va_list more;

  va_start (more, first);
  words = words_of (first, more);
  va_end (more);
  return run_words (words);
}

char *
cli_out (const char *first, ...)
{
  g_auto (Run) run = { 0 };
  GPtrArray *words;
  va_list more;

  va_start (more, first);
  words = words_of (first, more);
  va_end (more);
  run = run_words (words);
  assert_done (&run);
  return g_steal_pointer (&run.out);
}

Run
cli_line (const char *line)
{
  g_auto (GStrv) typed = NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_shell_parse_argv (line, NULL, &typed, NULL));
  g_assert_cmpstr (typed[0], ==, "polkuverkko-cli");
  for (guint i = 1; typed[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (typed[i]));
  return run_words (words);
}

void
assert_done (const Run *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->code, ==, 0);
}

void
assert_refused (const Run *run, int code, const char *what)
{
  g_assert_cmpint (run->code, ==, code);
  g_assert_true (g_str_has_suffix (run->err, "\n"));
  g_assert_true (strchr (run->err, '\n') == run->err + strlen (run->err) - 1);
  if (strstr (run->err, what) == NULL)
    g_test_message ("no “%s” in: %s", what, run->err);
  g_assert_nonnull (strstr (run->err, what));
  g_assert_cmpstr (run->out, ==, "");
}

char *
new_document (const char *name)
{
  char *path = scratch_path (name);
  g_auto (Run) made = cli ("new", path, NULL);

  assert_done (&made);
  return path;
}

char *
new_sample (const char *name, const char *sample)
{
  char *path = scratch_path (name);
  g_auto (Run) made = cli ("new", path, "--sample", sample, NULL);

  assert_done (&made);
  return path;
}
