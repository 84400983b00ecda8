/* Records that do not exist yet: what they need, and making them. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_NEW_RECORD (pv_new_record_get_type ())
G_DECLARE_FINAL_TYPE (PvNewRecord, pv_new_record, PV, NEW_RECORD, GtkPopover)

/* Signals:
 *   "added" (gint64 id)       the record is in the document: a new one, or one that was there and is meant
 */

/* A popover that asks for what a record of @kind cannot be without. @preset, unless PV_NO_FIELD, is a reference that is known
 * already: it holds @preset_id and is not asked for. */
GtkWidget *pv_new_record_new        (PvDocument       *document,
                                     const PvKindInfo *kind,
                                     PvField           preset,
                                     PvId              preset_id,
                                     PvLang            lang);
/* Takes what is filled in, makes the record and closes. FALSE when something is missing; it then says what. */
gboolean   pv_new_record_add        (PvNewRecord      *self);

/* The order key after the last of the records that share @parent by @field; NULL for kinds without an order. (transfer full) */
char      *pv_order_key_at_end      (const PvModel    *model,
                                     const PvKindInfo *kind,
                                     PvField           field,
                                     PvId              parent);

G_END_DECLS
