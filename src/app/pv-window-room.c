#include "app/pv-window-private.h"

#include "app/pv-accessible.h"

#include <glib/gi18n-lib.h>

/* Widths of the window, px at the usual size of text; where text is larger they grow with it. Below the first the header says less,
 * below the second the inspector and the sidebar fold unless asked for, from the third on the inspector is wider. */
#define TIGHT 760
#define NARROW 1100
#define ROOMY 1500
#define INSPECTOR 330
#define ROOMY_INSPECTOR 410
/* Of the window, where large text would take more: the page is the other half of the work. */
#define MOST_INSPECTOR 0.42

void
pv_window_show_add_label (PvWindow *self)
{
  PvContentPage *page = pv_window_get_page (self);
  const char *label = page ? pv_content_page_get_add_label (page) : NULL;

  if (label == NULL)
    return;
  adw_button_content_set_label (self->add_content, self->tight ? "" : label);
  gtk_widget_set_tooltip_text (self->add_button, self->tight ? label : NULL);
  /* The words inside name the button, and would be said twice. */
  if (self->tight)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
show_lang_labels (PvWindow *self)
{
  const char *const whole[] = { "Suomi", "Svenska", _("Both") };
  const char *const brief[] = { "fi", "sv", "fi + sv" };
  GtkWidget *button = gtk_widget_get_first_child (self->lang_box);

  for (guint i = 0; button && i < G_N_ELEMENTS (whole); i++, button = gtk_widget_get_next_sibling (button))
    {
      gtk_button_set_label (GTK_BUTTON (button), self->tight ? brief[i] : whole[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole[i], -1);
    }
}

static gboolean
shorten_cb (gpointer user_data)
{
  pv_window_show_add_label (user_data);
  show_lang_labels (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
fold_cb (gpointer user_data)
{
  pv_window_show_parts (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
widen_inspector_cb (gpointer user_data)
{
  PvWindow *self = user_data;

  gtk_widget_set_size_request (GTK_WIDGET (self->inspector_bin), self->inspector_width, -1);
  return G_SOURCE_REMOVE;
}

/* While the window is given its size nothing may ask for another. */
static void
do_soon (PvWindow *self, GSourceFunc what)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, what, g_object_ref (self), g_object_unref);
}

void
pv_window_take_room (PvWindow *self, int width)
{
  double scale = pv_text_scale (GTK_WIDGET (self));
  gboolean tight = width < TIGHT * scale;
  gboolean narrow = width < NARROW * scale;
  int inspector_width = (int) MIN ((width < ROOMY * scale ? INSPECTOR : ROOMY_INSPECTOR) * scale, MAX (INSPECTOR, width * MOST_INSPECTOR));

  if (tight != self->tight)
    {
      self->tight = tight;
      do_soon (self, shorten_cb);
    }
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      do_soon (self, fold_cb);
    }
  if (inspector_width != self->inspector_width)
    {
      self->inspector_width = inspector_width;
      do_soon (self, widen_inspector_cb);
    }
}
