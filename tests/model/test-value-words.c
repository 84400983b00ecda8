#include "model-fixture.h"

#include <libintl.h>
#include <locale.h>

/* Over every field of every kind: what a file gets reads back as the same value. */
static void
test_text_round_trip (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvRandom random;
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  fixture_actor (model, "Kela", &counter);
  pv_random_seed (&random, 11);
  for (guint i = 0; i < n * 20; i++)
    for (guint f = 0; f < kinds[i % n].n_fields; f++)
      {
        const PvFieldInfo *field = &kinds[i % n].fields[f];
        g_autofree char *owned = NULL, *text = NULL, *back_owned = NULL;
        g_autoptr (GError) error = NULL;
        PvValue value = fixture_value (model, field, &random, &owned), back;

        g_assert_true (pv_value_fits (field, value, &error));
        text = pv_value_to_text (field, value);
        g_assert_true (pv_value_from_text (field, text, &back, &back_owned, &error));
        g_assert_no_error (error);
        g_assert_true (pv_value_equal (value, back));
      }
}

static void
assert_person (PvField field, const char *text, gint64 expected)
{
  const PvFieldInfo *info = pv_kinds_field (pv_kinds_default (), field);
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;
  PvValue value;

  g_assert_true (pv_value_from_person (info, text, &value, &owned, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value.integer, ==, expected);
}

static void
assert_refused (PvField field, const char *text)
{
  const PvFieldInfo *info = pv_kinds_field (pv_kinds_default (), field);
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;
  PvValue value;

  g_assert_false (pv_value_from_person (info, text, &value, &owned, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, info->label));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (owned);
}

static void
test_person (void)
{
  assert_person (PV_TASK_ROLE, "answers", PV_ROLE_ANSWERS);
  assert_person (PV_TASK_ROLE, " Is informed ", PV_ROLE_INFORMED);
  assert_person (PV_RELATION_KIND, "CO-OPERATION", PV_RELATION_KIND_COOPERATION);
  assert_person (PV_ACTOR_VALID_TO, "31.12.2026", pv_date_make (2026, 12, 31));
  assert_person (PV_SERVICE_CAPACITY, "1 234,5", 1234500);
  assert_person (PV_SERVICE_BOUGHT, "Kyllä", 1);
  assert_person (PV_SERVICE_BOUGHT, "nej", 0);
  assert_person (PV_SERVICE_LANGUAGES, "Finnish, sv", 1 << PV_LANGUAGE_FINNISH | 1 << PV_LANGUAGE_SWEDISH);
  assert_refused (PV_TASK_ROLE, "bosses");
  assert_refused (PV_ACTOR_VALID_TO, "2026-02-30");
  assert_refused (PV_SERVICE_CAPACITY, "many");
  assert_refused (PV_SERVICE_BOUGHT, "perhaps");
  assert_refused (PV_SERVICE_CPV, "123");
  assert_refused (PV_SERVICE_LANGUAGES, "fi, klingon");
  assert_refused (PV_ACTOR_WEB, "bell \a");
}

static void
speak (PvLang lang)
{
  static const char *const codes[] = { [PV_LANG_FI] = "fi", [PV_LANG_SV] = "sv", [PV_LANG_EN] = "en" };
  g_autofree char *words = g_build_filename (g_getenv ("PV_BUILD_ROOT"), "po", NULL);

  g_setenv ("LANGUAGE", codes[lang], TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, words);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

/* What is proposed may be typed. */
static void
assert_proposed (const PvFieldInfo *field, PvLang lang, const char *message)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (field->of, &n);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *label = pv_words_in (lang, list[i].label);
      g_autofree char *owned = NULL;
      PvValue value;

      g_string_append_printf (expected, "%s%s", i > 0 ? "; " : ": ", label);
      g_assert_true (pv_value_from_person (field, label, &value, &owned, NULL));
      g_assert_cmpint (value.integer, ==, field->type == PV_TYPE_CHOICE ? list[i].code : (gint64) 1 << list[i].code);
    }
  g_assert_true (g_str_has_suffix (message, expected->str));
}

static void
assert_choices_in_words (const PvFieldInfo *field, PvLang lang)
{
  g_autoptr (GError) typed = NULL, stored = NULL, read = NULL;
  g_autofree char *owned = NULL;
  PvValue value;

  g_assert_false (pv_value_from_person (field, "bosses", &value, &owned, &typed));
  assert_proposed (field, lang, typed->message);
  g_assert_false (pv_value_fits (field, PV_VALUE_OF_INT (field->type == PV_TYPE_CHOICE ? 61 : (gint64) 1 << 61), &stored));
  assert_proposed (field, lang, stored->message);

  g_assert_false (pv_value_from_text (field, "bosses", &value, &owned, &read));
  for (guint i = 0, n = 1; i < n; i++)
    {
      const PvChoiceInfo *choice = &pv_choices_list (field->of, &n)[i];
      g_autofree char *both = g_strdup_printf ("%s (%s)", pv_words_in (lang, choice->label), choice->nick);

      g_assert_nonnull (strstr (read->message, both));
    }
}

/* Whatever refuses a value names the choices as a person reads them, in every language; of a file it says the word of the format too. */
static void
test_choices_in_words (void)
{
  guint n, met = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      speak (lang);
      for (guint k = 0; k < n; k++)
        for (guint f = 0; f < kinds[k].n_fields; f++)
          if (kinds[k].fields[f].type == PV_TYPE_CHOICE || kinds[k].fields[f].type == PV_TYPE_CHOICES)
            {
              assert_choices_in_words (&kinds[k].fields[f], lang);
              met++;
            }
    }
  g_assert_cmpuint (met, >, 100);
  speak (PV_LANG_EN);
}

/* No id, enum word or ISO date reaches a person. */
static void
test_words (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvId id = fixture_actor (model, "Kela", &counter);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  PvRecord *actor;
  g_autofree char *kind = NULL, *date = NULL, *successor = NULL, *name = NULL, *empty = NULL;

  pv_edits_set_int (edits, id, PV_ACTOR_VALID_TO, pv_date_make (2026, 12, 31));
  pv_edits_set_reference (edits, id, PV_ACTOR_PARENT, fixture_actor (model, "Vaasa", &counter));
  fixture_commit (model, edits, id, &counter);
  actor = pv_model_get (model, id);

  kind = pv_value_words (model, actor, pv_kinds_field (pv_kinds_default (), PV_ACTOR_KIND), PV_LANG_NONE, PV_LANG_EN);
  g_assert_cmpstr (kind, ==, "Association, third sector");
  date = pv_value_words (model, actor, pv_kinds_field (pv_kinds_default (), PV_ACTOR_VALID_TO), PV_LANG_NONE, PV_LANG_SV);
  g_assert_cmpstr (date, ==, "31.12.2026");
  successor = pv_value_words (model, actor, pv_kinds_field (pv_kinds_default (), PV_ACTOR_PARENT), PV_LANG_NONE, PV_LANG_FI);
  g_assert_cmpstr (successor, ==, "Vaasa");
  name = pv_value_words (model, actor, pv_kinds_field (pv_kinds_default (), PV_ACTOR_NAME), PV_LANG_NONE, PV_LANG_SV);
  g_assert_cmpstr (name, ==, "Kela");
  empty = pv_value_words (model, actor, pv_kinds_field (pv_kinds_default (), PV_ACTOR_NAME), PV_LANG_SV, PV_LANG_SV);
  g_assert_cmpstr (empty, ==, "");
}

/* What may not leave at a level is not found by searching at that level. */
static void
test_search_text (void)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_EVIDENCE);
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autoptr (PvRecord) evidence = NULL;
  g_autofree char *open = NULL, *closed = NULL;

  values[pv_kind_find (kind, "name")->slot] = PV_VALUE_OF_TEXT ("Jono on pitkä");
  values[pv_kind_find (kind, "words")->slot] = PV_VALUE_OF_TEXT ("salaisuus");
  values[pv_kind_find (kind, "kind")->slot] = PV_VALUE_OF_INT (PV_EVIDENCE_KIND_SURVEY);
  evidence = pv_record_new (kind, 1, values);
  open = pv_search_text (evidence, PV_AUDIENCE_INTERNAL);
  closed = pv_search_text (evidence, PV_AUDIENCE_PUBLIC);

  g_assert_nonnull (strstr (open, "salaisuus"));
  g_assert_null (strstr (closed, "salaisuus"));
  g_assert_nonnull (strstr (closed, "jono on pitka"));
  g_assert_nonnull (strstr (closed, "survey"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/value-words/text-round-trip", test_text_round_trip);
  g_test_add_func ("/model/value-words/person", test_person);
  g_test_add_func ("/model/value-words/words", test_words);
  g_test_add_func ("/model/value-words/choices-in-words", test_choices_in_words);
  g_test_add_func ("/model/value-words/search-text", test_search_text);
  return g_test_run ();
}
