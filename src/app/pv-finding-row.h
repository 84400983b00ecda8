/* A finding as a row: its sentence, an actor's badge, what came of it, and a menu to show it or take it up. Main thread. */
#pragma once

#include "analysis/analysis.h"
#include "app/pv-selection.h"
#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_FINDING_ROW (pv_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (PvFindingRow, pv_finding_row, PV, FINDING_ROW, AdwActionRow)

/* Signal "shown" (): somebody wants to see where it is.
 * All are borrowed and outlive the row. Names in @lang. */
GtkWidget       *pv_finding_row_new         (PvDocument      *document,
                                             PvSelection     *selection,
                                             const PvFinding *finding,
                                             PvLang           lang);
const PvFinding *pv_finding_row_get_finding (PvFindingRow    *self);

G_END_DECLS
