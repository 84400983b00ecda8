/* A menu where the pointer is, or at what has the keyboard. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @menu at @place in @parent, whose actions it uses; it goes when it is closed. */
void pv_context_menu_open        (GtkWidget          *parent,
                                  GMenuModel         *menu,
                                  const GdkRectangle *place);
/* @popover is let go of once it has been closed. */
void pv_context_menu_drop_closed (GtkWidget          *popover);

G_END_DECLS
