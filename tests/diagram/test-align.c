/* In line, in equal gaps, and in line with others while something is dragged. */
#include "diagram/diagram.h"

#include "sample.h"

#include <math.h>

#define N 4

typedef struct
{
  PvModel *model;
  PvId view;
  PvId actors[N];
  PvId placements[N];
} Row;

static const PvPoint places[N] = { { 0, 0 }, { 170, 90 }, { 420, 30 }, { 1000, 300 } };

static Row
row_new (void)
{
  static const char *const names[N] = { "Alfa", "Beeta", "Gamma on pitempi nimi kuin muut", "Delta" };
  Row row = { sample_new () };

  row.view = sample_add (row.model, PV_VIEW, PV_VIEW_NAME, PV_LANG_FI, "Koko", PV_VIEW_KIND, PV_LANG_NONE, "network", 0);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *view = pv_id_to_text (row.view), *actor = NULL;
      g_autofree char *place = g_strdup_printf ("%g %g", places[i].x * 4, places[i].y * 4);

      row.actors[i] = sample_add (row.model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, names[i], PV_ACTOR_KIND, PV_LANG_NONE, "municipality", 0);
      actor = pv_id_to_text (row.actors[i]);
      row.placements[i] = sample_add (row.model, PV_PLACEMENT, PV_PLACEMENT_VIEW, PV_LANG_NONE, view, PV_PLACEMENT_SUBJECT, PV_LANG_NONE,
                                      actor, PV_PLACEMENT_PLACE, PV_LANG_NONE, place, 0);
    }
  return row;
}

static PvScene *
scene_of (const Row *row)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.audience = PV_AUDIENCE_INTERNAL;
  options.view = row->view;
  return pv_scene_new_network (row->model, &options, NULL);
}

static PvRect
box_of (const PvScene *scene, PvId id)
{
  return pv_scene_get_box (scene, pv_scene_find (scene, id));
}

/* The scene after the moves. (transfer full) */
static PvScene *
aligned (const PvScene *scene, const PvId *ids, guint n, PvAlignment alignment)
{
  g_autoptr (PvIdSet) set = pv_id_set_new (ids, n);
  g_autoptr (GArray) moves = pv_scene_align (scene, set, alignment);

  return pv_scene_move_nodes (scene, (const PvSceneMove *) (gpointer) moves->data, moves->len, NULL);
}

static void
test_edges (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  g_autoptr (PvScene) left = aligned (scene, row.actors, N, PV_ALIGN_LEFT), top = aligned (scene, row.actors, N, PV_ALIGN_TOP);
  g_autoptr (PvScene) right = aligned (scene, row.actors, N, PV_ALIGN_RIGHT), bottom = aligned (scene, row.actors, N, PV_ALIGN_BOTTOM);
  g_autoptr (PvScene) centre = aligned (scene, row.actors, N, PV_ALIGN_CENTRE), middle = aligned (scene, row.actors, N, PV_ALIGN_MIDDLE);
  PvRect first = box_of (scene, row.actors[0]), last = box_of (scene, row.actors[3]);

  for (guint i = 0; i < N; i++)
    {
      PvRect box = box_of (right, row.actors[i]);

      g_assert_cmpfloat_with_epsilon (box_of (left, row.actors[i]).x, first.x, 0.01);
      g_assert_cmpfloat_with_epsilon (box_of (top, row.actors[i]).y, first.y, 0.01);
      g_assert_cmpfloat_with_epsilon (box.x + box.width, last.x + last.width, 0.01);
      box = box_of (bottom, row.actors[i]);
      g_assert_cmpfloat_with_epsilon (box.y + box.height, last.y + last.height, 0.01);
      box = box_of (centre, row.actors[i]);
      g_assert_cmpfloat_with_epsilon (pv_rect_centre (&box).x, 500, 0.01);
      box = box_of (middle, row.actors[i]);
      g_assert_cmpfloat_with_epsilon (pv_rect_centre (&box).y, 150, 0.01);
    }
}

static void
assert_apart (const PvScene *scene, const Row *row)
{
  for (guint i = 0; i < N; i++)
    for (guint k = 0; k < i; k++)
      {
        PvRect a = box_of (scene, row->actors[i]), b = box_of (scene, row->actors[k]);

        g_assert_false (pv_rect_overlaps (&a, &b));
      }
}

/* What would lie on each other is moved apart: nothing is hidden by being put in order. */
static void
test_no_overlap (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  PvSceneMove close = { row.actors[3], { 10, 20 } };
  g_autoptr (PvScene) crowded = pv_scene_move_nodes (scene, &close, 1, NULL);

  for (PvAlignment alignment = PV_ALIGN_LEFT; alignment < PV_N_ALIGNMENTS; alignment++)
    {
      g_autoptr (PvScene) after = aligned (crowded, row.actors, N, alignment);

      if (alignment < PV_DISTRIBUTE_ACROSS)
        assert_apart (after, &row);
    }
}

static void
test_distribute (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  g_autoptr (PvScene) across = aligned (scene, row.actors, N, PV_DISTRIBUTE_ACROSS);
  g_autoptr (PvScene) down = aligned (scene, row.actors, N, PV_DISTRIBUTE_DOWN);
  double gap = -1;

  for (guint i = 0; i + 1 < N; i++)
    {
      PvRect a = box_of (across, row.actors[i]), b = box_of (across, row.actors[i + 1]);

      if (gap < 0)
        gap = b.x - a.x - a.width;
      g_assert_cmpfloat_with_epsilon (b.x - a.x - a.width, gap, 0.01);
      g_assert_cmpfloat_with_epsilon (a.y, box_of (scene, row.actors[i]).y, 0.01);
    }
  g_assert_cmpfloat (gap, >, 12);
  g_assert_cmpfloat_with_epsilon (box_of (across, row.actors[3]).x, box_of (scene, row.actors[3]).x, 0.01);
  /* From the top the order is another: Alfa, Gamma, Beeta, Delta. */
  g_assert_cmpfloat (box_of (down, row.actors[2]).y, <, box_of (down, row.actors[1]).y);
}

/* One alone has nothing to be in line with. */
static void
test_one (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  g_autoptr (PvIdSet) one = pv_id_set_new (row.actors, 1);
  g_autoptr (GArray) moves = pv_scene_align (scene, one, PV_DISTRIBUTE_DOWN);

  g_assert_cmpuint (moves->len, ==, 0);
}

static void
test_locked (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = NULL, left = NULL;
  g_autofree char *dump = NULL;
  PvRect before;

  sample_set (row.model, row.placements[1], PV_PLACEMENT_LOCKED, PV_LANG_NONE, "yes");
  scene = scene_of (&row);
  g_assert_true (pv_scene_is_locked (scene, pv_scene_find (scene, row.actors[1])));
  g_assert_false (pv_scene_is_locked (scene, pv_scene_find (scene, row.actors[0])));
  dump = pv_scene_dump (scene, FALSE);
  g_assert_nonnull (strstr (dump, "locked"));
  before = box_of (scene, row.actors[1]);
  left = aligned (scene, row.actors, N, PV_ALIGN_LEFT);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (box_of (left, row.actors[i]).x, before.x, 0.01);
}

/* --- while dragging --- */

static PvSnap
snap (const PvScene *scene, PvId id, PvPoint by, double slack, double grid)
{
  g_autoptr (PvIdSet) dragged = pv_id_set_new (&id, 1);
  PvSnapOptions options = { dragged, { -500, -500, 3000, 3000 }, slack, grid };

  return pv_scene_snap (scene, by, &options);
}

static void
test_snap_to_grid (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  PvSnap with = snap (scene, row.actors[0], (PvPoint) { 43, 199 }, 0, 6), without = snap (scene, row.actors[0], (PvPoint) { 43, 199 }, 0, 0);

  g_assert_cmpfloat (with.by.x, ==, 42);
  g_assert_cmpfloat (with.by.y, ==, 198);
  g_assert_cmpuint (with.n_guides, ==, 0);
  g_assert_cmpfloat (without.by.x, ==, 43);
  g_assert_cmpfloat (without.by.y, ==, 199);
}

static void
test_snap_to_others (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  PvRect mine = box_of (scene, row.actors[0]), other = box_of (scene, row.actors[1]);
  double wanted = other.x - mine.x;
  PvSnap one = snap (scene, row.actors[0], (PvPoint) { wanted - 2, 250 }, 5, 6);

  g_assert_cmpfloat_with_epsilon (one.by.x, wanted, 0.01);
  g_assert_cmpfloat (one.by.y, ==, 252);
  g_assert_cmpuint (one.n_guides, ==, 1);
  g_assert_cmpfloat_with_epsilon (one.guides[0].from.x, one.guides[0].to.x, 0.001);
  /* From above the one to below the other. */
  g_assert_cmpfloat (one.guides[0].from.y, <, other.y);
  g_assert_cmpfloat (one.guides[0].to.y, >, mine.y + one.by.y + mine.height);

  one = snap (scene, row.actors[0], (PvPoint) { wanted - 8, 250 }, 5, 0);
  g_assert_cmpuint (one.n_guides, ==, 0);
  g_assert_cmpfloat (one.by.x, ==, wanted - 8);
}

/* What a person does not see, and what is dragged along, is no guide. */
static void
test_snap_looks_at_what_is_seen (void)
{
  Row row = row_new ();
  g_autoptr (PvModel) model = row.model;
  g_autoptr (PvScene) scene = scene_of (&row);
  PvRect mine = box_of (scene, row.actors[0]), other = box_of (scene, row.actors[3]);
  g_autoptr (PvIdSet) two = pv_id_set_new ((PvId[]) { row.actors[0], row.actors[3] }, 2);
  PvSnapOptions seen = { two, { -500, -500, 3000, 3000 }, 5, 0 }, unseen = { NULL, { -100, -100, 300, 300 }, 5, 0 };
  g_autoptr (PvIdSet) one = pv_id_set_new (row.actors, 1);
  PvPoint by = { 700, other.y - mine.y + 1 };

  g_assert_cmpfloat (snap (scene, row.actors[0], by, 5, 0).by.y, ==, by.y - 1);
  g_assert_cmpfloat (pv_scene_snap (scene, by, &seen).by.y, ==, by.y);
  unseen.dragged = one;
  g_assert_cmpfloat (pv_scene_snap (scene, by, &unseen).by.y, ==, by.y);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/align/edges", test_edges);
  g_test_add_func ("/diagram/align/no-overlap", test_no_overlap);
  g_test_add_func ("/diagram/align/distribute", test_distribute);
  g_test_add_func ("/diagram/align/one", test_one);
  g_test_add_func ("/diagram/align/locked", test_locked);
  g_test_add_func ("/diagram/snap/grid", test_snap_to_grid);
  g_test_add_func ("/diagram/snap/others", test_snap_to_others);
  g_test_add_func ("/diagram/snap/seen", test_snap_looks_at_what_is_seen);
  return g_test_run ();
}
