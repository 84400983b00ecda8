#include "base/pv-progress.h"

/* What is told is kept in so many steps. */
#define STEPS 10000
/* Small parts between two looks at whether it is called off. */
#define AT_A_TIME 64

struct _PvProgress
{
  GCancellable parent_instance;

  gint step;                   /* 0 … STEPS, atomic */
  PvProgressStage stage;       /* of the thread that works */
};

G_DEFINE_FINAL_TYPE (PvProgress, pv_progress, G_TYPE_CANCELLABLE)

enum
{
  PROP_0,
  PROP_SHARE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
pv_progress_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  if (property == PROP_SHARE)
    g_value_set_double (value, pv_progress_get_share (PV_PROGRESS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
pv_progress_class_init (PvProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = pv_progress_get_property;
  properties[PROP_SHARE] = g_param_spec_double ("share", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
pv_progress_init (PvProgress *self)
{
  self->stage.to = 1;
}

PvProgress *
pv_progress_new (void)
{
  return g_object_new (PV_TYPE_PROGRESS, NULL);
}

double
pv_progress_get_share (PvProgress *self)
{
  g_return_val_if_fail (PV_IS_PROGRESS (self), 0);

  return g_atomic_int_get (&self->step) / (double) STEPS;
}

static void
reach (PvProgress *self, double share)
{
  int step = (int) (STEPS * (self->stage.from + CLAMP (share, 0, 1) * (self->stage.to - self->stage.from)));

  if (step <= g_atomic_int_get (&self->step))
    return;
  g_atomic_int_set (&self->step, MIN (step, STEPS));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
}

void
pv_progress_tell (GCancellable *cancellable, guint64 done, guint64 of)
{
  if (PV_IS_PROGRESS (cancellable))
    reach (PV_PROGRESS (cancellable), of > 0 ? (double) done / (double) of : 1);
}

gboolean
pv_progress_goes_on (GCancellable *cancellable, guint done, guint of, GError **error)
{
  if (cancellable == NULL || done % AT_A_TIME != 0)
    return TRUE;
  pv_progress_tell (cancellable, done, of);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

PvProgressStage
pv_progress_enter (GCancellable *cancellable, double from, double to)
{
  PvProgressStage outer = { 0, 1 };
  PvProgress *self;

  if (!PV_IS_PROGRESS (cancellable))
    return outer;
  self = PV_PROGRESS (cancellable);
  outer = self->stage;
  self->stage.from = outer.from + CLAMP (from, 0, 1) * (outer.to - outer.from);
  self->stage.to = outer.from + CLAMP (to, 0, 1) * (outer.to - outer.from);
  reach (self, 0);
  return outer;
}

void
pv_progress_leave (GCancellable *cancellable, PvProgressStage outer)
{
  if (!PV_IS_PROGRESS (cancellable))
    return;
  reach (PV_PROGRESS (cancellable), 1);
  PV_PROGRESS (cancellable)->stage = outer;
}
