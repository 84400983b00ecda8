/* Which language a person reads where one is missing, and what counts as missing. */
#include "model-fixture.h"

typedef struct
{
  PvModel *model;
  guint32 counter;
  PvId ecosystem, actor;
} World;

static void
write_text (World *world, PvId id, PvField field, PvLang lang, const char *text)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, field, lang, text);
  fixture_commit (world->model, edits, id, &world->counter);
}

static void
choose (World *world, PvId id, PvField field, gint64 value)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_int (edits, id, field, value);
  fixture_commit (world->model, edits, id, &world->counter);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  world->model = pv_model_new (pv_kinds_default ());
  world->ecosystem = pv_edits_add (edits, PV_ECOSYSTEM);
  pv_edits_set_text (edits, world->ecosystem, PV_ECOSYSTEM_NAME, PV_LANG_FI, "Rannikko");
  world->ecosystem = fixture_commit (world->model, edits, world->ecosystem, &world->counter);
  world->actor = fixture_actor (world->model, "Vaasan kaupunki", &world->counter);
}

static void
tear_down (World *world, gconstpointer data)
{
  pv_model_unref (world->model);
}

static void
assert_reads (World *world, PvLang lang, const char *words, PvLang expected)
{
  PvLang found = PV_LANG_NONE;

  g_assert_cmpstr (pv_model_text (world->model, pv_model_get (world->model, world->actor), PV_ACTOR_NAME, lang, &found), ==, words);
  g_assert_cmpint (found, ==, expected);
}

/* Who works in English still reads, in titles and labels, the words that were written for others. */
static void
test_english_interface (World *world, gconstpointer data)
{
  write_text (world, world->actor, PV_ACTOR_NAME, PV_LANG_EN, "City of Vaasa");
  g_assert_cmpint (pv_interface_lang (), ==, PV_LANG_EN);
  assert_reads (world, PV_LANG_NONE, "Vaasan kaupunki", PV_LANG_FI);
  assert_reads (world, PV_LANG_EN, "City of Vaasa", PV_LANG_EN);
}

/* Finnish unless the ecosystem says otherwise; what is not one of the three languages of content says nothing. */
static void
test_main_language (World *world, gconstpointer data)
{
  g_assert_cmpint (pv_model_main_lang (world->model), ==, PV_LANG_FI);
  choose (world, world->ecosystem, PV_ECOSYSTEM_MAIN_LANGUAGE, PV_LANGUAGE_SWEDISH);
  g_assert_cmpint (pv_model_main_lang (world->model), ==, PV_LANG_SV);
  choose (world, world->ecosystem, PV_ECOSYSTEM_MAIN_LANGUAGE, PV_LANGUAGE_ENGLISH);
  g_assert_cmpint (pv_model_main_lang (world->model), ==, PV_LANG_EN);
  choose (world, world->ecosystem, PV_ECOSYSTEM_MAIN_LANGUAGE, PV_LANGUAGE_SOMALI);
  g_assert_cmpint (pv_model_main_lang (world->model), ==, PV_LANG_FI);
}

/* English is read in Swedish where Swedish is the main language and English is missing, else in Finnish. */
static void
test_fallback (World *world, gconstpointer data)
{
  g_autofree char *title = NULL;

  assert_reads (world, PV_LANG_SV, "Vaasan kaupunki", PV_LANG_FI);
  write_text (world, world->actor, PV_ACTOR_NAME, PV_LANG_SV, "Vasa stad");
  assert_reads (world, PV_LANG_EN, "Vaasan kaupunki", PV_LANG_FI);
  assert_reads (world, PV_LANG_BOTH, "Vaasan kaupunki", PV_LANG_FI);
  choose (world, world->ecosystem, PV_ECOSYSTEM_MAIN_LANGUAGE, PV_LANGUAGE_SWEDISH);
  assert_reads (world, PV_LANG_EN, "Vasa stad", PV_LANG_SV);
  assert_reads (world, PV_LANG_BOTH, "Vasa stad", PV_LANG_SV);
  assert_reads (world, PV_LANG_FI, "Vaasan kaupunki", PV_LANG_FI);
  g_assert_cmpint (pv_first_lang (world->model, PV_LANG_BOTH), ==, PV_LANG_SV);
  g_assert_cmpint (pv_second_lang (world->model), ==, PV_LANG_FI);
  title = pv_title_of (world->model, world->actor, PV_LANG_EN);
  g_assert_cmpstr (title, ==, "Vasa stad");
}

static PvLang
missing (World *world, const char *column)
{
  const PvRecord *actor = pv_model_get (world->model, world->actor);

  return pv_text_missing_lang (actor, pv_kind_find (pv_record_get_info (actor), column));
}

static void
test_missing (World *world, gconstpointer data)
{
  g_assert_cmpint (missing (world, "name"), ==, PV_LANG_SV);
  g_assert_cmpint (missing (world, "core_task"), ==, PV_LANG_NONE);
  write_text (world, world->actor, PV_ACTOR_CORE_TASK, PV_LANG_EN, "Pays benefits");
  g_assert_cmpint (missing (world, "core_task"), ==, PV_LANG_FI);
  write_text (world, world->actor, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Maksaa etuudet");
  g_assert_cmpint (missing (world, "core_task"), ==, PV_LANG_SV);
}

/* A proper name needs no other language, and neither does what is retired. */
static void
test_not_missing (World *world, gconstpointer data)
{
  write_text (world, world->actor, PV_ACTOR_SHORT_NAME, PV_LANG_FI, "Kela");
  write_text (world, world->actor, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Maksaa etuudet");
  choose (world, world->actor, PV_ACTOR_PROPER_NAME, 1);
  g_assert_cmpint (missing (world, "name"), ==, PV_LANG_NONE);
  g_assert_cmpint (missing (world, "short_name"), ==, PV_LANG_NONE);
  g_assert_cmpint (missing (world, "core_task"), ==, PV_LANG_SV);
  choose (world, world->actor, PV_ACTOR_STANDING, PV_STANDING_RETIRED);
  g_assert_cmpint (missing (world, "core_task"), ==, PV_LANG_NONE);
}

static void
test_find_older (World *world, gconstpointer data)
{
  const PvOlderText texts[] = { { 7, 3, PV_LANG_SV }, { 2, 9, PV_LANG_FI }, { 2, 4, PV_LANG_SV } };
  g_autoptr (GArray) older = g_array_new (FALSE, FALSE, sizeof (PvOlderText));

  g_array_append_vals (older, texts, G_N_ELEMENTS (texts));
  pv_older_texts_sort (older);
  g_assert_cmpint (pv_older_texts_find (older, 2, 4), ==, PV_LANG_SV);
  g_assert_cmpint (pv_older_texts_find (older, 2, 9), ==, PV_LANG_FI);
  g_assert_cmpint (pv_older_texts_find (older, 7, 3), ==, PV_LANG_SV);
  g_assert_cmpint (pv_older_texts_find (older, 7, 4), ==, PV_LANG_NONE);
  g_assert_cmpint (pv_older_texts_find (NULL, 7, 3), ==, PV_LANG_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/model/translation/" name, World, NULL, set_up, function, tear_down)
  ADD ("english-interface", test_english_interface);
  ADD ("main-language", test_main_language);
  ADD ("fallback", test_fallback);
  ADD ("missing", test_missing);
  ADD ("not-missing", test_not_missing);
  ADD ("find-older", test_find_older);
#undef ADD
  return g_test_run ();
}
