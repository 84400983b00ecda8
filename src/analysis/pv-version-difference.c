#include "analysis/pv-version-difference.h"

static guint64
different_slots (const PvRecord *before, const PvRecord *after)
{
  guint n = pv_record_get_info (after)->n_slots;
  guint64 slots = 0;

  for (guint i = 0; before != after && i < n; i++)
    if (!pv_value_equal (pv_record_get_cell (before, i), pv_record_get_cell (after, i)))
      slots |= (guint64) 1 << i;
  return slots;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const PvVersionChange *left = a, *right = b;

  return (left->id > right->id) - (left->id < right->id);
}

static void
compare_kind (const PvModel *before, const PvModel *after, PvKind kind, GArray *changes)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvVersionChange));
  guint n;
  PvRecord *const *records = pv_model_list (after, kind, &n);

  for (guint i = 0; i < n; i++)
    {
      PvVersionChange change = { kind, pv_record_get_id (records[i]), PV_CHANGED_ADDED, 0 };
      PvRecord *old = pv_model_get (before, change.id);

      if (old != NULL)
        {
          change.how = PV_CHANGED_CELLS;
          change.slots = different_slots (old, records[i]);
        }
      if (old == NULL || change.slots != 0)
        g_array_append_val (found, change);
    }

  records = pv_model_list (before, kind, &n);
  for (guint i = 0; i < n; i++)
    {
      PvVersionChange change = { kind, pv_record_get_id (records[i]), PV_CHANGED_REMOVED, 0 };

      if (pv_model_get (after, change.id) == NULL)
        g_array_append_val (found, change);
    }
  g_array_sort (found, compare_ids);
  g_array_append_vals (changes, found->data, found->len);
}

GArray *
pv_version_difference (const PvModel *before, const PvModel *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (PvVersionChange));
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (after), &n);

  for (guint i = 0; i < n; i++)
    compare_kind (before, after, kinds[i].kind, changes);
  return changes;
}

PvModel *
pv_version_difference_union (const PvModel *before, const PvModel *after, const GArray *difference)
{
  PvModel *both = pv_model_new (pv_model_get_kinds (after));
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (after), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (after, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        pv_model_put (both, records[i], NULL);
    }
  for (guint i = 0; i < difference->len; i++)
    {
      const PvVersionChange *change = &g_array_index (difference, PvVersionChange, i);

      if (change->how == PV_CHANGED_REMOVED)
        pv_model_put (both, pv_model_get (before, change->id), NULL);
    }
  return both;
}
