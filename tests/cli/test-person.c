/* What the command line tells of a person, and erases. */
#include "command-line.h"

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
  g_autofree char *made = cli_out ("new", path, NULL);
  g_autofree char *actor = g_strchomp (cli_out ("add", path, "actor", "name.fi=Kela", "kind=kela", NULL));
  g_autofree char *of_actor = g_strconcat ("actor=", actor, NULL);
  g_autofree char *contact
    = cli_out ("add", path, "contact", "role.fi=Omavalmentaja", of_actor, "person=Testi Esimerkki", "phone=050 123 4567", NULL);
  g_autofree char *text = cli_out ("person", path, "testi esimerkki", NULL);
  g_autofree char *json = cli_out ("person", path, "testi esimerkki", "--format", "json", NULL);
  g_autofree char *written = cli_out ("person", path, "testi esimerkki", "-o", report, NULL);
  g_autofree char *erased = NULL, *after = NULL, *history = NULL;

  g_assert_nonnull (strstr (text, "Contact: Omavalmentaja · Kela\tPerson\tTesti Esimerkki\t"));
  g_assert_nonnull (strstr (text, "What erasing cannot reach"));
  g_assert_nonnull (strstr (json, "\"field\":\"phone\""));
  g_assert_nonnull (strstr (json, "\"how\":\"beside\""));
  g_assert_true (bytes_hold (report, "Testi Esimerkki"));
  g_assert_true (bytes_hold (path, "Testi Esimerkki"));

  erased = cli_out ("person", path, "testi esimerkki", "--erase", NULL);
  g_assert_cmpstr (erased, ==, "Texts erased: 2\n");
  g_assert_false (bytes_hold (path, "Testi Esimerkki"));
  g_assert_false (bytes_hold (path, "050 123 4567"));
  after = cli_out ("person", path, "testi esimerkki", "--format", "json", NULL);
  g_assert_nonnull (strstr (after, "\"places\":[]"));
  history = cli_out ("history", path, "--format", "json", NULL);
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
