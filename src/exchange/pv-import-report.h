/* What an import would do, to be told before it does it: in numbers, and, where a format has rows, row by row. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_ROW_NEW,
  PV_ROW_CHANGED,
  PV_ROW_SAME,
  PV_ROW_REFUSED,
  PV_N_ROW_OUTCOMES
} PvRowOutcome;

/* "New", "Changes" … in the interface's words. */
const char *pv_row_outcome_words    (PvRowOutcome          outcome);

/* A node or an edge of a graph. */
typedef struct
{
  guint line;                  /* of the file, from 1 */
  PvRowOutcome outcome;
  PvId id;                     /* as the edits call it; PV_NO_ID when refused */
  guint first_edit, n_edits;   /* among those of the import */
  char *title;                 /* in the interface's language */
  char *reason;                /* why it was refused, or a remark; translated; NULL for nothing */
} PvImportRow;

typedef struct
{
  PvAudience audience;         /* the level the file was written for */
  gboolean example;            /* it calls itself example material */
  guint n_added;
  guint n_changed;
  guint n_same;
  GPtrArray *remarks;          /* char*, translated, one line each: what a person should know. Never NULL */
  guint n_told_by_rows;        /* the first of them, of single rows: who shows the rows need not show these */
  GArray *rows;                /* PvImportRow, in the order of the file. Never NULL; empty for formats without rows */
} PvImportReport;

PvImportReport *pv_import_report_new   (PvAudience            audience);
void            pv_import_report_free  (PvImportReport       *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvImportReport, pv_import_report_free)

guint           pv_import_report_count (const PvImportReport *report,
                                        PvRowOutcome          outcome);
/* What the row does besides what its title says: what a new record holds, old and new values of what changes, why it is refused, in
 * one line; "" for nothing. @into and @edits are those of the import. (transfer full) */
char           *pv_import_row_words    (const PvImportRow    *row,
                                        const PvModel        *into,
                                        const PvEdits        *edits);

/* So many fields of a new record are told, and so many changes: the rest is in the file itself. */
#define PV_ROW_MOST_FIELDS 4
#define PV_ROW_MOST_CHANGES 6

/* "Name, Finnish". (transfer full) */
char           *pv_row_field_words     (const PvFieldInfo    *field,
                                        PvLang                lang);
/* "Phone: – → 06 325 1111", after what stands in @words already. */
void            pv_row_append_change   (GString              *words,
                                        const PvFieldInfo    *field,
                                        PvLang                lang,
                                        const char           *old,
                                        const char           *now);
/* A value that refers to nothing, for a person; "" when empty. (transfer full) */
char           *pv_row_value_words     (const PvModel        *model,
                                        const PvFieldInfo    *field,
                                        PvValue               value);

G_END_DECLS
