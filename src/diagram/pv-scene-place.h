/* Inside diagram/ only: where the actors of a network stand. */
#pragma once

#include "diagram/pv-place-memory.h"
#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  PvPoint centre;
  gboolean placed;             /* @centre is given; else it is computed */
  gboolean locked;
} PvSpot;

/* Fills the centres of all that are not placed; the others stay. @links: pairs of indexes. @arrangement: beside whom single new ones come.
 * @memory: or NULL. FALSE when cancelled. */
gboolean pv_scene_place_faces (const PvFace       *faces,
                               PvSpot             *spots,
                               guint               n,
                               const PvLayoutLink *links,
                               guint               n_links,
                               gboolean            tidy,
                               PvArrangement       arrangement,
                               guint64             seed,
                               const PvPlaceMemory *memory,
                               GCancellable       *cancellable);
/* Boxes in this language that overlap are pushed apart, the locked ones last; all else stays. */
void     pv_scene_push_apart  (const PvFace       *faces,
                               PvSpot             *spots,
                               guint               n);
PvRect   pv_face_box          (const PvFace       *face,
                               PvPoint             centre);
/* With all that any language needs: what the layout keeps apart. */
PvRect   pv_face_room         (const PvFace       *face,
                               PvPoint             centre);
PvLayoutOptions pv_scene_layout_options (guint64   seed);

G_END_DECLS
