/* Chooses what leaves, for whom, in which language and to which file; and writes it. */
#pragma once

#include "app/pv-export-job.h"
#include "app/pv-selection.h"
#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_EXPORT_DIALOG (pv_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvExportDialog, pv_export_dialog, PV, EXPORT_DIALOG, AdwWindow)

/* @selection proposes which path, procurement or municipality. What was written is told by a toast in @parent. */
GtkWidget *pv_export_dialog_new        (GtkWindow      *parent,
                                        PvDocument     *document,
                                        PvSelection    *selection,
                                        PvLang          lang);
void       pv_export_dialog_set_format (PvExportDialog *self,
                                        PvExportFormat  format);
PvExportFormat pv_export_dialog_get_format (PvExportDialog *self);
/* The table that is shown, which can then be written as it is; chooses that. Takes copies. */
void       pv_export_dialog_set_table  (PvExportDialog *self,
                                        PvKind          kind,
                                        const GArray   *fields,
                                        const GArray   *ids);
/* What the page behind shows; takes it over. NULL: no picture. */
void       pv_export_dialog_set_scope  (PvExportDialog *self,
                                        PvPictureScope *scope);
/* For whom it begins with. */
void       pv_export_dialog_set_audience (PvExportDialog *self,
                                        PvAudience      audience);
/* Writes to @path what is chosen, without asking. */
void       pv_export_dialog_write      (PvExportDialog *self,
                                        const char     *path);

G_END_DECLS
