#include "document/pv-document-duplicates.h"

#include "document/pv-document-private.h"

typedef struct
{
  PvModel *model;
  GArray *former;              /* PvFormerName */
  int cancelled;
  GCancellable *cancellable;
  gulong handler;
} Finding;

static void
former_clear (gpointer data)
{
  g_free (((PvFormerName *) data)->name);
}

/* On the store thread. */
static void
former_names_job (PvStore *store, gpointer data)
{
  Finding *finding = data;
  g_autoptr (GArray) old = pv_store_old_names (store, finding->model, NULL);

  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      const PvStoreOldName *one = &g_array_index (old, PvStoreOldName, i);
      PvFormerName former = { one->id, NULL };

      if (one->from != one->id && pv_model_get (finding->model, one->from) != NULL)
        continue;
      former.name = g_strdup (one->name);
      g_array_append_val (finding->former, former);
    }
}

static GArray *
new_former (void)
{
  GArray *former = g_array_new (FALSE, FALSE, sizeof (PvFormerName));

  g_array_set_clear_func (former, former_clear);
  return former;
}

GArray *
pv_document_get_former_names (PvDocument *self)
{
  Finding finding = { .model = self->model };

  if (self->search != NULL)
    return pv_search_index_list_old_names (self->search);
  finding.former = new_former ();
  if (self->thread != NULL)
    pv_store_thread_run (self->thread, former_names_job, &finding);
  return finding.former;
}

GArray *
pv_document_find_duplicates (PvDocument *self)
{
  g_autoptr (GArray) former = pv_document_get_former_names (self);

  return pv_alike_pairs (former, self->model, NULL);
}

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_cancellable_disconnect (finding->cancellable, finding->handler);
  g_clear_object (&finding->cancellable);
  pv_model_unref (finding->model);
  g_array_unref (finding->former);
  g_free (finding);
}

static void
unref_pairs (gpointer pairs)
{
  g_array_unref (pairs);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Finding *finding = data;

  pv_task_return_result (task, pv_alike_pairs (finding->former, finding->model, &finding->cancelled), unref_pairs);
}

static void
cancelled_cb (GCancellable *cancellable, Finding *finding)
{
  g_atomic_int_set (&finding->cancelled, TRUE);
}

/* First the store thread reads the names, then a thread of its own holds them against each other. */
static void
read_names_job (PvStore *store, gpointer data)
{
  former_names_job (store, g_task_get_task_data (data));
}

static void
names_read_cb (gpointer data)
{
  g_autoptr (GTask) task = data;

  pv_task_run_in_worker (task, find_in_thread);
}

void
pv_document_go_on_finding (PvDocument *self, GTask *task)
{
  if (self->thread != NULL)
    pv_store_thread_post (self->thread, read_names_job, names_read_cb, task);
  else
    names_read_cb (task);
}

void
pv_document_find_duplicates_async (PvDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Finding *finding = g_new0 (Finding, 1);

  finding->model = pv_model_snapshot (self->model);
  finding->former = new_former ();
  g_task_set_task_data (task, finding, finding_free);
  if (cancellable != NULL)
    {
      finding->cancellable = g_object_ref (cancellable);
      finding->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), finding, NULL);
    }
  if (self->proving != NULL)
    g_ptr_array_add (self->waiting, task);
  else
    pv_document_go_on_finding (self, task);
}

GArray *
pv_document_find_duplicates_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* When the cells of two records were last written. */
typedef struct
{
  const PvKindInfo *kind;
  PvId ids[2];
  gint64 *written[2];
} Writing;

static void
written_job (PvStore *store, gpointer data)
{
  Writing *writing = data;

  for (guint i = 0; i < 2; i++)
    pv_store_last_written (store, writing->kind, writing->ids[i], writing->written[i], NULL);
}

GArray *
pv_document_propose_join (PvDocument *self, PvId keep, PvId other)
{
  GArray *cells = pv_join_cells (self->model, keep, other);
  const PvKindInfo *kind = pv_record_get_info (pv_model_get (self->model, keep));
  g_autofree gint64 *of_keep = g_new0 (gint64, kind->n_slots);
  g_autofree gint64 *of_other = g_new0 (gint64, kind->n_slots);
  Writing writing = { kind, { keep, other }, { of_keep, of_other } };

  if (self->thread != NULL)
    pv_store_thread_run (self->thread, written_job, &writing);
  for (guint i = 0; i < cells->len; i++)
    {
      PvJoinCell *cell = &g_array_index (cells, PvJoinCell, i);
      guint slot = cell->field->slot + (cell->lang == PV_LANG_NONE ? 0 : cell->lang - PV_LANG_FIRST);

      if (cell->of_keep.kind != PV_VALUE_NONE && cell->of_other.kind != PV_VALUE_NONE)
        cell->from_other = of_other[slot] > of_keep[slot];
    }
  return cells;
}

GArray *
pv_document_propose (PvDocument *self, PvKind kind, const char *typed, PvId except, guint most, gboolean wait)
{
  if (self->search == NULL && !wait)
    {
      pv_document_prepare_search (self);
      return NULL;
    }
  return pv_alike_propose (pv_document_get_search_index (self), self->model, kind, typed, except, most);
}
