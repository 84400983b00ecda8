#include "model/pv-change-set.h"

struct _PvChangeSet
{
  gatomicrefcount refs;
  GArray *list;                          /* PvChange */
  guint counts[256];
  gboolean whole[256];
};

G_DEFINE_BOXED_TYPE (PvChangeSet, pv_change_set, pv_change_set_ref, pv_change_set_unref)

PvChangeSet *
pv_change_set_new (void)
{
  PvChangeSet *set = g_new0 (PvChangeSet, 1);

  g_atomic_ref_count_init (&set->refs);
  set->list = g_array_new (FALSE, FALSE, sizeof (PvChange));
  return set;
}

PvChangeSet *
pv_change_set_ref (PvChangeSet *set)
{
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

void
pv_change_set_unref (PvChangeSet *set)
{
  if (!g_atomic_ref_count_dec (&set->refs))
    return;

  g_array_unref (set->list);
  g_free (set);
}

void
pv_change_set_add (PvChangeSet *set, PvKind kind, PvId id, PvChanged how, guint64 slots)
{
  PvChange change = { kind, id, how, slots };

  if (set->whole[kind])
    return;
  if (++set->counts[kind] > PV_CHANGE_SET_MAX)
    pv_change_set_add_kind (set, kind);
  else
    g_array_append_val (set->list, change);
}

void
pv_change_set_add_kind (PvChangeSet *set, PvKind kind)
{
  guint kept = 0;

  set->whole[kind] = TRUE;
  for (guint i = 0; i < set->list->len; i++)
    {
      PvChange change = g_array_index (set->list, PvChange, i);

      if (change.kind != kind)
        g_array_index (set->list, PvChange, kept++) = change;
    }
  g_array_set_size (set->list, kept);
}

guint
pv_change_set_get_n (const PvChangeSet *set)
{
  return set->list->len;
}

const PvChange *
pv_change_set_get (const PvChangeSet *set, guint index)
{
  return &g_array_index (set->list, PvChange, index);
}

gboolean
pv_change_set_whole_kind (const PvChangeSet *set, PvKind kind)
{
  return set->whole[kind];
}

gboolean
pv_change_set_touches (const PvChangeSet *set, PvKind kind)
{
  return set->whole[kind] || set->counts[kind] > 0;
}

gboolean
pv_change_set_is_empty (const PvChangeSet *set)
{
  for (guint i = 0; i < G_N_ELEMENTS (set->whole); i++)
    if (set->whole[i])
      return FALSE;

  return set->list->len == 0;
}
