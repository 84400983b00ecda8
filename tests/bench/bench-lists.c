/* bench-lists ROWS: a list of so many actors as CSV, read, understood and held against an empty model; carried out; and held against the
 * model that has them all. Prints "list ROWS FIRST-MS AGAIN-MS PEAK-MB PLAN-MS CARRY-MS": ms of CPU, and the peak is the process's own;
 * working the edits out is done in a worker, carrying them out is what is left to the window's own thread. */
#include "exchange/exchange.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static PvId
next_id (gpointer user_data)
{
  guint *last = user_data;

  return pv_id_make (1, ++*last);
}

static GBytes *
new_list (guint rows)
{
  static const char *const places[] = { "Vaasa", "Porvoo", "Mikkeli", "Savonlinna", "Pieksämäki" };
  GString *csv = g_string_new ("Nimi;Namn;Tyyppi;Kunta;Ydintehtävä;Voimassa alkaen\n");

  for (guint i = 0; i < rows; i++)
    g_string_append_printf (csv, "Toimija numero %u;Aktör nummer %u;Yhdistys;%s;Tekee työtä nuorten hyväksi ryhmässä %u;1.3.%u\n", i, i,
                            places[i % G_N_ELEMENTS (places)], i % 50, 2000 + i % 20);
  return g_string_free_to_bytes (csv);
}

/* The worker is one thread: what others do on the machine does not count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
bring_in (PvModel *model, GBytes *bytes, PvEdits **edits, PvSheetImport **made)
{
  double began = cpu_ms ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, "list.csv", NULL, &error);
  g_autoptr (PvMapping) mapping = NULL;

  if (sheets == NULL)
    g_error ("%s", error->message);
  mapping = pv_mapping_guess (model, sheets->pdata[0], PV_ANY_KIND, PV_ANY_KIND, PV_LANG_FI);
  *made = pv_sheet_import_new (model, sheets->pdata[0], mapping, PV_SHEET_IMPORT_PLAIN, NULL, &error);
  *edits = pv_sheet_import_get_edits (*made);
  return cpu_ms () - began;
}

int
main (int argc, char **argv)
{
  guint rows = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 300, last = 0;
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GBytes) bytes = new_list (rows);
  g_autoptr (PvSheetImport) first = NULL, again = NULL;
  g_autoptr (PvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  PvEdits *edits;
  double first_ms = bring_in (model, bytes, &edits, &first), again_ms, plan_ms, carry_ms, began = cpu_ms ();

  plan = pv_plan_new (model, edits, next_id, &last, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  plan_ms = cpu_ms () - began;
  began = cpu_ms ();
  pv_change_set_unref (pv_plan_carry_out (plan, model));
  carry_ms = cpu_ms () - began;
  again_ms = bring_in (model, bytes, &edits, &again);
  if (pv_sheet_import_count (again, PV_ROW_SAME) != rows)
    g_error ("the second time is not the same");
  getrusage (RUSAGE_SELF, &usage);
  g_print ("list %u %.1f %.1f %.1f %.1f %.1f\n", rows, first_ms, again_ms, usage.ru_maxrss / 1024.0, plan_ms, carry_ms);
  return 0;
}
