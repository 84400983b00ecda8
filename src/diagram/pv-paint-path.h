/* Inside diagram/ only: what the files that paint a path share. */
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
/* A criterion with the number of its dot. */
void   pv_paint_note       (const PvBrush      *brush,
                            const PvNoteShape  *note);
void   pv_paint_phase_head (const PvBrush      *brush,
                            const PvPhaseShape *phase,
                            gboolean            last);
/* Where the lane has it, moved by @dx; pinned: on a ground of its own, with its rules. */
void   pv_paint_lane_head  (const PvBrush      *brush,
                            const PvLaneShape  *lane,
                            double              dx,
                            gboolean            pinned);

G_END_DECLS
