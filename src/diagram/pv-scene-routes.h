/* Inside diagram/ only: the lines of a network scene and the words on them. */
#pragma once

#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

/* How far a link from a box to itself may reach from it. */
#define PV_ROUTE_LOOP 60.0

/* The scene's links for layout/, in its order: ended and planned ones pull less. (transfer full) */
PvLayoutLink *pv_scene_layout_links   (const PvScene *scene);
/* Every line anew: led round boxes, with words, or straight and without. FALSE when cancelled. */
gboolean      pv_scene_route_all      (PvScene       *scene,
                                       gboolean       led_round,
                                       GCancellable  *cancellable);
/* These links have been led so: they get their words, among all lines as they are now. */
void          pv_scene_take_routes    (PvScene       *scene,
                                       const guint   *links,
                                       guint          n_links,
                                       const PvLayoutRoute *routes);
/* One of them, without words. */
void          pv_scene_take_route     (PvScene       *scene,
                                       guint          link,
                                       const PvLayoutRoute *route,
                                       gboolean       led);
/* What no line runs through: first the frames of all actors; where lines are led at once, then the words of headings and areas, which a line
 * struck through. @n: how many. (transfer full) */
PvRect       *pv_scene_collect_boxes  (const PvScene *scene,
                                       guint         *n);
/* (transfer full) */
PvScene      *pv_scene_copy_network   (const PvScene *scene);

/* pv-scene-follow.c */
/* Only those of the nodes told, which were at @before, those that they are or were in the way of, and those that share a pair with them.
 * @changed grows by what they covered and cover now; @routed gets their elements. So many that it would take long become straight. */
void          pv_scene_route_some     (PvScene       *scene,
                                       const guint   *nodes,
                                       const PvRect  *before,
                                       guint          n_nodes,
                                       PvRect        *changed,
                                       GArray        *routed);
/* @scene was made anew from what @before showed, and its lines are straight: those that were led and that nothing concerns lie as they did, a few others
 * are led at once. Before its bounds are made. */
void          pv_scene_keep_lines     (PvScene       *scene,
                                       const PvScene *before);

G_END_DECLS
