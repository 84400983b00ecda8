/* What a person should look at before something leaves, in groups that open; a line leads to its record. */
#pragma once

#include "analysis/analysis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_EXPORT_REMARKS (pv_export_remarks_get_type ())
G_DECLARE_FINAL_TYPE (PvExportRemarks, pv_export_remarks, PV, EXPORT_REMARKS, AdwBin)

/* Signals:
 *   "show-record" (gint64 id)    a person wants to see the record of a line
 */

/* @remarks (element-type PvRemark); none: all is well. */
void pv_export_remarks_show         (PvExportRemarks *self,
                                     const GPtrArray *remarks);
/* Instead: why there can be no export, in words. */
void pv_export_remarks_show_problem (PvExportRemarks *self,
                                     const char      *words);

G_END_DECLS
