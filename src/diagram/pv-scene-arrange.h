/* Inside diagram/ only: the arrangements of layout/pv-layout-arrangements.h for actors. */
#pragma once

#include "diagram/pv-scene-place.h"

G_BEGIN_DECLS

/* Which area every face belongs to, and how near it stands to the customer: 0 answers for or decides a step of a path, 1 assists, recognises
 * a need or provides a service, 2 is linked to one of those, 3 else. @actors: its record. */
void     pv_scene_find_standings (PvScene            *scene,
                                  const PvModel      *model,
                                  const GPtrArray    *actors);
/* As pv_scene_place_faces(), all who are not placed together, as @wish says; its middle is set. */
gboolean pv_scene_place_arranged (const PvFace       *faces,
                                  PvSpot             *spots,
                                  guint               n,
                                  const PvLayoutLink *links,
                                  guint               n_links,
                                  PvViewArrangement  *wish,
                                  guint64             seed,
                                  GCancellable       *cancellable);
/* Whom a new actor @one belongs beside in this arrangement (indexes, appended). FALSE: by its links, as ever. */
gboolean pv_scene_arranged_peers (const PvFace       *faces,
                                  const PvSpot       *spots,
                                  guint               n,
                                  guint               one,
                                  PvArrangement       arrangement,
                                  GArray             *peers);

G_END_DECLS
