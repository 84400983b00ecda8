/* What the files of the dialog share: pv-succession-dialog.c is what it does, pv-succession-dialog-build.c what stands in it. */
#pragma once

#include "app/pv-succession-dialog.h"

G_BEGIN_DECLS

#define PV_SUCCESSION_MOST_ENTRIES 3

struct _PvSuccessionDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *overlay;
  GtkButton *done_button;
  AdwPreferencesGroup *who;
  AdwPreferencesGroup *anew;
  AdwPreferencesGroup *transfer;
  AdwPreferencesGroup *moves;
  AdwPreferencesGroup *stays;
  AdwEntryRow *first_day;
  GtkWidget *chosen_label;
  GtkWidget *chooser_button;
  GtkSwitch *end_old;
  GtkSwitch *record_transfer;
  GtkCheckButton *what[3];
  AdwEntryRow *customers;
  AdwEntryRow *how_told;
  AdwEntryRow *entries[PV_SUCCESSION_MOST_ENTRIES]; /* of a new one */
  PvField fields[PV_SUCCESSION_MOST_ENTRIES];
  guint n_entries;
  GtkWidget *proposals;        /* below the name of a new one */

  PvDocument *document;
  GtkWidget *toasts;
  PvLang lang;
  PvId id;
  PvId successor;
  GArray *hanging;             /* PvHanging */
  GArray *told;                /* PvHanging that a person has ticked or not */
  GPtrArray *rows;             /* in `moves` and `stays`, borrowed */
  guint refresh;
};

/* Puts in what @old asks for: a contact's fields, or an organisation's. */
void pv_succession_dialog_build   (PvSuccessionDialog *self,
                                   const PvRecord     *old);
/* Something was typed or switched: what hangs on it is read again soon. */
void pv_succession_dialog_changed (PvSuccessionDialog *self);
/* As Ctrl+Return. */
void pv_succession_dialog_do      (PvSuccessionDialog *self);

G_END_DECLS
