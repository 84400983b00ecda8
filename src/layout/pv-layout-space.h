/* Which boxes are where: a uniform grid over a set of boxes that can grow and shrink. A query costs the boxes it meets, not all.
 * Box indexes are the caller's: 0 … n - 1 from the array it was made of, then whatever is added. Not shared between threads while it changes. */
#pragma once

#include <math.h>

#include "base/base.h"

G_BEGIN_DECLS

typedef struct _PvLayoutSpace PvLayoutSpace;

/* As pv_rect_hits_line() of the box grown by @margin, in as few steps as it takes: by separating axes. */
static inline gboolean
pv_layout_line_meets (const PvRect *box, double margin, PvPoint a, PvPoint b)
{
  double w = box->width / 2 + margin, h = box->height / 2 + margin;
  double x = box->x + box->width / 2, y = box->y + box->height / 2, dx = b.x - a.x, dy = b.y - a.y;

  if (MIN (a.x, b.x) >= x + w || MAX (a.x, b.x) <= x - w || MIN (a.y, b.y) >= y + h || MAX (a.y, b.y) <= y - h)
    return FALSE;
  return fabs (dx * (y - a.y) - dy * (x - a.x)) < w * fabs (dy) + h * fabs (dx);
}

PvLayoutSpace *pv_layout_space_new         (const PvRect        *boxes,
                                            guint                n_boxes);
void           pv_layout_space_free        (PvLayoutSpace       *space);
/* @box must not be in it. */
void           pv_layout_space_add         (PvLayoutSpace       *space,
                                            guint                box,
                                            const PvRect        *rect);
void           pv_layout_space_remove      (PvLayoutSpace       *space,
                                            guint                box);
void           pv_layout_space_move        (PvLayoutSpace       *space,
                                            guint                box,
                                            const PvRect        *rect);
/* The rectangle of a box that is in it. */
const PvRect  *pv_layout_space_box         (const PvLayoutSpace *space,
                                            guint                box);
/* Around all boxes that are in it; empty when there is none. */
PvRect         pv_layout_space_extent      (const PvLayoutSpace *space);
/* Whether a box other than @except (G_MAXUINT: none) overlaps @rect; touching is free. */
gboolean       pv_layout_space_is_free     (const PvLayoutSpace *space,
                                            const PvRect        *rect,
                                            guint                except);
/* Appends the index of every box that overlaps @rect to @found (an array of guint), each once, ascending. */
void           pv_layout_space_find        (PvLayoutSpace       *space,
                                            const PvRect        *rect,
                                            GArray              *found);
/* Appends the index of every box, grown by @margin, that the line from @a to @b runs through, each once, ascending. */
void           pv_layout_space_find_on_line (PvLayoutSpace      *space,
                                            PvPoint              a,
                                            PvPoint              b,
                                            double               margin,
                                            GArray              *found);
/* A box, grown by @margin, that the line from @a to @b runs through, and about the first on its way; neither @except nor @except_too
 * (G_MAXUINT: none). G_MAXUINT when it runs through none. */
guint          pv_layout_space_first_on_line (const PvLayoutSpace *space,
                                              PvPoint              a,
                                              PvPoint              b,
                                              double               margin,
                                              guint                except,
                                              guint                except_too);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvLayoutSpace, pv_layout_space_free)

G_END_DECLS
