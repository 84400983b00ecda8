#include "model-fixture.h"

#include <string.h>

typedef struct
{
  PvModel *model;
  PvSearchIndex *index;
  guint32 counter;
} House;

static void
house_init (House *house)
{
  house->model = pv_model_new (pv_kinds_default ());
  house->index = NULL;
  house->counter = 0;
}

static void
house_clear (House *house)
{
  pv_model_unref (house->model);
  g_clear_pointer (&house->index, pv_search_index_unref);
}

static void
look (House *house)
{
  g_clear_pointer (&house->index, pv_search_index_unref);
  house->index = pv_search_index_new (house->model);
}

static PvId
next_id (gpointer data)
{
  return pv_id_make (7, ++*(guint32 *) data);
}

static PvId
carry_out (House *house, const PvEdits *edits, PvId wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = pv_plan_new (house->model, edits, next_id, &house->counter, &error);
  g_autoptr (PvChangeSet) changes = NULL;

  g_assert_no_error (error);
  wanted = pv_plan_real_id (plan, wanted);
  changes = pv_plan_carry_out (plan, house->model);
  if (house->index)
    pv_search_index_update (house->index, house->model, changes);
  return wanted;
}

static PvId
add_actor (House *house, const char *fi, const char *sv)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, fi);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_SV, sv);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_PROJECT);
  return carry_out (house, edits, id);
}

static void
set_text (House *house, PvId id, PvField field, PvLang lang, const char *text)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, field, lang, text);
  carry_out (house, edits, PV_NO_ID);
}

static void
remove_record (House *house, PvId id)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  pv_edits_remove (edits, id);
  carry_out (house, edits, PV_NO_ID);
}

/* The Finnish names of the actors found, best first, with " | " between them. */
static char *
find (House *house, const char *typed, PvAudience audience)
{
  const PvKind actors[] = { PV_ACTOR, PV_ANY_KIND };
  g_autoptr (PvQuery) query = pv_query_new (house->index, typed);
  g_autoptr (GPtrArray) all = pv_search_index_find (house->index, query, actors, audience, 50);
  GString *names = g_string_new (NULL);

  for (guint i = 0; all->len > 0 && i < ((PvHits *) all->pdata[0])->hits->len; i++)
    {
      PvId id = g_array_index (((PvHits *) all->pdata[0])->hits, PvHit, i).id;

      g_string_append_printf (names, "%s%s", names->len > 0 ? " | " : "",
                              pv_record_get_text_fallback (pv_model_get (house->model, id), PV_ACTOR_NAME, PV_LANG_FI, NULL));
    }
  return g_string_free (names, FALSE);
}

static void
assert_found (House *house, const char *typed, const char *expected)
{
  g_autofree char *found = find (house, typed, PV_AUDIENCE_INTERNAL);

  if (!g_str_equal (found, expected))
    g_error ("“%s” finds “%s”, not “%s”", typed, found, expected);
}

/* All forms of a word lead to it, and it to them. */
static void
test_endings (void)
{
  static const char *const forms[] = {
    "Vaasa Vaasan Vaasassa Vaasaan Vaasasta Vaasalla",
    "kuntoutus kuntoutuksen kuntoutuksessa kuntoutusta kuntoutuksia",
    "kaupunki kaupungin kaupungissa kaupunkien kaupungit kaupunkia",
    "kunta kunnan kunnassa kuntien kunnat kuntaa kunnittain",
    "laji lajit lajeittain",
    "alue alueen alueittain",
    "ryhmä ryhmän ryhmät ryhmittäin",
    "palvelu palvelun palveluittain",
    "toimija toimijan toimijoittain",
    "työpaja työpajan työpajassa työpajoissa",
    "nuori nuoren nuorten nuorille nuoret",
    "järjestö järjestön järjestöjen järjestöille",
    "yhdistys yhdistyksen yhdistykset yhdistysten",
    "keskus keskuksessa keskuksen keskukset",
    "työtön työttömän työttömille työttömät",
    "neuvonta neuvonnan neuvontaa neuvonnassa",
    "työllistyminen työllistymisen työllistymistä",
    "hyvinvointialue hyvinvointialueen hyvinvointialueella",
    "Kela Kelan Kelassa Kelaan",
    "tjänst tjänster tjänsterna tjänsten",
    "kommun kommunen kommunerna kommuner kommunens",
    "förening föreningar föreningen föreningarna",
    "ungdom ungdomar ungdomarna",
    "stiftelse stiftelsen stiftelser",
    "Vasa Vasas",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) words = g_strsplit (forms[i], " ", -1);

      for (guint a = 0; words[a]; a++)
        {
          House house;

          house_init (&house);
          add_actor (&house, words[a], NULL);
          look (&house);
          for (guint b = 0; words[b]; b++)
            assert_found (&house, words[b], words[a]);
          assert_found (&house, "muualla", "");
          house_clear (&house);
        }
    }
}

static void
test_accents (void)
{
  House house;

  house_init (&house);
  add_actor (&house, "Vaasá", NULL);
  add_actor (&house, "Tyokkari", NULL);
  add_actor (&house, "Työkkäri", NULL);
  add_actor (&house, "Åbo", NULL);
  look (&house);
  assert_found (&house, "vaasa", "Vaasá");
  assert_found (&house, "TYÖKKÄRI", "Työkkäri | Tyokkari");
  assert_found (&house, "tyokkari", "Tyokkari | Työkkäri");
  assert_found (&house, "abo", "Åbo");
  assert_found (&house, "åb", "Åbo");
  house_clear (&house);
}

static void
test_ranking (void)
{
  House house;
  PvId kela;

  house_init (&house);
  add_actor (&house, "Ohjaamo Vaasa", NULL);
  add_actor (&house, "Vaasan kaupunki", "Vasa stad");
  add_actor (&house, "Vaasa", NULL);
  kela = add_actor (&house, "Kela", "FPA");
  set_text (&house, kela, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Toimii myös Vaasassa");
  add_actor (&house, "Pohjanmaan palveluneuvonta", NULL);
  look (&house);
  assert_found (&house, "vaasa", "Vaasa | Vaasan kaupunki | Ohjaamo Vaasa | Kela");
  assert_found (&house, "vasa", "Vaasan kaupunki");
  assert_found (&house, "kaupunki vaasa", "Vaasan kaupunki");
  assert_found (&house, "neuvonta", "Pohjanmaan palveluneuvonta");
  assert_found (&house, "neuvonnassa", "Pohjanmaan palveluneuvonta");
  assert_found (&house, "fpa", "Kela");
  assert_found (&house, "fpa vaasa", "Kela");
  assert_found (&house, "v", "Vaasa | Vaasan kaupunki | Ohjaamo Vaasa | Kela");
  assert_found (&house, " - ", "");
  assert_found (&house, "", "");
  house_clear (&house);
}

static void
test_typos (void)
{
  House house;

  house_init (&house);
  add_actor (&house, "Ohjaamo Vaasa", NULL);
  add_actor (&house, "Kanta", NULL);
  add_actor (&house, "Kunta 14321", NULL);
  look (&house);
  assert_found (&house, "ohjamo", "Ohjaamo Vaasa");
  assert_found (&house, "ohjaaamo", "Ohjaamo Vaasa");
  assert_found (&house, "ojhaamo", "Ohjaamo Vaasa");
  assert_found (&house, "ohjaano", "Ohjaamo Vaasa");
  assert_found (&house, "ojhaa", "Ohjaamo Vaasa");
  assert_found (&house, "ohjamo vaasa", "Ohjaamo Vaasa");
  assert_found (&house, "ojamo", "");
  assert_found (&house, "ohja", "Ohjaamo Vaasa");
  assert_found (&house, "ohjx", "");
  /* What is right is not a mistake for something else. */
  assert_found (&house, "kunta", "Kunta 14321");
  assert_found (&house, "14331", "");
  house_clear (&house);
}

static void
test_others (void)
{
  House house;
  PvId kela, vaasa;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;
  PvId relation;

  house_init (&house);
  kela = add_actor (&house, "Kela", NULL);
  vaasa = add_actor (&house, "Vaasan kaupunki", NULL);
  relation = pv_edits_add (edits, PV_RELATION);
  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, kela);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, vaasa);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  look (&house);
  relation = carry_out (&house, edits, relation);
  set_text (&house, kela, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");

  query = pv_query_new (house.index, "vaasa kansaneläke");
  all = pv_search_index_find (house.index, query, NULL, PV_AUDIENCE_PUBLIC, 5);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (((PvHits *) all->pdata[0])->kind, ==, PV_RELATION);
  g_assert_cmpint (g_array_index (((PvHits *) all->pdata[0])->hits, PvHit, 0).id, ==, relation);
  g_clear_pointer (&all, g_ptr_array_unref);
  g_clear_pointer (&query, pv_query_free);

  query = pv_query_new (house.index, "kansaneläkelaitos");
  all = pv_search_index_find (house.index, query, NULL, PV_AUDIENCE_PUBLIC, 5);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((PvHits *) all->pdata[0])->kind, ==, PV_ACTOR);
  g_assert_cmpuint (((PvHits *) all->pdata[1])->n_found, ==, 1);
  house_clear (&house);
}

/* Who may not see a field does not find by it. */
static void
test_audience (void)
{
  House house;
  PvId actor;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId contact = pv_edits_add (edits, PV_CONTACT);
  const PvAudience audiences[] = { PV_AUDIENCE_PUBLIC, PV_AUDIENCE_PARTNERS, PV_AUDIENCE_INTERNAL };

  house_init (&house);
  actor = add_actor (&house, "Kela", NULL);
  pv_edits_set_text (edits, contact, PV_CONTACT_ROLE, PV_LANG_FI, "Palveluesimies");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Esimerkki Henkilö");
  carry_out (&house, edits, PV_NO_ID);
  look (&house);
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      g_autoptr (PvQuery) query = pv_query_new (house.index, "henkilö");
      g_autoptr (GPtrArray) all = pv_search_index_find (house.index, query, NULL, audiences[i], 5);

      g_assert_cmpuint (all->len, ==, audiences[i] == PV_AUDIENCE_INTERNAL ? 1 : 0);
    }
  house_clear (&house);
}

static void
test_old_names (void)
{
  House house;
  PvId vaasa, kela, joined;
  g_autoptr (GPtrArray) old = NULL;

  house_init (&house);
  vaasa = add_actor (&house, "Merenkurkku", NULL);
  kela = add_actor (&house, "Kela", NULL);
  joined = add_actor (&house, "Eläkelaitos", NULL);
  look (&house);
  set_text (&house, vaasa, PV_ACTOR_NAME, PV_LANG_FI, "Vaasa");
  assert_found (&house, "merenkurkku", "Vaasa");
  old = pv_search_index_get_old_names (house.index, vaasa);
  g_assert_cmpuint (old->len, ==, 1);
  set_text (&house, vaasa, PV_ACTOR_NAME, PV_LANG_FI, "Merenkurkku");
  assert_found (&house, "merenkurkku", "Merenkurkku");
  assert_found (&house, "vaasa", "Merenkurkku");

  /* Joined: the name is the other's own as long as it is there. */
  pv_search_index_add_old_name (house.index, kela, joined, "Eläkelaitos");
  assert_found (&house, "eläkelaitos", "Eläkelaitos");
  remove_record (&house, joined);
  assert_found (&house, "eläkelaitos", "Kela");
  house_clear (&house);
}

static void
assert_marked (const char *typed, const char *text, const char *expected, guint32 found)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSearchIndex) index = pv_search_index_new (model);
  g_autoptr (PvQuery) query = pv_query_new (index, typed);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (PvStretch));
  g_autoptr (GString) marked = g_string_new (text);

  g_assert_cmpuint (pv_query_mark (query, text, stretches), ==, found);
  for (guint i = stretches->len; i-- > 0;)
    {
      g_string_insert (marked, g_array_index (stretches, PvStretch, i).end, "]");
      g_string_insert (marked, g_array_index (stretches, PvStretch, i).start, "[");
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

/* The few words of a command are found by what has the same beginning, and nothing else is. */
static void
test_akin (void)
{
  static const struct { const char *typed, *text; guint32 akin; } cases[] = {
    { "laji", "Järjestä lajeittain sarakkeisiin", 1 }, { "suodata", "Suodatin", 1 }, { "tuonti", "Tuo…", 1 }, { "vienti", "Vie…", 1 },
    { "kehä", "Järjestä kehiksi asiakkaan ympärille", 1 }, { "tallennus verkko", "Tallenna kopio…", 1 }, { "exportera", "Exportera…", 1 },
    { "kaupunki", "Kaavio tai taulukot", 0 }, { "su", "Suodatin", 0 }, { "", "Suodatin", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
      g_autoptr (PvSearchIndex) index = pv_search_index_new (model);
      g_autoptr (PvQuery) query = pv_query_new (index, cases[i].typed);

      if (pv_query_akin (query, cases[i].text) != cases[i].akin)
        g_error ("“%s” and “%s”", cases[i].typed, cases[i].text);
    }
}

static void
test_marks (void)
{
  assert_marked ("vaasa", "Ohjaamo Vaasá ja Vaasan kaupunki", "Ohjaamo [Vaasá] ja [Vaasa]n kaupunki", 1);
  assert_marked ("kaupungissa tyo", "Työkaupunki", "[Työkaupunki]", 3);
  assert_marked ("tyo ää", "Työ", "[Työ]", 1);
  assert_marked ("eläk", "Kansaneläkelaitos", "Kansan[eläk]elaitos", 1);
  assert_marked ("ohjamo", "Ohjaamo", "[Ohjaamo]", 1);
  assert_marked ("strasse", "Straße 1", "[Straße] 1", 1);
  assert_marked ("x", "", "", 0);
}

/* Whatever happens to a model: the index that was kept up finds what a new one finds. */
static void
test_kept_up (void)
{
  static const char *const words[] = { "Vaasa", "Vaasan", "kaupunki", "Kela", "työ", "Työpaja", "nuori", "ry", "Ohjaamo", "Åbo", "stad" };
  House house;
  PvRandom random;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  house_init (&house);
  pv_random_seed (&random, 3);
  look (&house);
  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s %s", words[pv_random_below (&random, G_N_ELEMENTS (words))],
                                               words[pv_random_below (&random, G_N_ELEMENTS (words))], words[pv_random_below (&random, G_N_ELEMENTS (words))]);
      guint at = ids->len > 0 ? (guint) pv_random_below (&random, ids->len) : 0;
      guint what = (guint) pv_random_below (&random, 10);

      if (ids->len == 0 || what < 4)
        {
          PvId id = add_actor (&house, name, what < 2 ? name : NULL);

          g_array_append_val (ids, id);
        }
      else if (what < 6)
        {
          remove_record (&house, g_array_index (ids, PvId, at));
          g_array_remove_index_fast (ids, at);
        }
      else
        set_text (&house, g_array_index (ids, PvId, at), what < 8 ? PV_ACTOR_CORE_TASK : PV_ACTOR_SHORT_NAME, PV_LANG_SV, name);

      if (round % 300 == 299)
        {
          g_autoptr (PvSearchIndex) anew = pv_search_index_new (house.model);
          g_autofree char *kept = NULL, *rebuilt = NULL;

          for (guint i = 0; i < ids->len; i++)
            {
              PvId id = g_array_index (ids, PvId, i);
              g_autoptr (GPtrArray) old = pv_search_index_get_old_names (house.index, id);

              for (guint n = 0; n < old->len; n++)
                pv_search_index_add_old_name (anew, id, id, old->pdata[n]);
            }
          kept = pv_search_index_dump (house.index);
          rebuilt = pv_search_index_dump (anew);
          g_assert_cmpuint (strlen (kept), >, 100);
          g_assert_true (g_str_equal (kept, rebuilt));
        }
    }
  house_clear (&house);
}

/* A region of 20,000 actors, taken in as one whole kind, and changed. */
static void
test_large (void)
{
  House house;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (PvQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const PvHits *hits;

  house_init (&house);
  look (&house);
  for (guint i = 0; i < 20000; i++)
    {
      PvId id = pv_edits_add (edits, PV_ACTOR);
      g_autofree char *name = g_strdup_printf ("Seudun %u toimija %u", i / 250, i);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_PROJECT);
    }
  carry_out (&house, edits, PV_NO_ID);

  query = pv_query_new (house.index, "toimija seutu 17");
  all = pv_search_index_find (house.index, query, NULL, PV_AUDIENCE_PUBLIC, 7);
  g_assert_cmpuint (all->len, ==, 1);
  hits = all->pdata[0];
  g_assert_cmpuint (hits->n_found, >, 250);
  g_assert_cmpuint (hits->hits->len, ==, 7);
  for (guint i = 1; i < hits->hits->len; i++)
    g_assert_cmpuint (g_array_index (hits->hits, PvHit, i - 1).rank, <=, g_array_index (hits->hits, PvHit, i).rank);
  assert_found (&house, "toimija 19999", "Seudun 79 toimija 19999");
  house_clear (&house);
}

static guint
count_records (House *house)
{
  guint n_words, n_records;
  gsize n_bytes;

  pv_search_index_measure (house->index, &n_words, &n_records, &n_bytes);
  return n_records;
}

/* One for each actor of a view: nothing is kept of them, whether they come a few at a time, many at once, or were there before. */
static void
test_places (void)
{
  static const guint steps[] = { 1, 2 * PV_CHANGE_SET_MAX };
  House house;

  house_init (&house);
  look (&house);
  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    {
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_MOVE);
      PvId actor = add_actor (&house, "Vaasan kaupunki", NULL), view = pv_edits_add (edits, PV_VIEW);
      guint before = count_records (&house);

      for (guint i = 0; i < steps[step]; i++)
        {
          PvId placement = pv_edits_add (edits, PV_PLACEMENT);

          pv_edits_set_reference (edits, placement, PV_PLACEMENT_VIEW, view);
          pv_edits_set_reference (edits, placement, PV_PLACEMENT_SUBJECT, actor);
          pv_edits_set_int (edits, placement, PV_PLACEMENT_PLACE, PV_PLACE (i, 0));
        }
      pv_edits_set_text (edits, view, PV_VIEW_NAME, PV_LANG_FI, "Koko verkosto");
      pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
      carry_out (&house, edits, PV_NO_ID);
      g_assert_cmpuint (count_records (&house), ==, before + 1);
    }
  look (&house);
  g_assert_cmpuint (count_records (&house), ==, 4);
  house_clear (&house);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/endings", test_endings);
  g_test_add_func ("/search/accents", test_accents);
  g_test_add_func ("/search/ranking", test_ranking);
  g_test_add_func ("/search/typos", test_typos);
  g_test_add_func ("/search/others", test_others);
  g_test_add_func ("/search/audience", test_audience);
  g_test_add_func ("/search/old-names", test_old_names);
  g_test_add_func ("/search/marks", test_marks);
  g_test_add_func ("/search/akin", test_akin);
  g_test_add_func ("/search/kept-up", test_kept_up);
  g_test_add_func ("/search/large", test_large);
  g_test_add_func ("/search/places", test_places);

  return g_test_run ();
}
