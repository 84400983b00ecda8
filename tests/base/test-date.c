#include "base/base.h"

static void
test_iso (void)
{
  static const char *const bad[] = { "", "2026-2-1", "2026-02-30", "2026/02/01", "20260201", "2026-02-01 ", "0000-01-01", "abcd-ef-gh" };
  PvDate date = PV_NO_DATE;

  for (PvDate day = pv_date_make (1999, 12, 1); day < pv_date_make (2001, 3, 2); day++)
    {
      g_autofree char *text = pv_date_to_iso (day);

      g_assert_true (pv_date_parse_iso (text, &date));
      g_assert_cmpint (date, ==, day);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      date = 42;
      g_assert_false (pv_date_parse_iso (bad[i], &date));
      g_assert_cmpint (date, ==, 42);
    }
}

static void
test_human (void)
{
  static const struct
  {
    const char *text;
    int year, month, day;
  } good[] = {
    { "21.11.2026", 2026, 11, 21 }, { "1.2.26", 2026, 2, 1 },    { " 3/4/2025 ", 2025, 4, 3 },
    { "2026-11-21", 2026, 11, 21 }, { "01.02.2003", 2003, 2, 1 },
  };
  static const char *const bad[] = { "31.2.2026", "1.2/2026", "11-21-2026", "21.11.", "tomorrow", "1.2.2026x", "1.13.2026" };
  PvDate date = PV_NO_DATE;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (pv_date_parse_human (good[i].text, &date));
      g_assert_cmpint (date, ==, pv_date_make (good[i].year, good[i].month, good[i].day));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pv_date_parse_human (bad[i], &date));
  g_assert_true (pv_date_parse_human ("  ", &date));
  g_assert_cmpint (date, ==, PV_NO_DATE);
}

static void
test_words (void)
{
  PvDate date = pv_date_make (2026, 1, 5);
  g_autofree char *fi = pv_date_to_words (date, PV_LANG_FI);
  g_autofree char *en = pv_date_to_words (date, PV_LANG_EN);
  g_autofree char *none = pv_date_to_words (PV_NO_DATE, PV_LANG_FI);

  g_assert_cmpstr (fi, ==, "5.1.2026");
  g_assert_cmpstr (en, ==, "5 Jan 2026");
  g_assert_cmpstr (none, ==, "");
}

static void
test_today (void)
{
  pv_clock_freeze (G_GINT64_CONSTANT (1795262400000)); /* 2026-11-21 12:00 UTC */
  g_assert_cmpint (pv_date_today (), ==, pv_date_make (2026, 11, 21));
  pv_clock_freeze (-1);
  g_assert_cmpint (pv_date_year (pv_date_today ()), >=, 2024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/iso", test_iso);
  g_test_add_func ("/base/date/human", test_human);
  g_test_add_func ("/base/date/words", test_words);
  g_test_add_func ("/base/date/today", test_today);
  return g_test_run ();
}
