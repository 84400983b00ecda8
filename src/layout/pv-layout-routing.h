/* Inside layout/ only: a route in the making, between pv-layout-routes.c, which draws straight lines, and pv-layout-detours.c, which leads them
 * round foreign boxes. */
#pragma once

#include <math.h>

#include "layout/pv-layout-routes.h"
#include "layout/pv-layout-space.h"

G_BEGIN_DECLS

typedef struct
{
  const PvRect *boxes;
  const PvLayoutRouteOptions *options;
  PvLayoutSpace *space;
  GArray *found;                    /* scratch for the space */
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
/* Replaces @route, which is not clear, by a detour, or marks it as blocked. */
void     pv_routing_detour   (const PvRouting     *routing,
                              const PvLayoutLink  *link,
                              PvPoint              start,
                              PvPoint              end,
                              double               clearance,
                              PvLayoutRoute       *route);

G_END_DECLS
