/* The shared file: when it is replaced, tried again, and what a person is told about it. */
#include "document/pv-document-private.h"

#define FIRST_RETRY_S 5
#define LAST_RETRY_S 40

typedef struct
{
  PvDocument *document;        /* borrowed: it waits for the thread before it goes */
  PvStoreHeads heads;
  PvSharedFile shared_file;
  char *moved_to;
  GPtrArray *laptops;
  gint64 took_us;
  PvMergeNews news;            /* what the shared file brought before it was replaced */
  GError *error;
  GTask *task;                 /* who asked, or NULL */
} Publishing;

static void
publish_job (PvStore *store, gpointer data)
{
  Publishing *publishing = data;
  gint64 start = g_get_monotonic_time ();

  pv_store_publish (store, &publishing->error);
  publishing->took_us = g_get_monotonic_time () - start;
  pv_document_read_news (&publishing->news, store, NULL);
  publishing->shared_file = pv_store_look (store, &publishing->moved_to);
  publishing->laptops = pv_store_list_laptops (store);
  pv_document_read_heads (&publishing->heads, store);
}

static void
take_note (PvDocument *self, Publishing *publishing)
{
  pv_document_take_news (self, &publishing->news);
  self->published_at_us = g_get_monotonic_time ();
  self->publish_took_us = publishing->took_us;
  if (self->pending == 0)
    self->heads.shared = publishing->heads.shared;
  self->heads.shared_at = publishing->heads.shared_at;
  g_clear_error (&self->share_problem);
  self->retry_s = publishing->error == NULL ? 0 : CLAMP (2 * self->retry_s, FIRST_RETRY_S, LAST_RETRY_S);
  if (publishing->error != NULL)
    self->share_problem = g_error_copy (publishing->error);
  pv_document_take_look (self, publishing->shared_file, g_steal_pointer (&publishing->moved_to));
  pv_document_take_laptops (self, publishing->laptops);
  pv_document_update_state (self);
  if (publishing->error != NULL && self->thread != NULL)
    pv_document_schedule_publish (self, self->retry_s * G_USEC_PER_SEC);
}

static void
published_cb (gpointer data)
{
  Publishing *publishing = data;
  PvDocument *self = publishing->document;
  g_autoptr (GTask) task = publishing->task;

  self->publishing--;
  take_note (self, publishing);
  if (task != NULL && publishing->error != NULL)
    g_task_return_error (task, g_steal_pointer (&publishing->error));
  else if (task != NULL)
    g_task_return_boolean (task, TRUE);
  g_clear_error (&publishing->error);
  g_free (publishing);
}

/* Takes @task. */
static void
send_publishing (PvDocument *self, GTask *task)
{
  Publishing *publishing = g_new0 (Publishing, 1);

  publishing->document = self;
  publishing->task = task;
  self->publishing++;
  pv_store_thread_post (self->thread, publish_job, published_cb, publishing);
  pv_document_update_state (self);
}

static gboolean
publish_due_cb (gpointer data)
{
  PvDocument *self = data;

  g_clear_pointer (&self->publish_source, g_source_unref);
  if (self->thread != NULL && self->publishing == 0 && !(self->heads.shared && self->pending == 0))
    send_publishing (self, NULL);
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

/* A large document takes long to write, and a synced folder sends all of it: at most a twentieth of the time goes into it. What
 * failed is tried less and less often, until the file system says that something is different. */
void
pv_document_schedule_publish (PvDocument *self, gint64 after_us)
{
  gint64 now = g_get_monotonic_time ();
  gint64 pause = MAX (MAX (PV_DOCUMENT_REST_US, 20 * self->publish_took_us), self->retry_s * G_USEC_PER_SEC);
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

void
pv_document_publish_async (PvDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, pv_document_publish_async);
  if (pv_document_check_open (self, &error))
    {
      pv_document_stop_publishing (self);
      send_publishing (self, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
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
  if (self->proving != NULL)
    return PV_SAVE_PROVING;
  if (self->pending > 0)
    return PV_SAVE_WRITING;
  if (self->publishing > 0)
    return PV_SAVE_SHARING;
  if (self->share_problem != NULL || self->file_problem != NULL)
    return PV_SAVE_NOT_SHARED;

  return self->heads.shared ? PV_SAVE_SHARED : PV_SAVE_HERE;
}

/* What the file is says more than that it could not be replaced. */
static const GError *
problem_now (PvDocument *self)
{
  return self->read_only_reason ? self->read_only_reason : self->file_problem ? self->file_problem : self->share_problem;
}

/* All that a person is shown, in one line: compared, so that nothing is told twice. */
static char *
picture_of_state (PvDocument *self)
{
  const GError *problem = problem_now (self);
  g_autofree char *laptops = pv_document_picture_of_laptops (self);

  return g_strdup_printf ("%d %d %d %d %" G_GINT64_FORMAT " %s %s%s", self->save_state, self->shared_file, self->free_now, self->outdated,
                          self->heads.shared_at, self->path, problem ? problem->message : "", laptops);
}

void
pv_document_update_state (PvDocument *self)
{
  g_autofree char *picture = NULL;

  self->save_state = state_now (self);
  picture = picture_of_state (self);
  if (g_strcmp0 (picture, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&picture);
  pv_document_emit (self, PV_DOCUMENT_SAVE_STATE, NULL);
}

PvSaveState
pv_document_get_save_state (PvDocument *self)
{
  return self->save_state;
}

gint64
pv_document_get_kept_at (PvDocument *self)
{
  return self->kept_at;
}

gint64
pv_document_get_shared_at (PvDocument *self)
{
  return self->heads.shared_at;
}

const char *
pv_document_get_save_problem (PvDocument *self)
{
  const GError *problem = problem_now (self);

  return problem ? problem->message : NULL;
}

int
pv_document_get_save_trouble (PvDocument *self)
{
  const GError *problem = problem_now (self);

  return problem ? problem->code : -1;
}
