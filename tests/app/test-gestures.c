/* Every gesture on a canvas, one table: Esc in the middle of it leaves everything as it was, and what it does when it is finished goes back
 * in one step. */
#include "canvas-fixture.h"

#include "app/pv-canvas-private.h"
#include "app/pv-quick-add.h"

#include <math.h>

typedef void (*Act) (CanvasFixture *fixture);

typedef enum
{
  EDITS = 1 << 0,              /* finished, the document is another, and one undo makes it the same again */
  MOVES_VIEW = 1 << 1,         /* finished, another part is seen */
  CHOOSES = 1 << 2,            /* finished, something else is chosen */
} What;

typedef struct
{
  const char *name;
  FixtureKind kind;
  What what;
  Act begin;                   /* until just before the end */
  Act let_go;                  /* what is still held after Esc; NULL: nothing */
  Act finish;
} Gesture;

static GtkWidget *
canvas_of (CanvasFixture *fixture)
{
  return GTK_WIDGET (fixture->canvas);
}

/* --- moving --- */

static void
pull (CanvasFixture *fixture, PvPoint from, double dx, double dy, guint button)
{
  pv_test_input_move (fixture->input, canvas_of (fixture), from.x, from.y);
  pv_test_input_press (fixture->input, button);
  pv_test_input_move (fixture->input, canvas_of (fixture), from.x + dx / 2, from.y + dy / 2);
  pv_test_input_move (fixture->input, canvas_of (fixture), from.x + dx, from.y + dy);
}

static void
release (CanvasFixture *fixture)
{
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
}

static void
begin_drag (CanvasFixture *fixture)
{
  pull (fixture, place_of (fixture, fixture->actors[ACTOR_A]), 60, 40, GDK_BUTTON_PRIMARY);
}

static void
begin_drag_many (CanvasFixture *fixture)
{
  pv_selection_set_many (fixture->selection, fixture->actors, N_ACTORS);
  begin_drag (fixture);
}

static void
begin_free_drag (CanvasFixture *fixture)
{
  PvPoint from = place_of (fixture, fixture->actors[ACTOR_C]);

  pull (fixture, from, 60, 40, GDK_BUTTON_PRIMARY);
  pv_test_input_hold (fixture->input, "Alt_L");
  pv_test_input_move (fixture->input, canvas_of (fixture), from.x + 63, from.y + 41);
}

static void
release_free (CanvasFixture *fixture)
{
  release (fixture);
  pv_test_input_let_go (fixture->input, "Alt_L");
}

static void
begin_step (CanvasFixture *fixture)
{
  PvPoint from = place_of (fixture, fixture->steps[0]), to = place_of (fixture, fixture->steps[2]);

  pull (fixture, from, to.x - from.x, to.y - from.y, GDK_BUTTON_PRIMARY);
}

/* --- choosing and going elsewhere --- */

static void
begin_band (CanvasFixture *fixture)
{
  PvPoint from = place_of (fixture, fixture->actors[ACTOR_A]), to = place_of (fixture, fixture->actors[ACTOR_D]);

  pull (fixture, (PvPoint) { from.x - 70, from.y - 40 }, to.x - from.x + 140, to.y - from.y + 80, GDK_BUTTON_PRIMARY);
}

static void
begin_middle_pan (CanvasFixture *fixture)
{
  pull (fixture, (PvPoint) { 500, 100 }, 40, 60, GDK_BUTTON_MIDDLE);
}

static void
release_middle (CanvasFixture *fixture)
{
  pv_test_input_release (fixture->input, GDK_BUTTON_MIDDLE);
}

static void
begin_space_pan (CanvasFixture *fixture)
{
  focus_canvas (fixture);
  pv_test_input_hold (fixture->input, "space");
  pull (fixture, (PvPoint) { 500, 100 }, 40, 60, GDK_BUTTON_PRIMARY);
}

static void
release_space (CanvasFixture *fixture)
{
  release (fixture);
  pv_test_input_let_go (fixture->input, "space");
}

/* No finger can be put on a virtual display: what the gesture tells is told here. */
static void
begin_pinch (CanvasFixture *fixture)
{
  focus_canvas (fixture);
  pv_canvas_begin_pinch (fixture->canvas, (PvPoint) { 400, 300 });
  pv_canvas_pinch (fixture->canvas, (PvPoint) { 420, 330 }, 1.3);
}

static void
end_pinch (CanvasFixture *fixture)
{
  pv_canvas_end_pinch (fixture->canvas);
}

/* --- links --- */

static gboolean
shows_hand (gpointer canvas)
{
  GdkCursor *cursor = gtk_widget_get_cursor (canvas);

  return cursor && g_strcmp0 (gdk_cursor_get_name (cursor), "pointer") == 0;
}

static void
pull_link (CanvasFixture *fixture, PvId from, PvId to)
{
  PvPoint start = place_of (fixture, from), end = place_of (fixture, to);
  GdkRectangle place;

  g_assert_true (pv_canvas_get_place (fixture->canvas, from, &place));
  pv_test_input_move (fixture->input, canvas_of (fixture), start.x, start.y);
  pv_test_assert_soon (shows_hand, fixture->canvas);
  pv_test_input_move (fixture->input, canvas_of (fixture), place.x + place.width + 6, start.y);
  pull (fixture, (PvPoint) { place.x + place.width + 12, start.y }, end.x - place.x - place.width - 12, end.y - start.y, GDK_BUTTON_PRIMARY);
}

static gboolean
has_popover (gpointer canvas)
{
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_no_popover (gpointer canvas)
{
  return !has_popover (canvas);
}

static void
begin_link (CanvasFixture *fixture)
{
  pull_link (fixture, fixture->actors[ACTOR_C], fixture->actors[ACTOR_D]);
}

static void
choose_kind (CanvasFixture *fixture)
{
  pv_test_assert_soon (has_popover, fixture->canvas);
  pv_test_input_chord (fixture->input, "2");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
}

static void
finish_link (CanvasFixture *fixture)
{
  release (fixture);
  choose_kind (fixture);
}

static void
begin_link_kind (CanvasFixture *fixture)
{
  begin_link (fixture);
  release (fixture);
  pv_test_assert_soon (has_popover, fixture->canvas);
}

static void
begin_link_by_keys (CanvasFixture *fixture)
{
  click_on (fixture, fixture->actors[ACTOR_C]);
  pv_test_input_chord (fixture->input, "l");
  pv_test_input_chord (fixture->input, "<Control>Right");
}

static void
finish_link_by_keys (CanvasFixture *fixture)
{
  pv_test_input_chord (fixture->input, "Return");
  choose_kind (fixture);
}

static void
begin_transition (CanvasFixture *fixture)
{
  pull_link (fixture, fixture->steps[0], fixture->steps[2]);
}

/* --- names --- */

static void
begin_rename (CanvasFixture *fixture)
{
  PvPoint place = place_of (fixture, fixture->actors[ACTOR_B]);

  pv_test_input_double_click (fixture->input, canvas_of (fixture), place.x, place.y);
  pv_test_assert_soon (has_popover, fixture->canvas);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Uusi");
}

static void
press_enter (CanvasFixture *fixture)
{
  pv_test_input_chord (fixture->input, "Return");
  pv_test_spin (50);
}

static gboolean
adds (gpointer page)
{
  return gtk_widget_get_mapped (find_widget (page, PV_TYPE_QUICK_ADD));
}

static void
begin_typing (CanvasFixture *fixture)
{
  focus_canvas (fixture);
  pv_test_input_type (fixture->input, "Y");
  pv_test_assert_soon (adds, fixture->page);
  pv_test_input_type (fixture->input, "hdistys");
}

/* --- the menu --- */

static void
open_menu (CanvasFixture *fixture)
{
  PvPoint place = place_of (fixture, fixture->actors[ACTOR_A]);

  pv_test_input_click_button (fixture->input, canvas_of (fixture), place.x, place.y, GDK_BUTTON_SECONDARY, 1);
  pv_test_assert_soon (has_popover, fixture->canvas);
}

/* Re_move. */
static void
choose_entry (CanvasFixture *fixture)
{
  pv_test_input_chord (fixture->input, "m");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
}

static const Gesture gestures[] = {
  { "drag", FIXTURE_NETWORK, EDITS, begin_drag, release, release },
  { "drag-all", FIXTURE_NETWORK, EDITS, begin_drag_many, release, release },
  { "drag-unplaced", FIXTURE_UNPLACED, EDITS, begin_drag, release, release },
  { "drag-free-hand", FIXTURE_NETWORK, EDITS, begin_free_drag, release_free, release_free },
  { "drag-step", FIXTURE_PATHS, EDITS, begin_step, release, release },
  { "rubber-band", FIXTURE_NETWORK, CHOOSES, begin_band, release, release },
  { "pan-middle", FIXTURE_NETWORK, MOVES_VIEW, begin_middle_pan, release_middle, release_middle },
  { "pan-space", FIXTURE_NETWORK, MOVES_VIEW, begin_space_pan, release_space, release_space },
  { "pinch", FIXTURE_NETWORK, MOVES_VIEW, begin_pinch, end_pinch, end_pinch },
  { "link", FIXTURE_NETWORK, EDITS, begin_link, release, finish_link },
  { "link-kind", FIXTURE_NETWORK, EDITS, begin_link_kind, NULL, choose_kind },
  { "link-by-keys", FIXTURE_NETWORK, EDITS, begin_link_by_keys, NULL, finish_link_by_keys },
  { "transition", FIXTURE_PATHS, EDITS, begin_transition, release, release },
  { "rename", FIXTURE_NETWORK, EDITS, begin_rename, NULL, press_enter },
  { "add-by-typing", FIXTURE_NETWORK, EDITS, begin_typing, NULL, press_enter },
  { "menu", FIXTURE_NETWORK, EDITS, open_menu, NULL, choose_entry },
};

/* What there is, where it stands, what undo would do. */
static char *
state_of (CanvasFixture *fixture)
{
  g_autofree char *label = pv_document_get_undo_label (fixture->document);
  g_autofree char *scene = pv_scene_dump (pv_canvas_get_scene (fixture->canvas), TRUE);

  return g_strdup_printf ("%s\n%s", label, scene);
}

static char *
chosen_in (CanvasFixture *fixture)
{
  GString *words = g_string_new (NULL);
  guint n;
  const PvId *ids = pv_selection_get_ids (fixture->selection, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%" G_GINT64_FORMAT " ", ids[i]);

  return g_string_free (words, FALSE);
}

static gboolean
is_same_view (CanvasFixture *fixture, const PvViewport *before)
{
  PvViewport now = pv_canvas_get_viewport (fixture->canvas);

  return fabs (now.zoom - before->zoom) < 1e-6 && fabs (now.origin.x - before->origin.x) < 0.6 && fabs (now.origin.y - before->origin.y) < 0.6;
}

static void
test_escape (CanvasFixture *fixture, gconstpointer data)
{
  const Gesture *gesture = data;
  g_autofree char *before = state_of (fixture), *chosen = chosen_in (fixture);
  g_autofree char *after = NULL, *chosen_after = NULL;
  PvViewport view = pv_canvas_get_viewport (fixture->canvas);

  gesture->begin (fixture);
  pv_test_input_chord (fixture->input, "Escape");
  if (gesture->let_go)
    gesture->let_go (fixture);
  pv_test_assert_soon (has_no_popover, fixture->canvas);
  pv_test_input_move (fixture->input, canvas_of (fixture), 5, 5);
  settle (fixture);
  after = state_of (fixture);
  chosen_after = chosen_in (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (is_same_view (fixture, &view));
  if (gesture->what & CHOOSES)
    g_assert_cmpstr (chosen_after, ==, chosen);
  g_assert_false (pv_canvas_cancel (fixture->canvas));
}

static char *
scene_in (CanvasFixture *fixture)
{
  return pv_scene_dump (pv_canvas_get_scene (fixture->canvas), TRUE);
}

static void
test_finish (CanvasFixture *fixture, gconstpointer data)
{
  const Gesture *gesture = data;
  g_autofree char *before = scene_in (fixture), *chosen = chosen_in (fixture);
  g_autofree char *after = NULL, *chosen_after = NULL, *undone = NULL;
  PvViewport view = pv_canvas_get_viewport (fixture->canvas);

  gesture->begin (fixture);
  gesture->finish (fixture);
  settle (fixture);
  after = scene_in (fixture);
  chosen_after = chosen_in (fixture);
  g_assert_cmpint (g_strcmp0 (after, before) != 0, ==, (gesture->what & EDITS) != 0);
  if (gesture->what & MOVES_VIEW)
    g_assert_false (is_same_view (fixture, &view));
  if (gesture->what & CHOOSES)
    g_assert_cmpstr (chosen_after, !=, chosen);
  if (!(gesture->what & EDITS))
    return;
  undo (fixture);
  undone = scene_in (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* The table begins with which fixture: the gesture itself is the data. */
static void
set_up (CanvasFixture *fixture, gconstpointer data)
{
  canvas_fixture_set_up (fixture, GUINT_TO_POINTER (((const Gesture *) data)->kind));
}

static gboolean
is_over_actor (gpointer data)
{
  return ((CanvasFixture *) data)->canvas->hovered.part == PV_PART_NODE;
}

/* What the pointer goes over while it spans stays as it is, and is not even looked for; once it lets go, it stands out. */
static void
test_hover (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint a = place_of (fixture, fixture->actors[ACTOR_A]);

  pull (fixture, (PvPoint) { a.x - 80, a.y - 60 }, 80, 60, GDK_BUTTON_PRIMARY);
  g_assert_cmpint (fixture->canvas->gesture, ==, PV_GESTURE_BAND);
  g_assert_cmpint (fixture->canvas->hovered.part, ==, PV_PART_NONE);
  release (fixture);
  pv_test_assert_soon (is_over_actor, fixture);
}

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      g_autofree char *escape = g_strconcat ("/app/gestures/escape/", gestures[i].name, NULL);
      g_autofree char *finish = g_strconcat ("/app/gestures/undo/", gestures[i].name, NULL);

      g_test_add (escape, CanvasFixture, &gestures[i], set_up, test_escape, canvas_fixture_tear_down);
      g_test_add (finish, CanvasFixture, &gestures[i], set_up, test_finish, canvas_fixture_tear_down);
    }
  g_test_add ("/app/gestures/hover", CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test_hover, canvas_fixture_tear_down);

  return g_test_run ();
}
