/* What a number of an .xlsx cell is, by the format code of its style: a number, a date, a time, a percentage, or a code that keeps its
 * leading zeros. Format codes: ECMA-376 part 1, 18.8.30 and 18.8.31. */
#pragma once

#include "exchange/pv-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  PV_SHEET_FORMAT_NUMBER,
  PV_SHEET_FORMAT_DATE,
  PV_SHEET_FORMAT_TIME,
  PV_SHEET_FORMAT_PERCENT,
  PV_SHEET_FORMAT_CODE,        /* zeros, and signs between them */
} PvSheetFormatKind;

typedef struct
{
  PvSheetFormatKind kind;
  char *code;                  /* of PV_SHEET_FORMAT_CODE: "000", "0000000-0"; else NULL */
} PvSheetFormat;

/* @format is overwritten; free its code with g_free(). */
void  pv_sheet_format_parse    (PvSheetFormat       *format,
                                const char          *code);
/* One of the formats that every program knows by number. */
void  pv_sheet_format_built_in (PvSheetFormat       *format,
                                guint                number);

/* What stands in a cell that holds @number. @since_1904: the workbook counts days from 1904. (transfer full) */
char *pv_sheet_format_apply    (const PvSheetFormat *format,
                                double               number,
                                gboolean             since_1904,
                                PvCellKind          *kind);

/* "08:30" of a part of a day. (transfer full) */
char *pv_sheet_time            (double               days);

G_END_DECLS
