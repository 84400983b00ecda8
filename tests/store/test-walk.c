/* Random edits, undos and redos over every kind on a simulated disk, with a clock that jumps; every thousand of them all
 * promises of the log are looked at (STORAGE.md, invariants 1 to 5 and 7). PV_WALK says how many, PV_PROOF multiplies. */
#include "store/pv-store-private.h"

#include "random-edits.h"
#include "scratch.h"
#include "simulated-disk.h"

#include <stdlib.h>
#include <string.h>

#define EVERY 1000
#define RECORDS 400

typedef struct
{
  PvStore *store;
  PvModel *model;
  PvRandom random;
  guint32 counter;
  GPtrArray *before;           /* PvModel: as it was before each step that can be undone */
  GPtrArray *after;            /* PvModel: what each redo leads to */
  guint64 last_step;
  guint n_edits;
  guint n_undos;
  guint n_redos;
  guint n_refused;
  /* of the last look */
  gint64 n_rows;
  gint64 ctr;
  guint8 hash[PV_STORE_HASH_SIZE];
} Walk;

/* NULL when what is on the disk is no document any more. */
static PvStore *
try_open (guint32 replica)
{
  PvSql *sql = pv_sql_open ("walk", "walk", SQLITE_OPEN_READWRITE, simulated_disk_name (), NULL);

  if (sql == NULL || !pv_store_prepare_working (sql, NULL))
    {
      g_clear_pointer (&sql, pv_sql_close);
      return NULL;
    }
  return pv_store_new_on (sql, pv_kinds_default (), replica, "Testi", NULL);
}

static PvStore *
open_store (guint32 replica)
{
  g_autoptr (GError) error = NULL;
  PvSql *sql = pv_sql_open ("walk", "walk", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, simulated_disk_name (), &error);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), PV_STORE_VERSION);
  PvStore *store;
  gint64 version;

  g_assert_no_error (error);
  g_assert_true (pv_sql_get_int (sql, "PRAGMA user_version", 0, &version, &error));
  if (version == 0)
    g_assert_true (pv_store_make_document (sql, tables, "6c1f3f0e-0000-4000-8000-000000000001", &error));
  g_assert_true (pv_store_prepare_working (sql, &error));
  store = pv_store_new_on (sql, pv_kinds_default (), replica, "Testi", &error);
  g_assert_no_error (error);
  return store;
}

static PvId
next_id (gpointer data)
{
  Walk *walk = data;

  return pv_id_make (walk->store->replica, ++walk->counter);
}

static void
assert_equal (const PvModel *a, const PvModel *b)
{
  g_autofree char *difference = random_edits_difference (a, b);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
put_restored (Walk *walk, const GPtrArray *restored)
{
  for (guint i = 0; i < restored->len; i++)
    {
      const PvStoreRestored *one = g_ptr_array_index (restored, i);

      if (one->record == NULL)
        pv_model_take_out (walk->model, one->id, NULL);
      else
        pv_model_put (walk->model, one->record, NULL);
    }
}

static void
undo_or_redo (Walk *walk, gboolean redo)
{
  GPtrArray *from = redo ? walk->after : walk->before;
  GPtrArray *to = redo ? walk->before : walk->after;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;
  guint skipped;

  g_assert_cmpint ((redo ? pv_store_get_redo (walk->store) : pv_store_get_undo (walk->store)) != NULL, ==, from->len > 0);
  if (from->len == 0)
    return;

  g_ptr_array_add (to, pv_model_snapshot (walk->model));
  g_assert_true (pv_store_undo (walk->store, redo, walk->n_edits, &restored, &skipped, &error));
  g_assert_cmpuint (skipped, ==, 0);
  put_restored (walk, restored);
  assert_equal (walk->model, g_ptr_array_index (from, from->len - 1));
  g_ptr_array_set_size (from, (int) from->len - 1);
  walk->last_step = 0;
  *(redo ? &walk->n_redos : &walk->n_undos) += 1;
}

static void
edit (Walk *walk)
{
  g_autoptr (PvEdits) edits = random_edits_new (walk->model, &walk->random, RECORDS);
  g_autoptr (PvPlan) plan = pv_plan_new (walk->model, edits, next_id, walk, NULL);
  g_autoptr (GError) error = NULL;
  guint64 step = pv_edits_get_step (edits);

  if (plan == NULL || pv_plan_is_empty (plan))
    {
      walk->n_refused++;
      return;
    }

  if (step == 0 || step != walk->last_step)
    g_ptr_array_add (walk->before, pv_model_snapshot (walk->model));
  g_ptr_array_set_size (walk->after, 0);
  walk->last_step = step;
  pv_change_set_unref (pv_plan_carry_out (plan, walk->model));
  pv_store_write (walk->store, plan, step, walk->n_edits, &error);
  g_assert_no_error (error);
}

/* Nothing that was written is ever written over: the chain leads through the same hash, and no table has fewer rows. */
static void
assert_only_grew (Walk *walk)
{
  sqlite3_stmt *statement = pv_sql_prepare (walk->store->sql, "SELECT hash FROM change WHERE org = ?1 AND ctr = ?2", NULL);
  gint64 n_rows = 0;
  gboolean row;

  sqlite3_bind_int64 (statement, 1, walk->store->replica);
  sqlite3_bind_int64 (statement, 2, walk->ctr);
  g_assert_true (pv_sql_step (walk->store->sql, statement, &row, NULL));
  if (walk->ctr > 0)
    g_assert_cmpmem (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0), walk->hash, PV_STORE_HASH_SIZE);
  sqlite3_reset (statement);

  for (guint k = 0; k < 256; k++)
    if (walk->store->tables->by_kind[k] != NULL)
      {
        g_autofree char *text = g_strdup_printf ("SELECT count (*) FROM \"%s\"", walk->store->tables->by_kind[k]->info->table);
        gint64 n;

        g_assert_true (pv_sql_get_int (walk->store->sql, text, 0, &n, NULL));
        n_rows += n;
      }
  g_assert_cmpint (n_rows, >=, walk->n_rows);
  walk->n_rows = n_rows;
  walk->ctr = walk->store->ctr;
  memcpy (walk->hash, walk->store->hash, PV_STORE_HASH_SIZE);
}

static void
look (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = pv_store_check (walk->store, &error);
  g_autoptr (PvModel) read = pv_model_new (pv_kinds_default ());

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_true (pv_store_load (walk->store, read, &error));
  assert_equal (walk->model, read);
  assert_only_grew (walk);
}

/* What can be undone is the same after opening again, except that an edit then begins a new step. */
static void
open_again (Walk *walk)
{
  guint undo = walk->store->undo->len, redo = walk->store->redo->len;

  pv_store_close (walk->store);
  walk->store = open_store (5);
  walk->last_step = 0;
  g_assert_cmpuint (walk->store->undo->len, ==, undo);
  g_assert_cmpuint (walk->store->redo->len, ==, redo);
}

static void
take_steps (Walk *walk, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      guint what = pv_random_below (&walk->random, 100);

      walk->n_edits++;
      if (pv_random_below (&walk->random, 50) == 0)
        pv_clock_freeze (1700000000000 + (gint64) pv_random_below (&walk->random, 1000000000));
      if (what < 12)
        undo_or_redo (walk, FALSE);
      else if (what < 22 || (walk->after->len > 0 && what < 60))
        undo_or_redo (walk, TRUE);
      else
        edit (walk);
      if (walk->before->len > 300)
        g_ptr_array_remove_range (walk->before, 0, 100);
      if (i % EVERY == 0 || i == n)
        {
          look (walk);
          open_again (walk);
        }
    }
}

/* How often something is tried: @usual times among the unit tests, @long_run times where PV_WALK asks for a proof. */
static guint
times (guint usual, guint long_run)
{
  const char *factor = g_getenv ("PV_PROOF");

  return (g_getenv ("PV_WALK") ? long_run : usual) * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);
}

static void
test_walk (void)
{
  const char *wanted = g_getenv ("PV_WALK");
  guint n = times (3000, wanted ? (guint) atoi (wanted) : 0);
  Walk walk = { .store = open_store (5), .model = pv_model_new (pv_kinds_default ()) };

  walk.before = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_model_unref);
  walk.after = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_model_unref);
  pv_random_seed (&walk.random, 20261121);
  take_steps (&walk, n);
  g_test_message ("%u steps: %u undone, %u redone, %u refused or empty", n, walk.n_undos, walk.n_redos, walk.n_refused);
  g_assert_cmpuint (walk.n_undos, >, n / 20);
  g_assert_cmpuint (walk.n_redos, >, n / 100);
  g_assert_cmpuint (walk.n_refused, <, n / 2);

  pv_clock_freeze (-1);
  g_ptr_array_unref (walk.before);
  g_ptr_array_unref (walk.after);
  pv_model_unref (walk.model);
  pv_store_close (walk.store);
  simulated_disk_clear ();
}

/* A disk that is full, or broken, at the n-th call of an edit: it is there or it is not, never half, and the next one works. */
static void
fail_at (Walk *walk, guint nth, int code, guint *n_failed)
{
  g_autoptr (PvModel) before = pv_model_snapshot (walk->model);
  g_autoptr (PvModel) read = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvPlan) plan = NULL;
  gboolean written;

  while (plan == NULL || pv_plan_is_empty (plan))
    {
      g_clear_pointer (&plan, pv_plan_free);
      g_clear_pointer (&edits, pv_edits_free);
      edits = random_edits_new (walk->model, &walk->random, 50);
      plan = pv_plan_new (walk->model, edits, next_id, walk, NULL);
    }
  simulated_disk_fail (nth, code);
  written = pv_store_write (walk->store, plan, 0, 0, &error);
  *n_failed += simulated_disk_has_failed () ? 1 : 0;
  simulated_disk_fail (0, SQLITE_OK);
  pv_change_set_unref (pv_plan_carry_out (plan, walk->model));
  if (!written)
    {
      g_assert_true (g_error_matches (error, PV_ERROR, PV_ERROR_DISK));
      g_assert_true (pv_store_reread (walk->store, NULL));
      g_assert_true (pv_store_load (walk->store, read, NULL));
      changed = random_edits_difference (before, read);
      if (changed != NULL)
        assert_equal (walk->model, read);
      pv_model_unref (walk->model);
      walk->model = pv_model_ref (read);
    }
}

static const int failures[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE };

static void
test_failing_disk (void)
{
  Walk walk = { .store = open_store (5), .model = pv_model_new (pv_kinds_default ()) };
  guint n_failed = 0, n = times (12, 240);

  pv_random_seed (&walk.random, 4);
  for (guint i = 0; i < 40; i++)
    fail_at (&walk, 0, SQLITE_OK, &n_failed);
  for (guint nth = 1; nth <= 30; nth++)
    {
      for (guint i = 0; i < n; i++)
        fail_at (&walk, nth, failures[i % G_N_ELEMENTS (failures)], &n_failed);
      look (&walk);
    }
  g_test_message ("%u edits, %u of them on a disk that failed", 30 * n, n_failed);
  g_assert_cmpuint (n_failed, >, 30 * n / 4);
  pv_model_unref (walk.model);
  pv_store_close (walk.store);
  simulated_disk_clear ();
}

/* The power goes at some call: what was acknowledged is there, and the edit that was not is there whole or not at all.
 * FALSE when the document cannot be opened, or is not sound, or an edit is lost. */
static gboolean
survive_power_cut (Walk *walk, guint nth, const char *setting)
{
  g_autoptr (PvModel) acknowledged = NULL;
  g_autoptr (PvModel) read = pv_model_new (pv_kinds_default ());
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *lost = NULL, *half = NULL;
  gboolean written = TRUE;

  g_assert_true (pv_sql_run (walk->store->sql, setting, NULL));
  simulated_disk_fail (nth, SQLITE_IOERR_WRITE);
  while (written)
    {
      g_autoptr (PvEdits) edits = random_edits_new (walk->model, &walk->random, 40);
      g_autoptr (PvPlan) plan = pv_plan_new (walk->model, edits, next_id, walk, NULL);

      if (plan == NULL || pv_plan_is_empty (plan))
        continue;
      g_clear_pointer (&acknowledged, pv_model_unref);
      acknowledged = pv_model_snapshot (walk->model);
      written = pv_store_write (walk->store, plan, 0, 0, NULL);
      pv_change_set_unref (pv_plan_carry_out (plan, walk->model));
    }

  pv_store_close (walk->store);
  simulated_disk_fail (0, SQLITE_OK);
  simulated_disk_cut_power (&walk->random);
  walk->store = try_open (5);
  if (walk->store == NULL)
    return FALSE;
  lines = pv_store_check (walk->store, NULL);
  if (lines == NULL || lines->len > 0 || !pv_store_load (walk->store, read, NULL))
    return FALSE;
  lost = random_edits_difference (acknowledged, read);
  half = random_edits_difference (walk->model, read);
  pv_model_unref (walk->model);
  walk->model = pv_model_ref (read);
  return lost == NULL || half == NULL;
}

/* How many of @n power cuts a document survived, with @setting on top of the program's own. */
static guint
count_survived (guint n, const char *setting)
{
  guint survived = 0;
  Walk walk = { 0 };

  pv_random_seed (&walk.random, 77);
  for (guint i = 0; i < n; i++)
    {
      if (walk.store == NULL)
        {
          simulated_disk_clear ();
          walk.store = open_store (5);
          g_clear_pointer (&walk.model, pv_model_unref);
          walk.model = pv_model_new (pv_kinds_default ());
        }
      if (survive_power_cut (&walk, 1 + pv_random_below (&walk.random, 60), setting))
        survived++;
      else
        g_clear_pointer (&walk.store, pv_store_close);
    }

  g_clear_pointer (&walk.store, pv_store_close);
  pv_model_unref (walk.model);
  simulated_disk_clear ();
  return survived;
}

static void
test_power_cut (void)
{
  guint n = times (150, 2000);

  g_assert_cmpuint (count_survived (n, ""), ==, n);
}

/* The same look finds what a careless setting loses: it is able to fail. */
static void
test_power_cut_without_sync (void)
{
  g_assert_cmpuint (count_survived (150, "PRAGMA synchronous = OFF"), <, 150);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/walk/random", test_walk);
  g_test_add_func ("/store/walk/failing-disk", test_failing_disk);
  g_test_add_func ("/store/walk/power-cut", test_power_cut);
  g_test_add_func ("/store/walk/power-cut-without-sync", test_power_cut_without_sync);
  return scratch_run ();
}
