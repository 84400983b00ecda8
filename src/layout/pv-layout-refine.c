#include "layout/pv-layout-refining.h"

#include <math.h>

/* Threshold accepting (Dueck and Scheuer 1990): like annealing, but without a logarithm, which differs between C libraries. */

#define MOST_TESTS 160e6            /* pairs of things looked at, over all moves: a few tenths of a second */
#define VISITS_A_NODE 800.0
#define MOVES_A_VISIT 8
#define VISITS_TO_COOL 200.0        /* … a node; with fewer it begins cooler, or there is no time to settle */
#define FIRST_THRESHOLD 200.0
#define SLACK 1.0                   /* far more than what sums in another order differ by */

#define FILL 1.35                   /* the frame: room of all boxes with their gaps, times this */

static gboolean
stands_free (const PvRefining *refining, guint node, const PvRefineBox *box)
{
  const PvRefineBox *now = &refining->boxes[node];
  gboolean near_itself = fabs (box->x - now->x) < box->w + now->w + refining->gap_x && fabs (box->y - now->y) < box->h + now->h + refining->gap_y;

  return pv_refining_count_near (&refining->walls, refining->n, box, refining->gap_x, refining->gap_y) == (near_itself ? 1 : 0);
}

/* Puts the top left corner of @box on the grid. */
static void
snap (PvRefineBox *box)
{
  box->x = floor ((box->x - box->w) / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID + box->w;
  box->y = floor ((box->y - box->h) / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID + box->h;
}

static double
between (PvRandom *random, double least, double most)
{
  return least + (most - least) * pv_random_double (random);
}

/* A place to try for @node: a short way off, beside a neighbour, or anywhere in the frame. */
static PvRefineBox
propose (PvRefining *refining, guint node, double reach)
{
  const PvAdjacency *adjacency = refining->adjacency;
  PvRefineBox box = refining->boxes[node];
  guint degree = adjacency->starts[node + 1] - adjacency->starts[node], kind = pv_random_below (&refining->random, 10);

  if (kind < 7)
    {
      box.x += between (&refining->random, -reach, reach);
      box.y += between (&refining->random, -reach, reach);
    }
  else if (kind < 9 && degree > 0)
    {
      const PvRefineBox *other = &refining->boxes[adjacency->targets[adjacency->starts[node] + pv_random_below (&refining->random, degree)]];

      box.x = other->x + between (&refining->random, -1.5, 1.5) * (box.w + other->w + PV_REFINE_LEAST_LINK);
      box.y = other->y + between (&refining->random, -1.5, 1.5) * (box.h + other->h + PV_REFINE_LEAST_LINK);
    }
  else
    {
      box.x = refining->frame.x + between (&refining->random, -1, 1) * (refining->frame.w - box.w);
      box.y = refining->frame.y + between (&refining->random, -1, 1) * (refining->frame.h - box.h);
    }
  snap (&box);
  return box;
}

/* Tries some places for @node: what it pays where it stands is reckoned only once. Returns what is saved (less than 0: what it costs more, at
 * most @threshold a move). */
static double
try_moves (PvRefining *refining, guint node, double reach, double threshold)
{
  double first_pay = -1, old_pay = -1;

  for (guint i = 0; i < MOVES_A_VISIT; i++)
    {
      PvRefineBox before = refining->boxes[node], after = propose (refining, node, reach);
      double new_pay;

      if ((after.x == before.x && after.y == before.y) || !stands_free (refining, node, &after))
        continue;
      if (old_pay < 0)
        first_pay = old_pay = pv_refining_pay_now (refining, node);
      pv_refining_place (refining, node, after);
      new_pay = pv_refining_pay (refining, node, old_pay + threshold);
      if (new_pay <= old_pay + threshold)
        {
          old_pay = new_pay;
          pv_refining_keep (refining, node, &before);
        }
      else
        pv_refining_place (refining, node, before);
    }
  return first_pay - old_pay;
}

/* What is saved when two that stand at @before_a and @before_b are placed where the other was, less than -@threshold when it is not worth it.
 * What the first one costs at its new place may tell that already. */
static double
weigh_swap (PvRefining *refining, guint a, guint b, PvRefineBox after_a, PvRefineBox after_b, double threshold)
{
  double saved = pv_refining_pay_now (refining, a), pay, limit;

  pv_refining_place (refining, a, after_a);
  pay = pv_refining_pay (refining, b, G_MAXDOUBLE);
  limit = saved + pay + threshold + SLACK;
  saved += pay - pv_refining_pay (refining, a, limit);
  if (saved < -threshold)
    return saved;
  pv_refining_place (refining, b, after_b);
  return saved - pv_refining_pay (refining, b, saved + threshold + SLACK);
}

static double
try_swap (PvRefining *refining, guint a, guint b, double threshold)
{
  PvRefineBox before_a = refining->boxes[a], before_b = refining->boxes[b], after_a = before_a, after_b = before_b;
  gboolean free;
  double saved;

  after_a.x = before_b.x;
  after_a.y = before_b.y;
  after_b.x = before_a.x;
  after_b.y = before_a.y;
  snap (&after_a);
  snap (&after_b);
  pv_refining_place (refining, a, after_a);
  pv_refining_place (refining, b, after_b);
  free = stands_free (refining, a, &after_a) && stands_free (refining, b, &after_b);
  pv_refining_place (refining, a, before_a);
  pv_refining_place (refining, b, before_b);
  if (!free)
    return 0;
  saved = weigh_swap (refining, a, b, after_a, after_b, threshold);
  pv_refining_place (refining, b, before_b);
  if (saved < -threshold)
    {
      pv_refining_place (refining, a, before_a);
      return 0;
    }
  pv_refining_place (refining, a, after_a);
  pv_refining_keep (refining, a, &before_a);
  pv_refining_place (refining, b, after_b);
  pv_refining_keep (refining, b, &before_b);
  return saved;
}

/* Where the drawing should stay: as wide as wished, as big as its boxes need, in the middle of where it is. */
static void
choose_frame (PvRefining *refining, const PvLayoutOptions *options, const PvRect *boxes)
{
  PvRect extent = { 0, 0, 0, 0 };
  PvPoint centre;
  double area = 0, widest = 0;

  for (guint i = 0; i < refining->n; i++)
    {
      extent = pv_rect_union (&extent, &boxes[i]);
      area += (boxes[i].width + options->gap_x) * (boxes[i].height + options->gap_y);
      widest = MAX (widest, boxes[i].width);
    }
  centre = pv_rect_centre (&extent);
  refining->frame.x = centre.x;
  refining->frame.y = centre.y;
  refining->frame.w = MAX (sqrt (FILL * area * options->aspect), widest) / 2;
  refining->frame.h = refining->frame.w / options->aspect;
}

static gboolean
run (PvRefining *refining, const PvLayoutOptions *options, const guint *movable, guint n_movable, GCancellable *cancellable)
{
  g_autofree PvRefineBox *best = g_memdup2 (refining->boxes, sizeof (PvRefineBox) * refining->n);
  double tests_a_move = (2.0 * refining->n_links / refining->n + 1) * (refining->n + refining->n_links);
  guint visits = (guint) MIN (VISITS_A_NODE * n_movable, MOST_TESTS / (tests_a_move * MOVES_A_VISIT));
  double heat = MIN (1, visits / (VISITS_TO_COOL * n_movable));
  double saved = 0, most_saved = 0, widest = MAX (refining->frame.w, refining->frame.h) * 0.6 * sqrt (heat);
  double first_threshold = options->from_places ? 0 : FIRST_THRESHOLD * heat;

  for (guint visit = 0; visit < visits; visit++)
    {
      double left = 1 - (double) visit / visits, cold = MAX ((left - 0.15) / 0.85, 0);
      guint node = movable[pv_random_below (&refining->random, n_movable)];

      if (visit % 8 == 7)
        {
          guint other = movable[pv_random_below (&refining->random, n_movable)];

          if (other != node)
            saved += try_swap (refining, node, other, first_threshold * cold * cold);
        }
      else
        saved += try_moves (refining, node, MAX (widest * left * left, 3 * PV_LAYOUT_GRID), first_threshold * cold * cold);
      if (saved > most_saved + 1e-6)
        {
          most_saved = saved;
          memcpy (best, refining->boxes, sizeof (PvRefineBox) * refining->n);
        }
      if (visit % 64 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  memcpy (refining->boxes, best, sizeof (PvRefineBox) * refining->n);
  return TRUE;
}

gboolean
pv_layout_refine (const PvLayoutGraph *graph, const PvLayoutOptions *options, GCancellable *cancellable, PvRect *boxes)
{
  PvRefining refining = { .n = graph->n_nodes, .gap_x = options->gap_x, .gap_y = options->gap_y };
  g_autofree guint *movable = g_new (guint, graph->n_nodes + 1);
  guint n_movable = 0;
  gboolean finished = TRUE;

  for (guint i = 0; i < graph->n_nodes; i++)
    if (!graph->nodes[i].fixed)
      movable[n_movable++] = i;
  if (n_movable < 2)
    return TRUE;

  pv_random_seed (&refining.random, options->seed);
  refining.adjacency = pv_adjacency_new (graph->links, graph->n_links, graph->n_nodes);
  refining.boxes = g_new (PvRefineBox, graph->n_nodes);
  pv_refining_init (&refining);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      PvPoint centre = pv_rect_centre (&boxes[i]);

      pv_refining_place (&refining, i, (PvRefineBox) { centre.x, centre.y, boxes[i].width / 2, boxes[i].height / 2 });
    }
  pv_refining_take_stock (&refining);
  choose_frame (&refining, options, boxes);
  finished = run (&refining, options, movable, n_movable, cancellable);
  for (guint i = 0; i < n_movable && finished; i++)
    {
      boxes[movable[i]].x = refining.boxes[movable[i]].x - refining.boxes[movable[i]].w;
      boxes[movable[i]].y = refining.boxes[movable[i]].y - refining.boxes[movable[i]].h;
    }
  pv_adjacency_free (refining.adjacency);
  g_free (refining.boxes);
  pv_refining_clear (&refining);
  return finished;
}
