/* One sound document out of several that may not be. */
#include "store/pv-store-recover.h"

#include <string.h>

typedef struct
{
  guint32 org;
  gint64 reach;                /* changes 1 … reach are taken over */
  gint64 known;                /* the greatest that anything speaks of */
} Copy;

typedef struct
{
  GPtrArray *sources;
  const char *uuid;
  PvSql *to;
  PvStoreTables *tables;
  GArray *copies;              /* Copy, by org */
  PvStoreRecovery *recovery;
} Uniting;

static gboolean
holds_it (const Uniting *uniting, guint i)
{
  const PvRecoverSource *source = g_ptr_array_index (uniting->sources, i);

  return pv_recover_source_holds (source, uniting->uuid);
}

static PvSql *
source_sql (const Uniting *uniting, guint i)
{
  return ((PvRecoverSource *) g_ptr_array_index (uniting->sources, i))->sql;
}

static Copy *
find_copy (Uniting *uniting, gint64 org)
{
  for (guint i = 0; i < uniting->copies->len; i++)
    if (g_array_index (uniting->copies, Copy, i).org == org)
      return &g_array_index (uniting->copies, Copy, i);

  return NULL;
}

static void
note_known (Uniting *uniting, gint64 org, gint64 ctr)
{
  Copy fresh = { .org = (guint32) org };
  Copy *copy;

  if (org < 1 || org > PV_REPLICA_MAX)
    return;
  if (find_copy (uniting, org) == NULL)
    g_array_append_val (uniting->copies, fresh);
  copy = find_copy (uniting, org);
  if (ctr < G_MAXINT32)
    copy->known = MAX (copy->known, ctr);
}

/* As far as the file lets itself be read. */
static void
find_copies (Uniting *uniting, PvSql *sql)
{
  static const char *const queries[] = {
    "SELECT no, 0 FROM replica",
    "SELECT org, max (ctr) FROM change GROUP BY org",
    "SELECT o, max (upto) FROM seen GROUP BY o",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement = pv_sql_prepare (sql, queries[i], NULL);
      gboolean row = statement != NULL;

      while (row && pv_sql_step (sql, statement, &row, NULL) && row)
        note_known (uniting, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1));
    }
}

/* The first hash of @org's chain by what the source says of it. */
static gboolean
read_first_hash (Uniting *uniting, PvSql *from, guint32 org, sqlite3_stmt **replica, guint8 *hash)
{
  sqlite3_stmt *statement = pv_sql_prepare (from, "SELECT no, uuid, device FROM replica WHERE no = ?1", NULL);
  const char *uuid;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, org);
  if (!pv_sql_step (from, statement, &row, NULL) || !row)
    return FALSE;

  *replica = statement;
  uuid = (const char *) sqlite3_column_text (statement, 1);
  if (uuid != NULL && strlen (uuid) == 36 && sqlite3_column_int64 (statement, 2) >> 32 == org)
    {
      pv_store_hash_first (uniting->uuid, org, uuid, hash);
      return TRUE;
    }

  sqlite3_reset (statement);
  return FALSE;
}

/* The first change, with the copy's own row; FALSE in @took when no source has both. */
static gboolean
take_first (Uniting *uniting, Copy *copy, PvStoreLink *link, gboolean *took, GError **error)
{
  *took = FALSE;
  for (guint i = 0; i < uniting->sources->len && !*took; i++)
    {
      guint8 first[PV_STORE_HASH_SIZE];
      sqlite3_stmt *replica;

      if (!holds_it (uniting, i) || !read_first_hash (uniting, source_sql (uniting, i), copy->org, &replica, first))
        continue;
      for (guint j = 0; j < uniting->sources->len && !*took; j++)
        *took = holds_it (uniting, j)
                && pv_store_link_read (link, source_sql (uniting, j), uniting->tables, copy->org, 1, first);
      if (*took && !pv_store_insert_replica (uniting->to, copy->org, (const char *) sqlite3_column_text (replica, 1),
                                             sqlite3_column_int64 (replica, 2), error))
        return FALSE;
      sqlite3_reset (replica);
    }

  return !*took || pv_store_link_write (link, uniting->to, error);
}

static gboolean
take_next (Uniting *uniting, Copy *copy, PvStoreLink *link, gboolean *took, GError **error)
{
  guint8 before[PV_STORE_HASH_SIZE];

  memcpy (before, link->hash, sizeof before);
  *took = FALSE;
  for (guint i = 0; i < uniting->sources->len && !*took; i++)
    *took = holds_it (uniting, i)
            && pv_store_link_read (link, source_sql (uniting, i), uniting->tables, copy->org, copy->reach + 1, before);

  return !*took || pv_store_link_write (link, uniting->to, error);
}

static gboolean
take_copy (Uniting *uniting, Copy *copy, GError **error)
{
  PvStoreLink link;
  gboolean took, fine;

  pv_store_link_init (&link);
  fine = take_first (uniting, copy, &link, &took, error);
  while (fine && took)
    {
      copy->reach++;
      fine = take_next (uniting, copy, &link, &took, error);
    }

  pv_store_link_clear (&link);
  return fine;
}

/* A change that had seen what is lost may rest on it: it goes too, and what had seen it, until nothing is missing. */
static gboolean
close_under_seen (Uniting *uniting, GError **error)
{
  for (gboolean shortened = TRUE; shortened;)
    {
      sqlite3_stmt *statement = pv_sql_prepare (uniting->to, "SELECT org, ctr, o, upto FROM seen ORDER BY org, ctr", error);
      gboolean row = statement != NULL;

      if (statement == NULL)
        return FALSE;
      shortened = FALSE;
      while (row)
        {
          Copy *own, *other;

          if (!pv_sql_step (uniting->to, statement, &row, error))
            return FALSE;
          if (!row)
            break;
          own = find_copy (uniting, sqlite3_column_int64 (statement, 0));
          other = find_copy (uniting, sqlite3_column_int64 (statement, 2));
          if (own->reach >= sqlite3_column_int64 (statement, 1)
              && (other == NULL || other->reach < sqlite3_column_int64 (statement, 3)))
            {
              own->reach = sqlite3_column_int64 (statement, 1) - 1;
              shortened = TRUE;
            }
        }
    }

  return TRUE;
}

static gboolean
cut_off (Uniting *uniting, const Copy *copy, GError **error)
{
  static const char *const queries[] = {
    "DELETE FROM op WHERE org = ?1 AND ctr > ?2",
    "DELETE FROM seen WHERE org = ?1 AND ctr > ?2",
    "DELETE FROM change WHERE org = ?1 AND ctr > ?2",
    "DELETE FROM replica WHERE no = ?1 AND ?2 = 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement = pv_sql_prepare (uniting->to, queries[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, copy->org);
      sqlite3_bind_int64 (statement, 2, copy->reach);
      if (!pv_sql_finish (uniting->to, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_changes (Uniting *uniting, GError **error)
{
  for (guint i = 0; i < uniting->sources->len; i++)
    if (holds_it (uniting, i))
      find_copies (uniting, source_sql (uniting, i));
  for (guint i = 0; i < uniting->copies->len; i++)
    if (!take_copy (uniting, &g_array_index (uniting->copies, Copy, i), error))
      return FALSE;
  if (!close_under_seen (uniting, error))
    return FALSE;
  for (guint i = 0; i < uniting->copies->len; i++)
    if (!cut_off (uniting, &g_array_index (uniting->copies, Copy, i), error))
      return FALSE;

  return TRUE;
}

static void
note_place (Uniting *uniting, guint i)
{
  PvRecoverSource *source = g_ptr_array_index (uniting->sources, i);
  PvStorePlace *place = g_new (PvStorePlace, 1);
  g_autoptr (PvStore) still = source->sql ? pv_store_open_still (source->about.file, uniting->tables->kinds,
                                                                  g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, ""), NULL)
                                           : NULL;

  *place = source->about;
  place->file = g_strdup (source->about.file);
  place->sound = still != NULL;
  g_ptr_array_add (uniting->recovery->places, place);
}

static gboolean
read_last (Uniting *uniting, const Copy *copy, PvStoreSavedCopy *saved, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    uniting->to, "SELECT c.at, p.text FROM change AS c LEFT JOIN pii AS p ON p.id = c.who WHERE c.org = ?1 AND c.ctr = ?2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, copy->org);
  sqlite3_bind_int64 (statement, 2, copy->reach);
  if (!pv_sql_step (uniting->to, statement, &row, error))
    return FALSE;
  if (row)
    {
      saved->last_at_ms = sqlite3_column_int64 (statement, 0);
      saved->author = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
tell_copies (Uniting *uniting, GError **error)
{
  PvStoreRecovery *recovery = uniting->recovery;

  for (guint i = 0; i < uniting->copies->len; i++)
    {
      const Copy *copy = &g_array_index (uniting->copies, Copy, i);
      PvStoreSavedCopy *saved = g_new0 (PvStoreSavedCopy, 1);

      *saved = (PvStoreSavedCopy) { .org = copy->org, .n_saved = copy->reach, .n_lost = MAX (copy->known - copy->reach, 0) };
      g_ptr_array_add (recovery->copies, saved);
      if (!read_last (uniting, copy, saved, error))
        return FALSE;
      recovery->n_saved += saved->n_saved;
      recovery->n_lost += saved->n_lost;
    }

  return pv_sql_get_int (uniting->to, "SELECT min (at) FROM change", 0, &recovery->first_at_ms, error)
         && pv_sql_get_int (uniting->to, "SELECT max (at) FROM change", 0, &recovery->last_at_ms, error);
}

PvSql *
pv_recover_unite (GPtrArray *sources, const char *uuid, const char *shown, const PvKinds *kinds, PvStoreRecovery *recovery, GError **error)
{
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, pv_store_version_of (kinds));
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  g_autoptr (PvSql) to = pv_sql_open (":memory:", shown, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);
  Uniting uniting = { sources, uuid, to, tables, copies, recovery };

  if (to == NULL || !pv_store_make_document (to, tables, uuid, error) || !take_changes (&uniting, error)
      || !pv_recover_words (sources, uuid, to, tables, recovery, error) || !pv_recover_rows (to, tables, error)
      || !tell_copies (&uniting, error))
    return NULL;

  for (guint i = 0; i < sources->len; i++)
    note_place (&uniting, i);
  return g_steal_pointer (&to);
}
