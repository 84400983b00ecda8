/* analyse: what the network says, in sentences: what is not decided as text, all of it as JSON. */
#include "analysis/analysis.h"
#include "cli/pv-cli.h"
#include "cli/pv-json.h"

#include <glib/gi18n.h>

/* Sentences in one language, names too; without --lang the words are those of the terminal. */
typedef struct
{
  const PvModel *model;
  PvLang words;
  PvLang names;
} Telling;

static const char *
nick_of (const PvFinding *finding)
{
  return pv_choices_find (PV_CHOICES_FINDING, finding->kind)->nick;
}

static void
print_as_text (const Telling *telling, const PvFinding *finding)
{
  g_autofree char *sentence = pv_finding_sentence (finding, telling->model, telling->words, telling->names);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < finding->records->len; i++)
    {
      g_autofree char *id = pv_id_to_text (g_array_index (finding->records, PvId, i));

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", id);
    }
  g_print ("%s\t%s\t%s\n", nick_of (finding), g_strdelimit (sentence, "\n\t", ' '), ids->str);
}

static void
append_as_json (GString *json, const Telling *telling, const PvFinding *finding)
{
  g_autofree char *sentence = pv_finding_sentence (finding, telling->model, telling->words, telling->names);
  g_autofree char *decision = finding->decision != PV_NO_ID ? pv_id_to_text (finding->decision) : NULL;

  pv_json_comma (json);
  g_string_append_c (json, '{');
  pv_json_key (json, "kind");
  pv_json_text (json, nick_of (finding));
  pv_json_key (json, "text");
  pv_json_text (json, sentence);
  g_string_append (json, ",\"records\":[");
  for (guint i = 0; i < finding->records->len; i++)
    {
      g_autofree char *id = pv_id_to_text (g_array_index (finding->records, PvId, i));

      pv_json_comma (json);
      pv_json_text (json, id);
    }
  g_string_append_c (json, ']');
  pv_json_key (json, "decision");
  pv_json_text (json, decision);
  g_string_append_c (json, '}');
}

static void
print_all (const Telling *telling, PvDate day, gboolean as_json)
{
  g_autoptr (GPtrArray) findings = pv_analysis_findings (telling->model, day);
  g_autoptr (GString) json = g_string_new ("{\"findings\":[");

  for (guint i = 0; i < findings->len; i++)
    {
      const PvFinding *finding = findings->pdata[i];

      if (as_json)
        append_as_json (json, telling, finding);
      else if (finding->decision == PV_NO_ID)
        print_as_text (telling, finding);
    }
  if (as_json)
    g_print ("%s]}\n", json->str);
}

gboolean
pv_cli_analyse (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  static const char *const langs[] = { "fi", "sv", "en", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  int lang = format < 0 ? -1 : pv_cli_choose ("lang", cli->lang, langs, error);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  Telling telling = { NULL, PV_LANG_NONE, PV_LANG_NONE };
  PvDate day;

  if (lang < 0 || !pv_cli_get_date ("as-of", cli->as_of, &day, error))
    return FALSE;
  if (cli->lang != NULL)
    {
      pv_lang_parse (langs[lang], &telling.words);
      telling.names = telling.words;
    }
  document = pv_cli_open (cli, error);
  model = document ? pv_cli_snapshot (cli, document, error) : NULL;
  if (model == NULL)
    return FALSE;

  telling.model = model;
  print_all (&telling, day != PV_NO_DATE ? day : pv_date_today (), format == 1);
  return pv_document_close (document, FALSE, error);
}
