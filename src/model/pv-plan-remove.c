/* What a removal takes along: whatever cannot be without what goes. */
#include "model/pv-plan-private.h"

#include <glib/gi18n-lib.h>

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
      const PvDraft *draft = g_ptr_array_index (plan->order, d);

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

static gboolean
follow_removal (PvPlan *plan, const PvModel *model, const PvDraft *gone, PvReferrer referrer, GError **error)
{
  PvDraft *draft = pv_plan_draft_of (plan, model, referrer.id);
  const PvFieldInfo *field;

  if (draft == NULL)
    return TRUE;

  field = pv_kinds_field (pv_model_get_kinds (model), referrer.field);
  if (draft->values[field->slot].integer != gone->id)
    return TRUE;

  switch (field->on_remove)
    {
    case PV_ON_REMOVE_TAKE:
      return pv_plan_remove (plan, model, draft->id, error);
    case PV_ON_REMOVE_CLEAR:
      draft->values[field->slot] = PV_VALUE_EMPTY;
      return TRUE;
    case PV_ON_REMOVE_REFUSE:
    case PV_ON_REMOVE_NONE:
    default:
      {
        g_autofree char *title = pv_plan_draft_title (model, draft);

        return pv_plan_refuse (model, gone, error, _("cannot be removed while this refers to it: %s"), title);
      }
    }
}

gboolean
pv_plan_remove (PvPlan *plan, const PvModel *model, PvId id, GError **error)
{
  PvDraft *draft = pv_plan_draft_of (plan, model, id);
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
