#include "app/pv-canvas-private.h"

#include <math.h>

/* A press that moves less than this is a click. */
#define DRAG_THRESHOLD 4.0
/* One notch of a wheel. */
#define SCROLL_STEP 60.0

static gboolean
is_chosen (PvCanvas *self, PvId id)
{
  return self->selection != NULL && pv_selection_contains (self->selection, id);
}

static GdkModifierType
modifiers (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

/* --- the primary button --- */

static void
choose_pressed (PvCanvas *self, GtkGesture *gesture)
{
  PvId id = pv_canvas_id_of (self, self->pressed);

  self->press_adds = (modifiers (gesture) & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  self->press_selected = FALSE;
  if (id == PV_NO_ID || self->selection == NULL)
    return;
  if (self->press_adds)
    pv_selection_toggle (self->selection, id);
  else if (!is_chosen (self, id))
    pv_selection_set (self->selection, id);
  else
    return;
  self->press_selected = TRUE;
}

/* Esc is to end a gesture: the keyboard must be here. */
void
pv_canvas_take_keys (PvCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != GTK_WIDGET (self) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_begun_cb (GtkGestureDrag *gesture, double x, double y, PvCanvas *self)
{
  PvPoint place = { x, y };

  self->pointer = place;
  if (self->scene == NULL || self->gesture == PV_GESTURE_PINCH)
    return;
  if (self->gesture == PV_GESTURE_LINK && self->link_by_clicks)
    {
      pv_canvas_end_link (self, place);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  self->press = place;
  self->touched = pv_canvas_comes_from_touch (GTK_GESTURE (gesture));
  self->press_model = pv_canvas_to_model (self, place);
  self->pan_from = self->viewport;
  pv_canvas_take_keys (self);
  if (self->space_held)
    {
      self->gesture = PV_GESTURE_PAN;
      pv_canvas_update_cursor (self);
      return;
    }
  if (pv_canvas_is_handle (self, self->hovered, place))
    {
      self->link_from = pv_canvas_id_of (self, self->hovered);
      self->link_by_clicks = FALSE;
      self->gesture = PV_GESTURE_LINK;
      pv_canvas_update_cursor (self);
      return;
    }
  self->pressed = pv_canvas_hit (self, place);
  pv_canvas_end_moving (self);
  self->gesture = PV_GESTURE_PRESSED;
  /* While the hand is down, frames are for what it does. */
  self->holding = self->selection != NULL;
  if (self->holding)
    pv_selection_hold (self->selection);
  choose_pressed (self, GTK_GESTURE (gesture));
  pv_canvas_lift_pressed (self);
  if (!pv_canvas_is_node (self->pressed) || !pv_canvas_focus_node (self, pv_canvas_id_of (self, self->pressed)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
decide_gesture (PvCanvas *self, GtkGesture *gesture)
{
  gboolean locked = pv_scene_is_locked (self->scene, self->pressed);

  if (!locked && pv_canvas_is_node (self->pressed) && self->editable && self->selection
      && is_chosen (self, pv_canvas_id_of (self, self->pressed)))
    pv_canvas_begin_move (self);
  else if (self->touched)
    self->gesture = PV_GESTURE_PAN;
  else if (locked && self->editable)
    self->gesture = PV_GESTURE_STUCK;
  else if (!pv_canvas_is_node (self->pressed))
    self->gesture = PV_GESTURE_BAND;
  pv_canvas_update_cursor (self);
}

static void
drag_updated_cb (GtkGestureDrag *gesture, double dx, double dy, PvCanvas *self)
{
  PvPoint place = { self->press.x + dx, self->press.y + dy };

  if (self->gesture == PV_GESTURE_NONE)
    return;
  self->pointer = place;
  if (self->gesture == PV_GESTURE_PRESSED && hypot (dx, dy) >= DRAG_THRESHOLD)
    decide_gesture (self, GTK_GESTURE (gesture));
  switch (self->gesture)
    {
    case PV_GESTURE_PAN:
      self->fitted = FALSE;
      pv_canvas_set_viewport (self, pv_viewport_scroll (self->pan_from, -dx, -dy), TRUE);
      break;
    case PV_GESTURE_MOVE:
      self->free_hand = (modifiers (GTK_GESTURE (gesture)) & GDK_ALT_MASK) != 0;
      pv_canvas_update_move (self, pv_canvas_to_model (self, place));
      break;
    case PV_GESTURE_BAND:
      self->band = (PvRect) { MIN (self->press.x, place.x), MIN (self->press.y, place.y), fabs (dx), fabs (dy) };
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    case PV_GESTURE_LINK:
      pv_canvas_update_cursor (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    default:
      break;
    }
}

static void
end_band (PvCanvas *self)
{
  PvRect model = pv_viewport_rect_to_model (&self->viewport, &self->band);
  g_autoptr(PvIdSet) caught = pv_scene_hit_rect (self->scene, &model);
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n, n_before = 0;
  const PvId *ids = pv_id_set_ids (caught, &n);
  const PvId *before = self->press_adds ? pv_selection_get_ids (self->selection, &n_before) : NULL;

  if (n_before > 0)
    g_array_append_vals (chosen, before, n_before);
  for (guint i = 0; i < n; i++)
    if (!self->press_adds || !is_chosen (self, ids[i]))
      g_array_append_val (chosen, ids[i]);
  pv_selection_set_many (self->selection, (const PvId *) (gpointer) chosen->data, chosen->len);
}

/* A click, not a drag: on nothing it lets go, on one of several chosen it keeps that one. */
static void
end_press (PvCanvas *self)
{
  PvId id = pv_canvas_id_of (self, self->pressed);

  if (self->press_adds || self->press_selected || self->selection == NULL)
    return;
  pv_selection_set (self->selection, id);
}

static void
drag_ended_cb (GtkGestureDrag *gesture, double dx, double dy, PvCanvas *self)
{
  PvGestureMode was = self->gesture;

  if (was == PV_GESTURE_NONE || was == PV_GESTURE_PINCH || self->scene == NULL)
    return;
  self->pointer = (PvPoint) { self->press.x + dx, self->press.y + dy };
  if (was == PV_GESTURE_MOVE)
    pv_canvas_end_move (self);
  else if (was == PV_GESTURE_LINK)
    pv_canvas_end_link (self, self->pointer);
  self->gesture = PV_GESTURE_NONE;
  if (was == PV_GESTURE_BAND && self->selection)
    end_band (self);
  else if (was == PV_GESTURE_PRESSED)
    end_press (self);
  pv_canvas_let_be (self);
  pv_canvas_update_hover (self);
  pv_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* When the button comes up, not when it goes down: the press gives the keyboard to the node, the name must have it after that. */
static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, PvCanvas *self)
{
  PvElement hit = pv_canvas_hit (self, (PvPoint) { x, y });
  gboolean at_rest = self->gesture == PV_GESTURE_NONE || self->gesture == PV_GESTURE_PRESSED;

  if (n_press == 2 && at_rest && self->editable && (pv_canvas_is_node (hit) || hit.part == PV_PART_PHASE))
    {
      pv_canvas_cancel (self);
      g_signal_emit_by_name (self, "rename", pv_canvas_id_of (self, hit));
    }
}

static void
menu_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, PvCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pv_canvas_ask_for_menu (self, x, y);
}

/* --- the middle button --- */

static void
pan_begun_cb (GtkGestureDrag *gesture, double x, double y, PvCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pv_canvas_take_keys (self);
  self->pan_from = self->viewport;
  self->gesture = PV_GESTURE_PAN;
  pv_canvas_update_cursor (self);
}

static void
pan_updated_cb (GtkGestureDrag *gesture, double dx, double dy, PvCanvas *self)
{
  if (self->gesture == PV_GESTURE_PAN)
    pv_canvas_go_to (self, pv_viewport_scroll (self->pan_from, -dx, -dy), FALSE);
}

static void
pan_ended_cb (GtkGestureDrag *gesture, double dx, double dy, PvCanvas *self)
{
  if (self->gesture == PV_GESTURE_PAN)
    self->gesture = PV_GESTURE_NONE;
  pv_canvas_update_hover (self);
  pv_canvas_update_cursor (self);
}

/* --- the wheel --- */

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, PvCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double step = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE ? 1 : SCROLL_STEP;

  self->wheeled = TRUE;
  if (state & GDK_CONTROL_MASK)
    {
      PvViewport from = self->viewport;

      pv_canvas_go_to (self, from, FALSE);
      pv_canvas_set_viewport (self, pv_viewport_wheel_at (from, self->pointer, -dy * step / SCROLL_STEP), FALSE);
    }
  else if (state & GDK_SHIFT_MASK)
    pv_canvas_go_to (self, pv_viewport_scroll (self->viewport, (dx + dy) * step, 0), FALSE);
  else
    pv_canvas_go_to (self, pv_viewport_scroll (self->viewport, dx * step, dy * step), FALSE);
  pv_canvas_update_hover (self);

  return GDK_EVENT_STOP;
}

static GtkGesture *
add_drag (PvCanvas *self, guint button, GCallback begun, GCallback updated, GCallback ended)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  g_signal_connect (gesture, "drag-begin", begun, self);
  g_signal_connect (gesture, "drag-update", updated, self);
  g_signal_connect (gesture, "drag-end", ended, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  return gesture;
}

static GtkGesture *
add_click (PvCanvas *self, guint button, const char *signal, GCallback clicked)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  g_signal_connect (gesture, signal, clicked, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  return gesture;
}

void
pv_canvas_ask_for_menu (PvCanvas *self, double x, double y)
{
  PvId id = pv_canvas_id_of (self, pv_canvas_hit (self, (PvPoint) { x, y }));

  if (self->selection && !is_chosen (self, id))
    pv_selection_set (self->selection, id);
  g_signal_emit_by_name (self, "menu", x, y);
}

void
pv_canvas_init_input (PvCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  self->drag = add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begun_cb), G_CALLBACK (drag_updated_cb),
                         G_CALLBACK (drag_ended_cb));
  self->middle_drag = add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (pan_begun_cb), G_CALLBACK (pan_updated_cb),
                                G_CALLBACK (pan_ended_cb));
  self->click = add_click (self, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (clicked_cb));
  /* On the way up: a popover that opens while the button is down leaves GTK 4.8 with a grab that keeps the canvas alive for ever. */
  add_click (self, GDK_BUTTON_SECONDARY, "released", G_CALLBACK (menu_clicked_cb));
  pv_canvas_init_hover (self);
  pv_canvas_init_touch (self);
}
