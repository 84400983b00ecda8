/* Removing records, with a toast that takes it back. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Removes all of @ids as one step and says so near @near, with [Undo]; or says why it cannot be. */
gboolean pv_remove_records (GtkWidget  *near,
                            PvDocument *document,
                            const PvId *ids,
                            guint       n,
                            PvLang      lang);

G_END_DECLS
