/* Taking back what one line of the history did. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks, does it as a change of its own, and tells what came of it in a toast over @from. @entry is kept until then: what is chosen may be
 * another line when the answer comes. */
void pv_history_take_back (GtkWidget      *from,
                           PvDocument     *document,
                           PvHistoryEntry *entry);

G_END_DECLS
