/* What tells in an arranged network what is what: headings over columns, frames around areas, rings around the customer. Under everything
 * else; words keep their size on the screen when one goes far away. */
#include <math.h>

#include "diagram/pv-guide-words.h"
#include "diagram/pv-paint.h"

#define FRAME_CORNER 18.0
#define MIDDLE_SIZE 15.0
#define RING_PLACES 9                 /* for its name, to either side */
#define MOST_LOOKED_AT 3000           /* actors; above, a name stands in the middle */

static void
paint_ellipse (const PvBrush *brush, const PvRect *rect, const PvPaint *paint)
{
  const double k = 0.5522847498;
  double w = rect->width / 2, h = rect->height / 2, x = rect->x + w, y = rect->y + h;
  PvOutline *outline = brush->surface->scratch;

  pv_outline_clear (outline);
  pv_outline_move (outline, x + w, y);
  pv_outline_curve (outline, x + w, y + k * h, x + k * w, y + h, x, y + h);
  pv_outline_curve (outline, x - k * w, y + h, x - w, y + k * h, x - w, y);
  pv_outline_curve (outline, x - w, y - k * h, x - k * w, y - h, x, y - h);
  pv_outline_curve (outline, x + k * w, y - h, x + w, y - k * h, x + w, y);
  pv_outline_close (outline);
  pv_surface_draw (brush->surface, outline, paint);
}

static void
paint_words (const PvBrush *brush, const char *words, double x, double y, double size, PvAnchor anchor, PvRgba ground)
{
  PvFont font = { size, PV_WEIGHT_BOLD };
  PvRect rect = pv_guide_words_ground (x, y, size, pv_text_width (words, font), anchor);
  PvPaint fill = { .fill = ground };

  pv_paint_rounded (brush, &rect, 4, &fill);
  pv_paint_text (brush, words, x, y + size * 0.35, font, brush->style->ink2, anchor);
}

static void
paint_heading (const PvBrush *brush, const PvGuideShape *guide)
{
  double below = guide->rect.y + guide->rect.height;
  PvPaint line = { .stroke = brush->style->actor_kind[guide->index], .width = 2 };

  pv_paint_line (brush, (PvPoint) { guide->rect.x, below }, (PvPoint) { guide->rect.x + guide->rect.width, below }, &line);
}

static void
paint_frame (const PvBrush *brush, const PvGuideShape *guide)
{
  PvPaint frame = { .fill = pv_rgba_faded (brush->style->card, 0.7), .stroke = brush->style->edge, .width = 1 };

  pv_paint_rounded (brush, &guide->rect, FRAME_CORNER, &frame);
}

static void
paint_ring (const PvBrush *brush, const PvGuideShape *guide)
{
  PvPaint line = { .stroke = brush->style->edge, .width = 1 };

  paint_ellipse (brush, &guide->rect, &line);
}

static void
paint_middle (const PvBrush *brush, const PvGuideShape *guide)
{
  PvPaint disc = { .fill = brush->style->accent_tint, .stroke = brush->style->accent, .width = 1.5 };

  paint_ellipse (brush, &guide->rect, &disc);
}

static gboolean
is_near (const PvBrush *brush, const PvGuideShape *guide)
{
  PvRect reach = pv_rect_grow (&guide->rect, 300, 80 / MIN (brush->zoom, 1));

  return pv_rect_overlaps (&reach, &brush->clip);
}

void
pv_paint_guides (const PvBrush *brush)
{
  static void (*const painters[]) (const PvBrush *brush, const PvGuideShape *guide) = { paint_heading, paint_frame, paint_ring, paint_middle };

  for (guint i = 0; i < brush->scene->n_guides; i++)
    if (is_near (brush, &brush->scene->guides[i]))
      painters[brush->scene->guides[i].kind] (brush, &brush->scene->guides[i]);
}

/* --- words --- */

static void
paint_heading_words (const PvBrush *brush, const PvGuideShape *guide, double size)
{
  g_auto (PvGuideWords) words = pv_guide_words_of_heading (brush->scene, guide, size);
  double above = words.at.y - words.step / 2, badge = PV_GUIDE_BADGE * size;

  for (guint i = 0; i < words.lines->len; i++)
    {
      const PvTextLine *line = g_ptr_array_index (words.lines, i);

      paint_words (brush, line->text, words.at.x, words.at.y + i * words.step, size, PV_ANCHOR_MIDDLE, brush->style->canvas);
    }
  /* The words are what is read: where all of it would stand on who is above, they stand alone. */
  if (guide->index > 0 && (words.lines->len <= 2 || above - badge >= guide->rect.y))
    pv_paint_badge (brush, guide->index, words.at.x - badge / 2, above - badge, badge, TRUE);
}

static void
paint_frame_words (const PvBrush *brush, const PvGuideShape *guide)
{
  g_auto (PvGuideWords) words = pv_guide_words_of_frame (guide, brush->zoom);

  for (guint i = 0; i < words.lines->len && pv_brush_can_read (brush, words.size); i++)
    {
      const PvTextLine *line = g_ptr_array_index (words.lines, i);

      paint_words (brush, line->text, words.at.x, words.at.y + i * words.step, words.size, PV_ANCHOR_START, brush->style->card);
    }
}

static gboolean
covers_no_node (const PvScene *scene, const PvRect *rect)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    if (pv_rect_overlaps (rect, &scene->nodes[i].box))
      return FALSE;
  return TRUE;
}

/* On the ellipse, at the top or at the bottom, as near to the middle as there is no actor under the words. */
static PvPoint
find_place (const PvBrush *brush, const PvGuideShape *guide, double width, double height)
{
  double w = guide->rect.width / 2, h = guide->rect.height / 2, x = guide->rect.x + w, y = guide->rect.y + h;

  for (guint i = 0; i < RING_PLACES && brush->scene->n_nodes <= MOST_LOOKED_AT; i++)
    for (guint k = 0; k < (i == 0 ? 2u : 4u); k++)
      {
        double share = (k & 2 ? -0.06 : 0.06) * i, side = k & 1 ? 1 : -1;
        PvPoint at = { x + share * w, y + side * h * sqrt (1 - share * share) };
        PvRect rect = { at.x - width / 2, at.y - height / 2, width, height };

        if (covers_no_node (brush->scene, &rect))
          return at;
      }
  return (PvPoint) { x, guide->rect.y };
}

static void
paint_ring_words (const PvBrush *brush, const PvGuideShape *guide)
{
  double size = pv_guide_words_size (brush->zoom), width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD });
  PvPoint at = find_place (brush, guide, width + size, 1.5 * size);

  paint_words (brush, guide->words, at.x, at.y, size, PV_ANCHOR_MIDDLE, brush->style->canvas);
}

static void
paint_middle_words (const PvBrush *brush, const PvGuideShape *guide)
{
  double size = MAX (MIDDLE_SIZE, pv_guide_words_size (brush->zoom)), width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD });

  size *= MIN (1, 0.9 * guide->rect.width / width);
  paint_words (brush, guide->words, guide->rect.x + guide->rect.width / 2, guide->rect.y + guide->rect.height / 2, size, PV_ANCHOR_MIDDLE, brush->style->accent_tint);
}

/* Over the lines: a name that is crossed out is not read. */
void
pv_paint_guide_words (const PvBrush *brush)
{
  static void (*const painters[]) (const PvBrush *brush, const PvGuideShape *guide) = { NULL, paint_frame_words, paint_ring_words,
                                                                                       paint_middle_words };
  gboolean headings = brush->scene->n_guides > 0 && brush->scene->guides[0].kind == PV_GUIDE_HEADING;
  double size = headings ? pv_guide_heading_size (brush->scene, brush->zoom) : 0;

  for (guint i = 0; i < brush->scene->n_guides; i++)
    if (!is_near (brush, &brush->scene->guides[i]))
      continue;
    else if (headings)
      paint_heading_words (brush, &brush->scene->guides[i], size);
    else
      painters[brush->scene->guides[i].kind] (brush, &brush->scene->guides[i]);
}
