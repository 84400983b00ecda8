/* The object: opening, closing, what it is. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PvDocument, pv_document, G_TYPE_OBJECT)

static guint signals[PV_DOCUMENT_N_SIGNALS];

static void
let_go (PvDocument *self)
{
  pv_document_stop_watching (self);
  pv_document_stop_publishing (self);
  pv_document_drop_search (self);
  pv_document_stop_proving (self);
  self->search_kept = FALSE;
  g_clear_handle_id (&self->look_later, g_source_remove);
  g_clear_pointer (&self->thread, pv_store_thread_stop);
  pv_document_stop_publishing (self);
}

static void
pv_document_dispose (GObject *object)
{
  let_go (PV_DOCUMENT (object));
  G_OBJECT_CLASS (pv_document_parent_class)->dispose (object);
}

static void
pv_document_finalize (GObject *object)
{
  PvDocument *self = PV_DOCUMENT (object);

  g_free (self->path);
  g_free (self->halted);
  g_clear_pointer (&self->model, pv_model_unref);
  g_clear_pointer (&self->gone_titles, g_hash_table_unref);
  pv_document_drop_search (self);
  g_clear_error (&self->read_only_reason);
  g_clear_error (&self->share_problem);
  g_clear_error (&self->file_problem);
  g_free (self->moved_to);
  g_free (self->uuid);
  g_clear_pointer (&self->laptops, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);
  g_free (self->told);
  g_clear_pointer (&self->merge_report, pv_merge_report_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->older, g_array_unref);
  G_OBJECT_CLASS (pv_document_parent_class)->finalize (object);
}

static void
pv_document_class_init (PvDocumentClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pv_document_dispose;
  G_OBJECT_CLASS (class)->finalize = pv_document_finalize;
  signals[PV_DOCUMENT_CHANGED]
    = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PV_TYPE_CHANGE_SET);
  signals[PV_DOCUMENT_HISTORY_CHANGED]
    = g_signal_new ("history-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PV_DOCUMENT_SAVE_STATE] = g_signal_new ("save-state", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PV_DOCUMENT_TROUBLE]
    = g_signal_new ("trouble", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[PV_DOCUMENT_MERGED] = g_signal_new ("merged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PV_DOCUMENT_CONFLICTS_CHANGED]
    = g_signal_new ("conflicts-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PV_DOCUMENT_HELD_CHANGED] = g_signal_new ("held-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PV_DOCUMENT_REFUSED]
    = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[PV_DOCUMENT_OLDER_TEXTS] = g_signal_new ("older-texts", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_document_init (PvDocument *self)
{
  self->halted = g_new0 (gboolean, 1);
  self->laptops = g_ptr_array_new ();
  self->waiting = g_ptr_array_new ();
  self->gone_titles = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
}

void
pv_document_emit (PvDocument *self, guint signal, gpointer argument)
{
  if (argument != NULL)
    g_signal_emit (self, signals[signal], 0, argument);
  else
    g_signal_emit (self, signals[signal], 0);
}

void
pv_document_read_heads (PvStoreHeads *heads, PvStore *store)
{
  const PvStoreStep *undo = pv_store_get_undo (store);
  const PvStoreStep *redo = pv_store_get_redo (store);

  *heads = (PvStoreHeads) { .can_undo = undo != NULL, .can_redo = redo != NULL, .shared = pv_store_is_shared (store),
                            .shared_at = pv_store_get_shared_at (store) };
  if (undo != NULL)
    heads->undo = *undo;
  if (redo != NULL)
    heads->redo = *redo;
}

static PvOpening *
opening_new (const char *path, const PvKinds *kinds, const char *author)
{
  PvOpening *opening = g_new0 (PvOpening, 1);

  opening->folder = pv_store_folder_of (path);
  opening->path = g_strdup (opening->folder ? opening->folder : path);
  opening->kinds = kinds;
  opening->author = g_strdup (author);
  return opening;
}

void
pv_opening_free (PvOpening *opening)
{
  g_clear_pointer (&opening->glance, pv_store_glance_free);
  g_clear_pointer (&opening->store, pv_store_close);
  g_clear_pointer (&opening->model, pv_model_unref);
  g_free (opening->folder);
  g_free (opening->path);
  g_free (opening->author);
  g_free (opening);
}

PvStore *
pv_opening_open (PvOpening *opening, PvStoreOpener opener, GError **error)
{
  /* Before it is read: what comes while it is read makes it outdated. */
  if (g_stat (opening->path, &opening->read_from) != 0)
    opening->read_from = (GStatBuf) { 0 };
  return opener (opening->path, opening->kinds, opening->author, error);
}

gboolean
pv_opening_read (PvOpening *opening, PvStore *store, GError **error)
{
  opening->store = store;
  if (store == NULL)
    return FALSE;

  opening->model = pv_model_new (opening->kinds);
  return pv_store_load (store, opening->model, error) && pv_store_get_last_counter (store, &opening->counter, error);
}

void
pv_document_take_store (PvDocument *self, PvOpening *opening)
{
  const GError *reason = pv_store_get_read_only_reason (opening->store);

  pv_document_take_laptops (self, pv_store_list_laptops (opening->store));
  self->replica = pv_store_get_replica (opening->store);
  self->counter = opening->counter;
  self->read_only_reason = reason ? g_error_copy (reason) : NULL;
  g_free (self->uuid);
  self->uuid = g_strdup (pv_store_get_uuid (opening->store));
  self->read_from = opening->read_from;
  pv_document_read_heads (&self->heads, opening->store);
  self->merge_report = pv_store_take_merged (opening->store);
  pv_document_count_untouched (self, self->merge_report);
  self->thread = pv_store_thread_new (g_steal_pointer (&opening->store));
  pv_document_update_state (self);
  pv_document_watch (self);
}

/* Takes @opening. */
static PvDocument *
document_of (PvOpening *opening)
{
  PvDocument *self = g_object_new (PV_TYPE_DOCUMENT, NULL);

  self->path = g_strdup (opening->path);
  self->together = opening->folder != NULL;
  self->model = g_steal_pointer (&opening->model);
  if (opening->glance == NULL)
    {
      pv_document_take_store (self, opening);
      pv_opening_free (opening);
      return self;
    }

  self->uuid = g_strdup (pv_store_glance_get_uuid (opening->glance));
  self->heads.shared = TRUE;
  pv_document_prove (self, opening);
  pv_document_update_state (self);
  return self;
}

PvDocument *
pv_document_create (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  g_autoptr (PvOpening) opening = opening_new (path, kinds, author);
  PvStore *store = pv_store_create (path, kinds, author, error);

  return pv_opening_read (opening, store, error) ? document_of (g_steal_pointer (&opening)) : NULL;
}

PvDocument *
pv_document_open_by (PvStoreOpener opener, const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  g_autoptr (PvOpening) opening = opening_new (path, kinds, author);
  PvStore *store = pv_opening_open (opening, opener, error);

  return pv_opening_read (opening, store, error) ? document_of (g_steal_pointer (&opening)) : NULL;
}

PvDocument *
pv_document_open (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  return pv_document_open_by (pv_store_open, path, kinds, author, error);
}

typedef struct
{
  PvStoreOpener opener;
  PvOpening *opening;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->opening, pv_opening_free);
  g_free (errand);
}

/* What can be seen at a glance need not wait for its proof. */
static gboolean
glance (PvOpening *opening)
{
  opening->glance = pv_store_glance_new (opening->path, opening->kinds);
  if (opening->glance != NULL)
    opening->model = pv_model_ref (pv_store_glance_get_model (opening->glance));
  return opening->glance != NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  PvOpening *opening = errand->opening;
  GError *error = NULL;

  if ((errand->opener == pv_store_open && glance (opening))
      || pv_opening_read (opening, pv_opening_open (opening, errand->opener, &error), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pv_document_open_by_async (PvStoreOpener opener, const char *path, const PvKinds *kinds, const char *author,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  *errand = (Errand) { opener, opening_new (path, kinds, author) };
  g_task_set_source_tag (task, pv_document_open_by_async);
  g_task_set_task_data (task, errand, errand_free);
  pv_task_run_in_worker (task, open_in_thread);
}

void
pv_document_open_async (const char *path, const PvKinds *kinds, const char *author, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  pv_document_open_by_async (pv_store_open, path, kinds, author, cancellable, callback, user_data);
}

void
pv_document_open_copy_async (const char *path, const PvKinds *kinds, const char *author, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  pv_document_open_by_async (pv_store_open_copy, path, kinds, author, cancellable, callback, user_data);
}

gboolean
pv_document_has_copy (const char *path)
{
  return pv_store_has_copy (path);
}

gboolean
pv_document_has_unshared (const char *path)
{
  return pv_store_has_unshared (path);
}

gboolean
pv_document_forget (const char *path, const PvKinds *kinds, gboolean unshared_too, guint *n_unshared, GError **error)
{
  return pv_store_forget (path, kinds, unshared_too, n_unshared, error);
}

PvDocument *
pv_document_open_finish (GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);

  Errand *errand = g_task_get_task_data (task);

  return g_task_propagate_boolean (task, error) ? document_of (g_steal_pointer (&errand->opening)) : NULL;
}

gboolean
pv_document_check_open (PvDocument *self, GError **error)
{
  if (self->thread != NULL)
    return TRUE;

  if (self->proving != NULL)
    g_set_error_literal (error, PV_ERROR, PV_ERROR_REFUSED, _("Not yet: the file is still being looked through; wait a moment"));
  else
    g_set_error_literal (error, PV_ERROR, PV_ERROR_REFUSED, _("The document is closed"));
  return FALSE;
}

gboolean
pv_document_close (PvDocument *self, gboolean publish, GError **error)
{
  gboolean closed;

  if (self->thread == NULL)
    {
      let_go (self);
      return TRUE;
    }

  closed = pv_document_flush (self, error);
  if (closed && publish && self->read_only_reason == NULL)
    closed = pv_document_publish (self, error);
  let_go (self);
  return closed;
}

const char *
pv_document_get_path (PvDocument *self)
{
  return self->path;
}

char *
pv_document_get_title (PvDocument *self, PvLang lang)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (self->model);

  return ecosystem ? pv_title (self->model, ecosystem, lang) : g_filename_display_basename (self->path);
}

gboolean
pv_document_is_read_only (PvDocument *self)
{
  return self->held || self->read_only_reason != NULL;
}

const char *
pv_document_get_read_only_reason (PvDocument *self)
{
  return self->read_only_reason ? self->read_only_reason->message : NULL;
}

gboolean
pv_document_never_writes (PvDocument *self)
{
  return self->read_only_reason != NULL;
}

void
pv_document_set_held (PvDocument *self, gboolean held)
{
  if (self->held == held)
    return;
  self->held = held;
  pv_document_emit (self, PV_DOCUMENT_HELD_CHANGED, NULL);
}

gboolean
pv_document_is_held (PvDocument *self)
{
  return self->held;
}

gboolean
pv_document_is_example (PvDocument *self)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (self->model);

  return ecosystem && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE);
}

PvModel *
pv_document_get_model (PvDocument *self)
{
  return self->model;
}

PvModel *
pv_document_snapshot (PvDocument *self)
{
  return pv_model_snapshot (self->model);
}
