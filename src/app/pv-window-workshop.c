/* What an audience sees: the presentation, on this screen or on a second one, and the stops that it goes through. */
#include "app/pv-window-private.h"

#include "app/pv-network-page.h"
#include "app/pv-paths-page.h"
#include "app/pv-presentation.h"
#include "app/pv-stop-edits.h"
#include "app/pv-stops-dialog.h"
#include "app/pv-stops-save.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* --- where it comes from --- */

static PvCanvasPage *
diagram_of (PvWindow *self, const char *name)
{
  GtkWidget *views = gtk_stack_get_child_by_name (self->pages, name);
  GtkWidget *page = views ? gtk_stack_get_child_by_name (GTK_STACK (views), "diagram") : NULL;

  return page ? PV_CANVAS_PAGE (page) : NULL;
}

/* The diagram in front; NULL when it is something else. */
static PvCanvasPage *
front_diagram (PvWindow *self)
{
  PvContentPage *page = self->document ? pv_window_get_page (self) : NULL;

  return PV_IS_CANVAS_PAGE (page) ? PV_CANVAS_PAGE (page) : NULL;
}

static PvId
path_of (PvCanvasPage *page)
{
  return PV_IS_PATHS_PAGE (page) ? pv_paths_page_get_path (PV_PATHS_PAGE (page)) : PV_NO_ID;
}

static PvPictureScope *
scope_of (PvId path, gpointer data)
{
  PvCanvasPage *network = diagram_of (data, "network");

  if (path != PV_NO_ID)
    return pv_picture_scope_new (path);
  return network ? pv_canvas_page_get_picture (network) : NULL;
}

/* --- following the diagram in front --- */

static gboolean
is_presenting (PvWindow *self)
{
  return self->presentation != NULL;
}

static void
scene_changed_cb (PvWindow *self)
{
  if (is_presenting (self) && pv_presentation_get_path (PV_PRESENTATION (self->presentation)) == PV_NO_ID)
    pv_presentation_show (PV_PRESENTATION (self->presentation), PV_NO_ID);
}

/* Who is around an actor, where the network is looked at. */
static void
full_changed_cb (PvWindow *self)
{
  PvCanvasPage *network = diagram_of (self, "network");

  if (network && is_presenting (self) && pv_presentation_get_path (PV_PRESENTATION (self->presentation)) == PV_NO_ID)
    pv_canvas_set_full (pv_presentation_get_canvas (PV_PRESENTATION (self->presentation)), pv_canvas_get_full (network->canvas));
}

static void
path_changed_cb (PvWindow *self)
{
  PvPresentation *presentation = PV_PRESENTATION (self->presentation);
  PvCanvasPage *paths = diagram_of (self, "paths");
  PvId shown;

  if (presentation == NULL || paths == NULL)
    return;
  shown = pv_presentation_get_path (presentation);
  if (self->presentation_follows && front_diagram (self) == paths)
    shown = path_of (paths);
  if (shown != PV_NO_ID)
    pv_presentation_show (presentation, shown);
}

static void
go_where_it_is (PvWindow *self, gboolean eased)
{
  PvCanvasPage *front = front_diagram (self);
  PvViewport viewport;
  PvPoint middle;

  if (front == NULL || !is_presenting (self))
    return;
  viewport = pv_canvas_get_viewport (front->canvas);
  if (viewport.width <= 0)
    return;
  middle = pv_viewport_to_model (&viewport, (PvPoint) { viewport.width / 2, viewport.height / 2 });
  pv_presentation_go (PV_PRESENTATION (self->presentation), pv_stop_zoom_from (viewport.zoom, viewport.width, viewport.height), middle, eased);
}

static void
viewport_changed_cb (PvWindow *self)
{
  PvCanvasPage *front = front_diagram (self);

  if (front && self->presentation_follows && is_presenting (self)
      && pv_presentation_get_path (PV_PRESENTATION (self->presentation)) == path_of (front))
    go_where_it_is (self, FALSE);
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
  PvCanvasPage *front = front_diagram (self);

  pv_window_lock_places (self);
  if (!is_presenting (self))
    return;
  watch (self, diagram_of (self, "network"), G_CALLBACK (scene_changed_cb), G_CALLBACK (full_changed_cb));
  watch (self, diagram_of (self, "paths"), G_CALLBACK (path_changed_cb), NULL);
  pv_presentation_set_lang (PV_PRESENTATION (self->presentation), self->content_lang);
  if (!self->presentation_follows || front == NULL)
    return;
  if (pv_presentation_get_path (PV_PRESENTATION (self->presentation)) != path_of (front))
    pv_presentation_show (PV_PRESENTATION (self->presentation), path_of (front));
  go_where_it_is (self, FALSE);
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

/* --- stops --- */

/* The network as @view has it, unless it stands like that already: what is being looked at in it stays then. */
static void
show_view (PvWindow *self, gint64 view)
{
  PvCanvasPage *network = diagram_of (self, "network");
  PvId wanted = view != PV_NO_ID ? view : pv_diagram_view (pv_document_get_model (self->document));

  if (network != NULL && pv_network_page_get_view (PV_NETWORK_PAGE (network)) != wanted)
    pv_network_page_open_view (PV_NETWORK_PAGE (network), wanted);
}

static PvId
view_of (PvWindow *self, PvId path)
{
  PvCanvasPage *network = diagram_of (self, "network");

  return path == PV_NO_ID && network != NULL ? pv_network_page_get_view (PV_NETWORK_PAGE (network)) : PV_NO_ID;
}

/* Where @canvas is, as it is remembered; FALSE while it shows nothing. */
static gboolean
read_place (PvWindow *self, PvCanvas *canvas, PvId path, PvStopPlace *place)
{
  PvViewport viewport = pv_canvas_get_viewport (canvas);
  PvScene *scene = pv_canvas_get_scene (canvas);
  PvId chosen = pv_selection_get_single (self->selection);

  if (scene == NULL || pv_scene_is_empty (scene) || viewport.width <= 0)
    return FALSE;
  *place = (PvStopPlace) {
    .path = path,
    .view = view_of (self, path),
    .chosen = chosen != PV_NO_ID && chosen != path && pv_scene_find (scene, chosen).part != PV_PART_NONE ? chosen : PV_NO_ID,
    .middle = pv_viewport_to_model (&viewport, (PvPoint) { viewport.width / 2, viewport.height / 2 }),
    .zoom = pv_stop_zoom_from (viewport.zoom, viewport.width, viewport.height),
  };
  return TRUE;
}

/* No toast where there is an audience. */
static void
say (PvWindow *self, gboolean presented, const char *words)
{
  if (presented)
    pv_presentation_say (PV_PRESENTATION (self->presentation), words);
  else
    pv_toast (self->stops_dialog ? gtk_window_get_child (GTK_WINDOW (self->stops_dialog)) : self->toasts_child, words);
}

static void
record (PvWindow *self, gboolean presented)
{
  PvCanvasPage *front = front_diagram (self);
  PvCanvas *canvas = presented ? pv_presentation_get_canvas (PV_PRESENTATION (self->presentation)) : front ? front->canvas : NULL;
  PvId path = presented ? pv_presentation_get_path (PV_PRESENTATION (self->presentation)) : front ? path_of (front) : PV_NO_ID;
  PvModel *model = pv_document_get_model (self->document);
  PvLang lang = self->content_lang == PV_LANG_BOTH ? pv_model_main_lang (model) : self->content_lang;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  PvStopPlace place;
  PvId added;

  if (canvas == NULL || !read_place (self, canvas, path, &place))
    {
      say (self, presented, _("A stop is a place in a diagram: go to the network or to a path first"));
      return;
    }
  edits = pv_stop_edits_record (model, &place, lang, &added);
  added = pv_document_commit_and_find (self->document, edits, added, &error);
  title = added != PV_NO_ID ? pv_title_of (model, added, lang) : NULL;
  words = error ? g_strdup (error->message) : g_strdup_printf (_("Stop recorded: %s"), title);
  say (self, presented, words);
}

static void
record_stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  record (user_data, FALSE);
}

/* Here, and where it is presented. */
static void
show_stop_cb (PvWindow *self, gint64 id)
{
  PvModel *model = self->document ? pv_document_get_model (self->document) : NULL;
  PvRecord *stop = model ? pv_model_get (model, id) : NULL;
  PvStopPlace place;
  PvCanvasPage *page;
  PvViewport viewport;

  if (stop == NULL)
    return;
  place = pv_stop_place (model, stop);
  pv_window_turn_to (self, place.path != PV_NO_ID ? "paths" : "network");
  pv_window_view_as (self, "diagram");
  pv_selection_set (self->selection, place.path != PV_NO_ID ? place.path : place.chosen);
  if (place.path == PV_NO_ID)
    show_view (self, place.view);
  page = front_diagram (self);
  if (is_presenting (self))
    pv_presentation_show_stop (PV_PRESENTATION (self->presentation), id, TRUE);
  if (page == NULL)
    return;
  viewport = pv_canvas_get_viewport (page->canvas);
  if (place.zoom <= 0 || viewport.width <= 0)
    {
      pv_canvas_fit (page->canvas, TRUE);
      return;
    }
  viewport.zoom = CLAMP (pv_stop_zoom_for (place.zoom, viewport.width, viewport.height), PV_ZOOM_LEAST, PV_ZOOM_MOST);
  pv_canvas_go_to (page->canvas, pv_viewport_centre_on (viewport, place.middle, (PvInsets) { 0 }), TRUE);
}

static void
stops_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->stops_dialog == NULL)
    {
      g_set_weak_pointer (&self->stops_dialog, pv_stops_dialog_new (GTK_WINDOW (self), self->document, self->content_lang));
      g_signal_connect_object (self->stops_dialog, "show-stop", G_CALLBACK (show_stop_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->stops_dialog));
}

static void
save_stops_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_stops_save (GTK_WINDOW (self), self->toasts_child, self->document, self->content_lang);
}

/* --- presenting --- */

static void
presented_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  record (user_data, TRUE);
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

static void
make_presentation (PvWindow *self)
{
  PvCanvasPage *front = front_diagram (self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *presentation = pv_presentation_new (GTK_WINDOW (self), pv_window_present_document (self), self->selection, self->content_lang,
                                                 front ? path_of (front) : PV_NO_ID, scope_of, self);

  g_action_map_add_action_entries (G_ACTION_MAP (group), presented, G_N_ELEMENTS (presented), self);
  gtk_widget_insert_action_group (presentation, "win", G_ACTION_GROUP (group));
  gtk_window_set_application (GTK_WINDOW (presentation), gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (presentation, "view-wanted", G_CALLBACK (show_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presentation, "close-request", G_CALLBACK (presentation_closes_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->presentation, presentation);
  pv_window_follow_workshop (self);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_window_finish_typing (self);
  self->presentation_follows = FALSE;
  if (!is_presenting (self))
    make_presentation (self);
  gtk_window_fullscreen (GTK_WINDOW (self->presentation));
  gtk_window_present (GTK_WINDOW (self->presentation));
}

/* A screen that this window is not on; NULL when there is none. (transfer full) */
static GdkMonitor *
other_monitor (PvWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkMonitor *here = gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (GTK_NATIVE (self)));
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != here)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static void
second_screen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autoptr (GdkMonitor) monitor = other_monitor (self);

  if (!is_presenting (self))
    make_presentation (self);
  self->presentation_follows = TRUE;
  if (monitor)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presentation), monitor);
  else
    {
      gtk_window_unfullscreen (GTK_WINDOW (self->presentation));
      pv_toast (self->toasts_child, _("No second screen is connected: the diagram has a window of its own, which F11 makes as large as its screen"));
    }
  gtk_window_present (GTK_WINDOW (self->presentation));
  pv_window_follow_workshop (self);
}

static const GActionEntry entries[] = {
  { "present", present_cb },
  { "second-screen", second_screen_cb },
  { "record-stop", record_stop_cb },
  { "stops", stops_cb },
  { "save-stops", save_stops_cb },
};

void
pv_window_init_workshop (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
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
  pv_window_enable (self, "timer", here);
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
