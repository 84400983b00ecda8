/* Changes of two replicas in one file, as they stand after a merge: undo leaves alone what somebody else has written since,
 * `seen` says what was known, clocks go on from the greatest, and the chain of each holds. */
#include "store/pv-store-private.h"

#include "scratch.h"
#include "simulated-disk.h"

#define OURS 5
#define THEIRS 6

static PvStore *
open_as (guint32 replica)
{
  g_autoptr (GError) error = NULL;
  PvSql *sql = pv_sql_open ("two", "two", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, simulated_disk_name (), &error);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), PV_STORE_VERSION);
  PvStore *store;
  gint64 version;

  g_assert_true (pv_sql_get_int (sql, "PRAGMA user_version", 0, &version, &error));
  if (version == 0)
    g_assert_true (pv_store_make_document (sql, tables, "6c1f3f0e-0000-4000-8000-000000000001", &error));
  store = pv_store_new_on (sql, pv_kinds_default (), replica, replica == OURS ? "Ensimmäinen" : "Toinen", &error);
  g_assert_no_error (error);
  return store;
}

static PvId
next_id (gpointer data)
{
  guint32 *counter = data;

  return pv_id_make (OURS, ++*counter);
}

/* Carries @edits out in a store of its own, as @replica. */
static PvId
write_as (guint32 replica, PvEdits *edits, PvId wanted)
{
  PvStore *store = open_as (replica);
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint32 counter;

  g_assert_true (pv_store_load (store, model, &error));
  g_assert_true (pv_store_get_last_counter (store, &counter, &error));
  plan = pv_plan_new (model, edits, next_id, &counter, &error);
  g_assert_no_error (error);
  g_assert_true (pv_store_write (store, plan, 0, 0, &error));
  wanted = pv_plan_real_id (plan, wanted);
  pv_store_close (store);
  pv_edits_free (edits);
  return wanted;
}

/* One edit of the step that @token holds together. */
static void
write_name_in (PvStore *store, PvId id, const char *name, guint token)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pv_store_load (store, model, &error));
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  plan = pv_plan_new (model, edits, next_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pv_store_write (store, plan, token, 0, &error));
  g_assert_no_error (error);
}

static PvId
add_actor (void)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  return write_as (OURS, edits, id);
}

static void
set_as (guint32 replica, PvId id, PvLang lang, const char *name)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, lang, name);
  write_as (replica, edits, id);
}

static void
assert_name (PvStore *store, PvId id, PvLang lang, const char *name)
{
  gboolean removed = TRUE;
  g_autoptr (PvRecord) record = pv_store_read (store, PV_ACTOR, id, &removed, NULL);

  g_assert_false (removed);
  g_assert_cmpstr (pv_record_get_text (record, PV_ACTOR_NAME, lang), ==, name);
}

static void
assert_sound (PvStore *store)
{
  g_autoptr (GPtrArray) lines = pv_store_check (store, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

static guint
undo (PvStore *store)
{
  g_autoptr (GPtrArray) restored = NULL;
  guint skipped = 0;

  g_assert_true (pv_store_undo (store, FALSE, 0, &restored, &skipped, NULL));
  return skipped;
}

static void
test_undo_spares_what_others_wrote (void)
{
  PvId id = add_actor ();
  PvEdits *both = pv_edits_new (PV_VERB_CHANGE);
  PvStore *store;

  pv_edits_set_text (both, id, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");
  pv_edits_set_text (both, id, PV_ACTOR_NAME, PV_LANG_SV, "FPA");
  write_as (OURS, both, id);
  set_as (THEIRS, id, PV_LANG_FI, "Kela (muut)");

  store = open_as (OURS);
  g_assert_cmpuint (undo (store), ==, 1);
  assert_name (store, id, PV_LANG_FI, "Kela (muut)");
  assert_name (store, id, PV_LANG_SV, NULL);
  assert_sound (store);
  pv_store_close (store);
  simulated_disk_clear ();
}

/* Our later edit was undone, and with it their value stands again: the step below must not write over it. */
static void
test_undo_of_an_undo_below (void)
{
  PvId id = add_actor ();
  PvStore *store;

  set_as (OURS, id, PV_LANG_FI, "A");
  set_as (THEIRS, id, PV_LANG_FI, "B");
  set_as (OURS, id, PV_LANG_FI, "C");
  store = open_as (OURS);
  g_assert_cmpuint (undo (store), ==, 0);
  assert_name (store, id, PV_LANG_FI, "B");
  g_assert_cmpuint (undo (store), ==, 1);
  assert_name (store, id, PV_LANG_FI, "B");
  assert_sound (store);
  pv_store_close (store);
  simulated_disk_clear ();
}

/* A visit to a field that ends where it began leaves nothing to write: the change says that it was undone, and no cell. */
static void
test_undo_of_nothing (void)
{
  PvId id = add_actor ();
  PvStore *store = open_as (OURS);
  gint64 before, after;

  write_name_in (store, id, "Kansaneläkelaitos", 7);
  write_name_in (store, id, "Kela", 7);
  g_assert_true (pv_sql_get_int (store->sql, "SELECT count (*) FROM op", 0, &before, NULL));
  g_assert_cmpuint (undo (store), ==, 0);
  g_assert_true (pv_sql_get_int (store->sql, "SELECT count (*) FROM op", 0, &after, NULL));
  g_assert_cmpint (after, ==, before);
  assert_name (store, id, PV_LANG_FI, "Kela");
  g_assert_cmpint (pv_store_get_undo (store)->verb, ==, PV_VERB_ADD);
  assert_sound (store);
  pv_store_close (store);
  simulated_disk_clear ();
}

/* What is undone is one's own, whoever wrote last. */
static void
test_own_steps_alone (void)
{
  PvId id = add_actor ();
  PvStore *store;

  set_as (THEIRS, id, PV_LANG_SV, "FPA");
  store = open_as (THEIRS);
  g_assert_cmpint (pv_store_get_undo (store)->verb, ==, PV_VERB_CHANGE);
  undo (store);
  g_assert_null (pv_store_get_undo (store));
  pv_store_close (store);
  store = open_as (OURS);
  g_assert_cmpint (pv_store_get_undo (store)->verb, ==, PV_VERB_ADD);
  pv_store_close (store);
  simulated_disk_clear ();
}

static void
test_seen (void)
{
  PvId id = add_actor ();
  PvStore *store;
  gint64 n;

  set_as (OURS, id, PV_LANG_FI, "A");
  set_as (THEIRS, id, PV_LANG_FI, "B");
  set_as (THEIRS, id, PV_LANG_FI, "C");
  store = open_as (OURS);
  g_assert_true (pv_sql_get_int (store->sql, "SELECT count (*) FROM seen", 0, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (pv_sql_get_int (store->sql, "SELECT upto FROM seen WHERE org = 6 AND o = 5 AND ctr = 1", 0, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  pv_store_close (store);
  set_as (OURS, id, PV_LANG_FI, "D");
  store = open_as (OURS);
  g_assert_true (pv_sql_get_int (store->sql, "SELECT upto FROM seen WHERE org = 5 AND o = 6 AND ctr = 3", 0, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  assert_sound (store);
  pv_store_close (store);
  simulated_disk_clear ();
}

/* A clock that runs backwards: the next edit still wins. */
static void
test_clock_backwards (void)
{
  PvId id;
  PvStore *store;

  pv_clock_freeze (1800000000000);
  id = add_actor ();
  set_as (THEIRS, id, PV_LANG_FI, "B");
  pv_clock_freeze (1000000000000);
  set_as (OURS, id, PV_LANG_FI, "C");
  store = open_as (OURS);
  assert_name (store, id, PV_LANG_FI, "C");
  assert_sound (store);
  pv_store_close (store);
  pv_clock_freeze (-1);
  simulated_disk_clear ();
}

static const char *
author_of (GHashTable *authors, const PvStoreLine *line)
{
  return g_hash_table_lookup (authors, &line->who);
}

static void
test_history_names_authors (void)
{
  PvId id = add_actor ();
  PvStore *store;
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) who = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GHashTable) authors = NULL;
  PvStoreLines *history = pv_store_lines_new ();
  const PvStoreLine *lines;
  guint n;

  set_as (THEIRS, id, PV_LANG_FI, "B");
  store = open_as (OURS);
  changes = pv_store_read_changes (store, NULL, NULL);
  g_assert_true (pv_store_lines_take (history, changes));
  lines = pv_store_lines_get (history, &n);
  g_assert_cmpuint (n, ==, 2);
  g_array_append_val (who, lines[0].who);
  g_array_append_val (who, lines[1].who);
  authors = pv_store_read_authors (store, who, NULL);
  g_assert_cmpstr (author_of (authors, &lines[1]), ==, "Toinen");
  g_assert_cmpuint (lines[1].org, ==, THEIRS);
  g_assert_cmpstr (author_of (authors, &lines[0]), ==, "Ensimmäinen");
  g_assert_false (pv_store_lines_take (history, changes));
  pv_store_lines_free (history);
  pv_store_close (store);
  simulated_disk_clear ();
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/two-replicas/undo-spares-what-others-wrote", test_undo_spares_what_others_wrote);
  g_test_add_func ("/store/two-replicas/undo-of-an-undo-below", test_undo_of_an_undo_below);
  g_test_add_func ("/store/two-replicas/undo-of-nothing", test_undo_of_nothing);
  g_test_add_func ("/store/two-replicas/own-steps-alone", test_own_steps_alone);
  g_test_add_func ("/store/two-replicas/seen", test_seen);
  g_test_add_func ("/store/two-replicas/clock-backwards", test_clock_backwards);
  g_test_add_func ("/store/two-replicas/history-names-authors", test_history_names_authors);
  return scratch_run ();
}
