/* What is said before something leaves: once for each text, in the languages that are read, and nothing of what is as it should be. */
#include "analysis/analysis.h"

#include "models.h"

typedef struct
{
  PvModel *model;
  PvEdits *edits;
  PvId actor, service, raised;
} World;

static void
set_up (World *world, gconstpointer data)
{
  world->model = pv_model_new (pv_kinds_default ());
  world->edits = pv_edits_new (PV_VERB_ADD);
  world->actor = pv_id_make (1, 1);
  world->service = pv_id_make (1, 2);
  world->raised = pv_id_make (1, 3);
  pv_edits_add_with_id (world->edits, PV_ACTOR, world->actor);
  pv_edits_set_text (world->edits, world->actor, PV_ACTOR_NAME, PV_LANG_FI, "Startia");
  pv_edits_set_int (world->edits, world->actor, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  pv_edits_set_int (world->edits, world->actor, PV_ACTOR_PROPER_NAME, 1);
  pv_edits_add_with_id (world->edits, PV_SERVICE, world->service);
  pv_edits_set_text (world->edits, world->service, PV_SERVICE_NAME, PV_LANG_FI, "Valmennus");
  pv_edits_set_text (world->edits, world->service, PV_SERVICE_NAME, PV_LANG_SV, "Träning");
  pv_edits_set_text (world->edits, world->service, PV_SERVICE_DESCRIPTION, PV_LANG_FI, "Valmentaa.");
  pv_edits_add_with_id (world->edits, PV_SERVICE, world->raised);
  pv_edits_set_text (world->edits, world->raised, PV_SERVICE_NAME, PV_LANG_FI, "Kielikahvila");
  pv_edits_set_int (world->edits, world->raised, PV_SERVICE_STANDING, PV_STANDING_RAISED);
  pv_test_carry_out (world->model, world->edits);
}

static void
tear_down (World *world, gconstpointer data)
{
  pv_edits_free (world->edits);
  pv_model_unref (world->model);
}

static void
assert_says (const GPtrArray *remarks, guint i, PvId id, const char *sentence)
{
  const PvRemark *remark;

  g_assert_cmpuint (remarks->len, >, i);
  remark = remarks->pdata[i];
  g_assert_cmpint (remark->id, ==, id);
  g_assert_cmpstr (remark->sentence, ==, sentence);
}

static GPtrArray *
remarks_on (World *world, const PvField *fields, PvLang lang, const GArray *older)
{
  g_autoptr (PvRelease) release = pv_release_new (world->model, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  GPtrArray *remarks = pv_remarks_new ();

  pv_remarks_on_texts (remarks, release, fields, lang, older);
  return remarks;
}

/* A proper name is not missing, and nobody asks about what stays here. */
static void
test_untranslated (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) both = remarks_on (world, NULL, PV_LANG_BOTH, NULL);
  g_autoptr (GPtrArray) finnish = remarks_on (world, NULL, PV_LANG_FI, NULL);
  const PvField names[] = { PV_SERVICE_NAME, PV_NO_FIELD };
  g_autoptr (GPtrArray) of_names = remarks_on (world, names, PV_LANG_BOTH, NULL);

  g_assert_cmpuint (both->len, ==, 1);
  assert_says (both, 0, world->service, "Service “Valmennus”: Description is missing in Swedish");
  g_assert_cmpuint (pv_remarks_count (both, PV_REMARK_UNTRANSLATED), ==, 1);
  g_assert_cmpuint (finnish->len, ==, 0);
  g_assert_cmpuint (of_names->len, ==, 0);
}

static void
test_older (World *world, gconstpointer data)
{
  const PvField names[] = { PV_SERVICE_NAME, PV_NO_FIELD };
  const PvOlderText text = { world->service, PV_SERVICE_NAME, PV_LANG_FI };
  g_autoptr (GArray) older = g_array_new (FALSE, FALSE, sizeof (PvOlderText));
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GPtrArray) swedish = NULL;

  g_array_append_val (older, text);
  remarks = remarks_on (world, names, PV_LANG_BOTH, older);
  swedish = remarks_on (world, names, PV_LANG_SV, older);
  g_assert_cmpuint (remarks->len, ==, 1);
  assert_says (remarks, 0, world->service, "Service “Valmennus”: Name is older in Finnish than in Swedish");
  g_assert_cmpuint (swedish->len, ==, 0);
}

static void
test_raised (World *world, gconstpointer data)
{
  g_autoptr (PvRelease) plain = pv_release_new (world->model, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  g_autoptr (PvRelease) all = pv_release_new (world->model, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED);
  g_autoptr (GPtrArray) out = pv_remarks_new ();
  g_autoptr (GPtrArray) in = pv_remarks_new ();

  pv_remarks_on_raised (out, world->model, plain);
  pv_remarks_on_raised (in, world->model, all);
  g_assert_cmpuint (out->len, ==, 1);
  assert_says (out, 0, world->raised, "Service “Kielikahvila”: only raised in a workshop, stays out");
  g_assert_cmpuint (in->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/analysis/remark/" name, World, NULL, set_up, function, tear_down)
  ADD ("untranslated", test_untranslated);
  ADD ("older", test_older);
  ADD ("raised", test_raised);
#undef ADD
  return g_test_run ();
}
