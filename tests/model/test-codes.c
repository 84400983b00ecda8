#include "model/model.h"

static void
test_forms (void)
{
  static const struct
  {
    PvCodes codes;
    const char *good;
    const char *bad;
  } cases[] = {
    { PV_CODES_BUSINESS_ID, "0209602-6", "0209602-7" },  { PV_CODES_BUSINESS_ID, "0246246-0", "02462460" },
    { PV_CODES_MUNICIPALITY, "905", "90" },              { PV_CODES_MUNICIPALITY, "020", "9050" },
    { PV_CODES_NUTS, "FI19A", "SE123" },                 { PV_CODES_NUTS, "FI1", "FI19AB" },
    { PV_CODES_CPV, "79611000", "79611000-0" },          { PV_CODES_CPV, "85312310", "8531231" },
    { PV_CODES_PTV_TARGET_GROUP, "KR1.2", "KR" },        { PV_CODES_PTV_SERVICE_CLASS, "P10.5", "P10." },
    { PV_CODES_PTV_LIFE_EVENT, "KE8", "P8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pv_code_is_well_formed (cases[i].codes, cases[i].good));
      g_assert_false (pv_code_is_well_formed (cases[i].codes, cases[i].bad));
      g_assert_cmpint (*pv_code_form (cases[i].codes), !=, '\0');
    }
}

/* Exactly one check digit fits, and none where the remainder is 1. */
static void
test_check_digit (void)
{
  guint none = 0;

  for (guint number = 100000; number < 101100; number++)
    {
      guint fits = 0;

      for (guint digit = 0; digit < 10; digit++)
        {
          g_autofree char *code = g_strdup_printf ("%07u-%u", number, digit);

          fits += pv_code_is_well_formed (PV_CODES_BUSINESS_ID, code);
        }
      g_assert_cmpuint (fits, <=, 1);
      none += fits == 0;
    }
  g_assert_cmpuint (none, ==, 100);
}

static void
test_normalise (void)
{
  g_autofree char *cpv = pv_code_normalise (PV_CODES_CPV, " 79611000-0 ");
  g_autofree char *other = pv_code_normalise (PV_CODES_MUNICIPALITY, " 905");

  g_assert_cmpstr (cpv, ==, "79611000");
  g_assert_cmpstr (other, ==, "905");
}

static void
test_names (void)
{
  g_assert_cmpstr (pv_code_name (PV_CODES_MUNICIPALITY, "905", PV_LANG_SV), ==, "Vasa");
  g_assert_cmpstr (pv_code_name (PV_CODES_MUNICIPALITY, "638", PV_LANG_FI), ==, "Porvoo");
  g_assert_cmpstr (pv_code_name (PV_CODES_NUTS, "FI19A", PV_LANG_SV), ==, "Österbotten");
  g_assert_cmpstr (pv_code_name (PV_CODES_NUTS, "FI195", PV_LANG_SV), ==, "Österbotten");
  g_assert_cmpstr (pv_code_name (PV_CODES_CPV, "80530000", PV_LANG_EN), ==, "Vocational training services");
  g_assert_cmpstr (pv_code_name (PV_CODES_PTV_TARGET_GROUP, "KR1", PV_LANG_FI), ==, "Kansalaiset");
  g_assert_nonnull (pv_code_name (PV_CODES_PTV_SERVICE_CLASS, "P10", PV_LANG_SV));
  g_assert_nonnull (pv_code_name (PV_CODES_PTV_LIFE_EVENT, "KE8", PV_LANG_SV));
  g_assert_null (pv_code_name (PV_CODES_MUNICIPALITY, "999", PV_LANG_FI));
  g_assert_null (pv_code_name (PV_CODES_BUSINESS_ID, "0209602-6", PV_LANG_FI));
}

static void
test_search (void)
{
  g_autoptr (GPtrArray) by_name = pv_code_search (PV_CODES_MUNICIPALITY, "vasa", 10);
  g_autoptr (GPtrArray) by_code = pv_code_search (PV_CODES_CPV, "7961100", 10);
  g_autoptr (GPtrArray) words = pv_code_search (PV_CODES_CPV, "vocational training", 50);
  g_autoptr (GPtrArray) few = pv_code_search (PV_CODES_CPV, "", 7);

  g_assert_cmpuint (by_name->len, ==, 1);
  g_assert_cmpstr (by_name->pdata[0], ==, "905");
  g_assert_cmpuint (by_code->len, ==, 1);
  g_assert_cmpuint (words->len, >, 0);
  g_assert_cmpuint (few->len, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/codes/forms", test_forms);
  g_test_add_func ("/model/codes/check-digit", test_check_digit);
  g_test_add_func ("/model/codes/normalise", test_normalise);
  g_test_add_func ("/model/codes/names", test_names);
  g_test_add_func ("/model/codes/search", test_search);
  return g_test_run ();
}
