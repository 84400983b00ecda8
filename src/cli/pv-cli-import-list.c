/* import of a list out of a spreadsheet: one sheet of it, several, or all. */
#include "cli/pv-cli.h"

#include <glib/gi18n.h>

static char *
names_of (GPtrArray *sheets)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pv_sheet_get_name (sheets->pdata[i]));

  return g_string_free (names, FALSE);
}

static PvSheet *
find_sheet (GPtrArray *sheets, const char *name)
{
  for (guint i = 0; i < sheets->len; i++)
    if (g_str_equal (pv_sheet_get_name (sheets->pdata[i]), name))
      return sheets->pdata[i];

  return NULL;
}

static gboolean
says_all (PvCli *cli, GPtrArray *sheets)
{
  return cli->sheets != NULL && cli->sheets[1] == NULL && g_str_equal (cli->sheets[0], "all") && find_sheet (sheets, "all") == NULL;
}

/* In the order in which they were named, or all in the file's. (transfer container) (element-type PvSheet) */
static GPtrArray *
choose_sheets (PvCli *cli, GPtrArray *sheets, GError **error)
{
  g_autofree char *file = g_filename_display_basename (cli->arguments[1]);
  g_autofree char *names = names_of (sheets);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (sheets->len == 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: it holds no rows"), file);
      return NULL;
    }
  if (cli->sheets == NULL && sheets->len > 1)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s has several sheets, choose with --sheet, once for each or “all”: %s"), file, names);
      return NULL;
    }
  for (guint i = 0; i < sheets->len && (cli->sheets == NULL || says_all (cli, sheets)); i++)
    g_ptr_array_add (chosen, sheets->pdata[i]);
  for (guint i = 0; chosen->len == i && cli->sheets != NULL && cli->sheets[i] != NULL; i++)
    {
      PvSheet *sheet = find_sheet (sheets, cli->sheets[i]);

      if (sheet == NULL)
        {
          g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no sheet “%s”; it has: %s"), file, cli->sheets[i], names);
          return NULL;
        }
      g_ptr_array_add (chosen, sheet);
    }
  return g_steal_pointer (&chosen);
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

/* A row that was taken for what is there, or that may be it; in a trial new and changed rows have said so. */
static void
print_remarks (const PvSheetImport *import, const PvSheet *sheet, gboolean dry_run)
{
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import); i++)
    {
      const PvSheetRow *row = pv_sheet_import_get_row (import, i);
      gboolean told = row->outcome == PV_ROW_REFUSED || (dry_run && row->outcome != PV_ROW_SAME);
      g_autofree char *place = !told && row->reason != NULL ? place_words (import, sheet, row) : NULL;
      g_autofree char *line = place ? g_strdup_printf (_("%s: %s"), place, row->reason) : NULL;

      if (line != NULL)
        g_print ("%s\n", line);
    }
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

/* What is new and what changes, before it does; why others are refused is told by print_refused(). */
static void
print_rows (const PvSheetImport *import, const PvSheet *sheet)
{
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import); i++)
    {
      const PvSheetRow *row = pv_sheet_import_get_row (import, i);
      g_autofree char *place = place_words (import, sheet, row);
      g_autofree char *title = NULL, *words = NULL;

      if (row->outcome == PV_ROW_REFUSED)
        continue;
      title = pv_sheet_import_title (import, row->id, PV_LANG_NONE);
      words = pv_sheet_import_row_words (import, row);
      pv_cli_print_row (row->outcome, place, title, words);
    }
}

static void
print_import (const PvSheetImport *import, const PvSheet *sheet, const PvKinds *kinds, gboolean one_of_several, gboolean dry_run)
{
  GPtrArray *remarks = pv_sheet_import_get_remarks (import);

  if (one_of_several)
    g_print (_("Sheet “%s”:\n"), pv_sheet_get_name (sheet));
  if (pv_sheet_get_remark (sheet) != NULL)
    g_print ("%s\n", pv_sheet_get_remark (sheet));
  for (guint i = 0; i < remarks->len; i++)
    g_print ("%s\n", (const char *) remarks->pdata[i]);
  print_made (import, kinds);
  if (dry_run)
    print_rows (import, sheet);
  print_remarks (import, sheet, dry_run);
  print_refused (import, sheet);
  g_print (_("%s: added: %u, changed: %u, as before: %u, refused: %u\n"),
           pv_kind_plural (pv_kinds_kind (kinds, pv_sheet_import_get_mapping (import)->kind)), pv_sheet_import_count (import, PV_ROW_NEW),
           pv_sheet_import_count (import, PV_ROW_CHANGED), pv_sheet_import_count (import, PV_ROW_SAME),
           pv_sheet_import_count (import, PV_ROW_REFUSED));
}

/* One line for all of them: the first, and how many there are. */
static gboolean
check_refused (PvCli *cli, const PvSheetImport *import, const PvSheet *sheet, gboolean one_of_several, GError **error)
{
  guint n = pv_sheet_import_count (import, PV_ROW_REFUSED);
  g_autofree char *file = g_filename_display_basename (cli->arguments[1]);
  g_autofree char *place = NULL, *row = NULL;
  guint i = 0;

  if (n == 0 || cli->skip_refused)
    return TRUE;
  while (pv_sheet_import_get_row (import, i)->outcome != PV_ROW_REFUSED)
    i++;
  row = place_words (import, sheet, pv_sheet_import_get_row (import, i));
  place = one_of_several ? g_strdup_printf (_("sheet “%s”, %s"), pv_sheet_get_name (sheet), row) : g_steal_pointer (&row);
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
import_sheet (PvModel *model, PvSheet *sheet, PvKind kind, const GArray *former, GError **error)
{
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, kind, PV_ANY_KIND, pv_model_main_lang (model));

  return pv_sheet_import_new_knowing (model, sheet, mapping, former, PV_SHEET_IMPORT_PLAIN, NULL, error);
}

/* --- trying it first --- */

/* A model of its own, with all that @model holds. (transfer full) */
static PvModel *
copy_of (const PvModel *model)
{
  PvModel *copy = pv_model_new (pv_model_get_kinds (model));
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        pv_model_put (copy, records[i], NULL);
    }
  return copy;
}

/* Of the trial alone: no laptop has this number. */
static PvId
next_trial_id (gpointer data)
{
  guint32 *last = data;

  return pv_id_make (G_MAXINT32, ++*last);
}

/* What one sheet brings the next may name: all are held against a copy, so that nothing has changed when the last is refused. What came
 * of the first sheet, which is that of the document too; NULL when anything is refused. (transfer full) */
static PvSheetImport *
try_sheets (PvCli *cli, PvModel *model, GPtrArray *chosen, PvKind kind, const GArray *former, GError **error)
{
  g_autoptr (PvModel) trial = copy_of (model);
  g_autoptr (PvSheetImport) first = NULL;
  g_autoptr (GError) refused = NULL;
  guint32 last = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (PvSheetImport) import = import_sheet (i > 0 ? trial : model, chosen->pdata[i], kind, former, error);
      g_autoptr (PvPlan) plan = NULL;

      if (import == NULL)
        return NULL;
      if (cli->dry_run)
        print_import (import, chosen->pdata[i], cli->kinds, chosen->len > 1, TRUE);
      if (refused == NULL && !check_refused (cli, import, chosen->pdata[i], chosen->len > 1, &refused) && !cli->dry_run)
        break;
      plan = i + 1 < chosen->len ? pv_plan_new (trial, pv_sheet_import_get_edits (import), next_trial_id, &last, error) : NULL;
      if (plan == NULL && i + 1 < chosen->len)
        return NULL;
      if (plan != NULL)
        pv_change_set_unref (pv_plan_carry_out (plan, trial));
      if (i == 0)
        first = g_steal_pointer (&import);
    }
  if (refused == NULL)
    return g_steal_pointer (&first);
  g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

/* One after another, as one step to undo. */
static gboolean
bring_in (PvCli *cli, PvDocument *document, GPtrArray *chosen, PvSheetImport *first, PvKind kind, const GArray *former, GError **error)
{
  guint64 step = pv_document_new_step (document);
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_import_unref);

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (PvModel) model = pv_document_snapshot (document);
      PvSheetImport *import = i > 0 ? import_sheet (model, chosen->pdata[i], kind, former, error) : pv_sheet_import_ref (first);

      if (import == NULL)
        return FALSE;
      g_ptr_array_add (imports, import);
      pv_edits_set_step (pv_sheet_import_get_edits (import), chosen->len > 1 ? step : 0);
      if (!pv_document_commit (document, pv_sheet_import_get_edits (import), error))
        return FALSE;
    }
  if (!pv_cli_share (document, error))
    return FALSE;
  for (guint i = 0; i < chosen->len; i++)
    print_import (imports->pdata[i], chosen->pdata[i], cli->kinds, chosen->len > 1, FALSE);
  return TRUE;
}

gboolean
pv_cli_import_list (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (GPtrArray) sheets = NULL, chosen = NULL;
  g_autoptr (PvModel) model = NULL;
  g_autoptr (PvSheetImport) first = NULL;
  g_autoptr (GArray) former = NULL;
  PvKind kind;

  if (!kind_of (cli, &kind, error))
    return FALSE;
  sheets = pv_sheets_load (cli->arguments[1], NULL, error);
  chosen = sheets ? choose_sheets (cli, sheets, error) : NULL;
  document = chosen ? pv_cli_open (cli, error) : NULL;
  if (document == NULL)
    return FALSE;

  model = pv_document_snapshot (document);
  former = pv_document_get_former_names (document);
  first = try_sheets (cli, model, chosen, kind, former, error);
  if (first == NULL || cli->dry_run)
    return first != NULL;
  return bring_in (cli, document, chosen, first, kind, former, error);
}
