/* A path as swimlanes and as a table: what is done in one is there in the other, in the document, and can be taken back. */
#include "canvas-fixture.h"

#include "app/pv-check-menu.h"
#include "app/pv-legend-card.h"
#include "app/pv-path-edits.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-task-popover.h"

static PvModel *
model_of (CanvasFixture *fixture)
{
  return pv_document_get_model (fixture->document);
}

static void
activate (CanvasFixture *fixture, const char *action)
{
  gtk_widget_activate_action (fixture->page, action, NULL);
  pv_test_spin (20);
}

static GPtrArray *
steps_of (CanvasFixture *fixture, guint phase)
{
  return pv_model_children (model_of (fixture), PV_STEP_PHASE, fixture->phases[phase]);
}

static PvId
id_at (GPtrArray *records, guint index)
{
  g_assert_cmpuint (index, <, records->len);

  return pv_record_get_id (g_ptr_array_index (records, index));
}

static gboolean
is_editing (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((CanvasFixture *) data)->window));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_EDITABLE_LABEL)
         && gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (gtk_widget_get_ancestor (focus, GTK_TYPE_EDITABLE_LABEL)));
}

static void
test_shows (CanvasFixture *fixture, gconstpointer data)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);

  g_assert_cmpint (pv_paths_page_get_path (PV_PATHS_PAGE (fixture->page)), ==, fixture->path);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_PHASE), ==, 2);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_STEP), ==, 3);
  g_assert_cmpuint (pv_phase_table_get_n (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page))), ==, 3);
}

/* One selection: canvas to table to canvas. */
static void
test_selection (CanvasFixture *fixture, gconstpointer data)
{
  PvPhaseTable *table = pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page));
  GtkColumnView *view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW));
  GtkSingleSelection *lines = GTK_SINGLE_SELECTION (gtk_column_view_get_model (view));

  click_on (fixture, fixture->steps[1]);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->steps[1]);
  g_assert_cmpuint (gtk_single_selection_get_selected (lines), ==, 1);
  gtk_single_selection_set_selected (lines, 2);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->steps[2]);
}

static void
test_add_step (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;

  click_on (fixture, fixture->steps[0]);
  activate (fixture, "page.add");
  /* Its name is typed at once. */
  pv_test_assert_soon (is_editing, fixture);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Ohjaus");
  pv_test_input_chord (fixture->input, "Return");
  steps = steps_of (fixture, 0);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpint (id_at (steps, 0), ==, fixture->steps[0]);
  g_assert_cmpstr (text_of (fixture, id_at (steps, 1), PV_STEP_NAME), ==, "Ohjaus");
  g_assert_cmpuint (pv_scene_count (pv_canvas_get_scene (fixture->canvas), PV_PART_STEP), ==, 4);
  /* Adding it and naming it was one thing to do, and is one to undo. */
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_STEP), ==, 3);
}

/* --- who does what --- */

static GtkWidget *
find_of_class (GtkWidget *root, const char *css_class)
{
  if (gtk_widget_has_css_class (root, css_class) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_class (child, css_class);

      if (found)
        return found;
    }

  return NULL;
}

/* The labels that are shown below @root, one a line. (transfer full) */
static char *
words_of (GtkWidget *root)
{
  GString *words = g_string_new (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) ? gtk_label_get_text (GTK_LABEL (root)) : "");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *inside = words_of (child);

      g_string_append_printf (words, "\n%s", inside);
    }

  return g_string_free (words, FALSE);
}

static gboolean
has_focus_in_popover (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((CanvasFixture *) data)->window));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);
}

static gboolean
has_new_task (gpointer data)
{
  CanvasFixture *fixture = data;
  PvRecord *chosen = pv_model_get (model_of (fixture), pv_selection_get_single (fixture->selection));

  return count_of (fixture, PV_TASK) == 4 && chosen && pv_record_get_kind (chosen) == PV_TASK;
}

static gboolean
offers_only_gamma (gpointer chooser)
{
  g_autofree char *words = words_of (chooser);

  return strstr (words, "Gamma") && !strstr (words, "Alfa");
}

static gboolean
is_gone (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* In the popover that is open: who, by typing; then it is kept. */
static void
give_task_to_gamma (CanvasFixture *fixture)
{
  GtkWidget *popover = find_widget (fixture->page, PV_TYPE_TASK_POPOVER);
  GtkWidget *chooser = find_widget (popover, PV_TYPE_REFERENCE_CHOOSER);

  pv_test_assert_soon (has_focus_in_popover, fixture);
  pv_test_input_type (fixture->input, "Gamma");
  pv_test_assert_soon (offers_only_gamma, chooser);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_gone, chooser);
  pv_test_input_click_widget (fixture->input, find_of_class (popover, "suggested-action"));
  pv_test_assert_soon (has_new_task, fixture);
  pv_test_spin (50);
}

static void
rename_elsewhere (CanvasFixture *fixture, PvId step)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, step, PV_STEP_NAME, PV_LANG_FI, "Tunnistaminen");
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  pv_test_spin (50);
}

/* The keyboard goes on with the task that was just added, neither with the next column nor with nothing. */
static void
test_add_task (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page)));
  GtkWidget *focus;
  PvRecord *task;
  PvId *shown;

  pv_test_input_click_widget (fixture->input, find_of_class (table, "pv-add-task"));
  give_task_to_gamma (fixture);
  task = pv_model_get (model_of (fixture), pv_selection_get_single (fixture->selection));
  g_assert_nonnull (task);
  g_assert_cmpuint (pv_record_get_kind (task), ==, PV_TASK);
  g_assert_cmpint (pv_record_get_reference (task, PV_TASK_ACTOR), ==, fixture->actors[ACTOR_C]);
  g_assert_cmpint (pv_record_get_reference (task, PV_TASK_STEP), ==, fixture->steps[0]);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  shown = g_object_get_data (G_OBJECT (focus), "pv-task");
  g_assert_nonnull (shown);
  g_assert_cmpint (*shown, ==, pv_record_get_id (task));
  /* What others do to the step leaves the keyboard where it is. */
  rename_elsewhere (fixture, fixture->steps[0]);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus && g_object_get_data (G_OBJECT (focus), "pv-task"));
}

/* On the canvas the step keeps the keyboard. */
static void
test_add_task_on_canvas (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  click_on (fixture, fixture->steps[1]);
  activate (fixture, "page.add-task");
  give_task_to_gamma (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->canvas)));
}

/* --- room --- */

static void
say_much (CanvasFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  PvRecord *task = pv_step_answering_task (model_of (fixture), fixture->steps[0]);

  pv_edits_set_text (edits, pv_record_get_id (task), PV_TASK_WHAT, PV_LANG_FI,
                     "Käy asiakkaan kanssa läpi tilanteen, palvelut joita hän on jo saanut, ja sen mitä hän itse toivoo seuraavaksi");
  /* And a finding, for the bar above: nobody decides there. */
  pv_edits_set_int (edits, fixture->steps[0], PV_STEP_HOLDS_DECISION, TRUE);
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
}

static void
assert_whole (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    assert_whole (child);
}

static gboolean
is_narrow (gpointer page)
{
  return gtk_widget_get_width (page) <= 780;
}

static gboolean
shows_all_columns (gpointer table)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (find_widget (table, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (scrolled);

  return gtk_adjustment_get_upper (sideways) <= gtk_adjustment_get_page_size (sideways);
}

/* In a window of 1280 pixels with its side bar and its form the page has 770 of them: all columns, and all that is said. */
static void
test_narrow_table (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page)));
  int least;

  say_much (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 770, 640);
  pv_test_assert_soon (is_narrow, fixture->page);
  settle (fixture);
  pv_test_assert_soon (shows_all_columns, table);
  assert_whole (table);
  /* What was found gives way before the name of the path does, and nothing lies beyond the edge. */
  g_assert_nonnull (find_of_class (fixture->page, "pv-warn"));
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 770);
  g_assert_cmpint (gtk_widget_get_width (find_widget (fixture->page, PV_TYPE_CHECK_MENU)), >=, 180);
}

/* No word of the table is broken: each has its room on a line. */
static gboolean
holds_words (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (!holds_words (child))
      return FALSE;
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    {
      g_auto (GStrv) words = g_strsplit (gtk_label_get_text (GTK_LABEL (root)), " ", -1);

      for (guint i = 0; words[i]; i++)
        {
          g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (root, words[i]);
          int width;

          pango_layout_get_pixel_size (layout, &width, NULL);
          if (width > gtk_widget_get_width (root))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
table_holds_words (gpointer table)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (find_widget (table, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (scrolled);

  return gtk_adjustment_get_upper (sideways) > gtk_adjustment_get_page_size (sideways) && holds_words (table);
}

/* Text of twice the size, beside the form: the table scrolls rather than break its words. */
static void
test_large_table (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page)));
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  say_much (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 690, 700);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  pv_test_assert_soon (table_holds_words, table);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  pv_test_wait_drawn (fixture->window);
}

/* The legend, folded or not, leaves the column of the lanes' heads free. */
static void
test_legend (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *legend = find_widget (fixture->page, PV_TYPE_LEGEND_CARD);
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  PvRect head = pv_scene_get_box (scene, (PvElement) { PV_PART_LANE, 0 });

  for (int folded = 0; folded < 2; folded++)
    {
      graphene_rect_t bounds;

      pv_legend_card_set_folded (PV_LEGEND_CARD (legend), folded);
      settle (fixture);
      g_assert_true (gtk_widget_compute_bounds (legend, GTK_WIDGET (fixture->canvas), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >, head.width * pv_canvas_get_zoom (fixture->canvas));
    }
}

/* --- find --- */

static void
find (CanvasFixture *fixture, const char *words)
{
  activate (fixture, "page.find");
  pv_test_input_type (fixture->input, words);
}

static void
test_find (CanvasFixture *fixture, gconstpointer data)
{
  PvViewport viewport;
  PvRect head = pv_scene_get_box (pv_canvas_get_scene (fixture->canvas), (PvElement) { PV_PART_LANE, 0 });
  PvPoint place;
  double middle;

  find (fixture, "seur");
  assert_chosen_soon (fixture, fixture->steps[2]);
  pv_test_spin (400);
  /* In the middle of what the lanes' heads leave free. */
  viewport = pv_canvas_get_viewport (fixture->canvas);
  middle = (head.width * viewport.zoom + viewport.width) / 2;
  place = place_of (fixture, fixture->steps[2]);
  g_assert_cmpfloat (ABS (place.x - middle), <, 20);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (fixture->canvas)));

  /* Who has no part in this path is not found on it. */
  find (fixture, "Delta");
  pv_test_spin (400);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->steps[2]);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Beet");
  assert_chosen_soon (fixture, fixture->actors[ACTOR_B]);
}

static void
test_move_step (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  click_on (fixture, fixture->steps[0]);
  pv_test_input_chord (fixture->input, "<Alt>Down");
  first = steps_of (fixture, 0);
  g_assert_cmpint (id_at (first, 1), ==, fixture->steps[0]);

  /* At the end of its phase it goes into the next. */
  pv_test_input_chord (fixture->input, "<Alt>Down");
  second = steps_of (fixture, 1);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpint (id_at (second, 0), ==, fixture->steps[0]);
  undo (fixture);
  undo (fixture);
  g_clear_pointer (&first, g_ptr_array_unref);
  first = steps_of (fixture, 0);
  g_assert_cmpint (id_at (first, 0), ==, fixture->steps[0]);
}

static void
test_remove_step (CanvasFixture *fixture, gconstpointer data)
{
  click_on (fixture, fixture->steps[1]);
  pv_test_input_chord (fixture->input, "Delete");
  g_assert_cmpuint (count_of (fixture, PV_STEP), ==, 2);
  g_assert_cmpuint (count_of (fixture, PV_TASK), ==, 2);
  g_assert_cmpuint (pv_phase_table_get_n (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page))), ==, 2);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_TASK), ==, 3);
}

static void
test_phases (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) phases = NULL;

  click_on (fixture, fixture->steps[0]);
  activate (fixture, "page.add-phase");
  phases = pv_model_children (model_of (fixture), PV_PHASE_PATH, fixture->path);
  g_assert_cmpuint (phases->len, ==, 3);
  g_assert_cmpint (id_at (phases, 0), ==, fixture->phases[0]);
  g_assert_cmpint (id_at (phases, 2), ==, fixture->phases[1]);
  pv_selection_set (fixture->selection, fixture->phases[1]);
  activate (fixture, "page.phase-up");
  g_clear_pointer (&phases, g_ptr_array_unref);
  phases = pv_model_children (model_of (fixture), PV_PHASE_PATH, fixture->path);
  g_assert_cmpint (id_at (phases, 1), ==, fixture->phases[1]);
  activate (fixture, "page.remove-phase");
  g_assert_cmpuint (count_of (fixture, PV_PHASE), ==, 2);
  g_assert_cmpuint (count_of (fixture, PV_STEP), ==, 2);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_STEP), ==, 3);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_EDITABLE_LABEL (root) && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found)
        return found;
    }

  return NULL;
}

/* A name typed in the table is in the picture; empty is refused, and the old name comes back. */
static void
test_edit_in_table (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *label = find_label (fixture->page, "Kartoitus");
  PvScene *scene;
  PvElementInfo info;

  g_assert_nonnull (label);
  gtk_widget_grab_focus (label);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_editing, fixture);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Alkukartoitus");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpstr (text_of (fixture, fixture->steps[1], PV_STEP_NAME), ==, "Alkukartoitus");
  scene = pv_canvas_get_scene (fixture->canvas);
  g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, fixture->steps[1]), &info));
  g_assert_nonnull (strstr (info.name, "Alkukartoitus"));
  undo (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (label)), ==, "Kartoitus");
}

/* A step dropped in another column and row is in that phase, and answered for by that actor. */
static void
test_drop (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint from = place_of (fixture, fixture->steps[1]);
  PvPoint to = place_of (fixture, fixture->steps[2]);
  PvRecord *step, *task;

  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), from.x, from.y, to.x, to.y);
  settle (fixture);
  step = pv_model_get (model_of (fixture), fixture->steps[1]);
  g_assert_cmpint (pv_record_get_reference (step, PV_STEP_PHASE), ==, fixture->phases[1]);
  task = pv_step_answering_task (model_of (fixture), fixture->steps[1]);
  g_assert_cmpint (pv_record_get_reference (task, PV_TASK_ACTOR), ==, fixture->actors[ACTOR_A]);
  undo (fixture);
  step = pv_model_get (model_of (fixture), fixture->steps[1]);
  g_assert_cmpint (pv_record_get_reference (step, PV_STEP_PHASE), ==, fixture->phases[0]);
}

/* Nobody has a path yet: a name, Enter, five phases. */
static void
test_first_path (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = NULL;

  for (GtkWidget *page = gtk_widget_get_first_child (find_widget (fixture->page, GTK_TYPE_STACK)); page;
       page = gtk_widget_get_next_sibling (page))
    if (gtk_widget_get_mapped (page))
      entry = find_widget (page, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  pv_test_input_click_widget (fixture->input, entry);
  pv_test_input_type (fixture->input, "Nuoret");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (count_of (fixture, PV_TARGET_GROUP), ==, 1);
  g_assert_cmpuint (count_of (fixture, PV_PHASE), ==, 5);
  g_assert_cmpuint (pv_phase_table_get_n (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page))), ==, 5);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->canvas)));
}

/* Short and long, what a cell of the table says begins where its column does. */
static void
test_services_stand_in_line (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (pv_paths_page_get_table (PV_PATHS_PAGE (fixture->page)));
  GtkWidget *view = find_widget (table, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *list = gtk_widget_get_last_child (view);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *cell = gtk_widget_get_first_child (row); cell; cell = gtk_widget_get_next_sibling (cell))
      {
        GtkWidget *child = gtk_widget_get_first_child (cell);
        GtkWidget *label = child && GTK_IS_MENU_BUTTON (child) ? gtk_menu_button_get_child (GTK_MENU_BUTTON (child)) : NULL;
        graphene_point_t begins;

        if (label == NULL || !GTK_IS_LABEL (label) || !gtk_widget_compute_point (label, child, graphene_point_zero (), &begins))
          continue;
        g_assert_cmpfloat (begins.x, <, 16);
      }
}

static void
test_new_variant (CanvasFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "page.variant", "s", "to-be");
  g_assert_cmpint (pv_paths_page_get_path (PV_PATHS_PAGE (fixture->page)), ==, PV_NO_ID);
  activate (fixture, "page.new-path");
  g_assert_cmpuint (count_of (fixture, PV_PATH), ==, 2);
  g_assert_cmpint (pv_paths_page_get_path (PV_PATHS_PAGE (fixture->page)), !=, fixture->path);
}

static void
add_long_steps (CanvasFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    {
      PvId step = pv_edits_add (edits, PV_STEP), task = pv_edits_add (edits, PV_TASK);

      pv_edits_set_reference (edits, step, PV_STEP_PHASE, fixture->phases[i % 2]);
      pv_edits_set_text (edits, step, PV_STEP_NAME, PV_LANG_FI, "Askel jolla on pitkä nimi");
      pv_edits_set_text (edits, step, PV_STEP_NAME, PV_LANG_SV, "Ett steg");
      pv_edits_set_reference (edits, task, PV_TASK_STEP, step);
      pv_edits_set_reference (edits, task, PV_TASK_ACTOR, fixture->actors[ACTOR_A]);
      pv_edits_set_int (edits, task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
      pv_edits_set_text (edits, task, PV_TASK_WHAT, PV_LANG_FI, "Käy asiakkaan kanssa läpi tilanteen ja palvelut joita hän on jo saanut");
      pv_edits_set_text (edits, task, PV_TASK_WHAT, PV_LANG_SV, "Går igenom läget");
    }
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

/* Lines that come into view as others become higher are all there in the frame in which they do: GTK would warn, which ends a test. */
static void
test_lines_in_both_languages (CanvasFixture *fixture, gconstpointer data)
{
  static const PvLang langs[] = { PV_LANG_FI, PV_LANG_BOTH, PV_LANG_SV, PV_LANG_BOTH };

  add_long_steps (fixture);
  for (guint i = 0; i < 3 * G_N_ELEMENTS (langs); i++)
    {
      pv_selection_set (fixture->selection, fixture->steps[i % 3]);
      pv_content_page_set_content_lang (PV_CONTENT_PAGE (fixture->page), langs[i % G_N_ELEMENTS (langs)]);
      pv_test_wait_drawn (fixture->window);
      pv_test_spin (50);
    }
}

#define ADD_OF(name, test, kind) \
  g_test_add ("/app/paths-page/" name, CanvasFixture, GUINT_TO_POINTER (kind), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)
static gboolean
shows_path (gpointer fixture)
{
  return pv_paths_page_get_path (PV_PATHS_PAGE (((CanvasFixture *) fixture)->page)) != PV_NO_ID;
}

static gboolean
shows_none (gpointer fixture)
{
  return !shows_path (fixture);
}

/* The first group and its path come in from elsewhere, as with an import, and go again. */
static void
test_from_elsewhere (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  PvId group = pv_edits_add (edits, PV_TARGET_GROUP), path = pv_edits_add (edits, PV_PATH);

  g_assert_false (shows_path (fixture));
  pv_edits_set_text (edits, group, PV_TARGET_GROUP_NAME, PV_LANG_FI, "Nuoret");
  pv_edits_set_text (edits, path, PV_PATH_NAME, PV_LANG_FI, "Nuorten polku");
  pv_edits_set_reference (edits, path, PV_PATH_TARGET_GROUP, group);
  pv_edits_set_int (edits, path, PV_PATH_VARIANT, PV_VARIANT_AS_IS);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
  pv_test_assert_soon (shows_path, fixture);
  g_assert_true (pv_document_undo (fixture->document, NULL, NULL));
  pv_test_assert_soon (shows_none, fixture);
}

#define ADD(name, test) ADD_OF (name, test, FIXTURE_PATHS)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("shows", test_shows);
  ADD ("selection", test_selection);
  ADD ("add-step", test_add_step);
  ADD ("add-task", test_add_task);
  ADD ("add-task-on-canvas", test_add_task_on_canvas);
  ADD ("narrow-table", test_narrow_table);
  ADD ("large-table", test_large_table);
  ADD ("legend", test_legend);
  ADD ("find", test_find);
  ADD ("move-step", test_move_step);
  ADD ("remove-step", test_remove_step);
  ADD ("phases", test_phases);
  ADD ("edit-in-table", test_edit_in_table);
  ADD ("drop", test_drop);
  ADD_OF ("first-path", test_first_path, FIXTURE_EMPTY_PATHS);
  ADD_OF ("from-elsewhere", test_from_elsewhere, FIXTURE_EMPTY_PATHS);
  ADD ("services-stand-in-line", test_services_stand_in_line);
  ADD ("new-variant", test_new_variant);

  ADD ("lines-in-both-languages", test_lines_in_both_languages);
  return g_test_run ();
}
