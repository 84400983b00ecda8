/* Sheets as text: what a spreadsheet file, a CSV file or the clipboard holds, whatever its format, as rows of cells.
 *
 * Immutable once read and ref-counted: a worker reads it, the window shows it. Cells are UTF-8, trimmed at both ends, NFC, without control
 * characters but newline; a formula is the value it had when saved, a merged area its first cell, a date "2026-03-01", a percentage the
 * number before its sign. A number that is shown with leading zeros is text as shown ("005"); the apostrophe that keeps a spreadsheet from
 * taking text for a formula is taken off. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bounds on what is read. */
#define PV_SHEET_MAX_BYTES (128 * 1024 * 1024)        /* a text file, or a part of a zip once unpacked */
#define PV_SHEET_MAX_SHEETS 256
#define PV_SHEET_MAX_ROWS 200000
#define PV_SHEET_MAX_COLUMNS 1024
#define PV_SHEET_MAX_CELLS 4000000
#define PV_SHEET_MAX_CELL (64 * 1024)                 /* bytes of one cell */
#define PV_SHEET_MAX_TEXT (128 * 1024 * 1024)         /* bytes of all cells of a file together */

typedef enum
{
  PV_CELL_EMPTY,
  PV_CELL_TEXT,
  PV_CELL_NUMBER,              /* text: "12.5", decimal point, no grouping */
  PV_CELL_DATE,                /* text: "2026-03-01" */
  PV_CELL_YES_NO,              /* text: "1" or "0" */
} PvCellKind;

typedef struct _PvSheet PvSheet;

/* Every sheet of a file that has any cell, in its order. @name is the file's name, for its ending and for messages. PV_ERROR_FOREIGN,
 * DAMAGED, REFUSED (a bound: the message says which), or G_IO_ERROR_CANCELLED. Any thread. (transfer full) (element-type PvSheet) */
GPtrArray  *pv_sheets_read          (GBytes         *bytes,
                                     const char     *name,
                                     GCancellable   *cancellable,
                                     GError        **error);
/* From the clipboard: tab-separated as spreadsheets paste it, or CSV, or one column of lines. (transfer full) */
PvSheet    *pv_sheet_new_pasted     (const char     *text,
                                     GError        **error);

PvSheet    *pv_sheet_ref            (PvSheet        *sheet);
void        pv_sheet_unref          (PvSheet        *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSheet, pv_sheet_unref)

/* The sheet's name, or the file's. */
const char *pv_sheet_get_name       (const PvSheet  *sheet);
guint       pv_sheet_get_n_rows     (const PvSheet  *sheet);
guint       pv_sheet_get_n_columns  (const PvSheet  *sheet);
/* Never NULL; "" for an empty cell and beyond the edge. Borrowed. */
const char *pv_sheet_get_text       (const PvSheet  *sheet,
                                     guint           row,
                                     guint           column);
PvCellKind  pv_sheet_get_cell_kind  (const PvSheet  *sheet,
                                     guint           row,
                                     guint           column);
/* What a person should know about how it was read, translated, a line each: "The file is not UTF-8: it was read as Windows-1252". NULL
 * for nothing. Borrowed. */
const char *pv_sheet_get_remark     (const PvSheet  *sheet);

G_END_DECLS
