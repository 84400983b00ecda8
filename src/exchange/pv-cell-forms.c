#include "exchange/pv-cell-forms.h"

#include <stdio.h>
#include <string.h>

/* --- dates --- */

static const struct
{
  const char *begins;
  int month;
} months[] = {
  { "tam", 1 }, { "jan", 1 }, { "hel", 2 }, { "feb", 2 }, { "mar", 3 }, { "maalis", 3 }, { "huh", 4 }, { "apr", 4 }, { "tou", 5 }, { "may", 5 },
  { "maj", 5 }, { "kesa", 6 }, { "jun", 6 }, { "hei", 7 }, { "jul", 7 }, { "elo", 8 }, { "aug", 8 }, { "syy", 9 }, { "sep", 9 },
  { "lok", 10 }, { "oct", 10 }, { "okt", 10 }, { "nov", 11 }, { "joul", 12 }, { "dec", 12 },
};

/* "maalis" begins with "ma" as does "maj"; "marras" with "mar" as does "mars". */
static int
month_of (const char *word)
{
  if (g_str_has_prefix (word, "marras"))
    return 11;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (word, months[i].begins))
      return months[i].month;

  return 0;
}

static gboolean
take (PvDate made, PvDate *date)
{
  if (made != PV_NO_DATE)
    *date = made;

  return made != PV_NO_DATE;
}

static gboolean
take_month (int year, int month, gboolean end, PvDate *date)
{
  if (month < 1 || month > 12 || year < 1000 || year > 9999)
    return FALSE;
  if (end)
    return take (pv_date_make (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)), date);

  return take (pv_date_make (year, month, 1), date);
}

/* "21 Nov 2026", "21. marraskuuta 2026", "November 2026", "den 21 november 2026". */
static gboolean
read_words_of_date (const char *text, gboolean end, PvDate *date)
{
  g_autofree char *folded = pv_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  int day = 0, month = 0, year = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int number = g_ascii_isdigit (*words[i]) && strspn (words[i], "0123456789") == strlen (words[i]) && strlen (words[i]) <= 4
                       ? (int) g_ascii_strtoll (words[i], NULL, 10) : -1;

      if (number > 31 && year == 0)
        year = number;
      else if (number > 0 && day == 0)
        day = number;
      else if (number < 0 && month == 0 && month_of (words[i]) > 0)
        month = month_of (words[i]);
      else if (number >= 0 || !g_str_equal (words[i], "den"))
        return FALSE;
    }
  if (month == 0 || year < 1000)
    return FALSE;

  return day > 0 ? take (pv_date_make (year, month, day), date) : take_month (year, month, end, date);
}

gboolean
pv_cell_read_date (const char *text, gboolean end, PvDate *date)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  PvDate made = PV_NO_DATE;
  int first, second;
  char mark, rest;

  /* "2026-03-01T00:00:00", "1.3.2026 klo 9.00" */
  if (strlen (stripped) > 10 && (stripped[10] == 'T' || stripped[10] == ' ') && g_ascii_isdigit (stripped[0]) && stripped[4] == '-')
    stripped[10] = '\0';
  if (*stripped != '\0' && pv_date_parse_human (stripped, &made))
    return take (made, date);
  if (sscanf (stripped, "%4d%c", &first, &rest) == 1 && first >= 1000 && strlen (stripped) == 4)
    return take_month (first, end ? 12 : 1, end, date);
  if (strlen (stripped) <= 7 && sscanf (stripped, "%4d%c%4d%c", &first, &mark, &second, &rest) == 3 && strchr ("/.-", mark) != NULL)
    return first > 12 ? take_month (first, second, end, date) : take_month (second, first, end, date);

  return read_words_of_date (stripped, end, date);
}

/* --- numbers --- */

/* Spaces of every width between thousands, and the unit behind, say nothing. */
static char *
bare_number (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x2009 || c == 0x202f || c == 0x2060 || c == '\'' || c == 0x20ac || c == '%')
        continue;
      g_string_append_unichar (bare, c == 0x2212 ? '-' : c);
    }
  if (g_str_has_suffix (bare->str, "eur") || g_str_has_suffix (bare->str, "EUR"))
    g_string_truncate (bare, bare->len - 3);

  return g_string_free (bare, FALSE);
}

/* Thousands may be marked by points where the decimals follow a comma. */
static void
take_points_out (char *bare)
{
  char *comma = strchr (bare, ','), *to = bare;

  if (comma == NULL || strchr (bare, '.') == NULL || strchr (bare, '.') > comma || strchr (comma + 1, ',') != NULL)
    return;
  for (const char *from = bare; *from; from++)
    if (*from != '.')
      *to++ = *from;
  *to = '\0';
}

gboolean
pv_cell_read_decimal (const char *text, guint decimals, gint64 *value)
{
  g_autofree char *bare = bare_number (text);

  take_points_out (bare);
  return *bare != '\0' && pv_decimal_parse (bare, decimals, value);
}

/* --- codes --- */

char *
pv_cell_read_business_id (const char *text)
{
  GString *digits = g_string_new (NULL);
  const char *p = text;

  if (g_ascii_strncasecmp (p, "FI", 2) == 0)
    p += 2;
  for (; *p; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != '-' && *p != ' ')
      g_string_append_c (digits, '?');
  if (digits->len == 7)
    g_string_prepend_c (digits, '0');
  if (digits->len == 8)
    g_string_insert_c (digits, 7, '-');
  if (!pv_code_is_well_formed (PV_CODES_BUSINESS_ID, digits->str))
    {
      g_string_free (digits, TRUE);
      return NULL;
    }

  return g_string_free (digits, FALSE);
}

/* The code of a list by its name: "Vaasa", "Vasa". */
static char *
code_by_name (PvCodes codes, const char *text)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *folded = pv_text_fold (text);

  if (codes == PV_CODES_NONE || codes == PV_CODES_BUSINESS_ID || *folded == '\0')
    return NULL;
  found = pv_code_search (codes, text, 20);
  for (guint i = 0; i < found->len; i++)
    for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
      {
        g_autofree char *name = pv_text_fold (pv_code_name (codes, found->pdata[i], lang));

        if (g_str_equal (name, folded))
          return g_strdup (found->pdata[i]);
      }

  return NULL;
}

/* Spreadsheets take the zeros before a number away. */
char *
pv_cell_read_code (PvCodes codes, const char *text)
{
  g_autofree char *first = g_strndup (text, strcspn (text, " \n"));
  g_autofree char *normal = pv_code_normalise (codes, first);
  char *by_name;

  if (codes == PV_CODES_BUSINESS_ID)
    return pv_cell_read_business_id (text);
  if (codes == PV_CODES_MUNICIPALITY && *normal != '\0' && strlen (normal) < 3 && strspn (normal, "0123456789") == strlen (normal))
    return g_strdup_printf ("%03d", (int) g_ascii_strtoll (normal, NULL, 10));
  if (pv_code_is_well_formed (codes, normal))
    return g_steal_pointer (&normal);
  by_name = code_by_name (codes, text);
  if (by_name != NULL)
    return by_name;

  g_free (normal);
  normal = g_ascii_strup (first, -1);
  return pv_code_is_well_formed (codes, normal) ? g_steal_pointer (&normal) : NULL;
}
