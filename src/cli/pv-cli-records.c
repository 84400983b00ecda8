/* list, add, set, remove: records one by one. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>
#include <string.h>

static const PvKindInfo *
kind_named (PvCli *cli, const char *word, GError **error)
{
  const PvKindInfo *kind = pv_kinds_find (cli->kinds, word);
  g_autoptr (GString) all = NULL;
  const PvKindInfo *list;
  guint n;

  if (kind != NULL)
    return kind;

  all = g_string_new (NULL);
  list = pv_kinds_list (cli->kinds, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", list[i].table);
  g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("There is no kind “%s”; the kinds are: %s"), word, all->str);
  return NULL;
}

/* "name.sv" is one cell of a translated field, "kind" the one cell of another. */
static const PvFieldInfo *
field_named (const PvKindInfo *kind, const char *word, PvLang *lang, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ".", 2);
  const PvFieldInfo *field = pv_kind_find (kind, parts[0]);
  PvLang found = PV_LANG_NONE;

  if (field == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no field “%s”"), pv_kind_label (kind), parts[0]);
      return NULL;
    }
  if (parts[1] != NULL && (!pv_lang_parse (parts[1], &found) || found == PV_LANG_BOTH || field->type != PV_TYPE_TRANSLATED))
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no language “%s”"), pv_field_label (field), parts[1]);
      return NULL;
    }
  if (parts[1] == NULL && field->type == PV_TYPE_TRANSLATED)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s is written in several languages; name one: %s.fi, %s.sv or %s.en"),
                   pv_field_label (field), word, word, word);
      return NULL;
    }

  *lang = found;
  return field;
}

/* As files write it, or as a person does. */
static gboolean
set_from_words (PvEdits *edits, PvId id, const PvKindInfo *kind, const char *name, const char *words, GError **error)
{
  PvLang lang;
  const PvFieldInfo *field = field_named (kind, name, &lang, error);
  g_autofree char *owned = NULL;
  PvValue value;

  if (field == NULL)
    return FALSE;
  if (!pv_value_from_text (field, words, &value, &owned, NULL) && !pv_value_from_person (field, words, &value, &owned, error))
    return FALSE;

  pv_edits_set_value (edits, id, field->field, lang, value);
  return TRUE;
}

static void
print_text (const PvModel *model, PvRecord *const *records, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = pv_id_to_text (pv_record_get_id (records[i]));
      g_autofree char *title = pv_title (model, records[i], PV_LANG_NONE);

      g_print ("%s\t%s\n", id, title);
    }
}

static void
append_cells (GString *json, const PvRecord *record, const PvFieldInfo *field)
{
  for (guint c = 0; c < pv_field_n_cells (field); c++)
    {
      g_autofree char *text = pv_value_to_text (field, pv_record_get_cell (record, field->slot + c));
      g_autofree char *key = field->type == PV_TYPE_TRANSLATED ? g_strdup_printf ("%s.%s", field->column, pv_lang_code (PV_LANG_FIRST + c))
                                                              : g_strdup (field->column);

      if (text == NULL)
        continue;
      pv_json_key (json, key);
      pv_json_text (json, text);
    }
}

static void
print_json (PvRecord *const *records, guint n)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    {
      const PvKindInfo *kind = pv_record_get_info (records[i]);
      g_autofree char *id = pv_id_to_text (pv_record_get_id (records[i]));

      pv_json_comma (json);
      g_string_append_c (json, '{');
      pv_json_key (json, "id");
      pv_json_text (json, id);
      for (guint f = 0; f < kind->n_fields; f++)
        append_cells (json, records[i], &kind->fields[f]);
      g_string_append_c (json, '}');
    }
  g_print ("%s]\n", json->str);
}

gboolean
pv_cli_list (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "csv", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  const PvKindInfo *kind;
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (PvModel) model = NULL;
  g_autoptr (PvRelease) release = NULL;
  g_autofree char *csv = NULL;
  PvAudience audience;
  PvRecord *const *records;
  guint n;

  if (format < 0 || !pv_cli_get_audience (cli, &audience, error) || (kind = kind_named (cli, cli->arguments[1], error)) == NULL)
    return FALSE;
  document = pv_cli_open (cli, error);
  if (document == NULL)
    return FALSE;

  model = pv_document_snapshot (document);
  release = pv_release_new (model, audience, PV_RELEASE_WITH_RAISED);
  records = pv_model_list (release->model, kind->kind, &n);
  if (format == 0)
    print_text (release->model, records, n);
  else if (format == 1)
    g_print ("%s", csv = pv_csv_text (release->model, kind->kind));
  else
    print_json (records, n);
  return pv_document_close (document, FALSE, error);
}

/* Refused edits end here: the document is let go of as it was. */
static gboolean
commit_and_close (PvDocument *document, const PvEdits *edits, PvId *wanted, GError **error)
{
  PvId found = pv_document_commit_and_find (document, edits, *wanted, error);

  if (found == PV_NO_ID)
    {
      pv_document_close (document, FALSE, NULL);
      g_object_unref (document);
      return FALSE;
    }
  *wanted = found;
  return pv_cli_close (document, error);
}

gboolean
pv_cli_add (PvCli *cli, GError **error)
{
  const PvKindInfo *kind = kind_named (cli, cli->arguments[1], error);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autofree char *text = NULL;
  PvDocument *document;
  PvId id;

  if (kind == NULL)
    return FALSE;
  id = pv_edits_add (edits, kind->kind);
  for (guint i = 2; i < cli->n_arguments; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cli->arguments[i], "=", 2);

      if (parts[1] == NULL)
        return pv_cli_misused (error, _("“%s” is not FIELD=VALUE"), cli->arguments[i]);
      if (!set_from_words (edits, id, kind, parts[0], parts[1], error))
        return FALSE;
    }

  document = pv_cli_open (cli, error);
  if (document == NULL || !commit_and_close (document, edits, &id, error))
    return FALSE;
  text = pv_id_to_text (id);
  g_print ("%s\n", text);
  return TRUE;
}

gboolean
pv_cli_set (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  PvRecord *record = document ? pv_cli_find (document, PV_ANY_KIND, cli->arguments[1], error) : NULL;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  PvId id;

  if (record == NULL)
    return FALSE;
  id = pv_record_get_id (record);
  if (!set_from_words (edits, id, pv_record_get_info (record), cli->arguments[2], cli->arguments[3], error))
    return FALSE;

  if (!pv_document_commit (document, edits, error) || !pv_cli_settle (document, edits, error))
    {
      pv_document_close (document, FALSE, NULL);
      return FALSE;
    }
  return pv_cli_close (g_steal_pointer (&document), error);
}

gboolean
pv_cli_remove (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  g_autoptr (GError) local = NULL;
  PvRecord *record = document ? pv_cli_find (document, PV_ANY_KIND, cli->arguments[1], &local) : NULL;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  PvId id;

  if (document == NULL)
    return FALSE;
  if (record == NULL)
    {
      if (pv_cli_stay_removed (document, cli->arguments[1], error))
        return pv_cli_close (g_steal_pointer (&document), error);
      if (error == NULL || *error == NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  id = pv_record_get_id (record);
  pv_edits_remove (edits, id);
  return commit_and_close (g_steal_pointer (&document), edits, &id, error);
}
