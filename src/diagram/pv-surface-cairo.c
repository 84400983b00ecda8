#include "diagram/pv-surface-cairo.h"

#include <math.h>
#include <string.h>

#include "diagram/pv-text-measure.h"
#include "diagram/pv-thin-lines.h"

/* Lines of text are remembered a thread: a tile shows the same names as its neighbour. */
#define MOST_LINES 4000

/* On pixels, text is filled outlines: cairo 1.16 rounds the place of every glyph to whole pixels, which tears words apart and makes them as
 * wide as chance has it. Outlines are the same at every zoom, so they are made once. */
typedef struct
{
  cairo_path_t *path;       /* from the baseline's start; NULL: not on pixels yet */
  PangoLayout *layout;
  double width;             /* all in PV_TEXT_SIZE */
} Line;

typedef struct
{
  PangoContext *context;
  GHashTable *lines;        /* "weight/text" → Line */
  GString *key;
  cairo_t *paper;           /* to trace outlines on, without any scale */
} Lines;

typedef struct
{
  PvSurface surface;
  cairo_t *cr;              /* referenced */
  Lines *lines;
  gboolean pixels;
} CairoSurface;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->path, cairo_path_destroy);
  g_object_unref (line->layout);
  g_free (line);
}

static void
lines_free (gpointer data)
{
  Lines *lines = data;

  g_hash_table_unref (lines->lines);
  g_string_free (lines->key, TRUE);
  g_object_unref (lines->context);
  cairo_destroy (lines->paper);
  g_free (lines);
}

static GPrivate thread_lines = G_PRIVATE_INIT (lines_free);

static Lines *
get_lines (void)
{
  Lines *lines = g_private_get (&thread_lines);

  if (lines == NULL)
    {
      /* Without bounds: cairo leaves out glyphs that lie far outside a surface, from their outlines too. */
      cairo_surface_t *paper = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);

      lines = g_new0 (Lines, 1);
      lines->context = pv_text_context_new ();
      lines->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, line_free);
      lines->key = g_string_new (NULL);
      lines->paper = cairo_create (paper);
      cairo_surface_destroy (paper);
      g_private_set (&thread_lines, lines);
    }
  return lines;
}

static Line *
make_line (Lines *lines, const char *text, PvWeight weight)
{
  Line *line = g_new0 (Line, 1);
  PangoFontDescription *description = pv_text_font (weight);
  PangoRectangle logical;

  line->layout = pango_layout_new (lines->context);
  pango_layout_set_font_description (line->layout, description);
  pango_layout_set_text (line->layout, text, -1);
  pango_layout_line_get_extents (pango_layout_get_line_readonly (line->layout, 0), NULL, &logical);
  line->width = (double) logical.width / PANGO_SCALE;
  pango_font_description_free (description);
  return line;
}

static Line *
get_line (Lines *lines, const char *text, PvWeight weight)
{
  Line *line;

  g_string_printf (lines->key, "%d/%s", (int) weight, text);
  line = g_hash_table_lookup (lines->lines, lines->key->str);
  if (line == NULL)
    {
      if (g_hash_table_size (lines->lines) >= MOST_LINES)
        g_hash_table_remove_all (lines->lines);
      line = make_line (lines, text, weight);
      g_hash_table_insert (lines->lines, g_strdup (lines->key->str), line);
    }
  return line;
}

static void
trace_line (Lines *lines, Line *line)
{
  cairo_new_path (lines->paper);
  cairo_move_to (lines->paper, 0, 0);
  pango_cairo_layout_line_path (lines->paper, pango_layout_get_line_readonly (line->layout, 0));
  line->path = cairo_copy_path (lines->paper);
}

static void
fill_line (CairoSurface *self, Line *line)
{
  if (line->path == NULL)
    trace_line (self->lines, line);
  cairo_new_path (self->cr);
  cairo_append_path (self->cr, line->path);
  cairo_fill (self->cr);
}

/* Elsewhere text stays text, laid out by the context's own scale. */
static void
show_line (CairoSurface *self, Line *line)
{
  cairo_move_to (self->cr, 0, 0);
  pango_cairo_update_layout (self->cr, line->layout);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (line->layout, 0));
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
  CairoSurface *self = (CairoSurface *) surface;
  cairo_t *cr = self->cr;

  if (self->pixels && paint->hairline && pv_thin_lines_draw (cr, outline, paint))
    return;
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

/* On paper what is cut away is left out: it would be there for whoever searches, copies or listens. */
static gboolean
is_cut_away (cairo_t *cr, double x, double y, double width, double size)
{
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  return x >= right || x + width <= left || y - size >= bottom || y + size / 3 <= top;
}

static void
cairo_surface_text (PvSurface *surface, const PvTextRun *run)
{
  CairoSurface *self = (CairoSurface *) surface;
  Line *line = get_line (self->lines, run->text, run->font.weight);
  double scale = run->font.size / PV_TEXT_SIZE;
  double width = line->width * scale;
  double x = run->x;

  if (run->anchor != PV_ANCHOR_START)
    x -= run->anchor == PV_ANCHOR_MIDDLE ? width / 2 : width;
  if (!self->pixels && is_cut_away (self->cr, x, run->y, width, run->font.size))
    return;
  set_colour (self->cr, run->colour);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, run->y);
  cairo_scale (self->cr, scale, scale);
  if (self->pixels)
    fill_line (self, line);
  else
    show_line (self, line);
  cairo_restore (self->cr);
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

static void
cairo_surface_clip (PvSurface *surface, const PvRect *rect)
{
  cairo_t *cr = ((CairoSurface *) surface)->cr;

  if (rect == NULL)
    {
      cairo_restore (cr);
      return;
    }
  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
}

static const PvSurfaceClass cairo_class = { cairo_surface_draw, cairo_surface_text, NULL, NULL, cairo_surface_clip };

PvSurface *
pv_surface_cairo_new (cairo_t *cr)
{
  CairoSurface *self = g_new0 (CairoSurface, 1);

  pv_surface_init (&self->surface, &cairo_class);
  self->cr = cairo_reference (cr);
  self->lines = get_lines ();
  self->pixels = cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
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
