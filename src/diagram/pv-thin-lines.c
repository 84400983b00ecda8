#include "diagram/pv-thin-lines.h"

#include <math.h>

typedef struct
{
  guchar *data;
  int stride, width, height;
  guint32 r, g, b;             /* 0 … 255 */
  double strength;             /* of a whole pixel: what is thinner than one is paler */
} Canvas;

static gboolean
is_plain (cairo_t *cr, const PvOutline *outline, const PvPaint *paint)
{
  double w = paint->width, zero = 0;
  const PvOutlineOp *ops = pv_outline_get_ops (outline);
  guint n = pv_outline_get_n_ops (outline);

  cairo_user_to_device_distance (cr, &w, &zero);
  if (!paint->hairline || paint->fill.a > 0 || paint->hatch.a > 0 || paint->n_dashes > 0 || hypot (w, zero) > 1.05 || n % 2 != 0)
    return FALSE;
  for (guint i = 0; i < n; i += 2)
    if (ops[i] != PV_OUTLINE_MOVE || ops[i + 1] != PV_OUTLINE_LINE)
      return FALSE;
  return TRUE;
}

static gboolean
open_canvas (cairo_t *cr, const PvPaint *paint, Canvas *canvas)
{
  cairo_surface_t *image = cairo_get_target (cr);
  cairo_format_t format;
  double sx, sy, ox, oy, x1, y1, x2, y2, w = paint->width, zero = 0;

  if (cairo_surface_get_type (image) != CAIRO_SURFACE_TYPE_IMAGE || cairo_get_group_target (cr) != image)
    return FALSE;
  format = cairo_image_surface_get_format (image);
  cairo_surface_get_device_scale (image, &sx, &sy);
  cairo_surface_get_device_offset (image, &ox, &oy);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  cairo_restore (cr);
  if ((format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32) || sx != 1 || sy != 1 || ox != 0 || oy != 0)
    return FALSE;

  canvas->width = cairo_image_surface_get_width (image);
  canvas->height = cairo_image_surface_get_height (image);
  if (x1 > 0 || y1 > 0 || x2 < canvas->width || y2 < canvas->height)
    return FALSE;
  canvas->stride = cairo_image_surface_get_stride (image);
  canvas->r = (guint32) lround (paint->stroke.r * 255);
  canvas->g = (guint32) lround (paint->stroke.g * 255);
  canvas->b = (guint32) lround (paint->stroke.b * 255);
  cairo_user_to_device_distance (cr, &w, &zero);
  canvas->strength = paint->stroke.a * MIN (hypot (w, zero), 1);
  cairo_surface_flush (image);
  canvas->data = cairo_image_surface_get_data (image);
  return canvas->data != NULL;
}

/* Opaque ground is taken for granted, as a picture has it; on a clear one the alpha grows with the line. */
static void
blend (const Canvas *canvas, int x, int y, double share)
{
  guint32 *pixel, old, a, keep;

  if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
    return;
  pixel = (guint32 *) (gpointer) (canvas->data + (gsize) y * (gsize) canvas->stride) + x;
  old = *pixel;
  a = (guint32) (share * canvas->strength * 256);
  keep = 256 - a;
  *pixel = ((old >> 24) * keep + 255 * a) >> 8 << 24 | ((old >> 16 & 0xff) * keep + canvas->r * a) >> 8 << 16
           | ((old >> 8 & 0xff) * keep + canvas->g * a) >> 8 << 8 | ((old & 0xff) * keep + canvas->b * a) >> 8;
}

/* Of the columns @first … @last those, and few more, in which a line that is at @v in column 0 and rises by @slope a column touches a canvas
 * @across high. */
static void
leave_out (double v, double slope, int across, int *first, int *last)
{
  double one, other;

  if (fabs (slope) < 1e-6)
    return;
  one = (-2 - v) / slope;
  other = (across + 2 - v) / slope;
  *first = (int) CLAMP (floor (MIN (one, other)), *first, *last + 1);
  *last = (int) CLAMP (ceil (MAX (one, other)), *first - 1, *last);
}

/* Two pixels a column (a row where it is steep), weighted by how near the line passes. */
static void
draw_piece (const Canvas *canvas, double x0, double y0, double x1, double y1)
{
  gboolean steep = fabs (y1 - y0) > fabs (x1 - x0);
  double u0 = steep ? y0 : x0, v0 = steep ? x0 : y0, u1 = steep ? y1 : x1, v1 = steep ? x1 : y1;
  int most = steep ? canvas->height : canvas->width, first, last;
  double slope;

  if (u0 > u1)
    {
      double u = u0, v = v0;

      u0 = u1, v0 = v1, u1 = u, v1 = v;
    }
  if (u1 < 0 || u0 > most || u1 - u0 < 1e-6)
    return;
  slope = (v1 - v0) / (u1 - u0);
  first = (int) CLAMP (floor (u0), 0, most);
  last = (int) CLAMP (floor (u1), -1, most - 1);
  leave_out (v0 - slope * u0, slope, steep ? canvas->width : canvas->height, &first, &last);
  for (int i = first; i <= last; i++)
    {
      double covered = MIN (u1, i + 1) - MAX (u0, i);
      double v = v0 + slope * (i + 0.5 - u0) - 0.5;
      int low = (int) floor (v);
      double upper = v - low;

      blend (canvas, steep ? low : i, steep ? i : low, (1 - upper) * covered);
      blend (canvas, steep ? low + 1 : i, steep ? i : low + 1, upper * covered);
    }
}

gboolean
pv_thin_lines_draw (cairo_t *cr, const PvOutline *outline, const PvPaint *paint)
{
  Canvas canvas;
  const PvPoint *points = pv_outline_get_points (outline);

  if (!is_plain (cr, outline, paint) || !open_canvas (cr, paint, &canvas))
    return FALSE;
  for (guint i = 0; i < pv_outline_get_n_ops (outline); i += 2)
    {
      PvPoint a = points[i], b = points[i + 1];

      cairo_user_to_device (cr, &a.x, &a.y);
      cairo_user_to_device (cr, &b.x, &b.y);
      draw_piece (&canvas, a.x, a.y, b.x, b.y);
    }
  cairo_surface_mark_dirty (cairo_get_target (cr));
  return TRUE;
}
