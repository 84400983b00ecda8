/* Inside layout/ only: the drawing that pv-layout-refine.c changes, and what pv-layout-pay.c says it costs. */
#pragma once

#include "layout/pv-layout-stages.h"

G_BEGIN_DECLS

/* Room for both end marks of a link and a piece of line. */
#define PV_REFINE_LEAST_LINK 42.0
#define PV_REFINE_MARGIN 6.0        /* a link this near to a box counts as through */
#define PV_REFINE_WIDE_AIR 90.0     /* boxes nearer than this to each other pay a little: so they spread over what room there is */

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

/* How often the drawing pays for what, as it stands: kept up by the moves that are made, since many more are only thought of. */
typedef struct
{
  gint64 *crossings;                /* by link: lines that cross it */
  gint64 *boxes;                    /* by link: boxes that it runs through, its own two among them */
  gint64 *lines;                    /* by node: lines that run through its box, its own among them */
  double *angles;                   /* by link: what it pays for its length and for its angles to others; < 0: to be reckoned anew */
  double *places;                   /* by node: what it pays for its place alone; < 0: to be reckoned anew */
} PvRefineTally;

typedef struct
{
  PvAdjacency *adjacency;
  PvRefineBox *boxes;
  PvRefineWalls walls;              /* the same boxes */
  guint *from;                      /* links, each pair once */
  guint *to;
  PvRefineLines lines;
  guint *incident;                  /* link by place in the lists of neighbours */
  PvRefineTally tally;
  double *lengths;                  /* room to reckon in, for the links of one node … */
  guint *throughs;                  /* … and the boxes they run through … */
  guint *counts;                    /* … and the lines that cross them … */
  double *air;                      /* … and for the way to every other box … */
  guint *near;                      /* … and which of them are near */
  guint n_links;
  guint n;
  double gap_x, gap_y;
  PvRefineBox frame;
  PvRandom random;
} PvRefining;

/* pv-layout-tally.c: lists the links of @refining->adjacency and makes room for the columns; pv_refining_place() of every node fills them,
 * then pv_refining_take_stock() the tally. */
void         pv_refining_init       (PvRefining        *refining);
void         pv_refining_clear      (PvRefining        *refining);
void         pv_refining_take_stock (PvRefining        *refining);
/* The tally stays as it is: to look what a place costs. */
void         pv_refining_place      (PvRefining        *refining,
                                     guint              node,
                                     PvRefineBox        box);
/* @node, which was placed, stays there: the tally, which was true with it at @before, becomes so again. */
void         pv_refining_keep       (PvRefining        *refining,
                                     guint              node,
                                     const PvRefineBox *before);
PvRefineLink pv_refining_line       (const PvRefining  *refining,
                                     guint              link);
/* @box with PV_REFINE_MARGIN around it. */
PvRefineBox  pv_refining_room       (const PvRefineBox *box);
/* Fills @refining->air, and @refining->near with those nearer to @box than PV_REFINE_WIDE_AIR; returns how many they are. */
guint        pv_refining_list_near  (const PvRefining  *refining,
                                     const PvRefineBox *box);

/* pv-layout-pay.c: everything in the bill that changes when @node moves. Stops early once it is more than @limit. */
double       pv_refining_pay        (const PvRefining  *refining,
                                     guint              node,
                                     double             limit);
/* The same where the tally is true, which is soon told. */
double       pv_refining_pay_now    (const PvRefining  *refining,
                                     guint              node);

/* pv-layout-counts.c: of @n, so many boxes that @link runs through or comes nearer to than @margin … */
guint  pv_refining_count_boxes       (const PvRefineWalls *walls,
                                      guint                n,
                                      double               margin,
                                      const PvRefineLink  *link);
/* … boxes that are nearer to @box than both gaps … */
guint  pv_refining_count_near        (const PvRefineWalls *walls,
                                      guint                n,
                                      const PvRefineBox   *box,
                                      double               gap_x,
                                      double               gap_y);
/* … lines that run through @box … */
guint  pv_refining_count_lines       (const PvRefineLines *lines,
                                      guint                n,
                                      const PvRefineBox   *box);
/* … lines that cross @link, none that shares an end with it. */
guint  pv_refining_count_crossings   (const PvRefineLines *lines,
                                      guint                n,
                                      const PvRefineLink  *link);
/* The same for @after, and what changes for each of the others when it comes in the place of @before is added to @tally. */
guint  pv_refining_recount_boxes     (const PvRefineWalls *walls,
                                      guint                n,
                                      double               margin,
                                      const PvRefineLink  *before,
                                      const PvRefineLink  *after,
                                      gint64              *tally);
guint  pv_refining_recount_lines     (const PvRefineLines *lines,
                                      guint                n,
                                      const PvRefineBox   *before,
                                      const PvRefineBox   *after,
                                      gint64              *tally);
guint  pv_refining_recount_crossings (const PvRefineLines *lines,
                                      guint                n,
                                      const PvRefineLink  *before,
                                      const PvRefineLink  *after,
                                      gint64              *tally);
/* The way from the frame of @box to that of each of @n boxes, the greater of both axes; less than 0 where they overlap. */
void   pv_refining_measure_air       (const PvRefineWalls *walls,
                                      guint                n,
                                      const PvRefineBox   *box,
                                      double              *air);

G_END_DECLS
