/* Cells follow the op with the greatest (hlc, org); only those that got a new op are looked at. */
#include "store/pv-store-merge-private.h"

int
pv_merge_compare_cells (gconstpointer a, gconstpointer b)
{
  const PvMergeCell *left = a, *right = b;

  if (left->tbl != right->tbl)
    return left->tbl < right->tbl ? -1 : 1;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->col > right->col) - (left->col < right->col);
}

/* The cells of one row that changed. */
typedef struct
{
  PvMerging *merging;
  const PvStoreTable *table;
  PvId id;
  gboolean there;              /* the row exists */
  gint64 deleted;              /* before */
  PvValue winners[PV_MAX_SLOTS + 1]; /* `deleted` last */
  gboolean touched[PV_MAX_SLOTS + 1];
} Row;

static gboolean
find_row (Row *row, GError **error)
{
  PvSql *sql = row->merging->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, row->table->select, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->id);
  if (!pv_sql_step (sql, statement, &row->there, error))
    return FALSE;
  row->deleted = row->there ? sqlite3_column_int64 (statement, 1) : 1;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
find_winner (Row *row, const PvMergeCell *cell, GError **error)
{
  PvMerging *merging = row->merging;
  sqlite3_stmt *statement = pv_sql_prepare (
    merging->store->sql, "SELECT new FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 ORDER BY hlc DESC, org DESC LIMIT 1", error);
  guint slot = pv_store_slot_of_col (row->table, cell->col);
  gboolean found;
  PvValue value;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, cell->tbl);
  sqlite3_bind_int64 (statement, 2, cell->row);
  sqlite3_bind_int64 (statement, 3, cell->col);
  if (!pv_sql_step (merging->store->sql, statement, &found, error))
    return FALSE;

  value = found ? pv_store_column (statement, 0) : PV_VALUE_EMPTY;
  if (value.kind == PV_VALUE_TEXT)
    value.text = g_string_chunk_insert (merging->texts, value.text);
  sqlite3_reset (statement);
  slot = slot == PV_STORE_NO_SLOT ? row->table->info->n_slots : slot;
  row->winners[slot] = value;
  row->touched[slot] = TRUE;
  return TRUE;
}

static gboolean
insert_row (Row *row, GError **error)
{
  PvSql *sql = row->merging->store->sql;
  guint n = row->table->info->n_slots;
  sqlite3_stmt *statement;

  /* A record begins with a change that says that it is there. */
  if (row->winners[n].kind != PV_VALUE_INT)
    return pv_merge_refuse_damaged (row->merging, error);
  statement = pv_sql_prepare (sql, row->table->insert, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->id);
  sqlite3_bind_int64 (statement, 2, row->winners[n].integer);
  for (guint i = 0; i < n; i++)
    pv_store_bind (statement, (int) i + 3, row->winners[i]);
  return pv_sql_finish (sql, statement, error);
}

static gboolean
update_row (Row *row, GError **error)
{
  guint n = row->table->info->n_slots;

  for (guint i = 0; i <= n; i++)
    {
      PvStoreOp op = { .tbl = row->table->info->kind, .row = row->id, .slot = i < n ? i : PV_STORE_NO_SLOT,
                       .new_value = row->winners[i] };

      if (row->touched[i] && !pv_store_set_cell (row->merging->store, &op, error))
        return FALSE;
    }

  return TRUE;
}

static void
note_record (Row *row)
{
  PvMergeReport *report = row->merging->report;
  guint n = row->table->info->n_slots;
  gboolean was_there = row->deleted == 0;
  gboolean is_there = row->touched[n] ? row->winners[n].integer == 0 : was_there;
  PvMergedRecord record = { row->table->info->kind, row->id };

  if (!was_there && !is_there)
    return;
  report->n_added += !was_there;
  report->n_removed += !is_there;
  report->n_changed += was_there && is_there;
  g_array_append_val (report->records, record);
}

static gboolean
fold_row (Row *row, const PvMergeCell *cells, guint n_cells, GError **error)
{
  g_string_chunk_clear (row->merging->texts);
  memset (row->touched, 0, sizeof row->touched);
  for (guint i = 0; i <= row->table->info->n_slots; i++)
    row->winners[i] = PV_VALUE_EMPTY;

  if (!find_row (row, error))
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    if ((i == 0 || pv_merge_compare_cells (&cells[i - 1], &cells[i]) != 0) && !find_winner (row, &cells[i], error))
      return FALSE;

  note_record (row);
  return row->there ? update_row (row, error) : insert_row (row, error);
}

gboolean
pv_merge_fold (PvMerging *merging, GError **error)
{
  const PvMergeCell *cells = (const PvMergeCell *) (gpointer) merging->cells->data;
  guint end;

  g_array_sort (merging->cells, pv_merge_compare_cells);
  for (guint i = 0; i < merging->cells->len; i = end)
    {
      Row row = { .merging = merging, .table = merging->store->tables->by_kind[cells[i].tbl], .id = cells[i].row };

      for (end = i; end < merging->cells->len && cells[end].tbl == cells[i].tbl && cells[end].row == cells[i].row;)
        end++;
      if (!fold_row (&row, &cells[i], end - i, error))
        return FALSE;
    }

  return TRUE;
}
