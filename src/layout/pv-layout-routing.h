/* Inside layout/ only: a route in the making, between pv-layout-routes.c, which draws straight lines, pv-layout-detours.c, which leads them
 * round foreign boxes, pv-layout-ways.c, which finds the way, or pv-layout-sights.c, if it is long, and pv-layout-nudges.c, which draws apart
 * what goes the same way. */
#pragma once

#include <math.h>

#include "layout/pv-layout-routes.h"
#include "layout/pv-layout-space.h"

G_BEGIN_DECLS

#define PV_ROUTING_TOUCH 2.0        /* a line this near to a foreign box counts as running through it */
#define PV_ROUTING_TIGHT 3.0        /* between a line and the box it passes where there is no room for more; more than the touch */

typedef struct _PvWays PvWays;
typedef struct _PvSights PvSights;

typedef struct
{
  const PvRect *boxes;
  const PvLayoutRouteOptions *options;
  PvLayoutSpace *space;
  PvWays *ways;                     /* NULL: straight lines only */
  PvSights *sights;                 /* NULL with them, or when it has to be soon */
} PvRouting;

static inline PvPoint
pv_unit_between (PvPoint a, PvPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = sqrt (dx * dx + dy * dy);

  return length > 1e-9 ? (PvPoint) { dx / length, dy / length } : (PvPoint) { 1, 0 };
}

static inline double
pv_distance_between (PvPoint a, PvPoint b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* From frame to frame over @inner, which begin and end inside the boxes. */
void     pv_routing_make     (const PvRouting    *routing,
                              const PvLayoutLink *link,
                              const PvPoint      *inner,
                              guint               n_inner,
                              PvLayoutRoute      *route);
/* Whether it runs through no foreign box. */
gboolean pv_routing_is_clear (const PvRouting     *routing,
                              const PvLayoutLink  *link,
                              const PvLayoutRoute *route);
/* How far to the side of a box's middle a line that leaves it in @direction may begin. */
double   pv_routing_room     (const PvRouting    *routing,
                              guint               box,
                              PvPoint             direction);
/* Leads the @count @links of one @pair round what is in their way: side by side where they fit, else each by itself. @offsets: of each, to
 * the left of the way from the pair's `from` to its `to`, the greatest first or last. @routes: of each, straight; those that are not clear
 * are replaced, or marked as blocked. */
void     pv_routing_detour   (const PvRouting     *routing,
                              const PvLayoutLink  *pair,
                              const double        *offsets,
                              guint                count,
                              const PvLayoutLink **links,
                              PvLayoutRoute      **routes);

/* How much a bend may cut its corner: little where a box is nearer than usual. */
float    pv_routing_slack    (const PvRouting     *routing,
                              const PvLayoutRoute *route);
/* The bends that several routes have at one corner, options->apart from each other where there is room. FALSE: cancelled. */
gboolean pv_routing_nudge    (const PvRouting     *routing,
                              const PvLayoutLink  *links,
                              guint                n_links,
                              GCancellable        *cancellable,
                              PvLayoutRoute       *routes,
                              GError             **error);

/* --- pv-layout-route-net.c: which routes cross --- */
typedef struct _PvRouteNet PvRouteNet;

/* @routes must outlive it. */
PvRouteNet *pv_route_net_new   (const PvLayoutRoute *routes,
                                guint                n_routes);
void        pv_route_net_free  (PvRouteNet          *net);
/* The piece from @point to the next one has moved. */
void        pv_route_net_add   (PvRouteNet          *net,
                                guint                route,
                                guint                point);
/* How many pieces of other routes, but those marked in @but (by route), that piece crosses. */
guint       pv_route_net_count (PvRouteNet          *net,
                                guint                route,
                                guint                point,
                                const guint8        *but);

/* Room to look for ways among @n_boxes boxes, used for one link after the other. */
PvWays  *pv_ways_new         (guint                n_boxes);
void     pv_ways_free        (PvWays              *ways);
/* The least long way with the fewest bends from @start, in the box link->from, to @end, in link->to, that meets no foreign box; its bends
 * keep @clearance off the boxes they go round where there is room. Fills @way, which begins with @start and ends with @end, and has room
 * for PV_LAYOUT_ROUTE_POINTS. If it is not found for the pains allowed, another one, by routing->sights. 0 when there is
 * none, or none so soon. */
guint    pv_ways_find        (const PvRouting     *routing,
                              const PvLayoutLink  *link,
                              PvPoint              start,
                              PvPoint              end,
                              double               clearance,
                              PvPoint             *way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvWays, pv_ways_free)

/* --- pv-layout-sights.c: long ways --- */

/* Who sees whom among corners that keep @clearance off their boxes where there is room. What is handed over must outlive it. */
PvSights *pv_sights_new      (PvLayoutSpace       *space,
                              const PvRect        *boxes,
                              guint                n_boxes,
                              double               clearance);
void      pv_sights_free     (PvSights            *sights);
/* A short way with few bends, if not always the shortest; else as pv_ways_find(), but without any pains to be allowed. */
guint     pv_sights_find     (PvSights            *sights,
                              const PvLayoutLink  *link,
                              PvPoint              start,
                              PvPoint              end,
                              PvPoint             *way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSights, pv_sights_free)

G_END_DECLS
