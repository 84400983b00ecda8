/* What a drag does once it is known what it is: moving, drawing a link, and letting either be. */
#include "app/pv-canvas-private.h"

#include <math.h>

/* Widget pixels round a line that still count as on it. */
#define LINE_SLACK 6.0

static void
set_cursor (PvCanvas *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* Where on the scene a place is, given that the heads of a path are pinned to the edges of the window. */
static PvPoint
unpin (PvCanvas *self, PvPoint place)
{
  PvPoint model = pv_canvas_to_model (self, place);
  PvRect bounds = pv_scene_get_bounds (self->scene);
  PvRect lane = pv_scene_get_box (self->scene, (PvElement) { PV_PART_LANE, 0 });
  PvRect phase = pv_scene_get_box (self->scene, (PvElement) { PV_PART_PHASE, 0 });

  if (self->viewport.origin.x > bounds.x && place.x < lane.width * self->viewport.zoom)
    model.x = lane.x + place.x / self->viewport.zoom;
  if (self->viewport.origin.y > bounds.y && place.y < phase.height * self->viewport.zoom)
    model.y = phase.y + place.y / self->viewport.zoom;

  return model;
}

PvElement
pv_canvas_hit (PvCanvas *self, PvPoint place)
{
  gboolean pinned = self->scene && pv_scene_get_kind (self->scene) == PV_SCENE_PATH && !pv_scene_is_empty (self->scene);
  PvPoint model = pinned ? unpin (self, place) : pv_canvas_to_model (self, place);

  return self->scene ? pv_scene_hit (self->scene, model.x, model.y, LINE_SLACK / self->viewport.zoom) : PV_NO_ELEMENT;
}

/* A link needs two ends of the same sort, and they must be two. */
gboolean
pv_canvas_can_link (PvCanvas *self, PvElement target)
{
  PvElement from = pv_scene_find (self->scene, self->link_from);

  return pv_canvas_is_node (target) && target.part == from.part && !pv_element_equal (target, from)
         && (self->link_test == NULL || self->link_test (self->link_from, pv_canvas_id_of (self, target), self->link_test_data));
}

/* Over what cannot take the line that is drawn. */
static gboolean
is_refused (PvCanvas *self)
{
  PvElement under = self->scene ? pv_canvas_hit (self, self->pointer) : PV_NO_ELEMENT;

  return self->gesture == PV_GESTURE_LINK && pv_canvas_is_node (under) && pv_canvas_id_of (self, under) != self->link_from
         && !pv_canvas_can_link (self, under);
}

void
pv_canvas_set_link_test (PvCanvas *self, PvCanvasLinkTest test, gpointer data)
{
  self->link_test = test;
  self->link_test_data = data;
}

void
pv_canvas_update_cursor (PvCanvas *self)
{
  if (self->gesture == PV_GESTURE_PAN)
    set_cursor (self, "grabbing");
  else if (self->space_held)
    set_cursor (self, "grab");
  else if (self->gesture == PV_GESTURE_STUCK || is_refused (self))
    set_cursor (self, "not-allowed");
  else if (self->gesture == PV_GESTURE_LINK || self->handle_hovered)
    set_cursor (self, "crosshair");
  else if (self->gesture == PV_GESTURE_MOVE)
    set_cursor (self, "grabbing");
  else
    set_cursor (self, self->hovered.part != PV_PART_NONE ? "pointer" : NULL);
}

/* --- moving --- */

void
pv_canvas_begin_move (PvCanvas *self)
{
  if (!pv_selection_contains (self->selection, pv_canvas_id_of (self, self->pressed)))
    pv_selection_set (self->selection, pv_canvas_id_of (self, self->pressed));
  self->gesture = PV_GESTURE_MOVE;
  self->moved_by = (PvPoint) { 0, 0 };
  self->snap = (PvSnap) { 0 };
  g_clear_pointer (&self->dragged, pv_id_set_unref);
  self->dragged = pv_canvas_free_chosen (self);
  if (self->free_places)
    pv_canvas_lift_dragged (self);
}

static GArray *
list_moves (PvCanvas *self, const PvIdSet *set, PvPoint by)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));
  guint n;
  const PvId *ids = pv_id_set_ids (set, &n);

  for (guint i = 0; i < n; i++)
    {
      PvElement element = pv_scene_find (self->scene, ids[i]);
      PvSceneMove move;
      PvRect box;

      if (element.part != PV_PART_NODE || pv_scene_is_locked (self->scene, element))
        continue;
      box = pv_scene_get_box (self->scene, element);
      move.id = ids[i];
      move.centre = pv_rect_centre (&box);
      move.centre.x += by.x;
      move.centre.y += by.y;
      g_array_append_val (moves, move);
    }

  return moves;
}

void
pv_canvas_update_move (PvCanvas *self, PvPoint model)
{
  PvPoint by = { model.x - self->press_model.x, model.y - self->press_model.y };

  if (self->free_places)
    by = pv_canvas_snap_move (self, by);
  if (by.x == self->moved_by.x && by.y == self->moved_by.y)
    return;
  self->moved_by = by;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->drag_steps)
    pv_scene_drag_move (self->drag_steps, by);
}

void
pv_canvas_end_move (PvCanvas *self)
{
  g_autoptr(PvIdSet) dragged = pv_id_set_ref (self->dragged);
  PvPoint by = self->moved_by;
  PvId id = pv_canvas_id_of (self, self->pressed);
  PvPoint model = pv_canvas_to_model (self, self->pointer);
  g_autoptr(GArray) moves = list_moves (self, dragged, by);

  self->gesture = PV_GESTURE_NONE;
  if (!self->free_places)
    g_signal_emit_by_name (self, "dropped", id, model.x, model.y);
  else if (moves->len > 0 && (by.x != 0 || by.y != 0))
    g_signal_emit_by_name (self, "moved", moves->data, moves->len, FALSE);
}

/* --- linking --- */

void
pv_canvas_end_link (PvCanvas *self, PvPoint place)
{
  PvElement target = pv_canvas_hit (self, place);
  PvId from = self->link_from;

  self->gesture = PV_GESTURE_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (pv_canvas_can_link (self, target))
    g_signal_emit_by_name (self, "link-drawn", from, pv_canvas_id_of (self, target), place.x, place.y);
}

/* --- pinching --- */

void
pv_canvas_begin_pinch (PvCanvas *self, PvPoint middle)
{
  pv_canvas_cancel (self);
  pv_canvas_take_keys (self);
  self->gesture = PV_GESTURE_PINCH;
  self->pan_from = self->viewport;
  self->pinch_from = pv_canvas_to_model (self, middle);
}

void
pv_canvas_pinch (PvCanvas *self, PvPoint middle, double scale)
{
  PvViewport viewport = self->pan_from;

  if (self->gesture != PV_GESTURE_PINCH)
    return;
  self->fitted = FALSE;
  viewport.zoom = CLAMP (viewport.zoom * scale, PV_ZOOM_LEAST, PV_ZOOM_MOST);
  viewport.origin.x = self->pinch_from.x - middle.x / viewport.zoom;
  viewport.origin.y = self->pinch_from.y - middle.y / viewport.zoom;
  pv_canvas_set_viewport (self, viewport, FALSE);
}

void
pv_canvas_end_pinch (PvCanvas *self)
{
  if (self->gesture == PV_GESTURE_PINCH)
    self->gesture = PV_GESTURE_NONE;
}

gboolean
pv_canvas_is_busy (PvCanvas *self)
{
  return self->gesture != PV_GESTURE_NONE;
}

gboolean
pv_canvas_cancel (PvCanvas *self)
{
  PvGestureMode was = self->gesture;
  gboolean moving = pv_canvas_end_moving (self);

  if (was == PV_GESTURE_NONE)
    return moving;
  self->gesture = PV_GESTURE_NONE;
  if (was == PV_GESTURE_PAN || was == PV_GESTURE_PINCH)
    pv_canvas_set_viewport (self, self->pan_from, TRUE);
  pv_canvas_let_be (self);
  pv_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return was != PV_GESTURE_PRESSED;
}

void
pv_canvas_begin_link (PvCanvas *self, PvId id)
{
  if (!self->editable || self->scene == NULL || !pv_canvas_is_node (pv_scene_find (self->scene, id)))
    return;
  pv_canvas_cancel (self);
  self->link_from = id;
  self->link_by_clicks = TRUE;
  self->gesture = PV_GESTURE_LINK;
  pv_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pv_canvas_nudge (PvCanvas *self, double dx, double dy)
{
  g_autoptr(GArray) moves = NULL;

  if (!self->editable || !self->free_places || self->scene == NULL || self->selected == NULL)
    return;
  moves = list_moves (self, self->selected, (PvPoint) { dx, dy });
  if (moves->len > 0)
    g_signal_emit_by_name (self, "moved", moves->data, moves->len, TRUE);
}
