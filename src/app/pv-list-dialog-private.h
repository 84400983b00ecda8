/* What the files of the dialog share: pv-list-dialog.c is what a person does, pv-list-dialog-show.c what is shown. */
#pragma once

#include "app/pv-list-dialog.h"

#include "app/pv-check-menu.h"
#include "app/pv-list-columns.h"
#include "app/pv-list-rows.h"

G_BEGIN_DECLS

struct _PvListDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton *import_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  GtkWidget *answers_bar;      /* what a person chooses about a list */
  GtkWidget *sheet_box;
  GtkDropDown *sheet;
  PvCheckMenu *also;           /* the other sheets, of which those that are ticked come in, too */
  GtkDropDown *kind;
  GtkCheckButton *headings;
  GtkCheckButton *empties;
  GtkCheckButton *makes;
  PvListColumns *columns;
  GtkBox *outcomes;
  GtkLabel *made;
  GtkProgressBar *progress;
  GtkProgressBar *reading;     /* the same, before there is anything else to show */
  PvListRows *rows;

  PvDocument *document;
  GPtrArray *answers;          /* PvMapping, or NULL: what was chosen for each sheet that was looked at */
  PvListErrand *wanted;        /* what is asked now: the next errand is made like it */
  GArray *kinds;               /* PvKind, as the drop-down lists them */
  GtkWidget *buttons[PV_N_ROW_OUTCOMES + 1];
  GTask *running;
  PvProgress *reads;           /* how far `running` is */
  PvSheetImport *import;
  PvIncomingGraph *graph;      /* or this: nodes and edges */
  guint patience;
  guint focusing;
  gboolean filling;
  PvProgress *arrival;         /* what was asked for comes in: nothing can be chosen any more, only cancelled */
  gboolean shown;              /* once: the keyboard is where it should begin */
};

/* How many rows of the sheet that is looked at have @outcome; PV_N_ROW_OUTCOMES: all. */
guint    pv_list_dialog_count       (PvListDialog *self,
                                     guint         outcome);
/* Whether a sheet comes in besides the one that is looked at. */
gboolean pv_list_dialog_comes_too   (PvListDialog *self,
                                     guint         sheet);
guint    pv_list_dialog_count_others (PvListDialog *self);
void     pv_list_dialog_show_counts (PvListDialog *self);
/* With @kept, another sheet than @before is looked at, and comes in with it as it did. */
void     pv_list_dialog_show_others (PvListDialog *self,
                                     guint         before,
                                     gboolean      kept);
/* Whether anything comes in of what is shown. */
gboolean pv_list_dialog_is_worth_it (PvListDialog *self);
/* What came of reading: columns, rows, remarks. */
void     pv_list_dialog_show_all    (PvListDialog *self);

G_END_DECLS
