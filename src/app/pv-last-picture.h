/* A small picture of what is on the screen, for the start page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Writes @widget as it is drawn now, @width pixels wide, to the PNG @path. FALSE when it is not on the screen or cannot be
 * written: a start page without a picture is no harm. */
gboolean pv_last_picture_save (GtkWidget  *widget,
                          int         width,
                          const char *path);

G_END_DECLS
