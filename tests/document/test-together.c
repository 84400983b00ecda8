/* A shared folder with one file a laptop. Each laptop here has the folder at a place of its own, as a sync program lays it, and so a
 * working copy of its own; the test is the sync program. */
#include "document/document.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_LAPTOPS 5
#define PATIENCE_S 30

static const char *program;
static const char *const words[N_LAPTOPS] = { "anna", "bertta", "cecilia", "doris", "eeva" };

typedef struct
{
  const char *word;            /* what the laptop is called */
  char *folder;
  PvDocument *document;
} Laptop;

static char *
laptop_folder (const char *test, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", test, number);
  g_autofree char *home = scratch_path (name);

  g_mkdir_with_parents (home, 0755);
  return g_build_filename (home, "region.polku.d", NULL);
}

static void
laptop_open (Laptop *laptop)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("PV_LAPTOP", laptop->word, TRUE);
  laptop->document = pv_document_open (laptop->folder, pv_kinds_default (), laptop->word, &error);
  g_assert_no_error (error);
  g_assert_true (pv_document_is_together (laptop->document));
  g_assert_false (pv_document_is_read_only (laptop->document));
  g_assert_cmpstr (pv_document_get_path (laptop->document), ==, laptop->folder);
}

static void
laptop_close (Laptop *laptop)
{
  g_autoptr (GError) error = NULL;

  pv_document_close (laptop->document, TRUE, &error);
  g_assert_no_error (error);
  g_clear_object (&laptop->document);
}

static void
laptop_publish (Laptop *laptop)
{
  g_autoptr (GError) error = NULL;

  pv_document_publish (laptop->document, &error);
  g_assert_no_error (error);
}

static void
laptop_clear (Laptop *laptop)
{
  if (laptop->document != NULL)
    fixture_close (laptop->document);
  g_free (laptop->folder);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

/* What one laptop's folder has comes into the other's; the other's own file is left alone. */
static void
sync_all (const Laptop *from, const Laptop *to)
{
  g_autoptr (GPtrArray) names = NULL;

  g_mkdir_with_parents (to->folder, 0755);
  names = list_files (from->folder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *source = g_build_filename (from->folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *target = g_build_filename (to->folder, g_ptr_array_index (names, i), NULL);

      copy_file (source, target);
    }
}

/* --- what is the same everywhere --- */

static void
add_rows (GChecksum *sum, sqlite3 *db, const char *query)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, query, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);

      g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
    }
  sqlite3_finalize (statement);
}

/* Over the whole log and the words about persons. */
static char *
digest_of (PvDocument *document)
{
  static const char *const queries[] = {
    "SELECT org || ' ' || ctr || ' ' || hlc || ' ' || verb || ' ' || id || ' ' || hex (hash) FROM change ORDER BY org, ctr",
    "SELECT tbl || ' ' || row || ' ' || col || ' ' || hlc || ' ' || org || ' ' || quote (new) FROM op ORDER BY tbl, row, col, hlc, org",
    "SELECT id || ' ' || text FROM pii ORDER BY id",
    "SELECT id || ' ' || org || ' ' || ctr FROM pii_erased ORDER BY id",
  };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *path = scratch_path ("digest.polku");
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_unlink (path);
  pv_document_save_copy (document, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    add_rows (sum, db, queries[i]);
  sqlite3_close (db);
  return g_strdup (g_checksum_get_string (sum));
}

static char *
conflicts_of (PvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = pv_document_get_conflicts (document, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *sentence = pv_conflict_sentence (document, g_ptr_array_index (conflicts, i));

      g_string_append_printf (text, "%s\n", sentence);
    }
  return g_string_free (text, FALSE);
}

/* The check reads the state again out of the log: what it finds is what merging may bring about among the rules, and no more. */
static void
assert_sound (PvDocument *document)
{
  g_autofree char *path = scratch_path ("sound.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *again;

  g_unlink (path);
  g_assert_true (pv_document_save_copy (document, path, &error));
  again = fixture_open (path, &error);
  g_assert_no_error (error);
  fixture_close (again);
}

static void
assert_equal (const Laptop *laptops, guint n)
{
  g_autofree char *digest = digest_of (laptops[0].document);
  g_autofree char *conflicts = conflicts_of (laptops[0].document);

  for (guint i = 1; i < n; i++)
    {
      g_autofree char *other = digest_of (laptops[i].document);
      g_autofree char *others = conflicts_of (laptops[i].document);
      g_autofree char *difference
        = random_edits_difference (pv_document_get_model (laptops[0].document), pv_document_get_model (laptops[i].document));

      g_assert_cmpstr (difference, ==, NULL);
      g_assert_cmpstr (other, ==, digest);
      g_assert_cmpstr (others, ==, conflicts);
    }
  assert_sound (laptops[0].document);
}

/* --- five laptops --- */

/* A file on its way from its laptop to another; the sync program delivers it some time, whole. */
typedef struct
{
  guint to;
  char *name;
  char *bytes;
  gsize size;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  g_free (sent->name);
  g_free (sent->bytes);
  g_free (sent);
}

static char *
own_file (const Laptop *laptop)
{
  GPtrArray *files = pv_document_get_laptops (laptop->document);

  for (guint i = 0; i < files->len; i++)
    if (((PvLaptopFile *) g_ptr_array_index (files, i))->own)
      return g_strdup (((PvLaptopFile *) g_ptr_array_index (files, i))->name);
  return NULL;
}

static void
send (GPtrArray *under_way, const Laptop *laptops, guint from, guint to)
{
  g_autofree char *name = own_file (&laptops[from]);
  g_autofree char *path = name ? g_build_filename (laptops[from].folder, name, NULL) : NULL;
  Sent *sent;

  if (name == NULL || from == to)
    return;
  sent = g_new0 (Sent, 1);
  sent->to = to;
  sent->name = g_steal_pointer (&name);
  g_assert_true (g_file_get_contents (path, &sent->bytes, &sent->size, NULL));
  g_ptr_array_add (under_way, sent);
}

/* Half of it first, or under a name that tells of a conflict, as such programs do. */
static void
deliver (GPtrArray *under_way, const Laptop *laptops, PvRandom *random)
{
  guint which = pv_random_below (random, under_way->len), how = pv_random_below (random, 10);
  const Sent *sent = g_ptr_array_index (under_way, which);
  g_autofree char *path = g_build_filename (laptops[sent->to].folder, sent->name, NULL);
  g_autofree char *stem = g_strndup (sent->name, strlen (sent->name) - strlen (".polku"));
  g_autofree char *conflicted = g_strdup_printf ("%s/%s (conflicted copy %u).polku", laptops[sent->to].folder, stem, how);

  if (how == 0)
    {
      g_assert_true (g_file_set_contents (path, sent->bytes, (gssize) (sent->size / 2), NULL));
      laptop_publish ((Laptop *) &laptops[sent->to]);
    }
  g_assert_true (g_file_set_contents (how == 1 ? conflicted : path, sent->bytes, (gssize) sent->size, NULL));
  g_ptr_array_remove_index_fast (under_way, which);
}

static void
edit (Laptop *laptop, PvRandom *random)
{
  g_autoptr (PvEdits) edits = random_edits_new (pv_document_get_model (laptop->document), random, 60);

  pv_document_commit (laptop->document, edits, NULL);
  if (pv_random_below (random, 12) == 0)
    pv_document_undo (laptop->document, NULL, NULL);
}

static void
exchange (Laptop *laptops, guint n)
{
  for (guint round = 0; round < 2; round++)
    for (guint from = 0; from < n; from++)
      {
        g_autofree char *name = NULL;

        laptop_publish (&laptops[from]);
        name = own_file (&laptops[from]);
        for (guint to = 0; name != NULL && to < n; to++)
          {
            g_autofree char *source = g_build_filename (laptops[from].folder, name, NULL);
            g_autofree char *target = g_build_filename (laptops[to].folder, name, NULL);

            if (to != from)
              copy_file (source, target);
          }
      }
  for (guint i = 0; i < n; i++)
    laptop_publish (&laptops[i]);
}

static void
open_five (Laptop *laptops, const char *test)
{
  g_autoptr (GError) error = NULL;
  PvDocument *first;

  for (guint i = 0; i < N_LAPTOPS; i++)
    laptops[i] = (Laptop) { words[i], laptop_folder (test, i), NULL };

  g_setenv ("PV_LAPTOP", words[0], TRUE);
  first = pv_document_create (laptops[0].folder, pv_kinds_default (), words[0], &error);
  g_assert_no_error (error);
  fixture_close (first);
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      if (i > 0)
        sync_all (&laptops[0], &laptops[i]);
      laptop_open (&laptops[i]);
    }
}

static void
walk (guint seed, guint n_steps)
{
  g_autofree char *test = g_strdup_printf ("walk%u", seed);
  g_autoptr (GPtrArray) under_way = g_ptr_array_new_with_free_func (sent_free);
  Laptop laptops[N_LAPTOPS];
  PvRandom random;

  pv_random_seed (&random, seed);
  open_five (laptops, test);
  for (guint step = 0; step < n_steps; step++)
    {
      guint who = pv_random_below (&random, N_LAPTOPS), what = pv_random_below (&random, 10);

      if (what < 6)
        edit (&laptops[who], &random);
      else if (what < 7)
        laptop_publish (&laptops[who]);
      else if (what < 9)
        send (under_way, laptops, who, pv_random_below (&random, N_LAPTOPS));
      else if (under_way->len > 0)
        deliver (under_way, laptops, &random);
      if (pv_random_below (&random, 100) == 0)
        {
          laptop_close (&laptops[who]);
          laptop_open (&laptops[who]);
        }
    }

  exchange (laptops, N_LAPTOPS);
  assert_equal (laptops, N_LAPTOPS);
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

static void
test_five (void)
{
  const char *factor = g_getenv ("PV_PROOF");
  guint n = 2 * (factor && atoi (factor) > 0 ? (guint) atoi (factor) : 1);

  for (guint seed = 1; seed <= n; seed++)
    walk (seed, 250);
}

/* --- who writes --- */

typedef struct
{
  ino_t inode;
  struct timespec written;
} Mark;

static Mark
mark_of (const Laptop *laptop, const char *name)
{
  g_autofree char *path = g_build_filename (laptop->folder, name, NULL);
  struct stat about;

  g_assert_cmpint (stat (path, &about), ==, 0);
  return (Mark) { about.st_ino, about.st_mtim };
}

static void
assert_same (Mark a, Mark b)
{
  g_assert_cmpuint (a.inode, ==, b.inode);
  g_assert_cmpint (a.written.tv_sec, ==, b.written.tv_sec);
  g_assert_cmpint (a.written.tv_nsec, ==, b.written.tv_nsec);
}

/* One laptop after the other works in the same folder, each under its own place; then nobody has anything to say. */
static void
test_idle (void)
{
  Laptop laptops[N_LAPTOPS];
  Mark anna, bertta;

  open_five (laptops, "idle");
  fixture_add_actor (laptops[0].document, "Kela");
  laptop_publish (&laptops[0]);
  fixture_add_actor (laptops[1].document, "Vaasan kaupunki");
  laptop_publish (&laptops[1]);
  exchange (laptops, N_LAPTOPS);
  assert_equal (laptops, N_LAPTOPS);

  anna = mark_of (&laptops[0], "anna.polku");
  bertta = mark_of (&laptops[1], "bertta.polku");
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < N_LAPTOPS; i++)
      {
        laptop_publish (&laptops[i]);
        laptop_close (&laptops[i]);
        laptop_open (&laptops[i]);
        g_assert_cmpint (pv_document_get_save_state (laptops[i].document), ==, PV_SAVE_SHARED);
      }
  assert_same (anna, mark_of (&laptops[0], "anna.polku"));
  assert_same (bertta, mark_of (&laptops[1], "bertta.polku"));

  /* Three have never had anything to say. */
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      g_autoptr (GPtrArray) names = list_files (laptops[i].folder);

      g_assert_cmpuint (names->len, ==, 2);
      laptop_clear (&laptops[i]);
    }
}

/* Two laptops that are called the same: the sync program keeps one file and puts the other aside. Nothing is lost, and the one
 * whose file was taken writes another from then on. */
static void
test_same_name (void)
{
  Laptop laptops[N_LAPTOPS];
  g_autofree char *mine = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *theirs = NULL;

  open_five (laptops, "same");
  for (guint i = 1; i < 3; i++)
    {
      fixture_close (laptops[i].document);
      pv_document_forget (laptops[i].folder, pv_kinds_default (), TRUE, &(guint){ 0 }, NULL);
      laptops[i].word = "kannettava";
      laptop_open (&laptops[i]);
      fixture_add_actor (laptops[i].document, i == 1 ? "Kela" : "VASEK");
      laptop_publish (&laptops[i]);
    }

  theirs = g_build_filename (laptops[1].folder, "kannettava.polku", NULL);
  mine = g_build_filename (laptops[2].folder, "kannettava.polku", NULL);
  aside = g_build_filename (laptops[2].folder, "kannettava (conflicted copy).polku", NULL);
  g_assert_cmpint (g_rename (mine, aside), ==, 0);
  copy_file (theirs, mine);
  laptop_publish (&laptops[2]);
  fixture_add_actor (laptops[2].document, "Startia");
  laptop_publish (&laptops[2]);
  sync_all (&laptops[2], &laptops[1]);
  laptop_publish (&laptops[1]);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (laptops[1].document), PV_ACTOR), ==, 3);
  assert_equal (laptops + 1, 2);
  {
    g_autofree char *other = own_file (&laptops[2]);

    g_assert_cmpstr (other, ==, "kannettava 2.polku");
  }
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

/* --- what lies there beside --- */

static const char *
problem_of (PvDocument *document, const char *name)
{
  GPtrArray *files = pv_document_get_laptops (document);

  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((PvLaptopFile *) g_ptr_array_index (files, i))->name, name))
      return ((PvLaptopFile *) g_ptr_array_index (files, i))->problem;
  return NULL;
}

static void
put (const Laptop *laptop, const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (laptop->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
assert_told (const Laptop *laptop, const char *name)
{
  const char *problem = problem_of (laptop->document, name);

  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, name));
  g_assert_null (strchr (problem, '\n'));
}

static void
test_strange_files (void)
{
  static const char *const strange[] = { "empty.polku", "half.polku", "rubbish.polku", "stranger.polku" };
  g_autofree char *stranger = fixture_document ("stranger.polku");
  g_autofree char *bytes = NULL;
  g_autofree char *others = NULL;
  g_autofree char *path = NULL;
  Laptop laptops[N_LAPTOPS];
  gsize size, others_size;

  open_five (laptops, "strange");
  fixture_add_actor (laptops[0].document, "Kela");
  laptop_publish (&laptops[0]);
  path = g_build_filename (laptops[0].folder, "anna.polku", NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (stranger, &others, &others_size, NULL));

  put (&laptops[1], "empty.polku", "", 0);
  put (&laptops[1], "half.polku", bytes, size / 2);
  put (&laptops[1], "rubbish.polku", "rubbish", 7);
  put (&laptops[1], "stranger.polku", others, others_size);
  put (&laptops[1], "anna.polku.tmp", bytes, 100);
  put (&laptops[1], "anna.polku~", bytes, 100);
  put (&laptops[1], "anna (conflicted copy).polku", bytes, size);
  laptop_publish (&laptops[1]);
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    assert_told (&laptops[1], strange[i]);
  g_assert_null (problem_of (laptops[1].document, "anna (conflicted copy).polku"));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (laptops[1].document), PV_ACTOR), ==, 1);
  g_assert_cmpint (pv_document_get_save_state (laptops[1].document), ==, PV_SAVE_SHARED);

  /* Whoever opens the folder for the first time is not led astray either, whichever of its files is chosen. */
  laptop_close (&laptops[1]);
  g_assert_true (pv_document_forget (laptops[1].folder, pv_kinds_default (), FALSE, &(guint){ 0 }, NULL));
  g_free (path);
  path = g_build_filename (laptops[1].folder, "empty.polku", NULL);
  laptops[1].document = fixture_open (path, NULL);
  g_assert_cmpstr (pv_document_get_path (laptops[1].document), ==, laptops[1].folder);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (laptops[1].document), PV_ACTOR), ==, 1);
  assert_told (&laptops[1], "stranger.polku");
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

static gboolean
out_of_time_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A file that appears while the document is open comes in by itself. */
static void
test_watched (void)
{
  Laptop laptops[N_LAPTOPS];
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, out_of_time_cb, &late);

  open_five (laptops, "watched");
  fixture_add_actor (laptops[3].document, "Kela");
  laptop_publish (&laptops[3]);
  sync_all (&laptops[3], &laptops[2]);
  while (!late && pv_model_count (pv_document_get_model (laptops[2].document), PV_ACTOR) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_assert_nonnull (pv_document_get_merge_report (laptops[2].document));
  g_source_remove (source);
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

/* --- from a file to a folder and back --- */

static void
test_from_file (void)
{
  g_autofree char *path = fixture_document ("plain.polku");
  g_autofree char *folder = scratch_path ("plain.polku.d");
  g_autofree char *moved = scratch_path ("moved elsewhere");
  g_autofree char *own = g_build_filename (folder, "anna.polku", NULL);
  g_autofree char *back = scratch_path ("back.polku");
  g_autoptr (GError) error = NULL;
  Laptop laptop = { "anna", g_strdup (moved), NULL };
  PvDocument *document;

  g_setenv ("PV_LAPTOP", "anna", TRUE);
  document = fixture_open (path, &error);
  fixture_add_actor (document, "Startia");
  pv_document_share_in_folder (document, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pv_document_get_path (document), ==, folder);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_false (pv_document_share_in_folder (document, folder, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (pv_document_save_copy (document, back, &error));
  fixture_close (document);

  /* The folder was renamed while nobody looked: the working copy comes along, and its own file stays its own. */
  g_assert_cmpint (g_rename (folder, moved), ==, 0);
  laptop_open (&laptop);
  fixture_add_actor (laptop.document, "VASEK");
  laptop_publish (&laptop);
  {
    g_autoptr (GPtrArray) names = list_files (moved);

    g_assert_cmpuint (names->len, ==, 1);
  }

  document = fixture_open (back, &error);
  g_assert_false (pv_document_is_together (document));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 3);
  fixture_close (document);
  laptop_clear (&laptop);
}

/* The folder is away: nothing is lost, and what was done meanwhile goes there when it is back. */
static void
test_gone (void)
{
  Laptop laptops[N_LAPTOPS];
  g_autofree char *away = scratch_path ("away");
  g_autoptr (GError) error = NULL;
  guint n_unshared = 0;

  open_five (laptops, "gone");
  g_assert_cmpint (g_rename (laptops[1].folder, away), ==, 0);
  fixture_add_actor (laptops[1].document, "Kela");
  g_assert_false (pv_document_publish (laptops[1].document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (pv_document_get_save_state (laptops[1].document), ==, PV_SAVE_NOT_SHARED);
  g_assert_cmpint (pv_document_get_shared_file (laptops[1].document), ==, PV_SHARED_FILE_GONE);
  fixture_close (g_steal_pointer (&laptops[1].document));
  g_assert_false (pv_document_forget (laptops[1].folder, pv_kinds_default (), FALSE, &n_unshared, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpuint (n_unshared, ==, 1);

  g_assert_cmpint (g_rename (away, laptops[1].folder), ==, 0);
  g_assert_true (pv_document_has_unshared (laptops[1].folder));
  laptop_open (&laptops[1]);
  laptop_close (&laptops[1]);
  g_assert_false (pv_document_has_unshared (laptops[1].folder));
  sync_all (&laptops[1], &laptops[0]);
  laptop_publish (&laptops[0]);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (laptops[0].document), PV_ACTOR), ==, 1);
  g_assert_true (pv_document_forget (laptops[1].folder, pv_kinds_default (), FALSE, &n_unshared, &error));
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

/* --- erasing --- */

static gboolean
has_bytes (const Laptop *laptop, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (laptop->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, text, strlen (text)) != NULL;
}

static gboolean
holds_erased (const Laptop *laptop, const char *name)
{
  GPtrArray *files = pv_document_get_laptops (laptop->document);

  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((PvLaptopFile *) g_ptr_array_index (files, i))->name, name))
      return ((PvLaptopFile *) g_ptr_array_index (files, i))->holds_erased;
  g_assert_not_reached ();
}

static void
add_person (PvDocument *document, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId actor = fixture_add_actor (document, "Vaasan kaupunki");
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, name);
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static void
test_erasing (void)
{
  static const char NAME[] = "Testi Esimerkki";
  Laptop laptops[N_LAPTOPS];
  g_autoptr (GError) error = NULL;
  g_autoptr (PvHoldings) holdings = NULL;
  g_autoptr (GArray) ids = NULL;

  open_five (laptops, "erase");
  add_person (laptops[0].document, NAME);
  exchange (laptops, N_LAPTOPS);
  fixture_add_actor (laptops[1].document, "Kela");
  exchange (laptops, N_LAPTOPS);
  g_assert_true (has_bytes (&laptops[1], "bertta.polku", NAME));

  holdings = pv_document_find_person (laptops[0].document, NAME, &error);
  ids = pv_holdings_ids (holdings, TRUE);
  g_assert_true (pv_document_erase_words (laptops[0].document, ids, &error));
  g_assert_no_error (error);
  g_assert_false (has_bytes (&laptops[0], "anna.polku", NAME));
  g_assert_true (holds_erased (&laptops[0], "bertta.polku"));
  g_assert_false (holds_erased (&laptops[0], "anna.polku"));

  /* The other one has nothing of its own to say, and yet writes its file anew: once. */
  sync_all (&laptops[0], &laptops[1]);
  laptop_publish (&laptops[1]);
  g_assert_false (has_bytes (&laptops[1], "bertta.polku", NAME));
  {
    Mark before = mark_of (&laptops[1], "bertta.polku");

    laptop_publish (&laptops[1]);
    assert_same (before, mark_of (&laptops[1], "bertta.polku"));
  }
  exchange (laptops, N_LAPTOPS);
  g_assert_false (holds_erased (&laptops[0], "bertta.polku"));
  assert_equal (laptops, N_LAPTOPS);
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

/* --- two programs, and kills --- */

/* Adds actors for ever, and says each number when it is in the folder. */
static void G_GNUC_NORETURN
be_child (const char *folder)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_open (folder, pv_kinds_default (), NULL, &error);

  g_assert_no_error (error);
  for (guint n = pv_model_count (pv_document_get_model (document), PV_ACTOR) + 1;; n++)
    {
      fixture_add_actor (document, "Lapsi");
      g_assert_true (pv_document_publish (document, &error));
      printf ("%u\n", n);
      fflush (stdout);
    }
}

static guint
kill_child (const char *home, const char *folder, guint acks, guint wait_us)
{
  const char *const arguments[] = { program, "--child", folder, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", home, TRUE), "PV_LAPTOP", "lapsi", TRUE);
  char line[32];
  guint number = 0;
  GPid pid;
  FILE *stream;
  int out;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) arguments, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, NULL));
  stream = fdopen (out, "r");
  for (guint i = 0; i < acks && fgets (line, sizeof line, stream) != NULL; i++)
    number = (guint) atoi (line);
  g_usleep (wait_us);
  kill (pid, SIGKILL);
  while (fgets (line, sizeof line, stream) != NULL)
    number = strchr (line, '\n') != NULL ? (guint) atoi (line) : number;
  fclose (stream);
  waitpid (pid, NULL, 0);
  return number;
}

static void
test_kill (void)
{
  g_autofree char *home = scratch_path ("child-home");
  Laptop laptops[N_LAPTOPS];
  PvRandom random;

  pv_random_seed (&random, 5);
  open_five (laptops, "kill");
  for (guint i = 0; i < 8; i++)
    {
      guint said = kill_child (home, laptops[0].folder, 1 + pv_random_below (&random, 5), pv_random_below (&random, 20000));

      laptop_publish (&laptops[0]);
      g_assert_cmpuint (pv_model_count (pv_document_get_model (laptops[0].document), PV_ACTOR), >=, said);
      g_assert_null (problem_of (laptops[0].document, "lapsi.polku"));
      assert_sound (laptops[0].document);
    }
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

static int
be_second (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = pv_document_open (folder, pv_kinds_default (), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (pv_document_is_read_only (document));
  g_assert_cmpint (pv_document_get_save_trouble (document), ==, PV_ERROR_BUSY);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_ACTOR), ==, 2);
  g_assert_true (pv_document_close (document, TRUE, &error));
  return 0;
}

/* A second program shows what the folder holds, of all laptops, and changes nothing. */
static void
test_second_program (void)
{
  Laptop laptops[N_LAPTOPS];
  const char *arguments[] = { program, "--second", NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  open_five (laptops, "second");
  fixture_add_actor (laptops[0].document, "Kela");
  laptop_publish (&laptops[0]);
  fixture_add_actor (laptops[1].document, "VASEK");
  laptop_publish (&laptops[1]);
  sync_all (&laptops[1], &laptops[0]);
  {
    g_autofree char *anna = g_build_filename (laptops[0].folder, "anna.polku", NULL);

    /* What came with the other's folder is an earlier state of the own file: it is written again. */
    laptop_publish (&laptops[0]);
    g_assert_true (g_file_test (anna, G_FILE_TEST_EXISTS));
  }
  arguments[2] = laptops[0].folder;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_true (g_spawn_check_wait_status (status, &error));
  for (guint i = 0; i < N_LAPTOPS; i++)
    laptop_clear (&laptops[i]);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    be_child (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--second"))
    return be_second (argv[2]);

  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/together/idle", test_idle);
  g_test_add_func ("/document/together/strange-files", test_strange_files);
  g_test_add_func ("/document/together/same-name", test_same_name);
  g_test_add_func ("/document/together/watched", test_watched);
  g_test_add_func ("/document/together/from-file", test_from_file);
  g_test_add_func ("/document/together/gone", test_gone);
  g_test_add_func ("/document/together/erasing", test_erasing);
  g_test_add_func ("/document/together/kill", test_kill);
  g_test_add_func ("/document/together/second-program", test_second_program);
  g_test_add_func ("/document/together/five", test_five);
  return scratch_run ();
}
