/* export. */
#include "cli/pv-cli.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>

/* What was only raised in a workshop stays out unless it is asked for. */
static PvReleaseFlags
release_flags (const PvCli *cli)
{
  return cli->with_raised ? PV_RELEASE_WITH_RAISED : PV_RELEASE_PLAIN;
}

static gboolean
export_xml (PvCli *cli, PvDocument *document, const PvModel *model, PvAudience audience, GError **error)
{
  guint left_out = 0;

  if (!pv_own_xml_export (model, audience, release_flags (cli), cli->output, &left_out, NULL, error))
    return FALSE;
  if (left_out > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u record is not meant for this audience and stayed behind\n",
                          "%u records are not meant for this audience and stayed behind\n", left_out),
             left_out);
  return TRUE;
}

static gboolean
export_csv (PvCli *cli, PvDocument *document, const PvModel *model, PvAudience audience, GError **error)
{
  const PvKindInfo *kind = cli->kind ? pv_kinds_find (cli->kinds, cli->kind) : NULL;

  if (cli->kind != NULL && kind == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("There is no kind “%s”"), cli->kind);
      return FALSE;
    }
  return pv_csv_export (model, kind ? kind->kind : PV_ANY_KIND, audience, release_flags (cli), cli->output, NULL, error);
}

static gboolean
id_of (PvDocument *document, PvKind kind, const char *text, PvId *id, GError **error)
{
  PvRecord *record;

  if (text == NULL)
    return TRUE;
  record = pv_cli_find (document, kind, text, error);
  if (record != NULL)
    *id = pv_record_get_id (record);
  return record != NULL;
}

/* The one procurement of a document need not be named. */
static void
choose_only_procurement (const PvModel *model, PvProcurementChoice *choice)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_PROCUREMENT, &n);

  if (choice->procurement == PV_NO_ID && choice->path == PV_NO_ID && choice->n_services == 0 && n == 1)
    choice->procurement = pv_record_get_id (records[0]);
}

static void
print_procurement_report (const PvProcurementReport *report)
{
  for (guint i = 0; i < report->remarks->len; i++)
    g_print ("%s\n", ((const PvRemark *) report->remarks->pdata[i])->sentence);
}

static gboolean
export_procurement (PvCli *cli, PvDocument *document, const PvModel *model, PvAudience audience, GError **error)
{
  g_autoptr (GArray) services = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (PvProcurementReport) report = NULL;
  g_autoptr (GArray) older = pv_document_get_older_texts (document, error);
  PvProcurementChoice choice = { .audience = audience, .flags = release_flags (cli), .older = older };

  if (older == NULL || !id_of (document, PV_PROCUREMENT, cli->procurement, &choice.procurement, error)
      || !id_of (document, PV_PATH, cli->path, &choice.path, error))
    return FALSE;
  for (guint i = 0; cli->services != NULL && cli->services[i] != NULL; i++)
    {
      PvId id = PV_NO_ID;

      if (!id_of (document, PV_SERVICE, cli->services[i], &id, error))
        return FALSE;
      g_array_append_val (services, id);
    }

  choice.services = (const PvId *) (gpointer) services->data;
  choice.n_services = services->len;
  choose_only_procurement (model, &choice);
  if (!pv_procurement_export (model, &choice, cli->output, &report, NULL, error))
    return FALSE;
  print_procurement_report (report);
  return TRUE;
}

static gboolean
export_graphml (PvCli *cli, PvDocument *document, const PvModel *model, PvAudience audience, GError **error)
{
  PvLang lang;

  return pv_cli_get_lang (cli, &lang, error)
         && pv_graphml_export (model, audience, release_flags (cli), lang, cli->output, NULL, error);
}

static gboolean
export_html (PvCli *cli, PvDocument *document, const PvModel *model, PvAudience audience, GError **error)
{
  PvHtmlChoice choice = { .audience = audience, .flags = release_flags (cli) };

  return pv_cli_get_lang (cli, &choice.lang, error) && pv_cli_get_date ("as-of", cli->as_of, &choice.today, error)
         && pv_html_export (model, &choice, cli->output, NULL, error);
}

/* Those before it in the list of formats hold every language as it is. */
#define FIRST_WITH_LANG 3

gboolean
pv_cli_export (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "xml", "procurement", "csv", "graphml", "html", NULL };
  static gboolean (*const run[]) (PvCli *, PvDocument *, const PvModel *, PvAudience, GError **)
    = { export_xml, export_procurement, export_csv, export_graphml, export_html };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  PvAudience audience;

  if (format < 0 || !pv_cli_get_audience (cli, &audience, error))
    return FALSE;
  if (cli->lang != NULL && format < FIRST_WITH_LANG)
    return pv_cli_misused (error, _("--lang is for html and graphml; the others hold every language"));
  if (cli->output == NULL)
    return pv_cli_misused (error, _("export needs a place to write to: -o OUT"));

  document = pv_cli_open (cli, error);
  model = document ? pv_cli_snapshot (cli, document, error) : NULL;
  return model != NULL && run[format] (cli, document, model, audience, error) && pv_document_close (document, FALSE, error);
}
