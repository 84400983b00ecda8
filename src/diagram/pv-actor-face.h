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
/* Sentence and tooltip, when n_links is known. */
void pv_actor_face_describe (PvFace                     *face,
                            PvSceneStock                *stock,
                            const PvRecord              *actor,
                            PvLang                       lang);
/* The cell languages that a text of @record lacks, the first of Finnish and Swedish; PV_LANG_NONE when it has both or none is wanted. */
PvLang pv_missing_language (const PvRecord              *record,
                            PvField                      field);
/* Whether it ended before @today, or was retired. */
gboolean pv_has_ended      (const PvRecord              *record,
                            PvField                      valid_to,
                            PvDate                       today);

G_END_DECLS
