#include "base/base.h"

#define NBSP "\302\240"

static void
test_words (void)
{
  g_autofree char *fi = pv_decimal_to_words (1234500, 3, PV_LANG_FI);
  g_autofree char *en = pv_decimal_to_words (123456789, 2, PV_LANG_EN);
  g_autofree char *whole = pv_decimal_to_words (2600000, 3, PV_LANG_SV);
  g_autofree char *negative = pv_decimal_to_words (-50, 2, PV_LANG_FI);

  g_assert_cmpstr (fi, ==, "1" NBSP "234,5");
  g_assert_cmpstr (en, ==, "1,234,567.89");
  g_assert_cmpstr (whole, ==, "2" NBSP "600");
  g_assert_cmpstr (negative, ==, "-0,5");
}

static void
test_round_trip (void)
{
  PvRandom random;

  pv_random_seed (&random, 3);
  for (guint i = 0; i < 3000; i++)
    {
      gint64 value = (gint64) (pv_random_next (&random) >> (15 + pv_random_below (&random, 45))) - 4000;
      guint decimals = pv_random_below (&random, 2) ? PV_NUMBER_DECIMALS : PV_MONEY_DECIMALS;
      PvLang lang = PV_LANG_FIRST + pv_random_below (&random, PV_N_LANGS);
      g_autofree char *text = pv_decimal_to_text (value, decimals);
      g_autofree char *words = pv_decimal_to_words (value, decimals, lang);
      gint64 back = -1;

      g_assert_true (pv_decimal_parse (text, decimals, &back));
      g_assert_cmpint (back, ==, value);
      if (lang == PV_LANG_EN && strchr (words, ',') != NULL && strchr (words, '.') == NULL)
        continue;                        /* "1,234" alone reads as a decimal here: people write 1 234 */
      g_assert_true (pv_decimal_parse (words, decimals, &back));
      g_assert_cmpint (back, ==, value);
    }
}

static void
test_counts (void)
{
  static const struct { const char *format; guint n; PvLang lang; const char *words; } counts[] = {
    { "%u toimijaa", 45, PV_LANG_FI, "45 toimijaa" },
    { "%u toimijaa", 20000, PV_LANG_FI, "20\302\240000 toimijaa" },
    { "%u aktörer", 20000, PV_LANG_SV, "20\302\240000 aktörer" },
    { "%u actors", 1234567, PV_LANG_EN, "1,234,567 actors" },
    { "%u of %u", 1, PV_LANG_EN, "1 of %u" },
    { "%u", 0, PV_LANG_FI, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *words = pv_count_to_words (counts[i].format, counts[i].n, counts[i].lang);

      g_assert_cmpstr (words, ==, counts[i].words);
    }
}

static void
test_refuses (void)
{
  static const char *const bad[] = { "", "-", "1,2345", "1.2.3", "abc", "1e5", "--1", "1-", ",5", "5,", "1000000000000000", "9999999999999999999999" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gint64 value = 11;

      g_assert_false (pv_decimal_parse (bad[i], 3, &value));
      g_assert_cmpint (value, ==, 11);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/words", test_words);
  g_test_add_func ("/base/number/round-trip", test_round_trip);
  g_test_add_func ("/base/number/refuses", test_refuses);
  g_test_add_func ("/base/number/counts", test_counts);
  return g_test_run ();
}
