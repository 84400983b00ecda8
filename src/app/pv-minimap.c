#include "app/pv-minimap.h"

#include "app/pv-canvas-style.h"
#include "app/pv-canvas-tiles.h"

#define WIDTH 144
#define HEIGHT 84

/* A box is never drawn smaller, in logical pixels. */
#define SMALLEST 1.5f

struct _PvMinimap
{
  GtkWidget parent_instance;

  PvCanvas *canvas;
  GskRenderNode *boxes;        /* the scene's boxes, kept until there is another scene */
  PvRect shown;                /* model */
  gboolean dark;               /* what the boxes are drawn for */
  int painted_width;
  int painted_height;
};

G_DEFINE_FINAL_TYPE (PvMinimap, pv_minimap, GTK_TYPE_WIDGET)

static GdkRGBA
to_rgba (PvRgba rgba)
{
  return (GdkRGBA) { (float) rgba.r, (float) rgba.g, (float) rgba.b, (float) rgba.a };
}

static double
shown_zoom (PvMinimap *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)) / MAX (self->shown.width, 1),
              gtk_widget_get_height (GTK_WIDGET (self)) / MAX (self->shown.height, 1));
}

static PvPoint
shown_offset (PvMinimap *self)
{
  double zoom = shown_zoom (self);

  return (PvPoint) { (gtk_widget_get_width (GTK_WIDGET (self)) - self->shown.width * zoom) / 2,
                     (gtk_widget_get_height (GTK_WIDGET (self)) - self->shown.height * zoom) / 2 };
}

static graphene_rect_t
to_map (PvMinimap *self, const PvRect *model)
{
  double zoom = shown_zoom (self);
  PvPoint offset = shown_offset (self);

  return GRAPHENE_RECT_INIT ((float) (offset.x + (model->x - self->shown.x) * zoom),
                             (float) (offset.y + (model->y - self->shown.y) * zoom), (float) (model->width * zoom),
                             (float) (model->height * zoom));
}

/* Takes @surface. */
static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* Whether nothing was painted yet where the small box @bounds is. In a large network most boxes fall on another one. */
static gboolean
is_first_here (guint8 *taken, int width, int height, const graphene_rect_t *bounds, double scale)
{
  int x = (int) (bounds->origin.x * scale), y = (int) (bounds->origin.y * scale);
  guint8 *here;

  if (x < 0 || y < 0 || x >= width || y >= height)
    return FALSE;
  here = taken + (gsize) y * (gsize) width + (gsize) x;
  if (*here)
    return FALSE;
  *here = 1;
  return TRUE;
}

/* The renderer of cairo would copy a texture before it paints it, each time. Takes @surface. */
static GskRenderNode *
node_of (PvMinimap *self, cairo_surface_t *surface)
{
  float scale = (float) gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) cairo_image_surface_get_width (surface) / scale,
                                               (float) cairo_image_surface_get_height (surface) / scale);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;
  cairo_t *cr;

  if (pv_canvas_tiles_use_textures (GTK_WIDGET (self)))
    {
      texture = texture_of (surface);
      return gsk_texture_node_new (texture, &bounds);
    }
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return node;
}

/* Where the processor does the work of a graphics card, the first texture of which a side is no power of two costs 40 ms, in the middle of
 * the first zoom: its shader is compiled anew. The tiles are of such sides. */
static int
room_for (PvMinimap *self, int pixels)
{
  return pv_canvas_tiles_use_textures (GTK_WIDGET (self)) ? 1 << g_bit_storage ((gulong) pixels - 1) : pixels;
}

/* A picture and not a node a box: the map lies over the canvas and is drawn anew in every frame of a pan. */
static GskRenderNode *
paint_boxes (PvMinimap *self, PvScene *scene, PvPart part, const GdkRGBA *rgba)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * scale, height = gtk_widget_get_height (GTK_WIDGET (self)) * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, room_for (self, width), room_for (self, height));
  cairo_t *cr = cairo_create (surface);
  g_autofree guint8 *taken = g_malloc0 ((gsize) width * (gsize) height);

  cairo_surface_set_device_scale (surface, scale, scale);
  gdk_cairo_set_source_rgba (cr, rgba);
  for (guint i = 0; i < pv_scene_count (scene, part); i++)
    {
      PvRect box = pv_scene_get_box (scene, (PvElement) { part, i });
      graphene_rect_t bounds = to_map (self, &box);
      gboolean small = bounds.size.width <= SMALLEST && bounds.size.height <= SMALLEST;

      if (small && !is_first_here (taken, width, height, &bounds, scale))
        continue;
      cairo_rectangle (cr, bounds.origin.x, bounds.origin.y, MAX (bounds.size.width, SMALLEST), MAX (bounds.size.height, SMALLEST));
      cairo_fill (cr);
    }
  cairo_destroy (cr);

  return node_of (self, surface);
}

static void
draw_seen (PvMinimap *self, GtkSnapshot *snapshot)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);
  PvRect visible = pv_viewport_visible (&viewport);
  graphene_rect_t bounds = to_map (self, &visible);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                            (float) gtk_widget_get_height (GTK_WIDGET (self)));
  GdkRGBA accent = to_rgba (pv_canvas_style_now ()->accent);
  GskRoundedRect rounded;

  if (!graphene_rect_intersection (&bounds, &all, &bounds))
    return;
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 3);
  gtk_snapshot_append_border (snapshot, &rounded, (const float[4]) { 2, 2, 2, 2 },
                              (const GdkRGBA[4]) { accent, accent, accent, accent });
}

static void
pv_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PvMinimap *self = PV_MINIMAP (widget);
  PvScene *scene = self->canvas ? pv_canvas_get_scene (self->canvas) : NULL;
  GdkRGBA rgba = to_rgba (pv_canvas_style_now ()->faded);

  if (scene == NULL)
    return;
  if (self->boxes == NULL || self->dark != adw_style_manager_get_dark (adw_style_manager_get_default ()))
    {
      PvRect bounds = pv_scene_get_bounds (scene);

      g_clear_pointer (&self->boxes, gsk_render_node_unref);
      self->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
      self->painted_width = gtk_widget_get_width (widget);
      self->painted_height = gtk_widget_get_height (widget);
      self->shown = pv_rect_grow (&bounds, bounds.width * 0.06, bounds.height * 0.06);
      self->boxes = paint_boxes (self, scene, pv_scene_get_kind (scene) == PV_SCENE_PATH ? PV_PART_STEP : PV_PART_NODE, &rgba);
    }
  gtk_snapshot_append_node (snapshot, self->boxes);
  draw_seen (self, snapshot);
}

static void
pv_minimap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PvMinimap *self = PV_MINIMAP (widget);

  if (self->painted_width != width || self->painted_height != height)
    g_clear_pointer (&self->boxes, gsk_render_node_unref);
}

static void
pv_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
go_to (PvMinimap *self, double x, double y)
{
  double zoom = shown_zoom (self);
  PvPoint offset = shown_offset (self);
  PvPoint model = { self->shown.x + (x - offset.x) / zoom, self->shown.y + (y - offset.y) / zoom };
  PvInsets none = { 0 };

  if (self->canvas && pv_canvas_get_scene (self->canvas))
    pv_canvas_go_to (self->canvas, pv_viewport_centre_on (pv_canvas_get_viewport (self->canvas), model, none), FALSE);
}

static void
dragged_cb (GtkGestureDrag *gesture, double dx, double dy, PvMinimap *self)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  go_to (self, x + dx, y + dy);
}

static void
pressed_cb (GtkGestureDrag *gesture, double x, double y, PvMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (self, x, y);
}

static void
pv_minimap_dispose (GObject *object)
{
  PvMinimap *self = PV_MINIMAP (object);

  g_clear_pointer (&self->boxes, gsk_render_node_unref);
  g_clear_object (&self->canvas);
  G_OBJECT_CLASS (pv_minimap_parent_class)->dispose (object);
}

static void
pv_minimap_class_init (PvMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_minimap_dispose;
  widget_class->snapshot = pv_minimap_snapshot;
  widget_class->size_allocate = pv_minimap_size_allocate;
  widget_class->measure = pv_minimap_measure;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pv_minimap_init (PvMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  pv_canvas_style_follow (GTK_WIDGET (self));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (pv_minimap_refresh), NULL);
}

void
pv_minimap_refresh (PvMinimap *self)
{
  g_clear_pointer (&self->boxes, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pv_minimap_set_canvas (PvMinimap *self, PvCanvas *canvas)
{
  g_set_object (&self->canvas, canvas);
  g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}
