/* Another surface, on which everything is drawn larger or smaller: widths, dashes and letters too. What cairo does with its matrix, for
 * surfaces that have none. */
#pragma once

#include "diagram/pv-surface.h"

G_BEGIN_DECLS

/* Draws on @inner, which must outlive it, @scale times as large. Elements are passed on as they are. (transfer full) */
PvSurface *pv_surface_scaled_new  (PvSurface *inner,
                                   double     scale);
void       pv_surface_scaled_free (PvSurface *surface);

G_END_DECLS
