/* duplicates: what is likely there twice, and what to type for each. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"

static const char *
why_nick (PvAlikeWhy why)
{
  static const char *const nicks[] = { [PV_ALIKE_CODE] = "code", [PV_ALIKE_NAME] = "name", [PV_ALIKE_OLD_NAME] = "old-name", [PV_ALIKE_NEAR] = "near" };

  return nicks[why];
}

static void
print_pair (PvCli *cli, const PvModel *model, const PvAlikePair *pair)
{
  g_autofree char *file = g_shell_quote (cli->arguments[0]);
  g_autofree char *title = pv_title_of (model, pair->one, PV_LANG_NONE);
  g_autofree char *other_title = pv_title_of (model, pair->other, PV_LANG_NONE);
  g_autofree char *one = pv_id_to_text (pair->one);
  g_autofree char *other = pv_id_to_text (pair->other);

  g_print ("%s\t%s\t%s\t%s\t%s\n", one, title, other, other_title, pv_alike_why_words (pair->why));
  g_print ("\tpolkuverkko-cli same %s %s %s\n\tpolkuverkko-cli different %s %s %s\n", file, one, other, file, one, other);
}

static void
append_record (GString *json, const PvModel *model, PvId id)
{
  g_autofree char *text = pv_id_to_text (id);
  g_autofree char *title = pv_title_of (model, id, PV_LANG_NONE);

  pv_json_comma (json);
  g_string_append_c (json, '{');
  pv_json_key (json, "id");
  pv_json_text (json, text);
  pv_json_key (json, "title");
  pv_json_text (json, title);
  g_string_append_c (json, '}');
}

static void
append_pair (GString *json, const PvModel *model, const PvAlikePair *pair)
{
  pv_json_comma (json);
  g_string_append_c (json, '{');
  pv_json_key (json, "kind");
  pv_json_text (json, pv_kinds_kind (pv_model_get_kinds (model), pair->kind)->table);
  pv_json_key (json, "why");
  pv_json_text (json, why_nick (pair->why));
  pv_json_key (json, "records");
  g_string_append_c (json, '[');
  append_record (json, model, pair->one);
  append_record (json, model, pair->other);
  g_string_append (json, "]}");
}

gboolean
pv_cli_duplicates (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = format >= 0 ? pv_cli_open (cli, error) : NULL;
  g_autoptr (GString) json = g_string_new ("{\"duplicates\":[");
  g_autoptr (GArray) pairs = NULL;
  const PvModel *model;

  if (document == NULL)
    return FALSE;

  model = pv_document_get_model (document);
  pairs = pv_document_find_duplicates (document);
  for (guint i = 0; i < pairs->len; i++)
    if (format == 1)
      append_pair (json, model, &g_array_index (pairs, PvAlikePair, i));
    else
      print_pair (cli, model, &g_array_index (pairs, PvAlikePair, i));
  if (format == 1)
    g_print ("%s]}\n", json->str);
  return pv_document_close (document, FALSE, error);
}
