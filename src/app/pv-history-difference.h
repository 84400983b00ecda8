/* A difference as a list and as a diagram. */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @difference: of pv_version_difference(). "3 added, 2 changed, 1 removed" (transfer full) */
char      *pv_history_difference_summary     (const GArray *difference);
/* Grouped by kind; every field with its old and new words. Keeps what it needs of the models. */
GtkWidget *pv_history_difference_table_new   (PvModel      *before,
                                              PvModel      *after,
                                              const GArray *difference);
/* The network with what was added, changed and removed, each by its own mark, and a legend. */
GtkWidget *pv_history_difference_diagram_new (PvModel      *before,
                                              PvModel      *after,
                                              const GArray *difference,
                                              PvLang        lang);

G_END_DECLS
