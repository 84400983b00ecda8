#include "layout/pv-layout-routing.h"

#define LOOP 24.0                   /* of a link from a box to itself */

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

void
pv_routing_make (const PvRouting *routing, const PvLayoutLink *link, const PvPoint *inner, guint n_inner, PvLayoutRoute *route)
{
  PvPoint out = pv_unit_between (inner[0], inner[1]), in = pv_unit_between (inner[n_inner - 1], inner[n_inner - 2]);

  route->n_points = n_inner;
  for (guint i = 0; i < n_inner; i++)
    route->points[i] = inner[i];
  route->points[0] = leave_box (&routing->boxes[link->from], routing->options, inner[0], out);
  route->points[n_inner - 1] = leave_box (&routing->boxes[link->to], routing->options, inner[n_inner - 1], in);
}

/* --- one link --- */

static void
route_loop (const PvRouting *routing, const PvLayoutLink *link, guint rank, PvLayoutRoute *route)
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
route_link (const PvRouting *routing, const PvLayoutLink *link, guint rank, guint count, PvLayoutRoute *route)
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
  unit = link->from < link->to ? pv_unit_between (a, b) : pv_unit_between (b, a);
  room = MIN (half_across (from, unit, routing->options->corner), half_across (to, unit, routing->options->corner));
  spread = count > 1 ? MIN (routing->options->spread, 2 * room / (count - 1)) : 0;
  off = (rank - (count - 1) / 2.0) * spread;
  ends[0] = (PvPoint) { a.x - unit.y * off, a.y + unit.x * off };
  ends[1] = (PvPoint) { b.x - unit.y * off, b.y + unit.x * off };
  pv_routing_make (routing, link, ends, 2, route);
  if ((route->points[1].x - route->points[0].x) * (b.x - a.x) + (route->points[1].y - route->points[0].y) * (b.y - a.y) <= 0)
    {
      route->n_points = 0;
      return;
    }
  if (routing->options->detours && !pv_routing_is_clear (routing, link, route))
    pv_routing_detour (routing, link, ends[0], ends[1], routing->options->clearance + rank * spread, route);
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
  PvRouting routing = { boxes, options, space, found };

  for (guint first = 0, last = 0; first < n_links; first = last)
    {
      while (last < n_links && pairs[last].low == pairs[first].low && pairs[last].high == pairs[first].high)
        last++;
      for (guint i = first; i < last; i++)
        route_link (&routing, &links[pairs[i].link], i - first, last - first, &done[pairs[i].link]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (n_links > 0)
    memcpy (routes, done, sizeof (PvLayoutRoute) * n_links);
  return TRUE;
}

double
pv_layout_route_length (const PvLayoutRoute *route)
{
  double length = 0;

  for (guint i = 0; i + 1 < route->n_points; i++)
    length += pv_distance_between (route->points[i], route->points[i + 1]);
  return length;
}

PvPoint
pv_layout_route_point (const PvLayoutRoute *route, double share, PvPoint *direction)
{
  double left = CLAMP (share, 0, 1) * pv_layout_route_length (route);
  guint piece = 0;
  PvPoint unit;

  g_return_val_if_fail (route->n_points >= 2, ((PvPoint) { 0, 0 }));

  while (piece + 2 < route->n_points && left > pv_distance_between (route->points[piece], route->points[piece + 1]))
    {
      left -= pv_distance_between (route->points[piece], route->points[piece + 1]);
      piece++;
    }
  unit = pv_unit_between (route->points[piece], route->points[piece + 1]);
  if (direction != NULL)
    *direction = unit;
  return (PvPoint) { route->points[piece].x + unit.x * left, route->points[piece].y + unit.y * left };
}
