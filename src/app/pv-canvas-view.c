/* Which part of the scene is seen, and getting there. */
#include "app/pv-accessible.h"
#include "app/pv-canvas-private.h"

#include <math.h>

/* A wheel or a pinch is taken as over after this long; then the tiles of the new zoom are painted. */
#define SETTLE_MS 120
#define EASE_MS 250
/* Above this many nodes nothing eases (VISUAL.md, Motion). */
#define MOST_EASED 5000
/* A path is shown at reading size rather than as a whole. */
#define LEAST_PATH_ZOOM 0.8
#define MOST_PATH_ZOOM 1.2
/* What has been found is read and not only seen. */
#define LEAST_FOUND_ZOOM 0.75
/* With text of the usual size; names of a network are read from here on. */
#define LEAST_READ_ZOOM 0.62

PvPoint
pv_canvas_to_model (PvCanvas *self, PvPoint place)
{
  return pv_viewport_to_model (&self->viewport, place);
}

PvRect
pv_canvas_to_widget (PvCanvas *self, const PvRect *model)
{
  return pv_viewport_rect_to_device (&self->viewport, model);
}

/* Tiles lie on whole device pixels, and so must everything over them. */
static PvViewport
snap (PvCanvas *self, PvViewport viewport)
{
  double device = viewport.zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  viewport.origin.x = round (viewport.origin.x * device) / device;
  viewport.origin.y = round (viewport.origin.y * device) / device;

  return viewport;
}

static gboolean
settled_cb (gpointer data)
{
  PvCanvas *self = data;

  self->settle_timeout = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

void
pv_canvas_set_viewport (PvCanvas *self, PvViewport viewport, gboolean settled)
{
  gboolean zoomed = viewport.zoom != self->viewport.zoom;

  self->viewport = snap (self, viewport);
  if (settled)
    g_clear_handle_id (&self->settle_timeout, g_source_remove);
  else if (zoomed)
    {
      g_clear_handle_id (&self->settle_timeout, g_source_remove);
      self->settle_timeout = g_timeout_add (SETTLE_MS, settled_cb, self);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "viewport-changed");
}

static void
eased_cb (double share, gpointer data)
{
  PvCanvas *self = data;

  if (!self->easing)
    return;
  pv_canvas_set_viewport (self, share < 1 ? pv_viewport_between (self->ease_from, self->ease_to, share) : self->ease_to, TRUE);
}

static void
ease_done_cb (PvCanvas *self)
{
  self->easing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_easing (PvCanvas *self)
{
  if (!self->easing)
    return;
  self->easing = FALSE;
  adw_animation_pause (self->animation);
}

static void
go_to (PvCanvas *self, PvViewport viewport, gboolean eased)
{
  stop_easing (self);
  if (!eased || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !adw_get_enable_animations (GTK_WIDGET (self))
      || (self->scene && pv_scene_count (self->scene, PV_PART_NODE) > MOST_EASED))
    {
      pv_canvas_set_viewport (self, viewport, TRUE);
      return;
    }
  self->ease_from = self->viewport;
  self->ease_to = viewport;
  self->easing = TRUE;
  adw_animation_reset (self->animation);
  self->easing = TRUE;
  adw_animation_play (self->animation);
}

/* Who wants larger text reads the names before seeing the whole. */
static PvViewport
first_of_network (PvCanvas *self)
{
  PvViewport whole = pv_canvas_whole_viewport (self);
  double scale = pv_text_scale (GTK_WIDGET (self));
  PvPoint middle = { whole.width / 2, whole.height / 2 };

  return scale > 1 && whole.zoom < LEAST_READ_ZOOM * scale ? pv_viewport_zoom_at (whole, middle, LEAST_READ_ZOOM * scale) : whole;
}

/* Where a scene is shown first: a network as a whole, a path from its beginning and as wide as can be read. */
static PvViewport
first_viewport (PvCanvas *self)
{
  PvRect bounds = pv_scene_get_bounds (self->scene);
  PvViewport viewport = self->viewport;
  double scale = pv_text_scale (GTK_WIDGET (self));

  if (self->laid.zoom > 0)
    {
      viewport.zoom = CLAMP (self->laid.zoom, PV_ZOOM_LEAST, PV_ZOOM_MOST);
      return pv_viewport_centre_on (viewport, self->laid.origin, (PvInsets) { 0 });
    }
  if (pv_scene_get_kind (self->scene) == PV_SCENE_NETWORK)
    return first_of_network (self);
  viewport.zoom = CLAMP (viewport.width / MAX (bounds.width, 1), LEAST_PATH_ZOOM * scale, MOST_PATH_ZOOM * scale);
  viewport.origin = (PvPoint) { bounds.x, bounds.y };

  return viewport;
}

/* The corner at the top left stays, unless the one that is chosen would go under the edge. */
static PvViewport
steady_viewport (PvCanvas *self, PvViewport from, int width, int height)
{
  PvElement element = self->scene && self->selection ? pv_scene_find (self->scene, pv_selection_get_single (self->selection)) : PV_NO_ELEMENT;
  PvViewport viewport = from;
  PvPoint edge;
  PvElementInfo info;

  viewport.width = width;
  viewport.height = height;
  if (element.part == PV_PART_NONE || !pv_scene_describe (self->scene, element, &info))
    return viewport;
  edge = pv_viewport_to_model (&from, (PvPoint) { from.width, from.height });
  return info.bounds.y < edge.y && info.bounds.y + info.bounds.height > edge.y - (from.height - height) / from.zoom
           ? pv_canvas_reveal_viewport (self, viewport, &info.bounds, self->insets)
           : viewport;
}

void
pv_canvas_set_steady (PvCanvas *self, gboolean steady)
{
  self->steady_once = self->steady && !steady && gtk_widget_get_mapped (GTK_WIDGET (self));
  self->steady = steady;
}

void
pv_canvas_resize (PvCanvas *self, int width, int height)
{
  PvViewport from = self->easing ? self->ease_to : self->viewport;
  gboolean steady = (self->steady || self->steady_once) && from.width > 0;

  /* Who was on the way arrives. */
  stop_easing (self);
  self->steady_once = FALSE;
  if (steady)
    {
      self->viewport = snap (self, steady_viewport (self, from, width, height));
      g_signal_emit_by_name (self, "viewport-changed");
      return;
    }
  self->viewport = snap (self, pv_viewport_resize (from, width, height));
  if (self->scene != NULL && self->fitted)
    self->viewport = snap (self, first_viewport (self));
  g_signal_emit_by_name (self, "viewport-changed");
}

void
pv_canvas_init_view (PvCanvas *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (eased_cb, self, NULL);

  self->fitted = TRUE;
  self->most_fit = 1;
  self->viewport = pv_viewport_new (0, 0);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, EASE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect_object (self->animation, "done", G_CALLBACK (ease_done_cb), self, G_CONNECT_SWAPPED);
}

void
pv_canvas_dispose_view (PvCanvas *self)
{
  g_clear_handle_id (&self->settle_timeout, g_source_remove);
  stop_easing (self);
  g_clear_object (&self->animation);
}

static void
fit_again (PvCanvas *self)
{
  if (self->fitted && self->scene && self->viewport.width > 0)
    pv_canvas_set_viewport (self, first_viewport (self), TRUE);
}

void
pv_canvas_set_insets (PvCanvas *self, PvInsets insets)
{
  self->insets = insets;
  fit_again (self);
}

void
pv_canvas_set_most_fit (PvCanvas *self, double zoom)
{
  self->most_fit = zoom;
}

void
pv_canvas_set_corners (PvCanvas *self, PvCanvasCorner left, PvCanvasCorner right)
{
  self->corners[0] = left;
  self->corners[1] = right;
  fit_again (self);
}

PvViewport
pv_canvas_get_viewport (PvCanvas *self)
{
  return self->viewport;
}

double
pv_canvas_get_zoom (PvCanvas *self)
{
  return self->easing ? self->ease_to.zoom : self->viewport.zoom;
}

void
pv_canvas_go_to (PvCanvas *self, PvViewport viewport, gboolean eased)
{
  self->fitted = FALSE;
  go_to (self, viewport, eased);
}

void
pv_canvas_fit (PvCanvas *self, gboolean eased)
{
  if (self->scene == NULL)
    return;
  self->laid.zoom = 0;
  go_to (self, pv_canvas_whole_viewport (self), eased);
  self->fitted = pv_scene_get_kind (self->scene) == PV_SCENE_NETWORK;
}

void
pv_canvas_show_first (PvCanvas *self, gboolean eased)
{
  go_to (self, first_viewport (self), eased);
  self->fitted = TRUE;
}

void
pv_canvas_go_first (PvCanvas *self, gboolean eased)
{
  if (self->scene == NULL)
    return;
  self->laid.zoom = 0;
  pv_canvas_show_first (self, eased);
}

gboolean
pv_canvas_get_left (PvCanvas *self, double *zoom, PvPoint *middle)
{
  PvViewport viewport = self->easing ? self->ease_to : self->viewport;

  if (viewport.width <= 0 || (self->fitted && self->laid.zoom <= 0))
    return FALSE;
  *zoom = viewport.zoom;
  *middle = pv_viewport_to_model (&viewport, (PvPoint) { viewport.width / 2, viewport.height / 2 });
  return TRUE;
}

void
pv_canvas_lay (PvCanvas *self, double zoom, PvPoint middle)
{
  self->laid.zoom = zoom;
  self->laid.origin = middle;
  self->fitted = TRUE;
  fit_again (self);
}

void
pv_canvas_zoom_step (PvCanvas *self, int direction)
{
  PvViewport from = self->easing ? self->ease_to : self->viewport;
  PvPoint middle = { from.width / 2, from.height / 2 };

  pv_canvas_go_to (self, direction == 0 ? pv_viewport_zoom_at (from, middle, pv_text_scale (GTK_WIDGET (self))) : pv_viewport_step_at (from, middle, direction),
                   TRUE);
}

/* The heads of a path are pinned to the edges of the window: what is shown keeps out of there as well. */
static PvInsets
free_insets (PvCanvas *self, double zoom)
{
  PvInsets insets = self->insets;
  PvRect lane, phase;

  if (pv_scene_get_kind (self->scene) != PV_SCENE_PATH)
    return insets;
  lane = pv_scene_get_box (self->scene, (PvElement) { PV_PART_LANE, 0 });
  phase = pv_scene_get_box (self->scene, (PvElement) { PV_PART_PHASE, 0 });
  insets.left = MAX (insets.left, lane.width * zoom);
  insets.top = MAX (insets.top, phase.height * zoom);

  return insets;
}

/* A head that is pinned is seen wherever its row or column is: the other direction stays as it is. */
static PvRect
place_to_show (const PvViewport *viewport, PvInsets insets, PvElement element, PvRect bounds)
{
  PvPoint middle = { (insets.left + viewport->width - insets.right) / 2, (insets.top + viewport->height - insets.bottom) / 2 };

  middle = pv_viewport_to_model (viewport, middle);
  if (element.part == PV_PART_LANE)
    return (PvRect) { middle.x, bounds.y, 0, bounds.height };
  if (element.part == PV_PART_PHASE)
    return (PvRect) { bounds.x, middle.y, bounds.width, 0 };

  return bounds;
}

/* From afar an area is its disc, and that is revealed as all else is. */
static gboolean
shows_area (PvCanvas *self, PvId id, double zoom, PvRect *place)
{
  return self->scene && pv_scene_get_kind (self->scene) == PV_SCENE_NETWORK
         && !(pv_detail_at (zoom) == PV_DETAIL_REGIONS && pv_scene_find (self->scene, id).part == PV_PART_REGION)
         && pv_scene_find_area (self->scene, id, place);
}

/* An area so wide that only discs are seen of it: its own, which may stand aside to make room for others, is in the middle. */
static gboolean
fit_area (PvCanvas *self, PvId id, const PvRect *place)
{
  PvViewport viewport = self->easing ? self->ease_to : self->viewport;
  PvElementInfo info;

  if (viewport.width <= 0)
    return TRUE;
  viewport = pv_canvas_part_viewport (self, viewport, place);
  if (pv_detail_at (viewport.zoom) == PV_DETAIL_REGIONS && pv_scene_describe (self->scene, pv_scene_find (self->scene, id), &info))
    viewport = pv_canvas_centre_viewport (self, viewport, &info.bounds, self->insets);
  pv_canvas_go_to (self, viewport, TRUE);
  return TRUE;
}

gboolean
pv_canvas_centre_on (PvCanvas *self, PvId id)
{
  PvElement element = self->scene ? pv_scene_find (self->scene, id) : PV_NO_ELEMENT;
  PvViewport viewport = self->easing ? self->ease_to : self->viewport;
  PvElementInfo info;
  PvInsets insets;
  PvRect place;

  if (shows_area (self, id, PV_ZOOM_MOST, &place))
    return fit_area (self, id, &place);
  if (!self->scene || !pv_scene_describe (self->scene, element, &info))
    return FALSE;
  if (viewport.width <= 0)
    return TRUE;
  viewport.zoom = MAX (viewport.zoom, LEAST_FOUND_ZOOM * pv_text_scale (GTK_WIDGET (self)));
  insets = free_insets (self, viewport.zoom);
  place = place_to_show (&viewport, insets, element, info.bounds);
  pv_canvas_go_to (self, pv_canvas_centre_viewport (self, viewport, &place, insets), TRUE);

  return TRUE;
}

gboolean
pv_canvas_reveal (PvCanvas *self, PvId id, gboolean focus)
{
  PvElement element = self->scene ? pv_scene_find (self->scene, id) : PV_NO_ELEMENT;
  PvElementInfo info;
  PvRect area;

  if (shows_area (self, id, pv_canvas_get_zoom (self), &area))
    return fit_area (self, id, &area);
  if (!self->scene || !pv_scene_describe (self->scene, element, &info))
    return FALSE;
  if (self->viewport.width > 0)
    {
      PvViewport from = self->easing ? self->ease_to : self->viewport;
      PvInsets insets = free_insets (self, from.zoom);
      PvRect place = place_to_show (&from, insets, element, info.bounds);
      PvViewport viewport = pv_canvas_reveal_viewport (self, from, &place, insets);

      if (viewport.origin.x != self->viewport.origin.x || viewport.origin.y != self->viewport.origin.y)
        pv_canvas_go_to (self, viewport, TRUE);
    }
  if (focus)
    pv_canvas_focus_node (self, id);

  return TRUE;
}

gboolean
pv_canvas_get_place (PvCanvas *self, PvId id, GdkRectangle *place)
{
  PvElement element = self->scene ? pv_scene_find (self->scene, id) : PV_NO_ELEMENT;
  PvRect box;

  if (element.part == PV_PART_NONE)
    return FALSE;
  box = pv_scene_get_box (self->scene, element);
  box = pv_canvas_to_widget (self, &box);
  *place = (GdkRectangle) { (int) floor (box.x), (int) floor (box.y), (int) ceil (box.width), (int) ceil (box.height) };

  return TRUE;
}

