#include "app/pv-canvas-tiles-layer.h"

#include <math.h>

/* Tiles kept: about 40 fill a screen of 1920×1080. */
#define MOST_TILES 200

static void
tile_forget_nodes (PvTile *tile)
{
  g_clear_pointer (&tile->plain, gsk_render_node_unref);
  g_clear_pointer (&tile->scaled, gsk_render_node_unref);
  g_clear_object (&tile->texture);
  g_clear_pointer (&tile->surface, cairo_surface_destroy);
}

static void
tile_free (PvTile *tile)
{
  tile_forget_nodes (tile);
  g_clear_pointer (&tile->held, cairo_surface_destroy);
  g_free (tile);
}

static gint64
tile_key (int column, int row)
{
  return (gint64) (((guint64) (guint32) row) << 32 | (guint32) column);
}

static int
key_column (gint64 key)
{
  return (gint32) (guint32) ((guint64) key & 0xffffffff);
}

static int
key_row (gint64 key)
{
  return (gint32) (guint32) ((guint64) key >> 32);
}

PvRect
pv_tile_region (gint64 key, double zoom)
{
  double side = PV_TILE_PIXELS / zoom;

  return (PvRect) { key_column (key) * side, key_row (key) * side, side, side };
}

PvTileLayer *
pv_tile_layer_new (double zoom, int scale)
{
  PvTileLayer *layer = g_new0 (PvTileLayer, 1);

  layer->zoom = zoom;
  layer->scale = scale;
  layer->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) tile_free);

  return layer;
}

void
pv_tile_layer_free (PvTileLayer *layer)
{
  if (layer == NULL)
    return;
  g_hash_table_unref (layer->tiles);
  g_free (layer);
}

PvTile *
pv_tile_layer_get (PvTileLayer *layer, int column, int row)
{
  gint64 key = tile_key (column, row);
  PvTile *tile = g_hash_table_lookup (layer->tiles, &key);

  if (tile == NULL)
    {
      tile = g_new0 (PvTile, 1);
      tile->key = key;
      g_hash_table_insert (layer->tiles, &tile->key, tile);
    }

  return tile;
}

gboolean
pv_tile_layer_is (const PvTileLayer *layer, double zoom, int scale)
{
  return layer != NULL && layer->scale == scale && fabs (layer->zoom - zoom) < 1e-9 * zoom;
}

void
pv_tile_layer_mark_dirty (PvTileLayer *layer, const PvRect *dirty, guint serial)
{
  GHashTableIter iter;
  gpointer value;

  if (layer == NULL)
    return;
  g_hash_table_iter_init (&iter, layer->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PvTile *tile = value;
      PvRect region = pv_tile_region (tile->key, layer->zoom);

      if (dirty == NULL || pv_rect_overlaps (&region, dirty))
        tile->dirty = serial;
    }
}

void
pv_tile_layer_trim (PvTileLayer *layer, guint64 frame)
{
  GHashTableIter iter;
  gpointer value;

  if (layer == NULL || g_hash_table_size (layer->tiles) <= MOST_TILES)
    return;
  g_hash_table_iter_init (&iter, layer->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((PvTile *) value)->used + 2 < frame && ((PvTile *) value)->asked == 0)
      g_hash_table_iter_remove (&iter);
}

gboolean
pv_tile_is_fresh (const PvTile *tile)
{
  return tile->serial != 0 && tile->serial >= tile->dirty;
}

gboolean
pv_tile_is_ready (const PvTile *tile)
{
  return pv_tile_is_fresh (tile) || (tile->held != NULL && tile->held_serial >= tile->dirty);
}

void
pv_tile_take_surface (PvTile *tile, cairo_surface_t *surface, guint serial)
{
  tile_forget_nodes (tile);
  g_clear_pointer (&tile->held, cairo_surface_destroy);
  tile->surface = surface;
  tile->serial = serial;
}

void
pv_tile_hold_surface (PvTile *tile, cairo_surface_t *surface, guint serial)
{
  g_clear_pointer (&tile->held, cairo_surface_destroy);
  tile->held = surface;
  tile->held_serial = serial;
}

void
pv_tile_layer_show_held (PvTileLayer *layer)
{
  GHashTableIter iter;
  gpointer value;

  if (layer == NULL)
    return;
  g_hash_table_iter_init (&iter, layer->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PvTile *tile = value;

      if (tile->held != NULL)
        pv_tile_take_surface (tile, g_steal_pointer (&tile->held), tile->held_serial);
    }
}

static void
draw_surface_node (GskRenderNode **node, cairo_surface_t *surface, cairo_filter_t filter)
{
  cairo_t *cr;

  if (*node != NULL)
    return;
  *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, PV_TILE_PIXELS, PV_TILE_PIXELS));
  cr = gsk_cairo_node_get_draw_context (*node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), filter);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, PV_TILE_PIXELS, PV_TILE_PIXELS);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static GdkTexture *
surface_texture (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * PV_TILE_PIXELS,
                                                        (GDestroyNotify) cairo_surface_destroy,
                                                        cairo_surface_reference (surface));

  return gdk_memory_texture_new (PV_TILE_PIXELS, PV_TILE_PIXELS, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* @snapshot is in device pixels. */
static void
tile_append (PvTile *tile, GtkSnapshot *snapshot, gboolean textures, const cairo_rectangle_int_t *place)
{
  gboolean scaled = place->width != PV_TILE_PIXELS || place->height != PV_TILE_PIXELS;
  GskRenderNode **node = scaled ? &tile->scaled : &tile->plain;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place->x, (float) place->y));
  if (scaled)
    gtk_snapshot_scale (snapshot, (float) place->width / PV_TILE_PIXELS, (float) place->height / PV_TILE_PIXELS);
  if (textures)
    {
      if (tile->texture == NULL)
        tile->texture = surface_texture (tile->surface);
      gtk_snapshot_append_texture (snapshot, tile->texture, &GRAPHENE_RECT_INIT (0, 0, PV_TILE_PIXELS, PV_TILE_PIXELS));
    }
  else
    {
      draw_surface_node (node, tile->surface, scaled ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
      gtk_snapshot_append_node (snapshot, *node);
    }
  gtk_snapshot_restore (snapshot);
}

/* Only the parts in @open. */
static void
tile_append_parts (PvTile *tile, GtkSnapshot *snapshot, gboolean textures, const cairo_rectangle_int_t *place,
                   const cairo_region_t *open)
{
  cairo_region_t *parts = cairo_region_copy (open);

  cairo_region_intersect_rectangle (parts, place);
  for (int i = 0; i < cairo_region_num_rectangles (parts); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (parts, i, &part);
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) part.x, (float) part.y, (float) part.width, (float) part.height));
      tile_append (tile, snapshot, textures, place);
      gtk_snapshot_pop (snapshot);
    }
  cairo_region_destroy (parts);
}

PvTileSpan
pv_tile_layer_span (const PvTileLayer *layer, const PvTileView *view, int margin)
{
  double side = PV_TILE_PIXELS / layer->zoom;

  return (PvTileSpan) { (int) floor (view->x / side) - margin, (int) floor (view->y / side) - margin,
                  (int) floor ((view->x + view->width / view->zoom) / side) + margin,
                  (int) floor ((view->y + view->height / view->zoom) / side) + margin };
}

/* On whole device pixels, even when it is scaled: neighbours meet without a seam. */
static cairo_rectangle_int_t
tile_place (const PvTileLayer *layer, gint64 key, const PvTileView *view)
{
  double device = view->zoom * view->scale;
  PvRect region = pv_tile_region (key, layer->zoom);
  int left = (int) round ((region.x - view->x) * device), right = (int) round ((region.x + region.width - view->x) * device);
  int top = (int) round ((region.y - view->y) * device), bottom = (int) round ((region.y + region.height - view->y) * device);

  return (cairo_rectangle_int_t) { left, top, right - left, bottom - top };
}

static gboolean
intersect (const cairo_rectangle_int_t *a, const cairo_rectangle_int_t *b, cairo_rectangle_int_t *both)
{
  both->x = MAX (a->x, b->x);
  both->y = MAX (a->y, b->y);
  both->width = MIN (a->x + a->width, b->x + b->width) - both->x;
  both->height = MIN (a->y + a->height, b->y + b->height) - both->y;

  return both->width > 0 && both->height > 0;
}

void
pv_tile_layer_append (PvTileLayer *layer, GtkSnapshot *snapshot, const PvTileView *view, guint64 frame, cairo_region_t *open)
{
  const cairo_rectangle_int_t all = { 0, 0, view->width * view->scale, view->height * view->scale };
  PvTileSpan span;

  if (layer == NULL || cairo_region_is_empty (open))
    return;
  span = pv_tile_layer_span (layer, view, 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, 1.0f / (float) view->scale, 1.0f / (float) view->scale);
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        gint64 key = tile_key (column, row);
        PvTile *tile = g_hash_table_lookup (layer->tiles, &key);
        cairo_rectangle_int_t place = tile_place (layer, key, view), seen;

        if (tile == NULL || tile->surface == NULL || !intersect (&place, &all, &seen))
          continue;
        tile->used = frame;
        switch (cairo_region_contains_rectangle (open, &seen))
          {
          case CAIRO_REGION_OVERLAP_IN:
            tile_append (tile, snapshot, view->textures, &place);
            break;
          case CAIRO_REGION_OVERLAP_PART:
            tile_append_parts (tile, snapshot, view->textures, &place, open);
            break;
          case CAIRO_REGION_OVERLAP_OUT:
            continue;
          }
        cairo_region_subtract_rectangle (open, &seen);
      }
  gtk_snapshot_restore (snapshot);
}
