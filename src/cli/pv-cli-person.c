/* person: what is held about one, and erasing it. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>

static char *
iso_time (gint64 ms)
{
  g_autoptr (GDateTime) time = ms != 0 ? g_date_time_new_from_unix_utc (ms / 1000) : NULL;

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static const char *
word_of_place (PvHeldAs as)
{
  static const char *const list[] = { [PV_HELD_FIELD] = "field", [PV_HELD_AUTHOR] = "author", [PV_HELD_DEVICE] = "device", [PV_HELD_LOOSE] = "loose" };

  return list[as];
}

static const char *
word_of_how (PvHeldHow how)
{
  static const char *const list[] = { [PV_HELD_FOUND] = "found", [PV_HELD_BESIDE] = "beside", [PV_HELD_PERHAPS] = "perhaps" };

  return list[how];
}

static void
append_texts (GString *json, const char *const *keys, const char *const *texts)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      pv_json_key (json, keys[i]);
      pv_json_text (json, texts[i]);
    }
}

static void
append_words (GString *json, const PvHeldWords *words)
{
  static const char *const keys[] = { "text", "from", "to", "how", NULL };
  g_autofree char *from = iso_time (words->from_ms);
  g_autofree char *to = iso_time (words->to_ms);
  const char *const texts[] = { words->words, from, to, word_of_how (words->how) };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  append_texts (json, keys, texts);
  g_string_append_c (json, '}');
}

static void
append_deed (GString *json, const PvKinds *kinds, const PvHeldDeed *deed)
{
  static const char *const keys[] = { "at", "text", NULL };
  g_autofree char *at = iso_time (deed->at_ms);
  g_autofree char *sentence = pv_verb_sentence (kinds, deed->verb, deed->kind, deed->title);
  const char *const texts[] = { at, sentence };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  append_texts (json, keys, texts);
  g_string_append_c (json, '}');
}

static void
append_place (GString *json, const PvKinds *kinds, const PvHeld *held)
{
  static const char *const keys[] = { "as", "kind", "id", "field", "title", NULL };
  const PvKindInfo *kind = pv_kinds_kind (kinds, held->kind);
  const PvFieldInfo *field = pv_kinds_field (kinds, held->field);
  g_autofree char *id = held->record != PV_NO_ID ? pv_id_to_text (held->record) : NULL;
  const char *const texts[] = { word_of_place (held->as), kind ? kind->table : NULL, id, field ? field->column : NULL, held->title };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  append_texts (json, keys, texts);
  g_string_append_printf (json, ",\"removed\":%s,\"changes\":%u,\"words\":[", held->removed ? "true" : "false", held->n_changes);
  for (guint i = 0; i < held->words->len; i++)
    append_words (json, g_ptr_array_index (held->words, i));
  g_string_append (json, "],\"deeds\":[");
  for (guint i = 0; i < held->deeds->len; i++)
    append_deed (json, kinds, g_ptr_array_index (held->deeds, i));
  g_string_append (json, "]}");
}

static void
append_named (GString *json, const PvKinds *kinds, const PvNamed *named)
{
  static const char *const keys[] = { "kind", "id", "field", "title", NULL };
  g_autofree char *id = pv_id_to_text (named->record);
  const char *const texts[] = { pv_kinds_kind (kinds, named->kind)->table, id, pv_kinds_field (kinds, named->field)->column, named->title };

  pv_json_comma (json);
  g_string_append_c (json, '{');
  append_texts (json, keys, texts);
  g_string_append_c (json, '}');
}

static void
print_json (const PvKinds *kinds, const PvHoldings *holdings)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (GPtrArray) lines = pv_out_of_reach (holdings->far_files, pv_interface_lang ());

  pv_json_key (json, "query");
  pv_json_text (json, holdings->query);
  g_string_append (json, ",\"places\":[");
  for (guint i = 0; i < holdings->places->len; i++)
    append_place (json, kinds, g_ptr_array_index (holdings->places, i));
  g_string_append (json, "],\"named\":[");
  for (guint i = 0; i < holdings->named->len; i++)
    append_named (json, kinds, g_ptr_array_index (holdings->named, i));
  g_string_append (json, "],\"out_of_reach\":[");
  for (guint i = 0; i < lines->len; i++)
    {
      pv_json_comma (json);
      pv_json_text (json, g_ptr_array_index (lines, i));
    }
  g_print ("%s]}\n", json->str);
}

/* A line a version: where, which field, the words, when. */
static void
print_text (const PvModel *model, const PvHoldings *holdings)
{
  const PvKinds *kinds = pv_model_get_kinds (model);
  g_autoptr (GPtrArray) lines = pv_out_of_reach (holdings->far_files, pv_interface_lang ());

  for (guint i = 0; i < holdings->places->len; i++)
    {
      const PvHeld *held = g_ptr_array_index (holdings->places, i);
      const PvFieldInfo *field = pv_kinds_field (kinds, held->field);
      g_autofree char *place = pv_held_place_in_words (model, held, pv_interface_lang ());

      for (guint w = 0; w < held->words->len; w++)
        {
          const PvHeldWords *words = g_ptr_array_index (held->words, w);
          g_autofree char *time = pv_held_time_in_words (held, words, pv_interface_lang ());
          g_autofree char *line = g_strdelimit (g_strdup (words->words), "\n\t", ' ');

          g_print ("%s\t%s\t%s\t%s\n", place, field && held->as == PV_HELD_FIELD ? pv_field_label (field) : "", line, time);
        }
    }
  for (guint i = 0; i < holdings->named->len; i++)
    {
      const PvNamed *named = g_ptr_array_index (holdings->named, i);

      g_print (_("Also in an ordinary field: %s · %s\n"), named->title, pv_field_label (pv_kinds_field (kinds, named->field)));
    }
  g_print ("%s\n", _("What erasing cannot reach"));
  for (guint i = 0; i < lines->len; i++)
    g_print ("  %s\n", (const char *) g_ptr_array_index (lines, i));
}

static gboolean
write_report (PvCli *cli, const PvModel *model, const PvHoldings *holdings, GError **error)
{
  g_autoptr (PvReport) report = NULL;
  PvLang lang;

  if (!pv_cli_get_lang (cli, &lang, error))
    return FALSE;

  report = pv_report_person (model, holdings, lang, PV_NO_DATE);
  return pv_fodt_export (report, cli->output, NULL, error);
}

/* What the erasure leaves to somebody. */
static void
print_far_files (const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const PvFarFile *file = g_ptr_array_index (files, i);

      g_print (file->unread ? _("%s cannot be read, and nobody can tell what stands in it: if nobody can mend it, remove the file\n")
                            : _("Not gone yet from %s: its laptop writes it anew when it next opens the document\n"),
               file->name);
    }
}

static gboolean
erase (PvDocument *document, const PvHoldings *holdings, GError **error)
{
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, TRUE);
  g_autoptr (GPtrArray) far_files = NULL;

  if (ids->len > 0 && !pv_document_erase_words (document, ids, error))
    return FALSE;
  far_files = pv_document_list_far_files (document);
  if (!pv_cli_share (document, error))
    return FALSE;

  g_print (_("Texts erased: %u\n"), ids->len);
  print_far_files (far_files);
  return TRUE;
}

gboolean
pv_cli_person (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autofree char *name = pv_text_or_null (cli->arguments[1]);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvHoldings) holdings = NULL;
  const PvModel *model;

  if (format < 0)
    return FALSE;
  if (name == NULL || (cli->output != NULL && !g_str_has_suffix (cli->output, ".fodt")))
    return pv_cli_misused (error, _("Use it like this: polkuverkko-cli %s %s"), "person",
                           "FILE NAME [--format text|json] [-o OUT.fodt] [--erase]");
  document = pv_cli_open (cli, error);
  holdings = document ? pv_document_find_person (document, name, error) : NULL;
  if (holdings == NULL)
    return FALSE;

  model = pv_document_get_model (document);
  if (cli->output != NULL && !write_report (cli, model, holdings, error))
    return FALSE;
  if (cli->erase)
    return erase (document, holdings, error);
  if (cli->output == NULL && format == 1)
    print_json (cli->kinds, holdings);
  else if (cli->output == NULL)
    print_text (model, holdings);
  return pv_document_close (document, FALSE, error);
}
