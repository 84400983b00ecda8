/* Finding records by their words. Folded texts are kept until the model changes. */
#include "document/pv-document-private.h"

#include <string.h>

typedef struct
{
  PvRecord *record;
  int rank;                    /* 0 is best */
  char *title;                 /* folded */
} Hit;

static void
hit_clear (gpointer data)
{
  g_free (((Hit *) data)->title);
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

static const char *
text_of (PvDocument *self, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  char *text = g_hash_table_lookup (self->search_texts, &id);

  if (text == NULL)
    {
      text = pv_search_text (record, PV_AUDIENCE_INTERNAL);
      g_hash_table_insert (self->search_texts, g_memdup2 (&id, sizeof id), text);
    }
  return text;
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
holds_all (const char *text, const char *title, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL && strstr (title, words[i]) == NULL)
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
      g_autofree char *shown = pv_title (self->model, records[i], PV_LANG_NONE);
      g_autofree char *title = pv_text_fold (shown);
      Hit hit = { records[i], rank_of (title, query), NULL };

      if (!holds_all (text_of (self, records[i]), title, words))
        continue;
      hit.title = g_steal_pointer (&title);
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

  g_array_set_clear_func (hits, hit_clear);
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
