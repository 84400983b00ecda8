/* The shared file is watched: it may be renamed, moved, thrown away or replaced while its document is open. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

/* A program that saves makes several events of it; one look answers them all. */
#define LOOK_AFTER_MS 250
#define ASK_FOR_LOCK_S 2

typedef struct
{
  PvDocument *document;        /* borrowed: it waits for the thread before it goes */
  char *path;
  PvSharedFile shared_file;
  char *moved_to;
  GStatBuf about;
  PvStoreHeads heads;
} Looking;

static void
look_job (PvStore *store, gpointer data)
{
  Looking *looking = data;

  if (g_stat (looking->path, &looking->about) != 0)
    looking->about = (GStatBuf) { 0 };
  looking->shared_file = pv_store_look (store, &looking->moved_to);
  pv_document_read_heads (&looking->heads, store);
}

/* One line: what there is, and that nothing is lost. What to do about it stands on the buttons beside it. */
static GError *
words_for (PvDocument *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *now = self->moved_to ? g_filename_display_basename (self->moved_to) : NULL;

  switch (self->shared_file)
    {
    case PV_SHARED_FILE_MOVED:
      return g_error_new (PV_ERROR, PV_ERROR_NOT_FOUND, _("%s was renamed or moved; it is now: %s"), name, now);
    case PV_SHARED_FILE_GONE:
      return g_error_new (PV_ERROR, PV_ERROR_NOT_FOUND, _("%s was removed or moved elsewhere; this laptop still has everything"), name);
    case PV_SHARED_FILE_OUT_OF_REACH:
      return g_error_new (PV_ERROR, PV_ERROR_DISK,
                          _("%s cannot be reached; connect the drive or the network, and it is saved there by itself"), name);
    case PV_SHARED_FILE_OLDER:
      return g_error_new (PV_ERROR, PV_ERROR_CHANGED, _("%s was replaced by an earlier state of itself; this laptop has everything newer"),
                          name);
    case PV_SHARED_FILE_NEWER:
      return g_error_new (PV_ERROR, PV_ERROR_CHANGED, _("%s has changes that somebody else made; yours are safe on this laptop"), name);
    case PV_SHARED_FILE_OTHER_DOCUMENT:
      return g_error_new (PV_ERROR, PV_ERROR_CHANGED, _("%s is another document now; yours is safe on this laptop"), name);
    case PV_SHARED_FILE_NO_DOCUMENT:
      return g_error_new (PV_ERROR, PV_ERROR_DAMAGED, _("%s cannot be read any more; this laptop still has everything"), name);
    case PV_SHARED_FILE_NEWER_FORMAT:
      return g_error_new (PV_ERROR, PV_ERROR_NEWER, _("%s was saved with a newer Polkuverkko; update this one, and go on here meanwhile"),
                          name);
    case PV_SHARED_FILE_KNOWN:
    default:
      return NULL;
    }
}

void
pv_document_take_look (PvDocument *self, PvSharedFile shared_file, char *moved_to)
{
  self->shared_file = shared_file;
  g_free (self->moved_to);
  self->moved_to = moved_to;
  g_clear_error (&self->file_problem);
  self->file_problem = words_for (self);
}

static gboolean
is_same_file (const GStatBuf *a, const GStatBuf *b)
{
  return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec
         && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static void
looked_cb (gpointer data)
{
  Looking *looking = data;
  PvDocument *self = looking->document;

  if (self->read_only_reason != NULL)
    self->outdated = looking->about.st_ino != 0 && !is_same_file (&looking->about, &self->read_from);
  if (self->pending == 0)
    self->heads.shared = looking->heads.shared;
  pv_document_take_look (self, looking->shared_file, g_steal_pointer (&looking->moved_to));
  /* What stood in the way is gone: no need to wait for the next try. */
  if (self->shared_file == PV_SHARED_FILE_KNOWN && self->retry_s > 0)
    {
      self->retry_s = 0;
      self->published_at_us = 0;
      pv_document_publish_soon (self);
    }
  /* What somebody else shared comes in by itself. */
  if (self->shared_file == PV_SHARED_FILE_NEWER && self->read_only_reason == NULL && self->publishing == 0)
    pv_document_publish_async (self, NULL, NULL);
  pv_document_update_state (self);
  g_free (looking->path);
  g_free (looking);
}

void
pv_document_look (PvDocument *self)
{
  Looking *looking;

  if (self->thread == NULL)
    return;
  looking = g_new0 (Looking, 1);
  looking->document = self;
  looking->path = g_strdup (self->path);
  pv_store_thread_post (self->thread, look_job, looked_cb, looking);
}

static gboolean
look_due_cb (gpointer data)
{
  PvDocument *self = data;

  g_clear_pointer (&self->look_source, g_source_unref);
  pv_document_look (self);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (guint milliseconds, GSourceFunc callback, PvDocument *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, context);
  return source;
}

static void
drop_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
file_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, PvDocument *self)
{
  if (self->look_source == NULL)
    self->look_source = attach (LOOK_AFTER_MS, look_due_cb, self);
}

static gboolean
lock_due_cb (gpointer data)
{
  PvDocument *self = data;

  if (pv_store_is_locked (self->path, self->uuid))
    return G_SOURCE_CONTINUE;

  self->free_now = TRUE;
  g_clear_pointer (&self->lock_source, g_source_unref);
  pv_document_update_state (self);
  return G_SOURCE_REMOVE;
}

void
pv_document_watch (PvDocument *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  self->monitor = self->together ? g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL)
                                 : g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
  if (g_error_matches (self->read_only_reason, PV_ERROR, PV_ERROR_BUSY))
    self->lock_source = attach (ASK_FOR_LOCK_S * 1000, lock_due_cb, self);
}

void
pv_document_stop_watching (PvDocument *self)
{
  drop_source (&self->look_source);
  drop_source (&self->lock_source);
  if (self->monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

PvSharedFile
pv_document_get_shared_file (PvDocument *self)
{
  return self->shared_file;
}

const char *
pv_document_get_moved_to (PvDocument *self)
{
  return self->moved_to;
}

gboolean
pv_document_is_free_now (PvDocument *self)
{
  return self->free_now;
}

gboolean
pv_document_is_outdated (PvDocument *self)
{
  return self->outdated;
}
