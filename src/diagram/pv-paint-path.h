/* Inside diagram/ only: what the two files that paint a path share. */
#pragma once

#include "diagram/pv-paint.h"

G_BEGIN_DECLS

/* Everything is as big as its step says: 1 at 100 %, more for a projector. */
double pv_path_scale       (const PvBrush     *brush);
/* Lines under each other around @middle. */
void   pv_paint_text_lines (const PvBrush     *brush,
                            const PvSceneText *text,
                            double             x,
                            double             middle,
                            PvRgba             colour,
                            PvRgba             second,
                            gboolean           struck,
                            PvAnchor           anchor);
void   pv_paint_rect       (const PvBrush     *brush,
                            const PvRect      *rect,
                            PvRgba             fill);
/* A number in a ring: a criterion that stands in the list below. */
void   pv_paint_number     (const PvBrush     *brush,
                            const char        *number,
                            double             x,
                            double             y,
                            double             scale,
                            PvRgba             colour);

G_END_DECLS
