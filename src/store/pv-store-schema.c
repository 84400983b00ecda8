#include "store/pv-store-schema.h"

/* The log. `hash` chains the changes of one replica; `seen` says what a replica had received when it made a change; personal
 * words stand in `pii` alone, and who is erased there is named in `pii_erased`. */
#define OP_BY_CHANGE "CREATE INDEX \"op_by_change\" ON \"op\" (\"org\", \"ctr\")"

static const char LOG[] =
  "CREATE TABLE \"document\" (\"one\" INTEGER PRIMARY KEY CHECK (\"one\" = 1), \"uuid\" TEXT NOT NULL, \"made_at\" INTEGER NOT NULL) STRICT;\n"
  "CREATE TABLE \"replica\" (\"no\" INTEGER PRIMARY KEY, \"uuid\" TEXT NOT NULL, \"device\" INTEGER) STRICT;\n"
  "CREATE TABLE \"change\" (\"org\" INTEGER NOT NULL, \"ctr\" INTEGER NOT NULL, \"step\" INTEGER NOT NULL, \"hlc\" INTEGER NOT NULL, "
  "\"at\" INTEGER NOT NULL, \"verb\" INTEGER NOT NULL, \"kind\" INTEGER NOT NULL, \"id\" INTEGER NOT NULL, \"who\" INTEGER, "
  "\"undoes_org\" INTEGER, \"undoes_ctr\" INTEGER, \"app\" TEXT NOT NULL, \"schema\" INTEGER NOT NULL, \"hash\" BLOB NOT NULL, "
  "PRIMARY KEY (\"org\", \"ctr\")) STRICT, WITHOUT ROWID;\n"
  "CREATE TABLE \"op\" (\"tbl\" INTEGER NOT NULL, \"row\" INTEGER NOT NULL, \"col\" INTEGER NOT NULL, \"hlc\" INTEGER NOT NULL, "
  "\"org\" INTEGER NOT NULL, \"ctr\" INTEGER NOT NULL, \"old\" ANY, \"new\" ANY, "
  "PRIMARY KEY (\"tbl\", \"row\", \"col\", \"hlc\", \"org\")) STRICT, WITHOUT ROWID;\n"
  OP_BY_CHANGE ";\n"
  "CREATE TABLE \"seen\" (\"org\" INTEGER NOT NULL, \"o\" INTEGER NOT NULL, \"ctr\" INTEGER NOT NULL, \"upto\" INTEGER NOT NULL, "
  "PRIMARY KEY (\"org\", \"o\", \"ctr\")) STRICT, WITHOUT ROWID;\n"
  "CREATE TABLE \"checkpoint\" (\"name\" TEXT NOT NULL, \"org\" INTEGER NOT NULL, \"ctr\" INTEGER NOT NULL, "
  "PRIMARY KEY (\"name\", \"org\")) STRICT, WITHOUT ROWID;\n"
  "CREATE TABLE \"pii\" (\"id\" INTEGER PRIMARY KEY, \"salt\" BLOB NOT NULL, \"text\" TEXT NOT NULL) STRICT;\n"
  "CREATE TABLE \"pii_erased\" (\"id\" INTEGER PRIMARY KEY, \"org\" INTEGER NOT NULL, \"ctr\" INTEGER NOT NULL) STRICT;\n";

static const char *const LOG_TABLES[] = {
  "document", "replica", "change", "op", "seen", "checkpoint", "pii", "pii_erased", NULL
};

guint
pv_store_version_of (const PvKinds *kinds)
{
  guint n, version = PV_STORE_VERSION;
  const PvKindInfo *list = pv_kinds_list (kinds, &n);

  for (guint k = 0; k < n; k++)
    {
      version = MAX (version, list[k].since);
      for (guint f = 0; f < list[k].n_fields; f++)
        version = MAX (version, list[k].fields[f].since);
    }

  return version;
}

static char *
column_name (const PvFieldInfo *field, PvLang lang)
{
  return lang == PV_LANG_NONE ? g_strdup (field->column) : g_strdup_printf ("%s_%s", field->column, pv_lang_code (lang));
}

static void
describe_cells (PvStoreTable *table, guint version)
{
  for (guint f = 0; f < table->info->n_fields; f++)
    {
      const PvFieldInfo *field = &table->info->fields[f];

      for (guint c = 0; c < pv_field_n_cells (field); c++)
        {
          PvStoreCell *cell = &table->cells[field->slot + c];

          cell->field = field;
          cell->there = field->since <= version;
          cell->lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + c : PV_LANG_NONE;
          cell->col = PV_STORE_COL (field, cell->lang);
          cell->column = column_name (field, cell->lang);
          cell->update = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE \"id\" = ?1", table->info->table, cell->column);
        }
    }
}

static void
write_statements (PvStoreTable *table)
{
  const char *name = table->info->table;
  g_autoptr (GString) columns = g_string_new ("\"id\", \"deleted\"");
  g_autoptr (GString) values = g_string_new ("?1, ?2");

  for (guint i = 0; i < table->info->n_slots; i++)
    {
      if (table->cells[i].there)
        g_string_append_printf (columns, ", \"%s\"", table->cells[i].column);
      else
        g_string_append (columns, ", NULL");
      g_string_append_printf (values, ", ?%u", i + 3);
    }

  table->load = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"deleted\" = 0 ORDER BY \"id\"", columns->str, name);
  table->select = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"id\" = ?1", columns->str, name);
  table->select_all = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY \"id\"", columns->str, name);
  table->insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", name, columns->str, values->str);
  table->update_deleted = g_strdup_printf ("UPDATE \"%s\" SET \"deleted\" = ?2 WHERE \"id\" = ?1", name);
}

static void
forget_statements (PvStoreTable *table)
{
  g_free (table->load);
  g_free (table->select);
  g_free (table->select_all);
  g_free (table->insert);
  g_free (table->update_deleted);
}

static PvStoreTable *
table_new (const PvKindInfo *info, guint version)
{
  PvStoreTable *table = g_new0 (PvStoreTable, 1);

  table->info = info;
  table->cells = g_new0 (PvStoreCell, info->n_slots);
  describe_cells (table, version);
  write_statements (table);
  return table;
}

static void
table_free (PvStoreTable *table)
{
  for (guint i = 0; i < table->info->n_slots; i++)
    {
      g_free (table->cells[i].column);
      g_free (table->cells[i].update);
    }
  g_free (table->cells);
  forget_statements (table);
  g_free (table);
}

/* A reference to a fixed kind is held by SQLite too; one to anything cannot be. */
static void
write_column (GString *text, const PvStoreTables *tables, const PvStoreCell *cell)
{
  const PvFieldInfo *field = cell->field;

  if (!cell->there)
    return;

  g_string_append_printf (text, ",\n  \"%s\" %s", cell->column, pv_field_is_text (field) ? "TEXT" : "INTEGER");
  if (field->type == PV_TYPE_REFERENCE && field->of != PV_ANY_KIND)
    g_string_append_printf (text, " REFERENCES \"%s\" (\"id\") DEFERRABLE INITIALLY DEFERRED",
                            pv_kinds_kind (tables->kinds, (PvKind) field->of)->table);
}

PvStoreTables *
pv_store_tables_new (const PvKinds *kinds, guint version)
{
  PvStoreTables *tables = g_new0 (PvStoreTables, 1);
  guint n;
  const PvKindInfo *list = pv_kinds_list (kinds, &n);

  tables->kinds = kinds;
  tables->version = version;
  for (guint i = 0; i < n; i++)
    if (list[i].since <= version)
      tables->by_kind[list[i].kind] = table_new (&list[i], version);

  return tables;
}

void
pv_store_tables_free (PvStoreTables *tables)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables->by_kind); i++)
    g_clear_pointer (&tables->by_kind[i], table_free);
  g_free (tables);
}

static gboolean
find_columns (PvSql *sql, PvStoreTable *table, GHashTable *columns, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT name FROM pragma_table_info (?1)", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, table->info->table, -1, SQLITE_STATIC);
  while (row)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        g_hash_table_add (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }

  return TRUE;
}

gboolean
pv_store_tables_fit_to (PvStoreTables *tables, PvSql *sql, GError **error)
{
  for (guint k = 0; k < G_N_ELEMENTS (tables->by_kind); k++)
    {
      PvStoreTable *table = tables->by_kind[k];
      g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      if (table == NULL)
        continue;
      if (!find_columns (sql, table, columns, error))
        return FALSE;
      if (!g_hash_table_contains (columns, "id") || !g_hash_table_contains (columns, "deleted"))
        {
          g_clear_pointer (&tables->by_kind[k], table_free);
          continue;
        }
      for (guint i = 0; i < table->info->n_slots; i++)
        table->cells[i].there = g_hash_table_contains (columns, table->cells[i].column);
      forget_statements (table);
      write_statements (table);
    }

  return TRUE;
}

char *
pv_store_schema_sql (const PvStoreTables *tables)
{
  GString *text = g_string_new (LOG);

  for (guint k = 0; k < G_N_ELEMENTS (tables->by_kind); k++)
    {
      const PvStoreTable *table = tables->by_kind[k];

      if (table == NULL)
        continue;
      g_string_append_printf (text, "CREATE TABLE \"%s\" (\n  \"id\" INTEGER PRIMARY KEY,\n  \"deleted\" INTEGER NOT NULL",
                              table->info->table);
      for (guint i = 0; i < table->info->n_slots; i++)
        write_column (text, tables, &table->cells[i]);
      g_string_append (text, "\n) STRICT;\n");
    }

  return g_string_free (text, FALSE);
}

const char *const *
pv_store_log_tables (void)
{
  return LOG_TABLES;
}

gboolean
pv_store_schema_make (PvSql *sql, const PvStoreTables *tables, GError **error)
{
  g_autofree char *schema = pv_store_schema_sql (tables);
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u", PV_STORE_APPLICATION_ID,
                                            tables->version);

  return pv_sql_begin (sql, error) && pv_sql_run (sql, schema, error) && pv_sql_run (sql, marks, error)
         && pv_sql_commit (sql, error);
}

char *
pv_store_schema_read (PvSql *sql, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (TRUE)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      for (int i = 0; i < 4; i++)
        g_string_append_printf (text, "%s\x1f", (const char *) sqlite3_column_text (statement, i));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
pv_store_schema_put_off_index (PvSql *sql, GError **error)
{
  return pv_sql_run (sql, "DROP INDEX \"op_by_change\"", error);
}

gboolean
pv_store_schema_make_index (PvSql *sql, GError **error)
{
  return pv_sql_run (sql, OP_BY_CHANGE, error);
}
