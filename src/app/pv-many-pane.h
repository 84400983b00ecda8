/* The inspector when several records are chosen: which, what they have in common, and what can be done with all of them. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_MANY_PANE (pv_many_pane_get_type ())
G_DECLARE_FINAL_TYPE (PvManyPane, pv_many_pane, PV, MANY_PANE, GtkBox)

GtkWidget *pv_many_pane_new    (PvDocument  *document,
                                PvSelection *selection);
void       pv_many_pane_update (PvManyPane  *self,
                                PvLang       lang);
/* Hands on what is being typed. */
void       pv_many_pane_commit (PvManyPane  *self);

G_END_DECLS
