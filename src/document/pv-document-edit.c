/* Edits on their way to the disk. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

/* A commit on the store thread. */
typedef struct
{
  PvDocument *document;        /* borrowed: it waits for the thread before it goes */
  gboolean *halted;
  PvPlan *plan;
  guint64 step;
  gint64 at_ms;
  PvStoreHeads heads;
  GError *error;
} Writing;

static void
write_job (PvStore *store, gpointer data)
{
  Writing *writing = data;

  if (!*writing->halted && !pv_store_write (store, writing->plan, writing->step, writing->at_ms, &writing->error))
    *writing->halted = TRUE;
  pv_document_read_heads (&writing->heads, store);
}

/* Everything is read again: what was committed although the commit reported failure is there, what was not is not. */
typedef struct
{
  gboolean *halted;
  PvModel *model;
  PvStoreHeads heads;
  guint32 counter;
  GError *error;
} Rereading;

static void
reread_job (PvStore *store, gpointer data)
{
  Rereading *rereading = data;

  if (pv_store_reread (store, &rereading->error) && pv_store_load (store, rereading->model, &rereading->error)
      && pv_store_get_last_counter (store, &rereading->counter, &rereading->error))
    *rereading->halted = FALSE;
  pv_document_read_heads (&rereading->heads, store);
}

static void
take_out_what_is_not_in (PvModel *model, const PvModel *other, PvChangeSet *changes)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        {
          PvId id = pv_record_get_id (records[i]);

          if (pv_model_get (other, id) == NULL)
            g_array_append_val (gone, id);
        }
    }

  for (guint i = 0; i < gone->len; i++)
    pv_model_take_out (model, g_array_index (gone, PvId, i), changes);
}

static void
make_equal (PvModel *model, const PvModel *other, PvChangeSet *changes)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  take_out_what_is_not_in (model, other, changes);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (other, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        pv_model_put (model, records[i], changes);
    }
}

void
pv_document_make_equal (PvDocument *self, const PvModel *model)
{
  g_autoptr (PvChangeSet) changes = pv_change_set_new ();

  make_equal (self->model, model, changes);
  pv_document_tell_changes (self, changes);
}

void
pv_document_read_again (PvDocument *self, const GError *error)
{
  Rereading rereading = { .halted = self->halted };

  if (self->thread == NULL)
    {
      pv_document_emit (self, PV_DOCUMENT_TROUBLE, (gpointer) error);
      return;
    }

  rereading.model = pv_model_new (pv_model_get_kinds (self->model));
  pv_store_thread_run (self->thread, reread_job, &rereading);
  if (rereading.error == NULL)
    {
      self->heads = rereading.heads;
      self->counter = MAX (self->counter, rereading.counter);
      pv_document_make_equal (self, rereading.model);
    }
  else
    {
      self->read_only_reason = g_steal_pointer (&rereading.error);
    }

  pv_model_unref (rereading.model);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
  pv_document_emit (self, PV_DOCUMENT_TROUBLE, (gpointer) error);
}

static void
written_cb (gpointer data)
{
  Writing *writing = data;
  PvDocument *self = writing->document;
  g_autoptr (GError) error = g_steal_pointer (&writing->error);

  self->pending--;
  if (error == NULL)
    self->kept_at = pv_clock_now_ms ();
  if (self->pending == 0)
    self->heads = writing->heads;
  pv_plan_free (writing->plan);
  g_free (writing);

  if (error != NULL)
    {
      pv_document_read_again (self, error);
      return;
    }
  pv_document_update_state (self);
  if (self->pending == 0)
    pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
}

void
pv_document_tell_changes (PvDocument *self, PvChangeSet *changes)
{
  self->edition++;
  pv_document_search_follows (self, changes);
  pv_document_conflicts_are_old (self, changes);
  pv_document_look_at_languages (self, changes);
  if (!pv_change_set_is_empty (changes))
    pv_document_emit (self, PV_DOCUMENT_CHANGED, changes);
}

static PvId
next_id (gpointer data)
{
  PvDocument *self = data;

  return pv_id_make (self->replica, ++self->counter);
}

gboolean
pv_document_is_made_here (PvDocument *self, PvId id)
{
  g_return_val_if_fail (PV_IS_DOCUMENT (self), FALSE);

  return pv_id_replica (id) == self->replica;
}

/* What a label will need when the record is no longer there. */
static void
remember_title (PvDocument *self, const PvPlan *plan)
{
  PvId id = pv_plan_get_subject (plan);
  PvRecord *record = pv_model_get (self->model, id);

  if (record != NULL && pv_plan_get_verb (plan) == PV_VERB_REMOVE)
    g_hash_table_insert (self->gone_titles, g_memdup2 (&id, sizeof id), pv_title (self->model, record, PV_LANG_NONE));
}

/* At once what the store will find when it gets there. */
static void
expect_heads (PvDocument *self, const PvPlan *plan)
{
  self->heads.can_redo = FALSE;
  self->heads.can_undo = pv_plan_get_verb (plan) != PV_VERB_BEGIN;
  self->heads.shared = FALSE;
  self->heads.undo = (PvStoreStep) { 0, pv_plan_get_verb (plan), pv_plan_get_kind (plan), pv_plan_get_subject (plan) };
}

static void
send_plan (PvDocument *self, PvPlan *plan)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->document = self;
  writing->halted = self->halted;
  writing->plan = plan;
  writing->step = pv_plan_get_step (plan);
  writing->at_ms = pv_clock_now_ms ();
  self->pending++;
  pv_store_thread_post (self->thread, write_job, written_cb, writing);
}

gboolean
pv_document_check_writable (PvDocument *self, GError **error)
{
  /* The past, which has no file, is not closed. */
  if (self->read_only_reason == NULL)
    return pv_document_check_open (self, error);

  g_propagate_error (error, g_error_copy (self->read_only_reason));
  return FALSE;
}

gboolean
pv_document_check_hands (PvDocument *self, GError **error)
{
  if (!pv_document_check_writable (self, error))
    return FALSE;
  if (self->undoing != NULL)
    {
      g_set_error_literal (error, PV_ERROR, PV_ERROR_REFUSED, _("Nothing was changed: a long step is being undone; wait until it is done, or stop it"));
      return FALSE;
    }
  if (!self->held)
    return TRUE;

  g_set_error_literal (error, PV_ERROR, PV_ERROR_REFUSED, _("Nothing was changed: the document is only looked at; allow changes first"));
  return FALSE;
}

gboolean
pv_document_refuse_halted (GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("The document cannot be written just now; try again"));
  return FALSE;
}

void
pv_document_carry_out (PvDocument *self, PvPlan *plan)
{
  g_autoptr (PvChangeSet) changes = NULL;

  if (pv_plan_is_empty (plan))
    {
      pv_plan_free (plan);
      return;
    }
  remember_title (self, plan);
  changes = pv_plan_carry_out (plan, self->model);
  expect_heads (self, plan);
  send_plan (self, plan);
  pv_document_schedule_publish (self, PV_DOCUMENT_REST_US);
  pv_document_tell_changes (self, changes);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
}

static gboolean
commit (PvDocument *self, const PvEdits *edits, PvId *wanted, GError **error)
{
  g_autoptr (PvPlan) plan = NULL;

  if (!pv_document_check_hands (self, error))
    return FALSE;
  plan = pv_plan_new (self->model, edits, next_id, self, error);
  if (plan == NULL)
    return FALSE;

  *wanted = pv_plan_real_id (plan, *wanted);
  pv_document_carry_out (self, g_steal_pointer (&plan));
  return TRUE;
}

gboolean
pv_document_commit (PvDocument *self, const PvEdits *edits, GError **error)
{
  PvId wanted = PV_NO_ID;

  return commit (self, edits, &wanted, error);
}

PvId
pv_document_commit_and_find (PvDocument *self, const PvEdits *edits, PvId wanted, GError **error)
{
  return commit (self, edits, &wanted, error) ? wanted : PV_NO_ID;
}

guint64
pv_document_new_step (PvDocument *self)
{
  return ++self->step;
}

static void
nothing_job (PvStore *store, gpointer data)
{
}

/* A commit that failed on its way says so by `trouble`, and here. */
typedef struct
{
  GError *error;
} Trouble;

static void
troubled_cb (PvDocument *self, GError *error, Trouble *trouble)
{
  if (trouble->error == NULL)
    trouble->error = g_error_copy (error);
}

gboolean
pv_document_flush (PvDocument *self, GError **error)
{
  Trouble trouble = { NULL };
  gulong handler;

  if (!pv_document_check_open (self, error))
    return FALSE;

  handler = g_signal_connect (self, "trouble", G_CALLBACK (troubled_cb), &trouble);
  pv_store_thread_run (self->thread, nothing_job, NULL);
  g_signal_handler_disconnect (self, handler);
  if (trouble.error == NULL)
    return TRUE;

  g_propagate_error (error, trouble.error);
  return FALSE;
}
