#include "layout/pv-layout-refining.h"

#include <math.h>

/* What a drawing pays, in pixels of link. */
#define PAY_THROUGH 500.0           /* a link through a foreign box */
#define PAY_CROSSING 46.0
#define PAY_NARROW 70.0             /* two links of a node in nearly the same direction */
#define NARROW 0.2                  /* … sine of the angle */
#define WIDE 0.05                   /* … and the square of one that is surely wider, which needs no division to be told */
#define PAY_SHORT 3.0
#define PAY_LONG 0.2
#define LONG 320.0
#define LEAST_AIR 26.0              /* to the next box */
#define PAY_TIGHT 0.9
#define PAY_NEAR 0.06
#define PAY_OUTSIDE 4.0

#define GRAIN 1e-6

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
      double ex = third->x - at->x, ey = third->y - at->y, cross = dx * ey - dy * ex;
      double most = length * (ex * ex + ey * ey) + 1e-9, square;

      if (dx * ex + dy * ey <= 0 || cross * cross > WIDE * most || adjacency->targets[i] == other)
        continue;
      square = cross * cross / most;
      if (square < NARROW * NARROW)
        pay += PAY_NARROW * (1 - sqrt (square) / NARROW);
    }
  return pay;
}

/* Its own two ends are none that it runs through. */
static double
add_throughs (double pay, gint64 n_boxes)
{
  for (gint64 i = 2; i < n_boxes; i++)
    pay += PAY_THROUGH;
  return pay;
}

static double
add_crossings (double pay, gint64 n_crossings)
{
  for (gint64 i = 0; i < n_crossings; i++)
    pay += PAY_CROSSING;
  return pay;
}

/* @length is pay_length() of its two boxes. */
static double
pay_angles (const PvRefining *refining, guint link, double length)
{
  guint a = refining->from[link], b = refining->to[link];

  return length + pay_narrow (refining, a, b) + pay_narrow (refining, b, a);
}

/* @n_boxes: that it runs through. Stops early once it is more than @limit. */
static double
pay_link (const PvRefining *refining, guint link, double length, guint n_boxes, double limit)
{
  PvRefineLink line = pv_refining_line (refining, link);
  double pay = add_throughs (pay_angles (refining, link, length), n_boxes);

  if (pay > limit)
    return pay;
  return add_crossings (pay, pv_refining_count_crossings (&refining->lines, refining->n_links, &line));
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
  guint n_near = pv_refining_list_near (refining, box);
  double pay = 0;

  pay += PAY_OUTSIDE * MAX (fabs (box->x - refining->frame.x) + box->w - refining->frame.w, 0);
  pay += PAY_OUTSIDE * MAX (fabs (box->y - refining->frame.y) + box->h - refining->frame.h, 0);
  for (guint i = 0; i < n_near; i++)
    {
      double air = refining->air[refining->near[i]];

      if (refining->near[i] == node)
        continue;
      pay += PAY_NEAR * (PV_REFINE_WIDE_AIR - air);
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

static double
add_lines (const PvRefining *refining, double pay, guint node, gint64 n_lines)
{
  for (gint64 i = count_own (refining, node); i < n_lines; i++)
    pay += PAY_THROUGH;
  return pay;
}

/* What the links of @node pay for boxes in their way, in the order of its links. Stops early once it is more than @limit. */
static double
pay_throughs (const PvRefining *refining, guint node, double limit)
{
  const PvAdjacency *adjacency = refining->adjacency;
  guint first = adjacency->starts[node], n = adjacency->starts[node + 1] - first;
  double pay = 0;

  for (guint i = 0; i < n && pay <= limit; i++)
    {
      PvRefineLink line = pv_refining_line (refining, refining->incident[first + i]);

      refining->throughs[i] = pv_refining_count_boxes (&refining->walls, refining->n, PV_REFINE_MARGIN, &line);
      pay = add_throughs (pay, refining->throughs[i]);
    }
  return pay;
}

/* What is cheap to tell, the lengths and the boxes in the way, stands for what has not been reckoned yet: so most bad places are known after a
 * glance. A sum in another order may differ in its last digits, hence the grain; what is within the limit is always reckoned in the same order,
 * which is that of pv_refining_pay_now(). */
double
pv_refining_pay (const PvRefining *refining, guint node, double limit)
{
  const PvAdjacency *adjacency = refining->adjacency;
  PvRefineBox box = pv_refining_room (&refining->boxes[node]);
  double rest = pay_lengths (refining, node), pay, left, throughs;

  if (rest > limit + GRAIN)
    return rest;
  pay = pay_place (refining, node);
  if (pay + rest > limit + GRAIN)
    return pay + rest;
  pay = add_lines (refining, pay, node, pv_refining_count_lines (&refining->lines, refining->n_links, &box));
  if (pay + rest > limit + GRAIN)
    return pay + rest;
  left = limit + GRAIN - pay - rest;
  throughs = pay_throughs (refining, node, left);
  rest += throughs;
  if (throughs > left)
    return pay + rest;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1] && pay + rest <= limit + GRAIN; i++)
    {
      double length = refining->lengths[i - adjacency->starts[node]];
      guint n_boxes = refining->throughs[i - adjacency->starts[node]];

      rest -= add_throughs (length, n_boxes);
      pay += pay_link (refining, refining->incident[i], length, n_boxes, limit + GRAIN - pay - rest);
    }
  return pay + rest > limit + GRAIN ? pay + rest : pay;
}

static double
place_now (const PvRefining *refining, guint node)
{
  double *place = &refining->tally.places[node];

  if (*place < 0)
    *place = pay_place (refining, node);
  return *place;
}

static double
angles_now (const PvRefining *refining, guint link)
{
  double *angles = &refining->tally.angles[link];

  if (*angles < 0)
    *angles = pay_angles (refining, link, pay_length (&refining->boxes[refining->from[link]], &refining->boxes[refining->to[link]]));
  return *angles;
}

double
pv_refining_pay_now (const PvRefining *refining, guint node)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const PvRefineTally *tally = &refining->tally;
  double pay = add_lines (refining, place_now (refining, node), node, tally->lines[node]);

  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      guint link = refining->incident[i];

      pay += add_crossings (add_throughs (angles_now (refining, link), tally->boxes[link]), tally->crossings[link]);
    }
  return pay;
}
