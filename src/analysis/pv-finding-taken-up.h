/* A finding that people took up: a decision about it, or an action. Named by its sentence in Finnish and in Swedish, about its subject. */
#pragma once

#include "analysis/pv-finding.h"

G_BEGIN_DECLS

/* One record to be added; *@id is its provisional id. To be looked into, decided @today: what was decided, people say in the form.
 * (transfer full) */
PvEdits   *pv_finding_to_decision (const PvFinding *finding,
                                   const PvModel   *model,
                                   PvDate           today,
                                   PvId            *id);
/* Not started; belongs to the finding's decision where there is one. (transfer full) */
PvEdits   *pv_finding_to_action   (const PvFinding *finding,
                                   const PvModel   *model,
                                   PvId            *id);
/* The latest action about the finding's subject that was not dropped. (nullable) (transfer none) */
PvRecord  *pv_finding_get_action  (const PvFinding *finding,
                                   const PvModel   *model);

G_END_DECLS
