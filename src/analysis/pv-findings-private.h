/* Inside analysis/: each file adds its findings to one list. */
#pragma once

#include "analysis/pv-finding.h"

/* A new finding about @subject; more records are appended to finding->records. */
PvFinding *pv_findings_add        (GPtrArray     *findings,
                                   guint          kind,
                                   PvId           subject);

void       pv_findings_of_paths    (GPtrArray *findings, const PvModel *model);
void       pv_findings_of_services (GPtrArray *findings, const PvModel *model);
void       pv_findings_of_groups   (GPtrArray *findings, const PvModel *model, PvDate today);
void       pv_findings_of_network  (GPtrArray *findings, const PvModel *model, PvDate today);
void       pv_findings_of_records  (GPtrArray *findings, const PvModel *model, PvDate today);
