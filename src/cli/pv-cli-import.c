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

/* --- lists --- */

static char *
names_of (GPtrArray *sheets)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pv_sheet_get_name (sheets->pdata[i]));

  return g_string_free (names, FALSE);
}

static PvSheet *
choose_sheet (PvCli *cli, GPtrArray *sheets, GError **error)
{
  g_autofree char *file = g_filename_display_basename (cli->arguments[1]);
  g_autofree char *names = names_of (sheets);

  for (guint i = 0; cli->sheet != NULL && i < sheets->len; i++)
    if (g_str_equal (pv_sheet_get_name (sheets->pdata[i]), cli->sheet))
      return sheets->pdata[i];
  if (cli->sheet == NULL && sheets->len == 1)
    return sheets->pdata[0];

  if (sheets->len == 0)
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: it holds no rows"), file);
  else if (cli->sheet != NULL)
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no sheet “%s”; it has: %s"), file, cli->sheet, names);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s has several sheets, choose one with --sheet: %s"), file, names);
  return NULL;
}

/* "Row 14, column C (Kind)". */
static char *
place_words (const PvSheetImport *import, const PvSheet *sheet, const PvSheetRow *row)
{
  g_autofree char *letters = row->column >= 0 ? pv_column_letters ((guint) row->column) : NULL;
  const char *heading = letters ? pv_mapping_heading (pv_sheet_import_get_mapping (import), sheet, (guint) row->column) : "";

  if (letters == NULL)
    return g_strdup_printf (_("row %u"), row->row + 1);
  if (*heading == '\0')
    return g_strdup_printf (_("row %u, column %s"), row->row + 1, letters);
  return g_strdup_printf (_("row %u, column %s (%s)"), row->row + 1, letters, heading);
}

static void
print_made (const PvSheetImport *import, const PvKinds *kinds)
{
  guint n_kinds;
  const PvKindInfo *list = pv_kinds_list (kinds, &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    if (pv_sheet_import_count_made (import, list[k].kind) > 0)
      g_print (_("Made because rows name them: %s: %u\n"), pv_kind_plural (&list[k]), pv_sheet_import_count_made (import, list[k].kind));
}

static void
print_refused (const PvSheetImport *import, const PvSheet *sheet)
{
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import); i++)
    {
      const PvSheetRow *row = pv_sheet_import_get_row (import, i);
      g_autofree char *place = row->outcome == PV_ROW_REFUSED ? place_words (import, sheet, row) : NULL;

      if (place != NULL)
        g_print (_("Refused, %s: %s\n"), place, row->reason);
    }
}

static void
print_import (const PvSheetImport *import, const PvSheet *sheet, const PvKinds *kinds)
{
  GPtrArray *remarks = pv_sheet_import_get_remarks (import);

  if (pv_sheet_get_remark (sheet) != NULL)
    g_print ("%s\n", pv_sheet_get_remark (sheet));
  for (guint i = 0; i < remarks->len; i++)
    g_print ("%s\n", (const char *) remarks->pdata[i]);
  print_made (import, kinds);
  print_refused (import, sheet);
  g_print (_("%s: added: %u, changed: %u, as before: %u, refused: %u\n"),
           pv_kind_plural (pv_kinds_kind (kinds, pv_sheet_import_get_mapping (import)->kind)), pv_sheet_import_count (import, PV_ROW_NEW),
           pv_sheet_import_count (import, PV_ROW_CHANGED), pv_sheet_import_count (import, PV_ROW_SAME),
           pv_sheet_import_count (import, PV_ROW_REFUSED));
}

/* One line for all of them: the first, and how many there are. */
static gboolean
check_refused (PvCli *cli, const PvSheetImport *import, const PvSheet *sheet, GError **error)
{
  guint n = pv_sheet_import_count (import, PV_ROW_REFUSED);
  g_autofree char *file = g_filename_display_basename (cli->arguments[1]);
  g_autofree char *place = NULL;
  guint i = 0;

  if (n == 0 || cli->skip_refused)
    return TRUE;
  while (pv_sheet_import_get_row (import, i)->outcome != PV_ROW_REFUSED)
    i++;
  place = place_words (import, sheet, pv_sheet_import_get_row (import, i));
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE, "%s, %s: %s (%u row is refused and nothing was changed; --skip-refused brings in the others)",
                            "%s, %s: %s (%u rows are refused and nothing was changed; --skip-refused brings in the others)", n),
               file, place, pv_sheet_import_get_row (import, i)->reason, n);
  return FALSE;
}

static gboolean
kind_of (PvCli *cli, PvKind *kind, GError **error)
{
  const PvKindInfo *info = cli->kind ? pv_kinds_find (cli->kinds, cli->kind) : NULL;

  if (cli->kind != NULL && info == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("There is no kind “%s”"), cli->kind);
      return FALSE;
    }
  *kind = info ? info->kind : PV_ANY_KIND;
  return TRUE;
}

static PvSheetImport *
import_sheet (PvModel *model, PvSheet *sheet, PvKind kind, GError **error)
{
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, kind, PV_ANY_KIND, pv_model_main_lang (model));

  return pv_sheet_import_new (model, sheet, mapping, PV_SHEET_IMPORT_PLAIN, NULL, NULL, error);
}

static gboolean
import_list (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (PvModel) model = NULL;
  g_autoptr (PvSheetImport) import = NULL;
  PvSheet *sheet;
  PvKind kind;

  if (!kind_of (cli, &kind, error))
    return FALSE;
  sheets = pv_sheets_load (cli->arguments[1], NULL, error);
  sheet = sheets ? choose_sheet (cli, sheets, error) : NULL;
  document = sheet ? pv_cli_open (cli, error) : NULL;
  if (document == NULL)
    return FALSE;

  model = pv_document_snapshot (document);
  import = import_sheet (model, sheet, kind, error);
  if (import == NULL)
    return FALSE;
  if (cli->dry_run)
    print_import (import, sheet, cli->kinds);
  if (!check_refused (cli, import, sheet, error))
    return FALSE;
  if (cli->dry_run)
    return TRUE;
  if (!pv_document_commit (document, pv_sheet_import_get_edits (import), error) || !pv_cli_share (document, error))
    return FALSE;
  print_import (import, sheet, cli->kinds);
  return TRUE;
}

gboolean
pv_cli_import (PvCli *cli, GError **error)
{
  if (pv_sheets_is_sheet_name (cli->arguments[1]))
    return import_list (cli, error);
  if (cli->sheet != NULL || cli->skip_refused)
    return pv_cli_misused (error, _("--sheet and --skip-refused are for lists; XML and GraphML are brought in as a whole"));
  return import_xml (cli, error);
}
