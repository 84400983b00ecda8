/* Inside diagram/ only: where the actors of a network stand. */
#pragma once

#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  PvPoint centre;
  gboolean placed;             /* @centre is given; else it is computed */
  gboolean locked;
} PvSpot;

/* Fills the centres of all that are not placed; the others stay. @links: pairs of indexes. FALSE when cancelled. */
gboolean pv_scene_place_faces (const PvFace       *faces,
                               PvSpot             *spots,
                               guint               n,
                               const PvLayoutLink *links,
                               guint               n_links,
                               gboolean            tidy,
                               guint64             seed,
                               GCancellable       *cancellable);
/* Boxes in this language that overlap are pushed apart, the locked ones last; all else stays. */
void     pv_scene_push_apart  (const PvFace       *faces,
                               PvSpot             *spots,
                               guint               n);
PvRect   pv_face_box          (const PvFace       *face,
                               PvPoint             centre);

G_END_DECLS
