/* The log as lines: one a step, newest first, over all replicas. */
#include "store/pv-store-private.h"

typedef struct
{
  gint64 org;
  gint64 step;
} StepKey;

static guint
key_hash (gconstpointer data)
{
  const StepKey *key = data;

  return (guint) (key->org * 2654435761u) ^ (guint) key->step;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const StepKey *left = a, *right = b;

  return left->org == right->org && left->step == right->step;
}

static void
line_free (gpointer data)
{
  PvStoreLine *line = data;

  g_free (line->author);
  g_free (line);
}

static const char CHANGES[] =
  "SELECT c.org, c.step, c.at, c.verb, c.kind, c.id, coalesce (c.undoes_ctr, 0),"
  " (SELECT count (*) FROM op AS o WHERE o.org = c.org AND o.ctr = c.ctr), p.text"
  " FROM change AS c LEFT JOIN pii AS p ON p.id = c.who ORDER BY c.hlc DESC, c.org DESC";

/* The changes of a step come newest first, so its verb and subject are those of the last one read. */
static void
read_line (sqlite3_stmt *statement, GPtrArray *lines, GHashTable *by_step, GHashTable *undone)
{
  StepKey key = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };
  StepKey undoes = { key.org, sqlite3_column_int64 (statement, 6) };
  PvStoreLine *line = g_hash_table_lookup (by_step, &key);

  if (line == NULL)
    {
      line = g_new0 (PvStoreLine, 1);
      line->org = (guint32) key.org;
      line->step = key.step;
      line->at_ms = sqlite3_column_int64 (statement, 2);
      line->author = g_strdup ((const char *) sqlite3_column_text (statement, 8));
      line->undone = g_hash_table_contains (undone, &key);
      if (undoes.step != 0 && !line->undone)
        g_hash_table_add (undone, g_memdup2 (&undoes, sizeof undoes));
      g_ptr_array_add (lines, line);
      g_hash_table_insert (by_step, g_memdup2 (&key, sizeof key), line);
    }

  line->verb = (PvVerb) sqlite3_column_int (statement, 3);
  line->kind = (PvKind) sqlite3_column_int (statement, 4);
  line->id = sqlite3_column_int64 (statement, 5);
  line->n_cells += (guint) sqlite3_column_int (statement, 7);
}

GPtrArray *
pv_store_history (PvStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) by_step = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  g_autoptr (GHashTable) undone = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, CHANGES, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      if (row)
        read_line (statement, lines, by_step, undone);
      if (limit > 0 && lines->len > limit)
        break;
    }

  sqlite3_reset (statement);
  if (limit > 0 && lines->len > limit)
    g_ptr_array_set_size (lines, (int) limit);
  return g_steal_pointer (&lines);
}
