/* The questions that a placement is asked millions of times, over columns of numbers and without a branch, so that the compiler answers
 * them for several things at once. Where the processor can take four doubles at a time it does; the answers are the same everywhere, since
 * they are sums of yes and no. */
#include "layout/pv-layout-refining.h"

#include <math.h>

#include "layout/pv-layout-lanes.h"

/* A line meets a box (by separating axes) when their extents overlap and the box is not wholly at one side of it. */
typedef struct
{
  double x, y, dx, dy, across, down;
  double left, right, top, bottom;
} Line;

static inline Line
line_of (const PvRefineLink *link)
{
  double dx = link->bx - link->ax, dy = link->by - link->ay;

  return (Line) { link->ax, link->ay, dx, dy, fabs (dx), fabs (dy),
                  MIN (link->ax, link->bx), MAX (link->ax, link->bx), MIN (link->ay, link->by), MAX (link->ay, link->by) };
}

static inline gint64
meets (const Line *line, double x, double y, double half, double tall)
{
  return (line->left < x + half) & (line->right > x - half) & (line->top < y + tall) & (line->bottom > y - tall)
         & (fabs (line->dx * (y - line->y) - line->dy * (x - line->x)) < half * line->down + tall * line->across);
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_count_boxes (const PvRefineWalls *walls, guint n, double margin, const PvRefineLink *link)
{
  const double *restrict x = walls->x, *restrict y = walls->y, *restrict w = walls->w, *restrict h = walls->h;
  Line line = line_of (link);
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    found += meets (&line, x[i], y[i], w[i] + margin, h[i] + margin);
  return (guint) found;
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_recount_boxes (const PvRefineWalls *walls, guint n, double margin, const PvRefineLink *before, const PvRefineLink *after,
                           gint64 *restrict tally)
{
  const double *restrict x = walls->x, *restrict y = walls->y, *restrict w = walls->w, *restrict h = walls->h;
  Line old = line_of (before), new = line_of (after);
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 now = meets (&new, x[i], y[i], w[i] + margin, h[i] + margin);

      tally[i] += now - meets (&old, x[i], y[i], w[i] + margin, h[i] + margin);
      found += now;
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

PV_FOR_EACH_PROCESSOR void
pv_refining_measure_air (const PvRefineWalls *walls, guint n, const PvRefineBox *box, double *restrict air)
{
  const double *restrict x = walls->x, *restrict y = walls->y, *restrict w = walls->w, *restrict h = walls->h;
  double middle = box->x, centre = box->y, half = box->w, tall = box->h;

  for (guint i = 0; i < n; i++)
    {
      double beside = fabs (middle - x[i]) - half - w[i], below = fabs (centre - y[i]) - tall - h[i];

      air[i] = MAX (beside, below);
    }
}

/* As meets(), asked from the box. */
static inline gint64
lies_on (const PvRefineBox *box, double ax, double ay, double dx, double dy, double left, double right, double top, double bottom)
{
  return (left < box->x + box->w) & (right > box->x - box->w) & (top < box->y + box->h) & (bottom > box->y - box->h)
         & (fabs (dx * (box->y - ay) - dy * (box->x - ax)) < box->w * fabs (dy) + box->h * fabs (dx));
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_count_lines (const PvRefineLines *lines, guint n, const PvRefineBox *box)
{
  const double *restrict ax = lines->ax, *restrict ay = lines->ay, *restrict bx = lines->bx, *restrict by = lines->by;
  const double *restrict left = lines->left, *restrict right = lines->right, *restrict top = lines->top, *restrict bottom = lines->bottom;
  PvRefineBox at = *box;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    found += lies_on (&at, ax[i], ay[i], bx[i] - ax[i], by[i] - ay[i], left[i], right[i], top[i], bottom[i]);
  return (guint) found;
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_recount_lines (const PvRefineLines *lines, guint n, const PvRefineBox *before, const PvRefineBox *after, gint64 *restrict tally)
{
  const double *restrict ax = lines->ax, *restrict ay = lines->ay, *restrict bx = lines->bx, *restrict by = lines->by;
  const double *restrict left = lines->left, *restrict right = lines->right, *restrict top = lines->top, *restrict bottom = lines->bottom;
  PvRefineBox old = *before, new = *after;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 now = lies_on (&new, ax[i], ay[i], bx[i] - ax[i], by[i] - ay[i], left[i], right[i], top[i], bottom[i]);

      tally[i] += now - lies_on (&old, ax[i], ay[i], bx[i] - ax[i], by[i] - ay[i], left[i], right[i], top[i], bottom[i]);
      found += now;
    }
  return (guint) found;
}

/* Two lines cross when the ends of each lie at both sides of the other. Those that share an end have it at no side: exactly nought. */
static inline gint64
crosses (const PvRefineLink *link, double ax, double ay, double bx, double by)
{
  double dx = link->bx - link->ax, dy = link->by - link->ay, ex = bx - ax, ey = by - ay;
  double begins = dx * (ay - link->ay) - dy * (ax - link->ax), ends = dx * (by - link->ay) - dy * (bx - link->ax);
  double from = ex * (link->ay - ay) - ey * (link->ax - ax), to = ex * (link->by - ay) - ey * (link->bx - ax);

  return (begins * ends < 0) & (from * to < 0);
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_count_crossings (const PvRefineLines *lines, guint n, const PvRefineLink *link)
{
  const double *restrict ax = lines->ax, *restrict ay = lines->ay, *restrict bx = lines->bx, *restrict by = lines->by;
  PvRefineLink at = *link;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    found += crosses (&at, ax[i], ay[i], bx[i], by[i]);
  return (guint) found;
}

PV_FOR_EACH_PROCESSOR guint
pv_refining_recount_crossings (const PvRefineLines *lines, guint n, const PvRefineLink *before, const PvRefineLink *after,
                               gint64 *restrict tally)
{
  const double *restrict ax = lines->ax, *restrict ay = lines->ay, *restrict bx = lines->bx, *restrict by = lines->by;
  PvRefineLink old = *before, new = *after;
  gint64 found = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 now = crosses (&new, ax[i], ay[i], bx[i], by[i]);

      tally[i] += now - crosses (&old, ax[i], ay[i], bx[i], by[i]);
      found += now;
    }
  return (guint) found;
}
