/* What an audience sees: the presentation, what it follows, and what can be done in it. */
#include "app/pv-window-private.h"

#include "app/pv-network-page.h"
#include "app/pv-paths-page.h"
#include "app/pv-presentation.h"

#include <glib/gi18n-lib.h>

/* --- where it comes from --- */

static PvPictureScope *
scope_of (PvId path, gpointer data)
{
  PvCanvasPage *network = pv_window_diagram (data, "network");

  if (path != PV_NO_ID)
    return pv_picture_scope_new (path);
  return network ? pv_canvas_page_get_picture (network) : NULL;
}

/* --- following the diagram in front --- */

static void
scene_changed_cb (PvWindow *self)
{
  if (self->presentation != NULL && pv_presentation_get_path (PV_PRESENTATION (self->presentation)) == PV_NO_ID)
    pv_presentation_show (PV_PRESENTATION (self->presentation), PV_NO_ID);
}

/* Who is around an actor, where the network is looked at. */
static void
full_changed_cb (PvWindow *self)
{
  PvCanvasPage *network = pv_window_diagram (self, "network");

  if (network && self->presentation != NULL && pv_presentation_get_path (PV_PRESENTATION (self->presentation)) == PV_NO_ID)
    pv_canvas_set_full (pv_presentation_get_canvas (PV_PRESENTATION (self->presentation)), pv_canvas_get_full (network->canvas));
}

static void
path_changed_cb (PvWindow *self)
{
  PvPresentation *presentation = PV_PRESENTATION (self->presentation);
  PvCanvasPage *paths = pv_window_diagram (self, "paths");
  PvId shown;

  if (presentation == NULL || paths == NULL)
    return;
  shown = pv_presentation_get_path (presentation);
  if (self->presentation_follows && pv_window_front_diagram (self) == paths && pv_window_path_of (paths) != shown)
    {
      shown = pv_window_path_of (paths);
      pv_presentation_leave_stop (presentation);
    }
  if (shown != PV_NO_ID)
    pv_presentation_show (presentation, shown);
}

static void
go_where_it_is (PvWindow *self)
{
  PvCanvasPage *front = pv_window_front_diagram (self);
  PvViewport viewport;
  PvRect seen;

  if (front == NULL || self->presentation == NULL)
    return;
  viewport = pv_canvas_get_viewport (front->canvas);
  if (viewport.width <= 0)
    return;
  seen = pv_viewport_visible (&viewport);
  pv_presentation_follow (PV_PRESENTATION (self->presentation), &seen);
}

static void
viewport_changed_cb (PvWindow *self)
{
  PvCanvasPage *front = pv_window_front_diagram (self);

  if (front && self->presentation_follows && self->presentation != NULL
      && pv_presentation_get_path (PV_PRESENTATION (self->presentation)) == pv_window_path_of (front))
    go_where_it_is (self);
}

/* On a screen of another size: a stop as a whole, else what is seen here. */
static void
placed_cb (PvWindow *self)
{
  if (self->presentation_follows && pv_presentation_get_stop (PV_PRESENTATION (self->presentation)) == PV_NO_ID)
    viewport_changed_cb (self);
}

static void
watch (PvWindow *self, PvCanvasPage *page, GCallback scene_changed, GCallback full_changed)
{
  if (page == NULL || g_object_get_data (G_OBJECT (page), "pv-presented") == self)
    return;
  g_object_set_data (G_OBJECT (page), "pv-presented", self);
  g_signal_connect_object (page->canvas, "scene-changed", scene_changed, self, G_CONNECT_SWAPPED);
  if (full_changed)
    g_signal_connect_object (page->canvas, "full-changed", full_changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pv_window_follow_workshop (PvWindow *self)
{
  PvCanvasPage *front = pv_window_front_diagram (self);

  pv_window_lock_places (self);
  if (self->presentation == NULL)
    return;
  watch (self, pv_window_diagram (self, "network"), G_CALLBACK (scene_changed_cb), G_CALLBACK (full_changed_cb));
  watch (self, pv_window_diagram (self, "paths"), G_CALLBACK (path_changed_cb), NULL);
  pv_presentation_set_lang (PV_PRESENTATION (self->presentation), self->content_lang);
  if (!self->presentation_follows || front == NULL)
    return;
  if (pv_presentation_get_path (PV_PRESENTATION (self->presentation)) != pv_window_path_of (front))
    {
      pv_presentation_leave_stop (PV_PRESENTATION (self->presentation));
      pv_presentation_show (PV_PRESENTATION (self->presentation), pv_window_path_of (front));
    }
  go_where_it_is (self);
}

void
pv_window_end_workshop (PvWindow *self)
{
  pv_window_end_capture (self);
  if (self->presentation)
    gtk_window_destroy (GTK_WINDOW (self->presentation));
  if (self->stops_dialog)
    gtk_window_destroy (GTK_WINDOW (self->stops_dialog));
  if (self->raised_dialog)
    gtk_window_destroy (GTK_WINDOW (self->raised_dialog));
}

/* --- presenting --- */

static void
presented_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_record_stop (user_data, TRUE);
}

static void
presented_capture_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_capture (user_data, TRUE);
}

/* Those of the window that are of use before an audience, and nothing else of it. */
static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), g_action_get_name (G_ACTION (action)), parameter);
}

static void
full_screen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *presentation = GTK_WINDOW (PV_WINDOW (user_data)->presentation);

  if (gtk_window_is_fullscreen (presentation))
    gtk_window_unfullscreen (presentation);
  else
    gtk_window_fullscreen (presentation);
}

static const GActionEntry presented[] = {
  { "record-stop", presented_record_cb },
  { "capture", presented_capture_cb },
  { "timer", forward_cb },
  { "stop-timer", forward_cb },
  { "undo", forward_cb },
  { "redo", forward_cb },
  { "content-lang", forward_cb, "s" },
  { "fullscreen", full_screen_cb },
};

/* What is written down over it ends with it. */
static gboolean
presentation_closes_cb (PvWindow *self)
{
  if (self->capture && gtk_widget_is_ancestor (self->capture, self->presentation))
    pv_window_end_capture (self);
  return FALSE;
}

/* What was looked at before comes back; a clock that was seen only there stops. */
static void
presentation_ended_cb (PvWindow *self)
{
  PvContentPage *network = self->document ? pv_window_peek_view (self, "network", "diagram") : NULL;

  g_clear_weak_pointer (&self->presentation);
  if (network)
    pv_network_page_take_back (PV_NETWORK_PAGE (network));
  if (self->document && pv_document_is_read_only (self->document))
    g_action_group_activate_action (G_ACTION_GROUP (self), "stop-timer", NULL);
  pv_window_update_workshop (self);
}

/* A stop shows the network through its own view, and what somebody looks at on the laptop is only lent for it. */
static void
view_wanted_cb (PvWindow *self, gint64 view)
{
  PvCanvasPage *network = pv_window_diagram (self, "network");

  if (network)
    pv_network_page_lend (PV_NETWORK_PAGE (network), view != PV_NO_ID ? view : pv_diagram_view (pv_document_get_model (self->document)));
}

void
pv_window_make_presentation (PvWindow *self)
{
  PvCanvasPage *front = pv_window_front_diagram (self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *presentation = pv_presentation_new (GTK_WINDOW (self), pv_window_present_document (self), self->selection, self->content_lang,
                                                 front ? pv_window_path_of (front) : PV_NO_ID, scope_of, self);

  g_action_map_add_action_entries (G_ACTION_MAP (group), presented, G_N_ELEMENTS (presented), self);
  gtk_widget_insert_action_group (presentation, "win", G_ACTION_GROUP (group));
  gtk_window_set_application (GTK_WINDOW (presentation), gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (presentation, "view-wanted", G_CALLBACK (view_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presentation, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presentation, "close-request", G_CALLBACK (presentation_closes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presentation, "destroy", G_CALLBACK (presentation_ended_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->presentation, presentation);
  pv_window_follow_workshop (self);
  pv_window_update_workshop (self);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_window_finish_typing (self);
  self->presentation_follows = FALSE;
  if (self->presentation == NULL)
    pv_window_make_presentation (self);
  gtk_window_fullscreen (GTK_WINDOW (self->presentation));
  gtk_window_present (GTK_WINDOW (self->presentation));
}

static const GActionEntry entries[] = {
  { "present", present_cb },
};

PvCanvasPage *
pv_window_diagram (PvWindow *self, const char *name)
{
  PvContentPage *page = pv_window_get_view (self, name, "diagram");

  return page ? PV_CANVAS_PAGE (page) : NULL;
}

PvCanvasPage *
pv_window_front_diagram (PvWindow *self)
{
  PvContentPage *page = self->document ? pv_window_get_page (self) : NULL;

  return PV_IS_CANVAS_PAGE (page) ? PV_CANVAS_PAGE (page) : NULL;
}

PvId
pv_window_path_of (PvCanvasPage *page)
{
  return PV_IS_PATHS_PAGE (page) ? pv_paths_page_get_path (PV_PATHS_PAGE (page)) : PV_NO_ID;
}

void
pv_window_init_workshop (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  pv_window_init_screen (self);
  pv_window_init_stops (self);
}

void
pv_window_update_workshop (PvWindow *self)
{
  gboolean here = self->document != NULL && self->present == NULL;
  gboolean writable = here && !pv_document_is_read_only (self->document);

  pv_window_enable (self, "present", here);
  pv_window_enable (self, "second-screen", here);
  pv_window_enable (self, "stops", here);
  pv_window_enable (self, "record-stop", writable);
  pv_window_enable (self, "capture", writable);
  /* A clock that nobody sees is none. */
  pv_window_enable (self, "timer", here && (writable || self->presentation != NULL));
  pv_window_enable (self, "raised", here);
  pv_window_enable (self, "save-workshop", here);
  pv_window_enable (self, "stop-timer", here && self->timer_ends != 0);
  pv_window_enable (self, "save-stops", here && pv_model_count (pv_document_get_model (self->document), PV_STOP) > 0);
}

void
pv_window_add_workshop (GMenu *menu)
{
  g_menu_append (menu, _("Present"), "win.present");
  g_menu_append (menu, _("On a Second Screen"), "win.second-screen");
  g_menu_append (menu, _("Record a Stop"), "win.record-stop");
  g_menu_append (menu, _("Stops…"), "win.stops");
  g_menu_append (menu, _("Save the Stops as PDF…"), "win.save-stops");
  g_menu_append (menu, _("Write Down What the Room Says"), "win.capture");
  g_menu_append (menu, _("After the Workshop…"), "win.raised");
  g_menu_append (menu, _("Save What Came of the Workshop…"), "win.save-workshop");
  g_menu_append (menu, _("Five More Minutes on the Clock"), "win.timer");
  g_menu_append (menu, _("Stop the Clock"), "win.stop-timer");
}
