/* Fingers: two of them pinch, one that rests asks for the menu; what one does that moves is a drag as the mouse does it. */
#include "app/pv-canvas-private.h"

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
  pv_canvas_ask_for_menu (self, x, y);
}

gboolean
pv_canvas_comes_from_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

void
pv_canvas_init_touch (PvCanvas *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  g_signal_connect (pinch, "end", G_CALLBACK (pinch_ended_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}
