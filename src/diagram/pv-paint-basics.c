#include "diagram/pv-paint.h"

#include <string.h>

PvLook
pv_brush_look (const PvBrush *brush, PvId id)
{
  const PvEmphasis *emphasis = brush->emphasis;
  PvLook look = { FALSE };

  if (emphasis == NULL)
    return look;
  look.selected = pv_id_set_contains (emphasis->selected, id) && brush->style->accent.a > 0;
  look.hovered = id != PV_NO_ID && emphasis->hovered == id;
  look.focused = id != PV_NO_ID && emphasis->focused == id;
  look.found = pv_id_set_contains (emphasis->found, id);
  look.faded = emphasis->full != NULL && !pv_id_set_contains (emphasis->full, id) && !look.selected && !look.found;
  look.left_out = pv_id_set_contains (emphasis->left_out, id);
  return look;
}

PvLook
pv_brush_look_at (const PvBrush *brush, PvId id, guint flags)
{
  PvLook look = pv_brush_look (brush, id);

  look.faded |= (flags & PV_FLAG_PALE) != 0 && !look.selected && !look.found;
  return look;
}

gboolean
pv_brush_can_read (const PvBrush *brush, double size)
{
  return size * brush->zoom >= PV_LEAST_TEXT - 1e-6;
}

/* In high contrast, where the frames of others are half as wide again as usual. */
#define ENDED_OUTLINE 1.2

static PvOutline *
scratch (const PvBrush *brush)
{
  pv_outline_clear (brush->surface->scratch);
  return brush->surface->scratch;
}

void
pv_paint_rounded (const PvBrush *brush, const PvRect *rect, double corner, const PvPaint *paint)
{
  PvOutline *outline = scratch (brush);

  pv_outline_rounded_rect (outline, rect, corner);
  pv_surface_draw (brush->surface, outline, paint);
}

void
pv_paint_recede (const PvStyle *style, PvPaint *paint)
{
  if (style->extra_outline <= 0)
    return;
  paint->stroke = style->faded_line;
  paint->width = ENDED_OUTLINE;
  paint->n_dashes = 2;
  paint->dashes[0] = ENDED_OUTLINE;
  paint->dashes[1] = 3;
}

void
pv_paint_circle (const PvBrush *brush, double x, double y, double radius, const PvPaint *paint)
{
  PvOutline *outline = scratch (brush);

  pv_outline_circle (outline, x, y, radius);
  pv_surface_draw (brush->surface, outline, paint);
}

void
pv_paint_line (const PvBrush *brush, PvPoint a, PvPoint b, const PvPaint *paint)
{
  PvOutline *outline = scratch (brush);

  pv_outline_move (outline, a.x, a.y);
  pv_outline_line (outline, b.x, b.y);
  pv_surface_draw (brush->surface, outline, paint);
}

static void
paint_parts (const PvBrush *brush, const PvGlyphPart *parts, guint n, double x, double y, double scale, PvRgba colour)
{
  for (guint i = 0; i < n; i++)
    {
      PvOutline *outline = scratch (brush);
      PvPaint paint = { .cap = PV_CAP_ROUND };

      if (parts[i].width > 0)
        paint.stroke = colour, paint.width = parts[i].width * scale;
      else
        paint.fill = colour;
      pv_outline_append (outline, parts[i].outline, x, y, scale);
      pv_surface_draw (brush->surface, outline, &paint);
    }
}

void
pv_paint_badge (const PvBrush *brush, guint kind, double x, double y, double size, gboolean glyph)
{
  PvPaint paint = { .fill = brush->style->actor_kind[kind <= PV_N_ACTOR_KINDS ? kind : 0] };
  PvGlyphPart parts[PV_MAX_GLYPH_PARTS];
  PvOutline *outline = scratch (brush);

  pv_outline_append (outline, pv_kind_shape (kind), x, y, size / 24);
  pv_surface_draw (brush->surface, outline, &paint);
  if (glyph)
    paint_parts (brush, parts, pv_kind_glyph (kind, parts), x, y, size / 24, brush->style->glyph);
}

void
pv_paint_hollow_badge (const PvBrush *brush, guint kind, double x, double y, double size, PvRgba colour)
{
  PvPaint paint = { .stroke = colour, .width = 1.5 * size / 24 };
  double scale = size / 24 * 0.84;
  double inset = size * 0.08;
  PvOutline *outline = scratch (brush);

  pv_outline_append (outline, pv_kind_shape (kind), x + inset, y + inset, scale);
  if (kind == PV_ACTOR_KIND_BODY)
    pv_outline_circle (outline, x + size / 2, y + size / 2, size * 0.26);
  pv_surface_draw (brush->surface, outline, &paint);
}

void
pv_paint_sign (const PvBrush *brush, PvSign sign, double x, double y, double size, PvRgba colour, PvRgba fill)
{
  PvGlyphPart parts[PV_MAX_GLYPH_PARTS];
  guint n = pv_sign (sign, parts);
  double scale = size / PV_SIGN_BOX;

  x -= size / 2;
  y -= size / 2;
  if (fill.a > 0 && n > 0)
    {
      PvPaint paint = { .fill = fill };
      PvOutline *outline = scratch (brush);

      pv_outline_append (outline, parts[0].outline, x, y, scale);
      pv_surface_draw (brush->surface, outline, &paint);
    }
  paint_parts (brush, parts, n, x, y, scale, colour);
}

void
pv_paint_mark (const PvBrush *brush, PvSign sign, double x, double y, PvRgba colour, PvRgba fill)
{
  PvPaint paint = { .fill = fill, .stroke = colour, .width = 1.3 + brush->style->extra_outline };

  pv_paint_circle (brush, x, y, PV_MARK_RADIUS - 0.65, &paint);
  pv_paint_sign (brush, sign, x, y, 11, colour, (PvRgba) { 0 });
}

double
pv_pill_width (PvSign sign, double words_width, double height)
{
  return words_width + height * 0.8 + (sign < PV_N_SIGNS ? height * 0.7 + 3 : 0);
}

void
pv_paint_pill (const PvBrush *brush, PvSign sign, const char *words, double words_width, PvFont font, double x, double y, double height,
               PvRgba ink, PvRgba fill, PvRgba frame)
{
  double width = pv_pill_width (sign, words_width, height);
  PvRect rect = { x - width / 2, y - height / 2, width, height };
  PvPaint paint = { .fill = fill, .stroke = frame, .width = 1.2 };
  double left = rect.x + height * 0.4;

  pv_paint_rounded (brush, &rect, height / 2, &paint);
  if (sign < PV_N_SIGNS)
    {
      pv_paint_sign (brush, sign, left + height * 0.35, y, height * 0.7, ink, (PvRgba) { 0 });
      left += height * 0.7 + 3;
    }
  pv_paint_text (brush, words, left, y + font.size * 0.35, font, ink, PV_ANCHOR_START);
}

void
pv_paint_text (const PvBrush *brush, const char *text, double x, double y, PvFont font, PvRgba colour, PvAnchor anchor)
{
  PvTextRun run = { .text = text, .font = font, .colour = colour, .x = x, .y = y, .anchor = anchor };

  if (pv_brush_can_read (brush, font.size))
    pv_surface_text (brush->surface, &run);
}

void
pv_paint_role (const PvBrush *brush, guint role, double x, double y, double size, gboolean letter)
{
  const PvStyle *style = brush->style;
  gboolean filled = role == PV_ROLE_ANSWERS || role == PV_ROLE_DECIDES;
  PvPaint paint = { .fill = filled ? style->ink : style->card, .stroke = role == PV_ROLE_INFORMED ? style->ink2 : style->ink, .width = 1.4 };
  PvFont font = { size * 0.62, PV_WEIGHT_BOLD };
  double radius = size / 2 - paint.width / 2;

  if (role == PV_ROLE_INFORMED)
    {
      paint.n_dashes = 2;
      paint.dashes[0] = 2;
      paint.dashes[1] = G_PI * 2 * radius / 12 - 2;
    }
  if (role == PV_ROLE_DECIDES)
    {
      PvRect rect = { x - radius + 0.4, y - radius + 0.4, 2 * radius - 0.8, 2 * radius - 0.8 };

      pv_paint_rounded (brush, &rect, 2, &paint);
    }
  else
    pv_paint_circle (brush, x, y, radius, &paint);
  if (letter)
    pv_paint_text (brush, pv_role_letter (role), x, y + font.size * 0.35, font,
                   filled ? style->mark_ink : role == PV_ROLE_INFORMED ? style->ink2 : style->ink, PV_ANCHOR_MIDDLE);
}
