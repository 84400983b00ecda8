/* Gaps, unclear duties, missing deciders and hand-overs on paths. */
#include "analysis/pv-duty.h"
#include "analysis/pv-findings-private.h"

static guint
different_actors (const GPtrArray *tasks)
{
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      gboolean seen = FALSE;

      for (guint k = 0; k < i && !seen; k++)
        seen = pv_record_get_reference (tasks->pdata[k], PV_TASK_ACTOR) == pv_record_get_reference (tasks->pdata[i], PV_TASK_ACTOR);
      n += !seen;
    }

  return n;
}

static void
append_ids (PvFinding *finding, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      PvId id = pv_record_get_id (records->pdata[i]);

      g_array_append_val (finding->records, id);
    }
}

static void
look_at_step (GPtrArray *findings, const PvModel *model, const PvRecord *step)
{
  PvId id = pv_record_get_id (step);
  g_autoptr (GPtrArray) answering = pv_duty_tasks (model, id, PV_ROLE_ANSWERS);
  g_autoptr (GPtrArray) deciding = pv_duty_tasks (model, id, PV_ROLE_DECIDES);

  if (different_actors (answering) > 1)
    append_ids (pv_findings_add (findings, PV_FINDING_UNCLEAR_DUTY, id), answering);
  if (pv_record_get_yes (step, PV_STEP_HOLDS_DECISION) && deciding->len == 0)
    pv_findings_add (findings, PV_FINDING_NO_DECIDER, id);
}

static gboolean
relation_joins (const PvModel *model, PvId from, PvId to)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, from, &n);

  for (guint i = 0; i < n; i++)
    {
      const PvRecord *relation;

      if (referrers[i].field != PV_RELATION_FROM_ACTOR && referrers[i].field != PV_RELATION_TO_ACTOR)
        continue;
      relation = pv_model_get (model, referrers[i].id);
      if (pv_record_get_choice (relation, PV_RELATION_STATE) == PV_RELATION_STATE_ENDED
          || pv_record_get_choice (relation, PV_RELATION_STATE) == PV_RELATION_STATE_PLANNED)
        continue;
      if (pv_record_get_reference (relation, PV_RELATION_FROM_ACTOR) == to
          || pv_record_get_reference (relation, PV_RELATION_TO_ACTOR) == to)
        return TRUE;
    }

  return FALSE;
}

static void
look_at_transition (GPtrArray *findings, const PvModel *model, const PvRecord *transition)
{
  PvId from = pv_duty_lane (model, pv_record_get_reference (transition, PV_TRANSITION_FROM_STEP));
  PvId to = pv_duty_lane (model, pv_record_get_reference (transition, PV_TRANSITION_TO_STEP));
  PvFinding *finding;

  if (from == PV_NO_ID || to == PV_NO_ID || from == to || relation_joins (model, from, to))
    return;

  finding = pv_findings_add (findings, PV_FINDING_HAND_OVER, pv_record_get_id (transition));
  g_array_append_val (finding->records, from);
  g_array_append_val (finding->records, to);
}

void
pv_findings_of_paths (GPtrArray *findings, const PvModel *model)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_TARGET_GROUP, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) paths = pv_model_children (model, PV_PATH_TARGET_GROUP, pv_record_get_id (records[i]));

      if (paths->len == 0)
        pv_findings_add (findings, PV_FINDING_NO_PATH, pv_record_get_id (records[i]));
    }

  records = pv_model_list (model, PV_PHASE, &n);
  for (guint i = 0; i < n; i++)
    if (!pv_duty_phase_answered (model, pv_record_get_id (records[i])))
      pv_findings_add (findings, PV_FINDING_GAP, pv_record_get_id (records[i]));

  records = pv_model_list (model, PV_STEP, &n);
  for (guint i = 0; i < n; i++)
    look_at_step (findings, model, records[i]);

  records = pv_model_list (model, PV_TRANSITION, &n);
  for (guint i = 0; i < n; i++)
    look_at_transition (findings, model, records[i]);
}
