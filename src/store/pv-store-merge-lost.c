/* Words about persons that were lost when a damaged document was recovered (`pii_erased` says 0, 0), and that another copy still
 * has: they come back, though no change does. The mark goes with them, so that copies which know the same are equal. */
#include "store/pv-store-merge-private.h"

typedef struct
{
  GHashTable *tokens;          /* PvId * -> char *: what the cells say of the lost words; NULL for an author's or a device's */
} Lost;

static gboolean
read_lost (PvStore *store, Lost *lost, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT id FROM pii_erased WHERE org = 0", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      PvId id;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      id = row ? sqlite3_column_int64 (statement, 0) : 0;
      if (row)
        g_hash_table_insert (lost->tokens, g_memdup2 (&id, sizeof id), NULL);
    }

  return TRUE;
}

static gboolean
read_tokens_of (PvStore *store, PvKind kind, int col, Lost *lost, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT new FROM op WHERE tbl = ?1 AND col = ?2 AND new IS NOT NULL", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, col);
  while (row)
    {
      const char *token;
      PvId id;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      token = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      id = token ? g_ascii_strtoll (token, NULL, 10) : 0;
      if (token != NULL && g_hash_table_contains (lost->tokens, &id))
        g_hash_table_insert (lost->tokens, g_memdup2 (&id, sizeof id), g_strdup (token));
    }

  return TRUE;
}

static gboolean
read_tokens (PvStore *store, Lost *lost, GError **error)
{
  const PvStoreTables *tables = store->tables;

  for (guint k = 0; k < G_N_ELEMENTS (tables->by_kind); k++)
    for (guint i = 0; tables->by_kind[k] != NULL && i < tables->by_kind[k]->info->n_slots; i++)
      if (tables->by_kind[k]->cells[i].field->type == PV_TYPE_PERSONAL
          && !read_tokens_of (store, (PvKind) k, tables->by_kind[k]->cells[i].col, lost, error))
        return FALSE;

  return TRUE;
}

static gboolean
run_with_id (PvStore *store, const char *text, PvId id, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, text, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return pv_sql_finish (store->sql, statement, error);
}

/* Other words than those that were lost stay where they are. */
static gboolean
find_one (PvMerging *merging, PvId id, const char *token, GError **error)
{
  PvStore *store = merging->store;
  gboolean found;

  if (!pv_merge_copy_words (merging, id, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (token != NULL && !pv_store_personal_fits (store, token))
    return run_with_id (store, "DELETE FROM pii WHERE id = ?1", id, error);

  merging->report->n_found++;
  g_hash_table_add (merging->found, g_memdup2 (&id, sizeof id));
  return run_with_id (store, "DELETE FROM pii_erased WHERE id = ?1 AND org = 0", id, error);
}

static void
note_record (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  PvMerging *merging = data;
  PvMergedRecord record = { PV_FIELD_KIND (field->field), row };

  if (id != 0 && g_hash_table_contains (merging->found, &id))
    g_array_append_val (merging->report->records, record);
}

gboolean
pv_merge_find_lost (PvMerging *merging, GError **error)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  Lost lost = { tokens };
  GHashTableIter each;
  gpointer id, token;

  if (!read_lost (merging->store, &lost, error))
    return FALSE;
  if (g_hash_table_size (tokens) == 0)
    return TRUE;
  if (!read_tokens (merging->store, &lost, error))
    return FALSE;

  g_hash_table_iter_init (&each, tokens);
  while (g_hash_table_iter_next (&each, &id, &token))
    if (!find_one (merging, *(PvId *) id, token, error))
      return FALSE;

  return merging->report->n_found == 0 || pv_store_each_words (merging->store, note_record, merging, error);
}

gboolean
pv_merge_has_lost (PvStore *store, PvSql *foreign, gboolean *has, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (foreign, "SELECT id FROM pii_erased WHERE org = 0", error);
  gboolean row = TRUE;

  *has = FALSE;
  if (statement == NULL)
    return FALSE;

  while (row)
    {
      g_autofree char *words = NULL;

      if (!pv_sql_step (foreign, statement, &row, error))
        return FALSE;
      words = row ? pv_store_personal_of_id (store, sqlite3_column_int64 (statement, 0), NULL) : NULL;
      *has = *has || words != NULL;
    }

  return TRUE;
}
