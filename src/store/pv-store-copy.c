/* A foreign file's rows in tables of ours. */
#include "store/pv-store-foreign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOB_MAX 64

/* Into the parameter of @insert that has the column's place, unless that is NULL; borrowed from @row, which stays where it is until
 * the row is in. FALSE for what no cell can hold. */
static gboolean
take_value (sqlite3_stmt *row, int column, sqlite3_stmt *insert)
{
  const char *text;
  int size;

  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_NULL:
      return insert == NULL || sqlite3_bind_null (insert, column + 1) == SQLITE_OK;
    case SQLITE_INTEGER:
      return insert == NULL || sqlite3_bind_int64 (insert, column + 1, sqlite3_column_int64 (row, column)) == SQLITE_OK;
    case SQLITE_TEXT:
      text = (const char *) sqlite3_column_text (row, column);
      size = sqlite3_column_bytes (row, column);
      return text != NULL && strlen (text) == (gsize) size && pv_text_is_sound (text, PV_TEXT_MAX)
             && (insert == NULL || sqlite3_bind_text (insert, column + 1, text, size, SQLITE_STATIC) == SQLITE_OK);
    case SQLITE_BLOB:
      size = sqlite3_column_bytes (row, column);
      return size <= BLOB_MAX
             && (insert == NULL || sqlite3_bind_blob (insert, column + 1, sqlite3_column_blob (row, column), size, SQLITE_STATIC) == SQLITE_OK);
    default:
      return FALSE;
    }
}

/* What it is in the table of the log called @name, or in that of @table; its id is in column @id. */
static gboolean
refuse_value (PvSql *sql, const char *name, const PvStoreTable *table, sqlite3_stmt *row, int id, int column, GError **error)
{
  gint64 number = sqlite3_column_int64 (row, id);
  g_autofree char *where = table != NULL ? pv_id_to_text (number) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *what = g_strdup_printf (_("%s %s: %s is not what was written"), table != NULL ? pv_kind_label (table->info) : name, where,
                                           sqlite3_column_name (row, column));

  return pv_store_foreign_refuse (sql->path, what, error);
}

/* The column that says which row of the log it is. */
static int
id_column_of (const char *name)
{
  return g_str_equal (name, "op") || g_str_equal (name, "change") || g_str_equal (name, "checkpoint") ? 1 : 0;
}

/* Words that were erased stay so, whoever brings them back. */
#define ALL_BUT_ERASED "SELECT * FROM pii WHERE id NOT IN (SELECT id FROM pii_erased WHERE org <> 0)"

/* Each value of the row that @row stands on, which is one of the table of the log called @name, or of @table. */
static gboolean
take_values (PvSql *sql, sqlite3_stmt *row, const char *name, const PvStoreTable *table, sqlite3_stmt *insert, GError **error)
{
  for (int i = 0, n = sqlite3_column_count (row); i < n; i++)
    if (!take_value (row, i, insert))
      return refuse_value (sql, name, table, row, table != NULL ? 0 : id_column_of (name), i, error);

  return TRUE;
}

/* The columns that @table has in the file that is copied, as SQL. @table is NULL for a table of the log, whose columns are the
 * same in every version. */
static char *
columns_of (const PvStoreTable *table)
{
  GString *columns;

  if (table == NULL)
    return g_strdup ("*");

  columns = g_string_new ("\"id\", \"deleted\"");
  for (guint i = 0; i < table->info->n_slots; i++)
    if (table->cells[i].there)
      g_string_append_printf (columns, ", \"%s\"", table->cells[i].column);
  return g_string_free (columns, FALSE);
}

static gboolean
copy_table (PvSql *from, PvSql *to, const char *name, const PvStoreTable *table, GError **error)
{
  g_autofree char *columns = columns_of (table);
  g_autofree char *all = g_strdup_printf ("SELECT %s FROM \"%s\"", columns, name);
  const char *query = g_str_equal (name, "pii") ? ALL_BUT_ERASED : all;
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *rows = pv_sql_prepare (from, query, error);
  sqlite3_stmt *insert;
  gboolean row = TRUE;

  if (rows == NULL)
    return FALSE;

  g_string_append_printf (text, "INSERT INTO \"%s\"", name);
  if (table != NULL)
    g_string_append_printf (text, " (%s)", columns);
  g_string_append (text, " VALUES (?1");
  for (int i = 1; i < sqlite3_column_count (rows); i++)
    g_string_append_printf (text, ", ?%d", i + 1);
  g_string_append_c (text, ')');
  insert = pv_sql_prepare (to, text->str, error);
  if (insert == NULL)
    return FALSE;

  while (row)
    if (!pv_sql_step (from, rows, &row, error)
        || (row && (!take_values (from, rows, name, table, insert, error) || !pv_sql_finish (to, insert, error))))
      return FALSE;

  sqlite3_clear_bindings (insert);
  return TRUE;
}

gboolean
pv_store_foreign_copy (PvSql *from, PvSql *to, const PvStoreTables *tables, GError **error)
{
  const char *const *log = pv_store_log_tables ();
  g_autoptr (PvStoreTables) theirs = NULL;
  gint64 version;

  if (!pv_sql_get_int (from, "PRAGMA user_version", 0, &version, error) || !pv_sql_begin (to, error)
      || !pv_store_schema_put_off_index (to, error))
    return FALSE;

  theirs = pv_store_tables_new (tables->kinds, (guint) version);
  for (guint i = 0; log[i] != NULL; i++)
    if (!copy_table (from, to, log[i], NULL, error))
      return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (theirs->by_kind); k++)
    if (theirs->by_kind[k] != NULL
        && !copy_table (from, to, theirs->by_kind[k]->info->table, theirs->by_kind[k], error))
      return FALSE;

  return pv_store_schema_make_index (to, error) && pv_sql_commit (to, error);
}

static gboolean
check_values_of (PvStore *store, const PvStoreTable *table, GError **error)
{
  sqlite3_stmt *rows = pv_sql_prepare (store->sql, table->select_all, error);
  gboolean row = TRUE;

  if (rows == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (store->sql, rows, &row, error))
        return FALSE;
      if (row && !pv_store_id_is_sound (sqlite3_column_int64 (rows, 0)))
        return refuse_value (store->sql, NULL, table, rows, 0, 0, error);
      for (int i = 0; row && i < (int) table->info->n_slots; i++)
        {
          int type = sqlite3_column_type (rows, i + 2);
          gboolean fits = type == SQLITE_NULL || type == (pv_field_is_text (table->cells[i].field) ? SQLITE_TEXT : SQLITE_INTEGER);

          if (!fits || !take_value (rows, i + 2, NULL))
            return refuse_value (store->sql, NULL, table, rows, 0, i + 2, error);
        }
    }

  return TRUE;
}

static gboolean
check_log_table (PvStore *store, const char *name, const char *query, GError **error)
{
  sqlite3_stmt *rows = pv_sql_prepare (store->sql, query, error);
  gboolean row = TRUE;

  if (rows == NULL)
    return FALSE;

  while (row)
    if (!pv_sql_step (store->sql, rows, &row, error) || (row && !take_values (store->sql, rows, name, NULL, NULL, error)))
      return FALSE;

  return TRUE;
}

/* What a newer version keeps in its log is not known, but that words are words. */
static gboolean
check_log (PvStore *store, gboolean newer, GError **error)
{
  const char *const *log = pv_store_log_tables ();

  if (newer)
    return check_log_table (store, "pii", "SELECT id, text FROM pii", error);

  for (guint i = 0; log[i] != NULL; i++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\"", log[i]);

      if (!check_log_table (store, log[i], query, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pv_store_foreign_check_values (PvStore *store, gboolean newer, GError **error)
{
  if (!check_log (store, newer, error))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (store->tables->by_kind); k++)
    if (store->tables->by_kind[k] != NULL && !check_values_of (store, store->tables->by_kind[k], error))
      return FALSE;

  return TRUE;
}

gboolean
pv_store_knows (PvSql *knower, PvSql *known, gboolean *knows, GError **error)
{
  sqlite3_stmt *heads = pv_sql_prepare (known, "SELECT org, max (ctr), hash FROM change GROUP BY org", error);
  sqlite3_stmt *same = pv_sql_prepare (knower, "SELECT 1 FROM change WHERE org = ?1 AND ctr = ?2 AND hash = ?3", error);
  gboolean head, row = TRUE;

  if (heads == NULL || same == NULL || !pv_sql_step (known, heads, &head, error))
    return FALSE;

  while (head && row)
    {
      for (int i = 0; i < 3; i++)
        sqlite3_bind_value (same, i + 1, sqlite3_column_value (heads, i));
      if (!pv_sql_step (knower, same, &row, error))
        return FALSE;
      sqlite3_reset (same);
      if (row && !pv_sql_step (known, heads, &head, error))
        return FALSE;
    }

  sqlite3_reset (heads);
  *knows = row;
  return TRUE;
}
