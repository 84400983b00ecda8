#include "app/pv-phase-row.h"

struct _PvPhaseRow
{
  GObject parent_instance;

  PvId phase;
  PvId step;
  guint number;
  gboolean first;
};

G_DEFINE_FINAL_TYPE (PvPhaseRow, pv_phase_row, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
pv_phase_row_class_init (PvPhaseRowClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", PV_TYPE_PHASE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_phase_row_init (PvPhaseRow *self)
{
}

PvPhaseRow *
pv_phase_row_new (PvId phase, PvId step, guint number, gboolean first)
{
  PvPhaseRow *self = g_object_new (PV_TYPE_PHASE_ROW, NULL);

  self->phase = phase;
  self->step = step;
  self->number = number;
  self->first = first;

  return self;
}

PvId
pv_phase_row_get_phase (PvPhaseRow *self)
{
  return self->phase;
}

PvId
pv_phase_row_get_step (PvPhaseRow *self)
{
  return self->step;
}

guint
pv_phase_row_get_number (PvPhaseRow *self)
{
  return self->number;
}

gboolean
pv_phase_row_is_first (PvPhaseRow *self)
{
  return self->first;
}

gboolean
pv_phase_row_equal (PvPhaseRow *a, PvPhaseRow *b)
{
  return a->phase == b->phase && a->step == b->step && a->number == b->number && a->first == b->first;
}

void
pv_phase_row_changed (PvPhaseRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
pv_phase_rows_of (const PvModel *model, PvId path)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, path);

  for (guint p = 0; p < phases->len; p++)
    {
      PvId phase = pv_record_get_id (g_ptr_array_index (phases, p));
      g_autoptr(GPtrArray) steps = pv_model_children (model, PV_STEP_PHASE, phase);

      if (steps->len == 0)
        g_ptr_array_add (rows, pv_phase_row_new (phase, PV_NO_ID, p + 1, TRUE));
      for (guint s = 0; s < steps->len; s++)
        g_ptr_array_add (rows, pv_phase_row_new (phase, pv_record_get_id (g_ptr_array_index (steps, s)), p + 1, s == 0));
    }

  return rows;
}
