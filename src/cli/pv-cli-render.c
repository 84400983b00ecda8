/* render: diagrams as pictures, drawn by what draws them on the screen. */
#include "cli/pv-cli.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>

#define SCALE 2.0

/* "ID,ID…": each must be a record of the document. */
static gboolean
find_selection (PvCli *cli, PvDocument *document, PvIdSet **only, GError **error)
{
  g_auto (GStrv) words = cli->selection != NULL ? g_strsplit (cli->selection, ",", -1) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      PvRecord *record = pv_cli_find (document, PV_ANY_KIND, g_strstrip (words[i]), error);
      PvId id;

      if (record == NULL)
        return FALSE;
      id = pv_record_get_id (record);
      g_array_append_val (ids, id);
    }
  if (words != NULL)
    *only = pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len);
  return TRUE;
}

/* What --arrangement and --actor say. Without an actor the one with most links stands in the middle. */
static gboolean
read_arrangement (PvCli *cli, PvDocument *document, PvDiagramChoice *choice, PvViewArrangement *wish, GError **error)
{
  PvRecord *centre;

  if (cli->arrangement == NULL && cli->actor == NULL)
    return TRUE;
  *wish = (PvViewArrangement) { pv_arrangement_of_word (cli->arrangement), PV_NO_ID, { 0, 0 } };
  if (cli->arrangement != NULL && wish->arrangement == PV_N_ARRANGEMENTS)
    return pv_cli_misused (error, _("“%s”: an arrangement is links, rings, columns, around or areas"), cli->arrangement);
  if (cli->actor != NULL && wish->arrangement != PV_ARRANGEMENT_AROUND)
    return pv_cli_misused (error, _("--actor goes with --arrangement around"));
  choice->arrangement = wish;
  if (cli->actor == NULL)
    return TRUE;
  centre = pv_cli_find (document, PV_ACTOR, cli->actor, error);
  if (centre != NULL)
    wish->centre = pv_record_get_id (centre);
  return centre != NULL;
}

/* What --view names, in any language, or by its id. The network as it is arranged and limited there. */
static gboolean
find_view (PvCli *cli, const PvModel *model, PvDiagramChoice *choice, GError **error)
{
  g_autofree char *file = g_filename_display_basename (cli->arguments[0]);
  g_autoptr (GString) names = g_string_new (NULL);
  PvRecord *view;
  guint n;
  PvRecord *const *views = pv_model_list (model, PV_VIEW, &n);

  if (cli->view == NULL)
    return TRUE;
  if (choice->path != PV_NO_ID)
    return pv_cli_misused (error, _("--view goes with --diagram network"));
  view = pv_network_view_by_name (model, cli->view);
  if (view != NULL)
    {
      choice->view = pv_record_get_id (view);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = pv_title (model, views[i], PV_LANG_BOTH);

      if (pv_record_get_choice (views[i], PV_VIEW_KIND) == PV_VIEW_KIND_NETWORK)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (names->len > 0)
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no view “%s”; its views are: %s"), file, cli->view, names->str);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no view “%s”: nobody has kept one in it yet"), file, cli->view);
  return FALSE;
}

static gboolean
render (PvCli *cli, PvDocument *document, const PvModel *model, PvDiagramChoice *choice, GError **error)
{
  g_autoptr (PvIdSet) only = NULL;
  PvViewArrangement wish;

  if (!pv_cli_get_date ("as-of", cli->as_of, &choice->today, error) || !find_selection (cli, document, &only, error)
      || !find_view (cli, model, choice, error) || !read_arrangement (cli, document, choice, &wish, error))
    return FALSE;
  choice->only = only;
  return pv_diagram_export (model, choice, cli->output, SCALE, NULL, error);
}

/* The one path of a document need not be named. */
static PvRecord *
find_path (PvCli *cli, PvDocument *document, GError **error)
{
  guint n;
  PvRecord *const *paths = pv_model_list (pv_document_get_model (document), PV_PATH, &n);

  if (cli->path != NULL)
    return pv_cli_find (document, PV_PATH, cli->path, error);
  if (n == 1)
    return paths[0];

  pv_cli_misused (error, _("Name the path: --path ID (polkuverkko-cli list FILE path shows them)"));
  return NULL;
}

/* One page a stop of the presentation. */
static gboolean
render_stops (PvCli *cli, const PvModel *model, const PvDiagramChoice *choice, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  PvDate today = PV_NO_DATE;

  if (!pv_cli_get_date ("as-of", cli->as_of, &today, error))
    return FALSE;
  bytes = pv_stops_pdf (model, choice->lang, choice->audience, today, NULL, error);
  return bytes != NULL && pv_output_bytes (cli->output, bytes, NULL, error);
}

static gboolean
check_usage (PvCli *cli, GError **error)
{
  if (cli->output == NULL || cli->diagram == NULL)
    return pv_cli_misused (error, _("Use it like this: polkuverkko-cli %s %s"), "render",
                           "FILE --diagram network|path|stops -o OUT.png|.svg|.pdf [--path ID] [--selection ID,ID…] [--pages one|a4|a3]");
  if (!g_str_has_suffix (cli->output, ".png") && !g_str_has_suffix (cli->output, ".svg") && !g_str_has_suffix (cli->output, ".pdf"))
    return pv_cli_misused (error, _("“%s”: pictures are written as .png, .svg or .pdf"), cli->output);
  if (g_str_equal (cli->diagram, "stops") && !g_str_has_suffix (cli->output, ".pdf"))
    return pv_cli_misused (error, _("“%s”: stops are written as .pdf, a page each"), cli->output);
  if (cli->pages != NULL && !g_str_has_suffix (cli->output, ".pdf"))
    return pv_cli_misused (error, _("--pages is for .pdf: “%s” is one picture"), cli->output);

  return TRUE;
}

gboolean
pv_cli_render (PvCli *cli, GError **error)
{
  static const char *const diagrams[] = { "network", "path", "stops", NULL };
  static const char *const papers[] = { "one", "a4", "a3", NULL };
  int diagram = pv_cli_choose ("diagram", cli->diagram, diagrams, error);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  PvDiagramChoice choice = pv_diagram_choice ();
  PvRecord *path = NULL;
  int pages = diagram < 0 ? -1 : pv_cli_choose ("pages", cli->pages, papers, error);

  if (diagram < 0 || pages < 0 || !check_usage (cli, error) || !pv_cli_get_audience (cli, &choice.audience, error)
      || !pv_cli_get_lang (cli, &choice.lang, error))
    return FALSE;
  document = pv_cli_open (cli, error);
  if (document == NULL || (diagram == 1 && (path = find_path (cli, document, error)) == NULL))
    return FALSE;

  model = pv_cli_snapshot (cli, document, error);
  if (model == NULL)
    return FALSE;
  choice.pages = (PvPages) pages;
  choice.path = path != NULL ? pv_record_get_id (path) : PV_NO_ID;
  if (!(diagram == 2 ? render_stops (cli, model, &choice, error) : render (cli, document, model, &choice, error)))
    return FALSE;
  return pv_document_close (document, FALSE, error);
}
