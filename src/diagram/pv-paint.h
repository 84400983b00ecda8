/* Inside diagram/ only: what the files of the painter share. */
#pragma once

#include "diagram/pv-painter.h"
#include "diagram/pv-scene-private.h"
#include "diagram/pv-shapes.h"

G_BEGIN_DECLS

typedef struct
{
  const PvScene *scene;
  PvSurface *surface;
  const PvStyle *style;
  const PvEmphasis *emphasis;
  double zoom;
  PvDetail detail;
  PvRect clip;
  gboolean locks;              /* whether locked places are marked */
} PvBrush;

typedef struct
{
  gboolean selected, hovered, focused, faded, found, left_out;
} PvLook;

PvBrush pv_brush               (const PvScene     *scene,
                                PvSurface         *surface,
                                const PvPaintOptions *options);
/* By its flags as well: what is pale is faded whatever else is. */
PvLook  pv_brush_look_at       (const PvBrush     *brush,
                                PvId               id,
                                guint              flags);
PvLook  pv_brush_look          (const PvBrush     *brush,
                                PvId               id);
/* Device pixels: smaller text is not drawn; what stands for it then says less. */
#define PV_LEAST_TEXT 8.0
gboolean pv_brush_can_read     (const PvBrush     *brush,
                                double             size);

/* --- pv-paint-basics.c: on the surface's scratch outline --- */
void    pv_paint_rounded       (const PvBrush     *brush,
                                const PvRect      *rect,
                                double             corner,
                                const PvPaint     *paint);
/* The frame of what has ended: in high contrast its grey would be as black as any other, or as white, so it becomes thin and dotted. */
void    pv_paint_recede        (const PvStyle     *style,
                                PvPaint           *paint);
void    pv_paint_circle        (const PvBrush     *brush,
                                double             x,
                                double             y,
                                double             radius,
                                const PvPaint     *paint);
void    pv_paint_line          (const PvBrush     *brush,
                                PvPoint            a,
                                PvPoint            b,
                                const PvPaint     *paint);
/* A badge of a kind in a box of @size, its corner at @x, @y. Hollow: outline alone, in @colour. */
void    pv_paint_badge         (const PvBrush     *brush,
                                guint              kind,
                                double             x,
                                double             y,
                                double             size,
                                gboolean           glyph);
void    pv_paint_hollow_badge  (const PvBrush     *brush,
                                guint              kind,
                                double             x,
                                double             y,
                                double             size,
                                PvRgba             colour);
/* A sign of 16 × 16 scaled to @size, centred on @x, @y. @fill behind its closed parts; alpha 0: none. */
void    pv_paint_sign          (const PvBrush     *brush,
                                PvSign             sign,
                                double             x,
                                double             y,
                                double             size,
                                PvRgba             colour,
                                PvRgba             fill);
/* A disc with a sign, as it sits on a frame. */
void    pv_paint_mark          (const PvBrush     *brush,
                                PvSign             sign,
                                double             x,
                                double             y,
                                PvRgba             colour,
                                PvRgba             fill);
/* Words in a pill, with a sign before them (PV_N_SIGNS: none); centred on @x, @y. */
void    pv_paint_pill          (const PvBrush     *brush,
                                PvSign             sign,
                                const char        *words,
                                double             words_width,
                                PvFont             font,
                                double             x,
                                double             y,
                                double             height,
                                PvRgba             ink,
                                PvRgba             fill,
                                PvRgba             frame);
double  pv_pill_width          (PvSign             sign,
                                double             words_width,
                                double             height);
void    pv_paint_text          (const PvBrush     *brush,
                                const char        *text,
                                double             x,
                                double             y,
                                PvFont             font,
                                PvRgba             colour,
                                PvAnchor           anchor);
/* The role's mark: disc, square, circle or dotted circle, with its letter. */
void    pv_paint_role          (const PvBrush     *brush,
                                guint              role,
                                double             x,
                                double             y,
                                double             size,
                                gboolean           letter);

/* --- one file each --- */
void    pv_paint_node          (const PvBrush     *brush,
                                guint              node);
void    pv_paint_link          (const PvBrush     *brush,
                                guint              link);
/* Whether a node is dragged about in an overlay: then its links are, too. */
gboolean pv_brush_leaves_out   (const PvBrush     *brush,
                                guint              node);
void    pv_paint_thin_link     (const PvBrush     *brush,
                                const PvLinkShape *link,
                                PvLook             look);
/* All links among @found (PvElement) at once, as far-away lines. */
void    pv_paint_thin_links    (const PvBrush     *brush,
                                const GArray      *found);
/* Over all lines: a line that is painted later must not cross out words. */
void    pv_paint_link_words    (const PvBrush     *brush,
                                guint              link);
/* The same line without a scene, for the legend. */
void    pv_paint_link_line     (const PvBrush     *brush,
                                const PvPoint     *points,
                                guint              n_points,
                                guint              kind,
                                guint              state,
                                gboolean           both_ways);
void    pv_paint_lanes         (const PvBrush     *brush);
void    pv_paint_step          (const PvBrush     *brush,
                                guint              step);
void    pv_paint_task          (const PvBrush     *brush,
                                guint              task);
void    pv_paint_transition    (const PvBrush     *brush,
                                guint              transition);
void    pv_paint_gap           (const PvBrush     *brush,
                                guint              gap);
/* @dx, @dy: how far the heads are moved from where they stand. */
void    pv_paint_phase_heads   (const PvBrush     *brush,
                                double             dy);
void    pv_paint_lane_heads    (const PvBrush     *brush,
                                double             dx);
void    pv_paint_regions       (const PvBrush     *brush);
/* Under everything: what stands where in an arrangement; and over the lines the words of rings. */
void    pv_paint_guides        (const PvBrush     *brush);
void    pv_paint_guide_words   (const PvBrush     *brush);

G_END_DECLS
