/* What a colleague's copy brings, as the window tells it: by itself when the document is opened, by dropping files on the window,
 * what differs, taking back on another day, and persons who would be erased. By mouse and keyboard, but for the drop itself. */
#include "colleague.h"

#include "app/pv-persons-dialog.h"

#include <adwaita.h>
#include <glib/gstdio.h>

static void
set_parent (PvDocument *document, PvId id, PvId parent)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_reference (edits, id, PV_ACTOR_PARENT, parent);
  g_assert_true (pv_document_commit (document, edits, NULL));
}

static gboolean
has_dialog (gpointer data)
{
  return GTK_WINDOW (app_find_shown (ADW_TYPE_MESSAGE_DIALOG)) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return GTK_WINDOW (app_find_shown (ADW_TYPE_MESSAGE_DIALOG)) == NULL;
}

static void
answer (AppFixture *fixture, const char *label)
{
  pv_test_assert_soon (has_dialog, fixture);
  app_press (fixture, GTK_WINDOW (app_find_shown (ADW_TYPE_MESSAGE_DIALOG)), label);
  pv_test_assert_soon (has_no_dialog, fixture);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Another window shows the same document, opened anew. @instead: what a sync client lays in its place meanwhile. */
static void
reopen (AppFixture *fixture, const char *instead)
{
  g_autofree char *path = g_strdup (pv_document_get_path (fixture->document));
  gpointer window = fixture->window;
  g_autoptr (GError) error = NULL;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (GTK_WINDOW (window));
  pv_test_assert_soon (is_gone, &window);
  pv_document_close (fixture->document, TRUE, NULL);
  g_object_unref (fixture->document);
  if (instead != NULL)
    app_copy_file (instead, path);
  fixture->document = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  fixture->window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  pv_window_set_document (fixture->window, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
}

static void
show_page (AppFixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "merge"));
}

/* The sync client has laid a colleague's state in the file's place while the document was closed. */
static void
test_by_itself (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &path);

  app_set_name (bo, fixture->kela, "Kansaneläkelaitos");
  app_finish (bo);
  reopen (fixture, path);
  app_assert_says (fixture->window, "Brought in from others: 0 new, 1 changed, 0 removed");
  app_press (fixture, fixture->window, "Show");
  app_assert_says (fixture->window, "What came");
  app_assert_says (fixture->window, "1 change by Bo");
  app_assert_says (fixture->window, "records stayed as they were");
  app_assert_says (fixture->window, "Nothing to settle");
  g_assert_cmpstr (app_name_of (fixture, fixture->kela), ==, "Kansaneläkelaitos");
}

/* Three files and a letter: what can be brought in is, and the page says of each what became of it. */
static void
test_drop_several (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *of_bo = NULL, *of_carl = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "toinen.polku", NULL);
  g_autofree char *letter = g_build_filename (fixture->folder, "kuva.png", NULL);
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &of_bo);
  PvDocument *carl = app_colleague (fixture, "carl.polku", "Carl", &of_carl);

  app_set_name (bo, fixture->kela, "Bon Kela");
  app_set_name (carl, fixture->ohjaamo, "Carlin Ohjaamo");
  app_finish (bo);
  app_finish (carl);
  app_finish (pv_document_create (other, pv_kinds_default (), NULL, NULL));
  g_assert_true (g_file_set_contents (letter, "kirje", -1, NULL));

  g_assert_true (app_drop (fixture, (const char *const[]) { of_bo, letter, other, of_carl, NULL }));
  app_assert_says (fixture->window, "2 of 4 files were refused: the page says why");
  g_assert_cmpstr (app_name_of (fixture, fixture->kela), ==, "Bon Kela");
  g_assert_cmpstr (app_name_of (fixture, fixture->ohjaamo), ==, "Carlin Ohjaamo");
  app_press (fixture, fixture->window, "Show");
  app_assert_says (fixture->window, "bo.polku was brought in: 1 change");
  app_assert_says (fixture->window, "carl.polku was brought in: 1 change");
  app_assert_says (fixture->window, "toinen.polku was refused, and nothing of it came: toinen.polku is another document");
  app_assert_says (fixture->window, "kuva.png was refused, and nothing of it came: only Polkuverkko documents can be brought in");
  app_assert_says (fixture->window, "1 change by Carl");

  /* All that came goes together. */
  app_press (fixture, fixture->window, "Take back what came…");
  answer (fixture, "Take back");
  app_assert_says (fixture->window, "What came was taken back");
  g_assert_cmpstr (app_name_of (fixture, fixture->kela), ==, "Kela");
  g_assert_cmpstr (app_name_of (fixture, fixture->ohjaamo), ==, "Ohjaamo Vaasa");
}

static void
test_nothing_to_drop (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *letter = g_build_filename (fixture->folder, "kuva.png", NULL);

  g_assert_true (g_file_set_contents (letter, "kirje", -1, NULL));
  g_assert_false (app_drop (fixture, (const char *const[]) { letter, NULL }));
  app_assert_says (fixture->window, "Only Polkuverkko documents, lists and GraphML can be dropped here");
}

/* While it is only looked at, what is dropped is refused aloud, and comes in when that is over. */
static void
test_drop_while_held (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *of_bo = NULL, *list = g_build_filename (fixture->folder, "lista.csv", NULL);
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &of_bo);

  app_set_name (bo, fixture->kela, "Bon Kela");
  app_finish (bo);
  g_assert_true (g_file_set_contents (list, "Nimi\nLohja\n", -1, NULL));
  pv_document_set_held (fixture->document, TRUE);
  g_assert_true (app_drop (fixture, (const char *const[]) { of_bo, NULL }));
  app_assert_says (fixture->window, "Nothing was changed: the document is only looked at; allow changes first");
  app_press (fixture, fixture->window, "Allow Changes");
  g_assert_true (app_drop (fixture, (const char *const[]) { of_bo, NULL }));
  app_assert_says (fixture->window, "Brought in from others");
  g_assert_cmpstr (app_name_of (fixture, fixture->kela), ==, "Bon Kela");

  /* A list is refused for the same reason, not as something strange. */
  pv_document_set_held (fixture->document, TRUE);
  g_assert_true (app_drop (fixture, (const char *const[]) { list, NULL }));
  app_assert_says (fixture->window, "Nothing was changed: the document is only looked at; allow changes first");
}

/* What came before the document was opened anew is taken back for itself. */
static void
test_take_back_earlier (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *of_bo = NULL, *of_carl = NULL;
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &of_bo);
  PvDocument *carl = app_colleague (fixture, "carl.polku", "Carl", &of_carl);

  app_set_name (bo, fixture->kela, "Bon Kela");
  app_set_name (carl, fixture->ohjaamo, "Carlin Ohjaamo");
  app_finish (bo);
  app_finish (carl);
  g_assert_true (app_drop (fixture, (const char *const[]) { of_bo, NULL }));
  app_assert_says (fixture->window, "Brought in from others");
  reopen (fixture, NULL);
  g_assert_true (app_drop (fixture, (const char *const[]) { of_carl, NULL }));
  app_assert_says (fixture->window, "Brought in from others: 0 new, 1 changed, 0 removed");
  show_page (fixture);
  app_assert_says (fixture->window, "Brought in earlier");
  app_assert_says (fixture->window, "1 change by Bo");
  app_press (fixture, fixture->window, "Take back…");
  answer (fixture, "Take back");
  app_assert_says (fixture->window, "What came was taken back");
  g_assert_cmpstr (app_name_of (fixture, fixture->kela), ==, "Kela");
  g_assert_cmpstr (app_name_of (fixture, fixture->ohjaamo), ==, "Carlin Ohjaamo");
}

/* Each made one half of it; the link that a person chooses goes, and nothing is left to settle. */
static void
test_circle (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  GtkWidget *row;

  set_parent (bo, fixture->kela, fixture->ohjaamo);
  app_finish (bo);
  set_parent (fixture->document, fixture->ohjaamo, fixture->kela);
  g_assert_true (app_drop (fixture, (const char *const[]) { path, NULL }));
  app_assert_says (fixture->window, "Brought in from others");
  show_page (fixture);
  app_assert_says (fixture->window, "leads back to itself");
  row = app_find (GTK_WIDGET (fixture->window), ADW_TYPE_EXPANDER_ROW,
                  "Actor “Ohjaamo Vaasa”: Part of leads back to itself since two places were brought together");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  app_assert_says (fixture->window, "Ohjaamo Vaasa leads to: Kela");
  app_assert_says (fixture->window, "Kela leads to: Ohjaamo Vaasa");
  app_press (fixture, fixture->window, "Remove the link");
  app_assert_says (fixture->window, "Settled, here and on every laptop that gets this change");
  app_assert_says (fixture->window, "Nothing to settle");
}

static void
add_contacts (PvDocument *document, PvId actor, guint n)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  for (guint i = 0; i < n; i++)
    {
      PvId id = pv_edits_add (edits, PV_CONTACT);
      g_autofree char *role = g_strdup_printf ("Tehtävä %u", i);
      g_autofree char *person = g_strdup_printf ("Henkilö%u Esimerkki", i);

      pv_edits_set_text (edits, id, PV_CONTACT_ROLE, PV_LANG_FI, role);
      pv_edits_set_reference (edits, id, PV_CONTACT_ACTOR, actor);
      pv_edits_set_text (edits, id, PV_CONTACT_PERSON, PV_LANG_NONE, person);
    }
  g_assert_true (pv_document_commit (document, edits, NULL));
}

static void
erase (PvDocument *document, const char *query)
{
  g_autoptr (PvHoldings) holdings = pv_document_find_person (document, query, NULL);
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);

  g_assert_true (pv_document_erase_words (document, ids, NULL));
}

static guint
count_held (AppFixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Henkilö%u Esimerkki", i);
      g_autoptr (PvHoldings) holdings = pv_document_find_person (fixture->document, name, NULL);

      n += holdings->places->len > 0;
    }
  return n;
}

/* Six persons were erased elsewhere: the window asks, no is no, and yes erases. */
static void
test_many_persons (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL;
  PvDocument *bo;

  add_contacts (fixture->document, fixture->kela, 6);
  bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Henkilö%u Esimerkki", i);

      erase (bo, name);
    }
  app_finish (bo);

  g_assert_true (app_drop (fixture, (const char *const[]) { path, NULL }));
  pv_test_assert_soon (has_dialog, fixture);
  app_assert_says (GTK_WINDOW (app_find_shown (ADW_TYPE_MESSAGE_DIALOG)), "would erase what is known of 6 persons for ever");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (has_no_dialog, fixture);
  g_assert_cmpuint (count_held (fixture), ==, 6);
  g_assert_true (app_drop (fixture, (const char *const[]) { path, NULL }));
  answer (fixture, "Bring in and erase");
  app_assert_says (fixture->window, "Brought in from others");
  g_assert_cmpuint (count_held (fixture), ==, 0);
}

static gboolean
has_persons_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PV_IS_PERSONS_DIALOG (window) && app_says (window, "Henkilö1 Esimerkki"))
        return *(GtkWidget **) data = window, TRUE;
    }
  return FALSE;
}

/* Somebody was erased here; a colleague who had not heard of it wrote about two persons: who they are is asked. */
static void
test_erased_meanwhile (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = NULL, *sentence = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GtkWidget *dialog = NULL, *row;
  PvDocument *bo;

  add_contacts (fixture->document, fixture->kela, 1);
  bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  erase (fixture->document, "Henkilö0 Esimerkki");
  add_contacts (bo, fixture->ohjaamo, 2);
  app_finish (bo);
  g_assert_true (app_drop (fixture, (const char *const[]) { path, NULL }));
  app_assert_says (fixture->window, "Brought in from others");
  show_page (fixture);
  app_assert_says (fixture->window, "Bo wrote about 2 persons without knowing that somebody was erased");
  conflicts = pv_document_get_conflicts (fixture->document, NULL);
  sentence = pv_conflict_sentence (fixture->document, g_ptr_array_index (conflicts, 0));
  row = app_find (GTK_WIDGET (fixture->window), ADW_TYPE_EXPANDER_ROW, sentence);
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  app_assert_says (fixture->window, "Henkilö0 Esimerkki");
  app_assert_says (fixture->window, "Henkilö1 Esimerkki");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.personal-data-of", "s", "Henkilö1 Esimerkki");
  pv_test_assert_soon (has_persons_dialog, &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_spin (200);
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  app_press (fixture, fixture->window, "None of them is the same");
  app_assert_says (fixture->window, "Settled, here and on every laptop that gets this change");
  app_assert_says (fixture->window, "Nothing to settle");
}

/* A folder stands for the files in it. */
static void
test_drop_folder (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *folder = g_build_filename (fixture->folder, "toiset", NULL);
  g_autofree char *broken = g_build_filename (folder, "rikki.polku", NULL);
  g_autofree char *of_bo = NULL, *moved = g_build_filename (folder, "bo.polku", NULL);
  PvDocument *bo = app_colleague (fixture, "bo.polku", "Bo", &of_bo);

  app_set_name (bo, fixture->kela, "Bon Kela");
  app_finish (bo);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_rename (of_bo, moved), ==, 0);
  g_assert_true (g_file_set_contents (broken, "kirje", -1, NULL));
  g_assert_true (app_drop (fixture, (const char *const[]) { folder, NULL }));
  app_assert_says (fixture->window, "1 of 2 files was refused: the page says why");
  g_assert_cmpstr (app_name_of (fixture, fixture->kela), ==, "Bon Kela");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* What slides is hard to hit. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/app/merging/by-itself", test_by_itself);
  g_test_add_func ("/app/merging/drop-several", test_drop_several);
  g_test_add_func ("/app/merging/nothing-to-drop", test_nothing_to_drop);
  g_test_add_func ("/app/merging/drop-while-held", test_drop_while_held);
  g_test_add_func ("/app/merging/take-back-earlier", test_take_back_earlier);
  g_test_add_func ("/app/merging/circle", test_circle);
  g_test_add_func ("/app/merging/many-persons", test_many_persons);
  g_test_add_func ("/app/merging/erased-meanwhile", test_erased_meanwhile);
  g_test_add_func ("/app/merging/drop-folder", test_drop_folder);
  return g_test_run ();
}
