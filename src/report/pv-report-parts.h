/* The parts of a report about a region. Private to report/. */
#pragma once

#include "report/pv-report-region.h"

G_BEGIN_DECLS

/* Level of a section's heading: below the heading of its language where there are two. */
#define PV_SECTION_LEVEL(report) (1 + ((report)->lang == PV_LANG_BOTH))

void       pv_report_add_network         (PvReport       *report,
                                          const PvRegion *region,
                                          PvAudience      audience,
                                          GCancellable   *cancellable);
void       pv_report_add_actors          (PvReport       *report,
                                          const PvRegion *region);
void       pv_report_add_services        (PvReport       *report,
                                          const PvRegion *region);
void       pv_report_add_paths           (PvReport       *report,
                                          const PvRegion *region);
void       pv_report_add_gaps            (PvReport       *report,
                                          const PvRegion *region);
void       pv_report_add_statements      (PvReport       *report,
                                          const PvRegion *region);
void       pv_report_add_decisions       (PvReport       *report,
                                          const PvRegion *region);

/* Phases of standing paths for which nobody answers, as far as is known at all. (transfer container) (element-type PvRecord) */
GPtrArray *pv_report_open_phases         (const PvRegion *region);
GPtrArray *pv_report_groups_without_path (const PvRegion *region);

/* Whether a record was only raised: puts a note into the cell that says so. */
void       pv_report_put_standing        (PvTable        *table,
                                          guint           row,
                                          guint           column,
                                          const PvRegion *region,
                                          const PvRecord *record);
/* The text of a translated field, in the region's language or marked with the one it has. */
void       pv_report_put_field           (PvTable        *table,
                                          guint           row,
                                          guint           column,
                                          const PvRegion *region,
                                          const PvRecord *record,
                                          PvField         field);
void       pv_report_put_title           (PvTable        *table,
                                          guint           row,
                                          guint           column,
                                          PvTextStyle     style,
                                          const PvRegion *region,
                                          const PvRecord *record);

G_END_DECLS
