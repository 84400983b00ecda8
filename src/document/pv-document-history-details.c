/* One line of the history, field by field, in words. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvModel *model;              /* a snapshot: words are made on the store thread */
  guint32 org;
  gint64 step;
  gint64 ctr;
  GPtrArray *details;
  guint left_out;
  GError *error;
} Detailing;

void
pv_history_detail_free (PvHistoryDetail *detail)
{
  g_free (detail->title);
  g_free (detail->old_words);
  g_free (detail->new_words);
  g_free (detail);
}

static char *
title_of (PvStore *store, const PvModel *model, PvKind kind, PvId id)
{
  PvRecord *there = pv_model_get (model, id);
  g_autoptr (PvRecord) gone = NULL;
  gboolean removed;

  if (there != NULL)
    return pv_title (model, there, PV_LANG_NONE);
  gone = pv_store_read (store, kind, id, &removed, NULL);
  return gone ? pv_title (model, gone, PV_LANG_NONE) : NULL;
}

/* What is referred to may be gone, and of any kind. */
static char *
reference_words (PvStore *store, const PvModel *model, const PvFieldInfo *field, PvId id)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);
  char *title = field->of != PV_ANY_KIND ? title_of (store, model, (PvKind) field->of, id) : NULL;

  for (guint i = 0; field->of == PV_ANY_KIND && title == NULL && i < n; i++)
    title = title_of (store, model, kinds[i].kind, id);
  return title ? title : g_strdup ("");
}

/* A record of that one cell says it as any other record does. */
static char *
words_of (PvStore *store, const PvModel *model, const PvKindInfo *kind, const PvFieldInfo *field, guint slot, PvLang lang, PvValue value)
{
  PvValue values[PV_MAX_SLOTS];
  g_autoptr (PvRecord) record = NULL;

  if (value.kind == PV_VALUE_NONE)
    return g_strdup ("");
  if (field->type == PV_TYPE_REFERENCE)
    return reference_words (store, model, field, value.integer);

  for (guint i = 0; i < kind->n_slots; i++)
    values[i] = PV_VALUE_EMPTY;
  values[slot] = value;
  record = pv_record_new (kind, 1, values);
  return pv_value_words (model, record, field, lang, PV_LANG_NONE);
}

static const PvFieldInfo *
field_of_slot (const PvKindInfo *kind, guint slot)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (slot >= kind->fields[i].slot && slot < kind->fields[i].slot + pv_field_n_cells (&kind->fields[i]))
      return &kind->fields[i];

  return NULL;
}

static PvHistoryHow
how_of (const PvStoreWritten *there)
{
  if (there->new_value.integer != 0)
    return PV_HISTORY_REMOVED;

  return there->old_value.kind == PV_VALUE_NONE ? PV_HISTORY_ADDED : PV_HISTORY_BACK;
}

/* Cells of one record stand together, whether it is there last. */
static void
add_head (Detailing *detailing, PvStore *store, const GArray *cells, guint first)
{
  const PvStoreWritten *cell = &g_array_index (cells, PvStoreWritten, first);
  PvHistoryDetail *head = g_new0 (PvHistoryDetail, 1);

  head->kind = cell->kind;
  head->id = cell->id;
  head->how = PV_HISTORY_CHANGED;
  head->title = title_of (store, detailing->model, cell->kind, cell->id);
  for (guint i = first; i < cells->len; i++)
    {
      const PvStoreWritten *other = &g_array_index (cells, PvStoreWritten, i);

      if (other->kind != cell->kind || other->id != cell->id)
        break;
      if (other->slot == PV_STORE_SLOT_THERE)
        head->how = how_of (other);
    }
  g_ptr_array_add (detailing->details, head);
}

static void
add_field (Detailing *detailing, PvStore *store, const PvStoreWritten *cell, PvHistoryHow how)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (detailing->model), cell->kind);
  const PvFieldInfo *field = field_of_slot (kind, cell->slot);
  PvHistoryDetail *detail;

  if (field == NULL)
    return;

  detail = g_new0 (PvHistoryDetail, 1);
  *detail = (PvHistoryDetail) { .kind = cell->kind, .id = cell->id, .how = how, .field = field, .erased = cell->erased, .newer = cell->newer };
  detail->lang = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + cell->slot - field->slot : PV_LANG_NONE;
  detail->hidden = field->type == PV_TYPE_ORDER || field->type == PV_TYPE_PLACE;
  detail->old_words = detail->hidden ? g_strdup ("") : words_of (store, detailing->model, kind, field, cell->slot, detail->lang, cell->old_value);
  detail->new_words = detail->hidden ? g_strdup ("") : words_of (store, detailing->model, kind, field, cell->slot, detail->lang, cell->new_value);
  g_ptr_array_add (detailing->details, detail);
}

static void
details_job (PvStore *store, gpointer data)
{
  Detailing *detailing = data;
  g_autoptr (PvStoreWrittenCells) written = pv_store_read_written (store, detailing->org, detailing->step, detailing->ctr,
                                                                   PV_HISTORY_DETAILS_MOST, &detailing->error);
  const PvStoreWritten *last = NULL;
  PvHistoryHow how = PV_HISTORY_CHANGED;

  for (guint i = 0; written != NULL && i < written->cells->len; i++)
    {
      const PvStoreWritten *cell = &g_array_index (written->cells, PvStoreWritten, i);

      if (last == NULL || last->kind != cell->kind || last->id != cell->id)
        {
          add_head (detailing, store, written->cells, i);
          how = ((PvHistoryDetail *) g_ptr_array_index (detailing->details, detailing->details->len - 1))->how;
        }
      if (cell->slot != PV_STORE_SLOT_THERE)
        add_field (detailing, store, cell, how);
      last = cell;
    }
  detailing->left_out = written ? written->n_left_out : 0;
}

static void
detailing_free (gpointer data)
{
  Detailing *detailing = data;

  pv_model_unref (detailing->model);
  g_clear_pointer (&detailing->details, g_ptr_array_unref);
  g_clear_error (&detailing->error);
  g_free (detailing);
}

static void
detailed_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  Detailing *detailing = g_task_get_task_data (task);

  if (detailing->error != NULL)
    g_task_return_error (task, g_steal_pointer (&detailing->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
details_task_job (PvStore *store, gpointer data)
{
  details_job (store, g_task_get_task_data (data));
}

void
pv_document_read_details_async (PvDocument *self, const PvHistoryLine *line, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Detailing *detailing = g_new0 (Detailing, 1);
  GError *error = NULL;

  detailing->model = pv_document_snapshot (self);
  detailing->org = line->org;
  detailing->step = line->step;
  detailing->ctr = line->ctr;
  detailing->details = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_history_detail_free);
  g_task_set_task_data (task, detailing, detailing_free);
  if (pv_document_check_open (self, &error))
    {
      pv_store_thread_post (self->thread, details_task_job, detailed_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

GPtrArray *
pv_document_read_details_finish (GAsyncResult *result, guint *left_out, GError **error)
{
  Detailing *detailing = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  if (left_out != NULL)
    *left_out = detailing->left_out;
  return g_steal_pointer (&detailing->details);
}
