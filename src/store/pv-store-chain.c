/* The hash chain, computed again from the first change of each replica. */
#include "store/pv-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  PvStore *store;
  GPtrArray *lines;
  GArray *ops;                 /* of one change */
  GArray *seen;
  GStringChunk *texts;
  gint64 n_ops;
  gint64 wrong_org;            /* the last replica whose chain was found broken: said once */
} Chain;

static PvValue
keep (Chain *chain, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    value.text = g_string_chunk_insert (chain->texts, value.text);
  return value;
}

/* FALSE also in @sound when an op has another clock than its change. */
static gboolean
read_ops (Chain *chain, const PvStoreChange *change, gboolean *sound, GError **error)
{
  PvSql *sql = chain->store->sql;
  sqlite3_stmt *statement
    = pv_sql_prepare (sql, "SELECT tbl, row, col, old, new, hlc FROM op WHERE org = ?1 AND ctr = ?2 ORDER BY tbl, row, col", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  g_array_set_size (chain->ops, 0);
  g_string_chunk_clear (chain->texts);
  sqlite3_bind_int64 (statement, 1, change->org);
  sqlite3_bind_int64 (statement, 2, change->ctr);
  while (row)
    {
      PvStoreOp op;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      op = (PvStoreOp) { .tbl = (PvKind) sqlite3_column_int (statement, 0), .row = sqlite3_column_int64 (statement, 1),
                         .col = sqlite3_column_int (statement, 2), .old_value = keep (chain, pv_store_column (statement, 3)),
                         .new_value = keep (chain, pv_store_column (statement, 4)) };
      *sound = *sound && sqlite3_column_int64 (statement, 5) == change->hlc;
      g_array_append_val (chain->ops, op);
    }

  chain->n_ops += chain->ops->len;
  return TRUE;
}

static gboolean
read_seen (Chain *chain, const PvStoreChange *change, GError **error)
{
  PvSql *sql = chain->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT o, upto FROM seen WHERE org = ?1 AND ctr = ?2 ORDER BY o", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  g_array_set_size (chain->seen, 0);
  sqlite3_bind_int64 (statement, 1, change->org);
  sqlite3_bind_int64 (statement, 2, change->ctr);
  while (row)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      for (int i = 0; row && i < 2; i++)
        {
          gint64 number = sqlite3_column_int64 (statement, i);

          g_array_append_val (chain->seen, number);
        }
    }

  return TRUE;
}

static PvStoreChange
change_of_row (sqlite3_stmt *statement)
{
  return (PvStoreChange) { .org = (guint32) sqlite3_column_int64 (statement, 0), .ctr = sqlite3_column_int64 (statement, 1),
                           .step = sqlite3_column_int64 (statement, 2), .hlc = sqlite3_column_int64 (statement, 3),
                           .at_ms = sqlite3_column_int64 (statement, 4), .verb = (PvVerb) sqlite3_column_int (statement, 5),
                           .kind = (PvKind) sqlite3_column_int (statement, 6), .id = sqlite3_column_int64 (statement, 7),
                           .who = sqlite3_column_int64 (statement, 8), .undoes_ctr = sqlite3_column_int64 (statement, 9),
                           .app = (const char *) sqlite3_column_text (statement, 10),
                           .schema = (guint) sqlite3_column_int64 (statement, 11) };
}

static const char CHANGES[] =
  "SELECT c.org, c.ctr, c.step, c.hlc, c.at, c.verb, c.kind, c.id, c.who, c.undoes_ctr, c.app, c.schema, c.hash, r.uuid"
  " FROM change AS c JOIN replica AS r ON r.no = c.org ORDER BY c.org, c.ctr";

/* @hash holds the hash before the change, and its own afterwards: a broken link is said once, not for all that follow. */
static gboolean
follow (Chain *chain, sqlite3_stmt *statement, guint8 *hash, GError **error)
{
  PvStoreChange change = change_of_row (statement);
  guint8 expected[PV_STORE_HASH_SIZE];
  gboolean sound = TRUE;

  if (change.ctr == 1)
    pv_store_hash_first (chain->store->uuid, change.org, (const char *) sqlite3_column_text (statement, 13), hash);
  if (!read_ops (chain, &change, &sound, error) || !read_seen (chain, &change, error))
    return FALSE;

  pv_store_hash_change (hash, &change, chain->ops, chain->seen, expected);
  sound = sound && sqlite3_column_bytes (statement, 12) == PV_STORE_HASH_SIZE
          && memcmp (expected, sqlite3_column_blob (statement, 12), PV_STORE_HASH_SIZE) == 0;
  memcpy (hash, expected, PV_STORE_HASH_SIZE);
  if (!sound && chain->wrong_org != change.org)
    {
      g_ptr_array_add (chain->lines, g_strdup_printf (_("The history of copy %u was altered at change %u"), change.org,
                                                      (guint) change.ctr));
      chain->wrong_org = change.org;
    }
  return TRUE;
}

static gboolean
follow_all (Chain *chain, GError **error)
{
  PvSql *sql = chain->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, CHANGES, error);
  guint8 hash[PV_STORE_HASH_SIZE];
  gboolean row = TRUE;
  gint64 all;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (sql, statement, &row, error) || (row && !follow (chain, statement, hash, error)))
        return FALSE;
    }

  if (!pv_sql_get_int (sql, "SELECT count (*) FROM op", 0, &all, error))
    return FALSE;
  if (all != chain->n_ops)
    g_ptr_array_add (chain->lines, g_strdup (_("The history holds values that belong to no change")));
  return TRUE;
}

gboolean
pv_store_check_chain (PvStore *store, GPtrArray *lines, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  Chain chain = { .store = store, .lines = lines, .ops = ops, .seen = seen, .texts = g_string_chunk_new (4096) };
  gboolean fine = follow_all (&chain, error);

  g_string_chunk_free (chain.texts);
  return fine;
}
