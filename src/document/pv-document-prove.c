/* A document that is there at a glance gets its store: the file is proven and copied behind the picture, and then what was seen is what is
 * worked with, or all of it goes again. */
#include "document/pv-document-private.h"

typedef struct
{
  PvDocument *document;        /* weak */
  PvOpening *opening;
} Proving;

static void
proving_free (gpointer data)
{
  Proving *proving = data;

  g_clear_weak_pointer (&proving->document);
  pv_opening_free (proving->opening);
  g_free (proving);
}

/* Takes @store, NULL passes through. The records are read again when they may be others. */
static gboolean
read_store (PvOpening *opening, PvStore *store, GError **error)
{
  if (store == NULL || !pv_store_glance_holds (opening->glance, store))
    return pv_opening_read (opening, store, error);
  opening->store = store;
  return pv_store_get_last_counter (store, &opening->counter, error);
}

/* One after the other: who closes a file while it is proven and opens it again waits for the first, and finds a working copy. */
static void
prove_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  static GMutex one_at_a_time;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one_at_a_time);
  PvOpening *opening = ((Proving *) data)->opening;
  GError *error = NULL;
  gboolean read;

  if (g_task_return_error_if_cancelled (task))
    return;
  read = read_store (opening, pv_opening_open (opening, pv_store_open, &error), &error);
  /* Nobody waits for it any longer, and somebody may for its lock. */
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&opening->store, pv_store_close);
  if (read)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What has been asked for meanwhile, or was found out without the store. */
static void
go_on (PvDocument *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    pv_document_go_on_finding (self, g_ptr_array_index (waiting, i));
  pv_document_drop_search (self);
  if (self->search_kept)
    pv_document_prepare_search (self);
  pv_document_look_for_older (self);
}

static void
take (PvDocument *self, PvOpening *opening)
{
  gboolean changes_hands = pv_store_get_read_only_reason (opening->store) != NULL;

  pv_document_take_store (self, opening);
  if (opening->model != NULL)
    pv_document_make_equal (self, opening->model);
  go_on (self);
  pv_document_look (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
  if (changes_hands)
    pv_document_emit (self, PV_DOCUMENT_HELD_CHANGED, NULL);
  if (self->merge_report != NULL)
    pv_document_emit (self, PV_DOCUMENT_MERGED, NULL);
}

static void
proven_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Proving *proving = g_task_get_task_data (G_TASK (result));
  g_autoptr (PvDocument) self = proving->document ? g_object_ref (proving->document) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean read = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL || self->proving == NULL)
    return;
  g_clear_object (&self->proving);
  if (read)
    {
      take (self, proving->opening);
      pv_worker_give_back ();
      return;
    }

  self->refused = TRUE;
  self->read_only_reason = g_error_copy (error);
  go_on (self);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_REFUSED, error);
}

static gboolean
begin_cb (gpointer task)
{
  pv_task_run_behind (task, prove_in_thread);
  return G_SOURCE_REMOVE;
}

/* When the main loop has nothing better to do, the workers of the first picture have begun, behind which this one stands. */
void
pv_document_prove (PvDocument *self, PvOpening *opening)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  g_autoptr (GSource) source = g_idle_source_new ();
  Proving *proving = g_new0 (Proving, 1);
  GTask *task;

  self->proving = g_cancellable_new ();
  task = g_task_new (NULL, self->proving, proven_cb, NULL);
  g_set_weak_pointer (&proving->document, self);
  proving->opening = opening;
  g_task_set_task_data (task, proving, proving_free);
  g_source_set_callback (source, begin_cb, task, g_object_unref);
  g_source_attach (source, context);
}

void
pv_document_stop_proving (PvDocument *self)
{
  if (self->proving != NULL)
    g_cancellable_cancel (self->proving);
  g_clear_object (&self->proving);
}

gboolean
pv_document_is_proven (PvDocument *self)
{
  return self->proving == NULL && !self->refused;
}
