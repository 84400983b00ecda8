/* Actors nobody is linked to, links that hang on one person or were never confirmed, and actors that others hang on. */
#include "analysis/pv-cut-off.h"
#include "analysis/pv-findings-private.h"
#include "analysis/pv-reach.h"

static gboolean
is_part_of_something (const PvModel *model, PvId actor)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, actor, &n);

  for (guint i = 0; i < n; i++)
    switch (referrers[i].field)
      {
      case PV_RELATION_FROM_ACTOR:
      case PV_RELATION_TO_ACTOR:
      case PV_TASK_ACTOR:
      case PV_MEMBERSHIP_ACTOR:
      case PV_SERVICE_PROVIDER:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}

/* The contacts of @actor that are valid on @today: one is fragile, none is somebody else's finding. */
static PvId
only_contact (const PvModel *model, PvId actor, PvDate today)
{
  g_autoptr (GPtrArray) contacts = pv_model_children (model, PV_CONTACT_ACTOR, actor);
  PvId only = PV_NO_ID;

  for (guint i = 0; i < contacts->len; i++)
    if (pv_reach_is_valid (contacts->pdata[i], today))
      {
        if (only != PV_NO_ID)
          return PV_NO_ID;
        only = pv_record_get_id (contacts->pdata[i]);
      }

  return only;
}

static void
look_at_relation (GPtrArray *findings, const PvModel *model, const PvRecord *relation, PvDate today)
{
  PvRecord *contact = pv_model_follow (model, relation, PV_RELATION_CONTACT);
  PvId actor = contact ? pv_record_get_reference (contact, PV_CONTACT_ACTOR) : PV_NO_ID;
  PvId id = contact ? pv_record_get_id (contact) : PV_NO_ID;
  PvFinding *finding;

  if (contact == NULL || pv_record_get_choice (relation, PV_RELATION_STATE) == PV_RELATION_STATE_ENDED
      || only_contact (model, actor, today) != id)
    return;

  finding = pv_findings_add (findings, PV_FINDING_FRAGILE, pv_record_get_id (relation));
  g_array_append_val (finding->records, id);
}

static void
look_at_standing (GPtrArray *findings, const PvRecord *relation)
{
  if (pv_record_get_standing (relation) == PV_STANDING_RAISED)
    pv_findings_add (findings, PV_FINDING_UNCONFIRMED, pv_record_get_id (relation));
}

static void
look_at_leavers (GPtrArray *findings, const PvModel *model, PvDate today)
{
  g_autoptr (GArray) cut_offs = pv_analysis_cut_offs (model, today, PV_FINDING_RECORDS - 1);

  for (guint i = 0; i < cut_offs->len; i++)
    {
      const PvCutOff *cut_off = &g_array_index (cut_offs, PvCutOff, i);
      PvFinding *finding = pv_findings_add (findings, PV_FINDING_CUT_OFF, cut_off->actor);

      g_array_append_vals (finding->records, cut_off->named->data, cut_off->named->len);
      finding->n_more = cut_off->n_cut_off - cut_off->named->len;
    }
}

void
pv_findings_of_network (GPtrArray *findings, const PvModel *model, PvDate today)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    if (pv_reach_is_valid (records[i], today) && !is_part_of_something (model, pv_record_get_id (records[i])))
      pv_findings_add (findings, PV_FINDING_UNLINKED, pv_record_get_id (records[i]));

  records = pv_model_list (model, PV_RELATION, &n);
  for (guint i = 0; i < n; i++)
    {
      look_at_relation (findings, model, records[i], today);
      look_at_standing (findings, records[i]);
    }
  look_at_leavers (findings, model, today);
}
