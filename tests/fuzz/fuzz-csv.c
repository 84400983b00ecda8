/* Whatever bytes come, a text file is rows of clean cells or one line of refusal; what is pasted too; and what we write of the cells is
 * what we read again. */
#include "check-sheets.h"

#include "exchange/pv-csv-parse.h"
#include "exchange/pv-csv-text.h"
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static gboolean
same_cb (guint row, guint column, GString *text, gpointer user_data)
{
  if (row != 0 || column != 0 || !g_str_equal (pv_csv_own_text (text->str), user_data))
    FUZZ_FAIL ("“%s” came back as “%s” in row %u, column %u", (char *) user_data, text->str, row, column);
  return TRUE;
}

/* A cell by itself. */
static void
check_written (char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  pv_csv_append_cell (line, text);
  if (pv_csv_parse (line->str, line->len, ',', TRUE, same_cb, text, NULL, NULL) != PV_CSV_READ)
    FUZZ_FAIL ("“%s” was written as “%s”", text, line->str);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);
  GError *error = NULL;
  GPtrArray *sheets;
  PvSheet *sheet;

  /* Else it is no text: fuzz-sheet has those. */
  if (size >= 2 && (memcmp (data, "PK", 2) == 0 || memcmp (data, "<?", 2) == 0))
    return 0;
  sheets = pv_sheets_read (bytes, "fuzz.csv", NULL, &error);
  check_sheets (sheets, g_steal_pointer (&error));

  sheet = pv_sheet_new_pasted (text, &error);
  if ((sheet == NULL) != (error != NULL))
    FUZZ_FAIL ("Neither a sheet nor a refusal, or both");
  g_clear_error (&error);
  if (sheet != NULL)
    check_sheet (sheet);
  g_clear_pointer (&sheet, pv_sheet_unref);
  check_written (text);
  return 0;
}
