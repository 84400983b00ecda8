/* One line of words that change while what stands beside them does not move: as wide as the widest thing it may say where
 * there is room, and as narrow as nothing where there is none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_STEADY_LABEL (pv_steady_label_get_type ())
G_DECLARE_FINAL_TYPE (PvSteadyLabel, pv_steady_label, PV, STEADY_LABEL, GtkWidget)

/* @widest: what it may say at its longest, NULL-terminated; copied. */
GtkWidget  *pv_steady_label_new  (const char *const *widest);
void        pv_steady_label_say  (PvSteadyLabel     *self,
                                  const char        *words);
/* Firm: it yields no room to its neighbours. */
void        pv_steady_label_set_firm (PvSteadyLabel *self,
                                  gboolean           firm);

G_END_DECLS
