/* The nodes and edges of a graph come into the document of a window: worked out in a worker, told with Undo. */
#pragma once

#include "app/pv-list-dialog.h"
#include "app/pv-window.h"

G_BEGIN_DECLS

/* What @dialog shows, as one step to undo; the dialog shows how far it is, and is closed when all is in. Closing it before leaves the
 * document as it was. */
void pv_graph_arrive (PvWindow     *self,
                      PvListDialog *dialog);

G_END_DECLS
