/* The service paths: one path as swimlanes above, and as a table of phases and steps below. As it is today, as it is to be, or what
 * is different.
 *
 * Actions of its group "page" beyond those of pv-canvas-page.h (page.add adds a step):
 *   page.variant (s)                       "as-is", "to-be", "difference"
 *   page.new-path                          for the chosen group, or a new one        Ctrl+Shift+P
 *   page.add-phase  page.add-task
 *   page.move-up  page.move-down           the chosen step, or phase                 Alt+Up, Alt+Down
 *   page.phase-up  page.phase-down  page.remove-phase   the phase of what is chosen
 */
#pragma once

#include "app/pv-canvas-page.h"
#include "app/pv-phase-table.h"

G_BEGIN_DECLS

#define PV_TYPE_PATHS_PAGE (pv_paths_page_get_type ())
G_DECLARE_FINAL_TYPE (PvPathsPage, pv_paths_page, PV, PATHS_PAGE, PvCanvasPage)

GtkWidget    *pv_paths_page_new        (void);
PvCanvas     *pv_paths_page_get_canvas (PvPathsPage *self);
PvPhaseTable *pv_paths_page_get_table  (PvPathsPage *self);
/* The path that is shown; PV_NO_ID for none. */
PvId          pv_paths_page_get_path   (PvPathsPage *self);

G_END_DECLS
