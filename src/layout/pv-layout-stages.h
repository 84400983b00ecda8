/* Inside layout/ only: the stages of pv_layout_network(), one file each, in the order in which they run. Until the drawing is scaled to its
 * boxes, places are two float arrays, one link about 1 long. Sums run in a fixed order, so every machine gets the same. */
#pragma once

#include <gio/gio.h>

#include "layout/pv-layout-graph.h"

G_BEGIN_DECLS

/* --- pv-layout-adjacency.c: the links as lists of neighbours, both ways, ascending, without doubles and loops --- */
typedef struct
{
  guint n_nodes;
  guint *starts;          /* n_nodes + 1 */
  guint *targets;
  float *weights;         /* of doubles together */
} PvAdjacency;

PvAdjacency *pv_adjacency_new        (const PvLayoutLink *links,
                                      guint               n_links,
                                      guint               n_nodes);
/* @components: by node, numbered in the order of their first node. Returns how many. */
guint        pv_adjacency_components (const PvAdjacency  *adjacency,
                                      guint              *components);
/* The part of @nodes, which hold every neighbour of theirs (a component, or all of several). @places: scratch of n_nodes guints. */
PvAdjacency *pv_adjacency_part       (const PvAdjacency  *adjacency,
                                      const guint        *nodes,
                                      guint               n_nodes,
                                      guint              *places);
void         pv_adjacency_free       (PvAdjacency        *adjacency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvAdjacency, pv_adjacency_free)

/* --- pv-layout-pivots.c: distances to a few nodes (farthest first, every other one random), and a start from them --- */
typedef struct
{
  guint n_nodes;
  guint n_pivots;
  guint stride;           /* n_pivots rounded up, for the vectors */
  guint *nodes;           /* by pivot */
  float *distances;       /* node × stride; in links */
  float *weights;         /* node × stride; of the sparse stress, 0 behind the last pivot */
} PvPivots;

/* For a connected graph of at least two nodes. */
PvPivots *pv_pivots_new   (const PvAdjacency *adjacency,
                           guint              n_pivots,
                           PvRandom          *random);
void      pv_pivots_free  (PvPivots          *pivots);
/* PivotMDS, scaled to links of mean length 1. */
void      pv_pivots_place (const PvPivots    *pivots,
                           const PvAdjacency *adjacency,
                           PvRandom          *random,
                           float             *x,
                           float             *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvPivots, pv_pivots_free)

/* --- pv-layout-stress.c: sparse stress majorisation. FALSE: cancelled --- */
gboolean pv_layout_stress  (const PvPivots    *pivots,
                            const PvAdjacency *adjacency,
                            guint              sweeps,
                            PvRandom          *random,
                            GCancellable      *cancellable,
                            float             *x,
                            float             *y);

/* --- pv-layout-pulls.c: what links pull, each at both its ends --- */
typedef enum
{
  PV_PULL_SQUARE,         /* strength × length² / distance */
  PV_PULL_ROOT,           /* strength × length × √length: long links give way sooner, so that what belongs together draws together */
} PvPullLaw;

typedef struct _PvPulls PvPulls;

/* @strength: of a link of weight 1. */
PvPulls *pv_pulls_new  (const PvAdjacency *adjacency,
                        float              strength);
void     pv_pulls_free (PvPulls           *pulls);
/* Adds to the sums of each node. @distance: of the law of squares; the other has no use for it. */
void     pv_pulls_add  (PvPulls           *pulls,
                        PvPullLaw          law,
                        float              distance,
                        const float       *x,
                        const float       *y,
                        float             *sum_x,
                        float             *sum_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvPulls, pv_pulls_free)

/* --- pv-layout-landmarks.c: nodes towards their true distances from some of them, each turn from others: the stress falls by random steps
 * (Zheng, Pawar and Goodman 2019). Distances of 64 landmarks are found at once (Then and others 2014, The more the merrier) --- */
#define PV_LANDMARK_TURNS 32

typedef struct _PvLandmarks PvLandmarks;

/* For a connected graph. */
PvLandmarks *pv_landmarks_new  (const PvAdjacency *adjacency,
                                PvRandom          *random);
void         pv_landmarks_free (PvLandmarks       *landmarks);
/* @turn: 0 … PV_LANDMARK_TURNS - 1; @share: of what is lacking, 0 … 1. */
void         pv_landmarks_lead (PvLandmarks       *landmarks,
                                guint              turn,
                                float              share,
                                float             *x,
                                float             *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvLandmarks, pv_landmarks_free)

/* --- pv-layout-springs.c: near nodes push, links pull, the step falls to nothing. FALSE: cancelled --- */
gboolean pv_layout_springs (const PvAdjacency *adjacency,
                            const guint       *groups,       /* by node; NULL: none */
                            const gboolean    *fixed,        /* by node; NULL: none */
                            guint              rounds,
                            double             first_step,   /* in mean node distances */
                            GCancellable      *cancellable,
                            float             *x,
                            float             *y);

/* --- pv-layout-multilevel.c: from a graph of a few dozen nodes down to this one. FALSE: cancelled --- */
gboolean pv_layout_multilevel (const PvAdjacency *adjacency,
                               PvRandom          *random,
                               GCancellable      *cancellable,
                               float             *x,
                               float             *y);

/* --- pv-layout-fitting.c: from links of length 1 to pixels --- */

/* Turns the drawing level (upright for an aspect below 1), and scales it to spread over @area px², towards the aspect as far as that does
 * not distort. */
void     pv_layout_fit_to_room  (float             *x,
                                 float             *y,
                                 guint              n_nodes,
                                 double             area,
                                 double             aspect);
/* Lays it onto its fixed nodes, of which there is at least one, as well as it goes with turns of 90° and mirroring; then lets the others
 * follow. FALSE: cancelled. */
gboolean pv_layout_fit_to_fixed (const PvAdjacency *adjacency,
                                 const PvPoint     *centres,      /* of the fixed ones; by node */
                                 const gboolean    *fixed,
                                 GCancellable      *cancellable,
                                 float             *x,
                                 float             *y);

/* --- pv-layout-overlaps.c: pv_layout_remove_overlaps() for a drawing that was fitted to its boxes: it is left as dense as it is --- */
void     pv_layout_separate     (PvRect                *boxes,
                                 const gboolean        *fixed,
                                 guint                  n_boxes,
                                 const PvLayoutOptions *options);

/* --- pv-layout-packing.c: boxes of whole components side by side; only x and y change --- */
void     pv_layout_pack    (PvRect            *parts,
                            guint              n_parts,
                            double             gap_x,
                            double             gap_y,
                            double             aspect);

/* --- pv-layout-refine.c: small moves and swaps of boxes that do not overlap, for fewer crossings, fewer links through foreign boxes,
 * shorter links and an even spread. Bounded and seeded. FALSE: cancelled --- */
gboolean pv_layout_refine  (const PvLayoutGraph   *graph,
                            const PvLayoutOptions *options,
                            GCancellable          *cancellable,
                            PvRect                *boxes);

G_END_DECLS
