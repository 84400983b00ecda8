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

static inline gboolean
runs_through (const PvRefineLink *link, const PvRefineBox *box)
{
  double w = box->w + MARGIN, h = box->h + MARGIN, dx, dy;

  if (MIN (link->ax, link->bx) >= box->x + w || MAX (link->ax, link->bx) <= box->x - w || MIN (link->ay, link->by) >= box->y + h
      || MAX (link->ay, link->by) <= box->y - h)
    return FALSE;
  dx = link->bx - link->ax;
  dy = link->by - link->ay;
  return fabs (dx * (box->y - link->ay) - dy * (box->x - link->ax)) < w * fabs (dy) + h * fabs (dx);
}

static inline double
side (const PvRefineLink *link, double x, double y)
{
  return (link->bx - link->ax) * (y - link->ay) - (link->by - link->ay) * (x - link->ax);
}

static inline gboolean
crosses (const PvRefineLink *a, const PvRefineLink *b)
{
  if (MAX (a->ax, a->bx) < MIN (b->ax, b->bx) || MAX (b->ax, b->bx) < MIN (a->ax, a->bx) || MAX (a->ay, a->by) < MIN (b->ay, b->by)
      || MAX (b->ay, b->by) < MIN (a->ay, a->by))
    return FALSE;
  return side (a, b->ax, b->ay) * side (a, b->bx, b->by) < 0 && side (b, a->ax, a->ay) * side (b, a->bx, a->by) < 0;
}

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

static double
pay_link (const PvRefining *refining, guint link)
{
  guint a = refining->from[link], b = refining->to[link];
  const PvRefineLink *segment = &refining->segments[link];
  double pay = pay_length (&refining->boxes[a], &refining->boxes[b]) + pay_narrow (refining, a, b) + pay_narrow (refining, b, a);

  for (guint i = 0; i < refining->n; i++)
    if (runs_through (segment, &refining->boxes[i]) && i != a && i != b)
      pay += PAY_THROUGH;
  for (guint i = 0; i < refining->n_links; i++)
    if (crosses (segment, &refining->segments[i]))
      {
        guint c = refining->from[i], d = refining->to[i];

        if (c != a && c != b && d != a && d != b)
          pay += PAY_CROSSING;
      }
  return pay;
}

double
pv_refining_pay (const PvRefining *refining, guint node, double limit)
{
  const PvAdjacency *adjacency = refining->adjacency;
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
  for (guint i = 0; i < refining->n_links && pay <= limit; i++)
    if (runs_through (&refining->segments[i], box) && refining->from[i] != node && refining->to[i] != node)
      pay += PAY_THROUGH;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1] && pay <= limit; i++)
    pay += pay_link (refining, refining->incident[i]);
  return pay;
}

void
pv_refining_place (PvRefining *refining, guint node, PvRefineBox box)
{
  const PvAdjacency *adjacency = refining->adjacency;

  refining->boxes[node] = box;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      PvRefineLink *segment = &refining->segments[refining->incident[i]];

      if (refining->from[refining->incident[i]] == node)
        {
          segment->ax = box.x;
          segment->ay = box.y;
        }
      else
        {
          segment->bx = box.x;
          segment->by = box.y;
        }
    }
}
