/* Between pv-export-dialog.c (what is chosen) and pv-export-dialog-write.c (what comes of it). */
#pragma once

#include "app/pv-export-dialog.h"
#include "app/pv-export-preview.h"
#include "app/pv-export-records.h"
#include "app/pv-export-remarks.h"
#include "app/pv-export-toggles.h"

G_BEGIN_DECLS

struct _PvExportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *formats;
  GtkLabel *purpose;
  PvExportToggles *about;      /* of which kind the records are */
  PvExportRecords *records;
  GtkWidget *file_row;
  PvExportToggles *file;
  AdwActionRow *audience_row;
  PvExportToggles *audience;
  GtkWidget *lang_row;
  PvExportToggles *lang;
  GtkWidget *raised_row;
  GtkWidget *part_row;
  PvExportToggles *part;
  GtkWidget *pages_row;
  PvExportToggles *pages;
  PvExportPreview *preview;
  GtkSwitch *raised;
  PvExportRemarks *remarks;
  GtkProgressBar *progress;

  PvDocument *document;
  PvSelection *selection;
  GArray *older;               /* PvOlderText */
  PvPictureScope *scope;       /* of the page behind; NULL: it shows no picture */
  PvLang content_lang;
  PvKind table_kind;           /* PV_ANY_KIND: no table is shown */
  GArray *table_fields;        /* PvField */
  GArray *table_ids;           /* PvId */
  gboolean filling;
  PvProgress *writing;         /* NULL: nothing is being written */
  guint patience;
};

/* pv-export-dialog.c */
/* NULL: a folder. */
const char    *pv_export_dialog_get_ending   (PvExportDialog *self);
/* As chosen now. (transfer full) */
PvExportJob   *pv_export_dialog_new_job      (PvExportDialog *self);
/* Says what the choices mean, and whether there can be an export. */
void           pv_export_dialog_show_choices (PvExportDialog *self);

/* pv-export-dialog-write.c */
void           pv_export_dialog_choose_file  (PvExportDialog *self);

G_END_DECLS
