/* A path as swimlanes and as a table: what is done in one is there in the other, in the document, and can be taken back. */
#include "canvas-fixture.h"

#include "app/pv-path-edits.h"

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
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_STEP), ==, 3);
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

static void
test_new_variant (CanvasFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "page.variant", "s", "to-be");
  g_assert_cmpint (pv_paths_page_get_path (PV_PATHS_PAGE (fixture->page)), ==, PV_NO_ID);
  activate (fixture, "page.new-path");
  g_assert_cmpuint (count_of (fixture, PV_PATH), ==, 2);
  g_assert_cmpint (pv_paths_page_get_path (PV_PATHS_PAGE (fixture->page)), !=, fixture->path);
}

#define ADD_OF(name, test, kind) \
  g_test_add ("/app/paths-page/" name, CanvasFixture, GUINT_TO_POINTER (kind), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)
#define ADD(name, test) ADD_OF (name, test, FIXTURE_PATHS)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("shows", test_shows);
  ADD ("selection", test_selection);
  ADD ("add-step", test_add_step);
  ADD ("move-step", test_move_step);
  ADD ("remove-step", test_remove_step);
  ADD ("phases", test_phases);
  ADD ("edit-in-table", test_edit_in_table);
  ADD ("drop", test_drop);
  ADD_OF ("first-path", test_first_path, FIXTURE_EMPTY_PATHS);
  ADD ("new-variant", test_new_variant);

  return g_test_run ();
}
