/* Other arrangements of a network than by its links: sector rings, columns, around one node, areas. As pv_layout_network(): pure, seeded,
 * no two boxes nearer than the gaps (save two fixed ones), all places on the grid, fixed nodes stay where they are and the drawing is laid
 * as near to them as a shift brings it. Errors: G_IO_ERROR_CANCELLED alone; then @places is untouched. */
#pragma once

#include <gio/gio.h>

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

typedef enum
{
  PV_ARRANGEMENT_LINKS,        /* pv_layout_network() */
  PV_ARRANGEMENT_RINGS,        /* rings around a middle, cut into sectors */
  PV_ARRANGEMENT_COLUMNS,      /* a column, or several side by side, a kind */
  PV_ARRANGEMENT_AROUND,       /* rings around one node by distance in links */
  PV_ARRANGEMENT_AREAS,        /* an island an area */
  PV_N_ARRANGEMENTS
} PvArrangement;

/* Width : height of rings, and of what is kept free in their middle (its half height). */
#define PV_LAYOUT_RINGS_ASPECT 1.2
#define PV_LAYOUT_RINGS_MIDDLE 54.0
/* Between two columns of different groups, and around the nodes of an area; above them room for a heading. */
#define PV_LAYOUT_COLUMNS_APART 54.0
/* Above each group in a column, at least; and for columns that are @width in all, which the larger they are are seen the smaller. */
#define PV_LAYOUT_COLUMNS_HEADING 108.0
#define PV_LAYOUT_COLUMNS_HEADING_OF(width) MAX (PV_LAYOUT_COLUMNS_HEADING, 0.075 * (width))
/* From the middle of one heading to the next, at least, as a share of that width. */
#define PV_LAYOUT_COLUMNS_SLOT 0.13
#define PV_LAYOUT_AREA_MARGIN 24.0
#define PV_LAYOUT_HEADING 30.0
#define PV_LAYOUT_AREA_LEAST 240.0   /* width: for its name */

/* Groups ascending down a column, with room for a heading above each, and on at the top of the next, so high that the whole comes near to the wished
 * aspect; a group that is higher than a column goes on beside itself. Within a group so that links stay short and level. */
gboolean pv_layout_columns (const PvLayoutGraph   *graph,
                            const PvLayoutOptions *options,
                            GCancellable          *cancellable,
                            PvPoint               *places,
                            GError               **error);
/* Nodes on ring 0, 1 … by @rings, each ring evenly filled all round; within each ring the groups, ascending, have a sector each, clockwise from
 * about 12 o'clock, of a width by how many they are. @middle: the point around which all stand, in the same coordinates. */
gboolean pv_layout_rings   (const PvLayoutGraph   *graph,
                            const guint           *rings,
                            const PvLayoutOptions *options,
                            GCancellable          *cancellable,
                            PvPoint               *places,
                            PvPoint               *middle,
                            GError               **error);
/* @centre in the middle, its neighbours around it, theirs around those …; who cannot be reached stands outside. Groups are not read. */
gboolean pv_layout_around  (const PvLayoutGraph   *graph,
                            guint                  centre,
                            const PvLayoutOptions *options,
                            GCancellable          *cancellable,
                            PvPoint               *places,
                            GError               **error);
/* Every group (0 is one as well) drawn by its own links, the groups packed side by side, those of one size so that links between them are short. */
gboolean pv_layout_areas   (const PvLayoutGraph   *graph,
                            const PvLayoutOptions *options,
                            GCancellable          *cancellable,
                            PvPoint               *places,
                            GError               **error);

G_END_DECLS
