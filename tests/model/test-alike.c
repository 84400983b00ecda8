#include "model-fixture.h"

static PvId
add (PvModel *model, PvKind kind, PvField field, const char *fi, const char *sv, guint32 *counter)
{
  const PvKindInfo *info = pv_kinds_kind (pv_kinds_default (), kind);
  g_autofree PvValue *values = g_new0 (PvValue, info->n_slots);
  const PvFieldInfo *name = pv_kinds_field (pv_kinds_default (), field);
  g_autoptr (PvRecord) record = NULL;
  PvId id = pv_id_make (1, ++*counter);

  values[name->slot] = fi ? PV_VALUE_OF_TEXT (fi) : PV_VALUE_EMPTY;
  values[name->slot + 1] = sv ? PV_VALUE_OF_TEXT (sv) : PV_VALUE_EMPTY;
  record = pv_record_new (info, id, values);
  pv_model_put (model, record, NULL);
  return id;
}

static PvId
actor (PvModel *model, const char *fi, const char *sv, guint32 *counter)
{
  return add (model, PV_ACTOR, PV_ACTOR_NAME, fi, sv, counter);
}

static void
assert_alike (PvSearchIndex *index, const PvModel *model, const char *name, PvId id, PvAlikeWhy why)
{
  g_autoptr (GArray) found = pv_alike_find (index, model, PV_ACTOR, name, 5);

  if (found->len == 0)
    g_error ("“%s” is like nothing", name);
  g_assert_cmpint (g_array_index (found, PvAlike, 0).id, ==, id);
  g_assert_cmpint (g_array_index (found, PvAlike, 0).why, ==, why);
}

static void
assert_new (PvSearchIndex *index, const PvModel *model, const char *name)
{
  g_autoptr (GArray) found = pv_alike_find (index, model, PV_ACTOR, name, 5);

  if (found->len > 0)
    g_error ("“%s” is like something", name);
}

static void
test_find (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSearchIndex) index = NULL;
  guint32 counter = 0;
  PvId vaasa = actor (model, "Vaasan kaupunki", "Vasa stad", &counter);
  PvId union_ = actor (model, "Merenkurkun Työ ry", NULL, &counter);
  PvId young = actor (model, "Ohjaamo Vaasa", NULL, &counter);
  PvId factory = actor (model, "Tehdasmuseo", NULL, &counter);

  add (model, PV_SERVICE, PV_SERVICE_NAME, "Osaamiskartoitus", NULL, &counter);
  index = pv_search_index_new (model);
  pv_search_index_add_old_name (index, young, young, "Nuorten talo");

  assert_alike (index, model, "vaasan  KAUPUNKI", vaasa, PV_ALIKE_NAME);
  assert_alike (index, model, "Vasa Stad", vaasa, PV_ALIKE_NAME);
  assert_alike (index, model, "Vaasa, kaupunki", vaasa, PV_ALIKE_NEAR);
  assert_alike (index, model, "Tehdas museo", factory, PV_ALIKE_NEAR);
  assert_alike (index, model, "Vasan kaupunki", vaasa, PV_ALIKE_NEAR);
  assert_alike (index, model, "Merenkurkun työ", union_, PV_ALIKE_NEAR);
  assert_alike (index, model, "Merenkurkun tyo r.y.", union_, PV_ALIKE_NEAR);
  assert_alike (index, model, "Vaasa ohjamo", young, PV_ALIKE_NEAR);
  assert_alike (index, model, "nuorten talo", young, PV_ALIKE_OLD_NAME);
  assert_alike (index, model, "Nuorten talot", young, PV_ALIKE_NEAR);
  assert_new (index, model, "Vaasa");
  assert_new (index, model, "Vaasan kaupungin työllisyyspalvelut");
  assert_new (index, model, "Porvoon kaupunki");
  assert_new (index, model, "Osaamiskartoitus");
  assert_new (index, model, "Ohjamo Vasaa");
  assert_new (index, model, "Vaasan kaupungit ry museo");
  assert_new (index, model, "");
  assert_new (index, model, " — ");
}

static void
say (PvModel *model, PvId one, PvId other, guint32 *counter)
{
  const PvKindInfo *info = pv_kinds_kind (pv_kinds_default (), PV_SAME_AS);
  g_autofree PvValue *values = g_new0 (PvValue, info->n_slots);
  g_autoptr (PvRecord) record = NULL;

  values[pv_kinds_field (pv_kinds_default (), PV_SAME_AS_ONE)->slot] = PV_VALUE_OF_INT (one);
  values[pv_kinds_field (pv_kinds_default (), PV_SAME_AS_OTHER)->slot] = PV_VALUE_OF_INT (other);
  values[pv_kinds_field (pv_kinds_default (), PV_SAME_AS_VERDICT)->slot] = PV_VALUE_OF_INT (PV_VERDICT_DIFFERENT);
  record = pv_record_new (info, pv_id_make (1, ++*counter), values);
  pv_model_put (model, record, NULL);
}

static void
test_pairs (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GArray) pairs = NULL, after = NULL;
  guint32 counter = 0;
  PvId a = actor (model, "Vaasan kaupunki", NULL, &counter);
  PvId b = actor (model, "Staden", "vaasan kaupunki", &counter);
  PvId c = actor (model, "Kansaneläkelaitos", NULL, &counter);
  PvId d = actor (model, "Kansaneläkelaitoss", NULL, &counter);
  const PvAlikePair *pair;
  int stop = 1;

  actor (model, "Toimija 1234567", NULL, &counter);
  actor (model, "Toimija 1234568", NULL, &counter);
  add (model, PV_SERVICE, PV_SERVICE_NAME, "Vaasan kaupunki", NULL, &counter);
  pairs = pv_alike_pairs (NULL, model, NULL);
  g_assert_cmpuint (pairs->len, ==, 2);
  pair = &g_array_index (pairs, PvAlikePair, 0);
  g_assert_true (pair->one == a && pair->other == b && pair->why == PV_ALIKE_NAME);
  pair = &g_array_index (pairs, PvAlikePair, 1);
  g_assert_true (pair->one == c && pair->other == d && pair->why == PV_ALIKE_NEAR);

  say (model, b, a, &counter);
  after = pv_alike_pairs (NULL, model, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_null (pv_alike_pairs (NULL, model, &stop));
}

static void
set (PvModel *model, PvId id, PvField field, guint cell, PvValue value)
{
  PvRecord *old = pv_model_get (model, id);
  const PvKindInfo *info = pv_record_get_info (old);
  g_autofree PvValue *values = g_new0 (PvValue, info->n_slots);
  g_autoptr (PvRecord) record = NULL;

  for (guint i = 0; i < info->n_slots; i++)
    values[i] = pv_record_get_cell (old, i);
  values[pv_kinds_field (pv_kinds_default (), field)->slot + cell] = value;
  record = pv_record_new (info, id, values);
  pv_model_put (model, record, NULL);
}

static void
test_codes_and_short_names (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSearchIndex) index = NULL;
  g_autoptr (GArray) pairs = NULL;
  guint32 counter = 0;
  PvId kela = actor (model, "Kansaneläkelaitos", "Folkpensionsanstalten", &counter);
  PvId city = actor (model, "Vaasan kaupunki", NULL, &counter);
  PvId office = actor (model, "Kela", NULL, &counter);

  set (model, kela, PV_ACTOR_SHORT_NAME, 0, PV_VALUE_OF_TEXT ("Kela"));
  set (model, city, PV_ACTOR_SHORT_NAME, 0, PV_VALUE_OF_TEXT ("Vaasa"));
  set (model, actor (model, "Ohjaamo Vaasa", NULL, &counter), PV_ACTOR_SHORT_NAME, 0, PV_VALUE_OF_TEXT ("Vaasa"));
  set (model, city, PV_ACTOR_BUSINESS_ID, 0, PV_VALUE_OF_TEXT ("0209602-6"));
  index = pv_search_index_new (model);
  assert_alike (index, model, "0209602-6", city, PV_ALIKE_CODE);
  assert_alike (index, model, "  0209602-6 ", city, PV_ALIKE_CODE);
  assert_alike (index, model, "KELA", kela, PV_ALIKE_NAME);
  assert_new (index, model, "0209602-7");

  pairs = pv_alike_pairs (NULL, model, NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (g_array_index (pairs, PvAlikePair, 0).one, ==, kela);
  g_assert_cmpint (g_array_index (pairs, PvAlikePair, 0).other, ==, office);
}

static void
assert_proposed (PvSearchIndex *index, const PvModel *model, const char *typed, PvId except, const PvId *ids, const PvAlikeWhy *whys, guint n)
{
  g_autoptr (GArray) proposed = pv_alike_propose (index, model, PV_ACTOR, typed, except, 4);

  if (proposed->len != n)
    g_error ("“%s”: %u are proposed", typed, proposed->len);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (proposed, PvAlike, i).id, ==, ids[i]);
      g_assert_cmpint (g_array_index (proposed, PvAlike, i).why, ==, whys[i]);
    }
}

/* The same before what only goes on so; what stands in the description is no name. */
static void
test_propose (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSearchIndex) index = NULL;
  guint32 counter = 0;
  PvId city = actor (model, "Vaasan kaupunki", "Vasa stad", &counter);
  PvId services = actor (model, "Vaasan kaupungin työllisyyspalvelut", NULL, &counter);
  PvId young = actor (model, "Ohjaamo", NULL, &counter);
  PvId other = actor (model, "Kauppakamari", NULL, &counter);

  set (model, other, PV_ACTOR_CORE_TASK, 0, PV_VALUE_OF_TEXT ("Vaasan kaupungin yritykset"));
  index = pv_search_index_new (model);
  pv_search_index_add_old_name (index, young, young, "Nuorten talo");
  assert_proposed (index, model, "Vaasan kau", PV_NO_ID, (PvId[]) { city, services }, (PvAlikeWhy[]) { PV_ALIKE_PART, PV_ALIKE_PART }, 2);
  assert_proposed (index, model, "Vaasan kaupunki", PV_NO_ID, (PvId[]) { city, services }, (PvAlikeWhy[]) { PV_ALIKE_NAME, PV_ALIKE_PART }, 2);
  assert_proposed (index, model, "Vaasan kaupunki", city, (PvId[]) { services }, (PvAlikeWhy[]) { PV_ALIKE_PART }, 1);
  assert_proposed (index, model, "vasa st", PV_NO_ID, (PvId[]) { city }, (PvAlikeWhy[]) { PV_ALIKE_PART }, 1);
  assert_proposed (index, model, "nuort", PV_NO_ID, (PvId[]) { young }, (PvAlikeWhy[]) { PV_ALIKE_PART }, 1);
  assert_proposed (index, model, "nuorten talo", PV_NO_ID, (PvId[]) { young }, (PvAlikeWhy[]) { PV_ALIKE_OLD_NAME }, 1);
  assert_proposed (index, model, "yrityk", PV_NO_ID, NULL, NULL, 0);
  assert_proposed (index, model, "", PV_NO_ID, NULL, NULL, 0);
}

/* Asked in another thread: the same answers but for the shortest. */
static void
test_names (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GArray) former = g_array_new (FALSE, FALSE, sizeof (PvFormerName));
  g_autoptr (PvAlikeNames) names = NULL;
  guint32 counter = 0;
  PvId city = actor (model, "Vaasan kaupunki", "Vasa stad", &counter);
  PvId young = actor (model, "Ohjaamo", NULL, &counter);
  const PvFormerName was = { young, (char *) "Nuorten talo" };
  const struct
  {
    const char *name;
    PvId id;
    PvAlikeWhy why;
  } asked[] = { { "VAASAN KAUPUNKI", city, PV_ALIKE_NAME }, { "Vasa stad", city, PV_ALIKE_NAME }, { "Vaasan kaupunkki", city, PV_ALIKE_NEAR },
                { "Kaupunki Vaasa", city, PV_ALIKE_NEAR },  { "nuorten talo", young, PV_ALIKE_OLD_NAME } };
  PvAlike alike = { 7, 0, 0, 0 };

  g_array_append_val (former, was);
  names = pv_alike_names_new (model, PV_ACTOR, former);
  pv_alike_names_gather (names);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_assert_true (pv_alike_names_ask (names, asked[i].name, &alike));
      g_assert_cmpint (alike.id, ==, asked[i].id);
      g_assert_cmpint (alike.why, ==, asked[i].why);
    }
  alike.id = 7;
  g_assert_false (pv_alike_names_ask (names, "Vaasa", &alike));
  g_assert_false (pv_alike_names_ask (names, "Porvoon kaupunki", &alike));
  g_assert_false (pv_alike_names_ask (names, "", &alike));
  g_assert_cmpint (alike.id, ==, 7);
}

/* Which kinds have names by which two can be the same: those that stand alone. */
static void
test_kinds (void)
{
  const PvKinds *kinds = pv_kinds_default ();
  const PvKind named[] = { PV_ACTOR, PV_AREA, PV_NETWORK, PV_SERVICE, PV_AGREEMENT, PV_PROJECT, PV_TARGET_GROUP };
  const PvKind others[] = { PV_PHASE, PV_STEP, PV_RELATION, PV_MEMBERSHIP, PV_VIEW, PV_TASK, PV_CONTACT, PV_SAME_AS };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_true (pv_alike_has_name (pv_kinds_kind (kinds, named[i])));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (pv_alike_has_name (pv_kinds_kind (kinds, others[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alike/find", test_find);
  g_test_add_func ("/alike/pairs", test_pairs);
  g_test_add_func ("/alike/codes-and-short-names", test_codes_and_short_names);
  g_test_add_func ("/alike/propose", test_propose);
  g_test_add_func ("/alike/names", test_names);
  g_test_add_func ("/alike/kinds", test_kinds);

  return g_test_run ();
}
