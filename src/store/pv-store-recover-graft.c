/* The schema of a document is the same in every document of a version, and so are the pages it lies on: when those are damaged,
 * pages of an empty document take their place, and the rows behind them can be reached again. */
#include "store/pv-store-recover.h"

#include <string.h>

#define PAGE_SIZE 4096

/* An empty document as SQLite lays it out: by VACUUM like a shared file, or as it is made like a working copy. */
static PvSql *
empty_document (const PvKinds *kinds, gboolean vacuumed)
{
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, pv_store_version_of (kinds));
  g_autoptr (PvSql) sql = pv_sql_open (":memory:", "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, NULL);

  if (sql == NULL || !pv_store_schema_make (sql, tables, NULL) || (vacuumed && !pv_sql_run (sql, "VACUUM", NULL)))
    return NULL;
  return g_steal_pointer (&sql);
}

static GHashTable *
roots_of (PvSql *sql)
{
  GHashTable *roots = g_hash_table_new (NULL, NULL);
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT rootpage FROM sqlite_schema", NULL);
  gboolean row = statement != NULL;

  while (row && pv_sql_step (sql, statement, &row, NULL) && row)
    g_hash_table_add (roots, GINT_TO_POINTER (sqlite3_column_int (statement, 0)));
  return roots;
}

void
pv_recover_graft_schema (guint8 *bytes, gsize size, const PvKinds *kinds, gboolean vacuumed)
{
  g_autoptr (PvSql) sql = empty_document (kinds, vacuumed);
  g_autoptr (GHashTable) roots = sql ? roots_of (sql) : NULL;
  sqlite3_int64 n = 0;
  guint8 *empty = sql ? sqlite3_serialize (sql->db, "main", &n, 0) : NULL;

  for (gsize page = 0; empty != NULL && (page + 1) * PAGE_SIZE <= MIN ((gsize) n, size); page++)
    if (!g_hash_table_contains (roots, GINT_TO_POINTER ((int) page + 1)))
      memcpy (bytes + page * PAGE_SIZE, empty + page * PAGE_SIZE, PAGE_SIZE);
  sqlite3_free (empty);
}
