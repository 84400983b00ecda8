/* The history as a person meets it: the list and its filters, a line field by field, reverting, named versions, and the document
 * as it was. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

#include <string.h>

static PvDocument *
new_document (const char *name)
{
  g_autofree char *path = scratch_path (name);
  g_autoptr (GError) error = NULL;
  PvDocument *document = pv_document_create (path, pv_kinds_default (), "Kaisa Testi", &error);

  g_assert_no_error (error);
  return document;
}

static void
set_text (PvDocument *document, PvId id, PvField field, PvLang lang, const char *text)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, field, lang, text);
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static void
remove_record (PvDocument *document, PvId id)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;

  pv_edits_remove (edits, id);
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

static PvId
add_relation (PvDocument *document, PvId from, PvId to)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, id, PV_RELATION_KIND, 1);
  id = pv_document_commit_and_find (document, edits, id, &error);
  g_assert_no_error (error);
  return id;
}

/* Line @n of the history, the newest is 0. (transfer full) */
static PvHistoryLine *
line_at (PvDocument *document, guint n)
{
  g_autoptr (GPtrArray) lines = pv_document_get_history (document, 0, NULL);

  g_assert_cmpuint (lines->len, >, n);
  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    if (i != n)
      pv_history_line_free (g_ptr_array_index (lines, i));
  return g_ptr_array_index (lines, n);
}

/* How many values stayed. */
static guint
revert (PvDocument *document, guint n, gboolean expect_reverted)
{
  PvHistoryLine *line = line_at (document, n);
  g_autoptr (GPtrArray) stayed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean reverted = !expect_reverted;

  g_assert_true (pv_document_revert (document, line, &reverted, &stayed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (reverted, ==, expect_reverted);
  pv_history_line_free (line);
  return stayed->len;
}

static const char *
name_of (PvDocument *document, PvId id, PvLang lang)
{
  PvRecord *record = pv_model_get (pv_document_get_model (document), id);

  return record ? pv_record_get_text (record, PV_ACTOR_NAME, lang) : NULL;
}

static void
end (PvDocument *document)
{
  g_autoptr (GPtrArray) problems = pv_document_check (document, NULL);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  fixture_close (document);
}

static void
test_revert_a_value (void)
{
  PvDocument *document = new_document ("value.polku");
  PvId id = fixture_add_actor (document, "Vaasa");

  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "Vaasan kaupunki");
  set_text (document, id, PV_ACTOR_NAME, PV_LANG_SV, "Vasa stad");
  g_assert_cmpuint (revert (document, 1, TRUE), ==, 0);
  g_assert_cmpstr (name_of (document, id, PV_LANG_FI), ==, "Vaasa");
  g_assert_cmpstr (name_of (document, id, PV_LANG_SV), ==, "Vasa stad");

  /* A change like any other. */
  g_assert_true (pv_document_undo (document, NULL, NULL));
  g_assert_cmpstr (name_of (document, id, PV_LANG_FI), ==, "Vaasan kaupunki");
  end (document);
}

static void
test_newer_values_stay (void)
{
  PvDocument *document = new_document ("newer.polku");
  PvId id = fixture_add_actor (document, "A");
  PvHistoryLine *line;
  g_autoptr (GPtrArray) stayed = NULL;
  gboolean reverted;

  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "B");
  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "C");
  line = line_at (document, 1);
  g_assert_true (pv_document_revert (document, line, &reverted, &stayed, NULL));
  pv_history_line_free (line);
  g_assert_false (reverted);
  g_assert_cmpuint (stayed->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (stayed, 0), "C: "));
  g_assert_cmpstr (name_of (document, id, PV_LANG_FI), ==, "C");
  end (document);
}

static void
test_revert_an_addition (void)
{
  PvDocument *document = new_document ("addition.polku");
  PvId needed = fixture_add_actor (document, "Tarvittu");
  PvId alone = fixture_add_actor (document, "Yksin");

  add_relation (document, needed, fixture_add_actor (document, "Toinen"));
  g_assert_cmpuint (revert (document, 2, TRUE), ==, 0);
  g_assert_null (pv_model_get (pv_document_get_model (document), alone));
  /* A link leads to it that the step did not make. */
  g_assert_cmpuint (revert (document, 4, FALSE), ==, 1);
  g_assert_nonnull (pv_model_get (pv_document_get_model (document), needed));
  end (document);
}

/* What a removal took along comes back with it; what was removed since does not, and takes nothing down. */
static void
test_revert_a_removal (void)
{
  PvDocument *document = new_document ("removal.polku");
  PvId from = fixture_add_actor (document, "Lähde");
  PvId to = fixture_add_actor (document, "Kohde");
  PvId link = add_relation (document, from, to);
  const PvModel *model = pv_document_get_model (document);

  remove_record (document, from);
  g_assert_null (pv_model_get (model, link));
  g_assert_cmpuint (revert (document, 0, TRUE), ==, 0);
  g_assert_cmpstr (name_of (document, from, PV_LANG_FI), ==, "Lähde");
  g_assert_cmpint (pv_record_get_reference (pv_model_get (model, link), PV_RELATION_TO_ACTOR), ==, to);

  remove_record (document, from);
  remove_record (document, to);
  g_assert_cmpuint (revert (document, 1, TRUE), ==, 1);
  g_assert_nonnull (pv_model_get (model, from));
  g_assert_null (pv_model_get (model, link));
  end (document);
}

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Answer *) data)->result = g_object_ref (result);
}

static void
wait_for (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GPtrArray *
details_of (PvDocument *document, guint n)
{
  PvHistoryLine *line = line_at (document, n);
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *details;

  pv_document_read_details_async (document, line, NULL, answered_cb, &answer);
  wait_for (&answer);
  details = pv_document_read_details_finish (answer.result, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  pv_history_line_free (line);
  return details;
}

static void
test_details (void)
{
  PvDocument *document = new_document ("details.polku");
  PvId id = fixture_add_actor (document, "A");
  g_autoptr (GPtrArray) details = NULL;
  PvHistoryDetail *head, *field;

  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "B");
  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "C");
  details = details_of (document, 1);
  g_assert_cmpuint (details->len, ==, 2);
  head = g_ptr_array_index (details, 0);
  field = g_ptr_array_index (details, 1);
  g_assert_null (head->field);
  g_assert_cmpstr (head->title, ==, "C");
  g_assert_cmpint (head->how, ==, PV_HISTORY_CHANGED);
  g_assert_cmpint (field->field->field, ==, PV_ACTOR_NAME);
  g_assert_cmpint (field->lang, ==, PV_LANG_FI);
  g_assert_cmpstr (field->old_words, ==, "A");
  g_assert_cmpstr (field->new_words, ==, "B");
  g_assert_true (field->newer);
  end (document);
}

/* A reference is a title, also when what it led to is gone; a choice is its label. */
static void
test_details_in_words (void)
{
  PvDocument *document = new_document ("words.polku");
  PvId from = fixture_add_actor (document, "Lähde");
  PvId to = fixture_add_actor (document, "Kohde");
  g_autoptr (GPtrArray) details = NULL;
  gboolean title = FALSE, choice = FALSE;

  add_relation (document, from, to);
  remove_record (document, to);
  details = details_of (document, 1);
  for (guint i = 0; i < details->len; i++)
    {
      const PvHistoryDetail *detail = g_ptr_array_index (details, i);

      if (detail->field == NULL)
        continue;
      title = title || (detail->field->field == PV_RELATION_TO_ACTOR && g_str_equal (detail->new_words, "Kohde"));
      choice = choice || (detail->field->field == PV_RELATION_KIND && g_str_equal (detail->new_words, pv_choice_label (PV_CHOICES_RELATION_KIND, 1)));
    }
  g_assert_true (title);
  g_assert_true (choice);
  end (document);
}

static void
wait_for_list (PvHistoryList *list)
{
  while (pv_history_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static const PvHistoryLine *
list_line (PvHistoryList *list, guint position, PvHistoryEntry **entry)
{
  g_clear_object (entry);
  *entry = g_list_model_get_item (G_LIST_MODEL (list), position);
  return pv_history_entry_get_line (*entry);
}

/* The list is what the history is, line by line, also after edits, undos and redos that it followed one by one. */
static void
assert_list (PvHistoryList *list, PvDocument *document)
{
  g_autoptr (GPtrArray) lines = pv_document_get_history (document, 0, NULL);
  guint place = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PvHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
      const PvHistoryLine *line = pv_history_entry_get_line (entry);
      const PvHistoryLine *expected;

      if (line == NULL)
        continue;
      expected = g_ptr_array_index (lines, place++);
      g_assert_cmpint (line->step, ==, expected->step);
      g_assert_cmpint (line->undone, ==, expected->undone);
      g_assert_cmpstr (line->author, ==, expected->author);
    }
  g_assert_cmpuint (place, ==, lines->len);
}

static void
test_list_follows (void)
{
  PvDocument *document = new_document ("list.polku");
  g_autoptr (PvHistoryList) list = pv_history_list_new (document);
  PvId id = fixture_add_actor (document, "A");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  pv_history_list_set_awake (list, TRUE);
  wait_for_list (list);
  assert_list (list, document);
  for (guint i = 0; i < 60; i++)
    {
      if (i % 5 == 3)
        pv_document_undo (document, NULL, NULL);
      else if (i % 7 == 5)
        pv_document_redo (document, NULL, NULL);
      else
        set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, i % 2 ? "B" : "C");
      g_assert_true (pv_document_flush (document, NULL));
      wait_for_list (list);
      assert_list (list, document);
    }
  end (document);
}

static void
test_list_filters (void)
{
  PvDocument *document = new_document ("filter.polku");
  g_autoptr (PvHistoryList) list = pv_history_list_new (document);
  g_autoptr (PvHistoryEntry) entry = NULL;
  g_autoptr (GPtrArray) authors = NULL;
  PvId first = fixture_add_actor (document, "A");
  PvId second = fixture_add_actor (document, "B");
  PvHistoryFilter filter = { first, PV_ACTOR, NULL };
  guint shown;

  add_relation (document, first, second);
  set_text (document, first, PV_ACTOR_NAME, PV_LANG_FI, "C");
  pv_history_list_set_awake (list, TRUE);
  pv_history_list_set_filter (list, &filter);
  wait_for_list (list);
  g_assert_cmpuint (pv_history_list_count (list, &shown), ==, 4);
  g_assert_cmpuint (shown, ==, 2);
  g_assert_cmpint (list_line (list, 1, &entry)->id, ==, first);
  g_assert_null (list_line (list, 0, &entry));
  g_assert_nonnull (pv_history_entry_get_day (entry));

  filter = (PvHistoryFilter) { PV_NO_ID, PV_RELATION, NULL };
  pv_history_list_set_filter (list, &filter);
  wait_for_list (list);
  pv_history_list_count (list, &shown);
  g_assert_cmpuint (shown, ==, 1);

  filter = (PvHistoryFilter) { PV_NO_ID, PV_ANY_KIND, "Joku muu" };
  pv_history_list_set_filter (list, &filter);
  wait_for_list (list);
  pv_history_list_count (list, &shown);
  g_assert_cmpuint (shown, ==, 0);
  authors = pv_history_list_get_authors (list);
  g_assert_cmpuint (authors->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (authors, 0), ==, "Kaisa Testi");
  end (document);
}

/* The title of what is gone comes a moment later. */
static void
test_list_names_what_is_gone (void)
{
  PvDocument *document = new_document ("gone.polku");
  g_autofree char *path = g_strdup (pv_document_get_path (document));
  g_autoptr (PvHistoryList) list = NULL;
  g_autoptr (PvHistoryEntry) entry = NULL;
  PvId id = fixture_add_actor (document, "Poistuva");

  remove_record (document, id);
  end (document);
  document = fixture_open (path, NULL);
  list = pv_history_list_new (document);
  pv_history_list_set_awake (list, TRUE);
  wait_for_list (list);
  list_line (list, 1, &entry);
  while (strstr (pv_history_entry_get_line (entry)->sentence, "Poistuva") == NULL)
    g_main_context_iteration (NULL, TRUE);
  end (document);
}

static PvModel *
look (PvDocument *document, const PvMoment *moment)
{
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = pv_document_look_back_async (document, moment, NULL, answered_cb, &answer);
  PvModel *model;

  wait_for (&answer);
  model = pv_document_look_back_finish (answer.result, &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return model;
}

static void
test_versions_and_the_past (void)
{
  PvDocument *document = new_document ("past.polku");
  g_autofree char *path = g_strdup (pv_document_get_path (document));
  PvId id = fixture_add_actor (document, "Ennen");
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (PvModel) named = NULL;
  g_autoptr (PvModel) at_line = NULL;
  g_autoptr (PvDocument) past = NULL;
  g_autoptr (GError) error = NULL;
  PvHistoryLine *line;
  const PvNamedVersion *version;

  g_assert_true (pv_document_name_version (document, "  Ennen työpajaa ", &error));
  g_assert_false (pv_document_name_version (document, "Ennen työpajaa", NULL));
  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "Välissä");
  set_text (document, id, PV_ACTOR_NAME, PV_LANG_FI, "Nyt");

  /* Through the shared file, into a working copy of another number. */
  g_assert_true (pv_document_close (document, TRUE, &error));
  g_object_unref (document);
  fixture_forget_copies ();
  document = fixture_open (path, &error);
  g_assert_no_error (error);

  versions = pv_document_get_versions (document, NULL);
  g_assert_cmpuint (versions->len, ==, 1);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->name, ==, "Ennen työpajaa");
  g_assert_cmpstr (version->author, ==, "Kaisa Testi");
  named = look (document, &(PvMoment) { TRUE, version->org, version->ctr, version->hlc });
  g_assert_cmpstr (pv_record_get_text (pv_model_get (named, id), PV_ACTOR_NAME, PV_LANG_FI), ==, "Ennen");

  line = line_at (document, 1);
  at_line = look (document, &(PvMoment) { FALSE, line->org, line->ctr, line->hlc });
  g_assert_cmpstr (pv_record_get_text (pv_model_get (at_line, id), PV_ACTOR_NAME, PV_LANG_FI), ==, "Välissä");
  pv_history_line_free (line);
  line = line_at (document, 2);
  g_assert_nonnull (strstr (line->sentence, "Ennen työpajaa"));
  pv_history_line_free (line);

  past = pv_document_new_past (document, at_line, "As it was");
  g_assert_true (pv_document_is_read_only (past));
  g_assert_cmpstr (pv_document_get_save_problem (past), ==, "As it was");
  g_assert_cmpstr (name_of (past, id, PV_LANG_FI), ==, "Välissä");
  end (document);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/revert-a-value", test_revert_a_value);
  g_test_add_func ("/history/newer-values-stay", test_newer_values_stay);
  g_test_add_func ("/history/revert-an-addition", test_revert_an_addition);
  g_test_add_func ("/history/revert-a-removal", test_revert_a_removal);
  g_test_add_func ("/history/details", test_details);
  g_test_add_func ("/history/details-in-words", test_details_in_words);
  g_test_add_func ("/history/list-follows", test_list_follows);
  g_test_add_func ("/history/list-filters", test_list_filters);
  g_test_add_func ("/history/list-names-what-is-gone", test_list_names_what_is_gone);
  g_test_add_func ("/history/versions-and-the-past", test_versions_and_the_past);
  return scratch_run ();
}
