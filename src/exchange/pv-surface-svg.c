#include "exchange/pv-surface-svg.h"

#include "exchange/pv-picture.h"

#include <math.h>

typedef struct
{
  PvSurface surface;
  PvXmlWriter *xml;
  guint n_hatches;
  guint n_clips;
} SvgSurface;

/* (transfer full) */
static char *
number (double value)
{
  GString *text = g_string_new (NULL);

  pv_outline_append_number (text, value, 2);
  return g_string_free (text, FALSE);
}

static void
attribute_number (PvXmlWriter *xml, const char *name, double value)
{
  g_autofree char *text = number (value);

  pv_xml_attribute (xml, name, text);
}

static void
attribute_colour (PvXmlWriter *xml, const char *name, const char *opacity_name, PvRgba colour)
{
  if (colour.a <= 0)
    {
      pv_xml_attribute (xml, name, "none");
      return;
    }

  pv_xml_attributef (xml, name, "#%02x%02x%02x", (guint) lround (colour.r * 255), (guint) lround (colour.g * 255),
                     (guint) lround (colour.b * 255));
  if (colour.a < 1)
    attribute_number (xml, opacity_name, colour.a);
}

static void
write_dashes (PvXmlWriter *xml, const PvPaint *paint)
{
  g_autoptr (GString) dashes = g_string_new (NULL);

  for (guint i = 0; i < paint->n_dashes; i++)
    {
      g_autofree char *text = number (paint->dashes[i]);

      g_string_append_printf (dashes, "%s%s", i > 0 ? " " : "", text);
    }
  if (paint->n_dashes > 0)
    pv_xml_attribute (xml, "stroke-dasharray", dashes->str);
}

static void
write_stroke (PvXmlWriter *xml, const PvPaint *paint)
{
  if (paint->stroke.a <= 0 || paint->width <= 0)
    return;

  attribute_colour (xml, "stroke", "stroke-opacity", paint->stroke);
  attribute_number (xml, "stroke-width", paint->width);
  pv_xml_attribute (xml, "stroke-linejoin", "round");
  if (paint->cap == PV_CAP_ROUND)
    pv_xml_attribute (xml, "stroke-linecap", "round");
  write_dashes (xml, paint);
}

static void
write_path (PvXmlWriter *xml, const char *data, const char *fill_url, const PvPaint *paint)
{
  pv_xml_start (xml, "path");
  pv_xml_attribute (xml, "d", data);
  if (fill_url != NULL)
    pv_xml_attribute (xml, "fill", fill_url);
  else
    attribute_colour (xml, "fill", "fill-opacity", paint->fill);
  if (fill_url == NULL)
    write_stroke (xml, paint);
  pv_xml_end (xml);
}

/* A pattern of lines at 45°, and the outline filled with it. */
static void
write_hatch (SvgSurface *self, const char *data, const PvPaint *paint)
{
  g_autofree char *id = g_strdup_printf ("hatch-%u", ++self->n_hatches);
  g_autofree char *url = g_strdup_printf ("url(#%s)", id);

  pv_xml_start (self->xml, "pattern");
  pv_xml_attribute (self->xml, "id", id);
  pv_xml_attribute (self->xml, "patternUnits", "userSpaceOnUse");
  attribute_number (self->xml, "width", paint->hatch_pitch);
  attribute_number (self->xml, "height", paint->hatch_pitch);
  pv_xml_attribute (self->xml, "patternTransform", "rotate(45)");
  pv_xml_start (self->xml, "rect");
  attribute_number (self->xml, "width", paint->hatch_width);
  attribute_number (self->xml, "height", paint->hatch_pitch);
  attribute_colour (self->xml, "fill", "fill-opacity", paint->hatch);
  pv_xml_end (self->xml);
  pv_xml_end (self->xml);
  write_path (self->xml, data, url, paint);
}

static void
svg_draw (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  SvgSurface *self = (SvgSurface *) surface;
  g_autofree char *data = NULL;
  PvPaint rest = *paint;

  if (pv_outline_is_empty (outline))
    return;

  data = pv_outline_to_path_data (outline, 2);
  if (paint->hatch.a > 0 && paint->hatch_pitch > 0)
    {
      PvPaint fill = { .fill = paint->fill };

      if (paint->fill.a > 0)
        write_path (self->xml, data, NULL, &fill);
      write_hatch (self, data, paint);
      rest.fill.a = 0;
    }
  if (rest.fill.a > 0 || (rest.stroke.a > 0 && rest.width > 0))
    write_path (self->xml, data, NULL, &rest);
}

static void
svg_text (PvSurface *surface, const PvTextRun *run)
{
  static const char *const anchors[] = { NULL, "middle", "end" };
  SvgSurface *self = (SvgSurface *) surface;

  pv_xml_start (self->xml, "text");
  attribute_number (self->xml, "x", run->x);
  attribute_number (self->xml, "y", run->y);
  attribute_number (self->xml, "font-size", run->font.size);
  if (run->font.weight != PV_WEIGHT_REGULAR)
    pv_xml_attributef (self->xml, "font-weight", "%d", run->font.weight);
  pv_xml_attribute (self->xml, "text-anchor", anchors[run->anchor]);
  attribute_colour (self->xml, "fill", "fill-opacity", run->colour);
  /* As long as it was measured, whatever font the reader has. */
  if (run->width > 0)
    {
      attribute_number (self->xml, "textLength", run->width);
      pv_xml_attribute (self->xml, "lengthAdjust", "spacingAndGlyphs");
    }
  if (run->lang >= PV_LANG_FIRST && run->lang <= PV_LANG_LAST)
    pv_xml_attribute (self->xml, "xml:lang", pv_lang_code (run->lang));
  if (run->struck)
    pv_xml_attribute (self->xml, "text-decoration", "line-through");
  pv_xml_text (self->xml, run->text);
  pv_xml_end (self->xml);
}

static void
svg_begin (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  SvgSurface *self = (SvgSurface *) surface;

  pv_xml_start (self->xml, "g");
  pv_xml_attribute (self->xml, "class", role);
  if (info == NULL)
    return;
  if (info->name != NULL && *info->name != '\0')
    pv_xml_element (self->xml, "title", info->name);
  if (info->sentence != NULL && *info->sentence != '\0')
    pv_xml_element (self->xml, "desc", info->sentence);
}

static void
svg_end (PvSurface *surface)
{
  pv_xml_end (((SvgSurface *) surface)->xml);
}

static void
svg_clip (PvSurface *surface, const PvRect *rect)
{
  SvgSurface *self = (SvgSurface *) surface;

  if (rect == NULL)
    {
      pv_xml_end (self->xml);
      return;
    }
  pv_xml_start (self->xml, "clipPath");
  pv_xml_attributef (self->xml, "id", "clip-%u", ++self->n_clips);
  pv_xml_start (self->xml, "rect");
  attribute_number (self->xml, "x", rect->x);
  attribute_number (self->xml, "y", rect->y);
  attribute_number (self->xml, "width", rect->width);
  attribute_number (self->xml, "height", rect->height);
  pv_xml_end (self->xml);
  pv_xml_end (self->xml);
  pv_xml_start (self->xml, "g");
  pv_xml_attributef (self->xml, "clip-path", "url(#clip-%u)", self->n_clips);
}

static const PvSurfaceClass svg_class = { svg_draw, svg_text, svg_begin, svg_end, svg_clip };

PvSurface *
pv_surface_svg_new (PvXmlWriter *xml)
{
  SvgSurface *self = g_new0 (SvgSurface, 1);

  pv_surface_init (&self->surface, &svg_class);
  self->xml = xml;
  return &self->surface;
}

void
pv_surface_svg_free (PvSurface *surface)
{
  pv_surface_clear (surface);
  g_free (surface);
}

GBytes *
pv_picture_svg (const PvPicture *picture, GCancellable *cancellable, GError **error)
{
  PvRect bounds = pv_picture_bounds (picture);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (memory, cancellable);
  g_autofree char *x = number (bounds.x);
  g_autofree char *y = number (bounds.y);
  g_autofree char *width = number (bounds.width);
  g_autofree char *height = number (bounds.height);
  PvLang lang = pv_scene_get_lang (picture->scene);
  PvSurface *surface;

  pv_xml_start (xml, "svg");
  pv_xml_attribute (xml, "xmlns", "http://www.w3.org/2000/svg");
  pv_xml_attribute (xml, "width", width);
  pv_xml_attribute (xml, "height", height);
  pv_xml_attributef (xml, "viewBox", "%s %s %s %s", x, y, width, height);
  pv_xml_attribute (xml, "font-family", PV_FONT_FAMILY);
  pv_xml_attribute (xml, "role", "img");
  pv_xml_attribute (xml, "xml:lang", pv_lang_code (lang == PV_LANG_BOTH || lang == PV_LANG_NONE ? PV_LANG_FI : lang));
  pv_xml_element (xml, "title", picture->title);
  pv_xml_element (xml, "desc", pv_picture_words (picture));
  surface = pv_surface_svg_new (xml);
  pv_picture_paint (picture, surface, 1, cancellable);
  pv_surface_svg_free (surface);
  pv_xml_end (xml);
  if (!pv_xml_writer_finish (xml, error))
    return NULL;

  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
