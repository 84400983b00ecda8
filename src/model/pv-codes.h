/* Codes from public lists: whether a text has the right form. What a code means stands in data/reference/. */
#pragma once

#include "model/pv-kinds.h"

G_BEGIN_DECLS

/* By form and check digit, not by the list: lists grow. */
gboolean    pv_code_is_well_formed (PvCodes     codes,
                                    const char *code);

/* What the right form looks like, for an error: "three digits, for instance 905". Translated. */
const char *pv_code_form           (PvCodes     codes);

/* The form it is kept in: "79611000-0" becomes "79611000", space at the ends goes. (transfer full) */
char       *pv_code_normalise      (PvCodes     codes,
                                    const char *code);

G_END_DECLS
