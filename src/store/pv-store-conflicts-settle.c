/* Choosing among heads. */
#include "store/pv-store-conflicts-private.h"

static PvValue
keep (GPtrArray *texts, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    {
      value.text = g_strdup (value.text);
      g_ptr_array_add (texts, (gpointer) value.text);
    }
  return value;
}

/* The winner of the cell, and the op of (@org, @ctr) when that is not 0. */
static const char WINNER[] = "SELECT new FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 ORDER BY hlc DESC, org DESC LIMIT 1";
static const char CHOSEN[] = "SELECT new FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 AND org = ?4 AND ctr = ?5";

static gboolean
read_value (PvStore *store, const char *query, const PvSettling *settling, const PvStoreOp *op, GPtrArray *texts, PvValue *value,
            GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, query, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, op->tbl);
  sqlite3_bind_int64 (statement, 2, op->row);
  sqlite3_bind_int64 (statement, 3, op->col);
  if (query == CHOSEN)
    {
      sqlite3_bind_int64 (statement, 4, settling->org);
      sqlite3_bind_int64 (statement, 5, settling->ctr);
    }
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  if (!row)
    return pv_store_error_set (error, NULL, SQLITE_NOTFOUND, store->sql->path);
  *value = keep (texts, pv_store_column (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
add_op (PvStore *store, const PvSettling *settling, GArray *ops, GPtrArray *texts, GError **error)
{
  const PvStoreTable *table = store->tables->by_kind[settling->kind];
  PvStoreOp op = { .tbl = settling->kind, .row = settling->id, .col = PV_STORE_COL_DELETED, .slot = PV_STORE_NO_SLOT };

  if (table == NULL || (settling->how == PV_SETTLE_AS_CHOSEN && settling->slot != PV_STORE_NO_SLOT && settling->slot >= table->info->n_slots))
    return pv_store_error_set (error, NULL, SQLITE_NOTFOUND, store->sql->path);
  if (settling->how == PV_SETTLE_AS_CHOSEN && settling->slot != PV_STORE_NO_SLOT)
    {
      op.slot = settling->slot;
      op.col = table->cells[settling->slot].col;
    }
  if (!read_value (store, WINNER, settling, &op, texts, &op.old_value, error))
    return FALSE;
  op.new_value = settling->how == PV_SETTLE_AS_CHOSEN ? op.old_value : PV_VALUE_OF_INT (settling->how == PV_SETTLE_REMOVED);
  if (settling->how == PV_SETTLE_AS_CHOSEN && settling->org != 0 && !read_value (store, CHOSEN, settling, &op, texts, &op.new_value, error))
    return FALSE;

  g_array_append_val (ops, op);
  return TRUE;
}

gboolean
pv_store_settle (PvStore *store, const GArray *settlings, PvKind kind, PvId subject, gint64 at_ms, GPtrArray **restored, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PvStoreChange change = { .at_ms = at_ms, .verb = PV_VERB_SETTLE, .kind = kind, .id = subject };

  if (store->read_only_reason != NULL)
    {
      g_propagate_error (error, g_error_copy (store->read_only_reason));
      return FALSE;
    }

  for (guint i = 0; i < settlings->len; i++)
    if (!add_op (store, &g_array_index (settlings, PvSettling, i), ops, texts, error))
      return FALSE;

  return pv_store_write_ops (store, &change, ops, restored, error);
}
