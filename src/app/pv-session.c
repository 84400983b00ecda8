#include "app/pv-session.h"

#include "app/pv-window.h"

#include <glib-unix.h>

static gboolean
told_to_end_cb (gpointer user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (user_data), (GCopyFunc) (GCallback) g_object_ref, NULL);

  /* Held: with a window go the dialogs that stand before it, which are in the list as well. */
  for (GList *l = windows; l; l = l->next)
    if (PV_IS_WINDOW (l->data))
      pv_window_end (l->data);
    else
      gtk_window_destroy (l->data);
  g_list_free_full (windows, g_object_unref);
  return G_SOURCE_CONTINUE;
}

/* The session asks whether it may end: what is still on its way is sent now, and inhibits until it is there. */
static void
query_end_cb (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l; l = l->next)
    {
      PvDocument *document = PV_IS_WINDOW (l->data) ? pv_window_get_document (l->data) : NULL;

      if (document && !pv_document_never_writes (document))
        pv_document_publish_async (document, NULL, NULL);
    }
}

void
pv_session_watch (GtkApplication *application)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], told_to_end_cb, application);
  g_signal_connect (application, "query-end", G_CALLBACK (query_end_cb), NULL);
}
