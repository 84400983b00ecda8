/* After an arrangement everybody goes to their new place, and back when it is undone. */
#include "app/pv-canvas-private.h"

#define MOVE_MS 250
/* The whole of it is painted for every frame: above so many nodes or links a frame would be missed. */
#define MOST_MOVING 150
#define MOST_LINKS 400

static void
moved_cb (double share, gpointer data)
{
  PvCanvas *self = data;

  if (self->move_from == NULL)
    return;
  g_clear_pointer (&self->between, pv_scene_unref);
  self->between = pv_scene_between (self->move_from, self->scene, share);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arrived_cb (PvCanvas *self)
{
  pv_canvas_end_moving (self);
}

/* Whether anybody stands elsewhere than before. */
static gboolean
is_to_move (const PvScene *from, const PvScene *to)
{
  for (guint i = 0; i < pv_scene_count (to, PV_PART_NODE); i++)
    {
      PvElement element = { PV_PART_NODE, i }, other;
      PvElementInfo info;
      PvRect before, after = pv_scene_get_box (to, element);

      pv_scene_describe (to, element, &info);
      other = pv_scene_find (from, info.id);
      before = pv_scene_get_box (from, other);
      if (other.part == PV_PART_NODE && (before.x != after.x || before.y != after.y))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_move (PvCanvas *self, PvScene *from)
{
  return from != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && adw_get_enable_animations (GTK_WIDGET (self))
         && pv_scene_get_kind (from) == PV_SCENE_NETWORK && pv_scene_get_kind (self->scene) == PV_SCENE_NETWORK
         && pv_scene_count (self->scene, PV_PART_NODE) <= MOST_MOVING && pv_scene_count (self->scene, PV_PART_LINK) <= MOST_LINKS
         && is_to_move (from, self->scene);
}

void
pv_canvas_begin_moving (PvCanvas *self, PvScene *from)
{
  gboolean asked = self->move_next;

  self->move_next = FALSE;
  if (!asked || !may_move (self, from))
    return;
  if (self->moving == NULL)
    {
      self->moving = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MOVE_MS, adw_callback_animation_target_new (moved_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->moving), ADW_EASE_OUT_CUBIC);
      g_signal_connect_object (self->moving, "done", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
    }
  self->move_from = pv_scene_ref (from);
  adw_animation_reset (self->moving);
  moved_cb (0, self);
  adw_animation_play (self->moving);
}

gboolean
pv_canvas_end_moving (PvCanvas *self)
{
  g_autoptr(PvScene) from = g_steal_pointer (&self->move_from);

  if (from == NULL)
    return FALSE;
  g_clear_pointer (&self->between, pv_scene_unref);
  adw_animation_pause (self->moving);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* Over the tiles, which show the end of the way. */
void
pv_canvas_append_moving (PvCanvas *self, GtkSnapshot *snapshot)
{
  PvEmphasis emphasis = { .selected = self->selected, .full = self->full };
  PvPaintOptions options = pv_paint_options ();
  PvViewport *viewport = &self->viewport;
  PvRgba ground = self->style->canvas;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));

  options.style = self->style;
  options.zoom = viewport->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  options.clip = pv_viewport_visible (viewport);
  options.layers = PV_PAINT_BACKGROUND | PV_PAINT_LINKS | PV_PAINT_BOXES | PV_PAINT_LOCKS | (self->grid ? PV_PAINT_DOTS : 0);
  options.emphasis = &emphasis;
  cairo_set_source_rgb (cr, ground.r, ground.g, ground.b);
  cairo_paint (cr);
  cairo_scale (cr, viewport->zoom, viewport->zoom);
  cairo_translate (cr, -viewport->origin.x, -viewport->origin.y);
  pv_painter_paint_cairo (self->between, cr, &options);
  cairo_destroy (cr);
}

void
pv_canvas_move_next (PvCanvas *self, gboolean move)
{
  self->move_next = move;
}

void
pv_canvas_dispose_moving (PvCanvas *self)
{
  pv_canvas_end_moving (self);
  g_clear_object (&self->moving);
}
