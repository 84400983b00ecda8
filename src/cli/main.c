/* polkuverkko-cli: what the window does, without a display. */
#include "cli/pv-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const PvCliCommand commands[] = {
  { "new", "FILE [--sample vaasa|kasvo|porvoo]", 1, 1, PV_CLI_SAMPLE, pv_cli_new },
  { "list", "FILE KIND [--format text|csv|json|xlsx|ods] [-o OUT.csv|.xlsx|.ods [--lang fi|sv|en|both]] [--audience public|partners|internal] [--as-of DAY]", 2, 2,
    PV_CLI_FORMAT | PV_CLI_AS_OF | PV_CLI_AUDIENCE | PV_CLI_OUTPUT | PV_CLI_LANG, pv_cli_list },
  { "template", "KIND|all -o OUT.xlsx|.ods|.csv [--lang fi|sv|en]", 1, 1, PV_CLI_OUTPUT | PV_CLI_LANG, pv_cli_template },
  { "add", "FILE KIND FIELD=VALUE…", 2, 1000, 0, pv_cli_add },
  { "set", "FILE ID FIELD VALUE", 4, 4, 0, pv_cli_set },
  { "remove", "FILE ID", 2, 2, 0, pv_cli_remove },
  { "replace", "FILE OLD NEW|none [--on DATE] [--dry-run]", 3, 3, PV_CLI_ON | PV_CLI_DRY_RUN, pv_cli_replace },
  { "undo", "FILE", 1, 1, 0, pv_cli_undo },
  { "redo", "FILE", 1, 1, 0, pv_cli_redo },
  { "history", "FILE [--format text|json] [--kind KIND] [--record ID] [--versions]", 1, 1,
    PV_CLI_FORMAT | PV_CLI_KIND | PV_CLI_RECORD | PV_CLI_VERSIONS, pv_cli_history },
  { "version", "FILE NAME", 2, 2, 0, pv_cli_version },
  { "import", "FILE INPUT [--kind KIND] [--sheet NAME|all]… [--dry-run] [--skip-refused]", 2, 2,
    PV_CLI_KIND | PV_CLI_SHEET | PV_CLI_DRY_RUN | PV_CLI_SKIP_REFUSED, pv_cli_import },
  { "export", "FILE --format xml|procurement|csv|graphml|html -o OUT [--kind KIND] [--path ID] [--procurement ID] [--service ID]… [--with-raised] [--lang fi|sv|en|both] [--audience …] [--as-of DAY]",
    1, 1,
    PV_CLI_FORMAT | PV_CLI_OUTPUT | PV_CLI_KIND | PV_CLI_PATH | PV_CLI_PROCUREMENT | PV_CLI_SERVICE | PV_CLI_WITH_RAISED | PV_CLI_AUDIENCE
      | PV_CLI_AS_OF | PV_CLI_LANG,
    pv_cli_export },
  { "report", "FILE --kind municipality --municipality CODE|all -o OUT.fodt [--audience …] [--lang fi|sv|en|both] [--as-of DAY]", 1, 1,
    PV_CLI_KIND | PV_CLI_MUNICIPALITY | PV_CLI_OUTPUT | PV_CLI_AUDIENCE | PV_CLI_LANG | PV_CLI_AS_OF, pv_cli_report },
  { "render", "FILE --diagram network|path -o OUT.png|.svg|.pdf [--path ID] [--view NAME] [--arrangement links|rings|columns|around|areas [--actor ID]] [--selection ID,ID…] [--pages one|a4|a3] [--audience …] [--lang fi|sv|en|both] [--as-of DAY]", 1, 1,
    PV_CLI_DIAGRAM | PV_CLI_PAGES | PV_CLI_SELECTION | PV_CLI_PATH | PV_CLI_OUTPUT | PV_CLI_AUDIENCE | PV_CLI_LANG | PV_CLI_AS_OF
      | PV_CLI_ARRANGEMENT | PV_CLI_VIEW | PV_CLI_ACTOR,
    pv_cli_render },
  { "person", "FILE NAME [--format text|json] [-o OUT.fodt] [--lang fi|sv|en|both] [--erase]", 2, 2,
    PV_CLI_FORMAT | PV_CLI_OUTPUT | PV_CLI_LANG | PV_CLI_ERASE, pv_cli_person },
  { "untranslated", "FILE [--format text|json] [--kind KIND] [--lang fi|sv]", 1, 1, PV_CLI_FORMAT | PV_CLI_KIND | PV_CLI_LANG, pv_cli_untranslated },
  { "analyse", "FILE [--format text|json] [--lang fi|sv|en] [--as-of DAY]", 1, 1, PV_CLI_FORMAT | PV_CLI_LANG | PV_CLI_AS_OF, pv_cli_analyse },
  { "check", "FILE [--format text|json]", 1, 1, PV_CLI_FORMAT, pv_cli_check },
  { "recover", "FILE -o OUT", 1, 1, PV_CLI_OUTPUT, pv_cli_recover },
  { "merge", "FILE OTHER|FOLDER… [--yes]", 2, 1000, PV_CLI_YES, pv_cli_merge },
  { "conflicts", "FILE [--format text|json]", 1, 1, PV_CLI_FORMAT, pv_cli_conflicts },
  { "merges", "FILE [--format text|json]", 1, 1, PV_CLI_FORMAT, pv_cli_merges },
  { "take-back", "FILE NUMBER", 2, 2, 0, pv_cli_take_back },
  { "duplicates", "FILE [--format text|json]", 1, 1, PV_CLI_FORMAT, pv_cli_duplicates },
  { "same", "FILE ID ID", 3, 3, 0, pv_cli_same },
  { "different", "FILE ID ID", 3, 3, 0, pv_cli_different },
  { "somebody-else", "FILE ID", 2, 2, 0, pv_cli_somebody_else },
  { "bring-back", "FILE ID", 2, 2, 0, pv_cli_bring_back },
  { "publish", "FILE", 1, 1, 0, pv_cli_publish },
  { "share", "FILE [-o FOLDER.polku.d]", 1, 1, PV_CLI_OUTPUT, pv_cli_share_in_folder },
  { "copy", "FILE -o OUT.polku", 1, 1, PV_CLI_OUTPUT, pv_cli_copy },
  { "forget", "FILE", 1, 1, 0, pv_cli_forget },
};

static const PvCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static void
print_usage (void)
{
  g_print (_("Usage:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  polkuverkko-cli %s %s\n", commands[i].name, commands[i].synopsis);
  g_print (_("What was only raised in a workshop stays out of an export; --with-raised takes it along. "
             "--service may be given several times\n"));
  g_print (_("Everywhere: [--author NAME]. A translated field is named with its language: name.fi, name.sv, name.en\n"));
}

/* An option that the command has no use for is a mistake, not a thing to pass over. */
static gboolean
check_options (PvCli *cli, const PvCliCommand *command, GError **error)
{
  const struct
  {
    gboolean given;
    PvCliAllowed option;
    const char *name;
  } given[] = {
    { cli->sample != NULL, PV_CLI_SAMPLE, "sample" },
    { cli->format != NULL, PV_CLI_FORMAT, "format" },
    { cli->audience != NULL, PV_CLI_AUDIENCE, "audience" },
    { cli->kind != NULL, PV_CLI_KIND, "kind" },
    { cli->dry_run, PV_CLI_DRY_RUN, "dry-run" },
    { cli->skip_refused, PV_CLI_SKIP_REFUSED, "skip-refused" },
    { cli->sheets != NULL, PV_CLI_SHEET, "sheet" },
    { cli->on != NULL, PV_CLI_ON, "on" },
    { cli->as_of != NULL, PV_CLI_AS_OF, "as-of" },
    { cli->pages != NULL, PV_CLI_PAGES, "pages" },
    { cli->selection != NULL, PV_CLI_SELECTION, "selection" },
    { cli->arrangement != NULL, PV_CLI_ARRANGEMENT, "arrangement" },
    { cli->view != NULL, PV_CLI_VIEW, "view" },
    { cli->erase, PV_CLI_ERASE, "erase" },
    { cli->output != NULL, PV_CLI_OUTPUT, "output" },
    { cli->path != NULL, PV_CLI_PATH, "path" },
    { cli->procurement != NULL, PV_CLI_PROCUREMENT, "procurement" },
    { cli->services != NULL, PV_CLI_SERVICE, "service" },
    { cli->with_raised, PV_CLI_WITH_RAISED, "with-raised" },
    { cli->yes, PV_CLI_YES, "yes" },
    { cli->municipality != NULL, PV_CLI_MUNICIPALITY, "municipality" },
    { cli->actor != NULL, PV_CLI_ACTOR, "actor" },
    { cli->lang != NULL, PV_CLI_LANG, "lang" },
    { cli->diagram != NULL, PV_CLI_DIAGRAM, "diagram" },
    { cli->record != NULL, PV_CLI_RECORD, "record" },
    { cli->versions, PV_CLI_VERSIONS, "versions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].given && !(command->options & given[i].option))
      return pv_cli_misused (error, _("%s does not take --%s"), command->name, given[i].name);

  return TRUE;
}

static gboolean
run_command (PvCli *cli, char **words, GError **error)
{
  const PvCliCommand *command = words[0] ? find_command (words[0]) : NULL;
  guint n = words[0] ? g_strv_length (words + 1) : 0;

  if (words[0] == NULL)
    return pv_cli_misused (error, _("A command is missing; polkuverkko-cli --help lists them"));
  if (command == NULL)
    return pv_cli_misused (error, _("There is no command “%s”; polkuverkko-cli --help lists them"), words[0]);
  if (n < command->least || n > command->most)
    return pv_cli_misused (error, _("Use it like this: polkuverkko-cli %s %s"), command->name, command->synopsis);

  cli->arguments = words + 1;
  cli->n_arguments = n;
  return check_options (cli, command, error) && command->run (cli, error);
}

/* What can be done about a damaged document, in the same line. */
static void
tell_way_out (char **line, const char *file)
{
  g_autofree char *before = *line;

  *line = g_strdup_printf (_("%s (polkuverkko-cli recover %s -o NEW saves what can be saved)"), before, file);
}

/* One line that names the file. */
static int
tell_error (const PvCli *cli, const GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\n", ' ');
  g_autofree char *file = cli->arguments ? g_filename_display_basename (cli->arguments[0]) : NULL;

  if (g_error_matches (error, PV_ERROR, PV_ERROR_DAMAGED) && file != NULL && cli->output == NULL && strstr (line, file) != NULL)
    tell_way_out (&line, file);
  if (file != NULL && strstr (line, file) == NULL && error->domain == PV_ERROR)
    g_printerr ("polkuverkko-cli: %s: %s\n", file, line);
  else
    g_printerr ("polkuverkko-cli: %s\n", line);
  return error->domain == G_OPTION_ERROR ? PV_EXIT_USAGE : PV_EXIT_REFUSED;
}

static gboolean
parse_options (PvCli *cli, char ***words, gboolean *help, GError **error)
{
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { "author", 0, 0, G_OPTION_ARG_STRING, &cli->author, NULL, NULL },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &cli->sample, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &cli->format, NULL, NULL },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &cli->audience, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &cli->kind, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &cli->dry_run, NULL, NULL },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &cli->skip_refused, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->sheets, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &cli->on, NULL, NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &cli->as_of, NULL, NULL },
    { "pages", 0, 0, G_OPTION_ARG_STRING, &cli->pages, NULL, NULL },
    { "selection", 0, 0, G_OPTION_ARG_STRING, &cli->selection, NULL, NULL },
    { "arrangement", 0, 0, G_OPTION_ARG_STRING, &cli->arrangement, NULL, NULL },
    { "view", 0, 0, G_OPTION_ARG_STRING, &cli->view, NULL, NULL },
    { "erase", 0, 0, G_OPTION_ARG_NONE, &cli->erase, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &cli->output, NULL, NULL },
    { "path", 0, 0, G_OPTION_ARG_STRING, &cli->path, NULL, NULL },
    { "procurement", 0, 0, G_OPTION_ARG_STRING, &cli->procurement, NULL, NULL },
    { "service", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->services, NULL, NULL },
    { "with-raised", 0, 0, G_OPTION_ARG_NONE, &cli->with_raised, NULL, NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &cli->yes, NULL, NULL },
    { "municipality", 0, 0, G_OPTION_ARG_STRING, &cli->municipality, NULL, NULL },
    { "actor", 0, 0, G_OPTION_ARG_STRING, &cli->actor, NULL, NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &cli->lang, NULL, NULL },
    { "diagram", 0, 0, G_OPTION_ARG_STRING, &cli->diagram, NULL, NULL },
    { "record", 0, 0, G_OPTION_ARG_STRING, &cli->record, NULL, NULL },
    { "versions", 0, 0, G_OPTION_ARG_NONE, &cli->versions, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse_strv (context, words, error);
}

static void
cli_clear (PvCli *cli)
{
  char **const texts[] = { &cli->author, &cli->sample, &cli->format, &cli->audience, &cli->kind, &cli->output, &cli->path,
                           &cli->procurement, &cli->municipality, &cli->actor, &cli->lang, &cli->diagram, &cli->record, &cli->on,
                           &cli->as_of, &cli->pages, &cli->selection, &cli->arrangement, &cli->view };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_strfreev (cli->services);
  g_strfreev (cli->sheets);
}

int
main (int argc, char **argv)
{
  PvCli cli = { .kinds = pv_kinds_default () };
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  int code = PV_EXIT_DONE;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  words = g_strdupv (argv);
  if (!parse_options (&cli, &words, &help, &error))
    code = tell_error (&cli, error);
  else if (help)
    print_usage ();
  else
    code = run_command (&cli, words + 1, &error) ? cli.code : tell_error (&cli, error);

  cli_clear (&cli);
  return code;
}
