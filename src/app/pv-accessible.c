#include "app/pv-accessible.h"

#include <math.h>

/* px */
#define USUAL_TEXT (11 * 96 / 72.)

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
