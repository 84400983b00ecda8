/* Boxes pushed apart, as little as possible: a drawing with too little room for its boxes is scaled up; then pairs found on a grid are pushed along their smaller overlap until none is left, or the
 * rounds are used up; then a sweep places what still overlaps at the nearest free place, so that none is left for certain. */
#pragma once

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

/* Afterwards no two boxes overlap or stand nearer than the gaps on both axes, save two fixed ones that did so already. Boxes that move
 * end on the grid, and so do all that are not fixed. @fixed: which ones stay; NULL: none. */
void  pv_layout_remove_overlaps (PvRect                *boxes,
                                 const gboolean        *fixed,
                                 guint                  n_boxes,
                                 const PvLayoutOptions *options);
/* How many pairs stand nearer than the gaps on both axes; 0 for both counts true overlaps. */
guint pv_layout_count_overlaps  (const PvRect          *boxes,
                                 guint                  n_boxes,
                                 double                 gap_x,
                                 double                 gap_y);

G_END_DECLS
