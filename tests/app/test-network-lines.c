/* The lines of a great network are led round boxes by a worker, those in view once one is near enough: what comes of it, and what becomes of it
 * when the view moves on, the network changes or the window closes meanwhile. */
#include "app-fixture.h"

#include "app/pv-canvas.h"
#include "app/pv-presentation.h"

#include <math.h>

/* Far from the three that are looked at, so that the whole is seen from further away than lines are led round for. */
enum { N_FAR = 12, N_LINKS = 3100 };
#define FAR 6000.0

static const PvPoint city_place = { 0, 0 }, ohjaamo_place = { 900, 0 };

typedef struct
{
  AppFixture *app;
  PvCanvas *canvas;
  PvId view;
  PvId far_link;
} Fixture;

static void
put (PvEdits *edits, PvId view, PvId actor, PvPoint centre)
{
  PvId placement = pv_edits_add (edits, PV_PLACEMENT);

  pv_edits_set_reference (edits, placement, PV_PLACEMENT_VIEW, view);
  pv_edits_set_reference (edits, placement, PV_PLACEMENT_SUBJECT, actor);
  pv_edits_set_int (edits, placement, PV_PLACEMENT_PLACE, pv_scene_place_of (centre));
}

static PvPoint
far_place (guint i)
{
  return (PvPoint) { 600.0 * (i % 4), FAR + 600.0 * (i / 4) + 60 * (i % 4) };
}

/* Kela stands on the straight line from the city to Ohjaamo; all other links are between those far away. */
static void
add_many_links (const Fixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId view = pv_edits_add (edits, PV_VIEW), actors[N_FAR];

  pv_edits_set_text (edits, view, PV_VIEW_NAME, PV_LANG_FI, "Koko verkosto");
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  put (edits, view, fixture->app->city, city_place);
  put (edits, view, fixture->app->ohjaamo, ohjaamo_place);
  put (edits, view, fixture->app->kela, (PvPoint) { 450, 0 });
  for (guint i = 0; i < N_FAR; i++)
    {
      actors[i] = pv_edits_add (edits, PV_ACTOR);
      pv_edits_set_text (edits, actors[i], PV_ACTOR_NAME, PV_LANG_FI, "Kaukainen");
      pv_edits_set_int (edits, actors[i], PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
      put (edits, view, actors[i], far_place (i));
    }
  for (guint i = 0; i < N_LINKS; i++)
    {
      PvId link = pv_edits_add (edits, PV_RELATION);
      guint from = i % N_FAR, to = (from + 1 + i / N_FAR % (N_FAR - 1)) % N_FAR;

      pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, actors[from]);
      pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, actors[to]);
      pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION);
    }
  pv_document_commit (fixture->app->document, edits, &error);
  g_assert_no_error (error);
}

static gboolean
shows_all (gpointer data)
{
  PvScene *scene = pv_canvas_get_scene (data);

  return scene != NULL && pv_scene_count (scene, PV_PART_LINK) == N_LINKS + 1 && pv_canvas_is_settled (data);
}

static gboolean
is_line_led (PvCanvas *canvas, PvId link)
{
  PvScene *scene = pv_canvas_get_scene (canvas);

  return pv_scene_is_line_led (scene, pv_scene_find (scene, link));
}

static gboolean
is_led_round (gpointer data)
{
  const Fixture *fixture = data;

  return is_line_led (fixture->canvas, fixture->app->link);
}

static gboolean
is_far_one_led (gpointer data)
{
  const Fixture *fixture = data;

  return is_line_led (fixture->canvas, fixture->far_link);
}

static Fixture
set_up (void)
{
  Fixture fixture = { app_fixture_new (pv_kinds_default ()), NULL, PV_NO_ID, PV_NO_ID };
  guint n;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture.canvas = PV_CANVAS (app_find (GTK_WIDGET (fixture.app->window), PV_TYPE_CANVAS, NULL));
  add_many_links (&fixture);
  pv_test_assert_soon (shows_all, fixture.canvas);
  fixture.view = pv_record_get_id (pv_model_list (app_fixture_model (fixture.app), PV_VIEW, &n)[0]);
  pv_canvas_fit (fixture.canvas, FALSE);
  pv_test_assert_soon (shows_all, fixture.canvas);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture.canvas), <, 0.3);
  g_assert_false (is_led_round (&fixture));
  return fixture;
}

static PvRect
bounds_of (const Fixture *fixture, PvId id)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  PvElementInfo info = { 0 };

  g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, id), &info));
  return info.bounds;
}

/* How far down or up the line reaches from where it would be straight. */
static double
reach_of_link (const Fixture *fixture)
{
  PvRect bounds = bounds_of (fixture, fixture->app->link);

  return MAX (fabs (bounds.y), fabs (bounds.y + bounds.height));
}

static void
move (const Fixture *fixture, PvId actor, PvPoint centre)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_MOVE);
  g_autoptr (GPtrArray) placements = pv_model_children (app_fixture_model (fixture->app), PV_PLACEMENT_VIEW, fixture->view);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < placements->len; i++)
    {
      const PvRecord *placement = g_ptr_array_index (placements, i);

      if (pv_record_get_reference (placement, PV_PLACEMENT_SUBJECT) == actor)
        pv_edits_set_int (edits, pv_record_get_id (placement), PV_PLACEMENT_PLACE, pv_scene_place_of (centre));
    }
  pv_document_commit (fixture->app->document, edits, &error);
  g_assert_no_error (error);
}

static void
look_at (const Fixture *fixture, PvPoint place)
{
  PvViewport viewport = pv_viewport_centre_on (pv_canvas_get_viewport (fixture->canvas), place, (PvInsets) { 0, 0, 0, 0 });

  pv_canvas_go_to (fixture->canvas, viewport, FALSE);
}

/* A link between two of those far away, and the box where it begins. */
static PvRect
find_far_one (Fixture *fixture)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  PvRect box = { 0, 0, 0, 0 };

  for (guint i = 0; i < pv_scene_count (scene, PV_PART_LINK) && box.y < FAR / 2; i++)
    {
      PvElementInfo info = { 0 };
      PvElement link = { PV_PART_LINK, i }, from, to;

      pv_scene_describe (scene, link, &info);
      pv_scene_get_ends (scene, link, &from, &to);
      fixture->far_link = info.id;
      box = pv_scene_get_box (scene, from);
    }
  g_assert_cmpfloat (box.y, >, FAR / 2);
  return box;
}

static void
go_near (const Fixture *fixture)
{
  pv_canvas_zoom_step (fixture->canvas, 0);
  look_at (fixture, (PvPoint) { 450, 0 });
}

static gboolean
is_short (gpointer data)
{
  const Fixture *fixture = data;

  return reach_of_link (fixture) < bounds_of (fixture, fixture->app->kela).height / 2;
}

/* From far away a line runs straight through who stands in its way; nearer, round them, and so it does after a move. */
static void
test_led_round_when_near (void)
{
  Fixture fixture = set_up ();
  g_autoptr (AppFixture) app = fixture.app;
  PvRect kela = bounds_of (&fixture, app->kela);

  g_assert_cmpfloat (reach_of_link (&fixture), <, kela.height / 2);
  go_near (&fixture);
  pv_test_assert_soon (is_led_round, &fixture);
  g_assert_cmpfloat (reach_of_link (&fixture), >, kela.height / 2);

  /* Not in the frame of the move, which belongs to the hand; once the worker has led it again. */
  move (&fixture, app->kela, (PvPoint) { 450, 300 });
  pv_test_assert_soon (is_short, &fixture);
  g_assert_true (is_led_round (&fixture));
  g_assert_cmpfloat (bounds_of (&fixture, app->kela).y, >, 200);
}

/* Only what is in view is led; whoever goes elsewhere finds that led, and what was before still so. */
static void
test_led_where_one_looks (void)
{
  Fixture fixture = set_up ();
  g_autoptr (AppFixture) app = fixture.app;
  PvRect box = find_far_one (&fixture);

  go_near (&fixture);
  pv_test_assert_soon (is_led_round, &fixture);
  g_assert_false (is_far_one_led (&fixture));

  look_at (&fixture, pv_rect_centre (&box));
  pv_test_assert_soon (is_far_one_led, &fixture);
  g_assert_true (is_led_round (&fixture));
  g_assert_cmpfloat (reach_of_link (&fixture), >, 18);
  look_at (&fixture, ohjaamo_place);
  g_assert_true (is_led_round (&fixture));
}

typedef struct
{
  const Fixture *fixture;
  guint n_scenes;
  guint n_older;                /* in which Kela stands where it stood */
} Watch;

static void
scene_changed_cb (PvCanvas *canvas, Watch *watch)
{
  watch->n_scenes++;
  watch->n_older += bounds_of (watch->fixture, watch->fixture->app->kela).y < 200;
}

static gboolean
is_new_link_there (gpointer data)
{
  const Fixture *fixture = data;

  return pv_scene_count (pv_canvas_get_scene (fixture->canvas), PV_PART_LINK) == N_LINKS + 2;
}

static PvId
link_from (const Fixture *fixture, PvId actor)
{
  g_autoptr (GPtrArray) links = pv_model_children (app_fixture_model (fixture->app), PV_RELATION_FROM_ACTOR, actor);

  g_assert_cmpuint (links->len, >, 0);
  return pv_record_get_id (g_ptr_array_index (links, 0));
}

/* An edit for which the network is made anew leaves the lines in view as they are: none is straight for a moment. */
static void
test_kept_after_an_edit (void)
{
  Fixture fixture = set_up ();
  g_autoptr (AppFixture) app = fixture.app;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId link = pv_edits_add (edits, PV_RELATION);

  go_near (&fixture);
  pv_test_assert_soon (is_led_round, &fixture);
  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, app->kela);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, app->ohjaamo);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  pv_document_commit (app->document, edits, &error);
  g_assert_no_error (error);
  pv_test_assert_soon (is_new_link_there, &fixture);
  g_assert_true (is_led_round (&fixture));
  g_assert_true (is_line_led (fixture.canvas, link_from (&fixture, app->kela)));
}

static gboolean
is_presented (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *presentation = app_find_window (PV_TYPE_PRESENTATION);

  if (presentation == NULL || pv_canvas_get_scene (pv_presentation_get_canvas (PV_PRESENTATION (presentation))) == NULL)
    return FALSE;
  fixture->canvas = pv_presentation_get_canvas (PV_PRESENTATION (presentation));
  return pv_canvas_is_settled (fixture->canvas);
}

/* Presenting shows a part of it at a time, as the window does: there lines are led as well. */
static void
test_presented (void)
{
  Fixture fixture = set_up ();
  g_autoptr (AppFixture) app = fixture.app;

  g_action_group_activate_action (G_ACTION_GROUP (app->window), "present", NULL);
  pv_test_assert_soon (is_presented, &fixture);
  g_assert_false (is_led_round (&fixture));
  go_near (&fixture);
  pv_test_assert_soon (is_led_round, &fixture);
}

/* What changes while the worker is at it stays: its answer is about what was there before, and it does its work once more. */
static void
test_changed_meanwhile (void)
{
  Fixture fixture = set_up ();
  g_autoptr (AppFixture) app = fixture.app;
  Watch watch = { &fixture, 0, 0 };
  gulong watching;

  go_near (&fixture);
  watching = g_signal_connect (fixture.canvas, "scene-changed", G_CALLBACK (scene_changed_cb), &watch);
  move (&fixture, app->kela, (PvPoint) { 450, 300 });
  move (&fixture, app->ohjaamo, (PvPoint) { 900, 600 });
  pv_test_assert_soon (is_led_round, &fixture);
  g_signal_handler_disconnect (fixture.canvas, watching);
  g_assert_cmpuint (watch.n_scenes, >=, 2);
  g_assert_cmpuint (watch.n_older, ==, 0);
  g_assert_cmpfloat (bounds_of (&fixture, app->kela).y, >, 200);
  g_assert_cmpfloat (bounds_of (&fixture, app->ohjaamo).y, >, 500);
  /* The way to where Ohjaamo stands now leads past where Kela stands now. */
  g_assert_cmpfloat (bounds_of (&fixture, app->link).height, >, 500);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Whoever closes the window does not wait for the worker, nor does it come back to what is no longer there. */
static void
test_closed_meanwhile (void)
{
  Fixture fixture = set_up ();
  g_autoptr (AppFixture) app = fixture.app;
  gpointer window = app->window, canvas = fixture.canvas;

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (canvas, &canvas);
  go_near (&fixture);
  g_assert_false (is_led_round (&fixture));
  gtk_window_close (GTK_WINDOW (window));
  app->window = NULL;
  pv_test_assert_soon (is_gone, &window);
  pv_test_assert_soon (is_gone, &canvas);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/network-lines/near", test_led_round_when_near);
  g_test_add_func ("/network-lines/where", test_led_where_one_looks);
  g_test_add_func ("/network-lines/kept", test_kept_after_an_edit);
  g_test_add_func ("/network-lines/presented", test_presented);
  g_test_add_func ("/network-lines/changed", test_changed_meanwhile);
  g_test_add_func ("/network-lines/closed", test_closed_meanwhile);
  return g_test_run ();
}
