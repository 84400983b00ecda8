/* Writes every export of a sample into a folder, for other programs to read: make-exports SAMPLE.xml MUNICIPALITY FOLDER */
#include "exchange/exchange.h"

#include "models.h"

static char *
in_folder (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
write_xml (const PvModel *model, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *own = in_folder (folder, "own.xml");
  g_autofree char *procurement = in_folder (folder, "procurement.xml");
  PvProcurementChoice choice = { .audience = PV_AUDIENCE_PUBLIC, .flags = PV_RELEASE_WITH_RAISED };
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_PROCUREMENT, &n);

  pv_own_xml_export (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, own, NULL, NULL, &error);
  g_assert_no_error (error);
  choice.procurement = n > 0 ? pv_record_get_id (records[0]) : PV_NO_ID;
  pv_procurement_export (model, &choice, procurement, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
write_report (const PvModel *model, const char *code, const char *folder)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder (folder, "report.fodt");
  g_autoptr (PvReport) report = NULL;

  options.municipality = code;
  options.lang = PV_LANG_BOTH;
  report = pv_report_municipality (model, &options, NULL, &error);
  g_assert_no_error (error);
  pv_fodt_export (report, path, NULL, &error);
  g_assert_no_error (error);
}

static void
write_picture (const PvScene *scene, const char *folder, const char *name)
{
  static const char *const ends[] = { "svg", "png", "pdf" };
  PvPicture picture = pv_picture (scene, "Esimerkkikuva", PV_EXAMPLE_MARK);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s.%s", name, ends[i]);
      g_autofree char *path = in_folder (folder, file);
      g_autoptr (GError) error = NULL;

      picture.style = i == 2 ? PV_STYLE_PRINT : PV_STYLE_LIGHT;
      pv_picture_export (&picture, path, 1.5, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
write_pictures (const PvModel *model, const char *folder)
{
  PvNetworkSceneOptions network = pv_network_scene_options ();
  PvPathSceneOptions path = pv_path_scene_options ();
  g_autoptr (PvScene) network_scene = NULL;
  g_autoptr (PvScene) path_scene = NULL;
  guint n;
  PvRecord *const *paths = pv_model_list (model, PV_PATH, &n);

  network.lang = path.lang = PV_LANG_BOTH;
  network.audience = path.audience = PV_AUDIENCE_INTERNAL;
  network.today = pv_date_today ();
  network_scene = pv_scene_new_network (model, &network, NULL);
  write_picture (network_scene, folder, "network");
  path_scene = pv_scene_new_path (model, pv_record_get_id (paths[0]), &path, NULL);
  write_picture (path_scene, folder, "path");
}

int
main (int argc, char **argv)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;

  g_assert_cmpint (argc, ==, 4);
  edits = pv_own_xml_import (model, argv[1], NULL, NULL, &error);
  g_assert_no_error (error);
  pv_test_carry_out (model, edits);
  write_xml (model, argv[3]);
  write_report (model, argv[2], argv[3]);
  write_pictures (model, argv[3]);
  return 0;
}
