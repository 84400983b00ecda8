/* A list out of a spreadsheet or the clipboard, or a graph, before it comes into the document: what its columns mean, what becomes of each
 * row, and one button. Nothing is changed until that is pressed. */
#pragma once

#include "app/pv-list-errand.h"
#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_LIST_DIALOG (pv_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvListDialog, pv_list_dialog, PV, LIST_DIALOG, AdwWindow)

/* Signals:
 *   "bring-in" (gpointer import)   a PvSheetImport *, NULL for a graph: the person has decided; whoever hears it closes the dialog when
 *                                  all is in
 */

/* Takes @errand, which says what is to be read; it may hold the import already. */
GtkWidget    *pv_list_dialog_new        (GtkWindow       *parent,
                                         PvDocument      *document,
                                         PvListErrand    *errand);
/* The other sheets that come in with the one that is shown, in their order, with what was chosen for each. (transfer full)
 * (element-type PvListErrand) */
GPtrArray    *pv_list_dialog_get_others (PvListDialog    *self);
/* After "bring-in": cancelled when the dialog is closed before all is in. Borrowed. */
PvProgress   *pv_list_dialog_get_arrival (PvListDialog   *self);
/* How much has come in, 0 … 1; for what takes long enough to be told. */
void          pv_list_dialog_show_arrival (PvListDialog  *self,
                                         double           fraction);
/* The nodes and edges that are shown; NULL of a list, and while it is being read. Borrowed. */
PvIncomingGraph *pv_list_dialog_get_graph (PvListDialog *self);
/* NULL while the list is being read. For tests. */
PvSheetImport *pv_list_dialog_get_import (PvListDialog   *self);

G_END_DECLS
