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

/* --- hover --- */

static gboolean
handle_at (PvCanvas *self, PvElement element, PvPoint place)
{
  PvPoint handles[4];

  if (!self->editable || !pv_canvas_is_node (element) || self->viewport.zoom < 0.5)
    return FALSE;
  pv_canvas_handles (self, element, handles);
  for (guint i = 0; i < 4; i++)
    if (hypot (handles[i].x - place.x, handles[i].y - place.y) <= PV_HANDLE_REACH)
      return TRUE;

  return FALSE;
}

/* The handles stand outside the frame: between frame and handle the node stays hovered. */
static PvElement
element_under (PvCanvas *self, PvPoint place)
{
  PvElement hit = pv_canvas_hit (self, place);
  PvRect box;

  if (pv_canvas_is_node (hit) || !pv_canvas_is_node (self->hovered))
    return hit;
  box = pv_scene_get_box (self->scene, self->hovered);
  box = pv_canvas_to_widget (self, &box);
  box = pv_rect_grow (&box, 2 * PV_HANDLE_REACH + 2, 2 * PV_HANDLE_REACH + 2);

  return pv_rect_contains (&box, place.x, place.y) && handle_at (self, self->hovered, place) ? self->hovered : hit;
}

static void
update_hover (PvCanvas *self)
{
  PvElement hovered = self->scene && self->pointer_inside ? element_under (self, self->pointer) : PV_NO_ELEMENT;
  gboolean handle = handle_at (self, hovered, self->pointer);

  if (pv_element_equal (hovered, self->hovered) && handle == self->handle_hovered)
    return;
  self->hovered = hovered;
  self->handle_hovered = handle;
  pv_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointer_moved_cb (PvCanvas *self, double x, double y)
{
  self->pointer = (PvPoint) { x, y };
  self->pointer_inside = TRUE;
  if (self->gesture == PV_GESTURE_LINK)
    {
      pv_canvas_update_cursor (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  update_hover (self);
}

static void
pointer_left_cb (PvCanvas *self)
{
  self->pointer_inside = FALSE;
  update_hover (self);
}

/* A menu or an entry over the canvas: the pointer rests on what lies under it. */
static gboolean
has_popover (PvCanvas *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;

  return FALSE;
}

static gboolean
query_tooltip_cb (PvCanvas *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gboolean idle = self->gesture == PV_GESTURE_NONE && !has_popover (self);
  PvElement element = idle ? pv_canvas_hit (self, (PvPoint) { x, y }) : PV_NO_ELEMENT;
  PvElementInfo info;
  GdkRectangle area;
  PvRect box;

  if (element.part == PV_PART_NONE || !pv_scene_describe (self->scene, element, &info) || info.tooltip == NULL)
    return FALSE;
  box = pv_canvas_to_widget (self, &info.bounds);
  area = (GdkRectangle) { (int) box.x, (int) box.y, (int) box.width + 1, (int) box.height + 1 };
  gtk_tooltip_set_text (tooltip, info.tooltip);
  if (pv_canvas_is_node (element))
    gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

/* --- the primary button --- */

static gboolean
comes_from_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

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
  self->press_model = pv_canvas_to_model (self, place);
  self->pan_from = self->viewport;
  pv_canvas_take_keys (self);
  if (self->space_held)
    {
      self->gesture = PV_GESTURE_PAN;
      pv_canvas_update_cursor (self);
      return;
    }
  if (handle_at (self, self->hovered, place))
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
  choose_pressed (self, GTK_GESTURE (gesture));
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
  else if (comes_from_touch (gesture))
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
  update_hover (self);
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
ask_for_menu (PvCanvas *self, double x, double y)
{
  PvId id = pv_canvas_id_of (self, pv_canvas_hit (self, (PvPoint) { x, y }));

  if (self->selection && !is_chosen (self, id))
    pv_selection_set (self->selection, id);
  g_signal_emit_by_name (self, "menu", x, y);
}

static void
menu_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, PvCanvas *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ask_for_menu (self, x, y);
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
  pv_canvas_update_cursor (self);
}

/* --- wheel and pinch --- */

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, PvCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double step = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE ? 1 : SCROLL_STEP;

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
  update_hover (self);

  return GDK_EVENT_STOP;
}

/* A second finger makes a pinch of whatever the first had begun. */
static void
pinch_begun_cb (GtkGesture *gesture, GdkEventSequence *sequence, PvCanvas *self)
{
  PvPoint middle = self->pointer;

  gtk_gesture_get_bounding_box_center (gesture, &middle.x, &middle.y);
  pv_canvas_begin_pinch (self, middle);
}

static void
pinch_ended_cb (GtkGesture *gesture, GdkEventSequence *sequence, PvCanvas *self)
{
  pv_canvas_end_pinch (self);
}

static void
pinched_cb (GtkGestureZoom *gesture, double scale, PvCanvas *self)
{
  PvPoint middle = self->pointer;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &middle.x, &middle.y);
  pv_canvas_pinch (self, middle, scale);
}

/* A finger that rests: what a mouse does with its other button. */
static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, PvCanvas *self)
{
  pv_canvas_cancel (self);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ask_for_menu (self, x, y);
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
pv_canvas_init_input (PvCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  g_signal_connect (pinch, "end", G_CALLBACK (pinch_ended_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));

  self->drag = add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begun_cb), G_CALLBACK (drag_updated_cb),
                         G_CALLBACK (drag_ended_cb));
  self->middle_drag = add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (pan_begun_cb), G_CALLBACK (pan_updated_cb),
                                G_CALLBACK (pan_ended_cb));
  self->click = add_click (self, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (clicked_cb));
  /* On the way up: a popover that opens while the button is down leaves GTK 4.8 with a grab that keeps the canvas alive for ever. */
  add_click (self, GDK_BUTTON_SECONDARY, "released", G_CALLBACK (menu_clicked_cb));

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
