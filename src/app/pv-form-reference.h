/* A field that refers to another record: chosen by typing its title; the arrow goes there. */
#pragma once

#include "app/pv-form-field.h"

G_BEGIN_DECLS

#define PV_TYPE_FORM_REFERENCE (pv_form_reference_get_type ())
G_DECLARE_FINAL_TYPE (PvFormReference, pv_form_reference, PV, FORM_REFERENCE, PvFormField)

/* Opens the chooser. */
void pv_form_reference_open (PvFormReference *self);

G_END_DECLS
