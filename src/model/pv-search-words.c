#include "model/pv-search-words.h"

#include <string.h>

/* A word with fewer letters is too short to tell a mistake from another word. */
#define TYPO_LETTERS 5

/* A letter and its accents, decomposed: no letter has more. */
#define DECOMPOSED 18

void
pv_word_init (PvWord *word)
{
  word->exact = g_string_new (NULL);
  word->folded = g_string_new (NULL);
  word->places = g_array_new (FALSE, FALSE, sizeof (gsize));
}

void
pv_word_clear (PvWord *word)
{
  g_string_free (word->exact, TRUE);
  g_string_free (word->folded, TRUE);
  g_array_unref (word->places);
}

static void
append_folded (PvWord *word, gunichar c, gsize place)
{
  gsize before = word->folded->len;

  if (c == 0xDF)
    g_string_append (word->folded, "ss");
  else
    g_string_append_unichar (word->folded, g_unichar_tolower (c));
  for (gsize i = before; i < word->folded->len; i++)
    g_array_append_val (word->places, place);
}

static void
append_letter (PvWord *word, gunichar c, gsize place)
{
  gunichar parts[DECOMPOSED];
  gsize n;

  if (c < 0x80)
    {
      g_string_append_c (word->exact, g_ascii_tolower ((char) c));
      append_folded (word, c, place);
      return;
    }

  g_string_append_unichar (word->exact, g_unichar_tolower (c));
  n = g_unichar_fully_decompose (c, TRUE, parts, DECOMPOSED);
  for (gsize i = 0; i < MIN (n, DECOMPOSED); i++)
    if (g_unichar_isalnum (parts[i]))
      append_folded (word, parts[i], place);
}

static gboolean
is_of_word (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

gboolean
pv_word_next (PvWord *word, const char *text, const char **rest)
{
  const char *p = *rest;
  gsize end;

  g_string_truncate (word->exact, 0);
  g_string_truncate (word->folded, 0);
  g_array_set_size (word->places, 0);
  while (*p && !is_of_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (*p && is_of_word (g_utf8_get_char (p)))
    {
      append_letter (word, g_utf8_get_char (p), (gsize) (p - text));
      p = g_utf8_next_char (p);
    }

  end = (gsize) (p - text);
  g_array_append_val (word->places, end);
  *rest = p;
  return word->exact->len > 0;
}

void
pv_sought_init (PvSought *sought, const PvWord *word, PvStemmer *stemmer)
{
  sought->exact = g_strdup (word->exact->str);
  sought->folded = g_strdup (word->folded->str);
  sought->stems[0] = g_strdup (pv_stemmer_stem (stemmer, word->exact->str, PV_LANG_FI));
  sought->stems[1] = g_strdup (pv_stemmer_stem (stemmer, word->exact->str, PV_LANG_SV));
  sought->n_letters = (guint) g_utf8_strlen (word->folded->str, -1);
}

void
pv_sought_clear (gpointer data)
{
  PvSought *sought = data;

  g_free (sought->exact);
  g_free (sought->folded);
  g_free (sought->stems[0]);
  g_free (sought->stems[1]);
}

static gboolean
is_figure_at (const char *text, gsize length, gsize at)
{
  return at < length && g_ascii_isdigit (text[at]);
}

gboolean
pv_sought_is_typo_of (const PvSought *sought, const char *word, gsize length, gboolean may_go_on)
{
  const char *typed = sought->folded;
  gsize n = strlen (typed), p = 0;

  if (sought->n_letters < TYPO_LETTERS || length + 1 < n || (!may_go_on && length > n + 1))
    return FALSE;
  while (p < n && p < length && typed[p] == word[p])
    p++;
  if (is_figure_at (typed, n, p) || is_figure_at (word, length, p))
    return FALSE;
  /* The last letter alone differs: of a longer word that would be any word that begins alike. */
  if (p + 1 >= n && length > n + 1)
    return FALSE;

#define LEADS_ON(from, at) \
  ((at) <= length && length - (at) >= n - (from) && (may_go_on || length - (at) == n - (from)) && memcmp (typed + (from), word + (at), n - (from)) == 0)
  if (p >= n)
    return LEADS_ON (n, p + 1);
  return LEADS_ON (p + 1, p + 1) || LEADS_ON (p + 1, p) || LEADS_ON (p, p + 1)
         || (p + 1 < n && p + 1 < length && typed[p] == word[p + 1] && typed[p + 1] == word[p] && LEADS_ON (p + 2, p + 2));
#undef LEADS_ON
}
