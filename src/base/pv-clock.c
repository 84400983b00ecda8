#include "base/pv-clock.h"

static gint64 frozen_ms = -1;

gint64
pv_clock_now_ms (void)
{
  gint64 ms = __atomic_load_n (&frozen_ms, __ATOMIC_RELAXED);

  return ms >= 0 ? ms : g_get_real_time () / 1000;
}

void
pv_clock_freeze (gint64 ms)
{
  __atomic_store_n (&frozen_ms, ms, __ATOMIC_RELAXED);
}
