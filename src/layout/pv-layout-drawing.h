/* Inside layout/ only: a drawing of a network in the making, and how one component of it gets its places. */
#pragma once

#include "layout/pv-layout-network.h"
#include "layout/pv-layout-stages.h"

G_BEGIN_DECLS

typedef struct
{
  const PvLayoutGraph *graph;
  const PvLayoutOptions *options;
  GCancellable *cancellable;
  PvAdjacency *adjacency;
  PvRect *boxes;
  gboolean *fixed;
  gboolean apart;                   /* no two boxes overlap: every part was separated by itself, and the parts packed */
  guint *groups;                    /* numbered 0 … n; NULL: there are none */
  PvRandom random;
} PvDrawing;

/* The nodes of one component. */
typedef struct
{
  const guint *nodes;
  guint n_nodes;
  guint n_fixed;
} PvDrawingPart;

/* Gives the boxes of @part their places: of those not fixed. Where none is fixed, no two of them overlap. FALSE: cancelled. */
gboolean pv_drawing_place_part  (PvDrawing           *drawing,
                                 const PvDrawingPart *part);
/* @x, @y: middles of the boxes of @part; fixed ones stay. */
void     pv_drawing_take_places (PvDrawing           *drawing,
                                 const PvDrawingPart *part,
                                 const float         *x,
                                 const float         *y);

G_END_DECLS
