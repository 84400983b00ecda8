/* As of a day, by key: the window shows what is valid then, cannot be changed, and goes back. */
#include "app-fixture.h"

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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/as-of/there-and-back", test_there_and_back);
  return g_test_run ();
}
