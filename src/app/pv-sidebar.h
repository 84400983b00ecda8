/* The pages of a document at the left edge of the window. Folds to icons. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_SIDEBAR (pv_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PvSidebar, pv_sidebar, PV, SIDEBAR, GtkBox)

/* A row that turns the action win.page to @name. @accel is told in its tooltip. */
void pv_sidebar_append        (PvSidebar  *self,
                               const char *name,
                               const char *icon,
                               const char *label,
                               const char *accel);
void pv_sidebar_set_page      (PvSidebar  *self,
                               const char *name);
/* Wide: icons and words; else icons alone. */
void pv_sidebar_set_wide      (PvSidebar  *self,
                               gboolean    wide);

G_END_DECLS
