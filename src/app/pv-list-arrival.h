/* A list comes into the document of a window: new actors get their places on the canvas, what came is chosen and told, with Undo. */
#pragma once

#include "app/pv-list-dialog.h"
#include "app/pv-window.h"

G_BEGIN_DECLS

/* So many of the records that came in are chosen afterwards. */
#define PV_LIST_MOST_CHOSEN 1000

/* For few rows: done when it returns. */
void pv_list_arrive_at_once (PvWindow            *self,
                             PvSheetImport       *import);
/* @import and then @others (element-type PvListErrand), as one step to undo; the dialog shows how far it is, and is closed when all is in.
 * Closing it before takes back what is in. */
void pv_list_arrive         (PvWindow            *self,
                             PvListDialog        *dialog,
                             PvSheetImport       *import,
                             GPtrArray           *others);
/* Shows and chooses @ids (element-type PvId), or what the list says something of when there are none. */
void pv_list_show_arrived   (PvWindow            *self,
                             const PvSheetImport *import,
                             GArray              *ids);

G_END_DECLS
