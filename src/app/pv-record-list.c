#include "app/pv-record-list.h"

struct _PvRow
{
  GObject parent_instance;

  PvRecord *record;
  GPtrArray *keys;             /* char*, by number */
};

G_DEFINE_FINAL_TYPE (PvRow, pv_row, G_TYPE_OBJECT)

struct _PvRecordList
{
  GObject parent_instance;

  PvDocument *document;
  PvKind kind;
  GPtrArray *rows;             /* PvRow, by rising id */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvRecordList, pv_record_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint row_changed;
static guint list_refreshed;

/* A row. */

static void
pv_row_finalize (GObject *object)
{
  PvRow *self = PV_ROW (object);

  pv_record_unref (self->record);
  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (pv_row_parent_class)->finalize (object);
}

static void
pv_row_class_init (PvRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pv_row_finalize;
  row_changed = g_signal_new ("changed", PV_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_row_init (PvRow *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

static PvRow *
row_new (PvRecord *record)
{
  PvRow *self = g_object_new (PV_TYPE_ROW, NULL);

  self->record = pv_record_ref (record);
  return self;
}

static void
row_set_record (PvRow *self, PvRecord *record)
{
  PvRecord *old = self->record;

  self->record = pv_record_ref (record);
  pv_record_unref (old);
  g_ptr_array_set_size (self->keys, 0);
  g_signal_emit (self, row_changed, 0);
}

PvId
pv_row_get_id (PvRow *self)
{
  g_return_val_if_fail (PV_IS_ROW (self), PV_NO_ID);

  return pv_record_get_id (self->record);
}

PvRecord *
pv_row_get_record (PvRow *self)
{
  g_return_val_if_fail (PV_IS_ROW (self), NULL);

  return self->record;
}

char *
pv_row_get_key (PvRow *self, guint number)
{
  return number < self->keys->len ? g_ptr_array_index (self->keys, number) : NULL;
}

void
pv_row_take_key (PvRow *self, guint number, char *key)
{
  if (number >= self->keys->len)
    g_ptr_array_set_size (self->keys, (int) number + 1);
  g_free (g_ptr_array_index (self->keys, number));
  g_ptr_array_index (self->keys, number) = key;
}

/* The list. */

static GType
get_item_type (GListModel *list)
{
  return PV_TYPE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return PV_RECORD_LIST (list)->rows->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  PvRecordList *self = PV_RECORD_LIST (list);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Where @id is, or where it would go. */
static gboolean
position_of (PvRecordList *self, PvId id, guint *position)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      PvId there = pv_row_get_id (g_ptr_array_index (self->rows, middle));

      if (there == id)
        {
          *position = middle;
          return TRUE;
        }
      if (there < id)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return FALSE;
}

static void
read_all (PvRecordList *self)
{
  guint old = self->rows->len;
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (self->document), self->kind, &n);

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->rows, row_new (records[i]));
  if (old > 0 || n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old, n);
}

static void
take_change (PvRecordList *self, const PvChange *change)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), change->id);
  guint position;
  gboolean there = position_of (self, change->id, &position);

  if (there && record)
    row_set_record (g_ptr_array_index (self->rows, position), record);
  else if (there)
    {
      g_ptr_array_remove_index (self->rows, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
  else if (record)
    {
      g_ptr_array_insert (self->rows, (int) position, row_new (record));
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

static void
document_changed_cb (PvRecordList *self, PvChangeSet *changes)
{
  if (pv_change_set_whole_kind (changes, self->kind))
    read_all (self);
  else
    for (guint i = 0; i < pv_change_set_get_n (changes); i++)
      {
        const PvChange *change = pv_change_set_get (changes, i);

        if (change->kind == self->kind)
          take_change (self, change);
      }
  /* A row may show the title of anything else. */
  pv_record_list_refresh (self);
}

static void
pv_record_list_dispose (GObject *object)
{
  PvRecordList *self = PV_RECORD_LIST (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pv_record_list_parent_class)->dispose (object);
}

static void
pv_record_list_finalize (GObject *object)
{
  g_ptr_array_unref (PV_RECORD_LIST (object)->rows);

  G_OBJECT_CLASS (pv_record_list_parent_class)->finalize (object);
}

static void
pv_record_list_class_init (PvRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pv_record_list_finalize;
  list_refreshed = g_signal_new ("refreshed", PV_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_record_list_init (PvRecordList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

PvRecordList *
pv_record_list_new (PvDocument *document, PvKind kind)
{
  PvRecordList *self = g_object_new (PV_TYPE_RECORD_LIST, NULL);

  self->document = g_object_ref (document);
  self->kind = kind;
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  read_all (self);
  return self;
}

void
pv_record_list_refresh (PvRecordList *self)
{
  g_return_if_fail (PV_IS_RECORD_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      PvRow *row = g_ptr_array_index (self->rows, i);

      g_ptr_array_set_size (row->keys, 0);
      g_signal_emit (row, row_changed, 0);
    }
  g_signal_emit (self, list_refreshed, 0);
}

PvRow *
pv_record_list_find (PvRecordList *self, PvId id)
{
  guint position;

  g_return_val_if_fail (PV_IS_RECORD_LIST (self), NULL);

  return position_of (self, id, &position) ? g_ptr_array_index (self->rows, position) : NULL;
}
