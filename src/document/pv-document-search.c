/* Finding records by their words. What is looked through is kept, folded, until the model changes. */
#include "document/pv-document-private.h"

#include <string.h>

typedef struct
{
  char *title;
  char *words;
} Searched;

typedef struct
{
  PvRecord *record;
  int rank;                    /* 0 is best */
  const char *title;           /* folded, borrowed */
} Hit;

static void
searched_free (gpointer data)
{
  Searched *searched = data;

  g_free (searched->title);
  g_free (searched->words);
  g_free (searched);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a, *right = b;
  int order;

  if (left->rank != right->rank)
    return left->rank - right->rank;
  order = g_strcmp0 (left->title, right->title);
  if (order != 0)
    return order;
  return pv_record_get_id (left->record) < pv_record_get_id (right->record) ? -1 : 1;
}

static const Searched *
searched_of (PvDocument *self, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  Searched *searched = g_hash_table_lookup (self->searched, &id);
  g_autofree char *title = NULL;

  if (searched != NULL)
    return searched;

  title = pv_title (self->model, record, PV_LANG_NONE);
  searched = g_new0 (Searched, 1);
  searched->title = pv_text_fold (title);
  searched->words = pv_search_text (record, PV_AUDIENCE_INTERNAL);
  g_hash_table_insert (self->searched, g_memdup2 (&id, sizeof id), searched);
  return searched;
}

/* A title that begins with the query, has a word that begins with it, holds it; then all words found anywhere. */
static int
rank_of (const char *title, const char *query)
{
  const char *found = strstr (title, query);

  if (found == title)
    return title[strlen (query)] == '\0' ? 0 : 1;
  if (found == NULL)
    return 4;
  while (found != NULL && found[-1] != ' ')
    found = strstr (found + 1, query);
  return found != NULL ? 2 : 3;
}

static gboolean
holds_all (const Searched *searched, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (searched->words, words[i]) == NULL && strstr (searched->title, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
search_kind (PvDocument *self, PvKind kind, const char *query, char **words, GArray *hits)
{
  guint n;
  PvRecord *const *records = pv_model_list (self->model, kind, &n);

  for (guint i = 0; i < n; i++)
    {
      const Searched *searched = searched_of (self, records[i]);
      Hit hit = { records[i], rank_of (searched->title, query), searched->title };

      if (holds_all (searched, words))
        g_array_append_val (hits, hit);
    }
}

GPtrArray *
pv_document_search (PvDocument *self, const char *query, const PvKind *kinds, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_record_unref);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = pv_text_fold (query);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n_kinds;
  const PvKindInfo *all = pv_kinds_list (pv_model_get_kinds (self->model), &n_kinds);

  if (*folded == '\0')
    return found;

  if (self->searched == NULL)
    self->searched = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, searched_free);
  if (kinds != NULL)
    for (guint i = 0; kinds[i] != PV_ANY_KIND; i++)
      search_kind (self, kinds[i], folded, words, hits);
  else
    for (guint i = 0; i < n_kinds; i++)
      search_kind (self, all[i].kind, folded, words, hits);

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    g_ptr_array_add (found, pv_record_ref (g_array_index (hits, Hit, i).record));
  return found;
}
