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

/* Boxes by columns. */
typedef struct
{
  double *x, *y, *w, *h;            /* as of PvRefineBox */
} PvRefineWalls;

/* Links from centre to centre, and what they extend over, by columns: every move looks at all of them. */
typedef struct
{
  double *ax, *ay, *bx, *by;
  double *left, *right, *top, *bottom;
} PvRefineLines;

typedef struct
{
  PvAdjacency *adjacency;
  PvRefineBox *boxes;
  PvRefineWalls walls;              /* the same boxes */
  guint *from;                      /* links, each pair once */
  guint *to;
  PvRefineLines lines;
  guint *incident;                  /* link by place in the lists of neighbours */
  double *lengths;                  /* room to reckon in, for the links of one node */
  guint n_links;
  guint n;
  double gap_x, gap_y;
  PvRefineBox frame;
  PvRandom random;
} PvRefining;

/* Makes room for the columns; pv_refining_place() of every node fills them. */
void   pv_refining_init  (PvRefining       *refining);
void   pv_refining_clear (PvRefining       *refining);
void   pv_refining_place (PvRefining       *refining,
                          guint             node,
                          PvRefineBox       box);
/* Everything in the bill that changes when @node moves. Stops early once it is more than @limit. */
double pv_refining_pay   (const PvRefining *refining,
                          guint             node,
                          double            limit);

/* pv-layout-counts.c: of @n, so many boxes that @link runs through or comes nearer to than @margin … */
guint  pv_refining_count_boxes     (const PvRefineWalls *walls,
                                    guint                n,
                                    double               margin,
                                    const PvRefineLink  *link);
/* … boxes that are nearer to @box than both gaps … */
guint  pv_refining_count_near      (const PvRefineWalls *walls,
                                    guint                n,
                                    const PvRefineBox   *box,
                                    double               gap_x,
                                    double               gap_y);
/* … lines that run through the box around @x, @y, half as wide as @w and half as high as @h … */
guint  pv_refining_count_lines     (const PvRefineLines *lines,
                                    guint                n,
                                    double               x,
                                    double               y,
                                    double               w,
                                    double               h);
/* … lines that cross @link, none that shares an end with it. */
guint  pv_refining_count_crossings (const PvRefineLines *lines,
                                    guint                n,
                                    const PvRefineLink  *link);

G_END_DECLS
