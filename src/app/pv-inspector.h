/* The form at the right edge of the window: whatever is chosen, as its kind says in the table; nothing chosen, a summary. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_INSPECTOR (pv_inspector_get_type ())
G_DECLARE_FINAL_TYPE (PvInspector, pv_inspector, PV, INSPECTOR, GtkWidget)

GtkWidget *pv_inspector_new              (void);
void       pv_inspector_set_document     (PvInspector *self,
                                          PvDocument  *document,
                                          PvSelection *selection);
void       pv_inspector_set_content_lang (PvInspector *self,
                                          PvLang       lang);
/* Tells what the network says, of one kind of finding or (0) of all, until something else is chosen. */
void       pv_inspector_show_findings    (PvInspector *self,
                                          guint        kind);
/* Commits what is being typed. */
void       pv_inspector_commit           (PvInspector *self);

G_END_DECLS
