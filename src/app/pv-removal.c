#include "app/pv-removal.h"

#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

gboolean
pv_remove_records (GtkWidget *near, PvDocument *document, const PvId *ids, guint n, PvLang lang)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (n > 0, FALSE);

  title = pv_title_of (pv_document_get_model (document), ids[0], lang);
  for (guint i = 0; i < n; i++)
    pv_edits_remove (edits, ids[i]);
  if (!pv_document_commit (document, edits, &error))
    {
      pv_toast_error (near, error);
      return FALSE;
    }

  words = n == 1 ? g_strdup_printf (_("Removed: %s"), title)
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record removed", "%u records removed", n), n);
  pv_toast_undo (near, words);
  return TRUE;
}
