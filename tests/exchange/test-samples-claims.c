/* What the samples say of whom: nothing invented about a real organisation that would read as a fact, no private person, documents
 * that are ready to send, and the questions they are meant to raise. */
#include "analysis/analysis.h"
#include "exchange/exchange.h"

#include "samples.h"

#include <string.h>

static gboolean
is_invented (const PvRecord *record, PvField name)
{
  return record != NULL && strstr (pv_sample_text (record, name, PV_LANG_FI), "Esimerkkil") != NULL;
}

/* The public document can be made of it, and nothing in it is missing or needs a second look. */
static void
assert_ready (const PvModel *model, const PvProcurementChoice *choice)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autoptr (GError) error = NULL;

  pv_procurement_look (model, choice, &report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->remarks->len; i++)
    {
      const PvRemark *remark = report->remarks->pdata[i];

      if (remark->kind != PV_REMARK_RAISED)
        g_error ("%s", remark->sentence);
    }
  g_assert_cmpuint (report->n_services, >=, 2);
}

static void
test_procurement (gconstpointer data)
{
  g_autoptr (PvModel) model = pv_sample_new (data);
  gboolean vaasa = strcmp (((const PvSamplePromise *) data)->name, "vaasa") == 0;
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_PROCUREMENT, &n);

  for (guint i = 0; i < n; i++)
    {
      PvProcurementChoice choice = { .procurement = pv_record_get_id (records[i]), .audience = PV_AUDIENCE_PUBLIC };

      g_assert_true (is_invented (pv_model_follow (model, records[i], PV_PROCUREMENT_BUYER), PV_ACTOR_NAME));
      assert_ready (model, &choice);
    }
  records = pv_model_list (model, PV_PATH, &n);
  for (guint i = 0; i < n; i++)
    {
      PvProcurementChoice choice = { .path = pv_record_get_id (records[i]), .audience = PV_AUDIENCE_PUBLIC };

      assert_ready (model, &choice);
    }
  g_assert_cmpuint (pv_model_count (model, PV_LOT), >=, vaasa ? 3 : 2);
  g_assert_cmpuint (pv_model_count (model, PV_REQUIREMENT), >=, vaasa ? 9 : 4);
  records = pv_model_list (model, PV_LOT, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (pv_sample_n_children (model, PV_LOT_SERVICE_LOT, records[i]), >=, 1);
  records = pv_model_list (model, PV_REQUIREMENT, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (pv_sample_n_children (model, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, records[i]), >=, 1);
}

/* Statements and figures that no article gives belong to the invented municipality. */
static void
test_nothing_put_in_a_mouth (gconstpointer data)
{
  g_autoptr (PvModel) model = pv_sample_new (data);
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_STATEMENT, &n);

  for (guint i = 0; i < n; i++)
    g_assert_true (is_invented (pv_model_follow (model, records[i], PV_STATEMENT_ACTOR), PV_ACTOR_NAME));
  records = pv_model_list (model, PV_OBSERVATION, &n);
  for (guint i = 0; i < n; i++)
    if (!is_invented (pv_model_follow (model, records[i], PV_OBSERVATION_AREA), PV_AREA_NAME))
      g_assert_cmpuint (pv_record_get_standing (records[i]), ==, PV_STANDING_CONFIRMED);
  records = pv_model_list (model, PV_GROUP_SIZE, &n);
  for (guint i = 0; i < n; i++)
    if (!is_invented (pv_model_follow (model, records[i], PV_GROUP_SIZE_AREA), PV_AREA_NAME))
      g_assert_cmpuint (pv_record_get_standing (records[i]), ==, PV_STANDING_CONFIRMED);
  records = pv_model_list (model, PV_EVIDENCE, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *words = pv_sample_text (records[i], PV_EVIDENCE_WORDS, PV_LANG_NONE);

      g_assert_true (words == NULL || g_str_has_prefix (words, "Keksitty"));
    }
  records = pv_model_list (model, PV_CONTACT, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_false (pv_record_has (records[i], PV_CONTACT_PERSON));
      g_assert_false (pv_record_has (records[i], PV_CONTACT_PHONE));
      g_assert_true (g_str_has_suffix (pv_sample_text (records[i], PV_CONTACT_EMAIL, PV_LANG_NONE), "@esimerkki.invalid"));
    }
}

static guint
n_findings (const GPtrArray *findings, guint kind)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const PvFinding *) findings->pdata[i])->kind == kind;

  return n;
}

static guint
n_found_records (const GPtrArray *findings, guint kind)
{
  guint most = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((const PvFinding *) findings->pdata[i])->kind == kind)
      most = MAX (most, ((const PvFinding *) findings->pdata[i])->records->len);

  return most;
}

/* The questions that the Vaasa sample is meant to raise, and no others of their kind. */
static void
test_findings (void)
{
  g_autoptr (PvModel) model = pv_sample_new (&pv_sample_promises[0]);
  g_autoptr (GPtrArray) findings = pv_analysis_findings (model, pv_date_make (2026, 11, 21));

  g_assert_cmpuint (n_findings (findings, PV_FINDING_UNCLEAR_DUTY), ==, 2);
  g_assert_cmpuint (n_findings (findings, PV_FINDING_NO_DECIDER), ==, 2);
  g_assert_cmpuint (n_findings (findings, PV_FINDING_GAP), ==, 1);
  g_assert_cmpuint (n_findings (findings, PV_FINDING_HAND_OVER), ==, 3);
  g_assert_cmpuint (n_findings (findings, PV_FINDING_NO_PATH), ==, 0);
  g_assert_cmpuint (n_findings (findings, PV_FINDING_UNLINKED), ==, 0);
  g_assert_cmpuint (n_findings (findings, PV_FINDING_UNTRANSLATED), ==, 0);
  /* Three services and the group they share. */
  g_assert_cmpuint (n_found_records (findings, PV_FINDING_OVERLAP), ==, 4);
  g_assert_cmpuint (pv_findings_count_open (findings, PV_FINDING_OVERLAP), ==, 0);
}

int
main (int argc, char **argv)
{
  static const PvSampleTest tests[] = {
    { "procurement", test_procurement },
    { "nothing-put-in-a-mouth", test_nothing_put_in_a_mouth },
  };

  g_test_init (&argc, &argv, NULL);
  pv_sample_add_tests (tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/samples/vaasa/findings", test_findings);
  return g_test_run ();
}
