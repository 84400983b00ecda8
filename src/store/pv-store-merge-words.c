/* Words about persons while copies are joined: only words that a change names come in, and erased words never do. */
#include "store/pv-store-erase-private.h"
#include "store/pv-store-merge-private.h"

static gboolean
has_row (PvSql *sql, const char *text, PvId id, gboolean *has, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (sql, statement, has, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
pv_merge_copy_words (PvMerging *merging, PvId id, gboolean *found, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *from = pv_sql_prepare (merging->foreign, "SELECT salt, text FROM pii WHERE id = ?1", error);
  sqlite3_stmt *to = pv_sql_prepare (sql, "INSERT INTO pii (id, salt, text) VALUES (?1, ?2, ?3)", error);
  const char *text;
  gboolean fine;

  if (from == NULL || to == NULL)
    return FALSE;
  sqlite3_bind_int64 (from, 1, id);
  if (!pv_sql_step (merging->foreign, from, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  text = (const char *) sqlite3_column_text (from, 1);
  if (id <= 0 || text == NULL || strlen (text) != (gsize) sqlite3_column_bytes (from, 1) || !pv_text_is_sound (text, PV_TEXT_MAX)
      || sqlite3_column_type (from, 0) != SQLITE_BLOB || sqlite3_column_bytes (from, 0) != PV_STORE_SALT_SIZE)
    return pv_merge_refuse_damaged (merging, error);
  sqlite3_bind_int64 (to, 1, id);
  sqlite3_bind_value (to, 2, sqlite3_column_value (from, 0));
  sqlite3_bind_value (to, 3, sqlite3_column_value (from, 1));
  fine = pv_sql_finish (sql, to, error);
  sqlite3_reset (from);
  return fine;
}

/* Words that were lost there when a damaged document was recovered (0, 0) are lost here too; those that were erased are named when
 * the change that erased them comes. */
static gboolean
take_lost (PvMerging *merging, PvId id, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *lost = pv_sql_prepare (sql, "INSERT OR IGNORE INTO pii_erased (id, org, ctr) VALUES (?1, 0, 0)", error);
  gboolean is_lost;

  if (lost == NULL || !has_row (merging->foreign, "SELECT 1 FROM pii_erased WHERE id = ?1 AND org = 0", id, &is_lost, error))
    return FALSE;
  if (!is_lost)
    return TRUE;

  sqlite3_bind_int64 (lost, 1, id);
  return pv_sql_finish (sql, lost, error);
}

/* Words that are missing without having been erased were taken out by somebody: their change is not taken over without them,
 * since they would never come afterwards. */
gboolean
pv_merge_take_words (PvMerging *merging, PvId id, const char *token, GError **error)
{
  gboolean here, erased_here, found, erased_there = FALSE;

  if (!has_row (merging->store->sql, "SELECT 1 FROM pii WHERE id = ?1", id, &here, error)
      || !has_row (merging->store->sql, "SELECT 1 FROM pii_erased WHERE id = ?1", id, &erased_here, error))
    return FALSE;
  if (here || erased_here)
    return token == NULL || pv_store_personal_fits (merging->store, token) || pv_merge_refuse_damaged (merging, error);
  if (!has_row (merging->foreign, "SELECT 1 FROM pii_erased WHERE id = ?1", id, &erased_there, error))
    return FALSE;
  if (erased_there)
    return take_lost (merging, id, error);

  return pv_merge_copy_words (merging, id, &found, error)
         && ((found && (token == NULL || pv_store_personal_fits (merging->store, token))) || pv_merge_refuse_damaged (merging, error));
}

/* Of two that erase the same words the one with the lesser (hlc, org) is named, on every copy alike; one that only covered them
 * gives way. */
static const char NOTE_ERASED[] =
  "INSERT INTO pii_erased (id, org, ctr) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET org = ?2, ctr = ?3"
  " WHERE coalesce ((SELECT c.id <> pii_erased.id OR (c.hlc, c.org) > (?4, ?2) FROM change AS c"
  " WHERE c.org = pii_erased.org AND c.ctr = pii_erased.ctr), 1)";

gboolean
pv_merge_erase (PvMerging *merging, const PvStoreChange *change, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *note, *erase;

  if (change->verb != PV_VERB_ERASE)
    return TRUE;
  note = pv_sql_prepare (sql, NOTE_ERASED, error);
  erase = pv_sql_prepare (sql, "DELETE FROM pii WHERE id = ?1", error);
  if (note == NULL || erase == NULL)
    return FALSE;

  sqlite3_bind_int64 (note, 1, change->id);
  sqlite3_bind_int64 (note, 2, change->org);
  sqlite3_bind_int64 (note, 3, change->ctr);
  sqlite3_bind_int64 (note, 4, change->hlc);
  sqlite3_bind_int64 (erase, 1, change->id);
  if (!pv_sql_finish (sql, note, error) || !pv_sql_finish (sql, erase, error))
    return FALSE;
  if (sqlite3_changes (sql->db) > 0)
    {
      merging->report->n_erased++;
      g_hash_table_add (merging->erased, g_memdup2 (&change->id, sizeof change->id));
    }
  return TRUE;
}

typedef struct
{
  GHashTable *erased;          /* PvId *: words */
  GHashTable *rows;            /* PvId *: records in which they stood */
} Places;

static void
note_place (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  Places *places = data;

  if (id != 0 && g_hash_table_contains (places->erased, &id))
    g_hash_table_add (places->rows, g_memdup2 (&row, sizeof row));
}

static gboolean
came_now (const PvMerging *merging, const PvStoreCovered *covered)
{
  for (guint i = 0; i < merging->report->ranges->len; i++)
    {
      const PvMergeRange *range = &g_array_index (merging->report->ranges, PvMergeRange, i);

      if (range->org == covered->org && range->first <= covered->ctr && covered->ctr <= range->last)
        return TRUE;
    }

  return FALSE;
}

/* A record in which words go that nobody named is one more person, unless others there were named. */
static gboolean
count_persons (PvMerging *merging, const GArray *covered, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  Places places = { merging->erased, rows };

  if (!pv_store_each_words (merging->store, note_place, &places, error))
    return FALSE;
  for (guint i = 0; i < covered->len; i++)
    {
      const PvStoreCovered *one = &g_array_index (covered, PvStoreCovered, i);

      if (one->was_here && !came_now (merging, one) && g_hash_table_add (rows, g_memdup2 (&one->row, sizeof one->row)))
        merging->n_persons++;
    }

  return TRUE;
}

gboolean
pv_merge_cover (PvMerging *merging, GError **error)
{
  g_autoptr (GArray) covered = NULL;

  if (!pv_store_erase_cover (merging->store, &covered, error) || (covered->len > 0 && !count_persons (merging, covered, error)))
    return FALSE;

  for (guint i = 0; i < covered->len; i++)
    {
      const PvStoreCovered *one = &g_array_index (covered, PvStoreCovered, i);

      if (!one->was_here)
        continue;
      merging->report->n_erased++;
      g_hash_table_add (merging->erased, g_memdup2 (&one->id, sizeof one->id));
    }

  return TRUE;
}

static void
note_words (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  PvMerging *merging = data;
  PvMergedRecord record = { PV_FIELD_KIND (field->field), row };

  if (id != 0 && g_hash_table_contains (merging->erased, &id))
    g_array_append_val (merging->report->records, record);
}

gboolean
pv_merge_note_erased (PvMerging *merging, GError **error)
{
  return g_hash_table_size (merging->erased) == 0 || pv_store_each_words (merging->store, note_words, merging, error);
}

/* A row that names what is no version, or that cannot be shown, would make this document one that nobody lets in. */
static gboolean
version_is_sound (PvMerging *merging, sqlite3_stmt *row, gboolean *sound, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (merging->store->sql, "SELECT 1 FROM change WHERE org = ?1 AND ctr = ?2 AND verb <> ?3", error);
  gboolean other;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_value (statement, 1, sqlite3_column_value (row, 1));
  sqlite3_bind_value (statement, 2, sqlite3_column_value (row, 2));
  sqlite3_bind_int64 (statement, 3, PV_VERB_NAME_VERSION);
  if (!pv_sql_step (merging->store->sql, statement, &other, error))
    return FALSE;

  sqlite3_reset (statement);
  *sound = !other && pv_store_version_name_is_sound ((const char *) sqlite3_column_text (row, 0));
  return TRUE;
}

/* Names of versions: few rows, and only of changes that are known now. */
gboolean
pv_merge_take_versions (PvMerging *merging, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *from = pv_sql_prepare (merging->foreign, "SELECT name, org, ctr FROM checkpoint", error);
  sqlite3_stmt *to = pv_sql_prepare (sql,
                                     "INSERT OR IGNORE INTO checkpoint (name, org, ctr) SELECT ?1, ?2, ?3"
                                     " WHERE EXISTS (SELECT 1 FROM change WHERE org = ?2 AND ctr = ?3)",
                                     error);
  gboolean row = TRUE;

  if (from == NULL || to == NULL)
    return FALSE;

  while (row)
    {
      gboolean sound;

      if (!pv_sql_step (merging->foreign, from, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!version_is_sound (merging, from, &sound, error))
        return FALSE;
      if (!sound)
        return pv_merge_refuse_damaged (merging, error);
      for (int i = 0; i < 3; i++)
        sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
      if (!pv_sql_finish (sql, to, error))
        return FALSE;
    }

  return TRUE;
}
