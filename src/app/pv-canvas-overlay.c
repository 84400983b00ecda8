#include "app/pv-canvas-private.h"

#include <math.h>

/* Rings stand this far from the frame and are this thick, in model pixels, but never thinner on screen than at 60 %. */
#define RING_GAP 3.0
#define RING_WIDTH 3.0
#define FOCUS_GAP 4.0
#define FOCUS_WIDTH 2.0
#define HANDLE_RADIUS 5.0
#define HANDLE_GAP 12.0
/* Below this nothing is small enough to aim at. */
#define LEAST_HANDLE_ZOOM 0.5

static GdkRGBA
colour (PvRgba rgba, double alpha)
{
  return (GdkRGBA) { (float) rgba.r, (float) rgba.g, (float) rgba.b, (float) (rgba.a * alpha) };
}

static graphene_rect_t
graphene (const PvRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width, (float) rect->height);
}

static double
ring_scale (PvCanvas *self)
{
  return MAX (self->viewport.zoom, 0.6);
}

static double
corner_of (PvElement element)
{
  return element.part == PV_PART_STEP ? PV_STEP_CORNER : PV_NODE_CORNER;
}

/* A frame round @box (widget), @gap away. */
static void
append_ring (GtkSnapshot *snapshot, const PvRect *box, double corner, double gap, double width, GdkRGBA rgba)
{
  PvRect outer = pv_rect_grow (box, gap + width, gap + width);
  graphene_rect_t bounds = graphene (&outer);
  float border = (float) width;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) (corner + gap + width));
  gtk_snapshot_append_border (snapshot, &rounded, (const float[4]) { border, border, border, border },
                              (const GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static gboolean
element_box (PvCanvas *self, PvScene *scene, PvElement element, PvRect *box)
{
  if (!pv_canvas_is_node (element))
    return FALSE;
  *box = pv_scene_get_box (scene, element);
  *box = pv_canvas_to_widget (self, box);

  return TRUE;
}

static void
append_selection_ring (PvCanvas *self, GtkSnapshot *snapshot, PvScene *scene, PvId id)
{
  PvElement element = pv_scene_find (scene, id);
  double scale = ring_scale (self);
  PvRect box;

  if (element_box (self, scene, element, &box))
    append_ring (snapshot, &box, corner_of (element) * self->viewport.zoom, RING_GAP * scale, RING_WIDTH * scale,
                 colour (self->style->accent, 1));
}

/* What a rubber band would choose. */
static void
append_band (PvCanvas *self, GtkSnapshot *snapshot)
{
  PvRect model = pv_viewport_rect_to_model (&self->viewport, &self->band);
  g_autoptr(PvIdSet) caught = pv_scene_hit_rect (self->scene, &model);
  graphene_rect_t bounds = graphene (&self->band);
  GdkRGBA fill = colour (self->style->accent, 0.12);
  guint n;
  const PvId *ids = pv_id_set_ids (caught, &n);

  for (guint i = 0; i < n; i++)
    append_selection_ring (self, snapshot, self->scene, ids[i]);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  append_ring (snapshot, &self->band, 0, -1, 1, colour (self->style->accent, 0.8));
}

void
pv_canvas_append_glow (PvCanvas *self, GtkSnapshot *snapshot, PvElement element, double width, double alpha)
{
  PvRect box;

  if (element_box (self, self->scene, element, &box))
    append_ring (snapshot, &box, corner_of (element) * self->viewport.zoom, 0, width, colour (self->style->accent, alpha));
}

static void
append_focus (PvCanvas *self, GtkSnapshot *snapshot)
{
  PvScene *scene = pv_canvas_overlay_scene (self);
  PvElement element = pv_scene_find (scene, self->focused);
  gboolean selected = self->selected && pv_id_set_contains (self->selected, self->focused);
  double scale = ring_scale (self);
  double gap = (FOCUS_GAP + (selected ? RING_GAP + RING_WIDTH - 1 : 0)) * scale;
  double width = FOCUS_WIDTH * scale;
  g_autoptr(PvOutline) outline = pv_outline_new ();
  PvRect box, ring, reach;
  graphene_rect_t bounds;
  cairo_t *cr;
  PvSurface *surface;
  PvPaint paint = { .stroke = self->style->accent, .width = width, .cap = PV_CAP_ROUND, .n_dashes = 2,
                    .dashes = { 0.01, width * 2 } };

  if (element.part == PV_PART_NONE)
    return;
  box = pv_scene_get_box (scene, element);
  box = pv_canvas_to_widget (self, &box);
  ring = pv_rect_grow (&box, gap + width / 2, gap + width / 2);
  reach = pv_rect_grow (&ring, width, width);
  bounds = graphene (&reach);
  pv_outline_rounded_rect (outline, &ring, corner_of (element) * self->viewport.zoom + gap);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  surface = pv_surface_cairo_new (cr);
  pv_surface_draw (surface, outline, &paint);
  pv_surface_cairo_free (surface);
  cairo_destroy (cr);
}

void
pv_canvas_append_disc (GtkSnapshot *snapshot, PvPoint centre, double radius, GdkRGBA fill, GdkRGBA edge)
{
  PvRect box = { centre.x - radius, centre.y - radius, 2 * radius, 2 * radius };
  graphene_rect_t bounds = graphene (&box);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rounded, (const float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (const GdkRGBA[4]) { edge, edge, edge, edge });
}

static void
append_handles (PvCanvas *self, GtkSnapshot *snapshot, PvElement element)
{
  GdkRGBA card = colour (self->style->card, 1), accent = colour (self->style->accent, 1);
  PvPoint handles[4];

  if (!self->editable || self->viewport.zoom < LEAST_HANDLE_ZOOM || !pv_canvas_is_node (element))
    return;
  pv_canvas_handles (self, element, handles);
  for (guint i = 0; i < 4; i++)
    {
      gboolean under = self->pointer_inside
                       && hypot (handles[i].x - self->pointer.x, handles[i].y - self->pointer.y) <= PV_HANDLE_REACH;

      pv_canvas_append_disc (snapshot, handles[i], HANDLE_RADIUS + (under ? 1.5 : 0), under ? accent : card, accent);
    }
}

/* The part of the window that is reached by what is lifted and its links, on whole pixels. */
static PvRect
lifted_part (PvCanvas *self, PvScene *scene)
{
  PvRect reach = { 0 };
  guint n;
  const PvId *ids = pv_id_set_ids (self->lifted, &n);
  double left, top, right, bottom;

  for (guint i = 0; i < n; i++)
    {
      PvRect one = pv_canvas_reach (scene, ids[i]);

      reach = pv_rect_union (&reach, &one);
    }
  reach = pv_rect_grow (&reach, 24, 24);
  reach = pv_canvas_to_widget (self, &reach);
  left = MAX (floor (reach.x), 0);
  top = MAX (floor (reach.y), 0);
  right = MIN (ceil (reach.x + reach.width), self->viewport.width);
  bottom = MIN (ceil (reach.y + reach.height), self->viewport.height);

  return (PvRect) { left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

/* What is lifted, with its links, where it is now. */
static void
append_lifted (PvCanvas *self, GtkSnapshot *snapshot)
{
  PvScene *scene = pv_canvas_overlay_scene (self);
  PvEmphasis emphasis = { .only = self->lifted, .selected = self->selected, .full = self->full };
  PvPaintOptions options = pv_paint_options ();
  PvViewport *viewport = &self->viewport;
  PvRect part = lifted_part (self, scene);
  graphene_rect_t bounds = graphene (&part);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  if (pv_rect_is_empty (&part))
    return;
  options.style = self->style;
  options.zoom = viewport->zoom * scale;
  options.clip = pv_viewport_rect_to_model (viewport, &part);
  options.layers = PV_PAINT_LINKS | PV_PAINT_BOXES | PV_PAINT_LOCKS;
  options.emphasis = &emphasis;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, viewport->zoom, viewport->zoom);
  cairo_translate (cr, -viewport->origin.x, -viewport->origin.y);
  pv_painter_paint_cairo (scene, cr, &options);
  cairo_destroy (cr);
}

/* A step that is dragged is a ghost of its box; where it lands decides the layout. */
static void
append_ghosts (PvCanvas *self, GtkSnapshot *snapshot)
{
  guint n;
  const PvId *ids = pv_id_set_ids (self->dragged, &n);

  for (guint i = 0; i < n; i++)
    {
      PvElement element = pv_scene_find (self->scene, ids[i]);
      GdkRGBA fill = colour (self->style->accent_tint, 0.8);
      graphene_rect_t bounds;
      PvRect box;

      if (!element_box (self, self->scene, element, &box))
        continue;
      box.x += self->moved_by.x * self->viewport.zoom;
      box.y += self->moved_by.y * self->viewport.zoom;
      bounds = graphene (&box);
      gtk_snapshot_append_color (snapshot, &fill, &bounds);
      append_ring (snapshot, &box, corner_of (element), -2, 2, colour (self->style->accent, 1));
    }
}

/* Phase and lane heads stay in sight while the rest scrolls under them. */
static void
append_heads (PvCanvas *self, GtkSnapshot *snapshot)
{
  PvPaintOptions options = pv_paint_options ();
  PvEmphasis emphasis = { .selected = self->selected, .full = self->full };
  PvRect visible = pv_viewport_visible (&self->viewport);
  cairo_t *cr;
  PvSurface *surface;

  options.style = self->style;
  options.zoom = self->viewport.zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  options.clip = visible;
  options.emphasis = &emphasis;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width,
                                                                (float) self->viewport.height));
  cairo_scale (cr, self->viewport.zoom, self->viewport.zoom);
  cairo_translate (cr, -self->viewport.origin.x, -self->viewport.origin.y);
  surface = pv_surface_cairo_new (cr);
  pv_painter_paint_heads (self->scene, surface, &options, &visible);
  pv_surface_cairo_free (surface);
  if (self->marked[0])
    pv_scene_difference_paint_heads (self->scene, &PV_CANVAS_DIFFERENCE (self->marked), self->style, options.zoom, &visible, cr);
  cairo_destroy (cr);
}

void
pv_canvas_handles (PvCanvas *self, PvElement element, PvPoint handles[4])
{
  PvRect box = pv_scene_get_box (self->scene, element);
  PvPoint middle;

  box = pv_canvas_to_widget (self, &box);
  middle = pv_rect_centre (&box);
  handles[0] = (PvPoint) { box.x + box.width + HANDLE_GAP, middle.y };
  handles[1] = (PvPoint) { middle.x, box.y + box.height + HANDLE_GAP };
  handles[2] = (PvPoint) { box.x - HANDLE_GAP, middle.y };
  handles[3] = (PvPoint) { middle.x, box.y - HANDLE_GAP };
}

void
pv_canvas_overlay (PvCanvas *self, GtkSnapshot *snapshot)
{
  gboolean idle = self->gesture == PV_GESTURE_NONE || self->gesture == PV_GESTURE_PRESSED;

  if (self->between)
    {
      pv_canvas_append_moving (self, snapshot);
      return;
    }

  if (idle && self->hovered.part != PV_PART_NONE)
    pv_canvas_append_glow (self, snapshot, self->hovered, 3, 0.35);
  if (self->lifted)
    append_lifted (self, snapshot);
  if (self->gesture == PV_GESTURE_MOVE && self->bare)
    pv_canvas_overlay_guides (self, snapshot);
  if (self->gesture == PV_GESTURE_MOVE && !self->free_places)
    append_ghosts (self, snapshot);
  if (self->focus_visible)
    append_focus (self, snapshot);
  if (self->gesture == PV_GESTURE_BAND)
    append_band (self, snapshot);
  if (self->gesture == PV_GESTURE_LINK)
    pv_canvas_overlay_link (self, snapshot);
  else if (self->gesture == PV_GESTURE_NONE)
    append_handles (self, snapshot, self->hovered);
  if (pv_scene_get_kind (self->scene) == PV_SCENE_PATH)
    append_heads (self, snapshot);
}
