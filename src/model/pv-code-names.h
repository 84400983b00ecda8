/* What the codes of public lists mean: the tables of data/reference/, linked in and read when first asked for. Any thread. */
#pragma once

#include "model/pv-kinds.h"

G_BEGIN_DECLS

/* The name of @code in @lang, falling back as pv_lang_fallback() does; NULL when the list does not have it. A NUTS code of
 * 2021 answers with the name of its region. Static. */
const char *pv_code_name   (PvCodes     codes,
                            const char *code,
                            PvLang      lang);

/* Codes that begin with @query, or whose name in any language holds every word of it, in the order of the list; at most @limit.
 * (transfer container) (element-type utf8): static strings. */
GPtrArray  *pv_code_search (PvCodes     codes,
                            const char *query,
                            guint       limit);

G_END_DECLS
