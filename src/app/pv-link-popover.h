/* Which kind of link was just drawn: the seven kinds with their lines, chosen with a click, an arrow key or a digit. */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_LINK_POPOVER (pv_link_popover_get_type ())
G_DECLARE_FINAL_TYPE (PvLinkPopover, pv_link_popover, PV, LINK_POPOVER, GtkPopover)

/* Signals:
 *   "chosen" (guint kind)    PV_RELATION_KIND_…; the popover has closed itself. Not emitted when the person let it be.
 */

/* Opens at @place (in @parent); @from and @to are the names at the two ends. Goes away by itself. */
GtkWidget *pv_link_popover_open (GtkWidget          *parent,
                                 const GdkRectangle *place,
                                 const char         *from,
                                 const char         *to);

G_END_DECLS
