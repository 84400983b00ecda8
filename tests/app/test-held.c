/* Only looking: no hand changes anything, whatever was done before is kept and shared, and changes can be allowed again. */
#include "app-fixture.h"

#include "app/pv-network-page.h"

static gboolean
state_of (AppFixture *fixture)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "read-only");

  return g_variant_get_boolean (state);
}

static gboolean
is_held (gpointer fixture)
{
  return state_of (fixture);
}

static gboolean
is_free (gpointer fixture)
{
  return !state_of (fixture);
}

static gboolean
is_enabled (AppFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static gboolean
rename_city (AppFixture *fixture, const char *name, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, fixture->city, PV_ACTOR_NAME, PV_LANG_FI, name);
  return pv_document_commit (fixture->document, edits, error);
}

static void
test_held (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *chosen;

  g_assert_true (rename_city (fixture, "Kaupunki", &error));
  g_assert_true (is_enabled (fixture, "undo"));
  pv_selection_set (fixture->selection, fixture->city);
  pv_test_input_chord (fixture->input, "<Control><Shift>o");
  pv_test_assert_soon (is_held, fixture);

  g_assert_true (state_of (fixture));
  g_assert_true (pv_document_is_read_only (fixture->document));
  g_assert_false (pv_document_never_writes (fixture->document));
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Only looking: nothing can be changed by a slip of the hand"));
  g_assert_false (is_enabled (fixture, "undo"));
  g_assert_false (is_enabled (fixture, "remove"));
  g_assert_false (rename_city (fixture, "Toinen", &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (pv_document_undo (fixture->document, NULL, NULL));
  page = GTK_WIDGET (pv_window_get_page (fixture->window));
  g_assert_true (PV_IS_NETWORK_PAGE (page));
  g_assert_false (g_action_group_get_action_enabled (pv_content_page_get_actions (PV_CONTENT_PAGE (page)), "add"));
  /* What was done before is still shared. */
  g_assert_true (pv_document_publish (fixture->document, &error));
  g_assert_no_error (error);

  chosen = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Allow Changes");
  g_assert_nonnull (chosen);
  gtk_widget_activate (chosen);
  pv_test_assert_soon (is_free, fixture);
  g_assert_false (state_of (fixture));
  g_assert_true (is_enabled (fixture, "undo"));
  g_assert_true (rename_city (fixture, "Toinen", &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/held", test_held);
  return g_test_run ();
}
