/* What the list of the history reads on the store thread. */
#include "document/pv-history-list-private.h"

typedef struct
{
  PvHistoryList *list;         /* a reference */
  GArray *seen;                /* of the lines that are there; NULL: none are */
  GArray *changes;
  PvHistoryLog log;
  PvHistoryFilter filter;
  char *author;
  GError *error;
} Loading;

/* With lines that are there, the new changes go back as they are: the main thread has the lines. */
static void
load_job (PvStore *store, gpointer data)
{
  Loading *loading = data;

  if (loading->seen == NULL)
    {
      pv_history_log_read (&loading->log, store, &loading->filter, &loading->error);
      return;
    }
  loading->changes = pv_store_read_changes (store, loading->seen, &loading->error);
  if (loading->changes != NULL)
    pv_history_log_read_more (&loading->log, store, loading->changes, &loading->filter, &loading->error);
}

static void
loading_free (Loading *loading)
{
  pv_history_log_clear (&loading->log);
  g_clear_pointer (&loading->seen, g_array_unref);
  g_clear_pointer (&loading->changes, g_array_unref);
  g_clear_error (&loading->error);
  g_free (loading->author);
  g_object_unref (loading->list);
  g_free (loading);
}

static gboolean
lost_somebody (GHashTable *before, GHashTable *now)
{
  GHashTableIter iter;
  gpointer who;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &who, NULL))
    if (!g_hash_table_contains (now, who))
      return TRUE;

  return FALSE;
}

/* TRUE when words of lines that were there already are others now. */
static gboolean
take_log (PvHistoryList *self, Loading *loading)
{
  PvHistoryLog *log = &self->log;
  gboolean all = loading->seen == NULL || lost_somebody (log->authors, loading->log.authors);

  if (loading->seen != NULL)
    loading->log.lines = g_steal_pointer (&log->lines);
  pv_history_log_clear (log);
  *log = loading->log;
  loading->log = (PvHistoryLog) { NULL };
  return all;
}

static void
loaded_cb (gpointer data)
{
  Loading *loading = data;
  PvHistoryList *self = loading->list;
  gboolean again;

  self->loading = FALSE;
  if (loading->error == NULL && loading->changes != NULL && !pv_store_lines_take (self->log.lines, loading->changes))
    {
      /* A merge put something between: all is read again. */
      pv_history_log_clear (&self->log);
      self->stale = TRUE;
    }
  else if (loading->error == NULL)
    {
      pv_history_list_show (self, take_log (self, loading));
    }
  again = self->awake && (self->stale || self->filter_changed) && loading->error == NULL;
  loading_free (loading);
  if (again)
    pv_history_list_load (self);
}

void
pv_history_list_load (PvHistoryList *self)
{
  Loading *loading;

  if (self->loading || self->document->thread == NULL)
    return;

  loading = g_new0 (Loading, 1);
  loading->list = g_object_ref (self);
  loading->filter = self->filter;
  loading->author = g_strdup (self->filter.author);
  loading->filter.author = loading->author;
  if (self->log.lines != NULL)
    {
      loading->seen = pv_store_lines_get_seen (self->log.lines);
      loading->log.who = g_array_copy (self->log.who);
    }
  self->loading = TRUE;
  self->stale = FALSE;
  self->filter_changed = FALSE;
  pv_store_thread_post (self->document->thread, load_job, loaded_cb, loading);
}

/* Titles of what is gone: at most what is on the screen, in one errand. */
typedef struct
{
  PvHistoryList *list;
  GPtrArray *entries;
  GPtrArray *records;          /* PvRecord or NULL, one an entry */
} Asking;

static void
unref_record (gpointer record)
{
  if (record != NULL)
    pv_record_unref (record);
}

static void
ask_job (PvStore *store, gpointer data)
{
  Asking *asking = data;

  for (guint i = 0; i < asking->entries->len; i++)
    {
      PvHistoryEntry *entry = g_ptr_array_index (asking->entries, i);
      gboolean removed;

      g_ptr_array_add (asking->records, pv_store_read (store, entry->line->kind, entry->line->id, &removed, NULL));
    }
}

static void
answered_cb (gpointer data)
{
  Asking *asking = data;
  PvHistoryList *self = asking->list;
  PvDocument *document = self->document;
  guint n = 0;
  const PvStoreLine *lines = self->log.lines ? pv_store_lines_get (self->log.lines, &n) : NULL;

  for (guint i = 0; i < asking->entries->len; i++)
    {
      PvHistoryEntry *entry = g_ptr_array_index (asking->entries, i);
      const PvRecord *record = g_ptr_array_index (asking->records, i);
      PvId id = entry->line->id;
      char *title = record ? pv_title (document->model, record, PV_LANG_NONE) : g_strdup ("");

      if (entry->place < n)
        pv_history_entry_take_line (entry, pv_document_line_in_words (document, &self->log, &lines[entry->place], title));
      g_hash_table_insert (document->gone_titles, g_memdup2 (&id, sizeof id), title);
    }

  g_ptr_array_unref (asking->entries);
  g_ptr_array_unref (asking->records);
  g_object_unref (self);
  g_free (asking);
}

static gboolean
ask_cb (gpointer data)
{
  PvHistoryList *self = data;
  Asking *asking;

  self->asking = 0;
  if (self->document->thread == NULL)
    return G_SOURCE_REMOVE;

  asking = g_new0 (Asking, 1);
  asking->list = g_object_ref (self);
  asking->entries = g_steal_pointer (&self->waiting);
  asking->records = g_ptr_array_new_with_free_func (unref_record);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  pv_store_thread_post (self->document->thread, ask_job, answered_cb, asking);
  return G_SOURCE_REMOVE;
}

void
pv_history_list_ask (PvHistoryList *self, PvHistoryEntry *entry)
{
  g_ptr_array_add (self->waiting, g_object_ref (entry));
  if (self->asking == 0)
    self->asking = g_idle_add (ask_cb, self);
}
