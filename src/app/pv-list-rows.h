/* What becomes of the rows of a list, or of the nodes and edges of a graph, one under another: what is new, old and new values of what
 * changes, why a row is refused. Shows all of them or those of one outcome. */
#pragma once

#include "app/pv-list-errand.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_LIST_ROWS (pv_list_rows_get_type ())
G_DECLARE_FINAL_TYPE (PvListRows, pv_list_rows, PV, LIST_ROWS, GtkWidget)

/* Signals:
 *   "said" (guint row, gint64 id)   which record a row of the sheet is: this one, or PV_NO_ID for a new one
 */

/* @import NULL: nothing is known yet. Keeps what is filtered. */
void        pv_list_rows_set_import  (PvListRows          *self,
                                      PvSheetImport       *import,
                                      PvSheet             *sheet);
/* The same of nodes and edges. */
void        pv_list_rows_set_graph   (PvListRows          *self,
                                      PvIncomingGraph     *graph);
/* PV_N_ROW_OUTCOMES shows all. */
void        pv_list_rows_set_outcome (PvListRows          *self,
                                      PvRowOutcome         outcome);
/* For tests. */
guint       pv_list_rows_get_n       (PvListRows          *self);

G_END_DECLS
