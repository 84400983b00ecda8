/* The History page under a real keyboard: lines and what they changed, taking back, versions, the past and the way back. */
#include "colleague.h"

#include "app/pv-history-difference-diagram.h"
#include "app/pv-check-menu.h"
#include "app/pv-history-page.h"
#include "app/pv-path-edits.h"
#include "app/pv-text-difference.h"

static gboolean
is_in_front (gpointer window)
{
  return PV_IS_HISTORY_PAGE (pv_window_get_page (window));
}

static PvHistoryPage *
open_history (AppFixture *fixture)
{
  pv_test_input_chord (fixture->input, "<Control>8");
  pv_test_assert_soon (is_in_front, fixture->window);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  return PV_HISTORY_PAGE (pv_window_get_page (fixture->window));
}

static void
name_city (AppFixture *fixture, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, fixture->city, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static const char *
city_name (PvDocument *document, AppFixture *fixture)
{
  return pv_record_get_text (pv_model_get (pv_document_get_model (document), fixture->city), PV_ACTOR_NAME, PV_LANG_FI);
}

static gboolean
list_is_there (gpointer page)
{
  return !pv_history_list_is_loading (pv_history_page_get_list (page));
}

typedef struct
{
  AppFixture *fixture;
  const char *words;
} Words;

static gboolean
says (gpointer data)
{
  Words *words = data;

  return app_says (GTK_WIDGET (words->fixture->window), words->words);
}

static void
wait_for_words (AppFixture *fixture, const char *words)
{
  Words wanted = { fixture, words };

  if (!pv_test_wait_until (says, &wanted, PV_TEST_PATIENCE_MS))
    {
      g_autofree char *all = app_words (GTK_WIDGET (fixture->window));

      g_error ("nothing says “%s”, but: %s", words, all);
    }
}

static void
choose_newest (AppFixture *fixture, PvHistoryPage *page)
{
  pv_test_assert_soon (list_is_there, page);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  pv_test_input_chord (fixture->input, "Home");
  pv_test_input_chord (fixture->input, "Down");
  pv_test_wait_drawn (GTK_WIDGET (page));
}

static void
test_lines_and_details (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvHistoryPage *page;

  name_city (fixture, "Uusi nimi");
  page = open_history (fixture);
  choose_newest (fixture, page);
  wait_for_words (fixture, "Actor changed: Uusi nimi");
  wait_for_words (fixture, "Name · fi");

  /* What comes while somebody looks is there by itself, and what was chosen stays chosen. */
  name_city (fixture, "Toinen nimi");
  wait_for_words (fixture, "Changed again since");
}

/* --- filters --- */

static gboolean
is_typing (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && GTK_IS_TEXT (focus);
}

typedef struct
{
  PvHistoryPage *page;
  PvKind kind;                 /* PV_ANY_KIND, PV_NO_ID, NULL: whichever */
  PvId id;
  const char *author;
} Wanted;

/* Every line that is shown is one of these, and there are some. The import with which all began wrote into every kind. */
static gboolean
shows_only (gpointer data)
{
  const Wanted *wanted = data;
  GListModel *list = G_LIST_MODEL (pv_history_page_get_list (wanted->page));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PvHistoryEntry) entry = g_list_model_get_item (list, i);
      const PvHistoryLine *line = pv_history_entry_get_line (entry);

      if (line == NULL)
        continue;
      n++;
      if (wanted->author && g_strcmp0 (line->author, wanted->author) != 0)
        return FALSE;
      if (line->verb == PV_VERB_IMPORT)
        continue;
      if ((wanted->kind != PV_ANY_KIND && line->kind != wanted->kind) || (wanted->id != PV_NO_ID && line->id != wanted->id))
        return FALSE;
    }
  return n > 0;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Opens the list that is called @title and ticks @words in it. */
static void
choose (AppFixture *fixture, PvHistoryPage *page, const char *title, const char *words)
{
  GtkWidget *button = app_find (GTK_WIDGET (page), GTK_TYPE_LABEL, title);
  GtkWidget *menu = gtk_widget_get_ancestor (button, PV_TYPE_CHECK_MENU);
  GtkWidget *popover, *row;

  g_assert_nonnull (menu);
  pv_test_input_click_widget (fixture->input, button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (app_find (menu, GTK_TYPE_MENU_BUTTON, NULL))));
  pv_test_assert_soon (is_mapped, popover);
  pv_test_wait_drawn (popover);
  row = app_find (popover, GTK_TYPE_LABEL, words);
  g_assert_nonnull (row);
  pv_test_input_click_widget (fixture->input, row);
}

/* By kind, by person, of one record: by mouse and keyboard. */
static void
test_filters (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autofree char *path = NULL;
  PvDocument *bo;
  Wanted wanted = { NULL, PV_ANY_KIND, PV_NO_ID, NULL };
  PvHistoryPage *page;

  name_city (fixture, "Uusi nimi");
  pv_edits_set_text (edits, fixture->coaching, PV_SERVICE_NAME, PV_LANG_FI, "Työvalmennus");
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  bo = app_colleague (fixture, "bo.polku", "Bo", &path);
  app_set_name (bo, fixture->kela, "Bon Kela");
  app_finish (bo);
  g_assert_true (app_drop (fixture, (const char *const[]) { path, NULL }));
  app_assert_says (fixture->window, "Brought in from others");
  /* Shared by itself two seconds later, it would lay the header out anew between the hand's coming and its press. */
  g_assert_true (pv_document_publish (fixture->document, NULL));
  wanted.page = page = open_history (fixture);
  pv_test_assert_soon (list_is_there, page);
  g_assert_true (shows_only (&wanted));

  choose (fixture, page, "Kind", "Actors");
  wanted.kind = PV_ACTOR;
  pv_test_assert_soon (shows_only, &wanted);
  choose (fixture, page, "Kind", "all");
  wanted.kind = PV_ANY_KIND;
  choose (fixture, page, "By", "Bo");
  wanted.author = "Bo";
  pv_test_assert_soon (shows_only, &wanted);
  choose (fixture, page, "By", "everybody");
  wanted.author = NULL;

  pv_test_input_chord (fixture->input, "<Control>f");
  pv_test_assert_soon (is_typing, fixture->window);
  pv_test_input_type (fixture->input, "Uusi nimi");
  pv_test_input_chord (fixture->input, "Return");
  wanted.id = fixture->city;
  pv_test_assert_soon (shows_only, &wanted);
}

static gboolean
is_old_name (gpointer data)
{
  AppFixture *fixture = data;

  return g_strcmp0 (city_name (fixture->document, fixture), "Uusi nimi") != 0;
}

static gboolean
dialog_is_there (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_length (windows) > 1;
}

static GtkWindow *
dialog_of (AppFixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at; at = at->next)
    if (at->data != (gpointer) fixture->window)
      return at->data;
  return NULL;
}

static void
test_take_back (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvHistoryPage *page;

  name_city (fixture, "Uusi nimi");
  page = open_history (fixture);
  choose_newest (fixture, page);
  pv_test_input_chord (fixture->input, "<Control>r");
  pv_test_assert_soon (dialog_is_there, NULL);
  pv_test_input_focus (fixture->input, dialog_of (fixture));
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_old_name, fixture);
  g_assert_true (pv_document_can_undo (fixture->document));
}

static gboolean
is_past (gpointer window)
{
  return pv_document_is_read_only (pv_window_get_document (window));
}

static gboolean
is_present (gpointer window)
{
  return !pv_document_is_read_only (pv_window_get_document (window));
}

static void
test_look_back (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *before = g_strdup (city_name (fixture->document, fixture));
  PvHistoryPage *page;

  name_city (fixture, "Uusi nimi");
  page = open_history (fixture);
  choose_newest (fixture, page);
  pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_past, fixture->window);
  g_assert_cmpstr (city_name (pv_window_get_document (fixture->window), fixture), ==, before);
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "As it was"));

  /* All pages can be walked; nothing can be written; and the way back leads to the document that is open. */
  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *chord = g_strdup_printf ("<Control>%u", i);

      pv_test_input_chord (fixture->input, chord);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
    }
  pv_test_input_chord (fixture->input, "<Alt>Left");
  pv_test_assert_soon (is_present, fixture->window);
  g_assert_true (pv_window_get_document (fixture->window) == fixture->document);
  g_assert_cmpstr (city_name (pv_window_get_document (fixture->window), fixture), ==, "Uusi nimi");
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Closing while the past shows closes the document itself. */
static void
test_close_in_the_past (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvHistoryPage *page = open_history (fixture);
  gpointer window = fixture->window;

  choose_newest (fixture, page);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_past, fixture->window);
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  pv_test_assert_soon (is_gone, &window);
  g_assert_false (pv_document_publish (fixture->document, NULL));
  fixture->window = NULL;
}

static gboolean
has_version (gpointer data)
{
  AppFixture *fixture = data;
  g_autoptr (GPtrArray) versions = pv_document_get_versions (fixture->document, NULL);

  return versions->len == 1;
}

static void
test_versions (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvHistoryPage *page = open_history (fixture);

  choose_newest (fixture, page);
  pv_test_input_chord (fixture->input, "<Control><Shift>v");
  pv_test_assert_soon (is_typing, fixture->window);
  pv_test_input_type (fixture->input, "Luonnos");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (has_version, fixture);
  wait_for_words (fixture, "Version named: Luonnos");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

static void
test_compare (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvHistoryPage *page;

  name_city (fixture, "Uusi nimi");
  page = open_history (fixture);
  choose_newest (fixture, page);
  pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "<Control>d");
  wait_for_words (fixture, "0 added, 1 changed, 0 removed");
  wait_for_words (fixture, "Uusi nimi");
}

static void
remove_record (AppFixture *fixture, PvId id)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;

  pv_edits_remove (edits, id);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

/* The icon beside @words below @root; NULL when they are not said with one. */
static const char *
icon_beside (GtkWidget *root, const char *words)
{
  GtkWidget *label = app_find (root, GTK_TYPE_LABEL, words);
  GtkWidget *icon = label ? gtk_widget_get_prev_sibling (label) : NULL;

  return icon && GTK_IS_IMAGE (icon) ? gtk_image_get_icon_name (GTK_IMAGE (icon)) : NULL;
}

/* Each line of the table has a word and a sign of its own, and what is gone is struck through: no colour is needed. */
static void
test_compare_without_colour (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  const char *const words[] = { "Added", "Changed", "Removed" };
  GtkWidget *page, *gone;

  pv_edits_set_text (edits, pv_edits_add (edits, PV_SERVICE), PV_SERVICE_NAME, PV_LANG_FI, "Uusi palvelu");
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  remove_record (fixture, fixture->guidance);
  name_city (fixture, "Uusi nimi");
  page = GTK_WIDGET (open_history (fixture));
  choose_newest (fixture, PV_HISTORY_PAGE (page));
  for (guint i = 0; i < 3; i++)
    pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "<Control>d");
  wait_for_words (fixture, "1 added, 1 changed, 1 removed");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (icon_beside (page, words[i]), !=, icon_beside (page, words[j]));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (icon_beside (page, words[i]));
  gone = app_find (page, GTK_TYPE_LABEL, "Ohjaus verkossa");
  g_assert_nonnull (gone);
  g_assert_true (gtk_widget_has_css_class (gone, "pv-retired"));
}

/* --- the difference in a diagram --- */

static PvId
commit_and_find (AppFixture *fixture, PvEdits *edits, PvId temporary)
{
  g_autoptr (GError) error = NULL;
  PvId id = pv_document_commit_and_find (fixture->document, edits, temporary, &error);

  g_assert_no_error (error);
  return id;
}

static PvId
add_path (AppFixture *fixture)
{
  PvId path;
  g_autoptr (PvEdits) edits = pv_path_edits_new_group ("Nuoret", PV_LANG_FI, PV_VARIANT_AS_IS, &path);

  return commit_and_find (fixture, edits, path);
}

static PvId
add_step (AppFixture *fixture, PvId path, const char *name)
{
  g_autoptr (GPtrArray) phases = pv_model_children (app_fixture_model (fixture), PV_PHASE_PATH, path);
  PvId step;
  g_autoptr (PvEdits) edits = pv_path_edits_add_step (app_fixture_model (fixture), pv_record_get_id (phases->pdata[0]), PV_NO_ID, name,
                                                      PV_LANG_FI, &step);

  return commit_and_find (fixture, edits, step);
}

static void
add_task (AppFixture *fixture, PvId step)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId task = pv_edits_add (edits, PV_TASK);

  pv_edits_set_reference (edits, task, PV_TASK_STEP, step);
  pv_edits_set_reference (edits, task, PV_TASK_ACTOR, fixture->city);
  pv_edits_set_int (edits, task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
  commit_and_find (fixture, edits, task);
}

static gboolean
has_scene (gpointer diagram)
{
  PvScene *scene = pv_canvas_get_scene (pv_history_difference_diagram_get_canvas (diagram));

  return scene != NULL && !pv_scene_is_empty (scene);
}

static PvHistoryDifferenceDiagram *
compare_in_diagram (AppFixture *fixture, guint lines_down)
{
  PvHistoryPage *page = open_history (fixture);
  GtkWidget *toggle, *diagram;

  choose_newest (fixture, page);
  for (guint i = 0; i < lines_down; i++)
    pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "<Control>d");
  wait_for_words (fixture, "List");
  toggle = app_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, "Diagram");
  g_assert_nonnull (toggle);
  gtk_widget_grab_focus (toggle);
  pv_test_input_chord (fixture->input, "space");
  pv_test_wait_drawn (GTK_WIDGET (page));
  wait_for_words (fixture, "Removed: dashed, where it stood");
  diagram = app_find (GTK_WIDGET (page), PV_TYPE_HISTORY_DIFFERENCE_DIAGRAM, NULL);
  g_assert_nonnull (diagram);
  pv_test_assert_soon (has_scene, diagram);
  pv_test_wait_drawn (diagram);
  return PV_HISTORY_DIFFERENCE_DIAGRAM (diagram);
}

/* The child that a screen reader reads as @mark and the sentence of @id's element; NULL for none. */
static GtkWidget *
read_as (PvCanvas *canvas, PvId id, const char *mark)
{
  PvScene *scene = pv_canvas_get_scene (canvas);
  PvElementInfo info;
  g_autofree char *words = NULL;

  g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, id), &info));
  words = g_strconcat (mark, info.sentence, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words);

      if (other == NULL)
        return child;
    }
  return NULL;
}

static gboolean
focus_is_in_canvas (gpointer canvas)
{
  return gtk_widget_get_focus_child (canvas) != NULL;
}

static void
test_compare_network (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvHistoryDifferenceDiagram *diagram;
  PvCanvas *canvas;
  GtkWidget *gone_link, *focus;

  remove_record (fixture, fixture->link);
  name_city (fixture, "Uusi nimi");
  diagram = compare_in_diagram (fixture, 2);
  canvas = pv_history_difference_diagram_get_canvas (diagram);

  /* What is different says so, what is not does not, and a link that is gone is there to be read. */
  g_assert_nonnull (read_as (canvas, fixture->city, "Changed: "));
  g_assert_nonnull (read_as (canvas, fixture->kela, ""));
  gone_link = read_as (canvas, fixture->link, "Removed: ");
  g_assert_nonnull (gone_link);

  /* Tab walks it like every canvas, comes by the link, and what has the keyboard tells what is different in it. */
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  for (guint i = 0; i < 12 && gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != gone_link; i++)
    pv_test_input_chord (fixture->input, "Tab");
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) == gone_link);
  gtk_widget_grab_focus (read_as (canvas, fixture->city, "Changed: "));
  pv_test_assert_soon (focus_is_in_canvas, canvas);
  pv_test_input_chord (fixture->input, "Return");
  wait_for_words (fixture, "Name · fi");

  /* Ctrl+arrow walks to a neighbour; nothing can be changed here. */
  focus = gtk_widget_get_focus_child (GTK_WIDGET (canvas));
  for (guint i = 0; i < 4 && gtk_widget_get_focus_child (GTK_WIDGET (canvas)) == focus; i++)
    pv_test_input_chord (fixture->input, (const char *[]) { "<Control>Down", "<Control>Up", "<Control>Right", "<Control>Left" }[i]);
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != focus);
  pv_test_input_chord (fixture->input, "Delete");
  g_assert_nonnull (app_fixture_record (fixture, fixture->city));
}

/* What the diagram calls the municipality. */
typedef struct
{
  PvCanvas *canvas;
  PvId id;
  const char *name;
} Called;

static gboolean
is_called (gpointer data)
{
  const Called *called = data;
  PvScene *scene = pv_canvas_get_scene (called->canvas);
  PvElementInfo info;

  return scene != NULL && pv_scene_describe (scene, pv_scene_find (scene, called->id), &info) && strstr (info.sentence, called->name) != NULL;
}

/* In the language of the content: as it was before there was a page, and when it changes while it is looked at. */
static void
test_compare_in_swedish (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  Called swedish, finnish;

  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "content-lang", g_variant_new_string ("sv"));
  pv_document_set_held (fixture->document, TRUE);
  pv_document_set_held (fixture->document, FALSE);
  name_city (fixture, "Uusi nimi");
  swedish = (Called) { pv_history_difference_diagram_get_canvas (compare_in_diagram (fixture, 1)), fixture->city, "Vasa stad" };
  finnish = (Called) { swedish.canvas, fixture->city, "Uusi nimi" };
  pv_test_assert_soon (is_called, &swedish);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "content-lang", g_variant_new_string ("fi"));
  pv_test_assert_soon (is_called, &finnish);
}

static void
test_compare_path (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId path = add_path (fixture);
  PvId old = add_step (fixture, path, "Vanha askel"), new, same = add_step (fixture, path, "Sama askel");
  PvHistoryDifferenceDiagram *diagram;
  PvCanvas *canvas;

  add_task (fixture, old);
  add_task (fixture, same);
  new = add_step (fixture, path, "Uusi askel");
  remove_record (fixture, old);
  add_task (fixture, new);
  /* Nothing is different in the network, so the path shows by itself. */
  diagram = compare_in_diagram (fixture, 3);
  canvas = pv_history_difference_diagram_get_canvas (diagram);
  g_assert_cmpint (pv_scene_get_kind (pv_canvas_get_scene (canvas)), ==, PV_SCENE_PATH);
  g_assert_nonnull (read_as (canvas, new, "Added: "));
  g_assert_nonnull (read_as (canvas, old, "Removed: "));
  g_assert_nonnull (read_as (canvas, same, ""));

  pv_history_difference_diagram_show (diagram, PV_NO_ID);
  pv_test_assert_soon (has_scene, diagram);
  g_assert_cmpint (pv_scene_get_kind (pv_canvas_get_scene (canvas)), ==, PV_SCENE_NETWORK);
}

static void
test_text_difference (void)
{
  g_autofree char *old_markup = NULL;
  g_autofree char *new_markup = NULL;

  pv_text_difference ("yksi kaksi & kolme", "yksi neljä & kolme", &old_markup, &new_markup);
  g_assert_cmpstr (old_markup, ==, "yksi <s>kaksi </s>&amp; kolme");
  g_assert_cmpstr (new_markup, ==, "yksi <u><b>neljä </b></u>&amp; kolme");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/history/text-difference", test_text_difference);
  g_test_add_func ("/app/history/lines-and-details", test_lines_and_details);
  g_test_add_func ("/app/history/filters", test_filters);
  g_test_add_func ("/app/history/take-back", test_take_back);
  g_test_add_func ("/app/history/look-back", test_look_back);
  g_test_add_func ("/app/history/close-in-the-past", test_close_in_the_past);
  g_test_add_func ("/app/history/versions", test_versions);
  g_test_add_func ("/app/history/compare", test_compare);
  g_test_add_func ("/app/history/compare-without-colour", test_compare_without_colour);
  g_test_add_func ("/app/history/compare-network", test_compare_network);
  g_test_add_func ("/app/history/compare-in-swedish", test_compare_in_swedish);
  g_test_add_func ("/app/history/compare-path", test_compare_path);
  return g_test_run ();
}
