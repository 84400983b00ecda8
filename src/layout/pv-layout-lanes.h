/* Inside layout/ only: four floats at a time (GCC's vector extension, which clang shares). Written out, because compilers do not turn sums
 * into vectors without leave to reorder them; each lane sums its own, so that the result is the same with and without vector hardware. */
#pragma once

#include <math.h>
#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

#define PV_LANES 4

typedef float PvLanes __attribute__ ((vector_size (16)));
typedef gint32 PvLaneBits __attribute__ ((vector_size (16)));

static inline PvLanes
pv_lanes_load (const float *from)
{
  PvLanes lanes;

  memcpy (&lanes, from, sizeof lanes);
  return lanes;
}

/* The first @n lanes set, all if there are more. */
static inline PvLaneBits
pv_lanes_first (guint n)
{
  return (PvLaneBits) { 0, 1, 2, 3 } < (gint32) n;
}

/* The lanes of @lanes that are set in @bits, 0 in the others. */
static inline PvLanes
pv_lanes_where (PvLaneBits bits, PvLanes lanes)
{
  return (PvLanes) ((PvLaneBits) lanes & bits);
}

static inline PvLanes
pv_lanes_sqrt (PvLanes lanes)
{
#ifdef __SSE__
  return __builtin_ia32_sqrtps (lanes);
#else
  return (PvLanes) { sqrtf (lanes[0]), sqrtf (lanes[1]), sqrtf (lanes[2]), sqrtf (lanes[3]) };
#endif
}

static inline float
pv_lanes_sum (PvLanes lanes)
{
  return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

G_END_DECLS
