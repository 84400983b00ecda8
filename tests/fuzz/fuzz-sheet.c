/* Whatever bytes come, a spreadsheet file is sheets of clean cells or one line of refusal. The first byte says what the others are:
 *   Z  the file itself      O  rows of a flat OpenDocument     J  JSON of a data package
 *   X  the parts of an .xlsx, with 0x1f between them: rows, what follows them, strings, styles */
#include "check-sheets.h"

#include "exchange/pv-json-read.h"
#include "sheets.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
read_bytes (GBytes *bytes)
{
  GError *error = NULL;
  GPtrArray *sheets = pv_sheets_read (bytes, "fuzz", NULL, &error);

  check_sheets (sheets, error);
  g_bytes_unref (bytes);
}

static GBytes *
xlsx_of (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\x1f", 4);
  const char *part[4] = { "", "", "", "" };

  for (guint i = 0; parts[i] != NULL; i++)
    part[i] = parts[i];
  return pv_test_xlsx (part[0], part[1], part[2], part[3]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : NULL;
  PvJson *json;

  switch (size > 0 ? data[0] : 0)
    {
    case 'Z':
      read_bytes (g_bytes_new (data + 1, size - 1));
      break;
    case 'O':
      read_bytes (pv_test_fods (text));
      break;
    case 'X':
      read_bytes (xlsx_of (text));
      break;
    case 'J':
      json = pv_json_parse (text, strlen (text), NULL);
      if (json != NULL)
        pv_json_free (json);
      break;
    default:
      break;
    }
  return 0;
}
