#include "model-fixture.h"

#include "model/pv-model-index.h"

/* The referrer index, made again from nothing, must be the one that was kept up to date. Returns how many references there are. */
static guint
assert_index (const PvModel *model)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);
  guint counted = 0, indexed = 0;

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        {
          guint n_referrers;
          const PvReferrer *referrers = pv_model_referrers (model, pv_record_get_id (records[i]), &n_referrers);

          g_assert_true (i == 0 || pv_record_get_id (records[i - 1]) < pv_record_get_id (records[i]));
          g_assert_true (pv_model_get (model, pv_record_get_id (records[i])) == records[i]);
          indexed += n_referrers;
          for (guint r = 0; r < n_referrers; r++)
            g_assert_cmpint (pv_record_get_reference (pv_model_get (model, referrers[r].id), referrers[r].field), ==,
                             pv_record_get_id (records[i]));
          for (guint f = 0; f < kinds[k].n_fields; f++)
            counted += kinds[k].fields[f].type == PV_TYPE_REFERENCE
                       && pv_record_get_reference (records[i], kinds[k].fields[f].field) != PV_NO_ID;
        }
    }
  g_assert_cmpuint (counted, ==, indexed);
  return counted;
}

/* A random walk over every kind; rules, indexes and snapshots hold all the way. */
static void
test_random_walk (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvRandom random;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_model_unref);
  g_autoptr (GArray) kept_n = g_array_new (FALSE, FALSE, sizeof (guint));
  guint refused = 0, done = 0;

  pv_random_seed (&random, 20261121);
  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (PvEdits) edits = fixture_random_edits (model, &random);
      g_autoptr (GError) error = NULL;
      g_autoptr (PvPlan) plan = pv_plan_new (model, edits, fixture_next_id, &counter, &error);
      g_autoptr (PvChangeSet) changes = NULL;

      if (plan == NULL)
        {
          g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
          refused++;
          continue;
        }
      changes = pv_plan_carry_out (plan, model);
      g_assert_cmpint (pv_plan_is_empty (plan), ==, pv_change_set_is_empty (changes));
      done++;
      if (i % 500 == 0)
        {
          g_autoptr (GPtrArray) problems = pv_model_check (model);
          g_autoptr (PvModel) snapshot = pv_model_snapshot (model);
          guint n = assert_index (model);

          g_assert_cmpuint (problems->len, ==, 0);
          g_assert_cmpuint (assert_index (snapshot), ==, n);
          g_ptr_array_add (kept, g_steal_pointer (&snapshot));
          g_array_append_val (kept_n, n);
        }
    }
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpuint (assert_index (kept->pdata[i]), ==, g_array_index (kept_n, guint, i));
  g_test_message ("%u done, %u refused", done, refused);
  g_assert_cmpuint (done, >, 4000);
}

static void
assert_same_referrers (const PvModel *one, const PvModel *other, PvId id)
{
  guint n, n_other;
  const PvReferrer *referrers = pv_model_referrers (one, id, &n), *others = pv_model_referrers (other, id, &n_other);

  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (referrers[i].id, ==, others[i].id);
      g_assert_cmpuint (referrers[i].field, ==, others[i].field);
    }
}

/* All records of @model at once in a model of its own, which goes on from there as @model does. */
static void
assert_filled_alike (PvModel *model, guint32 *counter, PvRandom *random)
{
  g_autoptr (PvModel) filled = pv_model_new (pv_model_get_kinds (model));
  g_autoptr (PvEdits) edits = fixture_random_edits (model, random);
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GPtrArray *records = g_ptr_array_new ();

  for (guint kind = 0; kind < 256; kind++)
    {
      guint n;
      PvRecord *const *list = pv_model_list (model, (PvKind) kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_ptr_array_add (records, pv_record_ref (list[i]));
          g_ptr_array_add (ids, list[i]);
        }
    }
  pv_model_fill (filled, records);
  g_assert_cmpuint (assert_index (filled), ==, assert_index (model));
  plan = pv_plan_new (filled, edits, fixture_next_id, counter, NULL);
  for (guint i = 0; i < ids->len; i++)
    assert_same_referrers (model, filled, pv_record_get_id (ids->pdata[i]));
  if (plan != NULL)
    pv_change_set_unref (pv_plan_carry_out (plan, filled));
  assert_index (filled);
}

static PvId
add_link (PvModel *model, PvId from, PvId to, guint32 *counter)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId link = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  return fixture_commit (model, edits, link, counter);
}

/* Who is referred to and is not there, as in a document whose rows are still to be proven, has referrers all the same. */
static void
test_filled (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvModel) put = pv_model_new (pv_kinds_default ()), filled = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvRandom random;
  PvId a = fixture_actor (model, "A", &counter), b = fixture_actor (model, "B", &counter);
  PvRecord *link = pv_model_get (model, add_link (model, a, b, &counter));
  GPtrArray *records = g_ptr_array_new ();

  pv_model_put (put, link, NULL);
  g_ptr_array_add (records, pv_record_ref (link));
  pv_model_fill (filled, records);
  assert_same_referrers (put, filled, a);
  assert_same_referrers (put, filled, b);

  pv_random_seed (&random, 20261123);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (PvEdits) edits = fixture_random_edits (model, &random);
      g_autoptr (PvPlan) plan = pv_plan_new (model, edits, fixture_next_id, &counter, NULL);

      if (plan != NULL)
        pv_change_set_unref (pv_plan_carry_out (plan, model));
      if (i % 300 == 0)
        assert_filled_alike (model, &counter, &random);
    }
}

/* So many that two threads fill the index; also of one and the same actor at both ends. */
static void
test_filled_with_many (void)
{
  g_autoptr (PvModel) put = pv_model_new (pv_kinds_default ()), filled = pv_model_new (pv_kinds_default ());
  const PvKindInfo *actor = pv_kinds_kind (pv_kinds_default (), PV_ACTOR), *relation = pv_kinds_kind (pv_kinds_default (), PV_RELATION);
  guint from = pv_kinds_field (pv_kinds_default (), PV_RELATION_FROM_ACTOR)->slot, to = pv_kinds_field (pv_kinds_default (), PV_RELATION_TO_ACTOR)->slot;
  enum { N = 5000, N_LINKS = 12000 };
  GPtrArray *records = g_ptr_array_new ();
  PvRandom random;

  pv_random_seed (&random, 5);
  for (guint i = 1; i <= N + N_LINKS; i++)
    {
      PvValue values[PV_MAX_SLOTS] = { { .kind = PV_VALUE_NONE } };

      if (i > N)
        {
          values[from] = PV_VALUE_OF_INT (pv_id_make (7, 1 + (guint) pv_random_below (&random, N)));
          values[to] = i % 9 ? PV_VALUE_OF_INT (pv_id_make (7, 1 + (guint) pv_random_below (&random, N))) : values[from];
        }
      g_ptr_array_add (records, pv_record_new (i > N ? relation : actor, pv_id_make (7, i), values));
      pv_model_put (put, g_ptr_array_index (records, i - 1), NULL);
    }
  pv_model_fill (filled, records);
  g_assert_cmpuint (assert_index (filled), ==, 2 * N_LINKS);
  for (guint i = 1; i <= N; i++)
    assert_same_referrers (put, filled, pv_id_make (7, i));
}

/* A snapshot stays as it was, and is the same object until something changes. */
static void
test_snapshot (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvId id = fixture_actor (model, "Ennen", &counter);
  g_autoptr (PvModel) before = pv_model_snapshot (model);
  g_autoptr (PvModel) again = pv_model_snapshot (model);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  g_assert_true (before == again);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Jälkeen");
  fixture_commit (model, edits, id, &counter);
  fixture_actor (model, "Toinen", &counter);

  g_assert_cmpstr (pv_record_get_text (pv_model_get (before, id), PV_ACTOR_NAME, PV_LANG_FI), ==, "Ennen");
  g_assert_cmpuint (pv_model_count (before, PV_ACTOR), ==, 1);
  g_assert_cmpstr (pv_record_get_text (pv_model_get (model, id), PV_ACTOR_NAME, PV_LANG_FI), ==, "Jälkeen");
  g_assert_cmpuint (pv_model_count (model, PV_ACTOR), ==, 2);
  g_assert_cmpuint (pv_model_count (model, PV_ANY_KIND), ==, 2);
}

/* The index of who refers to whom is there once, however many snapshots there are; after a change the two have what nobody touched in
 * common, and a model whose snapshots are all gone has taken no copy. */
static void
test_one_index (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  guint n;
  PvId a = fixture_actor (model, "A", &counter), b = fixture_actor (model, "B", &counter), c = fixture_actor (model, "C", &counter);
  guint n_before = pv_model_index_count ();
  PvModel *snapshot;
  const PvReferrer *of_a, *of_b;

  add_link (model, a, b, &counter);
  snapshot = pv_model_snapshot (model);
  of_a = pv_model_referrers (model, a, &n);
  of_b = pv_model_referrers (model, b, &n);
  g_assert_true (pv_model_referrers (snapshot, a, &n) == of_a);
  g_assert_true (pv_model_referrers (snapshot, b, &n) == of_b);
  g_assert_cmpuint (pv_model_index_count (), ==, n_before);

  add_link (model, c, b, &counter);
  g_assert_true (pv_model_referrers (model, a, &n) == of_a);
  g_assert_true (pv_model_referrers (snapshot, a, &n) == of_a);
  g_assert_true (pv_model_referrers (model, b, &n) != of_b);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (pv_model_referrers (snapshot, b, &n) == of_b);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (pv_model_get (snapshot, of_b[0].id + 1));
  g_assert_cmpuint (pv_model_index_count (), ==, n_before + 1);
  pv_model_unref (snapshot);
  g_assert_cmpuint (pv_model_index_count (), ==, n_before);

  pv_model_unref (pv_model_snapshot (model));
  of_b = pv_model_referrers (model, b, &n);
  pv_model_take_out (model, of_b[1].id, NULL);
  g_assert_true (pv_model_referrers (model, b, &n) == of_b);
  g_assert_cmpuint (n, ==, 1);
}

static gpointer
read_snapshot (gpointer data)
{
  PvModel *snapshot = data;
  guint n, sum = 0;
  PvRecord *const *actors = pv_model_list (snapshot, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    {
      guint referrers;

      pv_model_referrers (snapshot, pv_record_get_id (actors[i]), &referrers);
      sum += pv_model_get (snapshot, pv_record_get_id (actors[i])) == actors[i];
    }
  pv_model_unref (snapshot);
  return GUINT_TO_POINTER (sum);
}

/* Many threads read one snapshot while the model goes on. */
static void
test_threads (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  GThread *threads[4];

  for (guint i = 0; i < 300; i++)
    fixture_actor (model, "Toimija", &counter);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_snapshot, pv_model_snapshot (model));
  for (guint i = 0; i < 100; i++)
    fixture_actor (model, "Uusi", &counter);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 300);
}

static void
test_change_set (void)
{
  g_autoptr (PvChangeSet) set = pv_change_set_new ();

  g_assert_true (pv_change_set_is_empty (set));
  pv_change_set_add (set, PV_TASK, 1, PV_CHANGED_ADDED, 0);
  for (guint i = 0; i <= PV_CHANGE_SET_MAX; i++)
    pv_change_set_add (set, PV_ACTOR, i + 1, PV_CHANGED_CELLS, 1);
  g_assert_true (pv_change_set_whole_kind (set, PV_ACTOR));
  g_assert_false (pv_change_set_whole_kind (set, PV_TASK));
  g_assert_true (pv_change_set_touches (set, PV_TASK));
  g_assert_false (pv_change_set_touches (set, PV_STEP));
  g_assert_cmpuint (pv_change_set_get_n (set), ==, 1);
  g_assert_cmpint (pv_change_set_get (set, 0)->id, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/model/random-walk", test_random_walk);
  g_test_add_func ("/model/model/filled", test_filled);
  g_test_add_func ("/model/model/filled-with-many", test_filled_with_many);
  g_test_add_func ("/model/model/snapshot", test_snapshot);
  g_test_add_func ("/model/model/one-index", test_one_index);
  g_test_add_func ("/model/model/threads", test_threads);
  g_test_add_func ("/model/model/change-set", test_change_set);
  return g_test_run ();
}
