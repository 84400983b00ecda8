/* Leads the lines of a great network round boxes part by part: those that somebody looks at closely, and not tens of thousands of others before. What
 * has been led is kept, so nothing is done twice. The way of a line depends on the boxes alone; who else has been led so far decides only how
 * far its bends are nudged from others at the same corner, and where its words stand, and not in which order. One thread at a time. */
#pragma once

#include "diagram/pv-scene.h"

G_BEGIN_DECLS

typedef struct _PvSceneLeader PvSceneLeader;

/* Lines of @scene that are led already stay so; unless somebody was moved since (pv_scene_is_settled), then all are led anew. Cheap. (transfer full) */
PvSceneLeader *pv_scene_leader_new   (PvScene             *scene);
PvSceneLeader *pv_scene_leader_ref   (PvSceneLeader       *leader);
void           pv_scene_leader_unref (PvSceneLeader       *leader);
/* The scene with all lines led that would run through @part if they were straight, and with those that were led before; the one told last when there
 * are no others. @changed: around all lines that differ from that one, as they were and as they are; empty: none; may be NULL.
 * NULL when cancelled: then the next call goes on from there. (transfer full) */
PvScene       *pv_scene_leader_lead  (PvSceneLeader       *leader,
                                      const PvRect        *part,
                                      PvRect              *changed,
                                      GCancellable        *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSceneLeader, pv_scene_leader_unref)

G_END_DECLS
