#include "layout/pv-layout-routes.h"

#include <math.h>

#include "layout/pv-layout-space.h"

#define TOUCH 2.0                   /* a line this near to a foreign box counts as running through it */
#define PAY_BEND 18.0               /* a bend costs as much as that much line */
#define MOST_OBSTACLES 6            /* boxes on one line; with more there is hardly a way round, and looking for it costs most */
#define MOST_LONGER 1.6             /* a detour may be this many times as long as the straight line */
#define LONGER_ANYWAY 160.0         /* … and that much more */
#define AROUND 120.0                /* how far from the line corners of boxes are tried as bends */
#define MOST_AROUND 60              /* … if there are no more boxes than that */
#define LOOP 24.0                   /* of a link from a box to itself */

typedef struct
{
  const PvRect *boxes;
  const PvLayoutRouteOptions *options;
  PvLayoutSpace *space;
  GArray *found;
} Routing;

/* A link among those of its pair of boxes. */
typedef struct
{
  guint low;
  guint high;
  guint link;
} Pair;

PvLayoutRouteOptions
pv_layout_route_options (void)
{
  return (PvLayoutRouteOptions) { .gap = 3, .spread = 12, .corner = 9, .clearance = 8, .detours = TRUE };
}

/* --- where a line leaves a rounded box --- */

static gboolean
leave_corner (const PvRect *box, double radius, PvPoint from, PvPoint direction, PvPoint *out)
{
  double corner_x = out->x < box->x + radius ? box->x + radius : out->x > box->x + box->width - radius ? box->x + box->width - radius : out->x;
  double corner_y = out->y < box->y + radius ? box->y + radius : out->y > box->y + box->height - radius ? box->y + box->height - radius : out->y;
  double dx = from.x - corner_x, dy = from.y - corner_y, along, rest;

  if (corner_x == out->x || corner_y == out->y)
    return FALSE;
  along = dx * direction.x + dy * direction.y;
  rest = along * along - (dx * dx + dy * dy - radius * radius);
  if (rest < 0)
    return FALSE;
  rest = sqrt (rest) - along;
  *out = (PvPoint) { from.x + direction.x * rest, from.y + direction.y * rest };
  return TRUE;
}

/* The point where the line from @from, inside, in @direction (a unit vector) leaves the box grown by the gap. */
static PvPoint
leave_box (const PvRect *frame, const PvLayoutRouteOptions *options, PvPoint from, PvPoint direction)
{
  PvRect box = pv_rect_grow (frame, options->gap, options->gap);
  double radius = MIN (options->corner + options->gap, MIN (box.width, box.height) / 2), far = G_MAXDOUBLE;
  PvPoint out;

  if (direction.x > 0)
    far = MIN (far, (box.x + box.width - from.x) / direction.x);
  if (direction.x < 0)
    far = MIN (far, (box.x - from.x) / direction.x);
  if (direction.y > 0)
    far = MIN (far, (box.y + box.height - from.y) / direction.y);
  if (direction.y < 0)
    far = MIN (far, (box.y - from.y) / direction.y);
  if (far == G_MAXDOUBLE)
    return from;
  far = MAX (far, 0);
  out = (PvPoint) { from.x + direction.x * far, from.y + direction.y * far };
  leave_corner (&box, radius, from, direction, &out);
  return out;
}

static PvPoint
unit_between (PvPoint a, PvPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = sqrt (dx * dx + dy * dy);

  return length > 1e-9 ? (PvPoint) { dx / length, dy / length } : (PvPoint) { 1, 0 };
}

static double
distance_between (PvPoint a, PvPoint b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* --- foreign boxes --- */

static gboolean
is_clear (const Routing *routing, const PvLayoutLink *link, PvPoint a, PvPoint b)
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

/* The whole of a route in the making: its inner points run from the anchor in one box to that in the other. */
static void
make_route (const Routing *routing, const PvLayoutLink *link, const PvPoint *inner, guint n_inner, PvLayoutRoute *route)
{
  PvPoint out = unit_between (inner[0], inner[1]), in = unit_between (inner[n_inner - 1], inner[n_inner - 2]);

  route->n_points = n_inner;
  for (guint i = 0; i < n_inner; i++)
    route->points[i] = inner[i];
  route->points[0] = leave_box (&routing->boxes[link->from], routing->options, inner[0], out);
  route->points[n_inner - 1] = leave_box (&routing->boxes[link->to], routing->options, inner[n_inner - 1], in);
}

static gboolean
route_is_clear (const Routing *routing, const PvLayoutLink *link, const PvLayoutRoute *route)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    if (!is_clear (routing, link, route->points[i], route->points[i + 1]))
      return FALSE;
  return TRUE;
}

/* A bend must not lie in one of its own boxes, nor may a middle piece run through one. */
static gboolean
keeps_off_ends (const Routing *routing, const PvLayoutLink *link, const PvPoint *inner, guint n_inner)
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
    pay += distance_between (inner[i], inner[i + 1]);
  return pay;
}

/* Takes the way over @bends if it is free and cheaper than the best so far. */
static void
try_bends (const Routing *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, const PvPoint *bends, guint n_bends, double *least,
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
  make_route (routing, link, inner, n_bends + 2, &route);
  if (!route_is_clear (routing, link, &route))
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
try_round_box (const Routing *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, const PvRect *box, double clearance,
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
try_bows (const Routing *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double *least, PvLayoutRoute *best)
{
  PvPoint unit = unit_between (start, end);
  double length = distance_between (start, end);

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
list_seen (const Routing *routing, const PvLayoutLink *link, const GArray *corners, PvPoint from, PvPoint *seen)
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
try_corners_around (const Routing *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double clearance, double *least,
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

static void
find_detour (const Routing *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double clearance, PvLayoutRoute *route)
{
  PvRect obstacles[MOST_OBSTACLES + 1], all = { 0, 0, 0, 0 };
  guint n_obstacles = 0;
  /* A line that is much longer is no help. */
  double least = MOST_LONGER * distance_between (start, end) + LONGER_ANYWAY;
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

/* --- one link --- */

static void
route_loop (const Routing *routing, const PvLayoutLink *link, guint rank, PvLayoutRoute *route)
{
  const PvRect *box = &routing->boxes[link->from];
  double size = LOOP + rank * routing->options->spread, gap = routing->options->gap;
  double along = MIN (box->width / 2, 18 + rank * 6.0), down = MIN (box->height / 2, 12 + rank * 4.0);

  /* At the top left, where no mark sits on the frame. */
  *route = (PvLayoutRoute) {
    .points = { { box->x + along, box->y - gap }, { box->x + along, box->y - size }, { box->x - size, box->y + down },
                { box->x - gap, box->y + down } },
    .n_points = 4,
  };
}

/* Half of how wide a box is seen along @direction. */
static double
half_across (const PvRect *box, PvPoint direction, double corner)
{
  return MAX (fabs (direction.y) * box->width / 2 + fabs (direction.x) * box->height / 2 - corner, 0);
}

static void
route_link (const Routing *routing, const PvLayoutLink *link, guint rank, guint count, PvLayoutRoute *route)
{
  const PvRect *from = &routing->boxes[link->from], *to = &routing->boxes[link->to];
  PvPoint a = pv_rect_centre (from), b = pv_rect_centre (to), unit;
  double room, spread, off;
  PvPoint ends[2];

  *route = (PvLayoutRoute) { 0 };
  if (link->from == link->to)
    {
      route_loop (routing, link, rank, route);
      return;
    }
  /* Both directions of a pair are seen from the same side, so that they do not lie on each other. */
  unit = link->from < link->to ? unit_between (a, b) : unit_between (b, a);
  room = MIN (half_across (from, unit, routing->options->corner), half_across (to, unit, routing->options->corner));
  spread = count > 1 ? MIN (routing->options->spread, 2 * room / (count - 1)) : 0;
  off = (rank - (count - 1) / 2.0) * spread;
  ends[0] = (PvPoint) { a.x - unit.y * off, a.y + unit.x * off };
  ends[1] = (PvPoint) { b.x - unit.y * off, b.y + unit.x * off };
  make_route (routing, link, ends, 2, route);
  if ((route->points[1].x - route->points[0].x) * (b.x - a.x) + (route->points[1].y - route->points[0].y) * (b.y - a.y) <= 0)
    {
      route->n_points = 0;
      return;
    }
  if (routing->options->detours && !route_is_clear (routing, link, route))
    find_detour (routing, link, ends[0], ends[1], routing->options->clearance + rank * spread, route);
}

static int
compare_pairs_cb (gconstpointer a, gconstpointer b)
{
  const Pair *first = a, *second = b;

  if (first->low != second->low)
    return first->low < second->low ? -1 : 1;
  if (first->high != second->high)
    return first->high < second->high ? -1 : 1;
  return (first->link > second->link) - (first->link < second->link);
}

static Pair *
list_pairs (const PvLayoutLink *links, guint n_links)
{
  Pair *pairs = g_new (Pair, n_links + 1);

  for (guint i = 0; i < n_links; i++)
    pairs[i] = (Pair) { MIN (links[i].from, links[i].to), MAX (links[i].from, links[i].to), i };
  qsort (pairs, n_links, sizeof (Pair), compare_pairs_cb);
  return pairs;
}

gboolean
pv_layout_routes (const PvRect *boxes, guint n_boxes, const PvLayoutLink *links, guint n_links, const PvLayoutRouteOptions *options,
                  GCancellable *cancellable, PvLayoutRoute *routes, GError **error)
{
  g_autofree Pair *pairs = list_pairs (links, n_links);
  g_autofree PvLayoutRoute *done = g_new0 (PvLayoutRoute, n_links + 1);
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (boxes, options->detours ? n_boxes : 0);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  Routing routing = { boxes, options, space, found };

  for (guint first = 0, last = 0; first < n_links; first = last)
    {
      while (last < n_links && pairs[last].low == pairs[first].low && pairs[last].high == pairs[first].high)
        last++;
      for (guint i = first; i < last; i++)
        route_link (&routing, &links[pairs[i].link], i - first, last - first, &done[pairs[i].link]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  memcpy (routes, done, sizeof (PvLayoutRoute) * n_links);
  return TRUE;
}

double
pv_layout_route_length (const PvLayoutRoute *route)
{
  double length = 0;

  for (guint i = 0; i + 1 < route->n_points; i++)
    length += distance_between (route->points[i], route->points[i + 1]);
  return length;
}

PvPoint
pv_layout_route_point (const PvLayoutRoute *route, double share, PvPoint *direction)
{
  double left = CLAMP (share, 0, 1) * pv_layout_route_length (route);
  guint piece = 0;
  PvPoint unit;

  g_return_val_if_fail (route->n_points >= 2, ((PvPoint) { 0, 0 }));

  while (piece + 2 < route->n_points && left > distance_between (route->points[piece], route->points[piece + 1]))
    {
      left -= distance_between (route->points[piece], route->points[piece + 1]);
      piece++;
    }
  unit = unit_between (route->points[piece], route->points[piece + 1]);
  if (direction != NULL)
    *direction = unit;
  return (PvPoint) { route->points[piece].x + unit.x * left, route->points[piece].y + unit.y * left };
}
