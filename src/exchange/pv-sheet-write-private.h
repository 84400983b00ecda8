/* What the writers of sheets share. */
#pragma once

#include "exchange/pv-sheet-private.h"
#include "exchange/pv-sheet-write.h"
#include "exchange/pv-xml-writer.h"
#include "exchange/pv-zip-write.h"

G_BEGIN_DECLS

/* Writes the part of one sheet, or of all when @number is no sheet's. */
typedef void (*PvSheetPart) (PvXmlWriter *xml,
                             GPtrArray   *sheets,
                             guint        number);

/* Makes the part in memory and adds it. FALSE with what went wrong. */
gboolean pv_sheet_add_part    (PvZipWriter   *zip,
                               const char    *name,
                               PvSheetPart    write,
                               GPtrArray     *sheets,
                               guint          number,
                               GCancellable  *cancellable,
                               GError       **error);

/* The text of a cell as it goes into a file: with an apostrophe where a spreadsheet would calculate. Borrowed from the sheet, or from
 * @buffer, which is overwritten. */
const char *pv_sheet_safe_text (const char   *text,
                               GString       *buffer);
/* In signs of the usual size: what the widest of the first cells needs, within reason. */
guint    pv_sheet_column_width (const PvSheet *sheet,
                               guint          column);
/* Whether the cell takes several lines. */
gboolean pv_sheet_wraps       (const char    *text);

gboolean pv_xlsx_write        (GOutputStream *stream,
                               GPtrArray     *sheets,
                               GCancellable  *cancellable,
                               GError       **error);
gboolean pv_ods_write         (GOutputStream *stream,
                               GPtrArray     *sheets,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
