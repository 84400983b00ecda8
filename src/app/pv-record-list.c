#include "app/pv-record-list.h"

struct _PvRow
{
  GObject parent_instance;

  PvRecord *record;
  GPtrArray *keys;             /* char*, by number; NULL: none */
};

G_DEFINE_FINAL_TYPE (PvRow, pv_row, G_TYPE_OBJECT)

struct _PvRecordList
{
  GObject parent_instance;

  PvDocument *document;
  PvKind kind;
  GPtrArray *rows;             /* PvRow, by rising id */
  GArray *others;              /* guint, numbers of the keys that tell of other records */
  gboolean asleep;
  gboolean stale;              /* the document changed meanwhile */
};

/* So many rows one by one; more are taken together: what sorts them is told once. */
#define FEW 8

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
  g_clear_pointer (&self->keys, g_ptr_array_unref);

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

  if (old == record)
    return;
  self->record = pv_record_ref (record);
  pv_record_unref (old);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_signal_emit (self, row_changed, 0);
}

static void
row_forget (PvRow *self, guint number)
{
  if (self->keys && number < self->keys->len)
    g_clear_pointer (&g_ptr_array_index (self->keys, number), g_free);
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
  return self->keys && number < self->keys->len ? g_ptr_array_index (self->keys, number) : NULL;
}

void
pv_row_take_key (PvRow *self, guint number, char *key)
{
  if (self->keys == NULL)
    self->keys = g_ptr_array_new_with_free_func (g_free);
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

/* The rows of records that are still there stay. Both are by rising id, so this takes the time of reading them once. */
static GPtrArray *
rows_now (PvRecordList *self)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (self->document), self->kind, &n);
  GPtrArray *rows = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0, was = 0; i < n; i++)
    {
      PvId id = pv_record_get_id (records[i]);

      while (was < self->rows->len && pv_row_get_id (g_ptr_array_index (self->rows, was)) < id)
        was++;
      if (was < self->rows->len && pv_row_get_id (g_ptr_array_index (self->rows, was)) == id)
        {
          PvRow *row = g_ptr_array_index (self->rows, was);

          row_set_record (row, records[i]);
          g_ptr_array_add (rows, g_object_ref (row));
        }
      else
        g_ptr_array_add (rows, row_new (records[i]));
    }
  return rows;
}

static void
read_all (PvRecordList *self)
{
  g_autoptr (GPtrArray) old = self->rows;
  GPtrArray *now = rows_now (self);
  guint most = MIN (old->len, now->len);
  guint before = 0, after = 0;

  self->rows = now;
  while (before < most && old->pdata[before] == now->pdata[before])
    before++;
  while (after < most - before && old->pdata[old->len - 1 - after] == now->pdata[now->len - 1 - after])
    after++;
  if (old->len - before - after > 0 || now->len - before - after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after, now->len - before - after);
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

static guint
count_of (PvRecordList *self, const PvChangeSet *changes)
{
  guint n = 0;

  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    n += pv_change_set_get (changes, i)->kind == self->kind;
  return n;
}

static void
take_changes (PvRecordList *self, const PvChangeSet *changes)
{
  if (pv_change_set_whole_kind (changes, self->kind) || count_of (self, changes) > FEW)
    {
      read_all (self);
      return;
    }
  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    if (pv_change_set_get (changes, i)->kind == self->kind)
      take_change (self, pv_change_set_get (changes, i));
}

/* A row may show the title of anything else; the rest of what it keeps holds. */
static void
forget_others (PvRecordList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PvRow *row = g_ptr_array_index (self->rows, i);

      for (guint k = 0; k < self->others->len; k++)
        row_forget (row, g_array_index (self->others, guint, k));
      g_signal_emit (row, row_changed, 0);
    }
  g_signal_emit (self, list_refreshed, 0);
}

static void
document_changed_cb (PvRecordList *self, PvChangeSet *changes)
{
  if (self->asleep)
    {
      self->stale = TRUE;
      return;
    }
  take_changes (self, changes);
  /* Which language stands for one that is missing. */
  if (pv_change_set_touches (changes, PV_ECOSYSTEM))
    pv_record_list_refresh (self);
  else
    forget_others (self);
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
  g_array_unref (PV_RECORD_LIST (object)->others);

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
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
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
pv_record_list_tells_of_others (PvRecordList *self, guint number)
{
  g_return_if_fail (PV_IS_RECORD_LIST (self));

  g_array_append_val (self->others, number);
}

void
pv_record_list_refresh (PvRecordList *self)
{
  g_return_if_fail (PV_IS_RECORD_LIST (self));

  if (self->asleep)
    {
      self->stale = TRUE;
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      PvRow *row = g_ptr_array_index (self->rows, i);

      g_clear_pointer (&row->keys, g_ptr_array_unref);
      g_signal_emit (row, row_changed, 0);
    }
  g_signal_emit (self, list_refreshed, 0);
}

void
pv_record_list_set_asleep (PvRecordList *self, gboolean asleep)
{
  g_return_if_fail (PV_IS_RECORD_LIST (self));

  self->asleep = asleep;
  if (asleep || !self->stale)
    return;
  self->stale = FALSE;
  read_all (self);
  pv_record_list_refresh (self);
}

PvRow *
pv_record_list_find (PvRecordList *self, PvId id)
{
  guint position;

  g_return_val_if_fail (PV_IS_RECORD_LIST (self), NULL);

  return position_of (self, id, &position) ? g_ptr_array_index (self->rows, position) : NULL;
}
