/* The stops of a presentation as a list: put in order by dragging, by Alt+Up and Alt+Down or by buttons; named, explained, shown and
 * removed. Every change is one step to undo. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_STOPS_DIALOG (pv_stops_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvStopsDialog, pv_stops_dialog, PV, STOPS_DIALOG, AdwWindow)

/* Signal "show-stop" (gint64 stop): it is to be seen. @lang: what is written in it. The actions "win" of @parent work here, too. */
GtkWidget *pv_stops_dialog_new      (GtkWindow     *parent,
                                     PvDocument    *document,
                                     PvLang         lang);
/* For tests: the rows, and whether they are as the document is. */
guint      pv_stops_dialog_get_n    (PvStopsDialog *self);
gboolean   pv_stops_dialog_is_ready (PvStopsDialog *self);

G_END_DECLS
