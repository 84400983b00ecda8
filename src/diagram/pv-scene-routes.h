/* Inside diagram/ only: the lines of a network scene and the words on them. */
#pragma once

#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

/* The scene's links for layout/, in its order: ended and planned ones pull less. (transfer full) */
PvLayoutLink *pv_scene_layout_links (const PvScene *scene);
/* Every line anew. FALSE when cancelled. */
gboolean      pv_scene_route_all    (PvScene       *scene,
                                     GCancellable  *cancellable);
/* Only those of the nodes told, and those that share a pair with them. @changed grows by what they covered and cover now; @routed gets
 * their elements. */
void          pv_scene_route_some   (PvScene       *scene,
                                     const guint   *nodes,
                                     guint          n_nodes,
                                     PvRect        *changed,
                                     GArray        *routed);

G_END_DECLS
