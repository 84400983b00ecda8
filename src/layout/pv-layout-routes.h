/* The lines of a network: from frame to frame, parallel ones side by side, round foreign boxes where they stand in the way. */
#pragma once

#include <gio/gio.h>

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

#define PV_LAYOUT_ROUTE_POINTS 4

typedef struct
{
  PvPoint points[PV_LAYOUT_ROUTE_POINTS];  /* from the frame of `from` to the frame of `to`, gap left out */
  guint n_points;                          /* 2: straight; 3, 4: a detour or a loop, to be drawn with rounded bends; 0: the boxes touch or
                                              overlap, nothing to draw */
  gboolean blocked;                        /* still runs through a foreign box: no detour was found */
} PvLayoutRoute;

typedef struct
{
  double gap;         /* between a frame and the end of a line; 3 */
  double spread;      /* between two links of the same pair of boxes; 12 */
  double corner;      /* corner radius of the boxes; 9 */
  double clearance;   /* between a detour and the box it passes; 8 */
  gboolean detours;   /* FALSE: straight lines only (while dragging, or far zoomed out) */
} PvLayoutRouteOptions;

/* gap 3, spread 12, corner 9, clearance 8, with detours. */
PvLayoutRouteOptions pv_layout_route_options (void);

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

/* The point at @share (0 … 1) of the length, and the direction there (a unit vector; NULL: not wanted). */
PvPoint  pv_layout_route_point  (const PvLayoutRoute   *route,
                                 double                 share,
                                 PvPoint               *direction);
double   pv_layout_route_length (const PvLayoutRoute   *route);

G_END_DECLS
