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

char *
pv_document_title_of (PvDocument *self, PvKind kind, PvId id)
{
  Reading reading = { .kind = kind, .id = id };
  g_autoptr (PvRecord) record = NULL;
  const char *known;
  char *title;

  if (pv_model_get (self->model, id) != NULL)
    return pv_title (self->model, pv_model_get (self->model, id), PV_LANG_NONE);
  known = g_hash_table_lookup (self->gone_titles, &id);
  if (known != NULL || kind == PV_ANY_KIND || self->thread == NULL)
    return g_strdup (known ? known : "");

  pv_store_thread_run (self->thread, read_job, &reading);
  record = reading.record;
  title = record ? pv_title (self->model, record, PV_LANG_NONE) : g_strdup ("");
  g_hash_table_insert (self->gone_titles, g_memdup2 (&id, sizeof id), g_strdup (title));
  return title;
}

typedef struct
{
  guint limit;
  GPtrArray *lines;
  GError *error;
} Telling;

static void
history_job (PvStore *store, gpointer data)
{
  Telling *telling = data;

  telling->lines = pv_store_history (store, telling->limit, &telling->error);
}

static PvHistoryLine *
line_in_words (PvDocument *self, const PvStoreLine *line)
{
  PvHistoryLine *words = g_new0 (PvHistoryLine, 1);
  g_autofree char *title = pv_document_title_of (self, line->kind, line->id);

  words->at = line->at_ms;
  words->author = g_strdup (line->author);
  words->verb = line->verb;
  words->kind = line->kind;
  words->id = line->id;
  words->n_cells = line->n_cells;
  words->undone = line->undone;
  words->sentence = pv_verb_sentence (pv_model_get_kinds (self->model), line->verb, line->kind, title);
  return words;
}

GPtrArray *
pv_document_get_history (PvDocument *self, guint limit, GError **error)
{
  Telling telling = { .limit = limit };
  g_autoptr (GPtrArray) lines = NULL;
  GPtrArray *history;

  if (!pv_document_check_open (self, error))
    return NULL;
  pv_store_thread_run (self->thread, history_job, &telling);
  if (telling.lines == NULL)
    {
      g_propagate_error (error, telling.error);
      return NULL;
    }

  lines = telling.lines;
  history = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_history_line_free);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (history, line_in_words (self, g_ptr_array_index (lines, i)));

  return history;
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

static void
check_job (PvStore *store, gpointer data)
{
  Telling *telling = data;

  telling->lines = pv_store_check (store, &telling->error);
}

GPtrArray *
pv_document_check (PvDocument *self, GError **error)
{
  Telling telling = { 0 };

  if (!pv_document_check_open (self, error))
    return NULL;

  pv_store_thread_run (self->thread, check_job, &telling);
  if (telling.lines == NULL)
    g_propagate_error (error, telling.error);
  return telling.lines;
}

void
pv_history_line_free (PvHistoryLine *line)
{
  g_free (line->author);
  g_free (line->sentence);
  g_free (line);
}
