/* The fields that several records have in common: what all hold is shown, what they hold differently says so, and one change sets all of
 * them, as one step to undo. Main thread. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_MANY_FORM (pv_many_form_get_type ())
G_DECLARE_FINAL_TYPE (PvManyForm, pv_many_form, PV, MANY_FORM, GtkBox)

/* (transfer floating) */
GtkWidget *pv_many_form_new    (PvDocument *document);
/* @records (PvRecord): at least one. FALSE when they have no field in common that can be changed for all. */
gboolean   pv_many_form_load   (PvManyForm *self,
                                GPtrArray  *records,
                                PvLang      lang);
/* Hands on what is being typed. */
void       pv_many_form_commit (PvManyForm *self);

G_END_DECLS
