/* The SQL of a format version follows from the table of kinds, and is frozen. */
#include "store/pv-store-private.h"

#include "scratch.h"

#include <string.h>

static void
test_frozen (void)
{
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), PV_STORE_VERSION);
  g_autofree char *made = pv_store_schema_sql (tables);
  g_autofree char *file = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "schema", "document-1.sql", NULL);
  g_autofree char *frozen = NULL;

  if (g_getenv ("PV_WRITE_SCHEMA") != NULL)
    g_assert_true (g_file_set_contents (g_getenv ("PV_WRITE_SCHEMA"), made, -1, NULL));
  g_assert_true (g_file_get_contents (file, &frozen, NULL, NULL));
  g_assert_cmpstr (made, ==, frozen);
}

static PvSql *
memory (const PvStoreTables *tables)
{
  g_autoptr (GError) error = NULL;
  PvSql *sql = pv_sql_open (":memory:", "memory", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, &error);

  g_assert_no_error (error);
  pv_store_make_document (sql, tables, "6c1f3f0e-0000-4000-8000-000000000001", &error);
  g_assert_no_error (error);
  return sql;
}

static void
test_marks (void)
{
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), PV_STORE_VERSION);
  g_autoptr (PvSql) sql = memory (tables);
  gint64 number;

  g_assert_true (pv_sql_get_int (sql, "PRAGMA application_id", 0, &number, NULL));
  g_assert_cmpint (number, ==, PV_STORE_APPLICATION_ID);
  g_assert_true (pv_sql_get_int (sql, "PRAGMA user_version", 0, &number, NULL));
  g_assert_cmpint (number, ==, 1);
}

/* No table of a kind may take the name of one of the log's. */
static void
test_names_do_not_meet (void)
{
  const char *const *log = pv_store_log_tables ();

  for (guint i = 0; log[i] != NULL; i++)
    g_assert_null (pv_kinds_find (pv_kinds_default (), log[i]));
}

static const PvFieldInfo MOTTO = {
  .field = PV_ACTOR << 8 | 200, .since = 1, .column = "motto", .element = "motto", .type = PV_TYPE_TRANSLATED,
  .group = PV_GROUP_BASICS, .audience = PV_AUDIENCE_PUBLIC, .label = "Motto",
};

static PvId
one (gpointer data)
{
  return pv_id_make (7, 1);
}

static void
write_motto (PvStore *store, const PvKinds *kinds)
{
  g_autoptr (PvModel) model = pv_model_new (kinds);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  pv_edits_set_text (edits, id, MOTTO.field, PV_LANG_SV, "framåt");
  plan = pv_plan_new (model, edits, one, NULL, &error);
  g_assert_no_error (error);
  pv_store_write (store, plan, 0, 0, &error);
  g_assert_no_error (error);
}

/* One line more in a copy of the table: the SQL has its columns, and the words come back. */
static void
test_a_field_more (void)
{
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), &MOTTO, 1);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, PV_STORE_VERSION);
  g_autofree char *text = pv_store_schema_sql (tables);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvStore) store = pv_store_new_on (memory (tables), kinds, 7, NULL, &error);
  g_autoptr (PvModel) read = pv_model_new (kinds);
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\"motto_fi\" TEXT"));
  g_assert_nonnull (strstr (text, "\"motto_en\" TEXT"));
  write_motto (store, kinds);
  g_assert_true (pv_store_load (store, read, &error));
  g_assert_cmpstr (pv_record_get_text (pv_model_get (read, pv_id_make (7, 1)), MOTTO.field, PV_LANG_SV), ==, "framåt");
  lines = pv_store_check (store, &error);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* A field of a later format version is not in this one's SQL. */
static void
test_a_later_field (void)
{
  PvFieldInfo later = MOTTO;
  g_autoptr (PvKinds) kinds = NULL;
  g_autoptr (PvStoreTables) tables = NULL;
  g_autofree char *text = NULL;

  later.since = PV_STORE_VERSION + 1;
  kinds = pv_kinds_copy_with (pv_kinds_default (), &later, 1);
  tables = pv_store_tables_new (kinds, PV_STORE_VERSION);
  text = pv_store_schema_sql (tables);
  g_assert_null (strstr (text, "motto"));
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/frozen", test_frozen);
  g_test_add_func ("/store/schema/marks", test_marks);
  g_test_add_func ("/store/schema/names-do-not-meet", test_names_do_not_meet);
  g_test_add_func ("/store/schema/a-field-more", test_a_field_more);
  g_test_add_func ("/store/schema/a-later-field", test_a_later_field);
  return scratch_run ();
}
