/* Outlines: a list of moves, lines and curves, and a reader of SVG path data for the few shapes that are kept as text. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

typedef enum
{
  PV_OUTLINE_MOVE,         /* 1 point */
  PV_OUTLINE_LINE,         /* 1 */
  PV_OUTLINE_CURVE,        /* 3 */
  PV_OUTLINE_CLOSE,        /* 0 */
} PvOutlineOp;

typedef struct _PvOutline PvOutline;

PvOutline         *pv_outline_new            (void);
void               pv_outline_free           (PvOutline       *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvOutline, pv_outline_free)

/* Empties it, keeping its room. */
void               pv_outline_clear          (PvOutline       *outline);
gboolean           pv_outline_is_empty       (const PvOutline *outline);

void               pv_outline_move           (PvOutline       *outline,
                                              double           x,
                                              double           y);
void               pv_outline_line           (PvOutline       *outline,
                                              double           x,
                                              double           y);
void               pv_outline_curve          (PvOutline       *outline,
                                              double           x1,
                                              double           y1,
                                              double           x2,
                                              double           y2,
                                              double           x,
                                              double           y);
void               pv_outline_close          (PvOutline       *outline);
void               pv_outline_rect           (PvOutline       *outline,
                                              const PvRect    *rect);
/* Corners of @radius, at most half of the shorter side. */
void               pv_outline_rounded_rect   (PvOutline       *outline,
                                              const PvRect    *rect,
                                              double           radius);
void               pv_outline_circle         (PvOutline       *outline,
                                              double           x,
                                              double           y,
                                              double           radius);
/* The points joined, bends rounded with @radius (less where the pieces are short). */
void               pv_outline_polyline       (PvOutline       *outline,
                                              const PvPoint   *points,
                                              guint            n_points,
                                              double           radius);
/* The points joined by a soft line: each bend as wide as it may be while it cuts its corner by no more than @slack. */
void               pv_outline_soft_line      (PvOutline       *outline,
                                              const PvPoint   *points,
                                              guint            n_points,
                                              double           slack);
/* @other scaled by @scale, then moved so that its origin comes to @x, @y. */
void               pv_outline_append         (PvOutline       *outline,
                                              const PvOutline *other,
                                              double           x,
                                              double           y,
                                              double           scale);

guint              pv_outline_get_n_ops      (const PvOutline *outline);
/* Points of all operations in a row. Borrowed until the outline changes. */
const PvOutlineOp *pv_outline_get_ops        (const PvOutline *outline);
const PvPoint     *pv_outline_get_points     (const PvOutline *outline);

/* SVG path data: M L H V C Q A Z and their small letters (SVG 1.1, 8.3; arcs by F.6.5). Appends. FALSE at the first thing it does not
 * know, with what came before appended. */
gboolean           pv_outline_parse          (PvOutline       *outline,
                                              const char      *path_data);
/* The way back, for SVG files: absolute M L C Z, at most @decimals digits after the point. (transfer full) */
char              *pv_outline_to_path_data   (const PvOutline *outline,
                                              guint            decimals);
/* The same in as few signs as SVG needs: every point from the one before. No point is off by more than half of the last digit. */
void               pv_outline_append_short_data
                                             (const PvOutline *outline,
                                              GString         *text,
                                              guint            decimals);
/* A number as SVG has it: a point in every locale, at most @decimals digits behind it, none of them an idle nought. */
void               pv_outline_append_number  (GString         *text,
                                              double           number,
                                              guint            decimals);

G_END_DECLS
