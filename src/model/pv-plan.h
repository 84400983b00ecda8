/* A plan: a list of edits checked against a model and worked out to the last cell. Real ids stand for the temporary ones, what
 * a removal takes along or clears is in it, every value fits its field, every reference leads to a record that is there, and
 * every required field is filled. A plan for one state of the model must be carried out on that state. */
#pragma once

#include "model/pv-edits.h"
#include "model/pv-model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  PvId id;
  PvFieldInfo const *field;
  PvLang lang;
  PvValue old_value;           /* borrowed from the model's record, or empty */
  PvValue new_value;           /* borrowed from the plan */
} PvCellWrite;

typedef struct
{
  const PvKindInfo *kind;
  PvId id;
  PvChanged how;
} PvRecordWrite;

typedef struct _PvPlan PvPlan;

/* Gives the id of the next new record. */
typedef PvId (*PvNextId) (gpointer user_data);

/* @edits is not changed. NULL and a PV_ERROR_REFUSED that names the record and the field when the edits break a rule of the
 * table; the model is not touched either way. (transfer full) */
PvPlan              *pv_plan_new          (const PvModel   *model,
                                           const PvEdits   *edits,
                                           PvNextId         next_id,
                                           gpointer         user_data,
                                           GError         **error);
/* The same of many edits, in a worker on a snapshot. A PvProgress is told how far it is. NULL and G_IO_ERROR_CANCELLED when @cancellable was.
 * (transfer full) */
PvPlan              *pv_plan_new_slowly   (const PvModel   *model,
                                           const PvEdits   *edits,
                                           PvNextId         next_id,
                                           gpointer         user_data,
                                           GCancellable    *cancellable,
                                           GError         **error);
void                 pv_plan_free         (PvPlan          *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvPlan, pv_plan_free)

/* Carries the plan out. (transfer full) */
PvChangeSet         *pv_plan_carry_out    (const PvPlan    *plan,
                                           PvModel         *model);

/* TRUE when nothing would change. */
gboolean             pv_plan_is_empty     (const PvPlan    *plan);

/* The records added, changed and removed, and the cells written, in the order of the edits. A removed record has no cells. */
const PvRecordWrite *pv_plan_get_records  (const PvPlan    *plan,
                                           guint           *n);
const PvCellWrite   *pv_plan_get_cells    (const PvPlan    *plan,
                                           guint           *n);

/* What the label of the change names. */
PvVerb               pv_plan_get_verb     (const PvPlan    *plan);
PvKind               pv_plan_get_kind     (const PvPlan    *plan);
PvId                 pv_plan_get_subject  (const PvPlan    *plan);
guint64              pv_plan_get_step     (const PvPlan    *plan);

/* The real id of a temporary one; other ids answer for themselves. */
PvId                 pv_plan_real_id      (const PvPlan    *plan,
                                           PvId             id);

G_END_DECLS
