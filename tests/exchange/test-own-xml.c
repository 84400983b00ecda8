#include "exchange/exchange.h"

#include "models.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
export_text (const PvModel *model, PvAudience audience, PvReleaseFlags flags)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  pv_own_xml_write (model, audience, flags, memory, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static PvEdits *
read_text (const PvModel *into, const char *text, PvImportReport **report, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return pv_own_xml_read (into, stream, "koe.xml", report, NULL, error);
}

static void
assert_round_trip (const PvModel *model)
{
  g_autofree char *first = export_text (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN);
  g_autofree char *second = NULL;
  g_autoptr (PvModel) empty = pv_model_new (pv_model_get_kinds (model));
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = read_text (empty, first, NULL, &error);
  g_autoptr (PvEdits) again = NULL;

  g_assert_no_error (error);
  pv_test_carry_out (empty, edits);
  second = export_text (empty, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN);
  g_assert_cmpstr (first, ==, second);

  again = read_text (empty, first, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pv_edits_get_n (again), ==, 0);
}

static void
test_round_trip (void)
{
  for (guint64 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), seed, 5);

      assert_round_trip (model);
    }
}

static void
test_samples (void)
{
  static const char *const names[] = { "vaasa", "kasvo", "porvoo" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *base = g_strconcat (names[i], ".xml", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "samples", base, NULL);
      g_autofree char *target = NULL;
      g_autofree char *file = NULL;
      g_autofree char *text = NULL;
      g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
      g_autoptr (PvEdits) edits = NULL;
      g_autoptr (PvImportReport) report = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_message ("%s is not there yet", base);
          continue;
        }
      edits = pv_own_xml_import (model, path, &report, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (report->example);
      g_assert_cmpuint (report->remarks->len, ==, 0);
      pv_test_carry_out (model, edits);
      assert_round_trip (model);

      /* The sample stands in the repository as we would write it. */
      g_file_get_contents (path, &file, NULL, &error);
      g_assert_no_error (error);
      text = export_text (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN);
      g_assert_cmpstr (text, ==, file);

      for (PvAudience audience = PV_AUDIENCE_PUBLIC; audience <= PV_AUDIENCE_INTERNAL; audience++)
        {
          g_free (target);
          target = g_build_filename (g_get_tmp_dir (), "pv-test-sample.xml", NULL);
          pv_own_xml_export (model, audience, PV_RELEASE_PLAIN, target, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      g_unlink (target);
    }
}

static const PvFieldInfo extra[] = {
  { .field = PV_SERVICE << 8 | 200, .since = 1, .column = "opening_hours", .type = PV_TYPE_TRANSLATED, .group = PV_GROUP_DETAILS,
    .audience = PV_AUDIENCE_PUBLIC, .label = "Opening hours" },
};

static void
test_another_table (void)
{
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), extra, G_N_ELEMENTS (extra));
  g_autoptr (PvModel) model = pv_test_random_model (kinds, 3, 9);
  g_autofree char *schema = pv_own_xml_schema (kinds);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-table.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (schema, "<xs:element name=\"opening-hours\" type=\"translated-text\" minOccurs=\"0\" maxOccurs=\"3\"/>"));
  assert_round_trip (model);
  pv_own_xml_export (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "<opening-hours xml:lang=\"fi\">"));
  /* The table of the program does not know the field: its schema refuses the file. */
  g_assert_false (pv_schema_check_file (path, pv_kinds_default (), model, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Service “"));
  g_unlink (path);
}

static void
test_schema_is_frozen (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "schema", "polkuverkko-1.xsd", NULL);
  g_autofree char *made = pv_own_xml_schema (pv_kinds_default ());
  g_autofree char *frozen = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("PV_FREEZE") != NULL)
    g_file_set_contents (path, made, -1, &error);
  g_file_get_contents (path, &frozen, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, frozen);
}

static void
test_every_audience_keeps_the_schema (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-audience.xml", NULL);

  for (guint64 seed = 1; seed <= 6; seed++)
    for (PvAudience audience = PV_AUDIENCE_PUBLIC; audience <= PV_AUDIENCE_INTERNAL; audience++)
      {
        g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), seed, 12);
        g_autoptr (PvModel) copy = pv_model_new (pv_kinds_default ());
        g_autoptr (PvEdits) edits = NULL;
        g_autoptr (GError) error = NULL;

        pv_own_xml_export (model, audience, PV_RELEASE_PLAIN, path, NULL, NULL, &error);
        g_assert_no_error (error);
        /* What left stands on its own. */
        edits = pv_own_xml_import (copy, path, NULL, NULL, &error);
        g_assert_no_error (error);
        pv_test_carry_out (copy, edits);
        g_clear_pointer (&edits, pv_edits_free);
        /* Less than the whole empties nothing. */
        edits = pv_own_xml_import (model, path, NULL, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (pv_edits_get_n (edits), ==, 0);
      }
  g_unlink (path);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<polkuverkko xmlns=\"urn:polkuverkko:document:1\" version=\"1\" audience=\"internal\">\n"
#define ACTOR "  <actors>\n    <actor id=\"pv-100000001\">\n      <name xml:lang=\"fi\">Vaasan kaupunki</name>\n      <kind>municipality</kind>\n"
#define ACTOR_END "    </actor>\n  </actors>\n"
#define TAIL "</polkuverkko>\n"

static const struct
{
  const char *name;
  const char *text;
  PvErrorCode code;
  const char *message;
} refused[] = {
  { "empty", "", PV_ERROR_FOREIGN, "koe.xml is empty" },
  { "white space", "  \n ", PV_ERROR_FOREIGN, "koe.xml is empty" },
  { "not xml", "Toimija;Laji\nVaasa;kunta\n", PV_ERROR_INPUT, "koe.xml, line 1: this is not well-formed XML; fetch the file again" },
  { "truncated", HEAD ACTOR, PV_ERROR_INPUT, "koe.xml, line 6: the file ends in the middle, or a tag is not closed; fetch it again" },
  { "foreign", "<?xml version=\"1.0\"?><graphml/>", PV_ERROR_FOREIGN, "koe.xml is XML, but not a Polkuverkko document" },
  { "newer namespace", "<polkuverkko xmlns=\"urn:polkuverkko:document:2\" version=\"2\" audience=\"internal\"/>", PV_ERROR_NEWER,
    "koe.xml was made with a newer Polkuverkko; update the program to read it" },
  { "newer version", "<polkuverkko xmlns=\"urn:polkuverkko:document:1\" version=\"2\" audience=\"internal\"/>", PV_ERROR_NEWER,
    "koe.xml was made with a newer Polkuverkko; update the program to read it" },
  { "no audience", "<polkuverkko xmlns=\"urn:polkuverkko:document:1\" version=\"1\"/>", PV_ERROR_INPUT,
    "koe.xml, line 1: the audience is missing: public, partners or internal" },
  { "doctype", "<?xml version=\"1.0\"?>\n<!DOCTYPE polkuverkko [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<polkuverkko/>", PV_ERROR_INPUT,
    "koe.xml, line 2: a document type declaration (DOCTYPE) is not read; take it out of the file" },
  { "entity", HEAD "&lol;" TAIL, PV_ERROR_INPUT, "koe.xml, line 3: an entity is used that XML does not know by itself; write the letter instead" },
  { "unknown container", HEAD "  <dragons/>\n" TAIL, PV_ERROR_INPUT, "koe.xml, line 3: there is no element “dragons” here" },
  { "unknown record", HEAD "  <actors><task id=\"pv-100000001\"/></actors>\n" TAIL, PV_ERROR_INPUT, "koe.xml, line 3: there is no element “task” here" },
  { "unknown field", HEAD ACTOR "      <colour>red</colour>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: there is no element “colour” here" },
  { "unknown attribute", HEAD ACTOR "      <web lang=\"fi\">x</web>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: there is no attribute “lang” here" },
  { "too deep", HEAD ACTOR "      <web><b>x</b></web>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: there is no element “b” here" },
  { "no language", HEAD ACTOR "      <core-task>x</core-task>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: Core task: the language is missing: xml:lang is fi, sv or en" },
  { "twice", HEAD ACTOR "      <web>x</web><web>y</web>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: Web page is said twice" },
  { "dangling", HEAD ACTOR "      <area ref=\"pv-100000009\"/>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: Area leads to a record that is not there: pv-100000009" },
  { "wrong kind", HEAD ACTOR "      <area ref=\"pv-100000001\"/>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: Area leads to a record of another kind" },
  { "duplicate id", HEAD ACTOR ACTOR_END ACTOR ACTOR_END TAIL, PV_ERROR_INPUT, "koe.xml, line 10: Actor: the id pv-100000001 stands in the file twice" },
  { "bad id", HEAD "<actors><actor id=\"x\"/></actors>" TAIL, PV_ERROR_INPUT, "koe.xml, line 3: Actor: “x” is not an id of ours" },
  { "wrong value", HEAD ACTOR "      <valid-from>1.1.2020</valid-from>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 7: Actor “Vaasan kaupunki”: Valid from: “1.1.2020” is not a date; write it like 21.11.2026 or 2026-11-21" },
  { "required", HEAD "  <actors>\n    <actor id=\"pv-100000001\">\n      <name xml:lang=\"fi\">Vaasa</name>\n" ACTOR_END TAIL, PV_ERROR_INPUT,
    "koe.xml, line 4: Actor “Vaasa”: Kind is missing" },
  { "stray text", HEAD "moi" TAIL, PV_ERROR_INPUT, "koe.xml, line 3: there is text where none belongs" },
  { "latin 1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<polkuverkko xmlns=\"urn:polkuverkko:document:1\" version=\"1\" audience=\"internal\">\n\xe4\xe4</polkuverkko>",
    PV_ERROR_INPUT, "koe.xml, line 3: there are signs that are not UTF-8 text; save the file as UTF-8" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
      g_autoptr (GError) error = NULL;
      g_autoptr (PvEdits) edits = read_text (model, refused[i].text, NULL, &error);

      g_test_message ("%s", refused[i].name);
      g_assert_null (edits);
      g_assert_error (error, PV_ERROR, (int) refused[i].code);
      g_assert_cmpstr (error->message, ==, refused[i].message);
    }
}

static void
assert_refused_text (const char *text, const char *message)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = read_text (model, text, NULL, &error);

  g_assert_null (edits);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<actors><actor ");
  g_autoptr (GString) sly = g_string_new (HEAD "<actors><actor ");

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (text, "a%u=\"x\" ", i);
      g_string_append_printf (sly, "a%u='>' ", i);
    }
  g_string_append (text, "/></actors>" TAIL);
  g_string_append (sly, "/></actors>" TAIL);
  assert_refused_text (text->str, "koe.xml, line 3: a tag is longer than 32 KiB; this is not a file that Polkuverkko wrote");
  assert_refused_text (sly->str, "koe.xml, line 3: a tag is longer than 32 KiB; this is not a file that Polkuverkko wrote");
}

static void
test_too_large (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-large.xml", NULL);
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;

  /* A hole of 300 MB costs no room. */
  g_file_set_contents (path, HEAD, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (truncate (path, 300 * 1000 * 1000), ==, 0);
  g_assert_null (pv_own_xml_import (model, path, NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "pv-test-large.xml is larger than 256 MiB; nothing was read");
  g_unlink (path);
}

static void
test_missing_file (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;

  g_assert_null (pv_own_xml_import (model, "/ei/ole.xml", NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "ole.xml does not exist");
  g_clear_error (&error);
  g_assert_null (pv_own_xml_import (model, g_get_tmp_dir (), NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
}

static void
test_update (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autoptr (PvImportReport) report = NULL;
  g_autoptr (PvEdits) edits = read_text (model, HEAD ACTOR "<web>vaasa.fi</web>" ACTOR_END TAIL, &report, &error);
  PvId id;

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 1);
  pv_test_carry_out (model, edits);
  g_clear_pointer (&edits, pv_edits_free);
  g_clear_pointer (&report, pv_import_report_free);

  /* For our own use a file says all: the web page goes. */
  edits = read_text (model, HEAD ACTOR ACTOR_END TAIL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (pv_edits_get_n (edits), ==, 1);
  g_assert_true (pv_edits_get (edits, 0)->field == PV_ACTOR_WEB && pv_edits_get (edits, 0)->value == PV_VALUE_NONE);

  /* An id that belongs to something else. */
  g_assert_true (pv_id_parse ("pv-100000001", &id));
  g_clear_pointer (&edits, pv_edits_free);
  edits = read_text (model, HEAD "<areas><area id=\"pv-100000001\"><name xml:lang=\"fi\">Vaasa</name><kind>municipality</kind></area></areas>" TAIL,
                     NULL, &error);
  g_assert_null (edits);
  g_assert_error (error, PV_ERROR, PV_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==,
                   "koe.xml, line 3: Area “Vaasa”: the document has another record with this id; import into an empty document instead");
}

#define ECOSYSTEM(id, name) "<ecosystems><ecosystem id=\"" id "\"><name xml:lang=\"fi\">" name "</name><example>yes</example></ecosystem></ecosystems>"

static void
test_ecosystem (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) own = pv_edits_new (PV_VERB_ADD);
  PvId temporary = pv_test_add (own, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Uusi", "Ny");
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvImportReport) report = NULL;
  PvRecord *ecosystem;

  g_assert_cmpint (temporary, <, 0);
  pv_test_carry_out (model, own);

  /* Into a document that holds nothing else, the file's takes its place. */
  edits = read_text (model, HEAD ECOSYSTEM ("pv-100000001", "Pohjanmaa") ACTOR ACTOR_END TAIL, NULL, &error);
  g_assert_null (edits);
  g_clear_error (&error);
  edits = read_text (model, HEAD ECOSYSTEM ("pv-100000002", "Pohjanmaa") ACTOR ACTOR_END TAIL, NULL, &error);
  g_assert_no_error (error);
  pv_test_carry_out (model, edits);
  g_assert_cmpuint (pv_model_count (model, PV_ECOSYSTEM), ==, 1);
  ecosystem = pv_model_get_ecosystem (model);
  g_assert_cmpstr (pv_record_get_text (ecosystem, PV_ECOSYSTEM_NAME, PV_LANG_FI), ==, "Pohjanmaa");
  g_assert_null (pv_record_get_text (ecosystem, PV_ECOSYSTEM_NAME, PV_LANG_SV));
  g_clear_pointer (&edits, pv_edits_free);

  /* Else ours stays, and the person is told. */
  edits = read_text (model, HEAD ECOSYSTEM ("pv-100000003", "Savo") TAIL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pv_edits_get_n (edits), ==, 0);
  g_assert_cmpuint (report->remarks->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->remarks, 0), ==, "The document keeps its own ecosystem: Pohjanmaa");
}

static void
test_unwritable (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 1, 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (pv_own_xml_export (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, "/ei/ole/vaasa.xml", NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
  g_assert_cmpstr (error->message, ==, "/ei/ole/vaasa.xml cannot be written: the folder does not exist; choose another one");
  g_clear_error (&error);
  g_assert_false (pv_own_xml_export (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, g_get_tmp_dir (), NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
}

static void
test_invalid_is_not_written (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_ACTOR);
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-invalid.xml", NULL);
  g_autoptr (PvRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  values[pv_kind_find (kind, "name")->slot] = PV_VALUE_OF_TEXT ("Startia");
  record = pv_record_new (kind, pv_id_make (5, 5), values);
  pv_model_put (model, record, NULL);
  g_unlink (path);
  g_assert_false (pv_own_xml_export (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN, path, NULL, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Actor “Startia”: Kind is missing; put it right, then export again");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/own-xml/round-trip", test_round_trip);
  g_test_add_func ("/exchange/own-xml/samples", test_samples);
  g_test_add_func ("/exchange/own-xml/another-table", test_another_table);
  g_test_add_func ("/exchange/own-xml/schema-is-frozen", test_schema_is_frozen);
  g_test_add_func ("/exchange/own-xml/every-audience-keeps-the-schema", test_every_audience_keeps_the_schema);
  g_test_add_func ("/exchange/own-xml/refused", test_refused);
  g_test_add_func ("/exchange/own-xml/many-attributes", test_many_attributes);
  g_test_add_func ("/exchange/own-xml/too-large", test_too_large);
  g_test_add_func ("/exchange/own-xml/missing-file", test_missing_file);
  g_test_add_func ("/exchange/own-xml/update", test_update);
  g_test_add_func ("/exchange/own-xml/ecosystem", test_ecosystem);
  g_test_add_func ("/exchange/own-xml/unwritable", test_unwritable);
  g_test_add_func ("/exchange/own-xml/invalid-is-not-written", test_invalid_is_not_written);
  return g_test_run ();
}
