#include "gate.h"

#include "fixture.h"
#include "scratch.h"
#include "store/pv-store-foreign.h"

#include <string.h>

char *
gate_document (const char *name)
{
  static char *bytes;
  static gsize size;
  char *path = scratch_path (name);

  if (bytes == NULL)
    {
      g_autofree char *first = fixture_document ("gate-first.polku");
      g_autofree char *second = scratch_path ("gate-second.polku");
      g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
      g_autoptr (GError) error = NULL;
      PvDocument *opened;
      PvId outer = pv_edits_add (edits, PV_AREA), inner = pv_edits_add (edits, PV_AREA), note;

      g_assert_true (pv_store_copy_file (first, second, NULL));
      fixture_forget_copies ();
      opened = fixture_open (second, &error);
      g_assert_no_error (error);
      pv_edits_set_text (edits, outer, PV_AREA_NAME, PV_LANG_FI, "Pohjanmaa");
      pv_edits_set_int (edits, outer, PV_AREA_KIND, 1);
      pv_edits_set_text (edits, inner, PV_AREA_NAME, PV_LANG_FI, "Vaasa");
      pv_edits_set_int (edits, inner, PV_AREA_KIND, 1);
      pv_edits_set_reference (edits, inner, PV_AREA_PARENT, outer);
      note = pv_edits_add (edits, PV_NOTE);
      pv_edits_set_text (edits, note, PV_NOTE_TEXT, PV_LANG_FI, "Kysyttävä");
      pv_edits_set_reference (edits, note, PV_NOTE_SUBJECT, inner);
      g_assert_true (pv_document_commit (opened, edits, &error));
      fixture_add_actor (opened, "TE-toimisto");
      g_assert_true (pv_document_publish (opened, NULL));
      fixture_close (opened);
      g_assert_true (g_file_get_contents (second, &bytes, &size, NULL));
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

/* No working copy, nor anything of one in the making. */
static void
assert_nothing_left (void)
{
  g_autofree char *copies = g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (copies, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (copies, name, NULL);
      g_autoptr (GDir) of_one = g_dir_open (folder, 0, NULL);
      const char *file;

      while (of_one != NULL && (file = g_dir_read_name (of_one)) != NULL)
        g_assert_false (g_str_has_suffix (file, ".polku") || g_str_has_suffix (file, ".new") || g_str_has_suffix (file, "-journal"));
    }
}

/* All that is drawn, told or asked rests on these. */
static void
assert_fit_to_show (PvDocument *opened)
{
  g_autoptr (GPtrArray) problems = pv_model_check (pv_document_get_model (opened));

  for (guint i = 0; i < problems->len; i++)
    {
      const PvProblem *problem = g_ptr_array_index (problems, i);

      g_assert_true (problem->rule != PV_RULE_VALUE && problem->rule != PV_RULE_OTHER_KIND);
    }
}

static gboolean was_shown;

/* Until it is proven it is nobody's, and nobody can do anything to it. */
static PvDocument *
glance_and_prove (const char *path, GError **error)
{
  PvDocument *opened = fixture_glance (path, error);
  g_autoptr (PvEdits) nothing = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) refusal = NULL;

  if (opened == NULL)
    return NULL;
  was_shown = TRUE;
  assert_fit_to_show (opened);
  g_assert_false (pv_document_commit (opened, nothing, &refusal));
  g_assert_error (refusal, PV_ERROR, PV_ERROR_REFUSED);
  if (fixture_prove (opened, error))
    return opened;
  fixture_close (opened);
  return NULL;
}

static void
assert_refused (const char *path, const char *why, PvDocument *(*open) (const char *, GError **))
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;
  PvDocument *opened;

  fixture_forget_copies ();
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  opened = open (path, &error);
  if (opened != NULL)
    {
      g_test_message ("let in: %s", why);
      g_test_fail ();
      fixture_close (opened);
      return;
    }
  g_assert_true (error->code == PV_ERROR_DAMAGED || error->code == PV_ERROR_FOREIGN || error->code == PV_ERROR_TOO_LARGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  assert_nothing_left ();
}

void
gate_assert_refused (const char *path, const char *why)
{
  assert_refused (path, why, fixture_open);
}

gboolean
gate_assert_refused_after_a_glance (const char *path, const char *why)
{
  was_shown = FALSE;
  assert_refused (path, why, glance_and_prove);
  return was_shown;
}
