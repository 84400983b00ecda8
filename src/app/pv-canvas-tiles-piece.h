/* Inside the canvas: what an edit changed in several tiles is shown in one frame, so that nothing is seen in two places, or in none. Main thread. */
#pragma once

#include "app/pv-canvas-tiles-layer.h"

G_BEGIN_DECLS

typedef struct
{
  PvRect reach;
  gboolean waits;              /* for the last of it in view */
  guint frames;                /* so many it has waited */
} PvTilePiece;

/* What is in @reach is shown together, also with what waits already. */
void     pv_tile_piece_begin (PvTilePiece       *piece,
                              const PvRect      *reach);
/* As far as nothing waits. */
void     pv_tile_piece_clear (PvTilePiece       *piece);
/* Whether what is new of @tile is held back. Where nothing is shown yet nothing changes. */
gboolean pv_tile_piece_holds (const PvTilePiece *piece,
                              const PvTileLayer *layer,
                              const PvTile      *tile);
/* Once a frame: shows the piece when all of it in view is there, or has been waited for too long. */
void     pv_tile_piece_look  (PvTilePiece       *piece,
                              PvTileLayer       *layer,
                              const PvTileView  *view);
/* Shows what there is. @layer may be NULL. */
void     pv_tile_piece_end   (PvTilePiece       *piece,
                              PvTileLayer       *layer);

G_END_DECLS
