/* Where the mouse is: what lies under it stands out, and says what it is. */
#include "app/pv-canvas-private.h"

#include <math.h>

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

  return pv_rect_contains (&box, place.x, place.y) && pv_canvas_is_handle (self, self->hovered, place) ? self->hovered : hit;
}

static void
pointer_moved_cb (PvCanvas *self, double x, double y)
{
  /* What comes to lie under it is told as a motion, too. */
  if (x != self->pointer.x || y != self->pointer.y)
    self->wheeled = FALSE;
  self->pointer = (PvPoint) { x, y };
  self->pointer_inside = TRUE;
  if (self->gesture == PV_GESTURE_LINK)
    {
      pv_canvas_update_cursor (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  pv_canvas_update_hover (self);
}

static void
pointer_left_cb (PvCanvas *self)
{
  self->pointer_inside = FALSE;
  pv_canvas_update_hover (self);
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

/* Whoever zooms or scrolls has asked nothing of what happens to come under the pointer; and with GL in software the first tooltip takes tens of
 * milliseconds, in a frame that the next notch waits for. */
static gboolean
query_tooltip_cb (PvCanvas *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gboolean idle = self->gesture == PV_GESTURE_NONE && !self->wheeled && !has_popover (self);
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

gboolean
pv_canvas_is_handle (PvCanvas *self, PvElement element, PvPoint place)
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

/* Nothing stands out while a hand pans, drags or spans: what lies under it is looked for when it lets go. Nor while it is pressed: on a busy
 * machine the first that is heard of a drag is far from where it began. */
static gboolean
may_hover (PvCanvas *self)
{
  return self->gesture == PV_GESTURE_NONE || self->gesture == PV_GESTURE_LINK;
}

void
pv_canvas_update_hover (PvCanvas *self)
{
  PvElement hovered;
  gboolean handle;

  if (!may_hover (self))
    return;
  hovered = self->scene && self->pointer_inside ? element_under (self, self->pointer) : PV_NO_ELEMENT;
  handle = pv_canvas_is_handle (self, hovered, self->pointer);
  if (pv_element_equal (hovered, self->hovered) && handle == self->handle_hovered)
    return;
  self->hovered = hovered;
  self->handle_hovered = handle;
  pv_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pv_canvas_init_hover (PvCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
