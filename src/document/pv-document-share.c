/* The shared file: when it is replaced, and what a person is told about it. */
#include "document/pv-document-private.h"

typedef struct
{
  PvDocument *document;        /* borrowed */
  PvStoreHeads heads;
  gint64 took_us;
  GError *error;
} Publishing;

static void
publish_job (PvStore *store, gpointer data)
{
  Publishing *publishing = data;
  gint64 start = g_get_monotonic_time ();

  pv_store_publish (store, &publishing->error);
  publishing->took_us = g_get_monotonic_time () - start;
  pv_document_read_heads (&publishing->heads, store);
}

static void
take_note (PvDocument *self, const Publishing *publishing)
{
  self->published_at_us = g_get_monotonic_time ();
  self->publish_took_us = publishing->took_us;
  if (self->pending == 0)
    self->heads.shared = publishing->heads.shared;
  self->heads.shared_at = publishing->heads.shared_at;
  g_clear_error (&self->share_problem);
  if (publishing->error != NULL)
    self->share_problem = g_error_copy (publishing->error);
  pv_document_update_state (self);
}

static void
published_cb (gpointer data)
{
  Publishing *publishing = data;
  PvDocument *self = publishing->document;

  self->publishing = FALSE;
  take_note (self, publishing);
  g_clear_error (&publishing->error);
  g_free (publishing);
}

static gboolean
publish_due_cb (gpointer data)
{
  PvDocument *self = data;
  Publishing *publishing;

  g_clear_pointer (&self->publish_source, g_source_unref);
  if (self->thread == NULL || self->publishing || (self->heads.shared && self->pending == 0))
    return G_SOURCE_REMOVE;

  publishing = g_new0 (Publishing, 1);
  publishing->document = self;
  self->publishing = TRUE;
  pv_store_thread_post (self->thread, publish_job, published_cb, publishing);
  return G_SOURCE_REMOVE;
}

void
pv_document_stop_publishing (PvDocument *self)
{
  if (self->publish_source == NULL)
    return;

  g_source_destroy (self->publish_source);
  g_clear_pointer (&self->publish_source, g_source_unref);
}

/* A large document takes long to write, and a synced folder sends all of it: at most a twentieth of the time goes into it. */
void
pv_document_schedule_publish (PvDocument *self, gint64 after_us)
{
  gint64 now = g_get_monotonic_time ();
  gint64 pause = MAX (PV_DOCUMENT_REST_US, 20 * self->publish_took_us);
  gint64 due = MAX (now + after_us, self->published_at_us > 0 ? self->published_at_us + pause : 0);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  pv_document_stop_publishing (self);
  if (self->read_only_reason != NULL)
    return;
  self->publish_source = g_timeout_source_new ((guint) (MAX (due - now, 0) / 1000));
  g_source_set_callback (self->publish_source, publish_due_cb, self, NULL);
  g_source_attach (self->publish_source, context);
}

void
pv_document_publish_soon (PvDocument *self)
{
  if (self->thread != NULL && !(self->heads.shared && self->pending == 0))
    pv_document_schedule_publish (self, 0);
}

gboolean
pv_document_publish (PvDocument *self, GError **error)
{
  Publishing publishing = { .document = self };

  if (!pv_document_check_open (self, error))
    return FALSE;

  pv_document_stop_publishing (self);
  pv_store_thread_run (self->thread, publish_job, &publishing);
  take_note (self, &publishing);
  if (publishing.error == NULL)
    return TRUE;

  g_propagate_error (error, publishing.error);
  return FALSE;
}

static PvSaveState
state_now (PvDocument *self)
{
  if (self->read_only_reason != NULL)
    return PV_SAVE_READ_ONLY;
  if (self->pending > 0)
    return PV_SAVE_WRITING;
  if (self->share_problem != NULL)
    return PV_SAVE_NOT_SHARED;

  return self->heads.shared ? PV_SAVE_SHARED : PV_SAVE_HERE;
}

void
pv_document_update_state (PvDocument *self)
{
  PvSaveState state = state_now (self);

  if (state == self->save_state)
    return;
  self->save_state = state;
  pv_document_emit (self, PV_DOCUMENT_SAVE_STATE, NULL);
}

PvSaveState
pv_document_get_save_state (PvDocument *self)
{
  return self->save_state;
}

gint64
pv_document_get_shared_at (PvDocument *self)
{
  return self->heads.shared_at;
}

const char *
pv_document_get_save_problem (PvDocument *self)
{
  const GError *problem = self->read_only_reason ? self->read_only_reason : self->share_problem;

  return problem ? problem->message : NULL;
}
