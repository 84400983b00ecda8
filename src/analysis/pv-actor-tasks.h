/* What an actor does on which path: its tasks, each with the step, phase and path it stands in. Pure; any thread, on a snapshot. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  PvRecord *path, *phase, *step, *task;  /* borrowed from the model */
  guint phase_number;                    /* within its path, from 1 */
} PvActorTask;

/* By path, phase and step in their order, and roles within a step; tasks that stand in no path are left out.
 * (transfer full) (element-type PvActorTask) */
GArray *pv_analysis_actor_tasks (const PvModel *model,
                                 PvId           actor);

G_END_DECLS
