#include "store/pv-store-link.h"

#include <string.h>

void
pv_store_link_init (PvStoreLink *link)
{
  *link = (PvStoreLink) { .ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp)), .seen = g_array_new (FALSE, FALSE, sizeof (gint64)),
                          .texts = g_string_chunk_new (4096) };
}

void
pv_store_link_clear (PvStoreLink *link)
{
  g_array_unref (link->ops);
  g_array_unref (link->seen);
  g_string_chunk_free (link->texts);
}

static sqlite3_stmt *
prepare_for (PvSql *sql, const char *query, guint32 org, gint64 ctr)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, query, NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, ctr);
  return statement;
}

/* Numbers that would be narrowed, and values that would read as nothing, are not what was hashed. */
static gboolean
is_within (sqlite3_stmt *statement, int column, gint64 least, gint64 most)
{
  gint64 value = sqlite3_column_int64 (statement, column);

  return sqlite3_column_type (statement, column) == SQLITE_INTEGER && value >= least && value <= most;
}

static gboolean
read_text (PvStoreLink *link, sqlite3_stmt *statement, int column, const char **text)
{
  const char *found = (const char *) sqlite3_column_text (statement, column);

  if (found == NULL || strlen (found) != (gsize) sqlite3_column_bytes (statement, column) || !pv_text_is_sound (found, PV_TEXT_MAX))
    return FALSE;
  *text = g_string_chunk_insert (link->texts, found);
  return TRUE;
}

static const char CHANGE[] =
  "SELECT step, hlc, at, verb, kind, id, who, undoes_org, undoes_ctr, app, schema, hash FROM change WHERE org = ?1 AND ctr = ?2";

static gboolean
take_change (PvStoreLink *link, sqlite3_stmt *row, guint32 org, gint64 ctr)
{
  gboolean undoes = sqlite3_column_type (row, 8) != SQLITE_NULL;

  if (!is_within (row, 0, 1, ctr) || !is_within (row, 1, 1, PV_STORE_HLC_MAX - 1) || !is_within (row, 2, 0, G_GINT64_CONSTANT (253402300799999))
      || !is_within (row, 3, 1, 255) || !is_within (row, 4, 0, 255) || !is_within (row, 5, 0, G_MAXINT64)
      || (sqlite3_column_type (row, 6) != SQLITE_NULL && !is_within (row, 6, 1, G_MAXINT64))
      || (undoes && (!is_within (row, 7, org, org) || !is_within (row, 8, 1, ctr - 1))) || !is_within (row, 10, 1, G_MAXUINT32)
      || sqlite3_column_bytes (row, 11) != PV_STORE_HASH_SIZE)
    return FALSE;

  link->change = (PvStoreChange) { .org = org, .ctr = ctr, .step = sqlite3_column_int64 (row, 0), .hlc = sqlite3_column_int64 (row, 1),
                                   .at_ms = sqlite3_column_int64 (row, 2), .verb = (PvVerb) sqlite3_column_int (row, 3),
                                   .kind = (PvKind) sqlite3_column_int (row, 4), .id = sqlite3_column_int64 (row, 5),
                                   .who = sqlite3_column_int64 (row, 6), .undoes_ctr = sqlite3_column_int64 (row, 8),
                                   .schema = (guint) sqlite3_column_int64 (row, 10) };
  memcpy (link->hash, sqlite3_column_blob (row, 11), PV_STORE_HASH_SIZE);
  return read_text (link, row, 9, &link->change.app);
}

static gboolean
read_change (PvStoreLink *link, PvSql *sql, guint32 org, gint64 ctr)
{
  sqlite3_stmt *statement = prepare_for (sql, CHANGE, org, ctr);
  gboolean row = FALSE, sound;

  if (statement == NULL || !pv_sql_step (sql, statement, &row, NULL) || !row)
    return FALSE;

  sound = take_change (link, statement, org, ctr);
  sqlite3_reset (statement);
  return sound;
}

static gboolean
read_value (PvStoreLink *link, sqlite3_stmt *row, int column, PvValue *value)
{
  *value = pv_store_column (row, column);
  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_NULL:
    case SQLITE_INTEGER:
      return TRUE;
    case SQLITE_TEXT:
      return read_text (link, row, column, &value->text);
    default:
      return FALSE;
    }
}

static gboolean
read_ops (PvStoreLink *link, PvSql *sql, const PvStoreTables *tables)
{
  sqlite3_stmt *statement = prepare_for (
    sql, "SELECT tbl, row, col, old, new, hlc FROM op WHERE org = ?1 AND ctr = ?2 ORDER BY tbl, row, col", link->change.org, link->change.ctr);
  gboolean row = TRUE, sound = statement != NULL;

  while (sound && row)
    {
      PvStoreOp op = { 0 };

      sound = pv_sql_step (sql, statement, &row, NULL);
      if (!sound || !row)
        break;
      sound = is_within (statement, 0, 1, 255) && tables->by_kind[sqlite3_column_int (statement, 0)] != NULL
              && is_within (statement, 1, 1, G_MAXINT64) && is_within (statement, 2, 0, PV_STORE_COL_DELETED)
              && is_within (statement, 5, link->change.hlc, link->change.hlc) && read_value (link, statement, 3, &op.old_value)
              && read_value (link, statement, 4, &op.new_value);
      op.tbl = (PvKind) sqlite3_column_int (statement, 0);
      op.row = sqlite3_column_int64 (statement, 1);
      op.col = sqlite3_column_int (statement, 2);
      g_array_append_val (link->ops, op);
    }

  if (statement != NULL)
    sqlite3_reset (statement);
  return sound;
}

static gboolean
read_seen (PvStoreLink *link, PvSql *sql)
{
  sqlite3_stmt *statement
    = prepare_for (sql, "SELECT o, upto FROM seen WHERE org = ?1 AND ctr = ?2 ORDER BY o", link->change.org, link->change.ctr);
  gboolean row = TRUE, sound = statement != NULL;

  while (sound && row)
    {
      sound = pv_sql_step (sql, statement, &row, NULL);
      if (!sound || !row)
        break;
      sound = is_within (statement, 0, 1, PV_REPLICA_MAX) && is_within (statement, 1, 1, G_MAXINT64);
      for (int i = 0; i < 2; i++)
        {
          gint64 number = sqlite3_column_int64 (statement, i);

          g_array_append_val (link->seen, number);
        }
    }

  if (statement != NULL)
    sqlite3_reset (statement);
  return sound;
}

gboolean
pv_store_link_read (PvStoreLink *link, PvSql *sql, const PvStoreTables *tables, guint32 org, gint64 ctr, const guint8 *before)
{
  guint8 expected[PV_STORE_HASH_SIZE];

  g_array_set_size (link->ops, 0);
  g_array_set_size (link->seen, 0);
  g_string_chunk_clear (link->texts);
  if (!read_change (link, sql, org, ctr) || !read_ops (link, sql, tables) || !read_seen (link, sql))
    return FALSE;

  pv_store_hash_change (before, &link->change, link->ops, link->seen, expected);
  return memcmp (expected, link->hash, PV_STORE_HASH_SIZE) == 0;
}

gboolean
pv_store_link_write (const PvStoreLink *link, PvSql *sql, GError **error)
{
  return pv_store_insert_ops (sql, &link->change, link->ops, error)
         && pv_store_insert_change (sql, &link->change, link->hash, error) && pv_store_insert_seen (sql, &link->change, link->seen, error);
}
