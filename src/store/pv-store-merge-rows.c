/* One change after another: read from the other file, proven, put in. */
#include "store/pv-store-merge-private.h"

#include <glib/gi18n-lib.h>

static const char CHANGES[] =
  "SELECT ctr, step, hlc, at, verb, kind, id, coalesce (who, 0), coalesce (undoes_org, 0), coalesce (undoes_ctr, 0), app, schema, hash"
  " FROM change WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3 ORDER BY ctr";

static const char OPS[] = "SELECT tbl, row, col, old, new, hlc FROM op WHERE org = ?1 AND ctr = ?2 ORDER BY tbl, row, col";

/* Of a whole range, step by step with its changes: the rows of one change lie apart, among those of all changes of its copy. */
static const char SEEN[] = "SELECT ctr, o, upto FROM seen WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3 ORDER BY ctr, o";

/* What goes from one change of a replica to the next. */
typedef struct
{
  gint64 hlc;
  guint8 hash[PV_STORE_HASH_SIZE];
  sqlite3_stmt *seen;
  gboolean seen_row;           /* `seen` stands on a row */
} Link;

static PvValue
keep (PvMerging *merging, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    value.text = g_string_chunk_insert (merging->texts, value.text);
  return value;
}

static gboolean
value_is_sound (const PvStoreTable *table, const PvStoreOp *op, PvValue value, gboolean is_new)
{
  const PvFieldInfo *field;

  if (op->slot == PV_STORE_NO_SLOT)
    return value.kind == PV_VALUE_INT ? value.integer == 0 || value.integer == 1 : value.kind == PV_VALUE_NONE && !is_new;
  if (value.kind == PV_VALUE_NONE)
    return TRUE;

  field = table->cells[op->slot].field;
  if (field->type == PV_TYPE_PERSONAL)
    return value.kind == PV_VALUE_TEXT && pv_store_personal_is_token (value.text);
  return pv_value_fits (field, value, NULL);
}

static gboolean
op_is_sound (PvMerging *merging, PvStoreOp *op, int type_of_old, int type_of_new)
{
  const PvStoreTable *table = merging->store->tables->by_kind[op->tbl];

  if (table == NULL || op->row <= 0 || type_of_old == SQLITE_BLOB || type_of_old == SQLITE_FLOAT || type_of_new == SQLITE_BLOB
      || type_of_new == SQLITE_FLOAT)
    return FALSE;

  op->slot = pv_store_slot_of_col (table, op->col);
  return (op->slot != PV_STORE_NO_SLOT || op->col == PV_STORE_COL_DELETED) && value_is_sound (table, op, op->old_value, FALSE)
         && value_is_sound (table, op, op->new_value, TRUE);
}

static gboolean
read_ops (PvMerging *merging, const PvStoreChange *change, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (merging->foreign, OPS, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  g_array_set_size (merging->ops, 0);
  g_string_chunk_clear (merging->texts);
  sqlite3_bind_int64 (statement, 1, change->org);
  sqlite3_bind_int64 (statement, 2, change->ctr);
  while (row)
    {
      PvStoreOp op = { 0 };
      gint64 tbl;

      if (!pv_sql_step (merging->foreign, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      tbl = sqlite3_column_int64 (statement, 0);
      op = (PvStoreOp) { .tbl = (PvKind) tbl, .row = sqlite3_column_int64 (statement, 1), .col = sqlite3_column_int (statement, 2),
                         .old_value = keep (merging, pv_store_column (statement, 3)),
                         .new_value = keep (merging, pv_store_column (statement, 4)) };
      if (tbl != op.tbl || sqlite3_column_int64 (statement, 2) != op.col || sqlite3_column_int64 (statement, 5) != change->hlc
          || !op_is_sound (merging, &op, sqlite3_column_type (statement, 3), sqlite3_column_type (statement, 4)))
        return pv_merge_refuse_damaged (merging, error);
      g_array_append_val (merging->ops, op);
    }

  return TRUE;
}

static gboolean
read_seen (PvMerging *merging, const PvStoreChange *change, Link *link, GError **error)
{
  g_array_set_size (merging->seen, 0);
  while (link->seen_row && sqlite3_column_int64 (link->seen, 0) == change->ctr)
    {
      const gint64 pair[] = { sqlite3_column_int64 (link->seen, 1), sqlite3_column_int64 (link->seen, 2) };

      g_array_append_vals (merging->seen, pair, G_N_ELEMENTS (pair));
      if (!pv_sql_step (merging->foreign, link->seen, &link->seen_row, error))
        return FALSE;
    }

  return TRUE;
}

static PvStoreChange
change_of_row (guint32 org, sqlite3_stmt *statement)
{
  return (PvStoreChange) { .org = org, .ctr = sqlite3_column_int64 (statement, 0), .step = sqlite3_column_int64 (statement, 1),
                           .hlc = sqlite3_column_int64 (statement, 2), .at_ms = sqlite3_column_int64 (statement, 3),
                           .verb = (PvVerb) sqlite3_column_int (statement, 4), .kind = (PvKind) sqlite3_column_int (statement, 5),
                           .id = sqlite3_column_int64 (statement, 6), .who = sqlite3_column_int64 (statement, 7),
                           .undoes_ctr = sqlite3_column_int64 (statement, 9), .app = (const char *) sqlite3_column_text (statement, 10),
                           .schema = (guint) sqlite3_column_int64 (statement, 11) };
}

/* Numbers that were cut to fit above are caught by the hash, which is over all of them. */
static gboolean
change_is_sound (const PvStoreTables *tables, const PvStoreChange *change, sqlite3_stmt *statement, gint64 last_hlc)
{
  gint64 undoes_org = sqlite3_column_int64 (statement, 8);

  return change->hlc > last_hlc && change->hlc < PV_STORE_HLC_MAX && change->step >= 1 && change->step <= change->ctr
         && undoes_org == (change->undoes_ctr != 0 ? change->org : 0) && change->undoes_ctr >= 0 && change->undoes_ctr < change->ctr
         && change->app != NULL && pv_text_is_sound (change->app, 64) && change->schema <= tables->version && change->id >= 0
         && change->who >= 0 && (change->who == 0 || pv_id_replica (change->who) == change->org) && sqlite3_column_type (statement, 12) == SQLITE_BLOB
         && sqlite3_column_bytes (statement, 12) == PV_STORE_HASH_SIZE;
}

static gboolean
take_ops (PvMerging *merging, const PvStoreChange *change, GError **error)
{
  if (!pv_store_insert_ops (merging->store->sql, change, merging->ops, error))
    return FALSE;

  for (guint i = 0; i < merging->ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (merging->ops, PvStoreOp, i);
      PvMergeCell cell = { op->tbl, op->row, op->col };

      g_array_append_val (merging->cells, cell);
      pv_store_note_written (merging->store, op->tbl, op->row, op->col);
    }

  return TRUE;
}

static gboolean
take_words_of (PvMerging *merging, const PvStoreChange *change, GError **error)
{
  if (change->who != 0 && !pv_merge_take_words (merging, change->who, NULL, error))
    return FALSE;

  for (guint i = 0; i < merging->ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (merging->ops, PvStoreOp, i);
      const PvStoreTable *table = merging->store->tables->by_kind[op->tbl];
      const char *token = op->new_value.text;

      if (op->slot != PV_STORE_NO_SLOT && table->cells[op->slot].field->type == PV_TYPE_PERSONAL && op->new_value.kind == PV_VALUE_TEXT
          && !pv_merge_take_words (merging, g_ascii_strtoll (token, NULL, 10), token, error))
        return FALSE;
    }

  return TRUE;
}

/* @statement stands on the change. */
static gboolean
take (PvMerging *merging, guint32 org, sqlite3_stmt *statement, Link *link, GError **error)
{
  PvStoreChange change = change_of_row (org, statement);
  guint8 hash[PV_STORE_HASH_SIZE];

  if (!change_is_sound (merging->store->tables, &change, statement, link->hlc))
    return pv_merge_refuse_damaged (merging, error);
  if (!read_ops (merging, &change, error) || !read_seen (merging, &change, link, error))
    return FALSE;

  pv_store_hash_change (link->hash, &change, merging->ops, merging->seen, hash);
  if (memcmp (hash, sqlite3_column_blob (statement, 12), PV_STORE_HASH_SIZE) != 0)
    return pv_merge_refuse_damaged (merging, error);

  memcpy (link->hash, hash, sizeof hash);
  link->hlc = change.hlc;
  merging->max_hlc = MAX (merging->max_hlc, change.hlc);
  return pv_store_insert_change (merging->store->sql, &change, hash, error) && take_ops (merging, &change, error)
         && pv_store_insert_seen (merging->store->sql, &change, merging->seen, error)
         && take_words_of (merging, &change, error) && pv_merge_erase (merging, &change, error)
         && pv_merge_note_change (merging, &change, error);
}

static gboolean
introduce (PvMerging *merging, guint32 org, guint8 *hash, GError **error)
{
  sqlite3_stmt *from = pv_sql_prepare (merging->foreign, "SELECT uuid, coalesce (device, 0) FROM replica WHERE no = ?1", error);
  g_autofree char *uuid = NULL;
  PvId device;
  gboolean row;

  if (from == NULL)
    return FALSE;
  sqlite3_bind_int64 (from, 1, org);
  if (!pv_sql_step (merging->foreign, from, &row, error))
    return FALSE;
  if (!row)
    return pv_merge_refuse_damaged (merging, error);

  uuid = g_strdup ((const char *) sqlite3_column_text (from, 0));
  device = sqlite3_column_int64 (from, 1);
  sqlite3_reset (from);
  if (org == 0 || org > PV_REPLICA_MAX || !g_uuid_string_is_valid (uuid) || (device != 0 && pv_id_replica (device) != org))
    return pv_merge_refuse_damaged (merging, error);

  pv_store_hash_first (merging->store->uuid, org, uuid, hash);
  return pv_store_insert_replica (merging->store->sql, org, uuid, device, error) && (device == 0 || pv_merge_take_words (merging, device, NULL, error));
}

/* Where the chain of @org stands here. */
static gboolean
find_link (PvMerging *merging, guint32 org, gint64 ctr, Link *link, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *statement;
  gboolean row;

  link->hlc = -1;
  if (ctr == 0)
    return introduce (merging, org, link->hash, error);

  statement = pv_sql_prepare (sql, "SELECT hlc, hash FROM change WHERE org = ?1 AND ctr = ?2", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, ctr);
  if (!pv_sql_step (sql, statement, &row, error))
    return FALSE;
  if (!row || sqlite3_column_bytes (statement, 1) != PV_STORE_HASH_SIZE)
    return pv_store_error_set (error, NULL, SQLITE_CORRUPT, sql->path);
  link->hlc = sqlite3_column_int64 (statement, 0);
  memcpy (link->hash, sqlite3_column_blob (statement, 1), PV_STORE_HASH_SIZE);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
go_on (PvMerging *merging, GError **error)
{
  if (merging->progress == NULL)
    return TRUE;

  g_atomic_int_inc (&merging->progress->done);
  if (!g_atomic_int_get (&merging->progress->cancelled))
    return TRUE;
  g_set_error_literal (error, PV_ERROR, PV_ERROR_REFUSED, _("Bringing together was stopped; nothing was changed"));
  return FALSE;
}

static sqlite3_stmt *
prepare_range (PvSql *sql, const char *text, const PvMergeRange *range, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, text, error);

  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, range->org);
      sqlite3_bind_int64 (statement, 2, range->first);
      sqlite3_bind_int64 (statement, 3, range->last);
    }
  return statement;
}

gboolean
pv_merge_take_range (PvMerging *merging, const PvMergeRange *range, GError **error)
{
  sqlite3_stmt *statement;
  gint64 ctr = range->first;
  gboolean row = TRUE;
  Link link;

  if (!find_link (merging, range->org, range->first - 1, &link, error))
    return FALSE;
  statement = prepare_range (merging->foreign, CHANGES, range, error);
  link.seen = prepare_range (merging->foreign, SEEN, range, error);
  if (statement == NULL || link.seen == NULL || !pv_sql_step (merging->foreign, link.seen, &link.seen_row, error))
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (merging->foreign, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (sqlite3_column_int64 (statement, 0) != ctr++)
        return pv_merge_refuse_damaged (merging, error);
      if (!take (merging, range->org, statement, &link, error) || !go_on (merging, error))
        return FALSE;
    }

  return ctr == range->last + 1 || pv_merge_refuse_damaged (merging, error);
}
