/* replace: another contact or organisation comes in the place of one, with all that hangs on it. */
#include "cli/pv-cli.h"

#include <glib/gi18n.h>

static void
print_hanging (const PvModel *model, const GArray *hanging, guint n_verified)
{
  for (guint i = 0; i < hanging->len; i++)
    {
      const PvHanging *one = &g_array_index (hanging, PvHanging, i);
      const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model), one->field);
      const PvRecord *record = pv_model_get (model, one->id);
      g_autofree char *id = pv_id_to_text (one->id);
      g_autofree char *words = pv_succession_words (one);
      g_autofree char *title = pv_title (model, record, PV_LANG_NONE);

      g_print ("%s\t%s\t%s\t%s\t%s\n", id, words, pv_kind_label (pv_record_get_info (record)), pv_field_label (field), title);
    }
  if (n_verified > 0)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record that it verified stays as it is",
                                                             "%u records that it verified stay as they are", n_verified), n_verified);

      g_print ("%s\n", words);
    }
}

/* Who comes and when, as given. */
static gboolean
read_words (PvCli *cli, PvDocument *document, PvSuccession *succession, GError **error)
{
  PvRecord *old = pv_cli_find (document, PV_ANY_KIND, cli->arguments[1], error);
  PvRecord *successor = NULL;

  if (old == NULL || !pv_cli_get_date ("on", cli->on, &succession->on, error))
    return FALSE;
  if (pv_succession_field (pv_record_get_info (old)) == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: nothing comes in the place of a record of this kind: %s"), cli->arguments[1],
                   pv_kind_label (pv_record_get_info (old)));
      return FALSE;
    }
  if (!g_str_equal (cli->arguments[2], "none")
      && (successor = pv_cli_find (document, pv_record_get_kind (old), cli->arguments[2], error)) == NULL)
    return FALSE;
  succession->old = pv_record_get_id (old);
  succession->successor = successor ? pv_record_get_id (successor) : PV_NO_ID;
  succession->today = pv_date_today ();
  if (succession->on == PV_NO_DATE)
    succession->on = pv_succession_first_day (old, succession->today);
  succession->end_old = TRUE;
  succession->transfer = pv_record_get_kind (old) == PV_ACTOR;
  return TRUE;
}

gboolean
pv_cli_replace (PvCli *cli, GError **error)
{
  g_autoptr (PvDocument) document = pv_cli_open (cli, error);
  PvSuccession succession = { 0 };
  g_autoptr (GArray) hanging = NULL;
  g_autoptr (PvEdits) edits = NULL;
  const PvModel *model;
  guint n_verified;

  if (document == NULL || !read_words (cli, document, &succession, error))
    return FALSE;
  model = pv_document_get_model (document);
  hanging = pv_succession_hanging (model, &succession);
  n_verified = pv_succession_count_verified (model, succession.old);
  edits = pv_succession_edits (model, &succession, hanging, error);
  if (edits == NULL)
    return FALSE;
  if (cli->dry_run)
    {
      print_hanging (model, hanging, n_verified);
      return pv_document_close (document, FALSE, error);
    }
  if (!pv_document_commit (document, edits, error))
    {
      pv_document_close (document, FALSE, NULL);
      return FALSE;
    }
  print_hanging (model, hanging, n_verified);
  return pv_cli_close (g_steal_pointer (&document), error);
}
