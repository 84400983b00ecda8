/* What a person does to a service path, as edits. Pure: nothing is committed here. All return (transfer full), NULL when there is
 * nothing to do (the first step cannot go further up). */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* The path of @group in @variant (PV_VARIANT_…); PV_NO_ID when there is none. */
PvId     pv_path_find            (const PvModel *model,
                                  PvId           group,
                                  guint          variant);
/* The path that a phase, step, task or transition belongs to, or @id itself if it is one; PV_NO_ID for anything else. */
PvId     pv_path_of              (const PvModel *model,
                                  PvId           id);
/* Who answers for a step: the task, or NULL. Borrowed. */
PvRecord *pv_step_answering_task (const PvModel *model,
                                  PvId           step);

/* A path with the five usual phases, named after its target group. */
PvEdits *pv_path_edits_new       (const PvModel *model,
                                  PvId           group,
                                  guint          variant,
                                  PvId          *path);
/* The same with a target group that is made along. */
PvEdits *pv_path_edits_new_group (const char    *name,
                                  PvLang         lang,
                                  guint          variant,
                                  PvId          *path);
/* Behind @after, or last when it is PV_NO_ID. */
PvEdits *pv_path_edits_add_phase (const PvModel *model,
                                  PvId           path,
                                  PvId           after,
                                  const char    *name,
                                  PvLang         lang,
                                  PvId          *phase);
PvEdits *pv_path_edits_add_step  (const PvModel *model,
                                  PvId           phase,
                                  PvId           after,
                                  const char    *name,
                                  PvLang         lang,
                                  PvId          *step);
PvEdits *pv_path_edits_add_task  (PvId           step,
                                  PvId           actor,
                                  guint          role,
                                  PvId          *task);
PvEdits *pv_path_edits_link      (PvId           from,
                                  PvId           to,
                                  PvId          *transition);
/* One place up (-1) or down (+1): a phase among the phases; a step in its phase, and at the end of it into the next. */
PvEdits *pv_path_edits_move      (const PvModel *model,
                                  PvId           id,
                                  int            direction);
/* A step into @phase, last there, answered for by @actor (PV_NO_ID: by whom it was). */
PvEdits *pv_path_edits_drop      (const PvModel *model,
                                  PvId           step,
                                  PvId           phase,
                                  PvId           actor);

G_END_DECLS
