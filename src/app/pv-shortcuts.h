/* The shortcuts window where text is large: it scrolls, and has one column instead of two. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, before it is first shown. It follows the size of text each time it is shown. */
void pv_shortcuts_fit (GtkShortcutsWindow *window);

G_END_DECLS
