/* Drawing on any cairo context: screen tiles, PNG, PDF. The context's matrix takes model pixels to device pixels. Texts are laid out with
 * hint metrics off and unrounded positions, so that they are as wide at every zoom. */
#pragma once

#include <cairo.h>

#include "diagram/pv-surface.h"

G_BEGIN_DECLS

/* Refers to @cr until freed. (transfer full) */
PvSurface *pv_surface_cairo_new  (cairo_t   *cr);
void       pv_surface_cairo_free (PvSurface *surface);

G_END_DECLS
