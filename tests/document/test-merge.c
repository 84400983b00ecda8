/* Two laptops and a document, as a person sees it: what comes, what differs, settling it, taking it back, and files that nobody
 * writes without need. A laptop is a working copy; each has its own path here, and a sync client is a copy of a file. */
#include "document/document.h"

#include "fixture.h"
#include "laptops.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <string.h>

static void
count_cb (gpointer object, guint *n)
{
  (*n)++;
}

static void
test_what_comes (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (PvMergeReport) again = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const PvMergeSource *source;
  guint n_merged = 0, n_before;
  PvId first, made;

  two_laptops ("comes", &anna, &bo);
  first = laptop_first_actor (&anna);
  n_before = pv_model_count (pv_document_get_model (anna.document), PV_ACTOR);
  made = fixture_add_actor (bo.document, "Bon tekemä");
  laptop_set_name (&bo, first, "Bon nimeämä");
  g_signal_connect (anna.document, "merged", G_CALLBACK (count_cb), &n_merged);
  report = laptop_bring (&bo, &anna);

  g_assert_cmpuint (n_merged, ==, 1);
  g_assert_cmpuint (report->n_changes, ==, 2);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (report->n_untouched, >, 2);
  g_assert_cmpuint (report->sources->len, ==, 1);
  source = g_ptr_array_index (report->sources, 0);
  g_assert_cmpstr (source->author, ==, "Bo");
  g_assert_cmpstr (source->device, ==, g_get_host_name ());
  g_assert_cmpuint (source->counts->len, ==, 2);
  g_assert_cmpstr (laptop_name_of (&anna, made), ==, "Bon tekemä");
  g_assert_cmpstr (laptop_name_of (&anna, first), ==, "Bon nimeämä");
  g_assert_cmpuint (pv_model_count (pv_document_get_model (anna.document), PV_ACTOR), ==, n_before + 1);
  lines = pv_document_get_merge_lines (anna.document, report, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((const PvMergeLine *) g_ptr_array_index (lines, 0))->author, ==, "Bo");
  sentences = pv_merge_report_sentences (report);
  g_assert_cmpuint (sentences->len, ==, 4);
  laptop_assert_settled (&anna);

  /* Undo is one's own. */
  g_assert_false (pv_document_can_undo (anna.document));
  again = pv_document_merge (anna.document, bo.path, NULL);
  g_assert_cmpuint (again->ranges->len, ==, 0);
  g_assert_cmpuint (again->n_untouched, ==, report->n_untouched + 2);
  g_assert_cmpuint (n_merged, ==, 1);
}

static void
test_take_back (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GPtrArray) skipped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  PvId first, second, made;

  two_laptops ("back", &anna, &bo);
  first = laptop_first_actor (&anna);
  second = fixture_add_actor (anna.document, "Toinen");
  before = g_strdup (laptop_name_of (&anna, first));
  pv_merge_report_free (laptop_bring (&anna, &bo));
  made = fixture_add_actor (bo.document, "Bon tekemä");
  laptop_set_name (&bo, first, "Bon nimeämä");
  laptop_set_name (&bo, second, "Bon toinen");
  report = laptop_bring (&bo, &anna);
  laptop_set_name (&anna, second, "Annan toinen");

  g_assert_true (pv_document_take_back (anna.document, report, NULL, &skipped, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (laptop_name_of (&anna, first), ==, before);
  g_assert_cmpstr (laptop_name_of (&anna, second), ==, "Annan toinen");
  g_assert_null (laptop_record (&anna, made));
  g_assert_cmpuint (skipped->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (skipped, 0), "Annan toinen"));
  laptop_assert_settled (&anna);
  pv_merge_report_free (laptop_bring (&anna, &bo));
  g_assert_null (laptop_record (&bo, made));

  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  g_assert_cmpstr (laptop_name_of (&anna, first), ==, "Bon nimeämä");
  g_assert_nonnull (laptop_record (&anna, made));
}

static void
reopen (Laptop *laptop, const char *author)
{
  fixture_close (g_steal_pointer (&laptop->document));
  laptop->document = laptop_open_as (laptop->path, author);
}

/* Two merges, one of them nobody asked for, and the document opened anew: each can be taken back for itself, whose it was is told,
 * and no name stands in what this laptop keeps of it. */
static void
test_take_back_later (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (GPtrArray) merges = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const PvMergeReport *first_merge, *second_merge;
  const PvMergeSource *source;
  g_autofree char *before = NULL;
  guint n_records = 99;
  PvId first, made, later;

  two_laptops ("later", &anna, &bo);
  merges = pv_document_list_merges (anna.document, NULL);
  g_assert_cmpuint (merges->len, ==, 0);
  g_clear_pointer (&merges, g_ptr_array_unref);
  first = laptop_first_actor (&anna);
  before = g_strdup (laptop_name_of (&anna, first));
  made = fixture_add_actor (bo.document, "Bon tekemä");
  laptop_set_name (&bo, first, "Bon nimeämä");
  pv_merge_report_free (laptop_bring (&bo, &anna));
  pv_merge_report_free (laptop_bring (&bo, &anna));
  fixture_add_actor (anna.document, "Annan");
  later = fixture_add_actor (bo.document, "Bon myöhempi");
  g_assert_true (pv_document_publish (bo.document, NULL));
  g_assert_true (pv_document_publish (anna.document, NULL));
  g_assert_true (pv_document_close (anna.document, TRUE, NULL));
  laptop_copy_file (bo.path, anna.path);
  reopen (&anna, "Anna");
  g_assert_nonnull (laptop_record (&anna, later));
  reopen (&anna, "Anna");
  g_assert_null (pv_document_get_merge_report (anna.document));

  merges = pv_document_list_merges (anna.document, NULL);
  g_assert_cmpuint (merges->len, ==, 2);
  first_merge = g_ptr_array_index (merges, 1);
  second_merge = g_ptr_array_index (merges, 0);
  g_assert_cmpuint (first_merge->n_changes, ==, 2);
  g_assert_cmpuint (first_merge->n_added, ==, 1);
  g_assert_cmpuint (first_merge->n_changed, ==, 1);
  g_assert_false (first_merge->by_itself);
  g_assert_true (second_merge->by_itself);
  g_assert_cmpuint (second_merge->n_changes, ==, 1);
  source = g_ptr_array_index (first_merge->sources, 0);
  g_assert_cmpstr (source->author, ==, "Bo");

  g_assert_true (pv_document_take_back (anna.document, first_merge, &n_records, NULL, NULL));
  g_assert_cmpuint (n_records, ==, 2);
  g_assert_cmpstr (laptop_name_of (&anna, first), ==, before);
  g_assert_null (laptop_record (&anna, made));
  g_assert_nonnull (laptop_record (&anna, later));
  /* It reaches the other laptop, and a second time there is nothing left to take back. */
  pv_merge_report_free (laptop_bring (&anna, &bo));
  g_assert_null (laptop_record (&bo, made));
  reopen (&anna, "Anna");
  after = pv_document_list_merges (anna.document, NULL);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_true (pv_document_take_back (anna.document, g_ptr_array_index (after, 1), &n_records, NULL, NULL));
  g_assert_cmpuint (n_records, ==, 0);
  g_assert_true (pv_document_take_back (anna.document, g_ptr_array_index (after, 0), &n_records, NULL, NULL));
  g_assert_cmpuint (n_records, ==, 1);
  g_assert_null (laptop_record (&anna, later));
}

/* What stands beside the working copy may be anything: lines that are none are passed over. */
static void
test_take_back_from_nonsense (void)
{
  static const char NONSENSE[] = "x\n1 2 3\n-1 0 0 0 0 0 5:1-2\n1 0 0 0 0 0 5:1\n1 0 0 0 0 0 5:9-2\n1 0 0 0 0 0 99999999999:1-2\n"
                                 "1 0 0 0 0 0 77:1-2\n9 0 1 0 0 0\n";
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autoptr (GPtrArray) merges = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  fixture_forget_copies ();
  two_laptops ("nonsense", &anna, &bo);
  dir = g_dir_open (copies, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (copies, name, "merges", NULL);

      g_assert_true (g_file_set_contents (file, NONSENSE, -1, NULL));
    }
  merges = pv_document_list_merges (anna.document, NULL);
  g_assert_cmpuint (merges->len, ==, 0);
  fixture_add_actor (bo.document, "Bon tekemä");
  pv_merge_report_free (laptop_bring (&bo, &anna));
  g_clear_pointer (&merges, g_ptr_array_unref);
  merges = pv_document_list_merges (anna.document, NULL);
  g_assert_cmpuint (merges->len, ==, 1);
}

/* Of several files all come, or none. */
static void
test_all_or_nothing (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL }, carl = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autofree char *broken = scratch_path ("broken.polku");
  const PvMergeReport *together;
  const char *paths[] = { NULL, NULL, NULL };
  g_autoptr (GPtrArray) lines = NULL;
  GStatBuf shared, still;
  guint n_actors;

  two_laptops ("all", &anna, &bo);
  carl.path = scratch_path ("all-carl.polku");
  laptop_copy_file (bo.path, carl.path);
  carl.document = laptop_open_as (carl.path, "Carl");
  fixture_add_actor (bo.document, "Bon tekemä");
  fixture_add_actor (carl.document, "Carlin tekemä");
  g_assert_true (pv_document_publish (bo.document, NULL));
  g_assert_true (pv_document_publish (carl.document, NULL));
  laptop_copy_file (carl.path, broken);
  fixture_tamper (broken, "UPDATE op SET new = 'Väärä' WHERE new = 'Carlin tekemä'");
  n_actors = pv_model_count (pv_document_get_model (anna.document), PV_ACTOR);

  g_assert_true (pv_document_publish (anna.document, NULL));
  g_stat (anna.path, &shared);
  paths[0] = bo.path;
  paths[1] = broken;
  g_assert_null (pv_document_merge_all (anna.document, paths, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "broken.polku"));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (anna.document), PV_ACTOR), ==, n_actors);
  g_assert_null (pv_document_get_merge_report (anna.document));
  /* Nothing came, so there is nothing to share. */
  g_assert_true (pv_document_publish (anna.document, NULL));
  g_stat (anna.path, &still);
  g_assert_cmpint (shared.st_ino, ==, still.st_ino);
  fixture_add_actor (anna.document, "Annan tekemä");
  lines = pv_document_check (anna.document, NULL);
  g_assert_cmpuint (lines->len, ==, 0);

  paths[1] = carl.path;
  reports = pv_document_merge_all (anna.document, paths, NULL);
  g_assert_cmpuint (reports->len, ==, 2);
  g_assert_cmpuint (pv_model_count (pv_document_get_model (anna.document), PV_ACTOR), ==, n_actors + 3);
  together = pv_document_get_merge_report (anna.document);
  g_assert_cmpuint (together->files->len, ==, 2);
  g_assert_cmpuint (together->n_added, ==, 2);
  g_assert_true (pv_document_take_back (anna.document, together, NULL, NULL, NULL));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (anna.document), PV_ACTOR), ==, n_actors + 1);
  laptop_assert_settled (&anna);
}

static void
add_person (Laptop *laptop, PvId actor, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, name);
  g_assert_true (pv_document_commit (laptop->document, edits, NULL));
}

static guint
count_persons (Laptop *laptop, const char *name)
{
  g_autoptr (PvHoldings) holdings = pv_document_find_person (laptop->document, name, NULL);
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);

  return ids->len;
}

/* Six persons whom both know; Bo has erased all of them and shared that. */
static void
laptops_erase_six (const char *name, Laptop *anna, Laptop *bo)
{
  two_laptops (name, anna, bo);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *person = g_strdup_printf ("Henkilö%c Testi", (char) ('A' + i));

      add_person (anna, laptop_first_actor (anna), person);
    }
  laptops_bring_both (anna, bo);
  g_assert_true (pv_document_publish (anna->document, NULL));
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *person = g_strdup_printf ("Henkilö%c", (char) ('A' + i));
      g_autoptr (PvHoldings) holdings = pv_document_find_person (bo->document, person, NULL);
      g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);

      g_assert_true (pv_document_erase_words (bo->document, ids, NULL));
    }
  fixture_add_actor (bo->document, "Bon toimija");
  g_assert_true (pv_document_publish (bo->document, NULL));
}

/* The shared file would erase six persons while nobody is here to be asked: the document opens as it was. */
static void
test_many_erased_before_opening (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };

  laptops_erase_six ("six", &anna, &bo);
  fixture_close (g_steal_pointer (&anna.document));
  laptop_copy_file (bo.path, anna.path);
  anna.document = laptop_open_as (anna.path, "Anna");
  g_assert_cmpuint (count_persons (&anna, "HenkilöA"), ==, 1);
  g_assert_cmpuint (count_persons (&bo, "HenkilöA"), ==, 0);
}

/* What does not come in unasked is not written over either: the file stays as Bo left it until Anna has agreed. */
static void
test_many_erased_before_sharing (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autofree char *left = NULL, *now = NULL;
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, now_size;

  laptops_erase_six ("unasked", &anna, &bo);
  laptop_copy_file (bo.path, anna.path);
  g_assert_true (g_file_get_contents (anna.path, &left, &size, NULL));
  fixture_add_actor (anna.document, "Annan toimija");
  g_assert_false (pv_document_publish (anna.document, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (anna.path, &now, &now_size, NULL));
  g_assert_cmpmem (left, size, now, now_size);

  pv_document_allow_erasing (anna.document);
  report = pv_document_merge (anna.document, anna.path, &error);
  g_assert_no_error (error);
  g_assert_true (pv_document_publish (anna.document, &error));
  g_assert_no_error (error);
  pv_merge_report_free (laptop_bring (&anna, &bo));
  g_assert_cmpuint (count_persons (&anna, "HenkilöA"), ==, 0);
  g_assert_cmpuint (fixture_count_actors (anna.document), ==, fixture_count_actors (bo.document));
}

static guint
count_in_file (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  const char *at;
  gsize size;
  guint n = 0;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return 0;
  for (at = bytes; (at = memmem (at, size - (gsize) (at - bytes), words, strlen (words))) != NULL; at++)
    n++;
  return n;
}

/* In @path and all files below it: working copies, their journals, and the states that are kept. */
static guint
count_below (const char *path, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = dir ? 0 : count_in_file (path, words);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += count_below (child, words);
    }
  return n;
}

static guint
count_everywhere (Laptop *anna, Laptop *bo, const char *words)
{
  return count_in_file (anna->path, words) + count_in_file (bo->path, words) + count_below (g_get_user_data_dir (), words);
}

static PvId
add_contact (Laptop *laptop, const char *person)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Ryhmän vetäjä");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, laptop_first_actor (laptop));
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, person);
  return pv_document_commit_and_find (laptop->document, edits, id, NULL);
}

static void
set_person (Laptop *laptop, PvId id, PvField field, const char *words)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, field, PV_LANG_NONE, words);
  g_assert_true (pv_document_commit (laptop->document, edits, NULL));
}

static void
erase_person (Laptop *laptop, const char *query)
{
  g_autoptr (PvHoldings) holdings = pv_document_find_person (laptop->document, query, NULL);
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (ids->len, >, 0);
  pv_document_erase_words (laptop->document, ids, &error);
  g_assert_no_error (error);
}

/* One laptop erases a person while the other corrects the name: whichever hears of it first, no byte of either name is left in the
 * shared files, in the working copies or in the states that are kept. */
static void
test_erased_for_ever (void)
{
  for (guint order = 0; order < 2; order++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autoptr (PvMergeReport) report = NULL;
      PvId id;

      two_laptops (order ? "for-ever-1" : "for-ever-0", &anna, &bo);
      id = add_contact (&anna, "Maija Esimerkillinen");
      laptops_bring_both (&anna, &bo);
      erase_person (&anna, "Maija Esimerkillinen");
      set_person (&bo, id, PV_CONTACT_PERSON, "Maija-Liisa Esimerkillinen");
      set_person (&bo, id, PV_CONTACT_EMAIL, "maija@esimerkillinen.invalid");
      g_assert_true (pv_document_publish (anna.document, NULL));
      g_assert_true (pv_document_publish (bo.document, NULL));
      g_assert_cmpuint (count_everywhere (&anna, &bo, "Esimerkillinen"), >, 0);
      g_assert_cmpuint (count_in_file (anna.path, "Esimerkillinen"), ==, 0);

      report = order ? laptop_bring (&anna, &bo) : laptop_bring (&bo, &anna);
      g_assert_cmpuint (report->n_erased, ==, order ? 3 : 2);
      pv_merge_report_free (order ? laptop_bring (&bo, &anna) : laptop_bring (&anna, &bo));
      g_assert_true (pv_document_publish (anna.document, NULL));
      g_assert_true (pv_document_publish (bo.document, NULL));
      g_assert_null (pv_record_get_text (laptop_record (&anna, id), PV_CONTACT_PERSON, PV_LANG_NONE));
      g_assert_null (pv_record_get_text (laptop_record (&bo, id), PV_CONTACT_EMAIL, PV_LANG_NONE));
      g_assert_cmpuint (count_everywhere (&anna, &bo, "simerkillinen"), ==, 0);
      laptop_assert_settled (&anna);
      laptop_assert_settled (&bo);
      /* The card itself is there, to be filled in again. */
      set_person (&bo, id, PV_CONTACT_PERSON, "Muu Henkilö");
      pv_merge_report_free (laptop_bring (&bo, &anna));
      g_assert_cmpstr (pv_record_get_text (laptop_record (&anna, id), PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Muu Henkilö");
    }
}

typedef struct
{
  GStatBuf about;
} Seen;

static Seen
look_at (const char *path)
{
  Seen seen;

  g_assert_cmpint (g_stat (path, &seen.about), ==, 0);
  return seen;
}

static gboolean
was_written (const Seen *before, const char *path)
{
  Seen now = look_at (path);

  return now.about.st_ino != before->about.st_ino;
}

/* A sync client copies what one laptop wrote to the other, and back: nobody writes anything more. */
static void
test_idle_laptops_write_nothing (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (GError) error = NULL;

  two_laptops ("idle", &anna, &bo);
  fixture_add_actor (anna.document, "Annan");
  g_assert_true (pv_document_publish (anna.document, &error));

  for (guint round = 0; round < 4; round++)
    {
      Laptop *from = round % 2 ? &bo : &anna, *to = round % 2 ? &anna : &bo;
      Seen before;

      laptop_copy_file (from->path, to->path);
      before = look_at (to->path);
      g_assert_true (pv_document_publish (to->document, &error));
      g_assert_no_error (error);
      g_assert_false (was_written (&before, to->path));
      g_assert_cmpint (pv_document_get_save_state (to->document), ==, PV_SAVE_SHARED);
    }
  g_assert_cmpuint (pv_model_count (pv_document_get_model (bo.document), PV_ACTOR), ==, 3);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
merge_and_wait (Laptop *laptop, const char *path, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  pv_document_merge_async (laptop->document, path, cancellable, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
test_without_waiting (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;
  PvId made;

  two_laptops ("async", &anna, &bo);
  made = fixture_add_actor (bo.document, "Bon tekemä");
  g_assert_true (pv_document_publish (bo.document, NULL));
  g_cancellable_cancel (cancellable);
  stopped = merge_and_wait (&anna, bo.path, cancellable);
  g_assert_null (pv_document_merge_finish (stopped, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_null (laptop_record (&anna, made));

  done = merge_and_wait (&anna, bo.path, NULL);
  report = pv_document_merge_finish (done, NULL);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_nonnull (laptop_record (&anna, made));
}

/* So much that the gate's deadline has been looked at many times: it is over once the file is through. */
static void
test_a_lot (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;

  two_laptops ("lot", &anna, &bo);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Toimija %u", i);
      PvId id = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
    }
  g_assert_true (pv_document_commit (bo.document, edits, &error));
  report = laptop_bring (&bo, &anna);
  g_assert_cmpuint (report->n_added, ==, 3000);
}

static void
test_another_document (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autofree char *path = scratch_path ("another.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *other = pv_document_create (path, pv_kinds_default (), NULL, NULL);

  fixture_close (other);
  two_laptops ("another", &anna, &bo);
  g_assert_null (pv_document_merge (anna.document, path, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "another.polku"));
  g_clear_error (&error);
  g_assert_null (pv_document_merge (anna.document, "/nowhere.polku", &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/merge/what-comes", test_what_comes);
  g_test_add_func ("/document/merge/take-back", test_take_back);
  g_test_add_func ("/document/merge/take-back-later", test_take_back_later);
  g_test_add_func ("/document/merge/take-back-from-nonsense", test_take_back_from_nonsense);
  g_test_add_func ("/document/merge/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/document/merge/erased-for-ever", test_erased_for_ever);
  g_test_add_func ("/document/merge/many-erased-before-opening", test_many_erased_before_opening);
  g_test_add_func ("/document/merge/many-erased-before-sharing", test_many_erased_before_sharing);
  g_test_add_func ("/document/merge/idle-laptops-write-nothing", test_idle_laptops_write_nothing);
  g_test_add_func ("/document/merge/without-waiting", test_without_waiting);
  g_test_add_func ("/document/merge/a-lot", test_a_lot);
  g_test_add_func ("/document/merge/another-document", test_another_document);
  return scratch_run ();
}
