/* All words of a document stand in three long texts, one a line: folded, and their Finnish and Swedish stems. To find is to look
 * through a text of some hundred kilobytes, which takes less than keeping it sorted would. */
#include "model/pv-search-words.h"

#include <string.h>


/* What is shorter is looked for at the beginnings of words only. */
#define INSIDE_LETTERS 3
#define STEM_LETTERS 3
#define LAST_PART_LETTERS 4

typedef struct
{
  GString *words;              /* "\nkunta\nvaasa\n" */
  GArray *starts;              /* guint32: where each word begins */
} Lines;

struct _PvVocabulary
{
  Lines folded;
  Lines stems[2];
  GPtrArray *exact;            /* char *, of `strings` */
  GStringChunk *strings;
  GHashTable *numbers;         /* exact word -> number + 1 */
  PvStemmer *stemmer;
};

static void
lines_init (Lines *lines)
{
  lines->words = g_string_new ("\n");
  lines->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
lines_clear (Lines *lines)
{
  g_string_free (lines->words, TRUE);
  g_array_unref (lines->starts);
}

static void
lines_add (Lines *lines, const char *word)
{
  guint32 start = (guint32) lines->words->len;

  g_array_append_val (lines->starts, start);
  g_string_append (lines->words, word);
  g_string_append_c (lines->words, '\n');
}

/* The word in which the byte at @offset lies, not before @from. */
static guint
lines_word_at (const Lines *lines, gsize offset, guint from)
{
  guint low = from, high = lines->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (lines->starts, guint32, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gsize
lines_length (const Lines *lines, guint number)
{
  gsize start = g_array_index (lines->starts, guint32, number);
  gsize next = number + 1 < lines->starts->len ? g_array_index (lines->starts, guint32, number + 1) : lines->words->len;

  return next - 1 - start;
}

/* A walk over all words that hold @needle; each once. */
typedef struct
{
  const Lines *lines;
  const char *needle;
  gsize length;
  gsize at;                    /* where to look on */
  guint word;                  /* found last */
  gboolean begins, ends;       /* the word begins, ends with it */
} Walk;

static gboolean
walk_next (Walk *walk)
{
  const GString *words = walk->lines->words;
  const char *found = walk->at < words->len ? memmem (words->str + walk->at, words->len - walk->at, walk->needle, walk->length) : NULL;
  gsize first = walk->needle[0] == '\n', offset, start;

  if (found == NULL)
    return FALSE;

  offset = (gsize) (found - words->str) + first;
  walk->word = lines_word_at (walk->lines, offset, walk->word);
  start = g_array_index (walk->lines->starts, guint32, walk->word);
  walk->begins = offset == start;
  walk->ends = words->str[offset - first + walk->length] == '\n';
  walk->at = start + lines_length (walk->lines, walk->word);
  return TRUE;
}

PvVocabulary *
pv_vocabulary_new (void)
{
  PvVocabulary *self = g_new0 (PvVocabulary, 1);

  lines_init (&self->folded);
  lines_init (&self->stems[0]);
  lines_init (&self->stems[1]);
  self->exact = g_ptr_array_new ();
  self->strings = g_string_chunk_new (64 * 1024);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->stemmer = pv_stemmer_new ();
  return self;
}

void
pv_vocabulary_free (PvVocabulary *self)
{
  lines_clear (&self->folded);
  lines_clear (&self->stems[0]);
  lines_clear (&self->stems[1]);
  g_ptr_array_unref (self->exact);
  g_hash_table_unref (self->numbers);
  g_string_chunk_free (self->strings);
  pv_stemmer_free (self->stemmer);
  g_free (self);
}

guint
pv_vocabulary_n (PvVocabulary *self)
{
  return self->exact->len;
}

const char *
pv_vocabulary_word (PvVocabulary *self, guint token)
{
  return g_ptr_array_index (self->exact, token);
}

PvStemmer *
pv_vocabulary_stemmer (PvVocabulary *self)
{
  return self->stemmer;
}

guint
pv_vocabulary_add (PvVocabulary *self, const PvWord *word)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word->exact->str));
  char *exact;

  if (number > 0)
    return number - 1;

  exact = g_string_chunk_insert_len (self->strings, word->exact->str, (gssize) word->exact->len);
  g_ptr_array_add (self->exact, exact);
  g_hash_table_insert (self->numbers, exact, GUINT_TO_POINTER (self->exact->len));
  lines_add (&self->folded, word->folded->str);
  lines_add (&self->stems[0], pv_stemmer_stem (self->stemmer, exact, PV_LANG_FI));
  lines_add (&self->stems[1], pv_stemmer_stem (self->stemmer, exact, PV_LANG_SV));
  return self->exact->len - 1;
}

static gboolean
has_other_accents (PvVocabulary *self, guint token, const PvSought *sought)
{
  return strstr (g_ptr_array_index (self->exact, token), sought->exact) == NULL;
}

static void
take (GArray *fits, guint token, guint fit)
{
  PvFit one = { token, fit };

  g_array_append_val (fits, one);
}

static void
find_letters (PvVocabulary *self, const PvSought *sought, gboolean whole, GArray *fits)
{
  gboolean inside = sought->n_letters >= INSIDE_LETTERS && !whole;
  g_autofree char *needle = g_strconcat (inside ? "" : "\n", sought->folded, whole ? "\n" : "", NULL);
  Walk walk = { .lines = &self->folded, .needle = needle, .length = strlen (needle) };

  while (*sought->folded != '\0' && walk_next (&walk))
    {
      guint fit = whole || (walk.begins && walk.ends) ? PV_FIT_WHOLE : walk.begins ? PV_FIT_BEGINS : PV_FIT_INSIDE;

      take (fits, walk.word, fit + (has_other_accents (self, walk.word, sought) ? PV_FIT_ACCENTS : 0));
    }
}

static void
find_stem (const Lines *lines, const char *stem, gboolean parts, GArray *fits)
{
  gsize length = strlen (stem);
  g_autofree char *needle = g_strconcat (parts && length >= LAST_PART_LETTERS ? "" : "\n", stem, "\n", NULL);
  Walk walk = { .lines = lines, .needle = needle, .length = strlen (needle) };

  if (length < STEM_LETTERS)
    return;
  while (walk_next (&walk))
    take (fits, walk.word, walk.begins ? PV_FIT_ENDING : PV_FIT_LAST_PART);
}

void
pv_vocabulary_find_forms (PvVocabulary *self, const PvSought *sought, GArray *fits)
{
  find_letters (self, sought, TRUE, fits);
  for (guint i = 0; i < G_N_ELEMENTS (self->stems); i++)
    find_stem (&self->stems[i], sought->stems[i], FALSE, fits);
}

void
pv_vocabulary_find (PvVocabulary *self, const PvSought *sought, GArray *fits)
{
  find_letters (self, sought, FALSE, fits);
  for (guint i = 0; i < G_N_ELEMENTS (self->stems); i++)
    find_stem (&self->stems[i], sought->stems[i], TRUE, fits);
}

void
pv_vocabulary_find_typos (PvVocabulary *self, const PvSought *sought, gboolean whole, GArray *fits)
{
  for (guint i = 0; i < self->folded.starts->len; i++)
    if (pv_sought_is_typo_of (sought, self->folded.words->str + g_array_index (self->folded.starts, guint32, i),
                              lines_length (&self->folded, i), !whole))
      take (fits, i, PV_FIT_TYPO);
}
