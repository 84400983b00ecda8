/* Inside diagram/ only: lines of one pixel straight into an image, many times faster than a stroke (Wu 1991). For the overview of a big
 * network, where there are tens of thousands. */
#pragma once

#include <cairo.h>

#include "diagram/pv-surface.h"

G_BEGIN_DECLS

/* TRUE when it drew: @outline is single pieces, @paint one plain stroke of at most a device pixel, @cr a 32-bit image without a clip. */
gboolean pv_thin_lines_draw (cairo_t         *cr,
                             const PvOutline *outline,
                             const PvPaint   *paint);

G_END_DECLS
