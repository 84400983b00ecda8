/* Where the picture stands in the window: in all of it, or, while a room is being written down, in what the bar leaves free. Then the
 * picture has the rest for itself, and what else lay over it is away. */
#include "app/pv-presentation-private.h"

#include "app/pv-accessible.h"
#include "exchange/exchange.h"

/* Around the picture, and where names could not be read otherwise. */
#define EDGE 36
#define NARROW_EDGE 12
/* The bar takes no name away: what is read without it is read with it. */
#define LEAST_READ_ZOOM 0.62
/* Letters that are this much larger than usual need not be larger still in the bar. */
#define LARGE_TEXT 1.3

/* While it proposes nothing, and not at every key: what lies over the picture for a moment must not move it. */
static void
measure_bar (PvPresentation *self)
{
  int height = 0;

  if (pv_presentation_has_bar (self))
    gtk_widget_measure (GTK_WIDGET (self->bar_bin), GTK_ORIENTATION_VERTICAL, self->seen_width, &height, NULL, NULL, NULL);
  self->bar_height = height;
}

/* The same part is seen in what is free, but names that can be read are not given up for it. */
static double
zoom_for (PvPresentation *self, double zoom)
{
  double whole = pv_stop_zoom_for (zoom, self->seen_width, self->seen_height);
  double free = pv_stop_zoom_for (zoom, self->seen_width, MAX (self->seen_height - self->bar_height, 1));

  return CLAMP (MAX (free, MIN (whole, LEAST_READ_ZOOM)), PV_ZOOM_LEAST, PV_ZOOM_MOST);
}

/* Below the picture there is more room, for the legend; a bar is room enough. */
static PvInsets
insets_of (double edge, double bar)
{
  return (PvInsets) { edge, edge, edge, bar > 0 ? bar + edge : edge > NARROW_EDGE ? 2 * edge : edge };
}

static double
whole_zoom (PvPresentation *self, PvInsets insets)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);
  PvRect bounds = pv_scene_get_bounds (pv_canvas_get_scene (self->canvas));

  return pv_viewport_fit (viewport, &bounds, insets, PV_ZOOM_MOST).zoom;
}

/* As much of it, around the middle, as can be read. */
static PvViewport
nearly_whole (PvPresentation *self, PvInsets insets)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);
  PvRect bounds = pv_scene_get_bounds (pv_canvas_get_scene (self->canvas));

  viewport.zoom = LEAST_READ_ZOOM;
  return pv_viewport_centre_on (viewport, pv_rect_centre (&bounds), insets);
}

/* The canvas gets its size when the frame is laid out; what is shown is for that size. */
static gboolean
sized_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PvPresentation *self = PV_PRESENTATION (widget);

  self->sized = FALSE;
  measure_bar (self);
  if (self->stop != PV_NO_ID)
    pv_presentation_show_again (self);
  else
    pv_presentation_show_whole (self, FALSE);
  g_signal_emit_by_name (self, "placed");
  return G_SOURCE_REMOVE;
}

static void
place_again_soon (PvPresentation *self)
{
  if (!self->sized)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), sized_cb, NULL, NULL);
  self->sized = TRUE;
}

void
pv_presentation_resized_cb (PvPresentation *self)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);

  if ((int) viewport.width == self->seen_width && (int) viewport.height == self->seen_height)
    return;
  self->seen_width = (int) viewport.width;
  self->seen_height = (int) viewport.height;
  place_again_soon (self);
}

gboolean
pv_presentation_has_bar (PvPresentation *self)
{
  return adw_bin_get_child (self->bar_bin) != NULL;
}

void
pv_presentation_go (PvPresentation *self, double zoom, PvPoint middle, gboolean eased)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);

  if (viewport.width <= 0 || viewport.height <= 0)
    return;
  viewport.zoom = zoom_for (self, zoom);
  pv_canvas_go_to (self->canvas, pv_viewport_centre_on (viewport, middle, (PvInsets) { .bottom = self->bar_height }), eased);
  pv_canvas_set_insets (self->canvas, (PvInsets) { .bottom = self->bar_height });
}

/* A path is read from its corner, where its heads are pinned on both screens. */
void
pv_presentation_follow (PvPresentation *self, const PvRect *seen)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);
  PvInsets insets = { .bottom = self->bar_height };
  PvScene *scene = pv_canvas_get_scene (self->canvas);
  double height = viewport.height - self->bar_height;

  if (scene == NULL || viewport.width <= 0 || height <= 0 || pv_rect_is_empty (seen))
    return;
  viewport.zoom = CLAMP (MIN (viewport.width / seen->width, height / seen->height), PV_ZOOM_LEAST, PV_ZOOM_MOST);
  if (pv_scene_get_kind (scene) == PV_SCENE_PATH)
    viewport.origin = (PvPoint) { seen->x, seen->y };
  else
    viewport = pv_viewport_centre_on (viewport, pv_rect_centre (seen), insets);
  pv_canvas_go_to (self->canvas, viewport, FALSE);
  pv_canvas_set_insets (self->canvas, insets);
}

void
pv_presentation_reveal_chosen (PvPresentation *self)
{
  PvId chosen = pv_selection_get_single (self->selection);

  if (pv_presentation_has_bar (self) && chosen != PV_NO_ID)
    pv_canvas_reveal (self->canvas, chosen, FALSE);
}

void
pv_presentation_show_whole (PvPresentation *self, gboolean eased)
{
  const double edges[] = { EDGE, NARROW_EDGE };
  PvInsets bare = insets_of (NARROW_EDGE, 0), insets = { 0 };
  double zoom = 0;

  if (pv_canvas_get_scene (self->canvas) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (edges) && zoom < LEAST_READ_ZOOM; i++)
    {
      insets = insets_of (edges[i], self->bar_height);
      zoom = whole_zoom (self, insets);
    }
  pv_canvas_set_insets (self->canvas, insets);
  if (zoom < LEAST_READ_ZOOM && whole_zoom (self, bare) >= LEAST_READ_ZOOM)
    pv_canvas_go_to (self->canvas, nearly_whole (self, insets), eased);
  else
    pv_canvas_fit (self->canvas, eased);
}

void
pv_presentation_set_bar (PvPresentation *self, GtkWidget *bar)
{
  adw_bin_set_child (self->bar_bin, bar);
  gtk_widget_set_visible (self->legend_place, bar == NULL);
  if (bar)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "pv-written-down");
      if (pv_text_scale (GTK_WIDGET (self)) > LARGE_TEXT)
        gtk_widget_add_css_class (bar, "pv-large-text");
      gtk_widget_add_css_class (self->hint, "pv-faded");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pv-written-down");
  pv_presentation_say_stop (self);
  place_again_soon (self);
  if (bar == NULL)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->canvas));
}
