/* The canvas under a real mouse and a real keyboard: what is chosen, what is seen, and who says so to a screen reader. */
#include "canvas-fixture.h"

#include <math.h>

static gboolean
is_chosen (CanvasFixture *fixture, ActorName actor)
{
  return pv_selection_contains (fixture->selection, fixture->actors[actor]);
}

static void
test_click (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint b = place_of (fixture, fixture->actors[ACTOR_B]);

  click_on (fixture, fixture->actors[ACTOR_A]);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);

  pv_test_input_hold (fixture->input, "Control_L");
  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), b.x, b.y);
  pv_test_input_let_go (fixture->input, "Control_L");
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 2);

  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), b.x, b.y);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_B]);

  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), b.x, b.y + 70);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

static void
test_link (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint a = place_of (fixture, fixture->actors[ACTOR_A]);
  PvPoint b = place_of (fixture, fixture->actors[ACTOR_B]);

  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), (a.x + b.x) / 2 + 20, (a.y + b.y) / 2);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->relation);
}

static void
test_rubber_band (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint a = place_of (fixture, fixture->actors[ACTOR_A]);
  PvPoint c = place_of (fixture, fixture->actors[ACTOR_C]);

  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), a.x - 70, a.y - 40, c.x + 90, c.y + 40);
  g_assert_true (is_chosen (fixture, ACTOR_A));
  g_assert_true (is_chosen (fixture, ACTOR_C));
  g_assert_false (is_chosen (fixture, ACTOR_B));
  g_assert_false (is_chosen (fixture, ACTOR_D));
}

static void
test_band_cancelled (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint a = place_of (fixture, fixture->actors[ACTOR_A]);

  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), a.x - 70, a.y - 40);
  pv_test_input_press (fixture->input, GDK_BUTTON_PRIMARY);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), a.x + 40, a.y + 30);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), a.x + 90, a.y + 40);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

static void
test_zoom_at_pointer (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint before = place_of (fixture, fixture->actors[ACTOR_D]);
  double zoom = pv_canvas_get_zoom (fixture->canvas);
  PvPoint after;

  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), before.x, before.y);
  pv_test_input_hold (fixture->input, "Control_L");
  pv_test_input_scroll (fixture->input, GTK_WIDGET (fixture->canvas), before.x, before.y, 0, -2);
  pv_test_input_let_go (fixture->input, "Control_L");
  settle (fixture);
  after = place_of (fixture, fixture->actors[ACTOR_D]);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), >, zoom * 1.1);
  g_assert_cmpfloat (fabs (after.x - before.x), <=, 2);
  g_assert_cmpfloat (fabs (after.y - before.y), <=, 2);
}

static void
test_scroll (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint before = place_of (fixture, fixture->actors[ACTOR_A]);
  PvPoint after;

  pv_test_input_scroll (fixture->input, GTK_WIDGET (fixture->canvas), 400, 300, 0, 1);
  after = place_of (fixture, fixture->actors[ACTOR_A]);
  g_assert_cmpfloat (after.y, <, before.y);
  g_assert_cmpfloat (fabs (after.x - before.x), <=, 1);

  pv_test_input_hold (fixture->input, "Shift_L");
  pv_test_input_scroll (fixture->input, GTK_WIDGET (fixture->canvas), 400, 300, 0, 1);
  pv_test_input_let_go (fixture->input, "Shift_L");
  g_assert_cmpfloat (place_of (fixture, fixture->actors[ACTOR_A]).x, <, after.x);
}

static void
assert_moved_by (CanvasFixture *fixture, PvPoint before, double dx, double dy)
{
  PvPoint after = place_of (fixture, fixture->actors[ACTOR_A]);

  g_assert_cmpfloat (fabs (after.x - before.x - dx), <=, 2);
  g_assert_cmpfloat (fabs (after.y - before.y - dy), <=, 2);
}

static void
test_pan (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint before = place_of (fixture, fixture->actors[ACTOR_A]);

  pv_test_input_drag_button (fixture->input, GTK_WIDGET (fixture->canvas), 500, 100, 540, 160, GDK_BUTTON_MIDDLE);
  assert_moved_by (fixture, before, 40, 60);

  before = place_of (fixture, fixture->actors[ACTOR_A]);
  focus_canvas (fixture);
  pv_test_input_hold (fixture->input, "space");
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), 500, 100, 470, 80);
  pv_test_input_let_go (fixture->input, "space");
  assert_moved_by (fixture, before, -30, -20);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

/* Whoever is on the way somewhere arrives there, also when the window changes its size meanwhile. */
static void
test_resized_on_the_way (CanvasFixture *fixture, gconstpointer data)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  pv_canvas_zoom_step (fixture->canvas, 1);
  g_assert_false (pv_canvas_is_settled (fixture->canvas));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  gtk_widget_size_allocate (GTK_WIDGET (fixture->canvas), &(GtkAllocation) { 0, 0, width - 80, 560 }, -1);
  g_assert_cmpfloat (pv_canvas_get_viewport (fixture->canvas).zoom, ==, 1.2);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  settle (fixture);
}

/* After an arrangement everybody goes to their place: what is asked finds them there at once, Esc ends it, and where nothing is to move
 * nothing does. */
static void
test_move_to_place (CanvasFixture *fixture, gconstpointer data)
{
  PvSceneMove moves[] = { { fixture->actors[ACTOR_A], { 60, 420 } }, { fixture->actors[ACTOR_B], { 420, 420 } } };
  g_autoptr (PvScene) there = pv_scene_move_nodes (pv_canvas_get_scene (fixture->canvas), &moves[0], 1, NULL);
  g_autoptr (PvScene) further = pv_scene_move_nodes (there, &moves[1], 1, NULL);
  PvRect box;

  pv_canvas_move_next (fixture->canvas, TRUE);
  pv_canvas_set_scene (fixture->canvas, there, NULL);
  g_assert_false (pv_canvas_cancel (fixture->canvas));
  settle (fixture);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  pv_canvas_set_scene (fixture->canvas, there, NULL);
  g_assert_false (pv_canvas_cancel (fixture->canvas));
  pv_canvas_move_next (fixture->canvas, TRUE);
  pv_canvas_set_scene (fixture->canvas, further, NULL);
  g_assert_false (pv_canvas_is_settled (fixture->canvas));
  box = pv_scene_get_box (pv_canvas_get_scene (fixture->canvas), pv_scene_find (further, fixture->actors[ACTOR_B]));
  g_assert_cmpfloat (pv_rect_centre (&box).x, ==, 420);
  g_assert_true (pv_canvas_cancel (fixture->canvas));
  g_assert_false (pv_canvas_cancel (fixture->canvas));
  pv_canvas_move_next (fixture->canvas, TRUE);
  pv_canvas_set_scene (fixture->canvas, there, NULL);
  settle (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
test_walk (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *child;

  focus_canvas (fixture);
  pv_test_input_chord (fixture->input, "Tab");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);
  child = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_parent (child) == GTK_WIDGET (fixture->canvas));

  pv_test_input_chord (fixture->input, "Tab");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_B]);
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);

  pv_test_input_chord (fixture->input, "<Control>Right");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_B]);
  pv_test_input_chord (fixture->input, "<Control>Down");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_D]);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
}

/* One list item for each actor, in reading order, called by its sentence, and selected when it is chosen. */
static void
test_accessible (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  guint n = 0;

  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_LIST);
  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_spin (50);
  child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));
  for (; child; child = gtk_widget_get_next_sibling (child), n++)
    {
      PvElementInfo info;

      gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      g_assert_true (gtk_widget_get_focusable (child));
      if (n > 0)
        continue;
      g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, fixture->actors[ACTOR_A]), &info));
      gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, info.sentence);
      gtk_test_accessible_assert_state (child, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
    }
  /* And the one line of whom is chosen, right after. */
  g_assert_cmpuint (n, ==, N_ACTORS + 1);
}

static GtkWidget *
focus_child (CanvasFixture *fixture)
{
  GtkWidget *child = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (gtk_widget_get_parent (child) == GTK_WIDGET (fixture->canvas));
  return child;
}

/* Lines are walked and read: from a node to its line, and along it to the other end. */
static void
test_walk_links (CanvasFixture *fixture, gconstpointer data)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  PvElementInfo info;

  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "<Alt>Down");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->relation);
  g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, fixture->relation), &info));
  gtk_test_accessible_assert_role (focus_child (fixture), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (focus_child (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, info.sentence);
  gtk_test_accessible_assert_state (focus_child (fixture), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_B]);

  /* After the last line comes the node again; Tab goes on from there, not from the line. */
  pv_test_input_chord (fixture->input, "<Alt>Up");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->relation);
  pv_test_input_chord (fixture->input, "<Alt>Up");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_B]);
  pv_test_input_chord (fixture->input, "<Alt>Down");
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);
}

static void
test_zoom_steps (CanvasFixture *fixture, gconstpointer data)
{
  double fitted = pv_canvas_get_zoom (fixture->canvas);

  pv_canvas_zoom_step (fixture->canvas, 1);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), >, fitted);
  pv_canvas_zoom_step (fixture->canvas, 0);
  g_assert_cmpfloat (fabs (pv_canvas_get_zoom (fixture->canvas) - 1), <, 1e-9);
  pv_canvas_zoom_step (fixture->canvas, 1);
  pv_canvas_fit (fixture->canvas, TRUE);
  settle (fixture);
  g_assert_cmpfloat (fabs (pv_canvas_get_zoom (fixture->canvas) - fitted), <, 1e-6);
}

#define ADD(name, test) \
  g_test_add ("/app/canvas/" name, CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)

static gboolean
tells (CanvasFixture *fixture, PvId id)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  PvPoint place = place_of (fixture, id);
  gboolean told = FALSE;

  g_signal_emit_by_name (fixture->canvas, "query-tooltip", (int) place.x, (int) place.y, FALSE, tooltip, &told);
  return told;
}

/* What the wheel brings under the pointer says nothing until the pointer moves. */
static void
test_wheel_tells_nothing (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint place = place_of (fixture, fixture->actors[ACTOR_D]);
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  pv_test_input_move (fixture->input, canvas, place.x, place.y);
  g_assert_true (tells (fixture, fixture->actors[ACTOR_D]));
  pv_test_input_hold (fixture->input, "Control_L");
  pv_test_input_scroll (fixture->input, canvas, place.x, place.y, 0, -2);
  pv_test_input_let_go (fixture->input, "Control_L");
  settle (fixture);
  g_assert_false (tells (fixture, fixture->actors[ACTOR_D]));
  pv_test_input_move (fixture->input, canvas, place.x + 3, place.y);
  g_assert_true (tells (fixture, fixture->actors[ACTOR_D]));
}

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("click", test_click);
  ADD ("link", test_link);
  ADD ("rubber-band", test_rubber_band);
  ADD ("band-cancelled", test_band_cancelled);
  ADD ("zoom-at-pointer", test_zoom_at_pointer);
  ADD ("scroll", test_scroll);
  ADD ("pan", test_pan);
  ADD ("resized-on-the-way", test_resized_on_the_way);
  ADD ("move-to-place", test_move_to_place);
  ADD ("walk", test_walk);
  ADD ("accessible", test_accessible);
  ADD ("walk-links", test_walk_links);
  ADD ("zoom-steps", test_zoom_steps);
  ADD ("wheel-tells-nothing", test_wheel_tells_nothing);

  return g_test_run ();
}
