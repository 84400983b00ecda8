/* What is valid on a day, over every kind that has dates. */
#include "model-fixture.h"

#define DAY (pv_date_make (2027, 1, 1))

static const char *const firsts[] = { "valid_from", "starts" }, *const lasts[] = { "valid_to", "ends" };

static PvDate
date_of (const PvRecord *record, const char *const *columns)
{
  for (guint i = 0; i < 2; i++)
    {
      const PvFieldInfo *field = pv_kind_find (pv_record_get_info (record), columns[i]);

      if (field != NULL)
        return (PvDate) pv_record_get_cell (record, field->slot).integer;
    }
  return PV_NO_DATE;
}

static PvModel *
random_model (guint64 seed)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  PvRandom random;
  guint32 counter = 0;

  pv_random_seed (&random, seed);
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (PvEdits) edits = fixture_random_edits (model, &random);
      g_autoptr (PvPlan) plan = pv_plan_new (model, edits, fixture_next_id, &counter, NULL);

      if (plan != NULL)
        pv_change_set_unref (pv_plan_carry_out (plan, model));
    }
  return model;
}

/* Nothing shown is out of its days, nothing belongs to what is not shown, no reference leads nowhere, and what is left out is not
 * valid: each kind with dates has some of both. */
static void
assert_sieved (const PvModel *model, const PvModel *then, guint *n_kept, guint *n_out)
{
  guint n_kinds, n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        {
          const PvRecord *kept = pv_model_get (then, pv_record_get_id (records[i]));
          PvDate first = date_of (records[i], firsts), last = date_of (records[i], lasts);

          *(kept ? n_kept : n_out) += pv_kind_has_validity (&kinds[k]);
          if (kept == NULL)
            continue;
          g_assert_true (first == PV_NO_DATE || first <= DAY);
          g_assert_true (last == PV_NO_DATE || last >= DAY);
          for (guint f = 0; f < kinds[k].n_fields; f++)
            if (kinds[k].fields[f].type == PV_TYPE_REFERENCE && pv_record_has (kept, kinds[k].fields[f].field))
              g_assert_nonnull (pv_model_follow (then, kept, kinds[k].fields[f].field));
        }
    }
}

static void
test_every_kind (void)
{
  guint n_kept = 0, n_out = 0;

  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autoptr (PvModel) model = random_model (seed);
      g_autoptr (PvModel) then = pv_model_as_of (model, DAY, FALSE);
      g_autoptr (PvModel) with_ended = pv_model_as_of (model, DAY, TRUE);
      guint n;

      assert_sieved (model, then, &n_kept, &n_out);
      g_assert_cmpuint (pv_model_count (with_ended, PV_ACTOR), >=, pv_model_count (then, PV_ACTOR));
      for (guint i = 0; i < (pv_model_list (model, PV_ACTOR, &n), n); i++)
        {
          PvRecord *actor = pv_model_list (model, PV_ACTOR, &n)[i];

          g_assert_cmpint (pv_model_get (then, pv_record_get_id (actor)) != NULL, ==, pv_record_is_valid_on (model, actor, DAY));
        }
    }
  g_assert_cmpuint (n_kept, >, 0);
  g_assert_cmpuint (n_out, >, 0);
}

static void
set_dates (PvModel *model, PvId id, PvField from, PvDate first, PvField to, PvDate last, guint32 *counter)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  if (first != PV_NO_DATE)
    pv_edits_set_int (edits, id, from, first);
  if (last != PV_NO_DATE)
    pv_edits_set_int (edits, id, to, last);
  fixture_commit (model, edits, id, counter);
}

/* Both the first and the last day count; a link goes with its actor, though it has no dates of its own. */
static void
test_boundaries (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  guint32 counter = 0;
  PvId office = fixture_actor (model, "TE-toimisto", &counter), kela = fixture_actor (model, "Kela", &counter);
  PvId link = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, kela);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, office);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, 1);
  link = fixture_commit (model, edits, link, &counter);
  set_dates (model, office, PV_ACTOR_VALID_FROM, DAY - 10, PV_ACTOR_VALID_TO, DAY + 10, &counter);

  for (int offset = -11; offset <= 11; offset++)
    {
      g_autoptr (PvModel) then = pv_model_as_of (model, DAY + offset, FALSE);
      gboolean valid = offset >= -10 && offset <= 10;

      g_assert_cmpint (pv_model_get (then, office) != NULL, ==, valid);
      g_assert_cmpint (pv_model_get (then, link) != NULL, ==, valid);
      g_assert_cmpint (pv_record_is_valid_on (model, pv_model_get (model, link), DAY + offset), ==, valid);
      g_assert_nonnull (pv_model_get (then, kela));
    }
}

/* Retired today, in use then; an ended link was active while it lasted. */
static void
test_standing_then (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvModel) then = NULL, after = NULL, with_ended = NULL;
  guint32 counter = 0;
  PvId office = fixture_actor (model, "TE-toimisto", &counter), gone = fixture_actor (model, "Lakkautettu", &counter);

  pv_edits_set_int (edits, office, PV_ACTOR_STANDING, PV_STANDING_RETIRED);
  pv_edits_set_int (edits, office, PV_ACTOR_VALID_TO, DAY);
  pv_edits_set_int (edits, gone, PV_ACTOR_STANDING, PV_STANDING_RETIRED);
  fixture_commit (model, edits, office, &counter);
  then = pv_model_as_of (model, DAY, FALSE);
  after = pv_model_as_of (model, DAY + 1, FALSE);
  with_ended = pv_model_as_of (model, DAY + 1, TRUE);
  g_assert_cmpuint (pv_record_get_standing (pv_model_get (then, office)), ==, PV_STANDING_CONFIRMED);
  g_assert_null (pv_model_get (then, gone));
  g_assert_null (pv_model_get (after, office));
  g_assert_cmpuint (pv_record_get_standing (pv_model_get (with_ended, office)), ==, PV_STANDING_RETIRED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/as-of/every-kind", test_every_kind);
  g_test_add_func ("/model/as-of/boundaries", test_boundaries);
  g_test_add_func ("/model/as-of/standing-then", test_standing_then);
  return g_test_run ();
}
