#include "layout/pv-layout-routing.h"

/* A detour goes over one or two bends: corners of the boxes in the way, then bows off the middle, then corners of any boxes around. The
 * cheapest that meets no foreign box is taken. */

#define TOUCH 2.0                   /* a line this near to a foreign box counts as running through it */
#define PAY_BEND 18.0               /* a bend costs as much as that much line */
#define MOST_OBSTACLES 6            /* boxes on one line; with more there is hardly a way round, and looking for it costs most */
#define MOST_LONGER 1.6             /* a detour may be this many times as long as the straight line */
#define LONGER_ANYWAY 160.0         /* … and that much more */
#define AROUND 120.0                /* how far from the line corners of boxes are tried as bends */
#define MOST_AROUND 60              /* … if there are no more boxes than that */

static gboolean
is_clear (const PvRouting *routing, const PvLayoutLink *link, PvPoint a, PvPoint b)
{
  gboolean clear = TRUE;

  g_array_set_size (routing->found, 0);
  pv_layout_space_find_on_line (routing->space, a, b, TOUCH, routing->found);
  for (guint i = 0; i < routing->found->len && clear; i++)
    {
      guint box = g_array_index (routing->found, guint, i);

      clear = box == link->from || box == link->to;
    }
  return clear;
}

/* A bend must not lie in one of its own boxes, nor may a middle piece run through one. */
static gboolean
keeps_off_ends (const PvRouting *routing, const PvLayoutLink *link, const PvPoint *inner, guint n_inner)
{
  PvRect from = pv_rect_grow (&routing->boxes[link->from], routing->options->gap, routing->options->gap);
  PvRect to = pv_rect_grow (&routing->boxes[link->to], routing->options->gap, routing->options->gap);

  for (guint i = 1; i + 1 < n_inner; i++)
    if (pv_rect_contains (&from, inner[i].x, inner[i].y) || pv_rect_contains (&to, inner[i].x, inner[i].y))
      return FALSE;
  return n_inner < 4 || (!pv_rect_hits_line (&from, inner[1], inner[2]) && !pv_rect_hits_line (&to, inner[1], inner[2]));
}

static double
pay_for (const PvPoint *inner, guint n_inner)
{
  double pay = PAY_BEND * (n_inner - 2);

  for (guint i = 0; i + 1 < n_inner; i++)
    pay += pv_distance_between (inner[i], inner[i + 1]);
  return pay;
}

/* Takes the way over @bends if it is free and cheaper than the best so far. */
static void
try_bends (const PvRouting *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, const PvPoint *bends, guint n_bends, double *least,
           PvLayoutRoute *best)
{
  PvPoint inner[PV_LAYOUT_ROUTE_POINTS] = { start };
  PvLayoutRoute route = { 0 };
  double pay;

  for (guint i = 0; i < n_bends; i++)
    inner[i + 1] = bends[i];
  inner[n_bends + 1] = end;
  pay = pay_for (inner, n_bends + 2);
  if (pay >= *least || !keeps_off_ends (routing, link, inner, n_bends + 2))
    return;
  pv_routing_make (routing, link, inner, n_bends + 2, &route);
  if (!pv_routing_is_clear (routing, link, &route))
    return;
  *least = pay;
  *best = route;
}

static void
list_corners (const PvRect *box, double clearance, PvPoint *corners)
{
  PvRect grown = pv_rect_grow (box, clearance, clearance);

  corners[0] = (PvPoint) { grown.x, grown.y };
  corners[1] = (PvPoint) { grown.x + grown.width, grown.y };
  corners[2] = (PvPoint) { grown.x + grown.width, grown.y + grown.height };
  corners[3] = (PvPoint) { grown.x, grown.y + grown.height };
}

/* Round one box: over one of its corners, or along one of its sides, either way. */
static void
try_round_box (const PvRouting *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, const PvRect *box, double clearance,
               double *least, PvLayoutRoute *best)
{
  PvPoint corners[4];

  list_corners (box, clearance, corners);
  for (guint i = 0; i < 4; i++)
    try_bends (routing, link, start, end, &corners[i], 1, least, best);
  for (guint i = 0; i < 4; i++)
    {
      PvPoint along[2] = { corners[i], corners[(i + 1) % 4] }, back[2] = { corners[(i + 1) % 4], corners[i] };

      try_bends (routing, link, start, end, along, 2, least, best);
      try_bends (routing, link, start, end, back, 2, least, best);
    }
}

/* A bend off the middle, further and further out: for lines that pass many boxes. */
static void
try_bows (const PvRouting *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double *least, PvLayoutRoute *best)
{
  PvPoint unit = pv_unit_between (start, end);
  double length = pv_distance_between (start, end);

  for (double off = 12; off < 0.6 * length && off < 400; off += 12)
    for (int way = -1; way <= 1; way += 2)
      for (guint at = 1; at <= 3; at++)
        {
          PvPoint bend = { start.x + unit.x * length * at / 4 - unit.y * off * way, start.y + unit.y * length * at / 4 + unit.x * off * way };

          try_bends (routing, link, start, end, &bend, 1, least, best);
        }
}

/* Corners, around the line, that can be seen from @from. */
static guint
list_seen (const PvRouting *routing, const PvLayoutLink *link, const GArray *corners, PvPoint from, PvPoint *seen)
{
  guint n = 0;

  for (guint i = 0; i < corners->len; i++)
    {
      PvPoint corner = g_array_index (corners, PvPoint, i);

      if (is_clear (routing, link, from, corner))
        seen[n++] = corner;
    }
  return n;
}

/* Over one or two corners of any boxes near the line: those that one end sees, joined to those that the other sees. */
static void
try_corners_around (const PvRouting *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double clearance, double *least,
                    PvLayoutRoute *best)
{
  PvRect around = { MIN (start.x, end.x), MIN (start.y, end.y), fabs (end.x - start.x), fabs (end.y - start.y) };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint)), corners = g_array_new (FALSE, FALSE, sizeof (PvPoint));
  g_autofree PvPoint *from_start = NULL, *from_end = NULL;
  guint n_start, n_end;

  around = pv_rect_grow (&around, AROUND, AROUND);
  pv_layout_space_find (routing->space, &around, near);
  if (near->len > MOST_AROUND)
    return;
  for (guint i = 0; i < near->len; i++)
    {
      PvPoint four[4];

      list_corners (&routing->boxes[g_array_index (near, guint, i)], clearance, four);
      g_array_append_vals (corners, four, 4);
    }
  from_start = g_new (PvPoint, corners->len + 1);
  from_end = g_new (PvPoint, corners->len + 1);
  n_start = list_seen (routing, link, corners, start, from_start);
  n_end = list_seen (routing, link, corners, end, from_end);
  for (guint i = 0; i < n_start; i++)
    try_bends (routing, link, start, end, &from_start[i], 1, least, best);
  for (guint i = 0; i < n_start; i++)
    for (guint j = 0; j < n_end; j++)
      {
        PvPoint bends[2] = { from_start[i], from_end[j] };

        try_bends (routing, link, start, end, bends, 2, least, best);
      }
}

gboolean
pv_routing_is_clear (const PvRouting *routing, const PvLayoutLink *link, const PvLayoutRoute *route)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    if (!is_clear (routing, link, route->points[i], route->points[i + 1]))
      return FALSE;
  return TRUE;
}

void
pv_routing_detour (const PvRouting *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double clearance, PvLayoutRoute *route)
{
  PvRect obstacles[MOST_OBSTACLES + 1], all = { 0, 0, 0, 0 };
  guint n_obstacles = 0;
  /* A line that is much longer is no help. */
  double least = MOST_LONGER * pv_distance_between (start, end) + LONGER_ANYWAY;
  PvLayoutRoute best = { 0 };

  g_array_set_size (routing->found, 0);
  pv_layout_space_find_on_line (routing->space, start, end, TOUCH, routing->found);
  if (routing->found->len > MOST_OBSTACLES + 2)
    {
      route->blocked = TRUE;
      return;
    }
  for (guint i = 0; i < routing->found->len && n_obstacles < MOST_OBSTACLES; i++)
    {
      guint box = g_array_index (routing->found, guint, i);

      if (box == link->from || box == link->to)
        continue;
      obstacles[n_obstacles] = routing->boxes[box];
      all = pv_rect_union (&all, &obstacles[n_obstacles++]);
    }
  if (n_obstacles > 1)
    obstacles[n_obstacles++] = all;
  for (guint i = 0; i < n_obstacles; i++)
    try_round_box (routing, link, start, end, &obstacles[i], clearance, &least, &best);
  try_bows (routing, link, start, end, &least, &best);
  if (best.n_points == 0)
    try_corners_around (routing, link, start, end, clearance, &least, &best);
  if (best.n_points > 0)
    *route = best;
  else
    route->blocked = TRUE;
}
