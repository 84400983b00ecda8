/* Two versions of a text, word by word. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pango markup of both: words that are only in the old one are struck through, words only in the new one underlined and bold.
 * O(words of the old × words of the new) between what is equal at both ends, and no words are matched beyond 1,000 × 1,000.
 * (transfer full) */
void pv_text_difference (const char  *old_text,
                         const char  *new_text,
                         char       **old_markup,
                         char       **new_markup);

G_END_DECLS
