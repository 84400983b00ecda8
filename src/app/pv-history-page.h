/* The History page: who changed what and when, line by line; what a line changed; named versions; comparing them. A PvContentPage.
 * Actions of its group: look, compare, revert (the chosen line), find, any-record, show-all, versions. It asks the window to look
 * back by win.look-back. */
#pragma once

#include "app/pv-content-page.h"

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_PAGE (pv_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryPage, pv_history_page, PV, HISTORY_PAGE, GtkBox)

GtkWidget     *pv_history_page_new         (void);
/* Only the lines that wrote into @id; PV_NO_ID: all. */
void           pv_history_page_show_record (PvHistoryPage *page,
                                            PvId           id);
PvHistoryList *pv_history_page_get_list    (PvHistoryPage *page);

G_END_DECLS
