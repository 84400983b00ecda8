/* The look of diagrams that goes with the look of the window: light or dark, high contrast or not. */
#pragma once

#include "diagram/diagram.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Static. */
const PvStyle *pv_canvas_style_now   (void);
/* Draws @widget again whenever it changes. */
void           pv_canvas_style_follow (GtkWidget *widget);

G_END_DECLS
