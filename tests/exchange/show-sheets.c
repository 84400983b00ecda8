/* Says what is read of a file of sheets, a row a line, for comparing with other programs: show-sheets FILE */
#include "exchange/exchange.h"

#include <locale.h>

static void
show_row (const PvSheet *sheet, guint row)
{
  static const char *const kinds[] = { "empty", "text", "number", "date", "yes-no" };

  for (guint column = 0; column < pv_sheet_get_n_columns (sheet); column++)
    {
      g_auto (GStrv) lines = g_strsplit (pv_sheet_get_text (sheet, row, column), "\n", -1);
      g_autofree char *text = g_strjoinv ("⏎", lines);

      g_print ("%s%s\t%s", column > 0 ? "\t" : "", kinds[pv_sheet_get_cell_kind (sheet, row, column)], text);
    }
  g_print ("\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *locale = setlocale (LC_ALL, "");
  g_autoptr (GPtrArray) sheets = locale != NULL && argc == 2 ? pv_sheets_load (argv[1], NULL, &error) : NULL;

  if (sheets == NULL)
    {
      g_printerr ("%s\n", error ? error->message : "show-sheets FILE");
      return 1;
    }
  for (guint i = 0; i < sheets->len; i++)
    {
      g_print ("# %s\n", pv_sheet_get_name (sheets->pdata[i]));
      for (guint row = 0; row < pv_sheet_get_n_rows (sheets->pdata[i]); row++)
        show_row (sheets->pdata[i], row);
    }
  return 0;
}
