/* tests/data/document-1.polku is a document of format version 1, as it was when that version was frozen. It opens for ever. */
#include "document/document.h"

#include "fixture.h"
#include "scratch.h"

static char *
frozen_document (void)
{
  g_autofree char *file = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "tests", "data", "document-1.polku", NULL);
  g_autofree char *bytes = NULL;
  char *path = scratch_path ("document-1.polku");
  gsize size;

  g_assert_true (g_file_get_contents (file, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static const PvRecord *
first (PvDocument *document, PvKind kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (document), kind, &n);

  g_assert_cmpuint (n, >, 0);
  return records[0];
}

static void
test_cells (void)
{
  g_autofree char *path = frozen_document ();
  g_autoptr (GError) error = NULL;
  PvDocument *document = fixture_open (path, &error);
  const PvRecord *actor, *area, *contact;

  g_assert_no_error (error);
  actor = first (document, PV_ACTOR);
  area = first (document, PV_AREA);
  contact = first (document, PV_CONTACT);
  g_assert_cmpstr (pv_record_get_text (actor, PV_ACTOR_NAME, PV_LANG_FI), ==, "Kela");
  g_assert_cmpstr (pv_record_get_text (actor, PV_ACTOR_NAME, PV_LANG_SV), ==, "FPA");
  g_assert_cmpstr (pv_record_get_text (actor, PV_ACTOR_NAME, PV_LANG_EN), ==, "Social Insurance Institution");
  g_assert_cmpuint (pv_record_get_choice (actor, PV_ACTOR_KIND), ==, PV_ACTOR_KIND_KELA);
  g_assert_cmpint (pv_record_get_reference (actor, PV_ACTOR_AREA), ==, pv_record_get_id (area));
  g_assert_cmpint (pv_record_get_int (area, PV_AREA_TRAVEL_MINUTES), ==, 12500);
  g_assert_true (pv_record_has_choice (area, PV_AREA_LANGUAGES, 1));
  g_assert_cmpstr (pv_record_get_text (contact, PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Esimerkkihenkilö");
  g_assert_cmpint (pv_record_get_int (first (document, PV_PLACEMENT), PV_PLACEMENT_PLACE), ==, PV_PLACE (400, -120));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (document), PV_NOTE), ==, 0);
  fixture_close (document);
}

static void
test_history (void)
{
  g_autofree char *path = frozen_document ();
  PvDocument *document = fixture_open (path, NULL);
  g_autoptr (GPtrArray) history = pv_document_get_history (document, 0, NULL);
  g_autoptr (GPtrArray) lines = pv_document_check (document, NULL);
  const PvHistoryLine *undone = g_ptr_array_index (history, 1);

  g_assert_cmpuint (history->len, ==, 13);
  g_assert_true (undone->undone);
  g_assert_cmpstr (undone->author, ==, "Koordinaattori");
  g_assert_cmpuint (lines->len, ==, 0);
  fixture_close (document);
}

/* It can be gone on with. */
static void
test_edit (void)
{
  g_autofree char *path = frozen_document ();
  PvDocument *document = fixture_open (path, NULL);
  g_autoptr (GError) error = NULL;
  PvId id;

  g_assert_false (pv_document_is_read_only (document));
  id = fixture_add_actor (document, "Uusi");
  g_assert_true (pv_document_publish (document, &error));
  fixture_close (document);
  fixture_forget_copies ();
  document = fixture_open (path, NULL);
  g_assert_nonnull (pv_model_get (pv_document_get_model (document), id));
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/frozen/cells", test_cells);
  g_test_add_func ("/document/frozen/history", test_history);
  g_test_add_func ("/document/frozen/edit", test_edit);
  return scratch_run ();
}
