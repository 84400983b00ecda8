#include "model/pv-stem.h"

#include <libstemmer.h>
#include <string.h>

/* Shorter words have no ending that could be told from their stem. */
#define SHORTEST_WORD 4
#define SHORTEST_STEM 4

struct _PvStemmer
{
  struct sb_stemmer *finnish;
  struct sb_stemmer *swedish;
  GString *stem;
};

static gboolean
is_vowel (char c)
{
  return strchr ("aeiouy", c) != NULL;
}

static gboolean
ends (const GString *stem, const char *end)
{
  gsize n = strlen (end);

  return stem->len > n && memcmp (stem->str + stem->len - n, end, n) == 0;
}

static void
drop (GString *stem, gsize n)
{
  g_string_truncate (stem, stem->len - n);
}

static void
drop_vowels (GString *stem)
{
  while (stem->len > SHORTEST_STEM && (is_vowel (stem->str[stem->len - 1]) || stem->str[stem->len - 1] == 'j'))
    drop (stem, 1);
}

/* kuntoutus, kuntoutuks(en), kuntoutu(sta); yhdistyst(en); vaasalain(en), vaasalais(en), vaasalaist(en); työllistymin(en). */
static void
drop_derivation (GString *stem)
{
  if (ends (stem, "uks") || ends (stem, "yks") || ends (stem, "ust") || ends (stem, "yst") || ends (stem, "aist"))
    drop (stem, 2);
  else if (stem->len > SHORTEST_STEM && (ends (stem, "us") || ends (stem, "ys") || ends (stem, "is")))
    drop (stem, 1);
  else if (stem->len > SHORTEST_STEM + 1 && ends (stem, "in"))
    drop (stem, 1);
  else if (ends (stem, "ttom"))
    drop (stem, 2);
}

/* kunta, kunnan; kaupunki, kaupungin; ilta, illan; nuorten, nuoren; kampa, kamman: the strong grade loses what tells it apart. */
static void
weaken (GString *stem)
{
  if (stem->len < SHORTEST_STEM)
    return;
  if (ends (stem, "ng"))
    stem->str[stem->len - 1] = 'k';
  else if (ends (stem, "nt") || ends (stem, "lt") || ends (stem, "rt") || ends (stem, "mp"))
    drop (stem, 1);
}

static void
make_finnish (GString *stem)
{
  drop_vowels (stem);
  drop_derivation (stem);
  drop_vowels (stem);
  if (ends (stem, "tt"))
    drop (stem, 1);
  weaken (stem);
}

/* lajeittain, kunnittain, alueittain: Snowball takes -ittain for no ending. NULL when it has none. (transfer full) */
static char *
cut_distributive (const char *word)
{
  char *base;
  gsize n;

  if (!g_str_has_suffix (word, "ittain") && !g_str_has_suffix (word, "ittäin"))
    return NULL;
  base = g_strndup (word, strlen (word) - strlen (g_str_has_suffix (word, "ittain") ? "ittain" : "ittäin"));
  n = strlen (base);
  /* laje-, of laji; kunn-, of kunta: but alue- stays. */
  if (n > 2 && base[n - 1] == 'e' && !is_vowel (base[n - 2]))
    base[n - 1] = 'i';
  else if (n > 2 && base[n - 1] == base[n - 2] && strchr ("nlrm", base[n - 1]) != NULL)
    base[n - 1] = '\0';
  return base;
}

PvStemmer *
pv_stemmer_new (void)
{
  PvStemmer *self = g_new0 (PvStemmer, 1);

  self->finnish = sb_stemmer_new ("finnish", "UTF_8");
  self->swedish = sb_stemmer_new ("swedish", "UTF_8");
  self->stem = g_string_new (NULL);
  return self;
}

void
pv_stemmer_free (PvStemmer *self)
{
  sb_stemmer_delete (self->finnish);
  sb_stemmer_delete (self->swedish);
  g_string_free (self->stem, TRUE);
  g_free (self);
}

const char *
pv_stemmer_stem (PvStemmer *self, const char *word, PvLang lang)
{
  struct sb_stemmer *stemmer = lang == PV_LANG_SV ? self->swedish : self->finnish;
  const char *stemmed;
  g_autofree char *folded = NULL, *base = lang == PV_LANG_SV ? NULL : cut_distributive (word);

  g_string_truncate (self->stem, 0);
  if (stemmer == NULL || g_utf8_strlen (word, -1) < SHORTEST_WORD)
    return self->stem->str;

  if (base != NULL)
    word = base;
  stemmed = (const char *) sb_stemmer_stem (stemmer, (const sb_symbol *) word, (int) strlen (word));
  folded = pv_text_fold (stemmed);
  g_string_assign (self->stem, folded);
  if (lang != PV_LANG_SV)
    make_finnish (self->stem);
  return self->stem->str;
}
