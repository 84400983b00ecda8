/* A shared folder with one file a laptop, in the window: opened, edited, shared; what the other laptops write is seen, what differs is
 * settled, and a folder that cannot be written says so. The test is the sync program. */
#include "colleague.h"

#include "app/pv-form-cell.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

static void
rename_ecosystem (PvDocument *document, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, pv_record_get_id (pv_model_get_ecosystem (pv_document_get_model (document))), PV_ECOSYSTEM_NAME, PV_LANG_FI, name);
  g_assert_true (pv_document_commit (document, edits, NULL));
}

/* What a colleague's laptop does: it has the folder at a place of its own, and the sync program carries its file over. */
static void
write_elsewhere (AppFixture *fixture, const char *folder)
{
  g_autofree char *there = g_build_filename (fixture->folder, "toisaalla.polku.d", NULL);
  g_autofree char *sent = g_build_filename (there, "kannettava.polku", NULL);
  g_autofree char *theirs = g_build_filename (there, "bertta.polku", NULL);
  g_autofree char *target = g_build_filename (folder, "bertta.polku", NULL);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_cmpint (g_mkdir (there, 0755), ==, 0);
  g_assert_true (pv_document_save_copy (fixture->document, sent, &error));
  g_setenv ("PV_LAPTOP", "bertta", TRUE);
  document = pv_document_open (there, pv_kinds_default (), "Bertta", &error);
  g_assert_no_error (error);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, "Järjestö");
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  g_assert_true (pv_document_commit (document, edits, &error));
  g_assert_true (pv_document_close (document, TRUE, &error));
  g_assert_true (g_file_get_contents (theirs, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (target, bytes, (gssize) size, &error));
}

static gboolean
is_together (gpointer data)
{
  return pv_document_is_together (data);
}

static gboolean
has_come (gpointer data)
{
  return pv_model_count (app_fixture_model (data), PV_ACTOR) == 4;
}

/* Another laptop's file appears in the shared folder, and comes in; a broken one is told, and stops nothing. */
static void
test_appears (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *folder = g_build_filename (fixture->folder, "pieni.polku.d", NULL);
  g_autofree char *own = g_build_filename (folder, "kannettava.polku", NULL);
  g_autofree char *broken = g_build_filename (folder, "rikki.polku", NULL);
  GtkWidget *button;

  g_setenv ("PV_LAPTOP", "kannettava", TRUE);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "share-folder"));
  pv_document_share_in_folder_async (fixture->document, folder, NULL, NULL);
  pv_test_assert_soon (is_together, fixture->document);
  app_assert_says (fixture->window, "Saved in the shared folder");
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "share-folder"));

  write_elsewhere (fixture, folder);
  pv_test_assert_soon (has_come, fixture);
  app_assert_says (fixture->window, "Brought in");
  g_assert_true (g_file_set_contents (broken, "kirje, ei asiakirja, mutta samassa kansiossa", -1, NULL));
  app_assert_says (fixture->window, "rikki.polku is not a Polkuverkko document");
  rename_ecosystem (fixture->document, "Yhteinen");
  app_assert_says (fixture->window, "Saved in the shared folder");

  button = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Yhteinen\npieni.polku.d");
  g_assert_nonnull (button);
  pv_test_input_click_widget (fixture->input, button);
  app_assert_says (fixture->window, "kannettava, this laptop: today");
  app_assert_says (fixture->window, "bertta: today");
  pv_test_input_chord (fixture->input, "Escape");

  /* Any file in it stands for the folder. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "open-path", g_variant_new_string (broken));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);
}

/* A root user may write anywhere; this process may not any more. */
static void
live_without_privileges (void)
{
  struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2] = { { 0 } };

  g_assert_cmpint ((int) syscall (SYS_capget, &head, data), ==, 0);
  data[0].effective &= ~((1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH));
  g_assert_cmpint ((int) syscall (SYS_capset, &head, data), ==, 0);
}

/* A folder in which this laptop may not write: said, with a way to try again, and nothing is lost. */
static void
test_not_to_be_written (void)
{
  g_autoptr (AppFixture) fixture = (live_without_privileges (), app_fixture_new (pv_kinds_default ()));
  g_autofree char *folder = g_build_filename (fixture->folder, "pieni.polku.d", NULL);
  g_autofree char *own = g_build_filename (folder, "kannettava.polku", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_setenv ("PV_LAPTOP", "kannettava", TRUE);
  pv_document_share_in_folder_async (fixture->document, folder, NULL, NULL);
  pv_test_assert_soon (is_together, fixture->document);
  app_assert_says (fixture->window, "Saved in the shared folder");
  g_assert_cmpint (g_chmod (own, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  rename_ecosystem (fixture->document, "Vain tällä koneella");
  app_assert_says (fixture->window, "Not in the shared folder");
  app_assert_says (fixture->window, "Saved on this laptop");
  app_assert_says (fixture->window, "pieni.polku.d could not be written: this folder or file may not be changed");
  app_press (fixture, fixture->window, "_Try Again");
  app_assert_says (fixture->window, "Not in the shared folder");
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (own, 0644), ==, 0);
  app_try_again (fixture->window);
  app_assert_says (fixture->window, "Saved in the shared folder");
  app_assert_says (fixture->window, "Everything is in the shared folder again");
  g_assert_true (g_file_get_contents (own, &bytes, &size, NULL));
  g_assert_nonnull (memmem (bytes, size, "Vain tällä koneella", strlen ("Vain tällä koneella")));
}

/* --- three laptops --- */

#define N_LAPTOPS 3
#define HERE 0                 /* the one with the window */

static const char *const laptops[N_LAPTOPS] = { "anna", "bertta", "carl" };

typedef struct
{
  AppFixture *fixture;
  char *folders[N_LAPTOPS];    /* the same folder, where each laptop has it */
  PvWindow *window;            /* of the first one */
} Region;

static char *
file_in (const Region *region, guint where, guint whose)
{
  g_autofree char *name = g_strconcat (laptops[whose], ".polku", NULL);

  return g_build_filename (region->folders[where], name, NULL);
}

/* What @whose laptop wrote is carried to all the others. */
static void
sync_file (const Region *region, guint whose)
{
  g_autofree char *from = file_in (region, whose, whose);

  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      g_autofree char *to = file_in (region, i, whose);

      if (i != whose)
        app_copy_file (from, to);
    }
}

static PvDocument *
open_at (const Region *region, guint laptop)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document;

  g_setenv ("PV_LAPTOP", laptops[laptop], TRUE);
  document = pv_document_open (region->folders[laptop], pv_kinds_default (), laptops[laptop], &error);
  g_assert_no_error (error);
  return document;
}

static char *
bytes_of (const Region *region, guint where, guint whose)
{
  g_autofree char *path = file_in (region, where, whose);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

/* Somebody laid the document into the folder; the second and the third laptop have written there. */
static void
region_init (Region *region)
{
  region->fixture = app_fixture_new (pv_kinds_default ());
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      g_autofree char *home = g_build_filename (region->fixture->folder, laptops[i], NULL);
      g_autofree char *laid = g_build_filename (home, "region.polku.d", "alku.polku", NULL);

      region->folders[i] = g_path_get_dirname (laid);
      g_assert_cmpint (g_mkdir_with_parents (region->folders[i], 0755), ==, 0);
      g_assert_true (pv_document_save_copy (region->fixture->document, laid, NULL));
    }
  for (guint i = 1; i < N_LAPTOPS; i++)
    {
      PvDocument *document = open_at (region, i);

      app_set_name (document, i == 1 ? region->fixture->city : region->fixture->ohjaamo, laptops[i]);
      app_finish (document);
      sync_file (region, i);
    }
}

static void
region_clear (Region *region)
{
  for (guint i = 0; i < N_LAPTOPS; i++)
    g_free (region->folders[i]);
  app_fixture_free (region->fixture);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Region, region_clear)

static gboolean
is_open (gpointer data)
{
  Region *region = data;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (region->fixture->application)); l; l = l->next)
    if (PV_IS_WINDOW (l->data) && l->data != (gpointer) region->fixture->window && pv_window_get_document (l->data))
      region->window = l->data;
  return region->window != NULL;
}

/* As the start page, the file chooser and the file manager do it. */
static PvDocument *
open_here (Region *region)
{
  g_setenv ("PV_LAPTOP", laptops[HERE], TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (region->fixture->application), "open-path", g_variant_new_string (region->folders[HERE]));
  pv_test_assert_soon (is_open, region);
  pv_test_wait_drawn (GTK_WIDGET (region->window));
  pv_test_input_focus (region->fixture->input, GTK_WINDOW (region->window));
  return pv_window_get_document (region->window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
close_here (Region *region)
{
  gpointer window = region->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (GTK_WINDOW (window));
  pv_test_assert_soon (is_gone, &window);
}

static gboolean
editor_is_open (gpointer window)
{
  GtkWidget *cell = app_find (window, PV_TYPE_FORM_CELL, NULL);

  return cell && gtk_widget_get_mapped (cell);
}

typedef struct
{
  PvDocument *document;
  PvId id;
  PvField field;
  const char *name;
} Named;

static gboolean
is_named (gpointer data)
{
  Named *named = data;
  PvRecord *record = pv_model_get (pv_document_get_model (named->document), named->id);

  return g_strcmp0 (pv_record_get_text (record, named->field, PV_LANG_FI), named->name) == 0;
}

static void
assert_named (PvDocument *document, PvId id, PvField field, const char *name)
{
  Named named = { document, id, field, name };

  if (!pv_test_wait_until (is_named, &named, PV_TEST_PATIENCE_MS))
    g_error ("it never became “%s”", name);
}

/* By hand, in the table of services. */
static void
rename_service (Region *region, PvId id, const char *from, const char *to)
{
  PvTestInput *input = region->fixture->input;

  pv_test_input_chord (input, "<Control>3");
  pv_test_wait_drawn (GTK_WIDGET (region->window));
  pv_test_input_click_widget (input, app_find (GTK_WIDGET (pv_window_get_page (region->window)), GTK_TYPE_LABEL, from));
  pv_test_input_chord (input, "F2");
  pv_test_assert_soon (editor_is_open, region->window);
  pv_test_input_type (input, to);
  pv_test_input_chord (input, "Return");
  assert_named (pv_window_get_document (region->window), id, PV_SERVICE_NAME, to);
}

static void
set_service (PvDocument *document, PvId id, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, PV_SERVICE_NAME, PV_LANG_FI, name);
  g_assert_true (pv_document_commit (document, edits, NULL));
}

static gboolean
has_conflict (gpointer document)
{
  g_autoptr (GPtrArray) conflicts = pv_document_get_conflicts (document, NULL);

  return conflicts->len == 1;
}

/* Each laptop's file is there and all that any of them knows is in the window; what is edited by hand reaches the others, what they
 * answer comes in while the window is open; what two wrote apart is settled by a click, for everybody. */
static void
test_three_laptops (void)
{
  g_auto (Region) region = { 0 };
  g_autofree char *of_bertta = NULL, *of_carl = NULL, *now_bertta = NULL, *now_carl = NULL, *own = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  PvDocument *here, *bertta, *carl;
  AppFixture *fixture;
  GtkWidget *row;

  region_init (&region);
  fixture = region.fixture;
  of_bertta = bytes_of (&region, HERE, 1);
  of_carl = bytes_of (&region, HERE, 2);
  own = file_in (&region, HERE, HERE);
  here = open_here (&region);
  assert_named (here, fixture->city, PV_ACTOR_NAME, "bertta");
  assert_named (here, fixture->ohjaamo, PV_ACTOR_NAME, "carl");
  app_assert_says (region.window, "Saved in the shared folder");
  /* Nothing was said here, so nothing is written. */
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));

  rename_service (&region, fixture->coaching, "Valmennus", "Annan valmennus");
  app_assert_says (region.window, "Saved in the shared folder");
  g_assert_true (pv_document_publish (here, NULL));
  now_bertta = bytes_of (&region, HERE, 1);
  now_carl = bytes_of (&region, HERE, 2);
  g_assert_cmpstr (now_bertta, ==, of_bertta);
  g_assert_cmpstr (now_carl, ==, of_carl);

  /* Carl has not heard of it; Bertta has. */
  carl = open_at (&region, 2);
  set_service (carl, fixture->coaching, "Carlin valmennus");
  app_finish (carl);
  sync_file (&region, HERE);
  bertta = open_at (&region, 1);
  assert_named (bertta, fixture->coaching, PV_SERVICE_NAME, "Annan valmennus");
  app_set_name (bertta, fixture->kela, "Bertan Kela");
  app_finish (bertta);
  sync_file (&region, 1);
  assert_named (here, fixture->kela, PV_ACTOR_NAME, "Bertan Kela");
  app_assert_says (region.window, "Brought in from others");

  sync_file (&region, 2);
  pv_test_assert_soon (has_conflict, here);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (region.window), "win.page", "s", "merge"));
  conflicts = pv_document_get_conflicts (here, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  {
    g_autofree char *sentence = pv_conflict_sentence (here, g_ptr_array_index (conflicts, 0));

    app_assert_says (region.window, sentence);
    row = app_find (GTK_WIDGET (region.window), ADW_TYPE_EXPANDER_ROW, sentence);
  }
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  app_assert_says (region.window, "Carlin valmennus");
  app_assert_says (region.window, "Annan valmennus");
  app_press (fixture, region.window, "Keep");
  app_assert_says (region.window, "Nothing to settle");
  g_assert_true (pv_document_publish (here, NULL));
  sync_file (&region, HERE);
  bertta = open_at (&region, 1);
  carl = open_at (&region, 2);
  {
    g_autoptr (GPtrArray) at_bertta = pv_document_get_conflicts (bertta, NULL);
    g_autoptr (GPtrArray) at_carl = pv_document_get_conflicts (carl, NULL);
    const char *settled = pv_record_get_text (pv_model_get (pv_document_get_model (here), fixture->coaching), PV_SERVICE_NAME, PV_LANG_FI);

    g_assert_cmpuint (at_bertta->len, ==, 0);
    g_assert_cmpuint (at_carl->len, ==, 0);
    assert_named (bertta, fixture->coaching, PV_SERVICE_NAME, settled);
    assert_named (carl, fixture->coaching, PV_SERVICE_NAME, settled);
  }
  app_finish (bertta);
  app_finish (carl);
  close_here (&region);
}

/* A laptop that may only read the folder opens it, sees what the others wrote, and keeps what is written here. */
static void
test_only_to_be_read (void)
{
  g_auto (Region) region = { 0 };
  g_autofree char *own = NULL;
  PvDocument *here, *carl;

  live_without_privileges ();
  region_init (&region);
  own = file_in (&region, HERE, HERE);
  g_assert_cmpint (g_chmod (region.folders[HERE], 0555), ==, 0);
  here = open_here (&region);
  assert_named (here, region.fixture->ohjaamo, PV_ACTOR_NAME, "carl");
  rename_service (&region, region.fixture->coaching, "Valmennus", "Annan valmennus");
  app_assert_says (region.window, "Not in the shared folder");
  app_assert_says (region.window, "Saved on this laptop");
  app_assert_says (region.window, "region.polku.d could not be written: this folder or file may not be changed");

  /* What the others write comes in all the same: only this laptop cannot write. */
  carl = open_at (&region, 2);
  app_set_name (carl, region.fixture->kela, "Carlin Kela");
  app_finish (carl);
  g_assert_cmpint (g_chmod (region.folders[HERE], 0755), ==, 0);
  sync_file (&region, 2);
  g_assert_cmpint (g_chmod (region.folders[HERE], 0555), ==, 0);
  g_setenv ("PV_LAPTOP", laptops[HERE], TRUE);
  assert_named (here, region.fixture->kela, PV_ACTOR_NAME, "Carlin Kela");
  g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));

  app_press (region.fixture, region.window, "_Try Again");
  app_assert_says (region.window, "Not in the shared folder");
  g_assert_cmpint (g_chmod (region.folders[HERE], 0755), ==, 0);
  app_try_again (region.window);
  app_assert_says (region.window, "Everything is in the shared folder again");
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  sync_file (&region, HERE);
  carl = open_at (&region, 2);
  assert_named (carl, region.fixture->coaching, PV_SERVICE_NAME, "Annan valmennus");
  app_finish (carl);
  close_here (&region);
}

/* --- from a file to a folder, by hand --- */

static gboolean
has_chooser (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (window))
        *(GtkWidget **) data = window;
    }
  return *(GtkWidget **) data != NULL;
}

/* Ctrl+Shift+F, a name, Return: the file is this laptop's own in the folder, and the window goes on with that. */
static void
test_by_hand (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *folder = g_build_filename (fixture->folder, "alue", NULL);
  g_autofree char *own = g_build_filename (fixture->folder, "alue.polku.d", "kannettava.polku", NULL);
  g_autofree char *was = g_strdup (pv_document_get_path (fixture->document));
  GtkWidget *chooser = NULL;

  g_setenv ("PV_LAPTOP", "kannettava", TRUE);
  pv_test_input_chord (fixture->input, "<Control><Shift>f");
  pv_test_assert_soon (has_chooser, &chooser);
  pv_test_wait_drawn (chooser);
  pv_test_input_focus (fixture->input, GTK_WINDOW (chooser));
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, folder);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_together, fixture->document);
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  app_assert_says (fixture->window, "Shared in the folder alue.polku.d: every laptop has a file of its own there");
  app_assert_says (fixture->window, "Saved in the shared folder");
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (was, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* What slides is hard to hit. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/app/shared-folder/by-hand", test_by_hand);
  g_test_add_func ("/app/shared-folder/appears", test_appears);
  g_test_add_func ("/app/shared-folder/three-laptops", test_three_laptops);
  g_test_add_func ("/app/shared-folder/not-to-be-written", test_not_to_be_written);
  g_test_add_func ("/app/shared-folder/only-to-be-read", test_only_to_be_read);
  return g_test_run ();
}
