/* Random edits over every kind of the table, for walks that look for a broken promise. Deterministic by seed. */
#pragma once

#include "model/model.h"

/* A record of each kind and more, then changes, removals and additions, about @target records in the end. Never NULL; the
 * plan may refuse it (a removal that something forbids). */
PvEdits *random_edits_new (const PvModel *model,
                           PvRandom      *random,
                           guint          target);

/* A text for an error when the two hold different records; NULL when they are equal. (transfer full) */
char    *random_edits_difference (const PvModel *a,
                                  const PvModel *b);
