/* import: our own XML, GraphML, a folder of CSV files that describes itself, or a list out of a spreadsheet. */
#include "cli/pv-cli.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>

static void
print_report (const PvImportReport *report)
{
  for (guint i = 0; i < report->remarks->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (report->remarks, i));
  g_print (_("Added: %u, changed: %u, as before: %u\n"), report->n_added, report->n_changed, report->n_same);
}

static gboolean
import_xml (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvImportReport) report = NULL;

  if (cli->kind != NULL)
    return pv_cli_misused (error, _("--kind is for tables; XML and GraphML name their kinds themselves"));
  document = pv_cli_open (cli, error);
  if (document == NULL)
    return FALSE;
  if (pv_data_package_is_one (cli->arguments[1]))
    edits = pv_data_package_import (pv_document_get_model (document), cli->arguments[1], &report, NULL, error);
  else if (pv_graphml_is_name (cli->arguments[1]))
    edits = pv_graphml_import (pv_document_get_model (document), cli->arguments[1], &report, NULL, error);
  else
    edits = pv_own_xml_import (pv_document_get_model (document), cli->arguments[1], &report, NULL, error);
  if (edits == NULL)
    return FALSE;
  if (!cli->dry_run && (!pv_document_commit (document, edits, error) || !pv_cli_share (document, error)))
    return FALSE;

  print_report (report);
  return TRUE;
}

gboolean
pv_cli_import (PvCli *cli, GError **error)
{
  if (pv_sheets_is_sheet_name (cli->arguments[1]))
    return pv_cli_import_list (cli, error);
  if (cli->sheets != NULL || cli->skip_refused)
    return pv_cli_misused (error, _("--sheet and --skip-refused are for lists; XML and GraphML are brought in as a whole"));
  return import_xml (cli, error);
}
