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

  PvDocument *document;
  PvSelection *selection;
  PvLang lang;
  PvId path;
  gboolean telling;            /* the table itself changes the selection, or follows it */
  PvId wanted_name;            /* whose name is edited as soon as its line exists */
  gint64 wanted_until;
};

/* pv-phase-table-cells.c: one column each. */
void        pv_phase_table_add_columns (PvPhaseTable  *self);

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
