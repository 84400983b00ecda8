/* list, template: tables, on the screen and into files. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>

static void
print_text (const PvModel *model, PvRecord *const *records, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = pv_id_to_text (pv_record_get_id (records[i]));
      g_autofree char *title = pv_title (model, records[i], PV_LANG_NONE);

      g_print ("%s\t%s\n", id, title);
    }
}

static void
append_cells (GString *json, const PvRecord *record, const PvFieldInfo *field)
{
  for (guint c = 0; c < pv_field_n_cells (field); c++)
    {
      g_autofree char *text = pv_value_to_text (field, pv_record_get_cell (record, field->slot + c));
      g_autofree char *key = field->type == PV_TYPE_TRANSLATED ? g_strdup_printf ("%s.%s", field->column, pv_lang_code (PV_LANG_FIRST + c))
                                                              : g_strdup (field->column);

      if (text == NULL)
        continue;
      pv_json_key (json, key);
      pv_json_text (json, text);
    }
}

static void
print_json (PvRecord *const *records, guint n)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    {
      const PvKindInfo *kind = pv_record_get_info (records[i]);
      g_autofree char *id = pv_id_to_text (pv_record_get_id (records[i]));

      pv_json_comma (json);
      g_string_append_c (json, '{');
      pv_json_key (json, "id");
      pv_json_text (json, id);
      for (guint f = 0; f < kind->n_fields; f++)
        append_cells (json, records[i], &kind->fields[f]);
      g_string_append_c (json, '}');
    }
  g_print ("%s]\n", json->str);
}

typedef enum
{
  LIST_TEXT,
  LIST_CSV,
  LIST_JSON,
  LIST_XLSX,
  LIST_ODS,
} ListFormat;

static gboolean
write_table (PvCli *cli, const PvModel *model, PvKind kind, PvAudience audience, GError **error)
{
  PvTableChoice choice = { .kind = kind, .with_id = TRUE, .audience = audience };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  PvSheet *sheet;

  if (cli->lang != NULL && !pv_cli_get_lang (cli, &choice.lang, error))
    return FALSE;
  choice.words = choice.lang == PV_LANG_BOTH ? PV_LANG_FI : choice.lang;
  sheet = pv_table_sheet (model, &choice, error);
  if (sheet == NULL)
    return FALSE;

  g_ptr_array_add (sheets, sheet);
  return pv_sheets_export (sheets, cli->output, NULL, error);
}

static gboolean
write_list (PvCli *cli, ListFormat format, const PvModel *model, PvKind kind, PvAudience audience, GError **error)
{
  PvRecord *const *records;
  g_autofree char *csv = NULL;
  guint n;

  if (cli->output != NULL)
    return write_table (cli, model, kind, audience, error);

  records = pv_model_list (model, kind, &n);
  if (format == LIST_TEXT)
    print_text (model, records, n);
  else if (format == LIST_CSV)
    g_print ("%s", csv = pv_csv_text (model, kind));
  else
    print_json (records, n);
  return TRUE;
}

/* A file says by its ending what it is; a spreadsheet does not go to the screen. */
static gboolean
check_output (PvCli *cli, ListFormat format, GError **error)
{
  static const ListFormat of_file[] = { LIST_TEXT, LIST_CSV, LIST_XLSX, LIST_ODS };

  if (cli->output == NULL && format >= LIST_XLSX)
    return pv_cli_misused (error, _("A spreadsheet needs a place to be written to: -o OUT"));
  if (cli->output == NULL && cli->lang != NULL)
    return pv_cli_misused (error, _("--lang is for a table that is written to a file: -o OUT"));
  if (cli->output != NULL && cli->format != NULL && of_file[pv_sheet_file_type (cli->output)] != format)
    return pv_cli_misused (error, _("The name of the file must end with the format: .csv, .xlsx or .ods"));

  return TRUE;
}

gboolean
pv_cli_list (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "csv", "json", "xlsx", "ods", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  const PvKindInfo *kind;
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  g_autoptr (PvRelease) release = NULL;
  PvAudience audience;

  if (format < 0 || !check_output (cli, (ListFormat) format, error) || !pv_cli_get_audience (cli, &audience, error)
      || (kind = pv_cli_find_kind (cli, cli->arguments[1], error)) == NULL)
    return FALSE;
  document = pv_cli_open (cli, error);
  if (document == NULL)
    return FALSE;

  model = pv_cli_snapshot (cli, document, error);
  if (model == NULL)
    return FALSE;
  release = pv_release_new (model, audience, PV_RELEASE_WITH_RAISED);
  return write_list (cli, (ListFormat) format, release->model, kind->kind, audience, error) && pv_document_close (document, FALSE, error);
}

gboolean
pv_cli_template (PvCli *cli, GError **error)
{
  static const char *const langs[] = { "fi", "sv", "en", NULL };
  gboolean all = g_str_equal (cli->arguments[0], "all");
  int lang = pv_cli_choose ("lang", cli->lang, langs, error);
  const PvKindInfo *kind = all || lang < 0 ? NULL : pv_cli_find_kind (cli, cli->arguments[0], error);

  if (lang < 0 || (kind == NULL && !all))
    return FALSE;
  if (cli->output == NULL)
    return pv_cli_misused (error, _("A spreadsheet needs a place to be written to: -o OUT"));
  if (all && pv_sheet_file_type (cli->output) == PV_SHEET_FILE_CSV)
    return pv_cli_misused (error, _("Several templates go into one .xlsx or .ods; a .csv holds one"));
  if (kind != NULL && !pv_template_exists (kind))
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: these are not kept as a list"), pv_kind_plural (kind));
      return FALSE;
    }
  return pv_template_export (cli->kinds, kind ? kind->kind : PV_ANY_KIND, PV_LANG_FIRST + (guint) lang, cli->output, NULL, error);
}
