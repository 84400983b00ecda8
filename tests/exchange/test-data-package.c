/* A document as a folder of CSV files: comes back without loss, and a folder that somebody else filled reads nothing outside itself. */
#include "exchange/exchange.h"

#include "models.h"
#include "samples.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
new_folder (void)
{
  return g_dir_make_tmp ("pv-package-XXXXXX", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
own_xml (const PvModel *model)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gsize size;
  char *text;

  pv_own_xml_write (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_WITH_RAISED, memory, NULL, &error);
  g_assert_no_error (error);
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), size);
  return text;
}

/* What was imported, and what a second import still would change: nothing. */
static void
assert_same (const PvModel *model)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (PvModel) back = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvEdits) again = NULL;
  g_autoptr (PvImportReport) report = NULL;
  g_autofree char *before = own_xml (model);
  g_autofree char *after = NULL;

  pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_INTERNAL, PV_RELEASE_WITH_RAISED, folder, NULL, &error);
  g_assert_no_error (error);
  edits = pv_data_package_import (back, folder, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->audience, ==, PV_AUDIENCE_INTERNAL);
  pv_test_carry_out (back, edits);
  after = own_xml (back);
  g_assert_cmpstr (before, ==, after);
  again = pv_data_package_import (back, folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pv_edits_get_n (again), ==, 0);
  remove_folder (folder);
}

static void
test_samples (gconstpointer data)
{
  g_autoptr (PvModel) model = pv_sample_new (data);

  assert_same (model);
}

/* Texts with quotes, lines, spaces at the ends, apostrophes and signs that begin a formula. */
static void
test_texts (void)
{
  static const char *const texts[] = { "=1+1", "'=1+1", "''@x", "'sana", "-5", "+358 6", "rivi\ntoinen", "\"lainaus\"", "a, b; c", "ä  ö", "\tsarkain", "'" };
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PvId id = pv_id_make (1, i + 1);

      pv_edits_add_with_id (edits, PV_ACTOR, id);
      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, texts[i]);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
      pv_edits_set_text (edits, id, PV_ACTOR_CORE_TASK, PV_LANG_SV, texts[G_N_ELEMENTS (texts) - 1 - i]);
    }
  pv_test_carry_out (model, edits);
  assert_same (model);
}

static void
test_random (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 11, 20);

  assert_same (model);
}

/* The description says of every file what stands in its heading. */
static void
test_description (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 5, 2);
  g_autofree char *text = pv_data_package_text (model, PV_AUDIENCE_PARTNERS);
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  g_assert_nonnull (strstr (text, "\"audience\": \"partners\""));
  g_assert_nonnull (strstr (text, "{\"fields\": \"parent\", \"reference\": {\"resource\": \"\", \"fields\": \"id\"}}"));
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *csv = pv_csv_text (model, kinds[k].kind);
      g_autofree char *path = g_strdup_printf ("\"path\": \"%s.csv\"", kinds[k].table);
      const char *place = strstr (text, path);
      g_auto (GStrv) names = NULL;

      g_assert_nonnull (place);
      *strchr (csv, '\r') = '\0';
      names = g_strsplit (csv, ",", -1);
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *field = g_strdup_printf ("{\"name\": \"%s\",", names[i]);

          place = strstr (place, field);
          g_assert_nonnull (place);
        }
    }
}

#define PACKAGE(path) "{\"audience\": \"internal\", \"resources\": [{\"name\": \"actor\", \"path\": " path "}]}"
#define ACTOR "id,name.fi,kind\r\npv-100000001,Kela,kela\r\n"

static void
refused (const char *description, const char *table, PvErrorCode code, const char *words)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (PvModel) into = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;

  if (description != NULL)
    write_file (folder, "datapackage.json", description);
  if (table != NULL)
    write_file (folder, "actor.csv", table);
  g_assert_null (pv_data_package_import (into, folder, NULL, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, PV_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
  remove_folder (folder);
}

static void
test_paths (void)
{
  static const char *const paths[] = { "\"../actor.csv\"", "\"/etc/passwd\"", "\"sub/actor.csv\"", "\"..\"", "\".\"", "\".actor.csv\"", "\"..\\\\actor.csv\"",
                                       "\"C:actor.csv\"", "\"file:///etc/passwd\"", "\"https://example.org/a.csv\"", "\"\"", "[\"actor.csv\"]", "7", "\"\\u002e\\u002e/actor.csv\"" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *description = g_strdup_printf (PACKAGE ("%s"), paths[i]);

      refused (description, ACTOR, PV_ERROR_INPUT, "leads out of the folder");
    }
}

/* A link within the folder leads out of it just the same; so does a thing that never ends. */
static void
test_links (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *other = new_folder ();
  g_autofree char *target = g_build_filename (other, "actor.csv", NULL);
  g_autofree char *link = g_build_filename (folder, "actor.csv", NULL);
  g_autoptr (PvModel) into = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;

  write_file (other, "actor.csv", ACTOR);
  write_file (folder, "datapackage.json", PACKAGE ("\"actor.csv\""));
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_null (pv_data_package_import (into, folder, NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "no plain file"));
  g_clear_error (&error);
  g_unlink (link);
  g_assert_cmpint (mkfifo (link, 0600), ==, 0);
  g_assert_null (pv_data_package_import (into, folder, NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
  remove_folder (folder);
  remove_folder (other);
}

static void
test_tables (void)
{
  static const char package[] = PACKAGE ("\"actor.csv\"");

  refused (package, NULL, PV_ERROR_NOT_FOUND, "actor.csv is missing in the folder");
  refused (package, "", PV_ERROR_INPUT, "the column “id” is missing");
  refused (package, "id,nimi\r\n", PV_ERROR_INPUT, "actor.csv, row 1: there is no column “nimi”");
  refused (package, "id,name\r\n", PV_ERROR_INPUT, "there is no column “name”");
  refused (package, "id,name.both\r\n", PV_ERROR_INPUT, "there is no column “name.both”");
  refused (package, "id,kind.fi\r\n", PV_ERROR_INPUT, "there is no column “kind.fi”");
  refused (package, "id,kind,kind\r\n", PV_ERROR_INPUT, "stands there twice");
  refused (package, "id,id\r\n", PV_ERROR_INPUT, "stands there twice");
  refused (package, ACTOR "pv-100000001,Fpa,kela\r\n", PV_ERROR_INPUT, "actor.csv, row 3: this id stands in the package twice");
  refused (package, ACTOR ",Fpa,kela\r\n", PV_ERROR_INPUT, "row 3: the id is missing");
  refused (package, ACTOR "x,Fpa,kela\r\n", PV_ERROR_INPUT, "is not an id of ours");
  refused (package, ACTOR "pv-100000002,Fpa,kela,x\r\n", PV_ERROR_INPUT, "more cells than there are headings");
  refused (package, ACTOR "pv-100000002,Fpa,kuu\r\n", PV_ERROR_INPUT, "actor.csv, row 3");
  refused (package, ACTOR "pv-100000002,,kela\r\n", PV_ERROR_INPUT, "is missing");
  refused (package, ACTOR "pv-100000002,\"Fpa,kela\r\n", PV_ERROR_INPUT, "row 3: a quotation mark opens here");
  refused (package, "id,name.fi,kind\r\npv-100000001,K\xff,kela\r\n", PV_ERROR_INPUT, "not UTF-8");
  refused (package, "id,name.fi,kind,parent\r\npv-100000001,Kela,kela,pv-100000009\r\n", PV_ERROR_INPUT, "actor.csv, line 2");
}

static void
test_descriptions (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *huge = g_malloc (5 * 1024 * 1024 + 1);

  refused (NULL, ACTOR, PV_ERROR_NOT_FOUND, "datapackage.json is missing");
  refused ("{", ACTOR, PV_ERROR_INPUT, "datapackage.json, line 1");
  refused ("{\n\"resources\": [}\n", ACTOR, PV_ERROR_INPUT, "datapackage.json, line 2");
  refused ("{}", ACTOR, PV_ERROR_FOREIGN, "does not describe tables");
  refused ("{\"resources\": []}", ACTOR, PV_ERROR_FOREIGN, "does not describe tables");
  refused ("{\"resources\": [7]}", ACTOR, PV_ERROR_INPUT, "has no table");
  refused ("{\"resources\": [{\"name\": \"sqlite_master\", \"path\": \"actor.csv\"}]}", ACTOR, PV_ERROR_INPUT, "has no table “sqlite_master”");
  refused ("{\"resources\": [{\"name\": \"actor\", \"path\": \"actor.csv\"}, {\"name\": \"actor\", \"path\": \"actor.csv\"}]}", ACTOR, PV_ERROR_INPUT, "twice");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  refused (deep->str, ACTOR, PV_ERROR_INPUT, "this is not JSON");
  memset (huge, ' ', 5 * 1024 * 1024);
  huge[5 * 1024 * 1024] = '\0';
  refused (huge, ACTOR, PV_ERROR_TOO_LARGE, "datapackage.json is larger than 4 MiB");
}

/* What was written for fewer eyes never empties what it does not hold. */
static void
test_fewer_eyes (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (PvModel) into = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) first = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (GError) error = NULL;

  pv_edits_add_with_id (first, PV_ACTOR, pv_id_make (1, 1));
  pv_edits_set_text (first, pv_id_make (1, 1), PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_text (first, pv_id_make (1, 1), PV_ACTOR_NAME, PV_LANG_SV, "FPA");
  pv_edits_set_int (first, pv_id_make (1, 1), PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  pv_test_carry_out (into, first);
  write_file (folder, "actor.csv", ACTOR);
  write_file (folder, "datapackage.json", "{\"resources\": [{\"name\": \"actor\", \"path\": \"actor.csv\"}]}");
  edits = pv_data_package_import (into, folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pv_edits_get_n (edits), ==, 0);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  static const PvSampleTest tests[] = { { "data-package", test_samples } };

  g_test_init (&argc, &argv, NULL);
  pv_sample_add_tests (tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/exchange/data-package/texts", test_texts);
  g_test_add_func ("/exchange/data-package/random", test_random);
  g_test_add_func ("/exchange/data-package/description", test_description);
  g_test_add_func ("/exchange/data-package/paths", test_paths);
  g_test_add_func ("/exchange/data-package/links", test_links);
  g_test_add_func ("/exchange/data-package/tables", test_tables);
  g_test_add_func ("/exchange/data-package/descriptions", test_descriptions);
  g_test_add_func ("/exchange/data-package/fewer-eyes", test_fewer_eyes);
  return g_test_run ();
}
