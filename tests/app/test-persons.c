/* Personal data in the window: find a person, look, erase, see it gone; Undo does not bring it back. */
#include "app-fixture.h"

#include "app/pv-persons-dialog.h"

#include <glib/gstdio.h>

static void
add_contact (AppFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_CONTACT);

  pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, "Omavalmentaja");
  pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, fixture->kela);
  pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, "Testi Esimerkki");
  pv_edits_set_text (edits, id, PV_CONTACT_PHONE, PV_LANG_NONE, "050 123 4567");
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static PvRecord *
the_contact (AppFixture *fixture)
{
  guint n;
  PvRecord *const *contacts = pv_model_list (app_fixture_model (fixture), PV_CONTACT, &n);

  g_assert_cmpuint (n, ==, 1);
  return contacts[0];
}

static gboolean
dialog_is_open (gpointer data)
{
  return app_find_window (PV_TYPE_PERSONS_DIALOG) != NULL;
}

static gboolean
dialog_is_gone (gpointer data)
{
  return app_find_window (PV_TYPE_PERSONS_DIALOG) == NULL;
}

/* By its key, as a person does it. */
static GtkWidget *
open_dialog (AppFixture *fixture)
{
  GtkWidget *dialog;

  pv_test_input_chord (fixture->input, "<Control><Shift>d");
  pv_test_assert_soon (dialog_is_open, NULL);
  dialog = app_find_window (PV_TYPE_PERSONS_DIALOG);
  pv_test_wait_drawn (dialog);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
says_marked (gpointer dialog)
{
  return app_says (dialog, "Marked: 2 of 2");
}

static gboolean
says_one_marked (gpointer dialog)
{
  return app_says (dialog, "Marked: 1 of 2");
}

static gboolean
says_sure (gpointer dialog)
{
  return app_says (dialog, "Erase for Ever");
}

static gboolean
says_erased (gpointer dialog)
{
  return app_says (dialog, "Erased texts: 2");
}

static void
test_erase (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog;

  add_contact (fixture);
  dialog = open_dialog (fixture);
  g_assert_true (app_says (dialog, "Testi Esimerkki"));
  pv_test_input_type (fixture->input, "esimerkki");
  pv_test_assert_soon (says_marked, dialog);
  g_assert_true (app_says (dialog, "050 123 4567"));
  g_assert_true (app_says (dialog, "Earlier copies of the file"));

  /* The bar slides in. */
  pv_test_spin (500);
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "Erase…"));
  pv_test_assert_soon (says_sure, dialog);
  g_assert_cmpstr (pv_record_get_text (the_contact (fixture), PV_CONTACT_PERSON, PV_LANG_NONE), ==, "Testi Esimerkki");
  pv_test_spin (300);
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "Erase for Ever"));
  pv_test_assert_soon (says_erased, dialog);
  g_assert_null (pv_record_get_text (the_contact (fixture), PV_CONTACT_PERSON, PV_LANG_NONE));
  g_assert_null (pv_record_get_text (the_contact (fixture), PV_CONTACT_PHONE, PV_LANG_NONE));

  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (dialog_is_gone, NULL);
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  g_assert_null (pv_record_get_text (the_contact (fixture), PV_CONTACT_PERSON, PV_LANG_NONE));
  g_assert_null (pv_record_get_text (the_contact (fixture), PV_CONTACT_PHONE, PV_LANG_NONE));
}

/* What is not the person's is left out by its mark. */
static void
test_leave_out (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog;

  add_contact (fixture);
  dialog = open_dialog (fixture);
  pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), "esimerkki");
  pv_test_assert_soon (says_marked, dialog);
  pv_test_spin (500);
  pv_test_input_click_widget (fixture->input, app_find (dialog, ADW_TYPE_ACTION_ROW, "050 123 4567"));
  pv_test_assert_soon (says_one_marked, dialog);
  gtk_widget_activate_action (dialog, "persons.ask", NULL);
  gtk_widget_activate_action (dialog, "persons.erase", NULL);
  g_assert_null (pv_record_get_text (the_contact (fixture), PV_CONTACT_PERSON, PV_LANG_NONE));
  g_assert_cmpstr (pv_record_get_text (the_contact (fixture), PV_CONTACT_PHONE, PV_LANG_NONE), ==, "050 123 4567");
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_assert_soon (dialog_is_gone, NULL);
}

/* Why nothing can be erased is said where it would be. */
static void
test_only_looking (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const char *why = "Nothing can be erased while you only look: allow changes first (Ctrl+Shift+O)";
  GtkWidget *dialog;

  add_contact (fixture);
  pv_document_set_held (fixture->document, TRUE);
  dialog = open_dialog (fixture);
  pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), "esimerkki");
  pv_test_assert_soon (says_marked, dialog);
  pv_test_wait_drawn (dialog);
  g_assert_true (app_says (dialog, why));
  g_assert_false (gtk_widget_is_sensitive (app_find (dialog, GTK_TYPE_BUTTON, "Erase…")));
  pv_document_set_held (fixture->document, FALSE);
  g_assert_false (app_says (dialog, why));
  g_assert_true (gtk_widget_is_sensitive (app_find (dialog, GTK_TYPE_BUTTON, "Erase…")));
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_assert_soon (dialog_is_gone, NULL);
}

/* Another program has the document: what can be read is found, and why it cannot be erased is said. */
static void
test_open_elsewhere (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "varattu.polku", NULL);
  g_autoptr (PvDocument) first = NULL;
  g_autoptr (PvDocument) second = NULL;
  GtkWidget *dialog;

  add_contact (fixture);
  g_assert_true (pv_document_save_copy (fixture->document, path, NULL));
  first = pv_document_open (path, pv_kinds_default (), NULL, NULL);
  second = pv_document_open (path, pv_kinds_default (), NULL, NULL);
  g_assert_true (pv_document_is_read_only (second));
  dialog = pv_persons_dialog_new (GTK_WINDOW (fixture->window), second, PV_LANG_FI);
  gtk_window_present (GTK_WINDOW (dialog));
  pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), "esimerkki");
  pv_test_assert_soon (says_marked, dialog);
  pv_test_wait_drawn (dialog);
  g_assert_true (app_says (dialog, "Nothing can be erased here: varattu.polku"));
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_assert_soon (dialog_is_gone, NULL);
  g_assert_true (pv_document_close (second, FALSE, NULL));
  g_assert_true (pv_document_close (first, TRUE, NULL));
}

static const PvLaptopFile *
find_file (PvDocument *document, const char *name)
{
  GPtrArray *files = pv_document_get_laptops (document);

  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((const PvLaptopFile *) g_ptr_array_index (files, i))->name, name))
      return g_ptr_array_index (files, i);
  return NULL;
}

static gboolean
knows_both (gpointer document)
{
  const PvLaptopFile *broken = find_file (document, "rikki.polku");

  return find_file (document, "bertta.polku") && broken && broken->problem;
}

/* In a shared folder the other laptop's file is named before and after, since the words still stand in it; of one that cannot be
 * read nobody says that its laptop will see to it. */
static void
test_shared_folder (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *folder = g_build_filename (fixture->folder, "pieni.polku.d", NULL);
  g_autofree char *of_bertta = g_build_filename (folder, "bertta.polku", NULL);
  g_autofree char *broken = g_build_filename (folder, "rikki.polku", NULL);
  const char *unread = "rikki.polku in the shared folder, which cannot be read, so that nobody can tell what stands in it";
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  add_contact (fixture);
  g_setenv ("PV_LAPTOP", "kannettava", TRUE);
  g_assert_true (pv_document_share_in_folder (fixture->document, folder, &error));
  g_assert_true (pv_document_save_copy (fixture->document, of_bertta, &error));
  g_assert_true (g_file_set_contents (broken, "puolikas, jonka synkronointi jätti kesken", -1, &error));
  pv_test_assert_soon (knows_both, fixture->document);
  dialog = open_dialog (fixture);
  pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), "esimerkki");
  pv_test_assert_soon (says_marked, dialog);
  g_assert_true (app_says (dialog, "bertta.polku in the shared folder, until that laptop next opens the document"));
  g_assert_true (app_says (dialog, unread));
  g_assert_false (app_says (dialog, "rikki.polku in the shared folder, until"));
  gtk_widget_activate_action (dialog, "persons.ask", NULL);
  gtk_widget_activate_action (dialog, "persons.erase", NULL);
  pv_test_assert_soon (says_erased, dialog);
  g_assert_true (app_says (dialog, "gone from this computer and from its file in the shared folder"));
  g_assert_true (app_says (dialog, "bertta.polku in the shared folder, until that laptop next opens the document"));
  g_assert_true (app_says (dialog, unread));
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_assert_soon (dialog_is_gone, NULL);
}

static void
test_report (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "henkilo.fodt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  add_contact (fixture);
  dialog = open_dialog (fixture);
  pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), "Ei Ketään");
  g_assert_true (app_says (dialog, "Nothing is held about: Ei Ketään"));
  pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), "esimerkki");
  g_assert_true (pv_persons_dialog_write (PV_PERSONS_DIALOG (dialog), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Testi Esimerkki"));
  g_assert_nonnull (strstr (text, "050 123 4567"));
  g_unlink (path);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_true (app_says (dialog, "People in this document"));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (dialog_is_gone, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/persons/erase", test_erase);
  g_test_add_func ("/app/persons/leave-out", test_leave_out);
  g_test_add_func ("/app/persons/only-looking", test_only_looking);
  g_test_add_func ("/app/persons/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/app/persons/report", test_report);
  g_test_add_func ("/app/persons/shared-folder", test_shared_folder);
  return g_test_run ();
}
