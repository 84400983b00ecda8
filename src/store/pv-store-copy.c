/* A foreign file's rows in tables of ours. */
#include "store/pv-store-foreign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOB_MAX 64

static gboolean
value_is_sound (sqlite3_stmt *statement, int column)
{
  const char *text;

  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
    case SQLITE_INTEGER:
      return TRUE;
    case SQLITE_TEXT:
      text = (const char *) sqlite3_column_text (statement, column);
      return text != NULL && strlen (text) == (gsize) sqlite3_column_bytes (statement, column) && pv_text_is_sound (text, PV_TEXT_MAX);
    case SQLITE_BLOB:
      return sqlite3_column_bytes (statement, column) <= BLOB_MAX;
    default:
      return FALSE;
    }
}

static gboolean
copy_row (PvSql *to, sqlite3_stmt *from, sqlite3_stmt *insert, GError **error)
{
  for (int i = 0; i < sqlite3_column_count (from); i++)
    {
      if (!value_is_sound (from, i))
        return pv_store_error_set (error, NULL, SQLITE_CORRUPT, to->path);
      sqlite3_bind_value (insert, i + 1, sqlite3_column_value (from, i));
    }

  return pv_sql_finish (to, insert, error);
}

/* Both sides have the same columns in the same order: the schemas are equal. */
static gboolean
copy_table (PvSql *from, PvSql *to, const char *table, GError **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *rows = pv_sql_prepare (from, query, error);
  sqlite3_stmt *insert;
  gboolean row = TRUE;

  if (rows == NULL)
    return FALSE;

  g_string_append_printf (text, "INSERT INTO \"%s\" VALUES (?1", table);
  for (int i = 1; i < sqlite3_column_count (rows); i++)
    g_string_append_printf (text, ", ?%d", i + 1);
  g_string_append_c (text, ')');
  insert = pv_sql_prepare (to, text->str, error);
  if (insert == NULL)
    return FALSE;

  while (row)
    if (!pv_sql_step (from, rows, &row, error) || (row && !copy_row (to, rows, insert, error)))
      return FALSE;

  return TRUE;
}

gboolean
pv_store_foreign_copy (PvSql *from, PvSql *to, const PvStoreTables *tables, GError **error)
{
  const char *const *log = pv_store_log_tables ();

  if (!pv_sql_begin (to, error))
    return FALSE;
  for (guint i = 0; log[i] != NULL; i++)
    if (!copy_table (from, to, log[i], error))
      return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (tables->by_kind); k++)
    if (tables->by_kind[k] != NULL && !copy_table (from, to, tables->by_kind[k]->info->table, error))
      return FALSE;

  return pv_sql_commit (to, error);
}

gboolean
pv_store_foreign_prove (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;

  if (!pv_store_check_log (store, lines, error) || !pv_store_check_cells (store, lines, error)
      || !pv_store_check_chain (store, lines, error) || !pv_store_check_versions (store, lines, error)
      || !pv_store_check_rules (store, lines, error))
    return FALSE;
  if (lines->len == 0)
    return TRUE;

  name = g_filename_display_basename (store->sql->path);
  g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED, _("%s is damaged (%s); open an earlier copy of it"), name,
               (const char *) g_ptr_array_index (lines, 0));
  return FALSE;
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
