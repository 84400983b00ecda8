/* One record is to be seen: on the page in front, or on the page where such records are at home. */
#include "app/pv-window-private.h"

/* A page that was not in front has no sizes yet. So one turns to it first, shows when that has been drawn, and goes to the middle when
 * what was turned to then, the diagram or the tables, has kept its size for some frames: the form beside it may still be coming out. */
enum
{
  FRAME_TO_SHOW = 2,
  FRAMES_OF_REST = 3,
  FRAMES_AT_MOST = 60,
};

typedef struct
{
  PvId id;
  PvShowHow how;
  guint frames;
  guint rested;                /* frames since the page was as wide as now */
  int width;
} Showing;

void
pv_window_enter_form (PvWindow *self)
{
  g_autoptr (GVariant) shown = g_action_group_get_action_state (G_ACTION_GROUP (self), "inspector");

  if (!g_variant_get_boolean (shown))
    g_action_group_activate_action (G_ACTION_GROUP (self), "inspector", NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->inspector_revealer), GTK_DIR_TAB_FORWARD);
}

/* Its diagram, or else its tables. */
static gboolean
show_at_home (PvWindow *self, PvId id)
{
  const char *home = pv_window_home_of (self, id);

  for (guint i = 0; home != NULL && i < 2; i++)
    {
      const char *view = i == 0 ? "diagram" : "tables";
      PvContentPage *page = pv_window_get_view (self, home, view);

      if (page == NULL || !pv_content_page_show_record (page, id))
        continue;
      gtk_stack_set_visible_child_name (GTK_STACK (gtk_stack_get_child_by_name (self->pages, home)), view);
      pv_window_page_turned (self);
      return TRUE;
    }
  return FALSE;
}

/* What was asked for later takes its place. */
static gboolean
is_still_wanted (PvWindow *self, const Showing *showing)
{
  return g_object_get_data (G_OBJECT (self), "pv-showing") == showing && self->document != NULL
         && pv_model_get (pv_document_get_model (self->document), showing->id) != NULL
         && g_strcmp0 (pv_window_home_of (self, showing->id), gtk_stack_get_visible_child_name (self->pages)) == 0;
}

static gboolean
show (PvWindow *self, const Showing *showing)
{
  if (showing->how != PV_SHOW || !pv_selection_contains (self->selection, showing->id))
    pv_selection_set (self->selection, showing->id);
  if (!show_at_home (self, showing->id))
    return FALSE;
  pv_window_focus_page (self);
  return TRUE;
}

/* The page in front has the size that it will have. */
static gboolean
has_come_to_rest (PvWindow *self, Showing *showing)
{
  int width = gtk_widget_get_width (GTK_WIDGET (pv_window_get_page (self)));

  showing->rested = width == showing->width ? showing->rested + 1 : 0;
  showing->width = width;
  return (width > 0 && showing->rested >= FRAMES_OF_REST) || showing->frames >= FRAMES_AT_MOST;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PvWindow *self = PV_WINDOW (widget);
  Showing *showing = user_data;

  showing->frames++;
  if (!is_still_wanted (self, showing) || (showing->frames == FRAME_TO_SHOW && !show (self, showing)))
    return G_SOURCE_REMOVE;
  if (showing->frames <= FRAME_TO_SHOW || !has_come_to_rest (self, showing))
    return G_SOURCE_CONTINUE;
  if (showing->how == PV_SHOW)
    pv_content_page_show_record (pv_window_get_page (self), showing->id);
  else
    pv_content_page_centre_record (pv_window_get_page (self), showing->id);
  if (showing->how == PV_SHOW_FORM)
    pv_window_enter_form (self);
  return G_SOURCE_REMOVE;
}

void
pv_window_show_soon (PvWindow *self, PvId id, PvShowHow how)
{
  const char *home = pv_window_home_of (self, id);
  Showing *showing;

  if (home == NULL)
    return;
  showing = g_new (Showing, 1);
  *showing = (Showing) { id, how, 0, 0, 0 };
  g_object_set_data (G_OBJECT (self), "pv-showing", showing);
  pv_window_turn_to (self, home);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, showing, g_free);
}

void
pv_window_show_record (PvWindow *self, PvId id)
{
  PvContentPage *front = pv_window_get_page (self);

  if (front == NULL || !pv_content_page_show_record (front, id))
    pv_window_show_soon (self, id, PV_SHOW);
}
