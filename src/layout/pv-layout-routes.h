/* The lines of a network: from frame to frame, parallel ones side by side, round foreign boxes where they stand in the way, and there side by
 * side as well. */
#pragma once

#include <gio/gio.h>

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

/* With two ends and ten bends: a way of more is no line that an eye can follow. */
#define PV_LAYOUT_ROUTE_POINTS 12

/* Narrow, since a great network has tens of thousands of lines: exact to a hundredth of a pixel 100,000 px off. */
typedef struct
{
  float x;
  float y;
} PvRoutePoint;

typedef struct
{
  PvRoutePoint points[PV_LAYOUT_ROUTE_POINTS];  /* from the frame of `from` to the frame of `to`, gap left out */
  guint n_points;     /* 2: straight; more: a detour or a loop, to be drawn with rounded bends; 0: the boxes touch or overlap, nothing to draw */
  gboolean blocked;   /* still runs through a foreign box: there is no way 6 px wide with so few bends, or it was not found for the pains allowed */
  float slack;        /* how far a rounded bend may cut its corner without touching a box; px */
} PvLayoutRoute;

typedef struct
{
  double gap;         /* between a frame and the end of a line; 3 */
  double spread;      /* between two links of the same pair of boxes; 12 */
  double corner;      /* corner radius of the boxes; 9 */
  double clearance;   /* between a detour and the box it passes; 8 */
  double apart;       /* between two detours that go round the same corner, where there is room; 6; 0: they may lie on each other */
  guint pains;        /* pieces of line looked at for one link before it is left to run through a box; 0: no detours at all */
} PvLayoutRouteOptions;

/* gap 3, spread 12, corner 9, clearance 8, apart 6; pains for a network of @n_links in all, so that the whole of it is bounded: 5,000 each up to 4,000
 * links, ever fewer above. */
PvLayoutRouteOptions pv_layout_route_options (guint n_links);

/* @boxes are frames. @links may be a part of all links, but those of one pair must come together in one call to be spread; they lie in the
 * order of the array. @routes: room for n_links; untouched when FALSE is returned. Errors: G_IO_ERROR_CANCELLED alone. */
gboolean pv_layout_routes (const PvRect               *boxes,
                           guint                       n_boxes,
                           const PvLayoutLink         *links,
                           guint                       n_links,
                           const PvLayoutRouteOptions *options,
                           GCancellable               *cancellable,
                           PvLayoutRoute              *routes,
                           GError                    **error);

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
