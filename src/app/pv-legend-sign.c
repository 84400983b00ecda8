#include "app/pv-legend-card.h"

#include "app/pv-canvas-style.h"

/* As pv_legend_paint_sign() paints it, made a little smaller to go with a caption. */
#define SIGN_SCALE 0.8333
#define SIGN_WIDTH 30
#define SIGN_HEIGHT 20

typedef struct
{
  GtkWidget parent_instance;
  PvLegendEntry entry;
} PvLegendSign;

typedef struct
{
  GtkWidgetClass parent_class;
} PvLegendSignClass;

static GType pv_legend_sign_get_type (void);
G_DEFINE_TYPE (PvLegendSign, pv_legend_sign, GTK_TYPE_WIDGET)

static void
pv_legend_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PvLegendSign *self = (PvLegendSign *) widget;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SIGN_WIDTH, SIGN_HEIGHT));
  PvSurface *surface = pv_surface_cairo_new (cr);

  cairo_scale (cr, SIGN_SCALE, SIGN_SCALE);
  pv_legend_paint_sign (&self->entry, surface, pv_canvas_style_now (), 0, 0);
  pv_surface_cairo_free (surface);
  cairo_destroy (cr);
}

static void
pv_legend_sign_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SIGN_WIDTH : SIGN_HEIGHT;
}

static void
pv_legend_sign_class_init (PvLegendSignClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = pv_legend_sign_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = pv_legend_sign_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pv_legend_sign_init (PvLegendSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  pv_canvas_style_follow (GTK_WIDGET (self));
}

GtkWidget *
pv_legend_sign_new (PvLegendEntry entry)
{
  PvLegendSign *self = g_object_new (pv_legend_sign_get_type (), NULL);

  self->entry = entry;

  return GTK_WIDGET (self);
}
