/* "Remove from this laptop": for a machine that several people use. The shared file stays. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks, closes the document at @path where it is open, and takes this laptop's copy, the states kept here, the last picture and the
 * entries among the recent files away. What only this laptop has goes only when a person says so a second time. */
void pv_forgetting_ask (GtkWindow  *parent,
                        const char *path);

G_END_DECLS
