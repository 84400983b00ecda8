/* Damage of every sort: what can be saved is, what was damaged stays as it was, and what is said is true. */
#include "document/document.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
share_actors (PvDocument *document, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      g_autofree char *name = g_strdup_printf ("Toimija %u", i);

      fixture_add_actor (document, name);
    }
  g_assert_true (pv_document_publish (document, NULL));
}

/* 40 actors by the first copy, 20 more by another that had seen them, 10 more by the first that had seen all. */
static char *
make_once (const char *name)
{
  g_autofree char *other_path = scratch_path ("other.polku");
  g_autofree char *bytes = NULL;
  char *path = fixture_document (name);
  PvDocument *document;
  gsize size;

  document = fixture_open (path, NULL);
  share_actors (document, 0, 40);
  fixture_close (document);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (other_path, bytes, (gssize) size, NULL));
  document = fixture_open (other_path, NULL);
  share_actors (document, 40, 60);
  fixture_close (document);
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (other_path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  document = fixture_open (path, NULL);
  share_actors (document, 60, 70);
  fixture_close (document);
  return path;
}

/* The same document each time; with a working copy that has made a change of its own. */
static char *
make (const char *name)
{
  static char *bytes;
  static gsize size;
  g_autofree char *first = NULL;
  char *path = scratch_path (name);
  PvDocument *document;

  if (bytes == NULL)
    {
      first = make_once ("first.polku");
      g_assert_true (g_file_get_contents (first, &bytes, &size, NULL));
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  document = fixture_open (path, NULL);
  share_actors (document, 70, 71);
  fixture_close (document);
  return path;
}

static char *
only_copy (const char *path)
{
  g_autoptr (GPtrArray) states = pv_document_list_kept (path);
  g_autofree char *kept = g_path_get_dirname (((PvKeptState *) g_ptr_array_index (states, 0))->file);
  g_autofree char *folder = g_path_get_dirname (kept);

  return g_build_filename (folder, "copy.polku", NULL);
}

static void
forget_kept (const char *path)
{
  g_autoptr (GPtrArray) states = pv_document_list_kept (path);

  for (guint i = 0; i < states->len; i++)
    g_unlink (((PvKeptState *) g_ptr_array_index (states, i))->file);
}

/* @n_pages of the file's last @of pages, of all but the first when 0. */
static void
damage_last (const char *path, guint seed, guint n_pages, guint of)
{
  g_autofree char *bytes = NULL;
  PvRandom random;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  pv_random_seed (&random, seed);
  for (guint i = 0; i < n_pages; i++)
    {
      guint last = (guint) (size / 4096), range = of > 0 ? of : last - 1;
      gsize page = 4096 * (gsize) (last - range + pv_random_below (&random, range));

      for (gsize b = 0; b < 4096; b++)
        bytes[page + b] = (char) pv_random_next (&random);
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
damage (const char *path, guint seed, guint n_pages)
{
  damage_last (path, seed, n_pages, 0);
}

static PvModel *
model_of (const char *path, GError **error)
{
  PvDocument *document = fixture_open (path, error);
  PvModel *model = document ? pv_document_snapshot (document) : NULL;

  if (document != NULL)
    {
      g_autoptr (GPtrArray) lines = pv_document_check (document, NULL);

      g_assert_cmpuint (lines->len, ==, 0);
      fixture_close (document);
    }
  return model;
}

static void
assert_says (const PvRecovery *recovery, const char *words)
{
  for (guint i = 0; i < recovery->lines->len; i++)
    if (strstr (g_ptr_array_index (recovery->lines, i), words) != NULL)
      return;

  for (guint i = 0; i < recovery->lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (recovery->lines, i));
  g_test_message ("no line says: %s", words);
  g_test_fail ();
}

/* Recovers @path to a new file; whatever was damaged is byte for byte as it was. */
static PvRecovery *
recover (const char *path, PvModel **model)
{
  g_autofree char *out = g_strconcat (path, "-saved.polku", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  PvRecovery *recovery;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  recovery = pv_document_recover (path, out, pv_kinds_default (), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  *model = model_of (out, &error);
  g_assert_no_error (error);
  return recovery;
}

/* The shared file is gone to pieces, the working copy is not: all is there. */
static void
test_shared_damaged (void)
{
  g_autofree char *path = make ("shared.polku");
  g_autoptr (PvModel) sound = model_of (path, NULL);
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  g_autofree char *difference = NULL;

  damage (path, 1, 8);
  g_assert_null (fixture_open (path, NULL));
  recovery = recover (path, &saved);
  difference = random_edits_difference (sound, saved);
  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmpint (recovery->n_lost, ==, 0);
  assert_says (recovery, "The file, last written");
  assert_says (recovery, "own copy, last written");
  assert_says (recovery, ": sound");
  assert_says (recovery, "Nothing is known to be lost");
}

/* The working copy is damaged where nobody reads at opening: it is noticed all the same, and the document goes on from what the
 * file and the copy still say. */
static void
test_copy_damaged (void)
{
  g_autofree char *path = make ("copy.polku");
  g_autofree char *copy = only_copy (path);
  g_autoptr (PvModel) sound = model_of (path, NULL);
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;

  damage_last (copy, 3, 1, 2);
  g_assert_null (fixture_open (path, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DAMAGED);
  g_clear_error (&error);
  recovery = pv_document_recover (path, NULL, pv_kinds_default (), &error);
  g_assert_no_error (error);
  saved = model_of (path, &error);
  g_assert_no_error (error);
  difference = random_edits_difference (sound, saved);
  g_assert_cmpstr (difference, ==, NULL);
}

/* Nothing but the damaged file: the sound beginning of each copy, and never a change that rests on a lost one. */
static void
test_only_the_file (void)
{
  guint n_whole = 0, n_part = 0;

  for (guint seed = 0; seed < 24; seed++)
    {
      g_autofree char *name = g_strdup_printf ("alone-%u.polku", seed);
      g_autofree char *path = make (name);
      g_autofree char *out = g_strconcat (path, "-saved.polku", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PvModel) saved = NULL;
      g_autoptr (PvRecovery) recovery = NULL;

      fixture_forget_copies ();
      damage_last (path, seed, 1 + seed % 3, seed % 2 ? 0 : 16);
      recovery = pv_document_recover (path, out, pv_kinds_default (), &error);
      if (recovery == NULL)
        {
          g_assert_error (error, PV_ERROR, PV_ERROR_DAMAGED);
          g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
          continue;
        }
      saved = model_of (out, &error);
      g_assert_no_error (error);
      g_assert_cmpint (recovery->n_saved, >, 0);
      g_assert_cmpuint (recovery->n_records, ==, pv_model_count (saved, PV_ACTOR) + pv_model_count (saved, PV_CONTACT)
                                                   + pv_model_count (saved, PV_RELATION) + pv_model_count (saved, PV_ECOSYSTEM));
      n_whole += recovery->n_lost == 0;
      n_part += recovery->n_lost > 0;
      if (recovery->n_lost > 0)
        assert_says (recovery, "Lost: ");
    }
  g_test_message ("%u whole, %u in part", n_whole, n_part);
  g_assert_cmpuint (n_whole + n_part, >=, 8);
}

/* One value was altered: what came before it in its copy is there, it and all that had seen it is not. */
static void
test_one_change_altered (void)
{
  g_autofree char *path = make ("altered.polku");
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;

  fixture_forget_copies ();
  fixture_tamper (path, "UPDATE op SET new = 'Muu' WHERE new = 'Toimija 20'");
  recovery = recover (path, &saved);
  g_assert_cmpuint (pv_model_count (saved, PV_ACTOR), ==, 22);
  g_assert_cmpint (recovery->n_lost, ==, 20 + 20 + 10 + 1);
  assert_says (recovery, "Lost: ");
}

/* Two files that are each damaged elsewhere make a whole one. */
static void
test_both_damaged (void)
{
  g_autofree char *path = make ("both.polku");
  g_autoptr (PvModel) sound = model_of (path, NULL);
  g_autofree char *copy = only_copy (path);
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  g_autofree char *difference = NULL;

  damage (path, 3, 1);
  damage (copy, 77, 1);
  recovery = recover (path, &saved);
  difference = random_edits_difference (sound, saved);
  g_assert_cmpstr (difference, ==, NULL);
}

/* Of the file and the copy nothing is left, but an earlier state is. */
static void
test_from_a_kept_state (void)
{
  g_autofree char *path = make ("kept.polku");
  g_autofree char *copy = only_copy (path);
  g_autoptr (GPtrArray) states = pv_document_list_kept (path);
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;

  g_unlink (((PvKeptState *) g_ptr_array_index (states, 0))->file);
  g_assert_true (g_file_set_contents (path, "gone", 4, NULL));
  g_assert_true (g_file_set_contents (copy, "gone", 4, NULL));
  recovery = recover (path, &saved);
  g_assert_cmpuint (pv_model_count (saved, PV_ACTOR), ==, 72);
  assert_says (recovery, "The file, last written");
  assert_says (recovery, "The state kept on");
}

/* Cut off, header overwritten, or with the mark of a journal: the pages are still there. */
static void
test_header (void)
{
  static const guint8 garbage[] = { 0xde, 0xad, 0xbe, 0xef, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 2, 2, 77, 1, 1, 1 };
  g_autofree char *path = make ("header.polku");
  g_autoptr (PvModel) sound = model_of (path, NULL);
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  g_autofree char *bytes = NULL, *difference = NULL;
  gsize size;

  fixture_forget_copies ();
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memcpy (bytes, garbage, sizeof garbage);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_assert_null (fixture_open (path, NULL));
  recovery = recover (path, &saved);
  difference = random_edits_difference (sound, saved);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_cut_off (void)
{
  for (guint part = 1; part < 10; part++)
    {
      g_autofree char *name = g_strdup_printf ("cut-%u.polku", part);
      g_autofree char *path = make (name);
      g_autofree char *out = g_strconcat (path, "-saved.polku", NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (PvRecovery) recovery = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      fixture_forget_copies ();
      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      g_assert_true (g_file_set_contents (path, bytes, (gssize) (size * part / 10 + 7), NULL));
      recovery = pv_document_recover (path, out, pv_kinds_default (), &error);
      if (recovery != NULL)
        {
          g_autoptr (PvModel) saved = model_of (out, &error);

          g_assert_no_error (error);
        }
      else
        g_assert_error (error, PV_ERROR, PV_ERROR_DAMAGED);
    }
}

/* Words about a person that are lost leave an empty cell, and were not erased. */
static void
test_lost_words (void)
{
  g_autofree char *path = make ("words.polku");
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  guint n;

  fixture_forget_copies ();
  fixture_tamper (path, "DELETE FROM pii WHERE text = 'Testi Esimerkki'");
  g_assert_null (fixture_open (path, NULL));
  recovery = recover (path, &saved);
  g_assert_false (pv_record_has (pv_model_list (saved, PV_CONTACT, &n)[0], PV_CONTACT_PERSON));
  assert_says (recovery, "about a person");
}

static gboolean
has_bytes (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, words, strlen (words)) != NULL;
}

static const char *
person_in (PvDocument *document)
{
  guint n;
  PvRecord *const *contacts = pv_model_list (pv_document_get_model (document), PV_CONTACT, &n);

  return n > 0 ? pv_record_get_text (contacts[0], PV_CONTACT_PERSON, PV_LANG_NONE) : NULL;
}

/* Two copies of one document: what was saved of it without the words about a person, and a colleague's. */
static char *
lose_words (const char *name, char **of_colleague)
{
  g_autofree char *path = make (name);
  g_autofree char *other_name = g_strconcat ("colleague-", name, NULL);
  g_autoptr (PvRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  *of_colleague = scratch_path (other_name);
  fixture_copy_file (path, *of_colleague);
  fixture_forget_copies ();
  fixture_tamper (path, "DELETE FROM pii WHERE text = 'Testi Esimerkki'");
  recovery = pv_document_recover (path, NULL, pv_kinds_default (), &error);
  g_assert_no_error (error);
  g_assert_false (has_bytes (path, "Testi Esimerkki"));
  return g_steal_pointer (&path);
}

/* A colleague's copy brings them back, though it holds no change that is not known. */
static void
test_lost_words_come_back (void)
{
  g_autofree char *colleague = NULL;
  g_autofree char *path = lose_words ("back.polku", &colleague);
  PvDocument *document = fixture_open_sound (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvMergeReport) report = NULL, again = NULL;
  g_autoptr (GPtrArray) lines = NULL, sentences = NULL;

  g_assert_null (person_in (document));
  report = pv_document_merge (document, colleague, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_changes, ==, 0);
  g_assert_cmpuint (report->n_found, ==, 1);
  sentences = pv_merge_report_sentences (report);
  g_assert_cmpstr (g_ptr_array_index (sentences, 0), ==, "1 text about a person had been lost here, and is back");
  g_assert_cmpstr (person_in (document), ==, "Testi Esimerkki");
  lines = pv_document_check (document, NULL);
  g_assert_cmpuint (lines->len, ==, 0);
  again = pv_document_merge (document, colleague, &error);
  g_assert_true (pv_merge_report_is_empty (again));
  g_assert_true (pv_document_publish (document, &error));
  g_assert_true (has_bytes (path, "Testi Esimerkki"));
  fixture_close (document);
}

/* Who has them still puts them back into the shared file that was saved without them. */
static void
test_lost_words_are_put_back (void)
{
  g_autofree char *colleague = NULL;
  g_autofree char *path = lose_words ("put-back.polku", &colleague);
  PvDocument *document = fixture_open_sound (colleague);
  g_autoptr (GError) error = NULL;

  fixture_copy_file (path, colleague);
  g_assert_true (pv_document_publish (document, &error));
  g_assert_true (has_bytes (colleague, "Testi Esimerkki"));
  g_assert_cmpstr (person_in (document), ==, "Testi Esimerkki");
  fixture_close (document);
}

/* Other words under the same number are none of those that were lost; and what was erased since stays erased. */
static void
test_lost_words_and_others (void)
{
  g_autofree char *colleague = NULL;
  g_autofree char *path = lose_words ("others.polku", &colleague);
  g_autofree char *forged = scratch_path ("others-forged.polku");
  PvDocument *document = fixture_open_sound (path), *theirs;
  g_autoptr (PvHoldings) holdings = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvMergeReport) none = NULL, report = NULL;

  fixture_copy_file (colleague, forged);
  fixture_tamper (forged, "UPDATE pii SET text = 'Muu Henkilö' WHERE text = 'Testi Esimerkki'");
  none = pv_document_merge (document, forged, NULL);
  g_assert_null (person_in (document));

  theirs = fixture_open_sound (colleague);
  holdings = pv_document_find_person (theirs, "Testi Esimerkki", &error);
  ids = pv_holdings_ids (holdings, TRUE);
  g_assert_true (pv_document_erase_words (theirs, ids, &error));
  fixture_close (theirs);
  report = pv_document_merge (document, colleague, &error);
  g_assert_no_error (error);
  g_assert_null (person_in (document));
  g_assert_cmpuint (report->n_found, ==, 0);
  fixture_close (document);
}

/* The damaged working copy is kept beside the new one: whoever is erased goes from there as well. */
static void
test_erased_from_the_damaged (void)
{
  g_autofree char *path = make ("damaged-too.polku");
  g_autofree char *copy = only_copy (path);
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *aside = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  g_autoptr (PvHoldings) holdings = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  PvDocument *document;

  damage (path, 5, 3);
  recovery = pv_document_recover (path, NULL, pv_kinds_default (), &error);
  g_assert_no_error (error);
  g_dir_rewind (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "damaged-") && g_str_has_suffix (name, ".polku"))
      aside = g_build_filename (folder, name, NULL);
  g_assert_nonnull (aside);
  g_assert_true (has_bytes (aside, "Testi Esimerkki"));

  document = fixture_open_sound (path);
  holdings = pv_document_find_person (document, "Testi Esimerkki", &error);
  ids = pv_holdings_ids (holdings, TRUE);
  g_assert_true (pv_document_erase_words (document, ids, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_false (has_bytes (path, "Testi Esimerkki"));
  fixture_close (document);
}

static void
test_in_its_place (void)
{
  g_autofree char *path = make ("here.polku");
  g_autoptr (PvModel) sound = model_of (path, NULL);
  g_autofree char *copy = only_copy (path);
  g_autofree char *before = NULL, *after = NULL, *difference = NULL;
  g_autoptr (PvRecovery) recovery = NULL;
  g_autoptr (PvModel) saved = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;

  damage (path, 5, 3);
  damage (copy, 6, 1);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  recovery = pv_document_recover (path, NULL, pv_kinds_default (), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (recovery->damaged, "here (damaged 20"));
  g_assert_true (g_file_get_contents (recovery->damaged, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  saved = model_of (path, &error);
  g_assert_no_error (error);
  difference = random_edits_difference (sound, saved);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_refusals (void)
{
  g_autofree char *path = make ("refused.polku");
  g_autofree char *out = scratch_path ("taken.polku");
  g_autofree char *free_name = scratch_path ("free.polku");
  g_autofree char *stranger = scratch_path ("stranger.polku");
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open (path, NULL);

  g_assert_null (pv_document_recover (path, free_name, pv_kinds_default (), &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_BUSY);
  g_clear_error (&error);
  fixture_close (document);
  g_assert_true (g_file_set_contents (out, "x", 1, NULL));
  g_assert_null (pv_document_recover (path, out, pv_kinds_default (), &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_clear_error (&error);
  fixture_tamper (stranger, "CREATE TABLE notes (text)");
  g_assert_null (pv_document_recover (stranger, free_name, pv_kinds_default (), &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DAMAGED);
  g_assert_false (g_file_test (free_name, G_FILE_TEST_EXISTS));
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PvRecovery) recovery = pv_document_recover_finish (result, NULL);

  g_assert_nonnull (recovery);
  *(gboolean *) data = TRUE;
}

static void
test_without_waiting (void)
{
  g_autofree char *path = make ("async.polku");
  g_autofree char *out = scratch_path ("async-saved.polku");
  gboolean recovered = FALSE;

  forget_kept (path);
  pv_document_recover_async (path, out, pv_kinds_default (), NULL, recovered_cb, &recovered);
  while (!recovered)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (out, G_FILE_TEST_IS_REGULAR));
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/recover/shared-damaged", test_shared_damaged);
  g_test_add_func ("/document/recover/copy-damaged", test_copy_damaged);
  g_test_add_func ("/document/recover/only-the-file", test_only_the_file);
  g_test_add_func ("/document/recover/one-change-altered", test_one_change_altered);
  g_test_add_func ("/document/recover/both-damaged", test_both_damaged);
  g_test_add_func ("/document/recover/from-a-kept-state", test_from_a_kept_state);
  g_test_add_func ("/document/recover/header", test_header);
  g_test_add_func ("/document/recover/cut-off", test_cut_off);
  g_test_add_func ("/document/recover/lost-words", test_lost_words);
  g_test_add_func ("/document/recover/lost-words-come-back", test_lost_words_come_back);
  g_test_add_func ("/document/recover/lost-words-are-put-back", test_lost_words_are_put_back);
  g_test_add_func ("/document/recover/lost-words-and-others", test_lost_words_and_others);
  g_test_add_func ("/document/recover/erased-from-the-damaged", test_erased_from_the_damaged);
  g_test_add_func ("/document/recover/in-its-place", test_in_its_place);
  g_test_add_func ("/document/recover/refusals", test_refusals);
  g_test_add_func ("/document/recover/without-waiting", test_without_waiting);
  return scratch_run ();
}
