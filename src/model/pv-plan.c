#include "model/pv-plan-private.h"

#include "model/pv-title.h"
#include "model/pv-value-words.h"

#include <glib/gi18n-lib.h>

/* Of the work, the part before records are checked. */
#define CHECKED_FROM 0.7

static void
draft_free (gpointer data)
{
  PvDraft *draft = data;

  g_clear_pointer (&draft->before, pv_record_unref);
  g_free (draft);
}

static PvId
real_id (const PvPlan *plan, PvId id)
{
  const PvDraft *draft = id < 0 ? pv_id_table_get (plan->drafts, id) : NULL;

  return draft ? draft->id : id;
}

static PvDraft *
add_draft (PvPlan *plan, const PvKindInfo *kind, PvId id)
{
  PvDraft *draft = g_malloc0 (sizeof (PvDraft) + kind->n_slots * sizeof (PvValue));

  draft->kind = kind;
  draft->id = id;
  pv_id_table_set (plan->drafts, id, draft);
  g_ptr_array_add (plan->order, draft);
  return draft;
}

PvDraft *
pv_plan_draft_of (PvPlan *plan, const PvModel *model, PvId id)
{
  PvDraft *draft = pv_id_table_get (plan->drafts, id);
  PvRecord *record;

  if (draft != NULL)
    return draft->removed ? NULL : draft;

  record = pv_model_get (model, id);
  if (record == NULL)
    return NULL;

  draft = add_draft (plan, pv_record_get_info (record), id);
  draft->before = pv_record_ref (record);
  for (guint i = 0; i < draft->kind->n_slots; i++)
    draft->values[i] = pv_record_get_cell (record, i);

  return draft;
}

char *
pv_plan_draft_title (const PvModel *model, const PvDraft *draft)
{
  g_autoptr (PvRecord) record = pv_record_new (draft->kind, draft->id, draft->values);

  return pv_title (model, record, PV_LANG_FI);
}

gboolean
pv_plan_refuse (const PvModel *model, const PvDraft *draft, GError **error, const char *format, const char *detail)
{
  g_autofree char *title = pv_plan_draft_title (model, draft);
  g_autofree char *reason = g_strdup_printf (format, detail);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s “%s”: %s"), pv_kind_label (draft->kind), title, reason);
  return FALSE;
}

static gboolean
plan_add (PvPlan *plan, const PvModel *model, const PvEdit *edit, PvNextId next_id, gpointer user_data, GError **error)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), edit->kind);
  PvId id = edit->id;
  PvDraft *draft;

  if (kind == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There is no such kind of record"));
      return FALSE;
    }
  if (id < 0)
    id = next_id (user_data);
  if (id <= 0 || pv_model_get (model, id) != NULL || pv_id_table_get (plan->drafts, id) != NULL)
    {
      g_autofree char *text = pv_id_to_text (id);

      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("Two records have the id %s"), text);
      return FALSE;
    }

  draft = add_draft (plan, kind, id);
  if (edit->id < 0)
    pv_id_table_set (plan->drafts, edit->id, draft);
  return TRUE;
}

static gboolean
plan_set (PvPlan *plan, const PvModel *model, const PvEdit *edit, GError **error)
{
  PvId id = real_id (plan, edit->id);
  PvDraft *draft = pv_plan_draft_of (plan, model, id);
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model), edit->field);
  PvValue value = { edit->value, edit->integer, edit->text };
  g_autoptr (GError) local = NULL;
  guint offset = 0;

  if (draft == NULL)
    {
      g_autofree char *text = pv_id_to_text (id);

      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("There is no record %s; it may have been removed"), text);
      return FALSE;
    }
  if (field == NULL || PV_FIELD_KIND (field->field) != draft->kind->kind
      || (field->type == PV_TYPE_TRANSLATED) != (edit->lang >= PV_LANG_FIRST && edit->lang <= PV_LANG_LAST))
    return pv_plan_refuse (model, draft, error, "%s", _("it has no such field"));
  if (field->type == PV_TYPE_TRANSLATED)
    offset = edit->lang - PV_LANG_FIRST;
  if (field->type == PV_TYPE_REFERENCE && value.kind == PV_VALUE_INT)
    value.integer = real_id (plan, value.integer);
  if (!pv_value_fits (field, value, &local))
    return pv_plan_refuse (model, draft, error, "%s", local->message);

  if (value.kind == PV_VALUE_TEXT)
    {
      char *text = g_strdup (value.text);

      g_ptr_array_add (plan->texts, text);
      value.text = text;
    }
  if (field->type == PV_TYPE_YES_NO && value.kind == PV_VALUE_INT && value.integer == 0)
    value = PV_VALUE_EMPTY;
  draft->values[field->slot + offset] = value;
  return TRUE;
}

static gboolean
write_cells (PvPlan *plan, const PvDraft *draft)
{
  guint before = plan->cells->len;

  for (guint i = 0; i < draft->kind->n_fields; i++)
    {
      const PvFieldInfo *field = &draft->kind->fields[i];

      for (guint c = 0; c < pv_field_n_cells (field); c++)
        {
          PvLang lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + c : PV_LANG_NONE;
          PvValue old = draft->before ? pv_record_get_cell (draft->before, field->slot + c) : PV_VALUE_EMPTY;
          PvCellWrite write = { draft->id, field, lang, old, draft->values[field->slot + c] };

          if (!pv_value_equal (write.old_value, write.new_value))
            g_array_append_val (plan->cells, write);
        }
    }

  return plan->cells->len > before;
}

static void
write_draft (PvPlan *plan, const PvDraft *draft)
{
  PvRecordWrite write = { draft->kind, draft->id, PV_CHANGED_CELLS };

  if (draft->removed)
    write.how = PV_CHANGED_REMOVED;
  else if (draft->before == NULL)
    write.how = PV_CHANGED_ADDED;

  if (draft->removed ? draft->before == NULL : !write_cells (plan, draft) && draft->before != NULL)
    return;

  g_array_append_val (plan->records, write);
}

static void
name_subject (PvPlan *plan, const PvModel *model, const PvEdits *edits)
{
  const PvDraft *draft;

  plan->subject = real_id (plan, pv_edits_get_subject (edits));
  draft = pv_id_table_get (plan->drafts, plan->subject);
  plan->subject_kind = draft ? draft->kind->kind : pv_plan_kind_after (plan, model, plan->subject);
}

static gboolean
plan_one (PvPlan *plan, const PvModel *model, const PvEdit *edit, PvNextId next_id, gpointer user_data, GError **error)
{
  switch (edit->what)
    {
    case PV_EDIT_ADD:
      return plan_add (plan, model, edit, next_id, user_data, error);
    case PV_EDIT_SET:
      return plan_set (plan, model, edit, error);
    case PV_EDIT_REMOVE:
      return pv_plan_remove (plan, model, real_id (plan, edit->id), error);
    default:
      return TRUE;
    }
}

static gboolean
draft_all (PvPlan *plan, const PvModel *model, const PvEdits *edits, PvNextId next_id, gpointer user_data, GCancellable *cancellable, GError **error)
{
  guint n = pv_edits_get_n (edits);

  for (guint i = 0; i < n; i++)
    if (!pv_progress_goes_on (cancellable, i, n, error) || !plan_one (plan, model, pv_edits_get (edits, i), next_id, user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_all (const PvPlan *plan, const PvModel *model, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < plan->order->len; i++)
    {
      const PvDraft *draft = g_ptr_array_index (plan->order, i);

      if (!pv_progress_goes_on (cancellable, i, plan->order->len, error) || (!draft->removed && !pv_plan_check (plan, model, draft, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
plan_all (PvPlan *plan, const PvModel *model, const PvEdits *edits, PvNextId next_id, gpointer user_data, GCancellable *cancellable, GError **error)
{
  PvProgressStage stage = pv_progress_enter (cancellable, 0, CHECKED_FROM);
  gboolean done = draft_all (plan, model, edits, next_id, user_data, cancellable, error);

  pv_progress_leave (cancellable, stage);
  stage = pv_progress_enter (cancellable, CHECKED_FROM, 1);
  done = done && check_all (plan, model, cancellable, error);
  pv_progress_leave (cancellable, stage);
  return done;
}

PvPlan *
pv_plan_new (const PvModel *model, const PvEdits *edits, PvNextId next_id, gpointer user_data, GError **error)
{
  return pv_plan_new_slowly (model, edits, next_id, user_data, NULL, error);
}

PvPlan *
pv_plan_new_slowly (const PvModel *model, const PvEdits *edits, PvNextId next_id, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvPlan) plan = g_new0 (PvPlan, 1);

  plan->verb = pv_edits_get_verb (edits);
  plan->step = pv_edits_get_step (edits);
  plan->drafts = pv_id_table_new ();
  plan->order = g_ptr_array_new_with_free_func (draft_free);
  plan->texts = g_ptr_array_new_with_free_func (g_free);
  plan->records = g_array_new (FALSE, FALSE, sizeof (PvRecordWrite));
  plan->cells = g_array_new (FALSE, FALSE, sizeof (PvCellWrite));

  if (!plan_all (plan, model, edits, next_id, user_data, cancellable, error))
    return NULL;

  for (guint i = 0; i < plan->order->len; i++)
    write_draft (plan, g_ptr_array_index (plan->order, i));
  name_subject (plan, model, edits);

  return g_steal_pointer (&plan);
}

void
pv_plan_free (PvPlan *plan)
{
  pv_id_table_free (plan->drafts);
  g_ptr_array_unref (plan->order);
  g_ptr_array_unref (plan->texts);
  g_array_unref (plan->records);
  g_array_unref (plan->cells);
  g_free (plan);
}

PvChangeSet *
pv_plan_carry_out (const PvPlan *plan, PvModel *model)
{
  PvChangeSet *changes = pv_change_set_new ();

  for (guint i = 0; i < plan->records->len; i++)
    {
      const PvRecordWrite *write = &g_array_index (plan->records, PvRecordWrite, i);
      const PvDraft *draft = pv_id_table_get (plan->drafts, write->id);
      g_autoptr (PvRecord) record = NULL;

      if (write->how == PV_CHANGED_REMOVED)
        {
          pv_model_take_out (model, write->id, changes);
          continue;
        }
      record = pv_record_new (draft->kind, draft->id, draft->values);
      pv_model_put (model, record, changes);
    }

  return changes;
}

gboolean
pv_plan_is_empty (const PvPlan *plan)
{
  return plan->records->len == 0;
}

const PvRecordWrite *
pv_plan_get_records (const PvPlan *plan, guint *n)
{
  *n = plan->records->len;
  return (const PvRecordWrite *) (gpointer) plan->records->data;
}

const PvCellWrite *
pv_plan_get_cells (const PvPlan *plan, guint *n)
{
  *n = plan->cells->len;
  return (const PvCellWrite *) (gpointer) plan->cells->data;
}

PvVerb
pv_plan_get_verb (const PvPlan *plan)
{
  return plan->verb;
}

PvKind
pv_plan_get_kind (const PvPlan *plan)
{
  return plan->subject_kind;
}

PvId
pv_plan_get_subject (const PvPlan *plan)
{
  return plan->subject;
}

guint64
pv_plan_get_step (const PvPlan *plan)
{
  return plan->step;
}

PvId
pv_plan_real_id (const PvPlan *plan, PvId id)
{
  return real_id (plan, id);
}
