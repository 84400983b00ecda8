/* The document that the program is started with: a worker reads it while GTK and the window are still being made, so that opening begins
 * with the process and not with the window. Main thread. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* @path is as pv_window_open() will have it. At most one; before anything of GTK is needed. */
void          pv_head_start_begin (const char          *path,
                                   const PvKinds       *kinds,
                                   const char          *author);
/* NULL: @path was not begun, or is taken already. Else @callback is called as that of pv_document_open_async() would be, never at once; what
 * calls it off is returned. (transfer full) */
GCancellable *pv_head_start_take  (const char          *path,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

G_END_DECLS
