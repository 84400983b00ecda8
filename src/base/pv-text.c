#include "base/pv-text.h"

#include <string.h>

char *
pv_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_NFKD);
  g_autofree char *lower = g_utf8_casefold (decomposed ? decomposed : "", -1);
  GString *folded = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = folded->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (folded, ' ');
      gap = FALSE;
      g_string_append_unichar (folded, c);
    }

  return g_string_free (folded, FALSE);
}

gboolean
pv_text_is_sound (const char *text, gsize max)
{
  gsize n = strlen (text);

  if (n > max || !g_utf8_validate (text, (gssize) n, NULL))
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0)) || c == 0xFFFE || c == 0xFFFF)
        return FALSE;
    }

  return TRUE;
}

char *
pv_text_in_line (const char *text, guint most)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  const char *p = valid;

  for (guint n = 0; *p && n < most; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }

  return g_string_free (line, FALSE);
}

char *
pv_text_or_null (const char *text)
{
  g_autofree char *stripped = text ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}
