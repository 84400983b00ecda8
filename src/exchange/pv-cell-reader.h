/* The text of a sheet's cell as a value of a field, forgiving of how people write: dates, numbers, yes and no, the words of choices in
 * three languages, codes. References are not its business. One thread at a time. */
#pragma once

#include "exchange/pv-sheet.h"
#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvCellReader PvCellReader;

PvCellReader *pv_cell_reader_new    (void);
void          pv_cell_reader_free   (PvCellReader      *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvCellReader, pv_cell_reader_free)

/* As pv_value_from_person(), which says what @owned is for. @kind is what the spreadsheet took the cell for. */
gboolean      pv_cell_read          (PvCellReader      *reader,
                                     const PvFieldInfo *field,
                                     const char        *text,
                                     PvCellKind         kind,
                                     PvValue           *value,
                                     char             **owned,
                                     GError           **error);

/* The code of a choice by its nick, its label in any language, or a word near it; 0 when there is none. */
guint         pv_cell_reader_choice (PvCellReader      *reader,
                                     PvChoices          choices,
                                     const char        *text);
/* 0 no, 1 yes, -1 neither. */
int           pv_cell_reader_yes_no (PvCellReader      *reader,
                                     const char        *text);

G_END_DECLS
