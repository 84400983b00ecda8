/* A few words beside each other, of which exactly one holds: linked toggle buttons. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_EXPORT_TOGGLES (pv_export_toggles_get_type ())
G_DECLARE_FINAL_TYPE (PvExportToggles, pv_export_toggles, PV, EXPORT_TOGGLES, AdwBin)

/* Signals:
 *   "changed" ()    a person, or pv_export_toggles_set_selected(), chose another
 */

/* @words end with NULL and are translated; the first is chosen. @label says what the choice is about. */
void  pv_export_toggles_set_words    (PvExportToggles   *self,
                                      const char        *label,
                                      const char *const *words);
guint pv_export_toggles_get_selected (PvExportToggles   *self);
/* Whether one of them may be chosen; when it is and no longer may be, the first is. */
void  pv_export_toggles_set_sensitive (PvExportToggles  *self,
                                      guint              word,
                                      gboolean           sensitive);
void  pv_export_toggles_set_selected (PvExportToggles   *self,
                                      guint              selected);

G_END_DECLS
