/* The lines of a network: from frame to frame, parallel ones side by side, round foreign boxes where they stand in the way, and there side by
 * side as well. */
#pragma once

#include <gio/gio.h>

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

/* Two ends and the bends between. Ten are the most that an eye follows at a glance, and most ways have two or three; past hundreds of boxes it takes
 * up to fifty. */
#define PV_LAYOUT_ROUTE_POINTS 64

/* Narrow, since a great network has tens of thousands of lines: exact to a hundredth of a pixel 100,000 px off. */
typedef struct
{
  float x;
  float y;
} PvRoutePoint;

typedef struct
{
  guint n_points;     /* 2: straight; more: a detour or a loop, to be drawn with rounded bends; 0: the boxes touch or overlap, nothing to draw */
  gboolean blocked;   /* still runs through a foreign box: there is no way 6 px wide */
  float slack;        /* how far a rounded bend may cut its corner without touching a box; px */
  PvRoutePoint points[PV_LAYOUT_ROUTE_POINTS];  /* from the frame of `from` to the frame of `to`, gap left out; the last, so that who keeps it
                                                 * keeps n_points of them alone */
} PvLayoutRoute;

typedef struct
{
  double gap;         /* between a frame and the end of a line; 3 */
  double spread;      /* between two links of the same pair of boxes; 12 */
  double corner;      /* corner radius of the boxes; 9 */
  double clearance;   /* between a detour and the box it passes; 8 */
  double apart;       /* between two detours that go round the same corner, where there is room; 6; 0: they may lie on each other */
  guint pains;        /* pieces of line looked at for the best way of one link before it gets one that is soon found; 0: no detours at all */
  gboolean soon;      /* it gets none then, and stays straight: for lines that are drawn anew at every step of a hand; FALSE */
} PvLayoutRouteOptions;

/* gap 3, spread 12, corner 9, clearance 8, apart 6; pains for a network of @n_links in all: 1,000 each up to 3,000 links, ever fewer above. */
PvLayoutRouteOptions pv_layout_route_options (guint n_links);

/* @boxes are frames. @links may be a part of all links, but those of one pair must come together in one call to be spread; they lie in the
 * order of the array. @routes: room for n_links; nothing to be used when FALSE is returned. Errors: G_IO_ERROR_CANCELLED alone. Tells a
 * PvProgress how far it is, as does pv_layout_router_lead(). */
gboolean pv_layout_routes (const PvRect               *boxes,
                           guint                       n_boxes,
                           const PvLayoutLink         *links,
                           guint                       n_links,
                           const PvLayoutRouteOptions *options,
                           GCancellable               *cancellable,
                           PvLayoutRoute              *routes,
                           GError                    **error);

/* Straight lines alone, whatever is in their way, each handed over when it is led: the routes of a great network together are tens of megabytes,
 * of which little is kept. @links as above; @take is called once for each, with its index in @links and a route that is lent to it, on the calling
 * thread or, when there are many links, on one of two at once. FALSE when cancelled: then not for all. */
typedef void (*PvLayoutTakeRoute) (guint                link,
                                   const PvLayoutRoute *route,
                                   gpointer             user_data);
gboolean pv_layout_straight_routes (const PvRect       *boxes,
                                    guint               n_boxes,
                                    const PvLayoutLink *links,
                                    guint               n_links,
                                    GCancellable       *cancellable,
                                    PvLayoutTakeRoute   take,
                                    gpointer            user_data);

/* The same in parts: whoever looks at a great network closely waits for the links there alone. The way of a link depends on the boxes and on the
 * other links of its pair, never on what was led before; only how far it is nudged at a corner depends on who else is. One thread at a time. */
typedef struct _PvLayoutRouter PvLayoutRouter;

/* @boxes must outlive it. */
PvLayoutRouter *pv_layout_router_new  (const PvRect               *boxes,
                                       guint                       n_boxes,
                                       const PvLayoutRouteOptions *options);
void            pv_layout_router_free (PvLayoutRouter             *router);
/* From now on @box stands in nobody's way, and its place in @boxes may change between two calls. Before anything was led. */
void            pv_layout_router_lift (PvLayoutRouter             *router,
                                       guint                       box);
/* As pv_layout_routes(), but nothing is nudged. How many links were led: all, or fewer when cancelled, and then nobody is told which. */
guint           pv_layout_router_lead (PvLayoutRouter             *router,
                                       const PvLayoutLink         *links,
                                       guint                       n_links,
                                       GCancellable               *cancellable,
                                       PvLayoutRoute              *routes);
/* Draws apart what goes round the same corner, in @routes as they were led. FALSE when cancelled: then some are. */
gboolean        pv_layout_router_nudge (PvLayoutRouter            *router,
                                       const PvLayoutLink         *links,
                                       guint                       n_links,
                                       GCancellable               *cancellable,
                                       PvLayoutRoute              *routes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvLayoutRouter, pv_layout_router_free)

static inline PvPoint
pv_layout_route_at (const PvLayoutRoute *route, guint point)
{
  return (PvPoint) { route->points[point].x, route->points[point].y };
}

/* How far before and after the bend @at, with @before and @after its neighbours, the curve begins and ends that cuts its corner by no more
 * than @slack: a slight bend is a long soft one. At most half of either piece. (The curve is pv_outline_soft_line()'s.) */
double   pv_layout_bend_reach   (PvPoint                before,
                                 PvPoint                at,
                                 PvPoint                after,
                                 double                 slack);
/* The point at @share (0 … 1) of the length, and the direction there (a unit vector; NULL: not wanted). */
PvPoint  pv_layout_route_point  (const PvLayoutRoute   *route,
                                 double                 share,
                                 PvPoint               *direction);
double   pv_layout_route_length (const PvLayoutRoute   *route);

G_END_DECLS
