/* Two, three and four copies with random edits over every kind, clocks that are wrong, and partial exchange; after full exchange
 * all are equal, and so is what they say differs (STORAGE.md, invariant 6). PV_CONVERGE makes it long, PV_PROOF longer. */
#include "copies.h"
#include "random-edits.h"
#include "scratch.h"
#include "simulated-disk.h"
#include "store/pv-store-erase.h"

#include <stdlib.h>

#define RECORDS 120

typedef struct
{
  guint n_trials;
  guint n_edits;
} Size;

static guint
number_in (const char *variable)
{
  const char *text = g_getenv (variable);

  return text ? (guint) atoi (text) : 0;
}

/* PV_CONVERGE says how many trials for each number of copies, PV_PROOF multiplies. */
static Size
size_of_proof (void)
{
  guint trials = number_in ("PV_CONVERGE");

  return trials > 0 ? (Size) { trials * MAX (number_in ("PV_PROOF"), 1), 2000 } : (Size) { 2, 250 };
}

static void
settle_one (Copy *copy, PvRandom *random)
{
  g_autoptr (GPtrArray) conflicts = copy_conflicts (copy);
  const PvConflict *conflict = conflicts->len > 0 ? g_ptr_array_index (conflicts, pv_random_below (random, conflicts->len)) : NULL;
  g_autoptr (GArray) settlings = g_array_new (FALSE, FALSE, sizeof (PvSettling));
  g_autoptr (GPtrArray) restored = NULL;
  const PvConflictHead *head;
  PvSettling settling;

  if (conflict == NULL || conflict->what != PV_CONFLICT_VALUES)
    return;

  head = g_ptr_array_index (conflict->heads, pv_random_below (random, conflict->heads->len));
  settling = (PvSettling) { PV_SETTLE_AS_CHOSEN, conflict->kind, conflict->id,
                            conflict->field->slot + (conflict->lang == PV_LANG_NONE ? 0 : conflict->lang - PV_LANG_FIRST), head->org,
                            head->ctr };
  g_array_append_val (settlings, settling);
  copy->clock_ms += 1;
  pv_clock_freeze (copy->clock_ms);
  g_assert_true (pv_store_settle (copy->store, settlings, conflict->kind, conflict->id, copy->clock_ms, &restored, NULL));
  copy_put (copy, restored);
}

/* One of the words that this copy has, as a person who is erased: an author's, a device's, or those of a record. */
static void
erase_some (Copy *copy, PvRandom *random)
{
  g_autoptr (GPtrArray) changed = NULL;
  gint64 n = 0;
  PvId ids[3];
  guint n_ids = 0;

  g_assert_true (pv_sql_get_int (copy->store->sql, "SELECT count (*) FROM pii", 0, &n, NULL));
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *which = g_strdup_printf ("SELECT id FROM pii ORDER BY id LIMIT 1 OFFSET %u", pv_random_below (random, (guint) n));
      g_assert_true (pv_sql_get_int (copy->store->sql, which, 0, &ids[n_ids++], NULL));
    }
  copy->clock_ms += 1;
  pv_clock_freeze (copy->clock_ms);
  g_assert_true (pv_store_erase (copy->store, ids, n_ids, copy->clock_ms, &changed, NULL));
  copy_put (copy, changed);
}

static void
do_something (Copy *copies, guint n, PvRandom *random)
{
  Copy *copy = &copies[pv_random_below (random, n)];
  guint what = pv_random_below (random, 1000);

  if (what < 12)
    pv_merge_report_free (copy_merge (copy, &copies[pv_random_below (random, n)]));
  else if (what < 16)
    settle_one (copy, random);
  else if (what < 50)
    copy_undo (copy, FALSE);
  else if (what < 60)
    copy_undo (copy, TRUE);
  else if (what < 63)
    erase_some (copy, random);
  else
    copy_edit (copy, random_edits_new (copy->model, random, RECORDS));
}

static void
assert_converged (Copy *copies, guint n)
{
  g_autofree char *digest = copy_digest (&copies[0]);
  g_autofree char *conflicts = NULL;

  g_clear_pointer (&copies[0].store->in_conflict, g_array_unref);
  conflicts = copy_tell_conflicts (&copies[0]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *of_other = copy_digest (&copies[i]);
      g_autofree char *told = copy_tell_conflicts (&copies[i]);

      g_assert_cmpstr (digest, ==, of_other);
      g_assert_cmpstr (conflicts, ==, told);
      copy_assert_sound (&copies[i]);
    }
}

static guint
run_trial (guint n, guint n_edits, guint64 seed)
{
  Copy copies[COPIES_MAX];
  PvRandom random;
  g_autoptr (GPtrArray) conflicts = NULL;

  pv_random_seed (&random, seed);
  for (guint i = 0; i < n; i++)
    copy_open (&copies[i], i, G_GINT64_CONSTANT (1800000000000) + (gint64) pv_random_below (&random, 200000000) - 100000000);
  for (guint i = 0; i < n_edits / 10; i++)
    copy_edit (&copies[0], random_edits_new (copies[0].model, &random, RECORDS));
  copies_exchange (copies, n);
  for (guint i = 0; i < n_edits; i++)
    do_something (copies, n, &random);
  copies_exchange (copies, n);
  assert_converged (copies, n);

  conflicts = copy_conflicts (&copies[0]);
  for (guint i = 0; i < n; i++)
    copy_close (&copies[i]);
  simulated_disk_clear ();
  return conflicts->len;
}

static void
test_converge (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  Size size = size_of_proof ();
  guint n_conflicts = 0;

  for (guint i = 0; i < size.n_trials; i++)
    n_conflicts += run_trial (n, size.n_edits, 1000 * n + i);
  pv_clock_freeze (-1);
  g_test_message ("%u trials of %u edits with %u copies: %u conflicts", size.n_trials, size.n_edits, n, n_conflicts);
  g_assert_cmpuint (n_conflicts, >, 0);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/merge/converge-2", GUINT_TO_POINTER (2), test_converge);
  g_test_add_data_func ("/store/merge/converge-3", GUINT_TO_POINTER (3), test_converge);
  g_test_add_data_func ("/store/merge/converge-4", GUINT_TO_POINTER (4), test_converge);
  return scratch_run ();
}
