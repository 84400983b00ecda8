/* How the readers of formats fill a sheet: row by row, cell by cell, within the bounds of pv-sheet.h. */
#pragma once

#include "base/base.h"
#include "exchange/pv-sheet.h"

G_BEGIN_DECLS

/* What all sheets of one file share. */
typedef struct
{
  const char *name;            /* of the file, for messages */
  GCancellable *cancellable;   /* or NULL */
  gsize text;                  /* bytes in the cells so far */
  guint cells;                 /* so far */
} PvSheetFile;

/* An empty sheet, to be filled by who made it, before anybody else sees it. (transfer full) */
PvSheet *pv_sheet_new         (const char      *name);

/* Puts a cell after all that stand before it: rows rise, and columns within a row. @text is cleaned; one that is empty then is no cell.
 * FALSE with PV_ERROR_REFUSED, which names row and column, beyond a bound. */
gboolean pv_sheet_put         (PvSheet         *sheet,
                               PvSheetFile     *file,
                               guint            row,
                               guint            column,
                               PvCellKind       kind,
                               const char      *text,
                               GError         **error);
/* The cells of row @from once more as row @to, which comes after all others. */
gboolean pv_sheet_repeat_row  (PvSheet         *sheet,
                               PvSheetFile     *file,
                               guint            from,
                               guint            to,
                               GError         **error);
/* Empties what stands in rows @top … @bottom and columns @left … @right but for the first cell; returns how many cells it looked at. */
guint    pv_sheet_merge       (PvSheet         *sheet,
                               guint            top,
                               guint            left,
                               guint            bottom,
                               guint            right);
void     pv_sheet_add_remark  (PvSheet         *sheet,
                               const char      *remark);
/* Its extent: FALSE when it holds nothing. */
gboolean pv_sheet_finish      (PvSheet         *sheet);

/* "list.csv, row 3, column C: what". @row and @column count from 0. */
void     pv_sheet_refuse      (const PvSheetFile *file,
                               guint            row,
                               guint            column,
                               const char      *what,
                               GError         **error);
/* "A" … "XFD" …: as a spreadsheet calls its columns. */
void     pv_sheet_column_name (guint            column,
                               char             name[8]);

/* What a cell keeps of @text: UTF-8, NFC, trimmed, no control characters but newline. (transfer full) */
char    *pv_sheet_clean       (const char      *text);

/* The text of a number cell, "1234.5", from what a file says or from a number. NULL when it is none. (transfer full) */
char    *pv_sheet_number      (const char      *text);
char    *pv_sheet_double      (double           number);

/* One sheet of a text file, CSV with any separator. (transfer full) */
PvSheet *pv_sheet_read_text   (PvSheetFile     *file,
                               GBytes          *bytes,
                               GError         **error);

G_END_DECLS
