/* Who does what in the steps and phases of a path. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* The tasks of @step with @role (0: any), in order. (transfer container) (element-type PvRecord) */
GPtrArray *pv_duty_tasks         (const PvModel *model,
                                  PvId           step,
                                  guint          role);
/* The actor in whose lane @step stands: who answers for it, else who decides, else the first who has a task. PV_NO_ID for none. */
PvId       pv_duty_lane          (const PvModel *model,
                                  PvId           step);
/* Whether anybody answers for a step of @phase. */
gboolean   pv_duty_phase_answered (const PvModel *model,
                                  PvId           phase);
/* The phases of @path, and all its steps in order. (transfer container) (element-type PvRecord) */
GPtrArray *pv_duty_phases        (const PvModel *model,
                                  PvId           path);
GPtrArray *pv_duty_steps         (const PvModel *model,
                                  PvId           path);

G_END_DECLS
