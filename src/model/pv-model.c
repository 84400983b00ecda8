#include "model/pv-model.h"

#include "model/pv-model-index.h"

#include <string.h>

/* The rows of one kind by rising id; shared between the model and its snapshots, copied before a change when shared. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *records;
} Rows;

struct _PvModel
{
  gatomicrefcount refs;
  const PvKinds *kinds;
  gboolean frozen;
  Rows *rows[256];
  PvModelIndex *index;                   /* shared as the rows are */
  PvModel *snapshot;                     /* the last one, until the next change */
};

static Rows *
rows_new (void)
{
  Rows *rows = g_new0 (Rows, 1);

  g_atomic_ref_count_init (&rows->refs);
  rows->records = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_record_unref);
  return rows;
}

static void
rows_unref (Rows *rows)
{
  if (rows == NULL || !g_atomic_ref_count_dec (&rows->refs))
    return;

  g_ptr_array_unref (rows->records);
  g_free (rows);
}

static Rows *
rows_to_write (PvModel *model, PvKind kind)
{
  Rows *rows = model->rows[kind];

  if (rows == NULL)
    return model->rows[kind] = rows_new ();

  if (!g_atomic_ref_count_compare (&rows->refs, 1))
    {
      Rows *copy = rows_new ();

      for (guint i = 0; i < rows->records->len; i++)
        g_ptr_array_add (copy->records, pv_record_ref (g_ptr_array_index (rows->records, i)));
      rows_unref (rows);
      model->rows[kind] = rows = copy;
    }

  return rows;
}

/* Where @id stands in @rows, or where it would. O(log n). */
static gboolean
rows_find (const Rows *rows, PvId id, guint *place)
{
  guint low = 0, high = rows->records->len;

  if (high > 0 && pv_record_get_id (g_ptr_array_index (rows->records, high - 1)) < id)
    low = high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (pv_record_get_id (g_ptr_array_index (rows->records, middle)) < id)
        low = middle + 1;
      else
        high = middle;
    }

  *place = low;
  return low < rows->records->len && pv_record_get_id (g_ptr_array_index (rows->records, low)) == id;
}

PvModel *
pv_model_new (const PvKinds *kinds)
{
  PvModel *model = g_new0 (PvModel, 1);

  g_atomic_ref_count_init (&model->refs);
  model->kinds = kinds;
  model->index = pv_model_index_new ();
  return model;
}

PvModel *
pv_model_ref (PvModel *model)
{
  g_atomic_ref_count_inc (&model->refs);
  return model;
}

void
pv_model_unref (PvModel *model)
{
  if (!g_atomic_ref_count_dec (&model->refs))
    return;

  for (guint kind = 0; kind < G_N_ELEMENTS (model->rows); kind++)
    rows_unref (model->rows[kind]);
  pv_model_index_unref (model->index);
  g_clear_pointer (&model->snapshot, pv_model_unref);
  g_free (model);
}

const PvKinds *
pv_model_get_kinds (const PvModel *model)
{
  return model->kinds;
}

PvModel *
pv_model_snapshot (PvModel *model)
{
  PvModel *snapshot;

  if (model->frozen)
    return pv_model_ref (model);
  if (model->snapshot != NULL)
    return pv_model_ref (model->snapshot);

  snapshot = g_new0 (PvModel, 1);
  g_atomic_ref_count_init (&snapshot->refs);
  snapshot->kinds = model->kinds;
  snapshot->index = pv_model_index_ref (model->index);
  snapshot->frozen = TRUE;
  for (guint kind = 0; kind < G_N_ELEMENTS (model->rows); kind++)
    if (model->rows[kind] != NULL)
      {
        g_atomic_ref_count_inc (&model->rows[kind]->refs);
        snapshot->rows[kind] = model->rows[kind];
      }

  model->snapshot = snapshot;
  return pv_model_ref (snapshot);
}

PvRecord *
pv_model_get (const PvModel *model, PvId id)
{
  return pv_model_index_get (model->index, id);
}

PvRecord *const *
pv_model_list (const PvModel *model, PvKind kind, guint *n)
{
  const Rows *rows = model->rows[kind];

  *n = rows ? rows->records->len : 0;
  return rows ? (PvRecord *const *) rows->records->pdata : NULL;
}

guint
pv_model_count (const PvModel *model, PvKind kind)
{
  guint n_kinds, n = 0;
  const PvKindInfo *kinds;

  if (kind != PV_ANY_KIND)
    return model->rows[kind] ? model->rows[kind]->records->len : 0;
  kinds = pv_kinds_list (model->kinds, &n_kinds);
  for (guint k = 0; k < n_kinds; k++)
    n += pv_model_count (model, kinds[k].kind);
  return n;
}

const PvReferrer *
pv_model_referrers (const PvModel *model, PvId id, guint *n)
{
  return pv_model_index_referrers (model->index, id, n);
}

GPtrArray *
pv_model_children (const PvModel *model, PvField field, PvId id)
{
  GPtrArray *children = g_ptr_array_new ();
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, id, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == field)
      g_ptr_array_add (children, pv_model_get (model, referrers[i].id));

  g_ptr_array_sort (children, pv_record_compare);
  return children;
}

PvRecord *
pv_model_follow (const PvModel *model, const PvRecord *record, PvField field)
{
  PvId id = pv_record_get_reference (record, field);

  return id != PV_NO_ID ? pv_model_get (model, id) : NULL;
}

PvRecord *
pv_model_get_ecosystem (const PvModel *model)
{
  guint n;
  PvRecord *const *list = pv_model_list (model, PV_ECOSYSTEM, &n);

  return n > 0 ? list[0] : NULL;
}

static guint64
differing_slots (const PvRecord *a, const PvRecord *b)
{
  guint64 slots = 0;

  for (guint i = 0; i < pv_record_get_info (a)->n_slots; i++)
    if (!pv_value_equal (pv_record_get_cell (a, i), pv_record_get_cell (b, i)))
      slots |= (guint64) 1 << i;

  return slots;
}

/* Its own last snapshot goes first: where nobody else has it, nothing need be copied. */
static void
begin_change (PvModel *model)
{
  g_clear_pointer (&model->snapshot, pv_model_unref);
  model->index = pv_model_index_to_write (model->index);
}

void
pv_model_put (PvModel *model, PvRecord *record, PvChangeSet *changes)
{
  PvKind kind = pv_record_get_kind (record);
  PvId id = pv_record_get_id (record);
  PvChanged how = PV_CHANGED_ADDED;
  guint64 slots = 0;
  guint place;
  Rows *rows;

  g_return_if_fail (!model->frozen);

  begin_change (model);
  rows = rows_to_write (model, kind);
  if (rows_find (rows, id, &place))
    {
      g_autoptr (PvRecord) old = g_ptr_array_index (rows->records, place);

      how = PV_CHANGED_CELLS;
      slots = differing_slots (old, record);
      pv_model_index_put (model->index, old, record);
      rows->records->pdata[place] = pv_record_ref (record);
    }
  else
    {
      pv_model_index_put (model->index, NULL, record);
      g_ptr_array_insert (rows->records, (int) place, pv_record_ref (record));
    }

  if (changes != NULL && (how == PV_CHANGED_ADDED || slots != 0))
    pv_change_set_add (changes, kind, id, how, slots);
}

static gboolean
is_empty (const PvModel *model)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (model->rows); kind++)
    if (pv_model_count (model, (PvKind) kind) > 0)
      return FALSE;
  return TRUE;
}

void
pv_model_fill (PvModel *model, GPtrArray *records)
{
  g_return_if_fail (!model->frozen && is_empty (model));

  begin_change (model);
  pv_model_index_fill (model->index, records);
  for (guint i = 0; i < records->len; i++)
    {
      PvRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (rows_to_write (model, pv_record_get_kind (record))->records, record);
    }
  g_ptr_array_unref (records);
}

gboolean
pv_model_take_out (PvModel *model, PvId id, PvChangeSet *changes)
{
  PvRecord *record;
  PvKind kind;
  guint place;
  Rows *rows;

  g_return_val_if_fail (!model->frozen, FALSE);

  record = pv_model_index_get (model->index, id);
  if (record == NULL)
    return FALSE;

  begin_change (model);
  kind = pv_record_get_kind (record);
  rows = rows_to_write (model, kind);
  pv_model_index_take_out (model->index, record);
  if (rows_find (rows, id, &place))
    g_ptr_array_remove_index (rows->records, place);
  if (changes != NULL)
    pv_change_set_add (changes, kind, id, PV_CHANGED_REMOVED, 0);

  return TRUE;
}
