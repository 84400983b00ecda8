#include "base/pv-number.h"

#include <string.h>

#define LIMIT G_GINT64_CONSTANT (1000000000000000)
#define NO_BREAK_SPACE "\302\240"

static gint64
power_of_ten (guint decimals)
{
  gint64 power = 1;

  while (decimals-- > 0)
    power *= 10;
  return power;
}

static char *
format (gint64 value, guint decimals, const char *thousands, const char *point)
{
  gint64 unit = power_of_ten (decimals);
  guint64 magnitude = value < 0 ? (guint64) -value : (guint64) value;
  g_autofree char *whole = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude / (guint64) unit);
  GString *text = g_string_new (value < 0 ? "-" : "");
  gsize n = strlen (whole);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, thousands);
      g_string_append_c (text, whole[i]);
    }

  if (magnitude % (guint64) unit != 0)
    {
      g_string_append_printf (text, "%s%0*" G_GUINT64_FORMAT, point, (int) decimals, magnitude % (guint64) unit);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }

  return g_string_free (text, FALSE);
}

char *
pv_decimal_to_text (gint64 value, guint decimals)
{
  return format (value, decimals, "", ".");
}

char *
pv_decimal_to_words (gint64 value, guint decimals, PvLang lang)
{
  if (lang == PV_LANG_EN)
    return format (value, decimals, ",", ".");

  return format (value, decimals, NO_BREAK_SPACE, ",");
}

char *
pv_count_to_words (const char *format, guint n, PvLang lang)
{
  g_autofree char *number = pv_decimal_to_words (n, 0, lang);
  GString *text = g_string_new (format);

  g_string_replace (text, "%u", number, 1);
  return g_string_free (text, FALSE);
}

/* Digits only, a point for the decimals: "1 234,5" -> "1234.5". NULL when a sign stands where none may. */
static char *
plain_digits (const char *text)
{
  GString *plain = g_string_new (NULL);
  const char *last_mark = NULL;

  for (const char *p = text; *p; p++)
    if (*p == ',' || *p == '.')
      last_mark = p;

  for (const char *p = text; *p; p++)
    {
      if (g_str_has_prefix (p, NO_BREAK_SPACE))
        p++;
      else if (*p == ' ' && p != text)
        continue;
      else if (p == last_mark)
        g_string_append_c (plain, '.');
      else if (*p == ',' && g_ascii_isdigit (p[1]) && p != text)
        continue;
      else
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

gboolean
pv_decimal_parse (const char *text, guint decimals, gint64 *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  g_autofree char *plain = plain_digits (stripped);
  const char *p = plain;
  gboolean negative = *p == '-';
  gint64 sum = 0;
  guint n_digits = 0, n_decimals = 0;
  gboolean point = FALSE;

  if (negative)
    p++;
  for (; *p; p++)
    {
      if (*p == '.' && !point && n_digits > 0)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p) || sum >= LIMIT)
        return FALSE;
      if (point && ++n_decimals > decimals)
        return FALSE;
      sum = sum * 10 + (*p - '0');
      n_digits++;
    }
  if (n_digits == 0 || (point && n_decimals == 0))
    return FALSE;
  for (; n_decimals < decimals; n_decimals++)
    sum *= 10;
  if (sum >= LIMIT)
    return FALSE;

  *value = negative ? -sum : sum;
  return TRUE;
}
