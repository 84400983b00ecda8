/* Sheets as files: .xlsx (Office Open XML), .ods (OpenDocument 1.3) or CSV. The first row of a sheet is its heading, which stays in sight
 * and has filters; columns are as wide as what they hold; dates are dates and numbers are numbers. A text that a spreadsheet would take
 * for a formula gets an apostrophe in front, which the reader takes off. */
#pragma once

#include "exchange/pv-sheet.h"

G_BEGIN_DECLS

/* What the ending of a file's name asks for. */
typedef enum
{
  PV_SHEET_FILE_NONE,
  PV_SHEET_FILE_CSV,
  PV_SHEET_FILE_XLSX,
  PV_SHEET_FILE_ODS,
} PvSheetFileType;

PvSheetFileType pv_sheet_file_type (const char    *path);

/* Writes @sheets to @path, whose ending says how; CSV holds the first alone. The file appears whole or not at all. Any thread. */
gboolean        pv_sheets_export   (GPtrArray     *sheets,
                                    const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
