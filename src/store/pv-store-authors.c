/* Who wrote into a document, and what each did. */
#include "store/pv-store-erase.h"

#include "store/pv-store-private.h"

GPtrArray *
pv_store_authors (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT DISTINCT text FROM pii WHERE id IN (SELECT DISTINCT who FROM change) ORDER BY text", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }

  return g_steal_pointer (&names);
}

GPtrArray *
pv_store_deeds (PvStore *store, PvId who, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT org, step, max (at), verb, kind, id, min (ctr) FROM change WHERE who = ?1 GROUP BY org, step ORDER BY max (hlc) DESC",
    error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, who);
  while (row)
    {
      PvStoreLine *line;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      line = g_new0 (PvStoreLine, 1);
      line->org = (guint32) sqlite3_column_int64 (statement, 0);
      line->step = sqlite3_column_int64 (statement, 1);
      line->at_ms = sqlite3_column_int64 (statement, 2);
      line->verb = (PvVerb) sqlite3_column_int (statement, 3);
      line->kind = (PvKind) sqlite3_column_int (statement, 4);
      line->id = line->verb == PV_VERB_ERASE ? PV_NO_ID : sqlite3_column_int64 (statement, 5);
      g_ptr_array_add (lines, line);
    }

  return g_steal_pointer (&lines);
}
