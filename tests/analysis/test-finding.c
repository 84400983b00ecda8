#include "analysis/analysis.h"
#include "model-fixture.h"

#define TODAY pv_date_make (2026, 11, 21)

/* A region in good order: two linked actors, one path with two answered steps; nothing to find. */
typedef struct
{
  PvModel *model;
  guint32 counter;
  PvId city, guidance, contact, relation, group, path, phase, first, second, transition, area, service;
} Region;

static void
both (PvEdits *edits, PvId id, PvField field, const char *fi, const char *sv)
{
  pv_edits_set_text (edits, id, field, PV_LANG_FI, fi);
  pv_edits_set_text (edits, id, field, PV_LANG_SV, sv);
}

static PvId
add_task (Region *region, PvId step, PvId actor, guint role)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_TASK);

  pv_edits_set_reference (edits, id, PV_TASK_STEP, step);
  pv_edits_set_reference (edits, id, PV_TASK_ACTOR, actor);
  pv_edits_set_int (edits, id, PV_TASK_ROLE, role);
  both (edits, id, PV_TASK_WHAT, "Tekee", "Gör");
  return fixture_commit (region->model, edits, id, &region->counter);
}

static PvId
add_service (Region *region, const char *name, PvId provider, PvId area)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_SERVICE), link = pv_edits_add (edits, PV_SERVICE_TARGET_GROUP);
  PvId place = pv_edits_add (edits, PV_SERVICE_AREA);

  both (edits, id, PV_SERVICE_NAME, name, name);
  pv_edits_set_reference (edits, id, PV_SERVICE_PROVIDER, provider);
  pv_edits_set_text (edits, id, PV_SERVICE_SERVICE_CLASS, PV_LANG_NONE, "P10.5");
  pv_edits_set_reference (edits, link, PV_SERVICE_TARGET_GROUP_SERVICE, id);
  pv_edits_set_reference (edits, link, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, region->group);
  pv_edits_set_reference (edits, place, PV_SERVICE_AREA_SERVICE, id);
  pv_edits_set_reference (edits, place, PV_SERVICE_AREA_AREA, area);
  return fixture_commit (region->model, edits, id, &region->counter);
}

static PvId
add_actor (Region *region, const char *fi, const char *sv)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  PvId id = fixture_actor (region->model, fi, &region->counter);

  both (edits, id, PV_ACTOR_NAME, fi, sv);
  return fixture_commit (region->model, edits, id, &region->counter);
}

static PvId
add_area (Region *region, const char *name, PvId parent)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_AREA);

  both (edits, id, PV_AREA_NAME, name, name);
  pv_edits_set_int (edits, id, PV_AREA_KIND, PV_AREA_KIND_REGION);
  pv_edits_set_reference (edits, id, PV_AREA_PARENT, parent);
  return fixture_commit (region->model, edits, id, &region->counter);
}

static void
add_path (Region *region)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId group = pv_edits_add (edits, PV_TARGET_GROUP), path = pv_edits_add (edits, PV_PATH), phase = pv_edits_add (edits, PV_PHASE);
  PvId first = pv_edits_add (edits, PV_STEP), second = pv_edits_add (edits, PV_STEP), transition = pv_edits_add (edits, PV_TRANSITION);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (PvChangeSet) changes = NULL;

  both (edits, group, PV_TARGET_GROUP_NAME, "Nuoret", "Unga");
  both (edits, path, PV_PATH_NAME, "Nuorten polku", "De ungas stig");
  pv_edits_set_reference (edits, path, PV_PATH_TARGET_GROUP, group);
  pv_edits_set_int (edits, path, PV_PATH_VARIANT, PV_VARIANT_AS_IS);
  both (edits, phase, PV_PHASE_NAME, "Kartoitus", "Kartläggning");
  pv_edits_set_reference (edits, phase, PV_PHASE_PATH, path);
  both (edits, first, PV_STEP_NAME, "Alku", "Början");
  pv_edits_set_reference (edits, first, PV_STEP_PHASE, phase);
  both (edits, second, PV_STEP_NAME, "Jatko", "Fortsättning");
  pv_edits_set_reference (edits, second, PV_STEP_PHASE, phase);
  pv_edits_set_reference (edits, transition, PV_TRANSITION_FROM_STEP, first);
  pv_edits_set_reference (edits, transition, PV_TRANSITION_TO_STEP, second);
  plan = pv_plan_new (region->model, edits, fixture_next_id, &region->counter, &error);
  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, region->model);
  region->group = pv_plan_real_id (plan, group);
  region->path = pv_plan_real_id (plan, path);
  region->phase = pv_plan_real_id (plan, phase);
  region->first = pv_plan_real_id (plan, first);
  region->second = pv_plan_real_id (plan, second);
  region->transition = pv_plan_real_id (plan, transition);
}

static void
set_up (Region *region, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId relation = pv_edits_add (edits, PV_RELATION);

  region->model = pv_model_new (pv_kinds_default ());
  region->city = add_actor (region, "Kaupunki", "Staden");
  region->guidance = add_actor (region, "Ohjaamo", "Navigatorn");
  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, region->guidance);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, region->city);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  region->relation = fixture_commit (region->model, edits, relation, &region->counter);
  add_path (region);
  add_task (region, region->first, region->city, PV_ROLE_ANSWERS);
  add_task (region, region->second, region->guidance, PV_ROLE_ANSWERS);
  region->area = add_area (region, "Pohjanmaa", PV_NO_ID);
  region->service = add_service (region, "Valmennus", region->city, region->area);
}

static void
tear_down (Region *region, gconstpointer data)
{
  pv_model_unref (region->model);
}

static void
set_int (Region *region, PvId id, PvField field, gint64 value)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_int (edits, id, field, value);
  fixture_commit (region->model, edits, id, &region->counter);
}

static void
remove_one (Region *region, PvId id)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  pv_edits_remove (edits, id);
  fixture_commit (region->model, edits, id, &region->counter);
}

/* Exactly one finding, of @kind, about @subject, saying @words. */
static void
assert_found (Region *region, guint kind, PvId subject, const char *words)
{
  g_autoptr (GPtrArray) findings = pv_analysis_findings (region->model, TODAY);
  g_autofree char *sentence = NULL;
  PvFinding *finding;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *text = pv_finding_sentence (findings->pdata[i], region->model, PV_LANG_EN, PV_LANG_FI);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpuint (finding->kind, ==, kind);
  g_assert_cmpint (finding->subject, ==, subject);
  g_assert_cmpint (g_array_index (finding->records, PvId, 0), ==, subject);
  sentence = pv_finding_sentence (finding, region->model, PV_LANG_EN, PV_LANG_FI);
  g_assert_cmpstr (sentence, ==, words);
  g_assert_cmpuint (pv_findings_count_open (findings, kind), ==, 1);
}

static void
test_good_order (Region *region, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = pv_analysis_findings (region->model, TODAY);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_gap (Region *region, gconstpointer data)
{
  g_autoptr (GPtrArray) first = pv_duty_tasks (region->model, region->first, 0);
  g_autoptr (GPtrArray) second = NULL;

  set_int (region, pv_record_get_id (first->pdata[0]), PV_TASK_ROLE, PV_ROLE_ASSISTS);
  g_assert_true (pv_duty_phase_answered (region->model, region->phase));
  second = pv_duty_tasks (region->model, region->second, PV_ROLE_ANSWERS);
  set_int (region, pv_record_get_id (second->pdata[0]), PV_TASK_ROLE, PV_ROLE_INFORMED);
  assert_found (region, PV_FINDING_GAP, region->phase, "Nobody answers for this phase: Nuorten polku · Kartoitus");
}

static void
test_unclear_duty (Region *region, gconstpointer data)
{
  add_task (region, region->first, region->guidance, PV_ROLE_ANSWERS);
  assert_found (region, PV_FINDING_UNCLEAR_DUTY, region->first, "Two answer for the same step: Nuorten polku · Alku");
}

static void
test_no_decider (Region *region, gconstpointer data)
{
  set_int (region, region->second, PV_STEP_HOLDS_DECISION, 1);
  assert_found (region, PV_FINDING_NO_DECIDER, region->second, "Nobody decides here: Nuorten polku · Jatko");
  add_task (region, region->second, region->guidance, PV_ROLE_DECIDES);
  test_good_order (region, data);
}

/* Planned is not agreed yet, ended is no longer agreed. */
static void
test_hand_over (Region *region, gconstpointer data)
{
  set_int (region, region->relation, PV_RELATION_STATE, PV_RELATION_STATE_PLANNED);
  assert_found (region, PV_FINDING_HAND_OVER, region->transition, "Hand-over without an agreed link: Alku → Jatko");
  set_int (region, region->relation, PV_RELATION_STATE, PV_RELATION_STATE_ENDED);
  assert_found (region, PV_FINDING_HAND_OVER, region->transition, "Hand-over without an agreed link: Alku → Jatko");
  set_int (region, region->relation, PV_RELATION_STATE, PV_RELATION_STATE_ACTIVE);
  test_good_order (region, data);
}

static void
test_no_path (Region *region, gconstpointer data)
{
  remove_one (region, region->path);
  assert_found (region, PV_FINDING_NO_PATH, region->group, "No service path for this group: Nuoret");
}

static void
test_overlap (Region *region, gconstpointer data)
{
  PvId town = add_area (region, "Vaasa", region->area), elsewhere = add_area (region, "Savo", PV_NO_ID);
  PvId other;

  add_service (region, "Muualla", region->guidance, elsewhere);
  add_service (region, "Oma toinen", region->city, region->area);
  test_good_order (region, data);
  other = add_service (region, "Startti", region->guidance, town);
  assert_found (region, PV_FINDING_OVERLAP, region->service, "Several services may do the same work: Valmennus · Startti");
  remove_one (region, other);
  test_good_order (region, data);
}

static void
test_unlinked (Region *region, gconstpointer data)
{
  PvId lonely = add_actor (region, "Yksinäinen", "Ensam");

  assert_found (region, PV_FINDING_UNLINKED, lonely, "Not linked to anybody: Yksinäinen");
  set_int (region, lonely, PV_ACTOR_VALID_TO, pv_date_make (2020, 1, 1));
  test_good_order (region, data);
}

static void
test_ending (Region *region, gconstpointer data)
{
  g_autoptr (PvEdits) successor = pv_edits_new (PV_VERB_CHANGE);

  set_int (region, region->city, PV_ACTOR_VALID_TO, pv_date_make (2026, 12, 31));
  assert_found (region, PV_FINDING_ENDING, region->city, "Ends soon, no successor: Kaupunki");
  pv_edits_set_reference (successor, region->city, PV_ACTOR_SUCCESSOR, region->guidance);
  fixture_commit (region->model, successor, region->city, &region->counter);
  test_good_order (region, data);
}

static void
test_untranslated (Region *region, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_clear (edits, region->service, PV_SERVICE_NAME, PV_LANG_SV);
  fixture_commit (region->model, edits, region->service, &region->counter);
  assert_found (region, PV_FINDING_UNTRANSLATED, region->service, "A language is missing: Valmennus");
  set_int (region, region->service, PV_SERVICE_PROPER_NAME, 1);
  test_good_order (region, data);
}

static void
test_fragile (Region *region, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId contact = pv_edits_add (edits, PV_CONTACT);
  g_autoptr (PvEdits) second = pv_edits_new (PV_VERB_ADD);
  PvId colleague = pv_edits_add (second, PV_CONTACT);

  both (edits, contact, PV_CONTACT_ROLE, "Koordinaattori", "Samordnare");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, region->city);
  pv_edits_set_reference (edits, region->relation, PV_RELATION_CONTACT, contact);
  fixture_commit (region->model, edits, contact, &region->counter);
  assert_found (region, PV_FINDING_FRAGILE, region->relation, "The link hangs on one person: Ohjaamo → Kaupunki");

  both (second, colleague, PV_CONTACT_ROLE, "Sijainen", "Vikarie");
  pv_edits_set_reference (second, colleague, PV_CONTACT_ACTOR, region->city);
  fixture_commit (region->model, second, colleague, &region->counter);
  test_good_order (region, data);
}

/* The region's three actors in a row: the middle one is who holds it together. */
static void
test_cut_off (Region *region, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId relation = pv_edits_add (edits, PV_RELATION), third = add_actor (region, "Yhdistys", "Förening");

  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, third);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, region->guidance);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION);
  relation = fixture_commit (region->model, edits, relation, &region->counter);
  assert_found (region, PV_FINDING_CUT_OFF, region->guidance, "Without this actor others are cut off: Ohjaamo (Yhdistys)");
  set_int (region, relation, PV_RELATION_STATE, PV_RELATION_STATE_ENDED);
  test_good_order (region, data);
}

/* Of many, a sentence names some and counts the rest. */
static void
test_cut_off_many (Region *region, gconstpointer data)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G" };
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
      PvId relation = pv_edits_add (edits, PV_RELATION), other = add_actor (region, names[i], names[i]);

      pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, region->guidance);
      pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, other);
      pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION);
      fixture_commit (region->model, edits, relation, &region->counter);
    }
  findings = pv_analysis_findings (region->model, TODAY);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpuint (((PvFinding *) findings->pdata[0])->records->len, ==, 8);
  sentence = pv_finding_sentence (findings->pdata[0], region->model, PV_LANG_EN, PV_LANG_FI);
  g_assert_true (g_str_has_prefix (sentence, "Without this actor others are cut off: Ohjaamo ("));
  g_assert_true (g_str_has_suffix (sentence, " · +2)"));
}

/* There are people of the group, and nobody has a service for them: not from elsewhere, not when it has ended, not without a provider. */
static void
test_unserved (Region *region, gconstpointer data)
{
  PvId elsewhere = add_area (region, "Savo", PV_NO_ID), service;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId size = pv_edits_add (edits, PV_GROUP_SIZE);
  g_autoptr (PvEdits) nobody = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_reference (edits, size, PV_GROUP_SIZE_TARGET_GROUP, region->group);
  pv_edits_set_reference (edits, size, PV_GROUP_SIZE_AREA, elsewhere);
  pv_edits_set_int (edits, size, PV_GROUP_SIZE_PEOPLE, 40);
  both (edits, size, PV_GROUP_SIZE_SOURCE, "Laskettu", "Räknat");
  size = fixture_commit (region->model, edits, size, &region->counter);
  assert_found (region, PV_FINDING_UNSERVED, size, "Nobody serves this group in this area: Nuoret · Savo");

  service = add_service (region, "Valmennus 2", region->guidance, elsewhere);
  test_good_order (region, data);
  set_int (region, service, PV_SERVICE_VALID_TO, pv_date_make (2026, 1, 1));
  assert_found (region, PV_FINDING_UNSERVED, size, "Nobody serves this group in this area: Nuoret · Savo");
  pv_edits_clear (nobody, service, PV_SERVICE_VALID_TO, PV_LANG_NONE);
  pv_edits_clear (nobody, service, PV_SERVICE_PROVIDER, PV_LANG_NONE);
  fixture_commit (region->model, nobody, service, &region->counter);
  assert_found (region, PV_FINDING_UNSERVED, size, "Nobody serves this group in this area: Nuoret · Savo");
  set_int (region, size, PV_GROUP_SIZE_PEOPLE, 0);
  test_good_order (region, data);
}

static void
test_unconfirmed (Region *region, gconstpointer data)
{
  PvField standing = pv_kind_common (pv_record_get_info (pv_model_get (region->model, region->relation)), PV_COMMON_STANDING)->field;

  set_int (region, region->relation, standing, PV_STANDING_RAISED);
  assert_found (region, PV_FINDING_UNCONFIRMED, region->relation, "Raised, never confirmed: Ohjaamo → Kaupunki");
  set_int (region, region->relation, standing, PV_STANDING_CONFIRMED);
  test_good_order (region, data);
}

/* What was decided is still found, but carries its decision and is not counted as open. */
static void
test_decided (Region *region, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId decision = pv_edits_add (edits, PV_DECISION);
  g_autoptr (GPtrArray) findings = NULL;

  set_int (region, region->second, PV_STEP_HOLDS_DECISION, 1);
  both (edits, decision, PV_DECISION_NAME, "Ei päätöstä tässä", "Inget beslut här");
  pv_edits_set_int (edits, decision, PV_DECISION_FINDING, PV_FINDING_NO_DECIDER);
  pv_edits_set_int (edits, decision, PV_DECISION_DECISION, PV_DECISION_LEAVE);
  pv_edits_set_reference (edits, decision, PV_DECISION_SUBJECT, region->second);
  decision = fixture_commit (region->model, edits, decision, &region->counter);
  findings = pv_analysis_findings (region->model, TODAY);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((PvFinding *) findings->pdata[0])->decision, ==, decision);
  g_assert_cmpuint (pv_findings_count_open (findings, PV_FINDING_NO_DECIDER), ==, 0);
}

static void
assert_text (const PvRecord *record, PvField field, PvLang lang, const char *words)
{
  g_assert_cmpstr (pv_record_get_text (record, field, lang), ==, words);
}

/* Taken up, a finding is named by its sentence in both languages; an action is found again until it is dropped. */
static void
test_taken_up (Region *region, gconstpointer data)
{
  PvId lonely = add_actor (region, "Yksinäinen & Co", "Ensam & Co"), decision, action;
  g_autoptr (GPtrArray) findings = pv_analysis_findings (region->model, TODAY);
  PvFinding *finding = findings->pdata[0];
  g_autofree char *markup = pv_finding_markup (finding, region->model, PV_LANG_EN, PV_LANG_FI);
  g_autoptr (PvEdits) decide = pv_finding_to_decision (finding, region->model, TODAY, &decision);
  g_autoptr (PvEdits) act = NULL;
  PvRecord *record;

  g_assert_cmpstr (markup, ==, "Not linked to anybody: <b>Yksinäinen &amp; Co</b>");
  decision = fixture_commit (region->model, decide, decision, &region->counter);
  record = pv_model_get (region->model, decision);
  assert_text (record, PV_DECISION_NAME, PV_LANG_FI, "Ei yhteyttä kehenkään: Yksinäinen & Co");
  assert_text (record, PV_DECISION_NAME, PV_LANG_SV, "Ingen förbindelse till någon: Ensam & Co");
  g_assert_cmpint (pv_record_get_int (record, PV_DECISION_ON_DATE), ==, TODAY);
  g_assert_null (pv_finding_get_action (finding, region->model));

  finding->decision = decision;
  act = pv_finding_to_action (finding, region->model, &action);
  action = fixture_commit (region->model, act, action, &region->counter);
  record = pv_finding_get_action (finding, region->model);
  g_assert_cmpint (pv_record_get_id (record), ==, action);
  g_assert_cmpint (pv_record_get_reference (record, PV_ACTION_SUBJECT), ==, lonely);
  g_assert_cmpint (pv_record_get_reference (record, PV_ACTION_DECISION), ==, decision);
  set_int (region, action, PV_ACTION_STATE, PV_ACTION_STATE_DROPPED);
  g_assert_null (pv_finding_get_action (finding, region->model));
}

static void
test_reach (Region *region, gconstpointer data)
{
  PvId town = add_area (region, "Vaasa", region->area), elsewhere = add_area (region, "Savo", PV_NO_ID);

  g_assert_true (pv_reach_area_within (region->model, town, region->area));
  g_assert_false (pv_reach_area_within (region->model, region->area, town));
  g_assert_true (pv_reach_service_covers (region->model, region->service, town));
  g_assert_false (pv_reach_service_covers (region->model, region->service, elsewhere));
  g_assert_cmpint (pv_duty_lane (region->model, region->first), ==, region->city);
  g_assert_cmpint (pv_duty_lane (region->model, region->city), ==, PV_NO_ID);
}

static void
test_words (Region *region, gconstpointer data)
{
  for (guint kind = PV_FINDING_OVERLAP; kind <= PV_FINDING_UNCONFIRMED; kind++)
    {
      PvFinding finding = { .kind = kind, .subject = region->city, .records = g_array_new (FALSE, FALSE, sizeof (PvId)) };

      g_array_append_val (finding.records, region->city);
      for (PvLang lang = PV_LANG_NONE; lang <= PV_LANG_LAST; lang++)
        {
          g_autofree char *sentence = pv_finding_sentence (&finding, region->model, lang, PV_LANG_SV);

          g_assert_true (g_str_has_suffix (sentence, ": Staden"));
        }
      g_array_unref (finding.records);
    }
}

#define ADD(path, func) g_test_add ("/analysis/finding/" path, Region, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("good-order", test_good_order);
  ADD ("gap", test_gap);
  ADD ("unclear-duty", test_unclear_duty);
  ADD ("no-decider", test_no_decider);
  ADD ("hand-over", test_hand_over);
  ADD ("no-path", test_no_path);
  ADD ("overlap", test_overlap);
  ADD ("unlinked", test_unlinked);
  ADD ("ending", test_ending);
  ADD ("untranslated", test_untranslated);
  ADD ("fragile", test_fragile);
  ADD ("cut-off", test_cut_off);
  ADD ("cut-off-many", test_cut_off_many);
  ADD ("unserved", test_unserved);
  ADD ("unconfirmed", test_unconfirmed);
  ADD ("decided", test_decided);
  ADD ("taken-up", test_taken_up);
  ADD ("reach", test_reach);
  ADD ("words", test_words);
  return g_test_run ();
}
