/* Inside model/ only: records by id, and who refers to whom. The model and all its snapshots share one until the model changes while
 * somebody has a snapshot; then the model takes a copy, in which the lists of referrers that nobody touches stay shared. */
#pragma once

#include "model/pv-model.h"

G_BEGIN_DECLS

typedef struct _PvModelIndex PvModelIndex;

PvModelIndex     *pv_model_index_new       (void);
PvModelIndex     *pv_model_index_ref       (PvModelIndex       *self);
void              pv_model_index_unref     (PvModelIndex       *self);
/* Before a change: @self when it is the caller's alone, else a copy. (transfer full) both ways. O(records) for a copy. */
PvModelIndex     *pv_model_index_to_write  (PvModelIndex       *self);

/* NULL when it is not there. Borrowed from the rows of the model. */
PvRecord         *pv_model_index_get       (const PvModelIndex *self,
                                            PvId                id);
/* By rising (field, id); NULL when none does. */
const PvReferrer *pv_model_index_referrers (const PvModelIndex *self,
                                            PvId                id,
                                            guint              *n);

/* @record comes in the place of @old (NULL: of none). */
void              pv_model_index_put       (PvModelIndex       *self,
                                            const PvRecord     *old,
                                            PvRecord           *record);
/* All that an index of its own, still empty, is to have: each list of referrers is made once, as long as it will be. */
void              pv_model_index_fill      (PvModelIndex       *self,
                                            const GPtrArray    *records);
void              pv_model_index_take_out  (PvModelIndex       *self,
                                            const PvRecord     *record);
/* How many there are in the whole program: for tests. */
guint             pv_model_index_count     (void);

G_END_DECLS
