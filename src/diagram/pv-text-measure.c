#include "diagram/pv-text-measure.h"

#include <string.h>

/* Words whose width is remembered a thread: names in a network share many. */
#define MOST_WIDTHS 8192

typedef struct
{
  PangoContext *context;
  PangoLayout *layout;
  GHashTable *widths;       /* "size/weight/text" → double* */
  GString *key;
} Measure;

static void
measure_free (gpointer data)
{
  Measure *measure = data;

  g_hash_table_unref (measure->widths);
  g_string_free (measure->key, TRUE);
  g_object_unref (measure->layout);
  g_object_unref (measure->context);
  g_free (measure);
}

static GPrivate measures = G_PRIVATE_INIT (measure_free);

static PangoContext *
context_new (void)
{
  /* The default font map is one a thread. */
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static Measure *
get_measure (void)
{
  Measure *measure = g_private_get (&measures);

  if (measure == NULL)
    {
      measure = g_new0 (Measure, 1);
      measure->context = context_new ();
      measure->layout = pango_layout_new (measure->context);
      measure->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      measure->key = g_string_new (NULL);
      g_private_set (&measures, measure);
    }
  return measure;
}

static double
layout_width (Measure *measure, const char *text, PvFont font)
{
  PangoFontDescription *description = pv_text_font (font);
  PangoRectangle logical;

  pango_layout_set_font_description (measure->layout, description);
  pango_layout_set_text (measure->layout, text, -1);
  pango_layout_get_extents (measure->layout, NULL, &logical);
  pango_font_description_free (description);
  return (double) logical.width / PANGO_SCALE;
}

PangoContext *
pv_text_context (void)
{
  return get_measure ()->context;
}

PangoContext *
pv_text_context_new (void)
{
  return context_new ();
}

PangoFontDescription *
pv_text_font (PvFont font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, PV_FONT_FAMILY);
  pango_font_description_set_absolute_size (description, font.size * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) font.weight);
  return description;
}

double
pv_text_width (const char *text, PvFont font)
{
  Measure *measure = get_measure ();
  double *known;

  if (text == NULL || *text == '\0')
    return 0;

  g_string_printf (measure->key, "%d/%d/%s", (int) (font.size * 8 + 0.5), (int) font.weight, text);
  known = g_hash_table_lookup (measure->widths, measure->key->str);
  if (known == NULL)
    {
      if (g_hash_table_size (measure->widths) >= MOST_WIDTHS)
        g_hash_table_remove_all (measure->widths);
      known = g_new (double, 1);
      *known = layout_width (measure, text, font);
      g_hash_table_insert (measure->widths, g_strdup (measure->key->str), known);
    }
  return *known;
}

char *
pv_text_ellipsize (const char *text, PvFont font, double max_width, gboolean *cut)
{
  glong n = g_utf8_strlen (text, -1);
  glong low = 0, high = n;

  if (cut != NULL)
    *cut = pv_text_width (text, font) > max_width;
  if (pv_text_width (text, font) <= max_width)
    return g_strdup (text);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *start = g_utf8_substring (text, 0, middle);
      g_autofree char *try = g_strconcat (g_strchomp (start), "…", NULL);

      if (pv_text_width (try, font) <= max_width)
        low = middle;
      else
        high = middle - 1;
    }
  {
    g_autofree char *start = g_utf8_substring (text, 0, low);

    return g_strconcat (g_strchomp (start), "…", NULL);
  }
}
