/* The document as it was, and named versions. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvMoment moment;
  PvStoreProgress progress;
  PvModel *model;
  GError *error;
} Looking;

static GArray *
seen_of (PvStore *store, const PvMoment *moment, GError **error)
{
  return moment->named ? pv_store_seen_by (store, moment->org, moment->ctr, error)
                       : pv_store_seen_at (store, moment->hlc, moment->org, error);
}

static void
look_job (PvStore *store, gpointer data)
{
  Looking *looking = g_task_get_task_data (data);
  g_autoptr (GArray) seen = seen_of (store, &looking->moment, &looking->error);

  if (seen != NULL)
    looking->model = pv_store_past (store, seen, &looking->progress, &looking->error);
}

static void
looked_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  Looking *looking = g_task_get_task_data (task);

  if (looking->error != NULL)
    g_task_return_error (task, g_steal_pointer (&looking->error));
  else if (looking->model == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Not looked at"));
  else
    g_task_return_pointer (task, g_steal_pointer (&looking->model), (GDestroyNotify) pv_model_unref);
}

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_clear_pointer (&looking->model, pv_model_unref);
  g_clear_error (&looking->error);
  g_free (looking);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer progress)
{
  g_atomic_int_set (&((PvStoreProgress *) progress)->cancelled, 1);
}

GTask *
pv_document_look_back_async (PvDocument *self, const PvMoment *moment, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Looking *looking = g_new0 (Looking, 1);
  GError *error = NULL;

  looking->moment = *moment;
  g_task_set_task_data (task, looking, looking_free);
  g_task_set_check_cancellable (task, FALSE);
  if (!pv_document_check_open (self, &error))
    {
      g_task_return_error (task, error);
      return task;
    }
  if (cancellable != NULL)
    g_signal_connect_data (cancellable, "cancelled", G_CALLBACK (cancelled_cb), &looking->progress, NULL, 0);
  pv_store_thread_post (self->thread, look_job, looked_cb, g_object_ref (task));
  return task;
}

double
pv_document_look_back_progress (GTask *task)
{
  Looking *looking = g_task_get_task_data (task);

  return g_atomic_int_get (&looking->progress.permille) / 1000.0;
}

PvModel *
pv_document_look_back_finish (GAsyncResult *result, GError **error)
{
  Looking *looking = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  if (cancellable != NULL)
    g_signal_handlers_disconnect_by_func (cancellable, cancelled_cb, &looking->progress);
  return g_task_propagate_pointer (G_TASK (result), error);
}

PvDocument *
pv_document_new_past (PvDocument *present, PvModel *then, const char *reason)
{
  PvDocument *self = g_object_new (PV_TYPE_DOCUMENT, NULL);

  self->path = g_strdup (present->path);
  self->model = pv_model_ref (then);
  self->read_only_reason = g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, reason);
  pv_document_update_state (self);
  return self;
}

void
pv_document_set_day (PvDocument *self, PvDate day)
{
  self->shown_day = day;
}

PvDate
pv_document_get_day (PvDocument *self)
{
  return self->shown_day != PV_NO_DATE ? self->shown_day : pv_date_today ();
}

/* Named versions. */
typedef struct
{
  const char *name;
  gint64 at_ms;
  GPtrArray *versions;
  PvStoreHeads heads;
  gboolean *halted;
  GError *error;
} Naming;

static void
name_job (PvStore *store, gpointer data)
{
  Naming *naming = data;

  if (*naming->halted)
    pv_document_refuse_halted (&naming->error);
  else
    pv_store_name_version (store, naming->name, naming->at_ms, &naming->error);
  pv_document_read_heads (&naming->heads, store);
}

gboolean
pv_document_name_version (PvDocument *self, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  Naming naming = { .name = trimmed, .at_ms = pv_clock_now_ms (), .halted = self->halted };

  if (!pv_document_check_hands (self, error))
    return FALSE;

  pv_store_thread_run (self->thread, name_job, &naming);
  if (naming.error != NULL)
    {
      g_propagate_error (error, naming.error);
      return FALSE;
    }
  self->heads = naming.heads;
  pv_document_schedule_publish (self, PV_DOCUMENT_REST_US);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
  return TRUE;
}

static void
versions_job (PvStore *store, gpointer data)
{
  Naming *naming = data;

  naming->versions = pv_store_versions (store, &naming->error);
}

void
pv_named_version_free (PvNamedVersion *version)
{
  g_free (version->name);
  g_free (version->author);
  g_free (version);
}

GPtrArray *
pv_document_get_versions (PvDocument *self, GError **error)
{
  Naming naming = { NULL };
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *versions;

  if (!pv_document_check_open (self, error))
    return NULL;

  pv_store_thread_run (self->thread, versions_job, &naming);
  found = naming.versions;
  if (found == NULL)
    {
      g_propagate_error (error, naming.error);
      return NULL;
    }

  versions = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_named_version_free);
  for (guint i = 0; i < found->len; i++)
    {
      const PvStoreVersion *one = g_ptr_array_index (found, i);
      PvNamedVersion *version = g_new0 (PvNamedVersion, 1);

      *version = (PvNamedVersion) { g_strdup (one->name), one->org, one->ctr, one->hlc, one->at_ms, g_strdup (one->author) };
      g_ptr_array_add (versions, version);
    }
  return versions;
}
