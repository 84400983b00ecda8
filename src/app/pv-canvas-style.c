#include "app/pv-canvas-style.h"

#include <adwaita.h>

const PvStyle *
pv_canvas_style_now (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return pv_style_get (dark ? PV_STYLE_CONTRAST_DARK : PV_STYLE_CONTRAST_LIGHT);

  return pv_style_get (dark ? PV_STYLE_DARK : PV_STYLE_LIGHT);
}

void
pv_canvas_style_follow (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}
