/* What GTK 4.8 lacks for people who see otherwise: names of the parts of a GtkColumnView, and how large text is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names the view, its head and its list of rows. */
void pv_accessible_name_table (GtkColumnView *view,
                               const char    *label);
/* Names the row in which @cell stands, if it stands in one already. */
void pv_accessible_name_row   (GtkWidget     *cell,
                               const char    *label);
/* Names what takes the keyboard within @widget: the button of a menu button or of a drop-down list, which GTK leaves without. */
void pv_accessible_name_inside (GtkWidget     *widget,
                               const char    *label);
/* How many times larger than usual, 11 pt at 96 dots an inch, the text of @widget is; never below 1. */
double pv_text_scale          (GtkWidget     *widget);

/* A dialog that holds as many words as it does with text of the usual size, where the screen is large enough. Before it is shown. */
void   pv_window_grow_with_text (GtkWindow *window);

G_END_DECLS
