#include "layout/pv-layout-refining.h"

#include <math.h>

/* What a drawing pays, in pixels of link. */
#define PAY_THROUGH 500.0           /* a link through a foreign box */
#define PAY_CROSSING 46.0
#define PAY_NARROW 70.0             /* two links of a node in nearly the same direction */
#define NARROW 0.2                  /* … sine of the angle */
#define MARGIN 6.0                  /* a link this near to a box counts as through */
#define PAY_SHORT 3.0
#define PAY_LONG 0.2
#define LONG 320.0
#define LEAST_AIR 26.0              /* to the next box */
#define PAY_TIGHT 0.9
#define WIDE_AIR 90.0               /* nearer than this pays a little: so the boxes spread over what room there is */
#define PAY_NEAR 0.06
#define PAY_OUTSIDE 4.0

#define GRAIN 1e-6

/* From frame to frame, the greater of both axes. */
static inline double
air_between (const PvRefineBox *a, const PvRefineBox *b)
{
  return MAX (fabs (a->x - b->x) - a->w - b->w, fabs (a->y - b->y) - a->h - b->h);
}

static double
pay_length (const PvRefineBox *a, const PvRefineBox *b)
{
  double dx = MAX (fabs (a->x - b->x) - a->w - b->w, 0), dy = MAX (fabs (a->y - b->y) - a->h - b->h, 0);
  double length = sqrt (dx * dx + dy * dy);

  if (length < PV_REFINE_LEAST_LINK)
    return (PV_REFINE_LEAST_LINK - length) * PAY_SHORT;
  return (length - PV_REFINE_LEAST_LINK) * PAY_LONG * (1 + length / LONG);
}

/* Links of @node to @other and to its further neighbours that leave in nearly the same direction. */
static double
pay_narrow (const PvRefining *refining, guint node, guint other)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const PvRefineBox *at = &refining->boxes[node], *end = &refining->boxes[other];
  double dx = end->x - at->x, dy = end->y - at->y, length = dx * dx + dy * dy, pay = 0;

  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      const PvRefineBox *third = &refining->boxes[adjacency->targets[i]];
      double ex = third->x - at->x, ey = third->y - at->y, cross = dx * ey - dy * ex, square;

      if (adjacency->targets[i] == other || dx * ex + dy * ey <= 0)
        continue;
      square = cross * cross / (length * (ex * ex + ey * ey) + 1e-9);
      if (square < NARROW * NARROW)
        pay += PAY_NARROW * (1 - sqrt (square) / NARROW);
    }
  return pay;
}

/* @length is pay_length() of its two boxes. Stops early once it is more than @limit. */
static double
pay_link (const PvRefining *refining, guint link, double length, double limit)
{
  guint a = refining->from[link], b = refining->to[link], n_boxes, n_crossings;
  const PvRefineBox *from = &refining->boxes[a], *to = &refining->boxes[b];
  PvRefineLink line = { from->x, from->y, to->x, to->y };
  double pay = length + pay_narrow (refining, a, b) + pay_narrow (refining, b, a);

  if (pay > limit)
    return pay;
  n_boxes = pv_refining_count_boxes (&refining->walls, refining->n, MARGIN, &line);
  /* Its own two ends are none that it runs through. */
  for (guint i = 2; i < n_boxes; i++)
    pay += PAY_THROUGH;
  if (pay > limit)
    return pay;
  n_crossings = pv_refining_count_crossings (&refining->lines, refining->n_links, &line);
  for (guint i = 0; i < n_crossings; i++)
    pay += PAY_CROSSING;
  return pay;
}

/* Lines that run through @node because they end in it: all of its own, but for one to a box with the same middle. */
static guint
count_own (const PvRefining *refining, guint node)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const PvRefineBox *box = &refining->boxes[node];
  guint n = 0;

  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      const PvRefineBox *other = &refining->boxes[adjacency->targets[i]];

      n += (other->x != box->x) | (other->y != box->y);
    }
  return n;
}

/* To lie outside of the frame, and too near to others. */
static double
pay_place (const PvRefining *refining, guint node)
{
  const PvRefineBox *box = &refining->boxes[node];
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
  return pay;
}

/* What every link of @node pays for its length, in order; returns their sum. */
static double
pay_lengths (const PvRefining *refining, guint node)
{
  const PvAdjacency *adjacency = refining->adjacency;
  guint first = adjacency->starts[node], n = adjacency->starts[node + 1] - first;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint link = refining->incident[first + i];

      sum += refining->lengths[i] = pay_length (&refining->boxes[refining->from[link]], &refining->boxes[refining->to[link]]);
    }
  return sum;
}

/* The lengths, which are cheap to tell, stand for what has not been reckoned yet: so most bad places are known after a glance. A sum in
 * another order may differ in its last digits, hence the grain; what is within the limit is always reckoned in the same order. */
double
pv_refining_pay (const PvRefining *refining, guint node, double limit)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const PvRefineBox *box = &refining->boxes[node];
  double pay = pay_place (refining, node), rest;
  guint n_lines;

  if (pay > limit)
    return pay;
  rest = pay_lengths (refining, node);
  if (pay + rest > limit + GRAIN)
    return pay + rest;
  n_lines = pv_refining_count_lines (&refining->lines, refining->n_links, box->x, box->y, box->w + MARGIN, box->h + MARGIN);
  for (guint i = count_own (refining, node); i < n_lines; i++)
    pay += PAY_THROUGH;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1] && pay + rest <= limit + GRAIN; i++)
    {
      double length = refining->lengths[i - adjacency->starts[node]];

      rest -= length;
      pay += pay_link (refining, refining->incident[i], length, limit + GRAIN - pay - rest);
    }
  return pay + rest > limit + GRAIN ? pay + rest : pay;
}

static double *
columns_new (guint n, guint n_columns)
{
  return g_new0 (double, (gsize) n * n_columns + 1);
}

void
pv_refining_init (PvRefining *refining)
{
  guint n = refining->n, n_links = refining->n_links;
  double *walls = columns_new (n, 4), *lines = columns_new (n_links, 8);

  refining->walls = (PvRefineWalls) { walls, walls + n, walls + 2 * n, walls + 3 * n };
  refining->lines = (PvRefineLines) { lines, lines + n_links, lines + 2 * n_links, lines + 3 * n_links,
                                      lines + 4 * n_links, lines + 5 * n_links, lines + 6 * n_links, lines + 7 * n_links };
  refining->lengths = columns_new (n, 1);
}

void
pv_refining_clear (PvRefining *refining)
{
  g_free (refining->walls.x);
  g_free (refining->lines.ax);
  g_free (refining->lengths);
}

static void
place_line (PvRefineLines *lines, guint link, gboolean begins, const PvRefineBox *box)
{
  (begins ? lines->ax : lines->bx)[link] = box->x;
  (begins ? lines->ay : lines->by)[link] = box->y;
  lines->left[link] = MIN (lines->ax[link], lines->bx[link]);
  lines->right[link] = MAX (lines->ax[link], lines->bx[link]);
  lines->top[link] = MIN (lines->ay[link], lines->by[link]);
  lines->bottom[link] = MAX (lines->ay[link], lines->by[link]);
}

void
pv_refining_place (PvRefining *refining, guint node, PvRefineBox box)
{
  const PvAdjacency *adjacency = refining->adjacency;

  refining->boxes[node] = box;
  refining->walls.x[node] = box.x;
  refining->walls.y[node] = box.y;
  refining->walls.w[node] = box.w;
  refining->walls.h[node] = box.h;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    place_line (&refining->lines, refining->incident[i], refining->from[refining->incident[i]] == node, &box);
}
