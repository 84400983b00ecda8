/* Many edits at once: worked out in a worker, so that the window goes on. */
#include "document/pv-document-private.h"

typedef struct
{
  PvModel *model;              /* a snapshot */
  const PvEdits *edits;
  guint64 edition;             /* of the document, when the snapshot was made */
  guint32 replica;
  guint32 first;               /* counters from here on are ours: one for each new record */
  guint32 used;
} Committing;

static void
committing_free (gpointer data)
{
  Committing *committing = data;

  g_clear_pointer (&committing->model, pv_model_unref);
  g_free (committing);
}

static PvId
next_id (gpointer data)
{
  Committing *committing = data;

  return pv_id_make (committing->replica, committing->first + ++committing->used);
}

static guint32
count_new (const PvEdits *edits)
{
  guint32 n = 0;

  for (guint i = 0; i < pv_edits_get_n (edits); i++)
    n += pv_edits_get (edits, i)->what == PV_EDIT_ADD;
  return n;
}

static void
plan_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Committing *committing = data;
  GError *error = NULL;
  PvPlan *plan;

  committing->used = 0;
  plan = pv_plan_new_slowly (committing->model, committing->edits, next_id, committing, cancellable, &error);
  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) pv_plan_free);
  else
    g_task_return_error (task, error);
}

static void begin (GTask *task);

/* A plan holds for the model that it was made for, and no other. */
static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PvDocument *self = PV_DOCUMENT (source);
  Committing *committing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PvPlan) plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (plan == NULL || !pv_document_check_hands (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (committing->edition != self->edition)
    {
      begin (task);
      return;
    }
  pv_document_carry_out (self, g_steal_pointer (&plan));
  g_task_return_boolean (task, TRUE);
}

/* Takes a reference to @task until the worker is done. */
static void
begin (GTask *task)
{
  PvDocument *self = g_task_get_source_object (task);
  Committing *committing = g_task_get_task_data (task);
  g_autoptr (GTask) planning = g_task_new (self, g_task_get_cancellable (task), planned_cb, g_object_ref (task));

  g_clear_pointer (&committing->model, pv_model_unref);
  committing->model = pv_model_snapshot (self->model);
  committing->edition = self->edition;
  g_task_set_task_data (planning, committing, NULL);
  pv_task_run_in_worker (planning, plan_in_worker);
}

void
pv_document_commit_async (PvDocument *self, const PvEdits *edits, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Committing *committing = g_new0 (Committing, 1);
  GError *error = NULL;

  g_task_set_task_data (task, committing, committing_free);
  /* What has been carried out is told as that, though it is cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  if (!pv_document_check_hands (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  committing->edits = edits;
  committing->replica = self->replica;
  committing->first = self->counter;
  self->counter += count_new (edits);
  begin (task);
}

gboolean
pv_document_commit_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
