#include "exchange/pv-sheet-format.h"

#include "base/base.h"
#include "exchange/pv-sheet-private.h"

#include <math.h>
#include <string.h>

/* What a format code holds, without quoted words, colours and conditions. */
typedef struct
{
  gboolean day;                /* a day or a year */
  gboolean month;              /* or minutes */
  gboolean clock;
  gboolean percent;
  gboolean other;              /* a sign that a code with leading zeros does not have */
  guint zeros;
  GString *code;               /* zeros, and the signs between them */
} Look;

/* "[Red]", "[$-40B]", "[>100]", "[h]": only the last is part of how it reads. */
static const char *
skip_bracket (Look *look, const char *p)
{
  const char *end = strchr (p, ']');

  if (end == NULL)
    return p + strlen (p);
  if (end > p + 1 && strspn (p + 1, "hHmMsS") == (gsize) (end - p - 1))
    look->clock = TRUE;
  return end + 1;
}

static const char *
take_quoted (Look *look, const char *p)
{
  const char *end = strchr (p + 1, '"');

  if (end == NULL)
    return p + strlen (p);
  g_string_append_len (look->code, p + 1, end - p - 1);
  return end + 1;
}

static void
take_sign (Look *look, char c)
{
  switch (g_ascii_tolower (c))
    {
    case 'y':
    case 'd':
      look->day = TRUE;
      break;
    case 'm':
      look->month = TRUE;
      break;
    case 'h':
    case 's':
      look->clock = TRUE;
      break;
    case '%':
      look->percent = TRUE;
      break;
    case '0':
      look->zeros++;
      G_GNUC_FALLTHROUGH;
    case '-':
    case ' ':
      g_string_append_c (look->code, c);
      break;
    default:
      look->other = TRUE;
    }
}

/* The first part of the code: the one for positive numbers. */
static void
look_at (Look *look, const char *code)
{
  const char *p = code;

  while (*p != '\0' && *p != ';')
    {
      if (*p == '[')
        p = skip_bracket (look, p);
      else if (*p == '"')
        p = take_quoted (look, p);
      else if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_len (look->code, p + 1, g_utf8_next_char (p + 1) - (p + 1));
          p = g_utf8_next_char (p + 1);
        }
      else if ((*p == '_' || *p == '*') && p[1] != '\0')
        p = g_utf8_next_char (p + 1);
      else if (g_ascii_strncasecmp (p, "general", 7) == 0)
        {
          look->other = TRUE;
          p += 7;
        }
      else
        take_sign (look, *p++);
    }
}

void
pv_sheet_format_parse (PvSheetFormat *format, const char *code)
{
  g_autoptr (GString) signs = g_string_new (NULL);
  Look look = { .code = signs };

  look_at (&look, code);
  format->code = NULL;
  if (look.day || (look.month && !look.clock))
    format->kind = PV_SHEET_FORMAT_DATE;
  else if (look.clock)
    format->kind = PV_SHEET_FORMAT_TIME;
  else if (look.percent)
    format->kind = PV_SHEET_FORMAT_PERCENT;
  else if (!look.other && look.zeros >= 2 && look.zeros <= 20 && signs->len <= 64)
    {
      format->kind = PV_SHEET_FORMAT_CODE;
      format->code = g_strdup (signs->str);
    }
  else
    format->kind = PV_SHEET_FORMAT_NUMBER;
}

void
pv_sheet_format_built_in (PvSheetFormat *format, guint number)
{
  format->code = NULL;
  if ((number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 58))
    format->kind = PV_SHEET_FORMAT_DATE;
  else if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47))
    format->kind = PV_SHEET_FORMAT_TIME;
  else if (number == 9 || number == 10)
    format->kind = PV_SHEET_FORMAT_PERCENT;
  else
    format->kind = PV_SHEET_FORMAT_NUMBER;
}

/* Days since the end of 1899, in which the 60th was a day that never was; or since 1904. */
static char *
date_text (double number, gboolean since_1904)
{
  double days = floor (number + (since_1904 ? 1462 : 0));

  if (days < 1 || days > 2958465)
    return NULL;
  if (days < 60)
    days += 1;
  return pv_date_to_iso (pv_date_make (1899, 12, 30) + (PvDate) days);
}

/* The digits of a whole number in the places of the zeros, from the right. NULL when it has more of them. */
static char *
coded (const char *code, double number)
{
  g_autofree char *digits = NULL;
  char *text;
  gsize left;

  if (number < 0 || number >= 1e15 || floor (number) < number)
    return NULL;

  digits = g_strdup_printf ("%.0f", number);
  left = strlen (digits);
  text = g_strdup (code);
  for (gsize i = strlen (text); i > 0; i--)
    if (text[i - 1] == '0' && left > 0)
      text[i - 1] = digits[--left];
  if (left > 0)
    g_clear_pointer (&text, g_free);
  return text;
}

char *
pv_sheet_time (double days)
{
  gint64 minutes = (gint64) floor (days * 24 * 60 + 0.5);

  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, minutes / 60, minutes % 60);
}

char *
pv_sheet_format_apply (const PvSheetFormat *format, double number, gboolean since_1904, PvCellKind *kind)
{
  char *text = NULL;

  *kind = PV_CELL_NUMBER;
  switch (format->kind)
    {
    case PV_SHEET_FORMAT_DATE:
      text = date_text (number, since_1904);
      *kind = text != NULL ? PV_CELL_DATE : PV_CELL_NUMBER;
      break;
    case PV_SHEET_FORMAT_TIME:
      text = number >= 0 && number < 100000 ? pv_sheet_time (number) : NULL;
      *kind = text != NULL ? PV_CELL_TEXT : PV_CELL_NUMBER;
      break;
    case PV_SHEET_FORMAT_PERCENT:
      return pv_sheet_double (number * 100);
    case PV_SHEET_FORMAT_CODE:
      text = coded (format->code, number);
      *kind = text != NULL ? PV_CELL_TEXT : PV_CELL_NUMBER;
      break;
    default:
      break;
    }
  return text != NULL ? text : pv_sheet_double (number);
}
