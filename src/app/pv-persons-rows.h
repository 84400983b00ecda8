/* The rows of PvPersonsDialog: a version of a text, a field, a line of plain words. */
#pragma once

#include "model/model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* @mark receives the check button that says whether the words belong to the person. */
GtkWidget *pv_persons_row_of_words  (const PvModel      *model,
                                     const PvHeld       *held,
                                     const PvHeldWords  *words,
                                     const char         *query,
                                     PvLang              lang,
                                     GtkCheckButton    **mark);
GtkWidget *pv_persons_row_of_named  (const PvModel      *model,
                                     const PvNamed      *named);
/* So many more than are shown. */
GtkWidget *pv_persons_row_of_more   (guint               n);
/* A person that can be chosen. */
GtkWidget *pv_persons_row_of_name   (const char         *name);
/* pv_out_of_reach(), in the place of what is in the list. */
void       pv_persons_fill_reach    (GtkListBox         *list,
                                     GPtrArray          *far_files);
void       pv_persons_clear         (GtkListBox         *list);

G_END_DECLS
