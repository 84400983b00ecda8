/* The power goes while a document is edited and shared. What is shared is the file of before or the new one, whole, and after a word
 * that it is in the shared file the new one; no edit that was acknowledged is lost. What is proven is the program's own code on real files
 * (recorded-disk.h), the store's and SQLite's. */
#include "random-edits.h"
#include "recorded-disk.h"
#include "scratch.h"
#include "store/pv-store-private.h"

#include <stdlib.h>
#include <string.h>

/* So many edits and shares are recorded at once, and the power goes so often in the midst of them. */
#define STEPS 12
#define CUTS 25

/* What was true when a call came back: from @call on it has to be so. */
typedef struct
{
  guint call;
  PvModel *model;              /* all that is acknowledged */
  GBytes *shared;              /* what a person was told to be in the shared file */
} Promise;

typedef struct
{
  char *path;
  PvStore *store;
  PvModel *model;
  PvRandom random;
  guint32 counter;
  GArray *promises;            /* Promise */
} Session;

static PvId
next_id (gpointer data)
{
  Session *session = data;

  return pv_id_make (pv_store_get_replica (session->store), ++session->counter);
}

static void
promise_clear (gpointer data)
{
  Promise *promise = data;

  pv_model_unref (promise->model);
  g_bytes_unref (promise->shared);
}

static GBytes *
read_shared (Session *session)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (session->path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static void
promise (Session *session, GBytes *shared)
{
  Promise one = { recorded_disk_calls (), pv_model_snapshot (session->model), shared };

  g_array_append_val (session->promises, one);
}

static GBytes *
shared_now (Session *session)
{
  return g_array_index (session->promises, Promise, session->promises->len - 1).shared;
}

static void
edit (Session *session)
{
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  while (plan == NULL || pv_plan_is_empty (plan))
    {
      g_clear_pointer (&plan, pv_plan_free);
      g_clear_pointer (&edits, pv_edits_free);
      edits = random_edits_new (session->model, &session->random, 30);
      plan = pv_plan_new (session->model, edits, next_id, session, NULL);
    }
  pv_store_write (session->store, plan, 0, 0, &error);
  g_assert_no_error (error);
  pv_change_set_unref (pv_plan_carry_out (plan, session->model));
}

static void
share (Session *session)
{
  g_autoptr (GError) error = NULL;

  pv_store_publish (session->store, &error);
  g_assert_no_error (error);
}

static void
begin (Session *session, guint seed)
{
  static guint n_sessions = 0;
  g_autofree char *name = g_strdup_printf ("shared/%u.polku", ++n_sessions);
  g_autoptr (GError) error = NULL;

  session->path = scratch_path (name);
  session->model = pv_model_new (pv_kinds_default ());
  session->promises = g_array_new (FALSE, FALSE, sizeof (Promise));
  g_array_set_clear_func (session->promises, promise_clear);
  pv_random_seed (&session->random, seed);
  session->store = pv_store_create (session->path, pv_kinds_default (), "Testi", &error);
  g_assert_no_error (error);
  edit (session);
  share (session);
}

/* Edits, and now and then they are shared. */
static void
work (Session *session)
{
  recorded_disk_begin ();
  promise (session, read_shared (session));
  for (guint i = 0; i < STEPS; i++)
    {
      if (pv_random_below (&session->random, 3) > 0)
        {
          edit (session);
          promise (session, g_bytes_ref (shared_now (session)));
        }
      else
        {
          share (session);
          promise (session, read_shared (session));
        }
    }
  edit (session);
  promise (session, g_bytes_ref (shared_now (session)));
  share (session);
  promise (session, read_shared (session));
  recorded_disk_end ();
  g_clear_pointer (&session->store, pv_store_close);
}

/* The last promise that was given before the power went after @call. */
static guint
promised_at (Session *session, guint call)
{
  guint at = 0;

  for (guint i = 0; i < session->promises->len; i++)
    if (g_array_index (session->promises, Promise, i).call <= call)
      at = i;
  return at;
}

/* As promised, or already as it was about to be. */
static gboolean
is_shared_kept (Session *session, const Promise *promised, const Promise *next)
{
  g_autoptr (GBytes) found = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (session->path, &contents, &length, NULL))
    return FALSE;
  found = g_bytes_new_take (contents, length);
  return g_bytes_equal (found, promised->shared) || g_bytes_equal (found, next->shared);
}

static gboolean
are_edits_kept (Session *session, PvStore *store, const Promise *promised, const Promise *next)
{
  g_autoptr (PvModel) read = pv_model_new (pv_kinds_default ());
  g_autoptr (GPtrArray) lines = pv_store_check (store, NULL);
  g_autofree char *lost = NULL, *early = NULL;

  if (pv_store_get_read_only_reason (store) || lines == NULL || lines->len > 0 || !pv_store_load (store, read, NULL))
    return FALSE;
  lost = random_edits_difference (promised->model, read);
  early = random_edits_difference (next->model, read);
  return lost == NULL || early == NULL;
}

/* And one can go on from there. */
static gboolean
survives (Session *session, guint call)
{
  guint at = promised_at (session, call);
  const Promise *promised = &g_array_index (session->promises, Promise, at);
  const Promise *next = &g_array_index (session->promises, Promise, MIN (at + 1, session->promises->len - 1));
  g_autoptr (PvStore) store = NULL;

  recorded_disk_cut_power (call, &session->random);
  if (!is_shared_kept (session, promised, next))
    return FALSE;
  store = pv_store_open (session->path, pv_kinds_default (), "Testi", NULL);
  return store != NULL && are_edits_kept (session, store, promised, next) && pv_store_publish (store, NULL);
}

static void
end (Session *session)
{
  g_clear_pointer (&session->store, pv_store_close);
  g_array_unref (session->promises);
  pv_model_unref (session->model);
  g_free (session->path);
}

static guint
times (guint usual)
{
  const char *wanted = g_getenv ("PV_SHARE"), *factor = g_getenv ("PV_PROOF");

  return (wanted ? (guint) atoi (wanted) : usual) * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);
}

/* How many of the cuts in @n sessions were survived. */
static guint
count_survived (guint n)
{
  guint survived = 0;

  for (guint seed = 1; seed <= n; seed++)
    {
      Session session = { 0 };

      begin (&session, seed);
      work (&session);
      for (guint i = 0; i < CUTS; i++)
        {
          guint call = pv_random_below (&session.random, recorded_disk_calls () + 1);

          if (survives (&session, call))
            survived++;
        }
      end (&session);
    }
  return survived;
}

static void
test_power_cut (void)
{
  guint n = times (3);

  g_assert_cmpuint (count_survived (n), ==, n * CUTS);
}

/* Without the sync of the new file its name may come to stand for half of it: the same look finds that. */
static void
test_without_sync (void)
{
  recorded_disk_skip_sync (TRUE, FALSE);
  g_assert_cmpuint (count_survived (2), <, 2 * CUTS);
  recorded_disk_skip_sync (FALSE, FALSE);
}

/* Without that of the folder the old file may be back after a person was told that the new one is there. */
static void
test_without_folder_sync (void)
{
  recorded_disk_skip_sync (FALSE, TRUE);
  g_assert_cmpuint (count_survived (2), <, 2 * CUTS);
  recorded_disk_skip_sync (FALSE, FALSE);
}

static void
put_letter (gpointer path)
{
  g_assert_true (g_file_set_contents (path, "kirje", 5, NULL));
}

/* Between the look at what is there and the new file's taking its name: what came is not written over, and nothing is lost. */
static void
test_quicker (void)
{
  Session session = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = NULL;

  begin (&session, 1);
  edit (&session);
  recorded_disk_at_next (RECORDED_DISK_SYNC, put_letter, session.path);
  g_assert_false (pv_store_publish (session.store, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_CHANGED);
  found = read_shared (&session);
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), "kirje", 5);
  g_assert_false (pv_store_is_shared (session.store));
  end (&session);
}

/* A name that was free when it was looked at is not taken from who took it meanwhile. */
static void
test_quicker_where_nothing_was (void)
{
  g_autofree char *path = scratch_path ("shared/tyhjä.polku");
  g_autoptr (GError) error = NULL;
  char *contents;
  PvStore *store;

  recorded_disk_at_next (RECORDED_DISK_RENAME, put_letter, path);
  store = pv_store_create (path, pv_kinds_default (), "Testi", &error);
  if (store != NULL)
    g_assert_false (pv_store_publish (store, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "kirje");
  g_free (contents);
  g_clear_pointer (&store, pv_store_close);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *shared = NULL;

  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  folder = scratch_path ("");
  shared = scratch_path ("shared");
  g_assert_cmpint (g_mkdir_with_parents (shared, 0700), ==, 0);
  recorded_disk_init (folder);
  g_test_add_func ("/store/share/power-cut", test_power_cut);
  g_test_add_func ("/store/share/power-cut-without-sync", test_without_sync);
  g_test_add_func ("/store/share/power-cut-without-folder-sync", test_without_folder_sync);
  g_test_add_func ("/store/share/quicker", test_quicker);
  g_test_add_func ("/store/share/quicker-where-nothing-was", test_quicker_where_nothing_was);
  return scratch_run ();
}
