/* One line of the history, field by field, and what can be done with it. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_DETAILS (pv_history_details_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryDetails, pv_history_details, PV, HISTORY_DETAILS, GtkBox)

GtkWidget *pv_history_details_new      (PvDocument          *document);
/* @line may be NULL: nothing is chosen. Its words are copied. */
void       pv_history_details_set_line (PvHistoryDetails    *details,
                                        const PvHistoryLine *line);

G_END_DECLS
