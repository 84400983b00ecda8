/* What the log costs: one line for each measure, for bench.py.
 *
 *   commit MS FDATASYNC-MS              medians, taken in turn on the same disk
 *   edits N PUBLISH-MS OPEN-MS UNDO-MS MERGE-MS BYTES-AN-EDIT      a copy with 1,000 changes more is merged
 *   open ACTORS OPS MS                  a document from elsewhere: the gate, the working copy, the model
 *
 * bench-store FOLDER          on the disk to be measured; the folder is emptied by who calls
 * bench-store FOLDER EDITS    measures nothing: leaves a document with that many in FOLDER/long.polku, for bench-window */
#include "store/pv-store-private.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define COMMITS 200

typedef struct
{
  PvStore *store;
  PvModel *model;
  guint32 counter;
  PvRandom random;
} Bench;

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

static PvId
next_id (gpointer data)
{
  Bench *bench = data;

  return pv_id_make (pv_store_get_replica (bench->store), ++bench->counter);
}

static void G_GNUC_NORETURN
give_up (const char *what, const GError *error)
{
  fprintf (stderr, "bench-store: %s: %s\n", what, error ? error->message : "failed");
  exit (1);
}

static void
write_edits (Bench *bench, PvEdits *edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvPlan) plan = pv_plan_new (bench->model, edits, next_id, bench, &error);

  if (plan == NULL)
    give_up ("an edit", error);
  pv_change_set_unref (pv_plan_carry_out (plan, bench->model));
  if (!pv_store_write (bench->store, plan, 0, pv_clock_now_ms (), &error))
    give_up ("a commit", error);
}

/* In changes of a hundred. */
static void
add_actors (Bench *bench, guint n)
{
  for (guint i = 0; i < n;)
    {
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

      for (guint k = 0; k < 100 && i < n; k++, i++)
        {
          PvId id = pv_edits_add (edits, PV_ACTOR);
          g_autofree char *name = g_strdup_printf ("Pohjanmaan työllisyyspalvelu %u", i);
          g_autofree char *namn = g_strdup_printf ("Österbottens sysselsättningstjänst %u", i);

          pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
          pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_SV, namn);
          pv_edits_set_int (edits, id, PV_ACTOR_KIND, 1);
        }
      write_edits (bench, edits);
    }
}

static void
change_one (Bench *bench, guint number)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autofree char *text = g_strdup_printf ("Ohjaa nuoria palveluihin, muutos %u", number);
  guint n;
  PvRecord *const *actors = pv_model_list (bench->model, PV_ACTOR, &n);

  pv_edits_set_text (edits, pv_record_get_id (actors[pv_random_below (&bench->random, n)]), PV_ACTOR_CORE_TASK, PV_LANG_FI, text);
  write_edits (bench, edits);
}

static Bench
bench_begin (const char *path)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { .store = pv_store_create (path, pv_kinds_default (), NULL, &error), .model = pv_model_new (pv_kinds_default ()) };

  if (bench.store == NULL)
    give_up (path, error);
  pv_random_seed (&bench.random, 1);
  return bench;
}

static void
bench_end (Bench *bench)
{
  pv_store_close (bench->store);
  pv_model_unref (bench->model);
}

/* Building what is measured afterwards need not survive the power. */
static void
set_careless (Bench *bench, gboolean careless)
{
  if (!pv_sql_run (bench->store->sql, careless ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL", NULL))
    give_up ("PRAGMA synchronous", NULL);
}

static double
sync_once (int fd)
{
  static const char bytes[4096];
  gint64 start = g_get_monotonic_time ();

  if (pwrite (fd, bytes, sizeof bytes, 0) != sizeof bytes || fdatasync (fd) != 0)
    give_up ("fdatasync", NULL);
  return ms_since (start);
}

static void
bench_commit (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "commit.polku", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain", NULL);
  g_autoptr (GArray) commits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) syncs = g_array_new (FALSE, FALSE, sizeof (double));
  Bench bench = bench_begin (path);
  int fd = g_open (plain, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  add_actors (&bench, 300);
  for (guint i = 0; i < COMMITS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double took;

      change_one (&bench, i);
      took = ms_since (start);
      g_array_append_val (commits, took);
      took = sync_once (fd);
      g_array_append_val (syncs, took);
    }

  close (fd);
  bench_end (&bench);
  printf ("commit %.2f %.2f\n", median (commits), median (syncs));
}

static double
undo_once (Bench *bench)
{
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  guint skipped;

  if (!pv_store_undo (bench->store, FALSE, pv_clock_now_ms (), &restored, &skipped, &error))
    give_up ("undo", error);
  return ms_since (start);
}

static double
publish_once (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!pv_store_publish (bench->store, &error))
    give_up ("publishing", error);
  return ms_since (start);
}

/* As another laptop opens it, which has no working copy yet; how long that took. */
static double
open_elsewhere (const char *path, Bench *there)
{
  g_autofree char *sent = g_strconcat (path, ".sent", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (sent);
  g_autoptr (GError) error = NULL;
  gint64 start;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    give_up (sent, error);
  *there = (Bench) { .model = pv_model_new (pv_kinds_default ()) };
  pv_random_seed (&there->random, 2);
  start = g_get_monotonic_time ();
  there->store = pv_store_open (sent, pv_kinds_default (), NULL, &error);
  if (there->store == NULL || !pv_store_load (there->store, there->model, &error))
    give_up (sent, error);
  return ms_since (start);
}

/* What the other laptop did meanwhile comes here. */
static double
merge_from (Bench *bench, Bench *there, const char *path)
{
  g_autofree char *sent = g_strconcat (path, ".sent", NULL);
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  set_careless (there, TRUE);
  for (guint i = 0; i < 1000; i++)
    change_one (there, i);
  publish_once (there);
  start = g_get_monotonic_time ();
  if (!pv_store_merge_file (bench->store, sent, NULL, &report, &error))
    give_up (sent, error);
  if (report->n_changes < 1000)
    give_up ("merging brought less than was done", NULL);
  return ms_since (start);
}

static void
bench_edits (const char *folder, guint n_edits)
{
  g_autofree char *name = g_strdup_printf ("edits-%u.polku", n_edits);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Bench bench = bench_begin (path);
  double undo, publish, open, merge;
  Bench there;
  GStatBuf before, after;

  set_careless (&bench, TRUE);
  add_actors (&bench, 300);
  publish_once (&bench);
  g_stat (path, &before);
  for (guint i = 0; i < n_edits; i++)
    change_one (&bench, i);
  set_careless (&bench, FALSE);

  publish = publish_once (&bench);
  g_stat (path, &after);
  undo = undo_once (&bench);
  publish_once (&bench);
  open = open_elsewhere (path, &there);
  merge = merge_from (&bench, &there, path);
  bench_end (&there);
  bench_end (&bench);
  printf ("edits %u %.0f %.0f %.1f %.0f %.0f\n", n_edits, publish, open, undo, merge, (double) (after.st_size - before.st_size) / n_edits);
}

/* 20,000 actors of three cells and the mark that they are there, and as many changes as make the ops 600,000. */
static void
bench_open (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "large.polku", NULL);
  Bench bench = bench_begin (path);
  gint64 ops = 0;
  Bench there;
  double took;

  set_careless (&bench, TRUE);
  add_actors (&bench, 20000);
  for (guint i = 0; ops < 600000; i++)
    {
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
      guint n;
      PvRecord *const *actors = pv_model_list (bench.model, PV_ACTOR, &n);
      g_autofree char *text = g_strdup_printf ("Tehtävä %u", i);

      for (guint k = 0; k < 500; k++)
        pv_edits_set_text (edits, pv_record_get_id (actors[pv_random_below (&bench.random, n)]), PV_ACTOR_CORE_TASK, PV_LANG_FI, text);
      write_edits (&bench, edits);
      if (!pv_sql_get_int (bench.store->sql, "SELECT count (*) FROM op", 0, &ops, NULL))
        give_up ("count", NULL);
    }
  publish_once (&bench);
  bench_end (&bench);
  took = open_elsewhere (path, &there);
  bench_end (&there);
  printf ("open 20000 %" G_GINT64_FORMAT " %.0f\n", ops, took);
}

#define LAPTOPS 5

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir (to, 0755);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (source);
      g_autoptr (GFile) copy = g_file_new_for_path (target);
      g_autoptr (GError) error = NULL;

      if (!g_file_copy (file, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
        give_up (name, error);
    }
}

static Bench
open_folder (const char *path, double *took)
{
  Bench bench = { .model = pv_model_new (pv_kinds_default ()) };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  pv_random_seed (&bench.random, 3);
  bench.store = pv_store_open (path, pv_kinds_default (), NULL, &error);
  if (bench.store == NULL || !pv_store_load (bench.store, bench.model, &error)
      || !pv_store_get_last_counter (bench.store, &bench.counter, &error))
    give_up (path, error);
  *took = ms_since (start);
  return bench;
}

/* Each laptop makes its share of the edits in a file of its own; then one more opens the folder, opens it again with nothing new
 * there, and when one of the files has a thousand changes more. */
static void
bench_together (const char *folder, guint n_edits)
{
  g_autofree char *first = g_build_filename (folder, "laptop.polku.d", NULL);
  g_autofree char *other = g_build_filename (folder, "other.polku.d", NULL);
  double took, opening, again, merging;
  Bench bench;

  g_setenv ("PV_LAPTOP", "laptop", TRUE);
  bench = bench_begin (first);
  add_actors (&bench, 300);
  for (guint laptop = 0; laptop < LAPTOPS; laptop++)
    {
      g_autofree char *at = g_strdup_printf ("%s/laptop-%u.polku.d", folder, laptop);

      set_careless (&bench, TRUE);
      for (guint i = 0; i < n_edits / LAPTOPS; i++)
        change_one (&bench, i);
      publish_once (&bench);
      if (laptop + 1 == LAPTOPS)
        break;
      copy_folder (laptop == 0 ? first : other, at);
      bench_end (&bench);
      g_free (other);
      other = g_strdup (at);
      bench = open_folder (at, &took);
    }
  {
    g_autofree char *there = g_build_filename (folder, "there.polku.d", NULL);
    Bench reader;

    copy_folder (other, there);
    reader = open_folder (there, &opening);
    bench_end (&reader);
    reader = open_folder (there, &again);
    bench_end (&reader);
    for (guint i = 0; i < 1000; i++)
      change_one (&bench, i);
    publish_once (&bench);
    copy_folder (other, there);
    reader = open_folder (there, &merging);
    bench_end (&reader);
  }
  bench_end (&bench);
  printf ("together %u %u %.0f %.0f %.0f\n", LAPTOPS, n_edits, opening, again, merging);
}

static void
make_long (const char *folder, guint n_edits)
{
  g_autofree char *path = g_build_filename (folder, "long.polku", NULL);
  Bench bench = bench_begin (path);

  set_careless (&bench, TRUE);
  add_actors (&bench, 300);
  for (guint i = 0; i < n_edits; i++)
    change_one (&bench, i);
  publish_once (&bench);
  bench_end (&bench);
}

int
main (int argc, char **argv)
{
  if (argc != 2 && argc != 3)
    {
      fputs ("usage: bench-store FOLDER [EDITS]\n", stderr);
      return 2;
    }

  g_setenv ("XDG_DATA_HOME", argv[1], TRUE);
  if (argc == 3)
    {
      make_long (argv[1], (guint) g_ascii_strtoull (argv[2], NULL, 10));
      return 0;
    }
  bench_commit (argv[1]);
  bench_edits (argv[1], 1000);
  bench_edits (argv[1], 20000);
  bench_edits (argv[1], 200000);
  bench_open (argv[1]);
  bench_together (argv[1], 20000);
  return 0;
}
