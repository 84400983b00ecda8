#include "document/pv-document-persons.h"

#include "document/pv-document-private.h"

typedef struct
{
  const char *query;
  PvHoldings *holdings;
  GPtrArray *deeds;            /* GPtrArray of PvStoreLine: by place, NULL where there are none */
  GError *error;
} Finding;

static void
unref_lines (gpointer lines)
{
  g_clear_pointer ((GPtrArray **) &lines, g_ptr_array_unref);
}

static void
find_job (PvStore *store, gpointer data)
{
  Finding *finding = data;

  finding->holdings = pv_store_find_person (store, finding->query, &finding->error);
  for (guint i = 0; finding->error == NULL && i < finding->holdings->places->len; i++)
    {
      const PvHeld *held = g_ptr_array_index (finding->holdings->places, i);
      const PvHeldWords *words = g_ptr_array_index (held->words, 0);
      GPtrArray *deeds = held->as == PV_HELD_AUTHOR ? pv_store_deeds (store, words->id, &finding->error) : NULL;

      g_ptr_array_add (finding->deeds, deeds);
    }
}

static void
add_deeds (PvDocument *self, PvHeld *held, const GPtrArray *lines)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const PvStoreLine *line = g_ptr_array_index (lines, i);
      g_autofree char *title = pv_document_title_of (self, line->kind, line->id);

      if (line->org == held->replica)
        pv_held_add_deed (held, line->at_ms, line->verb, line->kind, title);
    }
}

static void
name_place (PvDocument *self, PvHeld *held)
{
  if (held->as != PV_HELD_FIELD)
    return;

  held->removed = pv_model_get (self->model, held->record) == NULL;
  held->title = pv_document_title_of (self, held->kind, held->record);
}

/* --- fields that are not meant for persons --- */

static gboolean
field_names (const PvRecord *record, const PvFieldInfo *field, const char *query)
{
  gboolean translated = field->type == PV_TYPE_TRANSLATED, surely;

  if (!translated && field->type != PV_TYPE_TEXT)
    return FALSE;
  for (PvLang lang = translated ? PV_LANG_FIRST : PV_LANG_NONE; lang <= (translated ? PV_LANG_LAST : PV_LANG_NONE); lang++)
    {
      const char *text = pv_record_get_text (record, field->field, lang);

      if (text != NULL && pv_held_fits (text, query, &surely) && surely)
        return TRUE;
    }

  return FALSE;
}

static void
note_named (PvDocument *self, const PvRecord *record, const PvKindInfo *kind, PvHoldings *holdings)
{
  for (guint f = 0; f < kind->n_fields; f++)
    if (field_names (record, &kind->fields[f], holdings->query))
      {
        g_autofree char *title = pv_title (self->model, record, PV_LANG_NONE);

        pv_holdings_add_named (holdings, kind->kind, pv_record_get_id (record), kind->fields[f].field, title);
      }
}

static void
find_named (PvDocument *self, PvHoldings *holdings)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (self->model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (self->model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        note_named (self, records[i], &kinds[k], holdings);
    }
}

GPtrArray *
pv_document_list_far_files (PvDocument *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (pv_far_file_free);

  for (guint i = 0; i < self->laptops->len; i++)
    {
      const PvLaptopFile *file = g_ptr_array_index (self->laptops, i);

      if (!file->own && (file->holds_erased || file->problem != NULL))
        g_ptr_array_add (files, pv_far_file_new (file->name, file->problem != NULL));
    }
  return files;
}

/* Before anything is erased any of them may hold the words. */
static void
find_far_files (PvDocument *self, PvHoldings *holdings)
{
  for (guint i = 0; i < self->laptops->len; i++)
    {
      const PvLaptopFile *file = g_ptr_array_index (self->laptops, i);

      if (!file->own)
        g_ptr_array_add (holdings->far_files, pv_far_file_new (file->name, file->problem != NULL));
    }
}

PvHoldings *
pv_document_find_person (PvDocument *self, const char *query, GError **error)
{
  g_autoptr (GPtrArray) deeds = g_ptr_array_new_with_free_func (unref_lines);
  g_autoptr (PvHoldings) holdings = NULL;
  Finding finding = { .query = query, .deeds = deeds };

  if (!pv_document_check_open (self, error))
    return NULL;

  pv_store_thread_run (self->thread, find_job, &finding);
  holdings = finding.holdings;
  if (finding.error != NULL)
    {
      g_propagate_error (error, finding.error);
      return NULL;
    }
  for (guint i = 0; i < holdings->places->len; i++)
    {
      PvHeld *held = g_ptr_array_index (holdings->places, i);

      name_place (self, held);
      add_deeds (self, held, g_ptr_array_index (deeds, i));
    }

  find_named (self, holdings);
  find_far_files (self, holdings);
  return g_steal_pointer (&holdings);
}

/* --- who there is --- */

typedef struct
{
  GPtrArray *authors;
} Listing;

static void
authors_job (PvStore *store, gpointer data)
{
  Listing *listing = data;

  listing->authors = pv_store_authors (store, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pv_document_list_persons (PvDocument *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) authors = NULL;
  Listing listing = { NULL };
  guint n;
  PvRecord *const *contacts = pv_model_list (self->model, PV_CONTACT, &n);

  if (self->thread != NULL)
    pv_store_thread_run (self->thread, authors_job, &listing);
  authors = listing.authors ? listing.authors : g_ptr_array_new ();
  for (guint i = 0; i < n + authors->len; i++)
    {
      const char *name = i < n ? pv_record_get_text (contacts[i], PV_CONTACT_PERSON, PV_LANG_NONE) : g_ptr_array_index (authors, i - n);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, g_strdup (name));
    }

  g_ptr_array_sort (names, compare_names);
  return names;
}

/* --- erasing --- */

typedef struct
{
  gboolean *halted;
  const GArray *ids;
  gint64 at_ms;
  GPtrArray *changed;
  PvStoreHeads heads;
  GError *error;
} Erasing;

static void
erase_job (PvStore *store, gpointer data)
{
  Erasing *erasing = data;

  if (!*erasing->halted
      && !pv_store_erase (store, (const PvId *) erasing->ids->data, erasing->ids->len, erasing->at_ms, &erasing->changed, &erasing->error))
    *erasing->halted = TRUE;
  pv_document_read_heads (&erasing->heads, store);
}

gboolean
pv_document_erase_words (PvDocument *self, const GArray *ids, GError **error)
{
  Erasing erasing = { .halted = self->halted, .ids = ids, .at_ms = pv_clock_now_ms () };
  g_autoptr (GPtrArray) changed = NULL;

  if (!pv_document_check_hands (self, error))
    return FALSE;

  pv_store_thread_run (self->thread, erase_job, &erasing);
  changed = erasing.changed;
  if (erasing.error != NULL)
    {
      pv_document_read_again (self, erasing.error);
      g_propagate_error (error, erasing.error);
      return FALSE;
    }
  if (changed == NULL)
    return pv_document_refuse_halted (error);

  /* Titles of removed records may have been made of such words. */
  g_hash_table_remove_all (self->gone_titles);
  self->heads = erasing.heads;
  pv_document_put_restored (self, changed);
  pv_document_update_state (self);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
  pv_document_publish (self, NULL);
  return TRUE;
}
