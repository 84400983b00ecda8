/* Whose words are meant by a name: found forgivingly, but only a name as it stands is sure enough to be erased unasked. */
#include "model/model.h"

typedef enum
{
  NOT,
  PERHAPS,
  SURELY,
} Fit;

static void
test_fits (void)
{
  static const struct
  {
    const char *words;
    const char *query;
    Fit fit;
  } cases[] = {
    { "Testi Esimerkki", "Testi Esimerkki", SURELY },
    { "Testi Esimerkki", "esimerkki, TESTI", SURELY },
    { "Testi Esimerkki-Malli", "testi malli", SURELY },
    { "testi.esimerkki@esimerkki.invalid", "Testi Esimerkki", SURELY },
    { "Testi Esimerkki", "Esim", PERHAPS },
    { "Testi Esimerkki", "simerk", PERHAPS },
    { "testi@esimerkki.invalid", "Esim", PERHAPS },
    { "Testi Esimerkki", "Testi Esi", PERHAPS },
    { "Kysy Testiltä", "Testi", PERHAPS },
    { "Soita Virtaselle", "Virtanen", PERHAPS },
    { "Testi Esimerkki", "Toinen", NOT },
    { "Testi Esimerkki", "Testi Toinen", NOT },
    { "Testi Esimerkki", "", NOT },
    { "050 123 4567", "+358 50 1234567", SURELY },
    { "050 123 4567", "123", PERHAPS },
    { "050 123 4567", "999", NOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean surely = FALSE;
      gboolean fits = pv_held_fits (cases[i].words, cases[i].query, &surely);
      Fit fit = !fits ? NOT : surely ? SURELY : PERHAPS;

      if (fit != cases[i].fit)
        g_error ("“%s” for “%s”: %d", cases[i].words, cases[i].query, fit);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/held/fits", test_fits);
  return g_test_run ();
}
