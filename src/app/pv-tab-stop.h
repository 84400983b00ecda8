/* Holds a GtkListBox that Tab comes to, and leaves again, in one step: with forty rows what stands behind it would be out of reach.
 * The arrows walk its rows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_TAB_STOP (pv_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (PvTabStop, pv_tab_stop, PV, TAB_STOP, GtkWidget)

G_END_DECLS
