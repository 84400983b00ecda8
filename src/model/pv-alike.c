#include "model/pv-alike-private.h"

#include "model/pv-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter stems say nothing. */
#define STEM_LETTERS 3
/* A bit a word. */
#define MOST_WORDS 16

/* Legal forms, Finnish and Swedish, which people leave out; "r.y." is two words. */
static gboolean
is_legal_form (const char *word)
{
  static const char *const forms[] = { "ry", "rf", "oy", "ab", "oyj", "abp", "sr", "sf", "osk", "tmi", "ky", "r", "y", "f", NULL };

  return g_strv_contains (forms, word);
}

static void
drop_legal_forms (GArray *words)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += !is_legal_form (g_array_index (words, PvSought, i).folded);
  for (guint i = words->len; n > 0 && i-- > 0;)
    if (is_legal_form (g_array_index (words, PvSought, i).folded))
      g_array_remove_index (words, i);
}

void
pv_name_words_init (PvNameWords *self, const char *text, PvStemmer *stemmer, PvWord *word)
{
  const char *rest = text;

  self->folded = pv_text_fold (text);
  self->words = g_array_new (FALSE, FALSE, sizeof (PvSought));
  g_array_set_clear_func (self->words, pv_sought_clear);
  while (self->words->len < MOST_WORDS && pv_word_next (word, text, &rest))
    {
      PvSought sought;

      pv_sought_init (&sought, word, stemmer);
      g_array_append_val (self->words, sought);
    }
  drop_legal_forms (self->words);
}

void
pv_name_words_clear (PvNameWords *self)
{
  g_array_unref (self->words);
  g_free (self->folded);
}

char *
pv_name_words_run (const PvNameWords *self)
{
  GString *run = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append (run, g_array_index (self->words, PvSought, i).folded);

  return g_string_free (run, FALSE);
}

static gboolean
are_forms (const PvSought *a, const PvSought *b)
{
  if (g_str_equal (a->folded, b->folded))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (a->stems); i++)
    if (strlen (a->stems[i]) >= STEM_LETTERS && g_str_equal (a->stems[i], b->stems[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_typo (const PvSought *a, const PvSought *b)
{
  return pv_sought_is_typo_of (a, b->folded, strlen (b->folded), FALSE);
}

/* The word of @b, none of @taken, that is @word; b->words->len for none. */
static guint
find_other (const PvSought *word, const PvNameWords *b, guint32 taken, gboolean typos)
{
  for (guint i = 0; i < b->words->len; i++)
    {
      const PvSought *other = &g_array_index (b->words, PvSought, i);

      if (!(taken & 1u << i) && (are_forms (word, other) || (typos && is_typo (word, other))))
        return i;
    }
  return b->words->len;
}

gboolean
pv_name_words_alike (const PvNameWords *a, const PvNameWords *b, PvAlikeWhy *why)
{
  guint32 taken = 0;
  gboolean typos = TRUE;

  if (*a->folded == '\0' || *b->folded == '\0')
    return FALSE;
  *why = g_str_equal (a->folded, b->folded) ? PV_ALIKE_NAME : PV_ALIKE_NEAR;
  if (*why == PV_ALIKE_NAME)
    return TRUE;
  if (a->words->len != b->words->len)
    {
      g_autofree char *one = pv_name_words_run (a);
      g_autofree char *other = pv_name_words_run (b);

      return g_str_equal (one, other);
    }

  for (guint i = 0; i < a->words->len; i++)
    {
      const PvSought *word = &g_array_index (a->words, PvSought, i);
      guint at = find_other (word, b, taken, FALSE);

      /* One slip is a slip, two are another name. */
      if (at == b->words->len && typos)
        {
          at = find_other (word, b, taken, TRUE);
          typos = FALSE;
        }
      if (at == b->words->len)
        return FALSE;
      taken |= 1u << at;
    }
  return TRUE;
}

typedef struct
{
  PvSearchIndex *index;
  PvKind kind;
  PvNameWords name;
  GArray *found;               /* PvAlike */
  guint16 *words;              /* of each slot: a bit a word of the name that stands in its names */
} Search;

/* FALSE when it stands in no name. */
static gboolean
mark_word (Search *search, guint w, GArray *fits)
{
  gboolean stands = FALSE;
  const PvSought *sought = &g_array_index (search->name.words, PvSought, w);

  g_array_set_size (fits, 0);
  pv_vocabulary_find_forms (search->index->words, sought, fits);
  pv_vocabulary_find_typos (search->index->words, sought, TRUE, fits);
  for (guint i = 0; i < fits->len; i++)
    {
      const PvToken *token = &g_array_index (search->index->tokens, PvToken, g_array_index (fits, PvFit, i).token);

      for (guint p = 0; p < token->n; p++)
        {
          guint32 slot = g_array_index (search->index->versions, guint32, token->postings[p].version);

          if (slot == 0 || token->postings[p].stands > PV_STANDS_IN_OLD_NAME)
            continue;
          search->words[slot - 1] |= (guint16) (1u << w);
          stands = TRUE;
        }
    }
  return stands;
}

/* A name as far as it can be counted without taking it apart. */
typedef struct
{
  guint words;
  guint forms;                 /* of them "ry" and its like */
  guint letters;
  guint letters_of_forms;
  gboolean strange;            /* signs beyond ASCII may part its words, or letters be made of two */
} Counted;

/* Bytes of the word at @at; 0 for none. */
static gsize
count_word (const char *at, Counted *counted)
{
  char word[4] = { 0 };
  gsize n = 0;
  guint letters = 0;

  for (; g_ascii_isalnum (at[n]) || (guchar) at[n] >= 0x80; n++)
    {
      guchar c = (guchar) at[n];

      if (n < sizeof word - 1)
        word[n] = g_ascii_tolower (at[n]);
      letters += (c & 0xc0) != 0x80;
      counted->strange = counted->strange || c == 0xc2 || c == 0xc4 || c == 0xc5 || c == 0xcc || c == 0xcd || c >= 0xe0 || (c == 0xc3 && (guchar) at[n + 1] == 0x9f);
    }
  counted->words += n > 0;
  counted->letters += letters;
  if (n > 0 && n < sizeof word && is_legal_form (word))
    {
      counted->forms++;
      counted->letters_of_forms += letters;
    }
  return n;
}

/* Whether @text may be the name: it has as many words, or as many letters, should they be run together. Most that share a word with
 * it do not, and taking a name apart takes time. */
static gboolean
may_be (const Search *search, const char *text)
{
  guint letters = 0;
  Counted counted = { 0 };

  for (const char *at = text; *at != '\0';)
    {
      gsize n = count_word (at, &counted);

      at += n > 0 ? n : 1;
    }
  if (counted.words > counted.forms)
    {
      counted.words -= counted.forms;
      counted.letters -= counted.letters_of_forms;
    }
  for (guint i = 0; i < search->name.words->len; i++)
    letters += g_array_index (search->name.words, PvSought, i).n_letters;
  return counted.strange || counted.words > MOST_WORDS || counted.words == search->name.words->len || counted.letters == letters;
}

static gboolean
try_name (Search *search, const char *text, PvAlike *alike)
{
  PvNameWords other;
  PvAlikeWhy why = PV_ALIKE_NEAR;
  gboolean are;

  if (!may_be (search, text))
    return FALSE;
  pv_name_words_init (&other, text, pv_vocabulary_stemmer (search->index->words), &search->index->word);
  are = pv_name_words_alike (&search->name, &other, &why) && why < alike->why;
  if (are)
    alike->why = why;
  pv_name_words_clear (&other);
  return are;
}

static void
try_old_names (Search *search, const PvSlot *slot, const PvFieldInfo *name, PvAlike *alike)
{
  g_autoptr (GPtrArray) old = g_hash_table_contains (search->index->old_names, &slot->id) ? pv_search_index_get_old_names (search->index, slot->id) : NULL;

  for (guint i = 0; old != NULL && i < old->len; i++)
    if (alike->why > PV_ALIKE_OLD_NAME && try_name (search, old->pdata[i], alike))
      {
        alike->why = alike->why == PV_ALIKE_NAME ? PV_ALIKE_OLD_NAME : PV_ALIKE_NEAR;
        alike->field = name->field;
        alike->lang = PV_LANG_NONE;
      }
}

static void
try_slot (Search *search, const PvModel *model, const PvSlot *slot)
{
  const GPtrArray *fields = pv_search_index_title_fields (search->index, pv_record_get_info (slot->record));
  PvAlike alike = { slot->id, PV_ALIKE_NEAR + 1, PV_NO_FIELD, PV_LANG_NONE };

  for (guint i = 0; i < fields->len; i++)
    for (guint c = 0; c < pv_field_n_cells (fields->pdata[i]); c++)
      {
        const PvFieldInfo *field = fields->pdata[i];
        PvValue value = pv_record_get_cell (slot->record, field->slot + c);

        if (value.kind == PV_VALUE_TEXT && field->type == PV_TYPE_TRANSLATED && try_name (search, value.text, &alike))
          {
            alike.field = field->field;
            alike.lang = PV_LANG_FIRST + c;
          }
      }
  if (fields->len > 0)
    try_old_names (search, slot, fields->pdata[0], &alike);
  if (alike.why <= PV_ALIKE_NEAR && pv_model_get (model, slot->id) != NULL)
    g_array_append_val (search->found, alike);
}

/* "Vaasankaupunki" stands nowhere as a word: the names are held against it as they are. */
static void
try_run (Search *search)
{
  g_autofree char *run = pv_name_words_run (&search->name);
  PvWord *word = &search->index->word;
  GArray *fits = g_array_new (FALSE, FALSE, sizeof (PvFit));
  PvSought sought;

  g_string_assign (word->exact, run);
  g_string_assign (word->folded, run);
  pv_sought_init (&sought, word, pv_vocabulary_stemmer (search->index->words));
  pv_vocabulary_find_forms (search->index->words, &sought, fits);
  for (guint i = 0; i < fits->len; i++)
    {
      const PvToken *token = &g_array_index (search->index->tokens, PvToken, g_array_index (fits, PvFit, i).token);

      for (guint p = 0; p < token->n; p++)
        {
          guint32 slot = g_array_index (search->index->versions, guint32, token->postings[p].version);

          if (slot > 0 && token->postings[p].stands <= PV_STANDS_IN_OLD_NAME)
            search->words[slot - 1] = G_MAXUINT16;
        }
    }
  pv_sought_clear (&sought);
  g_array_unref (fits);
}

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  const PvAlike *left = a, *right = b;

  if (left->why != right->why)
    return (int) left->why - (int) right->why;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* The field that tells a record of the kind by itself; NULL for none. */
static const PvFieldInfo *
find_code_field (const PvKindInfo *kind)
{
  g_autofree char *column = g_strndup (kind->identity ? kind->identity : "", strcspn (kind->identity ? kind->identity : "", ","));
  const PvFieldInfo *field = pv_kind_find (kind, column);

  return field != NULL && (field->type == PV_TYPE_CODE || field->type == PV_TYPE_TEXT) ? field : NULL;
}

static gboolean
find_code (const PvModel *model, PvKind kind, const char *name, PvAlike *alike)
{
  const PvFieldInfo *field = find_code_field (pv_kinds_kind (pv_model_get_kinds (model), kind));
  g_autofree char *code = field == NULL ? NULL : field->type == PV_TYPE_CODE ? pv_code_normalise (field->of, name) : g_strdup (name);
  guint n = 0;
  PvRecord *const *records = code && *code && (field->type == PV_TYPE_TEXT || pv_code_is_well_formed (field->of, code)) ? pv_model_list (model, kind, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      PvValue value = pv_record_get_cell (records[i], field->slot);

      if (value.kind == PV_VALUE_TEXT && g_str_equal (value.text, code))
        {
          *alike = (PvAlike) { pv_record_get_id (records[i]), PV_ALIKE_CODE, field->field, PV_LANG_NONE };
          return TRUE;
        }
    }
  return FALSE;
}

GArray *
pv_alike_find (PvSearchIndex *self, const PvModel *model, PvKind kind, const char *name, guint most)
{
  g_autofree guint16 *words = g_new0 (guint16, self->slots->len + 1);
  g_autoptr (GArray) fits = g_array_new (FALSE, FALSE, sizeof (PvFit));
  Search search = { .index = self, .kind = kind, .found = g_array_new (FALSE, FALSE, sizeof (PvAlike)), .words = words };
  PvAlike by_code;
  gboolean stands = TRUE;
  guint all;

  if (find_code (model, kind, name, &by_code))
    g_array_append_val (search.found, by_code);
  pv_name_words_init (&search.name, name, pv_vocabulary_stemmer (self->words), &self->word);
  all = (1u << search.name.words->len) - 1;
  for (guint i = 0; stands && i < search.name.words->len; i++)
    stands = mark_word (&search, i, fits);
  if (search.name.words->len > 1)
    try_run (&search);
  for (guint i = 0; i < self->slots->len && all > 0; i++)
    {
      PvSlot *slot = &g_array_index (self->slots, PvSlot, i);

      if ((words[i] & all) == all && slot->record != NULL && pv_record_get_kind (slot->record) == kind)
        try_slot (&search, model, slot);
    }
  pv_name_words_clear (&search.name);
  g_array_sort (search.found, compare_alike);
  if (search.found->len > most)
    g_array_set_size (search.found, most);
  return search.found;
}

gboolean
pv_alike_has_name (const PvKindInfo *kind)
{
  g_auto (GStrv) columns = g_strsplit (kind->identity ? kind->identity : "", ",", -1);
  gboolean name = FALSE;

  if (kind->kind == PV_VIEW || kind->page == PV_PAGE_NONE)
    return FALSE;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const PvFieldInfo *field = pv_kind_find (kind, columns[i]);

      if (field == NULL || (field->type == PV_TYPE_REFERENCE && field->flags & PV_FIELD_REQUIRED))
        return FALSE;
      name = name || (field->type == PV_TYPE_TRANSLATED && g_str_equal (columns[i], "name"));
    }
  return name;
}

const char *
pv_alike_why_words (PvAlikeWhy why)
{
  static const char *const words[] = { [PV_ALIKE_CODE] = N_("the same code"), [PV_ALIKE_NAME] = N_("the same name"),
                                       [PV_ALIKE_OLD_NAME] = N_("a name it had before"), [PV_ALIKE_NEAR] = N_("almost the same name"),
                                       [PV_ALIKE_PART] = N_("goes on from what was typed") };

  return _(words[why]);
}
