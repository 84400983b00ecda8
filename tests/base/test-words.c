#include "base/base.h"

/* The catalogues are linked in: no locale on the machine has a say. */
static void
test_languages (void)
{
  g_assert_cmpstr (pv_words_in (PV_LANG_FI, "Municipality"), ==, "Kunta");
  g_assert_cmpstr (pv_words_in (PV_LANG_SV, "Municipality"), ==, "Kommun");
  g_assert_cmpstr (pv_words_in (PV_LANG_BOTH, "Municipality"), ==, "Kunta");
  g_assert_cmpstr (pv_words_in (PV_LANG_EN, "Municipality"), ==, "Municipality");
}

static void
test_unknown (void)
{
  g_assert_cmpstr (pv_words_in (PV_LANG_FI, "no such words, ever"), ==, "no such words, ever");
  g_assert_cmpstr (pv_words_in (PV_LANG_FI, ""), ==, "");
  g_assert_cmpstr (pv_words_in (PV_LANG_NONE, "Municipality"), ==, "Municipality");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/words/languages", test_languages);
  g_test_add_func ("/base/words/unknown", test_unknown);
  return g_test_run ();
}
