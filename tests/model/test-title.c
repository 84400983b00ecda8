#include "model-fixture.h"

static void
test_templates (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvId vaasa = fixture_actor (model, "Vaasan kaupunki", &counter);
  PvId ohjaamo = fixture_actor (model, "Ohjaamo Vaasa", &counter);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId relation = pv_edits_add (edits, PV_RELATION);
  g_autofree char *title = NULL, *missing = NULL, *sentence = NULL;

  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, vaasa);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, ohjaamo);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  relation = fixture_commit (model, edits, relation, &counter);

  title = pv_title_of (model, relation, PV_LANG_FI);
  g_assert_cmpstr (title, ==, "Vaasan kaupunki → Ohjaamo Vaasa");
  missing = pv_title_of (model, 999, PV_LANG_FI);
  g_assert_cmpstr (missing, ==, "");
  sentence = pv_verb_sentence (pv_kinds_default (), PV_VERB_REMOVE, PV_RELATION, title);
  g_assert_cmpstr (sentence, ==, "Link removed: Vaasan kaupunki → Ohjaamo Vaasa");
}

/* A symbol stands only between two parts; a long text is cut at a word; lines are joined. */
static void
test_shapes (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_NOTE);
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autofree char *filler = g_strnfill (200, 'x');
  g_autofree char *text = g_strdup_printf ("ensimmäinen rivi\ntoinen on pitkä ja jatkuu vielä monta sanaa eteenpäin niin ettei se millään mahdu %s", filler);
  g_autoptr (PvRecord) note = NULL;
  g_autoptr (PvRecord) empty = NULL;
  g_autofree char *title = NULL, *label = NULL;

  values[0] = PV_VALUE_OF_TEXT (text);
  note = pv_record_new (kind, 1, values);
  title = pv_title (model, note, PV_LANG_FI);
  g_assert_true (g_str_has_prefix (title, "ensimmäinen rivi toinen"));
  g_assert_true (g_str_has_suffix (title, "mahdu…"));

  values[0] = PV_VALUE_EMPTY;
  empty = pv_record_new (kind, 2, values);
  label = pv_title (model, empty, PV_LANG_EN);
  g_assert_cmpstr (label, ==, "Note");
}

static void
test_short (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvId id = fixture_actor (model, "Pohjanmaan hyvinvointialue", &counter);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autofree char *before = pv_short_title (model, pv_model_get (model, id), PV_LANG_SV);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "Pohjanmaan hyvinvointialue");
  pv_edits_set_text (edits, id, PV_ACTOR_SHORT_NAME, PV_LANG_SV, "Välfärdsområdet");
  fixture_commit (model, edits, id, &counter);
  after = pv_short_title (model, pv_model_get (model, id), PV_LANG_SV);
  g_assert_cmpstr (after, ==, "Välfärdsområdet");
}

/* Every verb has a sentence for every kind. */
static void
test_sentences (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (PvVerb verb = PV_VERB_ADD; verb <= PV_VERB_BEGIN; verb++)
    {
      g_autofree char *general = pv_verb_sentence (pv_kinds_default (), verb, PV_ANY_KIND, "Kela");

      g_assert_true (g_str_has_suffix (general, ": Kela"));
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *sentence = pv_verb_sentence (pv_kinds_default (), verb, kinds[i].kind, "Kela");

          g_assert_true (g_str_has_suffix (sentence, ": Kela"));
        }
    }
}

/* Both languages, once each, and one where there is but one. */
static void
test_both (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_PATH);
  guint slot = pv_kinds_field (pv_kinds_default (), PV_PATH_NAME)->slot;
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autoptr (PvRecord) one = NULL;
  g_autoptr (PvRecord) two = NULL;
  g_autofree char *both = NULL, *fi = NULL, *alone = NULL;

  values[slot] = PV_VALUE_OF_TEXT ("Nuoren polku");
  one = pv_record_new (kind, 1, values);
  values[slot + PV_LANG_SV - PV_LANG_FIRST] = PV_VALUE_OF_TEXT ("Den ungas stig");
  two = pv_record_new (kind, 2, values);
  both = pv_title_in (model, two, PV_LANG_BOTH);
  fi = pv_title_in (model, two, PV_LANG_FI);
  alone = pv_title_in (model, one, PV_LANG_BOTH);
  g_assert_cmpstr (both, ==, "Nuoren polku · Den ungas stig");
  g_assert_cmpstr (fi, ==, "Nuoren polku");
  g_assert_cmpstr (alone, ==, "Nuoren polku");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/title/templates", test_templates);
  g_test_add_func ("/model/title/shapes", test_shapes);
  g_test_add_func ("/model/title/short", test_short);
  g_test_add_func ("/model/title/sentences", test_sentences);
  g_test_add_func ("/model/title/both", test_both);
  return g_test_run ();
}
