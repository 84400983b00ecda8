#include "exchange/pv-html-large.h"

#include "exchange/pv-html-drawing.h"

/* Actors and links: with more than these, opening the page and moving its picture begins to be waited for. */
#define MANY 4000
/* What a usual window has for the picture, in pixels; from there on what is seen from afar is drawn for every doubling. */
#define USUAL_WIDTH 900.0
#define USUAL_HEIGHT 620.0
#define NEARER 2.0
/* At this zoom no line is more than thin, and no word is told. */
#define THIN 0.2

gboolean
pv_html_is_large (const PvHtmlScenes *scenes)
{
  return pv_scene_count (scenes->of[0], PV_PART_NODE) + pv_scene_count (scenes->of[0], PV_PART_LINK) > MANY;
}

static void
write_from_afar (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds, double zoom)
{
  g_autoptr (PvHtmlDrawing) first = pv_html_drawing_new_from_afar (html, html->langs[0]);
  g_autoptr (PvHtmlDrawing) second = html->n_langs > 1 ? pv_html_drawing_new_from_afar (html, html->langs[1]) : NULL;

  pv_html_draw (html, scenes->of[0], first, bounds, zoom, PV_PAINT_ALL & ~PV_PAINT_BACKGROUND);
  if (second != NULL)
    pv_html_draw (html, scenes->of[1], second, bounds, zoom, PV_PAINT_ALL & ~PV_PAINT_BACKGROUND);
  pv_html_drawing_write (first, second, NULL, html->text);
}

static void
begin_from_afar (PvHtml *html, const char *element, double zoom)
{
  g_string_append_printf (html->text, "<%s class=\"far\" data-zoom=\"", element);
  pv_outline_append_number (html->text, zoom, 5);
  pv_html_markup (html, "\">");
}

/* The discs of areas, again for every doubling while that is how a network is seen; without areas the one picture does for all. */
static void
write_nearer (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds, double zoom)
{
  if (pv_scene_count (scenes->of[0], PV_PART_REGION) < 2)
    return;
  for (zoom *= NEARER; pv_detail_at (zoom) == PV_DETAIL_REGIONS; zoom *= NEARER)
    {
      begin_from_afar (html, "script type=\"text/plain\"", zoom);
      write_from_afar (html, scenes, bounds, zoom);
      pv_html_markup (html, "</script>\n");
    }
}

/* Of each tile, all lines that run through it, as thin as they are seen between afar and near. */
static void
write_thin (PvHtml *html, const PvScene *scene, const PvHtmlTiles *tiles)
{
  pv_html_markup (html, "<script type=\"text/plain\" class=\"thin\">");
  for (guint i = 0; i < pv_html_tiles_count (tiles) && !g_cancellable_is_cancelled (html->cancellable); i++)
    {
      g_autoptr (PvHtmlDrawing) drawing = pv_html_drawing_new_beside (html, html->langs[0]);
      PvRect tile = pv_html_tiles_rect (tiles, i);

      pv_html_draw (html, scene, drawing, &tile, THIN, PV_PAINT_LINKS);
      pv_html_drawing_write (drawing, NULL, NULL, html->text);
      pv_html_markup (html, "\n");
    }
  pv_html_markup (html, "</script>\n");
}

/* The markup has no < but those of its own elements, so that nothing in it ends the script that holds it. */
static void
write_lines (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds)
{
  g_autoptr (PvHtmlTiles) tiles = pv_html_tiles_new (bounds);

  pv_html_markup (html, "<script type=\"text/plain\" class=\"lines\">");
  pv_html_write_elements (html, scenes, bounds, tiles);
  pv_html_markup (html, "</script>\n<script type=\"application/json\" class=\"tiles\">");
  pv_html_tiles_write (tiles, html->text);
  pv_html_markup (html, "</script>\n");
  write_thin (html, scenes->of[0], tiles);
}

void
pv_html_large (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds)
{
  double zoom = MIN (USUAL_WIDTH / bounds->width, USUAL_HEIGHT / bounds->height);

  pv_html_begin_picture (html, scenes, bounds);
  begin_from_afar (html, "g", zoom);
  write_from_afar (html, scenes, bounds, zoom);
  pv_html_markup (html, "</g></svg>\n");
  write_nearer (html, scenes, bounds, zoom);
  write_lines (html, scenes, bounds);
}
