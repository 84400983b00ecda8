/* One record in the inspector: its head, its standing, its form and what refers to it. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_RECORD_PANE (pv_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (PvRecordPane, pv_record_pane, PV, RECORD_PANE, GtkBox)

GtkWidget *pv_record_pane_new      (PvDocument   *document,
                                    PvSelection  *selection);
/* PV_NO_ID shows nothing; what was being typed is committed first. */
void       pv_record_pane_set_id   (PvRecordPane *self,
                                    PvId          id);
void       pv_record_pane_set_lang (PvRecordPane *self,
                                    PvLang        lang);
/* The model is different now. */
void       pv_record_pane_update   (PvRecordPane *self);
void       pv_record_pane_commit   (PvRecordPane *self);

G_END_DECLS
