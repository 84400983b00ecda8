/* Whether the records are sound as the edits leave them: nothing required is missing, and every reference leads somewhere fit. */
#include "model/pv-plan-private.h"

#include "model/pv-value-words.h"

#include <glib/gi18n-lib.h>

PvKind
pv_plan_kind_after (const PvPlan *plan, const PvModel *model, PvId id)
{
  const PvDraft *draft = pv_id_table_get (plan->drafts, id);
  PvRecord *record;

  if (draft != NULL)
    return draft->removed ? PV_ANY_KIND : draft->kind->kind;

  record = pv_model_get (model, id);
  return record ? pv_record_get_kind (record) : PV_ANY_KIND;
}

static PvId
reference_after (const PvPlan *plan, const PvModel *model, PvId id, const PvFieldInfo *field)
{
  const PvDraft *draft = pv_id_table_get (plan->drafts, id);
  PvRecord *record;

  if (draft != NULL)
    return draft->values[field->slot].integer;

  record = pv_model_get (model, id);
  return record ? pv_record_get_cell (record, field->slot).integer : PV_NO_ID;
}

/* Following one field from record to record never comes back: no area is part of itself. O(length of the chain). */
static gboolean
goes_in_a_circle (const PvPlan *plan, const PvModel *model, const PvDraft *draft, const PvFieldInfo *field)
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
check_reference (const PvPlan *plan, const PvModel *model, const PvDraft *draft, const PvFieldInfo *field, GError **error)
{
  PvId id = draft->values[field->slot].integer;
  PvKind kind;

  if (id == PV_NO_ID)
    return TRUE;

  kind = pv_plan_kind_after (plan, model, id);
  if (kind == PV_ANY_KIND)
    {
      g_autofree char *text = pv_id_to_text (id);
      g_autofree char *detail = g_strdup_printf ("%s (%s)", pv_field_label (field), text);

      return pv_plan_refuse (model, draft, error, _("%s leads to a record that is not there"), detail);
    }
  if (field->of != PV_ANY_KIND && kind != field->of)
    return pv_plan_refuse (model, draft, error, _("%s leads to a record of another kind"), pv_field_label (field));
  /* An organisation may well verify what is said about itself. */
  if (field->of == draft->kind->kind && PV_FIELD_CODE (field->field) != PV_COMMON_VERIFIED_BY
      && goes_in_a_circle (plan, model, draft, field))
    return pv_plan_refuse (model, draft, error, _("%s leads back to itself"), pv_field_label (field));

  return TRUE;
}

static gboolean
field_is_empty (const PvDraft *draft, const PvFieldInfo *field)
{
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    if (draft->values[field->slot + i].kind != PV_VALUE_NONE)
      return FALSE;

  return TRUE;
}

/* What a merge left as it may not be is not made worse by an edit of something else: the record can still be worked on. */
static gboolean
is_as_before (const PvDraft *draft, const PvFieldInfo *field)
{
  for (guint i = 0; draft->before != NULL && i < pv_field_n_cells (field); i++)
    if (!pv_value_equal (pv_record_get_cell (draft->before, field->slot + i), draft->values[field->slot + i]))
      return FALSE;

  return draft->before != NULL;
}

gboolean
pv_plan_check (const PvPlan *plan, const PvModel *model, const PvDraft *draft, GError **error)
{
  for (guint i = 0; i < draft->kind->n_fields; i++)
    {
      const PvFieldInfo *field = &draft->kind->fields[i];

      if (is_as_before (draft, field))
        continue;
      if (field->flags & PV_FIELD_REQUIRED && field_is_empty (draft, field))
        return pv_plan_refuse (model, draft, error, _("%s is missing"), pv_field_label (field));
      if (field->type == PV_TYPE_REFERENCE && !check_reference (plan, model, draft, field, error))
        return FALSE;
    }

  return TRUE;
}
