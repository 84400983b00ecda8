/* Who is further than some steps away is faded or not there at all, and found all the same. */
#include "canvas-fixture.h"

#include "app/pv-network-page.h"

static gboolean
is_put_away (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static void
test_focus_steps (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *revealer = find_widget (fixture->page, GTK_TYPE_REVEALER);

  g_assert_false (gtk_widget_get_mapped (revealer));
  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "1");
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (revealer));
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_put_away, revealer);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);
}

static gboolean
is_clear_of_bar (gpointer data)
{
  CanvasFixture *fixture = data;
  GtkWidget *bar = gtk_revealer_get_child (GTK_REVEALER (find_widget (fixture->page, GTK_TYPE_REVEALER)));
  graphene_rect_t over;
  GdkRectangle place;

  return gtk_widget_get_mapped (bar) && gtk_widget_compute_bounds (bar, GTK_WIDGET (fixture->canvas), &over)
         && pv_canvas_get_place (fixture->canvas, fixture->actors[ACTOR_A], &place) && place.y >= over.origin.y + over.size.height;
}

/* Around whom the steps are is not behind the bar that says so: neither in a picture of all, nor where somebody has gone. */
static void
test_focus_stands_clear (CanvasFixture *fixture, gconstpointer data)
{
  PvViewport viewport;
  GdkRectangle place;

  click_on (fixture, fixture->actors[ACTOR_A]);
  viewport = pv_canvas_get_viewport (fixture->canvas);
  g_assert_true (pv_canvas_get_place (fixture->canvas, fixture->actors[ACTOR_A], &place));
  viewport.origin.x += (place.x - 20) / viewport.zoom;
  viewport.origin.y += (place.y - 10) / viewport.zoom;
  pv_canvas_go_to (fixture->canvas, viewport, FALSE);
  g_assert_true (pv_canvas_get_place (fixture->canvas, fixture->actors[ACTOR_A], &place));
  g_assert_cmpint (ABS (place.y - 10), <=, 1);
  pv_test_input_chord (fixture->input, "1");
  pv_test_assert_soon (is_clear_of_bar, fixture);
  pv_test_input_chord (fixture->input, "Escape");
  gtk_widget_activate_action (fixture->page, "page.zoom-fit", NULL);
  settle (fixture);
  pv_test_input_chord (fixture->input, "1");
  pv_test_assert_soon (is_clear_of_bar, fixture);
}

static guint
n_actors (CanvasFixture *fixture)
{
  return pv_scene_count (pv_canvas_get_scene (fixture->canvas), PV_PART_NODE);
}

/* What is further away is not there at all, until steps, an Esc, a find or somebody new bring it back. */
static void
test_focus_hides (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId added;

  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "1");
  g_assert_cmpuint (n_actors (fixture), ==, N_ACTORS);
  pv_test_input_chord (fixture->input, "0");
  g_assert_cmpuint (n_actors (fixture), ==, 2);
  pv_test_input_chord (fixture->input, "0");
  g_assert_cmpuint (n_actors (fixture), ==, N_ACTORS);
  pv_test_input_chord (fixture->input, "0");
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_cmpuint (n_actors (fixture), ==, N_ACTORS);

  /* As it was hidden last, the next steps hide, too. */
  click_on (fixture, fixture->actors[ACTOR_C]);
  pv_test_input_chord (fixture->input, "2");
  g_assert_cmpuint (n_actors (fixture), ==, 1);
  gtk_widget_activate_action (fixture->page, "page.find", NULL);
  pv_test_input_type (fixture->input, "delt");
  assert_chosen_soon (fixture, fixture->actors[ACTOR_D]);
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (n_actors (fixture), ==, N_ACTORS);
  pv_test_input_chord (fixture->input, "Escape");

  gtk_widget_activate_action (fixture->page, "page.focus-hides", NULL);
  g_assert_cmpuint (n_actors (fixture), ==, 1);
  added = pv_edits_add (edits, PV_ACTOR);
  pv_edits_set_text (edits, added, PV_ACTOR_NAME, PV_LANG_FI, "Zeeta");
  pv_edits_set_int (edits, added, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  settle (fixture);
  g_assert_cmpuint (n_actors (fixture), ==, N_ACTORS + 1);
}

static void
test_find (CanvasFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "page.find", NULL);
  pv_test_input_type (fixture->input, "delt");
  assert_chosen_soon (fixture, fixture->actors[ACTOR_D]);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (fixture->canvas)));
}

#define ADD(name, test) \
  g_test_add ("/app/network-focus/" name, CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("focus-steps", test_focus_steps);
  ADD ("focus-stands-clear", test_focus_stands_clear);
  ADD ("focus-hides", test_focus_hides);
  ADD ("find", test_find);

  return g_test_run ();
}
