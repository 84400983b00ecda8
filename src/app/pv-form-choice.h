/* Fields that are chosen: one choice, several choices, yes or no. Each commits at once. */
#pragma once

#include "app/pv-form-field.h"

G_BEGIN_DECLS

#define PV_TYPE_FORM_CHOICE (pv_form_choice_get_type ())
G_DECLARE_FINAL_TYPE (PvFormChoice, pv_form_choice, PV, FORM_CHOICE, PvFormField)

#define PV_TYPE_FORM_CHOICES (pv_form_choices_get_type ())
G_DECLARE_FINAL_TYPE (PvFormChoices, pv_form_choices, PV, FORM_CHOICES, PvFormField)

#define PV_TYPE_FORM_YES_NO (pv_form_yes_no_get_type ())
G_DECLARE_FINAL_TYPE (PvFormYesNo, pv_form_yes_no, PV, FORM_YES_NO, PvFormField)

G_END_DECLS
