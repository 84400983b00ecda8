/* Looking back: the window shows the document as it was. Pages get a document that is that model and cannot be written; the History
 * page keeps the present one, so that another moment can be chosen. */
#include "app/pv-window-private.h"

#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* A word about progress comes after this, ms: before, it would only flicker. */
#define PATIENCE 500

typedef struct
{
  PvWindow *window;
  GTask *task;
  char *words;
  guint patience;
} Looking;

static void
looking_free (Looking *looking)
{
  g_clear_handle_id (&looking->patience, g_source_remove);
  g_clear_object (&looking->task);
  g_object_unref (looking->window);
  g_free (looking->words);
  g_free (looking);
}

static gboolean
still_looking_cb (gpointer user_data)
{
  Looking *looking = user_data;
  g_autofree char *words = g_strdup_printf (_("Reading the document as it was: %d %%"),
                                            (int) (100 * pv_document_look_back_progress (looking->task)));

  pv_window_say_past (looking->window, words, NULL);
  return G_SOURCE_CONTINUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Looking *looking = user_data;
  PvWindow *self = looking->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvModel) then = pv_document_look_back_finish (result, &error);
  PvDocument *present = self->present ? self->present : self->document;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->looking);
      if (then != NULL && G_OBJECT (present) == source)
        pv_window_show_past (self, then, looking->words);
      else if (error != NULL)
        pv_toast_error (self->toasts_child, error);
    }
  looking_free (looking);
}

static void
look_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  PvDocument *present = self->present ? self->present : self->document;
  Looking *looking;
  PvMoment moment;
  guint32 org;

  if (present == NULL)
    return;
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  looking = g_new0 (Looking, 1);
  g_variant_get (parameter, "(buxxs)", &moment.named, &org, &moment.ctr, &moment.hlc, &looking->words);
  moment.org = org;
  looking->window = g_object_ref (self);
  looking->task = pv_document_look_back_async (present, &moment, self->looking, looked_cb, looking);
  looking->patience = g_timeout_add (PATIENCE, still_looking_cb, looking);
}

static void
back_to_now_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_leave_past (user_data, TRUE);
}

static const GActionEntry entries[] = {
  { "look-back", look_back_cb, "(buxxs)" },
  { "back-to-now", back_to_now_cb },
};

void
pv_window_init_past (PvWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("document-open-recent-symbolic");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->past_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->past_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->past_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->past_label, TRUE);
  self->past_button = gtk_button_new_with_label (_("Back to Now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->past_button), "win.back-to-now");
  gtk_widget_set_tooltip_text (self->past_button, _("Shows the document as it is now (Alt+Left)"));
  gtk_box_append (GTK_BOX (bar), icon);
  gtk_box_append (GTK_BOX (bar), self->past_label);
  gtk_box_append (GTK_BOX (bar), self->past_button);
  gtk_widget_add_css_class (bar, "pv-past");
  adw_bin_set_child (self->past_bin, bar);
  gtk_widget_set_visible (GTK_WIDGET (self->past_bin), FALSE);
}

PvDocument *
pv_window_present_document (PvWindow *self)
{
  return self->present ? self->present : self->document;
}

void
pv_window_say_past (PvWindow *self, const char *words, const char *tooltip)
{
  gtk_label_set_label (GTK_LABEL (self->past_label), words);
  gtk_widget_set_tooltip_text (self->past_label, tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->past_bin), TRUE);
  gtk_widget_set_visible (self->past_button, self->present != NULL);
}

void
pv_window_change_pages (PvWindow *self, PvDocument *document)
{
  g_autofree char *page = g_strdup (gtk_stack_get_visible_child_name (self->pages));

  pv_window_drop_document (self);
  pv_window_take_document (self, document);
  if (page != NULL)
    gtk_stack_set_visible_child_name (self->pages, page);
  pv_window_page_turned (self);
  if (page != NULL)
    pv_window_turn_to (self, page);
  pv_window_show_title (self);
  pv_window_update_actions (self);
}

void
pv_window_show_then (PvWindow *self, PvModel *then, PvDate day, const char *reason)
{
  g_autoptr (PvDocument) past = NULL;
  gboolean first = self->present == NULL;

  if (first)
    {
      self->present = g_object_ref (self->document);
      pv_window_watch_saving (self, FALSE);
    }
  past = pv_document_new_past (self->present, then, reason);
  pv_document_set_day (past, day);
  pv_window_change_pages (self, past);
}

void
pv_window_show_past (PvWindow *self, PvModel *then, const char *words)
{
  /* Translators: when, or the name of a version: "As it was: 22.11.2026 14.32 · Actor added: Ohjaamo Vaasa" */
  g_autofree char *banner = g_strdup_printf (_("As it was: %s"), words);

  pv_window_hide_as_of (self);
  pv_window_show_then (self, then, PV_NO_DATE, _("This is the document as it was: it can be read, not changed"));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "history") == 0)
    pv_window_turn_to (self, "network");
  pv_window_say_past (self, banner, banner);
}

void
pv_window_leave_past (PvWindow *self, gboolean show)
{
  g_autoptr (PvDocument) present = NULL;

  pv_window_hide_as_of (self);
  present = g_steal_pointer (&self->present);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  gtk_widget_set_visible (GTK_WIDGET (self->past_bin), FALSE);
  if (present == NULL)
    return;
  if (show)
    {
      pv_window_change_pages (self, present);
      pv_window_watch_saving (self, TRUE);
      pv_window_focus_page (self);
    }
  else
    {
      pv_window_drop_document (self);
      self->document = g_steal_pointer (&present);
      pv_window_watch_saving (self, TRUE);
    }
}
