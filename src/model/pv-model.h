/* The model: all records that are there, by id, by kind and by who refers to whom. Changed on one thread alone, by plans.
 * A snapshot is the same thing frozen: it may be read from any thread, and costs as much as its kinds (not its records),
 * since rows are shared until the next change. Records that were removed are not in it. */
#pragma once

#include "model/pv-change-set.h"
#include "model/pv-record.h"

G_BEGIN_DECLS

typedef struct _PvModel PvModel;

typedef struct
{
  PvId id;                     /* the record that refers */
  PvField field;               /* by which of its fields */
} PvReferrer;

/* @kinds must outlive the model and its records. (transfer full) */
PvModel          *pv_model_new           (const PvKinds     *kinds);
PvModel          *pv_model_ref           (PvModel           *model);
void              pv_model_unref         (PvModel           *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvModel, pv_model_unref)

const PvKinds    *pv_model_get_kinds     (const PvModel     *model);

/* (transfer full) */
PvModel          *pv_model_snapshot      (PvModel           *model);

/* NULL when it is not there. Borrowed: valid until the model changes. */
PvRecord         *pv_model_get           (const PvModel     *model,
                                          PvId               id);
/* All records of @kind by rising id. Borrowed, valid until the model changes. */
PvRecord *const  *pv_model_list          (const PvModel     *model,
                                          PvKind             kind,
                                          guint             *n);
/* PV_ANY_KIND: of all kinds. */
guint            pv_model_count          (const PvModel     *model,
                                          PvKind             kind);
/* Who refers to @id, by rising (field, id). Borrowed, valid until the model changes; NULL when none does. */
const PvReferrer *pv_model_referrers     (const PvModel     *model,
                                          PvId               id,
                                          guint             *n);
/* The records whose reference @field holds @id, in their own order (pv_record_compare): the phases of a path, the tasks of a
 * step. (transfer container) (element-type PvRecord) */
GPtrArray        *pv_model_children      (const PvModel     *model,
                                          PvField            field,
                                          PvId               id);
/* The record that @field of @record refers to, or NULL. */
PvRecord         *pv_model_follow        (const PvModel     *model,
                                          const PvRecord    *record,
                                          PvField            field);
/* The one ecosystem record, or NULL in a document that has none yet. */
PvRecord         *pv_model_get_ecosystem (const PvModel     *model);

/* Puts @record in, in the place of the one with its id if there is one, and takes note in @changes (may be NULL).
 * For who fills a model: the store when it loads, a plan when it is carried out. */
void              pv_model_put           (PvModel           *model,
                                          PvRecord          *record,
                                          PvChangeSet       *changes);
/* All @records (transfer full; the array frees none of them) at once into a model that has none: by kind, each kind by rising id, none twice.
 * The same as putting them one by one, in less than half of the time. */
void              pv_model_fill           (PvModel           *model,
                                          GPtrArray         *records);
/* FALSE when it was not there. */
gboolean          pv_model_take_out      (PvModel           *model,
                                          PvId               id,
                                          PvChangeSet       *changes);

G_END_DECLS
