/* The one place that asks what time it is, so that a test can say it. Any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds since 1970 UTC. */
gint64 pv_clock_now_ms (void);

/* From now on the clock shows @ms and stands still; a negative value lets it run again. For tests. */
void   pv_clock_freeze (gint64 ms);

G_END_DECLS
