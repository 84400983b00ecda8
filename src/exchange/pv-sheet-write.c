#include "exchange/pv-csv-text.h"
#include "exchange/pv-output.h"
#include "exchange/pv-sheet-write-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Signs: a column is wide enough for a word and its filter, and never as wide as the screen. */
#define NARROWEST 10
#define WIDEST 48
#define LOOK_ROWS 500

static gboolean
write_csv (GOutputStream *stream, GPtrArray *sheets, GCancellable *cancellable, GError **error)
{
  const PvSheet *sheet = sheets->pdata[0];
  g_autoptr (GString) line = g_string_new ("\xef\xbb\xbf");

  for (guint row = 0; row < pv_sheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < pv_sheet_get_n_columns (sheet); column++)
        {
          if (column > 0)
            g_string_append_c (line, ',');
          pv_csv_append_cell (line, pv_sheet_get_text (sheet, row, column));
        }
      g_string_append (line, "\r\n");
      if (!g_output_stream_write_all (stream, line->str, line->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (line, 0);
      pv_progress_tell (cancellable, row, pv_sheet_get_n_rows (sheet));
    }

  return TRUE;
}

static gboolean
write_cb (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const struct { GPtrArray *sheets; PvSheetFileType type; } *what = user_data;

  switch (what->type)
    {
    case PV_SHEET_FILE_XLSX:
      return pv_xlsx_write (stream, what->sheets, cancellable, error);
    case PV_SHEET_FILE_ODS:
      return pv_ods_write (stream, what->sheets, cancellable, error);
    default:
      return write_csv (stream, what->sheets, cancellable, error);
    }
}

gboolean
pv_sheet_add_part (PvZipWriter *zip, const char *name, PvSheetPart write, GPtrArray *sheets, guint number, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (memory, cancellable);
  g_autoptr (GBytes) bytes = NULL;

  pv_xml_writer_no_indent (xml);
  write (xml, sheets, number);
  if (!pv_xml_writer_finish (xml, error) || !g_output_stream_close (memory, NULL, error))
    return FALSE;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  pv_zip_writer_add (zip, name, bytes, FALSE);
  return TRUE;
}

const char *
pv_sheet_safe_text (const char *text, GString *buffer)
{
  if (!pv_csv_is_formula (text))
    return text;

  g_string_printf (buffer, "'%s", text);
  return buffer->str;
}

static guint
longest_line (const char *text)
{
  guint longest = 0;

  for (const char *line = text; line != NULL;)
    {
      const char *end = strchr (line, '\n');
      glong length = g_utf8_strlen (line, end ? end - line : -1);

      longest = MAX (longest, (guint) length);
      line = end ? end + 1 : NULL;
    }
  return longest;
}

guint
pv_sheet_column_width (const PvSheet *sheet, guint column)
{
  guint width = NARROWEST;
  guint n = MIN (pv_sheet_get_n_rows (sheet), LOOK_ROWS);

  for (guint row = 0; row < n; row++)
    width = MAX (width, longest_line (pv_sheet_get_text (sheet, row, column)) + 3);
  return MIN (width, WIDEST);
}

gboolean
pv_sheet_wraps (const char *text)
{
  return strchr (text, '\n') != NULL || g_utf8_strlen (text, -1) > WIDEST - 3;
}

PvSheetFileType
pv_sheet_file_type (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    return PV_SHEET_FILE_XLSX;
  if (g_str_has_suffix (lower, ".ods"))
    return PV_SHEET_FILE_ODS;

  return g_str_has_suffix (lower, ".csv") ? PV_SHEET_FILE_CSV : PV_SHEET_FILE_NONE;
}

gboolean
pv_sheets_export (GPtrArray *sheets, const char *path, GCancellable *cancellable, GError **error)
{
  struct { GPtrArray *sheets; PvSheetFileType type; } what = { sheets, pv_sheet_file_type (path) };

  if (what.type == PV_SHEET_FILE_NONE)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: give it a name that ends with .xlsx, .ods or .csv"), path);
      return FALSE;
    }
  return pv_output_file (path, write_cb, NULL, &what, cancellable, error);
}
