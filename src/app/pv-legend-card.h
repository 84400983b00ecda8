/* The legend of what a canvas shows, and of nothing else: signs with words in the interface's language, in the fixed order of
 * kinds. Folds to its heading. */
#pragma once

#include "diagram/diagram.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_LEGEND_CARD (pv_legend_card_get_type ())
G_DECLARE_FINAL_TYPE (PvLegendCard, pv_legend_card, PV, LEGEND_CARD, GtkBox)

/* Keeps no reference. Makes rows only when the scene shows other things than the one before. */
void pv_legend_card_set_scene (PvLegendCard  *self,
                               const PvScene *scene);

/* Folded to its heading. Signal "folded" () when it has been folded or unfolded. */
void pv_legend_card_set_folded (PvLegendCard *self,
                               gboolean      folded);
gboolean pv_legend_card_is_folded (PvLegendCard *self);

/* A picture of one entry, 30 × 20, that follows dark and high contrast: for menus as well. */
GtkWidget *pv_legend_sign_new (PvLegendEntry  entry);

G_END_DECLS
