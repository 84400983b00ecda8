/* Inside diagram/ only: an actor's name on a box. */
#pragma once

#include "diagram/pv-scene-network.h"
#include "diagram/pv-scene-private.h"

G_BEGIN_DECLS

/* Fills everything of @face but n_links and the sentences, which need it; @flags: what findings say. */
void pv_actor_face_init    (PvFace                      *face,
                            PvSceneStock                *stock,
                            const PvModel               *model,
                            const PvRecord              *actor,
                            const PvNetworkSceneOptions *options,
                            guint                        flags);
/* PV_FLAG_MISSING or PV_FLAG_OLDER when a text of @record lacks one of Finnish and Swedish, or one is older than the other by @older
 * (sorted PvOlderText, or NULL); @lang, unless NULL, receives which one. 0 when all is well. */
guint  pv_language_flag    (const PvRecord              *record,
                            PvField                      field,
                            const GArray                *older,
                            PvLang                      *lang);
/* Whether it ended before @today, or was retired. */
gboolean pv_has_ended      (const PvRecord              *record,
                            PvField                      valid_to,
                            PvDate                       today);

G_END_DECLS
