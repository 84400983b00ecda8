/* The rules of the gate, for what came and no more: the changes of each range, and the records that they wrote into. A forged file
 * whose chain holds would otherwise come in by merging, and be shared in a document that no gate lets in again. */
#include "store/pv-store-merge-private.h"

#define LONGEST_CHAIN 10000

/* Each counts what must not be, of the changes of ?1 from ?2 on. */
static const char *const RULES[] = {
  "SELECT count (*) FROM change WHERE org = ?1 AND ctr >= ?2 AND " PV_STORE_BAD_CHANGE,
  "SELECT count (*) FROM change WHERE org = ?1 AND ctr >= ?2 AND (undoes_org <> org OR undoes_ctr >= ctr OR step > ctr OR step < 1)",
  "SELECT count (*) FROM change AS c WHERE org = ?1 AND ctr >= ?2 AND verb = 20 AND (kind <> 0 OR EXISTS"
  " (SELECT 1 FROM op AS o WHERE o.org = c.org AND o.ctr = c.ctr))",
  "SELECT count (*) FROM change WHERE org = ?1 AND ctr >= ?2 AND who NOT IN (SELECT id FROM pii) AND who NOT IN (SELECT id FROM pii_erased)",
  "SELECT count (*) FROM replica WHERE no = ?1 AND ?2 > 0 AND device NOT IN (SELECT id FROM pii) AND device NOT IN (SELECT id FROM pii_erased)",
  "SELECT count (*) FROM seen AS s JOIN change AS own ON own.org = s.org AND own.ctr = s.ctr"
  " JOIN change AS their ON their.org = s.o AND their.ctr = s.upto WHERE s.org = ?1 AND s.ctr >= ?2 AND their.hlc >= own.hlc",
  "SELECT count (*) FROM seen AS s WHERE org = ?1 AND ctr >= ?2 AND upto <= (SELECT upto FROM seen AS e WHERE e.org = s.org AND e.o = s.o"
  " AND e.ctr < s.ctr ORDER BY e.ctr DESC LIMIT 1)",
  "SELECT count (*) FROM seen AS s WHERE org = ?1 AND ctr >= ?2 AND NOT EXISTS"
  " (SELECT 1 FROM change AS c WHERE c.org = s.org AND c.ctr = s.ctr)",
};

static gboolean
check_range (PvMerging *merging, const PvMergeRange *range, GError **error)
{
  PvSql *sql = merging->store->sql;

  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      sqlite3_stmt *statement = pv_sql_prepare (sql, RULES[i], error);
      gboolean row;
      gint64 n;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, range->org);
      sqlite3_bind_int64 (statement, 2, range->first);
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      n = row ? sqlite3_column_int64 (statement, 0) : 0;
      sqlite3_reset (statement);
      if (n != 0)
        return pv_merge_refuse_damaged (merging, error);
    }

  return TRUE;
}

/* Where the reference of @id leads now; PV_NO_ID when nowhere, or when the record is gone. */
static gboolean
follow (PvMerging *merging, const PvStoreTable *table, guint slot, PvId *id, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, table->select, error);
  gboolean row;
  PvId next = PV_NO_ID;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, *id);
  if (!pv_sql_step (sql, statement, &row, error))
    return FALSE;
  if (row && sqlite3_column_int64 (statement, 1) == 0)
    next = sqlite3_column_int64 (statement, (int) slot + 2);
  sqlite3_reset (statement);
  *id = next;
  return TRUE;
}

/* A circle that one copy wrote alone, by edits, was never let through by a program of ours. @blind: that of several, or by undoing. */
static gboolean
look_round (PvMerging *merging, const PvStoreTable *table, guint slot, PvId first, gboolean *closed, gboolean *blind, GError **error)
{
  PvId id = first;
  gint64 first_org = 0;

  *closed = *blind = FALSE;
  for (guint steps = 0; steps < LONGEST_CHAIN && id != PV_NO_ID && !*closed; steps++)
    {
      gint64 org;
      int verb;

      if (!pv_store_read_writer (merging->store, id, table->cells[slot].field, &org, &verb, error))
        return FALSE;
      first_org = first_org == 0 ? org : first_org;
      *blind = *blind || org != first_org || pv_store_verb_is_blind (verb);
      if (!follow (merging, table, slot, &id, error))
        return FALSE;
      *closed = id == first;
    }

  return TRUE;
}

static gboolean
check_circle (PvMerging *merging, const PvMergeCell *cell, GError **error)
{
  const PvStoreTable *table = merging->store->tables->by_kind[cell->tbl];
  guint slot = pv_store_slot_of_col (table, cell->col);
  const PvFieldInfo *field = slot != PV_STORE_NO_SLOT ? table->cells[slot].field : NULL;
  gboolean closed, blind;

  if (field == NULL || field->type != PV_TYPE_REFERENCE || field->of != (int) cell->tbl || PV_FIELD_CODE (field->field) == PV_COMMON_VERIFIED_BY)
    return TRUE;
  if (!look_round (merging, table, slot, cell->row, &closed, &blind, error))
    return FALSE;
  return !closed || blind || pv_merge_refuse_damaged (merging, error);
}

/* What may refer to anything refers to nothing that was never made. */
static gboolean
check_pin (PvMerging *merging, const PvMergeCell *cell, GError **error)
{
  const PvStoreTable *table = merging->store->tables->by_kind[cell->tbl];
  guint slot = pv_store_slot_of_col (table, cell->col);
  const PvFieldInfo *field = slot != PV_STORE_NO_SLOT ? table->cells[slot].field : NULL;
  PvId id = cell->row;
  gboolean there;

  if (field == NULL || field->type != PV_TYPE_REFERENCE || field->of != PV_ANY_KIND)
    return TRUE;
  if (!follow (merging, table, slot, &id, error) || (id != PV_NO_ID && !pv_store_was_ever_there (merging->store, id, &there, error)))
    return FALSE;

  return id == PV_NO_ID || there || pv_merge_refuse_damaged (merging, error);
}

/* Its cells are sorted by record. */
static gboolean
check_records (PvMerging *merging, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const PvMergeCell *cells = (const PvMergeCell *) (gpointer) merging->cells->data;

  for (guint i = 0; i < merging->cells->len; i++)
    {
      gboolean same_row = i > 0 && cells[i].tbl == cells[i - 1].tbl && cells[i].row == cells[i - 1].row;

      if (!same_row && !pv_store_check_row (merging->store, cells[i].tbl, cells[i].row, lines, error))
        return FALSE;
      if (lines->len > 0)
        return pv_merge_refuse_damaged (merging, error);
      if (!(same_row && cells[i].col == cells[i - 1].col)
          && (!check_circle (merging, &cells[i], error) || !check_pin (merging, &cells[i], error)))
        return FALSE;
    }

  return TRUE;
}

gboolean
pv_merge_check_rules (PvMerging *merging, GError **error)
{
  for (guint i = 0; i < merging->report->ranges->len; i++)
    if (!check_range (merging, &g_array_index (merging->report->ranges, PvMergeRange, i), error))
      return FALSE;

  return check_records (merging, error);
}
