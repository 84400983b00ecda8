#include "base/pv-order-key.h"

#include <string.h>

#define BASE 62

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
digit_value (char c)
{
  const char *at = c ? strchr (digits, c) : NULL;

  return at ? (int) (at - digits) : -1;
}

gboolean
pv_order_key_is_valid (const char *key)
{
  gsize n = key ? strlen (key) : 0;

  if (n == 0 || n > PV_ORDER_KEY_MAX || key[n - 1] == '0')
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (digit_value (key[i]) < 0)
      return FALSE;

  return TRUE;
}

char *
pv_order_key_between (const char *before, const char *after)
{
  GString *key = g_string_new (NULL);
  const char *low = before ? before : "";
  const char *high = after;

  if (high != NULL && strcmp (low, high) >= 0)
    high = NULL;

  for (;;)
    {
      int a = *low ? digit_value (*low) : 0;
      int b = high != NULL ? digit_value (*high) : BASE;

      if (b - a > 1)
        {
          g_string_append_c (key, digits[(a + b) / 2]);
          return g_string_free (key, FALSE);
        }
      g_string_append_c (key, digits[a]);
      if (a != b)
        high = NULL;
      else if (high != NULL)
        high++;
      if (*low)
        low++;
    }
}

char **
pv_order_key_spread (guint n)
{
  char **keys = g_new0 (char *, n + 1);
  guint width = 1;
  guint64 room = BASE;

  while (room < (guint64) n + 1)
    {
      room *= BASE;
      width++;
    }
  for (guint i = 0; i < n; i++)
    {
      guint64 place = (guint64) (i + 1) * room / ((guint64) n + 1);
      char *key = g_malloc0 (width + 1);

      for (guint d = width; d > 0; d--, place /= BASE)
        key[d - 1] = digits[place % BASE];
      for (gsize end = width; end > 1 && key[end - 1] == '0'; end--)
        key[end - 1] = '\0';
      keys[i] = key;
    }

  return keys;
}
