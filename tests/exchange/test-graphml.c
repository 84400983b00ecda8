#include "exchange/exchange.h"

#include "models.h"

#include <glib/gstdio.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define FOREIGN(nodes) "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'>" nodes "</graphml>"

static PvModel *
empty_model (void)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  pv_test_add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Alue", "Området");
  pv_test_carry_out (model, edits);
  return model;
}

static PvModel *
sample (void)
{
  g_autofree char *path = pv_test_sample_path ("vaasa");
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_own_xml_import (model, path, NULL, NULL, &error);

  g_assert_no_error (error);
  pv_test_carry_out (model, edits);
  return model;
}

static char *
write_text (const PvModel *model, PvAudience audience, PvReleaseFlags flags)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  pv_graphml_write (model, audience, flags, PV_LANG_BOTH, memory, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static PvEdits *
read_text (const PvModel *into, const char *text, PvImportReport **report, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);

  return pv_graphml_read (into, stream, "verkko.graphml", report, NULL, error);
}

/* Carries it out; the report. */
static PvImportReport *
bring_in (PvModel *into, const char *text)
{
  g_autoptr (GError) error = NULL;
  PvImportReport *report = NULL;
  g_autoptr (PvEdits) edits = read_text (into, text, &report, &error);

  g_assert_no_error (error);
  if (pv_edits_get_n (edits) > 0)
    pv_test_carry_out (into, edits);
  return report;
}

static PvRecord *
named (const PvModel *model, const char *name)
{
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pv_record_get_text_fallback (actors[i], PV_ACTOR_NAME, PV_LANG_FI, NULL), name) == 0)
      return actors[i];
  return NULL;
}

/* What goes out comes back: every cell that has a key, and where everybody stands. */
static void
test_comes_back (void)
{
  g_autoptr (PvModel) model = sample ();
  g_autoptr (PvModel) copy = empty_model ();
  g_autofree char *text = write_text (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED);
  g_autoptr (PvImportReport) report = bring_in (copy, text);
  guint n, n_copied;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);

  pv_model_list (copy, PV_ACTOR, &n_copied);
  g_assert_cmpuint (n_copied, ==, n);
  g_assert_cmpuint (pv_model_count (copy, PV_RELATION), ==, pv_model_count (model, PV_RELATION));
  g_assert_cmpuint (pv_model_count (copy, PV_PLACEMENT), ==, n);
  for (guint i = 0; i < n; i++)
    {
      PvRecord *actor = pv_model_get (copy, pv_record_get_id (actors[i]));

      g_assert_nonnull (actor);
      g_assert_cmpstr (pv_record_get_text (actor, PV_ACTOR_CORE_TASK, PV_LANG_SV), ==,
                       pv_record_get_text (actors[i], PV_ACTOR_CORE_TASK, PV_LANG_SV));
      g_assert_cmpuint (pv_record_get_choice (actor, PV_ACTOR_KIND), ==, pv_record_get_choice (actors[i], PV_ACTOR_KIND));
      g_assert_cmpuint (pv_record_get_standing (actor), ==, pv_record_get_standing (actors[i]));
      g_assert_cmpint (pv_record_get_date (actor, PV_ACTOR_VALID_TO), ==, pv_record_get_date (actors[i], PV_ACTOR_VALID_TO));
    }
  /* Example material stays that. */
  g_assert_true (report->example);
  g_assert_nonnull (pv_example_mark (copy));
}

static void
test_second_time_changes_nothing (void)
{
  g_autoptr (PvModel) model = sample ();
  g_autoptr (PvModel) copy = empty_model ();
  g_autofree char *text = write_text (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED);
  g_autoptr (PvImportReport) first = bring_in (copy, text);
  PvModel *const models[] = { copy, model };

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (PvImportReport) report = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PvEdits) edits = read_text (models[i], text, &report, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (pv_edits_get_n (edits), ==, 0);
      g_assert_cmpuint (report->n_added + report->n_changed, ==, 0);
      g_assert_cmpuint (report->n_same, ==, pv_model_count (model, PV_ACTOR) + pv_model_count (model, PV_RELATION));
    }
}

/* As yEd saves: names in labels, numbers as ids, groups around nodes. */
static const char yed[] = FOREIGN (
  "<key for='node' id='d0' yfiles.type='nodegraphics'/><key for='edge' id='d1' yfiles.type='edgegraphics'/>"
  "<key attr.name='description' attr.type='string' for='node' id='d2'/>"
  "<graph edgedefault='directed' id='G'>"
  "<node id='n0' yfiles.foldertype='group'><data key='d0'><y:ProxyAutoBoundsNode><y:Realizers><y:GroupNode>"
  "<y:NodeLabel>Ryhmä</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>"
  "<graph edgedefault='directed' id='n0:'>"
  "<node id='n0::n0'><data key='d0'><y:ShapeNode><y:Geometry height='30.0' width='60.0' x='570.0' y='85.0'/>"
  "<y:NodeLabel alignment='center'>Vaasan\nkaupunki<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel></y:NodeLabel></y:ShapeNode></data></node>"
  "</graph></node>"
  "<node id='n1'><data key='d0'><y:ShapeNode><y:Geometry height='30.0' width='60.0' x='0' y='0'/>"
  "<y:NodeLabel>Startia Oy</y:NodeLabel></y:ShapeNode></data><port name='p'/></node>"
  "<edge id='e0' source='n0::n0' target='n1'/><edge id='e1' source='n1' target='n1'/></graph>");

static void
test_yed (void)
{
  g_autoptr (PvModel) model = empty_model ();
  g_autoptr (PvImportReport) report = bring_in (model, yed);
  g_autoptr (PvImportReport) again = bring_in (model, yed);
  PvRecord *city = named (model, "Vaasan kaupunki"), *company = named (model, "Startia Oy");
  guint n;
  PvRecord *const *relations = pv_model_list (model, PV_RELATION, &n);

  g_assert_nonnull (city);
  g_assert_nonnull (company);
  g_assert_cmpuint (pv_model_count (model, PV_ACTOR), ==, 2);
  g_assert_cmpuint (pv_record_get_choice (city, PV_ACTOR_KIND), ==, PV_ACTOR_KIND_MUNICIPALITY);
  g_assert_cmpuint (pv_record_get_choice (company, PV_ACTOR_KIND), ==, PV_ACTOR_KIND_PRIVATE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (pv_record_get_choice (relations[0], PV_RELATION_KIND), ==, PV_RELATION_KIND_COOPERATION);
  g_assert_cmpint (pv_record_get_reference (relations[0], PV_RELATION_FROM_ACTOR), ==, pv_record_get_id (city));
  /* The middle of the shape. */
  g_assert_cmpuint (pv_model_count (model, PV_PLACEMENT), ==, 2);
  g_assert_cmpfloat (pv_scene_place_to_centre (pv_record_get_int (pv_model_list (model, PV_PLACEMENT, &n)[0], PV_PLACEMENT_PLACE)).x, ==, 600);
  /* The edge to itself, the group, the kinds that were guessed. */
  g_assert_cmpuint (report->remarks->len, ==, 3);
  g_assert_cmpuint (again->n_added + again->n_changed, ==, 0);
}

/* As networkx and igraph write: names as ids or data, kinds in people's words, no directions. */
static void
test_libraries (void)
{
  g_autoptr (PvModel) model = sample ();
  guint n_actors = pv_model_count (model, PV_ACTOR), n_links = pv_model_count (model, PV_RELATION);
  g_autoptr (PvImportReport) report = bring_in (model, FOREIGN (
    "<key id='d0' for='edge' attr.name='type' attr.type='string'/><key id='d1' for='node' attr.name='kind' attr.type='string'/>"
    "<key id='d2' for='node' attr.name='weight' attr.type='double'/><key id='d3' for='node' attr.name='core_task_sv' attr.type='string'/>"
    "<graph edgedefault='undirected'><edge source='Vasa stad' target='Uusi yhdistys'><data key='d0'>Rahoitus</data></edge>"
    "<edge source='Uusi yhdistys' target='FPA'/>"
    "<node id='Vasa stad'><data key='d3'>Ny uppgift</data></node><node id='FPA'/>"
    "<node id='Uusi yhdistys'><data key='d1'>Järjestö, kolmas sektori</data><data key='d2'>3.5</data></node></graph>"));
  PvRecord *city = named (model, "Vaasan kaupunki"), *added = named (model, "Uusi yhdistys");
  guint n;
  PvRecord *const *relations = pv_model_list (model, PV_RELATION, &n);

  g_assert_cmpuint (pv_model_count (model, PV_ACTOR), ==, n_actors + 1);
  g_assert_cmpuint (n, ==, n_links + 2);
  g_assert_cmpstr (pv_record_get_text (city, PV_ACTOR_CORE_TASK, PV_LANG_SV), ==, "Ny uppgift");
  g_assert_cmpuint (pv_record_get_choice (added, PV_ACTOR_KIND), ==, PV_ACTOR_KIND_ASSOCIATION);
  for (guint i = 0; i < n; i++)
    if (pv_record_get_reference (relations[i], PV_RELATION_TO_ACTOR) == pv_record_get_id (added))
      {
        g_assert_cmpuint (pv_record_get_choice (relations[i], PV_RELATION_KIND), ==, PV_RELATION_KIND_FUNDING);
        g_assert_true (pv_record_get_yes (relations[i], PV_RELATION_BOTH_WAYS));
      }
  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (report->n_same, ==, 1);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *message;
  } cases[] = {
    { "<polku/>", PV_ERROR_FOREIGN, "verkko.graphml is XML, but not GraphML" },
    { "", PV_ERROR_FOREIGN, "verkko.graphml is empty" },
    { FOREIGN ("<graph edgedefault='directed'><node id='a'/><node id='a'/></graph>"), PV_ERROR_INPUT,
      "verkko.graphml, line 1: two nodes have the same id" },
    { FOREIGN ("<graph edgedefault='directed'>\n<node id='a'/>\n<edge source='a' target='b'/></graph>"), PV_ERROR_INPUT,
      "verkko.graphml, line 3: an edge leads to a node that is not there" },
    { FOREIGN ("<graph edgedefault='directed'><edge source='a'/></graph>"), PV_ERROR_INPUT,
      "verkko.graphml, line 1: an edge does not say between which nodes it is" },
    { FOREIGN ("<graph edgedefault='directed'><node/></graph>"), PV_ERROR_INPUT, "verkko.graphml, line 1: a node has no id" },
    { FOREIGN ("<graph edgedefault='directed'><node id='a'>"), PV_ERROR_INPUT, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PvModel) model = empty_model ();
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (model, cases[i].text, NULL, &error));
      g_assert_error (error, PV_ERROR, cases[i].code);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Nothing is expanded, fetched or followed. */
static void
test_no_entities (void)
{
  g_autoptr (PvModel) model = empty_model ();
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (model, "<!DOCTYPE graphml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                            FOREIGN ("<graph edgedefault='directed'><node id='&x;'/></graph>"), NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
}

static void
test_bounds (void)
{
  g_autoptr (PvModel) model = empty_model ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><graph edgedefault='directed'>");
  g_autoptr (GString) deep = g_string_new ("<graphml>");

  for (guint i = 0; i <= PV_GRAPHML_MOST_NODES; i++)
    g_string_append_printf (text, "<node id='n%u'/>", i);
  g_string_append (text, "</graph></graphml>");
  g_assert_null (read_text (model, text->str, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "too many nodes"));
  g_clear_error (&error);

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (deep, "<graph><node id='n%u'>", i);
  for (guint i = 0; i < 50; i++)
    g_string_append (deep, "</node></graph>");
  g_string_append (deep, "</graphml>");
  g_assert_null (read_text (model, deep->str, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "too deep"));
}

/* Whoever may not have it does not get it, by no key. */
static void
test_audience (void)
{
  g_autoptr (PvModel) model = sample ();
  g_autofree char *plain = write_text (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  g_autofree char *raised = write_text (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED);
  guint n, n_raised = 0;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    if (pv_record_get_standing (actors[i]) == PV_STANDING_RAISED)
      {
        g_autofree char *id = pv_id_to_text (pv_record_get_id (actors[i]));

        g_assert_null (strstr (plain, id));
        g_assert_nonnull (strstr (raised, id));
        n_raised++;
      }
  g_assert_cmpuint (n_raised, >, 0);
  g_assert_nonnull (strstr (plain, PV_EXAMPLE_MARK));
  g_assert_null (strstr (plain, "contact"));
}

static gboolean
is_valid (const char *text, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "graphml-yed.xsd", NULL);
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt (path);
  xmlSchemaPtr schema = xmlSchemaParse (parser);
  xmlSchemaValidCtxtPtr check = xmlSchemaNewValidCtxt (schema);
  xmlDocPtr doc = xmlReadMemory (text, (int) strlen (text), "verkko.graphml", NULL, XML_PARSE_NONET);
  int result;

  g_assert_nonnull (schema);
  g_assert_nonnull (doc);
  result = xmlSchemaValidateDoc (check, doc);
  xmlFreeDoc (doc);
  xmlSchemaFreeValidCtxt (check);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
  return result == 0;
}

static void
test_schema (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pv-graphml-XXXXXX", NULL);
  const char *const files[] = { "graphml.xsd", "xlink.xsd", "graphml-yed.xsd" };
  g_autoptr (PvModel) model = sample ();
  g_autofree char *text = write_text (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN);
  char *data_key;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *from = i < 2 ? g_build_filename (g_getenv ("PV_SHARED"), "schemas", "graphml", files[i], NULL)
                                    : g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "tests", "exchange", files[i], NULL);
      g_autofree char *to = g_build_filename (folder, files[i], NULL);
      g_autofree char *bytes = NULL;

      if (!g_file_get_contents (from, &bytes, NULL, NULL))
        {
          g_assert_null (g_getenv ("CI"));
          g_test_skip ("the schema of GraphML is not at hand: ../shared/schemas/graphml/graphml.xsd");
          return;
        }
      g_assert_true (g_file_set_contents (to, bytes, -1, NULL));
    }
  g_assert_true (is_valid (text, folder));
  /* The schema does find what is wrong. */
  data_key = strstr (text, "<data key=");
  memcpy (data_key + 6, "koy", 3);
  g_assert_false (is_valid (text, folder));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *to = g_build_filename (folder, files[i], NULL);

      g_unlink (to);
    }
  g_rmdir (folder);
}

/* Two alike are two: a cut of one random model brought into another never doubles. */
static void
test_random_models (void)
{
  for (guint64 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), seed, 12);
      g_autofree char *text = write_text (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN);
      g_autoptr (PvModel) copy = empty_model ();
      g_autoptr (PvImportReport) first = bring_in (copy, text);
      g_autoptr (PvImportReport) second = bring_in (copy, text);

      g_assert_cmpuint (first->n_added, >, 0);
      g_assert_cmpuint (second->n_added + second->n_changed, ==, 0);
    }
}

static const PvImportRow *
row_at (const PvImportReport *report, guint line)
{
  for (guint i = 0; i < report->rows->len; i++)
    if (g_array_index (report->rows, PvImportRow, i).line == line)
      return &g_array_index (report->rows, PvImportRow, i);
  g_error ("no row for line %u", line);
}

static void
assert_row (const PvImportReport *report, const PvModel *model, const PvEdits *edits, guint line, PvRowOutcome outcome, const char *title,
            const char *words)
{
  const PvImportRow *row = row_at (report, line);
  g_autofree char *said = pv_import_row_words (row, model, edits);

  g_assert_cmpint (row->outcome, ==, outcome);
  g_assert_cmpstr (row->title, ==, title);
  g_assert_cmpstr (said, ==, words);
}

/* Row by row: what is new and holds what, what changes from what to what, what stays, what is refused and why. */
static void
test_rows (void)
{
  static const char there[] = FOREIGN (
    "<key id='k' for='node' attr.name='kind'/><key id='t' for='edge' attr.name='kind'/><graph edgedefault='directed'>"
    "<node id='Kela'/><node id='Vaasa'><data key='k'>municipality</data></node>"
    "<edge source='Vaasa' target='Kela'><data key='t'>referral</data></edge></graph>");
  static const char file[] = FOREIGN (
    "<key id='k' for='node' attr.name='kind'/><key id='t' for='edge' attr.name='kind'/><key id='c' for='node' attr.name='core_task_fi'/>"
    "<key id='a' for='node' attr.name='area'/><key id='n' for='edge' attr.name='name_fi'/><graph edgedefault='directed'>\n"
    "<node id='Kela'><data key='c'>Etuudet</data></node>\n"
    "<node id='Vaasa'><data key='k'>municipality</data></node>\n"
    "<node id='Uusi'><data key='k'>association</data><data key='a'>Pohjanmaa</data></node>\n"
    "<node id='x'><data key='k'>association</data><graph edgedefault='directed'/></node>\n"
    "<node id='---'/>\n"
    "<edge source='Vaasa' target='Kela'><data key='t'>referral</data></edge>\n"
    "<edge source='Uusi' target='Kela'><data key='t'>referral</data></edge>\n"
    "<edge source='Uusi' target='Uusi'/>\n"
    "<edge source='Uusi' target='---'/>\n"
    "<edge source='Uusi' target='Kela'><data key='t'>referral</data></edge>\n"
    "</graph>");
  g_autoptr (PvModel) model = empty_model ();
  g_autoptr (PvImportReport) first = bring_in (model, there);
  g_autoptr (PvImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = read_text (model, file, &report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pv_import_report_count (first, PV_ROW_NEW), ==, 3);
  g_assert_cmpuint (report->rows->len, ==, 10);
  assert_row (report, model, edits, 2, PV_ROW_CHANGED, "Kela", "Core task, Finnish: – → Etuudet");
  assert_row (report, model, edits, 3, PV_ROW_SAME, "Vaasa", "");
  assert_row (report, model, edits, 4, PV_ROW_NEW, "Uusi", "Kind: Association, third sector  ·  Area: Pohjanmaa");
  assert_row (report, model, edits, 5, PV_ROW_REFUSED, "x", "A group is no actor");
  assert_row (report, model, edits, 6, PV_ROW_REFUSED, "---", "It has a name that cannot be one");
  assert_row (report, model, edits, 7, PV_ROW_SAME, "Vaasa → Kela", "");
  assert_row (report, model, edits, 8, PV_ROW_NEW, "Uusi → Kela", "Kind: Referral");
  assert_row (report, model, edits, 9, PV_ROW_REFUSED, "Uusi → Uusi", "It leads from an actor to itself");
  assert_row (report, model, edits, 10, PV_ROW_REFUSED, "Uusi → ---", "One of its ends is not brought in");
  assert_row (report, model, edits, 11, PV_ROW_SAME, "Uusi → Kela", "The same as what stands in line 8");
  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->n_changed, ==, 1);
}

/* How far it is goes up to the whole, and what was called off makes no edits. */
static void
test_progress_and_cancel (void)
{
  g_autoptr (PvModel) model = sample ();
  g_autofree char *text = write_text (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-progress.graphml", NULL);
  g_autoptr (PvProgress) progress = pv_progress_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  edits = pv_graphml_import (model, path, NULL, G_CANCELLABLE (progress), &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (pv_progress_get_share (progress), ==, 1);
  g_cancellable_cancel (G_CANCELLABLE (progress));
  g_assert_null (pv_graphml_import (model, path, NULL, G_CANCELLABLE (progress), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/graphml/comes-back", test_comes_back);
  g_test_add_func ("/exchange/graphml/second-time-changes-nothing", test_second_time_changes_nothing);
  g_test_add_func ("/exchange/graphml/yed", test_yed);
  g_test_add_func ("/exchange/graphml/libraries", test_libraries);
  g_test_add_func ("/exchange/graphml/refused", test_refused);
  g_test_add_func ("/exchange/graphml/no-entities", test_no_entities);
  g_test_add_func ("/exchange/graphml/bounds", test_bounds);
  g_test_add_func ("/exchange/graphml/audience", test_audience);
  g_test_add_func ("/exchange/graphml/schema", test_schema);
  g_test_add_func ("/exchange/graphml/random-models", test_random_models);
  g_test_add_func ("/exchange/graphml/rows", test_rows);
  g_test_add_func ("/exchange/graphml/progress-and-cancel", test_progress_and_cancel);
  return g_test_run ();
}
