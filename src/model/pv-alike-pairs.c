/* All records of a kind against each other, without holding each against each: names that are alike share a key. */
#include "model/pv-alike-private.h"

#include <string.h>

/* Two names with one letter wrong share the first half or the second half. Shorter ones are not held against each other, and
 * where so many share a half, it says nothing. */
#define RUN_LETTERS 8
#define HALF_MOST 48

typedef struct
{
  guint record;
  PvNameWords words;
  gboolean old;
} Name;

typedef struct
{
  PvSearchIndex *index;
  const PvModel *model;
  const PvKindInfo *kind;
  const PvFieldInfo *sort;     /* the field `kind`, or NULL */
  const PvFieldInfo *code;     /* which alone says it, or NULL */
  GPtrArray *identity;         /* PvFieldInfo, without the name */
  PvRecord *const *records;
  GArray *names;               /* Name */
  GHashTable *by_key;          /* text -> GArray of guint: names */
  GHashTable *told;            /* pairs, as texts */
  GArray *pairs;               /* PvAlikePair */
  PvStemmer *stemmer;
  PvWord word;
} Search;

static char *
pair_text (PvId a, PvId b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static void
name_clear (gpointer data)
{
  pv_name_words_clear (&((Name *) data)->words);
}

static void
tell_spoken_of (Search *search)
{
  guint n = 0;
  PvRecord *const *records = pv_kinds_kind (pv_model_get_kinds (search->model), PV_SAME_AS) ? pv_model_list (search->model, PV_SAME_AS, &n) : NULL;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (search->told, pair_text (pv_record_get_reference (records[i], PV_SAME_AS_ONE),
                                               pv_record_get_reference (records[i], PV_SAME_AS_OTHER)));
}

/* A successor has its forerunner's name often enough, a part that of the whole. */
static gboolean
leads_to (const PvRecord *a, PvId b)
{
  const PvKindInfo *kind = pv_record_get_info (a);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_REFERENCE && pv_record_get_cell (a, kind->fields[i].slot).integer == b)
      return TRUE;
  return FALSE;
}

static gboolean
cells_differ (const PvRecord *a, const PvRecord *b, const PvFieldInfo *field)
{
  PvValue of_a, of_b;

  if (field == NULL)
    return FALSE;
  of_a = pv_record_get_cell (a, field->slot);
  of_b = pv_record_get_cell (b, field->slot);
  return of_a.kind != PV_VALUE_NONE && of_b.kind != PV_VALUE_NONE && !pv_value_equal (of_a, of_b);
}

/* Another code, another provider: another thing. */
static gboolean
identities_differ (const Search *search, const PvRecord *a, const PvRecord *b)
{
  for (guint i = 0; i < search->identity->len; i++)
    if (cells_differ (a, b, search->identity->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
tell (Search *search, guint one, guint other, PvAlikeWhy why)
{
  const PvRecord *a = search->records[one], *b = search->records[other];
  PvId of_a = pv_record_get_id (a), of_b = pv_record_get_id (b);
  PvAlikePair pair = { search->kind->kind, MIN (of_a, of_b), MAX (of_a, of_b), why };

  /* What an actor is, two people may see in two ways; an area of another kind is another area. */
  if (one == other || identities_differ (search, a, b) || (search->kind->kind != PV_ACTOR && cells_differ (a, b, search->sort)) || leads_to (a, of_b)
      || leads_to (b, of_a) || !g_hash_table_add (search->told, pair_text (of_a, of_b)))
    return;
  g_array_append_val (search->pairs, pair);
}

static GArray *
under (Search *search, char *key)
{
  GArray *names = g_hash_table_lookup (search->by_key, key);

  if (names != NULL)
    {
      g_free (key);
      return names;
    }
  names = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (search->by_key, key, names);
  return names;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The stems, sorted; "" when one has none. (transfer full) */
static char *
stems_key (const Name *name, guint which)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new ();

  for (guint i = 0; i < name->words.words->len; i++)
    {
      const PvSought *word = &g_array_index (name->words.words, PvSought, i);

      g_ptr_array_add (stems, strlen (word->stems[which]) < 3 ? word->folded : word->stems[which]);
    }
  g_ptr_array_sort (stems, compare_words);
  g_ptr_array_insert (stems, 0, which == 0 ? (gpointer) "fi" : (gpointer) "sv");
  g_ptr_array_add (stems, NULL);
  return g_strjoinv (" ", (char **) stems->pdata);
}

/* Held against the first of its key alone: ten of the same make nine questions. */
static void
take_key (Search *search, guint number, char *key, PvAlikeWhy why)
{
  const Name *name = &g_array_index (search->names, Name, number);
  GArray *others = under (search, key);

  if (others->len > 0)
    {
      const Name *other = &g_array_index (search->names, Name, g_array_index (others, guint, 0));

      tell (search, other->record, name->record, why == PV_ALIKE_NAME && (name->old || other->old) ? PV_ALIKE_OLD_NAME : why);
    }
  g_array_append_val (others, number);
}

static void
compare_halves (Search *search, guint number, char *key)
{
  const Name *name = &g_array_index (search->names, Name, number);
  GArray *others = under (search, key);

  for (guint i = 0; others->len < HALF_MOST && i < others->len; i++)
    {
      const Name *other = &g_array_index (search->names, Name, g_array_index (others, guint, i));
      PvAlikeWhy why;

      if (name->record != other->record && pv_name_words_alike (&name->words, &other->words, &why))
        tell (search, other->record, name->record, PV_ALIKE_NEAR);
    }
  g_array_append_val (others, number);
}

static void
take_halves (Search *search, guint number)
{
  g_autofree char *run = pv_name_words_run (&g_array_index (search->names, Name, number).words);
  gsize n = strlen (run);

  if (n < RUN_LETTERS)
    return;
  for (gsize half = (n - 1) / 2; half <= n / 2; half++)
    {
      compare_halves (search, number, g_strdup_printf ("< %.*s", (int) half, run));
      compare_halves (search, number, g_strdup_printf ("> %s", run + n - half));
    }
}

static void
take_name (Search *search, guint record, const char *text, gboolean old)
{
  Name name = { .record = record, .old = old };

  pv_name_words_init (&name.words, text, search->stemmer, &search->word);
  if (name.words.words->len == 0)
    {
      pv_name_words_clear (&name.words);
      return;
    }
  g_array_append_val (search->names, name);
}

static void
take_record (Search *search, guint number)
{
  const PvRecord *record = search->records[number];
  const PvFieldInfo *field = pv_kind_find (search->kind, "name");
  g_autoptr (GPtrArray) old = search->index ? pv_search_index_get_old_names (search->index, pv_record_get_id (record)) : NULL;

  for (guint c = 0; c < pv_field_n_cells (field); c++)
    {
      PvValue value = pv_record_get_cell (record, field->slot + c);

      if (value.kind == PV_VALUE_TEXT)
        take_name (search, number, value.text, FALSE);
    }
  for (guint i = 0; old != NULL && i < old->len; i++)
    take_name (search, number, old->pdata[i], TRUE);
}

static void
take_codes (Search *search, guint n)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; search->code != NULL && i < n; i++)
    {
      PvValue value = pv_record_get_cell (search->records[i], search->code->slot);
      gpointer other;

      if (value.kind != PV_VALUE_TEXT)
        continue;
      if (g_hash_table_lookup_extended (first, value.text, NULL, &other))
        tell (search, GPOINTER_TO_UINT (other), i, PV_ALIKE_CODE);
      else
        g_hash_table_insert (first, (gpointer) value.text, GUINT_TO_POINTER (i));
    }
}

static void
read_identity (Search *search)
{
  g_auto (GStrv) columns = g_strsplit (search->kind->identity, ",", -1);
  const PvFieldInfo *first = pv_kind_find (search->kind, columns[0]);

  g_ptr_array_set_size (search->identity, 0);
  for (guint i = 0; columns[i] != NULL; i++)
    if (!g_str_equal (columns[i], "name"))
      g_ptr_array_add (search->identity, (gpointer) pv_kind_find (search->kind, columns[i]));
  search->code = first->type == PV_TYPE_CODE || first->type == PV_TYPE_TEXT ? first : NULL;
}

static gboolean
search_kind (Search *search, const int *cancelled)
{
  guint n;

  search->records = pv_model_list (search->model, search->kind->kind, &n);
  search->sort = pv_kind_find (search->kind, "kind");
  read_identity (search);
  g_array_set_size (search->names, 0);
  g_hash_table_remove_all (search->by_key);
  take_codes (search, n);
  for (guint i = 0; i < n; i++)
    take_record (search, i);
  for (guint i = 0; i < search->names->len; i++)
    take_key (search, i, g_strconcat ("= ", g_array_index (search->names, Name, i).words.folded, NULL), PV_ALIKE_NAME);
  for (guint i = 0; i < search->names->len; i++)
    {
      if (cancelled != NULL && g_atomic_int_get (cancelled))
        return FALSE;
      take_key (search, i, stems_key (&g_array_index (search->names, Name, i), 0), PV_ALIKE_NEAR);
      take_key (search, i, stems_key (&g_array_index (search->names, Name, i), 1), PV_ALIKE_NEAR);
      take_halves (search, i);
    }
  return TRUE;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const PvAlikePair *left = a, *right = b;

  if (left->kind != right->kind)
    return left->kind - right->kind;
  if (left->why != right->why)
    return (int) left->why - (int) right->why;
  if (left->one != right->one)
    return left->one < right->one ? -1 : 1;
  return left->other < right->other ? -1 : 1;
}

GArray *
pv_alike_pairs (PvSearchIndex *index, const PvModel *model, const int *cancelled)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (PvAlikePair));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr (GPtrArray) identity = g_ptr_array_new ();
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PvStemmer) stemmer = pv_stemmer_new ();
  Search search = { .index = index, .model = model, .names = names, .identity = identity, .by_key = by_key, .told = told, .pairs = pairs, .stemmer = stemmer };
  gboolean done = TRUE;
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);

  g_array_set_clear_func (names, name_clear);
  pv_word_init (&search.word);
  tell_spoken_of (&search);
  for (guint i = 0; i < n && done; i++)
    if (pv_alike_has_name (&kinds[i]))
      {
        search.kind = &kinds[i];
        done = search_kind (&search, cancelled);
      }
  pv_word_clear (&search.word);
  g_array_sort (pairs, compare_pairs);
  return done ? g_steal_pointer (&pairs) : NULL;
}
