/* Finding anything, over the window: records in all languages and by their old names, and whatever can be done. Ctrl+K. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_PALETTE (pv_palette_get_type ())
G_DECLARE_FINAL_TYPE (PvPalette, pv_palette, PV, PALETTE, GtkPopover)

/* Signals:
 *   "shown" (gint64 id, gboolean form)     a record was chosen: to be shown where it lives, or in the form
 *   "done" (char *action)                  an action was chosen; the palette is closed already
 */

GtkWidget *pv_palette_new          (void);
/* What is visited most lately is remembered as long as the document is the same. Both are kept with a reference. */
void       pv_palette_set_document (PvPalette    *self,
                                    PvDocument   *document,
                                    PvSelection  *selection);
/* Over the upper middle of what it is a child of; @groups are those of "page", "win" and "app": what they have enabled is offered.
 * @lang is the content's, @audience who may be looking on. */
void       pv_palette_open         (PvPalette    *self,
                                    GActionGroup *page,
                                    GActionGroup *window,
                                    GtkApplication *application,
                                    PvLang        lang,
                                    PvAudience    audience);

G_END_DECLS
