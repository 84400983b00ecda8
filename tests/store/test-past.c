/* The document as it was: random edits and undos by two copies in turns, the state kept after each; the log gives every one of
 * them back. Named versions among them, and what a forged name can do. */
#include "store/pv-store-private.h"

#include "random-edits.h"
#include "scratch.h"
#include "simulated-disk.h"

#define OURS 11
#define THEIRS 22
#define EDITS 600
#define RECORDS 60

typedef struct
{
  PvStore *store;
  PvModel *model;
  PvRandom random;
  guint32 counter;
  GPtrArray *states;           /* PvModel, one a change, oldest first */
} Walk;

static PvStore *
open_as (guint32 replica)
{
  g_autoptr (GError) error = NULL;
  PvSql *sql = pv_sql_open ("past", "past", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, simulated_disk_name (), &error);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), PV_STORE_VERSION);
  PvStore *store;
  gint64 version;

  g_assert_no_error (error);
  g_assert_true (pv_sql_get_int (sql, "PRAGMA user_version", 0, &version, &error));
  if (version == 0)
    g_assert_true (pv_store_make_document (sql, tables, "6c1f3f0e-0000-4000-8000-000000000002", &error));
  g_assert_true (pv_store_prepare_working (sql, &error));
  store = pv_store_new_on (sql, pv_kinds_default (), replica, replica == OURS ? "Ensimmäinen" : "Toinen", &error);
  g_assert_no_error (error);
  return store;
}

static void
walk_open (Walk *walk, guint32 replica)
{
  g_clear_pointer (&walk->store, pv_store_close);
  walk->store = open_as (replica);
}

static void
walk_begin (Walk *walk)
{
  *walk = (Walk) { .model = pv_model_new (pv_kinds_default ()), .states = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_model_unref) };
  pv_random_seed (&walk->random, 4711);
  walk_open (walk, OURS);
}

static void
walk_end (Walk *walk)
{
  g_clear_pointer (&walk->store, pv_store_close);
  pv_model_unref (walk->model);
  g_ptr_array_unref (walk->states);
  simulated_disk_clear ();
}

static PvId
next_id (gpointer data)
{
  Walk *walk = data;

  return pv_id_make (walk->store->replica, ++walk->counter);
}

static void
keep_state (Walk *walk)
{
  g_ptr_array_add (walk->states, pv_model_snapshot (walk->model));
}

static void
edit (Walk *walk)
{
  g_autoptr (PvEdits) edits = random_edits_new (walk->model, &walk->random, RECORDS);
  g_autoptr (PvPlan) plan = pv_plan_new (walk->model, edits, next_id, walk, NULL);
  g_autoptr (PvChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (plan == NULL || pv_plan_is_empty (plan))
    return;
  g_assert_true (pv_store_write (walk->store, plan, pv_plan_get_step (plan), 1000, &error));
  g_assert_no_error (error);
  changes = pv_plan_carry_out (plan, walk->model);
  keep_state (walk);
}

static void
undo (Walk *walk)
{
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;
  guint skipped;

  if (pv_store_get_undo (walk->store) == NULL)
    return;
  g_assert_true (pv_store_undo (walk->store, FALSE, 1000, &restored, &skipped, &error));
  for (guint i = 0; i < restored->len; i++)
    {
      const PvStoreRestored *one = g_ptr_array_index (restored, i);

      if (one->record == NULL)
        pv_model_take_out (walk->model, one->id, NULL);
      else
        pv_model_put (walk->model, one->record, NULL);
    }
  keep_state (walk);
}

static void
name_version (Walk *walk)
{
  g_autofree char *name = g_strdup_printf ("Versio %u", walk->states->len);
  g_autoptr (GError) error = NULL;

  g_assert_true (pv_store_name_version (walk->store, name, 1000, &error));
  g_assert_no_error (error);
  keep_state (walk);
}

static void
walk_on (Walk *walk)
{
  for (guint i = 0; i < EDITS; i++)
    {
      guint what = pv_random_below (&walk->random, 100);

      if (i % 40 == 39)
        walk_open (walk, walk->store->replica == OURS ? THEIRS : OURS);
      if (what < 10)
        undo (walk);
      else if (what < 13)
        name_version (walk);
      else
        edit (walk);
    }
}

static void
assert_equal (const PvModel *a, const PvModel *b)
{
  g_autofree char *difference = random_edits_difference (a, b);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
assert_was (Walk *walk, const GArray *seen, guint state)
{
  PvStoreProgress progress = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PvModel) then = pv_store_past (walk->store, seen, &progress, &error);

  g_assert_no_error (error);
  g_assert_nonnull (then);
  assert_equal (then, g_ptr_array_index (walk->states, state));
}

/* Every change of the walk, near and far: both ways of folding are taken. */
static void
test_every_point (void)
{
  Walk walk;
  g_autoptr (GArray) changes = NULL;

  walk_begin (&walk);
  walk_on (&walk);
  changes = pv_store_read_changes (walk.store, NULL, NULL);
  g_assert_cmpuint (changes->len, ==, walk.states->len);
  for (guint i = 0; i < changes->len; i++)
    {
      const PvStoreChange *change = &g_array_index (changes, PvStoreChange, i);
      g_autoptr (GArray) seen = pv_store_seen_at (walk.store, change->hlc, change->org, NULL);

      assert_was (&walk, seen, i);
    }
  walk_end (&walk);
}

static void
test_before_everything (void)
{
  Walk walk;
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));
  PvStoreProgress progress = { 0 };
  g_autoptr (PvModel) then = NULL;

  walk_begin (&walk);
  walk_on (&walk);
  then = pv_store_past (walk.store, nothing, &progress, NULL);
  g_assert_cmpuint (pv_model_count (then, PV_ACTOR), ==, 0);
  walk_end (&walk);
}

static void
test_cancelled (void)
{
  Walk walk;
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));
  PvStoreProgress progress = { .cancelled = 1 };
  g_autoptr (GError) error = NULL;

  walk_begin (&walk);
  walk_on (&walk);
  g_assert_null (pv_store_past (walk.store, nothing, &progress, &error));
  g_assert_no_error (error);
  walk_end (&walk);
}

/* The version's vector comes from what its copy had seen, and the change stands at its place in the history. */
static void
test_named_versions (void)
{
  Walk walk;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  walk_begin (&walk);
  walk_on (&walk);
  versions = pv_store_versions (walk.store, NULL);
  g_assert_cmpuint (versions->len, >, 5);
  for (guint i = 0; i < versions->len; i++)
    {
      const PvStoreVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (GArray) seen = pv_store_seen_by (walk.store, version->org, version->ctr, NULL);
      guint state = (guint) g_ascii_strtoull (version->name + strlen ("Versio "), NULL, 10);

      g_assert_cmpstr (version->author, ==, version->org == OURS ? "Ensimmäinen" : "Toinen");
      assert_was (&walk, seen, state);
    }
  g_assert_false (pv_store_name_version (walk.store, ((PvStoreVersion *) g_ptr_array_index (versions, 0))->name, 1, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  lines = pv_store_check (walk.store, NULL);
  g_assert_cmpuint (lines->len, ==, 0);
  walk_end (&walk);
}

static void
test_names_that_cannot_be (void)
{
  Walk walk;
  g_autofree char *length = g_strnfill (PV_STORE_NAME_MAX + 1, 'a');
  const char *names[] = { "", "two\nlines", "a\tb", length };

  walk_begin (&walk);
  edit (&walk);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pv_store_name_version (walk.store, names[i], 1, &error));
      g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
    }
  walk_end (&walk);
}

/* Naming is no edit: nothing to undo, and what could be redone still can. */
static void
test_naming_leaves_undo (void)
{
  Walk walk;
  gint64 before;

  walk_begin (&walk);
  while (walk.states->len < 3)
    edit (&walk);
  undo (&walk);
  before = pv_store_get_undo (walk.store)->step;
  name_version (&walk);
  g_assert_nonnull (pv_store_get_redo (walk.store));
  g_assert_cmpint (pv_store_get_undo (walk.store)->step, ==, before);
  walk_open (&walk, OURS);
  g_assert_nonnull (pv_store_get_redo (walk.store));
  g_assert_cmpint (pv_store_get_undo (walk.store)->step, ==, before);
  walk_end (&walk);
}

static guint
count_problems (PvStore *store)
{
  g_autoptr (GPtrArray) lines = pv_store_check (store, NULL);

  return lines->len;
}

static void
test_forged_names (void)
{
  Walk walk;
  g_autoptr (GPtrArray) versions = NULL;

  walk_begin (&walk);
  while (walk.states->len < 1)
    edit (&walk);
  name_version (&walk);
  g_assert_cmpuint (count_problems (walk.store), ==, 0);

  /* On a change that named nothing, on one that is not there, and one that cannot be shown. */
  g_assert_true (pv_sql_run (walk.store->sql, "INSERT INTO checkpoint VALUES ('forged', 11, 1)", NULL));
  g_assert_cmpuint (count_problems (walk.store), ==, 1);
  g_assert_true (pv_sql_run (walk.store->sql, "UPDATE checkpoint SET org = 22 WHERE name = 'forged'", NULL));
  g_assert_cmpuint (count_problems (walk.store), ==, 1);
  g_assert_true (pv_sql_run (walk.store->sql, "DELETE FROM checkpoint WHERE name = 'forged'", NULL));
  g_assert_true (pv_sql_run (walk.store->sql, "INSERT INTO checkpoint VALUES ('a' || char (10) || 'b', 11, 2)", NULL));
  g_assert_cmpuint (count_problems (walk.store), ==, 1);
  g_assert_true (pv_sql_run (walk.store->sql, "DELETE FROM checkpoint WHERE name <> 'Versio 1'", NULL));

  /* A second name on the same change: one version, one name, whatever the order of rows. */
  g_assert_true (pv_sql_run (walk.store->sql, "INSERT INTO checkpoint VALUES ('Arvio', 11, 2)", NULL));
  g_assert_cmpuint (count_problems (walk.store), ==, 0);
  versions = pv_store_versions (walk.store, NULL);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((PvStoreVersion *) g_ptr_array_index (versions, 0))->name, ==, "Arvio");
  walk_end (&walk);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/past/every-point", test_every_point);
  g_test_add_func ("/store/past/before-everything", test_before_everything);
  g_test_add_func ("/store/past/cancelled", test_cancelled);
  g_test_add_func ("/store/past/named-versions", test_named_versions);
  g_test_add_func ("/store/past/names-that-cannot-be", test_names_that_cannot_be);
  g_test_add_func ("/store/past/naming-leaves-undo", test_naming_leaves_undo);
  g_test_add_func ("/store/past/forged-names", test_forged_names);
  return scratch_run ();
}
