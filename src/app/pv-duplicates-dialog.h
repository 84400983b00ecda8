/* What is likely there twice: pairs, side by side, and for each whether they are the same, which leads to the join dialog, or two things,
 * which is remembered. Looked for in a worker. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_DUPLICATES_DIALOG (pv_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvDuplicatesDialog, pv_duplicates_dialog, PV, DUPLICATES_DIALOG, AdwWindow)

/* @about: a record whose likenesses alone are shown, and for which another one can be chosen by hand; PV_NO_ID: all there are. The
 * actions "win" of @parent work here, too. */
GtkWidget *pv_duplicates_dialog_new        (GtkWindow          *parent,
                                            PvDocument         *document,
                                            PvId                about,
                                            PvLang              lang);
/* FALSE while they are being looked for. */
gboolean   pv_duplicates_dialog_is_ready   (PvDuplicatesDialog *self);

G_END_DECLS
