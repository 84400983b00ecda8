#include "exchange/pv-html-private.h"

#include "exchange/pv-diagram-choice.h"
#include "exchange/pv-html-drawing.h"
#include "exchange/pv-html-large.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 18.0
/* Of the work for a picture, the part before it is drawn. */
#define SCENE 0.7

/* The colours of a style, in one row: those of the page are told apart by nothing but their value, so that no two may be equal here
 * that are different in the dark. */
#define N_PLAIN 22
#define N_COLOURS (N_PLAIN + PV_N_ACTOR_KINDS + 1 + PV_N_RELATION_KINDS + 1)

static void
list_colours (PvStyle *style, PvRgba *colours[N_COLOURS])
{
  PvRgba *const plain[N_PLAIN] = { &style->window, &style->head, &style->card, &style->canvas, &style->grid, &style->lane, &style->ink,
                                   &style->ink2, &style->faded, &style->faded_line, &style->line, &style->edge, &style->bundle,
                                   &style->accent, &style->ok, &style->ok_tint, &style->warn, &style->warn_tint, &style->error,
                                   &style->error_tint, &style->glyph, &style->mark_ink };
  guint n = 0;

  for (guint i = 0; i < N_PLAIN; i++)
    colours[n++] = plain[i];
  for (guint i = 0; i <= PV_N_ACTOR_KINDS; i++)
    colours[n++] = &style->actor_kind[i];
  for (guint i = 0; i <= PV_N_RELATION_KINDS; i++)
    colours[n++] = &style->relation_kind[i];
}

static guint32
value_of (const PvRgba *colour)
{
  return (guint32) (lround (colour->r * 255) << 16 | lround (colour->g * 255) << 8 | lround (colour->b * 255));
}

static gboolean
is_taken (PvRgba *const *light, PvRgba *const *dark, guint i, guint32 wanted)
{
  for (guint j = 0; j < i; j++)
    if (value_of (light[j]) == wanted && value_of (dark[j]) != value_of (dark[i]))
      return TRUE;
  return FALSE;
}

/* The light style with colours that are equal there and different in the dark set one step apart. @dark is filled in too. */
static PvStyle
telling_style (PvStyle *dark, PvRgba *light_colours[N_COLOURS], PvRgba *dark_colours[N_COLOURS], PvStyle *light)
{
  *light = *pv_style_get (PV_STYLE_LIGHT);
  *dark = *pv_style_get (PV_STYLE_DARK);
  list_colours (light, light_colours);
  list_colours (dark, dark_colours);
  for (guint i = 0; i < N_COLOURS; i++)
    {
      guint32 value = value_of (light_colours[i]);

      while (is_taken (light_colours, dark_colours, i, value))
        value = value & 0xff ? value - 1 : value + 1;
      *light_colours[i] = pv_rgba (value);
    }
  return *light;
}

static PvStyle
page_style (void)
{
  PvRgba *light_colours[N_COLOURS], *dark_colours[N_COLOURS];
  PvStyle light, dark;

  return telling_style (&dark, light_colours, dark_colours, &light);
}

guint32
pv_html_dark (guint32 colour)
{
  PvRgba *light_colours[N_COLOURS], *dark_colours[N_COLOURS];
  PvStyle light, dark;

  telling_style (&dark, light_colours, dark_colours, &light);
  for (guint i = 0; i < N_COLOURS; i++)
    if (value_of (light_colours[i]) == colour)
      return value_of (dark_colours[i]);
  return colour;
}

/* --- pictures --- */

void
pv_html_scenes_clear (PvHtmlScenes *scenes)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes->of); i++)
    g_clear_pointer (&scenes->of[i], pv_scene_unref);
}

static PvScene *
scene_in (PvHtml *html, PvId path, PvLang lang)
{
  PvDiagramChoice choice = pv_diagram_choice ();

  choice.path = path;
  choice.lang = lang;
  choice.audience = html->choice->audience;
  choice.without_raised = !(html->choice->flags & PV_RELEASE_WITH_RAISED);
  choice.today = html->choice->today;
  return pv_diagram_scene (html->whole, &choice, html->cancellable);
}

gboolean
pv_html_scenes (PvHtml *html, PvId path, PvHtmlScenes *scenes)
{
  PvProgressStage all = pv_progress_enter (html->cancellable, 0, SCENE);

  for (guint i = 0; i < html->n_langs; i++)
    {
      PvProgressStage one = pv_progress_enter (html->cancellable, i / (double) html->n_langs, (i + 1) / (double) html->n_langs);

      scenes->of[i] = scene_in (html, path, html->langs[i]);
      if (scenes->of[i] == NULL)
        return FALSE;
      pv_progress_leave (html->cancellable, one);
    }
  pv_progress_leave (html->cancellable, all);
  return TRUE;
}

static void
begin_svg (PvHtml *html, const PvRect *bounds, const char *attributes)
{
  g_string_append_printf (html->text, "<svg viewBox=\"%.0f %.0f %.0f %.0f\" %s>", floor (bounds->x), floor (bounds->y),
                          ceil (bounds->x + bounds->width) - floor (bounds->x), ceil (bounds->y + bounds->height) - floor (bounds->y), attributes);
}

void
pv_html_begin_picture (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds)
{
  begin_svg (html, bounds, "role=\"img\" font-family=\"" PV_FONT_FAMILY "\"");
  for (guint i = 0; i < html->n_langs; i++)
    {
      g_autofree char *attributes = g_strdup_printf ("lang=\"%s\"", pv_lang_code (html->langs[i]));

      pv_html_element (html, "desc", attributes, pv_scene_get_summary (scenes->of[i]));
    }
}

void
pv_html_draw (PvHtml *html, const PvScene *scene, PvHtmlDrawing *drawing, const PvRect *bounds, double zoom, PvPaintLayers layers)
{
  PvPaintOptions options = pv_paint_options ();
  PvStyle style = page_style ();

  options.style = &style;
  options.zoom = zoom;
  options.clip = *bounds;
  options.layers = layers;
  options.cancellable = html->cancellable;
  pv_painter_paint (scene, pv_html_drawing_get_surface (drawing), &options);
  pv_html_drawing_end (drawing);
}

void
pv_html_write_elements (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds, PvHtmlTiles *tiles)
{
  g_autoptr (PvHtmlDrawing) first = pv_html_drawing_new (html, html->langs[0], tiles);
  g_autoptr (PvHtmlDrawing) second = html->n_langs > 1 ? pv_html_drawing_new (html, html->langs[1], tiles) : NULL;
  PvProgressStage stage = pv_progress_enter (html->cancellable, 0, 1.0 / html->n_langs);

  pv_html_draw (html, scenes->of[0], first, bounds, 1, PV_PAINT_ALL);
  pv_progress_leave (html->cancellable, stage);
  if (second != NULL)
    pv_html_draw (html, scenes->of[1], second, bounds, 1, PV_PAINT_ALL);
  pv_html_drawing_write (first, second, tiles, html->text);
}

static void
write_at_once (PvHtml *html, const PvHtmlScenes *scenes, const PvRect *bounds)
{
  pv_html_begin_picture (html, scenes, bounds);
  pv_html_write_elements (html, scenes, bounds, NULL);
  pv_html_markup (html, "</svg>\n");
}

void
pv_html_map (PvHtml *html, const PvHtmlScenes *scenes)
{
  PvRect bounds = pv_scene_get_bounds (scenes->of[0]);
  PvProgressStage drawn = pv_progress_enter (html->cancellable, SCENE, 1);
  gboolean empty = TRUE;

  for (guint i = 0; i < html->n_langs; i++)
    {
      PvRect own = pv_scene_get_bounds (scenes->of[i]);

      if (pv_scene_is_empty (scenes->of[i]))
        {
          g_autofree char *attributes = g_strdup_printf ("class=\"in %s\" lang=\"%s\"", pv_lang_code (html->langs[i]), pv_lang_code (html->langs[i]));

          pv_html_element (html, "p", attributes, pv_words_in (html->langs[i], N_("Nothing to show here")));
        }
      else
        empty = FALSE;
      bounds = pv_rect_union (&bounds, &own);
    }
  if (empty)
    {
      pv_progress_leave (html->cancellable, drawn);
      return;
    }
  bounds = pv_rect_grow (&bounds, MARGIN, MARGIN);
  if (pv_html_is_large (scenes))
    pv_html_large (html, scenes, &bounds);
  else
    write_at_once (html, scenes, &bounds);
  pv_progress_leave (html->cancellable, drawn);
}

void
pv_html_legend (PvHtml *html, const PvScene *scene, PvLang lang)
{
  g_autoptr (GArray) entries = pv_legend_entries (scene, lang);
  PvStyle style = page_style ();
  const PvRect sign = { 0, 0, 36, 24 };

  pv_html_markup (html, "<ul class=\"legend\">\n");
  for (guint i = 0; i < entries->len; i++)
    {
      const PvLegendEntry *entry = &g_array_index (entries, PvLegendEntry, i);
      g_autoptr (PvHtmlDrawing) drawing = pv_html_drawing_new (html, lang, NULL);

      pv_html_markup (html, "<li>");
      pv_legend_paint_sign (entry, pv_html_drawing_get_surface (drawing), &style, 0, 0);
      begin_svg (html, &sign, "aria-hidden=\"true\" font-family=\"" PV_FONT_FAMILY "\"");
      pv_html_drawing_write (drawing, NULL, NULL, html->text);
      pv_html_markup (html, "</svg>");
      pv_html_element (html, "span", NULL, entry->words);
      pv_html_markup (html, "</li>\n");
    }
  pv_html_markup (html, "</ul>\n");
}
