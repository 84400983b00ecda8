/* As of a day, by key: the window shows what is valid then, cannot be changed, and goes back. */
#include "app-fixture.h"

#include "app/pv-export-dialog-private.h"
#include "app/pv-overview.h"

static gboolean
shows_then (gpointer fixture)
{
  return pv_document_is_read_only (pv_window_get_document (((AppFixture *) fixture)->window));
}

static gboolean
shows_today (gpointer fixture)
{
  return !shows_then (fixture);
}

static void
type_day (AppFixture *fixture, const char *day)
{
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, day);
  pv_test_input_chord (fixture->input, "Return");
}

static void
test_there_and_back (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (PvEdits) more = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvDocument *then;
  PvId later = pv_edits_add (more, PV_ACTOR);

  pv_edits_set_int (edits, fixture->city, PV_ACTOR_VALID_TO, pv_date_make (2027, 12, 31));
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
  pv_test_input_chord (fixture->input, "<Control><Shift>t");
  type_day (fixture, "1.1.2028");
  pv_test_assert_soon (shows_then, fixture);
  then = pv_window_get_document (fixture->window);
  g_assert_null (pv_model_get (pv_document_get_model (then), fixture->city));
  g_assert_null (pv_model_get (pv_document_get_model (then), fixture->link));
  g_assert_nonnull (pv_model_get (pv_document_get_model (then), fixture->kela));
  g_assert_cmpint (pv_document_get_day (then), ==, pv_date_make (2028, 1, 1));
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Back to Today"));
  g_assert_false (pv_document_commit (then, edits, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);

  /* What comes in meanwhile, from others or another window, shows. */
  pv_edits_set_text (more, later, PV_ACTOR_NAME, PV_LANG_FI, "Uusi toimija");
  pv_edits_set_int (more, later, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  later = pv_document_commit_and_find (fixture->document, more, later, NULL);
  then = pv_window_get_document (fixture->window);
  g_assert_nonnull (pv_model_get (pv_document_get_model (then), later));

  pv_test_input_chord (fixture->input, "<Control><Shift>t");
  type_day (fixture, "31.12.2027");
  then = pv_window_get_document (fixture->window);
  g_assert_nonnull (pv_model_get (pv_document_get_model (then), fixture->city));
  pv_test_input_chord (fixture->input, "<Control><Shift>t");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (shows_today, fixture);
  g_assert_true (pv_window_get_document (fixture->window) == fixture->document);
  g_assert_false (app_says (GTK_WIDGET (fixture->window), "Back to Today"));
}

/* What is exported and what the summary counts are of that day, too. */
static void
test_exports_and_counts (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (PvExportJob) today = NULL;
  g_autoptr (PvExportJob) then = NULL;
  g_autoptr (PvOverview) before = NULL;
  g_autoptr (PvOverview) after = NULL;
  PvId link = pv_edits_add (edits, PV_RELATION);
  GtkWidget *dialog;

  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, fixture->ohjaamo);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, fixture->kela);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  pv_edits_set_int (edits, fixture->ohjaamo, PV_ACTOR_VALID_TO, pv_date_make (2027, 12, 31));
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  before = pv_overview_new (app_fixture_model (fixture), pv_date_make (2027, 12, 31));
  after = pv_overview_new (app_fixture_model (fixture), pv_date_make (2028, 1, 1));
  g_assert_cmpuint (before->cut_offs->len, ==, 1);
  g_assert_cmpint (g_array_index (before->cut_offs, PvOverviewCutOff, 0).actor, ==, fixture->ohjaamo);
  g_assert_cmpuint (after->cut_offs->len, ==, 0);

  dialog = pv_export_dialog_new (GTK_WINDOW (fixture->window), fixture->document, fixture->selection, PV_LANG_FI);
  today = pv_export_dialog_new_job (PV_EXPORT_DIALOG (dialog));
  g_assert_cmpint (today->today, ==, pv_date_today ());
  gtk_window_destroy (GTK_WINDOW (dialog));
  pv_test_input_chord (fixture->input, "<Control><Shift>t");
  type_day (fixture, "1.1.2028");
  pv_test_assert_soon (shows_then, fixture);
  dialog = pv_export_dialog_new (GTK_WINDOW (fixture->window), pv_window_get_document (fixture->window), fixture->selection, PV_LANG_FI);
  then = pv_export_dialog_new_job (PV_EXPORT_DIALOG (dialog));
  g_assert_cmpint (then->today, ==, pv_date_make (2028, 1, 1));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/as-of/there-and-back", test_there_and_back);
  g_test_add_func ("/app/as-of/exports-and-counts", test_exports_and_counts);
  return g_test_run ();
}
