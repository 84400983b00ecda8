/* What a table is for, in a sentence: where it is empty, and over its name in the list of tables. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* "No actors yet"; the plural of the kind where there is nothing better to say. (transfer none) */
const char *pv_kind_help_title (const PvKindInfo *info);
/* (transfer none) */
const char *pv_kind_help       (const PvKindInfo *info);

G_END_DECLS
