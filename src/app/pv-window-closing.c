/* How a window lets go of its document: not before the shared file has it all, or the person knows that it has not. */
#include "app/pv-window-private.h"

#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>

static void
close_now (PvWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
asked_about_closing_cb (const char *answer, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;

  self->asking = FALSE;
  if (g_strcmp0 (answer, "close") == 0)
    close_now (self);
  else if (g_strcmp0 (answer, "again") == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
ask_about_closing (PvWindow *self, const GError *error)
{
  static const PvAnswer answers[] = { { "stay", N_("_Keep Open"), PV_ANSWER_PLAIN },
                                      { "close", N_("_Close"), PV_ANSWER_PLAIN },
                                      { "again", N_("_Try Again"), PV_ANSWER_SUGGESTED },
                                      { NULL } };
  const char *problem = self->document ? pv_document_get_save_problem (self->document) : NULL;
  gboolean gone = self->document && pv_document_get_shared_file (self->document) == PV_SHARED_FILE_GONE;
  const char *safe = gone ? _("%s\n\nEverything is safe on this laptop: opened from the start page, the document can be read and saved again.")
                          : _("%s\n\nEverything is safe on this laptop, and goes into the shared file the next time it is opened here.");
  g_autofree char *body = g_strdup_printf (safe, problem ? problem : error->message);

  self->asking = TRUE;
  pv_toolkit_ask (GTK_WINDOW (self), _("Not in the shared file yet"), body, answers, asked_about_closing_cb, g_object_ref (self));
}

static void
shared_before_closing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  if (self->stays)
    return;
  if (pv_document_errand_finish (result, NULL, &error))
    close_now (self);
  else
    ask_about_closing (self, error);
}

gboolean
pv_window_is_last_of_document (PvWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application ? gtk_application_get_windows (application) : NULL; l; l = l->next)
    if (l->data != self && PV_IS_WINDOW (l->data) && pv_window_present_document (l->data) == pv_window_present_document (self))
      return FALSE;
  return TRUE;
}

void
pv_window_leave_document (PvWindow *self)
{
  g_autoptr (PvDocument) document = pv_window_present_document (self) ? g_object_ref (pv_window_present_document (self)) : NULL;
  gboolean last = pv_window_is_last_of_document (self);
  g_autoptr (GError) error = NULL;

  pv_window_leave_past (self, FALSE);
  pv_window_finish_typing (self);
  if (document && last)
    pv_document_flush (document, NULL);
  pv_window_set_document (self, NULL);
  if (document && last && !pv_document_close (document, TRUE, &error))
    pv_toast_error (self->toasts_child, error);
}

/* Asked once, and never in the way of the main loop: the window stays until the shared file has it all. */
gboolean
pv_window_may_close (PvWindow *self)
{
  if (self->document == NULL || self->may_close || pv_document_never_writes (self->document) || !pv_window_is_last_of_document (self))
    return TRUE;
  if (self->asking)
    return FALSE;

  pv_window_finish_typing (self);
  if (pv_document_get_save_state (self->document) == PV_SAVE_SHARED || !pv_document_is_proven (self->document))
    return TRUE;
  self->asking = TRUE;
  self->stays = FALSE;
  pv_document_publish_async (self->document, shared_before_closing_cb, g_object_ref (self));
  return FALSE;
}

gboolean
pv_window_has_file (PvWindow *self, GFile *file)
{
  PvDocument *document;
  const char *path;
  g_autoptr (GFile) own = NULL;

  g_return_val_if_fail (PV_IS_WINDOW (self), FALSE);

  document = pv_window_present_document (self);
  path = document ? pv_document_get_path (document) : g_object_get_data (G_OBJECT (self), "opening");
  own = path ? g_file_new_for_path (path) : NULL;
  return own && g_file_equal (own, file);
}

void
pv_window_come_forward (PvWindow *self)
{
  g_return_if_fail (PV_IS_WINDOW (self));

  self->stays = self->asking;
  gtk_window_present (GTK_WINDOW (self));
}

void
pv_window_end (PvWindow *self)
{
  g_return_if_fail (PV_IS_WINDOW (self));

  pv_window_finish_typing (self);
  if (self->document && !pv_document_never_writes (self->document) && pv_window_is_last_of_document (self))
    {
      pv_document_flush (self->document, NULL);
      pv_document_publish (self->document, NULL);
    }
  close_now (self);
}
