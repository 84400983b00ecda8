/* The page of tables: every kind that has its table on one page of the window, one at a time, the kinds at its left. */
#pragma once

#include "app/pv-content-page.h"
#include "app/pv-record-table.h"

G_BEGIN_DECLS

#define PV_TYPE_TABLES_PAGE (pv_tables_page_get_type ())
G_DECLARE_FINAL_TYPE (PvTablesPage, pv_tables_page, PV, TABLES_PAGE, GtkBox)

GtkWidget *pv_tables_page_new       (PvPage        page);
/* The kind whose table is shown. */
PvKind     pv_tables_page_get_kind  (PvTablesPage *self);
void       pv_tables_page_set_kind  (PvTablesPage *self,
                                     PvKind        kind);
/* NULL before the page was ever shown. */
PvRecordTable   *pv_tables_page_get_table (PvTablesPage *self);

G_END_DECLS
