/* Names for a screen reader where GTK 4.8 gives none of its own: the parts of a GtkColumnView. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names the view, its head and its list of rows. */
void pv_accessible_name_table (GtkColumnView *view,
                               const char    *label);
/* Names the row in which @cell stands, if it stands in one already. */
void pv_accessible_name_row   (GtkWidget     *cell,
                               const char    *label);

G_END_DECLS
