/* undo, redo, history, version. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"

#include <glib/gi18n.h>

static gboolean
undo_or_redo (PvCli *cli, gboolean redo, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  g_autofree char *label = NULL;
  g_autofree char *name = g_filename_display_basename (cli->arguments[0]);
  guint skipped = 0;

  if (document == NULL)
    return FALSE;
  label = redo ? pv_document_get_redo_label (document) : pv_document_get_undo_label (document);
  if (label == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, redo ? _("%s: there is nothing to redo") : _("%s: there is nothing to undo"), name);
      return FALSE;
    }
  if (!(redo ? pv_document_redo (document, &skipped, error) : pv_document_undo (document, &skipped, error))
      || !pv_cli_share (document, error))
    return FALSE;

  g_print (redo ? _("Redone: %s\n") : _("Undone: %s\n"), label);
  if (skipped > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u value stayed, because it was changed since\n",
                          "%u values stayed, because they were changed since\n", skipped),
             skipped);
  return TRUE;
}

gboolean
pv_cli_undo (PvCli *cli, GError **error)
{
  return undo_or_redo (cli, FALSE, error);
}

gboolean
pv_cli_redo (PvCli *cli, GError **error)
{
  return undo_or_redo (cli, TRUE, error);
}

/* UTC with seconds, as scripts like it. */
static char *
iso_time (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static const char *
verb_word (PvVerb verb)
{
  static const char *const words[] = {
    [PV_VERB_ADD] = "add", [PV_VERB_CHANGE] = "change", [PV_VERB_REMOVE] = "remove", [PV_VERB_MOVE] = "move",
    [PV_VERB_IMPORT] = "import", [PV_VERB_UNDO] = "undo", [PV_VERB_REDO] = "redo", [PV_VERB_MERGE] = "merge",
    [PV_VERB_ARRANGE] = "arrange", [PV_VERB_BEGIN] = "begin", [PV_VERB_SETTLE] = "settle", [PV_VERB_TAKE_BACK] = "take-back",
    [PV_VERB_REVERT] = "revert", [PV_VERB_NAME_VERSION] = "name-version",
    [PV_VERB_ERASE] = "erase",
  };

  return verb < G_N_ELEMENTS (words) && words[verb] ? words[verb] : "change";
}

static void
append_line (GString *json, const PvKinds *kinds, const PvHistoryLine *line)
{
  const PvKindInfo *kind = pv_kinds_kind (kinds, line->kind);
  g_autofree char *at = iso_time (line->at);
  g_autofree char *id = line->id != PV_NO_ID ? pv_id_to_text (line->id) : NULL;
  const struct
  {
    const char *key;
    const char *text;
  } texts[] = { { "at", at }, { "author", line->author }, { "verb", verb_word (line->verb) }, { "kind", kind ? kind->table : NULL },
                { "id", id }, { "text", line->sentence } };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      pv_json_key (json, texts[i].key);
      pv_json_text (json, texts[i].text);
    }
  g_string_append_printf (json, ",\"cells\":%u,\"undone\":%s}", line->n_cells, line->undone ? "true" : "false");
}

static void
print_line (const PvHistoryLine *line)
{
  g_autofree char *at = iso_time (line->at);

  g_print (line->undone ? _("%s\t%s\t%s (undone)\n") : "%s\t%s\t%s\n", at, line->author ? line->author : "", line->sentence);
}

/* FALSE for a kind or a record that does not exist. A record that was removed is found by its kind. */
static gboolean
read_filter (PvCli *cli, PvDocument *document, PvHistoryFilter *filter, GError **error)
{
  const PvKindInfo *kind = cli->kind ? pv_kinds_find (cli->kinds, cli->kind) : NULL;
  PvRecord *record;

  if (cli->kind != NULL && kind == NULL)
    return pv_cli_misused (error, _("There is no kind “%s”"), cli->kind);

  filter->kind = kind ? kind->kind : PV_ANY_KIND;
  if (cli->record == NULL)
    return TRUE;
  if (kind != NULL)
    return pv_id_parse (cli->record, &filter->record)
           || pv_cli_misused (error, _("%s is no id of a record"), cli->record);

  record = pv_cli_find (document, PV_ANY_KIND, cli->record, error);
  if (record == NULL)
    return FALSE;
  filter->record = pv_record_get_id (record);
  filter->kind = pv_record_get_kind (record);
  return TRUE;
}

static gboolean
print_lines (PvCli *cli, PvDocument *document, gboolean as_json, GError **error)
{
  PvHistoryFilter filter = { PV_NO_ID, PV_ANY_KIND, NULL };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) json = g_string_new ("[");

  if (!read_filter (cli, document, &filter, error))
    return FALSE;
  lines = pv_document_get_history_of (document, &filter, 0, error);
  if (lines == NULL)
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    if (as_json)
      append_line (json, cli->kinds, g_ptr_array_index (lines, i));
    else
      print_line (g_ptr_array_index (lines, i));
  if (as_json)
    g_print ("%s]\n", json->str);
  return TRUE;
}

static void
append_version (GString *json, const PvNamedVersion *version)
{
  g_autofree char *at = iso_time (version->at);

  pv_json_comma (json);
  g_string_append_c (json, '{');
  pv_json_key (json, "name");
  pv_json_text (json, version->name);
  pv_json_key (json, "at");
  pv_json_text (json, at);
  pv_json_key (json, "author");
  pv_json_text (json, version->author);
  g_string_append_c (json, '}');
}

static gboolean
print_versions (PvDocument *document, gboolean as_json, GError **error)
{
  g_autoptr (GPtrArray) versions = pv_document_get_versions (document, error);
  g_autoptr (GString) json = g_string_new ("[");

  if (versions == NULL)
    return FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      const PvNamedVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *at = iso_time (version->at);

      if (as_json)
        append_version (json, version);
      else
        g_print ("%s\t%s\t%s\n", at, version->author ? version->author : "", version->name);
    }
  if (as_json)
    g_print ("%s]\n", json->str);
  return TRUE;
}

gboolean
pv_cli_history (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = format >= 0 ? pv_cli_open (cli, error) : NULL;

  if (document == NULL)
    return FALSE;
  if (!(cli->versions ? print_versions (document, format == 1, error) : print_lines (cli, document, format == 1, error)))
    return FALSE;
  return pv_document_close (document, FALSE, error);
}

gboolean
pv_cli_version (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);

  if (document == NULL || !pv_document_name_version (document, cli->arguments[1], error) || !pv_cli_share (document, error))
    return FALSE;

  g_print (_("Version named: %s\n"), cli->arguments[1]);
  return TRUE;
}
