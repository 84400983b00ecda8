/* What frames cost, for measuring: with PV_PERF=FILE in the environment, one CSV line a frame of the window is appended to
 * FILE.
 *
 *   first,MS                                 from the start of the process to the first frame
 *   picture,MS                               from there to the first frame in which the picture is whole
 *   frame,COUNTER,MS,REFRESH_MS,INPUT_MS,SINCE_MS
 *
 * MS: processor time of the main thread from before to after painting; INPUT_MS: by the clock, from the oldest event that the frame answers, -1 when
 * there was none; SINCE_MS: processor time of the main thread since the frame before, with all that it did between the two.
 *
 * Nothing is attached without the variable. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first widget that is attached is measured, as soon as it is realized. @is_whole is asked after each frame until it says so. */
void pv_frame_probe_attach (GtkWidget *widget,
                            gboolean (*is_whole) (GtkWidget *widget));

G_END_DECLS
