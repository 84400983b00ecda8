/* How much of the canvas the legend takes: nothing of what a whole network needs, until a person unfolds it. */
#include "app/pv-network-page-private.h"

/* Height of the canvas from which on the legend may begin unfolded. */
#define ROOM_FOR_LEGEND 800
/* As pv-network-page.ui has it. */
#define MOST_WIDTH 660
/* The box with the zoom, with the room around it. */
#define ZOOM_WIDTH 202
#define ZOOM_HEIGHT 60
/* Between the whole and what is around the canvas. */
#define EDGE 6

static PvCanvasCorner
measure_legend (PvNetworkPage *self)
{
  GtkWidget *legend = GTK_WIDGET (self->base.legend);
  int width, height;

  if (!gtk_widget_get_visible (legend) || !gtk_widget_get_visible (gtk_widget_get_parent (legend)))
    return (PvCanvasCorner) { 0 };
  gtk_widget_measure (legend, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MIN (width, MOST_WIDTH);
  gtk_widget_measure (legend, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return (PvCanvasCorner) { width, height };
}

void
pv_network_page_update_corners (PvNetworkPage *self)
{
  PvCanvasCorner room;

  if (!self->sized)
    return;
  room = measure_legend (self);
  if (room.width == self->legend_room.width && room.height == self->legend_room.height)
    return;
  self->legend_room = room;
  pv_canvas_set_corners (self->base.canvas, room, (PvCanvasCorner) { ZOOM_WIDTH, ZOOM_HEIGHT });
}

static double
whole_zoom (PvNetworkPage *self, gboolean folded)
{
  pv_legend_card_set_folded (self->base.legend, folded);
  pv_network_page_update_corners (self);
  return pv_canvas_get_whole_zoom (self->base.canvas);
}

void
pv_network_page_begin_legend (PvNetworkPage *self)
{
  PvViewport viewport = pv_canvas_get_viewport (self->base.canvas);
  double most;

  if (self->sized || viewport.height <= 0 || self->scene == NULL || self->scene != pv_canvas_get_scene (self->base.canvas)
      || pv_scene_count (self->scene, PV_PART_NODE) == 0)
    return;
  self->sized = TRUE;
  most = whole_zoom (self, TRUE);
  if (viewport.height >= ROOM_FOR_LEGEND && whole_zoom (self, FALSE) < most)
    pv_legend_card_set_folded (self->base.legend, TRUE);
}

void
pv_network_page_update_insets (PvNetworkPage *self)
{
  pv_canvas_set_insets (self->base.canvas, (PvInsets) { .left = EDGE, .top = MAX (EDGE, self->focus_room), .right = EDGE, .bottom = EDGE });
}

void
pv_network_page_init_legend (PvNetworkPage *self)
{
  pv_network_page_update_insets (self);
  g_signal_connect_object (gtk_widget_get_parent (GTK_WIDGET (self->base.legend)), "notify::visible", G_CALLBACK (pv_network_page_update_corners), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->base.legend, "folded", G_CALLBACK (pv_network_page_update_corners), self, G_CONNECT_SWAPPED);
}
