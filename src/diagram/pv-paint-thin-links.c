/* Links of a network seen from far away. */
#include "diagram/pv-paint.h"

gboolean
pv_brush_leaves_out (const PvBrush *brush, guint node)
{
  return brush->emphasis != NULL && pv_id_set_contains (brush->emphasis->left_out, brush->scene->nodes[node].id);
}

/* Far away a line is one device pixel, from middle to middle: frames are gone. Every piece stands alone, for the quick way. */
static void
add_thin (const PvBrush *brush, const PvLinkShape *link, PvOutline *outline)
{
  PvRect reach = pv_rect_grow (&brush->clip, 4 / brush->zoom, 4 / brush->zoom);
  PvPoint from = pv_rect_centre (&brush->scene->nodes[link->from].box), last = pv_rect_centre (&brush->scene->nodes[link->to].box);
  guint n = pv_link_n_points (link);

  for (guint i = 1; i <= MAX (n, 2) - 1; i++)
    {
      PvPoint to = i + 1 < n ? pv_link_point (link, i) : last;

      if (pv_rect_hits_line (&reach, from, to))
        {
          pv_outline_move (outline, from.x, from.y);
          pv_outline_line (outline, to.x, to.y);
        }
      from = to;
    }
}

void
pv_paint_thin_link (const PvBrush *brush, const PvLinkShape *link, PvLook look)
{
  guint kind = link->face->kind <= PV_N_RELATION_KINDS ? link->face->kind : 0;
  PvPaint paint = { .stroke = look.faded ? brush->style->faded_line : brush->style->relation_kind[kind], .width = 1 / brush->zoom,
                    .hairline = TRUE };

  if (look.selected || look.hovered)
    {
      paint.stroke = brush->style->accent;
      paint.width *= 2;
      paint.hairline = FALSE;
    }
  pv_outline_clear (brush->surface->scratch);
  add_thin (brush, link, brush->surface->scratch);
  pv_surface_draw (brush->surface, brush->surface->scratch, &paint);
}

/* Thousands of lines: one drawing a colour instead of one a line. */
static void
paint_thin_kind (const PvBrush *brush, const GArray *found, guint kind, gboolean faded)
{
  PvPaint paint = { .stroke = faded ? brush->style->faded_line : brush->style->relation_kind[kind], .width = 1 / brush->zoom, .hairline = TRUE };
  PvOutline *outline = brush->surface->scratch;

  pv_outline_clear (outline);
  for (guint i = 0; i < found->len; i++)
    {
      PvElement element = g_array_index (found, PvElement, i);
      const PvLinkShape *link = &brush->scene->links[element.index];

      if (element.part == PV_PART_LINK && (faded || link->face->kind == kind) && pv_brush_look_at (brush, link->face->id, link->face->flags).faded == faded
          && !pv_brush_leaves_out (brush, link->from) && !pv_brush_leaves_out (brush, link->to))
        add_thin (brush, link, outline);
    }
  pv_surface_draw (brush->surface, outline, &paint);
}

void
pv_paint_thin_links (const PvBrush *brush, const GArray *found)
{
  if (brush->emphasis != NULL || brush->scene->has_pale)
    paint_thin_kind (brush, found, 0, TRUE);
  for (guint kind = 0; kind <= PV_N_RELATION_KINDS; kind++)
    paint_thin_kind (brush, found, kind, FALSE);
  if (brush->emphasis == NULL)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      PvElement element = g_array_index (found, PvElement, i);
      PvLook look;

      if (element.part != PV_PART_LINK)
        continue;
      look = pv_brush_look (brush, brush->scene->links[element.index].face->id);
      if (look.selected || look.hovered)
        pv_paint_thin_link (brush, &brush->scene->links[element.index], look);
    }
}
