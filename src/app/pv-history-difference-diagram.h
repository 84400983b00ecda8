/* The difference of two versions in a diagram: the network, or a service path in its swimlanes, made of both, with what was added, changed
 * and gone marked by a sign each. Walked by keyboard and read by a screen reader as every canvas is; what is chosen tells beside the
 * diagram what became of it. Main thread. */
#pragma once

#include "app/pv-canvas.h"

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_DIFFERENCE_DIAGRAM (pv_history_difference_diagram_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryDifferenceDiagram, pv_history_difference_diagram, PV, HISTORY_DIFFERENCE_DIAGRAM, GtkBox)

/* @difference: of pv_version_difference(); kept, as are the models. Shows the network first, or if nothing is different there the first
 * path in which something is. */
GtkWidget *pv_history_difference_diagram_new (PvModel *before, PvModel *after, GArray *difference, PvLang lang);
/* Path PV_NO_ID: the network. */
void       pv_history_difference_diagram_show (PvHistoryDifferenceDiagram *self,
                                               PvId                        path);
/* The language of the content. */
void       pv_history_difference_diagram_set_lang (PvHistoryDifferenceDiagram *self,
                                               PvLang                      lang);
PvCanvas  *pv_history_difference_diagram_get_canvas (PvHistoryDifferenceDiagram *self);

G_END_DECLS
