/* What the document holds about a person: finds it, shows it, saves it as a report, and erases it for ever after asking once. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_PERSONS_DIALOG (pv_persons_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PvPersonsDialog, pv_persons_dialog, PV, PERSONS_DIALOG, AdwWindow)

GtkWidget *pv_persons_dialog_new   (GtkWindow       *parent,
                                    PvDocument      *document,
                                    PvLang           lang);
/* As if @name had been typed. */
void       pv_persons_dialog_find  (PvPersonsDialog *self,
                                    const char      *name);
/* Writes the report to @path, without asking. */
gboolean   pv_persons_dialog_write (PvPersonsDialog *self,
                                    const char      *path,
                                    GError         **error);

G_END_DECLS
