/* Where in a text the words stand that were typed, and in which cell of a record. */
#include "model/pv-search-index-private.h"

#include "model/pv-value-words.h"

#include <string.h>

/* Bytes that two words must have in common to be akin. */
#define AKIN_LETTERS 3

/* The letters of the word from byte @from of its folded form on, @length of them. */
static PvStretch
stretch_of (const PvWord *word, gsize from, gsize length)
{
  return (PvStretch) { (guint) g_array_index (word->places, gsize, from), (guint) g_array_index (word->places, gsize, from + length) };
}

static gboolean
has_stem (const PvQuery *self, const PvWord *word, const PvSought *sought)
{
  for (guint i = 0; i < G_N_ELEMENTS (sought->stems); i++)
    {
      const char *stem = strlen (sought->stems[i]) < 3 ? NULL : pv_stemmer_stem (self->stemmer, word->exact->str, i == 0 ? PV_LANG_FI : PV_LANG_SV);

      if (stem != NULL && (g_str_equal (stem, sought->stems[i]) || (strlen (sought->stems[i]) >= 4 && g_str_has_suffix (stem, sought->stems[i]))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fits (const PvQuery *self, const PvWord *word, const PvSought *sought, PvStretch *stretch)
{
  const char *found = strstr (word->folded->str, sought->folded);

  if (found == word->folded->str || (found != NULL && sought->n_letters >= 3))
    {
      *stretch = stretch_of (word, (gsize) (found - word->folded->str), strlen (sought->folded));
      return TRUE;
    }
  *stretch = stretch_of (word, 0, word->folded->len);
  return has_stem (self, word, sought) || pv_sought_is_typo_of (sought, word->folded->str, word->folded->len, TRUE);
}

/* Two words that were typed may be found in one: the longer stretch is marked. */
guint32
pv_query_mark (const PvQuery *self, const char *text, GArray *stretches)
{
  PvWord *word = (PvWord *) &self->word;
  const char *rest = text;
  guint32 found = 0;

  while (pv_word_next (word, text, &rest))
    {
      PvStretch longest = { 0, 0 };

      for (guint i = 0; i < self->sought->len; i++)
        {
          PvStretch stretch;

          if (!fits (self, word, &g_array_index (self->sought, PvSought, i), &stretch))
            continue;
          found |= 1u << i;
          if (stretch.end - stretch.start > longest.end - longest.start)
            longest = stretch;
        }
      if (stretches != NULL && longest.end > longest.start)
        g_array_append_val (stretches, longest);
    }
  return found;
}

/* Without vowels at its end, which change: laji, lajeittain. */
static gsize
length_of_base (const PvSought *sought)
{
  gsize n = strlen (sought->folded);

  while (n > AKIN_LETTERS && strchr ("aeiouy", sought->folded[n - 1]) != NULL)
    n--;
  return n;
}

/* The word begins with what was typed but for its ending, or is what that begins with. */
static gboolean
is_akin (const PvWord *word, const PvSought *sought)
{
  gsize base = length_of_base (sought);

  if (base >= AKIN_LETTERS && strncmp (word->folded->str, sought->folded, base) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sought->stems); i++)
    if (strlen (sought->stems[i]) >= AKIN_LETTERS && g_str_has_prefix (word->folded->str, sought->stems[i]))
      return TRUE;
  return word->folded->len >= AKIN_LETTERS && g_str_has_prefix (sought->folded, word->folded->str);
}

guint32
pv_query_akin (const PvQuery *self, const char *text)
{
  PvWord *word = (PvWord *) &self->word;
  const char *rest = text;
  guint32 found = 0;

  while (pv_word_next (word, text, &rest))
    for (guint i = 0; i < self->sought->len; i++)
      if (is_akin (word, &g_array_index (self->sought, PvSought, i)))
        found |= 1u << i;
  return found;
}

static guint
n_bits (guint32 bits)
{
  return (guint) __builtin_popcount (bits);
}

/* The one with the most words that are missing, the first of them. */
typedef struct
{
  const PvQuery *query;
  guint32 missing;
  guint best;
  PvFoundIn *found;
} Explaining;

static void
try_text (Explaining *explaining, const PvFieldInfo *field, PvLang lang, gboolean old_name, const char *text)
{
  guint n = n_bits (pv_query_mark (explaining->query, text, NULL) & explaining->missing);

  if (n <= explaining->best)
    return;
  explaining->best = n;
  pv_found_in_clear (explaining->found);
  *explaining->found = (PvFoundIn) { field, lang, old_name, g_strdup (text) };
}

static void
try_field (Explaining *explaining, const PvRecord *record, const PvFieldInfo *field)
{
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    {
      PvValue value = pv_record_get_cell (record, field->slot + i);

      if (value.kind == PV_VALUE_TEXT)
        try_text (explaining, field, field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + i : PV_LANG_NONE, FALSE, value.text);
      else if (value.kind == PV_VALUE_INT && field->type == PV_TYPE_CHOICE)
        for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
          try_text (explaining, field, lang, FALSE, pv_choice_label_in (field->of, (guint) value.integer, lang));
    }
}

static void
try_old_names (Explaining *explaining, PvSearchIndex *index, const PvRecord *record, PvAudience audience)
{
  g_autoptr (GPtrArray) old = pv_search_index_get_old_names (index, pv_record_get_id (record));
  const GPtrArray *fields = pv_search_index_title_fields (index, pv_record_get_info (record));

  for (guint i = 0; fields->len > 0 && i < old->len; i++)
    if (((const PvFieldInfo *) fields->pdata[0])->audience <= audience)
      try_text (explaining, fields->pdata[0], PV_LANG_NONE, TRUE, old->pdata[i]);
}

void
pv_search_index_explain (PvSearchIndex *self, const PvModel *model, const PvQuery *query, PvId id, const char *title, PvAudience audience,
                         PvFoundIn *found)
{
  const PvRecord *record = pv_model_get (model, id);
  const PvKindInfo *kind = record ? pv_record_get_info (record) : NULL;
  Explaining explaining = { query, pv_query_all (query) & ~pv_query_mark (query, title, NULL), 0, found };

  memset (found, 0, sizeof *found);
  if (kind == NULL || explaining.missing == 0)
    return;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].audience <= audience && pv_search_index_is_searched (&kind->fields[i]) && kind->fields[i].type != PV_TYPE_CHOICE)
      try_field (&explaining, record, &kind->fields[i]);
  try_old_names (&explaining, self, record, audience);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].audience <= audience && kind->fields[i].type == PV_TYPE_CHOICE && pv_search_index_is_searched (&kind->fields[i]))
      try_field (&explaining, record, &kind->fields[i]);
}

void
pv_found_in_clear (PvFoundIn *found)
{
  g_clear_pointer (&found->text, g_free);
  found->field = NULL;
}

void
pv_search_index_measure (PvSearchIndex *self, guint *n_words, guint *n_records, gsize *n_bytes)
{
  gsize bytes = self->slots->len * sizeof (PvSlot) + self->versions->len * sizeof (guint32) + self->tokens->len * (sizeof (PvToken) + 64);

  for (guint i = 0; i < self->tokens->len; i++)
    bytes += g_array_index (self->tokens, PvToken, i).size * sizeof (PvPosting);
  *n_words = pv_vocabulary_n (self->words);
  *n_records = self->slots->len;
  *n_bytes = bytes;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
pv_search_index_dump (PvSearchIndex *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint t = 0; t < self->tokens->len; t++)
    for (guint i = 0; i < g_array_index (self->tokens, PvToken, t).n; i++)
      {
        const PvPosting *posting = &g_array_index (self->tokens, PvToken, t).postings[i];
        guint32 number = g_array_index (self->versions, guint32, posting->version);

        if (number > 0)
          g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GINT64_FORMAT " %d %d %d", pv_vocabulary_word (self->words, t),
                                                   g_array_index (self->slots, PvSlot, number - 1).id, posting->stands, posting->audience,
                                                   posting->first));
      }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
