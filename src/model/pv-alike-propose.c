/* What stands before a person who types a name. */
#include "model/pv-alike-private.h"

/* At least so many of those that were found are looked at more closely. */
#define LOOKED_AT 24

static gboolean
holds (const GArray *proposed, PvId id)
{
  for (guint i = 0; i < proposed->len; i++)
    if (g_array_index (proposed, PvAlike, i).id == id)
      return TRUE;
  return FALSE;
}

/* The language of the name in which most of what was typed stands; nothing when some of it stands in no name at all. */
static gboolean
stands_in_names (PvSearchIndex *index, const PvQuery *query, const PvRecord *record, PvAlike *alike)
{
  const GPtrArray *fields = pv_search_index_title_fields (index, pv_record_get_info (record));
  g_autoptr (GPtrArray) old = pv_search_index_get_old_names (index, pv_record_get_id (record));
  guint32 all = pv_query_all (query);

  for (guint f = 0; f < fields->len; f++)
    for (guint c = 0; c < pv_field_n_cells (fields->pdata[f]); c++)
      {
        const PvFieldInfo *field = fields->pdata[f];
        PvValue value = pv_record_get_cell (record, field->slot + c);

        if (value.kind != PV_VALUE_TEXT || pv_query_mark (query, value.text, NULL) != all)
          continue;
        alike->field = field->field;
        alike->lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + c : PV_LANG_NONE;
        return TRUE;
      }
  for (guint i = 0; i < old->len && fields->len > 0; i++)
    if (pv_query_mark (query, old->pdata[i], NULL) == all)
      {
        alike->field = ((const PvFieldInfo *) fields->pdata[0])->field;
        alike->lang = PV_LANG_NONE;
        return TRUE;
      }
  return FALSE;
}

static void
add_parts (GArray *proposed, PvSearchIndex *index, const PvModel *model, const PvQuery *query, const PvHits *hits, PvId except, guint most)
{
  for (guint i = 0; i < hits->hits->len && proposed->len < most; i++)
    {
      PvAlike alike = { g_array_index (hits->hits, PvHit, i).id, PV_ALIKE_PART, PV_NO_FIELD, PV_LANG_NONE };
      const PvRecord *record = pv_model_get (model, alike.id);

      if (record != NULL && alike.id != except && !holds (proposed, alike.id) && stands_in_names (index, query, record, &alike))
        g_array_append_val (proposed, alike);
    }
}

static void
leave_out (GArray *proposed, PvId except)
{
  for (guint i = proposed->len; except != PV_NO_ID && i-- > 0;)
    if (g_array_index (proposed, PvAlike, i).id == except)
      g_array_remove_index (proposed, i);
}

GArray *
pv_alike_propose (PvSearchIndex *index, const PvModel *model, PvKind kind, const char *typed, PvId except, guint most)
{
  const PvKind kinds[] = { kind, PV_ANY_KIND };
  GArray *proposed = pv_alike_find (index, model, kind, typed, most + 1);
  g_autoptr (PvQuery) query = pv_query_new (index, typed);
  g_autoptr (GPtrArray) hits = NULL;

  leave_out (proposed, except);
  if (proposed->len > most)
    g_array_set_size (proposed, most);
  if (proposed->len == most || pv_query_is_empty (query))
    return proposed;

  hits = pv_search_index_find (index, query, kinds, PV_AUDIENCE_INTERNAL, MAX (LOOKED_AT, most));
  if (hits->len > 0)
    add_parts (proposed, index, model, query, hits->pdata[0], except, most);
  return proposed;
}
