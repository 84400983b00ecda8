/* Rows of the dialog in which one comes in the place of another. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What refers, how, when, and what becomes of it. @mark, unless NULL, receives the box to tick. */
GtkWidget *pv_succession_row          (const PvModel   *model,
                                       const PvHanging *hanging,
                                       PvLang           lang,
                                       GtkCheckButton **mark);
/* The words below the title. (transfer full) */
char      *pv_succession_row_words    (const PvModel   *model,
                                       const PvHanging *hanging);
GtkWidget *pv_succession_row_verified (guint            n);
/* A row with a switch at its end. */
GtkWidget *pv_succession_switch_row   (const char      *title,
                                       const char      *subtitle,
                                       GtkSwitch      **toggle);

G_END_DECLS
