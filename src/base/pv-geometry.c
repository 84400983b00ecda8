#include "base/pv-geometry.h"

gboolean
pv_rect_is_empty (const PvRect *rect)
{
  return rect->width <= 0 || rect->height <= 0;
}

gboolean
pv_rect_contains (const PvRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

gboolean
pv_rect_overlaps (const PvRect *a, const PvRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

PvRect
pv_rect_union (const PvRect *a, const PvRect *b)
{
  double right, bottom;
  PvRect both;

  if (pv_rect_is_empty (a))
    return *b;
  if (pv_rect_is_empty (b))
    return *a;

  right = MAX (a->x + a->width, b->x + b->width);
  bottom = MAX (a->y + a->height, b->y + b->height);
  both.x = MIN (a->x, b->x);
  both.y = MIN (a->y, b->y);
  both.width = right - both.x;
  both.height = bottom - both.y;
  return both;
}

PvRect
pv_rect_grow (const PvRect *rect, double dx, double dy)
{
  return (PvRect) { rect->x - dx, rect->y - dy, rect->width + 2 * dx, rect->height + 2 * dy };
}

PvPoint
pv_rect_centre (const PvRect *rect)
{
  return (PvPoint) { rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

/* Narrows [*from, *to] to where p·t ≤ q holds. */
static gboolean
clip (double p, double q, double *from, double *to)
{
  double t;

  if (p == 0)
    return q > 0;

  t = q / p;
  if (p < 0)
    *from = MAX (*from, t);
  else
    *to = MIN (*to, t);
  return *from < *to;
}

gboolean
pv_rect_hits_line (const PvRect *rect, PvPoint a, PvPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double from = 0, to = 1;

  return clip (-dx, a.x - rect->x, &from, &to)
         && clip (dx, rect->x + rect->width - a.x, &from, &to)
         && clip (-dy, a.y - rect->y, &from, &to)
         && clip (dy, rect->y + rect->height - a.y, &from, &to);
}
