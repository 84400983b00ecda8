/* Inside layout/ only: four floats at a time (GCC's vector extension, which clang shares). Written out, because compilers do not turn sums
 * into vectors without leave to reorder them; each lane sums its own, so that the result is the same with and without vector hardware.
 * PvWide is two of them side by side: what takes long, a division or a root, is done for eight where the processor can, and the halves are
 * added one after the other, so that the sum is still that of four lanes. */
#pragma once

#include <math.h>
#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

#define PV_LANES 4
#define PV_WIDE 8

/* A function that is compiled for processors that take eight floats (or four doubles) at a time as well as for all. No fused multiply-add,
 * so that both give the same. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define PV_FOR_EACH_PROCESSOR __attribute__ ((target_clones ("avx2", "default")))
#else
#define PV_FOR_EACH_PROCESSOR
#endif

typedef float PvLanes __attribute__ ((vector_size (16)));
typedef float PvWide __attribute__ ((vector_size (32)));
typedef gint32 PvWideBits __attribute__ ((vector_size (32)));

static inline float
pv_lanes_sum (PvLanes lanes)
{
  return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

/* The least and the greatest of @n > 0 values. */
static inline void
pv_lanes_extent (const float *values, guint n, float *least, float *most)
{
  float low[PV_LANES] = { values[0], values[0], values[0], values[0] }, high[PV_LANES] = { values[0], values[0], values[0], values[0] };
  guint i = 0;

  for (; i + PV_LANES <= n; i += PV_LANES)
    for (guint k = 0; k < PV_LANES; k++)
      {
        low[k] = MIN (values[i + k], low[k]);
        high[k] = MAX (values[i + k], high[k]);
      }
  for (; i < n; i++)
    {
      low[0] = MIN (values[i], low[0]);
      high[0] = MAX (values[i], high[0]);
    }
  *least = MIN (MIN (low[0], low[1]), MIN (low[2], low[3]));
  *most = MAX (MAX (high[0], high[1]), MAX (high[2], high[3]));
}

/* PvWide goes by address: by value it would be passed in another way on each processor. */
static inline void
pv_wide_load (PvWide *wide, const float *from)
{
  memcpy (wide, from, sizeof *wide);
}

/* Where not set in @bits: 0. */
static inline void
pv_wide_keep (PvWide *wide, const PvWideBits *bits)
{
  *wide = (PvWide) ((PvWideBits) *wide & *bits);
}

/* All but the first @n: 0. */
static inline void
pv_wide_keep_first (PvWide *wide, guint n)
{
  PvWideBits first = (PvWideBits) { 0, 1, 2, 3, 4, 5, 6, 7 } < (gint32) n;

  pv_wide_keep (wide, &first);
}

static inline void
pv_wide_sqrt (PvWide *wide)
{
  float values[PV_WIDE];

  memcpy (values, wide, sizeof values);
  for (guint i = 0; i < PV_WIDE; i++)
    values[i] = sqrtf (values[i]);
  memcpy (wide, values, sizeof values);
}

/* Adds the first four, then the others. */
static inline void
pv_lanes_add (PvLanes *sum, const PvWide *wide)
{
  PvLanes halves[2];

  memcpy (halves, wide, sizeof halves);
  *sum += halves[0];
  *sum += halves[1];
}

G_END_DECLS
