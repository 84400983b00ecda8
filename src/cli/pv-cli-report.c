/* report: what leaves as a document to read. */
#include "cli/pv-cli.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>
#include <string.h>

/* A report that is written in memory first, so that either all files appear or none is begun. */
typedef struct
{
  char *path;
  GBytes *bytes;
} Written;

static void
written_clear (gpointer data)
{
  Written *written = data;

  g_free (written->path);
  g_bytes_unref (written->bytes);
}

/* "out.fodt" becomes "out-905.fodt" when each municipality gets its own. */
static char *
path_for (const char *output, const char *code, gboolean one_of_many)
{
  g_autofree char *stem = one_of_many ? g_strndup (output, strlen (output) - strlen (".fodt")) : NULL;

  return one_of_many ? g_strdup_printf ("%s-%s.fodt", stem, code) : g_strdup (output);
}

static gboolean
write_one (PvCli *cli, PvModel *model, PvMunicipalityReportOptions options, gboolean one_of_many, GArray *files, GError **error)
{
  g_autoptr (PvReport) report = pv_report_municipality (model, &options, NULL, error);
  Written written = { NULL, report ? pv_fodt_write (report, NULL, error) : NULL };

  if (written.bytes == NULL)
    return FALSE;
  written.path = path_for (cli->output, options.municipality, one_of_many);
  g_array_append_val (files, written);
  return TRUE;
}

static gboolean
write_all (PvCli *cli, PvModel *model, PvMunicipalityReportOptions options, GArray *files, GError **error)
{
  guint n;
  PvRecord *const *areas = pv_model_list (model, PV_AREA, &n);

  for (guint i = 0; i < n; i++)
    {
      options.municipality = pv_record_get_text (areas[i], PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE);
      if (options.municipality != NULL && !write_one (cli, model, options, TRUE, files, error))
        return FALSE;
    }
  if (files->len > 0)
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("No area of the document has a municipality code"));
  return FALSE;
}

/* After a workshop: --as-of is its day, -o the folder. */
static gboolean
write_workshop (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  PvDate day = PV_NO_DATE;
  PvLang lang;

  if (cli->output == NULL)
    return pv_cli_misused (error, _("Use it like this: polkuverkko-cli %s %s"), "report", "FILE --kind workshop [--as-of DAY] -o FOLDER");
  if (!pv_cli_get_lang (cli, &lang, error) || !pv_cli_get_date ("as-of", cli->as_of, &day, error))
    return FALSE;
  document = pv_cli_open (cli, error);
  if (document == NULL)
    return FALSE;
  model = pv_document_snapshot (document);
  return pv_workshop_bundle (model, lang, day, PV_NO_DATE, cli->output, NULL, error) && pv_document_close (document, FALSE, error);
}

static gboolean
check_usage (PvCli *cli, GError **error)
{
  static const char *const kinds[] = { "municipality", "workshop", NULL };

  if (cli->kind == NULL || cli->municipality == NULL || cli->output == NULL)
    return pv_cli_misused (error, _("Use it like this: polkuverkko-cli %s %s"), "report",
                           "FILE --kind municipality --municipality CODE|all -o OUT.fodt");
  if (!g_str_has_suffix (cli->output, ".fodt"))
    return pv_cli_misused (error, _("“%s”: reports are written as .fodt"), cli->output);

  return pv_cli_choose ("kind", cli->kind, kinds, error) >= 0;
}

gboolean
pv_cli_report (PvCli *cli, GError **error)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (Written));

  g_array_set_clear_func (files, written_clear);
  if (g_strcmp0 (cli->kind, "workshop") == 0)
    return write_workshop (cli, error);
  if (!check_usage (cli, error) || !pv_cli_get_audience (cli, &options.audience, error) || !pv_cli_get_lang (cli, &options.lang, error))
    return FALSE;
  document = pv_cli_open (cli, error);
  if (document == NULL)
    return FALSE;

  model = pv_cli_snapshot (cli, document, error);
  if (model == NULL)
    return FALSE;
  options.municipality = cli->municipality;
  if (!pv_cli_get_date ("as-of", cli->as_of, &options.today, error))
    return FALSE;
  if (!(g_str_equal (cli->municipality, "all") ? write_all (cli, model, options, files, error)
                                               : write_one (cli, model, options, FALSE, files, error)))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      const Written *written = &g_array_index (files, Written, i);

      if (!pv_output_bytes (written->path, written->bytes, NULL, error))
        return FALSE;
    }

  return pv_document_close (document, FALSE, error);
}
