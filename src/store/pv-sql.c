#include "store/pv-sql.h"

static void
forget_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Nobody asks how much memory SQLite has: counting it is a lock that its threads share, at every block that any of them takes or gives back. */
static gpointer
count_no_memory (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

PvSql *
pv_sql_open (const char *file, const char *shown, int flags, const char *vfs, GError **error)
{
  static GOnce counting = G_ONCE_INIT;
  sqlite3 *db = NULL;
  PvSql *sql;
  int code;

  g_once (&counting, count_no_memory, NULL);
  code = sqlite3_open_v2 (file, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  if (code != SQLITE_OK)
    {
      pv_store_error_set (error, db, code, shown);
      sqlite3_close (db);
      return NULL;
    }

  sql = g_new0 (PvSql, 1);
  sql->db = db;
  sql->path = g_strdup (shown);
  sql->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, forget_statement);
  return sql;
}

void
pv_sql_close (PvSql *sql)
{
  g_hash_table_unref (sql->statements);
  sqlite3_close (sql->db);
  g_free (sql->path);
  g_free (sql);
}

gboolean
pv_sql_run (PvSql *sql, const char *text, GError **error)
{
  int code = sqlite3_exec (sql->db, text, NULL, NULL, NULL);

  return code == SQLITE_OK || pv_store_error_set (error, sql->db, code, sql->path);
}

sqlite3_stmt *
pv_sql_prepare (PvSql *sql, const char *text, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (sql->statements, text);
  int code;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  code = sqlite3_prepare_v3 (sql->db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      pv_store_error_set (error, sql->db, code, sql->path);
      return NULL;
    }

  g_hash_table_insert (sql->statements, g_strdup (text), statement);
  return statement;
}

gboolean
pv_sql_step (PvSql *sql, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW || code == SQLITE_DONE)
    {
      *row = code == SQLITE_ROW;
      if (code == SQLITE_DONE)
        sqlite3_reset (statement);
      return TRUE;
    }

  pv_store_error_set (error, sql->db, code, sql->path);
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
pv_sql_finish (PvSql *sql, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    pv_store_error_set (error, sql->db, code, sql->path);
  sqlite3_reset (statement);
  return code == SQLITE_DONE || code == SQLITE_ROW;
}

gboolean
pv_sql_get_int (PvSql *sql, const char *text, gint64 fallback, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, text, error);
  gboolean row;

  if (statement == NULL || !pv_sql_step (sql, statement, &row, error))
    return FALSE;

  *value = row && sqlite3_column_type (statement, 0) != SQLITE_NULL ? sqlite3_column_int64 (statement, 0) : fallback;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
pv_sql_is_late (PvSql *sql, GError **error)
{
  return sql->deadline != 0 && g_get_monotonic_time () > sql->deadline && !pv_store_error_set (error, NULL, SQLITE_INTERRUPT, sql->path);
}

gboolean
pv_sql_begin (PvSql *sql, GError **error)
{
  return pv_sql_run (sql, "BEGIN IMMEDIATE", error);
}

gboolean
pv_sql_commit (PvSql *sql, GError **error)
{
  return pv_sql_run (sql, "COMMIT", error);
}

void
pv_sql_rollback (PvSql *sql)
{
  if (!sqlite3_get_autocommit (sql->db))
    sqlite3_exec (sql->db, "ROLLBACK", NULL, NULL, NULL);
}
