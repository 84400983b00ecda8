/* Ctrl+F in a table finds as forgivingly as Ctrl+K does, and what only the columns say besides: dates, numbers, titles of others. */
#include "app/pv-record-table-private.h"

void
pv_record_table_forget_words (PvRecordTable *self)
{
  g_clear_pointer (&self->places, pv_word_places_free);
  g_clear_pointer (&self->query, pv_query_free);
  g_clear_pointer (&self->words, g_free);
}

static guint32
found_in_titles (PvRecordTable *self, const PvRecord *record)
{
  guint32 found = 0;

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->kind->fields[i].type == PV_TYPE_REFERENCE && self->kind->fields[i].flags & PV_FIELD_COLUMN)
      found |= pv_word_places_in_title (self->places, pv_record_get_reference (record, self->kind->fields[i].field));
  return found;
}

/* The cheaper ways first: the words of a row are put together when they must be. */
gboolean
pv_record_table_passes_cb (gpointer row, gpointer table)
{
  PvRecordTable *self = table;
  guint32 found, all;

  if (self->query == NULL)
    return TRUE;
  all = pv_query_all (self->query);
  found = pv_word_places_in_record (self->places, pv_row_get_id (row));
  if (found != all)
    found |= found_in_titles (self, pv_row_get_record (row));
  if (found != all)
    found |= pv_query_contained (self->query, pv_record_table_folded_words (self, row));
  return found == all;
}

static gboolean
any_passes (PvRecordTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (pv_record_table_passes_cb (row, self))
        return TRUE;
    }
  return FALSE;
}

static void
look (PvRecordTable *self, PvSearchIndex *index, gboolean typos)
{
  g_clear_pointer (&self->places, pv_word_places_free);
  self->places = pv_search_index_places (index, self->query, PV_AUDIENCE_INTERNAL, typos);
}

/* Mistakes count when nothing is found without. */
gboolean
pv_record_table_look_again (PvRecordTable *self)
{
  PvSearchIndex *index = self->words ? pv_document_get_search_index (self->document) : NULL;

  if (index == NULL)
    return FALSE;
  g_clear_pointer (&self->query, pv_query_free);
  self->query = pv_query_new (index, self->words);
  look (self, index, FALSE);
  if (!any_passes (self))
    look (self, index, TRUE);
  return TRUE;
}

void
pv_record_table_look_for (PvRecordTable *self, const char *words)
{
  pv_record_table_forget_words (self);
  self->words = pv_text_or_null (words);
  pv_record_table_look_again (self);
}
