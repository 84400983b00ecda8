/* What a view keeps: its filter beside its arrangement; which view is that of everybody; and how what a filter leaves out is drawn. */
#include "diagram/diagram.h"

#include "sample.h"

#define FI PV_LANG_FI
#define NO PV_LANG_NONE

typedef struct
{
  PvModel *model;
  PvId city, kela, ohjaamo;
  PvId refers, informs;
} Small;

static PvId
add_actor (PvModel *model, const char *name, const char *kind)
{
  return sample_add (model, PV_ACTOR, PV_ACTOR_NAME, FI, name, PV_ACTOR_NAME, PV_LANG_SV, name, PV_ACTOR_KIND, NO, kind, 0);
}

static PvId
add_relation (PvModel *model, PvId from, PvId to, const char *kind)
{
  g_autofree char *a = pv_id_to_text (from), *b = pv_id_to_text (to);

  return sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, NO, a, PV_RELATION_TO_ACTOR, NO, b, PV_RELATION_KIND, NO, kind, 0);
}

static void
set_up (Small *small, gconstpointer data)
{
  small->model = sample_new ();
  small->city = add_actor (small->model, "Vaasa", "municipality");
  small->kela = add_actor (small->model, "Kela", "kela");
  small->ohjaamo = add_actor (small->model, "Ohjaamo", "network-or-body");
  small->refers = add_relation (small->model, small->city, small->ohjaamo, "referral");
  small->informs = add_relation (small->model, small->city, small->kela, "information");
}

static void
tear_down (Small *small, gconstpointer data)
{
  pv_model_unref (small->model);
}

static PvScene *
scene_with (const Small *small, const char *text)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();
  g_autoptr (PvFilter) filter = pv_filter_from_text (pv_model_get_kinds (small->model), text);
  g_auto (PvShownSets) sets = { NULL, NULL };

  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 1, 15);
  pv_network_scene_filter (&options, filter, small->model, &sets);
  return pv_scene_new_network (small->model, &options, NULL);
}

static guint
legend_of (const PvScene *scene)
{
  g_autoptr (GArray) entries = pv_legend_entries (scene, PV_LANG_FI);

  return entries->len;
}

/* --- what is left out --- */

static void
test_hidden (Small *small, gconstpointer data)
{
  g_autoptr (PvScene) all = scene_with (small, "");
  g_autoptr (PvScene) some = scene_with (small, "actor.kind:municipality,kela");
  g_autoptr (PvScene) links = scene_with (small, "relation.kind:referral");

  g_assert_cmpuint (pv_scene_count (all, PV_PART_NODE), ==, 3);
  g_assert_cmpuint (legend_of (all), ==, 5);
  g_assert_cmpuint (pv_scene_count (some, PV_PART_NODE), ==, 2);
  g_assert_cmpuint (pv_scene_count (some, PV_PART_LINK), ==, 1);
  g_assert_cmpuint (pv_scene_count_pale (some, PV_PART_NODE), ==, 0);
  g_assert_cmpuint (legend_of (some), ==, 3);
  g_assert_cmpuint (pv_scene_count (links, PV_PART_NODE), ==, 3);
  g_assert_cmpuint (pv_scene_count (links, PV_PART_LINK), ==, 1);
}

/* A shadow stands where it stood, and nothing but the eye comes by. */
static void
test_faded (Small *small, gconstpointer data)
{
  g_autoptr (PvScene) all = scene_with (small, "");
  g_autoptr (PvScene) scene = scene_with (small, "fade&actor.kind:municipality,kela");
  PvElement shadow = pv_scene_find (scene, small->ohjaamo), city = pv_scene_find (scene, small->city);
  PvRect box = pv_scene_get_box (scene, shadow), before = pv_scene_get_box (all, pv_scene_find (all, small->ohjaamo));
  PvPoint middle = pv_rect_centre (&box);
  g_autoptr (PvIdSet) caught = NULL, around = NULL, centre = pv_id_set_new (&small->city, 1);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect bounds = pv_scene_get_bounds (scene);
  PvElementInfo info;
  guint n;

  g_assert_cmpuint (pv_scene_count (scene, PV_PART_NODE), ==, 3);
  g_assert_cmpuint (pv_scene_count_pale (scene, PV_PART_NODE), ==, 1);
  g_assert_cmpuint (pv_scene_count_pale (scene, PV_PART_LINK), ==, 1);
  g_assert_cmpfloat (box.x, ==, before.x);
  g_assert_cmpfloat (box.y, ==, before.y);
  g_assert_cmpint (pv_scene_hit (scene, middle.x, middle.y, 4).part, ==, PV_PART_NONE);
  pv_scene_get_reading_order (scene, &n);
  g_assert_cmpuint (n, ==, 3);
  bounds = pv_rect_grow (&bounds, 10, 10);
  caught = pv_scene_hit_rect (scene, &bounds);
  g_assert_cmpuint (pv_id_set_size (caught), ==, 3);
  g_assert_false (pv_id_set_contains (caught, small->ohjaamo));
  pv_scene_links_of (scene, city, links);
  g_assert_cmpuint (links->len, ==, 1);
  around = pv_scene_around (scene, centre, 3);
  g_assert_false (pv_id_set_contains (around, small->ohjaamo));
  g_assert_false (pv_id_set_contains (around, small->refers));
  g_assert_true (pv_id_set_contains (around, small->kela));
  g_assert_cmpuint (legend_of (scene), ==, 3);
  g_assert_true (pv_scene_describe (scene, city, &info));
  g_assert_nonnull (strstr (info.sentence, "1 yhteys"));
}

/* What was moved keeps its shadows. */
static void
test_faded_moved (Small *small, gconstpointer data)
{
  g_autoptr (PvScene) scene = scene_with (small, "fade&actor.kind:kela");
  PvSceneMove move = { small->kela, { 500, 500 } };
  g_autoptr (PvScene) moved = pv_scene_move_nodes (scene, &move, 1, NULL);

  g_assert_cmpuint (pv_scene_count_pale (moved, PV_PART_NODE), ==, 2);
  g_assert_cmpuint (legend_of (moved), ==, 1);
}

/* --- what a view keeps --- */

static PvId
add_view (Small *small, const char *name, const char *filter)
{
  return sample_add (small->model, PV_VIEW, PV_VIEW_NAME, FI, name, PV_VIEW_KIND, NO, "network", PV_VIEW_FILTER, NO, filter, 0);
}

static PvId
next_id (gpointer data)
{
  guint32 *counter = data;

  return pv_id_make (9, ++*counter);
}

static void
carry_out (PvModel *model, const PvEdits *edits)
{
  g_autoptr (GError) error = NULL;
  guint32 counter = 0;
  g_autoptr (PvPlan) plan = pv_plan_new (model, edits, next_id, &counter, &error);
  g_autoptr (PvChangeSet) changes = NULL;

  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, model);
}

static void
test_kept (Small *small, gconstpointer data)
{
  PvId view = add_view (small, "Nuoret", "arrangement=columns;weather=fine");
  g_autoptr (PvFilter) filter = pv_filter_from_text (pv_kinds_default (), "fade&actor.name:~a%3Bb");
  g_autoptr (PvFilter) read = NULL;
  g_autoptr (PvFilter) none = pv_view_filter (small->model, PV_NO_ID);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autofree char *other = NULL;

  g_assert_cmpuint (pv_filter_get_n (none), ==, 0);
  pv_view_set_filter (edits, small->model, view, filter);
  carry_out (small->model, edits);
  read = pv_view_filter (small->model, view);
  g_assert_true (pv_filter_equal (filter, read));
  g_assert_true (pv_filter_has (read, "actor.name", "~a;b"));
  /* What others keep there stays. */
  g_assert_cmpint (pv_view_arrangement (small->model, view).arrangement, ==, PV_ARRANGEMENT_COLUMNS);
  other = pv_view_setting_get (small->model, view, "weather");
  g_assert_cmpstr (other, ==, "fine");
}

static void
test_new (Small *small, gconstpointer data)
{
  g_autoptr (PvFilter) filter = pv_filter_from_text (pv_kinds_default (), "actor.kind:kela");
  g_autoptr (PvFilter) read = NULL;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvViewArrangement rings = { PV_ARRANGEMENT_RINGS, PV_NO_ID, { 12, -30 } };
  PvId view = pv_edits_add (edits, PV_VIEW);
  PvRecord *found;

  pv_edits_set_text (edits, view, PV_VIEW_NAME, FI, "Näkymä");
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  pv_view_set_new (edits, view, filter, &rings);
  carry_out (small->model, edits);
  found = pv_network_view_by_name (small->model, "NÄKYMÄ");
  g_assert_nonnull (found);
  read = pv_view_filter (small->model, pv_record_get_id (found));
  g_assert_true (pv_filter_equal (filter, read));
  g_assert_cmpfloat (pv_view_arrangement (small->model, pv_record_get_id (found)).middle.y, ==, -30);
  g_assert_null (pv_network_view_by_name (small->model, "Muu"));
}

/* Ids do not say which came first: the one of everybody is the one that is not limited. */
static void
test_of_all (Small *small, gconstpointer data)
{
  PvId kept, limited, all;

  g_assert_cmpint (pv_network_view_of_all (small->model), ==, PV_NO_ID);
  kept = add_view (small, "A", "kept=yes");
  g_assert_cmpint (pv_network_view_of_all (small->model), ==, kept);
  limited = add_view (small, "B", "show=actor.kind:kela");
  all = add_view (small, "C", "arrangement=rings");
  add_view (small, "D", "");
  g_assert_cmpint (kept, <, limited);
  g_assert_cmpint (limited, <, all);
  g_assert_cmpint (pv_network_view_of_all (small->model), ==, all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/views/hidden", Small, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/views/faded", Small, NULL, set_up, test_faded, tear_down);
  g_test_add ("/views/faded-moved", Small, NULL, set_up, test_faded_moved, tear_down);
  g_test_add ("/views/kept", Small, NULL, set_up, test_kept, tear_down);
  g_test_add ("/views/new", Small, NULL, set_up, test_new, tear_down);
  g_test_add ("/views/of-all", Small, NULL, set_up, test_of_all, tear_down);

  return g_test_run ();
}
