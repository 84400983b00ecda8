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
  g_test_add_func ("/alike/kinds", test_kinds);

  return g_test_run ();
}
