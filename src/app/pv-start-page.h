/* What one sees first: recent documents, samples, new and open. A dropped document opens. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_START_PAGE (pv_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PvStartPage, pv_start_page, PV, START_PAGE, AdwBin)

GtkWidget *pv_start_page_new     (void);
/* Reads the list of recent documents again. */
void       pv_start_page_refresh (PvStartPage *self);

G_END_DECLS
