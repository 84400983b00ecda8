/* Tables as CSV: UTF-8, comma, quotes where needed, CRLF lines (RFC 4180). The first column is the id, a translated field has a column
 * a language. A cell that a spreadsheet would take for a formula gets an apostrophe in front. Example material has a last column more,
 * "example_material", that says so in every row. */
#pragma once

#include "analysis/analysis.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One kind to the file @path, or, when @kind is PV_ANY_KIND, every kind that has records to a file of its table's name in the folder
 * @path, which is made, with the description of pv-data-package.h beside them: all of them or none.
 * Tables that an earlier package left there, and this one does not have, go. */
gboolean pv_csv_export (const PvModel   *model,
                        PvKind           kind,
                        PvAudience       audience,
                        PvReleaseFlags   flags,
                        const char      *path,
                        GCancellable    *cancellable,
                        GError         **error);

/* The text itself, of a model that may be shown as it is. (transfer full) */
char    *pv_csv_text   (const PvModel   *model,
                        PvKind           kind);

G_END_DECLS
