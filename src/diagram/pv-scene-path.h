/* A service path as a scene: phases from left to right, actors' lanes from above, steps with their role marks, transitions. */
#pragma once

#include "diagram/pv-scene.h"

G_BEGIN_DECLS

typedef struct
{
  PvLang lang;
  PvAudience audience;
  gboolean large;                      /* lanes and steps for a projector: lane head 168, steps 200 × 64 */
  gboolean assisting;                  /* a small sign in the lane of every actor that takes part in another's step */
  guint first_phase;                   /* a page of the path: from this phase on, the first is 0 */
  guint n_phases;                      /* so many; 0: all that follow. Not together with compared_with */
  PvId compared_with;                  /* a path: what is new, changed and left out against it is marked; PV_NO_ID: none */
  const PvSceneFinding *findings;
  guint n_findings;
  const GArray *older;                 /* PvOlderText, sorted; or NULL */
} PvPathSceneOptions;

/* Finnish, public, with assisting signs, all phases, not compared. */
PvPathSceneOptions pv_path_scene_options (void);

/* An unknown path is an empty scene. NULL only when cancelled. (transfer full) */
PvScene *pv_scene_new_path (const PvModel            *model,
                            PvId                      path,
                            const PvPathSceneOptions *options,
                            GCancellable             *cancellable);
/* The phase and the lane's actor at a point below the heads, for dropping a step. FALSE outside. */
gboolean pv_scene_cell_at  (const PvScene            *scene,
                            double                    x,
                            double                    y,
                            PvId                     *phase,
                            PvId                     *actor);

G_END_DECLS
