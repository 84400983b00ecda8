/* What a hand drags, with its lines, from step to step. Only the lines of those who are dragged are drawn anew, round all boxes that stay; one for
 * which no way is found soon is straight meanwhile. What a step costs depends on them, not on how large the network is. Main thread. */
#pragma once

#include "diagram/pv-scene.h"

G_BEGIN_DECLS

typedef struct _PvSceneDrag PvSceneDrag;

/* The actors of @ids, which stay in @scene where they are. Networks only. (transfer full) */
PvSceneDrag *pv_scene_drag_new       (PvScene       *scene,
                                      const PvIdSet *ids);
void         pv_scene_drag_free      (PvSceneDrag   *drag);
/* They stand @by away from where they stood at first. */
void         pv_scene_drag_move      (PvSceneDrag   *drag,
                                      PvPoint        by);
/* As it looks now: another picture after the next step, so nobody keeps it. Borrowed. */
PvScene     *pv_scene_drag_get_scene (PvSceneDrag   *drag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSceneDrag, pv_scene_drag_free)

G_END_DECLS
