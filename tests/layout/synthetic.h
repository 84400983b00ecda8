/* Regions made by rule for tests and benchmarks: the same seed, the same region. */
#pragma once

#include "layout/layout.h"

typedef struct
{
  PvLayoutNode *nodes;
  PvLayoutLink *links;
  PvLayoutGraph graph;        /* points into both */
} SyntheticRegion;

/* Connected: regions of ~250, cells of ~14, preferential attachment in cell and region, triadic closure, ~6 % of links across. Boxes as
 * VISUAL.md has them. @n_links ≥ @n_nodes - 1. */
SyntheticRegion *synthetic_region_new  (guint            n_nodes,
                                        guint            n_links,
                                        guint64          seed);
void             synthetic_region_free (SyntheticRegion *region);
/* The boxes of all nodes at these top left corners; free with g_free(). */
PvRect          *synthetic_boxes       (const PvLayoutGraph *graph,
                                        const PvPoint       *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyntheticRegion, synthetic_region_free)
