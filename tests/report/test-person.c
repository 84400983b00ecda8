/* "What do we hold about this person", as a report: every text, the deeds, and what nobody can reach, in both languages. */
#include "report/report.h"

#include <string.h>

static PvHoldings *
some_holdings (void)
{
  PvHoldings *holdings = pv_holdings_new ("Testi Esimerkki");
  PvHeld *place = pv_held_new (PV_HELD_FIELD), *author = pv_held_new (PV_HELD_AUTHOR);
  PvHeldWords *words;

  place->kind = PV_CONTACT;
  place->field = PV_CONTACT_PERSON;
  place->record = 7;
  place->removed = TRUE;
  place->title = g_strdup ("Omavalmentaja · Kela");
  words = pv_held_add_words (place, 1, "Testi Esimerkki");
  words->from_ms = G_GINT64_CONSTANT (1700000000000);
  words = pv_held_add_words (place, 2, "Testi E.");
  words->from_ms = G_GINT64_CONSTANT (1600000000000);
  words->to_ms = G_GINT64_CONSTANT (1700000000000);
  words->how = PV_HELD_PERHAPS;
  words = pv_held_add_words (author, 3, "Testi Esimerkki");
  words->from_ms = words->to_ms = G_GINT64_CONSTANT (1700000000000);
  pv_held_add_deed (author, G_GINT64_CONSTANT (1700000000000), PV_VERB_ADD, PV_ACTOR, "Ohjaamo Vaasa");
  g_ptr_array_add (holdings->places, place);
  g_ptr_array_add (holdings->places, author);
  g_ptr_array_add (holdings->far_files, pv_far_file_new ("bertta.polku", FALSE));
  return holdings;
}

static void
assert_holds (const char *dump, const char *words)
{
  if (strstr (dump, words) == NULL)
    g_test_message ("no “%s” in:\n%s", words, dump);
  g_assert_nonnull (strstr (dump, words));
}

static void
test_both_languages (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvHoldings) holdings = some_holdings ();
  g_autoptr (PvReport) report = pv_report_person (model, holdings, PV_LANG_BOTH, pv_date_make (2026, 11, 22));
  g_autofree char *dump = pv_report_dump (report);

  assert_holds (dump, "# Mitä on tallessa: Testi Esimerkki");
  assert_holds (dump, "# Vad som finns sparat om: Testi Esimerkki");
  assert_holds (dump, "Yhteyshenkilö (poistettu): Omavalmentaja · Kela");
  assert_holds (dump, "14.11.2023 alkaen");
  assert_holds (dump, "13.9.2020 – 14.11.2023");
  assert_holds (dump, "Testi E. / ehkä jonkun muun");
  assert_holds (dump, "| 14.11.2023 | Toimija lisätty: Ohjaamo Vaasa");
  assert_holds (dump, "bertta.polku yhteisessä kansiossa, kunnes se kone seuraavan kerran avaa asiakirjan");
  assert_holds (dump, "bertta.polku i den gemensamma mappen, tills den datorn nästa gång öppnar dokumentet");
  assert_holds (dump, "Tidigare versioner som en synkroniseringstjänst");
  assert_holds (dump, "Texter, alla versioner: 3");
}

static void
test_nothing (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvHoldings) holdings = pv_holdings_new ("Ei Ketään");
  g_autoptr (PvReport) report = pv_report_person (model, holdings, PV_LANG_EN, PV_NO_DATE);
  g_autofree char *dump = pv_report_dump (report);

  assert_holds (dump, "Nothing is held: neither in records");
  g_assert_null (strstr (dump, "What was done"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/person/both-languages", test_both_languages);
  g_test_add_func ("/report/person/nothing", test_nothing);
  return g_test_run ();
}
