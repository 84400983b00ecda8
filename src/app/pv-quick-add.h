/* A card in which names are typed, one Enter each; stays for the next one until Esc. What is likely there already stands below. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define PV_TYPE_QUICK_ADD (pv_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (PvQuickAdd, pv_quick_add, PV, QUICK_ADD, GtkBox)

/* Signals:
 *   "named" (const char *name)    Enter was pressed with something typed; FALSE: it was refused, and stands there still
 *   "found" (gint64 id)           instead of a new one, one that is there
 *   "done" ()                     Esc, or the button
 */

/* PV_ACTOR_KIND_…, the one chosen in the card. */
guint pv_quick_add_get_actor_kind (PvQuickAdd *self);
void  pv_quick_add_set_actor_kind (PvQuickAdd *self,
                                   guint       actor_kind);
/* Actors of @document are proposed, with their names in @lang. */
void  pv_quick_add_set_document   (PvQuickAdd *self,
                                   PvDocument *document,
                                   PvLang      lang);
/* As its button and Esc do: says that it is done. */
void  pv_quick_add_end            (PvQuickAdd *self);
/* Puts the keyboard there, behind @typed, which stands in it then. */
void  pv_quick_add_begin          (PvQuickAdd *self,
                                   const char *typed);

G_END_DECLS
