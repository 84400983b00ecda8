#include "diagram/pv-id-set.h"

#include <stdlib.h>
#include <string.h>

struct _PvIdSet
{
  gatomicrefcount references;
  guint n_ids;
  PvId ids[];
};

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  PvId x = *(const PvId *) a;
  PvId y = *(const PvId *) b;

  return (x > y) - (x < y);
}

PvIdSet *
pv_id_set_new (const PvId *ids, guint n_ids)
{
  PvIdSet *set = g_malloc (sizeof (PvIdSet) + n_ids * sizeof (PvId));

  g_atomic_ref_count_init (&set->references);
  set->n_ids = 0;
  if (n_ids == 0)
    return set;

  memcpy (set->ids, ids, n_ids * sizeof (PvId));
  qsort (set->ids, n_ids, sizeof (PvId), compare_ids);
  for (guint i = 0; i < n_ids; i++)
    if (set->n_ids == 0 || set->ids[set->n_ids - 1] != set->ids[i])
      set->ids[set->n_ids++] = set->ids[i];
  return set;
}

PvIdSet *
pv_id_set_union (const PvIdSet *a, const PvIdSet *b)
{
  guint n_a = pv_id_set_size (a), n_b = pv_id_set_size (b);
  g_autofree PvId *ids = g_new (PvId, n_a + n_b + 1);

  if (n_a > 0)
    memcpy (ids, a->ids, n_a * sizeof (PvId));
  if (n_b > 0)
    memcpy (ids + n_a, b->ids, n_b * sizeof (PvId));
  return pv_id_set_new (ids, n_a + n_b);
}

PvIdSet *
pv_id_set_ref (PvIdSet *set)
{
  g_atomic_ref_count_inc (&set->references);
  return set;
}

void
pv_id_set_unref (PvIdSet *set)
{
  if (g_atomic_ref_count_dec (&set->references))
    g_free (set);
}

gboolean
pv_id_set_contains (const PvIdSet *set, PvId id)
{
  return set != NULL && set->n_ids > 0 && bsearch (&id, set->ids, set->n_ids, sizeof (PvId), compare_ids) != NULL;
}

guint
pv_id_set_size (const PvIdSet *set)
{
  return set == NULL ? 0 : set->n_ids;
}

gboolean
pv_id_set_equal (const PvIdSet *a, const PvIdSet *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->n_ids == b->n_ids && memcmp (a->ids, b->ids, a->n_ids * sizeof (PvId)) == 0;
}

const PvId *
pv_id_set_ids (const PvIdSet *set, guint *n_ids)
{
  *n_ids = pv_id_set_size (set);
  return set == NULL ? NULL : set->ids;
}
