/* The form of a kind, generated from the table: its groups, and in them its fields. */
#pragma once

#include "app/pv-form-field.h"

G_BEGIN_DECLS

#define PV_TYPE_FORM (pv_form_get_type ())
G_DECLARE_FINAL_TYPE (PvForm, pv_form, PV, FORM, GtkBox)

/* The form of an existing record: what is changed is committed to @document. The standing has its own buttons, outside. */
GtkWidget   *pv_form_new          (PvDocument       *document,
                                   const PvKindInfo *kind);
/* The fields without which there is no record; what is filled in goes to @commit. */
GtkWidget   *pv_form_new_required (PvDocument       *document,
                                   const PvKindInfo *kind,
                                   PvFormCommit      commit,
                                   gpointer          user_data);

const PvKindInfo *pv_form_get_kind (PvForm          *self);
/* Another record of the same kind, or the same with other words. Commits what was being typed into the former. */
void         pv_form_load         (PvForm           *self,
                                   PvRecord         *record);
void         pv_form_set_lang     (PvForm           *self,
                                   PvLang            lang);
/* FALSE when something that is being typed was refused. */
gboolean     pv_form_commit       (PvForm           *self);
/* NULL when the form does not have it. */
PvFormField *pv_form_get_field    (PvForm           *self,
                                   PvField           field);
/* Puts the keyboard into the first field. */
void         pv_form_focus        (PvForm           *self,
                                   PvLang            lang);

G_END_DECLS
