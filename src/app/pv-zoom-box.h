/* The zoom of a canvas as a number with a button on either side, and one that fits everything in. */
#pragma once

#include "app/pv-canvas.h"

G_BEGIN_DECLS

#define PV_TYPE_ZOOM_BOX (pv_zoom_box_get_type ())
G_DECLARE_FINAL_TYPE (PvZoomBox, pv_zoom_box, PV, ZOOM_BOX, GtkBox)

/* Shows the zoom of @canvas; its buttons are the actions page.zoom-out, page.zoom-normal, page.zoom-in and page.zoom-fit. */
void pv_zoom_box_set_canvas (PvZoomBox *self,
                             PvCanvas  *canvas);

G_END_DECLS
