/* Somebody comes in the place of a contact or an organisation, by key and mouse: what hangs on it is shown, ticked, moved in one step,
 * and one Undo takes all of it back. */
#include "app-fixture.h"

#include "app/pv-name-proposals.h"
#include "app/pv-succession-dialog.h"

static PvId
add_contact (AppFixture *fixture, PvId actor, const char *role, const char *person)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_CONTACT), real;

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, role);
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, person);
  real = pv_document_commit_and_find (fixture->document, edits, id, &error);
  g_assert_no_error (error);
  return real;
}

static void
set_reference (AppFixture *fixture, PvId id, PvField field, PvId referred)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_reference (edits, id, field, referred);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static gboolean
dialog_is_open (gpointer data)
{
  return app_find_window (PV_TYPE_SUCCESSION_DIALOG) != NULL;
}

static gboolean
dialog_is_gone (gpointer data)
{
  return app_find_window (PV_TYPE_SUCCESSION_DIALOG) == NULL;
}

static GtkWidget *
open_dialog (AppFixture *fixture, PvId id)
{
  GtkWidget *dialog;

  pv_selection_set (fixture->selection, id);
  pv_test_input_chord (fixture->input, "<Control><Shift>r");
  pv_test_assert_soon (dialog_is_open, NULL);
  dialog = app_find_window (PV_TYPE_SUCCESSION_DIALOG);
  pv_test_wait_drawn (dialog);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  return dialog;
}

static PvId
reference (AppFixture *fixture, PvId id, PvField field)
{
  return pv_record_get_reference (app_fixture_record (fixture, id), field);
}

static gboolean
all_ticked (gpointer dialog)
{
  return app_says (dialog, "Ticked: 1 of 1");
}

/* Typed into the form of a new person, done by key. */
static void
test_new_person (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId old = add_contact (fixture, fixture->kela, "Asiantuntija", "Testi Esimerkki"), now;
  GtkWidget *dialog, *entry;

  set_reference (fixture, fixture->link, PV_RELATION_CONTACT, old);
  dialog = open_dialog (fixture, old);
  g_assert_true (app_says (dialog, "Replace contact"));
  g_assert_true (app_says (dialog, "Nothing moves before somebody comes instead."));
  entry = app_find (dialog, ADW_TYPE_ENTRY_ROW, "Person");
  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  pv_test_input_type (fixture->input, "Uusi Ihminen");
  pv_test_assert_soon (all_ticked, dialog);
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (dialog_is_gone, NULL);

  now = reference (fixture, fixture->link, PV_RELATION_CONTACT);
  g_assert_cmpint (now, !=, old);
  g_assert_cmpstr (pv_record_get_text (app_fixture_record (fixture, now), PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Uusi Ihminen");
  g_assert_cmpint (reference (fixture, old, PV_CONTACT_SUCCESSOR), ==, now);
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpint (reference (fixture, fixture->link, PV_RELATION_CONTACT), ==, old);
  g_assert_null (pv_model_get (app_fixture_model (fixture), now));
  g_assert_false (pv_record_has (app_fixture_record (fixture, old), PV_CONTACT_VALID_TO));
}

static gboolean
chooser_is_open (gpointer dialog)
{
  return app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL) != NULL;
}

static gboolean
two_ticked (gpointer dialog)
{
  return app_says (dialog, "Ticked: 2 of 2");
}

static gboolean
one_ticked (gpointer dialog)
{
  return app_says (dialog, "Ticked: 1 of 2");
}

/* The successor is chosen by typing, one link is left out by its tick. */
static void
test_organisation (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog;
  guint n;

  set_reference (fixture, fixture->coaching, PV_SERVICE_PROVIDER, fixture->city);
  dialog = open_dialog (fixture, fixture->city);
  g_assert_true (app_says (dialog, "Organisation ends"));
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_MENU_BUTTON, NULL));
  pv_test_assert_soon (chooser_is_open, dialog);
  pv_test_input_type (fixture->input, "kela");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (two_ticked, dialog);
  g_assert_true (app_says (dialog, "Write down the transfer"));
  pv_test_spin (400);
  gtk_widget_grab_focus (app_find (app_find (dialog, ADW_TYPE_ACTION_ROW, "Valmennus"), GTK_TYPE_CHECK_BUTTON, NULL));
  pv_test_input_chord (fixture->input, "space");
  pv_test_assert_soon (one_ticked, dialog);
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "End"));
  pv_test_assert_soon (dialog_is_gone, NULL);

  g_assert_cmpint (reference (fixture, fixture->coaching, PV_SERVICE_PROVIDER), ==, fixture->city);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, 2);
  pv_model_list (app_fixture_model (fixture), PV_TRANSFER, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (pv_record_has (app_fixture_record (fixture, fixture->city), PV_ACTOR_VALID_TO));
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, 1);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_TRANSFER), ==, 0);
  g_assert_false (pv_record_has (app_fixture_record (fixture, fixture->city), PV_ACTOR_VALID_TO));
}

static gboolean
proposes (gpointer dialog)
{
  GtkWidget *proposals = app_find (dialog, PV_TYPE_NAME_PROPOSALS, NULL);

  return proposals && pv_name_proposals_get_n (PV_NAME_PROPOSALS (proposals)) > 0;
}

/* The name of a new one that is here already: Enter takes that one, and no second one comes of it. */
static void
test_not_a_new_one (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n = pv_model_count (app_fixture_model (fixture), PV_ACTOR);
  GtkWidget *dialog, *entry;

  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  dialog = open_dialog (fixture, fixture->city);
  entry = app_find (dialog, ADW_TYPE_ENTRY_ROW, "Name");
  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  pv_test_input_type (fixture->input, "fpa");
  pv_test_assert_soon (proposes, dialog);
  pv_test_input_chord (fixture->input, "Return");
  g_assert_false (proposes (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  pv_test_assert_soon (all_ticked, dialog);
  pv_test_input_chord (fixture->input, "<Control>Return");
  pv_test_assert_soon (dialog_is_gone, NULL);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_ACTOR), ==, n);
  g_assert_cmpint (reference (fixture, fixture->city, PV_ACTOR_SUCCESSOR), ==, fixture->kela);
}

static gboolean
offers (gpointer window)
{
  return app_says (window, "Who goes on with its work? Vaasan kaupunki");
}

/* A last day in the form offers it; Esc leaves all as it is. */
static void
test_offer (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  GtkWidget *dialog;

  pv_selection_set (fixture->selection, fixture->city);
  pv_edits_set_int (edits, fixture->city, PV_ACTOR_VALID_TO, pv_date_make (2027, 12, 31));
  pv_document_commit (fixture->document, edits, NULL);
  pv_test_assert_soon (offers, fixture->window);
  dialog = open_dialog (fixture, fixture->city);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (app_find (dialog, ADW_TYPE_ENTRY_ROW, "First day of who comes instead"))), ==, "2028-01-01");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (dialog_is_gone, NULL);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/succession/new-person", test_new_person);
  g_test_add_func ("/app/succession/organisation", test_organisation);
  g_test_add_func ("/app/succession/not-a-new-one", test_not_a_new_one);
  g_test_add_func ("/app/succession/offer", test_offer);
  return g_test_run ();
}
