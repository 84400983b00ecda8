/* render: diagrams as pictures, drawn by what draws them on the screen. */
#include "cli/pv-cli.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>

#define SCALE 2.0

/* The view that a person has arranged, if there is one. */
static PvId
network_view (const PvModel *model)
{
  guint n;
  PvRecord *const *views = pv_model_list (model, PV_VIEW, &n);

  for (guint i = 0; i < n; i++)
    if (pv_record_get_choice (views[i], PV_VIEW_KIND) == PV_VIEW_KIND_NETWORK)
      return pv_record_get_id (views[i]);

  return PV_NO_ID;
}

static PvScene *
network_scene (const PvModel *model, PvLang lang, PvAudience audience, PvDate day)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.lang = lang;
  options.audience = audience;
  options.view = network_view (model);
  options.today = day;
  return pv_scene_new_network (model, &options, NULL);
}

static gboolean
render_network (PvCli *cli, PvDocument *document, const PvModel *model, PvLang lang, PvAudience audience, GError **error)
{
  g_autoptr (PvScene) scene = NULL;
  PvDate day;
  g_autofree char *title = pv_document_get_title (document, lang);
  PvPicture picture;

  if (!pv_cli_get_date ("as-of", cli->as_of, &day, error))
    return FALSE;
  scene = network_scene (model, lang, audience, day);
  picture = pv_picture (scene, title, pv_document_is_example (document) ? PV_EXAMPLE_MARK : NULL);
  return pv_picture_export (&picture, cli->output, SCALE, NULL, error);
}

static gboolean
render_path (PvCli *cli, PvDocument *document, const PvModel *model, const PvRecord *path, PvLang lang, PvAudience audience, GError **error)
{
  PvPathSceneOptions options = pv_path_scene_options ();
  g_autofree char *title = pv_title (model, path, lang);

  options.lang = lang;
  options.audience = audience;
  return pv_path_export (model, pv_record_get_id (path), &options, title, pv_document_is_example (document) ? PV_EXAMPLE_MARK : NULL,
                         cli->output, SCALE, NULL, error);
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

static gboolean
check_usage (PvCli *cli, GError **error)
{
  if (cli->output == NULL || cli->diagram == NULL)
    return pv_cli_misused (error, _("Use it like this: polkuverkko-cli %s %s"), "render",
                           "FILE --diagram network|path -o OUT.png|.svg|.pdf [--path ID]");
  if (!g_str_has_suffix (cli->output, ".png") && !g_str_has_suffix (cli->output, ".svg") && !g_str_has_suffix (cli->output, ".pdf"))
    return pv_cli_misused (error, _("“%s”: pictures are written as .png, .svg or .pdf"), cli->output);

  return TRUE;
}

gboolean
pv_cli_render (PvCli *cli, GError **error)
{
  static const char *const diagrams[] = { "network", "path", NULL };
  int diagram = pv_cli_choose ("diagram", cli->diagram, diagrams, error);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  PvRecord *path = NULL;
  PvAudience audience;
  PvLang lang;

  if (diagram < 0 || !check_usage (cli, error) || !pv_cli_get_audience (cli, &audience, error) || !pv_cli_get_lang (cli, &lang, error))
    return FALSE;
  document = pv_cli_open (cli, error);
  if (document == NULL || (diagram == 1 && (path = find_path (cli, document, error)) == NULL))
    return FALSE;

  model = pv_cli_snapshot (cli, document, error);
  if (model == NULL)
    return FALSE;
  if (!(path ? render_path (cli, document, model, path, lang, audience, error)
             : render_network (cli, document, model, lang, audience, error)))
    return FALSE;
  return pv_document_close (document, FALSE, error);
}
