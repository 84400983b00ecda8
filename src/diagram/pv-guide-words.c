#include "diagram/pv-guide-words.h"

#include <math.h>

#include "diagram/pv-scene-guides.h"

#define SIZE 13.0
#define MOST_SIZE 60.0                /* model pixels, or the words of a whole region would lie over each other */
#define LEAST_SHARE 0.7               /* of its size, that a heading keeps where there is little room */
#define LEAST_SHARE_OF_TWO 0.63       /* and one in two languages: still above 8 px on the screen */
/* In sizes of a heading's words. */
#define LINE 1.3
#define ABOVE_LINE 0.5

#define FRAME_INSET 18.0              /* of a frame's name */
#define LEAST_FRAME_INSET 9.0         /* where the frame is narrow */
#define FRAME_TOP 6.0
#define FRAME_LINE 1.2                /* in sizes of the words */
#define FRAME_NAME 36.0               /* height of the place at its top for a name; a larger one stands out above its edge, between two frames */
#define MOST_OF_TWO_LINES 16.0        /* size of a frame's name on two: they end above the first actor */
#define LEAST_SHARE_OF_FRAME 0.8      /* of its size, that a frame's name keeps where its frame is narrow */

void
pv_guide_words_clear (PvGuideWords *words)
{
  g_clear_pointer (&words->lines, g_ptr_array_unref);
}

double
pv_guide_words_size (double zoom)
{
  return MIN (MAX (SIZE, SIZE / zoom), MOST_SIZE);
}

PvRect
pv_guide_words_ground (double x, double y, double size, double width, PvAnchor anchor)
{
  return (PvRect) { anchor == PV_ANCHOR_MIDDLE ? x - width / 2 - 6 : x - 6, y - size * 0.7, width + 12, size * 1.4 };
}

/* --- headings of columns: a badge, and below it the words on one line or two (in two languages each on its own), all of one size --- */

static double
height_of (guint n_lines)
{
  return PV_GUIDE_BADGE + n_lines * LINE + ABOVE_LINE;
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

double
pv_guide_heading_size (const PvScene *scene, double zoom)
{
  double size = pv_guide_words_size (zoom), least = (pv_scene_get_lang (scene) == PV_LANG_BOTH ? LEAST_SHARE_OF_TWO : LEAST_SHARE) * size;

  for (guint i = 0; i < scene->n_guides; i++)
    while (scene->guides[i].kind == PV_GUIDE_HEADING && size > least && !fits (scene, &scene->guides[i], size))
      size = MAX (0.94 * size, least);
  return size;
}

PvGuideWords
pv_guide_words_of_heading (const PvScene *scene, const PvGuideShape *guide, double size)
{
  double slot = slot_of (scene, guide), last = guide->rect.y + guide->rect.height - (ABOVE_LINE + LINE / 2) * size;
  g_autoptr (GPtrArray) lines = lines_of (guide, size, slot, FALSE);

  if (lines->len == 0)
    {
      g_clear_pointer (&lines, g_ptr_array_unref);
      lines = lines_of (guide, size, slot, TRUE);
    }
  last -= (MAX (lines->len, 1) - 1) * LINE * size;
  return (PvGuideWords) { g_steal_pointer (&lines), size, { middle_of (guide), last }, LINE * size };
}

/* --- names of frames, on one line or two --- */

/* Of its usual size where the frame is wide enough; else on one line or on two, whichever is larger. */
PvGuideWords
pv_guide_words_of_frame (const PvGuideShape *guide, double zoom)
{
  double size = pv_guide_words_size (zoom), inset = FRAME_INSET, room = guide->rect.width - 2 * LEAST_FRAME_INSET;
  double width = pv_text_width (guide->words, (PvFont) { size, PV_WEIGHT_BOLD });

  if (width > guide->rect.width - 2 * FRAME_INSET)
    {
      inset = LEAST_FRAME_INSET;
      size = MAX (size * MIN (room / width, 1), MIN (LEAST_SHARE_OF_FRAME * size, MOST_OF_TWO_LINES));
    }
  return (PvGuideWords) { pv_text_wrap (guide->words, (PvFont) { size, PV_WEIGHT_BOLD }, room + 1, 2, NULL), size,
                          { guide->rect.x + inset, guide->rect.y + FRAME_TOP + MIN (0.7 * size, FRAME_NAME - 0.7 * size) }, FRAME_LINE * size };
}

/* --- where --- */

PvRect
pv_guide_words_place (const PvScene *scene, const PvGuideShape *guide, double size, double zoom)
{
  gboolean heading = guide->kind == PV_GUIDE_HEADING;
  PvRect place = { 0, 0, 0, 0 };

  if (heading || guide->kind == PV_GUIDE_FRAME)
    {
      g_auto (PvGuideWords) words = heading ? pv_guide_words_of_heading (scene, guide, size) : pv_guide_words_of_frame (guide, zoom);

      for (guint i = 0; i < words.lines->len; i++)
        {
          const PvTextLine *line = g_ptr_array_index (words.lines, i);
          PvRect ground = pv_guide_words_ground (words.at.x, words.at.y + i * words.step, words.size, line->width,
                                                 heading ? PV_ANCHOR_MIDDLE : PV_ANCHOR_START);

          place = pv_rect_union (&place, &ground);
        }
    }
  if (heading && height_of (2) * size <= guide->rect.height)
    {
      place.y -= PV_GUIDE_BADGE * size;
      place.height += PV_GUIDE_BADGE * size;
    }
  return place;
}
