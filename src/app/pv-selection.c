#include "app/pv-selection.h"

struct _PvSelection
{
  GObject parent_instance;

  GArray *ids;                 /* PvId */
  guint n_holds;
  guint let_go;                /* until then it counts as held */
};

G_DEFINE_FINAL_TYPE (PvSelection, pv_selection, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LET_GO,
  SIGNAL_SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
find (PvSelection *self, PvId id, guint *index)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, PvId, i) == id)
      {
        if (index)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

static void
tell (PvSelection *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
let_go_cb (gpointer data)
{
  PvSelection *self = data;

  self->let_go = 0;
  g_signal_emit (self, signals[SIGNAL_LET_GO], 0);

  return G_SOURCE_REMOVE;
}

static void
pv_selection_finalize (GObject *object)
{
  PvSelection *self = PV_SELECTION (object);

  g_clear_handle_id (&self->let_go, g_source_remove);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (pv_selection_parent_class)->finalize (object);
}

static void
pv_selection_class_init (PvSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pv_selection_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PV_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LET_GO] = g_signal_new ("let-go", PV_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW]
      = g_signal_new ("show", PV_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pv_selection_init (PvSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (PvId));
}

PvSelection *
pv_selection_new (void)
{
  return g_object_new (PV_TYPE_SELECTION, NULL);
}

guint
pv_selection_get_n (PvSelection *self)
{
  g_return_val_if_fail (PV_IS_SELECTION (self), 0);

  return self->ids->len;
}

PvId
pv_selection_get (PvSelection *self, guint index)
{
  g_return_val_if_fail (PV_IS_SELECTION (self), PV_NO_ID);

  return index < self->ids->len ? g_array_index (self->ids, PvId, index) : PV_NO_ID;
}

PvId
pv_selection_get_single (PvSelection *self)
{
  g_return_val_if_fail (PV_IS_SELECTION (self), PV_NO_ID);

  return self->ids->len == 1 ? g_array_index (self->ids, PvId, 0) : PV_NO_ID;
}

const PvId *
pv_selection_get_ids (PvSelection *self, guint *n)
{
  g_return_val_if_fail (PV_IS_SELECTION (self), NULL);

  *n = self->ids->len;
  return self->ids->len > 0 ? (const PvId *) (gpointer) self->ids->data : NULL;
}

gboolean
pv_selection_contains (PvSelection *self, PvId id)
{
  g_return_val_if_fail (PV_IS_SELECTION (self), FALSE);

  return find (self, id, NULL);
}

void
pv_selection_set (PvSelection *self, PvId id)
{
  pv_selection_set_many (self, &id, id == PV_NO_ID ? 0 : 1);
}

void
pv_selection_set_many (PvSelection *self, const PvId *ids, guint n)
{
  g_autoptr (GArray) old = NULL;

  g_return_if_fail (PV_IS_SELECTION (self));

  old = g_steal_pointer (&self->ids);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (PvId), n);
  for (guint i = 0; i < n; i++)
    if (ids[i] != PV_NO_ID && !find (self, ids[i], NULL))
      g_array_append_val (self->ids, ids[i]);

  if (old->len != self->ids->len || (old->len > 0 && memcmp (old->data, self->ids->data, old->len * sizeof (PvId)) != 0))
    tell (self);
}

void
pv_selection_toggle (PvSelection *self, PvId id)
{
  guint index;

  g_return_if_fail (PV_IS_SELECTION (self));
  g_return_if_fail (id != PV_NO_ID);

  if (find (self, id, &index))
    g_array_remove_index (self->ids, index);
  else
    g_array_append_val (self->ids, id);
  tell (self);
}

void
pv_selection_clear (PvSelection *self)
{
  pv_selection_set_many (self, NULL, 0);
}

void
pv_selection_prune (PvSelection *self, const PvModel *model)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (PvId));

  g_return_if_fail (PV_IS_SELECTION (self));

  for (guint i = 0; i < self->ids->len; i++)
    {
      PvId id = g_array_index (self->ids, PvId, i);

      if (pv_model_get (model, id))
        g_array_append_val (kept, id);
    }
  pv_selection_set_many (self, (const PvId *) (gpointer) kept->data, kept->len);
}

void
pv_selection_hold (PvSelection *self)
{
  g_return_if_fail (PV_IS_SELECTION (self));

  self->n_holds++;
  g_clear_handle_id (&self->let_go, g_source_remove);
}

void
pv_selection_release (PvSelection *self)
{
  g_return_if_fail (PV_IS_SELECTION (self));
  g_return_if_fail (self->n_holds > 0);

  if (--self->n_holds == 0)
    self->let_go = g_idle_add (let_go_cb, self);
}

gboolean
pv_selection_is_held (PvSelection *self)
{
  g_return_val_if_fail (PV_IS_SELECTION (self), FALSE);

  return self->n_holds > 0 || self->let_go != 0;
}

void
pv_selection_show (PvSelection *self, PvId id)
{
  pv_selection_set (self, id);
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, id);
}

void
pv_selection_show_many (PvSelection *self, const PvId *ids, guint n)
{
  g_return_if_fail (n > 0);

  pv_selection_show (self, ids[0]);
  pv_selection_set_many (self, ids, n);
}
