/* What is chosen in the window says what is most likely wanted of an export, and of which records. Pure. */
#pragma once

#include "app/pv-export-job.h"

G_BEGIN_DECLS

/* The first of @ids decides. */
PvExportFormat pv_export_likely_format (const PvModel *model,
                                        const PvId    *ids,
                                        guint          n);
/* Records of @kind (a municipality's area, a procurement, a path, a service) that @ids are, or belong to, each once. Of nothing:
 * the municipality of who coordinates the ecosystem. (transfer full) (element-type PvId) */
GArray        *pv_export_fitting       (const PvModel *model,
                                        const PvId    *ids,
                                        guint          n,
                                        PvKind         kind);
/* Whether an area is a municipality. */
gboolean       pv_export_is_municipality (const PvRecord *record);

G_END_DECLS
