/* What was typed is looked for word by word: each word gives every record a rank, and a record counts when it has one from all. */
#include "model/pv-search-index-private.h"

#include "model/pv-value-words.h"

#include <string.h>

/* Steps between the places where a word may stand; PV_FIT_… fits between two. */
#define STANDS_STEP 16
#define NOT_FIRST 3
/* A record that is found by the title of another. */
#define BY_ANOTHER 20
#define NOWHERE G_MAXUINT8

#define MOST_WORDS 32

PvQuery *
pv_query_new (PvSearchIndex *index, const char *text)
{
  PvQuery *self = g_new0 (PvQuery, 1);
  const char *rest = text;

  self->sought = g_array_new (FALSE, FALSE, sizeof (PvSought));
  g_array_set_clear_func (self->sought, pv_sought_clear);
  pv_word_init (&self->word);
  self->stemmer = pv_vocabulary_stemmer (index->words);
  while (self->sought->len < MOST_WORDS && pv_word_next (&self->word, text, &rest))
    {
      PvSought sought;

      pv_sought_init (&sought, &self->word, self->stemmer);
      g_array_append_val (self->sought, sought);
    }
  return self;
}

void
pv_query_free (PvQuery *self)
{
  g_array_unref (self->sought);
  pv_word_clear (&self->word);
  g_free (self);
}

gboolean
pv_query_is_empty (const PvQuery *self)
{
  return self->sought->len == 0;
}

guint32
pv_query_all (const PvQuery *self)
{
  return self->sought->len >= 32 ? G_MAXUINT32 : (1u << self->sought->len) - 1;
}

guint32
pv_query_contained (const PvQuery *self, const char *folded)
{
  guint32 found = 0;

  for (guint i = 0; i < self->sought->len; i++)
    found |= strstr (folded, g_array_index (self->sought, PvSought, i).folded) != NULL ? 1u << i : 0;
  return found;
}

/* Of one word that was typed. */
typedef struct
{
  guint8 *in_title;            /* of each slot, NOWHERE: not there */
  guint8 *anywhere;
} Ranks;

typedef struct
{
  PvSearchIndex *index;
  const PvQuery *query;
  PvAudience audience;
  gboolean wanted[256];        /* kinds */
  gboolean by_others;          /* one of them is called by others */
  guint n;                     /* slots */
  Ranks ranks;
  guint16 *sums;               /* of each slot */
  GArray *fits;                /* PvFit */
} Search;

static void
rank_postings (Search *search, const PvFit *fit)
{
  const PvToken *token = &g_array_index (search->index->tokens, PvToken, fit->token);
  const guint32 *versions = (const guint32 *) search->index->versions->data;

  for (guint i = 0; i < token->n; i++)
    {
      const PvPosting *posting = &token->postings[i];
      guint32 slot = versions[posting->version];
      guint rank = fit->fit + posting->stands * STANDS_STEP + (posting->first ? 0 : NOT_FIRST);

      if (slot == 0 || posting->audience > search->audience)
        continue;
      slot--;
      if (posting->stands == PV_STANDS_IN_TITLE)
        search->ranks.in_title[slot] = MIN (search->ranks.in_title[slot], (guint8) rank);
      search->ranks.anywhere[slot] = MIN (search->ranks.anywhere[slot], (guint8) rank);
    }
}

/* Records that name others in their title. */
static void
rank_by_others (Search *search)
{
  for (guint i = 0; i < search->n; i++)
    {
      const PvSlot *slot = &g_array_index (search->index->slots, PvSlot, i);

      for (guint r = 0; r < PV_SEARCH_REFERRED && slot->referred[r] > 0; r++)
        {
          guint8 rank = search->ranks.in_title[slot->referred[r] - 1];

          if (rank != NOWHERE && rank + BY_ANOTHER < search->ranks.anywhere[i])
            search->ranks.anywhere[i] = (guint8) (rank + BY_ANOTHER);
        }
    }
}

/* FALSE when nothing fits. */
static gboolean
rank_word (Search *search, const PvSought *sought, gboolean typos)
{
  memset (search->ranks.in_title, NOWHERE, search->n);
  memset (search->ranks.anywhere, NOWHERE, search->n);
  g_array_set_size (search->fits, 0);
  pv_vocabulary_find (search->index->words, sought, search->fits);
  if (typos)
    pv_vocabulary_find_typos (search->index->words, sought, FALSE, search->fits);
  for (guint i = 0; i < search->fits->len; i++)
    rank_postings (search, &g_array_index (search->fits, PvFit, i));
  if (search->by_others)
    rank_by_others (search);
  return search->fits->len > 0;
}

static void
rank_all (Search *search, gboolean typos)
{
  memset (search->sums, 0, search->n * sizeof *search->sums);
  for (guint w = 0; w < search->query->sought->len; w++)
    {
      if (!rank_word (search, &g_array_index (search->query->sought, PvSought, w), typos))
        {
          memset (search->sums, 0xff, search->n * sizeof *search->sums);
          return;
        }
      for (guint i = 0; i < search->n; i++)
        search->sums[i] = search->ranks.anywhere[i] == NOWHERE || search->sums[i] == G_MAXUINT16
                            ? G_MAXUINT16 : (guint16) (search->sums[i] + search->ranks.anywhere[i]);
    }
}

static gboolean
counts (const Search *search, const PvSlot *slot, guint i)
{
  const PvKindInfo *kind;

  if (search->sums[i] == G_MAXUINT16 || slot->record == NULL)
    return FALSE;
  kind = pv_record_get_info (slot->record);
  return search->wanted[kind->kind] && kind->audience <= search->audience;
}

static gboolean
found_any (const Search *search)
{
  for (guint i = 0; i < search->n; i++)
    if (counts (search, &g_array_index (search->index->slots, PvSlot, i), i))
      return TRUE;
  return FALSE;
}

static gboolean
is_better (const PvHit *a, const PvHit *b)
{
  if (a->rank != b->rank)
    return a->rank < b->rank;
  if (a->length != b->length)
    return a->length < b->length;
  return a->id < b->id;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  return is_better (a, b) ? -1 : is_better (b, a) ? 1 : 0;
}

/* The best of a kind, the worst of them on top of a heap. */
static void
sift_down (GArray *heap, guint at)
{
  PvHit *all = (PvHit *) heap->data;

  for (;;)
    {
      guint worst = at;

      for (guint child = 2 * at + 1; child <= 2 * at + 2 && child < heap->len; child++)
        if (is_better (&all[worst], &all[child]))
          worst = child;
      if (worst == at)
        return;

      PvHit kept = all[at];
      all[at] = all[worst];
      all[worst] = kept;
      at = worst;
    }
}

static void
offer (GArray *heap, const PvHit *candidate, guint most)
{
  if (heap->len < most)
    {
      g_array_append_val (heap, *candidate);
      if (heap->len == most)
        for (guint i = most / 2 + 1; i-- > 0;)
          sift_down (heap, i);
    }
  else if (most > 0 && is_better (candidate, &g_array_index (heap, PvHit, 0)))
    {
      g_array_index (heap, PvHit, 0) = *candidate;
      sift_down (heap, 0);
    }
}

static void
hits_free (gpointer data)
{
  PvHits *hits = data;

  g_array_unref (hits->hits);
  g_free (hits);
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const PvHits *left = *(PvHits *const *) a, *right = *(PvHits *const *) b;

  return compare_hits (left->hits->data, right->hits->data);
}

static PvHits *
hits_new (PvKind kind, GArray *heap, guint n_found)
{
  PvHits *hits = g_new0 (PvHits, 1);

  g_array_sort (heap, compare_hits);
  hits->kind = kind;
  hits->n_found = n_found;
  hits->hits = g_array_ref (heap);
  return hits;
}

static GPtrArray *
gather (Search *search, guint most)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (hits_free);
  GArray *heaps[256] = { NULL };
  guint n_found[256] = { 0 };

  for (guint i = 0; i < search->n; i++)
    {
      const PvSlot *slot = &g_array_index (search->index->slots, PvSlot, i);
      PvHit candidate = { slot->id, PV_ANY_KIND, search->sums[i], slot->title_length };
      PvKind kind;

      if (!counts (search, slot, i))
        continue;
      kind = candidate.kind = pv_record_get_kind (slot->record);
      if (heaps[kind] == NULL)
        heaps[kind] = g_array_new (FALSE, FALSE, sizeof (PvHit));
      n_found[kind]++;
      offer (heaps[kind], &candidate, most);
    }
  for (guint k = 0; k < G_N_ELEMENTS (heaps); k++)
    if (heaps[k] != NULL)
      {
        if (heaps[k]->len > 0)
          g_ptr_array_add (all, hits_new ((PvKind) k, heaps[k], n_found[k]));
        g_array_unref (heaps[k]);
      }

  g_ptr_array_sort (all, compare_kinds);
  return all;
}

static gboolean
is_called_by_others (Search *search, const PvKindInfo *kind)
{
  const GPtrArray *fields = pv_search_index_title_fields (search->index, kind);

  for (guint i = 0; i < fields->len; i++)
    if (((const PvFieldInfo *) fields->pdata[i])->type == PV_TYPE_REFERENCE)
      return TRUE;
  return FALSE;
}

static void
want (Search *search, const PvKind *kinds)
{
  guint n;
  const PvKindInfo *all = pv_kinds_list (search->index->kinds, &n);

  for (guint i = 0; kinds == NULL && i < n; i++)
    search->wanted[all[i].kind] = all[i].page != PV_PAGE_NONE;
  for (guint i = 0; kinds != NULL && kinds[i] != PV_ANY_KIND; i++)
    search->wanted[kinds[i]] = TRUE;
  for (guint i = 0; i < n; i++)
    search->by_others = search->by_others || (search->wanted[all[i].kind] && is_called_by_others (search, &all[i]));
}

GPtrArray *
pv_search_index_find (PvSearchIndex *self, const PvQuery *query, const PvKind *kinds, PvAudience audience, guint most)
{
  g_autoptr (GArray) fits = g_array_new (FALSE, FALSE, sizeof (PvFit));
  guint n = self->slots->len;
  g_autofree guint8 *ranks = g_malloc (2 * (gsize) n + 1);
  g_autofree guint16 *sums = g_new (guint16, n + 1);
  Search search = { .index = self, .query = query, .audience = audience, .n = n, .ranks = { ranks, ranks + n }, .sums = sums, .fits = fits };

  if (pv_query_is_empty (query))
    return g_ptr_array_new_with_free_func (hits_free);

  want (&search, kinds);
  rank_all (&search, FALSE);
  if (!found_any (&search))
    rank_all (&search, TRUE);
  return gather (&search, most);
}

struct _PvWordPlaces
{
  PvSearchIndex *index;
  guint n;                     /* slots */
  guint32 *in_record;          /* bits of the words, of each slot */
  guint32 *in_title;
};

PvWordPlaces *
pv_search_index_places (PvSearchIndex *self, const PvQuery *query, PvAudience audience, gboolean typos)
{
  g_autoptr (GArray) fits = g_array_new (FALSE, FALSE, sizeof (PvFit));
  guint n = self->slots->len;
  g_autofree guint8 *ranks = g_malloc (2 * (gsize) n + 1);
  Search search = { .index = self, .query = query, .audience = audience, .n = n, .ranks = { ranks, ranks + n }, .fits = fits };
  PvWordPlaces *places = g_new0 (PvWordPlaces, 1);

  places->index = pv_search_index_ref (self);
  places->n = n;
  places->in_record = g_new0 (guint32, n + 1);
  places->in_title = g_new0 (guint32, n + 1);
  for (guint w = 0; w < query->sought->len; w++)
    {
      rank_word (&search, &g_array_index (query->sought, PvSought, w), typos);
      for (guint i = 0; i < n; i++)
        {
          places->in_record[i] |= search.ranks.anywhere[i] == NOWHERE ? 0 : 1u << w;
          places->in_title[i] |= search.ranks.in_title[i] == NOWHERE ? 0 : 1u << w;
        }
    }
  return places;
}

void
pv_word_places_free (PvWordPlaces *places)
{
  pv_search_index_unref (places->index);
  g_free (places->in_record);
  g_free (places->in_title);
  g_free (places);
}

static guint32
bits_of (const PvWordPlaces *places, const guint32 *bits, PvId id)
{
  guint number = GPOINTER_TO_UINT (pv_id_table_get (places->index->by_id, id));

  return number > 0 && number <= places->n ? bits[number - 1] : 0;
}

guint32
pv_word_places_in_record (const PvWordPlaces *places, PvId id)
{
  return bits_of (places, places->in_record, id);
}

guint32
pv_word_places_in_title (const PvWordPlaces *places, PvId id)
{
  return bits_of (places, places->in_title, id);
}
