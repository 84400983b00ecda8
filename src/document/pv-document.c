#include "document/pv-document.h"

#include <glib/gi18n-lib.h>

struct _PvDocument
{
  GObject parent_instance;
  char *path;
  PvModel *model;
  guint32 counter;
  guint64 step;
};

G_DEFINE_FINAL_TYPE (PvDocument, pv_document, G_TYPE_OBJECT)

enum
{
  CHANGED,
  HISTORY_CHANGED,
  SAVE_STATE,
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pv_document_finalize (GObject *object)
{
  PvDocument *self = PV_DOCUMENT (object);

  g_free (self->path);
  g_clear_pointer (&self->model, pv_model_unref);
  G_OBJECT_CLASS (pv_document_parent_class)->finalize (object);
}

static void
pv_document_class_init (PvDocumentClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = pv_document_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PV_TYPE_CHANGE_SET);
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_STATE] = g_signal_new ("save-state", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TROUBLE] = g_signal_new ("trouble", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pv_document_init (PvDocument *self)
{
}

PvDocument *
pv_document_create (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  PvDocument *self = g_object_new (PV_TYPE_DOCUMENT, NULL);

  self->path = g_strdup (path);
  self->model = pv_model_new (kinds);
  return self;
}

PvDocument *
pv_document_open (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  return pv_document_create (path, kinds, author, error);
}

static void
open_in_turn (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
}

void
pv_document_open_async (const char *path, const PvKinds *kinds, const char *author, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  (void) open_in_turn;
  g_task_return_pointer (task, pv_document_create (path, kinds, author, NULL), g_object_unref);
}

PvDocument *
pv_document_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
pv_document_close (PvDocument *self, gboolean publish, GError **error)
{
  return TRUE;
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
  return FALSE;
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

static PvId
next_id (gpointer data)
{
  PvDocument *self = data;

  return pv_id_make (1, ++self->counter);
}

PvId
pv_document_commit_and_find (PvDocument *self, const PvEdits *edits, PvId wanted, GError **error)
{
  g_autoptr (PvPlan) plan = pv_plan_new (self->model, edits, next_id, self, error);
  g_autoptr (PvChangeSet) changes = NULL;

  if (plan == NULL)
    return PV_NO_ID;

  changes = pv_plan_carry_out (plan, self->model);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  return pv_plan_real_id (plan, wanted);
}

gboolean
pv_document_commit (PvDocument *self, const PvEdits *edits, GError **error)
{
  return pv_document_commit_and_find (self, edits, 1, error) != PV_NO_ID;
}

guint64
pv_document_new_step (PvDocument *self)
{
  return ++self->step;
}

gboolean
pv_document_can_undo (PvDocument *self)
{
  return FALSE;
}

gboolean
pv_document_can_redo (PvDocument *self)
{
  return FALSE;
}

char *
pv_document_get_undo_label (PvDocument *self)
{
  return NULL;
}

char *
pv_document_get_redo_label (PvDocument *self)
{
  return NULL;
}

gboolean
pv_document_undo (PvDocument *self, guint *skipped, GError **error)
{
  return FALSE;
}

gboolean
pv_document_redo (PvDocument *self, guint *skipped, GError **error)
{
  return FALSE;
}

GPtrArray *
pv_document_get_history (PvDocument *self, guint limit, GError **error)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pv_history_line_free);
}

gboolean
pv_document_flush (PvDocument *self, GError **error)
{
  return TRUE;
}

gboolean
pv_document_publish (PvDocument *self, GError **error)
{
  return TRUE;
}

void
pv_document_publish_soon (PvDocument *self)
{
}

PvSaveState
pv_document_get_save_state (PvDocument *self)
{
  return PV_SAVE_HERE;
}

gint64
pv_document_get_shared_at (PvDocument *self)
{
  return 0;
}

const char *
pv_document_get_save_problem (PvDocument *self)
{
  return NULL;
}

GPtrArray *
pv_document_search (PvDocument *self, const char *query, const PvKind *kinds, guint limit)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pv_record_unref);
}

GPtrArray *
pv_document_check (PvDocument *self, GError **error)
{
  return g_ptr_array_new_with_free_func (g_free);
}
