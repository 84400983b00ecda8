#include "cli-run.h"

#include <gio/gio.h>
#include <string.h>

void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

Run
cli (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *program = g_build_filename (g_getenv ("PV_BUILD_ROOT"), "src", "cli", "polkuverkko-cli", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { -1, NULL, NULL };
  va_list arguments;

  g_ptr_array_add (words, program);
  va_start (arguments, first);
  for (const char *word = first; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.code = g_subprocess_get_exit_status (process);
  return run;
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
