/* What the network says, in sentences: in the place of the form. Each can be shown, and taken up as an action or a decision. The
 * findings are looked for in a worker, and again when changes rest. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_FINDINGS_PANE (pv_findings_pane_get_type ())
G_DECLARE_FINAL_TYPE (PvFindingsPane, pv_findings_pane, PV, FINDINGS_PANE, GtkBox)

/* Signal "left" (): somebody wants back to the summary. */
GtkWidget *pv_findings_pane_new        (PvDocument     *document,
                                        PvSelection    *selection);
/* Which kind to tell of: PV_FINDING_…, or 0 for all. Names in @lang. */
void       pv_findings_pane_ask        (PvFindingsPane *self,
                                        guint           kind,
                                        PvLang          lang);
/* Looks anew. */
void       pv_findings_pane_update     (PvFindingsPane *self,
                                        PvLang          lang);
/* Whether the selection changes because a finding is being shown, and the sentences should stay. */
gboolean   pv_findings_pane_is_showing (PvFindingsPane *self);

G_END_DECLS
