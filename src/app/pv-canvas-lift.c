/* What a hand presses is lifted out of the tiles: it stands over them, in the same place, while workers paint them without it. Once they have, it
 * goes with the hand. When the hand lets go it stays over them until they show it again. So at no time is it gone, or seen twice, and no frame
 * waits for tiles. */
#include "app/pv-canvas-private.h"

/* With more of them a press would cost more than it spares: they are lifted when they are dragged. */
#define MOST_AT_A_PRESS 20

static void
repaint (PvCanvas *self)
{
  pv_canvas_update_picture (self, FALSE);
  pv_canvas_mark_set_dirty (self, self->lifted);
}

static void
lift (PvCanvas *self, const PvIdSet *ids)
{
  g_autoptr(PvIdSet) before = g_steal_pointer (&self->lifted);

  /* What was let go of a moment ago may not be back yet: it waits for the next time. */
  self->lifted = pv_id_set_union (before, ids);
  self->lowering = FALSE;
  self->bare = FALSE;
  repaint (self);
}

PvIdSet *
pv_canvas_free_chosen (PvCanvas *self)
{
  g_autoptr(GArray) free = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  for (guint i = 0; i < n; i++)
    if (!pv_scene_is_locked (self->scene, pv_scene_find (self->scene, ids[i])))
      g_array_append_val (free, ids[i]);

  return pv_id_set_new ((const PvId *) (gpointer) free->data, free->len);
}

void
pv_canvas_lift_pressed (PvCanvas *self)
{
  g_autoptr(PvIdSet) chosen = NULL;

  if (!self->free_places || !self->editable || self->selection == NULL || self->pressed.part != PV_PART_NODE
      || pv_scene_is_locked (self->scene, self->pressed) || pv_selection_get_n (self->selection) > MOST_AT_A_PRESS
      || !pv_selection_contains (self->selection, pv_canvas_id_of (self, self->pressed)))
    return;
  chosen = pv_canvas_free_chosen (self);
  lift (self, chosen);
}

void
pv_canvas_lift_dragged (PvCanvas *self)
{
  self->drag_steps = pv_scene_drag_new (self->scene, self->dragged);
  if (self->lifted == NULL || self->lowering || !pv_id_set_contains (self->lifted, pv_canvas_id_of (self, self->pressed)))
    lift (self, self->dragged);
  if (!self->bare)
    pv_canvas_tiles_hurry (self->tiles);
}

static void
lower (PvCanvas *self)
{
  g_clear_pointer (&self->drag_steps, pv_scene_drag_free);
  if (self->lifted == NULL || self->lowering)
    return;
  self->lowering = TRUE;
  repaint (self);
}

void
pv_canvas_forget_lifted (PvCanvas *self)
{
  g_clear_pointer (&self->drag_steps, pv_scene_drag_free);
  g_clear_pointer (&self->lifted, pv_id_set_unref);
  self->lowering = FALSE;
}

PvScene *
pv_canvas_overlay_scene (PvCanvas *self)
{
  return self->drag_steps && self->bare ? pv_scene_drag_get_scene (self->drag_steps) : self->scene;
}

/* --- when the tiles are there --- */

void
pv_canvas_follow_tiles (PvCanvas *self)
{
  if (self->lifted == NULL || !pv_canvas_tiles_is_complete (self->tiles))
    return;
  self->bare = !self->lowering;
  if (self->bare)
    return;
  pv_canvas_forget_lifted (self);
  pv_canvas_lead_lines_soon (self);
}

static gboolean
next_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer selection)
{
  return G_SOURCE_REMOVE;
}

static void
release (gpointer selection)
{
  pv_selection_release (selection);
  g_object_unref (selection);
}

/* The next frame shows what the hand did, and only then others have a say: theirs and its work are never one frame's. */
static void
release_soon (PvCanvas *self)
{
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), next_frame_cb, g_object_ref (self->selection), release);
  else
    pv_selection_release (self->selection);
}

void
pv_canvas_let_be (PvCanvas *self)
{
  g_clear_pointer (&self->dragged, pv_id_set_unref);
  lower (self);
  if (self->holding)
    release_soon (self);
  self->holding = FALSE;
  pv_canvas_lead_lines_soon (self);
}

gboolean
pv_canvas_is_at_rest (PvCanvas *self)
{
  return self->gesture == PV_GESTURE_NONE && self->lifted == NULL;
}
