/* What was raised in a workshop and nobody has confirmed yet, as a list: each is confirmed, changed in the form, or dropped. Every one is a
 * step to undo. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_RAISED_DIALOG (pv_raised_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvRaisedDialog, pv_raised_dialog, PV, RAISED_DIALOG, AdwWindow)

/* The actions "win" of @parent work here, too. */
GtkWidget *pv_raised_dialog_new      (GtkWindow      *parent,
                                      PvDocument     *document,
                                      PvLang          lang);
/* For tests: the rows, and whether they are as the document is. */
guint      pv_raised_dialog_get_n    (PvRaisedDialog *self);
gboolean   pv_raised_dialog_is_ready (PvRaisedDialog *self);

G_END_DECLS
