#include "exchange/pv-html-pens.h"

#include <math.h>

typedef struct
{
  char *rule;                  /* what stands in its braces */
  guint32 fill;                /* 0xrrggbb; NO_COLOUR */
  guint32 stroke;
} Pen;

#define NO_COLOUR G_MAXUINT32

struct _PvHtmlPens
{
  GHashTable *numbers;         /* char* → guint + 1 */
  GArray *pens;
};

static void
clear_pen_cb (gpointer data)
{
  g_free (((Pen *) data)->rule);
}

PvHtmlPens *
pv_html_pens_new (void)
{
  PvHtmlPens *pens = g_new0 (PvHtmlPens, 1);

  pens->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  pens->pens = g_array_new (FALSE, FALSE, sizeof (Pen));
  g_array_set_clear_func (pens->pens, clear_pen_cb);
  return pens;
}

void
pv_html_pens_free (PvHtmlPens *pens)
{
  g_hash_table_unref (pens->numbers);
  g_array_unref (pens->pens);
  g_free (pens);
}

static guint32
value_of (PvRgba colour)
{
  return colour.a <= 0 ? NO_COLOUR
                       : (guint32) (lround (colour.r * 255) << 16 | lround (colour.g * 255) << 8 | lround (colour.b * 255));
}

static guint
number_of_pen (PvHtmlPens *pens, const char *rule, PvRgba fill, PvRgba stroke)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (pens->numbers, rule));
  Pen pen = { NULL, value_of (fill), value_of (stroke) };

  if (number > 0)
    return number;
  pen.rule = g_strdup (rule);
  g_array_append_val (pens->pens, pen);
  g_hash_table_insert (pens->numbers, pen.rule, GUINT_TO_POINTER (pens->pens->len));
  return pens->pens->len;
}

static void
write_dark (GString *css, const char *property, guint32 colour, guint32 (*dark) (guint32 light))
{
  if (colour != NO_COLOUR)
    g_string_append_printf (css, "%s: #%06x; ", property, dark (colour));
}

void
pv_html_pens_write (const PvHtmlPens *pens, guint32 (*dark) (guint32 light), GString *css)
{
  for (guint i = 0; i < pens->pens->len; i++)
    g_string_append_printf (css, ".k%u { %s }\n", i + 1, g_array_index (pens->pens, Pen, i).rule);
  g_string_append (css, "@media screen and (prefers-color-scheme: dark) {\n");
  for (guint i = 0; i < pens->pens->len; i++)
    {
      const Pen *pen = &g_array_index (pens->pens, Pen, i);

      g_string_append_printf (css, ".k%u { ", i + 1);
      write_dark (css, "fill", pen->fill, dark);
      write_dark (css, "stroke", pen->stroke, dark);
      g_string_append (css, "}\n");
    }
  g_string_append (css, "}\n");
}

static void
append_colour (GString *rule, const char *property, PvRgba colour)
{
  if (colour.a <= 0)
    {
      g_string_append_printf (rule, "%s: none; ", property);
      return;
    }
  g_string_append_printf (rule, "%s: #%06x; ", property, value_of (colour));
  if (colour.a < 1)
    {
      g_string_append_printf (rule, "%s-opacity: ", property);
      pv_outline_append_number (rule, colour.a, 2);
      g_string_append (rule, "; ");
    }
}

guint
pv_html_pen_of_paint (PvHtmlPens *pens, const PvPaint *paint)
{
  g_autoptr (GString) rule = g_string_new (NULL);
  gboolean stroked = paint->stroke.a > 0 && paint->width > 0;

  append_colour (rule, "fill", paint->fill);
  if (stroked)
    {
      append_colour (rule, "stroke", paint->stroke);
      g_string_append (rule, "stroke-width: ");
      pv_outline_append_number (rule, paint->width, 2);
      g_string_append (rule, "; ");
      if (paint->cap == PV_CAP_ROUND)
        g_string_append (rule, "stroke-linecap: round; ");
    }
  for (guint i = 0; stroked && i < paint->n_dashes; i++)
    {
      g_string_append (rule, i > 0 ? ", " : "stroke-dasharray: ");
      pv_outline_append_number (rule, paint->dashes[i], 2);
    }
  return number_of_pen (pens, rule->str, paint->fill, stroked ? paint->stroke : (PvRgba) { 0 });
}

guint
pv_html_pen_of_text (PvHtmlPens *pens, const PvTextRun *run)
{
  static const char *const anchors[] = { "", "text-anchor: middle; ", "text-anchor: end; " };
  g_autoptr (GString) rule = g_string_new ("font-size: ");

  pv_outline_append_number (rule, run->font.size, 2);
  g_string_append_printf (rule, "px; font-weight: %d; %s%s", run->font.weight, anchors[run->anchor],
                          run->struck ? "text-decoration: line-through; " : "");
  append_colour (rule, "fill", run->colour);
  return number_of_pen (pens, rule->str, run->colour, (PvRgba) { 0 });
}
