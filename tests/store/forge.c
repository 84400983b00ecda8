#include "forge.h"

#include "store/pv-store-private.h"

#include <string.h>

static sqlite3_stmt *
prepare (sqlite3 *db, const char *text)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, text, -1, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

static void
begin (sqlite3_stmt *statement, gint64 org, gint64 ctr)
{
  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, ctr);
}

static PvValue
keep (GStringChunk *texts, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    value.text = g_string_chunk_insert (texts, value.text);
  return value;
}

/* Of one change, over and over. */
typedef struct
{
  sqlite3_stmt *ops;
  sqlite3_stmt *seen;
  sqlite3_stmt *update;
} Statements;

static void
hash_change (const Statements *statements, const PvStoreChange *change, guint8 *hash)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  GStringChunk *texts = g_string_chunk_new (1024);
  guint8 before[PV_STORE_HASH_SIZE];

  begin (statements->ops, change->org, change->ctr);
  while (sqlite3_step (statements->ops) == SQLITE_ROW)
    {
      PvStoreOp op = { (PvKind) sqlite3_column_int (statements->ops, 0), sqlite3_column_int64 (statements->ops, 1),
                       sqlite3_column_int (statements->ops, 2), 0, keep (texts, pv_store_column (statements->ops, 3)),
                       keep (texts, pv_store_column (statements->ops, 4)) };

      g_array_append_val (ops, op);
    }
  begin (statements->seen, change->org, change->ctr);
  while (sqlite3_step (statements->seen) == SQLITE_ROW)
    for (int i = 0; i < 2; i++)
      {
        gint64 number = sqlite3_column_int64 (statements->seen, i);

        g_array_append_val (seen, number);
      }
  memcpy (before, hash, sizeof before);
  pv_store_hash_change (before, change, ops, seen, hash);
  g_string_chunk_free (texts);
}

static void
chain_anew (sqlite3 *db)
{
  sqlite3_stmt *row = prepare (db,
                               "SELECT c.org, c.ctr, c.step, c.hlc, c.at, c.verb, c.kind, c.id, c.who, c.undoes_ctr, c.app, c.schema, r.uuid,"
                               " (SELECT uuid FROM document) FROM change AS c JOIN replica AS r ON r.no = c.org ORDER BY c.org, c.ctr");
  const Statements statements
    = { prepare (db, "SELECT tbl, row, col, old, new FROM op WHERE org = ?1 AND ctr = ?2 ORDER BY tbl, row, col"),
        prepare (db, "SELECT o, upto FROM seen WHERE org = ?1 AND ctr = ?2 ORDER BY o"),
        prepare (db, "UPDATE change SET hash = ?3 WHERE org = ?1 AND ctr = ?2") };
  guint8 hash[PV_STORE_HASH_SIZE] = { 0 };

  while (sqlite3_step (row) == SQLITE_ROW)
    {
      PvStoreChange change
        = { .org = (guint32) sqlite3_column_int64 (row, 0), .ctr = sqlite3_column_int64 (row, 1), .step = sqlite3_column_int64 (row, 2),
            .hlc = sqlite3_column_int64 (row, 3), .at_ms = sqlite3_column_int64 (row, 4), .verb = (PvVerb) sqlite3_column_int (row, 5),
            .kind = (PvKind) sqlite3_column_int (row, 6), .id = sqlite3_column_int64 (row, 7), .who = sqlite3_column_int64 (row, 8),
            .undoes_ctr = sqlite3_column_int64 (row, 9), .app = (const char *) sqlite3_column_text (row, 10),
            .schema = (guint) sqlite3_column_int64 (row, 11) };

      if (change.ctr == 1 && sqlite3_column_type (row, 13) == SQLITE_TEXT)
        pv_store_hash_first ((const char *) sqlite3_column_text (row, 13), change.org, (const char *) sqlite3_column_text (row, 12), hash);
      hash_change (&statements, &change, hash);
      begin (statements.update, sqlite3_column_int64 (row, 0), change.ctr);
      sqlite3_bind_blob (statements.update, 3, hash, sizeof hash, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statements.update), ==, SQLITE_DONE);
    }
  sqlite3_finalize (row);
  sqlite3_finalize (statements.ops);
  sqlite3_finalize (statements.seen);
  sqlite3_finalize (statements.update);
}

gboolean
forge_in (sqlite3 *db, const char *sql, gboolean anew)
{
  char *message = NULL;
  gboolean done;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  done = message == NULL;
  if (!done)
    g_test_message ("%s: %s", sql, message);
  sqlite3_free (message);
  if (anew)
    chain_anew (db);
  return done;
}

void
forge (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
  g_assert_true (forge_in (db, sql, TRUE));
  sqlite3_close (db);
}
