/* add, set, remove: records one by one. */
#include "cli/pv-cli.h"

#include <glib/gi18n.h>
#include <string.h>

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
  const PvKindInfo *kind = pv_cli_find_kind (cli, cli->arguments[1], error);
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
