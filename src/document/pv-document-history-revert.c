/* Reverting one step of anybody's: edits like any others, checked like any others, so that what comes of it keeps every rule of
 * the table. Old values go back only where nothing newer stands. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint32 org;
  gint64 step;
  gint64 ctr;
  PvStoreWrittenCells *written;
  GHashTable *removed;         /* PvId -> PvRecord as it was when it was removed */
  GHashTable *touched_later;   /* PvId: records that the step made and others wrote into */
  GError *error;
} Reading;

static void
unref_record (gpointer record)
{
  pv_record_unref (record);
}

static gboolean
read_one (PvStore *store, Reading *reading, const PvStoreWritten *there)
{
  g_autoptr (GHashTable) steps = NULL;
  gboolean removed;
  PvRecord *record;

  if (there->new_value.integer != 0)
    {
      record = pv_store_read (store, there->kind, there->id, &removed, &reading->error);
      if (record != NULL)
        g_hash_table_insert (reading->removed, g_memdup2 (&there->id, sizeof there->id), record);
      return reading->error == NULL;
    }

  steps = pv_store_steps_touching (store, there->kind, there->id, &reading->error);
  if (steps != NULL && g_hash_table_size (steps) > 1)
    g_hash_table_add (reading->touched_later, g_memdup2 (&there->id, sizeof there->id));
  return steps != NULL;
}

static void
read_job (PvStore *store, gpointer data)
{
  Reading *reading = data;

  reading->written = pv_store_read_written (store, reading->org, reading->step, reading->ctr, 0, &reading->error);
  for (guint i = 0; reading->written != NULL && i < reading->written->cells->len; i++)
    {
      const PvStoreWritten *cell = &g_array_index (reading->written->cells, PvStoreWritten, i);

      if (cell->slot == PV_STORE_SLOT_THERE && !read_one (store, reading, cell))
        return;
    }
}

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->written, pv_store_written_free);
  g_clear_pointer (&reading->removed, g_hash_table_unref);
  g_clear_pointer (&reading->touched_later, g_hash_table_unref);
}

/* Working it out, on the main thread. */
typedef struct
{
  PvDocument *document;
  const Reading *reading;
  PvEdits *edits;
  GHashTable *made;            /* PvId of records that go */
  GHashTable *back;            /* PvId of records that come back */
  GPtrArray *stayed;           /* char * */
} Working;

static void
say_stayed (Working *working, PvKind kind, PvId id, const PvFieldInfo *field)
{
  g_autofree char *title = pv_document_title_of (working->document, kind, id);

  if (field == NULL)
    g_ptr_array_add (working->stayed, g_strdup (title));
  else
    /* Translators: a record and one of its fields: "Ohjaamo Vaasa: Core task" */
    g_ptr_array_add (working->stayed, g_strdup_printf (_("%s: %s"), title, pv_field_label (field)));
}

static const PvStoreWritten *
there_of (const GArray *cells, guint first, guint *end)
{
  const PvStoreWritten *cell = &g_array_index (cells, PvStoreWritten, first);
  const PvStoreWritten *there = NULL;

  for (*end = first; *end < cells->len; (*end)++)
    {
      const PvStoreWritten *other = &g_array_index (cells, PvStoreWritten, *end);

      if (other->kind != cell->kind || other->id != cell->id)
        break;
      if (other->slot == PV_STORE_SLOT_THERE)
        there = other;
    }
  return there;
}

/* Whether anything that stays leads to a record that would go. */
static gboolean
is_needed (Working *working, PvId id)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (working->document->model, id, &n);

  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (working->made, &referrers[i].id))
      return TRUE;

  return FALSE;
}

static void
sort_records (Working *working)
{
  const GArray *cells = working->reading->written->cells;

  for (guint i = 0, end; i < cells->len; i = end)
    {
      const PvStoreWritten *there = there_of (cells, i, &end);

      if (there == NULL)
        continue;
      if (there->new_value.integer == 0 && pv_model_get (working->document->model, there->id) != NULL)
        g_hash_table_add (working->made, (gpointer) &there->id);
      else if (there->new_value.integer != 0 && !there->newer && g_hash_table_contains (working->reading->removed, &there->id))
        g_hash_table_add (working->back, (gpointer) &there->id);
    }
}

/* What others need stays, and then what it needs itself need not go either: until nothing changes. */
static void
keep_what_is_needed (Working *working)
{
  gboolean again = TRUE;

  while (again)
    {
      g_autoptr (GPtrArray) needed = g_ptr_array_new ();
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, working->made);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        if (g_hash_table_contains (working->reading->touched_later, id) || is_needed (working, *(PvId *) id))
          g_ptr_array_add (needed, id);
      for (guint i = 0; i < needed->len; i++)
        g_hash_table_remove (working->made, needed->pdata[i]);
      again = needed->len > 0;
    }
}

static gboolean
leads_somewhere (Working *working, const PvFieldInfo *field, PvValue value)
{
  return field->type != PV_TYPE_REFERENCE || value.kind != PV_VALUE_INT || pv_model_get (working->document->model, value.integer) != NULL
         || g_hash_table_contains (working->back, &value.integer);
}

static PvLang
lang_of (const PvFieldInfo *field, guint cell)
{
  return field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + cell : PV_LANG_NONE;
}

/* FALSE when a field that must be filled would lead nowhere. */
static gboolean
can_come_back (Working *working, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].flags & PV_FIELD_REQUIRED
        && !leads_somewhere (working, &kind->fields[f], pv_record_get_cell (record, kind->fields[f].slot)))
      return FALSE;

  return TRUE;
}

static void
drop_what_cannot_come_back (Working *working)
{
  gboolean again = TRUE;

  while (again)
    {
      GHashTableIter iter;
      gpointer id, record;

      again = FALSE;
      g_hash_table_iter_init (&iter, working->reading->removed);
      while (g_hash_table_iter_next (&iter, &id, &record))
        if (g_hash_table_contains (working->back, id) && !can_come_back (working, record))
          again = g_hash_table_remove (working->back, id) || again;
    }
}

static void
fill_record (Working *working, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        PvValue value = pv_record_get_cell (record, field->slot + c);

        if (value.kind == PV_VALUE_NONE)
          continue;
        if (leads_somewhere (working, field, value))
          pv_edits_set_value (working->edits, pv_record_get_id (record), field->field, lang_of (field, c), value);
        else
          say_stayed (working, kind->kind, pv_record_get_id (record), field);
      }
}

static void
bring_back (Working *working)
{
  GHashTableIter iter;
  gpointer id, record;

  g_hash_table_iter_init (&iter, working->reading->removed);
  while (g_hash_table_iter_next (&iter, &id, &record))
    if (g_hash_table_contains (working->back, id))
      pv_edits_add_with_id (working->edits, pv_record_get_kind (record), *(PvId *) id);
  g_hash_table_iter_init (&iter, working->reading->removed);
  while (g_hash_table_iter_next (&iter, &id, &record))
    if (g_hash_table_contains (working->back, id))
      fill_record (working, record);
}

static void
set_back (Working *working, const PvStoreWritten *cell)
{
  PvRecord *record = pv_model_get (working->document->model, cell->id);
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (working->document->model), cell->kind);
  const PvFieldInfo *field = NULL;

  for (guint f = 0; f < kind->n_fields; f++)
    if (cell->slot >= kind->fields[f].slot && cell->slot < kind->fields[f].slot + pv_field_n_cells (&kind->fields[f]))
      field = &kind->fields[f];
  if (field == NULL || (record != NULL && pv_value_equal (pv_record_get_cell (record, cell->slot), cell->old_value)))
    return;

  if (record == NULL || cell->newer || cell->erased || !leads_somewhere (working, field, cell->old_value)
      || (field->flags & PV_FIELD_REQUIRED && field->type != PV_TYPE_TRANSLATED && cell->old_value.kind == PV_VALUE_NONE))
    say_stayed (working, cell->kind, cell->id, field);
  else
    pv_edits_set_value (working->edits, cell->id, field->field, lang_of (field, cell->slot - field->slot), cell->old_value);
}

static void
take_back_record (Working *working, const GArray *cells, guint first, guint end, const PvStoreWritten *there)
{
  if (there == NULL)
    {
      for (guint i = first; i < end; i++)
        set_back (working, &g_array_index (cells, PvStoreWritten, i));
    }
  else if (there->new_value.integer != 0)
    {
      if (!g_hash_table_contains (working->back, &there->id) && pv_model_get (working->document->model, there->id) == NULL)
        say_stayed (working, there->kind, there->id, NULL);
    }
  else if (g_hash_table_contains (working->made, &there->id))
    {
      pv_edits_remove (working->edits, there->id);
    }
  else if (pv_model_get (working->document->model, there->id) != NULL)
    {
      say_stayed (working, there->kind, there->id, NULL);
    }
}

static void
work_out (Working *working)
{
  const GArray *cells = working->reading->written->cells;

  sort_records (working);
  keep_what_is_needed (working);
  drop_what_cannot_come_back (working);
  bring_back (working);
  for (guint i = 0, end; i < cells->len; i = end)
    {
      const PvStoreWritten *there = there_of (cells, i, &end);

      take_back_record (working, cells, i, end, there);
    }
}

static gboolean
carry_out (PvDocument *self, const Reading *reading, const PvHistoryLine *line, GPtrArray **stayed, gboolean *reverted, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REVERT);
  g_autoptr (GHashTable) made = g_hash_table_new (pv_id_hash, pv_id_equal);
  g_autoptr (GHashTable) back = g_hash_table_new (pv_id_hash, pv_id_equal);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  Working working = { self, reading, edits, made, back, left };

  work_out (&working);
  if (line->id != PV_NO_ID && (pv_model_get (self->model, line->id) != NULL || g_hash_table_contains (back, &line->id)))
    pv_edits_set_subject (edits, line->id);
  if (pv_edits_get_n (edits) > 0 && !pv_document_commit (self, edits, error))
    return FALSE;

  *reverted = pv_edits_get_n (edits) > 0;
  *stayed = g_steal_pointer (&left);
  return TRUE;
}

gboolean
pv_document_revert (PvDocument *self, const PvHistoryLine *line, gboolean *reverted, GPtrArray **stayed, GError **error)
{
  Reading reading = { .org = line->org, .step = line->step, .ctr = line->ctr };
  gboolean fine = FALSE;

  if (!pv_document_check_hands (self, error))
    return FALSE;

  reading.removed = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, unref_record);
  reading.touched_later = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  pv_store_thread_run (self->thread, read_job, &reading);
  if (reading.error != NULL)
    g_propagate_error (error, reading.error);
  else
    fine = carry_out (self, &reading, line, stayed, reverted, error);
  reading_clear (&reading);
  return fine;
}
