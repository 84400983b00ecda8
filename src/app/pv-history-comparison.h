/* What is different between two states of the document: record by record, and in the diagram of the network. */
#pragma once

#include "app/pv-canvas.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_COMPARISON (pv_history_comparison_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryComparison, pv_history_comparison, PV, HISTORY_COMPARISON, GtkBox)

GtkWidget *pv_history_comparison_new      (PvDocument          *document);
void       pv_history_comparison_set_lang (PvHistoryComparison *self,
                                           PvLang               lang);
/* From @moment, which is called @words, to now. */
void       pv_history_comparison_compare  (PvHistoryComparison *self,
                                           const PvMoment      *moment,
                                           const char          *words);

/* Of the diagram, while it is what is seen; else NULL. Borrowed. */
PvCanvas  *pv_history_comparison_get_canvas (PvHistoryComparison *self);

G_END_DECLS
