/* A small seeded generator that gives the same numbers on every machine (splitmix64, Steele, Lea and Flood 2014).
 * Not for secrets. Not shared between threads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} PvRandom;

void    pv_random_seed   (PvRandom *random,
                          guint64   seed);
guint64 pv_random_next   (PvRandom *random);
/* 0 … n - 1; n > 0. */
guint   pv_random_below  (PvRandom *random,
                          guint     n);
/* 0 ≤ x < 1. */
double  pv_random_double (PvRandom *random);

G_END_DECLS
