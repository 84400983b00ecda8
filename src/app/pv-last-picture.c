#include "app/pv-last-picture.h"

gboolean
pv_last_picture_save (GtkWidget *widget, int width, const char *path)
{
  int from_width = gtk_widget_get_width (widget);
  int from_height = gtk_widget_get_height (widget);
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native ? gtk_native_get_renderer (native) : NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  float scale;

  if (renderer == NULL || !gtk_widget_get_mapped (widget) || from_width <= 0 || from_height <= 0)
    return FALSE;

  scale = (float) width / from_width;
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, from_width * scale, from_height * scale);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;

  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, from_height * scale));
  gsk_render_node_unref (node);
  return gdk_texture_save_to_png (texture, path);
}
