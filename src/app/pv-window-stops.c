/* The stops of a presentation: recorded where the diagram is, shown again, listed, and saved on paper. */
#include "app/pv-window-private.h"

#include "app/pv-network-page.h"
#include "app/pv-presentation.h"
#include "app/pv-stop-edits.h"
#include "app/pv-stops-dialog.h"
#include "app/pv-stops-save.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static PvId
view_of (PvWindow *self, PvId path)
{
  PvCanvasPage *network = pv_window_diagram (self, "network");

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
record_stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_window_record_stop (user_data, FALSE);
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
    pv_window_show_network_view (self, place.view);
  page = pv_window_front_diagram (self);
  if (self->presentation != NULL)
    pv_presentation_show_stop (PV_PRESENTATION (self->presentation), id, TRUE);
  if (page == NULL)
    return;
  viewport = pv_canvas_get_viewport (page->canvas);
  if (place.zoom <= 0 || viewport.width <= 0)
    {
      pv_canvas_fit (page->canvas, TRUE);
      return;
    }
  viewport.zoom = CLAMP (pv_stop_zoom_here (place.zoom, viewport.width, viewport.height), PV_ZOOM_LEAST, PV_ZOOM_MOST);
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

static const GActionEntry entries[] = {
  { "record-stop", record_stop_cb },
  { "stops", stops_cb },
  { "save-stops", save_stops_cb },
};

void
pv_window_show_network_view (PvWindow *self, gint64 view)
{
  PvCanvasPage *network = pv_window_diagram (self, "network");
  PvId wanted = view != PV_NO_ID ? view : pv_diagram_view (pv_document_get_model (self->document));

  if (network != NULL && pv_network_page_get_view (PV_NETWORK_PAGE (network)) != wanted)
    pv_network_page_open_view (PV_NETWORK_PAGE (network), wanted);
}

/* What is played again is the view with its own filter and steps; what somebody only looks through now is not in it. */
static char *
recorded_words (PvWindow *self, PvId path, const char *title)
{
  PvCanvasPage *network = path == PV_NO_ID ? pv_window_diagram (self, "network") : NULL;

  if (network != NULL && !pv_network_page_is_as_kept (PV_NETWORK_PAGE (network)))
    return g_strdup_printf (_("Recorded without the filter and the steps around: %s"), title);
  return g_strdup_printf (_("Stop recorded: %s"), title);
}

void
pv_window_record_stop (PvWindow *self, gboolean presented)
{
  PvCanvasPage *front = pv_window_front_diagram (self);
  PvCanvas *canvas = presented ? pv_presentation_get_canvas (PV_PRESENTATION (self->presentation)) : front ? front->canvas : NULL;
  PvId path = presented ? pv_presentation_get_path (PV_PRESENTATION (self->presentation)) : front ? pv_window_path_of (front) : PV_NO_ID;
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
  words = error ? g_strdup (error->message) : recorded_words (self, path, title);
  say (self, presented, words);
}

void
pv_window_init_stops (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
