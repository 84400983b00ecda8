/* The lines of a great network are straight at first, since leading them round all boxes takes seconds. Once somebody is so near that a name
 * can be read, a worker does it, and the lines are drawn anew. */
#include "app/pv-network-page-private.h"

/* From here on the ends of a line are drawn, and one sees whose box it runs through. */
#define NEAR_ZOOM 0.3

static void
lead_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  pv_task_return_result (task, pv_scene_lead_round (data, cancellable), (GDestroyNotify) pv_scene_unref);
}

static void
led_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (source);
  PvScene *asked = g_task_get_task_data (G_TASK (result));
  g_autoptr(PvScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);

  if (scene == NULL || self->base.document == NULL || asked != self->scene)
    return;
  g_clear_object (&self->leading);
  /* A hand that is dragging keeps what it has: the next move draws the lines that it touches, and the next look asks again. */
  if (pv_canvas_is_busy (self->base.canvas))
    return;
  pv_network_page_take_lines (self, scene);
}

void
pv_network_page_lead_lines (PvNetworkPage *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->scene == NULL || self->leading || pv_scene_is_led_round (self->scene) || pv_canvas_get_zoom (self->base.canvas) < NEAR_ZOOM)
    return;
  self->leading = g_cancellable_new ();
  task = g_task_new (self, self->leading, led_cb, NULL);
  g_task_set_task_data (task, pv_scene_ref (self->scene), (GDestroyNotify) pv_scene_unref);
  pv_task_run_in_worker (task, lead_in_worker);
}

void
pv_network_page_stop_lines (PvNetworkPage *self)
{
  if (self->leading)
    g_cancellable_cancel (self->leading);
  g_clear_object (&self->leading);
}
