#include "model/pv-merge-report.h"

static void
source_free (gpointer data)
{
  PvMergeSource *source = data;

  g_free (source->author);
  g_free (source->device);
  g_array_unref (source->counts);
  g_free (source);
}

static void
file_free (gpointer data)
{
  PvMergeFile *file = data;

  g_free (file->file);
  g_free (file->refusal);
  g_free (file);
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
  report->files = g_ptr_array_new_with_free_func (file_free);
  return report;
}

void
pv_merge_report_free (PvMergeReport *report)
{
  g_free (report->file);
  g_array_unref (report->ranges);
  g_ptr_array_unref (report->sources);
  g_array_unref (report->records);
  g_ptr_array_unref (report->files);
  g_free (report);
}

static gpointer
source_copy (gconstpointer data, gpointer user_data)
{
  PvMergeSource *source = g_memdup2 (data, sizeof *source);

  source->author = g_strdup (source->author);
  source->device = g_strdup (source->device);
  source->counts = g_array_copy (source->counts);
  return source;
}

static gpointer
file_copy (gconstpointer data, gpointer user_data)
{
  PvMergeFile *file = g_memdup2 (data, sizeof *file);

  file->file = g_strdup (file->file);
  file->refusal = g_strdup (file->refusal);
  return file;
}

PvMergeReport *
pv_merge_report_copy (const PvMergeReport *report)
{
  PvMergeReport *copy = g_memdup2 (report, sizeof *copy);

  copy->file = g_strdup (report->file);
  copy->ranges = g_array_copy (report->ranges);
  copy->records = g_array_copy (report->records);
  copy->sources = g_ptr_array_copy (report->sources, source_copy, NULL);
  g_ptr_array_set_free_func (copy->sources, source_free);
  copy->files = g_ptr_array_copy (report->files, file_copy, NULL);
  g_ptr_array_set_free_func (copy->files, file_free);
  return copy;
}

void
pv_merge_report_add_file (PvMergeReport *report, const char *file, guint n_changes, const char *refusal)
{
  PvMergeFile *added = g_new0 (PvMergeFile, 1);

  *added = (PvMergeFile) { g_strdup (file), n_changes, g_strdup (refusal) };
  g_ptr_array_add (report->files, added);
}

PvMergeSource *
pv_merge_report_add_source (PvMergeReport *report, guint32 org)
{
  PvMergeSource *source = g_new0 (PvMergeSource, 1);

  source->org = org;
  source->counts = g_array_new (FALSE, FALSE, sizeof (PvMergeCount));
  g_ptr_array_add (report->sources, source);
  return source;
}

void
pv_merge_line_free (PvMergeLine *line)
{
  g_free (line->author);
  g_free (line);
}

void
pv_merge_source_count (PvMergeSource *source, PvKind kind, PvVerb verb)
{
  GArray *counts = source->counts;
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

static void
add_counts (PvMergeSource *source, const PvMergeSource *later)
{
  for (guint i = 0; i < later->counts->len; i++)
    {
      const PvMergeCount *count = &g_array_index (later->counts, PvMergeCount, i);

      for (guint n = 0; n < count->n; n++)
        pv_merge_source_count (source, count->kind, count->verb);
    }
}

/* The same author on the same laptop is one line. */
static void
join_source (PvMergeReport *report, PvMergeSource *later)
{
  for (guint i = 0; i < report->sources->len; i++)
    {
      PvMergeSource *source = g_ptr_array_index (report->sources, i);

      if (source->org != later->org || g_strcmp0 (source->author, later->author) != 0)
        continue;
      source->first_ms = MIN (source->first_ms, later->first_ms);
      source->last_ms = MAX (source->last_ms, later->last_ms);
      source->n_steps += later->n_steps;
      add_counts (source, later);
      source_free (later);
      return;
    }

  g_ptr_array_add (report->sources, later);
}

gboolean
pv_merge_report_is_empty (const PvMergeReport *report)
{
  return report->ranges->len == 0 && report->n_found == 0;
}

void
pv_merge_report_join (PvMergeReport *report, PvMergeReport *later)
{
  g_array_append_vals (report->ranges, later->ranges->data, later->ranges->len);
  g_array_append_vals (report->records, later->records->data, later->records->len);
  while (later->sources->len > 0)
    join_source (report, g_ptr_array_steal_index (later->sources, 0));
  g_ptr_array_extend_and_steal (report->files, g_steal_pointer (&later->files));
  later->files = g_ptr_array_new ();
  report->at_ms = later->at_ms;
  report->n_changes += later->n_changes;
  report->n_ours = later->n_ours;
  report->n_added += later->n_added;
  report->n_changed += later->n_changed;
  report->n_removed += later->n_removed;
  report->n_erased += later->n_erased;
  report->n_found += later->n_found;
  report->renumbered = report->renumbered || later->renumbered;
  pv_merge_report_free (later);
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
