/* The inspector when nothing is chosen: how much there is, what is to settle, what kinds of records the document holds. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_SUMMARY_PANE (pv_summary_pane_get_type ())
G_DECLARE_FINAL_TYPE (PvSummaryPane, pv_summary_pane, PV, SUMMARY_PANE, GtkBox)

GtkWidget *pv_summary_pane_new    (PvDocument    *document,
                                   PvSelection   *selection);
/* Counts again; titles are in the content's language @lang. */
void       pv_summary_pane_update (PvSummaryPane *self,
                                   PvLang         lang);

G_END_DECLS
