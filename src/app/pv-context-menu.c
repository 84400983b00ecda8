#include "app/pv-context-menu.h"

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover))
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* What was chosen is done after the popover has closed, and looks for its action from here. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
pv_context_menu_drop_closed (GtkWidget *popover)
{
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
}

void
pv_context_menu_open (GtkWidget *parent, GMenuModel *menu, const GdkRectangle *place)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  pv_context_menu_drop_closed (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}
