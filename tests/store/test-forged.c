/* Every attack of attacks.c, each as a case of its own. */
#include "document/document.h"
#include "store/pv-store-foreign.h"

#include "attacks.h"
#include "fixture.h"
#include "forge.h"
#include "gate.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
document_for (const Attack *attack)
{
  g_autofree char *name = g_strconcat (attack->name, ".polku", NULL);

  return gate_document (name);
}

/* Nor is it shown where a second program would only read it. */
static void
assert_refused_still (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pv_store_open_still (path, pv_kinds_default (), g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, ""), &error));
  g_assert_true (error->domain == PV_ERROR);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_written (gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *path = document_for (attack);

  fixture_tamper (path, attack->sql);
  gate_assert_refused (path, attack->sql);
  assert_refused_still (path);
  g_unlink (path);
}

static guint n_forged, n_shown;

static void
test_written_at_a_glance (gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *path = document_for (attack);

  fixture_tamper (path, attack->sql);
  gate_assert_refused_after_a_glance (path, attack->sql);
  g_unlink (path);
}

static void
test_forged_at_a_glance (gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *path = document_for (attack);

  forge (path, attack->sql);
  n_forged++;
  n_shown += gate_assert_refused_after_a_glance (path, attack->sql);
  g_unlink (path);
}

/* What is only found by proving is in the log: the records are in order. */
static void
test_most_shown (void)
{
  g_test_message ("%u of %u shown", n_shown, n_forged);
  g_assert_cmpuint (n_shown * 2, >=, n_forged);
}

static void
test_forged (gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *path = document_for (attack);

  forge (path, attack->sql);
  gate_assert_refused (path, attack->sql);
  assert_refused_still (path);
  g_unlink (path);
}

static void
test_let_in (gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *path = document_for (attack);

  forge (path, attack->sql);
  fixture_forget_copies ();
  fixture_close (fixture_open_sound (path));
  g_unlink (path);
}

/* What is let in is in the end as it is where it is proven first. */
static void
test_let_in_at_a_glance (gconstpointer data)
{
  const Attack *attack = data;
  g_autofree char *path = document_for (attack);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *proven_words = NULL;
  PvDocument *opened;

  forge (path, attack->sql);
  fixture_forget_copies ();
  opened = fixture_open_sound (path);
  words = fixture_words (opened);
  fixture_close (opened);
  fixture_forget_copies ();
  opened = fixture_glance (path, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_prove (opened, &error));
  proven_words = fixture_words (opened);
  g_assert_cmpstr (words, ==, proven_words);
  fixture_close (opened);
  g_unlink (path);
}

/* Takes @opened. */
static void
assert_words_gone (PvDocument *opened)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvHoldings) left = pv_document_find_person (opened, "Testi Esimerkki", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (left->places->len, ==, 0);
  fixture_close (opened);
}

/* Words that were erased do not come back by being put back: the file is let in without them. */
static void
test_erased_words_put_back (void)
{
  g_autofree char *path = gate_document ("put-back.polku");
  g_autoptr (PvHoldings) holdings = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  PvDocument *opened;

  fixture_forget_copies ();
  opened = fixture_open_sound (path);
  holdings = pv_document_find_person (opened, "Testi Esimerkki", &error);
  g_assert_no_error (error);
  ids = pv_holdings_ids (holdings, TRUE);
  g_assert_true (pv_document_erase_words (opened, ids, &error));
  fixture_close (opened);
  forge (path, "INSERT INTO pii SELECT id, zeroblob (16), 'Testi Esimerkki' FROM pii_erased");
  fixture_forget_copies ();
  assert_words_gone (fixture_open_sound (path));
  /* Nor at a glance: proving leaves them out. */
  fixture_forget_copies ();
  opened = fixture_glance (path, &error);
  g_assert_true (pv_document_is_proven (opened));
  assert_words_gone (opened);
}

/* The shared file has other changes under this laptop's own number: the two stay apart, and the work that is here opens. */
static void
test_own_changes_rewritten (void)
{
  g_autofree char *path = gate_document ("rewritten.polku");
  PvDocument *opened;
  PvId before, after;

  fixture_forget_copies ();
  opened = fixture_open_sound (path);
  before = fixture_add_actor (opened, "Yksi");
  g_assert_true (pv_document_publish (opened, NULL));
  fixture_close (opened);
  forge (path, "UPDATE op SET new = 'Muu' WHERE new = 'Yksi'; UPDATE actor SET name_fi = 'Muu' WHERE name_fi = 'Yksi'");
  opened = fixture_open_sound (path);
  g_assert_cmpstr (pv_record_get_text (pv_model_get (pv_document_get_model (opened), before), PV_ACTOR_NAME, PV_LANG_FI), ==, "Yksi");
  after = fixture_add_actor (opened, "Kaksi");
  g_assert_cmpint (pv_id_replica (before), !=, pv_id_replica (after));
  g_assert_false (pv_document_publish (opened, NULL));
  fixture_close (opened);
}

static guint n_merged, n_refused;

/* Brings it into the document as its first copy has it; how many problems that has then. NULL when it was refused. */
static PvMergeReport *
merge_into_first (const Attack *attack, guint *n_problems)
{
  g_autofree char *path = document_for (attack);
  g_autofree char *first = scratch_path ("gate-first.polku");
  g_autofree char *ours = scratch_path ("gate-ours.polku");
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  PvMergeReport *report;
  PvDocument *opened;

  forge (path, attack->sql);
  fixture_forget_copies ();
  g_unlink (ours);
  g_assert_true (pv_store_copy_file (first, ours, NULL));
  opened = fixture_open_sound (ours);
  report = pv_document_merge (opened, path, &error);
  if (report == NULL)
    g_assert_true (error->domain == PV_ERROR && strstr (error->message, attack->name) != NULL);
  lines = pv_document_check (opened, NULL);
  for (guint l = 0; l < lines->len; l++)
    g_test_message ("%s: %s", attack->sql, (const char *) g_ptr_array_index (lines, l));
  *n_problems = lines->len;
  fixture_close (opened);
  g_unlink (path);
  return report;
}

/* Brought in as a colleague's copy: refused, or what came holds. */
static void
test_merged (gconstpointer data)
{
  guint n_problems;
  g_autoptr (PvMergeReport) report = merge_into_first (data, &n_problems);

  n_merged++;
  n_refused += report == NULL;
  g_assert_cmpuint (n_problems, ==, 0);
}

static void
test_joined (gconstpointer data)
{
  guint n_problems;
  g_autoptr (PvMergeReport) report = merge_into_first (data, &n_problems);

  g_assert_nonnull (report);
}

/* Nothing above proves anything when all is let in. */
static void
test_most_refused (void)
{
  g_test_message ("%u of %u refused", n_refused, n_merged);
  g_assert_cmpuint (n_refused * 2, >=, n_merged);
}

static guint n_given, n_recovered;

/* Given to recovery by whoever was refused: nothing comes out of it, or a document that holds. */
static gboolean
recover (const Attack *attack, void (*alter) (const char *path, const char *sql))
{
  g_autofree char *path = document_for (attack);
  g_autofree char *out = scratch_path ("recovered.polku");
  g_autoptr (PvRecovery) recovery = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  PvDocument *opened;

  alter (path, attack->sql);
  fixture_forget_copies ();
  g_unlink (out);
  recovery = pv_document_recover (path, out, pv_kinds_default (), &error);
  g_unlink (path);
  n_given++;
  if (recovery == NULL)
    {
      g_test_message ("%s: %s", attack->name, error->message);
      g_assert_true (error->domain == PV_ERROR && strstr (error->message, attack->name) != NULL);
      g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
      return FALSE;
    }
  n_recovered++;
  fixture_forget_copies ();
  opened = fixture_open (out, &error);
  g_assert_no_error (error);
  lines = pv_document_check (opened, NULL);
  for (guint l = 0; l < lines->len; l++)
    g_test_message ("%s: %s", attack->sql, (const char *) g_ptr_array_index (lines, l));
  g_assert_cmpuint (lines->len, ==, 0);
  fixture_close (opened);
  return TRUE;
}

static void
test_recovered (gconstpointer data)
{
  recover (data, fixture_tamper);
}

static void
test_recovered_forged (gconstpointer data)
{
  recover (data, forge);
}

/* What is refused in a change or in words is left out before the rest is proven: it does not take everything with it. */
static void
test_all_but_that (void)
{
  static const char *const names[] = { "salt-of-another-size", "salt-with-a-tail", "salt-cut-off", "clock-far-in-the-future", "step-zero" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const Attack *attack = FORGED;

      while (!g_str_equal (attack->name, names[i]))
        attack++;
      g_test_message ("%s", attack->name);
      g_assert_true (recover (attack, forge));
    }
}

static void
test_most_recovered (void)
{
  g_test_message ("%u of %u recovered", n_recovered, n_given);
  g_assert_cmpuint (n_recovered * 2, >=, n_given);
}

static gboolean
knows_author (PvDocument *opened, const char *author)
{
  g_autoptr (GPtrArray) persons = pv_document_list_persons (opened);

  return g_ptr_array_find_with_equal_func (persons, author, g_str_equal, NULL);
}

/* No hash covers who an author is. A file can name those that nobody here has heard of; it renames nobody who is known. */
static void
test_author_renamed (void)
{
  g_autofree char *path = gate_document ("renamed.polku");
  g_autofree char *first = scratch_path ("gate-first.polku");
  g_autofree char *ours = scratch_path ("gate-renamed.polku");
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;
  PvDocument *opened;

  forge (path, "UPDATE pii SET text = 'Väärä Nimi' WHERE id IN (SELECT who FROM change)");
  fixture_forget_copies ();
  g_assert_true (pv_store_copy_file (first, ours, NULL));
  opened = fixture_open (ours, &error);
  g_assert_no_error (error);
  g_assert_true (knows_author (opened, "Kaisa Testi"));
  report = pv_document_merge (opened, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_changes, >, 0);
  g_assert_true (knows_author (opened, "Kaisa Testi"));
  g_assert_false (knows_author (opened, "Väärä Nimi"));
  fixture_close (opened);
}

static void
add_case (const char *group, const Attack *attack, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/store/forged/%s/%s", group, attack->name);

  g_test_add_data_func (path, attack, test);
}

static void
add_cases (const char *group, const Attack *attacks, GTestDataFunc test)
{
  for (const Attack *attack = attacks; attack->name != NULL; attack++)
    add_case (group, attack, test);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  add_cases ("smuggled", SMUGGLED, test_written);
  add_cases ("tampered", TAMPERED, test_written);
  add_cases ("forged", FORGED, test_forged);
  add_cases ("let-in", HARMLESS, test_let_in);
  add_cases ("at-a-glance/smuggled", SMUGGLED, test_written_at_a_glance);
  add_cases ("at-a-glance/tampered", TAMPERED, test_written_at_a_glance);
  add_cases ("at-a-glance/forged", FORGED, test_forged_at_a_glance);
  g_test_add_func ("/store/forged/at-a-glance/forged/most-are-shown", test_most_shown);
  add_cases ("at-a-glance/let-in", HARMLESS, test_let_in_at_a_glance);
  g_test_add_func ("/store/forged/let-in/erased-words-put-back", test_erased_words_put_back);
  for (const Attack *attack = HARMLESS; attack->name != NULL; attack++)
    if (attack->joins)
      add_case ("joined", attack, test_joined);
  add_cases ("merged", FORGED, test_merged);
  g_test_add_func ("/store/forged/merged/most-are-refused", test_most_refused);
  add_cases ("recovered/smuggled", SMUGGLED, test_recovered);
  add_cases ("recovered/tampered", TAMPERED, test_recovered);
  add_cases ("recovered/forged", FORGED, test_recovered_forged);
  g_test_add_func ("/store/forged/recovered/afterwards/all-but-that", test_all_but_that);
  g_test_add_func ("/store/forged/recovered/afterwards/most-are", test_most_recovered);
  g_test_add_func ("/store/forged/own-changes-rewritten", test_own_changes_rewritten);
  g_test_add_func ("/store/forged/author-renamed", test_author_renamed);
  return scratch_run ();
}
