/* One more box in a drawing that stays as it is. */
#pragma once

#include "layout/pv-layout-graph.h"
#include "layout/pv-layout-space.h"

G_BEGIN_DECLS

/* The free place (top left corner, on the grid) for a box of @width × @height nearest to the barycentre of its @neighbours (indexes
 * into @space), found along a golden-angle spiral; without neighbours, beside the middle of the drawing. Only the gaps of @options are
 * read. Always finds one. Moves nobody, and does not add the box to @space. */
PvPoint pv_layout_insert      (const PvLayoutSpace   *space,
                               double                 width,
                               double                 height,
                               const guint           *neighbours,
                               guint                  n_neighbours,
                               const PvLayoutOptions *options);
/* Where a search along a spiral stands; it begins with PV_LAYOUT_SPIRAL. */
typedef struct
{
  guint turn;
  double cosine, sine;
} PvLayoutSpiral;

#define PV_LAYOUT_SPIRAL ((PvLayoutSpiral) { 0, 1, 0 })

/* As pv_layout_insert_near(), from where @spiral stands on; it is left where the place was found. For many boxes with about the same wish,
 * of which each would try the places that the former ones took: quadratic otherwise. */
PvPoint pv_layout_insert_from (const PvLayoutSpace   *space,
                               double                 width,
                               double                 height,
                               PvPoint                wish,
                               const PvLayoutOptions *options,
                               PvLayoutSpiral        *spiral);
/* The free place nearest to @wish (the centre of the box). */
PvPoint pv_layout_insert_near (const PvLayoutSpace   *space,
                               double                 width,
                               double                 height,
                               PvPoint                wish,
                               const PvLayoutOptions *options);

G_END_DECLS
