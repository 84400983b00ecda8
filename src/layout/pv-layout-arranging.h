/* Inside layout/ only: what the files of pv-layout-arrangements.h share. */
#pragma once

#include "layout/pv-layout-arrangements.h"
#include "layout/pv-layout-stages.h"

G_BEGIN_DECLS

/* The group numbers in ascending order, each once; free with g_array_unref(). @ranks: by node, which of them it is. */
GArray *pv_arranging_groups (const PvLayoutGraph   *graph,
                             guint                 *ranks);
/* Shifts the drawing to its fixed nodes, puts those on their places, and takes the last overlaps out. @shift (or NULL): how far; then the
 * middle of rings, around 0, 0 before the shift, is kept free. @boxes: room for one more. */
void    pv_arranging_finish (const PvLayoutGraph   *graph,
                             const PvLayoutOptions *options,
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

/* Puts @n places, ascending by wished angle, on as many rows as they need from @radius (half height) outwards, within @from … @to, near
 * their wishes. Returns the half height at which the next band may begin. */
double  pv_band_place       (const PvLayoutGraph   *graph,
                             const PvLayoutOptions *options,
                             PvBandPlace           *band,
                             guint                  n,
                             double                 from,
                             double                 to,
                             double                 radius,
                             PvRect                *boxes);

G_END_DECLS
