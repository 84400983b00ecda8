/* The page that shows which sheet holds which part. */
#include "exchange/pv-picture-sheets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 28.0
#define TITLE_SIZE 16.0
#define WORDS_SIZE 10.0
#define LINE 16.0
#define GAP 10.0
/* Points a pixel of the legend, and how much of the page it may take. */
#define LEGEND_SCALE 0.75
#define LEAST_LEGEND 0.66
#define LEGEND_SHARE 0.4
#define MOST_NAME 26.0
#define LEAST_NAME 9.0
/* Device pixels a point: the detail that can be seen at this size. */
#define DETAIL (96.0 / 72)

typedef struct
{
  const PvPicture *picture;
  cairo_t *cr;
  PvSurface *surface;
  const PvStyle *style;
  PvLang lang;
  PvRect room;                 /* what is left of the page */
} Index;

static void
write_line (Index *index, const char *text, PvFont font, PvRgba colour)
{
  PvTextRun run = { .text = text, .font = font, .colour = colour, .lang = index->lang, .x = index->room.x, .anchor = PV_ANCHOR_START };
  g_autofree char *cut = pv_text_ellipsize (text, font, index->room.width, NULL);

  run.text = cut;
  run.y = index->room.y + font.size;
  pv_surface_text (index->surface, &run);
  index->room.y += font.size + LINE - WORDS_SIZE;
  index->room.height -= font.size + LINE - WORDS_SIZE;
}

static void
write_sentence (Index *index, PvLang lang, guint n_pages)
{
  gboolean path = pv_scene_get_kind (index->picture->scene) == PV_SCENE_PATH;
  guint overlap = (guint) lround (PV_SHEETS_OVERLAP * 25.4 / 72);
  g_autofree char *sentence =
    path ? g_strdup_printf (pv_words_in (lang, N_("Number of sheets: %u. Each repeats the names of its phases and actors.")), n_pages)
         : g_strdup_printf (pv_words_in (lang, N_("Number of sheets: %1$u. Neighbouring sheets overlap by %2$u mm.")), n_pages, overlap);

  write_line (index, sentence, (PvFont) { WORDS_SIZE, PV_WEIGHT_REGULAR }, index->style->ink2);
}

static void
write_head (Index *index, guint n_pages)
{
  if (index->picture->title != NULL)
    write_line (index, index->picture->title, (PvFont) { TITLE_SIZE, PV_WEIGHT_HEAVY }, index->style->ink);
  if (index->picture->mark != NULL)
    write_line (index, index->picture->mark, (PvFont) { WORDS_SIZE, PV_WEIGHT_BOLD }, index->style->warn);
  write_sentence (index, index->lang, n_pages);
  if (index->lang == PV_LANG_BOTH)
    write_sentence (index, PV_LANG_SV, n_pages);
  index->room.y += GAP;
  index->room.height -= GAP;
}

/* At the foot, smaller where it would take too much of the page. */
static void
paint_legend (Index *index)
{
  const PvScene *scene = index->picture->scene;
  double scale = LEGEND_SCALE, height;
  PvSurface *scaled;

  if (!index->picture->legend || pv_scene_is_empty (scene))
    return;
  height = pv_legend_height (scene, index->lang, index->room.width / scale) * scale;
  if (height > index->room.height * LEGEND_SHARE)
    {
      scale = MAX (scale * sqrt (index->room.height * LEGEND_SHARE / height), LEAST_LEGEND);
      height = pv_legend_height (scene, index->lang, index->room.width / scale) * scale;
    }

  scaled = pv_surface_scaled_new (index->surface, scale);
  pv_legend_paint (scene, index->lang, scaled, index->style, index->room.x / scale, (index->room.y + index->room.height - height) / scale,
                   index->room.width / scale);
  pv_surface_scaled_free (scaled);
  index->room.height -= height + GAP;
}

/* Returns the scale; what lies at @origin of the scene is painted at the middle of the room. */
static double
paint_whole (Index *index, PvPoint *origin)
{
  PvRect bounds = pv_scene_get_bounds (index->picture->scene);
  double scale = MIN (index->room.width / bounds.width, index->room.height / bounds.height);
  PvPaintOptions options = pv_paint_options ();
  PvPoint middle = pv_rect_centre (&bounds), place = pv_rect_centre (&index->room);

  origin->x = place.x - middle.x * scale;
  origin->y = place.y - middle.y * scale;
  options.style = index->style;
  options.zoom = scale * DETAIL;
  options.clip = bounds;
  options.layers = PV_PAINT_ALL & ~PV_PAINT_BACKGROUND;
  options.emphasis = index->picture->emphasis;
  cairo_save (index->cr);
  cairo_translate (index->cr, origin->x, origin->y);
  cairo_scale (index->cr, scale, scale);
  pv_painter_paint (index->picture->scene, index->surface, &options);
  cairo_restore (index->cr);
  return scale;
}

static void
paint_frame (Index *index, const PvRect *frame, const char *name, guint page)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();
  PvPaint line = { .stroke = index->style->ink, .width = 0.75, .n_dashes = 2, .dashes = { 4, 2 } };
  PvPaint ground = { .fill = pv_rgba_faded (index->style->card, 0.85), .stroke = index->style->ink, .width = 0.75 };
  PvFont font = { CLAMP (frame->height * 0.25, LEAST_NAME, MOST_NAME), PV_WEIGHT_HEAVY };
  g_autofree char *cut = pv_text_ellipsize (name, font, MAX (frame->width - 12, 3 * font.size), NULL);
  PvTextRun run = { .text = cut, .font = font, .colour = index->style->ink, .lang = index->lang, .anchor = PV_ANCHOR_START };
  PvRect label = { frame->x + 3, frame->y + 3, pv_text_width (cut, font) + font.size * 0.6, font.size * 1.4 };
  g_autofree char *link = g_strdup_printf ("rect=[%d %d %d %d] page=%u pos=[0 0]", (int) frame->x, (int) frame->y, (int) frame->width,
                                           (int) frame->height, page);

  pv_outline_rect (outline, frame);
  pv_surface_draw (index->surface, outline, &line);
  pv_outline_clear (outline);
  pv_outline_rounded_rect (outline, &label, label.height / 4);
  pv_surface_draw (index->surface, outline, &ground);
  run.x = label.x + font.size * 0.3;
  run.y = label.y + label.height / 2 + font.size * 0.35;
  pv_surface_text (index->surface, &run);
  cairo_tag_begin (index->cr, CAIRO_TAG_LINK, link);
  cairo_tag_end (index->cr, CAIRO_TAG_LINK);
}

/* What of a sheet lies on the picture. */
static PvRect
within (const PvRect *frame, const PvRect *bounds)
{
  double left = MAX (frame->x, bounds->x), top = MAX (frame->y, bounds->y);
  double right = MIN (frame->x + frame->width, bounds->x + bounds->width);
  double bottom = MIN (frame->y + frame->height, bounds->y + bounds->height);

  return (PvRect) { left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

void
pv_picture_paint_index (const PvPicture *picture, cairo_t *cr, double width, double height, const PvRect *frames,
                        const char *const *names, guint n_pages)
{
  PvLang lang = pv_scene_get_lang (picture->scene);
  Index index = { .picture = picture, .cr = cr, .surface = pv_surface_cairo_new (cr), .style = pv_style_get (picture->style), .lang = lang,
                  .room = { MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN } };
  PvRect bounds = pv_scene_get_bounds (picture->scene), around = pv_rect_grow (&bounds, 12, 12);
  PvPoint origin;
  double scale;

  /* Without a tag around them cairo 1.16 writes links into a file whose table of objects is wrong. */
  cairo_tag_begin (cr, "Document", NULL);
  write_head (&index, n_pages);
  paint_legend (&index);
  scale = paint_whole (&index, &origin);
  for (guint i = 0; i < n_pages; i++)
    {
      PvRect part = within (&frames[i], &around);
      PvRect frame = { origin.x + part.x * scale, origin.y + part.y * scale, part.width * scale, part.height * scale };

      paint_frame (&index, &frame, names[i], i + 2);
    }
  cairo_tag_end (cr, "Document");
  pv_surface_cairo_free (index.surface);
}
