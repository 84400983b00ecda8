/* A row of the history: a day, or a line of it. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_ROW (pv_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryRow, pv_history_row, PV, HISTORY_ROW, GtkBox)

GtkWidget *pv_history_row_new       (void);
/* NULL lets go of the entry. */
void       pv_history_row_set_entry (PvHistoryRow   *row,
                                     PvHistoryEntry *entry);

G_END_DECLS
