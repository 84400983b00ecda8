/* Between the files of the phase table. */
#pragma once

#include "app/pv-phase-row.h"
#include "app/pv-phase-table.h"

G_BEGIN_DECLS

struct _PvPhaseTable
{
  GtkBox parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GtkSingleSelection *lines;
  double text_scale;           /* for which the columns are wide enough */

  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  PvId path;
  gboolean telling;            /* the table itself changes the selection, or follows it */
  PvId naming;                 /* just added: its first name belongs to naming_step */
  guint64 naming_step;
  PvId sought;                 /* the line that is scrolled to */
  PvId wanted_name;            /* whose name is edited as soon as its line exists */
  gint64 wanted_until;
};

/* pv-phase-table-cells.c: one column each. */
void        pv_phase_table_add_columns (PvPhaseTable  *self);
/* Once text has another size. */
void        pv_phase_table_fit_columns (PvPhaseTable  *self);

/* The line that a cell shows; NULL while it shows none. */
PvPhaseRow *pv_phase_cell_row          (GtkWidget     *cell);
/* The cell, and the table, that a widget inside it belongs to. */
GtkWidget  *pv_phase_cell_of           (GtkWidget     *widget);
PvPhaseTable *pv_phase_cell_table      (GtkWidget     *widget);

/* pv-phase-table-names.c */
GtkWidget  *pv_phase_table_make_phase  (PvPhaseTable  *self);
void        pv_phase_table_show_phase  (PvPhaseTable  *self,
                                        GtkWidget     *cell,
                                        PvPhaseRow    *row);
GtkWidget  *pv_phase_table_make_step   (PvPhaseTable  *self);
void        pv_phase_table_show_step   (PvPhaseTable  *self,
                                        GtkWidget     *cell,
                                        PvPhaseRow    *row);

/* pv-phase-table-tasks.c */
GtkWidget  *pv_phase_table_make_tasks  (PvPhaseTable  *self);
void        pv_phase_table_show_tasks  (PvPhaseTable  *self,
                                        GtkWidget     *cell,
                                        PvPhaseRow    *row);

PvModel    *pv_phase_table_model       (PvPhaseTable  *self);
/* The language that is written in. */
PvLang      pv_phase_table_written     (PvPhaseTable  *self);
gboolean    pv_phase_table_is_editable (PvPhaseTable  *self);
/* Says what is wrong when it is refused. */
gboolean    pv_phase_table_commit      (PvPhaseTable  *self,
                                        const PvEdits *edits);
void        pv_phase_table_choose_row  (PvPhaseTable  *self,
                                        PvPhaseRow    *row);

G_END_DECLS
