/* Whether a model keeps the rules of its table: what pv_plan_new() guarantees edit by edit, looked at as a whole. For
 * `check`, for tests after random walks, and for whatever came from a stranger. */
#pragma once

#include "model/pv-model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_RULE_REQUIRED,            /* the field is empty */
  PV_RULE_VALUE,               /* the value does not fit its field */
  PV_RULE_NOT_THERE,           /* the reference leads to no record of the model */
  PV_RULE_OTHER_KIND,
  PV_RULE_CIRCLE,              /* following the field leads back to the record */
} PvRule;

typedef struct
{
  PvRule rule;
  PvId id;
  PvField field;
  char *text;                  /* "Task “Kela · Alkukartoitus”: Role is missing", translated */
} PvProblem;

void       pv_problem_free (PvProblem *problem);

/* References lead to records of the right kind, nothing leads back to itself, required fields are filled, values fit.
 * By kind, then id. (transfer full) (element-type PvProblem) */
GPtrArray *pv_model_check  (const PvModel *model);
/* Whether a program may look at all of it: no PV_RULE_VALUE, no PV_RULE_OTHER_KIND, and no number that two records bear. The other rules
 * hurt nobody who only looks. */
gboolean   pv_model_is_fit_to_show (const PvModel *model);

G_END_DECLS
