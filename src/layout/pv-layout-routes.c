#include "layout/pv-layout-routing.h"

#define LOOP 24.0                   /* of a link from a box to itself */
#define LOOP_SLACK 5.0f

/* A link among those of its pair of boxes. */
typedef struct
{
  guint low;
  guint high;
  guint link;
} Pair;

#define PAINS 3000000.0             /* for all links together: about two seconds */
#define LEAST_PAINS 50
#define MOST_PAINS 1000

/* A cubic curve as pv_outline_soft_line() draws it cuts the corner by this share of its reach, at a full turn back. */
#define CUT 0.586
#define LONGEST_REACH 60.0

PvLayoutRouteOptions
pv_layout_route_options (guint n_links)
{
  return (PvLayoutRouteOptions) { .gap = 3, .spread = 12, .corner = 9, .clearance = 8, .apart = 6,
                                  .pains = (guint) CLAMP (PAINS / MAX (n_links, 1), LEAST_PAINS, MOST_PAINS) };
}

static inline PvRoutePoint
narrow (PvPoint point)
{
  return (PvRoutePoint) { (float) point.x, (float) point.y };
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
    route->points[i] = narrow (inner[i]);
  route->points[0] = narrow (leave_box (&routing->boxes[link->from], routing->options, inner[0], out));
  route->points[n_inner - 1] = narrow (leave_box (&routing->boxes[link->to], routing->options, inner[n_inner - 1], in));
}

/* --- one link --- */

static void
route_loop (const PvRouting *routing, const PvLayoutLink *link, guint rank, PvLayoutRoute *route)
{
  const PvRect *box = &routing->boxes[link->from];
  double size = LOOP + rank * routing->options->spread, gap = routing->options->gap;
  double along = MIN (box->width / 2, 18 + rank * 6.0), down = MIN (box->height / 2, 12 + rank * 4.0);

  /* At the top left, where no mark sits on the frame. */
  route->points[0] = narrow ((PvPoint) { box->x + along, box->y - gap });
  route->points[1] = narrow ((PvPoint) { box->x + along, box->y - size });
  route->points[2] = narrow ((PvPoint) { box->x - size, box->y + down });
  route->points[3] = narrow ((PvPoint) { box->x - gap, box->y + down });
  route->n_points = 4;
  route->slack = LOOP_SLACK;
  route->blocked = FALSE;
}

static double
side_room (const PvRect *box, PvPoint direction, double corner)
{
  /* Half of how wide the box is seen along the direction, without its round corners. */
  return MAX (fabs (direction.y) * box->width / 2 + fabs (direction.x) * box->height / 2 - corner, 0);
}

static void
route_straight (const PvRouting *routing, const PvLayoutLink *pair, double off, const PvLayoutLink *link, PvLayoutRoute *route)
{
  PvPoint a = pv_rect_centre (&routing->boxes[pair->from]), b = pv_rect_centre (&routing->boxes[pair->to]), unit = pv_unit_between (a, b);
  PvPoint ends[2] = { { a.x - unit.y * off, a.y + unit.x * off }, { b.x - unit.y * off, b.y + unit.x * off } };
  PvPoint back[2] = { ends[1], ends[0] };
  PvPoint *inner = link->from == pair->from ? ends : back;

  route->slack = 0;
  route->blocked = FALSE;
  pv_routing_make (routing, link, inner, 2, route);
  if ((route->points[1].x - route->points[0].x) * (inner[1].x - inner[0].x)
      + (route->points[1].y - route->points[0].y) * (inner[1].y - inner[0].y) <= 0)
    route->n_points = 0;
}

/* Both directions of a pair are seen from the same side, so that they do not lie on each other. */
static void
route_pair (const PvRouting *routing, const PvLayoutLink *pair, guint count, const PvLayoutLink **links, PvLayoutRoute **routes)
{
  PvPoint unit = pv_unit_between (pv_rect_centre (&routing->boxes[pair->from]), pv_rect_centre (&routing->boxes[pair->to]));
  double room = MIN (pv_routing_room (routing, pair->from, unit), pv_routing_room (routing, pair->to, unit));
  double spread = count > 1 ? MIN (routing->options->spread, 2 * room / (count - 1)) : 0;
  g_autofree double *offsets = count > 1 ? g_new (double, count) : NULL;
  double alone = 0, *off = offsets != NULL ? offsets : &alone;
  gboolean clear = TRUE;

  for (guint i = 0; i < count; i++)
    {
      off[i] = (i - (count - 1) / 2.0) * spread;
      route_straight (routing, pair, off[i], links[i], routes[i]);
      clear = clear && (routing->ways == NULL || routes[i]->n_points == 0 || pv_routing_is_clear (routing, links[i], routes[i]));
    }
  if (!clear)
    pv_routing_detour (routing, pair, off, count, links, routes);
}

double
pv_routing_room (const PvRouting *routing, guint box, PvPoint direction)
{
  return side_room (&routing->boxes[box], direction, routing->options->corner);
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

/* Where the pairs of each lower box begin, in the order of the boxes; behind them where the last ones end. */
static guint *
count_lows (const PvLayoutLink *links, guint n_links, guint *n_lows)
{
  guint *begins;

  *n_lows = 0;
  for (guint i = 0; i < n_links; i++)
    *n_lows = MAX (*n_lows, MIN (links[i].from, links[i].to) + 1);
  begins = g_new0 (guint, *n_lows + 1);
  for (guint i = 0; i < n_links; i++)
    begins[MIN (links[i].from, links[i].to) + 1]++;
  for (guint low = 0; low < *n_lows; low++)
    begins[low + 1] += begins[low];
  return begins;
}

/* By box first, so that what is left to compare are the few links of one. */
static Pair *
list_pairs (const PvLayoutLink *links, guint n_links)
{
  Pair *pairs = g_new (Pair, n_links + 1);
  guint n_lows, begin = 0;
  g_autofree guint *ends = count_lows (links, n_links, &n_lows);

  for (guint i = 0; i < n_links; i++)
    {
      guint low = MIN (links[i].from, links[i].to);

      pairs[ends[low]++] = (Pair) { low, MAX (links[i].from, links[i].to), i };
    }
  for (guint low = 0; low < n_lows; begin = ends[low++])
    if (ends[low] - begin > 1)
      qsort (&pairs[begin], ends[low] - begin, sizeof (Pair), compare_pairs_cb);
  return pairs;
}

/* The links of one pair; the i-th is led in routes[i]. */
static void
route_together (const PvRouting *routing, const PvLayoutLink *all, const Pair *pairs, guint count, PvLayoutRoute **routes)
{
  g_autofree const PvLayoutLink **links = g_new (const PvLayoutLink *, count);
  PvLayoutLink pair = { pairs[0].low, pairs[0].high, 1 };

  for (guint i = 0; i < count; i++)
    links[i] = &all[pairs[i].link];
  if (pair.from != pair.to)
    route_pair (routing, &pair, count, links, routes);
  else
    for (guint i = 0; i < count; i++)
      route_loop (routing, links[i], i, routes[i]);
}

struct _PvLayoutRouter
{
  PvLayoutRouteOptions options;
  PvLayoutSpace *space;
  PvRouting routing;
};

PvLayoutRouter *
pv_layout_router_new (const PvRect *boxes, guint n_boxes, const PvLayoutRouteOptions *options)
{
  PvLayoutRouter *router = g_new0 (PvLayoutRouter, 1);
  gboolean leads = options->pains > 0;

  router->options = *options;
  router->space = pv_layout_space_new (boxes, leads ? n_boxes : 0);
  router->routing = (PvRouting) { boxes, &router->options, router->space, leads ? pv_ways_new (n_boxes) : NULL,
                                  leads && !options->soon ? pv_sights_new (router->space, boxes, n_boxes, options->clearance) : NULL };
  return router;
}

void
pv_layout_router_free (PvLayoutRouter *router)
{
  g_clear_pointer (&router->routing.ways, pv_ways_free);
  g_clear_pointer (&router->routing.sights, pv_sights_free);
  pv_layout_space_free (router->space);
  g_free (router);
}

void
pv_layout_router_lift (PvLayoutRouter *router, guint box)
{
  if (router->routing.ways != NULL)
    pv_layout_space_remove (router->space, box);
}

static guint
count_of_pair (const Pair *pairs, guint first, guint n)
{
  guint last = first;

  while (last < n && pairs[last].low == pairs[first].low && pairs[last].high == pairs[first].high)
    last++;
  return last - first;
}

guint
pv_layout_router_lead (PvLayoutRouter *router, const PvLayoutLink *links, guint n_links, GCancellable *cancellable, PvLayoutRoute *routes)
{
  g_autofree Pair *pairs = list_pairs (links, n_links);
  g_autoptr (GPtrArray) together = g_ptr_array_new ();
  guint first = 0;

  while (first < n_links && !g_cancellable_is_cancelled (cancellable))
    {
      guint count = count_of_pair (pairs, first, n_links);

      g_ptr_array_set_size (together, 0);
      for (guint i = first; i < first + count; i++)
        g_ptr_array_add (together, &routes[pairs[i].link]);
      route_together (&router->routing, links, &pairs[first], count, (PvLayoutRoute **) together->pdata);
      first += count;
      pv_progress_tell (cancellable, first, n_links);
    }
  return first;
}

/* Room for the routes of one pair. */
static void
make_room (GPtrArray *routes, guint count)
{
  while (routes->len < count)
    g_ptr_array_add (routes, g_new0 (PvLayoutRoute, 1));
}

/* From so many links on two threads lead them. */
#define MANY 10000

typedef struct
{
  const PvRouting *routing;
  const PvLayoutLink *links;
  const Pair *pairs;
  guint n_pairs;
  guint middle;                /* no links of one pair on both sides */
  GCancellable *cancellable;
  PvLayoutTakeRoute take;
  gpointer user_data;
} Straight;

static void
lead_straight (const Straight *straight, guint from, guint to)
{
  g_autoptr (GPtrArray) routes = g_ptr_array_new_with_free_func (g_free);

  for (guint first = from, count; first < to && !g_cancellable_is_cancelled (straight->cancellable); first += count)
    {
      count = count_of_pair (straight->pairs, first, to);
      make_room (routes, count);
      route_together (straight->routing, straight->links, &straight->pairs[first], count, (PvLayoutRoute **) routes->pdata);
      for (guint i = 0; i < count; i++)
        straight->take (straight->pairs[first + i].link, g_ptr_array_index (routes, i), straight->user_data);
    }
}

static void
lead_lower (gpointer data)
{
  const Straight *straight = data;

  lead_straight (straight, 0, straight->middle);
}

static void
lead_upper (gpointer data)
{
  const Straight *straight = data;

  lead_straight (straight, straight->middle, straight->n_pairs);
}

gboolean
pv_layout_straight_routes (const PvRect *boxes, guint n_boxes, const PvLayoutLink *links, guint n_links, GCancellable *cancellable,
                           PvLayoutTakeRoute take, gpointer user_data)
{
  PvLayoutRouteOptions options = pv_layout_route_options (n_links);
  g_autoptr (PvLayoutRouter) router = NULL;
  g_autofree Pair *pairs = list_pairs (links, n_links);
  Straight straight = { NULL, links, pairs, n_links, n_links / 2, cancellable, take, user_data };

  options.pains = 0;
  router = pv_layout_router_new (boxes, n_boxes, &options);
  straight.routing = &router->routing;
  if (n_links >= MANY)
    {
      straight.middle += count_of_pair (pairs, straight.middle, n_links);
      pv_worker_both (lead_lower, lead_upper, &straight);
    }
  else
    lead_straight (&straight, 0, n_links);
  return !g_cancellable_is_cancelled (cancellable);
}

gboolean
pv_layout_router_nudge (PvLayoutRouter *router, const PvLayoutLink *links, guint n_links, GCancellable *cancellable, PvLayoutRoute *routes)
{
  return router->options.pains == 0 || router->options.apart <= 0
         || pv_routing_nudge (&router->routing, links, n_links, cancellable, routes, NULL);
}

gboolean
pv_layout_routes (const PvRect *boxes, guint n_boxes, const PvLayoutLink *links, guint n_links, const PvLayoutRouteOptions *options,
                  GCancellable *cancellable, PvLayoutRoute *routes, GError **error)
{
  g_autoptr (PvLayoutRouter) router = pv_layout_router_new (boxes, n_boxes, options);

  pv_layout_router_lead (router, links, n_links, cancellable, routes);
  pv_layout_router_nudge (router, links, n_links, cancellable, routes);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static double
length_of_piece (const PvLayoutRoute *route, guint piece)
{
  return pv_distance_between (pv_layout_route_at (route, piece), pv_layout_route_at (route, piece + 1));
}

double
pv_layout_bend_reach (PvPoint before, PvPoint at, PvPoint after, double slack)
{
  PvPoint in = pv_unit_between (before, at), out = pv_unit_between (at, after);
  double half_turn = sqrt (MAX (0, (1 - (in.x * out.x + in.y * out.y)) / 2));     /* sine of half the angle by which it turns */
  double most = MIN (pv_distance_between (before, at), pv_distance_between (at, after)) / 2;

  return MIN (MIN (most, LONGEST_REACH), slack / MAX (CUT * half_turn, 1e-6));
}

double
pv_layout_route_length (const PvLayoutRoute *route)
{
  double length = 0;

  for (guint i = 0; i + 1 < route->n_points; i++)
    length += length_of_piece (route, i);
  return length;
}

PvPoint
pv_layout_route_point (const PvLayoutRoute *route, double share, PvPoint *direction)
{
  double left = CLAMP (share, 0, 1) * pv_layout_route_length (route);
  guint piece = 0;
  PvPoint unit;

  g_return_val_if_fail (route->n_points >= 2, ((PvPoint) { 0, 0 }));

  while (piece + 2 < route->n_points && left > length_of_piece (route, piece))
    {
      left -= length_of_piece (route, piece);
      piece++;
    }
  unit = pv_unit_between (pv_layout_route_at (route, piece), pv_layout_route_at (route, piece + 1));
  if (direction != NULL)
    *direction = unit;
  return (PvPoint) { route->points[piece].x + unit.x * left, route->points[piece].y + unit.y * left };
}
