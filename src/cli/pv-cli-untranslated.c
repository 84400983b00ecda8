/* untranslated: what Finnish or Swedish lacks, or says as it was said before. */
#include "analysis/analysis.h"
#include "cli/pv-cli.h"
#include "cli/pv-json.h"

#include <glib/gi18n.h>

static void
print_as_text (const PvModel *model, const PvUntranslated *text, const PvRecord *record, const PvFieldInfo *field)
{
  g_autofree char *id = pv_id_to_text (text->id);
  g_autofree char *title = pv_title (model, record, PV_LANG_NONE);
  g_autofree char *words = g_strdup (pv_record_get_text (record, text->field, text->source));

  g_print ("%s\t%s.%s\t%s\t%s\t%s\n", id, field->column, pv_lang_code (text->lang), text->older ? _("older") : _("missing"), title,
           g_strdelimit (words, "\n\t", ' '));
}

static void
append_as_json (GString *json, const PvModel *model, const PvUntranslated *text, const PvRecord *record, const PvFieldInfo *field)
{
  g_autofree char *id = pv_id_to_text (text->id);
  g_autofree char *title = pv_title (model, record, PV_LANG_NONE);
  const struct
  {
    const char *key;
    const char *words;
  } parts[] = {
    { "id", id },
    { "kind", pv_record_get_info (record)->table },
    { "field", field->column },
    { "lang", pv_lang_code (text->lang) },
    { "state", text->older ? "older" : "missing" },
    { "title", title },
    { "source", pv_lang_code (text->source) },
    { "text", pv_record_get_text (record, text->field, text->source) },
  };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      pv_json_key (json, parts[i].key);
      pv_json_text (json, parts[i].words);
    }
  g_string_append_c (json, '}');
}

static gboolean
print_all (PvCli *cli, const PvModel *model, const GArray *texts, gboolean as_json, GError **error)
{
  const PvKindInfo *kind = cli->kind ? pv_kinds_find (cli->kinds, cli->kind) : NULL;
  g_autoptr (GString) json = g_string_new ("[");
  PvLang lang = PV_LANG_BOTH;

  if (cli->kind != NULL && kind == NULL)
    return pv_cli_misused (error, _("There is no kind “%s”"), cli->kind);
  if (cli->lang != NULL && !pv_cli_get_lang (cli, &lang, error))
    return FALSE;

  for (guint i = 0; i < texts->len; i++)
    {
      const PvUntranslated *text = &g_array_index (texts, PvUntranslated, i);
      const PvRecord *record = pv_model_get (model, text->id);
      const PvFieldInfo *field = pv_kinds_field (cli->kinds, text->field);

      if ((kind != NULL && pv_record_get_info (record) != kind) || (lang != PV_LANG_BOTH && lang != text->lang))
        continue;
      if (as_json)
        append_as_json (json, model, text, record, field);
      else
        print_as_text (model, text, record, field);
    }
  if (as_json)
    g_print ("%s]\n", json->str);
  return TRUE;
}

gboolean
pv_cli_untranslated (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (GArray) older = NULL;
  g_autoptr (GArray) texts = NULL;

  if (format < 0)
    return FALSE;
  document = pv_cli_open (cli, error);
  older = document ? pv_document_get_older_texts (document, error) : NULL;
  if (older == NULL)
    return FALSE;

  texts = pv_analysis_untranslated (pv_document_get_model (document), older);
  return print_all (cli, pv_document_get_model (document), texts, format == 1, error) && pv_document_close (document, FALSE, error);
}
