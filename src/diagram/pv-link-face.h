/* Inside diagram/ only: what stands on a line between two actors. */
#pragma once

#include "diagram/pv-scene-network.h"
#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

/* Fills all of @face; @flags: what findings say. */
void  pv_link_face_init (PvLinkFace                  *face,
                         PvSceneStock                *stock,
                         const PvModel               *model,
                         const PvRecord              *relation,
                         const PvNetworkSceneOptions *options,
                         guint                        flags);
/* PV_RELATION_STATE_… on that day. */
guint pv_link_state     (const PvRecord              *relation,
                         PvDate                       today);

G_END_DECLS
