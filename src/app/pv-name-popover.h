/* A small popover that asks for a name in Finnish and Swedish. */
#pragma once

#include "base/base.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_NAME_POPOVER (pv_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (PvNamePopover, pv_name_popover, PV, NAME_POPOVER, GtkPopover)

/* Signals:
 *   "named" (const char *fi, const char *sv)    one of them may be NULL, not both
 */

/* Hangs under @parent, which must let go of it (gtk_widget_unparent) before it ends. */
GtkWidget *pv_name_popover_new  (GtkWidget  *parent);
/* @done: what its button says. Both translated. */
void       pv_name_popover_open (PvNamePopover *self,
                              const char *title,
                              const char *done,
                              const char *fi,
                              const char *sv);

G_END_DECLS
