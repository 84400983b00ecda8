/* The questions that a placement is asked millions of times, over columns of numbers and without a branch, so that the compiler answers
 * them for several things at once. Where the processor can take four doubles at a time it does; the answers are the same everywhere, since
 * they are sums of yes and no. */
#include "layout/pv-layout-refining.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

/* A line meets a box (by separating axes) when their extents overlap and the box is not wholly at one side of it. */
PV_FOR_EACH_PROCESSOR guint
pv_refining_count_boxes (const PvRefineWalls *walls, guint n, double margin, const PvRefineLink *link)
{
  const double *restrict x = walls->x, *restrict y = walls->y, *restrict w = walls->w, *restrict h = walls->h;
  double ax = link->ax, ay = link->ay, dx = link->bx - ax, dy = link->by - ay, across = fabs (dx), down = fabs (dy);
  double left = MIN (ax, link->bx), right = MAX (ax, link->bx), top = MIN (ay, link->by), bottom = MAX (ay, link->by);
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    {
      double half = w[i] + margin, tall = h[i] + margin;

      found += (left < x[i] + half) & (right > x[i] - half) & (top < y[i] + tall) & (bottom > y[i] - tall)
               & (fabs (dx * (y[i] - ay) - dy * (x[i] - ax)) < half * down + tall * across);
    }
  return (guint) found;
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_count_near (const PvRefineWalls *walls, guint n, const PvRefineBox *box, double gap_x, double gap_y)
{
  const double *restrict x = walls->x, *restrict y = walls->y, *restrict w = walls->w, *restrict h = walls->h;
  double middle = box->x, centre = box->y, half = box->w, tall = box->h;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    found += (fabs (middle - x[i]) < half + w[i] + gap_x) & (fabs (centre - y[i]) < tall + h[i] + gap_y);
  return (guint) found;
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_count_lines (const PvRefineLines *lines, guint n, double x, double y, double w, double h)
{
  const double *restrict ax = lines->ax, *restrict ay = lines->ay, *restrict bx = lines->bx, *restrict by = lines->by;
  const double *restrict left = lines->left, *restrict right = lines->right, *restrict top = lines->top, *restrict bottom = lines->bottom;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    {
      double dx = bx[i] - ax[i], dy = by[i] - ay[i];

      found += (left[i] < x + w) & (right[i] > x - w) & (top[i] < y + h) & (bottom[i] > y - h)
               & (fabs (dx * (y - ay[i]) - dy * (x - ax[i])) < w * fabs (dy) + h * fabs (dx));
    }
  return (guint) found;
}

/* Two lines cross when the ends of each lie at both sides of the other. Those that share an end have it at no side: exactly nought. */
PV_FOR_EACH_PROCESSOR guint
pv_refining_count_crossings (const PvRefineLines *lines, guint n, const PvRefineLink *link)
{
  const double *restrict ax = lines->ax, *restrict ay = lines->ay, *restrict bx = lines->bx, *restrict by = lines->by;
  double x = link->ax, y = link->ay, u = link->bx, v = link->by, dx = u - x, dy = v - y;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    {
      double ex = bx[i] - ax[i], ey = by[i] - ay[i];
      double begins = dx * (ay[i] - y) - dy * (ax[i] - x), ends = dx * (by[i] - y) - dy * (bx[i] - x);
      double from = ex * (y - ay[i]) - ey * (x - ax[i]), to = ex * (v - ay[i]) - ey * (u - ax[i]);

      found += (begins * ends < 0) & (from * to < 0);
    }
  return (guint) found;
}
