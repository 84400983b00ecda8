/* The steps of one path as a table: phase, step, who does what, service, decision; all of it edited in place. Shares the selection
 * with the canvas above it. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_PHASE_TABLE (pv_phase_table_get_type ())
G_DECLARE_FINAL_TYPE (PvPhaseTable, pv_phase_table, PV, PHASE_TABLE, GtkBox)

/* Its row menu uses the actions page.move-up, page.move-down, page.add, page.add-phase and page.remove. */
void       pv_phase_table_set_document (PvPhaseTable *self,
                                        PvDocument   *document,
                                        PvSelection  *selection);
void       pv_phase_table_set_lang     (PvPhaseTable *self,
                                        PvLang        lang);
/* PV_NO_ID shows nothing. */
void       pv_phase_table_set_path     (PvPhaseTable *self,
                                        PvId          path);
/* The model has changed: shows it as it is, and keeps what is being typed. */
void       pv_phase_table_refresh      (PvPhaseTable *self);
/* Begins to edit the name of a step or phase in its line. FALSE when it has none. */
gboolean   pv_phase_table_edit_name    (PvPhaseTable *self,
                                        PvId          id);
/* The same for one that was just added: its first name joins @undo_step (pv_document_new_step). */
gboolean   pv_phase_table_name_new    (PvPhaseTable *self,
                                        PvId          id,
                                        guint64       undo_step);
/* How many lines there are. */
guint      pv_phase_table_get_n        (PvPhaseTable *self);

G_END_DECLS
