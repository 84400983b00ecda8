/* What a hand drags, step by step; what it drops; and that the lines lie afterwards as they would in a scene that is made anew. */
#include "diagram/diagram.h"
#include "diagram/pv-scene-private.h"

#include "sample.h"

#define NO PV_LANG_NONE

enum { SIDE = 9, N = SIDE * SIDE, N_LINKS = 240, TAKEN = 40 };

typedef struct
{
  PvModel *model;
  PvSceneMove places[N];
} Region;

static void
region_clear (Region *region)
{
  pv_model_unref (region->model);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Region, region_clear)

static void
add_relation (PvModel *model, PvId from, PvId to)
{
  g_autofree char *a = pv_id_to_text (from), *b = pv_id_to_text (to);

  sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, NO, a, PV_RELATION_TO_ACTOR, NO, b, PV_RELATION_KIND, NO, "referral", PV_RELATION_STATE,
              NO, "active", PV_RELATION_WHAT, PV_LANG_FI, "ohjaa", 0);
}

/* A square of actors so near each other that most links have to go round some; one in nine pairs has two. */
static Region
dense_region (void)
{
  Region region = { sample_new (), { { 0 } } };
  PvRandom random;

  pv_random_seed (&random, 11);
  for (guint i = 0; i < N; i++)
    region.places[i] = (PvSceneMove) { sample_add (region.model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, "Toimija", PV_ACTOR_KIND, NO, "association", 0),
                                       { 180.0 * (i % SIDE) + pv_random_below (&random, 40), 130.0 * (i / SIDE) + pv_random_below (&random, 16) } };
  for (guint i = 0; i < N_LINKS; i++)
    {
      guint from = pv_random_below (&random, N), to = pv_random_below (&random, N);

      if (to != from)
        add_relation (region.model, region.places[from].id, region.places[to].id);
      if (to != from && i % 9 == 0)
        add_relation (region.model, region.places[to].id, region.places[from].id);
    }
  return region;
}

static PvScene *
make (const Region *region)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.audience = PV_AUDIENCE_INTERNAL;
  options.places = region->places;
  options.n_places = N;
  return pv_scene_new_network (region->model, &options, NULL);
}

static PvSceneDrag *
take (PvScene *scene, PvId id)
{
  g_autoptr (PvIdSet) one = pv_id_set_new (&id, 1);

  return pv_scene_drag_new (scene, one);
}

static gboolean
is_of (PvScene *scene, PvElement link, PvId id)
{
  PvElement from, to, node = pv_scene_find (scene, id);

  pv_scene_get_ends (scene, link, &from, &to);
  return pv_element_equal (from, node) || pv_element_equal (to, node);
}

/* The picture around an actor and its lines, as the hand sees it. */
static guint
count_different_lines (PvScene *a, PvScene *b, PvId id, gboolean own)
{
  guint n = 0;

  for (guint i = 0; i < pv_scene_count (a, PV_PART_LINK); i++)
    {
      PvElement link = { PV_PART_LINK, i };
      PvElementInfo before, after;

      pv_scene_describe (a, link, &before);
      pv_scene_describe (b, link, &after);
      n += is_of (a, link, id) == own && memcmp (&before.bounds, &after.bounds, sizeof (PvRect)) != 0;
    }
  return n;
}

/* Only the one that is dragged goes, with its lines; where it came from stays as it was; and after many steps it looks as after one. */
static void
test_steps (void)
{
  g_auto (Region) region = dense_region ();
  PvId id = region.places[TAKEN].id;
  g_autoptr (PvScene) scene = make (&region);
  g_autoptr (PvSceneDrag) drag = take (scene, id), once = take (scene, id);
  g_autofree char *before = pv_scene_dump (scene, TRUE), *still = NULL, *stepwise = NULL, *directly = NULL;
  PvRect from = pv_scene_get_box (scene, pv_scene_find (scene, id)), to;

  for (guint i = 1; i <= 20; i++)
    pv_scene_drag_move (drag, (PvPoint) { 11.0 * i, -7.0 * i });
  pv_scene_drag_move (once, (PvPoint) { 220, -140 });
  to = pv_scene_get_box (pv_scene_drag_get_scene (drag), pv_scene_find (scene, id));
  g_assert_cmpfloat (to.x - from.x, ==, 220);
  g_assert_cmpfloat (to.y - from.y, ==, -140);
  g_assert_cmpuint (count_different_lines (scene, pv_scene_drag_get_scene (drag), id, FALSE), ==, 0);
  g_assert_cmpuint (count_different_lines (scene, pv_scene_drag_get_scene (drag), id, TRUE), >, 3);
  stepwise = pv_scene_dump (pv_scene_drag_get_scene (drag), TRUE);
  directly = pv_scene_dump (pv_scene_drag_get_scene (once), TRUE);
  g_assert_cmpstr (stepwise, ==, directly);
  still = pv_scene_dump (scene, TRUE);
  g_assert_cmpstr (still, ==, before);
}

/* The box and each of its lines, as one rectangle of @changed has it. */
static void
assert_all_changed (PvScene *before, PvScene *after, PvId id, const GArray *changed)
{
  PvScene *scenes[] = { before, after };

  for (guint s = 0; s < G_N_ELEMENTS (scenes); s++)
    {
      g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (PvElement));
      PvElement node = pv_scene_find (scenes[s], id);

      g_array_append_val (elements, node);
      pv_scene_links_of (scenes[s], node, elements);
      g_assert_cmpuint (changed->len, ==, 2 * elements->len);
      for (guint e = 0; e < elements->len; e++)
        {
          PvElementInfo info;
          guint n = 0;

          g_assert_true (pv_scene_describe (scenes[s], g_array_index (elements, PvElement, e), &info));
          for (guint i = 0; i < changed->len; i++)
            n += memcmp (&g_array_index (changed, PvRect, i), &info.bounds, sizeof (PvRect)) == 0;
          g_assert_cmpuint (n, >=, 1);
        }
    }
}

/* What is dropped is what was seen in the hand. */
static void
test_drop (void)
{
  g_auto (Region) region = dense_region ();
  PvSceneMove *move = &region.places[TAKEN];
  g_autoptr (PvScene) scene = make (&region), dropped = NULL;
  g_autoptr (PvSceneDrag) drag = take (scene, move->id);
  g_autofree char *seen = NULL, *kept = NULL;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (PvRect));
  PvRect box = pv_scene_get_box (scene, pv_scene_find (scene, move->id));
  PvPoint centre = pv_rect_centre (&box);
  PvSceneMove there = { move->id, { centre.x + 90, centre.y + 60 } };

  pv_scene_drag_move (drag, (PvPoint) { 90, 60 });
  seen = pv_scene_dump (pv_scene_drag_get_scene (drag), TRUE);
  g_assert_true (pv_scene_is_settled (scene));
  dropped = pv_scene_drop_nodes (scene, &there, 1, changed);
  kept = pv_scene_dump (dropped, TRUE);
  g_assert_cmpstr (kept, ==, seen);
  assert_all_changed (scene, dropped, move->id, changed);
  g_assert_false (pv_scene_is_settled (dropped));
}

/* Others make way, or no longer have to, and all are nudged together: as if the document had just been opened. */
static void
test_settles (void)
{
  g_auto (Region) region = dense_region ();
  g_autoptr (PvScene) first = make (&region), scene = pv_scene_ref (first), fresh = NULL;
  g_autofree char *settled = NULL, *expected = NULL, *loose = NULL;

  for (guint i = 0; i < 3; i++)
    {
      PvSceneMove *move = &region.places[TAKEN + i];
      g_autoptr (PvScene) dropped = NULL;
      g_autoptr (PvSceneLeader) leader = NULL;
      PvRect all;

      /* Between the rows, where nobody stands. */
      move->centre = (PvPoint) { move->centre.x - 130, move->centre.y - 195 };
      dropped = pv_scene_drop_nodes (scene, move, 1, NULL);
      g_clear_pointer (&loose, g_free);
      loose = pv_scene_dump (dropped, TRUE);
      leader = pv_scene_leader_new (dropped);
      all = pv_scene_get_bounds (dropped);
      g_clear_pointer (&scene, pv_scene_unref);
      scene = pv_scene_leader_lead (leader, &all, NULL, NULL);
      g_assert_true (pv_scene_is_settled (scene));
    }
  fresh = make (&region);
  settled = pv_scene_dump (scene, TRUE);
  expected = pv_scene_dump (fresh, TRUE);
  g_assert_cmpstr (loose, !=, expected);
  g_assert_cmpstr (settled, ==, expected);
}

/* Words go along with their line and are not lost, though it has no length for a while. */
static void
test_words (void)
{
  g_auto (Region) region = dense_region ();
  PvId id = region.places[TAKEN].id;
  g_autoptr (PvScene) scene = make (&region);
  g_autoptr (PvSceneDrag) drag = take (scene, id);
  PvScene *dragged = pv_scene_drag_get_scene (drag);
  guint n = 0;

  pv_scene_drag_move (drag, (PvPoint) { 180, 0 });
  pv_scene_drag_move (drag, (PvPoint) { 400, 300 });
  for (guint i = 0; i < scene->n_links; i++)
    {
      PvRect before = pv_link_words (&scene->links[i]), after = pv_link_words (&dragged->links[i]);

      if (pv_rect_is_empty (&before) || !is_of (scene, (PvElement) { PV_PART_LINK, i }, id) || !dragged->links[i].drawn)
        continue;
      g_assert_cmpfloat (after.width, ==, before.width);
      g_assert_true (after.x != before.x || after.y != before.y);
      n++;
    }
  g_assert_cmpuint (n, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drag/steps", test_steps);
  g_test_add_func ("/drag/drop", test_drop);
  g_test_add_func ("/drag/settles", test_settles);
  g_test_add_func ("/drag/words", test_words);
  return g_test_run ();
}
