#include "exchange/pv-html-private.h"

#include "exchange/pv-diagram-choice.h"
#include "exchange/pv-surface-svg.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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

void
pv_html_dark (GString *css)
{
  PvRgba *light_colours[N_COLOURS], *dark_colours[N_COLOURS];
  PvStyle light, dark;

  telling_style (&dark, light_colours, dark_colours, &light);
  g_string_append (css, "@media screen and (prefers-color-scheme: dark) {\n");
  for (guint i = 0; i < N_COLOURS; i++)
    {
      guint32 from = value_of (light_colours[i]), to = value_of (dark_colours[i]);

      g_string_append_printf (css, "svg [fill=\"#%06x\"] { fill: #%06x } svg [stroke=\"#%06x\"] { stroke: #%06x }\n", from, to, from, to);
    }
  g_string_append (css, "}\n");
}

/* --- pictures --- */

typedef struct
{
  GOutputStream *memory;
  PvXmlWriter *xml;
  PvSurface *surface;
} Drawing;

static Drawing
begin_drawing (PvHtml *html, const PvRect *bounds)
{
  Drawing drawing = { .memory = g_memory_output_stream_new_resizable () };
  g_autofree char *prefix = g_strdup_printf ("p%u-", ++html->n_pictures);
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.0f", floor (bounds->x));
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.0f", floor (bounds->y));
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.0f", ceil (bounds->width));
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.0f", ceil (bounds->height));
  drawing.xml = pv_xml_writer_new (drawing.memory, html->cancellable);
  pv_xml_writer_no_indent (drawing.xml);
  pv_xml_start (drawing.xml, "svg");
  pv_xml_attribute (drawing.xml, "xmlns", "http://www.w3.org/2000/svg");
  pv_xml_attributef (drawing.xml, "viewBox", "%s %s %s %s", numbers[0], numbers[1], numbers[2], numbers[3]);
  drawing.surface = pv_surface_svg_new (drawing.xml);
  pv_surface_svg_embed (drawing.surface, prefix);
  return drawing;
}

static void
end_drawing (PvHtml *html, Drawing *drawing)
{
  const char *data;
  g_autofree char *text = NULL;

  pv_surface_svg_free (drawing->surface);
  pv_xml_end (drawing->xml);
  pv_xml_writer_finish (drawing->xml, NULL);
  data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (drawing->memory));
  text = g_strndup (data, g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (drawing->memory)));
  /* Behind the declaration, which a page of HTML may not hold. */
  if (strstr (text, "<svg") != NULL)
    pv_html_markup (html, strstr (text, "<svg"));
  pv_html_markup (html, "\n");
  pv_xml_writer_free (drawing->xml);
  g_object_unref (drawing->memory);
}

PvScene *
pv_html_map (PvHtml *html, PvId path, PvLang lang)
{
  PvDiagramChoice choice = pv_diagram_choice ();
  PvPaintOptions options = pv_paint_options ();
  PvStyle style = page_style ();
  PvProgressStage stage;
  PvScene *scene;
  PvRect bounds;
  Drawing drawing;

  choice.path = path;
  choice.lang = lang;
  choice.audience = html->choice->audience;
  choice.without_raised = !(html->choice->flags & PV_RELEASE_WITH_RAISED);
  choice.today = html->choice->today;
  stage = pv_progress_enter (html->cancellable, 0, SCENE);
  scene = pv_diagram_scene (html->whole, &choice, html->cancellable);
  pv_progress_leave (html->cancellable, stage);
  if (scene == NULL)
    return NULL;
  if (pv_scene_is_empty (scene))
    {
      pv_html_element (html, "p", NULL, pv_words_in (lang, N_("Nothing to show here")));
      return scene;
    }

  bounds = pv_scene_get_bounds (scene);
  bounds = pv_rect_grow (&bounds, MARGIN, MARGIN);
  options.style = &style;
  options.clip = bounds;
  options.layers = PV_PAINT_ALL;
  options.cancellable = html->cancellable;
  stage = pv_progress_enter (html->cancellable, SCENE, 1);
  drawing = begin_drawing (html, &bounds);
  pv_xml_attribute (drawing.xml, "role", "img");
  pv_xml_attribute (drawing.xml, "font-family", PV_FONT_FAMILY);
  pv_xml_element (drawing.xml, "desc", pv_scene_get_summary (scene));
  pv_painter_paint (scene, drawing.surface, &options);
  end_drawing (html, &drawing);
  pv_progress_leave (html->cancellable, stage);
  return scene;
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
      Drawing drawing;

      pv_html_markup (html, "<li>");
      drawing = begin_drawing (html, &sign);
      pv_xml_attribute (drawing.xml, "aria-hidden", "true");
      pv_legend_paint_sign (entry, drawing.surface, &style, 0, 0);
      end_drawing (html, &drawing);
      pv_html_element (html, "span", NULL, entry->words);
      pv_html_markup (html, "</li>\n");
    }
  pv_html_markup (html, "</ul>\n");
}
