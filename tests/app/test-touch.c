/* A finger on the network. No finger can be put on a virtual display: what the gestures tell is told here, by their own signals. What a
 * finger began can be let be with Esc, and what it did goes back in one step. */
#include "canvas-fixture.h"

#include "app/pv-canvas-private.h"

#include <math.h>

typedef struct
{
  char *scene;
  char *undo;
  PvViewport view;
} State;

static State
state_of (CanvasFixture *fixture)
{
  return (State) { pv_scene_dump (pv_canvas_get_scene (fixture->canvas), TRUE), pv_document_get_undo_label (fixture->document),
                   pv_canvas_get_viewport (fixture->canvas) };
}

static void
state_clear (State *state)
{
  g_free (state->scene);
  g_free (state->undo);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static gboolean
is_same_view (const PvViewport *one, const PvViewport *other)
{
  return fabs (one->zoom - other->zoom) < 1e-6 && fabs (one->origin.x - other->origin.x) < 0.6 && fabs (one->origin.y - other->origin.y) < 0.6;
}

static void
assert_as (CanvasFixture *fixture, const State *before)
{
  g_auto (State) now = { 0 };

  settle (fixture);
  now = state_of (fixture);
  g_assert_cmpstr (now.scene, ==, before->scene);
  g_assert_cmpstr (now.undo, ==, before->undo);
  g_assert_true (is_same_view (&now.view, &before->view));
  g_assert_false (pv_canvas_is_busy (fixture->canvas));
}

/* --- the finger --- */

static GtkGesture *
gesture_of (CanvasFixture *fixture, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static void
finger_down (CanvasFixture *fixture, PvPoint place)
{
  g_signal_emit_by_name (fixture->canvas->drag, "drag-begin", place.x, place.y);
  fixture->canvas->touched = TRUE;
}

static void
finger_by (CanvasFixture *fixture, double dx, double dy)
{
  g_signal_emit_by_name (fixture->canvas->drag, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (fixture->canvas->drag, "drag-update", dx, dy);
}

static void
finger_up (CanvasFixture *fixture, double dx, double dy)
{
  g_signal_emit_by_name (fixture->canvas->drag, "drag-end", dx, dy);
}

static void
rest (CanvasFixture *fixture, PvPoint place)
{
  GtkGesture *long_press = gesture_of (fixture, GTK_TYPE_GESTURE_LONG_PRESS);

  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (long_press)));
  g_signal_emit_by_name (long_press, "pressed", place.x, place.y);
}

/* --- the menu --- */

static GtkWidget *
menu_of (CanvasFixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas)); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static gboolean
has_menu (gpointer fixture)
{
  return menu_of (fixture) != NULL;
}

static gboolean
has_no_menu (gpointer fixture)
{
  return menu_of (fixture) == NULL;
}

/* A finger that rests on an actor: it is chosen, and its menu is there; the finger that still lies there moves nothing any more. */
static void
open_menu (CanvasFixture *fixture, PvId actor)
{
  PvPoint place = place_of (fixture, actor);

  finger_down (fixture, place);
  rest (fixture, place);
  pv_test_assert_soon (has_menu, fixture);
  finger_by (fixture, 80, 40);
  finger_up (fixture, 80, 40);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, actor);
}

static void
test_long_press_escape (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture);

  open_menu (fixture, fixture->actors[ACTOR_B]);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (has_no_menu, fixture);
  assert_as (fixture, &before);
}

static gboolean
is_one_less (gpointer fixture)
{
  return count_of (fixture, PV_ACTOR) == N_ACTORS - 1;
}

/* Re_move, and one step back. */
static void
test_long_press_undo (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture);

  open_menu (fixture, fixture->actors[ACTOR_B]);
  pv_test_input_chord (fixture->input, "m");
  pv_test_assert_soon (is_one_less, fixture);
  pv_test_assert_soon (has_no_menu, fixture);
  undo (fixture);
  assert_as (fixture, &before);
}

/* Where nothing lies, the menu is that of the page, and nothing is chosen. */
static void
test_long_press_nothing (CanvasFixture *fixture, gconstpointer data)
{
  pv_selection_set (fixture->selection, fixture->actors[ACTOR_A]);
  finger_down (fixture, (PvPoint) { 500, 100 });
  rest (fixture, (PvPoint) { 500, 100 });
  pv_test_assert_soon (has_menu, fixture);
  finger_up (fixture, 0, 0);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, PV_NO_ID);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (has_no_menu, fixture);
}

/* --- one that moves --- */

static void
test_drag_escape (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture);

  finger_down (fixture, place_of (fixture, fixture->actors[ACTOR_A]));
  finger_by (fixture, 60, 40);
  g_assert_cmpint (fixture->canvas->gesture, ==, PV_GESTURE_MOVE);
  pv_test_input_chord (fixture->input, "Escape");
  finger_by (fixture, 90, 70);
  finger_up (fixture, 90, 70);
  assert_as (fixture, &before);
}

static void
test_drag_undo (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture), after = { 0 };

  finger_down (fixture, place_of (fixture, fixture->actors[ACTOR_A]));
  finger_by (fixture, 60, 40);
  finger_up (fixture, 60, 40);
  settle (fixture);
  after = state_of (fixture);
  g_assert_cmpstr (after.scene, !=, before.scene);
  undo (fixture);
  assert_as (fixture, &before);
}

/* On nothing a finger pans, where a mouse draws a rubber band. */
static void
test_pan (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture), after = { 0 };

  finger_down (fixture, (PvPoint) { 500, 100 });
  finger_by (fixture, 40, 60);
  g_assert_cmpint (fixture->canvas->gesture, ==, PV_GESTURE_PAN);
  finger_up (fixture, 40, 60);
  settle (fixture);
  after = state_of (fixture);
  g_assert_cmpfloat_with_epsilon (after.view.origin.x, before.view.origin.x - 40 / before.view.zoom, 1);
  g_assert_cmpstr (after.scene, ==, before.scene);
}

static void
test_pan_escape (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture);

  finger_down (fixture, (PvPoint) { 500, 100 });
  finger_by (fixture, 40, 60);
  pv_test_input_chord (fixture->input, "Escape");
  finger_up (fixture, 40, 60);
  assert_as (fixture, &before);
}

/* --- two of them --- */

/* GTK itself looks at where two fingers are, and there are none: what it tells of them is told by hand. */
static void
begin_pinch (CanvasFixture *fixture)
{
  pv_canvas_begin_pinch (fixture->canvas, fixture->canvas->pointer);
}

static void
spread (CanvasFixture *fixture, double scale)
{
  pv_canvas_pinch (fixture->canvas, fixture->canvas->pointer, scale);
}

static void
end_pinch (CanvasFixture *fixture)
{
  pv_canvas_end_pinch (fixture->canvas);
}

/* The second finger makes a pinch of what the first had begun: the actor is back in its place, and the zoom is another. */
static void
test_second_finger (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture), after = { 0 };

  finger_down (fixture, place_of (fixture, fixture->actors[ACTOR_A]));
  finger_by (fixture, 60, 40);
  begin_pinch (fixture);
  spread (fixture, 1.3);
  finger_by (fixture, 120, 90);
  end_pinch (fixture);
  finger_up (fixture, 120, 90);
  settle (fixture);
  after = state_of (fixture);
  g_assert_cmpstr (after.scene, ==, before.scene);
  g_assert_cmpstr (after.undo, ==, before.undo);
  g_assert_cmpfloat_with_epsilon (after.view.zoom, before.view.zoom * 1.3, 1e-6);
}

static void
test_pinch_escape (CanvasFixture *fixture, gconstpointer data)
{
  g_auto (State) before = state_of (fixture);

  begin_pinch (fixture);
  spread (fixture, 0.5);
  pv_test_input_chord (fixture->input, "Escape");
  spread (fixture, 0.4);
  end_pinch (fixture);
  assert_as (fixture, &before);
}

#define ADD(name, test) \
  g_test_add ("/app/touch/" name, CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test, canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("long-press/escape", test_long_press_escape);
  ADD ("long-press/undo", test_long_press_undo);
  ADD ("long-press/nothing", test_long_press_nothing);
  ADD ("drag/escape", test_drag_escape);
  ADD ("drag/undo", test_drag_undo);
  ADD ("pan", test_pan);
  ADD ("pan/escape", test_pan_escape);
  ADD ("pinch/second-finger", test_second_finger);
  ADD ("pinch/escape", test_pinch_escape);

  return g_test_run ();
}
