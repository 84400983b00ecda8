/* The program's own words in a language that need not be the interface's: a report for a Swedish board is Swedish, whatever the
 * laptop speaks. gettext answers in one language a process, so this reads the same catalogues, which are linked in. Any thread. */
#pragma once

#include "base/pv-lang.h"

G_BEGIN_DECLS

/* The translation of @english, or @english itself. PV_LANG_BOTH is Finnish, PV_LANG_NONE and PV_LANG_EN are English.
 * Static. */
const char *pv_words_in (PvLang      lang,
                         const char *english) G_GNUC_FORMAT (2);

G_END_DECLS
