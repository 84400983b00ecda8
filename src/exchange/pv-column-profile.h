/* What stands in a column, for guessing what it means: how many of its first cells are dates, e-mails, names of records that are there … */
#pragma once

#include "exchange/pv-cell-reader.h"
#include "exchange/pv-name-index.h"

G_BEGIN_DECLS

/* So many filled cells are looked at. */
#define PV_PROFILE_CELLS 200

typedef struct
{
  guint n;                     /* filled cells */
  guint n_ids;
  guint n_dates;
  guint n_numbers;
  guint n_business_ids;
  guint n_emails;
  guint n_phones;
  guint n_webs;
  guint n_municipalities;
  guint n_actors;              /* called as actors that are there, in this column of the sheet or in the model */
  guint n_choices[PV_N_CHOICES];
  guint n_long;                /* longer than a name is */
  guint n_different;
} PvColumnProfile;

void     pv_column_profile       (PvColumnProfile       *profile,
                                  const PvSheet         *sheet,
                                  guint                  first_row,
                                  guint                  column,
                                  PvCellReader          *reader,
                                  PvNameIndex           *names);
/* Whether at least three in four cells, and any, are so. */
gboolean pv_column_profile_mostly (const PvColumnProfile *profile,
                                  guint                  n);

G_END_DECLS
