/* Inside layout/ only: what the files of pv-layout-arrangements.h share. */
#pragma once

#include "layout/pv-layout-arrangements.h"
#include "layout/pv-layout-stages.h"

G_BEGIN_DECLS

/* The group numbers in ascending order, each once; free with g_array_unref(). @ranks: by node, which of them it is. */
GArray *pv_arranging_groups (const PvLayoutGraph   *graph,
                             guint                 *ranks);
/* Shifts the drawing to its fixed nodes, puts those on their places, and takes the last overlaps out. @kept (PvRect; or NULL) is kept free,
 * where it stands before the shift. @centre (G_MAXUINT: none) makes way for fixed nodes alone. @boxes: room for as many more as @kept has. @shift
 * (or NULL): how far. */
void    pv_arranging_finish (const PvLayoutGraph   *graph,
                             const PvLayoutOptions *options,
                             const GArray          *kept,
                             guint                  centre,
                             PvRect                *boxes,
                             PvPoint               *places,
                             PvPoint               *shift);

/* Sine and cosine by multiplications alone, the same on every machine; within 1e-9. */
void    pv_turn             (double                 angle,
                             double                *sine,
                             double                *cosine);

/* --- pv-layout-band.c: nodes on one ring --- */
typedef struct
{
  guint node;
  double angle;         /* wished, then given; clockwise from 12 o'clock */
} PvBandPlace;

/* What rows take care of. */
typedef struct
{
  double pitch;         /* from row to row */
  GArray *inner;        /* guint: the nodes of the row inside; afterwards those of the last row */
  GArray *names;        /* PvRect: where names stand between the rings */
} PvBandRoom;

double  pv_band_pitch       (const PvLayoutGraph   *graph,
                             const PvLayoutOptions *options);
/* Puts @n > 0 places, ascending by wished angle, on as many rows as they need from @radius (half height) outwards, all round: evenly at an
 * @evenness of 1, near their wishes at 0. Returns the half height at which the next row may begin. */
double  pv_band_place       (const PvLayoutGraph   *graph,
                             const PvLayoutOptions *options,
                             PvBandPlace           *places,
                             guint                  n,
                             double                 evenness,
                             double                 radius,
                             const PvBandRoom      *room,
                             PvRect                *boxes);

G_END_DECLS
