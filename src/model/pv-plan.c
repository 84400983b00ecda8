#include "model/pv-plan.h"

#include "model/pv-title.h"
#include "model/pv-value-words.h"

#include <glib/gi18n-lib.h>

/* A record as the edits leave it. */
typedef struct
{
  const PvKindInfo *kind;
  PvId id;
  PvRecord *before;                      /* NULL for a new one; owned */
  gboolean removed;
  PvValue values[PV_MAX_SLOTS];          /* texts borrowed from `before` or from `texts` of the plan */
} Draft;

struct _PvPlan
{
  PvVerb verb;
  PvId subject;
  PvKind subject_kind;
  guint64 step;
  GHashTable *drafts;                    /* PvId * -> Draft */
  GPtrArray *order;                      /* Draft, as first touched */
  GHashTable *real_ids;                  /* PvId * (temporary) -> PvId * */
  GPtrArray *texts;                      /* char *, owned */
  GArray *records;                       /* PvRecordWrite */
  GArray *cells;                         /* PvCellWrite */
};

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_pointer (&draft->before, pv_record_unref);
  g_free (draft);
}

static PvId
real_id (const PvPlan *plan, PvId id)
{
  PvId *real = id < 0 ? g_hash_table_lookup (plan->real_ids, &id) : NULL;

  return real ? *real : id;
}

static Draft *
add_draft (PvPlan *plan, const PvKindInfo *kind, PvId id)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->kind = kind;
  draft->id = id;
  g_hash_table_insert (plan->drafts, &draft->id, draft);
  g_ptr_array_add (plan->order, draft);
  return draft;
}

/* The draft of a record that is there, made when first asked for; NULL when it is not there. */
static Draft *
draft_of (PvPlan *plan, const PvModel *model, PvId id)
{
  Draft *draft = g_hash_table_lookup (plan->drafts, &id);
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

/* A draft as a record, for its title in an error. */
static char *
draft_title (const PvModel *model, const Draft *draft)
{
  g_autoptr (PvRecord) record = pv_record_new (draft->kind, draft->id, draft->values);

  return pv_title (model, record, PV_LANG_FI);
}

static gboolean
refuse_draft (const PvModel *model, const Draft *draft, GError **error, const char *format, const char *detail)
{
  g_autofree char *title = draft_title (model, draft);
  g_autofree char *reason = g_strdup_printf (format, detail);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s “%s”: %s"), pv_kind_label (draft->kind), title, reason);
  return FALSE;
}

static gboolean
plan_add (PvPlan *plan, const PvModel *model, const PvEdit *edit, PvNextId next_id, gpointer user_data, GError **error)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), edit->kind);
  PvId id = edit->id;

  if (kind == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There is no such kind of record"));
      return FALSE;
    }
  if (id < 0)
    {
      id = next_id (user_data);
      g_hash_table_insert (plan->real_ids, g_memdup2 (&edit->id, sizeof (PvId)), g_memdup2 (&id, sizeof id));
    }
  if (id <= 0 || pv_model_get (model, id) != NULL || g_hash_table_contains (plan->drafts, &id))
    {
      g_autofree char *text = pv_id_to_text (id);

      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("Two records have the id %s"), text);
      return FALSE;
    }

  add_draft (plan, kind, id);
  return TRUE;
}

static gboolean
plan_set (PvPlan *plan, const PvModel *model, const PvEdit *edit, GError **error)
{
  PvId id = real_id (plan, edit->id);
  Draft *draft = draft_of (plan, model, id);
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
    return refuse_draft (model, draft, error, "%s", _("it has no such field"));
  if (field->type == PV_TYPE_TRANSLATED)
    offset = edit->lang - PV_LANG_FIRST;
  if (field->type == PV_TYPE_REFERENCE && value.kind == PV_VALUE_INT)
    value.integer = real_id (plan, value.integer);
  if (!pv_value_fits (field, value, &local))
    return refuse_draft (model, draft, error, "%s", local->message);

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

/* What refers to a record that goes: by the model's index, and by the drafts so far. */
static GArray *
who_refers (PvPlan *plan, const PvModel *model, PvId id)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PvReferrer));
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, id, &n);

  g_array_append_vals (found, referrers, n);
  for (guint d = 0; d < plan->order->len; d++)
    {
      const Draft *draft = g_ptr_array_index (plan->order, d);

      for (guint i = 0; i < draft->kind->n_fields; i++)
        {
          const PvFieldInfo *field = &draft->kind->fields[i];
          PvReferrer referrer = { draft->id, field->field };

          if (field->type == PV_TYPE_REFERENCE && draft->values[field->slot].integer == id)
            g_array_append_val (found, referrer);
        }
    }

  return found;
}

static gboolean plan_remove (PvPlan *plan, const PvModel *model, PvId id, GError **error);

static gboolean
follow_removal (PvPlan *plan, const PvModel *model, const Draft *gone, PvReferrer referrer, GError **error)
{
  Draft *draft = draft_of (plan, model, referrer.id);
  const PvFieldInfo *field;

  if (draft == NULL)
    return TRUE;

  field = pv_kinds_field (pv_model_get_kinds (model), referrer.field);
  if (draft->values[field->slot].integer != gone->id)
    return TRUE;

  switch (field->on_remove)
    {
    case PV_ON_REMOVE_TAKE:
      return plan_remove (plan, model, draft->id, error);
    case PV_ON_REMOVE_CLEAR:
      draft->values[field->slot] = PV_VALUE_EMPTY;
      return TRUE;
    case PV_ON_REMOVE_REFUSE:
    case PV_ON_REMOVE_NONE:
    default:
      {
        g_autofree char *title = draft_title (model, draft);

        return refuse_draft (model, gone, error, _("cannot be removed while this refers to it: %s"), title);
      }
    }
}

static gboolean
plan_remove (PvPlan *plan, const PvModel *model, PvId id, GError **error)
{
  Draft *draft = draft_of (plan, model, id);
  g_autoptr (GArray) referrers = NULL;

  if (draft == NULL)
    return TRUE;

  draft->removed = TRUE;
  referrers = who_refers (plan, model, id);
  for (guint i = 0; i < referrers->len; i++)
    if (!follow_removal (plan, model, draft, g_array_index (referrers, PvReferrer, i), error))
      return FALSE;

  return TRUE;
}

static PvKind
kind_after (const PvPlan *plan, const PvModel *model, PvId id)
{
  const Draft *draft = g_hash_table_lookup (plan->drafts, &id);
  PvRecord *record;

  if (draft != NULL)
    return draft->removed ? PV_ANY_KIND : draft->kind->kind;

  record = pv_model_get (model, id);
  return record ? pv_record_get_kind (record) : PV_ANY_KIND;
}

static PvId
reference_after (const PvPlan *plan, const PvModel *model, PvId id, const PvFieldInfo *field)
{
  const Draft *draft = g_hash_table_lookup (plan->drafts, &id);
  PvRecord *record;

  if (draft != NULL)
    return draft->values[field->slot].integer;

  record = pv_model_get (model, id);
  return record ? pv_record_get_cell (record, field->slot).integer : PV_NO_ID;
}

/* Following one field from record to record never comes back: no area is part of itself. O(length of the chain). */
static gboolean
goes_in_a_circle (const PvPlan *plan, const PvModel *model, const Draft *draft, const PvFieldInfo *field)
{
  PvId id = draft->values[field->slot].integer;

  for (guint steps = 0; id != PV_NO_ID; steps++)
    {
      if (id == draft->id || steps > 10000)
        return TRUE;
      id = reference_after (plan, model, id, field);
    }

  return FALSE;
}

static gboolean
check_reference (const PvPlan *plan, const PvModel *model, const Draft *draft, const PvFieldInfo *field, GError **error)
{
  PvId id = draft->values[field->slot].integer;
  PvKind kind;

  if (id == PV_NO_ID)
    return TRUE;

  kind = kind_after (plan, model, id);
  if (kind == PV_ANY_KIND)
    {
      g_autofree char *text = pv_id_to_text (id);
      g_autofree char *detail = g_strdup_printf ("%s (%s)", pv_field_label (field), text);

      return refuse_draft (model, draft, error, _("%s leads to a record that is not there"), detail);
    }
  if (field->of != PV_ANY_KIND && kind != field->of)
    return refuse_draft (model, draft, error, _("%s leads to a record of another kind"), pv_field_label (field));
  /* An organisation may well verify what is said about itself. */
  if (field->of == draft->kind->kind && PV_FIELD_CODE (field->field) != PV_COMMON_VERIFIED_BY
      && goes_in_a_circle (plan, model, draft, field))
    return refuse_draft (model, draft, error, _("%s leads back to itself"), pv_field_label (field));

  return TRUE;
}

static gboolean
field_is_empty (const Draft *draft, const PvFieldInfo *field)
{
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    if (draft->values[field->slot + i].kind != PV_VALUE_NONE)
      return FALSE;

  return TRUE;
}

/* What a merge left as it may not be is not made worse by an edit of something else: the record can still be worked on. */
static gboolean
is_as_before (const Draft *draft, const PvFieldInfo *field)
{
  for (guint i = 0; draft->before != NULL && i < pv_field_n_cells (field); i++)
    if (!pv_value_equal (pv_record_get_cell (draft->before, field->slot + i), draft->values[field->slot + i]))
      return FALSE;

  return draft->before != NULL;
}

static gboolean
check_draft (const PvPlan *plan, const PvModel *model, const Draft *draft, GError **error)
{
  for (guint i = 0; i < draft->kind->n_fields; i++)
    {
      const PvFieldInfo *field = &draft->kind->fields[i];

      if (is_as_before (draft, field))
        continue;
      if (field->flags & PV_FIELD_REQUIRED && field_is_empty (draft, field))
        return refuse_draft (model, draft, error, _("%s is missing"), pv_field_label (field));
      if (field->type == PV_TYPE_REFERENCE && !check_reference (plan, model, draft, field, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_cells (PvPlan *plan, const Draft *draft)
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
write_draft (PvPlan *plan, const Draft *draft)
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
  const Draft *draft;

  plan->subject = real_id (plan, pv_edits_get_subject (edits));
  draft = g_hash_table_lookup (plan->drafts, &plan->subject);
  plan->subject_kind = draft ? draft->kind->kind : kind_after (plan, model, plan->subject);
}

static gboolean
plan_all (PvPlan *plan, const PvModel *model, const PvEdits *edits, PvNextId next_id, gpointer user_data, GError **error)
{
  for (guint i = 0; i < pv_edits_get_n (edits); i++)
    {
      const PvEdit *edit = pv_edits_get (edits, i);
      gboolean fits = TRUE;

      switch (edit->what)
        {
        case PV_EDIT_ADD:
          fits = plan_add (plan, model, edit, next_id, user_data, error);
          break;
        case PV_EDIT_SET:
          fits = plan_set (plan, model, edit, error);
          break;
        case PV_EDIT_REMOVE:
          fits = plan_remove (plan, model, real_id (plan, edit->id), error);
          break;
        default:
          break;
        }
      if (!fits)
        return FALSE;
    }

  for (guint i = 0; i < plan->order->len; i++)
    {
      const Draft *draft = g_ptr_array_index (plan->order, i);

      if (!draft->removed && !check_draft (plan, model, draft, error))
        return FALSE;
    }

  return TRUE;
}

PvPlan *
pv_plan_new (const PvModel *model, const PvEdits *edits, PvNextId next_id, gpointer user_data, GError **error)
{
  g_autoptr (PvPlan) plan = g_new0 (PvPlan, 1);

  plan->verb = pv_edits_get_verb (edits);
  plan->step = pv_edits_get_step (edits);
  plan->drafts = g_hash_table_new (pv_id_hash, pv_id_equal);
  plan->order = g_ptr_array_new_with_free_func (draft_free);
  plan->real_ids = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  plan->texts = g_ptr_array_new_with_free_func (g_free);
  plan->records = g_array_new (FALSE, FALSE, sizeof (PvRecordWrite));
  plan->cells = g_array_new (FALSE, FALSE, sizeof (PvCellWrite));

  if (!plan_all (plan, model, edits, next_id, user_data, error))
    return NULL;

  for (guint i = 0; i < plan->order->len; i++)
    write_draft (plan, g_ptr_array_index (plan->order, i));
  name_subject (plan, model, edits);

  return g_steal_pointer (&plan);
}

void
pv_plan_free (PvPlan *plan)
{
  g_hash_table_unref (plan->drafts);
  g_ptr_array_unref (plan->order);
  g_hash_table_unref (plan->real_ids);
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
      const Draft *draft = g_hash_table_lookup (plan->drafts, &write->id);
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
