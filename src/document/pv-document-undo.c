/* Undo and redo. The store thread writes; a long step is waited for without holding the window up. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvDocument *document;        /* borrowed: it waits for the thread before it goes */
  GTask *task;                 /* NULL: somebody waits for it right here */
  gboolean *halted;
  gboolean redo;
  gint64 at_ms;
  PvStoreProgress progress;
  GPtrArray *restored;
  guint skipped;
  PvStoreHeads heads;
  GError *error;
} Undoing;

static void
undo_job (PvStore *store, gpointer data)
{
  Undoing *undoing = data;

  if (!*undoing->halted
      && !pv_store_undo_slowly (store, undoing->redo, undoing->at_ms, &undoing->progress, &undoing->restored, &undoing->skipped, &undoing->error)
      && !g_error_matches (undoing->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    *undoing->halted = TRUE;
  pv_document_read_heads (&undoing->heads, store);
}

/* From the end: what came last stands last, and nothing moves up behind it. */
static void
take_out_removed (PvDocument *self, const GPtrArray *restored, PvChangeSet *changes)
{
  for (guint i = restored->len; i-- > 0;)
    {
      const PvStoreRestored *one = g_ptr_array_index (restored, i);
      PvRecord *record = one->record == NULL ? pv_model_get (self->model, one->id) : NULL;

      if (record == NULL)
        continue;
      g_hash_table_insert (self->gone_titles, g_memdup2 (&one->id, sizeof one->id), pv_title (self->model, record, PV_LANG_NONE));
      pv_model_take_out (self->model, one->id, changes);
    }
}

void
pv_document_put_restored (PvDocument *self, const GPtrArray *restored)
{
  g_autoptr (PvChangeSet) changes = pv_change_set_new ();

  take_out_removed (self, restored, changes);
  for (guint i = 0; i < restored->len; i++)
    {
      const PvStoreRestored *one = g_ptr_array_index (restored, i);

      if (one->record != NULL)
        pv_model_put (self->model, one->record, changes);
    }

  pv_document_tell_changes (self, changes);
}

/* What the store did, into the model. FALSE with @error when it failed, without when there was nothing. */
static gboolean
take_undone (PvDocument *self, Undoing *undoing, GError **error)
{
  g_autoptr (GPtrArray) restored = g_steal_pointer (&undoing->restored);

  if (undoing->error != NULL)
    {
      if (!g_error_matches (undoing->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pv_document_read_again (self, undoing->error);
      g_propagate_error (error, g_steal_pointer (&undoing->error));
      return FALSE;
    }
  if (restored == NULL)
    return FALSE;

  self->heads = undoing->heads;
  self->taking_back = TRUE;
  pv_document_put_restored (self, restored);
  self->taking_back = FALSE;
  /* A step that left every cell as it was said that a text still holds. */
  if (restored->len == 0)
    pv_document_look_at_languages (self, NULL);
  pv_document_schedule_publish (self, PV_DOCUMENT_REST_US);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
  return TRUE;
}

static gboolean
undo_or_redo (PvDocument *self, gboolean redo, guint *skipped, GError **error)
{
  Undoing undoing = { .halted = self->halted, .redo = redo, .at_ms = pv_clock_now_ms () };
  gboolean done;

  if (!pv_document_check_hands (self, error) || !(redo ? self->heads.can_redo : self->heads.can_undo))
    return FALSE;

  pv_store_thread_run (self->thread, undo_job, &undoing);
  done = take_undone (self, &undoing, error);
  if (done && skipped != NULL)
    *skipped = undoing.skipped;
  return done;
}

gboolean
pv_document_undo (PvDocument *self, guint *skipped, GError **error)
{
  return undo_or_redo (self, FALSE, skipped, error);
}

gboolean
pv_document_redo (PvDocument *self, guint *skipped, GError **error)
{
  return undo_or_redo (self, TRUE, skipped, error);
}

/* --- without waiting --- */

static void
cancelled_cb (GCancellable *cancellable, gpointer progress)
{
  g_atomic_int_set (&((PvStoreProgress *) progress)->cancelled, 1);
}

static void
undone_cb (gpointer data)
{
  Undoing *undoing = data;
  g_autoptr (GTask) task = undoing->task;
  PvDocument *self = undoing->document;
  GError *error = NULL;
  gboolean done;

  self->undoing = NULL;
  self->pending--;
  if (g_task_get_cancellable (task) != NULL)
    g_signal_handlers_disconnect_by_func (g_task_get_cancellable (task), cancelled_cb, &undoing->progress);
  done = take_undone (self, undoing, &error);
  if (!done)
    {
      pv_document_update_state (self);
      pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, done);
}

void
pv_document_undo_async (PvDocument *self, gboolean redo, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Undoing *undoing;

  /* What has been undone is told as that, though it is cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  if (!pv_document_check_hands (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!(redo ? self->heads.can_redo : self->heads.can_undo))
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  undoing = g_new0 (Undoing, 1);
  *undoing = (Undoing) { .document = self, .task = g_object_ref (task), .halted = self->halted, .redo = redo, .at_ms = pv_clock_now_ms () };
  g_task_set_task_data (task, undoing, g_free);
  if (cancellable != NULL)
    g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &undoing->progress, NULL);
  self->undoing = &undoing->progress;
  self->pending++;
  pv_store_thread_post (self->thread, undo_job, undone_cb, undoing);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
}

gboolean
pv_document_undo_finish (GAsyncResult *result, guint *skipped, GError **error)
{
  const Undoing *undoing = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (skipped != NULL)
    *skipped = undoing->skipped;
  return TRUE;
}

gboolean
pv_document_is_undoing (PvDocument *self)
{
  return self->undoing != NULL;
}

gboolean
pv_document_is_taking_back (PvDocument *self)
{
  return self->taking_back;
}

double
pv_document_undo_progress (PvDocument *self)
{
  return self->undoing != NULL ? g_atomic_int_get (&self->undoing->permille) / 1000.0 : 1;
}

gboolean
pv_document_wait (PvDocument *self, gint64 us)
{
  return self->thread == NULL || pv_store_thread_wait (self->thread, us);
}

gboolean
pv_document_can_undo (PvDocument *self)
{
  return self->heads.can_undo && self->undoing == NULL && !pv_document_is_read_only (self);
}

gboolean
pv_document_can_redo (PvDocument *self)
{
  return self->heads.can_redo && self->undoing == NULL && !pv_document_is_read_only (self);
}

static char *
label_of (PvDocument *self, const PvStoreStep *step)
{
  g_autofree char *title = pv_document_title_of (self, step->kind, step->id);

  return pv_verb_sentence (pv_model_get_kinds (self->model), step->verb, step->kind, title);
}

char *
pv_document_get_undo_label (PvDocument *self)
{
  return pv_document_can_undo (self) ? label_of (self, &self->heads.undo) : NULL;
}

char *
pv_document_get_redo_label (PvDocument *self)
{
  return pv_document_can_redo (self) ? label_of (self, &self->heads.redo) : NULL;
}
