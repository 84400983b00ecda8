#include "store/pv-store-private.h"

#include "store/pv-store-share.h"

#include <string.h>

static gboolean
read_uuid (PvStore *store, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT uuid FROM document", error);
  gboolean row;

  if (statement == NULL || !pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  if (!row)
    return pv_store_error_set (error, NULL, SQLITE_CORRUPT, store->sql->path);

  g_free (store->uuid);
  store->uuid = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

/* The chain's end and the undo lists, out of this replica's changes. */
static gboolean
read_own_changes (PvStore *store, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT ctr, step, verb, kind, id, coalesce (undoes_ctr, 0), hash FROM change WHERE org = ?1 ORDER BY ctr", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, store->replica);
  while (row)
    {
      PvStoreChange change;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      change = (PvStoreChange) { .ctr = sqlite3_column_int64 (statement, 0), .step = sqlite3_column_int64 (statement, 1),
                                 .verb = (PvVerb) sqlite3_column_int (statement, 2), .kind = (PvKind) sqlite3_column_int (statement, 3),
                                 .id = sqlite3_column_int64 (statement, 4), .undoes_ctr = sqlite3_column_int64 (statement, 5) };
      pv_store_undo_note (store, &change);
      store->ctr = change.ctr;
      store->step = change.step;
      if (sqlite3_column_bytes (statement, 6) == PV_STORE_HASH_SIZE)
        memcpy (store->hash, sqlite3_column_blob (statement, 6), PV_STORE_HASH_SIZE);
    }

  return TRUE;
}

/* The number of words that were erased is never given again: they would be erased at the next merge. */
static gboolean
read_last_pii (PvStore *store, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT max (id) FROM (SELECT id FROM pii UNION ALL SELECT id FROM pii_erased)"
                                           " WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT,
                                           pv_id_make (store->replica, 0), pv_id_make (store->replica, G_MAXUINT32));
  gint64 id;

  if (!pv_sql_get_int (store->sql, text, 0, &id, error))
    return FALSE;

  store->last_pii = id != 0 ? pv_id_counter (id) : 0;
  return TRUE;
}

gboolean
pv_store_reread (PvStore *store, GError **error)
{
  gint64 others;

  pv_sql_rollback (store->sql);
  pv_store_undo_clear (store);
  g_clear_pointer (&store->in_conflict, g_array_unref);
  store->ctr = 0;
  store->step = 0;
  store->who = 0;
  if (!read_uuid (store, error) || !read_own_changes (store, error) || !read_last_pii (store, error)
      || !pv_sql_get_int (store->sql, "SELECT max (hlc) FROM change", 0, &store->hlc, error)
      || !pv_sql_get_int (store->sql, "SELECT count (*) FROM change", 0, &store->n_changes, error)
      || !pv_sql_get_int (store->sql, "SELECT count (DISTINCT org) FROM change", 0, &others, error))
    return FALSE;

  store->seen_due = others > (store->ctr > 0 ? 1 : 0);
  return TRUE;
}

PvStore *
pv_store_new_to_read (PvSql *sql, const PvKinds *kinds, guint version)
{
  PvStore *store = g_new0 (PvStore, 1);

  store->sql = sql;
  store->tables = pv_store_tables_new (kinds, version);
  store->undo = g_array_new (FALSE, FALSE, sizeof (PvStoreStep));
  store->redo = g_array_new (FALSE, FALSE, sizeof (PvStoreStep));
  return store;
}

PvStore *
pv_store_new_on (PvSql *sql, const PvKinds *kinds, guint32 replica, const char *author, GError **error)
{
  PvStore *store = pv_store_new_to_read (sql, kinds, pv_store_version_of (kinds));

  store->replica = replica;
  store->author = pv_text_or_null (author);
  if (pv_store_reread (store, error))
    return store;

  pv_store_close (store);
  return NULL;
}

gboolean
pv_store_make_document (PvSql *sql, const PvStoreTables *tables, const char *uuid, GError **error)
{
  sqlite3_stmt *statement;

  if (!pv_store_schema_make (sql, tables, error))
    return FALSE;

  statement = pv_sql_prepare (sql, "INSERT INTO document (one, uuid, made_at) VALUES (1, ?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, pv_clock_now_ms ());
  return pv_sql_finish (sql, statement, error);
}

guint32
pv_store_draw_replica (void)
{
  while (TRUE)
    {
      guint32 drawn = g_random_int () & PV_REPLICA_MAX;

      if (drawn != 0 && drawn != PV_REPLICA_SAMPLE)
        return drawn;
    }
}

void
pv_store_close (PvStore *store)
{
  g_clear_pointer (&store->sql, pv_sql_close);
  g_clear_pointer (&store->share, pv_store_share_free);
  g_clear_pointer (&store->tables, pv_store_tables_free);
  g_clear_error (&store->read_only_reason);
  g_clear_pointer (&store->merged, pv_merge_report_free);
  g_clear_pointer (&store->in_conflict, g_array_unref);
  g_clear_pointer (&store->sayings, g_hash_table_unref);
  g_array_unref (store->undo);
  g_array_unref (store->redo);
  g_free (store->uuid);
  g_free (store->author);
  g_free (store);
}

const GError *
pv_store_get_read_only_reason (PvStore *store)
{
  return store->read_only_reason;
}

const char *
pv_store_get_uuid (PvStore *store)
{
  return store->uuid;
}

guint32
pv_store_get_replica (PvStore *store)
{
  return store->replica;
}

gboolean
pv_store_get_last_counter (PvStore *store, guint32 *counter, GError **error)
{
  guint32 last = 0;

  for (guint k = 0; k < G_N_ELEMENTS (store->tables->by_kind); k++)
    {
      const PvStoreTable *table = store->tables->by_kind[k];
      g_autofree char *text = NULL;
      gint64 id;

      if (table == NULL || store->read_only_reason != NULL)
        continue;
      text = g_strdup_printf ("SELECT max (id) FROM \"%s\" WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT,
                              table->info->table, pv_id_make (store->replica, 0), pv_id_make (store->replica, G_MAXUINT32));
      if (!pv_sql_get_int (store->sql, text, 0, &id, error))
        return FALSE;
      last = MAX (last, id != 0 ? pv_id_counter (id) : 0);
    }

  *counter = last;
  return TRUE;
}
