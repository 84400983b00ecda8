/* What lies under and around the steps of a path: stripes, heads, numbered criteria. */
#include "diagram/pv-paint-path.h"

/* Everything is as big as its step says: 1 at 100 %, more for a projector. */
double
pv_path_scale (const PvBrush *brush)
{
  return brush->scene->n_lanes == 0 ? 1 : brush->scene->grid_area.x / PV_LANE_HEAD_WIDTH;
}

void
pv_paint_text_lines (const PvBrush *brush, const PvSceneText *text, double x, double middle, PvRgba colour, PvRgba second, gboolean struck,
                  PvAnchor anchor)
{
  for (guint i = 0; i < text->n_lines; i++)
    {
      const PvSceneLine *line = &text->lines[i];
      PvTextRun run = { .text = line->text, .font = line->font, .colour = line->second ? second : colour, .lang = line->lang, .x = x,
                        .y = middle + line->y, .width = line->width, .anchor = anchor, .struck = struck };

      if (pv_brush_can_read (brush, line->font.size))
        pv_surface_text (brush->surface, &run);
    }
}

void
pv_paint_rect (const PvBrush *brush, const PvRect *rect, PvRgba fill)
{
  PvPaint paint = { .fill = fill };

  pv_outline_clear (brush->surface->scratch);
  pv_outline_rect (brush->surface->scratch, rect);
  pv_surface_draw (brush->surface, brush->surface->scratch, &paint);
}

void
pv_paint_number (const PvBrush *brush, const char *number, double x, double y, double scale, PvRgba colour)
{
  PvPaint dot = { .fill = brush->style->card, .stroke = colour, .width = 1.4 };
  PvFont font = { 10.5 * scale, PV_WEIGHT_BOLD };

  pv_paint_circle (brush, x, y, 8 * scale, &dot);
  pv_paint_text (brush, number, x, y + font.size * 0.35, font, colour, PV_ANCHOR_MIDDLE);
}

void
pv_paint_note (const PvBrush *brush, const PvNoteShape *note)
{
  double middle = note->rect.y + note->rect.height / 2, scale = pv_path_scale (brush);
  PvFont font = { 11 * scale, PV_WEIGHT_REGULAR };

  pv_paint_number (brush, note->number, note->rect.x + 9 * scale, middle, scale, brush->style->relation_kind[PV_RELATION_KIND_REFERRAL]);
  pv_paint_text (brush, note->words, note->rect.x + 23 * scale, middle + font.size * 0.35, font, brush->style->ink, PV_ANCHOR_START);
}

void
pv_paint_lanes (const PvBrush *brush)
{
  const PvScene *scene = brush->scene;
  PvPaint rule = { .stroke = brush->style->line, .width = 1 };
  PvPaint dotted = { .stroke = brush->style->line, .width = 1.2, .n_dashes = 2, .dashes = { 2, 4 } };

  for (guint i = 0; i < scene->n_lanes; i++)
    {
      PvRect band = scene->lanes[i].band;

      if (scene->lanes[i].row % 2 == 0)
        pv_paint_rect (brush, &band, brush->style->lane);
      pv_paint_line (brush, (PvPoint) { band.x, band.y + band.height }, (PvPoint) { band.x + band.width, band.y + band.height }, &rule);
    }
  for (guint i = 1; i < scene->n_phases; i++)
    {
      double x = scene->phases[i].head.x;

      pv_paint_line (brush, (PvPoint) { x, scene->grid_area.y }, (PvPoint) { x, scene->grid_area.y + scene->grid_area.height }, &dotted);
    }
  for (guint i = 0; i < scene->n_notes; i++)
    if (pv_rect_overlaps (&scene->notes[i].rect, &brush->clip))
      pv_paint_note (brush, &scene->notes[i]);
}

/* --- heads --- */
void
pv_paint_phase_head (const PvBrush *brush, const PvPhaseShape *phase, gboolean last)
{
  PvPaint paint = { .fill = brush->style->head };
  PvOutline *outline = brush->surface->scratch;
  double scale = pv_path_scale (brush);
  double left = phase->head.x + 3, right = phase->head.x + phase->head.width - (last ? 4 : 1), top = phase->head.y + 3,
         bottom = phase->head.y + phase->head.height - 5, middle = (top + bottom) / 2, point = 9 * scale;
  double text_x = left + point + 6, number_width;

  if (!brush->style->tints)
    paint.stroke = brush->style->edge, paint.width = 1;
  pv_outline_clear (outline);
  pv_outline_move (outline, left, top);
  pv_outline_line (outline, right - point, top);
  pv_outline_line (outline, right, middle);
  pv_outline_line (outline, right - point, bottom);
  pv_outline_line (outline, left, bottom);
  pv_outline_line (outline, left + point, middle);
  pv_outline_close (outline);
  pv_surface_draw (brush->surface, outline, &paint);
  if (phase->text.n_lines == 0)
    return;
  number_width = pv_text_width (phase->number, phase->text.lines[0].font) + 6;
  pv_paint_text (brush, phase->number, text_x, middle + phase->text.lines[0].y, phase->text.lines[0].font, brush->style->ink, PV_ANCHOR_START);
  pv_paint_text_lines (brush, &phase->text, text_x + number_width, middle, brush->style->ink, brush->style->ink2, FALSE, PV_ANCHOR_START);
}

static void
begin_head (const PvBrush *brush, PvPart part, guint index, const char *role)
{
  PvElementInfo info;

  if (brush->surface->surface_class->begin != NULL && pv_scene_describe (brush->scene, (PvElement) { part, index }, &info))
    pv_surface_begin (brush->surface, role, &info);
}

static void
end_head (const PvBrush *brush)
{
  pv_surface_end (brush->surface);
}

void
pv_paint_phase_heads (const PvBrush *brush, double dy)
{
  const PvScene *scene = brush->scene;
  PvRect strip;

  if (scene->n_phases == 0)
    return;
  strip = (PvRect) { brush->clip.x, dy, brush->clip.width, scene->grid_area.y };
  pv_paint_rect (brush, &strip, brush->style->canvas);
  for (guint i = 0; i < scene->n_phases; i++)
    {
      PvPhaseShape moved = scene->phases[i];

      moved.head.y += dy;
      begin_head (brush, PV_PART_PHASE, i, "phase");
      pv_paint_phase_head (brush, &moved, i + 1 == scene->n_phases);
      end_head (brush);
    }
  if (dy > 0)
    {
      PvPaint rule = { .stroke = brush->style->line, .width = 1 };

      pv_paint_line (brush, (PvPoint) { strip.x, dy + strip.height }, (PvPoint) { strip.x + strip.width, dy + strip.height }, &rule);
    }
}

void
pv_paint_lane_head (const PvBrush *brush, const PvLaneShape *lane, double dx, gboolean pinned)
{
  double scale = pv_path_scale (brush), size = PV_NODE_BADGE * scale;
  PvRect head = lane->head;
  double middle = head.y + head.height / 2;
  PvPaint rule = { .stroke = brush->style->line, .width = 1 };

  head.x += dx;
  if (pinned)
    {
      pv_paint_rect (brush, &head, lane->row % 2 == 0 ? brush->style->lane : brush->style->canvas);
      pv_paint_line (brush, (PvPoint) { head.x + head.width, head.y }, (PvPoint) { head.x + head.width, head.y + head.height }, &rule);
      pv_paint_line (brush, (PvPoint) { head.x, head.y + head.height }, (PvPoint) { head.x + head.width, head.y + head.height }, &rule);
    }
  if (lane->id != PV_NO_ID && pv_brush_look (brush, lane->id).selected)
    pv_paint_rect (brush, &(PvRect) { head.x, head.y, 4 * scale, head.height }, brush->style->accent);
  if (lane->flags & PV_FLAG_NOBODY)
    pv_paint_sign (brush, PV_SIGN_GAP, head.x + 9 * scale + size / 2, middle, size, brush->style->error, (PvRgba) { 0 });
  else
    pv_paint_badge (brush, lane->kind, head.x + 9 * scale, middle - size / 2, size, TRUE);
  pv_paint_text_lines (brush, &lane->text, head.x + (scale > 1.1 ? 48 : 40), middle, brush->style->ink, brush->style->ink2, FALSE,
                    PV_ANCHOR_START);
}

void
pv_paint_lane_heads (const PvBrush *brush, double dx)
{
  const PvScene *scene = brush->scene;

  for (guint i = 0; i < scene->n_lanes; i++)
    {
      begin_head (brush, PV_PART_LANE, i, "lane");
      pv_paint_lane_head (brush, &scene->lanes[i], dx, dx > 0);
      end_head (brush);
    }
}
