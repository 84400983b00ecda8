#include "exchange/pv-csv-text.h"

#include <string.h>

gboolean
pv_csv_is_formula (const char *text)
{
  const char *first = text + strspn (text, "'");

  return *first != '\0' && strchr ("=+-@\t\r", *first) != NULL;
}

void
pv_csv_append_cell (GString *line, const char *text)
{
  const char *apostrophe = pv_csv_is_formula (text) ? "'" : "";

  if (strpbrk (text, ",\"\n\r") == NULL)
    {
      g_string_append_printf (line, "%s%s", apostrophe, text);
      return;
    }

  g_string_append_printf (line, "\"%s", apostrophe);
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

const char *
pv_csv_own_text (const char *text)
{
  return *text == '\'' && pv_csv_is_formula (text) ? text + 1 : text;
}
