/* Words on the links of a network: pills that stand on their line and on nothing else. */
#pragma once

#include "layout/pv-layout-routes.h"

G_BEGIN_DECLS

typedef struct
{
  guint route;        /* index of the route it belongs to */
  double width;
  double height;
} PvLayoutLabel;

/* @rects: room for n_labels; the pill, centred on its line, as near to the middle as it can without covering a box, another label, or
 * (less important) a foreign line. An empty rect where there is no such place: then leave the words to the tooltip. Earlier labels choose
 * first. */
void pv_layout_place_labels (const PvRect        *boxes,
                             guint                n_boxes,
                             const PvLayoutRoute *routes,
                             guint                n_routes,
                             const PvLayoutLabel *labels,
                             guint                n_labels,
                             PvRect              *rects);

G_END_DECLS
