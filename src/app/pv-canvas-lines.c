/* The lines of a great network are straight at first, since leading them round all boxes takes seconds. Once somebody is so near that a name
 * can be read, a worker leads those that are in view, then those around it, and they are drawn anew; what is led stays so as the view moves on.
 * When actors were moved, all lines are led anew by the worker: those that are not theirs may have to go round them, or no longer. */
#include "app/pv-canvas-private.h"

/* Shares of the view that are led beside it: at once, and afterwards, so that whoever goes on finds it done. */
#define MARGIN 0.1
#define AROUND 0.6
/* The second happens no later than when so little of it is left. */
#define LEFT 0.25
/* A worker at a part so many times the view lets go of it: somebody has come much nearer meanwhile. */
#define TOO_LARGE 6

typedef struct
{
  PvSceneLeader *leader;
  PvRect part;
  PvRect changed;
} Lead;

static void
lead_free (gpointer data)
{
  Lead *lead = data;

  pv_scene_leader_unref (lead->leader);
  g_free (lead);
}

static void
lead_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Lead *lead = data;

  pv_task_return_result (task, pv_scene_leader_lead (lead->leader, &lead->part, &lead->changed, cancellable), (GDestroyNotify) pv_scene_unref);
}

static void
take (PvCanvas *self, PvScene *scene, const PvRect *changed)
{
  pv_scene_ref (scene);
  g_clear_pointer (&self->scene, pv_scene_unref);
  self->scene = scene;
  self->viewport.content = pv_scene_get_bounds (scene);
  pv_canvas_update_picture (self, FALSE);
  pv_canvas_mark_dirty (self, changed);
  pv_canvas_tiles_take_time (self->tiles);
  g_signal_emit_by_name (self, "lines-led");
}

static void
led_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvCanvas *self = PV_CANVAS (source);
  const Lead *lead = g_task_get_task_data (G_TASK (result));
  g_autoptr(PvScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);

  if (lead->leader != self->leader)
    return;
  g_clear_object (&self->leading);
  /* A hand that is dragging keeps what it has, and asks again when it is off. */
  if (!pv_canvas_is_at_rest (self))
    {
      pv_canvas_stop_lines (self);
      return;
    }
  if (scene != NULL && scene != self->scene)
    take (self, scene, &lead->changed);
  if (scene != NULL)
    g_array_append_val (self->led_parts, lead->part);
  pv_canvas_lead_lines (self);
}

static gboolean
contains (const PvRect *outer, const PvRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static gboolean
is_led (PvCanvas *self, const PvRect *part)
{
  for (guint i = 0; self->led_parts != NULL && i < self->led_parts->len; i++)
    if (contains (&g_array_index (self->led_parts, PvRect, i), part))
      return TRUE;
  return pv_rect_is_empty (part);
}

static void
begin (PvCanvas *self, const PvRect *part)
{
  g_autoptr(GTask) task = NULL;
  Lead *lead = g_new0 (Lead, 1);

  if (self->leader == NULL)
    self->leader = pv_scene_leader_new (self->scene);
  if (self->led_parts == NULL)
    self->led_parts = g_array_new (FALSE, FALSE, sizeof (PvRect));
  lead->leader = pv_scene_leader_ref (self->leader);
  lead->part = self->leading_part = *part;
  self->leading = g_cancellable_new ();
  task = g_task_new (self, self->leading, led_cb, NULL);
  /* What the worker has told the leader of is what is shown, even if nobody wants it any more. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, lead, lead_free);
  pv_task_run_in_worker (task, lead_in_worker);
}

/* The view and @share of it to each side. */
static PvRect
around_view (PvCanvas *self, double share)
{
  PvRect visible = pv_viewport_visible (&self->viewport);

  return pv_rect_grow (&visible, share * visible.width, share * visible.height);
}

static gboolean
is_in_vain (PvCanvas *self, const PvRect *view)
{
  const PvRect *part = &self->leading_part;

  return !is_led (self, view) && (!contains (part, view) || part->width * part->height > TOO_LARGE * view->width * view->height);
}

/* Not many: all of them at once, wherever one looks. */
static void
settle (PvCanvas *self)
{
  PvRect all = pv_scene_get_bounds (self->scene);

  if (self->leading == NULL && !pv_scene_is_settled (self->scene))
    begin (self, &all);
}

static void
lead_view (PvCanvas *self)
{
  PvRect view, near, part;

  if (pv_canvas_get_zoom (self) < PV_SCENE_NEAR_ZOOM)
    return;
  view = around_view (self, 0);
  near = around_view (self, LEFT);
  if (self->leading != NULL)
    {
      if (is_in_vain (self, &view))
        g_cancellable_cancel (self->leading);
      return;
    }
  part = around_view (self, is_led (self, &view) ? AROUND : MARGIN);
  if (!is_led (self, &view) || !is_led (self, &near))
    begin (self, &part);
}

void
pv_canvas_lead_lines (PvCanvas *self)
{
  if (self->scene == NULL || (pv_scene_is_led_round (self->scene) && pv_scene_is_settled (self->scene)) || !pv_canvas_is_at_rest (self))
    return;
  if (pv_scene_routes_at_once (self->scene))
    settle (self);
  else
    lead_view (self);
}

void
pv_canvas_stop_lines (PvCanvas *self)
{
  if (self->leading)
    g_cancellable_cancel (self->leading);
  g_clear_object (&self->leading);
  g_clear_pointer (&self->leader, pv_scene_leader_unref);
  g_clear_pointer (&self->led_parts, g_array_unref);
  g_clear_handle_id (&self->lines_idle, g_source_remove);
}

static gboolean
lines_idle_cb (gpointer data)
{
  PvCanvas *self = data;

  self->lines_idle = 0;
  pv_canvas_lead_lines (self);
  return G_SOURCE_REMOVE;
}

/* Whoever shows another scene may go to another part of it in the same breath. */
void
pv_canvas_lead_lines_soon (PvCanvas *self)
{
  if (self->lines_idle == 0)
    self->lines_idle = g_idle_add (lines_idle_cb, self);
}
