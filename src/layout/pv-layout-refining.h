/* Inside layout/ only: the drawing that pv-layout-refine.c changes, and what pv-layout-pay.c says it costs. */
#pragma once

#include "layout/pv-layout-stages.h"

G_BEGIN_DECLS

/* Room for both end marks of a link and a piece of line. */
#define PV_REFINE_LEAST_LINK 42.0

typedef struct
{
  double x, y;                      /* centre */
  double w, h;                      /* half */
} PvRefineBox;

typedef struct
{
  double ax, ay, bx, by;
} PvRefineLink;

typedef struct
{
  PvAdjacency *adjacency;
  PvRefineBox *boxes;
  guint *from;                      /* links, each pair once */
  guint *to;
  PvRefineLink *segments;                /* … from centre to centre: kept beside, as every move looks at all of them */
  guint *incident;                  /* link by place in the lists of neighbours */
  guint n_links;
  guint n;
  double gap_x, gap_y;
  PvRefineBox frame;
  PvRandom random;
} PvRefining;

void   pv_refining_place (PvRefining       *refining,
                          guint             node,
                          PvRefineBox       box);
/* Everything in the bill that changes when @node moves. Stops early once it is more than @limit. */
double pv_refining_pay   (const PvRefining *refining,
                          guint             node,
                          double            limit);

G_END_DECLS
