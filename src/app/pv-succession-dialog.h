/* Somebody else comes: everything that hangs on a contact or an organisation, who takes its place from which day on, and what moves;
 * one change, one undo. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_SUCCESSION_DIALOG (pv_succession_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvSuccessionDialog, pv_succession_dialog, PV, SUCCESSION_DIALOG, AdwWindow)

/* @id is a contact or an actor of @document, which can be written. @toasts is where is said what was done. */
GtkWidget *pv_succession_dialog_new    (GtkWindow          *parent,
                                        GtkWidget          *toasts,
                                        PvDocument         *document,
                                        PvId                id,
                                        PvLang              lang);
/* As if it had been chosen by typing. */
void       pv_succession_dialog_choose (PvSuccessionDialog *self,
                                        PvId                successor);

G_END_DECLS
