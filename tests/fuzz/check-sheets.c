#include "check-sheets.h"
#include "fuzz.h"

#include <string.h>

static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return *end == '\0' && strpbrk (text, "eExXnN") == NULL;
}

static gboolean
fits_kind (PvCellKind kind, const char *text)
{
  PvDate date;

  switch (kind)
    {
    case PV_CELL_EMPTY:
      return *text == '\0';
    case PV_CELL_NUMBER:
      return *text != '\0' && is_number (text);
    case PV_CELL_DATE:
      return pv_date_parse_iso (text, &date);
    case PV_CELL_YES_NO:
      return g_str_equal (text, "1") || g_str_equal (text, "0");
    default:
      return *text != '\0';
    }
}

static gboolean
is_clean (const char *text)
{
  gsize length = strlen (text);

  if (length > PV_SHEET_MAX_CELL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n')
      return FALSE;

  return length == 0 || (!g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1]));
}

void
check_sheet (PvSheet *sheet)
{
  guint rows = pv_sheet_get_n_rows (sheet), columns = pv_sheet_get_n_columns (sheet);

  if (rows == 0 || columns == 0 || rows > PV_SHEET_MAX_ROWS || columns > PV_SHEET_MAX_COLUMNS)
    FUZZ_FAIL ("%u rows and %u columns", rows, columns);
  /* A sheet that is far larger than its input holds the same over and over. */
  for (guint row = 0; row < MIN (rows, 2000); row++)
    for (guint column = 0; column < MIN (columns, 200); column++)
      {
        const char *text = pv_sheet_get_text (sheet, row, column);

        if (!is_clean (text) || !fits_kind (pv_sheet_get_cell_kind (sheet, row, column), text))
          FUZZ_FAIL ("Row %u, column %u, kind %d: “%s”", row, column, pv_sheet_get_cell_kind (sheet, row, column), text);
      }
}

void
check_sheets (GPtrArray *sheets, GError *error)
{
  if ((sheets == NULL) != (error != NULL))
    FUZZ_FAIL ("Neither sheets nor a refusal, or both");
  if (error != NULL && (error->domain != PV_ERROR || strchr (error->message, '\n') != NULL
                        || (error->code != PV_ERROR_FOREIGN && error->code != PV_ERROR_DAMAGED && error->code != PV_ERROR_REFUSED)))
    FUZZ_FAIL ("Refused with %d: %s", error->code, error->message);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    check_sheet (sheets->pdata[i]);

  g_clear_error (&error);
  g_clear_pointer (&sheets, g_ptr_array_unref);
}
