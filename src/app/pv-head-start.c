#include "app/pv-head-start.h"

typedef struct
{
  char *path;
  GCancellable *cancellable;
  GAsyncResult *result;        /* there before anybody asked */
  GAsyncReadyCallback callback;
  gpointer user_data;
} HeadStart;

/* Begun, and not taken yet. */
static HeadStart *begun;

static void
head_start_free (HeadStart *self)
{
  g_free (self->path);
  g_object_unref (self->cancellable);
  g_clear_object (&self->result);
  g_free (self);
}

static void
tell (HeadStart *self)
{
  self->callback (NULL, self->result, self->user_data);
  head_start_free (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HeadStart *self = data;

  self->result = g_object_ref (result);
  if (self->callback)
    tell (self);
}

static gboolean
tell_cb (gpointer data)
{
  tell (data);
  return G_SOURCE_REMOVE;
}

void
pv_head_start_begin (const char *path, const PvKinds *kinds, const char *author)
{
  g_return_if_fail (begun == NULL);

  begun = g_new0 (HeadStart, 1);
  begun->path = g_strdup (path);
  begun->cancellable = g_cancellable_new ();
  pv_document_open_async (path, kinds, author, begun->cancellable, opened_cb, begun);
}

GCancellable *
pv_head_start_take (const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  HeadStart *self = begun;

  if (self == NULL || g_strcmp0 (path, self->path) != 0)
    return NULL;
  begun = NULL;
  self->callback = callback;
  self->user_data = user_data;
  if (self->result)
    g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, self, NULL);
  return g_object_ref (self->cancellable);
}
