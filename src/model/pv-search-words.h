/* A text taken apart into words, as searching sees them; and all words of a document, found by what was typed. For the files of
 * the search index alone. */
#pragma once

#include "model/pv-stem.h"

G_BEGIN_DECLS

/* A word of a text. @exact is in small letters, @folded without accents besides. */
typedef struct
{
  GString *exact;
  GString *folded;
  GArray *places;              /* gsize: for each byte of @folded where its letter begins in the text, and one for the end */
} PvWord;

void     pv_word_init  (PvWord      *word);
void     pv_word_clear (PvWord      *word);
/* Reads the next word at *@rest of @text, and moves it on; FALSE at the end. */
gboolean pv_word_next  (PvWord      *word,
                        const char  *text,
                        const char **rest);

/* How well a word of the document fits one that was typed; less is better. */
enum
{
  PV_FIT_WHOLE = 0,
  PV_FIT_ACCENTS = 1,          /* added when å, ä, ö stand where a or o was typed, or the other way about */
  PV_FIT_BEGINS = 2,
  PV_FIT_ENDING = 4,           /* the same word in another form */
  PV_FIT_INSIDE = 7,
  PV_FIT_LAST_PART = 8,        /* the last part of a compound, in another form */
  PV_FIT_TYPO = 12,
};

/* A word that was typed. */
typedef struct
{
  char *exact;
  char *folded;
  char *stems[2];              /* Finnish, Swedish; "" where there is none */
  guint n_letters;
} PvSought;

void     pv_sought_init  (PvSought       *sought,
                          const PvWord   *word,
                          PvStemmer      *stemmer);
void     pv_sought_clear (gpointer        sought);
/* Whether @word (folded, @length bytes) is @sought with one letter wrong, missing, too many, or two exchanged. Figures are no
 * letters. @may_go_on: @word may be longer. */
gboolean pv_sought_is_typo_of (const PvSought *sought,
                          const char     *word,
                          gsize           length,
                          gboolean        may_go_on);

typedef struct
{
  guint token;
  guint fit;                   /* the sum of PV_FIT_… */
} PvFit;

/* All words. A word's number never changes. */
typedef struct _PvVocabulary PvVocabulary;

PvVocabulary *pv_vocabulary_new    (void);
void          pv_vocabulary_free   (PvVocabulary   *vocabulary);
guint         pv_vocabulary_n      (PvVocabulary   *vocabulary);
PvStemmer    *pv_vocabulary_stemmer (PvVocabulary  *vocabulary);
/* The word of that number, in small letters. Borrowed. */
const char   *pv_vocabulary_word   (PvVocabulary   *vocabulary,
                                    guint           token);
/* The number of @word, which is put in when it is new. */
guint         pv_vocabulary_add    (PvVocabulary   *vocabulary,
                                    const PvWord   *word);
/* The same word in its other forms counts; parts of words do not. Appends to @fits (PvFit), maybe a word twice. */
void          pv_vocabulary_find_forms (PvVocabulary *vocabulary,
                                    const PvSought *sought,
                                    GArray         *fits);
/* All that fits but for typing mistakes. */
void          pv_vocabulary_find   (PvVocabulary   *vocabulary,
                                    const PvSought *sought,
                                    GArray         *fits);
/* What was typed wrong; @whole: the words shall not go on. */
void          pv_vocabulary_find_typos (PvVocabulary *vocabulary,
                                    const PvSought *sought,
                                    gboolean        whole,
                                    GArray         *fits);

G_END_DECLS
