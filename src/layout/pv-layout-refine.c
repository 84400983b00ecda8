#include "layout/pv-layout-stages.h"

#include <math.h>

/* Threshold accepting (Dueck and Scheuer 1990): like annealing, but without a logarithm, which differs between C libraries. */

#define MOST_TESTS 160e6           /* pairs of things looked at, over all moves: a few tenths of a second */
#define VISITS_A_NODE 800.0
#define MOVES_A_VISIT 8
#define VISITS_TO_COOL 200.0       /* … a node; with fewer it begins cooler, or there is no time to settle */
#define FIRST_THRESHOLD 200.0

/* What a drawing pays, in pixels of link. */
#define PAY_THROUGH 500.0           /* a link through a foreign box */
#define PAY_CROSSING 46.0
#define PAY_NARROW 70.0             /* two links of a node in nearly the same direction */
#define NARROW 0.2                  /* … sine of the angle */
#define MARGIN 6.0                  /* a link this near to a box counts as through */
#define LEAST_LINK 42.0             /* room for both end marks and a piece of line */
#define PAY_SHORT 3.0
#define PAY_LONG 0.2
#define LONG 320.0
#define LEAST_AIR 26.0              /* to the next box */
#define PAY_TIGHT 0.9
#define WIDE_AIR 90.0              /* nearer than this pays a little: so the boxes spread over what room there is */
#define PAY_NEAR 0.06
#define PAY_OUTSIDE 4.0
#define FILL 1.35                    /* the frame: room of all boxes with their gaps, times this */

typedef struct
{
  double x, y;                      /* centre */
  double w, h;                      /* half */
} Box;

typedef struct
{
  const PvLayoutGraph *graph;
  PvAdjacency *adjacency;
  Box *boxes;
  guint *from;                      /* links, each pair once */
  guint *to;
  guint n_links;
  guint n;
  double gap_x, gap_y;
  Box frame;
  PvRandom random;
} Refining;

static inline gboolean
runs_through (const Box *a, const Box *b, const Box *box)
{
  double w = box->w + MARGIN, h = box->h + MARGIN, dx = b->x - a->x, dy = b->y - a->y;

  if (MIN (a->x, b->x) >= box->x + w || MAX (a->x, b->x) <= box->x - w || MIN (a->y, b->y) >= box->y + h || MAX (a->y, b->y) <= box->y - h)
    return FALSE;
  return fabs (dx * (box->y - a->y) - dy * (box->x - a->x)) < w * fabs (dy) + h * fabs (dx);
}

static inline double
side (const Box *a, const Box *b, const Box *c)
{
  return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static inline gboolean
crosses (const Box *a, const Box *b, const Box *c, const Box *d)
{
  if (MAX (a->x, b->x) < MIN (c->x, d->x) || MAX (c->x, d->x) < MIN (a->x, b->x) || MAX (a->y, b->y) < MIN (c->y, d->y)
      || MAX (c->y, d->y) < MIN (a->y, b->y))
    return FALSE;
  return side (a, b, c) * side (a, b, d) < 0 && side (c, d, a) * side (c, d, b) < 0;
}

/* From frame to frame, the greater of both axes. */
static inline double
air_between (const Box *a, const Box *b)
{
  return MAX (fabs (a->x - b->x) - a->w - b->w, fabs (a->y - b->y) - a->h - b->h);
}

static double
pay_length (const Box *a, const Box *b)
{
  double dx = MAX (fabs (a->x - b->x) - a->w - b->w, 0), dy = MAX (fabs (a->y - b->y) - a->h - b->h, 0);
  double length = sqrt (dx * dx + dy * dy);

  if (length < LEAST_LINK)
    return (LEAST_LINK - length) * PAY_SHORT;
  return (length - LEAST_LINK) * PAY_LONG * (1 + length / LONG);
}

/* Links of @node to @other and to its further neighbours that leave in nearly the same direction. */
static double
pay_narrow (const Refining *refining, guint node, guint other)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const Box *at = &refining->boxes[node], *end = &refining->boxes[other];
  double dx = end->x - at->x, dy = end->y - at->y, length = dx * dx + dy * dy, pay = 0;

  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      const Box *third = &refining->boxes[adjacency->targets[i]];
      double ex = third->x - at->x, ey = third->y - at->y, cross = dx * ey - dy * ex, square;

      if (adjacency->targets[i] == other || dx * ex + dy * ey <= 0)
        continue;
      square = cross * cross / (length * (ex * ex + ey * ey) + 1e-9);
      if (square < NARROW * NARROW)
        pay += PAY_NARROW * (1 - sqrt (square) / NARROW);
    }
  return pay;
}

static double
pay_link (const Refining *refining, guint a, guint b)
{
  const Box *start = &refining->boxes[a], *end = &refining->boxes[b];
  double pay = pay_length (start, end) + pay_narrow (refining, a, b) + pay_narrow (refining, b, a);

  for (guint i = 0; i < refining->n; i++)
    if (i != a && i != b && runs_through (start, end, &refining->boxes[i]))
      pay += PAY_THROUGH;
  for (guint i = 0; i < refining->n_links; i++)
    {
      guint c = refining->from[i], d = refining->to[i];

      if (c != a && c != b && d != a && d != b && crosses (start, end, &refining->boxes[c], &refining->boxes[d]))
        pay += PAY_CROSSING;
    }
  return pay;
}

/* Everything in the bill that changes when @node moves. Stops early once it is more than @limit. */
static double
pay_node (const Refining *refining, guint node, double limit)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const Box *box = &refining->boxes[node];
  double pay = 0;

  pay += PAY_OUTSIDE * MAX (fabs (box->x - refining->frame.x) + box->w - refining->frame.w, 0);
  pay += PAY_OUTSIDE * MAX (fabs (box->y - refining->frame.y) + box->h - refining->frame.h, 0);
  for (guint i = 0; i < refining->n; i++)
    {
      double air = air_between (box, &refining->boxes[i]);

      if (i == node || air >= WIDE_AIR)
        continue;
      pay += PAY_NEAR * (WIDE_AIR - air);
      if (air < LEAST_AIR)
        pay += PAY_TIGHT * (LEAST_AIR - air);
    }
  for (guint i = 0; i < refining->n_links && pay <= limit; i++)
    if (refining->from[i] != node && refining->to[i] != node
        && runs_through (&refining->boxes[refining->from[i]], &refining->boxes[refining->to[i]], box))
      pay += PAY_THROUGH;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1] && pay <= limit; i++)
    pay += pay_link (refining, node, adjacency->targets[i]);
  return pay;
}

static gboolean
stands_free (const Refining *refining, guint node)
{
  const Box *box = &refining->boxes[node];

  for (guint i = 0; i < refining->n; i++)
    if (i != node && fabs (box->x - refining->boxes[i].x) < box->w + refining->boxes[i].w + refining->gap_x
        && fabs (box->y - refining->boxes[i].y) < box->h + refining->boxes[i].h + refining->gap_y)
      return FALSE;
  return TRUE;
}

/* Puts the top left corner of @box on the grid. */
static void
snap (Box *box)
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
static void
propose (Refining *refining, guint node, double reach)
{
  const PvAdjacency *adjacency = refining->adjacency;
  Box *box = &refining->boxes[node];
  guint degree = adjacency->starts[node + 1] - adjacency->starts[node], kind = pv_random_below (&refining->random, 10);

  if (kind < 7)
    {
      box->x += between (&refining->random, -reach, reach);
      box->y += between (&refining->random, -reach, reach);
    }
  else if (kind < 9 && degree > 0)
    {
      const Box *other = &refining->boxes[adjacency->targets[adjacency->starts[node] + pv_random_below (&refining->random, degree)]];

      box->x = other->x + between (&refining->random, -1.5, 1.5) * (box->w + other->w + LEAST_LINK);
      box->y = other->y + between (&refining->random, -1.5, 1.5) * (box->h + other->h + LEAST_LINK);
    }
  else
    {
      box->x = refining->frame.x + between (&refining->random, -1, 1) * (refining->frame.w - box->w);
      box->y = refining->frame.y + between (&refining->random, -1, 1) * (refining->frame.h - box->h);
    }
  snap (box);
}

/* Tries some places for @node: what it pays where it stands is reckoned only once. Returns what is saved (less than 0: what it costs more, at
 * most @threshold a move). */
static double
try_moves (Refining *refining, guint node, double reach, double threshold)
{
  double first_pay = -1, old_pay = -1;

  for (guint i = 0; i < MOVES_A_VISIT; i++)
    {
      Box before = refining->boxes[node], after;
      double new_pay;

      propose (refining, node, reach);
      after = refining->boxes[node];
      if ((after.x == before.x && after.y == before.y) || !stands_free (refining, node))
        {
          refining->boxes[node] = before;
          continue;
        }
      if (old_pay < 0)
        {
          refining->boxes[node] = before;
          first_pay = old_pay = pay_node (refining, node, G_MAXDOUBLE);
          refining->boxes[node] = after;
        }
      new_pay = pay_node (refining, node, old_pay + threshold);
      if (new_pay <= old_pay + threshold)
        old_pay = new_pay;
      else
        refining->boxes[node] = before;
    }
  return first_pay - old_pay;
}

static double
try_swap (Refining *refining, guint a, guint b, double threshold)
{
  Box before_a = refining->boxes[a], before_b = refining->boxes[b], after_a = before_a, after_b = before_b;
  double saved;

  after_a.x = before_b.x;
  after_a.y = before_b.y;
  after_b.x = before_a.x;
  after_b.y = before_a.y;
  snap (&after_a);
  snap (&after_b);
  refining->boxes[a] = after_a;
  refining->boxes[b] = after_b;
  if (stands_free (refining, a) && stands_free (refining, b))
    {
      refining->boxes[a] = before_a;
      refining->boxes[b] = before_b;
      saved = pay_node (refining, a, G_MAXDOUBLE);
      refining->boxes[a] = after_a;
      saved += pay_node (refining, b, G_MAXDOUBLE) - pay_node (refining, a, G_MAXDOUBLE);
      refining->boxes[b] = after_b;
      saved -= pay_node (refining, b, G_MAXDOUBLE);
      if (saved >= -threshold)
        return saved;
    }
  refining->boxes[a] = before_a;
  refining->boxes[b] = before_b;
  return 0;
}

static void
list_links (Refining *refining)
{
  const PvAdjacency *adjacency = refining->adjacency;

  refining->from = g_new (guint, adjacency->starts[adjacency->n_nodes] + 1);
  refining->to = g_new (guint, adjacency->starts[adjacency->n_nodes] + 1);
  for (guint node = 0; node < adjacency->n_nodes; node++)
    for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
      if (adjacency->targets[i] > node)
        {
          refining->from[refining->n_links] = node;
          refining->to[refining->n_links++] = adjacency->targets[i];
        }
}

/* Where the drawing should stay: as wide as wished, as big as its boxes need, in the middle of where it is. */
static void
choose_frame (Refining *refining, const PvLayoutOptions *options, const PvRect *boxes)
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
run (Refining *refining, const PvLayoutOptions *options, const guint *movable, guint n_movable, GCancellable *cancellable)
{
  g_autofree Box *best = g_memdup2 (refining->boxes, sizeof (Box) * refining->n);
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
          memcpy (best, refining->boxes, sizeof (Box) * refining->n);
        }
      if (visit % 64 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  memcpy (refining->boxes, best, sizeof (Box) * refining->n);
  return TRUE;
}

gboolean
pv_layout_refine (const PvLayoutGraph *graph, const PvLayoutOptions *options, GCancellable *cancellable, PvRect *boxes)
{
  Refining refining = { .graph = graph, .n = graph->n_nodes, .gap_x = options->gap_x, .gap_y = options->gap_y };
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
  refining.boxes = g_new (Box, graph->n_nodes);
  list_links (&refining);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      PvPoint centre = pv_rect_centre (&boxes[i]);

      refining.boxes[i] = (Box) { centre.x, centre.y, boxes[i].width / 2, boxes[i].height / 2 };
    }
  choose_frame (&refining, options, boxes);
  finished = run (&refining, options, movable, n_movable, cancellable);
  for (guint i = 0; i < n_movable && finished; i++)
    {
      boxes[movable[i]].x = refining.boxes[movable[i]].x - refining.boxes[movable[i]].w;
      boxes[movable[i]].y = refining.boxes[movable[i]].y - refining.boxes[movable[i]].h;
    }
  pv_adjacency_free (refining.adjacency);
  g_free (refining.boxes);
  g_free (refining.from);
  g_free (refining.to);
  return finished;
}
