#include "exchange/exchange.h"

#include "models.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static PvModel *
one_actor (const char *fi, const char *web)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  pv_edits_add_with_id (edits, PV_ACTOR, pv_id_make (1, 1));
  pv_edits_set_text (edits, pv_id_make (1, 1), PV_ACTOR_NAME, PV_LANG_FI, fi);
  pv_edits_set_int (edits, pv_id_make (1, 1), PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  pv_edits_set_text (edits, pv_id_make (1, 1), PV_ACTOR_WEB, PV_LANG_NONE, web);
  pv_test_carry_out (model, edits);
  return model;
}

static void
test_text (void)
{
  g_autoptr (PvModel) model = one_actor ("Kela, \"Fpa\"\ntoinen", "=cmd()");
  g_autofree char *text = pv_csv_text (model, PV_ACTOR);

  g_assert_true (g_str_has_prefix (text, "id,name.fi,name.sv,name.en,proper_name,"));
  g_assert_nonnull (strstr (text, "\r\npv-100000001,\"Kela, \"\"Fpa\"\"\ntoinen\",,,"));
  g_assert_nonnull (strstr (text, ",'=cmd(),"));
  g_assert_nonnull (strstr (text, ",kela,"));
}

static void
test_formulas (void)
{
  static const char *const starts[] = { "=1", "+1", "-1", "@a", "\tx" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (PvModel) model = one_actor (starts[i], "a,=b");
      g_autofree char *text = pv_csv_text (model, PV_ACTOR);
      g_autofree char *cell = g_strdup_printf (",'%s,", starts[i]);

      g_assert_nonnull (strstr (text, cell));
      g_assert_nonnull (strstr (text, ",\"a,=b\","));
    }
}

static void
test_every_kind (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 5, 3);
  g_autofree char *folder = g_dir_make_tmp ("pv-csv-XXXXXX", NULL);
  g_autofree char *contacts = g_build_filename (folder, "contact.csv", NULL);
  g_autofree char *description = g_build_filename (folder, PV_DATA_PACKAGE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (contacts, G_FILE_TEST_EXISTS));
  pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, folder, NULL, &error);
  g_assert_no_error (error);
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *name = g_strconcat (kinds[k].table, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_unlink (path);
    }
  g_assert_true (g_file_test (description, G_FILE_TEST_EXISTS));
  g_unlink (description);
  g_rmdir (folder);
}

/* What was written for our own use does not stay behind among what anybody may read; what is no table of ours does. */
static void
test_former_tables (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 5, 3);
  g_autofree char *folder = g_dir_make_tmp ("pv-csv-XXXXXX", NULL);
  g_autofree char *contacts = g_build_filename (folder, "contact.csv", NULL);
  g_autofree char *other = g_build_filename (folder, "muistio.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (g_file_set_contents (contacts, "oma", -1, NULL));
  pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (contacts, G_FILE_TEST_EXISTS));
  pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (other, "oma", -1, NULL));
  pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (contacts, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_example (void)
{
  g_autoptr (PvModel) model = one_actor ("Kela", NULL);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId ecosystem = pv_test_add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Esimerkki", "Exempel");
  g_autofree char *text = NULL;

  pv_edits_set_int (edits, ecosystem, PV_ECOSYSTEM_EXAMPLE, 1);
  pv_test_carry_out (model, edits);
  text = pv_csv_text (model, PV_ACTOR);
  g_assert_nonnull (strstr (text, ",example_material\r\n"));
  g_assert_true (g_str_has_suffix (text, "," PV_EXAMPLE_MARK "\r\n"));
}

/* A folder that cannot take all of them takes none. */
static void
test_all_or_none (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 5, 3);
  g_autofree char *folder = g_dir_make_tmp ("pv-csv-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;
  gboolean written;
  g_autoptr (GDir) dir = NULL;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 600;
  setrlimit (RLIMIT_FSIZE, &small);
  written = pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, folder, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (written);
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_rmdir (folder);
}

static void
test_refused (void)
{
  g_autoptr (PvModel) model = one_actor ("Kela", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pv_csv_export (model, PV_ACTOR, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, "/ei/ole/a.csv", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_clear_error (&error);
  g_assert_false (pv_csv_export (model, PV_ANY_KIND, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, "/dev/null/a", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_clear_error (&error);
  g_assert_false (pv_csv_export (model, 200, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN, "/tmp/a", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/text", test_text);
  g_test_add_func ("/exchange/csv/formulas", test_formulas);
  g_test_add_func ("/exchange/csv/every-kind", test_every_kind);
  g_test_add_func ("/exchange/csv/former-tables", test_former_tables);
  g_test_add_func ("/exchange/csv/example", test_example);
  g_test_add_func ("/exchange/csv/all-or-none", test_all_or_none);
  g_test_add_func ("/exchange/csv/refused", test_refused);
  return g_test_run ();
}
