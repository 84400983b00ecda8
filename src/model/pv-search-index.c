#include "model/pv-search-index-private.h"

#include "model/pv-value-words.h"

#include <string.h>

/* So many outdated versions are carried along before all is made anew. */
#define OUTDATED_MOST 2000

static void
slot_clear (gpointer data)
{
  PvSlot *slot = data;

  g_clear_pointer (&slot->record, pv_record_unref);
}

static void
token_clear (gpointer data)
{
  g_free (((PvToken *) data)->postings);
}

static void
old_name_clear (gpointer data)
{
  g_free (((PvOldName *) data)->name);
}

static GPtrArray *
find_title_fields (const PvKindInfo *kind)
{
  GPtrArray *fields = g_ptr_array_new ();
  const PvFieldInfo *short_name = pv_kind_find (kind, "short_name");

  for (const char *open = strchr (kind->title, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      g_autofree char *column = g_strndup (open + 1, strcspn (open + 1, "}"));
      const PvFieldInfo *field = pv_kind_find (kind, column);

      if (field != NULL)
        g_ptr_array_add (fields, (gpointer) field);
    }
  if (short_name != NULL)
    g_ptr_array_add (fields, (gpointer) short_name);

  return fields;
}

const GPtrArray *
pv_search_index_title_fields (PvSearchIndex *self, const PvKindInfo *kind)
{
  GPtrArray *fields = g_hash_table_lookup (self->titles, kind);

  if (fields == NULL)
    {
      fields = find_title_fields (kind);
      g_hash_table_insert (self->titles, (gpointer) kind, fields);
    }
  return fields;
}

gboolean
pv_search_index_is_searched (const PvFieldInfo *field)
{
  return PV_FIELD_CODE (field->field) < PV_COMMON_STANDING && field->type != PV_TYPE_ORDER
         && (pv_field_is_text (field) || field->type == PV_TYPE_CHOICE);
}

/* Places on a canvas are many, have no words, and stand on no page where somebody would look for them. */
static gboolean
takes_kind (const PvKindInfo *kind)
{
  gboolean takes = kind->page != PV_PAGE_NONE;

  for (guint i = 0; !takes && i < kind->n_fields; i++)
    takes = pv_search_index_is_searched (&kind->fields[i]);
  return takes;
}

static guint32
slot_number (PvSearchIndex *self, PvId id)
{
  guint32 number = GPOINTER_TO_UINT (pv_id_table_get (self->by_id, id));
  PvSlot slot = { .id = id };

  if (number > 0)
    return number - 1;

  g_array_append_val (self->slots, slot);
  pv_id_table_set (self->by_id, id, GUINT_TO_POINTER (self->slots->len));
  return self->slots->len - 1;
}

PvSlot *
pv_search_index_slot (PvSearchIndex *self, PvId id)
{
  guint32 number = GPOINTER_TO_UINT (pv_id_table_get (self->by_id, id));
  PvSlot *slot = number > 0 ? &g_array_index (self->slots, PvSlot, number - 1) : NULL;

  return slot != NULL && slot->record != NULL ? slot : NULL;
}

static void
post (PvSearchIndex *self, guint number, PvPosting posting)
{
  PvToken *token;

  if (number >= self->tokens->len)
    g_array_set_size (self->tokens, number + 1);
  token = &g_array_index (self->tokens, PvToken, number);
  if (token->n == token->size)
    {
      token->size = MAX (2, token->size + token->size / 2);
      token->postings = g_renew (PvPosting, token->postings, token->size);
    }
  token->postings[token->n++] = posting;
}

static void
add_text (PvSearchIndex *self, const char *text, guint32 version, PvStands stands, PvAudience audience)
{
  const char *rest = text;
  PvPosting posting = { version & 0x7ffffff, stands & 3, audience & 3, TRUE };

  while (pv_word_next (&self->word, text, &rest))
    {
      post (self, pv_vocabulary_add (self->words, &self->word), posting);
      posting.first = FALSE;
    }
}

static void
add_field (PvSearchIndex *self, PvSlot *slot, const PvFieldInfo *field, PvStands stands)
{
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    {
      PvValue value = pv_record_get_cell (slot->record, field->slot + i);

      if (value.kind == PV_VALUE_TEXT)
        add_text (self, value.text, slot->version, stands, field->audience);
      if (value.kind == PV_VALUE_TEXT && stands == PV_STANDS_IN_TITLE && slot->title_length == 0)
        slot->title_length = (guint32) strlen (value.text);
      if (value.kind == PV_VALUE_INT && field->type == PV_TYPE_CHOICE)
        for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
          add_text (self, pv_choice_label_in (field->of, (guint) value.integer, lang), slot->version, PV_STANDS_IN_CHOICE, field->audience);
    }
}

static void
add_referred (PvSearchIndex *self, guint32 number, PvId id, guint nth)
{
  guint32 referred = slot_number (self, id);

  g_array_index (self->slots, PvSlot, number).referred[nth] = referred + 1;
}

static void
add_title (PvSearchIndex *self, guint32 number, const GPtrArray *fields)
{
  guint n_referred = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const PvFieldInfo *field = fields->pdata[i];
      PvSlot *slot = &g_array_index (self->slots, PvSlot, number);

      if (field->type == PV_TYPE_REFERENCE)
        {
          PvValue value = pv_record_get_cell (slot->record, field->slot);

          if (value.kind == PV_VALUE_INT && n_referred < PV_SEARCH_REFERRED)
            add_referred (self, number, value.integer, n_referred++);
        }
      else if (pv_search_index_is_searched (field))
        add_field (self, slot, field, PV_STANDS_IN_TITLE);
    }
}

static gboolean
is_in_title (const PvRecord *record, const GPtrArray *fields, const char *name)
{
  g_autofree char *folded = pv_text_fold (name);

  for (guint i = 0; i < fields->len; i++)
    for (guint c = 0; c < pv_field_n_cells (fields->pdata[i]); c++)
      {
        PvValue value = pv_record_get_cell (record, ((const PvFieldInfo *) fields->pdata[i])->slot + c);
        g_autofree char *present = value.kind == PV_VALUE_TEXT ? pv_text_fold (value.text) : NULL;

        if (present != NULL && g_str_equal (present, folded))
          return TRUE;
      }
  return FALSE;
}

GPtrArray *
pv_search_index_get_old_names (PvSearchIndex *self, PvId id)
{
  GPtrArray *names = g_ptr_array_new ();
  GArray *old = g_hash_table_lookup (self->old_names, &id);
  const PvSlot *slot = pv_search_index_slot (self, id);

  for (guint i = 0; slot != NULL && old != NULL && i < old->len; i++)
    {
      const PvOldName *one = &g_array_index (old, PvOldName, i);

      if ((one->from == id || pv_search_index_slot (self, one->from) == NULL)
          && !is_in_title (slot->record, pv_search_index_title_fields (self, pv_record_get_info (slot->record)), one->name))
        g_ptr_array_add (names, one->name);
    }
  return names;
}

static void
former_name_clear (gpointer data)
{
  g_free (((PvFormerName *) data)->name);
}

GArray *
pv_search_index_list_old_names (PvSearchIndex *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (PvFormerName));
  GHashTableIter iter;
  gpointer id;

  g_array_set_clear_func (all, former_name_clear);
  g_hash_table_iter_init (&iter, self->old_names);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GPtrArray) names = pv_search_index_get_old_names (self, *(PvId *) id);

      for (guint i = 0; i < names->len; i++)
        {
          PvFormerName former = { *(PvId *) id, g_strdup (names->pdata[i]) };

          g_array_append_val (all, former);
        }
    }
  return all;
}

/* The audience of an old name is that of the name. */
static PvAudience
audience_of_name (const GPtrArray *fields, const PvKindInfo *kind)
{
  PvAudience audience = kind->audience;

  for (guint i = 0; i < fields->len; i++)
    audience = MAX (audience, ((const PvFieldInfo *) fields->pdata[i])->audience);
  return audience;
}

static void
add_version (PvSearchIndex *self, guint32 number)
{
  PvSlot *slot = &g_array_index (self->slots, PvSlot, number);
  const PvKindInfo *kind = pv_record_get_info (slot->record);
  const GPtrArray *fields = pv_search_index_title_fields (self, kind);
  g_autoptr (GPtrArray) old = pv_search_index_get_old_names (self, slot->id);
  guint32 of = number + 1;

  g_array_append_val (self->versions, of);
  slot->version = self->versions->len - 1;
  slot->title_length = 0;
  memset (slot->referred, 0, sizeof slot->referred);
  add_title (self, number, fields);
  slot = &g_array_index (self->slots, PvSlot, number);
  for (guint i = 0; i < kind->n_fields; i++)
    if (pv_search_index_is_searched (&kind->fields[i]) && !g_ptr_array_find ((GPtrArray *) fields, &kind->fields[i], NULL))
      add_field (self, slot, &kind->fields[i], PV_STANDS_IN_TEXT);
  for (guint i = 0; i < old->len; i++)
    add_text (self, old->pdata[i], slot->version, PV_STANDS_IN_OLD_NAME, audience_of_name (fields, kind));
}

static void
drop_version (PvSearchIndex *self, PvSlot *slot)
{
  if (slot->record == NULL)
    return;
  g_array_index (self->versions, guint32, slot->version) = 0;
  self->n_outdated++;
}

static void
note_old_names (PvSearchIndex *self, const PvRecord *before, const PvRecord *now)
{
  const GPtrArray *fields = pv_search_index_title_fields (self, pv_record_get_info (now));

  for (guint i = 0; i < fields->len; i++)
    for (guint c = 0; c < pv_field_n_cells (fields->pdata[i]); c++)
      {
        const PvFieldInfo *field = fields->pdata[i];
        PvValue value = pv_record_get_cell (before, field->slot + c);

        if (value.kind == PV_VALUE_TEXT && field->type == PV_TYPE_TRANSLATED && !pv_value_equal (value, pv_record_get_cell (now, field->slot + c)))
          pv_search_index_add_old_name (self, pv_record_get_id (now), pv_record_get_id (now), value.text);
      }
}

/* What it was joined with has its names as old ones while it is not there itself. */
static void
renew_joined (PvSearchIndex *self, PvId id)
{
  GArray *with = g_hash_table_lookup (self->joined, &id);

  for (guint i = 0; with != NULL && i < with->len; i++)
    {
      PvSlot *slot = pv_search_index_slot (self, g_array_index (with, PvId, i));

      if (slot == NULL)
        continue;
      drop_version (self, slot);
      add_version (self, slot_number (self, slot->id));
    }
}

static void
take_record (PvSearchIndex *self, PvId id, PvRecord *record)
{
  guint32 number = slot_number (self, id);
  PvSlot *slot = &g_array_index (self->slots, PvSlot, number);
  g_autoptr (PvRecord) before = slot->record;
  gboolean came = before == NULL, there = record != NULL;

  if (before == record)
    {
      g_steal_pointer (&before);
      return;
    }
  drop_version (self, slot);
  slot->record = record != NULL ? pv_record_ref (record) : NULL;
  if (before != NULL && record != NULL)
    note_old_names (self, before, record);
  if (record != NULL)
    add_version (self, number);
  if (came == there)
    renew_joined (self, id);
}

static void
take_kind (PvSearchIndex *self, const PvModel *model, PvKind kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);

  for (guint i = 0; i < self->slots->len; i++)
    {
      PvSlot *slot = &g_array_index (self->slots, PvSlot, i);

      if (slot->record != NULL && pv_record_get_kind (slot->record) == kind && pv_model_get (model, slot->id) == NULL)
        take_record (self, slot->id, NULL);
    }
  for (guint i = 0; i < n; i++)
    take_record (self, pv_record_get_id (records[i]), records[i]);
}

/* What was made in one go grew by doubling. */
static void
give_back_room (PvSearchIndex *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      PvToken *token = &g_array_index (self->tokens, PvToken, i);

      token->size = token->n;
      token->postings = g_renew (PvPosting, token->postings, token->size);
    }
}

static void
take_all (PvSearchIndex *self, const PvModel *model)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (self->kinds, &n);

  for (guint i = 0; i < n; i++)
    if (takes_kind (&kinds[i]))
      take_kind (self, model, kinds[i].kind);
  give_back_room (self);
}

static void
begin (PvSearchIndex *self)
{
  self->words = pv_vocabulary_new ();
  self->tokens = g_array_new (FALSE, TRUE, sizeof (PvToken));
  g_array_set_clear_func (self->tokens, token_clear);
  self->slots = g_array_new (FALSE, FALSE, sizeof (PvSlot));
  g_array_set_clear_func (self->slots, slot_clear);
  self->versions = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->by_id = pv_id_table_new ();
  self->n_outdated = 0;
}

static void
end (PvSearchIndex *self)
{
  pv_vocabulary_free (self->words);
  g_array_unref (self->tokens);
  g_array_unref (self->slots);
  g_array_unref (self->versions);
  pv_id_table_free (self->by_id);
}

PvSearchIndex *
pv_search_index_new (const PvModel *model)
{
  PvSearchIndex *self = g_new0 (PvSearchIndex, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kinds = pv_model_get_kinds (model);
  self->old_names = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, (GDestroyNotify) g_array_unref);
  self->joined = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, (GDestroyNotify) g_array_unref);
  self->titles = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  pv_word_init (&self->word);
  begin (self);
  take_all (self, model);
  return self;
}

PvSearchIndex *
pv_search_index_ref (PvSearchIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pv_search_index_unref (PvSearchIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  end (self);
  g_hash_table_unref (self->old_names);
  g_hash_table_unref (self->joined);
  g_hash_table_unref (self->titles);
  pv_word_clear (&self->word);
  g_free (self);
}

void
pv_search_index_update (PvSearchIndex *self, const PvModel *model, const PvChangeSet *changes)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (self->kinds, &n);

  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (takes_kind (pv_kinds_kind (self->kinds, change->kind)))
        take_record (self, change->id, pv_model_get (model, change->id));
    }
  for (guint i = 0; i < n; i++)
    if (pv_change_set_whole_kind (changes, kinds[i].kind) && takes_kind (&kinds[i]))
      take_kind (self, model, kinds[i].kind);

  if (self->n_outdated > OUTDATED_MOST + self->slots->len)
    {
      end (self);
      begin (self);
      take_all (self, model);
    }
}

static GArray *
array_in (GHashTable *table, PvId id, guint size, GDestroyNotify clear)
{
  GArray *array = g_hash_table_lookup (table, &id);

  if (array == NULL)
    {
      array = g_array_new (FALSE, FALSE, size);
      g_array_set_clear_func (array, clear);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), array);
    }
  return array;
}

void
pv_search_index_add_old_name (PvSearchIndex *self, PvId id, PvId from, const char *name)
{
  GArray *names = array_in (self->old_names, id, sizeof (PvOldName), old_name_clear);
  PvOldName one = { from, NULL };
  PvSlot *slot;

  for (guint i = 0; i < names->len; i++)
    if (g_array_index (names, PvOldName, i).from == from && g_str_equal (g_array_index (names, PvOldName, i).name, name))
      return;

  one.name = g_strdup (name);
  g_array_append_val (names, one);
  if (from != id)
    g_array_append_val (array_in (self->joined, from, sizeof (PvId), NULL), id);
  slot = pv_search_index_slot (self, id);
  if (slot != NULL && g_array_index (self->versions, guint32, slot->version) != 0)
    {
      drop_version (self, slot);
      add_version (self, slot_number (self, id));
    }
}
