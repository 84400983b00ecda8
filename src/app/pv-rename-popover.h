/* Renames a record in place: one entry in the content's language, two when both are shown. Enter and leaving keep what was typed
 * as one change, Esc does not. Goes away by itself. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_RENAME_POPOVER (pv_rename_popover_get_type ())
G_DECLARE_FINAL_TYPE (PvRenamePopover, pv_rename_popover, PV, RENAME_POPOVER, GtkPopover)

/* Opens over @place (in @parent). @field is a translated text of the record @id. */
GtkWidget *pv_rename_popover_open (GtkWidget          *parent,
                                   const GdkRectangle *place,
                                   PvDocument         *document,
                                   PvId                id,
                                   PvField             field,
                                   PvLang              lang);
/* The field that a kind is called by: PV_ACTOR_NAME, PV_STEP_NAME …; PV_NO_FIELD when its title is made of other things. */
PvField    pv_rename_field_of     (PvKind              kind);

G_END_DECLS
