/* What reading a list costs: one line for each format, for bench.py.
 *
 *   FORMAT MS CPU-MS MIB      20,000 rows of 12 columns: the time, the processor's time, and the memory that a process of its own needed
 *                             at most beyond its start
 *
 * bench-sheets write FOLDER       makes list.csv, list.xlsx and list.ods there
 * bench-sheets read FILE          the line of one file; a process a file, since the most is the process's */
#include "exchange/exchange.h"
#include "exchange/pv-sheet-private.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define ROWS 20000
#define COLUMNS 12

/* KiB; @cpu receives ms. What getrusage() says of memory begins with that of the process that started this one. */
static long
most_memory (double *cpu)
{
  struct rusage usage;
  g_autofree char *status = NULL;
  const char *line = g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ? strstr (status, "VmHWM:") : NULL;

  getrusage (RUSAGE_SELF, &usage);
  *cpu = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
  return line != NULL ? (long) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) : usage.ru_maxrss;
}

/* Names, sentences, numbers, dates and codes, as in a list of actors. */
static char *
cell_text (guint row, guint column, PvCellKind *kind)
{
  *kind = PV_CELL_TEXT;
  switch (column % 6)
    {
    case 0:
      return g_strdup_printf ("Työllisyyden toimija %u", row);
    case 1:
      return g_strdup_printf ("Järjestää palvelut, joita asiakas %u tarvitsee, ja ohjaa eteenpäin", row * 7 % 1000);
    case 2:
      *kind = PV_CELL_NUMBER;
      return g_strdup_printf ("%u.%u", row, column);
    case 3:
      *kind = PV_CELL_DATE;
      return pv_date_to_iso (pv_date_make (2020, 1, 1) + (PvDate) (row % 2000));
    case 4:
      return g_strdup_printf ("%03u", row % 1000);
    default:
      return g_strdup ("Kunta");
    }
}

static PvSheet *
make_sheet (void)
{
  PvSheet *sheet = pv_sheet_new ("Lista");
  PvSheetFile file = { .name = "list" };

  for (guint row = 0; row <= ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        PvCellKind kind = PV_CELL_TEXT;
        g_autofree char *text = row == 0 ? g_strdup_printf ("Sarake %u", column + 1) : cell_text (row, column, &kind);

        if (!pv_sheet_put (sheet, &file, row, column, kind, text, NULL))
          g_error ("row %u", row);
      }
  pv_sheet_finish (sheet);
  return sheet;
}

static int
write_lists (const char *folder)
{
  static const char *const names[] = { "list.csv", "list.xlsx", "list.ods" };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);

  g_ptr_array_add (sheets, make_sheet ());
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      if (!pv_sheets_export (sheets, path, NULL, &error))
        g_error ("%s", error->message);
    }
  return 0;
}

static int
read_list (const char *path)
{
  double cpu_before, cpu;
  long before = most_memory (&cpu_before), most;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pv_sheets_load (path, NULL, &error);
  double took = (double) (g_get_monotonic_time () - start) / 1000;

  most = most_memory (&cpu);
  if (sheets == NULL || pv_sheet_get_n_rows (sheets->pdata[0]) != ROWS + 1)
    g_error ("%s: %s", path, error ? error->message : "rows are missing");
  printf ("%s %.1f %.1f %.1f\n", strrchr (path, '.') + 1, took, cpu - cpu_before, (double) (most - before) / 1024);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "write") == 0)
    return write_lists (argv[2]);
  if (argc == 3 && strcmp (argv[1], "read") == 0)
    return read_list (argv[2]);

  fprintf (stderr, "bench-sheets write FOLDER, or read FILE\n");
  return 2;
}
