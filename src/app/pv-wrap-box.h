/* A bar whose children stand beside each other, on as many lines as that takes: where text is large or there is little room, no word is cut as long
 * as there is a line for it. Lines are broken by natural widths; what is left of a line goes to the children that expand across. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_WRAP_BOX (pv_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (PvWrapBox, pv_wrap_box, PV, WRAP_BOX, GtkWidget)

/* Property "spacing": px between children, and between lines; 6. */

G_END_DECLS
