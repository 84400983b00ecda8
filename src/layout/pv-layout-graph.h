/* What the network layout is given: boxes, links between them, and wishes. Plain arrays that the caller owns and the layout only reads. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

/* All places are multiples of this; so should the sizes be, then the far edges are too. */
#define PV_LAYOUT_GRID 6.0

typedef struct
{
  double width;       /* of all that counts as part of the node: frame, label, marks; > 0 */
  double height;
  gboolean fixed;     /* stays at @place */
  PvPoint place;      /* top left corner; read only if @fixed, or if the options say to start from places */
  guint group;        /* nodes of one group are drawn nearer to each other; 0: none */
} PvLayoutNode;

typedef struct
{
  guint from;         /* index of a node; a link from a node to itself is allowed and pulls nobody */
  guint to;
  double weight;      /* > 0; 1 is usual, a link of 2 pulls twice as much; 0 is taken as 1 */
} PvLayoutLink;

typedef struct
{
  const PvLayoutNode *nodes;
  guint n_nodes;
  const PvLayoutLink *links;
  guint n_links;
} PvLayoutGraph;

typedef enum
{
  PV_LAYOUT_METHOD_BY_SIZE,    /* stress up to 3,000 nodes, multilevel above */
  PV_LAYOUT_METHOD_STRESS,
  PV_LAYOUT_METHOD_MULTILEVEL,
} PvLayoutMethod;

typedef struct
{
  guint64 seed;
  double gap_x;                /* at least this much room between two boxes, on one of the axes; ≥ 0 */
  double gap_y;
  double aspect;               /* wished width : height of the whole; 0.2 … 5 */
  PvLayoutMethod method;
  gboolean from_places;        /* begin with the places given (tidy: keeps the mental map) instead of from nothing */
  guint refine_limit;          /* graphs of at most this many nodes are polished: fewer crossings, links past boxes, short, compact */
} PvLayoutOptions;

/* seed 1, gaps 24 and 18, aspect 1.4, method by size, from nothing, polish up to 300 nodes. */
PvLayoutOptions pv_layout_options (void);

G_END_DECLS
