/* A part of a path as a printed table has it on each of its sheets: the heads of its lanes at the left, those of its phases above, and
 * under it what the numbers on its lines mean. Any thread. Lengths are model pixels. */
#pragma once

#include "diagram/pv-painter.h"

G_BEGIN_DECLS

/* The cells of a path, without the heads and what stands below them. */
PvRect pv_scene_get_cells   (const PvScene        *scene);
/* What @n lines of criteria take. */
double pv_table_notes_height (const PvScene       *scene,
                             guint                 n);
/* How many criteria are told by a number that stands in @body. */
guint  pv_table_count_notes (const PvScene        *scene,
                             const PvRect         *body);

/* @body, cut at its edges, with its heads at its left and above, each as far as it stands beside the body, and its criteria below.
 * @options says style, zoom and emphasis; its clip and layers are not read. Paths only. */
void   pv_painter_paint_table (const PvScene      *scene,
                             PvSurface            *surface,
                             const PvPaintOptions *options,
                             const PvRect         *body);

G_END_DECLS
