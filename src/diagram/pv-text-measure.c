#include "diagram/pv-text-measure.h"

#include <math.h>
#include <string.h>

/* Words whose width is remembered, of each font on each thread: names in a network share many. */
#define MOST_WIDTHS 4096
/* Latin-1 and Latin Extended-A: what Finnish, Swedish, Sami and their neighbours write. */
#define LATIN_LETTERS 0xc0
#define LATIN_END 0x180

typedef struct
{
  double width;             /* in PV_TEXT_SIZE */
  char text[];
} Known;

/* What a layout would find out anew for every text: the font that a Latin text gets, and how it is shaped; and what was measured. */
typedef struct
{
  PvWeight weight;
  GHashTable *widths;       /* text → Known, which has it */
  PangoItem *item;
  hb_buffer_t *glyphs;
  guint8 known[LATIN_END];  /* 0: not looked yet, 1: the font has it, 2: it has not */
} Shaper;

typedef struct
{
  PangoContext *context;
  PangoLayout *layout;
  GPtrArray *shapers;
} Measure;

static void
shaper_free (gpointer data)
{
  Shaper *shaper = data;

  g_hash_table_unref (shaper->widths);
  pango_item_free (shaper->item);
  hb_buffer_destroy (shaper->glyphs);
  g_free (shaper);
}

static void
measure_free (gpointer data)
{
  Measure *measure = data;

  g_ptr_array_unref (measure->shapers);
  g_object_unref (measure->layout);
  g_object_unref (measure->context);
  g_free (measure);
}

static GPrivate measures = G_PRIVATE_INIT (measure_free);

PangoContext *
pv_text_context_new (void)
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
      measure->context = pv_text_context_new ();
      measure->layout = pango_layout_new (measure->context);
      measure->shapers = g_ptr_array_new_with_free_func (shaper_free);
      g_private_set (&measures, measure);
    }
  return measure;
}

static Shaper *
shaper_new (Measure *measure, PvWeight weight)
{
  Shaper *shaper = g_new0 (Shaper, 1);
  PangoFontDescription *description = pv_text_font (weight);
  GList *items;

  pango_context_set_font_description (measure->context, description);
  items = pango_itemize (measure->context, "Aa", 0, 2, NULL, NULL);
  shaper->weight = weight;
  shaper->widths = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  shaper->item = items->data;
  shaper->glyphs = hb_buffer_create ();
  g_list_free (items);
  pango_font_description_free (description);
  return shaper;
}

static Shaper *
get_shaper (Measure *measure, PvWeight weight)
{
  Shaper *shaper;

  for (guint i = 0; i < measure->shapers->len; i++)
    {
      shaper = g_ptr_array_index (measure->shapers, i);
      if (shaper->weight == weight)
        return shaper;
    }
  shaper = shaper_new (measure, weight);
  g_ptr_array_add (measure->shapers, shaper);
  return shaper;
}

static gboolean
has_glyph (Shaper *shaper, gunichar c)
{
  if (shaper->known[c] == 0)
    shaper->known[c] = pango_font_has_char (shaper->item->analysis.font, c) ? 1 : 2;
  return shaper->known[c] == 1;
}

/* One run of one font and one script: all of it Latin, or what any script has beside a letter that is. */
static gboolean
is_plain_latin (Shaper *shaper, const char *text)
{
  gboolean letter = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < ' ' || (c > '~' && c < LATIN_LETTERS) || c >= LATIN_END || !has_glyph (shaper, c))
        return FALSE;
      letter |= g_ascii_isalpha ((char) MIN (c, 127));
    }
  return letter;
}

static double
layout_width (Measure *measure, const char *text, PvWeight weight)
{
  PangoFontDescription *description = pv_text_font (weight);
  PangoRectangle logical;

  pango_layout_set_font_description (measure->layout, description);
  pango_layout_set_text (measure->layout, text, -1);
  pango_layout_get_extents (measure->layout, NULL, &logical);
  pango_font_description_free (description);
  return (double) logical.width / PANGO_SCALE;
}

/* The same as a layout gives, which would look for breaks, directions, scripts and fonts first, and then for where a cursor may stand. */
static double
shaped_width (const Shaper *shaper, const char *text)
{
  const PangoAnalysis *analysis = &shaper->item->analysis;
  const hb_glyph_position_t *places;
  guint n;
  gint64 width = 0;

  hb_buffer_clear_contents (shaper->glyphs);
  hb_buffer_set_direction (shaper->glyphs, HB_DIRECTION_LTR);
  hb_buffer_set_script (shaper->glyphs, HB_SCRIPT_LATIN);
  hb_buffer_set_language (shaper->glyphs, hb_language_from_string (pango_language_to_string (analysis->language), -1));
  hb_buffer_add_utf8 (shaper->glyphs, text, -1, 0, -1);
  hb_shape (pango_font_get_hb_font (analysis->font), shaper->glyphs, NULL, 0);
  places = hb_buffer_get_glyph_positions (shaper->glyphs, &n);
  for (guint i = 0; i < n; i++)
    width += places[i].x_advance;
  return (double) width / PANGO_SCALE;
}

static double
width_in (Measure *measure, Shaper *shaper, const char *text)
{
  Known *known = g_hash_table_lookup (shaper->widths, text);
  gsize size;

  if (known != NULL)
    return known->width;
  if (g_hash_table_size (shaper->widths) >= MOST_WIDTHS)
    g_hash_table_remove_all (shaper->widths);
  size = strlen (text) + 1;
  known = g_malloc (sizeof (Known) + size);
  memcpy (known->text, text, size);
  known->width = is_plain_latin (shaper, text) ? shaped_width (shaper, text) : layout_width (measure, text, shaper->weight);
  g_hash_table_insert (shaper->widths, known->text, known);
  return known->width;
}

PangoFontDescription *
pv_text_font (PvWeight weight)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, PV_FONT_FAMILY);
  pango_font_description_set_absolute_size (description, PV_TEXT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) weight);
  return description;
}

double
pv_text_width (const char *text, PvFont font)
{
  Measure *measure;

  if (text == NULL || *text == '\0')
    return 0;

  measure = get_measure ();
  return width_in (measure, get_shaper (measure, font.weight), text) * (font.size / PV_TEXT_SIZE);
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
