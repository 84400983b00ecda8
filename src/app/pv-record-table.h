/* The table of one kind: its columns follow from the table of kinds. Sorts, filters, edits in place, selects with the rest of the
 * window. */
#pragma once

#include "app/pv-record-list.h"
#include "app/pv-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_RECORD_TABLE (pv_record_table_get_type ())
G_DECLARE_FINAL_TYPE (PvRecordTable, pv_record_table, PV, RECORD_TABLE, GtkWidget)

/* Signals:
 *   "shown-changed" ()        other rows are shown, or more, or fewer
 */

GtkWidget        *pv_record_table_new           (PvDocument       *document,
                                          PvSelection      *selection,
                                          const PvKindInfo *kind);
const PvKindInfo *pv_record_table_get_kind      (PvRecordTable          *self);
void              pv_record_table_set_lang      (PvRecordTable          *self,
                                          PvLang            lang);
/* Asleep it follows neither the document nor the selection, and catches up when it wakes: what nobody sees costs nothing. At first it is
 * awake; who shows it says so. */
void              pv_record_table_set_asleep    (PvRecordTable          *self,
                                          gboolean          asleep);
/* Rows that hold every word of @words in some column; NULL or "" shows all. */
void              pv_record_table_set_filter    (PvRecordTable          *self,
                                          const char       *words);
/* Records there are, and rows that are shown. */
guint             pv_record_table_get_n         (PvRecordTable          *self,
                                          guint            *n_shown);
/* What is shown, in its order: appends to @fields (element-type PvField) and @ids (element-type PvId). */
void              pv_record_table_get_shown     (PvRecordTable          *self,
                                          GArray           *fields,
                                          GArray           *ids);
/* The rows that are chosen, as they are shown, as a spreadsheet takes them: tabs between cells. (transfer full) */
char             *pv_record_table_get_text      (PvRecordTable          *self);
/* Brings the record into view and chooses it, unless it is one of several that are. FALSE when it is not in the table. Lets go of a filter that hides it. */
gboolean          pv_record_table_show_record   (PvRecordTable          *self,
                                          PvId              id);
/* The row of a record that is in the table goes to the middle, as soon as the table has been drawn. */
void              pv_record_table_centre_record (PvRecordTable          *self,
                                          PvId              id);
/* Chooses the first row that is shown and gives it the keyboard. FALSE when none is. */
gboolean          pv_record_table_choose_first  (PvRecordTable          *self);
/* Edits the field @field, or the name when PV_NO_FIELD, of the chosen row. FALSE when no row is chosen. */
gboolean          pv_record_table_edit          (PvRecordTable          *self,
                                          PvField           field);
/* The columns, for tests. (transfer none) */
GtkColumnView    *pv_record_table_get_view      (PvRecordTable          *self);
/* Column widths and sorting as numbers, to be found again: (transfer full) (element-type double). What is for other columns than
 * the table has is not taken. */
GArray           *pv_record_table_get_look      (PvRecordTable          *self);
void              pv_record_table_set_look      (PvRecordTable          *self,
                                          const GArray     *look);
/* Moves the chosen records one place up or down among their siblings, where the kind has an order. */
void              pv_record_table_move          (PvRecordTable          *self,
                                          int               by);

G_END_DECLS
