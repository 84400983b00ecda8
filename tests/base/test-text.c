#include "base/base.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Vöyri", "voyri" },     { "  TE-toimisto,  Pohjanmaa ", "te toimisto pohjanmaa" },
    { "ÅBO akademi", "abo akademi" }, { "", "" }, { "S:t Michel", "s t michel" }, { "…", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = pv_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
  {
    g_autofree char *nothing = pv_text_fold (NULL);

    g_assert_cmpstr (nothing, ==, "");
  }
}

static void
test_sound (void)
{
  g_assert_true (pv_text_is_sound ("rivi 1\nrivi 2\tsarake", 100));
  g_assert_false (pv_text_is_sound ("\xff", 100));
  g_assert_false (pv_text_is_sound ("bell \a", 100));
  g_assert_false (pv_text_is_sound ("\302\205", 100));
  g_assert_false (pv_text_is_sound ("too long", 7));
}

static void
test_or_null (void)
{
  g_autofree char *text = pv_text_or_null ("  a b \n");

  g_assert_cmpstr (text, ==, "a b");
  g_assert_null (pv_text_or_null (" \t"));
  g_assert_null (pv_text_or_null (NULL));
}

/* Whatever a stranger wrote stands in a line of ours, and a letter is never cut in two. */
static void
test_in_line (void)
{
  static const struct { const char *text; guint most; const char *line; } cases[] = {
    { "Vaasa", 60, "Vaasa" },          { "Vaa\nsa\t", 60, "Vaa sa " },          { "äää", 2, "ää" },
    { "a\xff", 60, "a\xef\xbf\xbd" }, { "a\u2028b\xc2\x85" "c", 60, "a b c" }, { "", 5, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = pv_text_in_line (cases[i].text, cases[i].most);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_lang (void)
{
  PvLang order[PV_N_LANGS];
  PvLang lang = PV_LANG_NONE;

  pv_lang_fallback (PV_LANG_SV, order);
  g_assert_cmpint (order[0], ==, PV_LANG_SV);
  g_assert_cmpint (order[1], ==, PV_LANG_FI);
  g_assert_cmpint (order[2], ==, PV_LANG_EN);
  pv_lang_fallback (PV_LANG_BOTH, order);
  g_assert_cmpint (order[0], ==, PV_LANG_FI);
  g_assert_true (pv_lang_parse ("sv", &lang));
  g_assert_cmpint (lang, ==, PV_LANG_SV);
  g_assert_false (pv_lang_parse ("de", &lang));
  g_assert_false (pv_lang_parse ("", &lang));
  g_assert_cmpint (lang, ==, PV_LANG_SV);
  g_assert_cmpstr (pv_lang_tag (PV_LANG_SV), ==, "sv-FI");
  g_assert_cmpstr (pv_lang_code (PV_LANG_BOTH), ==, "both");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/sound", test_sound);
  g_test_add_func ("/base/text/or-null", test_or_null);
  g_test_add_func ("/base/text/in-line", test_in_line);
  g_test_add_func ("/base/text/lang", test_lang);
  return g_test_run ();
}
