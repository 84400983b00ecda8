/* How good a drawing is, for benchmarks and tests (PERFORMANCE.md). */
#pragma once

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

typedef struct
{
  double stress;          /* scale-optimal mean of (s·|x| / d - 1)² from 64 sources; 0 is perfect */
  double neighbours;      /* mean Jaccard of graph neighbours and as many nearest in the drawing; 1 is perfect */
  double crossings;       /* per link */
} PvLayoutQuality;

/* @centres: of the boxes. */
PvLayoutQuality pv_layout_quality        (const PvLayoutGraph *graph,
                                          const PvPoint       *centres);
/* How many pairs of links cross, drawn straight between centres; links that share a node do not count. */
guint64         pv_layout_count_crossings (const PvLayoutLink *links,
                                          guint                n_links,
                                          const PvPoint       *centres,
                                          guint                n_nodes);
/* How many times a straight link runs through a foreign box. */
guint           pv_layout_count_run_throughs (const PvLayoutLink *links,
                                          guint                n_links,
                                          const PvRect        *boxes,
                                          guint                n_boxes);

G_END_DECLS
