/* Finding records by their words: the index of model/, kept up with the document, and the names that the log remembers. */
#include "document/pv-document-private.h"

typedef struct
{
  PvModel *model;
  GArray *names;               /* PvStoreOldName; NULL: unknown */
} OldNames;

static void
old_names_job (PvStore *store, gpointer data)
{
  OldNames *old = data;

  old->names = pv_store_old_names (store, old->model, NULL);
  pv_store_forget_pages (store);
}

static PvSearchIndex *
make_index (const OldNames *old)
{
  PvSearchIndex *index = pv_search_index_new (old->model);

  for (guint i = 0; old->names != NULL && i < old->names->len; i++)
    {
      const PvStoreOldName *one = &g_array_index (old->names, PvStoreOldName, i);

      pv_search_index_add_old_name (index, one->id, one->from, one->name);
    }
  return index;
}

static void
old_names_clear (OldNames *old)
{
  g_clear_pointer (&old->names, g_array_unref);
  g_clear_pointer (&old->model, pv_model_unref);
}

void
pv_document_drop_search (PvDocument *self)
{
  g_clear_pointer (&self->search, pv_search_index_unref);
  g_clear_pointer (&self->search_behind, g_ptr_array_unref);
  self->search_making++;
}

PvSearchIndex *
pv_document_get_search_index (PvDocument *self)
{
  OldNames old = { .model = self->model };

  if (self->search != NULL)
    return self->search;

  if (self->thread != NULL)
    pv_store_thread_run (self->thread, old_names_job, &old);
  pv_document_drop_search (self);
  self->search = make_index (&old);
  g_clear_pointer (&old.names, g_array_unref);
  return self->search;
}

/* In a worker: first the store thread reads the names, then a thread of its own makes the index of a snapshot. */
typedef struct
{
  PvDocument *document;        /* weak */
  guint number;
  OldNames old;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_weak_pointer (&making->document);
  old_names_clear (&making->old);
  g_free (making);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;

  g_task_return_pointer (task, make_index (&making->old), (GDestroyNotify) pv_search_index_unref);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Making *making = g_task_get_task_data (G_TASK (result));
  PvDocument *self = making->document;
  g_autoptr (PvSearchIndex) index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (index == NULL || self == NULL || making->number != self->search_making || self->search != NULL)
    return;
  for (guint i = 0; self->search_behind != NULL && i < self->search_behind->len; i++)
    pv_search_index_update (index, self->model, self->search_behind->pdata[i]);
  g_clear_pointer (&self->search_behind, g_ptr_array_unref);
  self->search = g_steal_pointer (&index);
  pv_worker_give_back ();
}

static void
make_names_job (PvStore *store, gpointer data)
{
  old_names_job (store, &((Making *) data)->old);
}

static void
names_read_cb (gpointer data)
{
  Making *making = data;
  g_autoptr (GTask) task = NULL;

  if (making->document == NULL || making->number != making->document->search_making)
    {
      making_free (making);
      return;
    }
  task = g_task_new (NULL, NULL, made_cb, NULL);
  g_task_set_task_data (task, making, making_free);
  pv_task_run_behind (task, make_in_thread);
}

void
pv_document_prepare_search (PvDocument *self)
{
  Making *making;

  self->search_kept = TRUE;
  /* What is made before the store has come knows no former names: it is made anew then. */
  if (self->search != NULL || self->search_behind != NULL || self->proving != NULL)
    return;

  making = g_new0 (Making, 1);
  g_set_weak_pointer (&making->document, self);
  making->number = ++self->search_making;
  making->old.model = pv_model_snapshot (self->model);
  self->search_behind = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_change_set_unref);
  if (self->thread != NULL)
    pv_store_thread_post (self->thread, make_names_job, names_read_cb, making);
  else
    names_read_cb (making);
}

static gboolean
is_searched (const PvKindInfo *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (pv_search_index_is_searched (&kind->fields[i]))
      return TRUE;
  return FALSE;
}

/* Places on a canvas are many, and nobody looks for them by words. */
static gboolean
has_whole_kinds (PvDocument *self, const PvChangeSet *changes)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (self->model), &n);

  for (guint i = 0; i < n; i++)
    if (pv_change_set_whole_kind (changes, kinds[i].kind) && is_searched (&kinds[i]))
      return TRUE;
  return FALSE;
}

void
pv_document_search_follows (PvDocument *self, PvChangeSet *changes)
{
  gboolean was_there = self->search != NULL || self->search_behind != NULL;

  if (changes == NULL || has_whole_kinds (self, changes))
    {
      pv_document_drop_search (self);
      if (was_there && self->search_kept)
        pv_document_prepare_search (self);
    }
  else if (self->search != NULL)
    pv_search_index_update (self->search, self->model, changes);
  else if (self->search_behind != NULL)
    g_ptr_array_add (self->search_behind, pv_change_set_ref (changes));
}

/* A hit of any kind, best first. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const PvHit *left = a, *right = b;

  return left->rank != right->rank ? (left->rank < right->rank ? -1 : 1) : 0;
}

GPtrArray *
pv_document_search (PvDocument *self, const char *text, const PvKind *kinds, guint limit)
{
  PvSearchIndex *index = pv_document_get_search_index (self);
  g_autoptr (PvQuery) query = pv_query_new (index, text);
  g_autoptr (GPtrArray) all = pv_search_index_find (index, query, kinds, PV_AUDIENCE_INTERNAL, limit);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (PvHit));
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_record_unref);

  for (guint i = 0; i < all->len; i++)
    g_array_append_vals (hits, ((PvHits *) all->pdata[i])->hits->data, ((PvHits *) all->pdata[i])->hits->len);
  /* g_array_sort() leaves the order of equals; within a kind that is the order of the index. */
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    g_ptr_array_add (found, pv_record_ref (pv_model_get (self->model, g_array_index (hits, PvHit, i).id)));
  return found;
}
