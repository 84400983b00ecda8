/* The promise of the house: a field is one line of the table. A copy of the table with one field more of each type is handed to a
 * document and to what exports it, and the fields must stand in the SQL, the log, the XML, its schema, the sheet, the search and the
 * history, and stay behind where their audience says so. (The form and the table page: tests/app/.) */
#include "document/document.h"
#include "exchange/exchange.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define EXTRA(code_, column_, type_, of_, audience_)                                                                           \
  {                                                                                                                            \
    .field = PV_SERVICE << 8 | (code_), .since = 1, .column = column_, .type = type_, .of = of_,                               \
    .on_remove = type_ == PV_TYPE_REFERENCE ? PV_ON_REMOVE_CLEAR : PV_ON_REMOVE_NONE, .group = PV_GROUP_DETAILS,               \
    .flags = PV_FIELD_COLUMN, .audience = audience_, .label = "Extra " column_                                                 \
  }

static const PvFieldInfo extra[] = {
  EXTRA (200, "extra_text", PV_TYPE_TEXT, 0, PV_AUDIENCE_PUBLIC),
  EXTRA (201, "extra_translated", PV_TYPE_TRANSLATED, 0, PV_AUDIENCE_PUBLIC),
  EXTRA (202, "extra_choice", PV_TYPE_CHOICE, PV_CHOICES_LEVEL, PV_AUDIENCE_PUBLIC),
  EXTRA (203, "extra_choices", PV_TYPE_CHOICES, PV_CHOICES_LANGUAGE, PV_AUDIENCE_PUBLIC),
  EXTRA (204, "extra_date", PV_TYPE_DATE, 0, PV_AUDIENCE_PUBLIC),
  EXTRA (205, "extra_number", PV_TYPE_NUMBER, 0, PV_AUDIENCE_PUBLIC),
  EXTRA (206, "extra_money", PV_TYPE_MONEY, 0, PV_AUDIENCE_PARTNERS),
  EXTRA (207, "extra_yes_no", PV_TYPE_YES_NO, 0, PV_AUDIENCE_PUBLIC),
  EXTRA (208, "extra_reference", PV_TYPE_REFERENCE, PV_ACTOR, PV_AUDIENCE_PUBLIC),
  EXTRA (209, "extra_code", PV_TYPE_CODE, PV_CODES_CPV, PV_AUDIENCE_PUBLIC),
  EXTRA (210, "extra_personal", PV_TYPE_PERSONAL, 0, PV_AUDIENCE_INTERNAL),
  EXTRA (211, "extra_place", PV_TYPE_PLACE, 0, PV_AUDIENCE_PUBLIC),
};

typedef struct
{
  char *path;
  PvKinds *kinds;
  PvDocument *document;
  PvId actor;
  PvId service;
} House;

static PvValue
value_of (const House *house, const PvFieldInfo *field)
{
  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      return PV_VALUE_OF_INT (PV_LEVEL_WEAK);
    case PV_TYPE_CHOICES:
      return PV_VALUE_OF_INT (1 << PV_LANGUAGE_FINNISH | 1 << PV_LANGUAGE_SIGN);
    case PV_TYPE_DATE:
      return PV_VALUE_OF_INT (pv_date_make (2026, 11, 21));
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return PV_VALUE_OF_INT (1234500);
    case PV_TYPE_YES_NO:
      return PV_VALUE_OF_INT (1);
    case PV_TYPE_REFERENCE:
      return PV_VALUE_OF_INT (house->actor);
    case PV_TYPE_PLACE:
      return PV_VALUE_OF_INT (PV_PLACE (-12, 34));
    case PV_TYPE_CODE:
      return PV_VALUE_OF_TEXT ("79611000");
    case PV_TYPE_PERSONAL:
      return PV_VALUE_OF_TEXT ("Yksityinen asia");
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_ORDER:
    default:
      return PV_VALUE_OF_TEXT ("Lisätty kenttä");
    }
}

static void
fill (House *house)
{
  g_autoptr (PvEdits) adding = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvEdits) filling = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  PvId actor = pv_edits_add (adding, PV_ACTOR), service = pv_edits_add (adding, PV_SERVICE);

  pv_edits_set_text (adding, actor, PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_int (adding, actor, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  pv_edits_set_text (adding, service, PV_SERVICE_NAME, PV_LANG_FI, "Neuvonta");
  pv_edits_set_subject (adding, service);
  house->service = pv_document_commit_and_find (house->document, adding, service, &error);
  g_assert_no_error (error);
  house->actor = pv_record_get_id (pv_model_list (pv_document_get_model (house->document), PV_ACTOR, &(guint) { 0 })[0]);

  for (guint i = 0; i < G_N_ELEMENTS (extra); i++)
    pv_edits_set_value (filling, house->service, extra[i].field, extra[i].type == PV_TYPE_TRANSLATED ? PV_LANG_SV : PV_LANG_NONE,
                        value_of (house, &extra[i]));
  pv_document_commit (house->document, filling, &error);
  g_assert_no_error (error);
}

static void
set_up (House *house, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  house->path = scratch_path ("house.polku");
  house->kinds = pv_kinds_copy_with (pv_kinds_default (), extra, G_N_ELEMENTS (extra));
  house->document = pv_document_create (house->path, house->kinds, NULL, &error);
  g_assert_no_error (error);
  fill (house);
}

static void
tear_down (House *house, gconstpointer data)
{
  pv_document_close (house->document, FALSE, NULL);
  g_object_unref (house->document);
  pv_kinds_free (house->kinds);
  g_remove (house->path);
  g_free (house->path);
}

static void
assert_filled (const House *house, const PvModel *model, gboolean filled)
{
  PvRecord *service = pv_model_get (model, house->service);

  for (guint i = 0; i < G_N_ELEMENTS (extra); i++)
    {
      const PvFieldInfo *field = pv_kinds_field (house->kinds, extra[i].field);
      PvValue value = pv_record_get_cell (service, field->slot + (field->type == PV_TYPE_TRANSLATED ? 1 : 0));

      g_test_message ("%s", field->column);
      g_assert_true (pv_value_equal (value, filled ? value_of (house, field) : PV_VALUE_EMPTY));
    }
}

static void
test_undo_and_reopen (House *house, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_filled (house, pv_document_get_model (house->document), TRUE);
  g_assert_true (pv_document_undo (house->document, NULL, &error));
  g_assert_no_error (error);
  assert_filled (house, pv_document_get_model (house->document), FALSE);
  g_assert_true (pv_document_redo (house->document, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (pv_document_close (house->document, TRUE, &error));
  g_assert_no_error (error);
  g_object_unref (house->document);
  house->document = pv_document_open (house->path, house->kinds, NULL, &error);
  g_assert_no_error (error);
  assert_filled (house, pv_document_get_model (house->document), TRUE);
}

static int
count_column_cb (gpointer user_data, int n, char **values, char **names)
{
  *(guint *) user_data += 1;
  return 0;
}

static void
test_sql (House *house, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  pv_document_publish (house->document, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (house->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (extra); i++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT name FROM pragma_table_info ('service') WHERE name GLOB '%s*'", extra[i].column);
      guint n = 0, expected = extra[i].type == PV_TYPE_TRANSLATED ? 3 : 1;

      sqlite3_exec (db, query, count_column_cb, &n, NULL);
      if (g_str_equal (extra[i].column, "extra_choice"))
        expected = 2;                    /* extra_choices begins like it */
      g_assert_cmpuint (n, ==, expected);
    }
  sqlite3_close (db);
}

static char *
exported (House *house, PvAudience audience)
{
  g_autofree char *path = scratch_path ("house.xml");
  g_autoptr (PvModel) snapshot = pv_document_snapshot (house->document);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  /* The export looks at the schema that the same table makes before the file appears. */
  pv_own_xml_export (snapshot, audience, PV_RELEASE_WITH_RAISED, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_remove (path);
  return text;
}

static void
test_xml (House *house, gconstpointer data)
{
  g_autofree char *internal = exported (house, PV_AUDIENCE_INTERNAL);
  g_autofree char *public = exported (house, PV_AUDIENCE_PUBLIC);
  g_autofree char *schema = pv_own_xml_schema (house->kinds);
  g_autoptr (PvModel) empty = pv_model_new (house->kinds);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (internal, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_own_xml_read (empty, stream, "house.xml", NULL, NULL, &error);
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (PvChangeSet) changes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (extra); i++)
    {
      const PvFieldInfo *field = pv_kinds_field (house->kinds, extra[i].field);
      g_autofree char *open = g_strdup_printf ("<%s", field->element);
      g_autofree char *declared = g_strdup_printf ("\"%s\"", field->element);

      g_assert_nonnull (strstr (internal, open));
      g_assert_nonnull (strstr (schema, declared));
      if (field->audience == PV_AUDIENCE_PUBLIC)
        g_assert_nonnull (strstr (public, open));
      else
        g_assert_null (strstr (public, open));
    }
  plan = pv_plan_new (empty, edits, NULL, NULL, &error);
  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, empty);
  assert_filled (house, empty, TRUE);
}

static void
test_sheet_search_history (House *house, gconstpointer data)
{
  g_autofree char *sheet = pv_csv_text (pv_document_get_model (house->document), PV_SERVICE);
  g_autoptr (GPtrArray) found = pv_document_search (house->document, "lisatty", NULL, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = pv_document_get_history (house->document, 1, &error);
  PvHistoryLine *line;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (extra); i++)
    g_assert_nonnull (strstr (sheet, extra[i].column));
  g_assert_nonnull (strstr (sheet, "extra_translated.sv"));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (pv_record_get_id (found->pdata[0]), ==, house->service);
  line = history->pdata[0];
  g_assert_cmpuint (line->n_cells, ==, G_N_ELEMENTS (extra));
  g_assert_cmpstr (line->sentence, ==, "Service changed: Neuvonta");
}

/* A reference field keeps its rule: the actor goes, the cell is emptied, and undo brings both back. */
static void
test_removal (House *house, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;
  PvField field = PV_SERVICE << 8 | 208;

  pv_edits_remove (edits, house->actor);
  pv_document_commit (house->document, edits, &error);
  g_assert_no_error (error);
  g_assert_false (pv_record_has (pv_model_get (pv_document_get_model (house->document), house->service), field));
  g_assert_true (pv_document_undo (house->document, NULL, &error));
  assert_filled (house, pv_document_get_model (house->document), TRUE);
}

#define ADD(path, func) g_test_add ("/house/one-more-field/" path, House, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("undo-and-reopen", test_undo_and_reopen);
  ADD ("sql", test_sql);
  ADD ("xml", test_xml);
  ADD ("sheet-search-history", test_sheet_search_history);
  ADD ("removal", test_removal);
  return scratch_run ();
}
