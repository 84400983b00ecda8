/* A window on a diagram: which part of it, and how big. Pure maths on a plain struct; device means the widget's logical pixels, or whatever
 * the caller counts in. device = (model - origin) × zoom. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

#define PV_ZOOM_LEAST 0.01
#define PV_ZOOM_MOST 4.0

typedef struct
{
  double zoom;               /* PV_ZOOM_LEAST … PV_ZOOM_MOST */
  PvPoint origin;            /* the model point at the top left corner */
  double width;              /* of the window, device pixels */
  double height;
  PvRect content;            /* bounds of the scene; empty: anything goes */
} PvViewport;

/* Device pixels covered by something that lies over the window: fitting keeps out of them. */
typedef struct
{
  double left, top, right, bottom;
} PvInsets;

PvViewport pv_viewport_new          (double            width,
                                     double            height);
PvPoint    pv_viewport_to_device    (const PvViewport *viewport,
                                     PvPoint           model);
PvPoint    pv_viewport_to_model     (const PvViewport *viewport,
                                     PvPoint           device);
PvRect     pv_viewport_rect_to_device (const PvViewport *viewport,
                                     const PvRect     *model);
PvRect     pv_viewport_rect_to_model (const PvViewport *viewport,
                                     const PvRect     *device);
/* The part of the model that is seen. */
PvRect     pv_viewport_visible      (const PvViewport *viewport);

/* All below return the new viewport, zoom clamped, the content kept within reach (at least PV_VIEWPORT_KEEP device pixels of it stay in
 * the window). */
#define PV_VIEWPORT_KEEP 60.0
PvViewport pv_viewport_clamp        (PvViewport        viewport);
PvViewport pv_viewport_resize       (PvViewport        viewport,
                                     double            width,
                                     double            height);
/* The model point under @device stays under it. */
PvViewport pv_viewport_zoom_at      (PvViewport        viewport,
                                     PvPoint           device,
                                     double            zoom);
/* The next of the usual zooms (… 50, 70, 100, 140, 200 …) up (+1) or down (-1), about @device. */
PvViewport pv_viewport_step_at      (PvViewport        viewport,
                                     PvPoint           device,
                                     int               direction);
/* A wheel or a pinch: zoom × 2^(@amount / 4); wheel notches are ±1. */
PvViewport pv_viewport_wheel_at     (PvViewport        viewport,
                                     PvPoint           device,
                                     double            amount);
/* By device pixels: positive goes right and down. */
PvViewport pv_viewport_scroll       (PvViewport        viewport,
                                     double            dx,
                                     double            dy);
/* @rect in the middle of what the insets leave free, as big as fits but never above @most_zoom. */
PvViewport pv_viewport_fit          (PvViewport        viewport,
                                     const PvRect     *rect,
                                     PvInsets          insets,
                                     double            most_zoom);
/* The same zoom, @model in the middle of what the insets leave free. */
PvViewport pv_viewport_centre_on    (PvViewport        viewport,
                                     PvPoint           model,
                                     PvInsets          insets);
/* As little scrolling as brings @rect (model) in, with @margin device pixels around it. */
PvViewport pv_viewport_reveal       (PvViewport        viewport,
                                     const PvRect     *rect,
                                     PvInsets          insets,
                                     double            margin);
/* Between two, for an eased move: @share 0 … 1; zoom runs evenly to the eye. */
PvViewport pv_viewport_between      (PvViewport        from,
                                     PvViewport        to,
                                     double            share);
/* The usual zoom next to @zoom in @direction. */
double     pv_viewport_next_zoom    (double            zoom,
                                     int               direction);

G_END_DECLS
