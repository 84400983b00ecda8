/* Text as a sheet: what it is written in, what parts its cells, then row by row. */
#include "exchange/pv-csv-parse.h"
#include "exchange/pv-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows in a thousand must agree on a separator: pasted lines of names may hold commas that part nothing. */
#define MOST_ROWS 400
#define EVERY_ROW 1000

typedef struct
{
  PvSheetFile *file;
  PvSheet *sheet;
  GError *error;
} Reading;

/* The signs of Windows-1252 between 0x80 and 0x9f; 0 where it has none. */
static const guint16 windows[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static char *
from_windows (const char *bytes, gsize size)
{
  GString *text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      guchar c = (guchar) bytes[i];
      gunichar sign = c >= 0x80 && c <= 0x9f ? windows[c - 0x80] : c;

      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, sign ? sign : 0xfffd);
    }
  return g_string_free (text, FALSE);
}

/* "Unicode text" of Excel. What is no sign becomes U+FFFD, as a bound says how long a file is and not how good. */
static char *
from_utf16 (const guchar *bytes, gsize size, gboolean big_endian)
{
  GString *text = g_string_sized_new (size);

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = big_endian ? (gunichar) (bytes[i] << 8 | bytes[i + 1]) : (gunichar) (bytes[i + 1] << 8 | bytes[i]);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < size)
        {
          gunichar low = big_endian ? (gunichar) (bytes[i + 2] << 8 | bytes[i + 3]) : (gunichar) (bytes[i + 3] << 8 | bytes[i + 2]);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      g_string_append_unichar (text, g_unichar_validate (c) && c != 0 ? c : 0xfffd);
    }
  return g_string_free (text, FALSE);
}

/* The text of the file, UTF-8; @remark receives what a person should know. NULL when it is none. */
static char *
decode (GBytes *bytes, const char **remark)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return g_strdup ("");
  if (size >= 2 && ((guchar) data[0] == 0xff || (guchar) data[0] == 0xfe) && (guchar) (data[0] ^ data[1]) == 0x01)
    return from_utf16 ((const guchar *) data + 2, size - 2, (guchar) data[0] == 0xfe);
  if (memchr (data, '\0', size) != NULL)
    return NULL;
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (g_utf8_validate (data, (gssize) size, NULL))
    return g_strndup (data, size);

  *remark = _("The file is not UTF-8: it was read as Windows-1252; look whether å, ä and ö are right");
  return from_windows (data, size);
}

static gboolean
put_cb (guint row, guint column, GString *text, gpointer user_data)
{
  Reading *reading = user_data;

  if (row % 256 == 0 && column == 0 && g_cancellable_set_error_if_cancelled (reading->file->cancellable, &reading->error))
    return FALSE;

  return pv_sheet_put (reading->sheet, reading->file, row, column, PV_CELL_TEXT, text->str, &reading->error);
}

/* "sep=;", which Excel writes and reads in the first line. */
static char
told_separator (const char **text)
{
  char separator;

  if (g_ascii_strncasecmp (*text, "sep=", 4) != 0 || (*text)[4] == '\0' || strchr (",;\t|", (*text)[4]) == NULL
      || ((*text)[5] != '\n' && (*text)[5] != '\r'))
    return '\0';

  separator = (*text)[4];
  *text += (*text)[5] == '\r' && (*text)[6] == '\n' ? 7 : 6;
  return separator;
}

static char
ending_separator (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".tsv") || g_str_has_suffix (lower, ".tab") ? '\t' : '\0';
}

/* Rows of @text by @separator. A quote that is not closed is an error, or, where it is @forgiven, a mark like any other. */
static PvSheet *
read_rows (PvSheetFile *file, const char *text, char separator, gboolean forgiven, GError **error)
{
  g_autoptr (PvSheet) sheet = pv_sheet_new (file->name);
  Reading reading = { file, sheet, NULL };
  gsize length = strlen (text);
  guint row, column;
  PvCsvEnd end = pv_csv_parse (text, length, separator, TRUE, put_cb, &reading, &row, &column);

  if (end == PV_CSV_OPEN_QUOTE && forgiven)
    {
      g_clear_pointer (&sheet, pv_sheet_unref);
      reading.sheet = sheet = pv_sheet_new (file->name);
      file->cells = 0;
      file->text = 0;
      end = pv_csv_parse (text, length, separator, FALSE, put_cb, &reading, NULL, NULL);
    }
  if (end == PV_CSV_STOPPED)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  if (end == PV_CSV_OPEN_QUOTE)
    {
      pv_sheet_refuse (file, row, column, _("a quotation mark opens here and is not closed; close it"), error);
      return NULL;
    }
  if (!pv_sheet_finish (sheet))
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is empty"), file->name);
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

PvSheet *
pv_sheet_read_text (PvSheetFile *file, GBytes *bytes, GError **error)
{
  const char *remark = NULL;
  g_autofree char *decoded = decode (bytes, &remark);
  const char *text = decoded;
  PvSheet *sheet;
  char separator;

  if (decoded == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is neither a spreadsheet nor text; save it as .xlsx, .ods or .csv"), file->name);
      return NULL;
    }

  separator = told_separator (&text);
  if (separator == '\0')
    separator = ending_separator (file->name);
  if (separator == '\0')
    separator = pv_csv_separator (text, strlen (text), MOST_ROWS);
  sheet = read_rows (file, text, separator, FALSE, error);
  if (sheet != NULL && remark != NULL)
    pv_sheet_add_remark (sheet, remark);
  return sheet;
}

PvSheet *
pv_sheet_new_pasted (const char *text, GError **error)
{
  PvSheetFile file = { .name = _("Pasted text") };
  g_autofree char *valid = NULL;
  char separator;

  if (strlen (text) > PV_SHEET_MAX_BYTES)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("What was pasted is larger than %u MiB; paste less at a time"), PV_SHEET_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  valid = g_utf8_make_valid (text, -1);
  separator = strchr (valid, '\t') != NULL ? '\t' : pv_csv_separator (valid, strlen (valid), EVERY_ROW);
  return read_rows (&file, valid, separator, TRUE, error);
}
