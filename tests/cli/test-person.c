/* What the command line tells of a person, and erases. */
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* What it printed; it must end well. Words up to NULL. (transfer full) */
static char *
cli (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *program = g_build_filename (g_getenv ("PV_BUILD_ROOT"), "src", "cli", "polkuverkko-cli", NULL);
  g_autofree char *err = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  va_list arguments;

  g_ptr_array_add (words, program);
  va_start (arguments, first);
  for (const char *word = first; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return out;
}

static gboolean
bytes_hold (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, words, strlen (words)) != NULL;
}

static void
test_person (void)
{
  g_autofree char *path = scratch_path ("person.polku");
  g_autofree char *report = scratch_path ("person.fodt");
  g_autofree char *made = cli ("new", path, NULL);
  g_autofree char *actor = g_strchomp (cli ("add", path, "actor", "name.fi=Kela", "kind=kela", NULL));
  g_autofree char *of_actor = g_strconcat ("actor=", actor, NULL);
  g_autofree char *contact
    = cli ("add", path, "contact", "role.fi=Omavalmentaja", of_actor, "person=Testi Esimerkki", "phone=050 123 4567", NULL);
  g_autofree char *text = cli ("person", path, "testi esimerkki", NULL);
  g_autofree char *json = cli ("person", path, "testi esimerkki", "--format", "json", NULL);
  g_autofree char *written = cli ("person", path, "testi esimerkki", "-o", report, NULL);
  g_autofree char *erased = NULL, *after = NULL, *history = NULL;

  g_assert_nonnull (strstr (text, "Contact: Omavalmentaja · Kela\tPerson\tTesti Esimerkki\t"));
  g_assert_nonnull (strstr (text, "What erasing cannot reach"));
  g_assert_nonnull (strstr (json, "\"field\":\"phone\""));
  g_assert_nonnull (strstr (json, "\"how\":\"beside\""));
  g_assert_true (bytes_hold (report, "Testi Esimerkki"));
  g_assert_true (bytes_hold (path, "Testi Esimerkki"));

  erased = cli ("person", path, "testi esimerkki", "--erase", NULL);
  g_assert_cmpstr (erased, ==, "Texts erased: 2\n");
  g_assert_false (bytes_hold (path, "Testi Esimerkki"));
  g_assert_false (bytes_hold (path, "050 123 4567"));
  after = cli ("person", path, "testi esimerkki", "--format", "json", NULL);
  g_assert_nonnull (strstr (after, "\"places\":[]"));
  history = cli ("history", path, "--format", "json", NULL);
  g_assert_nonnull (strstr (history, "\"verb\":\"erase\""));
  g_assert_null (strstr (history, "Esimerkki"));
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/person", test_person);
  return scratch_run ();
}
