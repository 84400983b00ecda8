/* What a merge brought, as data. */
#include "store/pv-store-merge-private.h"

static char *
device_of (PvStore *store, guint32 org, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT device FROM replica WHERE no = %u", org);
  gint64 device;

  if (!pv_sql_get_int (store->sql, text, 0, &device, error) || device == 0)
    return NULL;
  return pv_store_personal_of_id (store, device, error);
}

static PvMergeSource *
source_of (PvMerging *merging, const PvStoreChange *change, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%u %" G_GINT64_FORMAT, change->org, change->who);
  PvMergeSource *source = g_hash_table_lookup (merging->sources, key);
  g_autoptr (GError) local = NULL;

  if (source != NULL)
    return source;

  source = pv_merge_report_add_source (merging->report, change->org);
  source->first_ms = change->at_ms;
  g_hash_table_insert (merging->sources, g_steal_pointer (&key), source);
  if (change->who != 0)
    source->author = pv_store_personal_of_id (merging->store, change->who, &local);
  if (local == NULL)
    source->device = device_of (merging->store, change->org, &local);
  if (local == NULL)
    return source;

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
pv_merge_note_change (PvMerging *merging, const PvStoreChange *change, GError **error)
{
  PvMergeSource *source = source_of (merging, change, error);

  if (source == NULL)
    return FALSE;

  source->first_ms = MIN (source->first_ms, change->at_ms);
  source->last_ms = MAX (source->last_ms, change->at_ms);
  merging->report->n_changes++;
  if (change->step == change->ctr)
    {
      source->n_steps++;
      pv_merge_source_count (source, change->kind, change->verb);
    }
  return TRUE;
}

static const char LINES[] =
  "SELECT c.ctr, c.at, c.verb, c.kind, c.id, p.text FROM change AS c LEFT JOIN pii AS p ON p.id = c.who"
  " WHERE c.org = ?1 AND c.ctr BETWEEN ?2 AND ?3 AND c.step = c.ctr";

static gboolean
read_lines (PvStore *store, const PvMergeRange *range, GPtrArray *lines, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, LINES, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, range->org);
  sqlite3_bind_int64 (statement, 2, range->first);
  sqlite3_bind_int64 (statement, 3, range->last);
  while (row)
    {
      PvMergeLine *line;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      line = g_new0 (PvMergeLine, 1);
      *line = (PvMergeLine) { range->org, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                              g_strdup ((const char *) sqlite3_column_text (statement, 5)),
                              (PvVerb) sqlite3_column_int (statement, 2), (PvKind) sqlite3_column_int (statement, 3),
                              sqlite3_column_int64 (statement, 4) };
      g_ptr_array_add (lines, line);
    }

  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PvMergeLine *left = *(PvMergeLine *const *) a, *right = *(PvMergeLine *const *) b;

  if (left->at_ms != right->at_ms)
    return left->at_ms > right->at_ms ? -1 : 1;
  if (left->org != right->org)
    return left->org < right->org ? -1 : 1;
  return left->ctr > right->ctr ? -1 : 1;
}

GPtrArray *
pv_store_merge_lines (PvStore *store, const GArray *ranges, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_merge_line_free);

  for (guint i = 0; i < ranges->len; i++)
    if (!read_lines (store, &g_array_index (ranges, PvMergeRange, i), lines, error))
      return NULL;

  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}

GPtrArray *
pv_store_read_merged (PvStore *store, const GArray *records, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (pv_store_restored_free);

  for (guint i = 0; i < records->len; i++)
    {
      const PvMergedRecord *merged = &g_array_index (records, PvMergedRecord, i);
      PvStoreRestored *one = g_new0 (PvStoreRestored, 1);
      g_autoptr (PvRecord) record = NULL;
      g_autoptr (GError) local = NULL;
      gboolean removed = FALSE;

      g_ptr_array_add (list, one);
      record = pv_store_read (store, merged->kind, merged->id, &removed, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      *one = (PvStoreRestored) { merged->kind, merged->id, removed ? NULL : g_steal_pointer (&record) };
    }

  return g_steal_pointer (&list);
}
