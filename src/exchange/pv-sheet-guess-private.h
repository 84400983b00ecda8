/* Between the files of guessing what a sheet means: where its headings are, what the cells look like, and of which kind the rows are. */
#pragma once

#include "exchange/pv-column-profile.h"
#include "exchange/pv-sheet-headings.h"
#include "exchange/pv-sheet-mapping.h"

G_BEGIN_DECLS

/* Columns beyond these are not looked at for their content, or for their headings: nobody's list has more that matter. */
#define PV_PROFILED_COLUMNS 60
#define PV_HEADED_COLUMNS 400

typedef struct
{
  const PvModel *model;
  const PvKinds *kinds;
  const PvSheet *sheet;
  PvLang lang;
  PvCellReader *reader;
  PvNameIndex *names;
  PvHeadings *headings[256];   /* by kind, made when first asked for */
  PvColumnProfile *profiles;   /* of the first columns */
  guint n_columns;
  guint n_profiles;
} PvSheetGuess;

/* pv-guess-heading-row.c */
const PvHeadings *pv_guess_headings_of      (PvSheetGuess          *guess,
                                             PvKind                 kind);
/* Whether lists may be of this kind: those that have a table. */
gboolean          pv_guess_is_tried         (const PvKindInfo      *kind);
void              pv_guess_find_heading_row (PvSheetGuess          *guess,
                                             PvMapping             *mapping,
                                             PvKind                 wanted,
                                             PvKind                 likely);

/* pv-guess-content.c */
double            pv_guess_share            (guint                  part,
                                             guint                  n);
/* How well the cells of the columns that have a meaning read as that. */
double            pv_guess_score_content    (PvSheetGuess          *guess,
                                             const PvMapping       *mapping);
/* Gives a meaning to columns that have none. */
void              pv_guess_map_contents     (PvSheetGuess          *guess,
                                             PvMapping             *mapping);

/* pv-sheet-guess.c: @field, in @lang or a language that is free, as the meaning of @column. FALSE when another column has it. */
gboolean          pv_guess_take_field       (PvSheetGuess          *guess,
                                             const PvMapping       *mapping,
                                             PvColumn              *column,
                                             PvField                field,
                                             PvLang                 lang);

G_END_DECLS
