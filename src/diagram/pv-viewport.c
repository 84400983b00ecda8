#include "diagram/pv-viewport.h"

#include <math.h>

static const double steps[] = { 0.01, 0.014, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.14, 0.2, 0.3, 0.4, 0.5, 0.62, 0.75, 0.86, 1.0, 1.2, 1.4, 1.7,
                                2.0, 2.4, 2.8, 3.4, 4.0 };

static PvPoint
free_middle (const PvViewport *viewport, PvInsets insets, double *width, double *height)
{
  *width = MAX (1, viewport->width - insets.left - insets.right);
  *height = MAX (1, viewport->height - insets.top - insets.bottom);
  return (PvPoint) { insets.left + *width / 2, insets.top + *height / 2 };
}

static double
keep_within (double origin, double extent, double from, double length, double zoom)
{
  double keep = MIN (PV_VIEWPORT_KEEP, MIN (extent, length * zoom)) / zoom;

  return CLAMP (origin, from + keep - extent / zoom, from + length - keep);
}

static PvViewport
put (PvViewport viewport, PvPoint model, PvPoint device)
{
  viewport.origin.x = model.x - device.x / viewport.zoom;
  viewport.origin.y = model.y - device.y / viewport.zoom;
  return pv_viewport_clamp (viewport);
}

PvViewport
pv_viewport_new (double width, double height)
{
  return (PvViewport) { 1.0, { 0, 0 }, width, height, { 0, 0, 0, 0 } };
}

PvPoint
pv_viewport_to_device (const PvViewport *viewport, PvPoint model)
{
  return (PvPoint) { (model.x - viewport->origin.x) * viewport->zoom, (model.y - viewport->origin.y) * viewport->zoom };
}

PvPoint
pv_viewport_to_model (const PvViewport *viewport, PvPoint device)
{
  return (PvPoint) { device.x / viewport->zoom + viewport->origin.x, device.y / viewport->zoom + viewport->origin.y };
}

PvRect
pv_viewport_rect_to_device (const PvViewport *viewport, const PvRect *model)
{
  PvPoint corner = pv_viewport_to_device (viewport, (PvPoint) { model->x, model->y });

  return (PvRect) { corner.x, corner.y, model->width * viewport->zoom, model->height * viewport->zoom };
}

PvRect
pv_viewport_rect_to_model (const PvViewport *viewport, const PvRect *device)
{
  PvPoint corner = pv_viewport_to_model (viewport, (PvPoint) { device->x, device->y });

  return (PvRect) { corner.x, corner.y, device->width / viewport->zoom, device->height / viewport->zoom };
}

PvRect
pv_viewport_visible (const PvViewport *viewport)
{
  return (PvRect) { viewport->origin.x, viewport->origin.y, viewport->width / viewport->zoom, viewport->height / viewport->zoom };
}

PvViewport
pv_viewport_clamp (PvViewport viewport)
{
  viewport.zoom = CLAMP (viewport.zoom, PV_ZOOM_LEAST, PV_ZOOM_MOST);
  if (pv_rect_is_empty (&viewport.content))
    return viewport;

  viewport.origin.x = keep_within (viewport.origin.x, viewport.width, viewport.content.x, viewport.content.width, viewport.zoom);
  viewport.origin.y = keep_within (viewport.origin.y, viewport.height, viewport.content.y, viewport.content.height, viewport.zoom);
  return viewport;
}

PvViewport
pv_viewport_resize (PvViewport viewport, double width, double height)
{
  PvPoint middle = { viewport.width / 2, viewport.height / 2 };
  PvPoint model = pv_viewport_to_model (&viewport, middle);
  gboolean first = viewport.width <= 0 || viewport.height <= 0;

  viewport.width = width;
  viewport.height = height;
  return first ? pv_viewport_clamp (viewport) : put (viewport, model, (PvPoint) { width / 2, height / 2 });
}

PvViewport
pv_viewport_zoom_at (PvViewport viewport, PvPoint device, double zoom)
{
  PvPoint model = pv_viewport_to_model (&viewport, device);

  viewport.zoom = CLAMP (zoom, PV_ZOOM_LEAST, PV_ZOOM_MOST);
  return put (viewport, model, device);
}

PvViewport
pv_viewport_step_at (PvViewport viewport, PvPoint device, int direction)
{
  return pv_viewport_zoom_at (viewport, device, pv_viewport_next_zoom (viewport.zoom, direction));
}

PvViewport
pv_viewport_wheel_at (PvViewport viewport, PvPoint device, double amount)
{
  return pv_viewport_zoom_at (viewport, device, viewport.zoom * exp2 (amount / 4));
}

PvViewport
pv_viewport_scroll (PvViewport viewport, double dx, double dy)
{
  viewport.origin.x += dx / viewport.zoom;
  viewport.origin.y += dy / viewport.zoom;
  return pv_viewport_clamp (viewport);
}

PvViewport
pv_viewport_fit (PvViewport viewport, const PvRect *rect, PvInsets insets, double most_zoom)
{
  double width, height;
  PvPoint middle = free_middle (&viewport, insets, &width, &height);

  if (pv_rect_is_empty (rect))
    return viewport;
  viewport.zoom = CLAMP (MIN (MIN (width / rect->width, height / rect->height), most_zoom), PV_ZOOM_LEAST, PV_ZOOM_MOST);
  return put (viewport, pv_rect_centre (rect), middle);
}

PvViewport
pv_viewport_centre_on (PvViewport viewport, PvPoint model, PvInsets insets)
{
  double width, height;
  PvPoint middle = free_middle (&viewport, insets, &width, &height);

  return put (viewport, model, middle);
}

/* How far [from, from + length) must move to lie in [low, high); its beginning wins when it is too long. */
static double
way_into (double from, double length, double low, double high)
{
  if (from < low || length > high - low)
    return low - from;
  return MIN (0, high - from - length);
}

PvViewport
pv_viewport_reveal (PvViewport viewport, const PvRect *rect, PvInsets insets, double margin)
{
  PvRect device = pv_viewport_rect_to_device (&viewport, rect);
  double dx = way_into (device.x, device.width, insets.left + margin, viewport.width - insets.right - margin);
  double dy = way_into (device.y, device.height, insets.top + margin, viewport.height - insets.bottom - margin);

  return dx == 0 && dy == 0 ? viewport : pv_viewport_scroll (viewport, -dx, -dy);
}

PvViewport
pv_viewport_between (PvViewport from, PvViewport to, double share)
{
  PvViewport now = to;
  PvPoint a = pv_viewport_to_model (&from, (PvPoint) { from.width / 2, from.height / 2 });
  PvPoint b = pv_viewport_to_model (&to, (PvPoint) { to.width / 2, to.height / 2 });
  double way;

  if (share >= 1)
    return to;
  now.zoom = from.zoom * pow (to.zoom / from.zoom, share);
  /* While the zoom changes, the middle must move evenly in device pixels, not in model pixels. */
  way = fabs (to.zoom - from.zoom) < 1e-9 ? share : (1 / now.zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom);
  now.origin.x = a.x + (b.x - a.x) * way - now.width / 2 / now.zoom;
  now.origin.y = a.y + (b.y - a.y) * way - now.height / 2 / now.zoom;
  return now;
}

double
pv_viewport_next_zoom (double zoom, int direction)
{
  if (direction > 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        if (steps[i] > zoom * 1.01)
          return steps[i];
      return PV_ZOOM_MOST;
    }
  for (guint i = G_N_ELEMENTS (steps); i-- > 0;)
    if (steps[i] < zoom * 0.99)
      return steps[i];
  return PV_ZOOM_LEAST;
}
