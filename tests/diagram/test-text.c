#include "diagram/diagram.h"

#include <string.h>

static const PvFont bold = { 13, PV_WEIGHT_BOLD };

static char *
wrapped (const char *text, double width, guint lines, gboolean *cut)
{
  g_autoptr (GPtrArray) found = pv_text_wrap (text, bold, width, lines, cut);
  GString *joined = g_string_new (NULL);

  g_assert_cmpuint (found->len, <=, lines);
  for (guint i = 0; i < found->len; i++)
    {
      const PvTextLine *line = g_ptr_array_index (found, i);

      g_assert_cmpfloat (line->width, <=, width + 1e-6);
      g_assert_cmpfloat_with_epsilon (line->width, pv_text_width (line->text, bold), 1e-6);
      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", line->text);
    }
  return g_string_free (joined, FALSE);
}

static void
test_wrap (void)
{
  static const struct { const char *text; double width; guint lines; const char *expected; } cases[] = {
    { "Kela", 143, 2, "Kela" },
    { "Pohjanmaan työllisyysalue", 143, 2, "Pohjanmaan|työllisyysalue" },
    { "  Vaasan   kaupunki ", 143, 2, "Vaasan   kaupunki" },
    { "Etelä-Savon hyvinvointialue", 120, 2, "Etelä-Savon|hyvinvointialue" },
    { "hyvinvointikuntayhtymä", 110, 2, "hyvinvointi-|kuntayhtymä" },
    { "A\xc2\xad" "bcdefghijklmnopqrs\xc2\xad" "tuvwxyzabcdefgh", 170, 2, "Abcdefghijklmnopqrs-|tuvwxyzabcdefgh" },
    { "", 100, 2, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean cut = TRUE;
      g_autofree char *lines = wrapped (cases[i].text, cases[i].width, cases[i].lines, &cut);

      g_assert_cmpstr (lines, ==, cases[i].expected);
      g_assert_false (cut);
    }
}

static void
test_cut (void)
{
  gboolean cut = FALSE;
  g_autofree char *lines = wrapped ("Pohjanmaan hyvinvointialueen monikulttuurisen aikuissosiaalityön yksikkö", 110, 2, &cut);

  g_assert_true (cut);
  g_assert_true (g_str_has_suffix (lines, "…"));
  g_assert_nonnull (strchr (lines, '|'));
}

/* Nothing is lost and nothing invented: without hyphens and spaces the lines are the text. */
static void
test_keeps_all (void)
{
  static const char *const texts[] = { "Kehittämisryhmä: maahan muuttaneet", "Österbottens sysselsättningsområde", "Ammattikorkeakoulu Novia",
                                       "Pohjanmaan elinkeino-, liikenne- ja ympäristökeskus" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (double width = 60; width < 400; width += 17)
      {
        gboolean cut;
        g_autofree char *lines = wrapped (texts[i], width, 4, &cut);
        g_auto (GStrv) a = g_strsplit_set (lines, " |-", -1), b = g_strsplit_set (texts[i], " -", -1);
        g_autofree char *left = g_strjoinv ("", a), *right = g_strjoinv ("", b);

        if (!cut)
          g_assert_cmpstr (left, ==, right);
      }
}

static void
test_ellipsize (void)
{
  gboolean cut;
  g_autofree char *whole = pv_text_ellipsize ("Kela", bold, 100, &cut);
  g_autofree char *part = NULL;

  g_assert_cmpstr (whole, ==, "Kela");
  g_assert_false (cut);
  part = pv_text_ellipsize ("Pohjanmaan hyvinvointialue", bold, 90, &cut);
  g_assert_true (cut);
  g_assert_true (g_str_has_suffix (part, "…"));
  g_assert_cmpfloat (pv_text_width (part, bold), <=, 90);
}

/* Twice the size is twice as wide: no rounding to pixels anywhere. */
static void
test_scales (void)
{
  PvFont twice = { 26, PV_WEIGHT_BOLD };

  g_assert_cmpfloat_with_epsilon (pv_text_width ("Pohjanmaan työllisyysalue", twice), 2 * pv_text_width ("Pohjanmaan työllisyysalue", bold), 1e-9);
}

static gpointer
measure_cb (gpointer data)
{
  double *width = g_new (double, 1);

  *width = pv_text_width ("Ohjaamo Vaasa", bold);
  return width;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree double *width = g_thread_join (threads[i]);

      g_assert_cmpfloat (*width, ==, pv_text_width ("Ohjaamo Vaasa", bold));
    }
}

static double
width_in_layout (PangoContext *context, const char *text, PvWeight weight, double size)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *description = pv_text_font (weight);
  PangoRectangle logical;

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  pango_font_description_free (description);
  return (double) logical.width / PANGO_SCALE;
}

/* Most widths are found without a layout: they are what a layout gives, to the last unit. And they are those of the size that is asked for,
 * which a layout rounds a letter at a time. */
static void
test_widths (void)
{
  static const char *const pieces[] = {
    "V", "AV", "Toimija ", "työ", "Å", "ö", "fi", "ffl", "12", " ", "-", "–", "(", ")", "&", "Š", "š", "ŋ", "đ", "×", "÷", "…", "“", "ж", "中", "🙂", "\xc2\xad", "\xc2\xa0",
    "é", "e\xcc\x81", "!", "#", "/", "T.", "1\xef\xb8\x8f", "כ", "To", "ry", "'",
  };
  static const PvFont fonts[] = { { 13, PV_WEIGHT_BOLD }, { 11, PV_WEIGHT_REGULAR }, { 9.5, PV_WEIGHT_REGULAR }, { 26, PV_WEIGHT_HEAVY } };
  PangoContext *context = pv_text_context_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      /* Mostly what is plain, so that both ways are gone often. */
      guint n = g_rand_boolean (rand) ? 14 : G_N_ELEMENTS (pieces);

      for (guint k = g_rand_int_range (rand, 1, 9); k > 0; k--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32) n)]);
      for (guint f = 0; f < G_N_ELEMENTS (fonts); f++)
        {
          double scale = fonts[f].size / PV_TEXT_SIZE;
          double width = pv_text_width (text->str, fonts[f]);

          if (width != width_in_layout (context, text->str, fonts[f].weight, PV_TEXT_SIZE) * scale)
            g_error ("“%s” in %g", text->str, fonts[f].size);
          if (n == 14)
            g_assert_cmpfloat_with_epsilon (width, width_in_layout (context, text->str, fonts[f].weight, fonts[f].size), .05);
        }
    }
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/wrap", test_wrap);
  g_test_add_func ("/text/cut", test_cut);
  g_test_add_func ("/text/keeps-all", test_keeps_all);
  g_test_add_func ("/text/ellipsize", test_ellipsize);
  g_test_add_func ("/text/scales", test_scales);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/widths", test_widths);
  return g_test_run ();
}
