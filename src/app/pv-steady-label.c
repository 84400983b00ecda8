#include "app/pv-steady-label.h"

/* Larger text is never firm: the window must still fit the screen. */
#define MOST_FIRM 320

struct _PvSteadyLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char **widest;
  gboolean firm;
};

G_DEFINE_FINAL_TYPE (PvSteadyLabel, pv_steady_label, GTK_TYPE_WIDGET)

static int
widest_pixels (PvSteadyLabel *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->label, NULL);
  int most = 0;

  for (guint i = 0; self->widest[i]; i++)
    {
      int width;

      pango_layout_set_text (layout, self->widest[i], -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      most = MAX (most, width);
    }
  return most;
}

static void
pv_steady_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  PvSteadyLabel *self = PV_STEADY_LABEL (widget);

  gtk_widget_measure (self->label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, widest_pixels (self));
      *minimum = self->firm && *natural <= MOST_FIRM ? *natural : 0;
    }
}

static void
pv_steady_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PvSteadyLabel *self = PV_STEADY_LABEL (widget);
  int least;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->label, &(GtkAllocation) { 0, 0, MAX (width, least), height }, baseline);
}

static void
pv_steady_label_dispose (GObject *object)
{
  g_clear_pointer (&PV_STEADY_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pv_steady_label_parent_class)->dispose (object);
}

static void
pv_steady_label_finalize (GObject *object)
{
  g_strfreev (PV_STEADY_LABEL (object)->widest);
  G_OBJECT_CLASS (pv_steady_label_parent_class)->finalize (object);
}

static void
pv_steady_label_class_init (PvSteadyLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_steady_label_dispose;
  G_OBJECT_CLASS (klass)->finalize = pv_steady_label_finalize;
  widget_class->measure = pv_steady_label_measure;
  widget_class->size_allocate = pv_steady_label_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
pv_steady_label_init (PvSteadyLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pv_steady_label_new (const char *const *widest)
{
  PvSteadyLabel *self = g_object_new (PV_TYPE_STEADY_LABEL, NULL);

  self->widest = g_strdupv ((char **) widest);
  return GTK_WIDGET (self);
}

void
pv_steady_label_say (PvSteadyLabel *self, const char *words)
{
  g_return_if_fail (PV_IS_STEADY_LABEL (self));

  gtk_label_set_label (GTK_LABEL (self->label), words);
}

void
pv_steady_label_set_firm (PvSteadyLabel *self, gboolean firm)
{
  g_return_if_fail (PV_IS_STEADY_LABEL (self));

  if (self->firm == firm)
    return;
  self->firm = firm;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
