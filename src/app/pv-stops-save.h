/* The stops of a presentation as a PDF, a page each, as a person asks for it. Main thread; written by a worker. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where, as a child of @parent; what came of it is said near @near, in a toast. */
void pv_stops_save (GtkWindow  *parent,
                    GtkWidget  *near,
                    PvDocument *document,
                    PvLang      lang);

G_END_DECLS
