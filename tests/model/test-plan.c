#include "model-fixture.h"

typedef struct
{
  PvModel *model;
  guint32 counter;
  PvId vaasa, kela, group, path, phase, step, task;
} House;

static PvId
add (House *house, PvKind kind, ...)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, kind);
  va_list fields;
  guint field;

  va_start (fields, kind);
  while ((field = va_arg (fields, guint)) != 0)
    {
      const PvFieldInfo *info = pv_kinds_field (pv_kinds_default (), (PvField) field);

      if (info->type == PV_TYPE_TRANSLATED)
        pv_edits_set_text (edits, id, info->field, PV_LANG_FI, va_arg (fields, const char *));
      else
        pv_edits_set_int (edits, id, info->field, va_arg (fields, gint64));
    }
  va_end (fields);
  return fixture_commit (house->model, edits, id, &house->counter);
}

static void
set_up (House *house, gconstpointer data)
{
  house->model = pv_model_new (pv_kinds_default ());
  house->vaasa = fixture_actor (house->model, "Vaasan kaupunki", &house->counter);
  house->kela = fixture_actor (house->model, "Kela", &house->counter);
  house->group = add (house, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret", 0);
  house->path = add (house, PV_PATH, PV_PATH_NAME, "Nuorten polku", PV_PATH_TARGET_GROUP, house->group, PV_PATH_VARIANT,
                     (gint64) PV_VARIANT_AS_IS, 0);
  house->phase = add (house, PV_PHASE, PV_PHASE_NAME, "Kartoitus", PV_PHASE_PATH, house->path, 0);
  house->step = add (house, PV_STEP, PV_STEP_NAME, "Alkukartoitus", PV_STEP_PHASE, house->phase, 0);
  house->task = add (house, PV_TASK, PV_TASK_STEP, house->step, PV_TASK_ACTOR, house->kela, PV_TASK_ROLE, (gint64) PV_ROLE_ANSWERS, 0);
}

static void
tear_down (House *house, gconstpointer data)
{
  pv_model_unref (house->model);
}

static void
assert_refused (House *house, PvEdits *edits, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvModel) before = pv_model_snapshot (house->model);

  g_assert_null (pv_plan_new (house->model, edits, fixture_next_id, &house->counter, &error));
  g_assert_error (error, PV_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_null (strchr (error->message, '\n'));
  {
    g_autoptr (PvModel) after = pv_model_snapshot (house->model);

    g_assert_true (before == after);
  }
}

static void
test_takes_along (House *house, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (PvChangeSet) changes = NULL;

  pv_edits_remove (edits, house->group);
  plan = pv_plan_new (house->model, edits, fixture_next_id, &house->counter, &error);
  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, house->model);

  g_assert_cmpuint (pv_change_set_get_n (changes), ==, 5);
  g_assert_null (pv_model_get (house->model, house->path));
  g_assert_null (pv_model_get (house->model, house->task));
  g_assert_nonnull (pv_model_get (house->model, house->kela));
  g_assert_cmpuint (pv_plan_get_kind (plan), ==, PV_TARGET_GROUP);
}

static void
test_clears (House *house, gconstpointer data)
{
  PvId service = add (house, PV_SERVICE, PV_SERVICE_NAME, "Neuvonta", PV_SERVICE_PROVIDER, house->vaasa, 0);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  pv_edits_remove (edits, house->vaasa);
  fixture_commit (house->model, edits, house->vaasa, &house->counter);
  g_assert_null (pv_model_get (house->model, house->vaasa));
  g_assert_cmpint (pv_record_get_reference (pv_model_get (house->model, service), PV_SERVICE_PROVIDER), ==, PV_NO_ID);
}

/* No reference of the table refuses today, so a table of our own does. */
static void
test_refuses_removal (House *house, gconstpointer data)
{
  PvField code = PV_SERVICE << 8 | 201;
  PvFieldInfo extra = { .field = code, .since = 1, .column = "guarantor", .type = PV_TYPE_REFERENCE, .of = PV_ACTOR,
                        .on_remove = PV_ON_REMOVE_REFUSE, .audience = PV_AUDIENCE_PUBLIC, .label = "Guarantor" };
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), &extra, 1);
  House other = { pv_model_new (kinds), 0 };
  PvId actor = fixture_actor (other.model, "Takaaja", &other.counter);
  g_autoptr (PvEdits) adding = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvEdits) removing = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (PvEdits) both = pv_edits_new (PV_VERB_REMOVE);
  PvId service = pv_edits_add (adding, PV_SERVICE);

  pv_edits_set_text (adding, service, PV_SERVICE_NAME, PV_LANG_FI, "Neuvonta");
  pv_edits_set_reference (adding, service, code, actor);
  service = fixture_commit (other.model, adding, service, &other.counter);

  pv_edits_remove (removing, actor);
  assert_refused (&other, removing, PV_ERROR_REFUSED, "Neuvonta");
  pv_edits_remove (both, service);
  pv_edits_remove (both, actor);
  fixture_commit (other.model, both, actor, &other.counter);
  g_assert_cmpuint (pv_model_count (other.model, PV_ACTOR), ==, 0);
  pv_model_unref (other.model);
}

static void
test_breaks_a_rule (House *house, gconstpointer data)
{
  g_autoptr (PvEdits) missing = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvEdits) emptied = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) dangling = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) wrong_kind = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) wrong_field = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) bad_value = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) nobody = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) twice = pv_edits_new (PV_VERB_ADD);

  pv_edits_add (missing, PV_ACTOR);
  assert_refused (house, missing, PV_ERROR_REFUSED, "Name is missing");
  pv_edits_set_text (emptied, house->kela, PV_ACTOR_NAME, PV_LANG_FI, NULL);
  assert_refused (house, emptied, PV_ERROR_REFUSED, "Name is missing");
  pv_edits_set_reference (dangling, house->kela, PV_ACTOR_PARENT, 12345);
  assert_refused (house, dangling, PV_ERROR_REFUSED, "not there");
  pv_edits_set_reference (wrong_kind, house->kela, PV_ACTOR_AREA, house->vaasa);
  assert_refused (house, wrong_kind, PV_ERROR_REFUSED, "another kind");
  pv_edits_set_text (wrong_field, house->kela, PV_SERVICE_SUMMARY, PV_LANG_FI, "x");
  assert_refused (house, wrong_field, PV_ERROR_REFUSED, "no such field");
  pv_edits_set_int (bad_value, house->task, PV_TASK_ROLE, 9);
  assert_refused (house, bad_value, PV_ERROR_REFUSED, "not one of");
  pv_edits_set_text (nobody, 4711, PV_ACTOR_NAME, PV_LANG_FI, "x");
  assert_refused (house, nobody, PV_ERROR_NOT_FOUND, "no record");
  pv_edits_add_with_id (twice, PV_NOTE, house->kela);
  assert_refused (house, twice, PV_ERROR_REFUSED, "Two records");
}

static void
test_circle (House *house, gconstpointer data)
{
  g_autoptr (PvEdits) first = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) second = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) itself = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_reference (first, house->kela, PV_ACTOR_SUCCESSOR, house->vaasa);
  fixture_commit (house->model, first, house->kela, &house->counter);
  pv_edits_set_reference (second, house->vaasa, PV_ACTOR_SUCCESSOR, house->kela);
  assert_refused (house, second, PV_ERROR_REFUSED, "back to itself");
  pv_edits_set_reference (itself, house->vaasa, PV_ACTOR_PARENT, house->vaasa);
  assert_refused (house, itself, PV_ERROR_REFUSED, "back to itself");
}

/* Temporary ids refer to each other in any order; cells carry old and new. */
static void
test_temporary_ids (House *house, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId step = pv_edits_add (edits, PV_STEP);
  PvId phase = pv_edits_add (edits, PV_PHASE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = NULL;
  const PvCellWrite *cells;
  guint n;

  pv_edits_set_reference (edits, step, PV_STEP_PHASE, phase);
  pv_edits_set_text (edits, step, PV_STEP_NAME, PV_LANG_SV, "Kartläggning");
  pv_edits_set_reference (edits, phase, PV_PHASE_PATH, house->path);
  pv_edits_set_text (edits, phase, PV_PHASE_NAME, PV_LANG_FI, "Suunnitelma");
  pv_edits_set_text (edits, house->step, PV_STEP_NAME, PV_LANG_FI, "Uusi nimi");
  plan = pv_plan_new (house->model, edits, fixture_next_id, &house->counter, &error);
  g_assert_no_error (error);
  cells = pv_plan_get_cells (plan, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpstr (cells[4].old_value.text, ==, "Alkukartoitus");
  g_assert_cmpstr (cells[4].new_value.text, ==, "Uusi nimi");
  g_assert_cmpint (pv_plan_real_id (plan, step), >, 0);
  {
    g_autoptr (PvChangeSet) changes = pv_plan_carry_out (plan, house->model);
    g_autoptr (GPtrArray) steps = pv_model_children (house->model, PV_STEP_PHASE, pv_plan_real_id (plan, phase));

    g_assert_cmpuint (steps->len, ==, 1);
    g_assert_cmpint (pv_record_get_id (steps->pdata[0]), ==, pv_plan_real_id (plan, step));
    g_assert_cmpuint (pv_change_set_get_n (changes), ==, 3);
  }
}

/* Setting what is there already, or adding and removing again, changes nothing. */
static void
test_nothing (House *house, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = NULL;
  PvId fleeting;

  pv_edits_set_text (edits, house->kela, PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_text (edits, house->kela, PV_ACTOR_NAME, PV_LANG_SV, "");
  fleeting = pv_edits_add (edits, PV_NOTE);
  pv_edits_remove (edits, fleeting);
  pv_edits_remove (edits, house->kela + 99999);
  plan = pv_plan_new (house->model, edits, fixture_next_id, &house->counter, &error);
  g_assert_no_error (error);
  g_assert_true (pv_plan_is_empty (plan));
}

/* What pv_model_check() is for: a model filled past the plan. */
static void
test_check_finds (House *house, gconstpointer data)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_TASK);
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autoptr (PvRecord) broken = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  values[pv_kind_find (kind, "step")->slot] = PV_VALUE_OF_INT (house->kela);
  values[pv_kind_find (kind, "actor")->slot] = PV_VALUE_OF_INT (424242);
  values[pv_kind_find (kind, "role")->slot] = PV_VALUE_OF_INT (60);
  broken = pv_record_new (kind, house->task, values);
  pv_model_put (house->model, broken, NULL);
  problems = pv_model_check (house->model);
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((PvProblem *) problems->pdata[i])->id, ==, house->task);
}

#define ADD(path, func) g_test_add ("/model/plan/" path, House, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("takes-along", test_takes_along);
  ADD ("clears", test_clears);
  ADD ("refuses-removal", test_refuses_removal);
  ADD ("breaks-a-rule", test_breaks_a_rule);
  ADD ("circle", test_circle);
  ADD ("temporary-ids", test_temporary_ids);
  ADD ("nothing", test_nothing);
  ADD ("check-finds", test_check_finds);
  return g_test_run ();
}
