/* The table of one kind: its columns follow from the table of kinds. Sorts, filters, edits in place, selects with the rest of the
 * window. */
#pragma once

#include "app/pv-record-list.h"
#include "app/pv-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_TABLE (pv_table_get_type ())
G_DECLARE_FINAL_TYPE (PvTable, pv_table, PV, TABLE, GtkWidget)

/* Signals:
 *   "shown-changed" ()        other rows are shown, or more, or fewer
 */

GtkWidget        *pv_table_new           (PvDocument       *document,
                                          PvSelection      *selection,
                                          const PvKindInfo *kind);
const PvKindInfo *pv_table_get_kind      (PvTable          *self);
void              pv_table_set_lang      (PvTable          *self,
                                          PvLang            lang);
/* Rows that hold every word of @words in some column; NULL or "" shows all. */
void              pv_table_set_filter    (PvTable          *self,
                                          const char       *words);
/* Records there are, and rows that are shown. */
guint             pv_table_get_n         (PvTable          *self,
                                          guint            *n_shown);
/* FALSE when the record is not in the table. Lets go of a filter that hides it. */
gboolean          pv_table_show_record   (PvTable          *self,
                                          PvId              id);
/* Edits the field @field, or the name when PV_NO_FIELD, of the chosen row. FALSE when no row is chosen. */
gboolean          pv_table_edit          (PvTable          *self,
                                          PvField           field);
/* The columns, for tests. (transfer none) */
GtkColumnView    *pv_table_get_view      (PvTable          *self);
/* Moves the chosen records one place up or down among their siblings, where the kind has an order. */
void              pv_table_move          (PvTable          *self,
                                          int               by);

G_END_DECLS
