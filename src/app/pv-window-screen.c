/* The presentation on a second screen: it shows what is seen here, and the tools stay here. */
#include "app/pv-window-private.h"

#include "app/pv-presentation.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* The screen is unplugged: what stood on it would come to lie over the tools. What is being written down goes on here. */
static void
screen_gone_cb (PvWindow *self)
{
  if (self->presentation == NULL || !self->presentation_follows)
    return;
  if (self->capture && gtk_widget_is_ancestor (self->capture, self->presentation))
    pv_window_capture (self, FALSE);
  gtk_window_close (GTK_WINDOW (self->presentation));
  pv_toast_action (self->toasts_child, _("The second screen is gone, and nothing is presented now"), _("Present Again"), "win.second-screen", NULL);
}

/* A screen that this window is not on; NULL when there is none. (transfer full) */
static GdkMonitor *
other_monitor (PvWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkMonitor *here = gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (GTK_NATIVE (self)));
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != here)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static void
second_screen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autoptr (GdkMonitor) monitor = other_monitor (self);

  if (self->presentation == NULL)
    pv_window_make_presentation (self);
  self->presentation_follows = TRUE;
  if (monitor)
    {
      g_signal_handlers_disconnect_by_func (monitor, screen_gone_cb, self);
      g_signal_connect_object (monitor, "invalidate", G_CALLBACK (screen_gone_cb), self, G_CONNECT_SWAPPED);
      gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presentation), monitor);
    }
  else
    {
      gtk_window_unfullscreen (GTK_WINDOW (self->presentation));
      pv_toast (self->toasts_child, _("No second screen is connected: the diagram has a window of its own, which F11 makes as large as its screen"));
    }
  gtk_window_present (GTK_WINDOW (self->presentation));
  pv_window_follow_workshop (self);
}

static const GActionEntry entries[] = {
  { "second-screen", second_screen_cb },
};

void
pv_window_init_screen (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
