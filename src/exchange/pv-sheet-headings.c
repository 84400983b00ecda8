#include "exchange/pv-sheet-headings.h"

#include <string.h>

/* So deep does a record hang on others: a task on a step, a phase, a path, a target group. */
#define DEEPEST 4

typedef struct
{
  PvField field;
  PvLang lang;                 /* the word is in this language; NONE for names of files and words of several */
} Word;

struct _PvHeadings
{
  GHashTable *words;           /* char * (folded) -> Word * */
};

static const struct
{
  PvField field;
  const char *words[PV_N_LANGS];
} synonyms[] = {
#define PV_HEADING(FIELD, fi, sv, en) { PV_##FIELD, { fi, sv, en } },
#include "exchange/pv-sheet-headings.def"
#undef PV_HEADING
};

/* Words that name the language of a column. Swedish "på svenska" and English "in English" end with it. */
static const struct
{
  const char *word;
  PvLang lang;
} lang_words[] = {
  { "fi", PV_LANG_FI },      { "suomeksi", PV_LANG_FI },     { "suomi", PV_LANG_FI },      { "suomenkielinen", PV_LANG_FI },
  { "finska", PV_LANG_FI },  { "finnish", PV_LANG_FI },      { "fin", PV_LANG_FI },        { "finskt", PV_LANG_FI },
  { "sv", PV_LANG_SV },      { "ruotsiksi", PV_LANG_SV },    { "ruotsi", PV_LANG_SV },     { "ruotsinkielinen", PV_LANG_SV },
  { "svenska", PV_LANG_SV }, { "swedish", PV_LANG_SV },      { "swe", PV_LANG_SV },        { "se", PV_LANG_SV },
  { "svenskt", PV_LANG_SV }, { "en", PV_LANG_EN },           { "englanniksi", PV_LANG_EN }, { "englanti", PV_LANG_EN },
  { "engelska", PV_LANG_EN }, { "english", PV_LANG_EN },     { "eng", PV_LANG_EN },        { "englanninkielinen", PV_LANG_EN },
};

static const char *const joining_words[] = { "pa", "in", "i", NULL };

static void
add_word (PvHeadings *headings, const char *text, PvField field, PvLang lang)
{
  g_autofree char *folded = pv_text_fold (text);
  Word *there = g_hash_table_lookup (headings->words, folded);
  Word word = { field, lang };

  if (*folded == '\0')
    return;
  if (there == NULL)
    g_hash_table_insert (headings->words, g_steal_pointer (&folded), g_memdup2 (&word, sizeof word));
  else if (there->field == field && there->lang != lang)
    there->lang = PV_LANG_NONE;
}

static void
add_words (PvHeadings *headings, const char *list, PvField field, PvLang lang)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    add_word (headings, words[i], field, lang);
}

static void
add_field (PvHeadings *headings, const PvFieldInfo *field)
{
  add_word (headings, field->column, field->field, PV_LANG_NONE);
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    add_word (headings, pv_words_in (lang, field->label), field->field, lang);
}

static void
add_synonyms (PvHeadings *headings, PvField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    for (guint lang = 0; synonyms[i].field == field && lang < PV_N_LANGS; lang++)
      add_words (headings, synonyms[i].words[lang], field, PV_LANG_FIRST + lang);
}

/* A column "Actor" of a list of actors holds their names. */
static void
add_kind_label (PvHeadings *headings, const PvKindInfo *kind, PvField field)
{
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      add_word (headings, pv_words_in (lang, kind->label), field, lang);
      add_word (headings, pv_words_in (lang, kind->plural), field, lang);
    }
}

static const PvFieldInfo *
name_field (const PvKindInfo *kind)
{
  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type == PV_TYPE_TRANSLATED && kind->fields[f].flags & PV_FIELD_REQUIRED)
      return &kind->fields[f];

  return NULL;
}

static gboolean
holds (const GArray *fields, PvField field)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, PvField, i) == field)
      return TRUE;

  return FALSE;
}

static void
collect_context (const PvKinds *kinds, PvKind kind, GArray *context, guint depth)
{
  const PvKindInfo *info = pv_kinds_kind (kinds, kind);

  for (guint f = 0; f < info->n_fields && depth < DEEPEST; f++)
    {
      const PvKindInfo *other = info->fields[f].type == PV_TYPE_REFERENCE && info->fields[f].flags & PV_FIELD_REQUIRED
                                    ? pv_kinds_kind (kinds, info->fields[f].of) : NULL;

      for (guint o = 0; other != NULL && o < other->n_fields; o++)
        if (other->fields[o].flags & PV_FIELD_REQUIRED && (other->fields[o].type == PV_TYPE_REFERENCE || other->fields[o].field == PV_PATH_VARIANT)
            && !holds (context, other->fields[o].field))
          g_array_append_val (context, other->fields[o].field);
      if (other != NULL)
        collect_context (kinds, other->kind, context, depth + 1);
    }
}

GArray *
pv_headings_context (const PvKinds *kinds, PvKind kind)
{
  GArray *context = g_array_new (FALSE, FALSE, sizeof (PvField));

  collect_context (kinds, kind, context, 0);
  return context;
}

/* What is said first counts: a heading means a field of the kind itself before it means one of what the row hangs on. */
PvHeadings *
pv_headings_new (const PvKinds *kinds, PvKind kind)
{
  PvHeadings *headings = g_new0 (PvHeadings, 1);
  const PvKindInfo *info = pv_kinds_kind (kinds, kind);
  g_autoptr (GArray) context = pv_headings_context (kinds, kind);
  const PvFieldInfo *name = name_field (info);

  headings->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint f = 0; f < info->n_fields; f++)
    add_field (headings, &info->fields[f]);
  for (guint f = 0; f < info->n_fields; f++)
    add_synonyms (headings, info->fields[f].field);
  if (name != NULL)
    add_kind_label (headings, info, name->field);
  for (guint f = 0; f < context->len; f++)
    add_field (headings, pv_kinds_field (kinds, g_array_index (context, PvField, f)));
  for (guint f = 0; f < context->len; f++)
    add_synonyms (headings, g_array_index (context, PvField, f));

  return headings;
}

void
pv_headings_free (PvHeadings *headings)
{
  g_hash_table_unref (headings->words);
  g_free (headings);
}

static PvLang
lang_of_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (lang_words); i++)
    if (g_str_equal (lang_words[i].word, word))
      return lang_words[i].lang;

  return PV_LANG_NONE;
}

/* Takes the words that name a language off either end of @folded; returns the language. */
static PvLang
take_lang (char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n_all = g_strv_length (words), n = n_all, first = 0;
  PvLang lang = PV_LANG_NONE;
  g_autofree char *rest = NULL;

  if (n < 2)
    return PV_LANG_NONE;
  if ((lang = lang_of_word (words[n - 1])) != PV_LANG_NONE)
    {
      n--;
      if (n > 1 && g_strv_contains (joining_words, words[n - 1]))
        n--;
    }
  else if ((lang = lang_of_word (words[0])) != PV_LANG_NONE)
    first = 1;
  if (lang == PV_LANG_NONE)
    return PV_LANG_NONE;

  while (n_all > n)
    g_clear_pointer (&words[--n_all], g_free);
  rest = g_strjoinv (" ", words + first);
  strcpy (folded, rest);
  return lang;
}

/* Letters to change, at most @most + 1: a heading is short. After R. Wagner and M. Fischer (1974). */
static guint
distance (const char *a, const char *b, guint most)
{
  gsize n = strlen (a), m = strlen (b);
  guint row[65];

  if (n > 64 || m > 64 || n > m + most || m > n + most)
    return most + 1;
  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (above, row[j - 1]) + 1, corner + (a[i - 1] != b[j - 1]));
          corner = above;
        }
    }

  return row[m];
}

static gboolean
is_nearly (const char *known, const char *folded)
{
  gsize n = strlen (known);

  if (n < 4)
    return FALSE;
  if (g_str_has_prefix (folded, known) && folded[n] == ' ')
    return TRUE;
  return n >= 6 && distance (known, folded, n >= 9 ? 2 : 1) <= (n >= 9 ? 2u : 1u);
}

static const Word *
find_nearly (const PvHeadings *headings, const char *folded)
{
  const Word *best = NULL;
  const char *best_text = "";
  GHashTableIter iter;
  gpointer text, word;

  g_hash_table_iter_init (&iter, headings->words);
  while (g_hash_table_iter_next (&iter, &text, &word))
    if (is_nearly (text, folded)
        && (best == NULL || strlen (text) > strlen (best_text) || (strlen (text) == strlen (best_text) && strcmp (text, best_text) < 0)))
      {
        best = word;
        best_text = text;
      }

  return best;
}

PvHeading
pv_headings_find (const PvHeadings *headings, const char *text)
{
  g_autofree char *folded = pv_text_fold (text);
  PvHeading heading = { PV_HEADING_KNOWN, FALSE, PV_NO_FIELD, PV_LANG_NONE, FALSE };
  const Word *word = g_hash_table_lookup (headings->words, folded);
  PvLang lang;

  if (g_str_equal (folded, "id") || g_str_equal (folded, "polkuverkko id"))
    {
      heading.id = TRUE;
      return heading;
    }
  lang = word == NULL ? take_lang (folded) : PV_LANG_NONE;
  if (word == NULL)
    word = g_hash_table_lookup (headings->words, folded);
  if (word == NULL)
    {
      word = strlen (folded) <= 64 ? find_nearly (headings, folded) : NULL;
      heading.fit = word ? PV_HEADING_NEARLY : PV_HEADING_UNKNOWN;
    }
  if (word != NULL)
    {
      heading.field = word->field;
      heading.says_lang = lang != PV_LANG_NONE;
      heading.lang = heading.says_lang ? lang : word->lang;
    }

  return heading;
}

gboolean
pv_headings_know (const PvHeadings *headings, const char *text)
{
  g_autofree char *folded = pv_text_fold (text);

  if (g_str_equal (folded, "id") || g_hash_table_contains (headings->words, folded))
    return TRUE;
  return take_lang (folded) != PV_LANG_NONE && g_hash_table_contains (headings->words, folded);
}
