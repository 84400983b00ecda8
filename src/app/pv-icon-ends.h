/* Where the toolkit's icons end. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 reads icons in workers, and a worker may let go of an icon last (the icon theme keeps the last hundred, and whoever adds one drops
 * another): while it ends there, the main thread still finds it in the theme's cache and takes it, which ends in a crash. From now on every
 * icon that is made is kept until nobody else has it, and ends on the main thread, when some more have been made: the time for an icon is
 * constant in the mean, and what is kept at most twice what is used. On the main thread, after GTK's beginning; more than once does nothing
 * more. */
void pv_icon_ends_on_main_thread (void);

G_END_DECLS
