#include "app/pv-spotlight.h"

/* Of the height of the screen. */
#define LIGHT_SHARE 0.16f
#define RING_SHARE 0.022f
#define DARKNESS 0.62f

struct _PvSpotlight
{
  GtkWidget parent_instance;

  PvSpotlightLook look;
  float x, y;
  gboolean placed;
};

G_DEFINE_FINAL_TYPE (PvSpotlight, pv_spotlight, GTK_TYPE_WIDGET)

static void
disc (GskRoundedRect *outline, float x, float y, float radius)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);

  gsk_rounded_rect_init_from_rect (outline, &box, radius);
}

/* A ring that is seen on light and on dark: white outside, red inside. */
static void
draw_pointer (PvSpotlight *self, GtkSnapshot *snapshot, float radius)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, red = { 0.75f, 0.11f, 0.16f, 1 };
  GskRoundedRect outline;

  disc (&outline, self->x, self->y, radius + 3);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { 3, 3, 3, 3 }, (const GdkRGBA[4]) { white, white, white, white });
  disc (&outline, self->x, self->y, radius);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { 6, 6, 6, 6 }, (const GdkRGBA[4]) { red, red, red, red });
}

/* One border so wide that it covers the whole screen from the disc on. */
static void
draw_darkness (PvSpotlight *self, GtkSnapshot *snapshot, float radius)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float reach = width + height;
  const GdkRGBA black = { 0, 0, 0, DARKNESS };
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  GskRoundedRect outline;

  gtk_snapshot_push_clip (snapshot, &all);
  disc (&outline, self->x, self->y, radius + reach);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { reach, reach, reach, reach },
                              (const GdkRGBA[4]) { black, black, black, black });
  gtk_snapshot_pop (snapshot);
}

static void
pv_spotlight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PvSpotlight *self = PV_SPOTLIGHT (widget);
  float height = (float) gtk_widget_get_height (widget);

  if (!self->placed)
    {
      self->x = (float) gtk_widget_get_width (widget) / 2;
      self->y = height / 2;
    }
  if (self->look == PV_SPOTLIGHT_POINTER)
    draw_pointer (self, snapshot, MAX (height * RING_SHARE, 14));
  else if (self->look == PV_SPOTLIGHT_DARK)
    draw_darkness (self, snapshot, height * LIGHT_SHARE);
}

static void
pv_spotlight_class_init (PvSpotlightClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = pv_spotlight_snapshot;
}

static void
pv_spotlight_init (PvSpotlight *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pv_spotlight_new (void)
{
  return g_object_new (PV_TYPE_SPOTLIGHT, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

void
pv_spotlight_set_look (PvSpotlight *self, PvSpotlightLook look)
{
  g_return_if_fail (PV_IS_SPOTLIGHT (self));

  self->look = look;
  gtk_widget_set_visible (GTK_WIDGET (self), look != PV_SPOTLIGHT_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

PvSpotlightLook
pv_spotlight_get_look (PvSpotlight *self)
{
  g_return_val_if_fail (PV_IS_SPOTLIGHT (self), PV_SPOTLIGHT_NONE);

  return self->look;
}

void
pv_spotlight_move (PvSpotlight *self, double x, double y)
{
  g_return_if_fail (PV_IS_SPOTLIGHT (self));

  self->placed = TRUE;
  self->x = (float) x;
  self->y = (float) y;
  if (self->look != PV_SPOTLIGHT_NONE)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
