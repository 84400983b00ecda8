#include "layout/pv-layout-routing.h"

/* One way for all links of a pair, side by side, where that fits; else each finds its own. */

#define SLACK 5.0f                  /* how far a rounded bend may cut its corner where there is the usual clearance */
#define TIGHT_SLACK 0.8f            /* … and where there is not */
#define SHARPEST 0.5                /* square of the sum of two unit vectors: a sharper bend is not led round any wider */

static gboolean
is_piece_clear (const PvRouting *routing, PvPoint a, PvPoint b, guint may_meet, guint may_meet_too)
{
  return pv_layout_space_first_on_line (routing->space, a, b, PV_ROUTING_TOUCH, may_meet, may_meet_too) == G_MAXUINT;
}

/* As a way that was found is: the first piece may meet its own box, so may the last, those between meet none. */
static gboolean
is_way_clear (const PvRouting *routing, const PvLayoutLink *link, const PvPoint *way, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    if (!is_piece_clear (routing, way[i], way[i + 1], i == 0 ? link->from : G_MAXUINT, i + 2 == n ? link->to : G_MAXUINT))
      return FALSE;
  return TRUE;
}

static void
take_way (const PvRouting *routing, const PvLayoutLink *link, const PvPoint *way, guint n, PvLayoutRoute *route)
{
  pv_routing_make (routing, link, way, n, route);
  route->slack = pv_routing_slack (routing, route);
  route->blocked = FALSE;
}

/* --- side by side --- */

/* @way moved to its left by @off, bends kept. */
static void
move_beside (const PvPoint *way, guint n, double off, PvPoint *beside)
{
  for (guint i = 0; i < n; i++)
    {
      PvPoint in = pv_unit_between (way[i > 0 ? i - 1 : 0], way[i > 0 ? i : 1]);
      PvPoint out = i + 1 < n ? pv_unit_between (way[i], way[i + 1]) : in;
      PvPoint sum = { in.x + out.x, in.y + out.y };
      double scale = 2 * off / MAX (sum.x * sum.x + sum.y * sum.y, SHARPEST);

      beside[i] = (PvPoint) { way[i].x - sum.y * scale, way[i].y + sum.x * scale };
    }
}

static void
turn_round (PvPoint *way, guint n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      PvPoint swap = way[i];

      way[i] = way[n - 1 - i];
      way[n - 1 - i] = swap;
    }
}

/* How much of the spread there is room for where the way leaves both boxes. */
static double
share_of_spread (const PvRouting *routing, const PvLayoutLink *pair, const PvPoint *way, guint n, double most)
{
  double from = pv_routing_room (routing, pair->from, pv_unit_between (way[0], way[1]));
  double to = pv_routing_room (routing, pair->to, pv_unit_between (way[n - 2], way[n - 1]));

  return most > 0 ? MIN (1, MIN (from, to) / most) : 1;
}

static gboolean
detour_together (const PvRouting *routing, const PvLayoutLink *pair, const double *offsets, guint count, const PvLayoutLink **links,
                 PvLayoutRoute **routes)
{
  PvPoint way[PV_LAYOUT_ROUTE_POINTS];
  g_autofree PvPoint *beside = g_new (PvPoint, (gsize) count * PV_LAYOUT_ROUTE_POINTS);
  double most = fabs (offsets[0]), share;
  guint n = pv_ways_find (routing, pair, pv_rect_centre (&routing->boxes[pair->from]), pv_rect_centre (&routing->boxes[pair->to]),
                          routing->options->clearance + most, way);

  if (n == 0)
    return FALSE;
  share = share_of_spread (routing, pair, way, n, most);
  for (guint i = 0; i < count; i++)
    {
      move_beside (way, n, offsets[i] * share, &beside[i * PV_LAYOUT_ROUTE_POINTS]);
      if (!is_way_clear (routing, pair, &beside[i * PV_LAYOUT_ROUTE_POINTS], n))
        return FALSE;
    }
  for (guint i = 0; i < count; i++)
    {
      if (links[i]->from != pair->from)
        turn_round (&beside[i * PV_LAYOUT_ROUTE_POINTS], n);
      take_way (routing, links[i], &beside[i * PV_LAYOUT_ROUTE_POINTS], n, routes[i]);
    }
  return TRUE;
}

/* --- each by itself --- */

/* Seen from the other box, a line may begin beside its middle by more than the box is high: not when it sets out elsewhere. */
static PvPoint
within (const PvRect *box, double margin, PvPoint at)
{
  double dx = MAX (box->width / 2 - margin, 0), dy = MAX (box->height / 2 - margin, 0);
  PvPoint centre = pv_rect_centre (box);

  return (PvPoint) { CLAMP (at.x, centre.x - dx, centre.x + dx), CLAMP (at.y, centre.y - dy, centre.y + dy) };
}

static void
detour_alone (const PvRouting *routing, const PvLayoutLink *pair, double off, guint rank, const PvLayoutLink *link, PvLayoutRoute *route)
{
  PvPoint a = pv_rect_centre (&routing->boxes[pair->from]), b = pv_rect_centre (&routing->boxes[pair->to]), unit = pv_unit_between (a, b);
  PvPoint start = within (&routing->boxes[pair->from], routing->options->corner, (PvPoint) { a.x - unit.y * off, a.y + unit.x * off });
  PvPoint end = within (&routing->boxes[pair->to], routing->options->corner, (PvPoint) { b.x - unit.y * off, b.y + unit.x * off });
  PvPoint way[PV_LAYOUT_ROUTE_POINTS];
  guint n = pv_ways_find (routing, pair, start, end, routing->options->clearance + rank * routing->options->spread, way);

  if (n == 0 && rank > 0)
    n = pv_ways_find (routing, pair, start, end, routing->options->clearance, way);
  if (n == 0)
    n = pv_ways_find (routing, pair, start, end, PV_ROUTING_TIGHT, way);
  route->blocked = n == 0;
  if (n == 0)
    return;
  if (link->from != pair->from)
    turn_round (way, n);
  take_way (routing, link, way, n, route);
}

float
pv_routing_slack (const PvRouting *routing, const PvLayoutRoute *route)
{
  double reach = routing->options->clearance - 0.5;

  for (guint i = 1; i + 1 < route->n_points; i++)
    {
      PvPoint at = pv_layout_route_at (route, i);
      PvRect around = { at.x - reach, at.y - reach, 2 * reach, 2 * reach };

      if (!pv_layout_space_is_free (routing->space, &around, G_MAXUINT))
        return TIGHT_SLACK;
    }
  return SLACK;
}

gboolean
pv_routing_is_clear (const PvRouting *routing, const PvLayoutLink *link, const PvLayoutRoute *route)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    if (!is_piece_clear (routing, pv_layout_route_at (route, i), pv_layout_route_at (route, i + 1), link->from, link->to))
      return FALSE;
  return TRUE;
}

void
pv_routing_detour (const PvRouting *routing, const PvLayoutLink *pair, const double *offsets, guint count, const PvLayoutLink **links,
                   PvLayoutRoute **routes)
{
  if (detour_together (routing, pair, offsets, count, links, routes))
    return;
  for (guint i = 0; i < count; i++)
    if (!pv_routing_is_clear (routing, links[i], routes[i]))
      detour_alone (routing, pair, offsets[i], count > 1 ? i : 0, links[i], routes[i]);
}
