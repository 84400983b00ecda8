/* A difference as a list. */
#pragma once

#include "analysis/analysis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @difference: of pv_version_difference(). "3 added, 2 changed, 1 removed" (transfer full) */
char      *pv_history_difference_summary     (const GArray *difference);
/* Grouped by kind; every field with its old and new words. Keeps what it needs of the models. */
GtkWidget *pv_history_difference_table_new   (PvModel      *before,
                                              PvModel      *after,
                                              const GArray *difference);
/* One record: what became of it, and every field that is different. */
GtkWidget *pv_history_difference_record_new  (PvModel      *before,
                                              PvModel      *after,
                                              const PvVersionChange *change);

G_END_DECLS
