#include <gtk/gtk.h>

GtkWidget *
pv_image_new (void)
{
  return gtk_image_new_from_icon_name ("pv-nowhere-symbolic");
}
