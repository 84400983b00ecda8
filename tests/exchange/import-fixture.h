/* Lists brought into a model, for tests of what becomes of them. */
#pragma once

#include "exchange/exchange.h"

/* "Kela;Vaasa\nStartia" as the clipboard would have it, with ';' between cells. (transfer full) */
PvSheet       *pv_test_sheet        (const char     *text);
/* The guessed mapping, then the import. (transfer full) */
PvSheetImport *pv_test_import       (PvModel        *model,
                                     const char     *text,
                                     PvKind          kind,
                                     PvSheetImportFlags flags);
/* The same, carried out; ends the test when an edit breaks a rule of the table. "3 new 1 changed 2 same 0 refused". (transfer full) */
char          *pv_test_bring_in     (PvModel        *model,
                                     const char     *text,
                                     PvKind          kind);
/* Counts in those words. (transfer full) */
char          *pv_test_counts       (const PvSheetImport *import);
/* The record called @name. Ends the test when there is none. */
PvRecord      *pv_test_find         (PvModel        *model,
                                     PvKind          kind,
                                     const char     *name);
