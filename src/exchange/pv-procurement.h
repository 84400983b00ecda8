/* A procurement document: what a preparer hands on when services are bought. XML, the second document type of our schema: buyer,
 * subject, lots with their requirements and the customers' experience each rests on, and of every service its description, target
 * groups, areas, channels and the phases and tasks it stands in.
 *
 * Public by nature, so it is neutral (pv-neutral.h), holds no contact person at any level, and only what its audience may have
 * (pv-release.h). Records that were only raised stay out unless asked for, and are counted. */
#pragma once

#include "analysis/analysis.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of a procurement, or of a whole path, or of chosen services: one of the three. */
typedef struct
{
  PvId procurement;
  PvId path;
  const PvId *services;
  guint n_services;
  PvAudience audience;
  PvReleaseFlags flags;
  const GArray *older;         /* PvOlderText, for the remarks; or NULL */
} PvProcurementChoice;

typedef struct
{
  GPtrArray *remarks;          /* PvRemark */
  guint n_services;
  guint n_raised;              /* left out because they were only raised */
  guint n_narrower;            /* left out because they are for fewer people */
  guint n_withheld;            /* counts of fewer than five people */
} PvProcurementReport;

void     pv_procurement_report_free (PvProcurementReport       *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvProcurementReport, pv_procurement_report_free)

/* Writes to @path, which appears whole and valid or not at all. What can be put right later is a remark in @report (may be
 * NULL); PV_ERROR_REFUSED, which names the record, is what cannot: nothing to describe, or a record that is not complete. */
gboolean pv_procurement_export      (const PvModel             *model,
                                     const PvProcurementChoice *choice,
                                     const char                *path,
                                     PvProcurementReport      **report,
                                     GCancellable              *cancellable,
                                     GError                   **error);

/* The remarks on an export that is not made. */
gboolean pv_procurement_look        (const PvModel             *model,
                                     const PvProcurementChoice *choice,
                                     PvProcurementReport      **report,
                                     GError                   **error);

G_END_DECLS
