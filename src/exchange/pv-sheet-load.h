/* The sheets of a file on disk. */
#pragma once

#include "exchange/pv-sheet.h"

G_BEGIN_DECLS

/* Whether the name ends as a file of sheets does: .csv .tsv .txt .ods .fods .xlsx. */
gboolean   pv_sheets_is_sheet_name (const char    *path);

/* As pv_sheets_read(); PV_ERROR_NOT_FOUND, DISK or TOO_LARGE besides. Any thread. (transfer full) (element-type PvSheet) */
GPtrArray *pv_sheets_load          (const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
