/* The grammar of CSV (RFC 4180, and what spreadsheets make of it): cells between separators, lines that end in LF, CRLF or CR, quotes
 * around what holds either, two quotes for one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One cell, exactly as it stands, NUL-terminated; rows and columns count from 0. FALSE to stop. */
typedef gboolean (*PvCsvCell) (guint       row,
                               guint       column,
                               GString    *text,
                               gpointer    user_data);

typedef enum
{
  PV_CSV_READ,
  PV_CSV_STOPPED,              /* by the function */
  PV_CSV_OPEN_QUOTE,           /* the text ends within quotes */
} PvCsvEnd;

/* @quoted: whether a quotation mark at a cell's beginning opens quotes. @row and @column (may be NULL) receive where an open quote
 * stands. An empty line is a row of one empty cell; a line end at the very end begins no row. */
PvCsvEnd pv_csv_parse (const char *text,
                       gsize       length,
                       char        separator,
                       gboolean    quoted,
                       PvCsvCell   cell,
                       gpointer    user_data,
                       guint      *row,
                       guint      *column);

/* Which of tab, semicolon and comma the beginning of @text is parted by, found by looking: the one that gives most rows equally many
 * cells. Tab, so that a row is one cell, where fewer than @least rows in a thousand agree. */
char     pv_csv_separator (const char *text,
                           gsize       length,
                           guint       least);

G_END_DECLS
