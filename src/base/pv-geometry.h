/* Points and boxes in model pixels: the diagram at 100 %, x to the right, y down, any origin. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} PvPoint;

/* x, y is the top left corner; a box of no width or no height is empty. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PvRect;

gboolean pv_rect_is_empty   (const PvRect *rect);
gboolean pv_rect_contains   (const PvRect *rect,
                             double        x,
                             double        y);
/* Touching edges do not count. */
gboolean pv_rect_overlaps   (const PvRect *a,
                             const PvRect *b);
/* The smallest box around both; an empty one counts for nothing. */
PvRect   pv_rect_union      (const PvRect *a,
                             const PvRect *b);
/* Bigger by @dx left and right and by @dy above and below. */
PvRect   pv_rect_grow       (const PvRect *rect,
                             double        dx,
                             double        dy);
PvPoint  pv_rect_centre     (const PvRect *rect);
/* Whether the line from @a to @b runs through the inside of @rect (Liang and Barsky 1984). */
gboolean pv_rect_hits_line  (const PvRect *rect,
                             PvPoint       a,
                             PvPoint       b);

G_END_DECLS
