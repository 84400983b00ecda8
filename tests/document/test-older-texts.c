/* Texts that are older than their other language: a translation is not, a change that only one of them had is. */
#include "fixture.h"

#include "scratch.h"

typedef struct
{
  PvDocument *document;
  PvId actor;
} Fixture;

static void
write_text (Fixture *fixture, PvLang lang, const char *text, guint64 step)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, fixture->actor, PV_ACTOR_CORE_TASK, lang, text);
  pv_edits_set_step (edits, step);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = scratch_path (data);
  g_autoptr (GError) error = NULL;

  fixture->document = pv_document_create (path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  fixture->actor = fixture_add_actor (fixture->document, "Kela");
  write_text (fixture, PV_LANG_FI, "Maksaa etuudet", 0);
  write_text (fixture, PV_LANG_SV, "Betalar förmånerna", 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture->document);
}

/* PV_LANG_NONE: neither is. */
static void
assert_older (Fixture *fixture, PvLang lang)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) older = pv_document_get_older_texts (fixture->document, &error);
  const PvOlderText *text;

  g_assert_no_error (error);
  g_assert_cmpuint (older->len, ==, lang == PV_LANG_NONE ? 0 : 1);
  if (lang == PV_LANG_NONE)
    return;
  text = &g_array_index (older, PvOlderText, 0);
  g_assert_cmpint (text->id, ==, fixture->actor);
  g_assert_cmpuint (text->field, ==, PV_ACTOR_CORE_TASK);
  g_assert_cmpint (text->lang, ==, lang);
}

static void
test_translation (Fixture *fixture, gconstpointer data)
{
  assert_older (fixture, PV_LANG_NONE);
}

/* Written in both languages by one change, and by the second in one. */
static void
test_second_change (void)
{
  g_autofree char *path = scratch_path ("second");
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId added = pv_edits_add (edits, PV_ACTOR);
  Fixture fixture = { pv_document_create (path, pv_kinds_default (), NULL, &error) };

  g_assert_no_error (error);
  pv_edits_set_text (edits, added, PV_ACTOR_NAME, PV_LANG_FI, "Kela");
  pv_edits_set_int (edits, added, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  pv_edits_set_text (edits, added, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Maksaa etuudet");
  pv_edits_set_text (edits, added, PV_ACTOR_CORE_TASK, PV_LANG_SV, "Betalar förmånerna");
  fixture.actor = pv_document_commit_and_find (fixture.document, edits, added, &error);
  g_assert_no_error (error);
  assert_older (&fixture, PV_LANG_NONE);
  write_text (&fixture, PV_LANG_FI, "Maksaa etuudet heti", 0);
  assert_older (&fixture, PV_LANG_SV);
  fixture_close (fixture.document);
}

static void
test_written_anew (Fixture *fixture, gconstpointer data)
{
  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  assert_older (fixture, PV_LANG_SV);
  write_text (fixture, PV_LANG_FI, "Maksaa etuudet heti", 0);
  assert_older (fixture, PV_LANG_SV);
  write_text (fixture, PV_LANG_SV, "Betalar förmånerna genast", 0);
  assert_older (fixture, PV_LANG_NONE);
  write_text (fixture, PV_LANG_SV, "Betalar alla förmåner genast", 0);
  assert_older (fixture, PV_LANG_FI);
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  assert_older (fixture, PV_LANG_NONE);
  g_assert_true (pv_document_redo (fixture->document, NULL, &error));
  assert_older (fixture, PV_LANG_SV);
}

/* A visit to a field is written bit by bit: what counts is how it was left. */
static void
test_one_visit (Fixture *fixture, gconstpointer data)
{
  guint64 step = pv_document_new_step (fixture->document);

  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  write_text (fixture, PV_LANG_SV, "Betalar", step);
  write_text (fixture, PV_LANG_SV, "Betalar förmånerna", step);
  write_text (fixture, PV_LANG_SV, "Betalar förmånerna i tid", step);
  assert_older (fixture, PV_LANG_NONE);
}

/* What is not there is missing, and not older. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  write_text (fixture, PV_LANG_SV, NULL, 0);
  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  assert_older (fixture, PV_LANG_NONE);
  write_text (fixture, PV_LANG_SV, "Betalar förmånerna i tid", 0);
  assert_older (fixture, PV_LANG_NONE);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);

  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  pv_edits_remove (edits, fixture->actor);
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  assert_older (fixture, PV_LANG_NONE);
}

/* Emptied and written again the same in one visit: a person says that it still holds, and that is one thing to undo. */
static void
test_still_holds (Fixture *fixture, gconstpointer data)
{
  guint64 step = pv_document_new_step (fixture->document);
  g_autoptr (GError) error = NULL;

  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  assert_older (fixture, PV_LANG_SV);
  write_text (fixture, PV_LANG_SV, NULL, step);
  write_text (fixture, PV_LANG_SV, "Betalar förmånerna", step);
  assert_older (fixture, PV_LANG_NONE);
  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pv_record_get_text (pv_model_get (pv_document_get_model (fixture->document), fixture->actor), PV_ACTOR_CORE_TASK, PV_LANG_SV),
                   ==, "Betalar förmånerna");
  assert_older (fixture, PV_LANG_SV);
  g_assert_true (pv_document_redo (fixture->document, NULL, &error));
  assert_older (fixture, PV_LANG_NONE);
  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  assert_older (fixture, PV_LANG_SV);
  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  assert_older (fixture, PV_LANG_NONE);
  write_text (fixture, PV_LANG_FI, "Maksaa etuudet heti", 0);
  assert_older (fixture, PV_LANG_SV);
}

static void
told_cb (guint *n)
{
  (*n)++;
}

static guint
n_known (Fixture *fixture, guint *n_told, guint wanted)
{
  while (*n_told < wanted)
    g_main_context_iteration (NULL, TRUE);
  return pv_document_peek_older_texts (fixture->document)->len;
}

/* An open document knows without being asked again, and tells; what was not written stays known. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  PvId other = fixture_add_actor (fixture->document, "TE-toimisto");
  g_autoptr (GError) error = NULL;
  guint n_told = 0;

  g_signal_connect_swapped (fixture->document, "older-texts", G_CALLBACK (told_cb), &n_told);
  g_assert_null (pv_document_peek_older_texts (fixture->document));
  while (pv_document_peek_older_texts (fixture->document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, ==, 0);
  write_text (fixture, PV_LANG_FI, "Maksaa etuudet ajallaan", 0);
  g_assert_cmpuint (n_known (fixture, &n_told, 1), ==, 1);
  fixture->actor = other;
  write_text (fixture, PV_LANG_FI, "Neuvoo", 0);
  write_text (fixture, PV_LANG_SV, "Ger råd", 0);
  write_text (fixture, PV_LANG_SV, "Ger råd och stöd", 0);
  g_assert_cmpuint (n_known (fixture, &n_told, 2), ==, 2);
  g_assert_cmpint (pv_older_texts_find (pv_document_peek_older_texts (fixture->document), other, PV_ACTOR_CORE_TASK), ==, PV_LANG_FI);
  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  g_assert_cmpuint (n_known (fixture, &n_told, 3), ==, 1);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/document/older-texts/" name, Fixture, name ".polku", set_up, function, tear_down)
  g_test_add_func ("/document/older-texts/second-change", test_second_change);
  ADD ("translation", test_translation);
  ADD ("written-anew", test_written_anew);
  ADD ("taken-back", test_taken_back);
  ADD ("one-visit", test_one_visit);
  ADD ("missing", test_missing);
  ADD ("removed", test_removed);
  ADD ("still-holds", test_still_holds);
  ADD ("followed", test_followed);
#undef ADD
  return scratch_run ();
}
