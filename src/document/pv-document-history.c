/* The history in words, and what is asked of the file as a whole. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvKind kind;
  PvId id;
  PvRecord *record;
} Reading;

static void
read_job (PvStore *store, gpointer data)
{
  Reading *reading = data;
  gboolean removed;

  reading->record = pv_store_read (store, reading->kind, reading->id, &removed, NULL);
}

const char *
pv_document_known_title (PvDocument *self, PvKind kind, PvId id, char **owned)
{
  PvRecord *record = pv_model_get (self->model, id);
  const char *known;

  if (record != NULL)
    return *owned = pv_title (self->model, record, PV_LANG_NONE);
  known = g_hash_table_lookup (self->gone_titles, &id);
  return known == NULL && (kind == PV_ANY_KIND || self->thread == NULL) ? "" : known;
}

char *
pv_document_title_of (PvDocument *self, PvKind kind, PvId id)
{
  Reading reading = { .kind = kind, .id = id };
  g_autoptr (PvRecord) record = NULL;
  char *title = NULL;
  const char *known = pv_document_known_title (self, kind, id, &title);

  if (known != NULL)
    return title ? title : g_strdup (known);

  pv_store_thread_run (self->thread, read_job, &reading);
  record = reading.record;
  title = record ? pv_title (self->model, record, PV_LANG_NONE) : g_strdup ("");
  g_hash_table_insert (self->gone_titles, g_memdup2 (&id, sizeof id), g_strdup (title));
  return title;
}

typedef struct
{
  PvHistoryFilter filter;
  PvHistoryLog log;
  GHashTable *cells;           /* PvStoreStepKey -> how many */
  GError *error;
} Telling;

static void
history_job (PvStore *store, gpointer data)
{
  Telling *telling = data;

  if (pv_history_log_read (&telling->log, store, &telling->filter, &telling->error))
    telling->cells = pv_store_count_cells (store, &telling->error);
}

PvHistoryLine *
pv_document_line_in_words (PvDocument *self, const PvHistoryLog *log, const PvStoreLine *line, const char *title)
{
  PvHistoryLine *words = g_new0 (PvHistoryLine, 1);

  words->org = line->org;
  words->step = line->step;
  words->ctr = line->ctr;
  words->hlc = line->hlc;
  words->at = line->at_ms;
  words->author = g_strdup (g_hash_table_lookup (log->authors, &line->who));
  words->verb = line->verb;
  words->kind = line->kind;
  words->id = line->id;
  words->undone = line->undone;
  if (line->verb == PV_VERB_NAME_VERSION)
    title = pv_history_log_name_of (log, line);
  words->sentence = pv_verb_sentence (pv_model_get_kinds (self->model), line->verb, line->kind, title);
  return words;
}

static void
add_line (PvDocument *self, const Telling *telling, const PvStoreLine *line, GPtrArray *history)
{
  PvStoreStepKey key = { line->org, line->step };
  g_autofree char *title = pv_document_title_of (self, line->kind, line->id);
  PvHistoryLine *words = pv_document_line_in_words (self, &telling->log, line, title);

  words->n_cells = GPOINTER_TO_UINT (g_hash_table_lookup (telling->cells, &key));
  g_ptr_array_add (history, words);
}

GPtrArray *
pv_document_get_history_of (PvDocument *self, const PvHistoryFilter *filter, guint limit, GError **error)
{
  Telling telling = { .filter = *filter };
  GPtrArray *history = NULL;
  const PvStoreLine *lines;
  guint n;

  if (!pv_document_check_open (self, error))
    return NULL;

  pv_store_thread_run (self->thread, history_job, &telling);
  if (telling.error != NULL)
    {
      g_propagate_error (error, telling.error);
    }
  else
    {
      history = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_history_line_free);
      lines = pv_store_lines_get (telling.log.lines, &n);
      for (guint i = n; i-- > 0 && (limit == 0 || history->len < limit);)
        if (pv_history_log_shows (&telling.log, &telling.filter, &lines[i]))
          add_line (self, &telling, &lines[i], history);
    }

  pv_history_log_clear (&telling.log);
  g_clear_pointer (&telling.cells, g_hash_table_unref);
  return history;
}

GPtrArray *
pv_document_get_history (PvDocument *self, guint limit, GError **error)
{
  const PvHistoryFilter all = { PV_NO_ID, PV_ANY_KIND, NULL };

  return pv_document_get_history_of (self, &all, limit, error);
}

typedef struct
{
  GArray *texts;
  GError *error;
} Comparing;

static void
older_job (PvStore *store, gpointer data)
{
  Comparing *comparing = data;

  comparing->texts = pv_store_older_texts (store, &comparing->error);
}

GArray *
pv_document_get_older_texts (PvDocument *self, GError **error)
{
  Comparing comparing = { NULL, NULL };

  if (!pv_document_check_open (self, error))
    return NULL;
  pv_store_thread_run (self->thread, older_job, &comparing);
  if (comparing.texts == NULL)
    {
      g_propagate_error (error, comparing.error);
      return NULL;
    }

  for (guint i = comparing.texts->len; i > 0; i--)
    if (pv_model_get (self->model, g_array_index (comparing.texts, PvOlderText, i - 1).id) == NULL)
      g_array_remove_index (comparing.texts, i - 1);
  return comparing.texts;
}

typedef struct
{
  GPtrArray *(*check) (PvStore *store, GError **error);
  GPtrArray *lines;
  GError *error;
} Checking;

static void
check_job (PvStore *store, gpointer data)
{
  Checking *checking = data;

  checking->lines = checking->check (store, &checking->error);
}

static GPtrArray *
run_check (PvDocument *self, GPtrArray *(*check) (PvStore *store, GError **error), GError **error)
{
  Checking checking = { .check = check };

  if (!pv_document_check_open (self, error))
    return NULL;

  pv_store_thread_run (self->thread, check_job, &checking);
  if (checking.lines == NULL)
    g_propagate_error (error, checking.error);
  return checking.lines;
}

GPtrArray *
pv_document_check (PvDocument *self, GError **error)
{
  return run_check (self, pv_store_check, error);
}

GPtrArray *
pv_document_check_notes (PvDocument *self, GError **error)
{
  return run_check (self, pv_store_check_notes, error);
}

void
pv_history_line_free (PvHistoryLine *line)
{
  g_free (line->author);
  g_free (line->sentence);
  g_free (line);
}
