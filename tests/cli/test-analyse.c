/* What the network says, on the command line. */
#include "command-line.h"

static void
test_text (void)
{
  g_autofree char *path = new_document ("analyse.polku");
  g_autofree char *lonely = g_strchomp (cli_out ("add", path, "actor", "name.fi=Kela", "name.sv=FPA", "kind=kela", NULL));
  g_autofree char *said = cli_out ("analyse", path, NULL);
  g_autofree char *swedish = cli_out ("analyse", path, "--lang", "sv", NULL);
  g_autofree char *line = g_strdup_printf ("unlinked\tNot linked to anybody: Kela\t%s\n", lonely);
  g_autofree char *row = g_strdup_printf ("unlinked\tIngen förbindelse till någon: FPA\t%s\n", lonely);

  g_assert_cmpstr (said, ==, line);
  g_assert_cmpstr (swedish, ==, row);
}

/* What was decided is told with its decision, and by itself it is not among what is open. */
static void
test_json (void)
{
  g_autofree char *path = new_document ("analyse-json.polku");
  g_autofree char *lonely = g_strchomp (cli_out ("add", path, "actor", "name.fi=Kela", "name.sv=FPA", "kind=kela", NULL));
  g_autofree char *about = g_strconcat ("subject=", lonely, NULL);
  g_autofree char *open = cli_out ("analyse", path, "--format", "json", NULL);
  g_autofree char *line
      = g_strdup_printf ("{\"findings\":[{\"kind\":\"unlinked\",\"text\":\"Not linked to anybody: Kela\",\"records\":[\"%s\"],\"decision\":null}]}\n", lonely);
  g_autofree char *decision
      = g_strchomp (cli_out ("add", path, "decision", "name.fi=Jää näin", "name.sv=Lämnas", "decision=leave", "finding=unlinked", about, NULL));
  g_autofree char *decided = cli_out ("analyse", path, "--format", "json", NULL);
  g_autofree char *said = cli_out ("analyse", path, NULL);

  g_assert_cmpstr (open, ==, line);
  g_assert_nonnull (strstr (decided, decision));
  g_assert_cmpstr (said, ==, "");
}

/* What ends is about to end on one day, and is gone on another. */
static void
test_day (void)
{
  g_autofree char *path = new_document ("analyse-day.polku");
  g_autofree char *made
      = cli_out ("add", path, "actor", "name.fi=Kela", "name.sv=FPA", "kind=kela", "valid_to=2031-12-31", NULL);
  g_autofree char *before = cli_out ("analyse", path, "--as-of", "2031-06-01", NULL);
  g_autofree char *after = cli_out ("analyse", path, "--as-of", "2032-06-01", NULL);
  g_auto (Run) wrong = cli ("analyse", path, "--as-of", "someday", NULL);
  g_auto (Run) format = cli ("analyse", path, "--format", "xml", NULL);

  g_assert_nonnull (strstr (before, "ending\t"));
  g_assert_null (strstr (after, "ending\t"));
  assert_refused (&wrong, 2, "someday");
  assert_refused (&format, 2, "xml");
}

static void
test_sample (void)
{
  static const char *const expected[] = { "cut-off", "hand-over", "unclear-duty", "no-decider", "ending", "unconfirmed" };
  g_autofree char *path = new_sample ("analyse-vaasa.polku", "vaasa");
  g_autofree char *said = cli_out ("analyse", path, "--as-of", "2026-11-21", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *word = g_strconcat (expected[i], "\t", NULL);

      g_test_message ("%s", expected[i]);
      g_assert_nonnull (strstr (said, word));
    }
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/analyse/text", test_text);
  g_test_add_func ("/cli/analyse/json", test_json);
  g_test_add_func ("/cli/analyse/day", test_day);
  g_test_add_func ("/cli/analyse/sample", test_sample);
  return scratch_run ();
}
