/* Whatever two keys come, a key between them stands between them, and is a key unless it grew too long for one. */
#include "base/base.h"
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static char *
word (const guint8 *data, gsize from, gsize to)
{
  return g_strndup ((const char *) data + from, to - from);
}

static void
check_between (const char *before, const char *after)
{
  g_autofree char *key = pv_order_key_between (before, after);

  if (!(pv_order_key_is_valid (key) || strlen (key) > PV_ORDER_KEY_MAX) || (before != NULL && strcmp (before, key) >= 0) || (after != NULL && strcmp (key, after) >= 0))
    FUZZ_FAIL ("“%s” does not stand between “%s” and “%s”", key, before ? before : "", after ? after : "");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gsize half = size / 2;
  g_autofree char *left = word (data, 0, half);
  g_autofree char *right = word (data, half, size);
  gboolean left_fits = pv_order_key_is_valid (left), right_fits = pv_order_key_is_valid (right);

  if (left_fits)
    {
      check_between (left, NULL);
      check_between (NULL, left);
    }
  if (left_fits && right_fits && strcmp (left, right) < 0)
    check_between (left, right);
  if (size > 0)
    {
      g_auto (GStrv) keys = pv_order_key_spread (data[0]);

      for (guint i = 1; i < data[0]; i++)
        if (!pv_order_key_is_valid (keys[i]) || strcmp (keys[i - 1], keys[i]) >= 0)
          FUZZ_FAIL ("Of %u keys, %u does not come after the one before it", data[0], i);
    }
  return 0;
}
