/* The log as it is read for showing: its lines, who is who, how versions are called, and what a filter lets through. */
#include "document/pv-document-private.h"

static void
free_name (gpointer name)
{
  g_free (name);
}

static GHashTable *
read_names (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) versions = pv_store_versions (store, error);
  GHashTable *names = versions ? g_hash_table_new_full (pv_store_step_hash, pv_store_step_equal, g_free, free_name) : NULL;

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const PvStoreVersion *version = g_ptr_array_index (versions, i);
      PvStoreStepKey key = { version->org, version->ctr };

      g_hash_table_insert (names, g_memdup2 (&key, sizeof key), g_strdup (version->name));
    }
  return names;
}

/* What was joined with the record that is asked for is its own history, too. */
static gboolean
add_joined (PvHistoryLog *log, PvStore *store, const PvHistoryFilter *filter, GError **error)
{
  log->joined = pv_store_joined_with (store, filter->record, error);
  for (guint i = 0; log->joined != NULL && i < log->joined->len; i++)
    {
      g_autoptr (GHashTable) touching = pv_store_steps_touching (store, filter->kind, g_array_index (log->joined, PvId, i), error);
      GHashTableIter iter;
      gpointer key;

      if (touching == NULL)
        return FALSE;
      g_hash_table_iter_init (&iter, touching);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_insert (log->touching, g_memdup2 (key, sizeof (PvStoreStepKey)), GUINT_TO_POINTER (1));
    }
  return log->joined != NULL;
}

/* The names of versions, and what the filter lets through. */
static gboolean
read_words (PvHistoryLog *log, PvStore *store, const PvHistoryFilter *filter, GError **error)
{
  log->authors = pv_store_read_authors (store, log->who, error);
  log->names = log->authors ? read_names (store, error) : NULL;
  if (log->names == NULL || filter->kind == PV_ANY_KIND)
    return log->names != NULL;

  log->touching = pv_store_steps_touching (store, filter->kind, filter->record, error);
  return log->touching != NULL && (filter->record == PV_NO_ID || add_joined (log, store, filter, error));
}

gboolean
pv_history_log_read (PvHistoryLog *log, PvStore *store, const PvHistoryFilter *filter, GError **error)
{
  g_autoptr (GArray) changes = pv_store_read_changes (store, NULL, error);

  if (changes == NULL)
    return FALSE;

  log->lines = pv_store_lines_new ();
  log->who = g_array_new (FALSE, FALSE, sizeof (PvId));
  pv_store_lines_take (log->lines, changes);
  pv_store_changes_add_who (changes, log->who);
  return read_words (log, store, filter, error);
}

gboolean
pv_history_log_read_more (PvHistoryLog *log, PvStore *store, const GArray *changes, const PvHistoryFilter *filter, GError **error)
{
  pv_store_changes_add_who (changes, log->who);
  return read_words (log, store, filter, error);
}

gboolean
pv_history_log_shows (const PvHistoryLog *log, const PvHistoryFilter *filter, const PvStoreLine *line)
{
  const PvStoreStepKey key = { line->org, line->step };

  if (line->moved)
    return FALSE;
  if (filter->author != NULL)
    {
      const char *author = g_hash_table_lookup (log->authors, &line->who);

      if (!g_str_equal (author ? author : "", filter->author))
        return FALSE;
    }
  return log->touching == NULL || g_hash_table_contains (log->touching, &key);
}

const char *
pv_history_log_name_of (const PvHistoryLog *log, const PvStoreLine *line)
{
  const PvStoreStepKey key = { line->org, line->ctr };
  const char *name = g_hash_table_lookup (log->names, &key);

  return name ? name : "";
}

void
pv_history_log_clear (PvHistoryLog *log)
{
  g_clear_pointer (&log->lines, pv_store_lines_free);
  g_clear_pointer (&log->who, g_array_unref);
  g_clear_pointer (&log->authors, g_hash_table_unref);
  g_clear_pointer (&log->names, g_hash_table_unref);
  g_clear_pointer (&log->touching, g_hash_table_unref);
  g_clear_pointer (&log->joined, g_array_unref);
}
