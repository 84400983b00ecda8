#include "document/pv-document-recover.h"

#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

char *
pv_document_moment_in_words (gint64 ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) here = utc ? g_date_time_to_local (utc) : NULL;

  /* TRANSLATORS: a day and a time of day, as g_date_time_format() takes them */
  return here ? g_date_time_format (here, _("%-d %b %Y %-H:%M")) : g_strdup ("");
}

PvKeptState *
pv_kept_state_copy (const PvKeptState *state)
{
  PvKeptState *copy = g_new (PvKeptState, 1);

  *copy = *state;
  copy->file = g_strdup (state->file);
  return copy;
}

void
pv_kept_state_free (PvKeptState *state)
{
  g_free (state->file);
  g_free (state);
}

GPtrArray *
pv_document_list_kept (const char *path)
{
  g_autoptr (GPtrArray) list = pv_store_list_kept (path);
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_kept_state_free);

  for (guint i = 0; i < list->len; i++)
    {
      const PvStoreKept *kept = g_ptr_array_index (list, i);
      PvKeptState state = { kept->file, kept->at_ms, kept->size, kept->n_changes };

      g_ptr_array_add (states, pv_kept_state_copy (&state));
    }

  return states;
}

/* A PvStoreOpener. The file's name begins with its time. */
static PvStore *
open_still (const char *file, const PvKinds *kinds, const char *author, GError **error)
{
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *moment = pv_document_moment_in_words (g_ascii_strtoll (name, NULL, 10));

  return pv_store_open_still (file, kinds,
                              g_error_new (PV_ERROR, PV_ERROR_REFUSED,
                                           _("This is the document as it was shared on %s: it can be read, and saved as a new file to go on with"),
                                           moment),
                              error);
}

PvDocument *
pv_document_open_kept (const PvKeptState *state, const PvKinds *kinds, GError **error)
{
  return pv_document_open_by (open_still, state->file, kinds, NULL, error);
}

void
pv_document_open_kept_async (const PvKeptState *state, const PvKinds *kinds, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  pv_document_open_by_async (open_still, state->file, kinds, NULL, cancellable, callback, user_data);
}

gboolean
pv_document_save_kept (const PvKeptState *state, const char *target, GError **error)
{
  return pv_store_copy_file (state->file, target, error);
}

typedef struct
{
  PvKeptState *state;
  char *target;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  pv_kept_state_free (saving->state);
  g_free (saving->target);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  GError *error = NULL;

  if (pv_document_save_kept (saving->state, saving->target, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pv_document_save_kept_async (const PvKeptState *state, const char *target, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->state = pv_kept_state_copy (state);
  saving->target = g_strdup (target);
  g_task_set_source_tag (task, pv_document_save_kept_async);
  g_task_set_task_data (task, saving, saving_free);
  pv_task_run_in_worker (task, save_in_thread);
}

gboolean
pv_document_save_kept_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
