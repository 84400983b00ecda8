/* What the other one has that is not known here, and whether the two can be joined at all. */
#include "store/pv-store-foreign.h"
#include "store/pv-store-merge-private.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse_other_document (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED,
               _("%s is another document, not a copy of this one; what it holds can be exported there and imported here"), name);
  return FALSE;
}

static gboolean
refuse_fork (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED,
               _("%s and this document went on separately under the same number, as if one computer's data had been copied to another; "
                 "they cannot be brought together, and both were left as they are"),
               name);
  return FALSE;
}

gboolean
pv_merge_check_uuid (PvSql *foreign, const char *path, const char *of, GError **error)
{
  g_autofree char *uuid = pv_store_foreign_uuid (foreign, error);

  if (uuid == NULL)
    return FALSE;
  return g_str_equal (uuid, of) || refuse_other_document (path, error);
}

/* The last change of @org; 0 when there is none. */
static gboolean
last_change (PvSql *sql, gint64 org, gint64 *ctr, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT max (ctr) FROM change WHERE org = ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, org);
  if (!pv_sql_step (sql, statement, &row, error))
    return FALSE;
  *ctr = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/* The replica after @org, from step to step through the index instead of over all changes. 0 at the end. */
static gboolean
next_org (PvSql *sql, gint64 *org, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT min (org) FROM change WHERE org > ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, *org);
  if (!pv_sql_step (sql, statement, &row, error))
    return FALSE;
  *org = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static char *
hash_of (PvSql *sql, gint64 org, gint64 ctr, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    sql, "SELECT hex (c.hash) || r.uuid FROM change AS c JOIN replica AS r ON r.no = c.org WHERE c.org = ?1 AND c.ctr = ?2", error);
  char *hash = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, ctr);
  if (!pv_sql_step (sql, statement, &row, error))
    return NULL;
  hash = g_strdup (row ? (const char *) sqlite3_column_text (statement, 0) : "");
  sqlite3_reset (statement);
  return hash;
}

/* Both know @org up to @ctr: did they see the same? The chain answers for all before. */
static gboolean
check_same_past (PvMerging *merging, gint64 org, gint64 ctr, GError **error)
{
  g_autofree char *ours = hash_of (merging->store->sql, org, ctr, error);
  g_autofree char *theirs = ours ? hash_of (merging->foreign, org, ctr, error) : NULL;

  if (theirs == NULL)
    return FALSE;
  return g_str_equal (ours, theirs) || refuse_fork (merging->report->file, error);
}

static gboolean
compare_org (PvMerging *merging, gint64 org, GError **error)
{
  gint64 ours, theirs;
  PvMergeRange range;

  if (!last_change (merging->store->sql, org, &ours, error) || !last_change (merging->foreign, org, &theirs, error))
    return FALSE;
  if (org <= 0 || org > PV_REPLICA_MAX)
    return pv_merge_refuse_damaged (merging, error);
  if (ours > 0 && !check_same_past (merging, org, MIN (ours, theirs), error))
    return FALSE;

  merging->report->n_known += (guint) MIN (ours, theirs);
  if (theirs <= ours)
    return TRUE;
  range = (PvMergeRange) { (guint32) org, ours + 1, theirs };
  merging->renumber = merging->renumber || org == merging->store->replica;
  g_array_append_val (merging->report->ranges, range);
  return TRUE;
}

static void
expect (PvMerging *merging)
{
  gint64 total = 0;

  for (guint i = 0; i < merging->report->ranges->len; i++)
    {
      const PvMergeRange *range = &g_array_index (merging->report->ranges, PvMergeRange, i);

      total += range->last - range->first + 1;
    }
  if (merging->progress != NULL)
    g_atomic_int_set (&merging->progress->total, (gint) MIN (total, G_MAXINT));
}

gboolean
pv_merge_find_ranges (PvMerging *merging, GError **error)
{
  gint64 org = 0;

  if (!pv_merge_check_uuid (merging->foreign, merging->report->file, merging->store->uuid, error) || !next_org (merging->foreign, &org, error))
    return FALSE;
  while (org != 0)
    if (!compare_org (merging, org, error) || !next_org (merging->foreign, &org, error))
      return FALSE;

  merging->report->n_ours = (guint) (merging->store->n_changes - merging->report->n_known);
  expect (merging);
  return TRUE;
}
