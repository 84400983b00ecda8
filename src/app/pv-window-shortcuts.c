/* The window with the list of keys. GTK would build it with every window; here it is built when somebody first asks for it. */
#include "app/pv-window-private.h"

#include "app/pv-shortcuts.h"

/* It then belongs to the window, and is only hidden when it is closed. */
static void
build (PvWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/fi/polkuverkko/Polkuverkko/ui/help-overlay.ui");
  GtkShortcutsWindow *shortcuts = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  pv_shortcuts_fit (shortcuts);
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self), shortcuts);
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplicationWindow *window = user_data;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    build (user_data);
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
pv_window_init_shortcuts (PvWindow *self)
{
  const GActionEntry entries[] = { { "show-help-overlay", show_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
