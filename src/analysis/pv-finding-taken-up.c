#include "analysis/pv-finding-taken-up.h"

static void
set_names (PvEdits *edits, PvId id, PvField name, const PvFinding *finding, const PvModel *model)
{
  static const PvLang langs[] = { PV_LANG_FI, PV_LANG_SV };

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_autofree char *sentence = pv_finding_sentence (finding, model, langs[i], langs[i]);

      pv_edits_set_text (edits, id, name, langs[i], sentence);
    }
}

PvEdits *
pv_finding_to_decision (const PvFinding *finding, const PvModel *model, PvDate today, PvId *id)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *id = pv_edits_add (edits, PV_DECISION);
  set_names (edits, *id, PV_DECISION_NAME, finding, model);
  pv_edits_set_reference (edits, *id, PV_DECISION_SUBJECT, finding->subject);
  pv_edits_set_int (edits, *id, PV_DECISION_FINDING, finding->kind);
  pv_edits_set_int (edits, *id, PV_DECISION_DECISION, PV_DECISION_STUDY);
  pv_edits_set_int (edits, *id, PV_DECISION_ON_DATE, today);
  return edits;
}

PvEdits *
pv_finding_to_action (const PvFinding *finding, const PvModel *model, PvId *id)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *id = pv_edits_add (edits, PV_ACTION);
  set_names (edits, *id, PV_ACTION_NAME, finding, model);
  pv_edits_set_reference (edits, *id, PV_ACTION_SUBJECT, finding->subject);
  pv_edits_set_int (edits, *id, PV_ACTION_STATE, PV_ACTION_STATE_OPEN);
  if (finding->decision != PV_NO_ID)
    pv_edits_set_reference (edits, *id, PV_ACTION_DECISION, finding->decision);
  return edits;
}

PvRecord *
pv_finding_get_action (const PvFinding *finding, const PvModel *model)
{
  g_autoptr (GPtrArray) actions = pv_model_children (model, PV_ACTION_SUBJECT, finding->subject);
  PvRecord *latest = NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      PvRecord *action = actions->pdata[i];

      if (pv_record_get_choice (action, PV_ACTION_STATE) != PV_ACTION_STATE_DROPPED
          && (latest == NULL || pv_record_get_id (action) > pv_record_get_id (latest)))
        latest = action;
    }

  return latest;
}
