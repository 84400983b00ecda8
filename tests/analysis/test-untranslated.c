/* What is to be translated: each text once a language, in an order in which it can be worked through. */
#include "analysis/analysis.h"

#include "models.h"

typedef struct
{
  PvModel *model;
  PvEdits *edits;
  PvId actor, path, first, second, step;
} World;

static PvId
add (World *world, guint32 counter, PvKind kind, PvField name, const char *fi)
{
  PvId id = pv_id_make (1, counter);

  pv_edits_add_with_id (world->edits, kind, id);
  pv_edits_set_text (world->edits, id, name, PV_LANG_FI, fi);
  return id;
}

/* The later phase has the smaller id, and the step belongs to it. */
static void
set_up (World *world, gconstpointer data)
{
  PvId group;

  world->model = pv_model_new (pv_kinds_default ());
  world->edits = pv_edits_new (PV_VERB_ADD);
  world->actor = add (world, 1, PV_ACTOR, PV_ACTOR_NAME, "Startia");
  pv_edits_set_int (world->edits, world->actor, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  group = add (world, 2, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret");
  pv_edits_set_text (world->edits, group, PV_TARGET_GROUP_NAME, PV_LANG_SV, "Unga");
  world->path = add (world, 3, PV_PATH, PV_PATH_NAME, "Nuorten polku");
  pv_edits_set_text (world->edits, world->path, PV_PATH_NAME, PV_LANG_SV, "De ungas stig");
  pv_edits_set_reference (world->edits, world->path, PV_PATH_TARGET_GROUP, group);
  pv_edits_set_int (world->edits, world->path, PV_PATH_VARIANT, PV_VARIANT_TO_BE);
  world->second = add (world, 4, PV_PHASE, PV_PHASE_NAME, "Arviointi");
  world->first = add (world, 5, PV_PHASE, PV_PHASE_NAME, "Kohtaaminen");
  world->step = add (world, 6, PV_STEP, PV_STEP_NAME, "Alkukartoitus");
  pv_edits_set_reference (world->edits, world->second, PV_PHASE_PATH, world->path);
  pv_edits_set_reference (world->edits, world->first, PV_PHASE_PATH, world->path);
  pv_edits_set_reference (world->edits, world->step, PV_STEP_PHASE, world->second);
  pv_edits_set_text (world->edits, world->second, PV_PHASE_ORDER, PV_LANG_NONE, "b");
  pv_edits_set_text (world->edits, world->first, PV_PHASE_ORDER, PV_LANG_NONE, "a");
  pv_edits_set_text (world->edits, world->step, PV_STEP_ORDER, PV_LANG_NONE, "a");
  pv_test_carry_out (world->model, world->edits);
}

static void
tear_down (World *world, gconstpointer data)
{
  pv_edits_free (world->edits);
  pv_model_unref (world->model);
}

static void
assert_text (const GArray *texts, guint i, PvId id, PvLang lang, PvLang source, gboolean older)
{
  const PvUntranslated *text;

  g_assert_cmpuint (texts->len, >, i);
  text = &g_array_index (texts, PvUntranslated, i);
  g_assert_cmpint (text->id, ==, id);
  g_assert_cmpint (text->lang, ==, lang);
  g_assert_cmpint (text->source, ==, source);
  g_assert_cmpint (text->older, ==, older);
}

static void
test_order (World *world, gconstpointer data)
{
  g_autoptr (GArray) texts = pv_analysis_untranslated (world->model, NULL);

  assert_text (texts, 0, world->actor, PV_LANG_SV, PV_LANG_FI, FALSE);
  assert_text (texts, 1, world->first, PV_LANG_SV, PV_LANG_FI, FALSE);
  assert_text (texts, 2, world->second, PV_LANG_SV, PV_LANG_FI, FALSE);
  assert_text (texts, 3, world->step, PV_LANG_SV, PV_LANG_FI, FALSE);
  g_assert_cmpuint (texts->len, ==, 4);
}

/* English alone lacks both; an older one is not missing, and one whose language has gone since is not older. */
static void
test_states (World *world, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GArray) older = g_array_new (FALSE, FALSE, sizeof (PvOlderText));
  const PvOlderText behind[] = { { world->path, PV_PATH_NAME, PV_LANG_SV }, { world->first, PV_PHASE_NAME, PV_LANG_SV } };
  g_autoptr (GArray) texts = NULL;
  PvUntranslatedCounts counts;

  pv_edits_set_text (edits, world->actor, PV_ACTOR_CORE_TASK, PV_LANG_EN, "Starts companies");
  pv_edits_set_int (edits, world->actor, PV_ACTOR_PROPER_NAME, 1);
  pv_test_carry_out (world->model, edits);
  g_array_append_vals (older, behind, G_N_ELEMENTS (behind));
  pv_older_texts_sort (older);

  texts = pv_analysis_untranslated (world->model, older);
  assert_text (texts, 0, world->actor, PV_LANG_FI, PV_LANG_EN, FALSE);
  assert_text (texts, 1, world->actor, PV_LANG_SV, PV_LANG_EN, FALSE);
  assert_text (texts, 2, world->path, PV_LANG_SV, PV_LANG_FI, TRUE);
  assert_text (texts, 3, world->first, PV_LANG_SV, PV_LANG_FI, FALSE);
  pv_analysis_count_untranslated (texts, &counts);
  g_assert_cmpuint (counts.missing[PV_LANG_FI - PV_LANG_FIRST], ==, 1);
  g_assert_cmpuint (counts.missing[PV_LANG_SV - PV_LANG_FIRST], ==, 4);
  g_assert_cmpuint (counts.older[PV_LANG_SV - PV_LANG_FIRST], ==, 1);
  g_assert_cmpuint (counts.older[PV_LANG_FI - PV_LANG_FIRST], ==, 0);
}

static void
test_path_of (World *world, gconstpointer data)
{
  g_assert_cmpint (pv_analysis_path_of (world->model, pv_model_get (world->model, world->step)), ==, world->path);
  g_assert_cmpint (pv_analysis_path_of (world->model, pv_model_get (world->model, world->first)), ==, world->path);
  g_assert_cmpint (pv_analysis_path_of (world->model, pv_model_get (world->model, world->path)), ==, world->path);
  g_assert_cmpint (pv_analysis_path_of (world->model, pv_model_get (world->model, world->actor)), ==, PV_NO_ID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/analysis/untranslated/" name, World, NULL, set_up, function, tear_down)
  ADD ("order", test_order);
  ADD ("states", test_states);
  ADD ("path-of", test_path_of);
#undef ADD
  return g_test_run ();
}
