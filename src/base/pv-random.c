#include "base/pv-random.h"

void
pv_random_seed (PvRandom *random, guint64 seed)
{
  random->state = seed;
}

guint64
pv_random_next (PvRandom *random)
{
  guint64 z = (random->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

guint
pv_random_below (PvRandom *random, guint n)
{
  g_return_val_if_fail (n > 0, 0);

  return (guint) (((pv_random_next (random) >> 32) * n) >> 32);
}

double
pv_random_double (PvRandom *random)
{
  return (double) (pv_random_next (random) >> 11) * (1.0 / 9007199254740992.0);
}
