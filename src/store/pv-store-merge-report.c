/* What a merge brought, as data. */
#include "store/pv-store-merge-private.h"

static void
source_free (gpointer data)
{
  PvMergeSource *source = data;

  g_free (source->author);
  g_free (source->device);
  g_array_unref (source->counts);
  g_free (source);
}

PvMergeReport *
pv_merge_report_new (const char *path)
{
  PvMergeReport *report = g_new0 (PvMergeReport, 1);

  report->file = g_strdup (path);
  report->at_ms = pv_clock_now_ms ();
  report->ranges = g_array_new (FALSE, FALSE, sizeof (PvMergeRange));
  report->sources = g_ptr_array_new_with_free_func (source_free);
  report->records = g_array_new (FALSE, FALSE, sizeof (PvMergedRecord));
  return report;
}

void
pv_merge_report_free (PvMergeReport *report)
{
  g_free (report->file);
  g_array_unref (report->ranges);
  g_ptr_array_unref (report->sources);
  g_array_unref (report->records);
  g_free (report);
}

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

  source = g_new0 (PvMergeSource, 1);
  source->org = change->org;
  source->first_ms = change->at_ms;
  source->counts = g_array_new (FALSE, FALSE, sizeof (PvMergeCount));
  g_ptr_array_add (merging->report->sources, source);
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

static void
count (GArray *counts, PvKind kind, PvVerb verb)
{
  PvMergeCount one = { kind, verb, 1 };

  for (guint i = 0; i < counts->len; i++)
    {
      PvMergeCount *known = &g_array_index (counts, PvMergeCount, i);

      if (known->kind == kind && known->verb == verb)
        {
          known->n++;
          return;
        }
    }
  g_array_append_val (counts, one);
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
      count (source->counts, change->kind, change->verb);
    }
  return TRUE;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const PvMergeCount *left = a, *right = b;

  return left->kind != right->kind ? (int) left->kind - (int) right->kind : (int) left->verb - (int) right->verb;
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const PvMergeSource *left = *(PvMergeSource *const *) a, *right = *(PvMergeSource *const *) b;

  if (left->first_ms != right->first_ms)
    return left->first_ms < right->first_ms ? -1 : 1;
  return (left->org > right->org) - (left->org < right->org);
}

void
pv_merge_report_sort (PvMergeReport *report)
{
  g_ptr_array_sort (report->sources, compare_sources);
  for (guint i = 0; i < report->sources->len; i++)
    g_array_sort (((PvMergeSource *) g_ptr_array_index (report->sources, i))->counts, compare_counts);
}

/* Steps whose first change came, or of which more came. */
static gboolean
is_of (const GArray *ranges, const PvStoreLine *line)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const PvMergeRange *range = &g_array_index (ranges, PvMergeRange, i);

      if (range->org == line->org)
        return line->step >= range->first && line->step <= range->last;
    }

  return FALSE;
}

GPtrArray *
pv_store_merge_lines (PvStore *store, const GArray *ranges, GError **error)
{
  g_autoptr (GArray) changes = pv_store_read_changes (store, NULL, error);
  g_autoptr (PvStoreLines) all = pv_store_lines_new ();
  GPtrArray *lines;
  const PvStoreLine *list;
  guint n;

  if (changes == NULL)
    return NULL;

  pv_store_lines_take (all, changes);
  list = pv_store_lines_get (all, &n);
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = n; i-- > 0;)
    if (is_of (ranges, &list[i]))
      g_ptr_array_add (lines, g_memdup2 (&list[i], sizeof list[i]));
  return lines;
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
