/* Models for tests of what goes in and out. */
#pragma once

#include "model/model.h"

/* @per_kind records of every kind, every field filled about two times in three (required ones always), references right.
 * (transfer full) */
PvModel *pv_test_random_model (const PvKinds *kinds,
                               guint64        seed,
                               guint          per_kind);

/* Carries @edits out on @model; ends the test when they are refused. */
void     pv_test_carry_out    (PvModel       *model,
                               const PvEdits *edits);

/* Edits that a test writes by hand: PvId of the new record. */
PvId     pv_test_add          (PvEdits       *edits,
                               PvKind         kind,
                               PvField        name,
                               const char    *fi,
                               const char    *sv);

/* A sample of data/samples/, read by own XML would be a circle of rooms: the caller imports it. Its path. (transfer full) */
char    *pv_test_sample_path  (const char    *name);
