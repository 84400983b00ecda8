#include "app/pv-zoom-box.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _PvZoomBox
{
  GtkBox parent_instance;

  GtkButton *number;
  PvCanvas *canvas;
};

G_DEFINE_FINAL_TYPE (PvZoomBox, pv_zoom_box, GTK_TYPE_BOX)

static void
viewport_changed_cb (PvZoomBox *self)
{
  /* Translators: a zoom. The space before the sign is the one that does not break. */
  g_autofree char *words = g_strdup_printf (_("%d %%"), (int) round (pv_canvas_get_viewport (self->canvas).zoom * 100));

  if (g_strcmp0 (words, gtk_button_get_label (self->number)) != 0)
    gtk_button_set_label (self->number, words);
}

static void
pv_zoom_box_dispose (GObject *object)
{
  PvZoomBox *self = PV_ZOOM_BOX (object);

  g_clear_object (&self->canvas);
  G_OBJECT_CLASS (pv_zoom_box_parent_class)->dispose (object);
}

static void
pv_zoom_box_class_init (PvZoomBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_zoom_box_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-zoom-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PvZoomBox, number);
}

static void
pv_zoom_box_init (PvZoomBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pv_zoom_box_set_canvas (PvZoomBox *self, PvCanvas *canvas)
{
  g_set_object (&self->canvas, canvas);
  g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self, G_CONNECT_SWAPPED);
  viewport_changed_cb (self);
}
