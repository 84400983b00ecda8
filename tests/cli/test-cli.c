/* The command line as scripts see it: exit codes, one line on stderr, nothing half-written. */
#include "command-line.h"

#include <glib/gstdio.h>

static char *
add_actor (const char *path, const char *name)
{
  g_autofree char *field = g_strconcat ("name.fi=", name, NULL);
  g_auto (Run) added = cli ("add", path, "actor", field, "kind=municipality", "--author", "Kaisa Testi", NULL);

  assert_done (&added);
  return g_strchomp (g_strdup (added.out));
}

/* A service of that name; NAME=VALUE more, or NULL. */
static char *
add_service (const char *path, const char *name, const char *more)
{
  g_autofree char *field = g_strconcat ("name.fi=", name, NULL);
  g_auto (Run) added = cli ("add", path, "service", field, more, NULL);

  assert_done (&added);
  return g_strchomp (g_strdup (added.out));
}

static char *
first_id (const char *path, const char *kind)
{
  g_auto (Run) listed = cli ("list", path, kind, NULL);

  assert_done (&listed);
  return g_strndup (listed.out, strcspn (listed.out, "\t\n"));
}

static void
test_new (void)
{
  g_autofree char *path = new_document ("new.polku");
  g_auto (Run) again = cli ("new", path, NULL);
  g_auto (Run) nowhere = cli ("new", "/nowhere/at/all/x.polku", NULL);
  g_auto (Run) sample = cli ("new", path, "--sample", "oulu", NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  assert_refused (&again, 1, "new.polku");
  assert_refused (&nowhere, 1, "x.polku");
  assert_refused (&sample, 2, "oulu");
}

static void
test_samples (void)
{
  static const char *const names[] = { "vaasa", "kasvo", "porvoo" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".polku", NULL);
      g_autofree char *path = scratch_path (file);
      g_auto (Run) made = cli ("new", path, "--sample", names[i], NULL);
      g_auto (Run) checked = cli ("check", path, NULL);
      g_auto (Run) listed = cli ("list", path, "actor", NULL);

      assert_done (&made);
      assert_done (&checked);
      assert_done (&listed);
      g_assert_nonnull (strstr (listed.out, "\t"));
    }
}

static void
test_add_set_remove (void)
{
  g_autofree char *path = new_document ("edit.polku");
  g_autofree char *id = add_actor (path, "Kela");
  g_auto (Run) set = cli ("set", path, id, "name.sv", "FPA", NULL);
  g_auto (Run) listed = cli ("list", path, "actor", "--format", "json", NULL);
  g_auto (Run) removed = cli ("remove", path, id, NULL);
  g_auto (Run) empty = cli ("list", path, "actor", NULL);

  g_assert_true (g_str_has_prefix (id, "pv-"));
  assert_done (&set);
  assert_done (&listed);
  g_assert_nonnull (strstr (listed.out, "\"name.sv\":\"FPA\""));
  g_assert_nonnull (strstr (listed.out, id));
  assert_done (&removed);
  assert_done (&empty);
  g_assert_cmpstr (empty.out, ==, "");
}

static void
test_refusals (void)
{
  g_autofree char *path = new_document ("refusals.polku");
  g_autofree char *id = add_actor (path, "Kela");
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  {
    g_auto (Run) kind = cli ("add", path, "planet", "name.fi=x", NULL);
    g_auto (Run) field = cli ("set", path, id, "colour", "red", NULL);
    g_auto (Run) language = cli ("set", path, id, "name", "x", NULL);
    g_auto (Run) choice = cli ("set", path, id, "kind", "planet", NULL);
    g_auto (Run) date = cli ("set", path, id, "valid_to", "yesterday", NULL);
    g_auto (Run) reference = cli ("set", path, id, "area", "pv-99", NULL);
    g_auto (Run) record = cli ("set", path, "pv-99", "name.fi", "x", NULL);
    g_auto (Run) required = cli ("add", path, "actor", "name.fi=x", NULL);
    g_auto (Run) gone = cli ("remove", path, "pv-99", NULL);

    assert_refused (&kind, 1, "planet");
    assert_refused (&field, 1, "colour");
    assert_refused (&language, 1, "name.fi");
    assert_refused (&choice, 1, "planet");
    assert_refused (&date, 1, "yesterday");
    assert_refused (&reference, 1, "pv-99");
    assert_refused (&record, 1, "pv-99");
    assert_refused (&required, 1, "Kind");
    assert_refused (&gone, 1, "pv-99");
  }
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_usage (void)
{
  g_autofree char *path = new_document ("usage.polku");
  g_auto (Run) nothing = cli (NULL, NULL);
  g_auto (Run) command = cli ("frobnicate", NULL);
  g_auto (Run) few = cli ("set", path, NULL);
  g_auto (Run) option = cli ("list", path, "actor", "--colour", NULL);
  g_auto (Run) elsewhere = cli ("undo", path, "--format", "json", NULL);
  g_auto (Run) format = cli ("list", path, "actor", "--format", "xml", NULL);
  g_auto (Run) pair = cli ("add", path, "actor", "name.fi", NULL);
  g_auto (Run) output = cli ("export", path, "--format", "xml", NULL);
  g_auto (Run) help = cli ("--help", NULL);

  assert_refused (&nothing, 2, "--help");
  assert_refused (&command, 2, "frobnicate");
  assert_refused (&few, 2, "set FILE ID FIELD VALUE");
  assert_refused (&option, 2, "--colour");
  assert_refused (&elsewhere, 2, "--format");
  assert_refused (&format, 2, "xml");
  assert_refused (&pair, 2, "name.fi");
  assert_refused (&output, 2, "-o");
  assert_done (&help);
  g_assert_nonnull (strstr (help.out, "polkuverkko-cli history FILE"));
  g_assert_nonnull (strstr (help.out, "--with-raised"));
}

static void
test_history_filters_and_versions (void)
{
  g_autofree char *path = scratch_path ("versions.polku");
  g_auto (Run) made = cli ("new", path, NULL);
  g_auto (Run) actor = cli ("add", path, "actor", "name.fi=Kela", "kind=kela", NULL);
  g_auto (Run) named = cli ("version", path, "Ennen työpajaa", "--author", "Kaisa Testi", NULL);
  g_auto (Run) again = cli ("version", path, "Ennen työpajaa", NULL);
  g_auto (Run) versions = cli ("history", path, "--versions", "--format", "json", NULL);
  g_auto (Run) of_kind = cli ("history", path, "--kind", "relation", NULL);
  g_auto (Run) of_actors = cli ("history", path, "--kind", "actor", NULL);
  g_auto (Run) strange = cli ("history", path, "--kind", "nothing", NULL);
  g_autofree char *id = g_strstrip (g_strdup (actor.out));
  g_auto (Run) of_record = cli ("history", path, "--record", id, "--format", "json", NULL);

  assert_done (&made);
  assert_done (&actor);
  assert_done (&named);
  g_assert_cmpint (again.code, ==, 1);
  assert_done (&versions);
  g_assert_nonnull (strstr (versions.out, "\"name\":\"Ennen työpajaa\""));
  g_assert_nonnull (strstr (versions.out, "\"author\":\"Kaisa Testi\""));
  assert_done (&of_kind);
  g_assert_cmpstr (of_kind.out, ==, "");
  g_assert_nonnull (strstr (of_actors.out, "Kela"));
  g_assert_cmpint (strange.code, ==, 2);
  assert_done (&of_record);
  g_assert_nonnull (strstr (of_record.out, "\"verb\":\"add\""));
  g_assert_null (strstr (of_record.out, "name-version"));
}

static void
test_undo_redo_history (void)
{
  g_autofree char *path = new_document ("undo.polku");
  g_autofree char *id = add_actor (path, "Kela");
  g_auto (Run) undone = cli ("undo", path, NULL);
  g_auto (Run) listed = cli ("list", path, "actor", NULL);
  g_auto (Run) more = cli ("undo", path, NULL);
  g_auto (Run) redone = cli ("redo", path, NULL);
  g_auto (Run) again = cli ("redo", path, NULL);
  g_auto (Run) history = cli ("history", path, "--format", "json", NULL);
  g_auto (Run) text = cli ("history", path, NULL);

  assert_done (&undone);
  g_assert_cmpstr (undone.out, ==, "Undone: Actor added: Kela\n");
  g_assert_cmpstr (listed.out, ==, "");
  assert_refused (&more, 1, "undo.polku");
  assert_done (&redone);
  assert_refused (&again, 1, "undo.polku");
  assert_done (&history);
  g_assert_nonnull (strstr (history.out, "\"verb\":\"redo\""));
  g_assert_nonnull (strstr (history.out, "\"author\":\"Kaisa Testi\""));
  g_assert_nonnull (strstr (history.out, "\"undone\":true"));
  assert_done (&text);
  g_assert_nonnull (strstr (text.out, "Actor added: Kela"));
}

static void
test_check (void)
{
  g_autofree char *path = new_document ("check.polku");
  g_autofree char *text = g_strdup ("not a document");
  g_autofree char *foreign = scratch_path ("foreign.polku");
  g_auto (Run) sound = cli ("check", path, NULL);
  g_auto (Run) json = cli ("check", path, "--format", "json", NULL);
  g_auto (Run) missing = cli ("check", "/nowhere/x.polku", NULL);

  g_assert_true (g_file_set_contents (foreign, text, -1, NULL));
  assert_done (&sound);
  assert_done (&json);
  g_assert_cmpstr (json.out, ==, "{\"problems\":[]}\n");
  assert_refused (&missing, 1, "x.polku");
  {
    g_auto (Run) refused = cli ("check", foreign, NULL);

    assert_refused (&refused, 1, "foreign.polku");
  }
}

static void
test_audience (void)
{
  g_autofree char *path = new_document ("audience.polku");
  g_autofree char *actor = add_actor (path, "Kela");
  g_autofree char *field = g_strconcat ("actor=", actor, NULL);
  g_auto (Run) added = cli ("add", path, "contact", "role.fi=Omavalmentaja", field, "person=Testi Esimerkki", NULL);
  g_auto (Run) shown = cli ("list", path, "contact", "--format", "json", "--audience", "internal", NULL);
  g_auto (Run) hidden = cli ("list", path, "contact", "--format", "json", NULL);
  g_auto (Run) csv = cli ("list", path, "contact", "--format", "csv", NULL);
  g_auto (Run) wrong = cli ("list", path, "contact", "--audience", "friends", NULL);

  assert_done (&added);
  g_assert_nonnull (strstr (shown.out, "Testi Esimerkki"));
  g_assert_cmpstr (hidden.out, ==, "[]\n");
  g_assert_null (strstr (csv.out, "Testi Esimerkki"));
  g_assert_true (g_str_has_prefix (csv.out, "id,") || g_str_has_prefix (csv.out, "\xef\xbb\xbfid,"));
  assert_refused (&wrong, 2, "friends");
}

/* What to type for each, and what was said is not asked again. */
static void
test_duplicates (void)
{
  g_autofree char *path = new_document ("twice.polku");
  g_auto (Run) one = cli ("add", path, "actor", "name.fi=Vaasan kaupunki", "kind=municipality", NULL);
  g_auto (Run) two = cli ("add", path, "actor", "name.fi=Staden", "name.sv=vaasan kaupunki", "kind=municipality", NULL);
  g_auto (Run) listed = cli ("duplicates", path, NULL);
  g_auto (Run) json = cli ("duplicates", path, "--format", "json", NULL);
  g_auto (Run) wrong = cli ("duplicates", path, "--format", "csv", NULL);
  g_autofree char *to_type = NULL, *records = NULL;

  assert_done (&one);
  assert_done (&two);
  assert_done (&listed);
  g_strchomp (one.out);
  g_strchomp (two.out);
  to_type = g_strdup_printf ("\tpolkuverkko-cli same '%s' %s %s\n\tpolkuverkko-cli different '%s' %s %s\n", path, one.out, two.out, path, one.out, two.out);
  g_assert_nonnull (strstr (listed.out, to_type));
  g_assert_nonnull (strstr (listed.out, "\tthe same name\n"));
  assert_done (&json);
  records = g_strdup_printf ("{\"duplicates\":[{\"kind\":\"actor\",\"why\":\"name\",\"records\":[{\"id\":\"%s\",\"title\":\"Vaasan kaupunki\"},", one.out);
  g_assert_true (g_str_has_prefix (json.out, records));
  assert_refused (&wrong, 2, "format");

  {
    g_auto (Run) different = cli ("different", path, one.out, two.out, NULL);
    g_auto (Run) after = cli ("duplicates", path, "--format", "json", NULL);
    g_auto (Run) undone = cli ("undo", path, NULL);
    g_auto (Run) same = cli ("same", path, one.out, two.out, NULL);
    g_auto (Run) history = cli ("history", path, "--record", one.out, NULL);

    assert_done (&different);
    g_assert_cmpstr (after.out, ==, "{\"duplicates\":[]}\n");
    assert_done (&undone);
    assert_done (&same);
    g_assert_nonnull (strstr (history.out, "Actor added: Staden"));
  }
}

static void
test_export_and_import (void)
{
  g_autofree char *path = new_sample ("exported.polku", "porvoo");
  g_autofree char *copy = new_document ("imported.polku");
  g_autofree char *first = scratch_path ("first.xml");
  g_autofree char *second = scratch_path ("second.xml");
  g_autofree char *one = NULL, *two = NULL;
  g_auto (Run) exported = cli ("export", path, "--format", "xml", "--audience", "internal", "-o", first, NULL);
  g_auto (Run) looked = cli ("import", copy, first, "--dry-run", NULL);
  g_auto (Run) still_empty = cli ("list", copy, "actor", NULL);
  g_auto (Run) imported = cli ("import", copy, first, NULL);
  g_auto (Run) again = cli ("import", copy, first, NULL);
  g_auto (Run) back = cli ("export", copy, "--format", "xml", "--audience", "internal", "-o", second, NULL);

  assert_done (&exported);
  assert_done (&looked);
  g_assert_cmpstr (still_empty.out, ==, "");
  assert_done (&imported);
  assert_done (&again);
  g_assert_nonnull (strstr (again.out, "Added: 0, changed: 0"));
  assert_done (&back);
  g_assert_true (g_file_get_contents (first, &one, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &two, NULL, NULL));
  g_assert_cmpstr (one, ==, two);
}

static void
test_export_procurement_and_csv (void)
{
  g_autofree char *path = new_sample ("procurement.polku", "vaasa");
  g_autofree char *xml = scratch_path ("procurement.xml");
  g_autofree char *csv = scratch_path ("actors.csv");
  g_autofree char *service = NULL, *path_id = NULL;

  service = first_id (path, "service");
  path_id = first_id (path, "path");
  {
    g_auto (Run) of_path = cli ("export", path, "--format", "procurement", "--path", path_id, "-o", xml, NULL);
    g_auto (Run) of_service = cli ("export", path, "--format", "procurement", "--service", service, "-o", xml, NULL);
    g_auto (Run) table = cli ("export", path, "--format", "csv", "--kind", "actor", "-o", csv, NULL);
    g_auto (Run) wrong = cli ("export", path, "--format", "procurement", "--path", service, "-o", xml, NULL);
    g_auto (Run) nowhere = cli ("export", path, "--format", "xml", "-o", "/nowhere/at/all.xml", NULL);

    assert_done (&of_path);
    assert_done (&of_service);
    assert_done (&table);
    g_assert_true (g_file_test (xml, G_FILE_TEST_IS_REGULAR));
    g_assert_true (g_file_test (csv, G_FILE_TEST_IS_REGULAR));
    assert_refused (&wrong, 1, service);
    assert_refused (&nowhere, 1, "all.xml");
  }
}

static void
assert_holds (const char *path, const char *words, gboolean holds)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  if ((strstr (contents, words) != NULL) != holds)
    g_test_message ("“%s” %s in %s", words, holds ? "is not" : "is", path);
  g_assert_true ((strstr (contents, words) != NULL) == holds);
}

static void
test_export_several_services (void)
{
  g_autofree char *path = new_document ("several.polku");
  g_autofree char *xml = scratch_path ("several.xml");
  g_autofree char *first = add_service (path, "Työvalmennus", NULL);
  g_autofree char *second = add_service (path, "Kielikahvila", NULL);
  g_autofree char *third = add_service (path, "Uraohjaus", NULL);
  g_auto (Run) exported = cli ("export", path, "--format", "procurement", "--service", first, "--service", third, "-o", xml, NULL);

  assert_done (&exported);
  assert_holds (xml, "Työvalmennus", TRUE);
  assert_holds (xml, "Kielikahvila", FALSE);
  assert_holds (xml, "Uraohjaus", TRUE);
}

/* What is wrong with the texts is told with the file, and the file is there. */
static void
test_export_remarks (void)
{
  g_autofree char *path = new_document ("remarks.polku");
  g_autofree char *xml = scratch_path ("remarks.xml");
  g_autofree char *service = add_service (path, "Työvalmennus", "name.sv=Arbetsträning");
  g_auto (Run) renamed = cli ("set", path, service, "name.fi", "Työhönvalmennus", NULL);
  g_auto (Run) exported = cli ("export", path, "--format", "procurement", "--service", service, "-o", xml, NULL);

  assert_done (&renamed);
  assert_done (&exported);
  g_assert_nonnull (strstr (exported.out, "Service “Työhönvalmennus”: Name is older in Swedish than in Finnish\n"));
  g_assert_nonnull (strstr (exported.out, "Service “Työhönvalmennus”: its description is missing\n"));
}

/* What was only raised in a workshop leaves when it is asked for, in every format alike. */
static void
test_export_raised (void)
{
  static const char *const formats[] = { "xml", "csv" };
  g_autofree char *path = new_document ("raised.polku");
  g_autofree char *out = scratch_path ("raised.xml");
  g_autofree char *table = scratch_path ("raised.csv");
  g_autofree char *plain = add_service (path, "Työvalmennus", NULL);
  g_autofree char *raised = add_service (path, "Kielikahvila", "standing=raised");
  g_auto (Run) refused = cli ("export", path, "--format", "procurement", "--service", raised, "-o", out, NULL);
  g_auto (Run) asked = cli ("export", path, "--format", "procurement", "--service", raised, "--with-raised", "-o", out, NULL);

  assert_refused (&refused, 1, "Kielikahvila");
  assert_done (&asked);
  assert_holds (out, "Kielikahvila", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *file = i == 0 ? out : table;
      g_auto (Run) without = cli ("export", path, "--format", formats[i], "--kind", "service", "-o", file, NULL);

      assert_done (&without);
      assert_holds (file, "Työvalmennus", TRUE);
      assert_holds (file, "Kielikahvila", FALSE);
      {
        g_auto (Run) with = cli ("export", path, "--format", formats[i], "--kind", "service", "--with-raised", "-o", file, NULL);

        assert_done (&with);
        assert_holds (file, "Kielikahvila", TRUE);
      }
    }
}

static void
assert_begins (const char *path, const char *bytes)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (contents, strlen (bytes), bytes, strlen (bytes));
}

static void
test_report (void)
{
  g_autofree char *path = new_sample ("report.polku", "vaasa");
  g_autofree char *out = scratch_path ("report.fodt");
  g_autofree char *one_of_all = scratch_path ("report-905.fodt");
  g_autofree char *odt = scratch_path ("report.odt");
  g_auto (Run) one = cli ("report", path, "--kind", "municipality", "--municipality", "905", "-o", out, NULL);
  g_auto (Run) all = cli ("report", path, "--kind", "municipality", "--municipality", "all", "--lang", "sv", "-o", out, NULL);
  g_auto (Run) unknown = cli ("report", path, "--kind", "municipality", "--municipality", "999", "-o", out, NULL);
  g_auto (Run) kind = cli ("report", path, "--kind", "weather", "--municipality", "905", "-o", out, NULL);
  g_auto (Run) format = cli ("report", path, "--kind", "municipality", "--municipality", "905", "-o", odt, NULL);

  assert_done (&one);
  assert_done (&all);
  assert_begins (out, "<?xml");
  assert_begins (one_of_all, "<?xml");
  assert_refused (&unknown, 1, "999");
  assert_refused (&kind, 2, "weather");
  assert_refused (&format, 2, ".fodt");
  g_assert_false (g_file_test (odt, G_FILE_TEST_EXISTS));
}

static void
test_render (void)
{
  static const char *const ends[][2] = { { "svg", "<?xml" }, { "png", "\x89PNG" }, { "pdf", "%PDF" } };
  g_autofree char *path = new_sample ("render.polku", "porvoo");
  g_autofree char *gif = scratch_path ("network.gif");
  g_autofree char *path_id = NULL;
  g_auto (Run) unnamed = cli ("render", path, "--diagram", "path", "-o", gif, NULL);
  g_auto (Run) diagram = cli ("render", path, "--diagram", "weather", "-o", gif, NULL);

  assert_refused (&unnamed, 2, ".gif");
  assert_refused (&diagram, 2, "weather");
  path_id = first_id (path, "path");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat ("picture.", ends[i][0], NULL);
      g_autofree char *out = scratch_path (name);
      g_auto (Run) network = cli ("render", path, "--diagram", "network", "-o", out, NULL);

      assert_done (&network);
      assert_begins (out, ends[i][1]);
      g_assert_cmpint (g_unlink (out), ==, 0);
      {
        g_auto (Run) of_path = cli ("render", path, "--diagram", "path", "--path", path_id, "--lang", "fi", "-o", out, NULL);

        assert_done (&of_path);
        assert_begins (out, ends[i][1]);
      }
    }
}

/* A view by its name in any language, and what it keeps: more of them in the picture than of those it lets through alone. */
static void
test_render_view (void)
{
  g_autofree char *path = new_sample ("views.polku", "vaasa");
  g_autofree char *out = scratch_path ("view.svg");
  g_auto (Run) unknown = cli ("render", path, "--diagram", "network", "--view", "Mikä", "-o", out, NULL);
  g_auto (Run) of_path = cli ("render", path, "--diagram", "path", "--path", "pv-1", "--view", "Julkiset", "-o", out, NULL);
  g_auto (Run) added = cli ("add", path, "view", "name.fi=Julkiset", "name.sv=Offentliga", "kind=network", "filter=kept=yes;show=actor.kind:kela",
                            NULL);

  assert_refused (&unknown, 1, "Koko verkosto");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_assert_cmpint (of_path.code, !=, 0);
  assert_done (&added);
  {
    g_auto (Run) seen = cli ("render", path, "--diagram", "network", "--view", "offentliga", "--audience", "internal", "-o", out, NULL);
    g_autofree char *svg = NULL;

    assert_done (&seen);
    g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
    g_assert_nonnull (strstr (svg, "Kela"));
    g_assert_null (strstr (svg, "Startia"));
  }
  {
    /* The view of all stays that of all, though the new one may have the lower id. */
    g_auto (Run) whole = cli ("render", path, "--diagram", "network", "--audience", "internal", "-o", out, NULL);
    g_autofree char *svg = NULL;

    assert_done (&whole);
    g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
    g_assert_nonnull (strstr (svg, "Startia"));
  }
}

/* A list comes in as one change: looked at first, brought in, nothing a second time, and gone with one undo. */
static void
test_import_list (void)
{
  g_autofree char *path = new_document ("list.polku");
  g_autofree char *csv = scratch_path ("toimijat.csv");

  g_assert_true (g_file_set_contents (csv, "Nimi;Namn;Y-tunnus;Kunta\nVaasan kaupunki;Vasa stad;0209602-6;Vaasa\nKela;FPA;;Vasa\n", -1, NULL));
  {
    g_auto (Run) looked = cli ("import", path, csv, "--dry-run", NULL);
    g_auto (Run) still_empty = cli ("list", path, "actor", NULL);
    g_auto (Run) imported = cli ("import", path, csv, NULL);
    g_auto (Run) again = cli ("import", path, csv, NULL);
    g_auto (Run) history = cli ("history", path, NULL);
    g_auto (Run) undone = cli ("undo", path, NULL);
    g_auto (Run) areas = cli ("list", path, "area", NULL);

    assert_done (&looked);
    g_assert_nonnull (strstr (looked.out, "added: 2, changed: 0, as before: 0, refused: 0"));
    g_assert_cmpstr (still_empty.out, ==, "");
    assert_done (&imported);
    assert_done (&again);
    g_assert_nonnull (strstr (again.out, "added: 0, changed: 0, as before: 2, refused: 0"));
    assert_done (&history);
    assert_done (&undone);
    g_assert_cmpstr (areas.out, ==, "");
  }
}

/* Sheets of a workbook come in one after another, each finding what those before it made: one undo, and nothing when one is refused. */
static void
test_import_sheets (void)
{
#define CELL(words) "<table:table-cell office:value-type='string'><text:p>" words "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
  static const char book[] =
    "<?xml version='1.0' encoding='UTF-8'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    " office:mimetype='application/vnd.oasis.opendocument.spreadsheet' office:version='1.3'><office:body><office:spreadsheet>"
    "<table:table table:name='Toimijat'>" ROW (CELL ("Nimi") CELL ("Namn")) ROW (CELL ("Kela") CELL ("FPA")) ROW (CELL ("Uusi ry") CELL ("Nya rf"))
    "</table:table><table:table table:name='Yhteydet'>" ROW (CELL ("Mistä") CELL ("Mihin") CELL ("Laji"))
    ROW (CELL ("FPA") CELL ("Uusi ry") CELL ("Ohjaus")) "</table:table><table:table table:name='Rikki'>" ROW (CELL ("Nimi") CELL ("Y-tunnus"))
    ROW (CELL ("Kela") CELL ("12")) "</table:table></office:spreadsheet></office:body></office:document>";
  g_autofree char *path = new_document ("sheets.polku");
  g_autofree char *fods = scratch_path ("kirja.fods");

  g_assert_true (g_file_set_contents (fods, book, -1, NULL));
  {
    g_auto (Run) which = cli ("import", path, fods, NULL);
    g_auto (Run) looked = cli ("import", path, fods, "--sheet", "Toimijat", "--sheet", "Yhteydet", "--dry-run", NULL);
    g_auto (Run) refused = cli ("import", path, fods, "--sheet", "all", NULL);
    g_auto (Run) empty = cli ("list", path, "actor", NULL);
    g_auto (Run) two = cli ("import", path, fods, "--sheet", "Toimijat", "--sheet", "Yhteydet", NULL);
    g_auto (Run) actors = cli ("list", path, "actor", NULL);
    g_auto (Run) undone = cli ("undo", path, NULL);
    g_auto (Run) gone = cli ("list", path, "actor", NULL);
    g_auto (Run) all = cli ("import", path, fods, "--sheet", "all", "--skip-refused", NULL);

    assert_refused (&which, 1, "Toimijat, Yhteydet, Rikki");
    assert_done (&looked);
    g_assert_nonnull (strstr (looked.out, "Sheet “Yhteydet”:\nNew, row 2: "));
    assert_refused (&refused, 1, "sheet “Rikki”, row 2, column B (Y-tunnus)");
    g_assert_cmpstr (empty.out, ==, "");
    assert_done (&two);
    g_assert_nonnull (strstr (two.out, "Actors: added: 2"));
    g_assert_nonnull (strstr (two.out, "Links: added: 1"));
    g_assert_nonnull (strstr (actors.out, "Uusi ry"));
    g_assert_null (strstr (strstr (actors.out, "Kela") + 1, "Kela"));
    assert_done (&undone);
    g_assert_cmpstr (gone.out, ==, "");
    assert_done (&all);
    g_assert_nonnull (strstr (all.out, "refused: 1"));
  }
#undef CELL
#undef ROW
}

/* A trial of a graph says what becomes of each node and edge, and changes nothing. */
static void
test_import_graphml (void)
{
  static const char first[] = "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><graph edgedefault='directed'>\n<node id='Kela'/>\n</graph></graphml>";
  static const char file[] = "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><key id='c' for='node' attr.name='core_task_fi'/>"
                             "<graph edgedefault='directed'>\n<node id='Kela'><data key='c'>Etuudet</data></node>\n<node id='Uusi ry'/>\n"
                             "<edge source='Kela' target='Kela'/>\n</graph></graphml>";
  g_autofree char *path = new_document ("graph.polku");
  g_autofree char *graphml = scratch_path ("verkko.graphml");

  g_assert_true (g_file_set_contents (graphml, first, -1, NULL));
  {
    g_auto (Run) begun = cli ("import", path, graphml, NULL);

    assert_done (&begun);
    g_assert_null (strstr (begun.out, "New, line"));
  }
  g_assert_true (g_file_set_contents (graphml, file, -1, NULL));
  {
    g_auto (Run) looked = cli ("import", path, graphml, "--dry-run", NULL);
    g_auto (Run) before = cli ("list", path, "actor", NULL);
    g_auto (Run) imported = cli ("import", path, graphml, NULL);
    g_auto (Run) after = cli ("list", path, "actor", NULL);

    assert_done (&looked);
    g_assert_nonnull (strstr (looked.out, "Changes, line 2: Kela (Core task, Finnish: – → Etuudet)\n"));
    g_assert_nonnull (strstr (looked.out, "New, line 3: Uusi ry (Kind: Association, third sector)\n"));
    g_assert_nonnull (strstr (looked.out, "Refused, line 4: Kela → Kela (It leads from an actor to itself)\n"));
    g_assert_nonnull (strstr (looked.out, "Added: 1, changed: 1, as before: 0\n"));
    g_assert_null (strstr (looked.out, "Left out:"));
    g_assert_null (strstr (before.out, "Uusi ry"));
    assert_done (&imported);
    g_assert_nonnull (strstr (imported.out, "Left out: the edge in line 4"));
    g_assert_nonnull (strstr (after.out, "Uusi ry"));
  }
}

/* A row called almost as what is there, or as it was called once, says so, and is new all the same. */
static void
test_import_alike (void)
{
  g_autofree char *path = new_document ("alike.polku");
  g_autofree char *csv = scratch_path ("alike.csv");

  g_assert_true (g_file_set_contents (csv, "Nimi;Laji\nPohjanmaan ELY-keskus;Valtion viranomainen\nElinvoimakeskuus;Valtion viranomainen\n", -1, NULL));
  {
    g_auto (Run) added = cli ("add", path, "actor", "name.fi=Pohjanmaan ELY-keskus", "kind=state-authority", NULL);
    g_autofree char *id = g_strndup (added.out, strcspn (added.out, "\n"));
    g_auto (Run) renamed = cli ("set", path, id, "name.fi", "Elinvoimakeskus", NULL);
    g_auto (Run) looked = cli ("import", path, csv, "--dry-run", NULL);

    assert_done (&added);
    assert_done (&renamed);
    assert_done (&looked);
    g_assert_nonnull (strstr (looked.out, "New, row 2: Pohjanmaan ELY-keskus (Looks like the one that is here: Elinvoimakeskus"));
    g_assert_nonnull (strstr (looked.out, "New, row 3: Elinvoimakeskuus (Looks like the one that is here: Elinvoimakeskus"));
    g_assert_nonnull (strstr (looked.out, "added: 2"));
  }
}

/* Rows that cannot be read keep the others out, unless one says otherwise. */
static void
test_import_refused (void)
{
  g_autofree char *path = new_document ("refused.polku");
  g_autofree char *csv = scratch_path ("refused.csv");

  g_assert_true (g_file_set_contents (csv, "Nimi;Y-tunnus\nKela;0246246-0\nOhjaamo;12\n", -1, NULL));
  {
    g_auto (Run) refused = cli ("import", path, csv, NULL);
    g_auto (Run) empty = cli ("list", path, "actor", NULL);
    g_auto (Run) skipped = cli ("import", path, csv, "--skip-refused", "--kind", "actor", NULL);
    g_auto (Run) nothing = cli ("import", path, csv, "--kind", "nothing", NULL);
    g_auto (Run) sheet = cli ("import", path, csv, "--sheet", "Nowhere", NULL);
    g_auto (Run) wrong = cli ("import", path, "x.xml", "--skip-refused", NULL);

    assert_refused (&refused, 1, "row 3, column B (Y-tunnus)");
    g_assert_cmpstr (empty.out, ==, "");
    assert_done (&skipped);
    g_assert_nonnull (strstr (skipped.out, "added: 1, changed: 0, as before: 0, refused: 1"));
    assert_refused (&nothing, 1, "nothing");
    assert_refused (&sheet, 1, "Nowhere");
    assert_refused (&wrong, 2, "--skip-refused");
  }
}

/* A bad import leaves the document byte for byte as it was. */
static void
test_bad_import (void)
{
  g_autofree char *path = new_document ("bad.polku");
  g_autofree char *xml = scratch_path ("bad.xml");
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  g_auto (Run) missing = cli ("import", path, "/nowhere/x.xml", NULL);

  g_assert_true (g_file_set_contents (xml, "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", -1, NULL));
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  {
    g_auto (Run) doctype = cli ("import", path, xml, NULL);

    assert_refused (&doctype, 1, "bad.xml");
  }
  assert_refused (&missing, 1, "x.xml");
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_publish (void)
{
  g_autofree char *path = new_document ("publish.polku");
  g_auto (Run) nothing_new = cli ("publish", path, NULL);

  assert_done (&nothing_new);
  g_assert_cmpint (g_unlink (path), ==, 0);
  {
    g_auto (Run) gone = cli ("publish", path, NULL);

    assert_refused (&gone, 1, "publish.polku");
  }
}

/* Off a shared machine, and only what the shared file has. */
static void
test_forget (void)
{
  g_autofree char *path = new_document ("forget.polku");
  g_autofree char *before = add_actor (path, "Kela");
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autofree char *aside = scratch_path ("forget aside.polku");
  g_auto (Run) forgotten = cli ("forget", path, NULL);

  assert_done (&forgotten);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  {
    g_auto (Run) list = cli ("list", path, "actor", NULL);

    assert_done (&list);
    g_assert_nonnull (strstr (list.out, "Kela"));
  }
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  {
    g_auto (Run) refused = cli ("forget", path, NULL);

    assert_refused (&refused, 1, "forget.polku");
  }
  g_assert_true (g_file_test (copies, G_FILE_TEST_IS_DIR));
}

/* Damage is told with the way out, the damaged file stays as it is, and what comes out is sound. */
static void
test_recover (void)
{
  g_autofree char *path = new_document ("damaged.polku");
  g_autofree char *out = scratch_path ("saved.polku");
  g_autofree char *id = add_actor (path, "Kela");
  g_autofree char *bytes = NULL, *after = NULL;
  gsize size, n_after;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + 4096, 'x', 20000);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  {
    g_auto (Run) check = cli ("check", path, NULL);
    g_auto (Run) nowhere = cli ("recover", path, NULL);
    g_auto (Run) saved = cli ("recover", path, "-o", out, NULL);
    g_auto (Run) again = cli ("recover", path, "-o", out, NULL);
    g_auto (Run) sound = cli ("check", out, NULL);
    g_auto (Run) listed = cli ("list", out, "actor", NULL);

    assert_refused (&check, 1, "polkuverkko-cli recover damaged.polku -o");
    assert_refused (&nowhere, 2, "-o");
    assert_done (&saved);
    g_assert_nonnull (strstr (saved.out, "Saved: 1 record\n"));
    g_assert_nonnull (strstr (saved.out, "Nothing is known to be lost\n"));
    assert_refused (&again, 1, "saved.polku");
    assert_done (&sound);
    assert_done (&listed);
    g_assert_nonnull (strstr (listed.out, id));
  }
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (bytes, size, after, n_after);
}

/* Two laptops wrote one name apart: exit 3 until it is set, also to what stands anyway. */
static void
test_merge (void)
{
  g_autofree char *ours = new_document ("merge.polku");
  g_autofree char *theirs = scratch_path ("merge-theirs.polku");
  g_autofree char *id = add_actor (ours, "Kela");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (ours, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (theirs, bytes, (gssize) size, NULL));
  {
    g_auto (Run) one = cli ("set", ours, id, "name.fi", "Yksi", "--author", "Anna", NULL);
    g_auto (Run) two = cli ("set", theirs, id, "name.fi", "Kaksi", "--author", "Bo", NULL);
    g_auto (Run) merged = cli ("merge", ours, theirs, NULL);
    g_auto (Run) told = cli ("conflicts", ours, "--format", "json", NULL);
    g_auto (Run) set = cli ("set", ours, id, "name.fi", "Kaksi", NULL);
    g_auto (Run) left = cli ("conflicts", ours, NULL);
    g_auto (Run) back = cli ("merge", theirs, ours, NULL);
    g_auto (Run) stranger = cli ("merge", ours, "/nowhere.polku", NULL);

    assert_done (&one);
    assert_done (&two);
    g_assert_cmpint (merged.code, ==, 3);
    g_assert_nonnull (strstr (merged.out, "Bo"));
    assert_done (&told);
    g_assert_nonnull (strstr (told.out, "\"what\":\"values\""));
    g_assert_nonnull (strstr (told.out, "Yksi"));
    assert_done (&set);
    assert_done (&left);
    g_assert_cmpstr (left.out, ==, "");
    assert_done (&back);
    assert_refused (&stranger, 1, "nowhere.polku");
  }
}

static void
test_untranslated (void)
{
  g_autofree char *path = scratch_path ("untranslated.polku");
  g_auto (Run) made = cli ("new", path, NULL);
  g_auto (Run) added = cli ("add", path, "actor", "name.fi=Kela", "name.sv=FPA", "kind=kela", "core_task.fi=Maksaa etuudet", NULL);
  g_auto (Run) text = cli ("untranslated", path, NULL);
  g_auto (Run) finnish = cli ("untranslated", path, "--lang", "fi", NULL);
  g_auto (Run) json = cli ("untranslated", path, "--format", "json", "--kind", "actor", NULL);
  g_auto (Run) wrong = cli ("untranslated", path, "--kind", "nothing", NULL);
  g_autofree char *id = g_strndup (added.out, strcspn (added.out, "\n"));
  g_autofree char *line = g_strdup_printf ("%s\tcore_task.sv\tmissing\tKela\tMaksaa etuudet\n", id);

  assert_done (&text);
  g_assert_cmpstr (text.out, ==, line);
  assert_done (&finnish);
  g_assert_cmpstr (finnish.out, ==, "");
  assert_done (&json);
  g_assert_nonnull (strstr (json.out, "\"field\":\"core_task\""));
  g_assert_nonnull (strstr (json.out, "\"state\":\"missing\""));
  assert_refused (&wrong, 2, "nothing");
}

/* What a table was written as comes back as the same records, by their ids. */
static void
test_tables (void)
{
  static const char *const names[] = { "toimijat.xlsx", "toimijat.ods", "toimijat.csv" };
  g_autofree char *path = new_sample ("tables.polku", "vaasa");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *table = scratch_path (names[i]);
      g_auto (Run) listed = cli ("list", path, "actor", "--lang", "both", "--audience", "internal", "-o", table, NULL);
      g_auto (Run) imported = cli ("import", path, table, "--dry-run", NULL);

      assert_done (&listed);
      assert_done (&imported);
      g_assert_nonnull (strstr (imported.out, "added: 0, changed: 0"));
    }
}

static void
test_tables_refused (void)
{
  g_autofree char *path = new_document ("tables-refused.polku");
  g_autofree char *table = scratch_path ("refused.xlsx");
  g_auto (Run) nowhere = cli ("list", path, "actor", "--format", "xlsx", NULL);
  g_auto (Run) other = cli ("list", path, "actor", "--format", "ods", "-o", table, NULL);
  g_auto (Run) spoken = cli ("list", path, "actor", "--lang", "sv", NULL);
  g_auto (Run) unlisted = cli ("template", "stop", "-o", table, NULL);

  assert_refused (&nowhere, 2, "-o OUT");
  assert_refused (&other, 2, ".xlsx");
  assert_refused (&spoken, 2, "--lang");
  assert_refused (&unlisted, 1, "not kept as a list");
  g_assert_false (g_file_test (table, G_FILE_TEST_EXISTS));
}

static void
test_templates (void)
{
  g_autofree char *path = new_document ("templates.polku");
  g_autofree char *one = scratch_path ("tehtävät.xlsx");
  g_autofree char *all = scratch_path ("kaikki.ods");
  g_autofree char *wrong = scratch_path ("kaikki.csv");
  g_auto (Run) written = cli ("template", "task", "--lang", "sv", "-o", one, NULL);
  g_auto (Run) several = cli ("template", "all", "-o", all, NULL);
  g_auto (Run) several_in_one = cli ("template", "all", "-o", wrong, NULL);
  g_auto (Run) imported = cli ("import", path, one, NULL);

  assert_done (&written);
  assert_done (&several);
  assert_done (&imported);
  g_assert_nonnull (strstr (imported.out, "Tasks: added: 2"));
  assert_refused (&several_in_one, 2, "a .csv holds one");
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/new", test_new);
  g_test_add_func ("/cli/samples", test_samples);
  g_test_add_func ("/cli/add-set-remove", test_add_set_remove);
  g_test_add_func ("/cli/refusals", test_refusals);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/undo-redo-history", test_undo_redo_history);
  g_test_add_func ("/cli/history-filters-and-versions", test_history_filters_and_versions);
  g_test_add_func ("/cli/check", test_check);
  g_test_add_func ("/cli/audience", test_audience);
  g_test_add_func ("/cli/duplicates", test_duplicates);
  g_test_add_func ("/cli/export-and-import", test_export_and_import);
  g_test_add_func ("/cli/export-procurement-and-csv", test_export_procurement_and_csv);
  g_test_add_func ("/cli/export-several-services", test_export_several_services);
  g_test_add_func ("/cli/export-remarks", test_export_remarks);
  g_test_add_func ("/cli/export-raised", test_export_raised);
  g_test_add_func ("/cli/report", test_report);
  g_test_add_func ("/cli/render", test_render);
  g_test_add_func ("/cli/render-view", test_render_view);
  g_test_add_func ("/cli/bad-import", test_bad_import);
  g_test_add_func ("/cli/import-list", test_import_list);
  g_test_add_func ("/cli/import-sheets", test_import_sheets);
  g_test_add_func ("/cli/import-alike", test_import_alike);
  g_test_add_func ("/cli/import-graphml", test_import_graphml);
  g_test_add_func ("/cli/import-refused", test_import_refused);
  g_test_add_func ("/cli/tables", test_tables);
  g_test_add_func ("/cli/tables-refused", test_tables_refused);
  g_test_add_func ("/cli/templates", test_templates);
  g_test_add_func ("/cli/publish", test_publish);
  g_test_add_func ("/cli/forget", test_forget);
  g_test_add_func ("/cli/recover", test_recover);
  g_test_add_func ("/cli/untranslated", test_untranslated);
  g_test_add_func ("/cli/merge", test_merge);
  return scratch_run ();
}
