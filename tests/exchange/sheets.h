/* For tests of sheets: files as other programs and people with bad intentions write them, made in memory. */
#pragma once

#include "exchange/exchange.h"

/* A zip of @parts: name, text, name, text …, NULL. (transfer full) */
GBytes    *pv_test_zip            (const char *const *parts);
/* A zip of one part. (transfer full) */
GBytes    *pv_test_zip_of         (const char       *name,
                                   const void       *data,
                                   gsize             size);
/* A workbook of one sheet that holds @rows (the inside of <sheetData>), @after it, @strings (the inside of <sst>) and @styles (the
 * inside of <styleSheet>). (transfer full) */
GBytes    *pv_test_xlsx           (const char       *rows,
                                   const char       *after,
                                   const char       *strings,
                                   const char       *styles);
/* A flat OpenDocument of one table, @rows within it, and the same zipped. (transfer full) */
GBytes    *pv_test_fods           (const char       *rows);
GBytes    *pv_test_ods            (const char       *rows);

/* Ends the test when the file cannot be read, or does not have one sheet. (transfer full) */
PvSheet   *pv_test_sheet          (const char       *name,
                                   GBytes           *bytes);
/* Takes @bytes. Ends the test unless it is refused with @code and one line that holds @words. */
void       pv_test_sheet_refused  (const char       *name,
                                   GBytes           *bytes,
                                   PvErrorCode       code,
                                   const char       *words);

#define pv_test_cell(sheet, row, column, kind, text)                                                                                       \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    g_assert_cmpstr (pv_sheet_get_text (sheet, row, column), ==, text);                                                                    \
    g_assert_cmpint (pv_sheet_get_cell_kind (sheet, row, column), ==, kind);                                                               \
  }                                                                                                                                        \
  G_STMT_END
