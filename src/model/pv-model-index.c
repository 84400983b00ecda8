#include "model/pv-model-index.h"

#include <string.h>

/* Who refers to one record. Lists are many and short: one block each. */
typedef struct
{
  gatomicrefcount refs;
  guint n;
  guint size;
  PvReferrer referrers[];
} List;

struct _PvModelIndex
{
  gatomicrefcount refs;
  PvIdTable *records;          /* PvRecord, borrowed */
  PvIdTable *lists;            /* List, by the record that is referred to */
};

static int n_indexes;

static gsize
list_bytes (guint size)
{
  return sizeof (List) + size * sizeof (PvReferrer);
}

static List *
list_new (guint size)
{
  List *list = g_malloc (list_bytes (size));

  g_atomic_ref_count_init (&list->refs);
  list->n = 0;
  list->size = size;
  return list;
}

static void
list_unref (List *list)
{
  if (g_atomic_ref_count_dec (&list->refs))
    g_free (list);
}

static gboolean
comes_before (PvReferrer one, PvReferrer other)
{
  return one.field < other.field || (one.field == other.field && one.id < other.id);
}

/* Where @referrer stands in @list, or where it would. */
static guint
place_in (const List *list, PvReferrer referrer)
{
  guint low = 0, high = list->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (comes_before (list->referrers[middle], referrer))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The list of @target with room for @size, the caller's alone. */
static List *
list_to_write (PvModelIndex *self, PvId target, guint size)
{
  List *list = pv_id_table_get (self->lists, target);
  List *own = list;

  if (list == NULL)
    own = list_new (size);
  else if (!g_atomic_ref_count_compare (&list->refs, 1))
    {
      own = list_new (MAX (size, list->n));
      own->n = list->n;
      memcpy (own->referrers, list->referrers, list->n * sizeof (PvReferrer));
      list_unref (list);
    }
  else if (list->size < size)
    {
      own = g_realloc (list, list_bytes (size + size / 2));
      own->size = size + size / 2;
    }
  if (own != list)
    pv_id_table_set (self->lists, target, own);
  return own;
}

static void
insert (List *list, guint place, PvReferrer referrer)
{
  memmove (&list->referrers[place + 1], &list->referrers[place], (list->n - place) * sizeof (PvReferrer));
  list->referrers[place] = referrer;
  list->n++;
}

static void
add_reference (gpointer data, PvId target, PvReferrer referrer)
{
  PvModelIndex *self = data;
  List *list = pv_id_table_get (self->lists, target);

  list = list_to_write (self, target, list != NULL ? list->n + 1 : 1);
  insert (list, place_in (list, referrer), referrer);
}

static void
remove_reference (gpointer data, PvId target, PvReferrer referrer)
{
  PvModelIndex *self = data;
  List *list = list_to_write (self, target, 0);
  guint place = place_in (list, referrer);

  list->n--;
  memmove (&list->referrers[place], &list->referrers[place + 1], (list->n - place) * sizeof (PvReferrer));
  if (list->n > 0)
    return;
  pv_id_table_remove (self->lists, target);
  list_unref (list);
}

static void
each_reference (const PvRecord *record, void (*visit) (gpointer, PvId, PvReferrer), gpointer data)
{
  const PvKindInfo *info = pv_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == PV_TYPE_REFERENCE)
      {
        PvId target = pv_record_get_cell (record, info->fields[i].slot).integer;

        if (target != PV_NO_ID)
          visit (data, target, (PvReferrer) { pv_record_get_id (record), info->fields[i].field });
      }
}

PvModelIndex *
pv_model_index_new (void)
{
  PvModelIndex *self = g_new0 (PvModelIndex, 1);

  g_atomic_int_inc (&n_indexes);
  g_atomic_ref_count_init (&self->refs);
  self->records = pv_id_table_new ();
  self->lists = pv_id_table_new ();
  return self;
}

PvModelIndex *
pv_model_index_ref (PvModelIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pv_model_index_unref (PvModelIndex *self)
{
  guint place = 0;
  List *list;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_atomic_int_add (&n_indexes, -1);
  while ((list = pv_id_table_next (self->lists, &place)) != NULL)
    list_unref (list);
  pv_id_table_free (self->lists);
  pv_id_table_free (self->records);
  g_free (self);
}

PvModelIndex *
pv_model_index_to_write (PvModelIndex *self)
{
  PvModelIndex *copy;
  guint place = 0;
  List *list;

  if (g_atomic_ref_count_compare (&self->refs, 1))
    return self;

  copy = g_new0 (PvModelIndex, 1);
  g_atomic_int_inc (&n_indexes);
  g_atomic_ref_count_init (&copy->refs);
  copy->records = pv_id_table_copy (self->records);
  copy->lists = pv_id_table_copy (self->lists);
  while ((list = pv_id_table_next (copy->lists, &place)) != NULL)
    g_atomic_ref_count_inc (&list->refs);
  pv_model_index_unref (self);
  return copy;
}

PvRecord *
pv_model_index_get (const PvModelIndex *self, PvId id)
{
  return pv_id_table_get (self->records, id);
}

const PvReferrer *
pv_model_index_referrers (const PvModelIndex *self, PvId id, guint *n)
{
  const List *list = pv_id_table_get (self->lists, id);

  *n = list != NULL ? list->n : 0;
  return list != NULL ? list->referrers : NULL;
}

void
pv_model_index_put (PvModelIndex *self, const PvRecord *old, PvRecord *record)
{
  if (old != NULL)
    each_reference (old, remove_reference, self);
  pv_id_table_set (self->records, pv_record_get_id (record), record);
  each_reference (record, add_reference, self);
}

/* Of a list that is not made yet. */
typedef struct
{
  PvId target;
  guint n;
  List *list;
} Coming;

typedef struct
{
  guint number;                /* of what it refers to, in the order in which they were met */
  PvReferrer referrer;
} Reference;

typedef struct
{
  PvModelIndex *index;
  const GPtrArray *all;        /* PvRecord */
  PvIdTable *numbers;          /* by target; from 1 */
  GArray *coming;
  GArray *references;
} Filling;

static void
count_reference (gpointer data, PvId target, PvReferrer referrer)
{
  Filling *filling = data;
  Reference reference = { GPOINTER_TO_UINT (pv_id_table_get (filling->numbers, target)), referrer };

  if (reference.number == 0)
    {
      Coming coming = { target, 0, NULL };

      g_array_append_val (filling->coming, coming);
      reference.number = filling->coming->len;
      pv_id_table_set (filling->numbers, target, GUINT_TO_POINTER (reference.number));
    }
  g_array_index (filling->coming, Coming, reference.number - 1).n++;
  g_array_append_val (filling->references, reference);
}

static void
make_lists (PvModelIndex *self, const Filling *filling)
{
  for (guint i = 0; i < filling->coming->len; i++)
    {
      Coming *coming = &g_array_index (filling->coming, Coming, i);

      coming->list = list_new (coming->n);
      pv_id_table_set (self->lists, coming->target, coming->list);
    }
  for (guint i = 0; i < filling->references->len; i++)
    {
      const Reference *reference = &g_array_index (filling->references, Reference, i);
      List *list = g_array_index (filling->coming, Coming, reference->number - 1).list;
      gboolean last = list->n == 0 || comes_before (list->referrers[list->n - 1], reference->referrer);

      insert (list, last ? list->n : place_in (list, reference->referrer), reference->referrer);
    }
}

/* From so many records on two threads fill an index: one knows them by id, the other by who refers to whom. */
#define MANY 10000

static void
fill_records (gpointer data)
{
  const Filling *filling = data;

  pv_id_table_reserve (filling->index->records, filling->all->len);
  for (guint i = 0; i < filling->all->len; i++)
    pv_id_table_set (filling->index->records, pv_record_get_id (g_ptr_array_index (filling->all, i)), g_ptr_array_index (filling->all, i));
}

static void
fill_lists (gpointer data)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->all->len; i++)
    each_reference (g_ptr_array_index (filling->all, i), count_reference, filling);
  pv_id_table_reserve (filling->index->lists, filling->coming->len);
  make_lists (filling->index, filling);
}

void
pv_model_index_fill (PvModelIndex *self, const GPtrArray *records)
{
  Filling filling = { self, records, pv_id_table_new (), g_array_new (FALSE, FALSE, sizeof (Coming)),
                      g_array_sized_new (FALSE, FALSE, sizeof (Reference), 2 * records->len) };

  if (records->len >= MANY)
    pv_worker_both (fill_lists, fill_records, &filling);
  else
    {
      fill_records (&filling);
      fill_lists (&filling);
    }
  pv_id_table_free (filling.numbers);
  g_array_unref (filling.coming);
  g_array_unref (filling.references);
}

void
pv_model_index_take_out (PvModelIndex *self, const PvRecord *record)
{
  each_reference (record, remove_reference, self);
  pv_id_table_remove (self->records, pv_record_get_id (record));
}

guint
pv_model_index_count (void)
{
  return (guint) g_atomic_int_get (&n_indexes);
}
