/* What a person asks for about the shared file, carried out on the store thread. */
#include "document/pv-document-private.h"
#include "document/pv-document-together.h"

typedef struct _Errand Errand;

struct _Errand
{
  GTask *task;                 /* its source is the document */
  gboolean (*run) (Errand *errand, PvStore *store, GError **error);
  char *path;                  /* where the file is: given, or found */
  gboolean anew;
  gboolean moves;              /* the shared file is another afterwards */
  GError *error;
};

static void
errand_job (PvStore *store, gpointer data)
{
  Errand *errand = data;

  errand->run (errand, store, &errand->error);
}

static void
errand_done_cb (gpointer data)
{
  Errand *errand = data;
  g_autoptr (GTask) task = errand->task;
  g_autoptr (PvDocument) self = g_object_ref (g_task_get_source_object (task));

  if (errand->error == NULL && errand->moves)
    pv_document_follow (self, errand->path);
  /* The next try says what is there now, and whether it worked. */
  if (errand->error == NULL && self->thread != NULL && g_task_get_source_tag (task) != pv_document_save_copy_async)
    pv_document_publish_async (self, NULL, NULL);
  if (errand->error != NULL)
    g_task_return_error (task, errand->error);
  else
    g_task_return_pointer (task, g_steal_pointer (&errand->path), g_free);
  g_free (errand->path);
  g_free (errand);
}

/* Takes @errand. */
static void
send_errand (PvDocument *self, Errand *errand, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  errand->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (errand->task, tag);
  if (pv_document_check_open (self, &errand->error))
    pv_store_thread_post (self->thread, errand_job, errand_done_cb, errand);
  else
    errand_done_cb (errand);
}

static Errand *
errand_new (gboolean (*run) (Errand *, PvStore *, GError **), const char *path)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->run = run;
  errand->path = g_strdup (path);
  return errand;
}

static gboolean
move (Errand *errand, PvStore *store, GError **error)
{
  return pv_store_move (store, errand->path, errand->anew, error);
}

static gboolean
put_aside (Errand *errand, PvStore *store, GError **error)
{
  return pv_store_put_aside (store, &errand->path, error);
}

static gboolean
save_copy (Errand *errand, PvStore *store, GError **error)
{
  return pv_store_save_copy (store, errand->path, error);
}

void
pv_document_move_async (PvDocument *self, const char *path, gboolean anew, GAsyncReadyCallback callback, gpointer user_data)
{
  Errand *errand = errand_new (move, path);

  errand->anew = anew;
  errand->moves = TRUE;
  send_errand (self, errand, pv_document_move_async, callback, user_data);
}

static gboolean
into_folder (Errand *errand, PvStore *store, GError **error)
{
  return pv_document_into_folder_job (store, errand->path, error);
}

void
pv_document_share_in_folder_async (PvDocument *self, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  Errand *errand = errand_new (into_folder, path);

  errand->moves = TRUE;
  send_errand (self, errand, pv_document_share_in_folder_async, callback, user_data);
}

void
pv_document_put_aside_async (PvDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  send_errand (self, errand_new (put_aside, NULL), pv_document_put_aside_async, callback, user_data);
}

void
pv_document_save_copy_async (PvDocument *self, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  send_errand (self, errand_new (save_copy, path), pv_document_save_copy_async, callback, user_data);
}

gboolean
pv_document_errand_finish (GAsyncResult *result, char **path, GError **error)
{
  GTask *task = G_TASK (result);
  g_autoptr (GError) local = NULL;
  g_autofree char *found = NULL;

  if (g_task_get_source_tag (task) == pv_document_publish_async)
    return g_task_propagate_boolean (task, error);

  found = g_task_propagate_pointer (task, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (path != NULL)
    *path = g_steal_pointer (&found);
  return TRUE;
}
