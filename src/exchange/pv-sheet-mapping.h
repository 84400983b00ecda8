/* What a sheet means: which kind its rows are, where they begin, and what each column holds. Guessed from the headings and from what
 * stands under them, changed by a person, remembered for the next sheet with the same headings. Any thread, not shared between two. */
#pragma once

#include "exchange/pv-sheet.h"
#include "model/model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_COLUMN_UNUSED,            /* left out */
  PV_COLUMN_ID,                /* the id of the record, "pv-…" */
  PV_COLUMN_FIELD,
} PvColumnUse;

/* Why a column is taken for what it is taken for, from the weakest reason to the strongest. */
typedef enum
{
  PV_GUESS_NOTHING,
  PV_GUESS_CONTENT,            /* by what stands in its cells */
  PV_GUESS_HEADING,
  PV_GUESS_REMEMBERED,
  PV_GUESS_CHOSEN,             /* a person said so */
} PvGuess;

typedef struct
{
  PvColumnUse use;
  PvField field;               /* of the kind, or of a kind that it hangs on: the path of the phase of a task's step */
  PvLang lang;                 /* of a translated field, else PV_LANG_NONE */
  gboolean says_lang;          /* the heading named the language */
  PvGuess guess;
} PvColumn;

typedef struct
{
  PvKind kind;
  guint first_row;             /* the first that is data */
  int heading_row;             /* -1: none */
  PvLang lang;                 /* of names whose column does not say one */
  gboolean certain;            /* nothing in it needs a look */
  GArray *columns;             /* PvColumn, one a column of the sheet */
  GHashTable *said;            /* guint row -> PvId *: which record a person said that a row is, PV_NO_ID for a new one; NULL */
} PvMapping;

/* @kind is what the rows are, PV_ANY_KIND to find out; @likely what they are when nothing speaks against it. @lang is the language of
 * texts whose heading does not say one. (transfer full) */
PvMapping  *pv_mapping_guess      (const PvModel    *model,
                                   const PvSheet    *sheet,
                                   PvKind            kind,
                                   PvKind            likely,
                                   PvLang            lang);
PvMapping  *pv_mapping_copy       (const PvMapping  *mapping);
void        pv_mapping_free       (PvMapping        *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvMapping, pv_mapping_free)

PvColumn   *pv_mapping_get        (const PvMapping  *mapping,
                                   guint             column);
/* A field stands in one column: the column that had it before is left out. */
void        pv_mapping_set        (PvMapping        *mapping,
                                   guint             column,
                                   const PvColumn   *meaning);
/* A person said which record a row is: this one, or, PV_NO_ID, a new one. */
void        pv_mapping_say        (PvMapping        *mapping,
                                   guint             row,
                                   PvId              id);
/* FALSE when nothing was said of the row. */
gboolean    pv_mapping_said       (const PvMapping  *mapping,
                                   guint             row,
                                   PvId             *id);
gboolean    pv_column_equal       (const PvColumn   *a,
                                   const PvColumn   *b);

/* All that a column of a sheet of @kind may be, in the order of the form. (transfer full) (element-type PvColumn) */
GArray     *pv_mapping_choices    (const PvKinds    *kinds,
                                   PvKind            kind);
/* "Name, Finnish", in the interface's language. (transfer full) */
char       *pv_column_words       (const PvKinds    *kinds,
                                   PvKind            kind,
                                   const PvColumn   *column);
/* "B" for 1, "AA" for 26. (transfer full) */
char       *pv_column_letters     (guint             column);
/* The heading, or "" when the sheet has none. Borrowed. */
const char *pv_mapping_heading    (const PvMapping  *mapping,
                                   const PvSheet    *sheet,
                                   guint             column);

/* Required fields of the kind that no column holds and nothing fills in. (transfer container) (element-type PvFieldInfo) */
GPtrArray  *pv_mapping_missing    (const PvKinds    *kinds,
                                   const PvMapping  *mapping);

/* What a mapping is remembered under; NULL for a sheet without headings. (transfer full) (nullable) */
char       *pv_mapping_key        (const PvMapping  *mapping,
                                   const PvSheet    *sheet);
/* One line, to remember it by, and back; NULL when the line does not fit the sheet any more. (transfer full) */
char       *pv_mapping_to_text    (const PvKinds    *kinds,
                                   const PvMapping  *mapping);
PvMapping  *pv_mapping_from_text  (const PvKinds    *kinds,
                                   const PvMapping  *guessed,
                                   const char       *text);

G_END_DECLS
