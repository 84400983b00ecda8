/* What is there twice: found, joined, told apart, undone, on one laptop and on two. */
#include "laptops.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

static PvId
add_actor (Laptop *laptop, const char *fi, const char *sv)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_ACTOR), added;

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, fi);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_SV, sv);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  added = pv_document_commit_and_find (laptop->document, edits, id, &error);
  g_assert_no_error (error);
  return added;
}

static void
join (Laptop *laptop, PvId keep, PvId other)
{
  g_autoptr (GError) error = NULL;

  pv_document_join (laptop->document, keep, other, NULL, &error);
  g_assert_no_error (error);
}

static const PvModel *
model_of (Laptop *laptop)
{
  return pv_document_get_model (laptop->document);
}

/* --- finding --- */

static gboolean
holds_pair (const GArray *pairs, PvId one, PvId other, PvAlikeWhy why)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const PvAlikePair *pair = &g_array_index (pairs, PvAlikePair, i);

      if (pair->one == MIN (one, other) && pair->other == MAX (one, other) && pair->why == why)
        return TRUE;
    }
  return FALSE;
}

/* In a worker as at once; by a name that one had before; and not again what somebody told apart. */
static void
test_find (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  PvId kela, fpa, city, twin;
  g_autoptr (GAsyncResult) result = NULL, cancelled = NULL;
  g_autoptr (GArray) pairs = NULL, in_worker = NULL, after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  two_laptops ("found", &anna, &bo);
  kela = add_actor (&anna, "Kansaneläkelaitos", NULL);
  fpa = add_actor (&anna, "Folkpensionsanstalten", NULL);
  laptop_set_name (&anna, kela, "Eläketoimisto");
  laptop_set_name (&anna, fpa, "Kansaneläkelaitos");
  city = add_actor (&anna, "Närpiön kaupunki", "Närpes stad");
  twin = add_actor (&anna, "NÄRPES STAD", NULL);
  pairs = pv_document_find_duplicates (anna.document);
  g_assert_true (holds_pair (pairs, kela, fpa, PV_ALIKE_OLD_NAME));
  g_assert_true (holds_pair (pairs, city, twin, PV_ALIKE_NAME));
  g_assert_cmpuint (pairs->len, ==, 2);

  pv_document_find_duplicates_async (anna.document, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  in_worker = pv_document_find_duplicates_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (in_worker->len, ==, 2);
  g_assert_true (holds_pair (in_worker, kela, fpa, PV_ALIKE_OLD_NAME));
  g_assert_true (holds_pair (in_worker, city, twin, PV_ALIKE_NAME));

  pv_document_find_duplicates_async (anna.document, cancellable, fixture_keep_result_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  while (cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pv_document_find_duplicates_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_true (pv_document_settle_different (anna.document, twin, city, NULL));
  after = pv_document_find_duplicates (anna.document);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  g_clear_pointer (&after, g_array_unref);
  after = pv_document_find_duplicates (anna.document);
  g_assert_cmpuint (after->len, ==, 2);
}

static void
assert_proposed (Laptop *laptop, const char *typed, PvId except, PvId id, PvAlikeWhy why)
{
  g_autoptr (GArray) proposed = pv_document_propose (laptop->document, PV_ACTOR, typed, except, 5, TRUE);

  g_assert_nonnull (proposed);
  g_assert_cmpuint (proposed->len, ==, id != PV_NO_ID);
  if (id == PV_NO_ID)
    return;
  g_assert_cmpint (g_array_index (proposed, PvAlike, 0).id, ==, id);
  g_assert_cmpint (g_array_index (proposed, PvAlike, 0).why, ==, why);
}

/* Nobody waits for the index; when it is there, what was joined is proposed by its names too, and undone no more. */
static void
test_propose (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (GArray) at_once = NULL;
  PvId kela, fpa;

  two_laptops ("proposed", &anna, &bo);
  kela = add_actor (&anna, "Eläketoimisto", NULL);
  fpa = add_actor (&anna, "Kansaneläkelaitos", "FPA");
  at_once = pv_document_propose (anna.document, PV_ACTOR, "Eläketoimisto", PV_NO_ID, 5, FALSE);
  g_assert_null (at_once);
  assert_proposed (&anna, "ELÄKETOIMISTO", PV_NO_ID, kela, PV_ALIKE_NAME);
  assert_proposed (&anna, "ELÄKETOIMISTO", kela, PV_NO_ID, 0);
  assert_proposed (&anna, "kansan", PV_NO_ID, fpa, PV_ALIKE_PART);
  join (&anna, kela, fpa);
  assert_proposed (&anna, "Kansaneläkelaitos", PV_NO_ID, kela, PV_ALIKE_OLD_NAME);
  assert_proposed (&anna, "fpa", PV_NO_ID, kela, PV_ALIKE_NAME);
  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  assert_proposed (&anna, "Kansaneläkelaitos", PV_NO_ID, fpa, PV_ALIKE_NAME);
}

/* --- histories --- */

/* How many lines, and whether one of them says so. */
static guint
history_of (Laptop *laptop, PvId id, const char *sentence, gboolean said)
{
  const PvHistoryFilter filter = { id, PV_ACTOR, NULL };
  g_autoptr (GPtrArray) lines = pv_document_get_history_of (laptop->document, &filter, 0, NULL);
  gboolean found = FALSE;

  g_assert_nonnull (lines);
  for (guint i = 0; i < lines->len; i++)
    found = found || g_str_equal (((const PvHistoryLine *) lines->pdata[i])->sentence, sentence);
  g_assert_cmpint (found, ==, said);
  return lines->len;
}

static void
assert_joined (Laptop *laptop, PvId id, const char *titles)
{
  const PvHistoryFilter filter = { id, PV_ACTOR, NULL };
  g_autoptr (PvHistoryList) list = pv_history_list_new (laptop->document);
  g_autoptr (GPtrArray) joined = NULL;
  g_autofree char *words = NULL;

  pv_history_list_set_filter (list, &filter);
  pv_history_list_set_awake (list, TRUE);
  while (pv_history_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  joined = pv_history_list_get_joined (list);
  g_ptr_array_add (joined, NULL);
  words = g_strjoinv (", ", (char **) joined->pdata);
  g_ptr_array_set_size (joined, (int) joined->len - 1);
  g_assert_cmpstr (words, ==, titles);
  pv_history_list_set_awake (list, FALSE);
}

/* The one that stays has the history of those that went, through a chain of them, on the other laptop too; undone, each its own. */
static void
test_histories (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  PvId kela, fpa, office;
  guint of_kela, of_fpa, joined;

  two_laptops ("histories", &anna, &bo);
  kela = add_actor (&anna, "Kela", NULL);
  fpa = add_actor (&anna, "Folkpensionsanstalten", NULL);
  office = add_actor (&anna, "Kelan toimisto", NULL);
  laptop_set_name (&anna, fpa, "Kansaneläkelaitos");
  of_kela = history_of (&anna, kela, "Actor changed: Kansaneläkelaitos", FALSE);
  of_fpa = history_of (&anna, fpa, "Actor changed: Kansaneläkelaitos", TRUE);
  assert_joined (&anna, kela, "");

  join (&anna, fpa, office);
  join (&anna, kela, fpa);
  joined = history_of (&anna, kela, "Actor changed: Kansaneläkelaitos", TRUE);
  g_assert_cmpuint (joined, ==, of_kela + of_fpa + 1 + 2);
  g_assert_cmpuint (history_of (&anna, kela, "Actor added: Kelan toimisto", TRUE), ==, joined);
  assert_joined (&anna, kela, "Kansaneläkelaitos, Kelan toimisto");
  pv_merge_report_free (laptop_bring (&anna, &bo));
  g_assert_cmpuint (history_of (&bo, kela, "Actor changed: Kansaneläkelaitos", TRUE), ==, joined);

  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  g_assert_nonnull (laptop_record (&anna, fpa));
  history_of (&anna, kela, "Actor changed: Kansaneläkelaitos", FALSE);
  history_of (&anna, fpa, "Actor added: Kelan toimisto", TRUE);
  assert_joined (&anna, kela, "");
  assert_joined (&anna, fpa, "Kelan toimisto");
  g_assert_true (pv_document_redo (anna.document, NULL, NULL));
  history_of (&anna, kela, "Actor changed: Kansaneläkelaitos", TRUE);
  assert_joined (&anna, kela, "Kansaneläkelaitos, Kelan toimisto");
}

/* --- a walk --- */

static PvRecord *
any_record (Laptop *laptop, PvKind kind, PvRandom *random)
{
  guint n;
  PvRecord *const *records = pv_model_list (model_of (laptop), kind, &n);

  return n > 0 ? records[pv_random_below (random, n)] : NULL;
}

/* Two of a kind that many refer to, or nothing. */
static gboolean
any_two (Laptop *laptop, PvRandom *random, PvId *one, PvId *other)
{
  static const PvKind kinds[] = { PV_ACTOR, PV_AREA, PV_NETWORK, PV_SERVICE, PV_TARGET_GROUP, PV_PATH, PV_STEP, PV_RELATION };

  for (guint tries = 0; tries < 20; tries++)
    {
      PvKind kind = kinds[pv_random_below (random, G_N_ELEMENTS (kinds))];
      PvRecord *a = any_record (laptop, kind, random), *b = any_record (laptop, kind, random);

      if (a == NULL || a == b)
        continue;
      *one = pv_record_get_id (a);
      *other = pv_record_get_id (b);
      return TRUE;
    }
  return FALSE;
}

static void
assert_no_problems (Laptop *laptop)
{
  g_autoptr (GPtrArray) problems = pv_model_check (model_of (laptop));

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((const PvProblem *) problems->pdata[i])->text);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Nothing leads to the one that went, undoing it puts back every cell, and doing it again makes the same once more. */
static void
join_and_undo (Laptop *laptop, PvId one, PvId other, guint *joined)
{
  g_autoptr (PvModel) apart = pv_document_snapshot (laptop->document);
  g_autoptr (PvModel) together = NULL;
  g_autofree char *undone = NULL, *again = NULL;
  g_autoptr (GError) refused = NULL;
  guint n;

  /* A join may break a rule of the table, an area be a part of itself: it is refused then, and nothing has changed. */
  if (!pv_document_join (laptop->document, one, other, NULL, &refused))
    {
      g_test_message ("%s", refused->message);
      undone = random_edits_difference (apart, model_of (laptop));
      g_assert_cmpstr (undone, ==, NULL);
      return;
    }
  (*joined)++;
  g_assert_null (laptop_record (laptop, MAX (one, other)));
  g_assert_nonnull (laptop_record (laptop, MIN (one, other)));
  pv_model_referrers (model_of (laptop), MAX (one, other), &n);
  g_assert_cmpuint (n, ==, 0);
  assert_no_problems (laptop);
  together = pv_document_snapshot (laptop->document);
  g_assert_true (pv_document_undo (laptop->document, NULL, NULL));
  undone = random_edits_difference (apart, model_of (laptop));
  g_assert_cmpstr (undone, ==, NULL);
  g_assert_true (pv_document_redo (laptop->document, NULL, NULL));
  again = random_edits_difference (together, model_of (laptop));
  g_assert_cmpstr (again, ==, NULL);
}

static void
test_walk (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  PvRandom random;
  guint joined = 0;

  two_laptops ("walk", &anna, &bo);
  pv_random_seed (&random, 20261122);
  for (guint i = 0; i < 25; i++)
    add_actor (&anna, "Toimija", NULL);
  for (guint i = 0; i < 40; i++)
    {
      PvId from = pv_record_get_id (any_record (&anna, PV_ACTOR, &random)), to = pv_record_get_id (any_record (&anna, PV_ACTOR, &random));

      if (from != to)
        laptop_add_relation (&anna, from, to);
    }
  for (guint i = 0; i < 240; i++)
    {
      PvId one, other;

      if (i % 3 != 2)
        {
          g_autoptr (PvEdits) edits = random_edits_new (model_of (&anna), &random, 150);

          pv_document_commit (anna.document, edits, NULL);
        }
      else if (any_two (&anna, &random, &one, &other))
        join_and_undo (&anna, one, other, &joined);
    }
  g_assert_cmpuint (joined, >, 20);
}

/* --- two laptops --- */

static void
settle_one (Laptop *laptop, const PvConflict *conflict)
{
  g_autoptr (GError) error = NULL;

  switch (conflict->what)
    {
    case PV_CONFLICT_VALUES:
      pv_document_settle_value (laptop->document, conflict, 0, &error);
      break;
    case PV_CONFLICT_REMOVED:
      pv_document_settle_removed (laptop->document, conflict, FALSE, &error);
      break;
    case PV_CONFLICT_LINK:
      g_assert_cmpint (conflict->instead, !=, PV_NO_ID);
      pv_document_settle_link (laptop->document, conflict, PV_LINK_TO_ANOTHER, conflict->instead, &error);
      break;
    case PV_CONFLICT_DUPLICATE:
    case PV_CONFLICT_CIRCLE:
    case PV_CONFLICT_MISSING:
    default:
      g_assert_not_reached ();
    }
  g_assert_no_error (error);
}

static void
settle_all (Laptop *laptop)
{
  for (guint rounds = 0;; rounds++)
    {
      g_autoptr (GPtrArray) conflicts = laptop_conflicts (laptop);

      g_assert_cmpuint (rounds, <, 20);
      if (pv_conflicts_count (conflicts) == 0)
        return;
      settle_one (laptop, conflicts->pdata[0]);
    }
}

static void
assert_equal (Laptop *anna, Laptop *bo)
{
  g_autofree char *difference = random_edits_difference (model_of (anna), model_of (bo));

  g_assert_cmpstr (difference, ==, NULL);
}

/* Both join the same two, each keeping what it likes; or the three of a thing in two ways, with a link to each. */
static void
test_apart (void)
{
  for (guint chain = 0; chain < 2; chain++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autofree char *name = g_strdup_printf ("apart-%u", chain);
      PvId a, b, c, city, of_b, of_c;

      two_laptops (name, &anna, &bo);
      city = laptop_first_actor (&anna);
      a = add_actor (&anna, "Kela", NULL);
      b = add_actor (&anna, "Kansaneläkelaitos", "FPA");
      c = add_actor (&anna, "Kelan toimisto", NULL);
      of_b = laptop_add_relation (&anna, city, b);
      of_c = laptop_add_relation (&anna, c, city);
      pv_merge_report_free (laptop_bring (&anna, &bo));

      join (&anna, a, b);
      if (chain)
        join (&bo, b, c);
      else
        join (&bo, b, a);
      laptops_bring_both (&anna, &bo);
      assert_equal (&anna, &bo);
      settle_all (&anna);
      laptops_bring_both (&anna, &bo);
      assert_equal (&anna, &bo);
      g_assert_cmpint (pv_record_get_reference (laptop_record (&bo, of_b), PV_RELATION_TO_ACTOR), ==, a);
      g_assert_cmpint (pv_record_get_reference (laptop_record (&bo, of_c), PV_RELATION_FROM_ACTOR), ==, chain ? a : c);
      laptop_assert_settled (&anna);
      laptop_assert_settled (&bo);
    }
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/duplicates/find", test_find);
  g_test_add_func ("/document/duplicates/propose", test_propose);
  g_test_add_func ("/document/duplicates/histories", test_histories);
  g_test_add_func ("/document/duplicates/walk", test_walk);
  g_test_add_func ("/document/duplicates/apart", test_apart);

  return scratch_run ();
}
