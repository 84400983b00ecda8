/* Inside layout/ only: a graph, and ever smaller ones made of it by joining nodes in pairs (Walshaw 2003). */
#pragma once

#include "layout/pv-layout-stages.h"

G_BEGIN_DECLS

#define PV_LEVELS_SMALL_ENOUGH 60       /* nodes of the coarsest graph, unless it cannot be joined further */

typedef struct
{
  PvAdjacency *adjacency;
  float *masses;
  guint *parents;                   /* node → node of the next level; NULL on the coarsest */
} PvLevel;

/* Of PvLevel, the finest, a copy of @adjacency, first; free with g_ptr_array_unref(). For a connected graph. */
GPtrArray *pv_levels_new (const PvAdjacency *adjacency,
                          PvRandom          *random);

G_END_DECLS
