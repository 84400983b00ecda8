/* The end of the session, and being told to end: what can be saved is saved, and nobody is asked who is not there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From startup until the program ends. */
void pv_session_watch (GtkApplication *application);

G_END_DECLS
