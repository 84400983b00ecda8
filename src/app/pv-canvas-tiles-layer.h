/* Inside the canvas: the tiles of one zoom. Main thread. */
#pragma once

#include "app/pv-canvas-tiles.h"

G_BEGIN_DECLS

typedef struct
{
  double zoom;                 /* device pixels a model pixel */
  int scale;
  GHashTable *tiles;
} PvTileLayer;

typedef struct
{
  gint64 key;
  guint serial;                /* of the picture it shows; 0: none yet */
  guint dirty;                 /* the last picture that differs here */
  guint asked;                 /* the picture a worker paints it from at the moment */
  guint64 used;
  cairo_surface_t *surface;
  cairo_surface_t *held;       /* newer, and not shown yet: others must come with it */
  guint held_serial;
  GskRenderNode *plain;        /* at its own size */
  GskRenderNode *scaled;       /* with a filter, for when it is not */
  GdkTexture *texture;
} PvTile;

/* Tile columns and rows, both ends included. */
typedef struct
{
  int left, top, right, bottom;
} PvTileSpan;

PvTileLayer     *pv_tile_layer_new         (double             zoom,
                                            int                scale);
void             pv_tile_layer_free        (PvTileLayer       *layer);
gboolean         pv_tile_layer_is          (const PvTileLayer *layer,
                                            double             zoom,
                                            int                scale);
/* Makes an empty one when there is none. */
PvTile          *pv_tile_layer_get         (PvTileLayer       *layer,
                                            int                column,
                                            int                row);
/* Where the picture of @serial differs from the one before; NULL: everywhere. @layer may be NULL. */
void             pv_tile_layer_mark_dirty  (PvTileLayer       *layer,
                                            const PvRect      *dirty,
                                            guint              serial);
/* Goes for the tiles that have not been on screen for the longest time. */
void             pv_tile_layer_trim        (PvTileLayer       *layer,
                                            guint64            frame);
PvTileSpan       pv_tile_layer_span        (const PvTileLayer *layer,
                                            const PvTileView  *view,
                                            int                margin);
/* Shows the tiles there are, scaled when the layer is of another zoom, inside @open alone: device pixels of the view where nothing
 * is shown yet; what is shown goes from it. The uppermost layer is appended first, so that no pixel is painted twice. */
void             pv_tile_layer_append      (PvTileLayer       *layer,
                                            GtkSnapshot       *snapshot,
                                            const PvTileView  *view,
                                            guint64            frame,
                                            cairo_region_t    *open);

/* In model pixels, at @zoom device pixels a model pixel. Any thread. */
PvRect           pv_tile_region            (gint64             key,
                                            double             zoom);
/* Shows what is to be shown … */
gboolean         pv_tile_is_fresh          (const PvTile      *tile);
/* … or would, with what is held. */
gboolean         pv_tile_is_ready          (const PvTile      *tile);
/* (transfer full) for @surface. */
void             pv_tile_take_surface      (PvTile            *tile,
                                            cairo_surface_t   *surface,
                                            guint              serial);
/* The same, but it is not shown before pv_tile_layer_show_held(). */
void             pv_tile_hold_surface      (PvTile            *tile,
                                            cairo_surface_t   *surface,
                                            guint              serial);
/* @layer may be NULL. */
void             pv_tile_layer_show_held   (PvTileLayer       *layer);

G_END_DECLS
