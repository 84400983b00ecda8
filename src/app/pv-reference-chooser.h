/* A popover in which a record is found by typing its title, or made. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_REFERENCE_CHOOSER (pv_reference_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PvReferenceChooser, pv_reference_chooser, PV, REFERENCE_CHOOSER, GtkPopover)

/* Signals:
 *   "chosen" (gint64 id)      a record, or PV_NO_ID for none; the popover closes itself
 */

/* @kind may be PV_ANY_KIND. @may_be_none offers to choose nothing. */
GtkWidget *pv_reference_chooser_new      (PvDocument         *document,
                                          PvKind              kind,
                                          gboolean            may_be_none);
/* The language of the titles. */
void       pv_reference_chooser_set_lang (PvReferenceChooser *self,
                                          PvLang              lang);

G_END_DECLS
