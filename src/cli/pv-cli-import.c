/* import: our own XML, GraphML, a folder of CSV files that describes itself, or a list out of a spreadsheet. */
#include "cli/pv-cli.h"

#include <glib/gi18n.h>

void
pv_cli_print_row (PvRowOutcome outcome, const char *place, const char *title, const char *words)
{
  if (outcome == PV_ROW_SAME)
    return;
  if (*words == '\0')
    /* Translators: "New, row 4: Kela" */
    g_print (_("%1$s, %2$s: %3$s\n"), pv_row_outcome_words (outcome), place, title);
  else
    /* Translators: "Changes, row 4: Kela (Phone: 1 → 2)" */
    g_print (_("%1$s, %2$s: %3$s (%4$s)\n"), pv_row_outcome_words (outcome), place, title, words);
}

/* What the preview of the window shows. */
static void
print_rows (const PvImportReport *report, const PvModel *model, const PvEdits *edits)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      const PvImportRow *row = &g_array_index (report->rows, PvImportRow, i);
      g_autofree char *place = g_strdup_printf (_("line %u"), row->line);
      g_autofree char *words = pv_import_row_words (row, model, edits);

      pv_cli_print_row (row->outcome, place, row->title, words);
    }
}

/* After the rows, in a trial: what they have said is not said again. */
static void
print_report (const PvImportReport *report, gboolean after_rows)
{
  for (guint i = after_rows ? report->n_told_by_rows : 0; i < report->remarks->len; i++)
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

  if (cli->dry_run)
    print_rows (report, pv_document_get_model (document), edits);
  print_report (report, cli->dry_run);
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
