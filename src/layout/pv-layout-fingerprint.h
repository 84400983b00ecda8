/* What a drawing depends on, in so many letters: two graphs of one fingerprint are drawn alike. */
#pragma once

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

/* SHA-256 of all that pv_layout_network() reads, as 64 letters. O(nodes + links). (transfer full) */
char *pv_layout_fingerprint (const PvLayoutGraph   *graph,
                             const PvLayoutOptions *options);

G_END_DECLS
