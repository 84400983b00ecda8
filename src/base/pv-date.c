#include "base/pv-date.h"

#include "base/pv-clock.h"

#include <stdio.h>
#include <string.h>

PvDate
pv_date_make (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return PV_NO_DATE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (PvDate) g_date_get_julian (&date);
}

PvDate
pv_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (pv_clock_now_ms () / 1000);

  return pv_date_make (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static gboolean
split (PvDate date, int *year, int *month, int *day)
{
  GDate gdate;

  if (date <= 0 || !g_date_valid_julian ((guint32) date))
    return FALSE;

  g_date_clear (&gdate, 1);
  g_date_set_julian (&gdate, (guint32) date);
  *year = g_date_get_year (&gdate);
  *month = g_date_get_month (&gdate);
  *day = g_date_get_day (&gdate);
  return TRUE;
}

char *
pv_date_to_iso (PvDate date)
{
  int year, month, day;

  if (!split (date, &year, &month, &day))
    return g_strdup ("");

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

gboolean
pv_date_parse_iso (const char *text, PvDate *date)
{
  int year, month, day;
  PvDate made;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;

  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  day = (int) g_ascii_strtoll (text + 8, NULL, 10);
  made = pv_date_make (year, month, day);
  if (made == PV_NO_DATE)
    return FALSE;

  *date = made;
  return TRUE;
}

char *
pv_date_to_words (PvDate date, PvLang lang)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  int year, month, day;

  if (!split (date, &year, &month, &day))
    return g_strdup ("");
  if (lang == PV_LANG_EN)
    return g_strdup_printf ("%d %s %d", day, months[month - 1], year);

  return g_strdup_printf ("%d.%d.%d", day, month, year);
}

gboolean
pv_date_parse_human (const char *text, PvDate *date)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  int year, month, day;
  char first, second, rest;
  PvDate made;

  if (*stripped == '\0')
    {
      *date = PV_NO_DATE;
      return TRUE;
    }
  if (pv_date_parse_iso (stripped, date))
    return TRUE;
  if (strlen (stripped) > 10
      || sscanf (stripped, "%2d%c%2d%c%4d%c", &day, &first, &month, &second, &year, &rest) != 5
      || first != second || strchr ("./", first) == NULL)
    return FALSE;
  if (year < 100)
    year += 2000;

  made = pv_date_make (year, month, day);
  if (made == PV_NO_DATE)
    return FALSE;

  *date = made;
  return TRUE;
}

int
pv_date_year (PvDate date)
{
  int year, month, day;

  return split (date, &year, &month, &day) ? year : 0;
}
