#include "cli/pv-cli.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
pv_cli_misused (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* What stops nothing, and yet somebody should know: a line each. */
static void
tell_laptops (PvDocument *document)
{
  GPtrArray *laptops = pv_document_get_laptops (document);

  for (guint i = 0; i < laptops->len; i++)
    {
      const PvLaptopFile *file = g_ptr_array_index (laptops, i);

      if (file->problem != NULL)
        g_printerr ("polkuverkko-cli: %s\n", file->problem);
    }
}

PvDocument *
pv_cli_open (PvCli *cli, GError **error)
{
  PvDocument *document = pv_document_open (cli->arguments[0], cli->kinds, cli->author, error);

  if (document != NULL)
    tell_laptops (document);
  return document;
}

/* Doing it again would do it twice: the change is there, and only the file is not. */
static void
say_it_is_kept (GError **error)
{
  g_autofree char *why = NULL;

  if (error == NULL || !g_error_matches (*error, PV_ERROR, PV_ERROR_DISK))
    return;

  why = g_strdup ((*error)->message);
  g_clear_error (error);
  g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s (the change is safe on this computer; “publish” puts it into the file)"), why);
}

gboolean
pv_cli_share (PvDocument *document, GError **error)
{
  if (!pv_document_flush (document, error))
    return FALSE;
  if (pv_document_close (document, TRUE, error))
    return TRUE;

  say_it_is_kept (error);
  return FALSE;
}

gboolean
pv_cli_close (PvDocument *document, GError **error)
{
  gboolean closed = pv_cli_share (document, error);

  g_object_unref (document);
  return closed;
}

int
pv_cli_choose (const char *option, const char *word, const char *const *choices, GError **error)
{
  g_autofree char *all = NULL;

  if (word == NULL)
    return 0;
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], word))
      return i;

  all = g_strjoinv (", ", (char **) choices);
  pv_cli_misused (error, _("--%s does not know “%s”; it takes one of: %s"), option, word, all);
  return -1;
}

gboolean
pv_cli_get_audience (PvCli *cli, PvAudience *audience, GError **error)
{
  static const char *const words[] = { "public", "partners", "internal", NULL };
  static const PvAudience meanings[] = { PV_AUDIENCE_PUBLIC, PV_AUDIENCE_PARTNERS, PV_AUDIENCE_INTERNAL };
  int chosen = pv_cli_choose ("audience", cli->audience, words, error);

  if (chosen < 0)
    return FALSE;
  *audience = meanings[chosen];
  return TRUE;
}

gboolean
pv_cli_get_lang (PvCli *cli, PvLang *lang, GError **error)
{
  static const char *const words[] = { "both", "fi", "sv", "en", NULL };
  int chosen = pv_cli_choose ("lang", cli->lang, words, error);

  return chosen >= 0 && pv_lang_parse (words[chosen], lang);
}

const PvKindInfo *
pv_cli_find_kind (PvCli *cli, const char *word, GError **error)
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

PvModel *
pv_cli_snapshot (PvCli *cli, PvDocument *document, GError **error)
{
  PvDate day;

  if (!pv_cli_get_date ("as-of", cli->as_of, &day, error))
    return NULL;
  return day != PV_NO_DATE ? pv_model_as_of (pv_document_get_model (document), day, FALSE) : pv_document_snapshot (document);
}

gboolean
pv_cli_get_date (const char *option, const char *word, PvDate *date, GError **error)
{
  if (word == NULL)
    *date = PV_NO_DATE;
  else if (*word == '\0' || (!pv_date_parse_iso (word, date) && !pv_date_parse_human (word, date)))
    return pv_cli_misused (error, _("--%s takes a day, such as 2027-01-01 or 1.1.2027; “%s” is none"), option, word);
  return TRUE;
}

PvRecord *
pv_cli_find (PvDocument *document, PvKind kind, const char *text, GError **error)
{
  g_autofree char *name = g_filename_display_basename (pv_document_get_path (document));
  PvRecord *record = NULL;
  PvId id;

  if (pv_id_parse (text, &id))
    record = pv_model_get (pv_document_get_model (document), id);
  if (record == NULL)
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s has no record %s"), name, text);
  else if (kind != PV_ANY_KIND && pv_record_get_kind (record) != kind)
    {
      const PvKindInfo *info = pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (document)), kind);

      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: %s is of another kind; this takes the kind “%s”"), name, text,
                   pv_kind_label (info));
      record = NULL;
    }

  return record;
}
