/* Where nothing may be changed: a document that is only looked at, its past, a kept state of it, one that is closed. Every function by
 * which a person changes a document is tried on each, and the headers are read so that none is forgotten. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

#include <string.h>

typedef struct
{
  PvDocument *document;
  PvId first, second;          /* two actors */
  PvHistoryLine *line;         /* its last one */
  PvMergeReport *merge;        /* something came */
  GArray *words;               /* PvId: about a person */
  char *copy;                  /* a file with one change more */
} Place;

/* --- what a person does --- */

static PvEdits *
another_name (Place *place)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, place->first, PV_ACTOR_NAME, PV_LANG_FI, "Toinen nimi");
  return edits;
}

static gboolean
try_commit (Place *place, GError **error)
{
  g_autoptr (PvEdits) edits = another_name (place);

  return pv_document_commit (place->document, edits, error);
}

static gboolean
try_commit_and_find (Place *place, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId wanted = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, wanted, PV_ACTOR_NAME, PV_LANG_FI, "Uusi toimija");
  pv_edits_set_int (edits, wanted, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  return pv_document_commit_and_find (place->document, edits, wanted, error) != PV_NO_ID;
}

static gboolean
try_commit_async (Place *place, GError **error)
{
  g_autoptr (PvEdits) edits = another_name (place);
  g_autoptr (GAsyncResult) result = NULL;

  pv_document_commit_async (place->document, edits, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pv_document_commit_finish (result, error);
}

static gboolean
try_undo (Place *place, GError **error)
{
  return pv_document_undo (place->document, NULL, error);
}

static gboolean
try_redo (Place *place, GError **error)
{
  return pv_document_redo (place->document, NULL, error);
}

static gboolean
try_undo_async (Place *place, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pv_document_undo_async (place->document, FALSE, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pv_document_undo_finish (result, NULL, error);
}

static gboolean
try_revert (Place *place, GError **error)
{
  g_autoptr (GPtrArray) stayed = NULL;
  gboolean reverted;

  return pv_document_revert (place->document, place->line, &reverted, &stayed, error);
}

static gboolean
try_name_version (Place *place, GError **error)
{
  return pv_document_name_version (place->document, "Ennen kokousta", error);
}

static gboolean
try_erase_words (Place *place, GError **error)
{
  return pv_document_erase_words (place->document, place->words, error);
}

static gboolean
try_merge (Place *place, GError **error)
{
  g_autoptr (PvMergeReport) report = pv_document_merge (place->document, place->copy, error);

  return report != NULL;
}

static gboolean
try_merge_async (Place *place, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PvMergeReport) report = NULL;

  pv_document_merge_async (place->document, place->copy, NULL, NULL, fixture_keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = pv_document_merge_finish (result, error);
  return report != NULL;
}

static gboolean
try_merge_all (Place *place, GError **error)
{
  const char *const paths[] = { place->copy, NULL };
  g_autoptr (GPtrArray) reports = pv_document_merge_all (place->document, paths, error);

  return reports != NULL;
}

static gboolean
try_take_back (Place *place, GError **error)
{
  return pv_document_take_back (place->document, place->merge, NULL, NULL, error);
}

/* As one would be that is to be settled. */
static PvConflict *
conflict_about (Place *place, PvConflictKind what)
{
  PvConflict *conflict = pv_conflict_new (what, PV_ACTOR, place->first);
  PvConflictHead *head = g_new0 (PvConflictHead, 1);

  conflict->field = pv_kinds_field (pv_kinds_default (), what == PV_CONFLICT_LINK || what == PV_CONFLICT_CIRCLE ? PV_ACTOR_PARENT : PV_ACTOR_NAME);
  conflict->lang = what == PV_CONFLICT_VALUES ? PV_LANG_FI : PV_LANG_NONE;
  conflict->other_kind = PV_ACTOR;
  conflict->other = place->second;
  *head = (PvConflictHead) { .org = place->line->org, .ctr = place->line->ctr, .value = PV_VALUE_TEXT, .text = g_strdup ("Sana"),
                             .integer = PV_ACTOR, .id = place->first, .lang = PV_LANG_FI };
  g_ptr_array_add (conflict->heads, head);
  return conflict;
}

static gboolean
try_settle_value (Place *place, GError **error)
{
  g_autoptr (PvConflict) conflict = conflict_about (place, PV_CONFLICT_VALUES);

  return pv_document_settle_value (place->document, conflict, 0, error);
}

static gboolean
try_settle_removed (Place *place, GError **error)
{
  g_autoptr (PvConflict) conflict = conflict_about (place, PV_CONFLICT_REMOVED);

  return pv_document_settle_removed (place->document, conflict, FALSE, error);
}

static gboolean
try_settle_link (Place *place, GError **error)
{
  g_autoptr (PvConflict) conflict = conflict_about (place, PV_CONFLICT_LINK);

  for (PvLinkSettling how = PV_LINK_TO_ANOTHER; how <= PV_LINK_BRING_BACK; how++)
    {
      g_clear_error (error);
      if (pv_document_settle_link (place->document, conflict, how, place->second, error))
        return TRUE;
    }

  return FALSE;
}

static gboolean
try_settle_circle (Place *place, GError **error)
{
  g_autoptr (PvConflict) conflict = conflict_about (place, PV_CONFLICT_CIRCLE);

  return pv_document_settle_circle (place->document, conflict, 0, place->second, error);
}

static gboolean
try_settle_missing (Place *place, GError **error)
{
  g_autoptr (PvConflict) conflict = conflict_about (place, PV_CONFLICT_MISSING);

  return pv_document_settle_missing (place->document, conflict, 0, error);
}

static gboolean
try_settle_kept (Place *place, GError **error)
{
  g_autoptr (PvConflict) conflict = conflict_about (place, PV_CONFLICT_ERASED);

  return pv_document_settle_kept (place->document, conflict, error);
}

static gboolean
try_settle_same (Place *place, GError **error)
{
  return pv_document_settle_same (place->document, place->first, place->second, error);
}

static gboolean
try_settle_different (Place *place, GError **error)
{
  return pv_document_settle_different (place->document, place->first, place->second, error);
}

static gboolean
try_join (Place *place, GError **error)
{
  return pv_document_join (place->document, place->first, place->second, NULL, error);
}

static const struct
{
  const char *function;
  gboolean (*does) (Place *place, GError **error);
} EDITS[] = {
  { "commit", try_commit },
  { "commit_and_find", try_commit_and_find },
  { "commit_async", try_commit_async },
  { "undo", try_undo },
  { "redo", try_redo },
  { "undo_async", try_undo_async },
  { "revert", try_revert },
  { "name_version", try_name_version },
  { "erase_words", try_erase_words },
  { "merge", try_merge },
  { "merge_async", try_merge_async },
  { "merge_all", try_merge_all },
  { "take_back", try_take_back },
  { "settle_value", try_settle_value },
  { "settle_removed", try_settle_removed },
  { "settle_link", try_settle_link },
  { "settle_circle", try_settle_circle },
  { "settle_missing", try_settle_missing },
  { "settle_kept", try_settle_kept },
  { "settle_same", try_settle_same },
  { "settle_different", try_settle_different },
  { "join", try_join },
};

/* What leaves the document as it is: it looks, opens, closes, shares, or says where the file is. What begins like one of these, or is one. */
static const char *const OTHERS[] = {
  "get_*", "is_*", "has_*", "can_*", "peek_*", "find_*", "list_*", "read_*", "open_*", "check_*", "look_*", "recover_*", "save_*", "propose*",
  "publish*", "*_finish", "create", "open", "forget", "close", "set_held", "set_day", "never_writes", "snapshot", "new_step", "new_past", "flush",
  "look", "check", "recover", "move_async", "put_aside_async", "prepare_search", "search", "folder_of", "files_in", "share_in_folder*",
  "allow_erasing", "tell_merged", "undo_progress", "wait",
};

static gboolean
is_tried (const char *function)
{
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    if (g_str_equal (EDITS[i].function, function))
      return TRUE;

  return FALSE;
}

static gboolean
is_other (const char *function)
{
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    if (g_pattern_match_simple (OTHERS[i], function))
      return TRUE;

  return FALSE;
}

static guint
read_header (const char *path)
{
  g_autoptr (GRegex) regex = g_regex_new ("^[A-Za-z].*[ *]pv_document_([a-z_]+) *\\(", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *function = g_match_info_fetch (match, 1);

      if (is_tried (function) == is_other (function))
        g_error ("pv_document_%s: a line in EDITS if a person changes a document by it, else in OTHERS", function);
    }
  return n;
}

/* A function of tomorrow is on one of the two lists, or this fails. */
static void
test_none_is_forgotten (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "src", "document", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, "pv-document") && g_str_has_suffix (name, ".h") && !g_str_has_suffix (name, "-private.h"))
        n += read_header (path);
    }
  g_assert_cmpuint (n, >, 90);
}

/* --- the places --- */

static void
line_in_copy (const char *path)
{
  PvDocument *document;
  g_autoptr (GError) error = NULL;

  fixture_forget_copies ();
  document = fixture_open_sound (path);
  fixture_add_actor (document, "Kollegan toimija");
  g_assert_true (pv_document_close (document, TRUE, &error));
  g_assert_no_error (error);
  g_object_unref (document);
  fixture_forget_copies ();
}

/* Two actors, a person, something that was brought in, and something to undo and to redo. */
static void
place_init (Place *place, const char *name)
{
  g_autofree char *path = fixture_document (name);
  g_autofree char *copy_name = g_strconcat ("copy-", name, NULL);
  g_autofree char *brought = scratch_path ("brought.polku");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (PvHoldings) holdings = NULL;
  g_autoptr (GError) error = NULL;
  PvRecord *const *actors;
  guint n;

  place->copy = scratch_path (copy_name);
  fixture_copy_file (path, place->copy);
  fixture_copy_file (path, brought);
  line_in_copy (brought);
  line_in_copy (place->copy);
  place->document = fixture_open_sound (path);
  actors = pv_model_list (pv_document_get_model (place->document), PV_ACTOR, &n);
  place->first = pv_record_get_id (actors[0]);
  place->second = pv_record_get_id (actors[1]);
  place->merge = pv_document_merge (place->document, brought, &error);
  g_assert_no_error (error);

  fixture_add_actor (place->document, "Kunta");
  fixture_add_actor (place->document, "Toinen kunta");
  g_assert_true (pv_document_undo (place->document, NULL, &error));
  g_assert_true (pv_document_flush (place->document, &error));
  history = pv_document_get_history (place->document, 0, &error);
  g_assert_no_error (error);
  place->line = g_ptr_array_steal_index (history, 1);
  holdings = pv_document_find_person (place->document, "Testi Esimerkki", &error);
  g_assert_no_error (error);
  place->words = pv_holdings_ids (holdings, FALSE);
  g_assert_cmpuint (place->words->len, >, 0);
}

static void
place_clear (Place *place)
{
  fixture_close (place->document);
  pv_history_line_free (place->line);
  pv_merge_report_free (place->merge);
  g_array_unref (place->words);
  g_free (place->copy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static guint
count_lines (PvDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = pv_document_get_history (document, 0, &error);

  g_assert_no_error (error);
  return history->len;
}

/* Each says the same, and nothing is different afterwards. */
static void
assert_all_refused (Place *place, const char *words)
{
  PvModel *model = pv_document_get_model (place->document);
  guint n = pv_model_count (model, PV_ACTOR);

  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", EDITS[i].function);
      g_assert_false (EDITS[i].does (place, &error));
      g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, words);
      g_assert_cmpuint (pv_model_count (model, PV_ACTOR), ==, n);
    }
}

static void
test_held (void)
{
  g_auto (Place) place = { NULL };
  g_autoptr (GError) error = NULL;
  guint n;

  place_init (&place, "held.polku");
  n = count_lines (place.document);
  pv_document_set_held (place.document, TRUE);
  assert_all_refused (&place, "Nothing was changed: the document is only looked at; allow changes first");
  g_assert_cmpuint (count_lines (place.document), ==, n);

  /* They were refused for that alone. */
  pv_document_set_held (place.document, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    if (!g_str_has_prefix (EDITS[i].function, "settle_") && !g_str_equal (EDITS[i].function, "join"))
      {
        g_test_message ("%s", EDITS[i].function);
        g_assert_true (EDITS[i].does (&place, &error) || error != NULL);
        g_assert_no_error (error);
      }
}

static void
test_past (void)
{
  g_auto (Place) place = { NULL };
  PvDocument *present;

  place_init (&place, "past.polku");
  present = place.document;
  place.document = pv_document_new_past (present, pv_document_get_model (present), "Kuten se oli eilen");
  assert_all_refused (&place, "Kuten se oli eilen");
  g_object_unref (place.document);
  place.document = present;
}

static void
test_kept (void)
{
  g_auto (Place) place = { NULL };
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;
  PvDocument *present;
  guint n;

  place_init (&place, "kept.polku");
  g_assert_true (pv_document_publish (place.document, &error));
  states = pv_document_list_kept (pv_document_get_path (place.document));
  g_assert_cmpuint (states->len, >, 0);
  present = place.document;
  place.document = pv_document_open_kept (g_ptr_array_index (states, 0), pv_kinds_default (), &error);
  g_assert_no_error (error);
  n = count_lines (place.document);
  assert_all_refused (&place, pv_document_get_read_only_reason (place.document));
  g_assert_cmpuint (count_lines (place.document), ==, n);
  fixture_close (place.document);
  place.document = present;
}

static void
test_closed (void)
{
  g_auto (Place) place = { NULL };
  g_autoptr (GError) error = NULL;

  place_init (&place, "closed.polku");
  g_assert_true (pv_document_close (place.document, FALSE, &error));
  assert_all_refused (&place, "The document is closed");
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/only-looks/none-is-forgotten", test_none_is_forgotten);
  g_test_add_func ("/document/only-looks/held", test_held);
  g_test_add_func ("/document/only-looks/past", test_past);
  g_test_add_func ("/document/only-looks/kept", test_kept);
  g_test_add_func ("/document/only-looks/closed", test_closed);
  return scratch_run ();
}
