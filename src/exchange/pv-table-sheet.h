/* A table of records as a sheet, as a person sees it: one heading of words, then a row a record, references by their names, choices by
 * their words, dates as dates and numbers as numbers. */
#pragma once

#include "exchange/pv-sheet.h"
#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  PvKind kind;
  const PvField *fields;       /* the columns, in their order; NULL for all that are not hidden */
  guint n_fields;
  const PvId *ids;             /* the rows, in their order, those that are there; NULL for all records of the kind */
  guint n_ids;
  gboolean with_id;            /* "id" first, by which an import finds the record again */
  PvLang lang;                 /* of the content; BOTH gives a translated field a column for Finnish and one for Swedish, NONE one a language */
  PvLang words;                /* of headings and choices; NONE is the interface's */
  PvAudience audience;         /* columns that are not meant for it are left out; @model must be released for it already */
} PvTableChoice;

/* PV_ERROR_REFUSED beyond the bounds of a sheet. Any thread, on a snapshot. (transfer full) */
PvSheet *pv_table_sheet (const PvModel        *model,
                         const PvTableChoice  *choice,
                         GError              **error);

G_END_DECLS
