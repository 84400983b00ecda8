#include "app/pv-canvas-tiles-piece.h"

/* Frames that a piece waits for the last of it, about a tenth of a second: an edit that follows another must not put both off. */
#define MOST_FRAMES 6

void
pv_tile_piece_begin (PvTilePiece *piece, const PvRect *reach)
{
  pv_tile_piece_clear (piece);
  piece->reach = pv_rect_union (&piece->reach, reach);
  piece->waits = TRUE;
}

void
pv_tile_piece_clear (PvTilePiece *piece)
{
  if (!piece->waits)
    *piece = (PvTilePiece) { 0 };
}

gboolean
pv_tile_piece_holds (const PvTilePiece *piece, const PvTileLayer *layer, const PvTile *tile)
{
  PvRect region = pv_tile_region (tile->key, layer->zoom);

  return piece->waits && tile->surface != NULL && pv_rect_overlaps (&region, &piece->reach);
}

static gboolean
is_there (const PvTilePiece *piece, PvTileLayer *layer, const PvTileView *view)
{
  PvTileSpan span = pv_tile_layer_span (layer, view, 0);

  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        const PvTile *tile = pv_tile_layer_get (layer, column, row);

        if (pv_tile_piece_holds (piece, layer, tile) && !pv_tile_is_ready (tile))
          return FALSE;
      }
  return TRUE;
}

void
pv_tile_piece_look (PvTilePiece *piece, PvTileLayer *layer, const PvTileView *view)
{
  if (piece->waits && (is_there (piece, layer, view) || ++piece->frames > MOST_FRAMES))
    pv_tile_piece_end (piece, layer);
}

void
pv_tile_piece_end (PvTilePiece *piece, PvTileLayer *layer)
{
  if (piece->waits)
    pv_tile_layer_show_held (layer);
  piece->waits = FALSE;
}
