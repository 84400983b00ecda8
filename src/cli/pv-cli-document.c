/* new, publish, check: a document as a whole. */
#include "cli/pv-cli.h"
#include "cli/pv-json.h"
#include "exchange/exchange.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static const char *const SAMPLES[] = { "", "vaasa", "kasvo", "porvoo", NULL };

static gboolean
fill_with_sample (PvDocument *document, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_strconcat ("/fi/polkuverkko/samples/", file, NULL);
  g_autoptr (GInputStream) stream = g_resources_open_stream (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (PvEdits) edits
    = stream ? pv_own_xml_read (pv_document_get_model (document), stream, file, NULL, NULL, error) : NULL;

  if (edits == NULL)
    return FALSE;

  pv_edits_set_verb (edits, PV_VERB_BEGIN);
  return pv_document_commit (document, edits, error);
}

gboolean
pv_cli_new (PvCli *cli, GError **error)
{
  PvDocument *document;

  if (pv_cli_choose ("sample", cli->sample, SAMPLES, error) < 0)
    return FALSE;
  document = pv_document_create (cli->arguments[0], cli->kinds, cli->author, error);
  if (document == NULL)
    return FALSE;
  if (cli->sample != NULL && !fill_with_sample (document, cli->sample, error))
    {
      pv_document_close (document, FALSE, NULL);
      g_object_unref (document);
      g_unlink (cli->arguments[0]);
      return FALSE;
    }

  return pv_cli_close (document, error);
}

/* Opening reads what is there, closing shares what is not. */
gboolean
pv_cli_publish (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);

  return document != NULL && pv_document_publish (document, error) && pv_document_close (document, FALSE, error);
}

/* FILE stays as it is: what was saved is another file, to be looked at first. */
gboolean
pv_cli_recover (PvCli *cli, GError **error)
{
  g_autoptr (PvRecovery) recovery = NULL;

  if (cli->output == NULL)
    return pv_cli_misused (error, _("%s needs -o with the name of the new file"), "recover");
  recovery = pv_document_recover (cli->arguments[0], cli->output, cli->kinds, error);
  if (recovery == NULL)
    return FALSE;

  for (guint i = 0; i < recovery->lines->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (recovery->lines, i));
  return TRUE;
}

static void
print_problems (const GPtrArray *lines, gboolean as_json)
{
  g_autoptr (GString) json = g_string_new ("{\"problems\":[");

  for (guint i = 0; i < lines->len; i++)
    {
      pv_json_comma (json);
      pv_json_text (json, g_ptr_array_index (lines, i));
      if (!as_json)
        g_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
    }
  if (as_json)
    g_print ("%s]}\n", json->str);
}

gboolean
pv_cli_check (PvCli *cli, GError **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  int format = pv_cli_choose ("format", cli->format, formats, error);
  g_autoptr (PvDocument) document = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *name = g_filename_display_basename (cli->arguments[0]);

  if (format < 0)
    return FALSE;
  document = pv_cli_open (cli, error);
  lines = document ? pv_document_check (document, error) : NULL;
  if (lines == NULL)
    return FALSE;

  print_problems (lines, format == 1);
  if (lines->len > 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED, g_dngettext (GETTEXT_PACKAGE, "%s: %u problem was found", "%s: %u problems were found", lines->len),
                   name, lines->len);
      return FALSE;
    }
  notes = pv_document_check_notes (document, error);
  if (notes == NULL)
    return FALSE;
  for (guint i = 0; format == 0 && i < notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (notes, i));
  if (format == 0)
    g_print (_("%s is sound\n"), name);
  return pv_document_close (document, FALSE, error);
}

gboolean
pv_cli_forget (PvCli *cli, GError **error)
{
  guint n_unshared = 0;

  return pv_document_forget (cli->arguments[0], cli->kinds, FALSE, &n_unshared, error);
}

/* From a file to a folder with one file a laptop: FILE moves into it. */
gboolean
pv_cli_share_in_folder (PvCli *cli, GError **error)
{
  const char *file = cli->arguments[0];
  g_autofree char *beside = g_str_has_suffix (file, ".polku") ? g_strconcat (file, ".d", NULL) : g_strconcat (file, PV_SHARED_FOLDER_ENDING, NULL);
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);

  return document != NULL && pv_document_share_in_folder (document, cli->output ? cli->output : beside, error)
         && pv_document_close (document, FALSE, error);
}

/* All of it in one ordinary file, whatever FILE is. */
gboolean
pv_cli_copy (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = NULL;

  if (cli->output == NULL)
    return pv_cli_misused (error, _("%s needs -o with the name of the new file"), "copy");
  document = pv_cli_open (cli, error);
  return document != NULL && pv_document_save_copy (document, cli->output, error) && pv_document_close (document, FALSE, error);
}
