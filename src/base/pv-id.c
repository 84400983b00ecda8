#include "base/pv-id.h"

#include <string.h>

PvId
pv_id_make (guint32 replica, guint32 counter)
{
  g_return_val_if_fail (replica > 0 && replica <= PV_REPLICA_MAX, PV_NO_ID);

  return ((PvId) replica << 32) | counter;
}

guint32
pv_id_replica (PvId id)
{
  return (guint32) ((guint64) id >> 32);
}

guint32
pv_id_counter (PvId id)
{
  return (guint32) ((guint64) id & 0xffffffff);
}

char *
pv_id_to_text (PvId id)
{
  return g_strdup_printf ("pv-%" G_GINT64_MODIFIER "x", (guint64) id);
}

gboolean
pv_id_parse (const char *text, PvId *id)
{
  guint64 value = 0;
  gsize n;

  if (text == NULL || !g_str_has_prefix (text, "pv-"))
    return FALSE;

  text += 3;
  n = strlen (text);
  if (n == 0 || n > 16 || *text == '0')
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
        return FALSE;
      value = value << 4 | (guint64) g_ascii_xdigit_value (text[i]);
    }

  if (value > G_MAXINT64)
    return FALSE;

  *id = (PvId) value;
  return TRUE;
}

guint
pv_id_hash (gconstpointer id)
{
  guint64 x = (guint64) * (const PvId *) id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return (guint) (x >> 32);
}

gboolean
pv_id_equal (gconstpointer a, gconstpointer b)
{
  return *(const PvId *) a == *(const PvId *) b;
}

guint
pv_id_pair_hash (gconstpointer pair)
{
  const PvIdPair *ids = pair;

  return pv_id_hash (&ids->one) * 31 + pv_id_hash (&ids->other);
}

gboolean
pv_id_pair_equal (gconstpointer a, gconstpointer b)
{
  const PvIdPair *first = a, *second = b;

  return first->one == second->one && first->other == second->other;
}
