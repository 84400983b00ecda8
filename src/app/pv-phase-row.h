/* One line of the phase table: a step, or a phase that has no step yet. */
#pragma once

#include "model/model.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PV_TYPE_PHASE_ROW (pv_phase_row_get_type ())
G_DECLARE_FINAL_TYPE (PvPhaseRow, pv_phase_row, PV, PHASE_ROW, GObject)

/* Signals:
 *   "changed" ()    what the line shows is different now
 */

/* @step is PV_NO_ID for a phase without steps. @number: of the phase, from 1. @first: the first line of its phase. */
PvPhaseRow *pv_phase_row_new        (PvId        phase,
                                     PvId        step,
                                     guint       number,
                                     gboolean    first);
PvId        pv_phase_row_get_phase  (PvPhaseRow *self);
PvId        pv_phase_row_get_step   (PvPhaseRow *self);
guint       pv_phase_row_get_number (PvPhaseRow *self);
gboolean    pv_phase_row_is_first   (PvPhaseRow *self);
/* Whether both stand for the same at the same place. */
gboolean    pv_phase_row_equal      (PvPhaseRow *a,
                                     PvPhaseRow *b);
void        pv_phase_row_changed    (PvPhaseRow *self);

/* The lines of a path. (transfer full) (element-type PvPhaseRow) */
GPtrArray  *pv_phase_rows_of        (const PvModel *model,
                                     PvId           path);

G_END_DECLS
