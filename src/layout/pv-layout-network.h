/* First placement of a network. Up to 3,000 nodes: PivotMDS (Brandes and Pich 2007), sparse stress majorisation (Ortmann, Klimenta and
 * Brandes 2017), local springs; above: multilevel force (heavy-edge matching, grid repulsion), led towards true distances (Zheng, Pawar and
 * Goodman 2019). Then components are packed, the drawing is scaled to the boxes, overlaps are removed, and small graphs are polished. */
#pragma once

#include <gio/gio.h>

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

/* @places: room for n_nodes top left corners, all multiples of PV_LAYOUT_GRID (a fixed node's is what was given); untouched when FALSE is
 * returned. No two boxes overlap or stand nearer than the gaps, save two fixed ones that did so already. Where nothing is fixed the
 * drawing begins at 0, 0. @cancellable is told how far it is, if it is a PvProgress.
 * Errors: G_IO_ERROR_CANCELLED alone. */
gboolean pv_layout_network (const PvLayoutGraph   *graph,
                            const PvLayoutOptions *options,
                            GCancellable          *cancellable,
                            PvPoint               *places,
                            GError               **error);

G_END_DECLS
