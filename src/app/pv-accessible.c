#include "app/pv-accessible.h"

#include <adwaita.h>
#include <math.h>

/* px */
#define USUAL_TEXT (11 * 96 / 72.)
/* A screen shows more than one window: its edges, and a panel. */
#define ROUND_WINDOW 64

static void
name (GtkWidget *widget, const char *label)
{
  if (widget)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
pv_accessible_name_table (GtkColumnView *view, const char *label)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  name (GTK_WIDGET (view), label);
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (view)); part; part = gtk_widget_get_next_sibling (part))
    name (part, label);
}

/* cell → the view's own cell → row. */
void
pv_accessible_name_row (GtkWidget *cell, const char *label)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);
  GtkWidget *row = parent ? gtk_widget_get_parent (parent) : NULL;

  if (row && gtk_widget_get_ancestor (row, GTK_TYPE_COLUMN_VIEW))
    name (row, label);
}

void
pv_accessible_name_inside (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part; part = gtk_widget_get_next_sibling (part))
    {
      if (GTK_IS_POPOVER (part))
        continue;
      if (gtk_widget_get_focusable (part))
        name (part, label);
      pv_accessible_name_inside (part, label);
    }
}

double
pv_text_scale (GtkWidget *widget)
{
  PangoContext *context;
  const PangoFontDescription *font;
  double size;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  context = gtk_widget_get_pango_context (widget);
  font = pango_context_get_font_description (context);
  size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  /* GTK counts in whole thousandths of a pixel: the usual size is a hair off itself. */
  return MAX (round (size / USUAL_TEXT * 100) / 100, 1);
}

/* A column of text holds as many words a line as it does otherwise. */
static void
widen_clamps (GtkWidget *widget, double scale)
{
  for (GtkWidget *part = gtk_widget_get_first_child (widget); part; part = gtk_widget_get_next_sibling (part))
    {
      if (ADW_IS_CLAMP (part))
        {
          adw_clamp_set_maximum_size (ADW_CLAMP (part), (int) (adw_clamp_get_maximum_size (ADW_CLAMP (part)) * scale));
          adw_clamp_set_tightening_threshold (ADW_CLAMP (part), (int) (adw_clamp_get_tightening_threshold (ADW_CLAMP (part)) * scale));
        }
      widen_clamps (part, scale);
    }
}

void
pv_window_grow_with_text (GtkWindow *window)
{
  g_autoptr (GdkMonitor) monitor = NULL;
  GdkRectangle screen = { 0, 0, G_MAXINT, G_MAXINT };
  double scale;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  scale = pv_text_scale (GTK_WIDGET (window));
  gtk_window_get_default_size (window, &width, &height);
  monitor = g_list_model_get_item (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window))), 0);
  if (scale <= 1 || monitor == NULL)
    return;
  widen_clamps (GTK_WIDGET (window), scale);
  gdk_monitor_get_geometry (monitor, &screen);
  gtk_window_set_default_size (window, width > 0 ? MAX (width, (int) MIN (width * scale, screen.width - ROUND_WINDOW)) : width,
                               height > 0 ? MAX (height, (int) MIN (height * scale, screen.height - ROUND_WINDOW)) : height);
}
