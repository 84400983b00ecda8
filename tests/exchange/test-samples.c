/* What the three samples promise: enough of everything, both languages, every duty said, nothing invented about a real
 * organisation that would read as a fact, no private person. */
#include "analysis/analysis.h"
#include "exchange/exchange.h"

#include "models.h"

#include <string.h>

typedef struct
{
  const char *name;
  guint actors, relations, target_groups, services, paths, steps_a_path, paths_to_be;
  const char *municipalities[4];
} Promise;

static const Promise promises[] = {
  { "vaasa", 36, 65, 4, 42, 6, 11, 2, { "905", "499" } },
  { "kasvo", 22, 38, 2, 12, 2, 11, 1, { "491", "593", "740" } },
  { "porvoo", 22, 38, 3, 14, 2, 11, 1, { "638" } },
};

#define MAX_LANES 7
#define MAX_TASKS 4
#define MAX_STEP_NAME 34
#define MAX_SHORT_NAME 22
#define MAX_SUMMARY 150

static PvModel *
sample_new (const Promise *promise)
{
  g_autofree char *base = g_strconcat (promise->name, ".xml", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "samples", base, NULL);
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_own_xml_import (model, path, &report, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->remarks->len, ==, 0);
  g_assert_true (report->example);
  pv_test_carry_out (model, edits);
  return g_steal_pointer (&model);
}

static const char *
text_of (const PvRecord *record, PvField field, PvLang lang)
{
  return pv_record_get_text (record, field, lang);
}

static guint
n_children (const PvModel *model, PvField field, const PvRecord *parent)
{
  g_autoptr (GPtrArray) children = pv_model_children (model, field, pv_record_get_id (parent));

  return children->len;
}

static gboolean
is_invented (const PvRecord *record, PvField name)
{
  return record != NULL && strstr (text_of (record, name, PV_LANG_FI), "Esimerkkil") != NULL;
}

static void
assert_enough (const Promise *promise, const PvModel *model)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    if (pv_model_count (model, kinds[k].kind) == 0)
      g_error ("%s holds no %s", promise->name, kinds[k].table);
  g_assert_cmpuint (pv_model_count (model, PV_ACTOR), >=, promise->actors);
  g_assert_cmpuint (pv_model_count (model, PV_RELATION), >=, promise->relations);
  g_assert_cmpuint (pv_model_count (model, PV_TARGET_GROUP), ==, promise->target_groups);
  g_assert_cmpuint (pv_model_count (model, PV_SERVICE), >=, promise->services);
  g_assert_cmpuint (pv_model_count (model, PV_PATH), ==, promise->paths);
}

/* A name may be the same in both languages where the record says that it is a proper name, nothing else may. */
static void
assert_both_languages (const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  const PvFieldInfo *flag = pv_kind_find (kind, "proper_name");
  gboolean proper = flag != NULL && pv_record_get_yes (record, flag->field);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *field = &kind->fields[i];
      const char *fi, *sv;

      if (field->type != PV_TYPE_TRANSLATED)
        continue;
      fi = text_of (record, field->field, PV_LANG_FI);
      sv = text_of (record, field->field, PV_LANG_SV);
      if ((fi == NULL) != (sv == NULL))
        g_error ("%s, %s: one language is missing beside “%s”", kind->table, field->column, fi ? fi : sv);
      if (fi == NULL || (proper && g_str_has_suffix (field->column, "name")))
        continue;
      if (strcmp (fi, sv) == 0)
        g_error ("%s, %s: both languages say “%s”", kind->table, field->column, fi);
    }
}

static void
test_languages (gconstpointer data)
{
  g_autoptr (PvModel) model = sample_new (data);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  assert_enough (data, model);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        assert_both_languages (records[i]);
    }
}

static void
add_lanes (GHashTable *lanes, const PvModel *model, const PvRecord *step)
{
  g_autoptr (GPtrArray) tasks = pv_model_children (model, PV_TASK_STEP, pv_record_get_id (step));

  g_assert_cmpuint (tasks->len, >=, 1);
  g_assert_cmpuint (tasks->len, <=, MAX_TASKS);
  for (guint i = 0; i < tasks->len; i++)
    {
      PvId actor = pv_record_get_reference (tasks->pdata[i], PV_TASK_ACTOR);
      const char *what = text_of (tasks->pdata[i], PV_TASK_WHAT, PV_LANG_FI);

      g_assert_nonnull (what);
      g_assert_true (g_str_has_suffix (what, "."));
      g_hash_table_add (lanes, g_memdup2 (&actor, sizeof actor));
    }
}

static guint
n_steps_replacing (const GPtrArray *steps)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += pv_record_has (steps->pdata[i], PV_STEP_REPLACES);

  return n;
}

static void
assert_path (const Promise *promise, const PvModel *model, const PvRecord *path)
{
  PvId id = pv_record_get_id (path);
  g_autoptr (GPtrArray) steps = pv_duty_steps (model, id);
  g_autoptr (GHashTable) lanes = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  guint n_linked = 0;

  g_assert_cmpuint (n_children (model, PV_PHASE_PATH, path), ==, 5);
  g_assert_cmpuint (n_children (model, PV_ENTRY_POINT_PATH, path), >=, 2);
  g_assert_cmpuint (steps->len, >=, promise->steps_a_path);
  for (guint i = 0; i < steps->len; i++)
    {
      g_assert_cmpint (g_utf8_strlen (text_of (steps->pdata[i], PV_STEP_NAME, PV_LANG_FI), -1), <=, MAX_STEP_NAME);
      g_assert_cmpint (g_utf8_strlen (text_of (steps->pdata[i], PV_STEP_NAME, PV_LANG_SV), -1), <=, MAX_STEP_NAME);
      add_lanes (lanes, model, steps->pdata[i]);
      n_linked += n_children (model, PV_TRANSITION_FROM_STEP, steps->pdata[i]) > 0;
    }
  g_assert_cmpuint (g_hash_table_size (lanes), <=, MAX_LANES);
  g_assert_cmpuint (n_linked * 2, >=, steps->len);
  if (pv_record_get_choice (path, PV_PATH_VARIANT) == PV_VARIANT_TO_BE)
    {
      g_assert_cmpuint (n_steps_replacing (steps), >=, 6);
      g_assert_cmpuint (n_steps_replacing (steps), <, steps->len);
    }
}

static void
test_paths (gconstpointer data)
{
  const Promise *promise = data;
  g_autoptr (PvModel) model = sample_new (promise);
  guint n, n_to_be = 0;
  PvRecord *const *paths = pv_model_list (model, PV_PATH, &n);
  PvRecord *const *transitions;

  for (guint i = 0; i < n; i++)
    {
      assert_path (promise, model, paths[i]);
      n_to_be += pv_record_get_choice (paths[i], PV_PATH_VARIANT) == PV_VARIANT_TO_BE;
    }
  g_assert_cmpuint (n_to_be, ==, promise->paths_to_be);

  transitions = pv_model_list (model, PV_TRANSITION, &n);
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (text_of (transitions[i], PV_TRANSITION_CRITERION, PV_LANG_FI));
}

static void
test_network (gconstpointer data)
{
  g_autoptr (PvModel) model = sample_new (data);
  guint n, kinds[8] = { 0 }, states[4] = { 0 };
  PvRecord *const *records = pv_model_list (model, PV_RELATION, &n);

  for (guint i = 0; i < n; i++)
    {
      kinds[pv_record_get_choice (records[i], PV_RELATION_KIND)]++;
      states[pv_record_get_choice (records[i], PV_RELATION_STATE)]++;
      g_assert_nonnull (text_of (records[i], PV_RELATION_WHAT, PV_LANG_FI));
    }
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (kinds[i], >, 0);
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (states[i], >, 0);

  records = pv_model_list (model, PV_ACTOR, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (pv_record_has (records[i], PV_ACTOR_AREA));
      g_assert_nonnull (text_of (records[i], PV_ACTOR_CORE_TASK, PV_LANG_FI));
      for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
        if (g_utf8_strlen (text_of (records[i], PV_ACTOR_NAME, lang), -1) > 30)
          g_assert_cmpint (g_utf8_strlen (text_of (records[i], PV_ACTOR_SHORT_NAME, lang), -1), <=, MAX_SHORT_NAME);
    }
}

static PvId
municipality (const PvModel *model, const char *code)
{
  guint n;
  PvRecord *const *areas = pv_model_list (model, PV_AREA, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (text_of (areas[i], PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE), code) == 0)
      return pv_record_get_id (areas[i]);

  return PV_NO_ID;
}

static void
test_services (gconstpointer data)
{
  const Promise *promise = data;
  g_autoptr (PvModel) model = sample_new (promise);
  guint n, n_bought = 0;
  PvRecord *const *services = pv_model_list (model, PV_SERVICE, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (pv_record_has (services[i], PV_SERVICE_PROVIDER));
      g_assert_true (pv_record_has (services[i], PV_SERVICE_LANGUAGES));
      g_assert_true (pv_record_has (services[i], PV_SERVICE_DESCRIPTION));
      for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
        g_assert_cmpint (g_utf8_strlen (text_of (services[i], PV_SERVICE_SUMMARY, lang), -1), <=, MAX_SUMMARY);
      g_assert_cmpuint (n_children (model, PV_SERVICE_AREA_SERVICE, services[i]), >=, 1);
      g_assert_cmpuint (n_children (model, PV_SERVICE_TARGET_GROUP_SERVICE, services[i]), >=, 1);
      g_assert_cmpuint (n_children (model, PV_CHANNEL_SERVICE, services[i]), >=, 1);
      n_bought += pv_record_get_yes (services[i], PV_SERVICE_BOUGHT);
    }
  g_assert_cmpuint (n_bought, >=, 2);

  /* Each municipality that gets a report has something in it. */
  for (guint m = 0; m < G_N_ELEMENTS (promise->municipalities) && promise->municipalities[m] != NULL; m++)
    {
      PvId area = municipality (model, promise->municipalities[m]);
      g_autoptr (GPtrArray) actors = pv_model_children (model, PV_ACTOR_AREA, area);
      guint n_here = 0;

      g_assert_cmpint (area, !=, PV_NO_ID);
      g_assert_cmpuint (actors->len, >=, 1);
      for (guint i = 0; i < n; i++)
        n_here += pv_reach_service_covers (model, pv_record_get_id (services[i]), area);
      g_assert_cmpuint (n_here, >=, 8);
    }
}

/* The public document can be made of it, and nothing in it is missing or needs a second look. */
static void
assert_ready (const PvModel *model, const PvProcurementChoice *choice)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autoptr (GError) error = NULL;

  pv_procurement_look (model, choice, &report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->warnings->len; i++)
    g_error ("%s", (const char *) report->warnings->pdata[i]);
  for (guint i = 0; i < report->looks->len; i++)
    g_error ("%s", (const char *) report->looks->pdata[i]);
  g_assert_cmpuint (report->n_services, >=, 2);
}

static void
test_procurement (gconstpointer data)
{
  g_autoptr (PvModel) model = sample_new (data);
  gboolean vaasa = strcmp (((const Promise *) data)->name, "vaasa") == 0;
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
    g_assert_cmpuint (n_children (model, PV_LOT_SERVICE_LOT, records[i]), >=, 1);
  records = pv_model_list (model, PV_REQUIREMENT, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (n_children (model, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, records[i]), >=, 1);
}

/* Statements and figures that no article gives belong to the invented municipality. */
static void
test_nothing_put_in_a_mouth (gconstpointer data)
{
  g_autoptr (PvModel) model = sample_new (data);
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
      const char *words = text_of (records[i], PV_EVIDENCE_WORDS, PV_LANG_NONE);

      g_assert_true (words == NULL || g_str_has_prefix (words, "Keksitty"));
    }
  records = pv_model_list (model, PV_CONTACT, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_false (pv_record_has (records[i], PV_CONTACT_PERSON));
      g_assert_false (pv_record_has (records[i], PV_CONTACT_PHONE));
      g_assert_true (g_str_has_suffix (text_of (records[i], PV_CONTACT_EMAIL, PV_LANG_NONE), "@esimerkki.invalid"));
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
  g_autoptr (PvModel) model = sample_new (&promises[0]);
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
  static const struct
  {
    const char *name;
    GTestDataFunc run;
  } tests[] = {
    { "languages", test_languages }, { "paths", test_paths },
    { "network", test_network }, { "services", test_services },
    { "procurement", test_procurement }, { "nothing-put-in-a-mouth", test_nothing_put_in_a_mouth },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
      {
        g_autofree char *path = g_strdup_printf ("/samples/%s/%s", promises[i].name, tests[t].name);

        g_test_add_data_func (path, &promises[i], tests[t].run);
      }
  g_test_add_func ("/samples/vaasa/findings", test_findings);
  return g_test_run ();
}
