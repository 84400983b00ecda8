#include "exchange/exchange.h"

#include "models.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#define ODF_SCHEMA "schemas/odf/OpenDocument-v1.3-schema.rng"

static PvModel *
sample (const char *name)
{
  g_autofree char *path = pv_test_sample_path (name);
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_own_xml_import (model, path, NULL, NULL, &error);

  g_assert_no_error (error);
  pv_test_carry_out (model, edits);
  return model;
}

static PvReport *
report_of (const PvModel *model, const char *code, PvLang lang)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  g_autoptr (GError) error = NULL;
  PvReport *report;

  options.municipality = code;
  options.lang = lang;
  options.today = pv_date_make (2026, 11, 21);
  report = pv_report_municipality (model, &options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static char *
text_of (const PvReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pv_fodt_write (report, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

static void
complained_cb (void *user_data, xmlErrorPtr problem)
{
  g_test_message ("line %d: %s", problem->line, problem->message);
}

/* Whether libxml2 finds @text valid by the schema of OASIS; FALSE and *there FALSE when the schema is not at hand. */
static gboolean
is_valid (const char *text, gboolean *there)
{
  g_autofree char *path = g_build_filename (g_getenv ("PV_SHARED"), ODF_SCHEMA, NULL);
  xmlRelaxNGParserCtxtPtr parser;
  xmlRelaxNGPtr schema;
  xmlRelaxNGValidCtxtPtr check;
  xmlDocPtr doc;
  int result;

  *there = g_file_test (path, G_FILE_TEST_EXISTS);
  if (!*there)
    return FALSE;

  parser = xmlRelaxNGNewParserCtxt (path);
  schema = xmlRelaxNGParse (parser);
  g_assert_nonnull (schema);
  check = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidStructuredErrors (check, (xmlStructuredErrorFunc) complained_cb, NULL);
  doc = xmlReadMemory (text, (int) strlen (text), "report.fodt", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (doc);
  result = xmlRelaxNGValidateDoc (check, doc);
  xmlFreeDoc (doc);
  xmlRelaxNGFreeValidCtxt (check);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  return result == 0;
}

static void
test_valid (void)
{
  static const struct
  {
    const char *sample;
    const char *code;
    PvLang lang;
  } reports[] = { { "vaasa", "905", PV_LANG_BOTH }, { "kasvo", "491", PV_LANG_FI }, { "porvoo", "638", PV_LANG_SV } };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (PvModel) model = sample (reports[i].sample);
      g_autoptr (PvReport) report = report_of (model, reports[i].code, reports[i].lang);
      g_autofree char *text = text_of (report);
      g_autofree char *broken = NULL;
      g_autoptr (GRegex) version = g_regex_new ("office:version=\"1.3\"", 0, 0, NULL);
      gboolean there;

      if (!is_valid (text, &there) && !there)
        {
          g_assert_null (g_getenv ("CI"));
          g_test_skip ("the schema of OpenDocument is not at hand: ../shared/" ODF_SCHEMA);
          return;
        }
      g_assert_true (is_valid (text, &there));
      /* The schema does find what is wrong. */
      broken = g_regex_replace_literal (version, text, -1, 0, "office:version=\"1.3\" office:dragon=\"1\"", 0, NULL);
      if (i == 0)
        g_assert_false (is_valid (broken, &there));
    }
}

static void
assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_test_message ("not there: %s", what);
  g_assert_nonnull (strstr (text, what));
}

static void
test_content (void)
{
  g_autoptr (PvModel) model = sample ("vaasa");
  g_autoptr (PvReport) report = report_of (model, "905", PV_LANG_BOTH);
  g_autofree char *text = text_of (report);

  assert_says (text, "office:mimetype=\"application/vnd.oasis.opendocument.text\"");
  assert_says (text, "text:outline-level=\"1\">Suomeksi</text:h>");
  assert_says (text, "text:outline-level=\"1\">På svenska</text:h>");
  assert_says (text, "<table:table-header-rows>");
  assert_says (text, "<draw:image draw:mime-type=\"image/png\"><office:binary-data>iVBOR");
  assert_says (text, "<svg:title>");
  assert_says (text, "<svg:desc>");
  assert_says (text, "<text:span text:style-name=\"HeadMark\">Esimerkkiaineisto · Exempelmaterial</text:span>");
  assert_says (text, "fo:language=\"sv\" fo:country=\"FI\"");
  /* A paragraph without a style of a language is one whose language nobody knows. */
  g_assert_null (strstr (text, "<text:p>"));
}

static void
test_no_example_mark (void)
{
  g_autoptr (PvModel) model = sample ("vaasa");
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvReport) report = NULL;
  g_autofree char *text = NULL;

  pv_edits_clear (edits, pv_record_get_id (pv_model_get_ecosystem (model)), PV_ECOSYSTEM_EXAMPLE, PV_LANG_NONE);
  pv_test_carry_out (model, edits);
  report = report_of (model, "905", PV_LANG_FI);
  text = text_of (report);
  g_assert_null (strstr (text, "HeadMark\">"));
}

static void
test_refused (void)
{
  g_autoptr (PvReport) report = pv_report_new ("Otsikko", NULL, PV_LANG_FI);
  g_autoptr (GError) error = NULL;

  g_assert_false (pv_fodt_export (report, "/ei/ole/r.fodt", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fodt/valid", test_valid);
  g_test_add_func ("/exchange/fodt/content", test_content);
  g_test_add_func ("/exchange/fodt/no-example-mark", test_no_example_mark);
  g_test_add_func ("/exchange/fodt/refused", test_refused);
  return g_test_run ();
}
