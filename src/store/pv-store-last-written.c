/* When what stands in a record was written. */
#include "store/pv-store-private.h"

static void
note (const PvKindInfo *kind, int col, gint64 hlc, gint64 *written)
{
  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];
      int first = PV_STORE_COL (field, field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST : PV_LANG_NONE);

      if (col >= first && col < first + (int) pv_field_n_cells (field))
        written[field->slot + (guint) (col - first)] = hlc;
    }
}

gboolean
pv_store_last_written (PvStore *store, const PvKindInfo *kind, PvId id, gint64 *written, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT col, max (hlc) FROM op WHERE tbl = ?1 AND row = ?2 GROUP BY col", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, kind->kind);
  sqlite3_bind_int64 (statement, 2, id);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        note (kind, sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1), written);
    }
  return TRUE;
}
