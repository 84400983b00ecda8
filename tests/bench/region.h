/* A region that is made up, with names as they are called, and what is measured on it. */
#pragma once

#include "model/model.h"

/* (transfer full) */
PvModel *region_new        (PvRandom *random,
                            guint     n_actors,
                            guint     n_links);
/* Time on the processor, of this process alone: others may be at work on the machine. */
gint64   region_cpu_us     (void);
/* Of doubles, which it sorts. */
double   region_percentile (GArray   *times,
                            guint     percent);
