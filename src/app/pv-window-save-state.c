/* A window follows whether its document is in the shared file: the header, the session, a word when it is again. */
#include "app/pv-window-private.h"

#include "app/pv-recents.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* The session must not end between the edit and the shared file; a session that asks gets to know why. */
static void
hold_session (PvWindow *self, const char *why)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application && self->inhibited && why == NULL)
    {
      gtk_application_uninhibit (application, self->inhibited);
      self->inhibited = 0;
    }
  if (application && self->inhibited == 0 && why)
    self->inhibited = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT, why);
}

/* Said once, when it is over: the notice that told of it is gone by itself. */
static void
say_all_is_well (PvWindow *self, PvSaveState state)
{
  if (state == PV_SAVE_NOT_SHARED)
    self->was_not_shared = TRUE;
  if (state != PV_SAVE_SHARED || !self->was_not_shared)
    return;
  self->was_not_shared = FALSE;
  pv_toast (self->toasts_child, pv_document_is_together (self->document) ? _("Everything is in the shared folder again")
                                                                         : _("Everything is in the shared file again"));
}

/* What was said of it is over; and what cannot be opened is not offered again. */
static void
end_proving (PvWindow *self)
{
  pv_toast_take_back (self->toasts_child, self->not_yet);
  g_clear_pointer (&self->not_yet, g_free);
  if (pv_document_is_proven (self->document))
    pv_recents_remember_soon (self->document);
}

static void
follow_proving (PvWindow *self, PvSaveState state)
{
  g_autoptr (GError) error = NULL;

  if (state != PV_SAVE_PROVING && self->not_yet)
    end_proving (self);
  else if (state == PV_SAVE_PROVING && self->not_yet == NULL && !pv_document_check_hands (self->document, &error))
    self->not_yet = g_strdup (error->message);
}

static void
save_state_changed_cb (PvWindow *self)
{
  PvSaveState state = pv_document_get_save_state (self->document);
  gboolean safe = state == PV_SAVE_SHARED || state == PV_SAVE_READ_ONLY || state == PV_SAVE_PROVING;

  /* Translators: why the session should not end yet */
  hold_session (self, safe ? NULL : _("The last changes are not in the shared file yet"));
  say_all_is_well (self, state);
  follow_proving (self, state);
  pv_window_tell_laptops (self);
  pv_window_update_folder (self);
  pv_window_show_title (self);
}

gboolean
pv_window_is_kept_state (PvDocument *document)
{
  return pv_document_never_writes (document) && pv_document_get_save_trouble (document) == PV_ERROR_REFUSED;
}

void
pv_window_watch_saving (PvWindow *self, gboolean watch)
{
  if (!watch)
    {
      g_signal_handlers_disconnect_by_func (self->document, save_state_changed_cb, self);
      hold_session (self, NULL);
      g_clear_pointer (&self->told_laptops, g_hash_table_unref);
      self->was_not_shared = FALSE;
      g_clear_pointer (&self->not_yet, g_free);
      return;
    }
  g_signal_connect_swapped (self->document, "save-state", G_CALLBACK (save_state_changed_cb), self);
  save_state_changed_cb (self);
  pv_document_look (self->document);
}
