/* The whole of a canvas' scene, small, with the part that is seen framed; a press or a drag goes there. For the eye and the mouse
 * alone: keyboard and screen reader have the canvas. */
#pragma once

#include "app/pv-canvas.h"

G_BEGIN_DECLS

#define PV_TYPE_MINIMAP (pv_minimap_get_type ())
G_DECLARE_FINAL_TYPE (PvMinimap, pv_minimap, PV, MINIMAP, GtkWidget)

void pv_minimap_set_canvas (PvMinimap *self,
                            PvCanvas  *canvas);
/* The canvas has another scene. */
void pv_minimap_refresh    (PvMinimap *self);

G_END_DECLS
