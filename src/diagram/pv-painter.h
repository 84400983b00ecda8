/* Paints a scene, or the part of it that is needed, on a surface. Reads only; any thread. */
#pragma once

#include <cairo.h>

#include "diagram/pv-scene.h"
#include "diagram/pv-style.h"

G_BEGIN_DECLS

/* What a person looks at: never part of the scene, so that a change of it makes no new one. NULL sets are empty. */
typedef struct
{
  const PvIdSet *selected;
  const PvIdSet *full;                 /* all else is faded; NULL: nothing is */
  const PvIdSet *found;                /* keep their label when far away */
  PvId hovered;
  PvId focused;                        /* keyboard */
  const PvIdSet *left_out;             /* not painted: what is dragged stands in an overlay */
  const PvIdSet *only;                 /* the opposite: these and the links that touch them, and nothing else; NULL: everything */
} PvEmphasis;

typedef enum
{
  PV_PAINT_BACKGROUND = 1 << 0,        /* canvas colour, swimlane stripes */
  PV_PAINT_DOTS = 1 << 1,              /* the grid, while editing */
  PV_PAINT_LINKS = 1 << 2,
  PV_PAINT_BOXES = 1 << 3,             /* nodes, steps, gaps, with their marks */
  PV_PAINT_HEADS = 1 << 4,             /* phase and lane heads where they stand */
  PV_PAINT_LOCKS = 1 << 5,             /* which places a person has locked, while editing */
  PV_PAINT_ALL = PV_PAINT_BACKGROUND | PV_PAINT_LINKS | PV_PAINT_BOXES | PV_PAINT_HEADS,
} PvPaintLayers;

typedef struct
{
  const PvStyle *style;
  double zoom;                         /* device pixels a model pixel: decides what is shown; the surface scales */
  PvRect clip;                         /* model; empty: everything */
  PvPaintLayers layers;
  const PvEmphasis *emphasis;          /* NULL: none */
  GCancellable *cancellable;           /* what is left is not painted once it is cancelled; a PvProgress is told how far it is. NULL: none */
} PvPaintOptions;

/* Light, 100 %, everything, no emphasis. */
PvPaintOptions pv_paint_options        (void);

void           pv_painter_paint        (const PvScene        *scene,
                                        PvSurface            *surface,
                                        const PvPaintOptions *options);
/* The same on a context whose matrix takes model to device pixels. */
void           pv_painter_paint_cairo  (const PvScene        *scene,
                                        cairo_t              *cr,
                                        const PvPaintOptions *options);
/* Phase heads along the upper edge and lane heads along the left edge of @visible (model), over what was painted: pinned while scrolling.
 * Paint the rest without PV_PAINT_HEADS then. Nothing for a network. */
void           pv_painter_paint_heads  (const PvScene        *scene,
                                        PvSurface            *surface,
                                        const PvPaintOptions *options,
                                        const PvRect         *visible);
/* Model pixels that emphasis adds at most. */
#define PV_EMPHASIS_REACH 8

/* What emphasis adds around an element (rings, glow), so that an overlay or a redraw knows its reach. */
PvRect         pv_painter_reach        (const PvScene        *scene,
                                        PvElement             element);

G_END_DECLS
