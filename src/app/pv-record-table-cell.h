/* One cell of a table: the words, a second muted line in the other language, marks for what is missing or only raised. */
#pragma once

#include "app/pv-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_TABLE_CELL (pv_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (PvTableCell, pv_table_cell, PV, TABLE_CELL, GtkBox)

/* Signals:
 *   "pressed" (int n)         the primary button, once or twice
 */

/* @first: the column that also shows the sign and the standing of the record. */
GtkWidget         *pv_table_cell_new        (PvDocument        *document,
                                             const PvFieldInfo *info,
                                             gboolean           first);
/* NULL lets go. */
void               pv_table_cell_set_row    (PvTableCell       *self,
                                             PvRow             *row);
PvRow             *pv_table_cell_get_row    (PvTableCell       *self);
const PvFieldInfo *pv_table_cell_get_info   (PvTableCell       *self);
/* The language is asked for when the cell shows something, through this. */
void               pv_table_cell_set_lang   (PvTableCell       *self,
                                             const PvLang      *lang);
/* The words of a cell as they are shown in @lang: for sorting and filtering too. (transfer full) */
char              *pv_table_cell_words      (const PvModel     *model,
                                             const PvRecord    *record,
                                             const PvFieldInfo *info,
                                             PvLang             lang);

G_END_DECLS
