/* What the window says about saving, and what a person can do about it: by mouse and keyboard. */
#include "app-fixture.h"

#include "app/pv-recents.h"
#include "app/pv-save-status.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  GtkWidget *root;
  const char *words;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return app_says (said->root, said->words);
}

static gboolean
is_not_said (gpointer data)
{
  return !is_said (data);
}

static void
assert_says (gpointer window, const char *words)
{
  Said said = { GTK_WIDGET (window), words };

  if (!pv_test_wait_until (is_said, &said, 20000))
    {
      g_autofree char *all = app_words (GTK_WIDGET (window));

      g_error ("“%s” is not said in: %s", words, all);
    }
}

static void
assert_falls_silent (gpointer window, const char *words)
{
  Said said = { GTK_WIDGET (window), words };

  pv_test_assert_soon (is_not_said, &said);
}

static void
press (AppFixture *fixture, gpointer root, const char *label)
{
  GtkWidget *button = app_find (GTK_WIDGET (root), GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_error ("no button “%s”", label);
  pv_test_wait_drawn (button);
  pv_test_input_click_widget (fixture->input, button);
}

static void
rename_ecosystem (PvDocument *document, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, pv_record_get_id (pv_model_get_ecosystem (pv_document_get_model (document))), PV_ECOSYSTEM_NAME, PV_LANG_FI, name);
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);
}

/* The two states stand apart, and the popover tells the rest. */
static void
test_words (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *button = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Pieni ekosysteemi\npieni.polku");

  assert_says (fixture->window, "Saved on this laptop");
  assert_says (fixture->window, "Saved in the shared file");
  rename_ecosystem (fixture->document, "Toinen nimi");
  assert_says (fixture->window, "Soon in the shared file");
  assert_says (fixture->window, "Saved in the shared file");
  g_assert_nonnull (button);
  pv_test_input_click_widget (fixture->input, button);
  assert_says (fixture->window, pv_document_get_path (fixture->document));
  pv_test_input_chord (fixture->input, "Escape");
}

/* The stick is pulled out and put back. */
static void
test_retry (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);

  assert_says (fixture->window, "Saved in the shared file");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  rename_ecosystem (fixture->document, "Ilman tikkua");
  assert_says (fixture->window, "Not in the shared file");
  assert_says (fixture->window, "Saved on this laptop");
  assert_says (fixture->window, "pieni.polku cannot be reached");
  press (fixture, fixture->window, "_Try Again");
  assert_says (fixture->window, "Not in the shared file");
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  app_try_again (fixture->window);
  assert_says (fixture->window, "Saved in the shared file");
  assert_says (fixture->window, "Everything is in the shared file again");
  assert_falls_silent (fixture->window, "cannot be reached");
}

/* There is no room for the shared file: what was written is safe, and making room is enough. */
static void
test_full_disk (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  struct rlimit limit, most;
  GStatBuf info;

  signal (SIGXFSZ, SIG_IGN);
  assert_says (fixture->window, "Saved in the shared file");
  g_assert_cmpint (g_stat (pv_document_get_path (fixture->document), &info), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &most), ==, 0);
  limit = most;
  limit.rlim_cur = (rlim_t) info.st_size / 2;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  rename_ecosystem (fixture->document, "Ei mahdu");
  assert_says (fixture->window, "Not in the shared file");
  assert_says (fixture->window, "Saved on this laptop");
  assert_says (fixture->window, "the disk is full; make room and try again");
  press (fixture, fixture->window, "_Try Again");
  assert_says (fixture->window, "Not in the shared file");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &most), ==, 0);
  app_try_again (fixture->window);
  assert_says (fixture->window, "Everything is in the shared file again");
  assert_falls_silent (fixture->window, "the disk is full");
}

static void
test_moved (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *now = g_build_filename (fixture->folder, "uusi nimi.polku", NULL);

  assert_says (fixture->window, "Saved in the shared file");
  g_assert_cmpint (g_rename (pv_document_get_path (fixture->document), now), ==, 0);
  assert_says (fixture->window, "pieni.polku was renamed or moved; it is now: uusi nimi.polku");
  press (fixture, fixture->window, "_Go On with That File");
  assert_says (fixture->window, "The shared file is now: uusi nimi.polku");
  assert_falls_silent (fixture->window, "was renamed or moved");
  g_assert_cmpstr (pv_document_get_path (fixture->document), ==, now);
  assert_says (fixture->window, "Saved in the shared file");
}

static void
test_replaced (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *aside = g_build_filename (fixture->folder, "pieni (set aside).polku", NULL);

  assert_says (fixture->window, "Saved in the shared file");
  g_assert_true (g_file_set_contents (pv_document_get_path (fixture->document), "kirje", -1, NULL));
  assert_says (fixture->window, "pieni.polku cannot be read any more; this laptop still has everything");
  press (fixture, fixture->window, "_Keep Both");
  assert_says (fixture->window, "The file that was there is now: pieni (set aside).polku");
  assert_says (fixture->window, "Saved in the shared file");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

typedef struct
{
  AppFixture *fixture;
  PvWindow *other;             /* found */
} Search;

static gboolean
has_other_window (gpointer data)
{
  Search *search = data;

  search->other = NULL;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (search->fixture->application)); l; l = l->next)
    if (PV_IS_WINDOW (l->data) && l->data != search->fixture->window && pv_window_get_document (l->data))
      search->other = l->data;
  return search->other != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Two windows, one document: each shows what is done in the other, and the first to close takes nothing away. */
static void
test_second_window (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  Search search = { fixture };
  gpointer gone;

  pv_test_input_chord (fixture->input, "<Control><Shift>n");
  pv_test_assert_soon (has_other_window, &search);
  g_assert_true (pv_window_get_document (search.other) == fixture->document);
  rename_ecosystem (fixture->document, "Molemmissa");
  assert_says (search.other, "Molemmissa");
  assert_says (fixture->window, "Molemmissa");
  /* A key that a busy machine lets go of late may have opened more than one. */
  while (has_other_window (&search))
    {
      gone = search.other;
      g_object_add_weak_pointer (gone, &gone);
      gtk_window_close (GTK_WINDOW (gone));
      pv_test_assert_soon (is_gone, &gone);
    }
  rename_ecosystem (fixture->document, "Yhdessä");
  assert_says (fixture->window, "Yhdessä");
  assert_says (fixture->window, "Saved in the shared file");
}

static gboolean
is_writable (gpointer data)
{
  PvDocument *document = pv_window_get_document (data);

  return document && !pv_document_is_read_only (document);
}

/* What another program holds open can be read, and edited as soon as that one lets go. */
static void
test_open_elsewhere (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "varattu.polku", NULL);
  g_autoptr (PvDocument) first = pv_document_create (path, pv_kinds_default (), NULL, NULL);

  gtk_window_present (GTK_WINDOW (window));
  pv_window_open (window, path);
  assert_says (window, "varattu.polku is being changed in another program on this laptop");
  assert_says (window, "Can be read, not changed");
  g_assert_true (pv_document_close (first, TRUE, NULL));
  assert_says (window, "varattu.polku is no longer open elsewhere");
  pv_test_input_focus (fixture->input, GTK_WINDOW (window));
  press (fixture, window, "_Edit It Here");
  pv_test_assert_soon (is_writable, window);
  gtk_window_close (GTK_WINDOW (window));
}

/* What a newer program made is shown, with a word, and stays as it is. */
static void
test_newer (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "uudempi.polku", NULL);
  g_autofree char *bytes = NULL, *after = NULL;
  gsize size, size_after;

  g_assert_true (pv_document_save_copy (fixture->document, path, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  /* The last byte of user_version. */
  bytes[63]++;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  gtk_window_present (GTK_WINDOW (window));
  pv_window_open (window, path);
  assert_says (window, "uudempi.polku was made with a newer Polkuverkko: it can be read here, but not changed until this program is updated");
  assert_says (window, "Can be read, not changed");
  g_assert_true (pv_document_is_read_only (pv_window_get_document (window)));
  g_assert_cmpuint (pv_model_count (pv_document_get_model (pv_window_get_document (window)), PV_ACTOR), ==, 3);
  gtk_window_close (GTK_WINDOW (window));
  pv_test_spin (200);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (bytes, size, after, size_after);
}

static gboolean
has_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget **found = data;

  *found = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        *found = window;
    }
  return *found != NULL;
}

static void
answer (AppFixture *fixture, const char *heading, const char *label)
{
  GtkWidget *dialog;

  pv_test_assert_soon (has_dialog, &dialog);
  g_assert_true (app_says (dialog, heading));
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  press (fixture, dialog, label);
}

/* Asked once; nothing is lost. */
static void
test_closing_is_asked (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *away = g_strconcat (fixture->folder, "-pois", NULL);
  gpointer window = fixture->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (pv_document_get_path (fixture->document));
  g_autoptr (PvDocument) again = NULL;

  assert_says (fixture->window, "Saved in the shared file");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  rename_ecosystem (fixture->document, "Vain täällä");
  g_object_add_weak_pointer (window, &window);
  pv_test_input_chord (fixture->input, "<Control>w");
  answer (fixture, "Not in the shared file yet", "_Keep Open");
  assert_says (fixture->window, "Not in the shared file");
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  pv_test_input_chord (fixture->input, "<Control>w");
  answer (fixture, "Not in the shared file yet", "_Close");
  pv_test_assert_soon (is_gone, &window);
  fixture->window = NULL;

  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  again = pv_document_open (path, pv_kinds_default (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pv_record_get_text (pv_model_get_ecosystem (pv_document_get_model (again)), PV_ECOSYSTEM_NAME, PV_LANG_FI), ==, "Vain täällä");
  g_assert_true (pv_document_close (again, TRUE, NULL));
}

static gboolean
has_no_copy (gpointer data)
{
  return !pv_document_has_copy (data);
}

static gboolean
is_in_recents (const char *path)
{
  g_autoptr (GPtrArray) list = pv_recents_list ();

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((PvRecent *) g_ptr_array_index (list, i))->path, path))
      return TRUE;
  return FALSE;
}

static void
test_forget (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_strdup (pv_document_get_path (fixture->document));

  rename_ecosystem (fixture->document, "Yhteiskäyttöinen kone");
  g_assert_true (is_in_recents (path));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.forget", NULL);
  answer (fixture, "Remove from this laptop?", "_Remove");
  pv_test_assert_soon (has_no_copy, path);
  assert_says (fixture->window, "Removed from this laptop: pieni.polku");
  g_assert_null (pv_window_get_document (fixture->window));
  g_assert_false (is_in_recents (path));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
has_document (gpointer data)
{
  return pv_window_get_document (data) != NULL;
}

/* The file is broken, this laptop's copy is not. */
static void
test_damaged (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvWindow *window = pv_window_new (GTK_APPLICATION (fixture->application), pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "vioittunut.polku", NULL);
  g_autoptr (PvDocument) document = pv_document_create (path, pv_kinds_default (), NULL, NULL);

  g_assert_true (pv_document_close (document, TRUE, NULL));
  g_assert_true (g_file_set_contents (path, "rikki", -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  pv_window_open (window, path);
  assert_says (window, "Could not be opened: vioittunut.polku");
  pv_test_input_focus (fixture->input, GTK_WINDOW (window));
  press (fixture, window, "Open _This Laptop’s Copy");
  pv_test_assert_soon (has_document, window);
  assert_says (window, "vioittunut.polku cannot be read any more");
  press (fixture, window, "_Keep Both");
  assert_says (window, "Saved in the shared file");
  gtk_window_close (GTK_WINDOW (window));
}

static gboolean
has_states (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget **found = data;

  *found = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (G_OBJECT_TYPE_NAME (window), "PvKeptStates") == 0 && gtk_widget_get_mapped (window))
        *found = window;
    }
  return *found != NULL;
}

static void
test_kept_states (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  Search search = { fixture };
  GtkWidget *states;

  rename_ecosystem (fixture->document, "Eilinen");
  g_assert_true (pv_document_publish (fixture->document, NULL));
  rename_ecosystem (fixture->document, "Tämänpäiväinen");
  g_assert_true (pv_document_publish (fixture->document, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.kept-states", NULL);
  pv_test_assert_soon (has_states, &states);
  g_assert_true (app_says (states, "today"));
  pv_test_input_focus (fixture->input, GTK_WINDOW (states));
  /* The keyboard begins at the newest one. */
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (has_other_window, &search);
  assert_says (search.other, "This is the document as it was shared on");
  g_assert_true (pv_document_is_read_only (pv_window_get_document (search.other)));
  g_assert_false (is_in_recents (pv_document_get_path (pv_window_get_document (search.other))));
  gtk_window_close (GTK_WINDOW (search.other));
}

/* Told to end: everything is on disk and shared, and nobody is asked. */
static void
test_told_to_end (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_strdup (pv_document_get_path (fixture->document));
  gpointer window = fixture->window;
  g_autoptr (PvDocument) again = NULL;

  rename_ecosystem (fixture->document, "Viime hetkellä");
  g_object_add_weak_pointer (window, &window);
  g_assert_cmpint (kill (getpid (), SIGTERM), ==, 0);
  pv_test_assert_soon (is_gone, &window);
  fixture->window = NULL;
  g_assert_true (pv_document_forget (path, pv_kinds_default (), FALSE, &(guint) { 0 }, NULL));
  again = pv_document_open (path, pv_kinds_default (), NULL, NULL);
  g_assert_cmpstr (pv_record_get_text (pv_model_get_ecosystem (pv_document_get_model (again)), PV_ECOSYSTEM_NAME, PV_LANG_FI), ==, "Viime hetkellä");
  g_assert_true (pv_document_close (again, FALSE, NULL));
}

static void
open_here (AppFixture *fixture, const char *path)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "open-path", g_variant_new_string (path));
}

static guint
count_windows (AppFixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static gboolean
is_shared (gpointer document)
{
  return pv_document_get_save_state (document) == PV_SAVE_SHARED;
}

static PvWindow *
other_window (AppFixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l; l = l->next)
    if (PV_IS_WINDOW (l->data) && l->data != (gpointer) fixture->window)
      return l->data;
  return NULL;
}

static gboolean
other_is_open (gpointer fixture)
{
  PvWindow *other = other_window (fixture);

  return other && pv_window_get_document (other);
}

static gboolean
other_is_gone (gpointer fixture)
{
  return other_window (fixture) == NULL;
}

/* Asked for while its window only waits for the shared file, it stays; asked for twice, it is opened once. */
static void
test_wanted_again (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *other = g_build_filename (fixture->folder, "toinen.polku", NULL);
  gpointer window = fixture->window;
  g_autoptr (GError) error = NULL;
  guint n;

  g_object_add_weak_pointer (window, &window);
  rename_ecosystem (fixture->document, "Vielä tallentamatta");
  gtk_window_close (GTK_WINDOW (fixture->window));
  open_here (fixture, pv_document_get_path (fixture->document));
  pv_test_assert_soon (is_shared, fixture->document);
  pv_test_spin (300);
  g_assert_nonnull (window);
  g_assert_false (pv_document_is_read_only (fixture->document));
  g_assert_cmpuint (count_windows (fixture), ==, 1);

  g_assert_true (pv_document_save_copy (fixture->document, other, &error));
  open_here (fixture, other);
  n = count_windows (fixture);
  open_here (fixture, other);
  g_assert_cmpuint (count_windows (fixture), ==, n);
  pv_test_assert_soon (other_is_open, fixture);
  g_assert_false (pv_document_is_read_only (pv_window_get_document (other_window (fixture))));
  gtk_window_close (GTK_WINDOW (other_window (fixture)));
  pv_test_assert_soon (other_is_gone, fixture);
  g_object_remove_weak_pointer (G_OBJECT (fixture->window), &window);
}

/* A window that closes right after it has become wider: what would be said in it finds nobody to say it, and complains of nothing. */
static void
test_wider_and_gone (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *status = g_object_ref_sink (g_object_new (PV_TYPE_SAVE_STATUS, NULL));

  pv_save_status_take_room (PV_SAVE_STATUS (status), G_MAXINT);
  g_object_run_dispose (G_OBJECT (status));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (G_OBJECT (status)->ref_count, ==, 1);
  g_object_unref (status);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* What slides is hard to hit. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/app/saving/words", test_words);
  g_test_add_func ("/app/saving/retry", test_retry);
  g_test_add_func ("/app/saving/full-disk", test_full_disk);
  g_test_add_func ("/app/saving/moved", test_moved);
  g_test_add_func ("/app/saving/replaced", test_replaced);
  g_test_add_func ("/app/saving/second-window", test_second_window);
  g_test_add_func ("/app/saving/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/app/saving/newer", test_newer);
  g_test_add_func ("/app/saving/closing-is-asked", test_closing_is_asked);
  g_test_add_func ("/app/saving/forget", test_forget);
  g_test_add_func ("/app/saving/damaged", test_damaged);
  g_test_add_func ("/app/saving/kept-states", test_kept_states);
  g_test_add_func ("/app/saving/told-to-end", test_told_to_end);
  g_test_add_func ("/app/saving/wanted-again", test_wanted_again);
  g_test_add_func ("/app/saving/wider-and-gone", test_wider_and_gone);
  return g_test_run ();
}
