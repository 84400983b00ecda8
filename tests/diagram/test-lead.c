/* The lines of a great network, led part by part. */
#include "diagram/diagram.h"

#include "sample.h"

#include <math.h>

#define NO PV_LANG_NONE

/* So much may the bounds of a line differ by where it is nudged to among others, and by where on it its words stand. */
#define NUDGE 30.0
#define WORDS 120.0

enum { SIDE = 36, N = SIDE * SIDE, N_LINKS = 3600 };

static PvSceneMove places[N];

static PvId
add_relation (PvModel *model, PvId from, PvId to)
{
  g_autofree char *a = pv_id_to_text (from), *b = pv_id_to_text (to);

  return sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, NO, a, PV_RELATION_TO_ACTOR, NO, b, PV_RELATION_KIND, NO, "referral",
                     PV_RELATION_STATE, NO, "active", 0);
}

/* A square of actors, and links between near ones, some pairs having two. (transfer full) */
static PvModel *
great_model (void)
{
  PvModel *model = sample_new ();
  PvRandom random;

  pv_random_seed (&random, 7);
  for (guint i = 0; i < N; i++)
    places[i] = (PvSceneMove) { sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, "Toimija", PV_ACTOR_KIND, NO, "association", 0),
                                { 190.0 * (i % SIDE) + pv_random_below (&random, 50), 110.0 * (i / SIDE) + pv_random_below (&random, 40) } };
  for (guint i = 0; i < N_LINKS; i++)
    {
      guint from = pv_random_below (&random, N), dx = pv_random_below (&random, 7), dy = pv_random_below (&random, 7);
      guint to = (from / SIDE + dy) % SIDE * SIDE + (from % SIDE + dx) % SIDE;

      if (to != from)
        add_relation (model, places[from].id, places[to].id);
      if (to != from && i % 9 == 0)
        add_relation (model, places[to].id, places[from].id);
    }
  return model;
}

/* (transfer full) */
static PvScene *
scene_without (const PvModel *model, PvId gone, const PvScene *before, gboolean lead_all)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (PvIdSet) only = NULL;

  for (guint i = 0; i < N; i++)
    if (places[i].id != gone)
      g_array_append_val (left, places[i].id);
  only = pv_id_set_new ((const PvId *) (gpointer) left->data, left->len);
  options.only = only;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.places = places;
  options.n_places = N;
  options.before = before;
  options.lead_all = lead_all;
  return pv_scene_new_network (model, &options, NULL);
}

/* (transfer full) */
static PvScene *
scene_of (const PvModel *model, const PvScene *before, gboolean lead_all)
{
  return scene_without (model, PV_NO_ID, before, lead_all);
}

/* All lines straight, since they are so many. (transfer full) */
static PvScene *
great_scene (void)
{
  g_autoptr (PvModel) model = great_model ();
  PvScene *scene = scene_of (model, NULL, FALSE);

  g_assert_false (pv_scene_is_led_round (scene));
  return scene;
}

static guint
count_led (PvScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < pv_scene_count (scene, PV_PART_LINK); i++)
    n += pv_scene_is_line_led (scene, (PvElement) { PV_PART_LINK, i });
  return n;
}

static PvRect
middle (PvScene *scene, double x, double y)
{
  PvRect bounds = pv_scene_get_bounds (scene);

  return (PvRect) { bounds.x + x * bounds.width, bounds.y + y * bounds.height, 1200, 700 };
}

/* All lines in the part, few others, and nothing else is different outside @changed. */
static void
test_part (void)
{
  g_autoptr (PvScene) straight = great_scene (), led = NULL, again = NULL;
  g_autoptr (PvSceneLeader) leader = pv_scene_leader_new (straight);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect part = middle (straight, 0.4, 0.4), changed = { 0, 0, 0, 0 }, nothing = { 0, 0, 0, 0 };

  led = pv_scene_leader_lead (leader, &part, &changed, NULL);
  g_assert_nonnull (led);
  pv_scene_find_in (straight, &part, PV_PART_LINK, found);
  g_assert_cmpuint (found->len, >, 50);
  g_assert_cmpuint (count_led (led), <, 3 * found->len);
  for (guint i = 0; i < found->len; i++)
    {
      PvRect before = pv_scene_get_box (straight, g_array_index (found, PvElement, i));

      g_assert_true (pv_scene_is_line_led (led, g_array_index (found, PvElement, i))
                     || !pv_rect_contains (&part, before.x + before.width / 2, before.y + before.height / 2));
    }
  for (guint i = 0; i < pv_scene_count (led, PV_PART_LINK); i++)
    {
      PvElementInfo before, after;

      pv_scene_describe (straight, (PvElement) { PV_PART_LINK, i }, &before);
      pv_scene_describe (led, (PvElement) { PV_PART_LINK, i }, &after);
      if (memcmp (&before.bounds, &after.bounds, sizeof (PvRect)) == 0)
        continue;
      g_assert_true (pv_scene_is_line_led (led, (PvElement) { PV_PART_LINK, i }));
      g_assert_cmpfloat (after.bounds.x, >=, changed.x);
      g_assert_cmpfloat (after.bounds.x + after.bounds.width, <=, changed.x + changed.width + 1e-6);
    }
  g_assert_false (pv_rect_is_empty (&changed));

  again = pv_scene_leader_lead (leader, &part, &nothing, NULL);
  g_assert_true (again == led);
  g_assert_true (pv_rect_is_empty (&nothing));
}

/* Whoever looks at two parts sees the same, whichever was first; and all of it, led by and by, is what is led at once. */
static void
test_any_order (void)
{
  g_autoptr (PvScene) straight = great_scene (), all = pv_scene_lead_round (straight, NULL);
  PvRect parts[] = { middle (straight, 0.3, 0.3), middle (straight, 0.45, 0.35) }, whole = pv_scene_get_bounds (straight);
  g_autofree char *at_once = pv_scene_dump (all, TRUE), *other_way = NULL;

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (PvSceneLeader) leader = pv_scene_leader_new (straight);
      g_autoptr (PvScene) first = pv_scene_leader_lead (leader, &parts[k], NULL, NULL), last = NULL;
      g_autoptr (PvScene) both = pv_scene_leader_lead (leader, &parts[1 - k], NULL, NULL);
      g_autofree char *by_and_by = NULL, *dump = pv_scene_dump (both, TRUE);

      g_assert_cmpuint (count_led (both), >, count_led (first));
      if (k == 0)
        other_way = g_steal_pointer (&dump);
      else
        g_assert_cmpstr (dump, ==, other_way);
      last = pv_scene_leader_lead (leader, &whole, NULL, NULL);
      g_assert_true (pv_scene_is_led_round (last));
      by_and_by = pv_scene_dump (last, TRUE);
      g_assert_cmpstr (by_and_by, ==, at_once);
    }
}

/* What was done before somebody turned away is not lost, and what nobody was told of comes with what is told next. */
static void
test_cancelled (void)
{
  g_autoptr (PvScene) straight = great_scene (), led = NULL;
  g_autoptr (PvSceneLeader) leader = pv_scene_leader_new (straight);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PvRect part = middle (straight, 0.4, 0.4), changed = { 1, 2, 3, 4 };

  g_cancellable_cancel (cancellable);
  g_assert_null (pv_scene_leader_lead (leader, &part, &changed, cancellable));
  g_assert_cmpfloat (changed.width, ==, 3);
  led = pv_scene_leader_lead (leader, &part, &changed, NULL);
  g_assert_cmpuint (count_led (led), >, 50);
}

/* A hand that moves somebody in a scene that is led in part: the lines it touches are led, those elsewhere wait as before. */
static void
test_moved (void)
{
  g_autoptr (PvScene) straight = great_scene (), led = NULL, moved = NULL;
  g_autoptr (PvSceneLeader) leader = pv_scene_leader_new (straight);
  PvRect part = middle (straight, 0.4, 0.4);
  PvSceneMove move = { PV_NO_ID, { part.x + 600, part.y + 350 } };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (PvElement)), links = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvElementInfo info;

  led = pv_scene_leader_lead (leader, &part, NULL, NULL);
  pv_scene_find_in (led, &part, PV_PART_NODE, near);
  pv_scene_describe (led, g_array_index (near, PvElement, 0), &info);
  move.id = info.id;
  moved = pv_scene_move_nodes (led, &move, 1, NULL);
  pv_scene_links_of (moved, g_array_index (near, PvElement, 0), links);
  g_assert_cmpuint (links->len, >, 0);
  for (guint i = 0; i < links->len; i++)
    g_assert_true (pv_scene_is_line_led (moved, g_array_index (links, PvElement, i)));
  g_assert_cmpuint (count_led (moved), >=, count_led (led));
  g_assert_cmpuint (count_led (moved), <, count_led (led) + 60);
}

/* Who keeps the picture has all of it led at once. */
static void
test_all (void)
{
  g_autoptr (PvModel) model = great_model ();
  g_autoptr (PvScene) straight = scene_of (model, NULL, FALSE), later = pv_scene_lead_round (straight, NULL), at_once = scene_of (model, NULL, TRUE);
  g_autofree char *first = pv_scene_dump (at_once, TRUE), *second = pv_scene_dump (later, TRUE);

  g_assert_true (pv_scene_is_led_round (at_once));
  g_assert_cmpstr (first, ==, second);
}

static PvRect
bounds_in (PvScene *scene, PvId id)
{
  PvElementInfo info = { 0 };

  pv_scene_describe (scene, pv_scene_find (scene, id), &info);
  return info.bounds;
}

/* How many lines of @before that were led are not in @after, and how many lie elsewhere there. */
static void
compare_led (PvScene *before, PvScene *after, guint *straight, guint *elsewhere)
{
  *straight = *elsewhere = 0;
  for (guint i = 0; i < pv_scene_count (before, PV_PART_LINK); i++)
    {
      PvElementInfo info = { 0 };
      PvElement link;
      PvRect now;

      pv_scene_describe (before, (PvElement) { PV_PART_LINK, i }, &info);
      link = pv_scene_find (after, info.id);
      if (!pv_scene_is_line_led (before, (PvElement) { PV_PART_LINK, i }) || link.part != PV_PART_LINK)
        continue;
      now = bounds_in (after, info.id);
      *straight += !pv_scene_is_line_led (after, link);
      *elsewhere += memcmp (&now, &info.bounds, sizeof (PvRect)) != 0;
    }
}

static PvId
actor_in (PvScene *scene, const PvRect *part)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvElementInfo info = { 0 };

  pv_scene_find_in (scene, part, PV_PART_NODE, near);
  g_assert_cmpuint (near->len, >, 0);
  pv_scene_describe (scene, g_array_index (near, PvElement, near->len / 2), &info);
  return info.id;
}

/* A network that is made anew after an edit does not forget how its lines were led: nothing flickers. */
static void
test_kept (void)
{
  g_autoptr (PvModel) model = great_model ();
  g_autoptr (PvScene) straight = scene_of (model, NULL, FALSE), led = NULL, same = NULL, renamed = NULL, other = NULL;
  g_autoptr (PvSceneLeader) leader = pv_scene_leader_new (straight);
  g_autofree char *before = NULL, *again = NULL;
  PvRect part = middle (straight, 0.4, 0.4);
  PvId actor = actor_in (straight, &part), link;
  guint n_straight, n_elsewhere;

  led = pv_scene_leader_lead (leader, &part, NULL, NULL);
  same = scene_of (model, led, FALSE);
  before = pv_scene_dump (led, TRUE);
  again = pv_scene_dump (same, TRUE);
  g_assert_cmpstr (again, ==, before);

  /* A longer name makes its box wider; its lines, and those that it is in the way of now, go round. A new line is led as its neighbours are. */
  sample_set (model, actor, PV_ACTOR_NAME, PV_LANG_FI, "Toimija jolla on pitkä nimi");
  link = add_relation (model, actor, places[0].id);
  renamed = scene_of (model, led, FALSE);
  compare_led (led, renamed, &n_straight, &n_elsewhere);
  g_assert_cmpuint (n_straight, ==, 0);
  g_assert_cmpuint (n_elsewhere, >, 0);
  g_assert_cmpuint (n_elsewhere, <, 40);
  g_assert_true (pv_scene_is_line_led (renamed, pv_scene_find (renamed, link)));
  g_assert_cmpuint (count_led (renamed), >, count_led (led));

  /* Where everybody is another, nothing is kept of what was. */
  for (guint i = 0; i < N; i++)
    places[i].centre.x += 6.0 * (i % 5);
  other = scene_of (model, led, FALSE);
  g_assert_cmpuint (count_led (other), <, count_led (led) / 4);
}

/* What went round a box that is gone lies as if it had never been there, but for a nudge. */
static void
test_kept_without (void)
{
  g_autoptr (PvModel) model = great_model ();
  g_autoptr (PvScene) straight = scene_of (model, NULL, FALSE), led = NULL, kept = NULL, expected = NULL;
  g_autoptr (PvSceneLeader) leader = pv_scene_leader_new (straight);
  PvRect where = middle (straight, 0.4, 0.4);
  PvId gone = actor_in (straight, &where);
  guint n_checked = 0;

  led = pv_scene_leader_lead (leader, &where, NULL, NULL);
  kept = scene_without (model, gone, led, FALSE);
  expected = scene_without (model, gone, NULL, TRUE);
  for (guint i = 0; i < pv_scene_count (kept, PV_PART_LINK); i++)
    {
      PvElementInfo info = { 0 };
      PvRect there;

      if (!pv_scene_is_line_led (kept, (PvElement) { PV_PART_LINK, i }))
        continue;
      pv_scene_describe (kept, (PvElement) { PV_PART_LINK, i }, &info);
      there = bounds_in (expected, info.id);
      g_assert_cmpfloat (fabs (there.height - info.bounds.height), <, NUDGE);
      g_assert_cmpfloat (fabs (there.width - info.bounds.width), <, WORDS);
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lead/part", test_part);
  g_test_add_func ("/lead/order", test_any_order);
  g_test_add_func ("/lead/cancelled", test_cancelled);
  g_test_add_func ("/lead/moved", test_moved);
  g_test_add_func ("/lead/all", test_all);
  g_test_add_func ("/lead/kept", test_kept);
  g_test_add_func ("/lead/kept-without", test_kept_without);
  return g_test_run ();
}
