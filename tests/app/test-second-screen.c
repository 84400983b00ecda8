/* A laptop with a projector beside it: the diagram stands alone on the projector, as large as it is, and goes where the laptop goes. A
 * projector that is unplugged leaves the tools, and what was being written down. Needs with-gui --wm --second. */
#include "app-fixture.h"

#include "app/pv-canvas-page.h"
#include "app/pv-capture-bar.h"
#include "app/pv-paths-page.h"
#include "app/pv-presentation.h"
#include "app/pv-spotlight.h"

#define PROJECTOR "DUMMY1"
/* The first of the sample Vaasa. */
#define STOP "Kaikki, jotka vaikuttavat"

typedef struct
{
  AppFixture *app;
  PvPresentation *presentation;
} Room;

/* --- screens --- */

static GdkMonitor *
monitor_called (const char *connector)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), connector) == 0)
        return monitor;
    }
  return NULL;
}

static gboolean
has_projector (gpointer data)
{
  return monitor_called (PROJECTOR) != NULL;
}

static gboolean
has_no_projector (gpointer data)
{
  return monitor_called (PROJECTOR) == NULL;
}

static void
xrandr (const char *words)
{
  g_autofree char *command = g_strconcat ("xrandr ", words, NULL);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
unplug (void)
{
  xrandr ("--output " PROJECTOR " --off");
  pv_test_assert_soon (has_no_projector, NULL);
}

/* The second call lets the server look what is plugged in, before programs ask it. */
static void
plug_in (void)
{
  xrandr ("--output " PROJECTOR " --mode 1920x1080 --right-of DUMMY0");
  xrandr ("--query");
  pv_test_assert_soon (has_projector, NULL);
}

static GdkMonitor *
monitor_of (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
}

/* --- the room --- */

/* Over all of the projector, and of nothing else. */
static gboolean
fills_projector (gpointer data)
{
  Room *room = data;
  GtkWidget *window = app_find_window (PV_TYPE_PRESENTATION);
  GdkMonitor *projector = monitor_called (PROJECTOR);
  GdkRectangle all;

  if (window == NULL || !gtk_widget_get_mapped (window) || projector == NULL)
    return FALSE;
  gdk_monitor_get_geometry (projector, &all);
  room->presentation = PV_PRESENTATION (window);
  return gtk_window_is_fullscreen (GTK_WINDOW (window)) && monitor_of (window) == projector && gtk_widget_get_width (window) == all.width
         && gtk_widget_get_height (window) == all.height && pv_canvas_get_scene (pv_presentation_get_canvas (room->presentation)) != NULL;
}

static gboolean
is_ended (gpointer data)
{
  return app_find_window (PV_TYPE_PRESENTATION) == NULL;
}

static void
present (Room *room)
{
  pv_test_input_focus (room->app->input, GTK_WINDOW (room->app->window));
  pv_test_input_chord (room->app->input, "<Shift>F5");
  pv_test_assert_soon (fills_projector, room);
}

static void
room_clear (Room *room)
{
  GtkWidget *window = app_find_window (PV_TYPE_PRESENTATION);

  if (window)
    gtk_window_close (GTK_WINDOW (window));
  pv_test_assert_soon (is_ended, NULL);
  app_fixture_free (room->app);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static PvCanvas *
canvas_here (Room *room)
{
  return PV_CANVAS_PAGE (pv_window_get_page (room->app->window))->canvas;
}

static PvCanvas *
canvas_there (Room *room)
{
  return pv_presentation_get_canvas (room->presentation);
}

/* All that is seen on the laptop is seen by the audience, as large as it can be. */
static gboolean
sees_the_same (gpointer data)
{
  PvViewport here = pv_canvas_get_viewport (canvas_here (data)), there = pv_canvas_get_viewport (canvas_there (data));
  PvRect seen = pv_viewport_visible (&here), shown = pv_viewport_visible (&there);

  return shown.x <= seen.x + 1 && shown.y <= seen.y + 1 && shown.x + shown.width >= seen.x + seen.width - 1
         && shown.y + shown.height >= seen.y + seen.height - 1 && (shown.width < seen.width + 1 || shown.height < seen.height + 1);
}

/* --- tests --- */

/* The tools stay on the laptop, and nothing of them is on the projector. */
static void
test_alone (void)
{
  g_auto (Room) room = { app_fixture_new (pv_kinds_default ()) };

  present (&room);
  g_assert_false (monitor_of (room.app->window) == monitor_called (PROJECTOR));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (room.app->window)));
  g_assert_nonnull (app_find (GTK_WIDGET (room.app->window), ADW_TYPE_HEADER_BAR, NULL));
  g_assert_null (app_find (GTK_WIDGET (room.presentation), ADW_TYPE_HEADER_BAR, NULL));
}

/* When the cable is pulled out afterwards, the screen tells nobody who has gone. */
static void
test_ended_before (void)
{
  g_auto (Room) room = { app_fixture_new (pv_kinds_default ()) };
  GdkMonitor *projector = monitor_called (PROJECTOR);

  present (&room);
  g_assert_cmpuint (g_signal_handler_find (projector, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, room.presentation), !=, 0);
  gtk_window_close (GTK_WINDOW (room.presentation));
  pv_test_assert_soon (is_ended, NULL);
  g_assert_cmpuint (g_signal_handler_find (projector, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, room.presentation), ==, 0);
}

static void
go_to (Room *room, double zoom, double dx)
{
  PvViewport viewport = pv_canvas_get_viewport (canvas_here (room));

  viewport.zoom = zoom;
  viewport.origin.x += dx;
  pv_canvas_go_to (canvas_here (room), viewport, FALSE);
}

static void
test_follows (void)
{
  g_auto (Room) room = { app_fixture_new (pv_kinds_default ()) };

  present (&room);
  pv_test_assert_soon (sees_the_same, &room);
  go_to (&room, 0.7, 0);
  pv_test_assert_soon (sees_the_same, &room);
  go_to (&room, 0.7, 40);
  pv_test_assert_soon (sees_the_same, &room);
  gtk_widget_activate_action (GTK_WIDGET (canvas_here (&room)), "page.zoom-in", NULL);
  pv_test_assert_soon (sees_the_same, &room);
}

static gboolean
is_at_stop (gpointer data)
{
  return pv_presentation_get_stop (((Room *) data)->presentation) != PV_NO_ID;
}

static gboolean
is_pointed (gpointer data)
{
  GtkWidget *spotlight = app_find (GTK_WIDGET (((Room *) data)->presentation), PV_TYPE_SPOTLIGHT, NULL);

  return spotlight && pv_spotlight_get_look (PV_SPOTLIGHT (spotlight)) == PV_SPOTLIGHT_POINTER;
}

static gboolean
has_left_stop (gpointer data)
{
  Room *room = data;

  return pv_presentation_get_stop (room->presentation) == PV_NO_ID && pv_presentation_get_path (room->presentation) != PV_NO_ID
         && !app_says (GTK_WIDGET (room->presentation), STOP);
}

static gboolean
has_vaasa (gpointer window)
{
  PvDocument *document = pv_window_get_document (window);

  return document != NULL && pv_document_is_example (document);
}

/* Keys are for the audience's screen. Where the laptop turns to something else, the stop's name does not stay over it. */
static void
test_stops (void)
{
  g_auto (Room) room = { app_fixture_new (pv_kinds_default ()) };

  pv_window_open_sample (room.app->window, "vaasa");
  pv_test_assert_soon (has_vaasa, room.app->window);
  pv_test_wait_drawn (GTK_WIDGET (room.app->window));
  present (&room);
  pv_test_input_focus (room.app->input, GTK_WINDOW (room.presentation));
  pv_test_input_chord (room.app->input, "space");
  pv_test_assert_soon (is_at_stop, &room);
  g_assert_true (app_says (GTK_WIDGET (room.presentation), STOP));
  pv_test_input_chord (room.app->input, "p");
  pv_test_assert_soon (is_pointed, &room);
  pv_test_input_focus (room.app->input, GTK_WINDOW (room.app->window));
  pv_test_input_chord (room.app->input, "<Control>2");
  pv_test_assert_soon (has_left_stop, &room);
}

static gboolean
writes_on (gpointer data)
{
  AppFixture *app = ((Room *) data)->app;
  GtkWidget *bar = app_find (GTK_WIDGET (app->window), PV_TYPE_CAPTURE_BAR, NULL);
  GtkWidget *entry = bar ? app_find (bar, GTK_TYPE_ENTRY, NULL) : NULL;

  return entry && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Vertais");
}

static gboolean
writes_there (gpointer data)
{
  return app_find (GTK_WIDGET (((Room *) data)->presentation), PV_TYPE_CAPTURE_BAR, NULL) != NULL;
}

static gboolean
says_it_is_gone (gpointer data)
{
  return app_says (GTK_WIDGET (((Room *) data)->app->window), "The second screen is gone, and nothing is presented now");
}

/* The cable comes loose in the middle of a word: the word goes on where the tools are, and one key presents again. */
static void
test_unplugged (void)
{
  g_auto (Room) room = { app_fixture_new (pv_kinds_default ()) };

  present (&room);
  pv_test_input_focus (room.app->input, GTK_WINDOW (room.presentation));
  pv_test_input_chord (room.app->input, "<Control><Shift>k");
  pv_test_assert_soon (writes_there, &room);
  pv_test_input_type (room.app->input, "Vertais");
  unplug ();
  pv_test_assert_soon (is_ended, NULL);
  pv_test_assert_soon (says_it_is_gone, &room);
  pv_test_assert_soon (writes_on, &room);
  plug_in ();
  present (&room);
  pv_test_assert_soon (sees_the_same, &room);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_assert_true (has_projector (NULL));
  g_test_add_func ("/second-screen/alone", test_alone);
  g_test_add_func ("/second-screen/ended-before", test_ended_before);
  g_test_add_func ("/second-screen/follows", test_follows);
  g_test_add_func ("/second-screen/stops", test_stops);
  g_test_add_func ("/second-screen/unplugged", test_unplugged);
  return g_test_run ();
}
