#include "app/pv-list-scroll.h"

/* Frames after which a row that does not appear is given up. */
#define PATIENCE 30

typedef struct
{
  const PvListTarget *target;
  gpointer owner;
  guint frames;                /* since there are rows */
  guint tick;
} Scrolling;

/* The list inside, whose top is where rows begin. */
static GtkWidget *
list_in (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_last_child (view); child; child = gtk_widget_get_prev_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* FALSE: the row is not drawn, and has no place. */
static gboolean
show_row (GtkWidget *view, GtkAdjustment *adjustment, const Scrolling *scrolling)
{
  GtkWidget *widget = scrolling->target->widget (scrolling->owner);
  GtkWidget *list = list_in (view);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  if (widget == NULL || list == NULL || !gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, list, &bounds)
      || bounds.size.height <= 0)
    return FALSE;
  if (scrolling->target->centred)
    gtk_adjustment_set_value (adjustment, value + bounds.origin.y + (bounds.size.height - gtk_widget_get_height (list)) / 2);
  else
    gtk_adjustment_clamp_page (adjustment, value + bounds.origin.y, value + bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
step (GtkWidget *view, GtkAdjustment *adjustment, guint from, guint to)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
  double mean = gtk_adjustment_get_upper (adjustment) / MAX (n, 1);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + ((double) to - from) * mean);
}

static gboolean
end (GtkWidget *view)
{
  g_object_set_data (G_OBJECT (view), "pv-scrolling", NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  Scrolling *scrolling = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  guint place = scrolling->target->place (scrolling->owner);
  guint drawn = scrolling->target->drawn (scrolling->owner);

  if (place == GTK_INVALID_LIST_POSITION || adjustment == NULL || scrolling->frames > PATIENCE)
    return end (view);
  if (drawn == GTK_INVALID_LIST_POSITION)
    return G_SOURCE_CONTINUE;
  scrolling->frames++;
  if (show_row (view, adjustment, scrolling))
    return end (view);
  /* GTK finds the row by itself once rows are drawn, but not always the first time; steps of our own alone draw so many new rows in a
   * frame that some are shown before they have a size. */
  if (scrolling->frames > PATIENCE / 2 || list_in (view) == NULL)
    step (view, adjustment, drawn, place);
  else
    gtk_widget_activate_action (list_in (view), "list.scroll-to-item", "u", place);
  return G_SOURCE_CONTINUE;
}

void
pv_list_scroll (GtkColumnView *view, const PvListTarget *target, gpointer owner)
{
  Scrolling *before, *scrolling;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  before = g_object_get_data (G_OBJECT (view), "pv-scrolling");
  if (before)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), before->tick);
  scrolling = g_new0 (Scrolling, 1);
  *scrolling = (Scrolling) { target, owner, 0, 0 };
  g_object_set_data_full (G_OBJECT (view), "pv-scrolling", scrolling, g_free);
  scrolling->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, scrolling, NULL);
}
