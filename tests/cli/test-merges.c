/* Merging on the command line: several files at once, many persons at once, what differs and what to type, and taking back. */
#include "command-line.h"

#define DONE(...)                                                                                                                        \
  G_STMT_START                                                                                                                           \
  {                                                                                                                                      \
    g_auto (Run) done = cli (__VA_ARGS__, NULL);                                                                                         \
    g_assert_cmpstr (done.err, ==, "");                                                                                                  \
    g_assert_cmpint (done.code, ==, 0);                                                                                                  \
  }                                                                                                                                      \
  G_STMT_END

/* The id of what was added. (transfer full) */
static char *
add (const char *path, const char *kind, const char *first, const char *second, const char *third)
{
  g_auto (Run) run = cli ("add", path, kind, first, second, third, NULL);

  g_assert_cmpstr (run.err, ==, "");
  return g_strndup (run.out, strcspn (run.out, "\n"));
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

static void
assert_listed (const char *path, const char *kind, const char *words, gboolean there)
{
  g_auto (Run) list = cli ("list", path, kind, "--audience", "internal", NULL);

  g_assert_cmpint (list.code, ==, 0);
  g_assert_cmpint (strstr (list.out, words) != NULL, ==, there);
}

static void
test_all_or_nothing (void)
{
  g_autofree char *ours = scratch_path ("all.polku");
  g_autofree char *bo = scratch_path ("all-bo.polku");
  g_autofree char *other = scratch_path ("all-other.polku");
  g_autofree char *id = NULL;

  DONE ("new", ours);
  copy_file (ours, bo);
  DONE ("new", other);
  id = add (bo, "actor", "name.fi=Bon", "kind=kela", NULL);
  {
    g_auto (Run) refused = cli ("merge", ours, bo, other, NULL);

    g_assert_cmpint (refused.code, ==, 1);
    g_assert_nonnull (strstr (refused.err, "all-other.polku"));
    g_assert_cmpstr (refused.out, ==, "");
  }
  assert_listed (ours, "actor", "Bon", FALSE);
  {
    g_auto (Run) merges = cli ("merges", ours, NULL);

    g_assert_cmpstr (merges.out, ==, "");
  }
  DONE ("merge", ours, bo, bo);
  assert_listed (ours, "actor", "Bon", TRUE);
}

static void
test_take_back (void)
{
  g_autofree char *ours = scratch_path ("back.polku");
  g_autofree char *bo = scratch_path ("back-bo.polku");
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;

  DONE ("new", ours);
  before = add (ours, "actor", "name.fi=Annan", "kind=kela", NULL);
  copy_file (ours, bo);
  DONE ("set", bo, before, "name.fi", "Bon nimi", "--author", "Bo");
  id = add (bo, "actor", "name.fi=Bon", "kind=kela", "short_name.fi=B");
  DONE ("merge", ours, bo);
  {
    g_auto (Run) merges = cli ("merges", ours, NULL);
    g_auto (Run) json = cli ("merges", ours, "--format", "json", NULL);
    g_auto (Run) none = cli ("take-back", ours, "2", NULL);
    g_auto (Run) word = cli ("take-back", ours, "x", NULL);

    g_assert_true (g_str_has_prefix (merges.out, "1\t20"));
    g_assert_nonnull (strstr (merges.out, "by Bo"));
    g_assert_nonnull (strstr (json.out, "\"added\":1,\"changed\":1"));
    g_assert_nonnull (strstr (json.out, "\"author\":\"Bo\""));
    g_assert_cmpint (none.code, ==, 1);
    g_assert_cmpint (word.code, ==, 1);
  }
  {
    g_auto (Run) taken = cli ("take-back", ours, "1", NULL);

    g_assert_cmpstr (taken.out, ==, "2 records are as they were before\n");
  }
  assert_listed (ours, "actor", "Bon", FALSE);
  assert_listed (ours, "actor", "Annan", TRUE);
  DONE ("undo", ours);
  assert_listed (ours, "actor", "Bon nimi", TRUE);
}

/* Runs a line of `conflicts` that says what to type. */
static void
type (const char *line)
{
  g_auto (Run) run = cli_line (line);

  assert_done (&run);
}

/* The first thing to type that `conflicts` prints for @path. (transfer full) */
static char *
way_out (const char *path, const char *expected)
{
  g_auto (Run) told = cli ("conflicts", path, NULL);
  const char *at = strstr (told.out, "polkuverkko-cli ");

  g_test_message ("%s", told.out);
  g_assert_nonnull (strstr (told.out, expected));
  g_assert_nonnull (at);
  return g_strndup (at, strcspn (at, "\n"));
}

static void
assert_nothing_left (const char *path)
{
  g_auto (Run) told = cli ("conflicts", path, NULL);

  g_assert_cmpstr (told.out, ==, "");
}

static void
test_circle (void)
{
  g_autofree char *ours = scratch_path ("circle.polku");
  g_autofree char *bo = scratch_path ("circle-bo.polku");
  g_autofree char *one = NULL, *two = NULL, *line = NULL;

  DONE ("new", ours);
  one = add (ours, "actor", "name.fi=Yksi", "kind=kela", NULL);
  two = add (ours, "actor", "name.fi=Kaksi", "kind=kela", NULL);
  copy_file (ours, bo);
  DONE ("set", ours, one, "parent", two);
  DONE ("set", bo, two, "parent", one);
  {
    g_auto (Run) merged = cli ("merge", ours, bo, NULL);
    g_auto (Run) json = cli ("conflicts", ours, "--format", "json", NULL);

    g_assert_cmpint (merged.code, ==, 3);
    g_assert_nonnull (strstr (json.out, "\"what\":\"circle\""));
    g_assert_nonnull (strstr (json.out, two));
  }
  line = way_out (ours, "Yksi → Kaksi → Yksi");
  type (line);
  assert_nothing_left (ours);
  DONE ("merge", bo, ours);
  assert_nothing_left (bo);
}

static void
test_missing (void)
{
  g_autofree char *ours = scratch_path ("missing.polku");
  g_autofree char *bo = scratch_path ("missing-bo.polku");
  g_autofree char *id = NULL, *line = NULL, *filled = NULL;

  DONE ("new", ours);
  id = add (ours, "actor", "name.fi=Kela", "name.sv=FPA", "kind=kela");
  copy_file (ours, bo);
  DONE ("set", ours, id, "name.fi", "");
  DONE ("set", bo, id, "name.sv", "");
  {
    g_auto (Run) merged = cli ("merge", ours, bo, NULL);

    g_assert_cmpint (merged.code, ==, 3);
  }
  line = way_out (ours, "FPA");
  g_assert_true (g_str_has_suffix (line, " VALUE"));
  filled = g_strdup_printf ("%.*sKansaneläkelaitos", (int) strlen (line) - 5, line);
  type (filled);
  assert_nothing_left (ours);
  assert_listed (ours, "actor", "Kansaneläkelaitos", TRUE);
}

/* Six persons erased elsewhere: refused without the flag, and nothing has happened then. */
static void
test_many_persons (void)
{
  g_autofree char *ours = scratch_path ("persons.polku");
  g_autofree char *bo = scratch_path ("persons-bo.polku");
  g_autofree char *actor = NULL, *of_actor = NULL;

  DONE ("new", ours);
  actor = add (ours, "actor", "name.fi=Kela", "kind=kela", NULL);
  of_actor = g_strconcat ("actor=", actor, NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *role = g_strdup_printf ("role.fi=Tehtävä %u", i);
      g_autofree char *person = g_strdup_printf ("person=Henkilö%u Esimerkki", i);
      g_autofree char *id = add (ours, "contact", role, of_actor, person);

      g_assert_cmpuint (strlen (id), >, 0);
    }
  copy_file (ours, bo);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Henkilö%u Esimerkki", i);

      DONE ("person", bo, name, "--erase");
    }
  {
    g_auto (Run) refused = cli ("merge", ours, bo, NULL);

    g_assert_cmpint (refused.code, ==, 1);
    g_assert_nonnull (strstr (refused.err, "6 persons"));
    g_assert_nonnull (strstr (refused.err, "--yes"));
    g_assert_null (strchr (strchr (refused.err, '\n') + 1, '\n'));
  }
  assert_listed (ours, "contact", "Tehtävä 5", TRUE);
  {
    g_auto (Run) held = cli ("person", ours, "Henkilö5 Esimerkki", NULL);
    g_auto (Run) merged = cli ("merge", ours, bo, "--yes", NULL);
    g_auto (Run) after = cli ("person", ours, "Henkilö5 Esimerkki", "--format", "json", NULL);

    g_assert_nonnull (strstr (held.out, "Henkilö5"));
    g_assert_cmpint (merged.code, ==, 0);
    g_assert_nonnull (strstr (after.out, "\"places\":[]"));
  }
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/merges/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/cli/merges/take-back", test_take_back);
  g_test_add_func ("/cli/merges/circle", test_circle);
  g_test_add_func ("/cli/merges/missing", test_missing);
  g_test_add_func ("/cli/merges/many-persons", test_many_persons);
  return scratch_run ();
}
