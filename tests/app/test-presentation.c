/* The diagram before an audience: only what anybody may see, played by keys, and its stops, which are put in order and taken back. */
#include "app-fixture.h"

#include "app/pv-canvas.h"
#include "app/pv-capture-bar.h"
#include "app/pv-network-page.h"
#include "app/pv-legend-card.h"
#include "app/pv-presentation.h"
#include "app/pv-settings.h"
#include "app/pv-stop-edits.h"
#include "app/pv-stops-dialog.h"
#include "exchange/exchange.h"

static gboolean
is_presented (gpointer data)
{
  GtkWidget *window = app_find_window (PV_TYPE_PRESENTATION);

  return window && gtk_widget_get_mapped (window) && pv_canvas_get_scene (pv_presentation_get_canvas (PV_PRESENTATION (window))) != NULL
         && pv_canvas_get_viewport (pv_presentation_get_canvas (PV_PRESENTATION (window))).width > 0;
}

static gboolean
is_ended (gpointer data)
{
  return app_find_window (PV_TYPE_PRESENTATION) == NULL;
}

static guint
n_stops (AppFixture *fixture)
{
  return pv_model_count (app_fixture_model (fixture), PV_STOP);
}

static gboolean
has_one (gpointer data)
{
  return n_stops (data) == 1;
}

static gboolean
has_two (gpointer fixture)
{
  return n_stops (fixture) == 2;
}

static PvId
stop_at (AppFixture *fixture, guint index)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (app_fixture_model (fixture));

  return pv_record_get_id (g_ptr_array_index (stops, index));
}

static const char *
name_at (AppFixture *fixture, guint index)
{
  return pv_record_get_text (app_fixture_record (fixture, stop_at (fixture, index)), PV_STOP_NAME, PV_LANG_FI);
}

static PvPresentation *
present (AppFixture *fixture)
{
  GtkWidget *window;

  pv_test_input_chord (fixture->input, "F5");
  pv_test_assert_soon (is_presented, NULL);
  window = app_find_window (PV_TYPE_PRESENTATION);
  pv_test_input_focus (fixture->input, GTK_WINDOW (window));
  pv_test_wait_drawn (window);
  return PV_PRESENTATION (window);
}

static void
record_two (AppFixture *fixture)
{
  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_selection_set (fixture->selection, fixture->city);
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_test_assert_soon (has_two, fixture);
}

/* Nothing but what is public: neither a contact nor a finding, nor what is only ours of an actor. */
static void
test_public (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId contact = pv_edits_add (edits, PV_CONTACT), note = pv_edits_add (edits, PV_NOTE);
  g_autofree char *said = NULL, *drawn = NULL;
  PvPresentation *presentation;

  pv_edits_set_text (edits, contact, PV_CONTACT_ROLE, PV_LANG_FI, "Salainen rooli");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, fixture->city);
  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Esimerkki Henkilö");
  pv_edits_set_text (edits, note, PV_NOTE_TEXT, PV_LANG_FI, "Sisäinen huomautus");
  pv_edits_set_reference (edits, note, PV_NOTE_SUBJECT, fixture->city);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);

  presentation = present (fixture);
  said = app_words (GTK_WIDGET (presentation));
  drawn = pv_scene_dump (pv_canvas_get_scene (pv_presentation_get_canvas (presentation)), TRUE);
  g_assert_nonnull (strstr (drawn, "Vaasan kaupunki"));
  for (guint i = 0; i < 3; i++)
    {
      const char *inside[] = { "Salainen", "Henkilö", "Sisäinen" };

      g_assert_null (strstr (said, inside[i]));
      g_assert_null (strstr (drawn, inside[i]));
    }
  g_assert_null (app_find (GTK_WIDGET (presentation), ADW_TYPE_TOAST_OVERLAY, NULL));
  g_assert_null (app_find (GTK_WIDGET (presentation), ADW_TYPE_HEADER_BAR, NULL));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
}

/* Space and the arrows go from one to the next, and nowhere beyond the ends. */
static void
test_play (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvPresentation *presentation;

  record_two (fixture);
  g_assert_cmpstr (name_at (fixture, 0), ==, "Kela");
  g_assert_cmpstr (name_at (fixture, 1), ==, "Vaasan kaupunki");
  presentation = present (fixture);
  g_assert_cmpint (pv_presentation_get_stop (presentation), ==, PV_NO_ID);
  pv_test_input_chord (fixture->input, "space");
  g_assert_cmpint (pv_presentation_get_stop (presentation), ==, stop_at (fixture, 0));
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->kela);
  g_assert_true (app_says (GTK_WIDGET (presentation), "1 / 2"));
  pv_test_input_chord (fixture->input, "Right");
  pv_test_input_chord (fixture->input, "Right");
  g_assert_cmpint (pv_presentation_get_stop (presentation), ==, stop_at (fixture, 1));
  g_assert_true (app_says (GTK_WIDGET (presentation), "Vaasan kaupunki"));
  pv_test_input_chord (fixture->input, "Left");
  g_assert_cmpint (pv_presentation_get_stop (presentation), ==, stop_at (fixture, 0));
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  g_assert_cmpuint (n_stops (fixture), ==, 3);
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpuint (n_stops (fixture), ==, 2);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
}

static PvId
add_view (AppFixture *fixture, const char *setting)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId view = pv_edits_add (edits, PV_VIEW);

  pv_edits_set_text (edits, view, PV_VIEW_NAME, PV_LANG_FI, "Oma");
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  pv_edits_set_text (edits, view, PV_VIEW_FILTER, PV_LANG_NONE, setting);
  view = pv_document_commit_and_find (fixture->document, edits, view, &error);
  g_assert_no_error (error);
  return view;
}

static PvNetworkPage *
network_of (AppFixture *fixture)
{
  return PV_NETWORK_PAGE (app_find (GTK_WIDGET (fixture->window), PV_TYPE_NETWORK_PAGE, NULL));
}

/* A stop shows the network as it was seen: the view that was open comes back with it, on the laptop as well. */
static void
test_named_view (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvNetworkPage *network = network_of (fixture);
  PvId all = add_view (fixture, NULL), own = add_view (fixture, "kept=yes");

  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_network_page_open_view (network, own);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_test_assert_soon (has_two, fixture);
  g_assert_cmpint (pv_record_get_reference (app_fixture_record (fixture, stop_at (fixture, 1)), PV_STOP_VIEW), ==, own);
  g_assert_cmpint (pv_record_get_reference (app_fixture_record (fixture, stop_at (fixture, 0)), PV_STOP_VIEW), ==, all);

  present (fixture);
  pv_test_input_chord (fixture->input, "space");
  g_assert_cmpint (pv_network_page_get_view (network), ==, all);
  pv_test_input_chord (fixture->input, "space");
  g_assert_cmpint (pv_network_page_get_view (network), ==, own);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
}

static gboolean
keeps_own_look (gpointer data)
{
  AppFixture *fixture = data;

  return !pv_network_page_is_as_kept (network_of (fixture));
}

/* A stop of another view is looked at through that view; afterwards the laptop shows what it showed, through the filter that no view keeps. */
static void
test_own_look_comes_back (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvNetworkPage *network = network_of (fixture);
  PvId all = add_view (fixture, NULL), own = add_view (fixture, "kept=yes");

  pv_network_page_open_view (network, own);
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_test_assert_soon (has_one, fixture);
  pv_network_page_open_view (network, all);
  pv_selection_set (fixture->selection, fixture->city);
  g_action_group_activate_action (pv_content_page_get_actions (pv_window_get_page (fixture->window)), "focus-steps", g_variant_new_int32 (1));
  g_assert_true (keeps_own_look (fixture));

  present (fixture);
  pv_test_input_chord (fixture->input, "space");
  g_assert_cmpint (pv_network_page_get_view (network), ==, own);
  g_assert_false (keeps_own_look (fixture));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
  pv_test_assert_soon (keeps_own_look, fixture);
  g_assert_cmpint (pv_network_page_get_view (network), ==, all);

  present (fixture);
  pv_test_input_chord (fixture->input, "space");
  pv_network_page_open_view (network, all);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
  g_assert_false (keeps_own_look (fixture));
}

static gboolean
has_timer (AppFixture *fixture)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "timer");
}

/* What only looks has no bar with a clock: it is there with the presentation, and ends with it. */
static void
test_clock_of_a_looker (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  g_assert_true (has_timer (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.read-only", NULL);
  g_assert_false (has_timer (fixture));
  present (fixture);
  g_assert_true (has_timer (fixture));
  pv_test_input_chord (fixture->input, "F7");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "stop-timer"));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
  g_assert_false (has_timer (fixture));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "stop-timer"));
}

/* A filter and steps that no view keeps are not in a stop: it says so. */
static void
test_not_kept (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  add_view (fixture, NULL);
  pv_selection_set (fixture->selection, fixture->city);
  g_action_group_activate_action (pv_content_page_get_actions (pv_window_get_page (fixture->window)), "focus-steps", g_variant_new_int32 (1));
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_test_assert_soon (has_one, fixture);
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Recorded without the filter and the steps around: Vaasan kaupunki"));
  g_action_group_activate_action (pv_content_page_get_actions (pv_window_get_page (fixture->window)), "focus-steps", g_variant_new_int32 (0));
  pv_test_input_chord (fixture->input, "<Control><Shift>s");
  pv_test_assert_soon (has_two, fixture);
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "Stop recorded: Vaasan kaupunki"));
}

/* Where the lowest of what is drawn ends, in the canvas. */
static int
lowest (AppFixture *fixture, PvPresentation *presentation)
{
  PvId ids[] = { fixture->kela, fixture->city, fixture->ohjaamo };
  int low = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GdkRectangle place;

      g_assert_true (pv_canvas_get_place (pv_presentation_get_canvas (presentation), ids[i], &place));
      low = MAX (low, place.y + place.height);
    }
  return low;
}

/* Where the bar begins, in the canvas. */
static double
bar_top (PvPresentation *presentation, GtkWidget *bar)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (bar, GTK_WIDGET (pv_presentation_get_canvas (presentation)), &bounds));
  return bounds.origin.y;
}

typedef struct
{
  AppFixture *fixture;
  PvPresentation *presentation;
  int before;
} Barred;

static gboolean
is_out_of_its_way (gpointer data)
{
  Barred *barred = data;
  GtkWidget *bar = app_find (GTK_WIDGET (barred->presentation), PV_TYPE_CAPTURE_BAR, NULL);
  int low = lowest (barred->fixture, barred->presentation);

  return bar && gtk_widget_get_mapped (bar) && low < barred->before && low < bar_top (barred->presentation, bar);
}

static gboolean
is_back (gpointer data)
{
  Barred *barred = data;

  return lowest (barred->fixture, barred->presentation) == barred->before;
}

/* The bar for what a room says lies over the canvas: the picture goes out of its way, and comes back when the bar goes. */
static void
test_bar_covers_nothing (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  Barred barred = { fixture, present (fixture), 0 };

  barred.before = lowest (fixture, barred.presentation);
  pv_test_input_chord (fixture->input, "<Control><Shift>k");
  pv_test_assert_soon (is_out_of_its_way, &barred);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_back, &barred);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
}

/* As VISUAL.md has it: the name of a node at 100 %, and what nobody reads. */
#define NAME_PX 13.0
#define LEAST_PX 8.0

static gboolean
is_vaasa (gpointer data)
{
  AppFixture *fixture = data;
  PvDocument *document = pv_window_get_document (fixture->window);

  return document != NULL && document != fixture->document && pv_model_count (pv_document_get_model (document), PV_STOP) > 0;
}

static void
open_vaasa (AppFixture *fixture)
{
  pv_window_open_sample (fixture->window, "vaasa");
  pv_test_assert_soon (is_vaasa, fixture);
  g_set_object (&fixture->document, pv_window_get_document (fixture->window));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

static double
name_px (PvPresentation *presentation)
{
  return NAME_PX * pv_canvas_get_zoom (pv_presentation_get_canvas (presentation));
}

static gboolean
is_at_stop (gpointer presentation)
{
  return pv_presentation_get_stop (presentation) != PV_NO_ID && name_px (presentation) >= LEAST_PX;
}

static gboolean
is_read (gpointer presentation)
{
  return app_find (presentation, PV_TYPE_CAPTURE_BAR, NULL) != NULL && name_px (presentation) >= LEAST_PX
         && app_find (presentation, PV_TYPE_LEGEND_CARD, NULL) == NULL;
}

static gboolean
is_large_again (gpointer presentation)
{
  return app_find (presentation, PV_TYPE_CAPTURE_BAR, NULL) == NULL && app_find (presentation, PV_TYPE_LEGEND_CARD, NULL) != NULL;
}

static void
set_text_size (int percent)
{
  pv_settings_set (pv_settings_get_default (), PV_SETTING_TEXT_SIZE, percent);
}

/* A stop of a real region, in 1280 x 720, as high as a laptop's screen with a panel or a small projector: while a room is written down its names can be read, with large letters too. */
static void
test_bar_leaves_names (gconstpointer data)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvPresentation *presentation;

  set_text_size (GPOINTER_TO_INT (data));
  open_vaasa (fixture);
  presentation = present (fixture);
  gtk_window_set_default_size (GTK_WINDOW (presentation), 1280, 800);
  pv_test_input_chord (fixture->input, "space");
  pv_test_assert_soon (is_at_stop, presentation);
  pv_test_input_chord (fixture->input, "<Control><Shift>k");
  pv_test_assert_soon (is_read, presentation);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_large_again, presentation);
  set_text_size (100);
}

typedef struct
{
  PvPresentation *presentation;
  PvRect before;
} Seen;

static PvRect
bounds_of (PvPresentation *presentation)
{
  return pv_scene_get_bounds (pv_canvas_get_scene (pv_presentation_get_canvas (presentation)));
}

/* Other places than before, and all of them on the screen. */
static gboolean
sees_all_anew (gpointer data)
{
  Seen *seen = data;
  PvViewport viewport = pv_canvas_get_viewport (pv_presentation_get_canvas (seen->presentation));
  PvRect now = bounds_of (seen->presentation), shown = pv_viewport_visible (&viewport);

  return (now.width != seen->before.width || now.height != seen->before.height) && shown.x <= now.x && shown.y <= now.y
         && shown.x + shown.width >= now.x + now.width && shown.y + shown.height >= now.y + now.height;
}

/* Where all of it is shown, all of it is shown when somebody has gone far away, too. */
static void
test_whole_again (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvCanvas *here = pv_network_page_get_canvas (network_of (fixture));
  PvSceneMove move = { .id = fixture->kela, .centre = { 3000, 600 } };
  Seen seen = { present (fixture) };

  seen.before = bounds_of (seen.presentation);
  g_signal_emit_by_name (here, "moved", &move, 1, FALSE);
  pv_test_assert_soon (sees_all_anew, &seen);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_ended, NULL);
}

/* All that was seen on a laptop, beside lists and forms, is seen on a screen of any size; and on the laptop it is what it was. */
static void
test_zoom (void)
{
  double zoom = pv_stop_zoom_from (0.6, 773, 665), wide = pv_stop_zoom_for (zoom, 1920, 1030), small = pv_stop_zoom_for (zoom, 1280, 720);

  g_assert_cmpfloat_with_epsilon (pv_stop_zoom_here (zoom, 773, 665), 0.6, 1e-9);
  g_assert_cmpfloat (1920 / wide, >=, 773 / 0.6);
  g_assert_cmpfloat (1030 / wide, >=, 665 / 0.6 - 1e-6);
  g_assert_cmpfloat (1280 / small, >=, 773 / 0.6);
  g_assert_cmpfloat_with_epsilon (720 / small, 665 / 0.6, 1e-6);
  zoom = pv_stop_zoom_from (1.4, 1920, 1080);
  g_assert_cmpfloat_with_epsilon (pv_stop_zoom_for (zoom, 1920, 1080), 1.4, 1e-9);
}

static gboolean
dialog_is_open (gpointer data)
{
  GtkWidget *dialog = app_find_window (PV_TYPE_STOPS_DIALOG);

  return dialog && gtk_widget_get_mapped (dialog);
}

static gboolean
first_is_city (gpointer fixture)
{
  return g_strcmp0 (name_at (fixture, 0), "Vaasan kaupunki") == 0;
}

static gboolean
first_is_renamed (gpointer fixture)
{
  return g_strcmp0 (name_at (fixture, 0), "Alku") == 0;
}

static gboolean
one_row (gpointer dialog)
{
  return pv_stops_dialog_get_n (dialog) == 1;
}

static gboolean
is_fresh (gpointer dialog)
{
  return pv_stops_dialog_is_ready (dialog);
}

/* In the row at @index: a button by what it says when pointed at, or the first of its kind. */
static GtkWidget *
in_row (GtkWidget *dialog, int index, GType type, const char *name)
{
  GtkListBox *rows = GTK_LIST_BOX (app_find (dialog, GTK_TYPE_LIST_BOX, NULL));
  GtkWidget *found;

  pv_test_assert_soon (is_fresh, dialog);
  pv_test_wait_drawn (dialog);
  found = app_find (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, index)), type, name);
  g_assert_nonnull (found);
  return found;
}

/* In order, under another name, and away: each one step to undo. */
static void
test_list (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog, *entry;

  record_two (fixture);
  pv_test_input_chord (fixture->input, "<Control>F5");
  pv_test_assert_soon (dialog_is_open, NULL);
  dialog = app_find_window (PV_TYPE_STOPS_DIALOG);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  pv_test_input_click_widget (fixture->input, in_row (dialog, 1, GTK_TYPE_BUTTON, "Earlier (Alt+Up)"));
  pv_test_assert_soon (first_is_city, fixture);
  pv_document_undo (fixture->document, NULL, NULL);
  g_assert_cmpstr (name_at (fixture, 0), ==, "Kela");
  pv_test_wait_drawn (dialog);
  entry = in_row (dialog, 0, GTK_TYPE_ENTRY, NULL);
  pv_test_input_click_widget (fixture->input, entry);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Alku");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (first_is_renamed, fixture);
  pv_test_input_click_widget (fixture->input, in_row (dialog, 1, GTK_TYPE_BUTTON, "Remove (Delete)"));
  pv_test_assert_soon (one_row, dialog);
  g_assert_cmpuint (n_stops (fixture), ==, 1);
  pv_document_undo (fixture->document, NULL, NULL);
  g_assert_cmpuint (n_stops (fixture), ==, 2);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Those without a place in the order get one when one of them is moved. */
static void
test_order (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD), moved = NULL;
  const char *names[] = { "a", "b", "c" };

  for (guint i = 0; i < 3; i++)
    pv_edits_set_text (edits, pv_edits_add (edits, PV_STOP), PV_STOP_NAME, PV_LANG_FI, names[i]);
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  g_assert_cmpstr (name_at (fixture, 2), ==, "c");
  moved = pv_stop_edits_move (app_fixture_model (fixture), stop_at (fixture, 2), 0);
  g_assert_true (pv_document_commit (fixture->document, moved, NULL));
  g_assert_cmpstr (name_at (fixture, 0), ==, "c");
  g_assert_cmpstr (name_at (fixture, 1), ==, "a");
  g_assert_cmpstr (name_at (fixture, 2), ==, "b");
  g_assert_null (pv_stop_edits_move (app_fixture_model (fixture), stop_at (fixture, 2), 3));
}

static gboolean
is_whole (gpointer canvas)
{
  return pv_canvas_get_full (canvas) == NULL;
}

static gboolean
is_around (gpointer canvas)
{
  return pv_canvas_get_full (canvas) != NULL;
}

/* The view of a stop fades all but those around an actor: before the audience too, and no more when it does not. */
static void
test_around (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId whole = pv_edits_add (edits, PV_VIEW), view = pv_edits_add (edits, PV_VIEW), near = pv_edits_add (edits, PV_STOP), all = pv_edits_add (edits, PV_STOP);
  PvCanvas *canvas;

  pv_edits_set_text (edits, whole, PV_VIEW_NAME, PV_LANG_FI, "Koko verkosto");
  pv_edits_set_int (edits, whole, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  pv_edits_set_text (edits, view, PV_VIEW_NAME, PV_LANG_FI, "Kelan ympärillä");
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  pv_edits_set_reference (edits, view, PV_VIEW_FOCUS, fixture->kela);
  pv_edits_set_int (edits, view, PV_VIEW_STEPS, 1);
  pv_edits_set_text (edits, near, PV_STOP_NAME, PV_LANG_FI, "Lähellä");
  pv_edits_set_text (edits, near, PV_STOP_ORDER, PV_LANG_NONE, "1");
  pv_edits_set_reference (edits, near, PV_STOP_VIEW, view);
  pv_edits_set_text (edits, all, PV_STOP_NAME, PV_LANG_FI, "Kaikki");
  pv_edits_set_text (edits, all, PV_STOP_ORDER, PV_LANG_NONE, "2");
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);

  canvas = pv_presentation_get_canvas (present (fixture));
  g_assert_null (pv_canvas_get_full (canvas));
  pv_test_input_chord (fixture->input, "space");
  pv_test_assert_soon (is_around, canvas);
  g_assert_true (pv_id_set_contains (pv_canvas_get_full (canvas), fixture->kela));
  pv_test_input_chord (fixture->input, "space");
  pv_test_assert_soon (is_whole, canvas);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/presentation/public", test_public);
  g_test_add_func ("/presentation/play", test_play);
  g_test_add_func ("/presentation/named-view", test_named_view);
  g_test_add_func ("/presentation/not-kept", test_not_kept);
  g_test_add_func ("/presentation/own-look-comes-back", test_own_look_comes_back);
  g_test_add_func ("/presentation/clock-of-a-looker", test_clock_of_a_looker);
  g_test_add_func ("/presentation/bar-covers-nothing", test_bar_covers_nothing);
  g_test_add_data_func ("/presentation/bar-leaves-names", GINT_TO_POINTER (100), test_bar_leaves_names);
  g_test_add_data_func ("/presentation/bar-leaves-names-large-text", GINT_TO_POINTER (200), test_bar_leaves_names);
  g_test_add_func ("/presentation/whole-again", test_whole_again);
  g_test_add_func ("/presentation/zoom", test_zoom);
  g_test_add_func ("/presentation/list", test_list);
  g_test_add_func ("/presentation/order", test_order);
  g_test_add_func ("/presentation/around", test_around);
  return g_test_run ();
}
