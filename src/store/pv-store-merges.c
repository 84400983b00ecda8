/* Merges that this working copy made, so that what one of them brought can be taken back another day, too. The log alone does not
 * tell them apart: `seen` says what was known at the next change of one's own, not in how many merges it came, nor when. So each
 * is a line in a file of this laptop's, beside the working copy: when, how much, and which changes. No names stand in it, of
 * persons or of files: who made the changes is read from the log, where they can be erased. */
#include "store/pv-store-merge-private.h"
#include "store/pv-store-share.h"

#include <string.h>

/* Lines that are kept. */
#define MERGES_MAX 100
/* Copies that merge by themselves while two people work do so many times: what comes within this is one line. */
#define BY_ITSELF_MS (10 * 60 * 1000)

static char *
file_of (PvStore *store)
{
  return g_build_filename (store->share->folder, "merges", NULL);
}

static gboolean
read_number (char **at, char end, gint64 *number)
{
  char *after = NULL;

  *number = g_ascii_strtoll (*at, &after, 10);
  if (after == *at || *after != end || *number < 0)
    return FALSE;
  *at = after + (end != '\0');
  return TRUE;
}

static gboolean
read_range (const char *text, PvMergeRange *range)
{
  g_autofree char *copy = g_strdup (text);
  char *at = copy;
  gint64 org;

  if (!read_number (&at, ':', &org) || !read_number (&at, '-', &range->first) || !read_number (&at, '\0', &range->last))
    return FALSE;

  range->org = (guint32) org;
  return org > 0 && org <= PV_REPLICA_MAX && range->first > 0 && range->first <= range->last;
}

/* "AT BY-ITSELF ADDED CHANGED REMOVED ERASED ORG:FIRST-LAST …"; NULL for any other line. */
static PvMergeReport *
read_line (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (PvMergeReport) report = pv_merge_report_new (NULL);
  gint64 numbers[6];

  if (g_strv_length (words) <= G_N_ELEMENTS (numbers))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *at = words[i];

      if (!read_number (&at, '\0', &numbers[i]))
        return NULL;
    }
  for (guint i = G_N_ELEMENTS (numbers); words[i] != NULL; i++)
    {
      PvMergeRange range;

      if (!read_range (words[i], &range))
        return NULL;
      g_array_append_val (report->ranges, range);
    }

  report->at_ms = numbers[0];
  report->by_itself = numbers[1] != 0;
  report->n_added = (guint) numbers[2];
  report->n_changed = (guint) numbers[3];
  report->n_removed = (guint) numbers[4];
  report->n_erased = (guint) numbers[5];
  return g_steal_pointer (&report);
}

/* Oldest first. */
static GPtrArray *
read_file (PvStore *store)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_merge_report_free);
  g_autofree char *file = store->share ? file_of (store) : NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (file == NULL || !g_file_get_contents (file, &text, NULL, NULL))
    return reports;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PvMergeReport *report = read_line (lines[i]);

      if (report != NULL)
        g_ptr_array_add (reports, report);
    }

  return reports;
}

static void
append_line (GString *text, const PvMergeReport *report)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %u %u %u %u", report->at_ms, report->by_itself, report->n_added, report->n_changed,
                          report->n_removed, report->n_erased);
  for (guint i = 0; i < report->ranges->len; i++)
    {
      const PvMergeRange *range = &g_array_index (report->ranges, PvMergeRange, i);

      g_string_append_printf (text, " %u:%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, range->org, range->first, range->last);
    }
  g_string_append_c (text, '\n');
}

static gboolean
goes_on (const PvMergeReport *before, const PvMergeReport *report)
{
  return before->by_itself && report->by_itself && before->at_ms <= report->at_ms && report->at_ms - before->at_ms < BY_ITSELF_MS;
}

/* The time stays that of the first, or a working day would become one line. */
static void
add_report (GPtrArray *reports, const PvMergeReport *report)
{
  PvMergeReport *last = reports->len > 0 ? g_ptr_array_index (reports, reports->len - 1) : NULL;
  gint64 at_ms;

  if (last == NULL || !goes_on (last, report))
    {
      g_ptr_array_add (reports, pv_merge_report_copy (report));
      return;
    }

  at_ms = last->at_ms;
  pv_merge_report_join (last, pv_merge_report_copy (report));
  last->at_ms = at_ms;
}

void
pv_store_remember_merge (PvStore *store, const PvMergeReport *report)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PvMergeReport) now = NULL;
  g_autofree char *file = NULL;

  if (store->share == NULL)
    return;

  now = pv_merge_report_copy (report);
  now->by_itself = g_strcmp0 (report->file, store->share->path) == 0;
  reports = read_file (store);
  add_report (reports, now);
  for (guint i = reports->len > MERGES_MAX ? reports->len - MERGES_MAX : 0; i < reports->len; i++)
    append_line (text, g_ptr_array_index (reports, i));
  file = file_of (store);
  g_file_set_contents_full (file, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static const char STEPS[] = "SELECT ctr, step, at, verb, kind, coalesce (who, 0) FROM change WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3";

static gboolean
retell_range (PvMerging *merging, const PvMergeRange *range, GError **error)
{
  PvSql *sql = merging->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, STEPS, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, range->org);
  sqlite3_bind_int64 (statement, 2, range->first);
  sqlite3_bind_int64 (statement, 3, range->last);
  while (row)
    {
      PvStoreChange change = { .org = range->org };

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      change.ctr = sqlite3_column_int64 (statement, 0);
      change.step = sqlite3_column_int64 (statement, 1);
      change.at_ms = sqlite3_column_int64 (statement, 2);
      change.verb = (PvVerb) sqlite3_column_int (statement, 3);
      change.kind = (PvKind) sqlite3_column_int (statement, 4);
      change.who = sqlite3_column_int64 (statement, 5);
      if (!pv_merge_note_change (merging, &change, error))
        return FALSE;
    }

  return TRUE;
}

/* Whose changes came, from the log. Those that it does not have (the working copy was put back) are not told. */
static gboolean
retell (PvStore *store, PvMergeReport *report, GError **error)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PvMerging merging = { .store = store, .report = report, .sources = sources };

  for (guint i = 0; i < report->ranges->len; i++)
    if (!retell_range (&merging, &g_array_index (report->ranges, PvMergeRange, i), error))
      return FALSE;

  pv_merge_report_sort (report);
  return TRUE;
}

GPtrArray *
pv_store_list_merges (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) kept = read_file (store);
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_merge_report_free);

  for (guint i = kept->len; i-- > 0;)
    {
      PvMergeReport *report = g_ptr_array_index (kept, i);

      if (!retell (store, report, error))
        return NULL;
      if (report->n_changes > 0)
        g_ptr_array_add (merges, pv_merge_report_copy (report));
    }

  return g_steal_pointer (&merges);
}
