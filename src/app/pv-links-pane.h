/* What refers to a record, by kind: its contacts, its links, its tasks. Each row chooses the record; + makes one more. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_LINKS_PANE (pv_links_pane_get_type ())
G_DECLARE_FINAL_TYPE (PvLinksPane, pv_links_pane, PV, LINKS_PANE, GtkBox)

GtkWidget *pv_links_pane_new      (PvDocument  *document,
                                   PvSelection *selection);
/* Reads all again, also when it is the same record. */
void       pv_links_pane_set_id   (PvLinksPane *self,
                                   PvId         id);
void       pv_links_pane_set_lang (PvLinksPane *self,
                                   PvLang       lang);

/* How @referrer, which refers to @id, is called seen from there: the other end of a link, the step of a task. @other receives the
 * record that stands for it, unless NULL. (transfer full) */
char      *pv_links_title         (const PvModel  *model,
                                   const PvRecord *referrer,
                                   PvId            id,
                                   PvLang          lang,
                                   PvRecord      **other);

G_END_DECLS
