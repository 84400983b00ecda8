/* A field that is typed: text in one language or in each, a code, a date, a number, money, words about a person. Commits after a
 * second of rest and on leaving. */
#pragma once

#include "app/pv-form-field.h"

G_BEGIN_DECLS

#define PV_TYPE_FORM_TEXT (pv_form_text_get_type ())
G_DECLARE_FINAL_TYPE (PvFormText, pv_form_text, PV, FORM_TEXT, PvFormField)

/* How long typing has to rest, ms. */
#define PV_FORM_REST 1000

/* Neither a second of rest nor leaving hands anything on: only pv_form_field_commit() does. For what opens over a cell and is kept or let go
 * as a whole. */
void pv_form_text_wait (PvFormText *self);

G_END_DECLS
