/* Words about persons: nowhere in the file but in `pii`, found in every version, and gone from every byte once erased. */
#include "document/document.h"

#include "fixture.h"
#include "random-edits.h"
#include "scratch.h"

#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>

#define NAME "Testi Esimerkki"

static guint
count_in_bytes (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  const char *at, *end;
  gsize size;
  guint n = 0;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return 0;
  end = bytes + size;
  for (at = bytes; (at = memmem (at, (gsize) (end - at), words, strlen (words))) != NULL; at++)
    n++;
  return n;
}

/* In @path, and in every file below it. */
static guint
count_below (const char *path, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = dir ? 0 : count_in_bytes (path, words);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += count_below (child, words);
    }
  return n;
}

/* The shared file, and all that this laptop keeps: working copies, journals, earlier states, lists of recent files. */
static guint
count_everywhere (const char *path, const char *words)
{
  return count_in_bytes (path, words) + count_below (g_get_user_data_dir (), words);
}

static PvDocument *
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_create (path, pv_kinds_default (), "Kaisa Kirjuri", &error);

  g_assert_no_error (error);
  return document;
}

static gboolean
has_every_kind (PvDocument *document)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    if (pv_model_count (pv_document_get_model (document), kinds[k].kind) == 0)
      return FALSE;

  return TRUE;
}

/* A record of every kind, then a word of its own in every personal field there is. */
static void
fill_every_kind (PvDocument *document, GPtrArray *words)
{
  PvRandom random;
  g_autoptr (GError) error = NULL;
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  pv_random_seed (&random, 7);
  for (guint i = 0; i < 100 && !has_every_kind (document); i++)
    {
      g_autoptr (PvEdits) edits = random_edits_new (pv_document_get_model (document), &random, 600);

      pv_document_commit (document, edits, NULL);
    }
  for (guint k = 0; k < n_kinds; k++)
    for (guint f = 0; f < kinds[k].n_fields; f++)
      {
        guint n;
        PvRecord *const *records = pv_model_list (pv_document_get_model (document), kinds[k].kind, &n);
        g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
        char *word;

        if (kinds[k].fields[f].type != PV_TYPE_PERSONAL)
          continue;
        g_assert_cmpuint (n, >, 0);
        word = g_strdup_printf ("Merkki%uKenttä%u", k, f);
        g_ptr_array_add (words, word);
        pv_edits_set_text (edits, pv_record_get_id (records[0]), kinds[k].fields[f].field, PV_LANG_NONE, word);
        pv_document_commit (document, edits, &error);
        g_assert_no_error (error);
      }
}

#define LEAST_TELLING 6

/* Takes every row of `pii` out of a copy of the file: no word is left anywhere else. */
static void
assert_only_in_pii (const char *path, const GPtrArray *words)
{
  g_autofree char *bare = scratch_path ("bare.polku");
  g_autofree char *bytes = NULL;
  gsize size;

  for (guint i = 0; i < words->len; i++)
    g_assert_cmpuint (count_in_bytes (path, words->pdata[i]), >, 0);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (bare, bytes, (gssize) size, NULL));
  fixture_tamper (bare, "PRAGMA secure_delete = ON; DELETE FROM pii; VACUUM");
  for (guint i = 0; i < words->len; i++)
    g_assert_cmpuint (count_in_bytes (bare, words->pdata[i]), ==, 0);
}

static void
test_only_in_pii (void)
{
  g_autofree char *path = scratch_path ("every-kind.polku");
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  PvDocument *document = create (path);

  fill_every_kind (document, words);
  g_ptr_array_add (words, g_strdup ("Kaisa Kirjuri"));
  /* Two or three letters stand by chance in hashes and numbers, and say nothing. */
  if (strlen (g_get_host_name ()) >= LEAST_TELLING)
    g_ptr_array_add (words, g_strdup (g_get_host_name ()));
  else
    g_test_message ("The name of this computer is too short to be looked for among bytes: %s", g_get_host_name ());
  g_assert_cmpuint (words->len, >=, 5);
  g_assert_true (pv_document_publish (document, NULL));
  fixture_close (document);
  assert_only_in_pii (path, words);
}

/* --- erasing --- */

static PvId
add_contact (PvDocument *document, PvId actor)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, NAME);
  pv_edits_set_text (edits, id, PV_CONTACT_EMAIL, PV_LANG_NONE, "testi.esimerkki@kela.example");
  pv_edits_set_text (edits, id, PV_CONTACT_PHONE, PV_LANG_NONE, "050 123 4567");
  id = pv_document_commit_and_find (document, edits, id, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_interview (PvDocument *document)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_EVIDENCE);

  pv_edits_set_text (edits, id, PV_EVIDENCE_NAME, PV_LANG_FI, "Haastattelu");
  pv_edits_set_int (edits, id, PV_EVIDENCE_KIND, PV_EVIDENCE_KIND_INTERVIEW);
  pv_edits_set_text (edits, id, PV_EVIDENCE_WORDS, PV_LANG_NONE, "Ensin " NAME " kertoi: asiat eivät edenneet.");
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static void
rename_person (PvDocument *document, PvId contact, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, name);
  g_assert_true (pv_document_commit (document, edits, NULL));
}

static void
erase_person (PvDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvHoldings) holdings = pv_document_find_person (document, name, &error);
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);

  g_assert_cmpuint (ids->len, >, 0);
  g_assert_true (pv_document_erase_words (document, ids, &error));
  g_assert_no_error (error);
}

static const char *
person_of (PvDocument *document, PvId contact)
{
  return pv_record_get_text (pv_model_get (pv_document_get_model (document), contact), PV_CONTACT_PERSON, PV_LANG_NONE);
}

static void
test_erased_everywhere (void)
{
  g_autofree char *path = scratch_path ("erased.polku");
  PvDocument *document = create (path);
  PvId contact = add_contact (document, fixture_add_actor (document, "Kela"));
  g_autoptr (GPtrArray) history = NULL, problems = NULL;

  add_interview (document);
  rename_person (document, contact, NAME "-Uusi");
  g_assert_true (pv_document_publish (document, NULL));
  rename_person (document, contact, NAME);
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_cmpuint (count_everywhere (path, NAME), >, 2);

  erase_person (document, NAME);
  g_assert_cmpuint (count_everywhere (path, NAME), ==, 0);
  g_assert_cmpuint (count_everywhere (path, "050 123 4567"), ==, 0);
  g_assert_cmpuint (count_everywhere (path, "testi.esimerkki"), ==, 0);
  g_assert_cmpuint (count_everywhere (path, "asiat eivät edenneet"), ==, 0);
  g_assert_cmpint (pv_document_get_save_state (document), ==, PV_SAVE_SHARED);
  g_assert_null (person_of (document, contact));

  /* Whatever is undone and redone now. */
  for (guint i = 0; i < 4; i++)
    g_assert_true (pv_document_undo (document, NULL, NULL));
  for (guint i = 0; i < 4; i++)
    g_assert_true (pv_document_redo (document, NULL, NULL));
  g_assert_null (person_of (document, contact));
  g_assert_true (pv_document_publish (document, NULL));
  g_assert_cmpuint (count_everywhere (path, NAME), ==, 0);

  history = pv_document_get_history (document, 0, NULL);
  for (guint i = 0; i < history->len; i++)
    g_assert_null (strstr (((PvHistoryLine *) g_ptr_array_index (history, i))->sentence, "Esimerkki"));
  problems = pv_document_check (document, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture_close (document);

  /* What was shared opens as it is, on a laptop that knows nothing of it. */
  fixture_forget_copies ();
  document = fixture_open (path, NULL);
  g_assert_null (person_of (document, contact));
  fixture_close (document);
}

static void
test_history_says_so (void)
{
  g_autofree char *path = scratch_path ("said.polku");
  PvDocument *document = create (path);
  g_autoptr (GPtrArray) history = NULL;
  const PvHistoryLine *line;

  add_contact (document, fixture_add_actor (document, "Kela"));
  erase_person (document, NAME);
  history = pv_document_get_history (document, 1, NULL);
  line = g_ptr_array_index (history, 0);
  g_assert_cmpstr (line->sentence, ==, "Personal data erased");
  g_assert_cmpstr (line->author, ==, "Kaisa Kirjuri");
  erase_person (document, "Kaisa Kirjuri");
  g_ptr_array_unref (history);
  history = pv_document_get_history (document, 0, NULL);
  for (guint i = 0; i < history->len; i++)
    g_assert_null (((PvHistoryLine *) g_ptr_array_index (history, i))->author);
  fixture_close (document);
}

/* What is found in words: places, deeds of an author, names in ordinary fields. */
static void
test_found_in_words (void)
{
  g_autofree char *path = scratch_path ("found.polku");
  PvDocument *document = create (path);
  g_autoptr (PvHoldings) holdings = NULL, author = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  const PvHeld *held;
  PvId actor = fixture_add_actor (document, "Testi Esimerkki Oy");

  add_contact (document, actor);
  holdings = pv_document_find_person (document, "TESTI esimerkki", NULL);
  g_assert_cmpuint (holdings->places->len, ==, 3);
  held = g_ptr_array_index (holdings->places, 0);
  g_assert_cmpstr (held->title, ==, "Omavalmentaja · Testi Esimerkki Oy");
  g_assert_cmpuint (holdings->named->len, ==, 1);
  g_assert_cmpint (((PvNamed *) g_ptr_array_index (holdings->named, 0))->record, ==, actor);

  author = pv_document_find_person (document, "kirjuri", NULL);
  held = g_ptr_array_index (author->places, 0);
  g_assert_cmpint (held->as, ==, PV_HELD_AUTHOR);
  g_assert_cmpuint (held->deeds->len, ==, 2);
  persons = pv_document_list_persons (document);
  g_assert_cmpuint (persons->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (persons, 0), ==, "Kaisa Kirjuri");
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/persons/only-in-pii", test_only_in_pii);
  g_test_add_func ("/document/persons/erased-everywhere", test_erased_everywhere);
  g_test_add_func ("/document/persons/history-says-so", test_history_says_so);
  g_test_add_func ("/document/persons/found-in-words", test_found_in_words);
  return scratch_run ();
}
