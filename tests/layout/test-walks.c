/* Somebody works on a network at random: adds actors, moves, locks and lets go, tidies, arranges some or all anew, changes his mind. After
 * every step nobody stands on another, and nobody moved who should not have. */
#include <math.h>

#include "synthetic.h"

#define MOST 90
#define STEPS 120
#define GAP_X 24.0
#define GAP_Y 18.0

typedef struct
{
  PvLayoutNode nodes[MOST];
  PvLayoutLink links[3 * MOST];
  PvPoint places[MOST];
  gboolean locked[MOST];
  guint n;
  guint n_links;
  PvRandom random;
} Walk;

static guint
any (Walk *walk)
{
  return pv_random_below (&walk->random, walk->n);
}

static void
assert_apart (const Walk *walk, const char *after)
{
  PvRect boxes[MOST];

  for (guint i = 0; i < walk->n; i++)
    boxes[i] = (PvRect) { walk->places[i].x, walk->places[i].y, walk->nodes[i].width, walk->nodes[i].height };
  if (pv_layout_count_overlaps (boxes, walk->n, 0, 0) > 0)
    g_error ("boxes overlap after %s", after);
}

static PvLayoutSpace *
make_space (const Walk *walk)
{
  PvRect boxes[MOST];

  for (guint i = 0; i < walk->n; i++)
    boxes[i] = (PvRect) { walk->places[i].x, walk->places[i].y, walk->nodes[i].width, walk->nodes[i].height };
  return pv_layout_space_new (boxes, walk->n);
}

static void
insert_one (Walk *walk)
{
  g_autoptr (PvLayoutSpace) space = make_space (walk);
  PvLayoutOptions options = pv_layout_options ();
  guint neighbours[] = { any (walk), any (walk) }, one = walk->n;
  PvPoint before[MOST];

  if (walk->n == MOST)
    return;
  memcpy (before, walk->places, sizeof before);
  walk->nodes[one] = (PvLayoutNode) { .width = 66 + 6 * pv_random_below (&walk->random, 22), .height = 36, .group = pv_random_below (&walk->random, 3) };
  walk->places[one] = pv_layout_insert (space, walk->nodes[one].width, 36, neighbours, 2, &options);
  walk->links[walk->n_links++] = (PvLayoutLink) { one, neighbours[0], 1 };
  walk->links[walk->n_links++] = (PvLayoutLink) { neighbours[1], one, 1 };
  walk->locked[one] = FALSE;
  walk->n++;
  g_assert_cmpmem (before, sizeof (PvPoint) * one, walk->places, sizeof (PvPoint) * one);
}

/* By hand, as the canvas does it: to where there is room. */
static void
move_one (Walk *walk)
{
  g_autoptr (PvLayoutSpace) space = make_space (walk);
  PvLayoutOptions options = pv_layout_options ();
  guint one = any (walk);
  PvPoint wish = { walk->places[one].x + 600 * pv_random_double (&walk->random) - 300,
                   walk->places[one].y + 400 * pv_random_double (&walk->random) - 200 };

  pv_layout_space_remove (space, one);
  walk->places[one] = pv_layout_insert_near (space, walk->nodes[one].width, walk->nodes[one].height, wish, &options);
}

/* @which: by node, whose places may change besides those that are locked. */
static gboolean
lay_out (Walk *walk, const gboolean *which, gboolean tidy, PvArrangement arrangement, GCancellable *cancellable)
{
  PvLayoutGraph graph = { walk->nodes, walk->n, walk->links, walk->n_links };
  PvLayoutOptions options = pv_layout_options ();
  PvPoint places[MOST], middle;
  guint rings[MOST];

  options.seed = pv_random_next (&walk->random);
  options.from_places = tidy;
  options.refine_limit = 30;
  memcpy (places, walk->places, sizeof places);
  for (guint i = 0; i < walk->n; i++)
    {
      walk->nodes[i].place = walk->places[i];
      walk->nodes[i].fixed = walk->locked[i] || !which[i];
      rings[i] = i % 3;
    }
  if (!(arrangement == PV_ARRANGEMENT_RINGS ? pv_layout_rings (&graph, rings, &options, cancellable, places, &middle, NULL)
        : arrangement == PV_ARRANGEMENT_COLUMNS ? pv_layout_columns (&graph, &options, cancellable, places, NULL)
        : arrangement == PV_ARRANGEMENT_AROUND ? pv_layout_around (&graph, any (walk), &options, cancellable, places, NULL)
        : arrangement == PV_ARRANGEMENT_AREAS ? pv_layout_areas (&graph, &options, cancellable, places, NULL)
                                              : pv_layout_network (&graph, &options, cancellable, places, NULL)))
    {
      g_assert_cmpmem (places, sizeof (PvPoint) * walk->n, walk->places, sizeof (PvPoint) * walk->n);
      return FALSE;
    }
  for (guint i = 0; i < walk->n; i++)
    if (walk->nodes[i].fixed)
      g_assert_true (places[i].x == walk->places[i].x && places[i].y == walk->places[i].y);
  memcpy (walk->places, places, sizeof places);
  return TRUE;
}

static void
cancel (Walk *walk)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean all[MOST];

  for (guint i = 0; i < walk->n; i++)
    all[i] = TRUE;
  g_cancellable_cancel (cancellable);
  g_assert_false (lay_out (walk, all, FALSE, (PvArrangement) pv_random_below (&walk->random, PV_N_ARRANGEMENTS), cancellable));
}

static double
mean_move (const Walk *walk, const PvPoint *before)
{
  double sum = 0;

  for (guint i = 0; i < walk->n; i++)
    sum += hypot (walk->places[i].x - before[i].x, walk->places[i].y - before[i].y);
  return sum / walk->n;
}

static void
tidy_all (Walk *walk)
{
  gboolean all[MOST];
  PvPoint before[MOST];

  for (guint i = 0; i < walk->n; i++)
    all[i] = TRUE;
  memcpy (before, walk->places, sizeof before);
  g_assert_true (lay_out (walk, all, TRUE, PV_ARRANGEMENT_LINKS, NULL));
  /* The mental map stays: on the whole nobody moves further than a few boxes. */
  g_assert_cmpfloat (mean_move (walk, before), <, 420);
}

static void
arrange_some (Walk *walk)
{
  gboolean some[MOST];

  for (guint i = 0; i < walk->n; i++)
    some[i] = pv_random_below (&walk->random, 3) == 0;
  g_assert_true (lay_out (walk, some, FALSE, PV_ARRANGEMENT_LINKS, NULL));
}

static void
arrange_all (Walk *walk)
{
  gboolean all[MOST];

  for (guint i = 0; i < walk->n; i++)
    all[i] = TRUE;
  g_assert_true (lay_out (walk, all, FALSE, (PvArrangement) pv_random_below (&walk->random, PV_N_ARRANGEMENTS), NULL));
}

static void
take_step (Walk *walk)
{
  guint kind = pv_random_below (&walk->random, 20), one = any (walk);

  if (kind < 8)
    insert_one (walk);
  else if (kind < 12)
    move_one (walk);
  else if (kind < 15)
    walk->locked[one] = !walk->locked[one];
  else if (kind < 16)
    tidy_all (walk);
  else if (kind < 18)
    arrange_some (walk);
  else if (kind < 19)
    arrange_all (walk);
  else
    cancel (walk);
  assert_apart (walk, kind < 8 ? "inserting" : kind < 12 ? "moving" : kind < 15 ? "locking" : kind < 16 ? "tidying" : kind < 18 ? "some anew"
                                                                                                                              : "all anew");
}

static void
begin (Walk *walk, guint64 seed)
{
  memset (walk, 0, sizeof *walk);
  pv_random_seed (&walk->random, seed);
  walk->n = 3;
  for (guint i = 0; i < 3; i++)
    {
      walk->nodes[i] = (PvLayoutNode) { .width = 96, .height = 36 };
      walk->places[i] = (PvPoint) { 180.0 * i, 0 };
    }
}

static void
nobody_is_ever_stepped_on (void)
{
  for (guint64 seed = 1; seed <= 8; seed++)
    {
      Walk *walk = g_new (Walk, 1);

      begin (walk, seed);
      for (guint i = 0; i < STEPS; i++)
        take_step (walk);
      g_free (walk);
    }
}

static void
the_same_walk_ends_in_the_same_place (void)
{
  g_autofree Walk *first = g_new (Walk, 1), *second = g_new (Walk, 1);

  begin (first, 3);
  begin (second, 3);
  for (guint i = 0; i < STEPS / 2; i++)
    {
      take_step (first);
      take_step (second);
    }
  g_assert_cmpmem (first->places, sizeof (PvPoint) * first->n, second->places, sizeof (PvPoint) * second->n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/walks/apart", nobody_is_ever_stepped_on);
  g_test_add_func ("/layout/walks/same", the_same_walk_ends_in_the_same_place);
  return g_test_run ();
}
