/* What the samples hold: enough of everything, both languages, every duty said. */
#include "analysis/analysis.h"

#include "samples.h"

#include <string.h>

#define MAX_LANES 7
#define MAX_TASKS 4
#define MAX_STEP_NAME 34
#define MAX_SHORT_NAME 22
#define MAX_SUMMARY 150

static void
assert_enough (const PvSamplePromise *promise, const PvModel *model)
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
      fi = pv_sample_text (record, field->field, PV_LANG_FI);
      sv = pv_sample_text (record, field->field, PV_LANG_SV);
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
  g_autoptr (PvModel) model = pv_sample_new (data);
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
      const char *what = pv_sample_text (tasks->pdata[i], PV_TASK_WHAT, PV_LANG_FI);

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
assert_path (const PvSamplePromise *promise, const PvModel *model, const PvRecord *path)
{
  PvId id = pv_record_get_id (path);
  g_autoptr (GPtrArray) steps = pv_duty_steps (model, id);
  g_autoptr (GHashTable) lanes = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  guint n_linked = 0;

  g_assert_cmpuint (pv_sample_n_children (model, PV_PHASE_PATH, path), ==, 5);
  g_assert_cmpuint (pv_sample_n_children (model, PV_ENTRY_POINT_PATH, path), >=, 2);
  g_assert_cmpuint (steps->len, >=, promise->steps_a_path);
  for (guint i = 0; i < steps->len; i++)
    {
      g_assert_cmpint (g_utf8_strlen (pv_sample_text (steps->pdata[i], PV_STEP_NAME, PV_LANG_FI), -1), <=, MAX_STEP_NAME);
      g_assert_cmpint (g_utf8_strlen (pv_sample_text (steps->pdata[i], PV_STEP_NAME, PV_LANG_SV), -1), <=, MAX_STEP_NAME);
      add_lanes (lanes, model, steps->pdata[i]);
      n_linked += pv_sample_n_children (model, PV_TRANSITION_FROM_STEP, steps->pdata[i]) > 0;
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
  const PvSamplePromise *promise = data;
  g_autoptr (PvModel) model = pv_sample_new (promise);
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
    g_assert_nonnull (pv_sample_text (transitions[i], PV_TRANSITION_CRITERION, PV_LANG_FI));
}

static void
test_network (gconstpointer data)
{
  g_autoptr (PvModel) model = pv_sample_new (data);
  guint n, kinds[8] = { 0 }, states[4] = { 0 };
  PvRecord *const *records = pv_model_list (model, PV_RELATION, &n);

  for (guint i = 0; i < n; i++)
    {
      kinds[pv_record_get_choice (records[i], PV_RELATION_KIND)]++;
      states[pv_record_get_choice (records[i], PV_RELATION_STATE)]++;
      g_assert_nonnull (pv_sample_text (records[i], PV_RELATION_WHAT, PV_LANG_FI));
    }
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (kinds[i], >, 0);
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (states[i], >, 0);

  records = pv_model_list (model, PV_ACTOR, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (pv_record_has (records[i], PV_ACTOR_AREA));
      g_assert_nonnull (pv_sample_text (records[i], PV_ACTOR_CORE_TASK, PV_LANG_FI));
      for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
        if (g_utf8_strlen (pv_sample_text (records[i], PV_ACTOR_NAME, lang), -1) > 30)
          g_assert_cmpint (g_utf8_strlen (pv_sample_text (records[i], PV_ACTOR_SHORT_NAME, lang), -1), <=, MAX_SHORT_NAME);
    }
}

static PvId
municipality (const PvModel *model, const char *code)
{
  guint n;
  PvRecord *const *areas = pv_model_list (model, PV_AREA, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pv_sample_text (areas[i], PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE), code) == 0)
      return pv_record_get_id (areas[i]);

  return PV_NO_ID;
}

static void
test_services (gconstpointer data)
{
  const PvSamplePromise *promise = data;
  g_autoptr (PvModel) model = pv_sample_new (promise);
  guint n, n_bought = 0;
  PvRecord *const *services = pv_model_list (model, PV_SERVICE, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (pv_record_has (services[i], PV_SERVICE_PROVIDER));
      g_assert_true (pv_record_has (services[i], PV_SERVICE_LANGUAGES));
      g_assert_true (pv_record_has (services[i], PV_SERVICE_DESCRIPTION));
      for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
        g_assert_cmpint (g_utf8_strlen (pv_sample_text (services[i], PV_SERVICE_SUMMARY, lang), -1), <=, MAX_SUMMARY);
      g_assert_cmpuint (pv_sample_n_children (model, PV_SERVICE_AREA_SERVICE, services[i]), >=, 1);
      g_assert_cmpuint (pv_sample_n_children (model, PV_SERVICE_TARGET_GROUP_SERVICE, services[i]), >=, 1);
      g_assert_cmpuint (pv_sample_n_children (model, PV_CHANNEL_SERVICE, services[i]), >=, 1);
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

int
main (int argc, char **argv)
{
  static const PvSampleTest tests[] = {
    { "languages", test_languages },
    { "paths", test_paths },
    { "network", test_network },
    { "services", test_services },
  };

  g_test_init (&argc, &argv, NULL);
  pv_sample_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
