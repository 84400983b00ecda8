#include "diagram/pv-surface-cairo.h"

#include <math.h>
#include <string.h>

#include "diagram/pv-text-measure.h"

/* Laid-out lines are remembered a thread, at one scale: a tile shows the same names as its neighbour. */
#define MOST_LINES 2000

typedef struct
{
  PangoContext *context;
  guint serial;             /* of the context the lines were laid out for */
  GHashTable *lines;        /* "size/weight/text" → PangoLayout */
  GString *key;
} Lines;

typedef struct
{
  PvSurface surface;
  cairo_t *cr;              /* (transfer none) until freed: referenced */
  Lines *lines;
} CairoSurface;

static void
lines_free (gpointer data)
{
  Lines *lines = data;

  g_hash_table_unref (lines->lines);
  g_string_free (lines->key, TRUE);
  g_object_unref (lines->context);
  g_free (lines);
}

static GPrivate thread_lines = G_PRIVATE_INIT (lines_free);

static Lines *
get_lines (cairo_t *cr)
{
  Lines *lines = g_private_get (&thread_lines);

  if (lines == NULL)
    {
      lines = g_new0 (Lines, 1);
      lines->context = pv_text_context_new ();
      lines->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      lines->key = g_string_new (NULL);
      g_private_set (&thread_lines, lines);
    }
  pango_cairo_update_context (cr, lines->context);
  if (pango_context_get_serial (lines->context) != lines->serial)
    {
      g_hash_table_remove_all (lines->lines);
      lines->serial = pango_context_get_serial (lines->context);
    }
  return lines;
}

static PangoLayout *
get_line (Lines *lines, const char *text, PvFont font)
{
  PangoLayout *layout;

  g_string_printf (lines->key, "%d/%d/%s", (int) (font.size * 64 + 0.5), (int) font.weight, text);
  layout = g_hash_table_lookup (lines->lines, lines->key->str);
  if (layout == NULL)
    {
      PangoFontDescription *description = pv_text_font (font);

      if (g_hash_table_size (lines->lines) >= MOST_LINES)
        g_hash_table_remove_all (lines->lines);
      layout = pango_layout_new (lines->context);
      pango_layout_set_font_description (layout, description);
      pango_layout_set_text (layout, text, -1);
      pango_font_description_free (description);
      g_hash_table_insert (lines->lines, g_strdup (lines->key->str), layout);
    }
  return layout;
}

static void
set_colour (cairo_t *cr, PvRgba colour)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, colour.a);
}

static void
trace (cairo_t *cr, const PvOutline *outline)
{
  const PvOutlineOp *ops = pv_outline_get_ops (outline);
  const PvPoint *p = pv_outline_get_points (outline);
  guint n = pv_outline_get_n_ops (outline);

  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    switch (ops[i])
      {
      case PV_OUTLINE_MOVE:
        cairo_move_to (cr, p->x, p->y);
        p++;
        break;
      case PV_OUTLINE_LINE:
        cairo_line_to (cr, p->x, p->y);
        p++;
        break;
      case PV_OUTLINE_CURVE:
        cairo_curve_to (cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
        p += 3;
        break;
      case PV_OUTLINE_CLOSE:
        cairo_close_path (cr);
        break;
      default:
        g_assert_not_reached ();
      }
}

/* Lines go through multiples of the pitch, so that hatches of neighbours meet and tiles agree. */
static void
hatch (cairo_t *cr, const PvPaint *paint)
{
  double x1, y1, x2, y2;
  double pitch = paint->hatch_pitch * G_SQRT2;

  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_new_path (cr);
  for (double c = floor ((x1 + y1) / pitch) * pitch; c <= x2 + y2; c += pitch)
    {
      cairo_move_to (cr, c - y1, y1);
      cairo_line_to (cr, c - y2, y2);
    }
  set_colour (cr, paint->hatch);
  cairo_set_line_width (cr, paint->hatch_width);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
stroke (cairo_t *cr, const PvPaint *paint)
{
  set_colour (cr, paint->stroke);
  cairo_set_line_width (cr, paint->width);
  cairo_set_line_cap (cr, paint->cap == PV_CAP_ROUND ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, paint->dashes, (int) paint->n_dashes, 0);
  cairo_stroke (cr);
}

static void
cairo_surface_draw (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  cairo_t *cr = ((CairoSurface *) surface)->cr;

  trace (cr, outline);
  if (paint->fill.a > 0)
    {
      set_colour (cr, paint->fill);
      cairo_fill_preserve (cr);
    }
  if (paint->hatch.a > 0 && paint->hatch_pitch > 0)
    {
      hatch (cr, paint);
      trace (cr, outline);
    }
  if (paint->stroke.a > 0 && paint->width > 0)
    stroke (cr, paint);
  cairo_new_path (cr);
}

static void
cairo_surface_text (PvSurface *surface, const PvTextRun *run)
{
  CairoSurface *self = (CairoSurface *) surface;
  PangoLayout *layout = get_line (self->lines, run->text, run->font);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle logical;
  double width, x = run->x;

  pango_layout_line_get_extents (line, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  if (run->anchor != PV_ANCHOR_START)
    x -= run->anchor == PV_ANCHOR_MIDDLE ? width / 2 : width;
  set_colour (self->cr, run->colour);
  cairo_move_to (self->cr, x, run->y);
  pango_cairo_show_layout_line (self->cr, line);
  cairo_new_path (self->cr);
  if (run->struck)
    {
      PvPaint paint = { .stroke = run->colour, .width = MAX (1, run->font.size / 11) };

      pv_outline_clear (surface->scratch);
      pv_outline_move (surface->scratch, x, run->y - run->font.size * 0.28);
      pv_outline_line (surface->scratch, x + width, run->y - run->font.size * 0.28);
      cairo_surface_draw (surface, surface->scratch, &paint);
    }
}

static const PvSurfaceClass cairo_class = { cairo_surface_draw, cairo_surface_text, NULL, NULL };

PvSurface *
pv_surface_cairo_new (cairo_t *cr)
{
  CairoSurface *self = g_new0 (CairoSurface, 1);

  pv_surface_init (&self->surface, &cairo_class);
  self->cr = cairo_reference (cr);
  self->lines = get_lines (cr);
  return &self->surface;
}

void
pv_surface_cairo_free (PvSurface *surface)
{
  CairoSurface *self = (CairoSurface *) surface;

  cairo_destroy (self->cr);
  pv_surface_clear (surface);
  g_free (self);
}
