/* The page of what came from other laptops: who brought what and when, what differs and can be settled, and how it is all taken
 * back. Before anything came it says how to bring a colleague's copy in. */
#pragma once

#include "app/pv-content-page.h"

G_BEGIN_DECLS

#define PV_TYPE_MERGE_PAGE (pv_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (PvMergePage, pv_merge_page, PV, MERGE_PAGE, GtkBox)

GtkWidget *pv_merge_page_new (void);

G_END_DECLS
