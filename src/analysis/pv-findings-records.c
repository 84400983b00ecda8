/* What any record may have: an end in sight without a successor, a text in one language alone. */
#include "analysis/pv-findings-private.h"

/* Ends within this many days are in sight. */
#define IN_SIGHT 365

static void
look_at_end (GPtrArray *findings, const PvRecord *record, const PvFieldInfo *valid_to, PvDate today)
{
  const PvFieldInfo *successor = pv_kind_find (pv_record_get_info (record), "successor");
  PvDate end = (PvDate) pv_record_get_cell (record, valid_to->slot).integer;

  if (end < today || end > today + IN_SIGHT)
    return;
  if (successor != NULL && pv_record_has (record, successor->field))
    return;

  pv_findings_add (findings, PV_FINDING_ENDING, pv_record_get_id (record));
}

static gboolean
misses_a_language (const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (pv_text_missing_lang (record, &kind->fields[i]) != PV_LANG_NONE)
      return TRUE;

  return FALSE;
}

void
pv_findings_of_records (GPtrArray *findings, const PvModel *model, PvDate today)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      const PvFieldInfo *valid_to = pv_kind_find (&kinds[k], "valid_to");
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        {
          if (valid_to != NULL)
            look_at_end (findings, records[i], valid_to, today);
          if (kinds[k].audience < PV_AUDIENCE_INTERNAL && misses_a_language (records[i]))
            pv_findings_add (findings, PV_FINDING_UNTRANSLATED, pv_record_get_id (records[i]));
        }
    }
}
