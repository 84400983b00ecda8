/* What follows from the changes that were saved: the words about persons that they name, the versions that rest on them, and the
 * rows of every kind. */
#include "store/pv-store-erase-private.h"
#include "store/pv-store-recover.h"

#include <string.h>

typedef struct
{
  PvSql *to;
  GHashTable *tokens;          /* PvId * -> char *: what a cell's op says of the words with that id */
} Words;

#define ERASE PV_STORE_ERASE_VERB

/* Words that are lost were not erased: no change says so, and nobody else's are taken away. */
#define LOST_NOT_ERASED "INSERT OR IGNORE INTO pii_erased (id, org, ctr) VALUES (?1, 0, 0)"

static void
note_token (Words *words, const char *token)
{
  PvId id = g_ascii_strtoll (token, NULL, 10);

  if (id > 0)
    g_hash_table_insert (words->tokens, g_memdup2 (&id, sizeof id), g_strdup (token));
}

static gboolean
note_tokens_of (Words *words, const PvStoreTable *table, const PvStoreCell *cell, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (words->to, "SELECT old, new FROM op WHERE tbl = ?1 AND col = ?2", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, table->info->kind);
  sqlite3_bind_int64 (statement, 2, cell->col);
  while (row)
    {
      if (!pv_sql_step (words->to, statement, &row, error))
        return FALSE;
      for (int i = 0; row && i < 2; i++)
        if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
          note_token (words, (const char *) sqlite3_column_text (statement, i));
    }

  return TRUE;
}

static gboolean
note_tokens (Words *words, const PvStoreTables *tables, GError **error)
{
  for (guint k = 0; k < G_N_ELEMENTS (tables->by_kind); k++)
    for (guint i = 0; tables->by_kind[k] != NULL && i < tables->by_kind[k]->info->n_slots; i++)
      if (tables->by_kind[k]->cells[i].field->type == PV_TYPE_PERSONAL
          && !note_tokens_of (words, tables->by_kind[k], &tables->by_kind[k]->cells[i], error))
        return FALSE;

  return TRUE;
}

static gboolean
is_sound (Words *words, sqlite3_stmt *row)
{
  PvId id = sqlite3_column_int64 (row, 0);
  const char *text = (const char *) sqlite3_column_text (row, 2);
  const char *token = g_hash_table_lookup (words->tokens, &id);
  g_autofree char *made = NULL;

  if (id < 1 || sqlite3_column_bytes (row, 1) != 16 || sqlite3_column_type (row, 1) != SQLITE_BLOB || text == NULL
      || strlen (text) != (gsize) sqlite3_column_bytes (row, 2) || !pv_text_is_sound (text, PV_TEXT_MAX))
    return FALSE;
  if (token == NULL)
    return TRUE;

  made = pv_store_personal_token (id, sqlite3_column_blob (row, 1), text);
  return g_str_equal (made, token);
}

/* Rows that @query gives, as far as the file lets itself be read, into @insert. */
static gboolean
take_rows (Words *words, PvSql *from, const char *query, const char *insert_text, gboolean are_words, GError **error)
{
  sqlite3_stmt *rows = pv_sql_prepare (from, query, NULL);
  sqlite3_stmt *insert = pv_sql_prepare (words->to, insert_text, error);
  gboolean row = rows != NULL;

  if (insert == NULL)
    return FALSE;
  while (row && pv_sql_step (from, rows, &row, NULL) && row)
    {
      if (are_words && !is_sound (words, rows))
        continue;
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (rows, i));
      if (!pv_sql_finish (words->to, insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_from (Words *words, PvSql *from, GError **error)
{
  return take_rows (words, from, "SELECT id, salt, text FROM pii",
                    "INSERT OR IGNORE INTO pii (id, salt, text) SELECT ?1, ?2, ?3 WHERE ?1 & 0xffffffff < 2147483648"
                    " AND ?1 >> 32 IN (SELECT no FROM replica)",
                    TRUE, error)
         && take_rows (words, from, "SELECT name, org, ctr FROM checkpoint",
                       "INSERT OR IGNORE INTO checkpoint (name, org, ctr) SELECT ?1, ?2, ?3 WHERE typeof (?1) = 'text'"
                       " AND typeof (?2) = 'integer' AND typeof (?3) = 'integer'",
                       FALSE, error);
}

/* Every id that the log names and that has neither words nor was erased. */
static gboolean
mark_lost (Words *words, guint *n, GError **error)
{
  sqlite3_stmt *mark = pv_sql_prepare (words->to, LOST_NOT_ERASED, error);
  sqlite3_stmt *find = pv_sql_prepare (words->to,
                                       "SELECT 1 WHERE ?1 NOT IN (SELECT id FROM pii) AND ?1 NOT IN (SELECT id FROM pii_erased)", error);
  GHashTableIter each;
  gpointer id;

  if (mark == NULL || find == NULL)
    return FALSE;
  g_hash_table_iter_init (&each, words->tokens);
  while (g_hash_table_iter_next (&each, &id, NULL))
    {
      gboolean lost;

      sqlite3_bind_int64 (find, 1, *(PvId *) id);
      if (!pv_sql_step (words->to, find, &lost, error))
        return FALSE;
      sqlite3_reset (find);
      if (!lost)
        continue;
      (*n)++;
      sqlite3_bind_int64 (mark, 1, *(PvId *) id);
      if (!pv_sql_finish (words->to, mark, error))
        return FALSE;
    }

  return TRUE;
}

/* What was erased follows from the log. The name of whoever made a change may be lost as well. */
static const char SETTLE[] =
  "INSERT INTO pii_erased (id, org, ctr) SELECT id, org, ctr FROM"
  " (SELECT id, org, ctr, row_number () OVER (PARTITION BY id ORDER BY hlc, org, ctr) AS place FROM change WHERE verb = " ERASE ")"
  " WHERE place = 1;"
  "DELETE FROM pii WHERE id IN (SELECT id FROM pii_erased);"
  "INSERT OR IGNORE INTO pii_erased (id, org, ctr) SELECT who, 0, 0 FROM change WHERE who NOT IN (SELECT id FROM pii);"
  "INSERT OR IGNORE INTO pii_erased (id, org, ctr) SELECT device, 0, 0 FROM replica WHERE device NOT IN (SELECT id FROM pii)";

/* A version that rests on lost changes would be another one. */
static gboolean
settle (PvSql *to, guint *n_versions_lost, GError **error)
{
  static const char LOST[] =
    " FROM checkpoint AS k WHERE length (name) > 1000 OR NOT EXISTS (SELECT 1 FROM change AS c WHERE c.org = k.org AND c.ctr = k.ctr)";
  g_autofree char *count = g_strconcat ("SELECT count (DISTINCT name)", LOST, NULL);
  g_autofree char *remove = g_strconcat ("DELETE FROM checkpoint WHERE name IN (SELECT name", LOST, ")", NULL);
  gint64 n;

  if (!pv_sql_get_int (to, count, 0, &n, error) || !pv_sql_run (to, remove, error))
    return FALSE;
  *n_versions_lost = (guint) n;
  return pv_sql_run (to, SETTLE, error);
}

gboolean
pv_recover_words (GPtrArray *sources, const char *uuid, PvSql *to, const PvStoreTables *tables, PvStoreRecovery *recovery, GError **error)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  Words words = { to, tokens };
  PvStore bare = { .tables = (PvStoreTables *) tables };

  if (!note_tokens (&words, tables, error))
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      const PvRecoverSource *source = g_ptr_array_index (sources, i);

      if (pv_recover_source_holds (source, uuid) && !take_from (&words, source->sql, error))
        return FALSE;
    }

  recovery->n_words_lost = 0;
  bare.sql = to;
  return settle (to, &recovery->n_versions_lost, error) && pv_store_erase_cover (&bare, NULL, error)
         && mark_lost (&words, &recovery->n_words_lost, error);
}

static gboolean
make_rows_of (PvSql *to, const PvStoreTable *table, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) cells = g_string_new (NULL);
  int kind = table->info->kind;

  g_string_printf (text, "INSERT INTO \"%s\" (\"id\", \"deleted\"", table->info->table);
  for (guint i = 0; i < table->info->n_slots; i++)
    {
      g_string_append_printf (text, ", \"%s\"", table->cells[i].column);
      g_string_append_printf (cells, ", (SELECT new FROM op WHERE tbl = %d AND row = o.row AND col = %d ORDER BY hlc DESC, org DESC LIMIT 1)",
                              kind, table->cells[i].col);
    }
  g_string_append_printf (text,
                          ") SELECT o.row, (SELECT new FROM op WHERE tbl = %d AND row = o.row AND col = %d ORDER BY hlc DESC, org DESC LIMIT 1)%s"
                          " FROM (SELECT DISTINCT row FROM op WHERE tbl = %d) AS o",
                          kind, PV_STORE_COL_DELETED, cells->str, kind);
  return pv_sql_run (to, text->str, error);
}

/* A kind's statement has a query for each of its cells, which SQLite reads longer than it carries it out: those of kinds of which the
 * log says nothing are not made. */
gboolean
pv_recover_rows (PvSql *to, const PvStoreTables *tables, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (to, "SELECT DISTINCT tbl FROM op", error);
  gboolean said[G_N_ELEMENTS (tables->by_kind)] = { FALSE };
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      gint64 kind;

      if (!pv_sql_step (to, statement, &row, error))
        return FALSE;
      kind = row ? sqlite3_column_int64 (statement, 0) : -1;
      if (kind >= 0 && kind < (gint64) G_N_ELEMENTS (said))
        said[kind] = TRUE;
    }
  for (guint k = 0; k < G_N_ELEMENTS (said); k++)
    if (said[k] && tables->by_kind[k] != NULL && !make_rows_of (to, tables->by_kind[k], error))
      return FALSE;

  return TRUE;
}
