/* Several working copies of one document on the simulated disk, each with its own clock, its own replica number and its own
 * model, as laptops have them. */
#pragma once

#include "store/pv-store-conflicts.h"
#include "store/pv-store-merge-private.h"

#define COPIES_MAX 6

typedef struct
{
  char *name;
  PvStore *store;
  PvModel *model;              /* kept up to date by what edits and merges say */
  guint32 counter;
  gint64 clock_ms;             /* what this laptop takes for the time */
} Copy;

/* The first holds an empty document, the others nothing but its uuid. */
void           copy_open       (Copy           *copy,
                                guint           number,
                                gint64          clock_ms);
void           copy_close      (Copy           *copy);
/* Carries @edits out, which it takes; FALSE when the plan refuses them or they change nothing. */
gboolean       copy_edit       (Copy           *copy,
                                PvEdits        *edits);
void           copy_undo       (Copy           *copy,
                                gboolean        redo);
/* What @from has comes to @copy. (transfer full) */
PvMergeReport *copy_merge      (Copy           *copy,
                                Copy           *from);
/* Until all have all. */
void           copies_exchange (Copy           *copies,
                                guint           n);
void           copy_put        (Copy           *copy,
                                const GPtrArray *restored);
GPtrArray     *copy_conflicts  (Copy           *copy);

/* Each as a line that is the same on every copy. (transfer full) */
char          *copy_tell_conflicts (Copy       *copy);
/* Over the log and all rows, removed ones too. (transfer full) */
char          *copy_digest     (Copy           *copy);
/* Every promise of the log; what merging can do to the rules of the table is among the conflicts, and nothing else. */
void           copy_assert_sound (Copy         *copy);
