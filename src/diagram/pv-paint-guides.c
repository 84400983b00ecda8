/* What tells in an arranged network what is what: headings over columns, frames around areas, rings around the customer. Under everything
 * else; words keep their size on the screen when one goes far away. */
#include <math.h>

#include "diagram/pv-paint.h"
#include "diagram/pv-scene-guides.h"

#define SIZE 13.0
#define MOST_SIZE 60.0                /* model pixels, or the words of a whole region would lie over each other */
#define FRAME_CORNER 18.0
#define FRAME_INSET 18.0              /* of a frame's name */
#define MOST_FRAME_SIZE 26.0
#define MOST_OF_TWO_LINES 16.0        /* size of a frame's name on two: they end above the first actor */
#define LEAST_SHARE_OF_FRAME 0.8      /* of its size, that a frame's name keeps where its frame is narrow */
#define MIDDLE_SIZE 15.0
#define RING_PLACES 9                 /* for its name, to either side */
#define MOST_LOOKED_AT 3000           /* actors; above, a name stands in the middle */
#define LEAST_SHARE 0.7               /* of its size, that a heading keeps where there is little room */
#define LEAST_SHARE_OF_TWO 0.63       /* and one in two languages: still above 8 px on the screen */

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

/* --- headings of columns: a badge, and below it the words on one line or two (in two languages each on its own), all of one size --- */

#define BADGE 1.8                     /* all in sizes of the words */
#define LINE 1.3
#define ABOVE_LINE 0.5

static double
height_of (guint n_lines)
{
  return BADGE + n_lines * LINE + ABOVE_LINE;
}

static double
middle_of (const PvGuideShape *guide)
{
  return guide->rect.x + guide->rect.width / 2;
}

/* What words may take without meeting who stands in the next column, or the end of the picture. */
static double
slot_of (const PvScene *scene, const PvGuideShape *guide)
{
  const PvRect *bounds = &scene->bounds;
  double slot = G_MAXDOUBLE;

  for (guint i = 0; i < scene->n_guides; i++)
    {
      const PvGuideShape *other = &scene->guides[i];

      double apart = fabs (middle_of (other) - middle_of (guide));

      if (other->kind == PV_GUIDE_HEADING && apart > (other->rect.width + guide->rect.width) / 2)
        slot = MIN (slot, apart);
    }
  slot = MIN (slot, 2 * (middle_of (guide) - bounds->x));
  return MIN (slot, 2 * (bounds->x + bounds->width - middle_of (guide)));
}

/* Broken between words; within one only where that is @allowed. None at all when it does not fit. */
static GPtrArray *
lines_of (const PvGuideShape *guide, double size, double slot, gboolean allowed)
{
  g_auto (GStrv) languages = g_strsplit (guide->words, PV_SCENE_BETWEEN, 2);
  g_autoptr (GPtrArray) all = NULL;
  PvFont font = { size, PV_WEIGHT_BOLD };

  for (guint i = 0; languages[i]; i++)
    {
      g_autoptr (GPtrArray) lines = allowed ? pv_text_wrap (languages[i], font, slot - size, 2, NULL)
                                            : pv_text_wrap_at (languages[i], font, slot - size, 2, PV_WRAP_SPACES);

      if (lines->len == 0)
        return g_steal_pointer (&lines);
      if (all)
        g_ptr_array_extend_and_steal (all, g_steal_pointer (&lines));
      else
        all = g_steal_pointer (&lines);
    }
  return g_steal_pointer (&all);
}

static gboolean
fits (const PvScene *scene, const PvGuideShape *guide, double size)
{
  g_autoptr (GPtrArray) lines = lines_of (guide, size, slot_of (scene, guide), FALSE);

  return lines->len > 0 && height_of (MAX (lines->len, 2)) * size <= guide->rect.height;
}

/* The largest size at which all fit, down to a share of what they should have. */
static double
heading_size (const PvBrush *brush)
{
  double size = size_at (brush), least = (pv_scene_get_lang (brush->scene) == PV_LANG_BOTH ? LEAST_SHARE_OF_TWO : LEAST_SHARE) * size;

  for (guint i = 0; i < brush->scene->n_guides; i++)
    while (brush->scene->guides[i].kind == PV_GUIDE_HEADING && size > least && !fits (brush->scene, &brush->scene->guides[i], size))
      size = MAX (0.94 * size, least);
  return size;
}

static void
paint_heading_words (const PvBrush *brush, const PvGuideShape *guide, double size)
{
  double slot = slot_of (brush->scene, guide), y = guide->rect.y + guide->rect.height - (ABOVE_LINE + LINE / 2) * size;
  g_autoptr (GPtrArray) lines = lines_of (guide, size, slot, FALSE);

  if (lines->len == 0)
    {
      g_clear_pointer (&lines, g_ptr_array_unref);
      lines = lines_of (guide, size, slot, TRUE);
    }
  for (guint i = lines->len; i-- > 0; y -= LINE * size)
    {
      const PvTextLine *line = g_ptr_array_index (lines, i);

      paint_words (brush, line->text, middle_of (guide), y, size, PV_ANCHOR_MIDDLE, brush->style->canvas);
    }
  /* The words are what is read: where all of it would stand on who is above, they stand alone. */
  if (guide->index > 0 && (lines->len <= 2 || height_of (lines->len) * size <= guide->rect.height))
    pv_paint_badge (brush, guide->index, middle_of (guide) - BADGE / 2 * size, y + LINE / 2 * size - BADGE * size, BADGE * size, TRUE);
}

/* --- names of frames, on one line or two, and of rings --- */

/* Not wider than the frame: first smaller, then on two lines. */
static void
paint_frame_words (const PvBrush *brush, const PvGuideShape *guide)
{
  double room = guide->rect.width - 2 * FRAME_INSET, size = MIN (size_at (brush), MOST_FRAME_SIZE);
  double width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD }), y = guide->rect.y + 6;
  g_autoptr (GPtrArray) lines = NULL;

  if (width > room && room / width < LEAST_SHARE_OF_FRAME)
    size = MIN (LEAST_SHARE_OF_FRAME * size, MOST_OF_TWO_LINES);
  else
    size *= MIN (room / width, 1);
  lines = pv_text_wrap (guide->words, (PvFont) { size, PV_WEIGHT_BOLD }, room + 1, 2, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const PvTextLine *line = g_ptr_array_index (lines, i);

      paint_words (brush, line->text, guide->rect.x + FRAME_INSET, y + size * (0.7 + 1.2 * i), size, PV_ANCHOR_START, brush->style->card);
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
  double w = guide->rect.width / 2, h = guide->rect.height / 2, x = middle_of (guide), y = guide->rect.y + h;

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
  double size = size_at (brush), width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD });
  PvPoint at = find_place (brush, guide, width + size, 1.5 * size);

  paint_words (brush, guide->words, at.x, at.y, size, PV_ANCHOR_MIDDLE, brush->style->canvas);
}

static void
paint_middle_words (const PvBrush *brush, const PvGuideShape *guide)
{
  double size = MAX (MIDDLE_SIZE, size_at (brush)), width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD });

  size *= MIN (1, 0.9 * guide->rect.width / width);
  paint_words (brush, guide->words, middle_of (guide), guide->rect.y + guide->rect.height / 2, size, PV_ANCHOR_MIDDLE, brush->style->accent_tint);
}

/* Over the lines: a name that is crossed out is not read. */
void
pv_paint_guide_words (const PvBrush *brush)
{
  static void (*const painters[]) (const PvBrush *brush, const PvGuideShape *guide) = { NULL, paint_frame_words, paint_ring_words,
                                                                                       paint_middle_words };
  gboolean headings = brush->scene->n_guides > 0 && brush->scene->guides[0].kind == PV_GUIDE_HEADING;
  double size = headings ? heading_size (brush) : 0;

  for (guint i = 0; i < brush->scene->n_guides; i++)
    if (!is_near (brush, &brush->scene->guides[i]))
      continue;
    else if (headings)
      paint_heading_words (brush, &brush->scene->guides[i], size);
    else
      painters[brush->scene->guides[i].kind] (brush, &brush->scene->guides[i]);
}
