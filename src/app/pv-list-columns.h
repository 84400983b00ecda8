/* The first rows of a list with a choice above each column: what it holds. */
#pragma once

#include "exchange/exchange.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_LIST_COLUMNS (pv_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (PvListColumns, pv_list_columns, PV, LIST_COLUMNS, GtkWidget)

/* Signals:
 *   "changed" ()              a person chose what a column holds: see pv_list_columns_get_mapping()
 */

/* Both are kept. */
void             pv_list_columns_set         (PvListColumns   *self,
                                              PvSheet         *sheet,
                                              const PvMapping *mapping);
const PvMapping *pv_list_columns_get_mapping (PvListColumns   *self);
/* The keyboard goes to the first column that was left out or only guessed; FALSE when there is none. */
gboolean         pv_list_columns_focus_doubt (PvListColumns   *self);
/* The choice over @column, for tests. */
GtkDropDown     *pv_list_columns_get_choice  (PvListColumns   *self,
                                              guint            column);

G_END_DECLS
