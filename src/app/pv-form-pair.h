/* The cells of one text in its languages: the first two side by side while every word of both fits into half the width, else one
 * above the other; a third, and more, below. */
#pragma once

#include "app/pv-form-cell.h"

G_BEGIN_DECLS

#define PV_TYPE_FORM_PAIR (pv_form_pair_get_type ())
G_DECLARE_FINAL_TYPE (PvFormPair, pv_form_pair, PV, FORM_PAIR, GtkWidget)

GtkWidget *pv_form_pair_new    (void);
void       pv_form_pair_append (PvFormPair *self,
                                PvFormCell *cell);

G_END_DECLS
