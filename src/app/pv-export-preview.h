/* The picture that an export would write, small, drawn by a worker after a short rest; and on how many sheets it would stand. */
#pragma once

#include "app/pv-export-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_EXPORT_PREVIEW (pv_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (PvExportPreview, pv_export_preview, PV, EXPORT_PREVIEW, AdwBin)

/* What @job would draw from @snapshot; takes over @job. What was being drawn is dropped. */
void pv_export_preview_show (PvExportPreview *self,
                             PvExportJob     *job,
                             PvModel         *snapshot);
/* Shows nothing, and draws nothing any longer. */
void pv_export_preview_hide (PvExportPreview *self);

G_END_DECLS
