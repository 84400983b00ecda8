/* What tells in an arranged network what is what: headings over columns, frames around areas, rings around the customer. Under everything
 * else; words keep their size on the screen when one goes far away. */
#include <math.h>

#include "diagram/pv-paint.h"

#define SIZE 13.0
#define MOST_SIZE 60.0                /* model pixels, or the words of a whole region would lie over each other */
#define FRAME_CORNER 18.0
#define LEAST_SHARE 0.7               /* of its size, that a heading keeps where there is little room */

static double
size_at (const PvBrush *brush)
{
  return MIN (MAX (SIZE, SIZE / brush->zoom), MOST_SIZE);
}

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
  double width = pv_text_width (words, font);
  PvRect rect = { anchor == PV_ANCHOR_MIDDLE ? x - width / 2 - 6 : x - 6, y - size * 0.7, width + 12, size * 1.4 };
  PvPaint fill = { .fill = ground };

  pv_paint_rounded (brush, &rect, 4, &fill);
  pv_paint_text (brush, words, x, y + size * 0.35, font, brush->style->ink2, anchor);
}

static void
paint_heading (const PvBrush *brush, const PvGuideShape *guide)
{
  double size = size_at (brush), middle = guide->rect.x + guide->rect.width / 2, below = guide->rect.y + guide->rect.height;
  PvPaint line = { .stroke = brush->style->actor_kind[guide->index], .width = 2 };

  pv_paint_line (brush, (PvPoint) { guide->rect.x, below }, (PvPoint) { guide->rect.x + guide->rect.width, below }, &line);
  if (guide->index > 0)
    pv_paint_badge (brush, guide->index, middle - size * 0.9, below - size * 4.2, size * 1.8, TRUE);
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

/* --- headings of columns: beside each other while they fit, else every other one over its badge, and smaller if need be --- */

static double
middle_of (const PvGuideShape *guide)
{
  return guide->rect.x + guide->rect.width / 2;
}

/* To the middle of the nearer of both neighbours. */
static double
slot_of (const PvScene *scene, guint i)
{
  double slot = G_MAXDOUBLE;

  if (i > 0)
    slot = MIN (slot, fabs (middle_of (&scene->guides[i]) - middle_of (&scene->guides[i - 1])));
  if (i + 1 < scene->n_guides)
    slot = MIN (slot, fabs (middle_of (&scene->guides[i + 1]) - middle_of (&scene->guides[i])));
  return slot;
}

static gboolean
headings_are_tight (const PvScene *scene, double size)
{
  for (guint i = 0; i < scene->n_guides; i++)
    if (scene->guides[i].kind == PV_GUIDE_HEADING
        && pv_text_width (scene->guides[i].words, (PvFont) { size, PV_WEIGHT_BOLD }) + size > slot_of (scene, i))
      return TRUE;
  return FALSE;
}

static void
paint_heading_words (const PvBrush *brush, guint i, double size, gboolean tight)
{
  const PvGuideShape *guide = &brush->scene->guides[i];
  double below = guide->rect.y + guide->rect.height, up = tight && i % 2 == 1 ? 5 : 1.3;
  double width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD }), room = 2 * slot_of (brush->scene, i) - size;

  paint_words (brush, guide->words, middle_of (guide), below - size * up, tight && width > room ? size * MAX (room / width, LEAST_SHARE) : size,
               PV_ANCHOR_MIDDLE, brush->style->canvas);
}

static void
paint_words_of (const PvBrush *brush, const PvGuideShape *guide, double size)
{
  const PvRect *rect = &guide->rect;
  double middle = middle_of (guide);

  if (guide->kind == PV_GUIDE_RING)
    paint_words (brush, guide->words, middle, rect->y, size, PV_ANCHOR_MIDDLE, brush->style->canvas);
  else if (guide->kind == PV_GUIDE_FRAME)
    paint_words (brush, guide->words, rect->x + 18, rect->y + 6 + MIN (size, 26) * 0.7, MIN (size, 26), PV_ANCHOR_START, brush->style->card);
  else
    paint_words (brush, guide->words, middle, rect->y + rect->height / 2, 15, PV_ANCHOR_MIDDLE, brush->style->accent_tint);
}

/* Over the lines: a name that is crossed out is not read. */
void
pv_paint_guide_words (const PvBrush *brush)
{
  double size = size_at (brush);
  gboolean tight = headings_are_tight (brush->scene, size);

  for (guint i = 0; i < brush->scene->n_guides; i++)
    if (!is_near (brush, &brush->scene->guides[i]))
      continue;
    else if (brush->scene->guides[i].kind == PV_GUIDE_HEADING)
      paint_heading_words (brush, i, size, tight);
    else
      paint_words_of (brush, &brush->scene->guides[i], size);
}
