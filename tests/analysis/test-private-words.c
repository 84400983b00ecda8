#include "analysis/analysis.h"

#include "models.h"

static const struct
{
  const char *text;
  PvPrivate what;
  const char *excerpt;
} texts[] = {
  { "Palvelu auttaa löytämään työtä.", PV_PRIVATE_NOTHING, NULL },
  { "Kirjoita osoitteeseen neuvonta@example.org.", PV_PRIVATE_EMAIL, "neuvonta@example.org" },
  { "Soita 050 123 4567.", PV_PRIVATE_PHONE, "050 123 4567" },
  { "Ring +358 50 1234567", PV_PRIVATE_PHONE, "+358 50 1234567" },
  { "Laki 380/2023, 12.5.2026, 10 000 euroa", PV_PRIVATE_NOTHING, NULL },
  { "Vuosina 2020-2024 palveltiin 2 600 asiakasta", PV_PRIVATE_NOTHING, NULL },
  /* A code of the population register's test range (individual numbers 900 to 999 are given to nobody). */
  { "Tunnus on 131052-952U tässä", PV_PRIVATE_NOTHING, NULL },
  { "Odotin, sanoi Testi Henkilö meille", PV_PRIVATE_NAME, "Testi Henkilö" },
  { "Esimerkkilän Kylätalo ja Vaasan Kaupunki auttavat", PV_PRIVATE_NOTHING, NULL },
  { "Soita: Keksitty Yhteyshenkilö", PV_PRIVATE_CONTACT, "Keksitty Yhteyshenkilö" },
};

static PvModel *
known_names (void)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId actor = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Esimerkkilän kylätalo", "Exempelby bystuga");
  PvId city = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Vaasan kaupunki", "Vasa stad");
  PvId contact = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_int (edits, actor, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  pv_edits_set_int (edits, city, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  pv_edits_set_text (edits, contact, PV_CONTACT_ROLE, PV_LANG_FI, "Johtaja");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Keksitty Yhteyshenkilö");
  pv_test_carry_out (model, edits);
  return model;
}

static void
test_find (void)
{
  g_autoptr (PvModel) model = known_names ();
  g_autoptr (PvPrivateWords) words = pv_private_words_new (model);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *excerpt = NULL;

      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (pv_private_words_find (words, texts[i].text, &excerpt), ==, texts[i].what);
      g_assert_cmpstr (excerpt, ==, texts[i].excerpt);
    }
}

/* Any day, any number: the right check sign is found, the thirty others are not. */
static void
test_identity_codes (void)
{
  static const char signs[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvPrivateWords) words = pv_private_words_new (model);
  guint n_found = 0;

  for (guint i = 0; i < 31; i++)
    {
      g_autofree char *text = g_strdup_printf ("tunnus 010190-901%c", signs[i]);

      n_found += pv_private_words_find (words, text, NULL) == PV_PRIVATE_IDENTITY_CODE;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_sentence (void)
{
  g_autoptr (PvModel) model = known_names ();
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);
  g_autofree char *sentence = pv_private_sentence (model, actors[0], pv_kinds_field (pv_kinds_default (), PV_ACTOR_CORE_TASK),
                                                   PV_PRIVATE_EMAIL, "a@example.org");

  g_assert_cmpstr (sentence, ==, "Actor “Esimerkkilän kylätalo”, Core task: there is an e-mail address: a@example.org");
}

static void
test_look (void)
{
  g_autoptr (PvModel) model = known_names ();
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvRelease) release = NULL;
  g_autoptr (GPtrArray) looks = NULL;
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);

  pv_edits_set_text (edits, pv_record_get_id (actors[0]), PV_ACTOR_CORE_TASK, PV_LANG_FI, "Soita 050 123 4567");
  pv_test_carry_out (model, edits);
  release = pv_release_new (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  looks = pv_private_look (release->model, model);
  g_assert_cmpuint (looks->len, ==, 1);
  g_assert_cmpstr (looks->pdata[0], ==, "Actor “Esimerkkilän kylätalo”, Core task: this may be a telephone number: 050 123 4567");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/private-words/find", test_find);
  g_test_add_func ("/analysis/private-words/identity-codes", test_identity_codes);
  g_test_add_func ("/analysis/private-words/sentence", test_sentence);
  g_test_add_func ("/analysis/private-words/look", test_look);
  return g_test_run ();
}
