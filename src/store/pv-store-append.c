/* What every change has in common: its row, its ops, what it had seen, its place in the chain. */
#include "store/pv-store-private.h"

static int
compare_ops (gconstpointer a, gconstpointer b)
{
  const PvStoreOp *left = a, *right = b;

  if (left->tbl != right->tbl)
    return left->tbl < right->tbl ? -1 : 1;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->col > right->col) - (left->col < right->col);
}

gboolean
pv_store_insert_ops (PvSql *sql, const PvStoreChange *change, const GArray *ops, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    sql, "INSERT INTO op (tbl, row, col, hlc, org, ctr, old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  for (guint i = 0; statement != NULL && i < ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (ops, PvStoreOp, i);

      sqlite3_bind_int64 (statement, 1, op->tbl);
      sqlite3_bind_int64 (statement, 2, op->row);
      sqlite3_bind_int64 (statement, 3, op->col);
      sqlite3_bind_int64 (statement, 4, change->hlc);
      sqlite3_bind_int64 (statement, 5, change->org);
      sqlite3_bind_int64 (statement, 6, change->ctr);
      pv_store_bind (statement, 7, op->old_value);
      pv_store_bind (statement, 8, op->new_value);
      if (!pv_sql_finish (sql, statement, error))
        return FALSE;
    }

  return statement != NULL;
}

static void
bind_id_or_null (sqlite3_stmt *statement, int place, gint64 value)
{
  if (value != 0)
    sqlite3_bind_int64 (statement, place, value);
  else
    sqlite3_bind_null (statement, place);
}

gboolean
pv_store_insert_change (PvSql *sql, const PvStoreChange *change, const guint8 *hash, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    sql,
    "INSERT INTO change (org, ctr, step, hlc, at, verb, kind, id, who, undoes_org, undoes_ctr, app, schema, hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, change->org);
  sqlite3_bind_int64 (statement, 2, change->ctr);
  sqlite3_bind_int64 (statement, 3, change->step);
  sqlite3_bind_int64 (statement, 4, change->hlc);
  sqlite3_bind_int64 (statement, 5, change->at_ms);
  sqlite3_bind_int64 (statement, 6, change->verb);
  sqlite3_bind_int64 (statement, 7, change->kind);
  sqlite3_bind_int64 (statement, 8, change->id);
  bind_id_or_null (statement, 9, change->who);
  bind_id_or_null (statement, 10, change->undoes_ctr != 0 ? change->org : 0);
  bind_id_or_null (statement, 11, change->undoes_ctr);
  sqlite3_bind_text (statement, 12, change->app, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 13, change->schema);
  sqlite3_bind_blob (statement, 14, hash, PV_STORE_HASH_SIZE, SQLITE_STATIC);
  return pv_sql_finish (sql, statement, error);
}

gboolean
pv_store_insert_seen (PvSql *sql, const PvStoreChange *change, const GArray *seen, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "INSERT INTO seen (org, o, ctr, upto) VALUES (?1, ?2, ?3, ?4)", error);

  for (guint i = 0; statement != NULL && i + 1 < seen->len; i += 2)
    {
      sqlite3_bind_int64 (statement, 1, change->org);
      sqlite3_bind_int64 (statement, 2, g_array_index (seen, gint64, i));
      sqlite3_bind_int64 (statement, 3, change->ctr);
      sqlite3_bind_int64 (statement, 4, g_array_index (seen, gint64, i + 1));
      if (!pv_sql_finish (sql, statement, error))
        return FALSE;
    }

  return statement != NULL;
}

gboolean
pv_store_insert_replica (PvSql *sql, guint32 no, const char *uuid, PvId device, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "INSERT INTO replica (no, uuid, device) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, no);
  sqlite3_bind_text (statement, 2, uuid, -1, SQLITE_STATIC);
  if (device != 0)
    sqlite3_bind_int64 (statement, 3, device);
  return pv_sql_finish (sql, statement, error);
}

/* A laptop's name may hold a person's: it is kept like other personal words. */
static gboolean
introduce_replica (PvStore *store, guint8 *hash, GError **error)
{
  PvId device = 0;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *token = pv_store_personal_keep (store, g_get_host_name (), &device, error);

  if (token == NULL)
    return FALSE;
  pv_store_hash_first (store->uuid, store->replica, uuid, hash);
  return pv_store_insert_replica (store->sql, store->replica, uuid, device, error);
}

/* The same author writes under the same row of pii for as long as this replica lives. */
static gboolean
introduce_author (PvStore *store, GError **error)
{
  sqlite3_stmt *statement;
  g_autofree char *token = NULL;
  gboolean row;

  if (store->author == NULL || store->who != 0)
    return TRUE;

  statement = pv_sql_prepare (store->sql,
                              "SELECT pii.id FROM pii JOIN (SELECT DISTINCT who FROM change WHERE org = ?1) ON who = pii.id"
                              " WHERE pii.text = ?2",
                              error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, store->replica);
  sqlite3_bind_text (statement, 2, store->author, -1, SQLITE_STATIC);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  if (row)
    {
      store->who = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      return TRUE;
    }

  token = pv_store_personal_keep (store, store->author, &store->who, error);
  return token != NULL;
}

/* The version vector of what came from others since this replica's last change. */
static GArray *
write_seen (PvStore *store, gint64 ctr, GError **error)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  if (!store->seen_due)
    return g_steal_pointer (&seen);

  statement = pv_sql_prepare (store->sql,
                              "INSERT INTO seen (org, o, ctr, upto) SELECT ?1, org, ?2, max (ctr) FROM change AS c WHERE org <> ?1"
                              " GROUP BY org HAVING max (ctr) > coalesce ((SELECT max (upto) FROM seen WHERE org = ?1 AND o = c.org), 0)"
                              " ORDER BY org RETURNING o, upto",
                              error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, store->replica);
  sqlite3_bind_int64 (statement, 2, ctr);
  for (gboolean row = TRUE; row;)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      for (int i = 0; row && i < 2; i++)
        {
          gint64 number = sqlite3_column_int64 (statement, i);

          g_array_append_val (seen, number);
        }
    }

  return g_steal_pointer (&seen);
}

/* Later than everything known, and not before the wall clock: a clock that runs wrong decides ties and loses nothing. */
static gint64
next_hlc (gint64 last)
{
  gint64 now = pv_clock_now_ms ();

  return now >= 0 && now < PV_STORE_HLC_MAX >> 16 ? MAX (last + 1, now << 16) : last + 1;
}

gboolean
pv_store_append (PvStore *store, PvStoreChange *change, GArray *ops, guint8 *hash, GError **error)
{
  g_autoptr (GArray) seen = NULL;
  guint8 first[PV_STORE_HASH_SIZE];

  change->org = store->replica;
  change->ctr = store->ctr + 1;
  change->hlc = next_hlc (store->hlc);
  change->app = PV_VERSION;
  change->schema = store->tables->version;
  if (change->step == 0)
    change->step = change->ctr;

  if (change->ctr == 1 && !introduce_replica (store, first, error))
    return FALSE;
  if (!introduce_author (store, error))
    return FALSE;
  change->who = store->who;
  seen = write_seen (store, change->ctr, error);
  if (seen == NULL)
    return FALSE;

  g_array_sort (ops, compare_ops);
  pv_store_hash_change (change->ctr == 1 ? first : store->hash, change, ops, seen, hash);
  for (guint i = 0; i < ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (ops, PvStoreOp, i);

      pv_store_note_written (store, op->tbl, op->row, op->col);
    }
  return pv_store_insert_ops (store->sql, change, ops, error) && pv_store_insert_change (store->sql, change, hash, error);
}

void
pv_store_take_note (PvStore *store, const PvStoreChange *change, const guint8 *hash)
{
  store->ctr = change->ctr;
  store->n_changes++;
  store->hlc = change->hlc;
  store->step = change->step;
  store->seen_due = FALSE;
  memcpy (store->hash, hash, PV_STORE_HASH_SIZE);
  pv_store_undo_note (store, change);
}
