/* What came of a workshop: only that day, what was parked as a question, what was agreed as an action, nothing of anybody's own. */
#include "report/report.h"

#include "models.h"

#include <string.h>

#define DAY (pv_date_make (2026, 11, 20))

static void
mark_raised (PvEdits *edits, PvKind kind, PvId id, PvDate day)
{
  pv_edits_set_int (edits, id, kind << 8 | PV_COMMON_STANDING, PV_STANDING_RAISED);
  pv_edits_set_int (edits, id, kind << 8 | PV_COMMON_RAISED_ON, day);
}

static PvModel *
new_model (gboolean raised)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId kela = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Kela", "FPA");
  PvId old = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Vanha", "Gammal");
  PvId paja = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Pajaryhmä", "Verkstadsgruppen");
  PvId note = pv_test_add (edits, PV_NOTE, PV_NOTE_TEXT, "Kuka maksaa?", "Vem betalar?");
  PvId own = pv_test_add (edits, PV_NOTE, PV_NOTE_TEXT, "Oma muistiinpano", "Egen anteckning");
  PvId action = pv_test_add (edits, PV_ACTION, PV_ACTION_NAME, "Kutsuu koolle", "Kallar samman");
  PvId other = pv_test_add (edits, PV_ACTION, PV_ACTION_NAME, "Sisäinen tehtävä", "Internt ärende");
  PvId ids[] = { kela, old, paja };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    pv_edits_set_int (edits, ids[i], PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  pv_edits_set_int (edits, note, PV_NOTE_PARKED, TRUE);
  pv_edits_set_int (edits, own, PV_NOTE_PARKED, TRUE);
  pv_edits_set_reference (edits, action, PV_ACTION_ACTOR, kela);
  pv_edits_set_reference (edits, other, PV_ACTION_ACTOR, kela);
  if (raised)
    {
      mark_raised (edits, PV_ACTOR, old, pv_date_make (2026, 1, 1));
      mark_raised (edits, PV_ACTOR, paja, DAY);
      mark_raised (edits, PV_NOTE, note, DAY);
      mark_raised (edits, PV_ACTION, action, DAY);
    }
  pv_test_carry_out (model, edits);
  return model;
}

static void
test_said (void)
{
  g_autoptr (PvModel) model = new_model (TRUE);
  const PvWorkshopReportOptions options = { PV_LANG_BOTH, PV_NO_DATE };
  g_autoptr (GError) error = NULL;
  g_autoptr (PvReport) report = pv_report_workshop (model, &options, &error);
  g_autofree char *text = NULL;
  const char *said[] = { "Pajaryhmä", "Verkstadsgruppen", "Kuka maksaa?", "Vem betalar?", "Kutsuu koolle", "Kallar samman", "20.11.2026" };
  const char *kept[] = { "Vanha", "Oma muistiinpano", "Sisäinen", "Egen" };

  g_assert_no_error (error);
  text = pv_report_dump (report);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (strstr (text, said[i]));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_null (strstr (text, kept[i]));
}

static void
test_nothing (void)
{
  g_autoptr (PvModel) model = new_model (FALSE);
  const PvWorkshopReportOptions options = { PV_LANG_FI, PV_NO_DATE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pv_workshop_last_day (model), ==, PV_NO_DATE);
  g_assert_null (pv_report_workshop (model, &options, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/workshop/said", test_said);
  g_test_add_func ("/report/workshop/nothing", test_nothing);
  return g_test_run ();
}
