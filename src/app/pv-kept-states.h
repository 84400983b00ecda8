/* The last five states of a shared file that this laptop keeps, with when they are from: each can be looked at in a window of its
 * own, and saved as a new file to go on with. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_KEPT_STATES (pv_kept_states_get_type ())
G_DECLARE_FINAL_TYPE (PvKeptStates, pv_kept_states, PV, KEPT_STATES, AdwWindow)

/* @path is that of the shared file, which need not be there, nor be sound. */
void pv_kept_states_show (GtkWindow  *parent,
                          const char *path);

G_END_DECLS
