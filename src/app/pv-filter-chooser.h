/* A popover to choose a condition: first what is asked, then which answers are let through, of those that occur, with how many have
 * each. A text is also asked for by words. */
#pragma once

#include "analysis/analysis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_FILTER_CHOOSER (pv_filter_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PvFilterChooser, pv_filter_chooser, PV, FILTER_CHOOSER, GtkPopover)

/* Signals:
 *   "toggled" (const char *key, const char *value)   a person put a value in or out
 *   "asked" (const char *key, const char *value)     this one alone
 */

GtkWidget *pv_filter_chooser_new  (void);
/* What it offers; all is copied but @model. */
void       pv_filter_chooser_set  (PvFilterChooser *self,
                                   const PvFilter  *filter,
                                   PvModel         *model,
                                   PvDate           today,
                                   PvLang           lang);
/* Which it opens at: the values of @key, or NULL: what can be asked. */
void       pv_filter_chooser_aim  (PvFilterChooser *self,
                                   const char      *key);

G_END_DECLS
