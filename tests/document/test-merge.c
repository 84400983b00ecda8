/* Two laptops and a document, as a person sees it: what comes, what differs, settling it, taking it back, and files that nobody
 * writes without need. A laptop is a working copy; each has its own path here, and a sync client is a copy of a file. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path;
  PvDocument *document;
} Laptop;

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

static PvDocument *
open_as (const char *path, const char *author)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_open (path, pv_kinds_default (), author, &error);

  g_assert_no_error (error);
  return document;
}

/* The same document on two laptops: two actors of @name and its number. */
static void
two_laptops (const char *name, Laptop *anna, Laptop *bo)
{
  g_autofree char *of_anna = g_strconcat (name, "-anna.polku", NULL);
  g_autofree char *of_bo = g_strconcat (name, "-bo.polku", NULL);

  anna->path = fixture_document (of_anna);
  bo->path = scratch_path (of_bo);
  copy_file (anna->path, bo->path);
  anna->document = open_as (anna->path, "Anna");
  bo->document = open_as (bo->path, "Bo");
}

static void
laptop_clear (Laptop *laptop)
{
  fixture_close (laptop->document);
  g_free (laptop->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Laptop, laptop_clear)

/* What @from has comes to @to. */
static PvMergeReport *
bring (Laptop *from, Laptop *to)
{
  g_autoptr (GError) error = NULL;
  PvMergeReport *report;

  g_assert_true (pv_document_publish (from->document, &error));
  g_assert_no_error (error);
  report = pv_document_merge (to->document, from->path, &error);
  g_assert_no_error (error);
  return report;
}

static void
bring_both (Laptop *anna, Laptop *bo)
{
  pv_merge_report_free (bring (anna, bo));
  pv_merge_report_free (bring (bo, anna));
}

static void
set_name (Laptop *laptop, PvId id, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_document_commit (laptop->document, edits, &error);
  g_assert_no_error (error);
}

static void
remove_record (Laptop *laptop, PvId id)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  pv_edits_remove (edits, id);
  g_assert_true (pv_document_commit (laptop->document, edits, NULL));
}

static PvId
add_relation (Laptop *laptop, PvId from, PvId to)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, id, PV_RELATION_KIND, 1);
  return pv_document_commit_and_find (laptop->document, edits, id, NULL);
}

static PvRecord *
record_of (Laptop *laptop, PvId id)
{
  return pv_model_get (pv_document_get_model (laptop->document), id);
}

static const char *
name_of (Laptop *laptop, PvId id)
{
  return pv_record_get_text (record_of (laptop, id), PV_ACTOR_NAME, PV_LANG_FI);
}

static PvId
first_actor (Laptop *laptop)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (laptop->document), PV_ACTOR, &n);

  g_assert_cmpuint (n, >, 0);
  return pv_record_get_id (records[0]);
}

static GPtrArray *
conflicts_of (Laptop *laptop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts = pv_document_get_conflicts (laptop->document, &error);

  g_assert_no_error (error);
  return conflicts;
}

/* The only one, of the kind that is expected. */
static PvConflict *
the_conflict (Laptop *laptop, PvConflictKind what)
{
  g_autoptr (GPtrArray) conflicts = conflicts_of (laptop);
  const PvConflict *conflict;
  g_autofree char *sentence = NULL;

  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->what, ==, what);
  sentence = pv_conflict_sentence (laptop->document, conflict);
  g_assert_cmpuint (strlen (sentence), >, 10);
  return pv_conflict_copy (conflict);
}

static void
assert_settled (Laptop *laptop)
{
  g_autoptr (GPtrArray) conflicts = conflicts_of (laptop);
  g_autoptr (GPtrArray) lines = pv_document_check (laptop->document, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *sentence = pv_conflict_sentence (laptop->document, g_ptr_array_index (conflicts, i));

      g_test_message ("%s", sentence);
    }
  g_assert_cmpuint (conflicts->len, ==, 0);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

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
  first = first_actor (&anna);
  n_before = pv_model_count (pv_document_get_model (anna.document), PV_ACTOR);
  made = fixture_add_actor (bo.document, "Bon tekemä");
  set_name (&bo, first, "Bon nimeämä");
  g_signal_connect (anna.document, "merged", G_CALLBACK (count_cb), &n_merged);
  report = bring (&bo, &anna);

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
  g_assert_cmpstr (name_of (&anna, made), ==, "Bon tekemä");
  g_assert_cmpstr (name_of (&anna, first), ==, "Bon nimeämä");
  g_assert_cmpuint (pv_model_count (pv_document_get_model (anna.document), PV_ACTOR), ==, n_before + 1);
  lines = pv_document_get_merge_lines (anna.document, report, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((const PvMergeLine *) g_ptr_array_index (lines, 0))->author, ==, "Bo");
  sentences = pv_merge_report_sentences (report);
  g_assert_cmpuint (sentences->len, ==, 4);
  assert_settled (&anna);

  /* Undo is one's own. */
  g_assert_false (pv_document_can_undo (anna.document));
  again = pv_document_merge (anna.document, bo.path, NULL);
  g_assert_cmpuint (again->ranges->len, ==, 0);
  g_assert_cmpuint (again->n_untouched, ==, report->n_untouched + 2);
  g_assert_cmpuint (n_merged, ==, 1);
}

/* Settled with the value that stands anyway: on both laptops it is over. */
static void
test_values (void)
{
  for (guint choice = 0; choice < 2; choice++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (PvConflict) same = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      const PvConflictHead *head;
      PvId id;

      two_laptops (choice ? "values-1" : "values-0", &anna, &bo);
      id = first_actor (&anna);
      set_name (&anna, id, "Annan");
      set_name (&bo, id, "Bon");
      bring_both (&anna, &bo);
      conflict = the_conflict (&anna, PV_CONFLICT_VALUES);
      same = the_conflict (&bo, PV_CONFLICT_VALUES);
      g_assert_cmpuint (conflict->heads->len, ==, 2);
      head = g_ptr_array_index (conflict->heads, choice);
      g_assert_cmpint (head->wins, ==, choice == 0);
      words = pv_conflict_head_words (anna.document, conflict, head);
      g_assert_cmpstr (words, ==, head->text);

      pv_document_settle_value (anna.document, conflict, choice, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (name_of (&anna, id), ==, head->text);
      assert_settled (&anna);
      pv_merge_report_free (bring (&anna, &bo));
      g_assert_cmpstr (name_of (&bo, id), ==, head->text);
      assert_settled (&bo);
    }
}

static void
test_removed (void)
{
  for (guint bring_back = 0; bring_back < 2; bring_back++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (GError) error = NULL;
      PvId id;

      two_laptops (bring_back ? "removed-1" : "removed-0", &anna, &bo);
      id = fixture_add_actor (anna.document, "Valmennusyritys");
      pv_merge_report_free (bring (&anna, &bo));
      remove_record (&anna, id);
      set_name (&bo, id, "Valmennus Oy");
      bring_both (&anna, &bo);
      conflict = the_conflict (&anna, PV_CONFLICT_REMOVED);
      g_assert_null (record_of (&anna, id));
      g_assert_cmpuint (conflict->heads->len, ==, 2);
      g_assert_true (((const PvConflictHead *) g_ptr_array_index (conflict->heads, 0))->removes);

      pv_document_settle_removed (anna.document, conflict, bring_back == 1, &error);
      g_assert_no_error (error);
      assert_settled (&anna);
      pv_merge_report_free (bring (&anna, &bo));
      assert_settled (&bo);
      g_assert_cmpint (record_of (&bo, id) != NULL, ==, bring_back == 1);
      if (bring_back)
        g_assert_cmpstr (name_of (&bo, id), ==, "Valmennus Oy");
    }
}

static void
test_link (void)
{
  for (PvLinkSettling how = PV_LINK_TO_ANOTHER; how <= PV_LINK_BRING_BACK; how++)
    {
      g_auto (Laptop) anna = { NULL }, bo = { NULL };
      g_autofree char *name = g_strdup_printf ("link-%d", how);
      g_autoptr (PvConflict) conflict = NULL;
      g_autoptr (GError) error = NULL;
      PvId first, id, third, relation;

      two_laptops (name, &anna, &bo);
      first = first_actor (&anna);
      id = fixture_add_actor (anna.document, "Valmennusyritys");
      third = fixture_add_actor (anna.document, "Toinen");
      pv_merge_report_free (bring (&anna, &bo));
      remove_record (&anna, id);
      relation = add_relation (&bo, first, id);
      bring_both (&anna, &bo);
      conflict = the_conflict (&anna, PV_CONFLICT_LINK);
      g_assert_cmpint (conflict->id, ==, relation);
      g_assert_cmpint (conflict->other, ==, id);
      g_assert_cmpstr (((const PvConflictHead *) g_ptr_array_index (conflict->heads, 0))->author, ==, "Anna");

      pv_document_settle_link (anna.document, conflict, how, how == PV_LINK_TO_ANOTHER ? third : PV_NO_ID, &error);
      g_assert_no_error (error);
      assert_settled (&anna);
      pv_merge_report_free (bring (&anna, &bo));
      assert_settled (&bo);
      g_assert_cmpint (record_of (&bo, relation) == NULL, ==, how == PV_LINK_REMOVE);
      g_assert_cmpint (record_of (&bo, id) != NULL, ==, how == PV_LINK_BRING_BACK);
    }
}

/* Both wrote the same organisation, each with a link of its own. */
static void
make_twins (const char *name, Laptop *anna, Laptop *bo, PvId *of_anna, PvId *of_bo, PvId *relation)
{
  two_laptops (name, anna, bo);
  *of_anna = fixture_add_actor (anna->document, "Ohjaamo  Vaasa");
  *of_bo = fixture_add_actor (bo->document, "ohjaamo vaasa");
  *relation = add_relation (bo, *of_bo, first_actor (bo));
  bring_both (anna, bo);
}

static void
test_same (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;
  PvId of_anna, of_bo, relation, stays;

  make_twins ("same", &anna, &bo, &of_anna, &of_bo, &relation);
  stays = MIN (of_anna, of_bo);
  conflict = the_conflict (&anna, PV_CONFLICT_DUPLICATE);
  g_assert_cmpint (conflict->id, ==, stays);
  pv_document_settle_same (anna.document, of_bo, of_anna, &error);
  g_assert_no_error (error);
  assert_settled (&anna);
  g_assert_cmpstr (name_of (&anna, stays), ==, "ohjaamo vaasa");
  g_assert_null (record_of (&anna, MAX (of_anna, of_bo)));
  g_assert_cmpint (pv_record_get_reference (record_of (&anna, relation), PV_RELATION_FROM_ACTOR), ==, stays);
  pv_merge_report_free (bring (&anna, &bo));
  assert_settled (&bo);

  /* One change: one undo. */
  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  g_assert_nonnull (record_of (&anna, of_anna));
  g_assert_nonnull (record_of (&anna, of_bo));
  g_assert_cmpint (pv_record_get_reference (record_of (&anna, relation), PV_RELATION_FROM_ACTOR), ==, of_bo);
}

/* A third laptop linked to the one that went: the link is told where it went. */
static void
test_link_to_joined (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvConflict) conflict = NULL;
  PvId of_anna, of_bo, relation, stays;

  make_twins ("joined", &anna, &bo, &of_anna, &of_bo, &relation);
  stays = MIN (of_anna, of_bo);
  g_assert_true (pv_document_settle_same (anna.document, of_anna, of_bo, NULL));
  add_relation (&bo, first_actor (&bo), MAX (of_anna, of_bo));
  pv_merge_report_free (bring (&bo, &anna));
  conflict = the_conflict (&anna, PV_CONFLICT_LINK);
  g_assert_cmpint (conflict->instead, ==, stays);
  g_assert_true (pv_document_settle_link (anna.document, conflict, PV_LINK_TO_ANOTHER, conflict->instead, NULL));
  assert_settled (&anna);
}

static void
test_different (void)
{
  g_auto (Laptop) anna = { NULL }, bo = { NULL };
  g_autoptr (PvConflict) conflict = NULL;
  PvId of_anna, of_bo, relation;

  make_twins ("different", &anna, &bo, &of_anna, &of_bo, &relation);
  conflict = the_conflict (&bo, PV_CONFLICT_DUPLICATE);
  g_assert_true (pv_document_settle_different (bo.document, of_anna, of_bo, NULL));
  assert_settled (&bo);
  pv_merge_report_free (bring (&bo, &anna));
  assert_settled (&anna);
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
  first = first_actor (&anna);
  second = fixture_add_actor (anna.document, "Toinen");
  before = g_strdup (name_of (&anna, first));
  pv_merge_report_free (bring (&anna, &bo));
  made = fixture_add_actor (bo.document, "Bon tekemä");
  set_name (&bo, first, "Bon nimeämä");
  set_name (&bo, second, "Bon toinen");
  report = bring (&bo, &anna);
  set_name (&anna, second, "Annan toinen");

  g_assert_true (pv_document_take_back (anna.document, report, &skipped, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name_of (&anna, first), ==, before);
  g_assert_cmpstr (name_of (&anna, second), ==, "Annan toinen");
  g_assert_null (record_of (&anna, made));
  g_assert_cmpuint (skipped->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (skipped, 0), "Annan toinen"));
  assert_settled (&anna);
  pv_merge_report_free (bring (&anna, &bo));
  g_assert_null (record_of (&bo, made));

  g_assert_true (pv_document_undo (anna.document, NULL, NULL));
  g_assert_cmpstr (name_of (&anna, first), ==, "Bon nimeämä");
  g_assert_nonnull (record_of (&anna, made));
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
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, first_actor (laptop));
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
      bring_both (&anna, &bo);
      erase_person (&anna, "Maija Esimerkillinen");
      set_person (&bo, id, PV_CONTACT_PERSON, "Maija-Liisa Esimerkillinen");
      set_person (&bo, id, PV_CONTACT_EMAIL, "maija@esimerkillinen.invalid");
      g_assert_true (pv_document_publish (anna.document, NULL));
      g_assert_true (pv_document_publish (bo.document, NULL));
      g_assert_cmpuint (count_everywhere (&anna, &bo, "Esimerkillinen"), >, 0);
      g_assert_cmpuint (count_in_file (anna.path, "Esimerkillinen"), ==, 0);

      report = order ? bring (&anna, &bo) : bring (&bo, &anna);
      g_assert_cmpuint (report->n_erased, ==, order ? 3 : 2);
      pv_merge_report_free (order ? bring (&bo, &anna) : bring (&anna, &bo));
      g_assert_true (pv_document_publish (anna.document, NULL));
      g_assert_true (pv_document_publish (bo.document, NULL));
      g_assert_null (pv_record_get_text (record_of (&anna, id), PV_CONTACT_PERSON, PV_LANG_NONE));
      g_assert_null (pv_record_get_text (record_of (&bo, id), PV_CONTACT_EMAIL, PV_LANG_NONE));
      g_assert_cmpuint (count_everywhere (&anna, &bo, "simerkillinen"), ==, 0);
      assert_settled (&anna);
      assert_settled (&bo);
      /* The card itself is there, to be filled in again. */
      set_person (&bo, id, PV_CONTACT_PERSON, "Muu Henkilö");
      pv_merge_report_free (bring (&bo, &anna));
      g_assert_cmpstr (pv_record_get_text (record_of (&anna, id), PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Muu Henkilö");
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

      copy_file (from->path, to->path);
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
  g_assert_null (record_of (&anna, made));

  done = merge_and_wait (&anna, bo.path, NULL);
  report = pv_document_merge_finish (done, NULL);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_nonnull (record_of (&anna, made));
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
  report = bring (&bo, &anna);
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
  g_test_add_func ("/document/merge/values", test_values);
  g_test_add_func ("/document/merge/removed", test_removed);
  g_test_add_func ("/document/merge/link", test_link);
  g_test_add_func ("/document/merge/same", test_same);
  g_test_add_func ("/document/merge/link-to-joined", test_link_to_joined);
  g_test_add_func ("/document/merge/different", test_different);
  g_test_add_func ("/document/merge/take-back", test_take_back);
  g_test_add_func ("/document/merge/erased-for-ever", test_erased_for_ever);
  g_test_add_func ("/document/merge/idle-laptops-write-nothing", test_idle_laptops_write_nothing);
  g_test_add_func ("/document/merge/without-waiting", test_without_waiting);
  g_test_add_func ("/document/merge/a-lot", test_a_lot);
  g_test_add_func ("/document/merge/another-document", test_another_document);
  return scratch_run ();
}
