/* What a list leaves unsaid and a record needs: which kind of actor a name is, what kind of link a bare "from, to" means. What was filled
 * in like this is counted and shown. Any thread. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* Whether @field, left empty, is filled in. */
gboolean pv_sheet_has_default     (const PvFieldInfo *field);

/* The choice for a new record called @name; 0 when there is none. */
guint    pv_sheet_default_choice  (const PvFieldInfo *field,
                                   const char        *name);

/* The text for a new record, NULL when there is none: the role of a contact. Static. */
const char *pv_sheet_default_text (const PvFieldInfo *field,
                                   PvLang             lang);

G_END_DECLS
