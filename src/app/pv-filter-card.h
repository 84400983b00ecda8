/* What of the network is shown, as chips: each condition that holds, one more, whether the rest is hidden or pale, and how many are left.
 * It shows a filter and says what a person wants of it; it keeps none of its own. */
#pragma once

#include "analysis/analysis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_FILTER_CARD (pv_filter_card_get_type ())
G_DECLARE_FINAL_TYPE (PvFilterCard, pv_filter_card, PV, FILTER_CARD, GtkBox)

/* Signals:
 *   "wanted" (PvFilter *filter)    what is to be shown now; borrowed
 *   "closed" ()                    Esc, or its button
 */

GtkWidget *pv_filter_card_new       (void);
/* @model is borrowed until the next call. */
void       pv_filter_card_set       (PvFilterCard   *self,
                                     const PvFilter *filter,
                                     PvModel        *model,
                                     PvDate          today,
                                     PvLang          lang);
/* @n of @n_all actors are let through. */
void       pv_filter_card_set_count (PvFilterCard   *self,
                                     guint           n,
                                     guint           n_all);
/* What can be added has the keyboard. */
void       pv_filter_card_begin     (PvFilterCard   *self);

G_END_DECLS
