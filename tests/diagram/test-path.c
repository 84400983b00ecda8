#include "diagram/diagram.h"
#include "diagram/pv-scene-private.h"

#include "sample.h"

static PvScene *
make (const PvModel *model, PvId path, PvLang lang)
{
  PvPathSceneOptions options = pv_path_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  return pv_scene_new_path (model, path, &options, NULL);
}

static PvId
nth_path (const PvModel *model, guint index)
{
  guint n;
  PvRecord *const *all = pv_model_list (model, PV_PATH, &n);

  g_assert_cmpuint (index, <, n);
  return pv_record_get_id (all[index]);
}

/* Every step stands in the column of its phase and the row of one of its actors, below the heads. */
static void
test_cells (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  guint n_paths;

  pv_model_list (model, PV_PATH, &n_paths);
  for (guint p = 0; p < n_paths; p++)
    {
      g_autoptr (PvScene) scene = make (model, nth_path (model, p), PV_LANG_FI);

      g_assert_cmpuint (pv_scene_count (scene, PV_PART_PHASE), ==, 5);
      g_assert_cmpuint (pv_scene_count (scene, PV_PART_STEP), >=, 10);
      for (guint i = 0; i < pv_scene_count (scene, PV_PART_STEP); i++)
        {
          PvElementInfo info;
          PvRect box;
          PvPoint middle;
          PvId phase, actor;

          g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_STEP, i }, &info));
          box = pv_scene_get_box (scene, info.element);
          middle = pv_rect_centre (&box);
          g_assert_true (pv_scene_cell_at (scene, middle.x, middle.y, &phase, &actor));
          g_assert_true (phase == pv_record_get_reference (pv_model_get (model, info.id), PV_STEP_PHASE));
          g_assert_nonnull (pv_model_get (model, actor));
          g_assert_true (pv_element_equal (pv_scene_hit (scene, middle.x, middle.y, 3), info.element));
        }
    }
}

static void
test_no_overlap (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");

  for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_BOTH; lang++)
    {
      g_autoptr (PvScene) scene = make (model, nth_path (model, 0), lang);
      guint n = pv_scene_count (scene, PV_PART_STEP);

      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < i; j++)
          {
            PvRect a = pv_scene_get_box (scene, (PvElement) { PV_PART_STEP, i }), b = pv_scene_get_box (scene, (PvElement) { PV_PART_STEP, j });

            g_assert_false (pv_rect_overlaps (&a, &b));
          }
    }
}

/* Transitions begin and end on the frames of their steps. */
static void
test_transitions (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, nth_path (model, 0), PV_LANG_FI);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (PvElement));
  guint n_found = 0;

  g_assert_cmpuint (pv_scene_count (scene, PV_PART_TRANSITION), >=, 8);
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_STEP); i++)
    {
      g_array_set_size (links, 0);
      pv_scene_links_of (scene, (PvElement) { PV_PART_STEP, i }, links);
      n_found += links->len;
    }
  g_assert_cmpuint (n_found, ==, 2 * pv_scene_count (scene, PV_PART_TRANSITION));
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_TRANSITION); i++)
    {
      PvElement from, to;
      PvElementInfo info;
      PvRect a, b;

      pv_scene_get_ends (scene, (PvElement) { PV_PART_TRANSITION, i }, &from, &to);
      g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_TRANSITION, i }, &info));
      a = pv_scene_get_box (scene, from);
      b = pv_scene_get_box (scene, to);
      g_assert_true (pv_rect_overlaps (&info.bounds, &a));
      g_assert_true (pv_rect_overlaps (&info.bounds, &b));
    }
}

/* Every task of the path can be found: as a mark on its step, or as a sign in its actor's lane. */
static void
test_reading_order (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, nth_path (model, 0), PV_LANG_EN);
  guint n, n_phases = 0;
  const PvElement *order = pv_scene_get_reading_order (scene, &n);

  g_assert_cmpuint (n, ==, pv_scene_count (scene, PV_PART_PHASE) + pv_scene_count (scene, PV_PART_STEP) + pv_scene_count (scene, PV_PART_TASK)
                             + pv_scene_count (scene, PV_PART_TRANSITION) + pv_scene_count (scene, PV_PART_GAP));
  for (guint i = 0; i < n; i++)
    {
      PvElementInfo info;

      g_assert_true (pv_scene_describe (scene, order[i], &info));
      g_assert_cmpint (strlen (info.sentence), >, 2);
      if (order[i].part == PV_PART_PHASE)
        g_assert_cmpuint (order[i].index, ==, n_phases++);
      if (order[i].part == PV_PART_TASK)
        g_assert_true (strstr (info.sentence, "answers for: ") || strstr (info.sentence, "decides: ") || strstr (info.sentence, "assists: ")
                       || strstr (info.sentence, "is informed: "));
    }
}

static void
test_compared (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvPathSceneOptions options = pv_path_scene_options ();
  PvId now = sample_find (model, PV_PATH_NAME, "Nuorten palvelupolku nyt"), then = sample_find (model, PV_PATH_NAME, "Nuorten palvelupolku tavoitteena");
  g_autoptr (PvScene) same = NULL, scene = NULL;
  g_autofree char *dump = NULL, *same_dump = NULL;

  options.compared_with = now;
  scene = pv_scene_new_path (model, then, &options, NULL);
  dump = pv_scene_dump (scene, FALSE);
  g_assert_nonnull (strstr (dump, " new"));
  g_assert_nonnull (strstr (dump, "left-out"));
  g_assert_nonnull (strstr (dump, "changed"));
  same = pv_scene_new_path (model, now, &options, NULL);
  same_dump = pv_scene_dump (same, FALSE);
  g_assert_null (strstr (same_dump, " new"));
  g_assert_null (strstr (same_dump, "left-out"));
}

static void
test_findings (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvId path = nth_path (model, 0);
  g_autoptr (GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, path);
  g_autoptr (PvScene) plain = make (model, path, PV_LANG_EN), scene = NULL;
  PvElementInfo transition;
  PvPathSceneOptions options = pv_path_scene_options ();
  PvSceneFinding findings[3];
  g_autofree char *dump = NULL;

  g_assert_true (pv_scene_describe (plain, (PvElement) { PV_PART_TRANSITION, 2 }, &transition));
  findings[0] = (PvSceneFinding) { PV_FINDING_GAP, pv_record_get_id (g_ptr_array_index (phases, 4)), sample_find (model, PV_ACTOR_NAME, "Kela") };
  findings[1] = (PvSceneFinding) { PV_FINDING_HAND_OVER, transition.id, PV_NO_ID };
  findings[2] = (PvSceneFinding) { PV_FINDING_GAP, pv_record_get_id (g_ptr_array_index (phases, 0)), PV_NO_ID };
  options.lang = PV_LANG_EN;
  options.findings = findings;
  options.n_findings = 3;
  scene = pv_scene_new_path (model, path, &options, NULL);
  dump = pv_scene_dump (scene, FALSE);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_GAP), ==, 2);
  g_assert_nonnull (strstr (dump, ": Kela”"));
  g_assert_nonnull (strstr (dump, "transition no-agreement “"));
  g_assert_nonnull (strstr (dump, "lane nobody “Nobody yet”"));
}

static void
test_dump (void)
{
  g_autoptr (PvModel) model = sample_new ();
  PvId path = sample_add (model, PV_PATH, PV_PATH_NAME, PV_LANG_FI, "Nuoret", 0);
  PvId actor = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, "Ohjaamo", PV_ACTOR_KIND, PV_LANG_NONE, "network-or-body", 0);
  g_autofree char *path_text = pv_id_to_text (path), *actor_text = pv_id_to_text (actor);
  PvId phase = sample_add (model, PV_PHASE, PV_PHASE_NAME, PV_LANG_FI, "Tunnistaminen", PV_PHASE_PATH, PV_LANG_NONE, path_text, 0);
  g_autofree char *phase_text = pv_id_to_text (phase);
  PvId one = sample_add (model, PV_STEP, PV_STEP_NAME, PV_LANG_FI, "Alkukartoitus", PV_STEP_PHASE, PV_LANG_NONE, phase_text, 0);
  PvId two = sample_add (model, PV_STEP, PV_STEP_NAME, PV_LANG_FI, "Seuranta", PV_STEP_PHASE, PV_LANG_NONE, phase_text, 0);
  g_autofree char *one_text = pv_id_to_text (one), *two_text = pv_id_to_text (two);
  g_autoptr (PvScene) scene = NULL;
  g_autofree char *dump = NULL;

  sample_add (model, PV_TASK, PV_TASK_STEP, PV_LANG_NONE, one_text, PV_TASK_ACTOR, PV_LANG_NONE, actor_text, PV_TASK_ROLE, PV_LANG_NONE, "answers",
              PV_TASK_WHAT, PV_LANG_FI, "Kuuntelee.", 0);
  sample_add (model, PV_TRANSITION, PV_TRANSITION_FROM_STEP, PV_LANG_NONE, one_text, PV_TRANSITION_TO_STEP, PV_LANG_NONE, two_text,
              PV_TRANSITION_CRITERION, PV_LANG_FI, "poissaoloja", PV_TRANSITION_WITHIN_DAYS, PV_LANG_NONE, "7", 0);
  scene = make (model, path, PV_LANG_EN);
  dump = pv_scene_dump (scene, FALSE);
  g_assert_cmpstr (dump, ==,
                   "path en “Nuoret, 1 phase, 2 steps, 2 actors”\n"
                   "lane “Ohjaamo”\n"
                   "lane nobody “Nobody yet”\n"
                   "phase “Phase 1: Tunnistaminen”\n"
                   "step language “Alkukartoitus”\n"
                   "task “Ohjaamo answers for: Alkukartoitus. Kuuntelee.”\n"
                   "transition “From Alkukartoitus to Seuranta, poissaoloja, within 7 days”\n"
                   "step language nobody “Seuranta, nobody acts here”\n");
}

/* Whoever reads the one language or the other reads when one goes on. */
static void
test_criteria_in_both_languages (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvPathSceneOptions options = pv_path_scene_options ();
  guint n, n_both = 0;
  PvRecord *const *paths = pv_model_list (model, PV_PATH, &n);

  options.audience = PV_AUDIENCE_INTERNAL;
  options.lang = PV_LANG_BOTH;
  for (guint p = 0; p < n; p++)
    {
      g_autoptr (PvScene) scene = pv_scene_new_path (model, pv_record_get_id (paths[p]), &options, NULL);

      for (guint i = 0; i < scene->n_transitions; i++)
        n_both += scene->transitions[i].criterion && g_str_equal (scene->transitions[i].criterion, "Haluaa opiskella · Vill studera");
    }
  g_assert_cmpuint (n_both, >, 0);
}

static void
test_empty (void)
{
  g_autoptr (PvModel) model = sample_new ();
  PvId path = sample_add (model, PV_PATH, PV_PATH_NAME, PV_LANG_FI, "Tyhjä", 0);
  g_autoptr (PvScene) unknown = make (model, 12345, PV_LANG_FI), empty = make (model, path, PV_LANG_FI);
  PvId phase, actor;

  g_assert_true (pv_scene_is_empty (unknown));
  g_assert_true (pv_scene_is_empty (empty));
  g_assert_false (pv_scene_cell_at (empty, 200, 100, &phase, &actor));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/cells", test_cells);
  g_test_add_func ("/path/no-overlap", test_no_overlap);
  g_test_add_func ("/path/transitions", test_transitions);
  g_test_add_func ("/path/reading-order", test_reading_order);
  g_test_add_func ("/path/compared", test_compared);
  g_test_add_func ("/path/findings", test_findings);
  g_test_add_func ("/path/dump", test_dump);
  g_test_add_func ("/path/empty", test_empty);
  g_test_add_func ("/path/criteria-in-both-languages", test_criteria_in_both_languages);
  return g_test_run ();
}
