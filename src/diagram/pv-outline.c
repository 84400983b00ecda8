#include "diagram/pv-outline.h"

#include <math.h>

#include "layout/layout.h"

/* A quarter circle of radius 1 as a curve (Riškus 2006). */
#define KAPPA 0.5522847498

struct _PvOutline
{
  GArray *ops;        /* PvOutlineOp as guint8 would be smaller; these are few */
  GArray *points;
};

static const guint points_of_op[] = { 1, 1, 3, 0 };

static void
add (PvOutline *outline, PvOutlineOp op, const PvPoint *points)
{
  g_array_append_val (outline->ops, op);
  g_array_append_vals (outline->points, points, points_of_op[op]);
}

static double
distance (PvPoint a, PvPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

static PvPoint
towards (PvPoint from, PvPoint to, double length)
{
  double whole = distance (from, to);
  double share = whole > 0 ? length / whole : 0;

  return (PvPoint) { from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share };
}

PvOutline *
pv_outline_new (void)
{
  PvOutline *outline = g_new0 (PvOutline, 1);

  outline->ops = g_array_new (FALSE, FALSE, sizeof (PvOutlineOp));
  outline->points = g_array_new (FALSE, FALSE, sizeof (PvPoint));
  return outline;
}

void
pv_outline_free (PvOutline *outline)
{
  g_array_unref (outline->ops);
  g_array_unref (outline->points);
  g_free (outline);
}

void
pv_outline_clear (PvOutline *outline)
{
  g_array_set_size (outline->ops, 0);
  g_array_set_size (outline->points, 0);
}

gboolean
pv_outline_is_empty (const PvOutline *outline)
{
  return outline->ops->len == 0;
}

void
pv_outline_move (PvOutline *outline, double x, double y)
{
  add (outline, PV_OUTLINE_MOVE, &(PvPoint) { x, y });
}

void
pv_outline_line (PvOutline *outline, double x, double y)
{
  add (outline, PV_OUTLINE_LINE, &(PvPoint) { x, y });
}

void
pv_outline_curve (PvOutline *outline, double x1, double y1, double x2, double y2, double x, double y)
{
  PvPoint points[3] = { { x1, y1 }, { x2, y2 }, { x, y } };

  add (outline, PV_OUTLINE_CURVE, points);
}

void
pv_outline_close (PvOutline *outline)
{
  add (outline, PV_OUTLINE_CLOSE, NULL);
}

void
pv_outline_rect (PvOutline *outline, const PvRect *rect)
{
  pv_outline_move (outline, rect->x, rect->y);
  pv_outline_line (outline, rect->x + rect->width, rect->y);
  pv_outline_line (outline, rect->x + rect->width, rect->y + rect->height);
  pv_outline_line (outline, rect->x, rect->y + rect->height);
  pv_outline_close (outline);
}

void
pv_outline_rounded_rect (PvOutline *outline, const PvRect *rect, double radius)
{
  double r = MAX (0, MIN (radius, MIN (rect->width, rect->height) / 2));
  double k = r * (1 - KAPPA);
  double left = rect->x, right = rect->x + rect->width, top = rect->y, bottom = rect->y + rect->height;

  pv_outline_move (outline, left + r, top);
  pv_outline_line (outline, right - r, top);
  pv_outline_curve (outline, right - k, top, right, top + k, right, top + r);
  pv_outline_line (outline, right, bottom - r);
  pv_outline_curve (outline, right, bottom - k, right - k, bottom, right - r, bottom);
  pv_outline_line (outline, left + r, bottom);
  pv_outline_curve (outline, left + k, bottom, left, bottom - k, left, bottom - r);
  pv_outline_line (outline, left, top + r);
  pv_outline_curve (outline, left, top + k, left + k, top, left + r, top);
  pv_outline_close (outline);
}

void
pv_outline_circle (PvOutline *outline, double x, double y, double radius)
{
  double k = radius * KAPPA;

  pv_outline_move (outline, x + radius, y);
  pv_outline_curve (outline, x + radius, y + k, x + k, y + radius, x, y + radius);
  pv_outline_curve (outline, x - k, y + radius, x - radius, y + k, x - radius, y);
  pv_outline_curve (outline, x - radius, y - k, x - k, y - radius, x, y - radius);
  pv_outline_curve (outline, x + k, y - radius, x + radius, y - k, x + radius, y);
  pv_outline_close (outline);
}

static void
add_bend (PvOutline *outline, const PvPoint *points, guint i, double reach)
{
  PvPoint in = towards (points[i], points[i - 1], reach);
  PvPoint out = towards (points[i], points[i + 1], reach);
  PvPoint c1 = towards (points[i], in, reach * (1 - KAPPA));
  PvPoint c2 = towards (points[i], out, reach * (1 - KAPPA));

  pv_outline_line (outline, in.x, in.y);
  pv_outline_curve (outline, c1.x, c1.y, c2.x, c2.y, out.x, out.y);
}

void
pv_outline_polyline (PvOutline *outline, const PvPoint *points, guint n_points, double radius)
{
  if (n_points < 2)
    return;

  pv_outline_move (outline, points[0].x, points[0].y);
  for (guint i = 1; i + 1 < n_points; i++)
    add_bend (outline, points, i, MIN (radius, MIN (distance (points[i - 1], points[i]), distance (points[i], points[i + 1])) / 2));
  pv_outline_line (outline, points[n_points - 1].x, points[n_points - 1].y);
}

void
pv_outline_soft_line (PvOutline *outline, const PvPoint *points, guint n_points, double slack)
{
  if (n_points < 2)
    return;

  pv_outline_move (outline, points[0].x, points[0].y);
  for (guint i = 1; i + 1 < n_points; i++)
    add_bend (outline, points, i, pv_layout_bend_reach (points[i - 1], points[i], points[i + 1], slack));
  pv_outline_line (outline, points[n_points - 1].x, points[n_points - 1].y);
}

void
pv_outline_append (PvOutline *outline, const PvOutline *other, double x, double y, double scale)
{
  guint first = outline->points->len;

  g_array_append_vals (outline->ops, other->ops->data, other->ops->len);
  g_array_append_vals (outline->points, other->points->data, other->points->len);
  for (guint i = first; i < outline->points->len; i++)
    {
      PvPoint *point = &g_array_index (outline->points, PvPoint, i);

      point->x = x + point->x * scale;
      point->y = y + point->y * scale;
    }
}

guint
pv_outline_get_n_ops (const PvOutline *outline)
{
  return outline->ops->len;
}

const PvOutlineOp *
pv_outline_get_ops (const PvOutline *outline)
{
  return (const PvOutlineOp *) outline->ops->data;
}

const PvPoint *
pv_outline_get_points (const PvOutline *outline)
{
  return (const PvPoint *) outline->points->data;
}
