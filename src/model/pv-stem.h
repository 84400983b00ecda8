/* What is left of a word when its ending is gone, so that "Vaasan" and "kuntoutuksessa" lead to "Vaasa" and "kuntoutus". The endings
 * are Snowball's (libstemmer); on top stands what it leaves of Finnish: consonant gradation (kaupungin, kunnan), -us and -uksen,
 * -minen and -misen, -tön and -ttömän, -ittain. Not what a linguist calls a stem: two words that look alike are one too often rather than
 * one too seldom, which ranking makes good. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

/* For one thread at a time. */
typedef struct _PvStemmer PvStemmer;

/* (transfer full) */
PvStemmer *pv_stemmer_new  (void);
void       pv_stemmer_free (PvStemmer  *stemmer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStemmer, pv_stemmer_free)

/* @word is one word in small letters, with its accents; @lang FI or SV. The answer is folded (pv_text_fold) and "" for a word that
 * is too short to have an ending. Borrowed until the next call. */
const char *pv_stemmer_stem (PvStemmer  *stemmer,
                             const char *word,
                             PvLang      lang);

G_END_DECLS
