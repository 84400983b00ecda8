/* What a hand holds stands over the tiles: in no frame is it gone, or there twice. And the form waits until the hand is off. */
#include "canvas-fixture.h"

#include "app/pv-canvas-private.h"
#include "app/pv-inspector.h"

/* --- what is seen --- */

/* Around what has the colour of one actor. */
typedef struct
{
  int left, right, top, bottom;
  guint n;
} Seen;

/* Frame by frame. */
typedef struct
{
  GtkWidget *canvas;
  GdkPaintable *picture;
  PvRgba colour;
  GArray *seen;
} Watch;

static gboolean
is_near (guint32 pixel, PvRgba colour)
{
  int red = (int) (pixel >> 16 & 0xff) - (int) (colour.r * 255), green = (int) (pixel >> 8 & 0xff) - (int) (colour.g * 255);
  int blue = (int) (pixel & 0xff) - (int) (colour.b * 255);

  return ABS (red) + ABS (green) + ABS (blue) < 30;
}

static Seen
look_for (cairo_surface_t *surface, PvRgba colour)
{
  const guint8 *row = cairo_image_surface_get_data (surface);
  Seen seen = { G_MAXINT, 0, G_MAXINT, 0, 0 };

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++, row += cairo_image_surface_get_stride (surface))
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      if (is_near (((const guint32 *) (gconstpointer) row)[x], colour))
        seen = (Seen) { MIN (seen.left, x), MAX (seen.right, x), MIN (seen.top, y), MAX (seen.bottom, y), seen.n + 1 };

  return seen;
}

static Seen
look (Watch *watch)
{
  int width = gtk_widget_get_width (watch->canvas), height = gtk_widget_get_height (watch->canvas);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  Seen seen;

  gdk_paintable_snapshot (watch->picture, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_surface_flush (surface);
  seen = look_for (surface, watch->colour);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return seen;
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  Seen seen = look (watch);

  g_array_append_val (watch->seen, seen);
}

static void
watch_begin (Watch *watch, CanvasFixture *fixture, guint actor_kind)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->canvas));

  settle (fixture);
  *watch = (Watch) { GTK_WIDGET (fixture->canvas), gtk_widget_paintable_new (GTK_WIDGET (fixture->canvas)), fixture->canvas->style->actor_kind[actor_kind],
                     g_array_new (FALSE, FALSE, sizeof (Seen)) };
  painted_cb (clock, watch);
  g_assert_cmpuint (g_array_index (watch->seen, Seen, 0).n, >, 100);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (painted_cb), watch);
}

/* What is gone has no pixel; what is there twice is as large as the way between the two. */
static void
watch_end (Watch *watch)
{
  Seen first = g_array_index (watch->seen, Seen, 0);

  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (watch->canvas), painted_cb, watch);
  g_assert_cmpuint (watch->seen->len, >, 2);
  for (guint i = 0; i < watch->seen->len; i++)
    {
      Seen seen = g_array_index (watch->seen, Seen, i);

      g_assert_cmpuint (seen.n, >, first.n / 2);
      g_assert_cmpint (seen.right - seen.left, <, first.right - first.left + 6);
      g_assert_cmpint (seen.bottom - seen.top, <, first.bottom - first.top + 6);
    }
  g_object_unref (watch->picture);
  g_array_unref (watch->seen);
}

static void
press_on (CanvasFixture *fixture, PvPoint place)
{
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y);
  pv_test_input_press (fixture->input, GDK_BUTTON_PRIMARY);
}

static gboolean
is_at_rest (gpointer canvas)
{
  return pv_canvas_is_at_rest (canvas);
}

static void
test_seen_once (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint from = place_of (fixture, fixture->actors[ACTOR_D]);
  Watch watch;

  watch_begin (&watch, fixture, PV_ACTOR_KIND_MUNICIPALITY + ACTOR_D);
  press_on (fixture, from);
  for (guint i = 1; i <= 8; i++)
    pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), from.x + 12 * i, from.y + 9 * i);
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
  pv_test_assert_soon (is_at_rest, fixture->canvas);
  settle (fixture);
  watch_end (&watch);
  undo (fixture);
}

static gboolean
is_settled_anew (gpointer canvas)
{
  return pv_scene_is_settled (pv_canvas_get_scene (canvas));
}

/* (transfer full) */
static cairo_surface_t *
paint_tiles (PvCanvas *canvas)
{
  int width = gtk_widget_get_width (GTK_WIDGET (canvas)), height = gtk_widget_get_height (GTK_WIDGET (canvas));
  PvTileView view = { .zoom = canvas->viewport.zoom, .scale = 1, .x = canvas->viewport.origin.x, .y = canvas->viewport.origin.y,
                      .width = width, .height = height, .settled = TRUE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  pv_canvas_tiles_snapshot (canvas->tiles, snapshot, &view);
  g_assert_true (pv_canvas_tiles_is_complete (canvas->tiles));
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  cairo_destroy (cr);

  return surface;
}

static void
assert_all_is_new (CanvasFixture *fixture)
{
  cairo_surface_t *shown, *anew;
  gsize size;

  settle (fixture);
  shown = paint_tiles (fixture->canvas);
  pv_canvas_update_picture (fixture->canvas, TRUE);
  settle (fixture);
  anew = paint_tiles (fixture->canvas);
  size = (gsize) cairo_image_surface_get_stride (shown) * (gsize) cairo_image_surface_get_height (shown);
  g_assert_cmpmem (cairo_image_surface_get_data (shown), size, cairo_image_surface_get_data (anew), size);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (anew);
}

static void
full_changed_cb (PvCanvas *canvas, guint *n)
{
  (*n)++;
}

/* Only where something changed is painted anew: nothing of the old place is left, nor does anything of the new one lack. */
static void
test_nothing_left (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint from = place_of (fixture, fixture->actors[ACTOR_D]);
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas)), height = gtk_widget_get_height (GTK_WIDGET (fixture->canvas));
  /* The corner that is farthest: other tiles than those that it leaves. */
  PvPoint to = { from.x < width / 2 ? width - 100 : 100, from.y < height / 2 ? height - 60 : 60 };
  guint n_full = 0;

  /* The first move brings a view along, and is undone with it. */
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), from.x, from.y, from.x, from.y + 30);
  pv_test_assert_soon (is_at_rest, fixture->canvas);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), from.x, from.y + 30, to.x, to.y);
  pv_test_assert_soon (is_at_rest, fixture->canvas);
  pv_test_assert_soon (is_settled_anew, fixture->canvas);
  assert_all_is_new (fixture);
  g_signal_connect (fixture->canvas, "full-changed", G_CALLBACK (full_changed_cb), &n_full);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (i == 0 ? pv_document_undo (fixture->document, NULL, NULL) : pv_document_redo (fixture->document, NULL, NULL));
      /* The worker would have all of it painted once more. */
      pv_canvas_stop_lines (fixture->canvas);
      assert_all_is_new (fixture);
    }
  /* With that all would be painted. */
  g_assert_cmpuint (n_full, ==, 0);
}

/* A hand quicker than the workers: it stays where it is until the tiles are without it, and then goes where the hand is. */
static void
test_quick_hand (CanvasFixture *fixture, gconstpointer data)
{
  PvCanvas *canvas = fixture->canvas;
  PvPoint place;
  Watch watch;

  pv_selection_set (fixture->selection, fixture->actors[ACTOR_D]);
  watch_begin (&watch, fixture, PV_ACTOR_KIND_MUNICIPALITY + ACTOR_D);
  place = centre_of (fixture, fixture->actors[ACTOR_D]);
  canvas->pressed = pv_scene_find (canvas->scene, fixture->actors[ACTOR_D]);
  canvas->press_model = place;
  pv_canvas_begin_move (canvas);
  pv_canvas_tiles_take_time (canvas->tiles);
  pv_canvas_update_move (canvas, (PvPoint) { place.x + 150, place.y + 90 });
  g_assert_true (pv_canvas_overlay_scene (canvas) == canvas->scene);
  settle (fixture);
  g_assert_true (pv_canvas_overlay_scene (canvas) != canvas->scene);
  g_assert_true (pv_canvas_cancel (canvas));
  g_assert_false (pv_canvas_is_settled (canvas));
  settle (fixture);
  g_assert_true (pv_canvas_is_at_rest (canvas));
  watch_end (&watch);
}

/* One more that is taken while the one before is not back yet. */
static void
test_next_at_once (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint d = place_of (fixture, fixture->actors[ACTOR_D]), c = place_of (fixture, fixture->actors[ACTOR_C]);
  Watch watch;

  watch_begin (&watch, fixture, PV_ACTOR_KIND_MUNICIPALITY + ACTOR_D);
  press_on (fixture, d);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), d.x + 40, d.y + 40);
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
  press_on (fixture, c);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), c.x, c.y + 60);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), c.x, c.y + 90);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
  pv_test_assert_soon (is_at_rest, fixture->canvas);
  settle (fixture);
  watch_end (&watch);
}

/* --- the form --- */

typedef struct
{
  CanvasFixture canvas;
  GtkWidget *inspector;
} FormFixture;

static void
form_set_up (FormFixture *fixture, gconstpointer data)
{
  canvas_fixture_set_up (&fixture->canvas, GUINT_TO_POINTER (FIXTURE_NETWORK));
  fixture->inspector = g_object_ref_sink (pv_inspector_new ());
  pv_inspector_set_document (PV_INSPECTOR (fixture->inspector), fixture->canvas.document, fixture->canvas.selection);
}

static void
form_tear_down (FormFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->inspector);
  canvas_fixture_tear_down (&fixture->canvas, GUINT_TO_POINTER (FIXTURE_NETWORK));
}

static const char *
shown_part (FormFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_first_child (fixture->inspector)));
}

static gboolean
shows_record (gpointer data)
{
  return g_strcmp0 (shown_part (data), "record") == 0;
}

static void
press_and_pull (FormFixture *fixture)
{
  CanvasFixture *canvas = &fixture->canvas;
  PvPoint from = place_of (canvas, canvas->actors[ACTOR_D]);

  g_assert_cmpstr (shown_part (fixture), ==, "summary");
  press_on (canvas, from);
  for (guint i = 1; i <= 4; i++)
    {
      pv_test_input_move (canvas->input, GTK_WIDGET (canvas->canvas), from.x + 12 * i, from.y + 9 * i);
      pv_test_wait_drawn (GTK_WIDGET (canvas->canvas));
    }
  g_assert_cmpint (pv_selection_get_single (canvas->selection), ==, canvas->actors[ACTOR_D]);
  g_assert_cmpstr (shown_part (fixture), ==, "summary");
}

static void
test_form_waits (FormFixture *fixture, gconstpointer data)
{
  press_and_pull (fixture);
  pv_test_input_release (fixture->canvas.input, GDK_BUTTON_PRIMARY);
  pv_test_assert_soon (shows_record, fixture);
  /* What no hand holds is shown at once. */
  pv_selection_clear (fixture->canvas.selection);
  g_assert_cmpstr (shown_part (fixture), ==, "summary");
  pv_selection_set (fixture->canvas.selection, fixture->canvas.actors[ACTOR_A]);
  g_assert_cmpstr (shown_part (fixture), ==, "record");
}

/* Frames since the drop, and how many there were when the form had its say. */
typedef struct
{
  int painted;
  int at_let_go;
} Frames;

static void
dropped_cb (Frames *frames)
{
  frames->painted = 0;
}

static void
count_cb (Frames *frames)
{
  frames->painted++;
}

static void
let_go_cb (Frames *frames)
{
  frames->at_let_go = frames->painted;
}

/* What a drop does and what the form shows of it are two frames' work. */
static void
test_form_after_a_frame (FormFixture *fixture, gconstpointer data)
{
  Frames frames = { G_MININT, -1 };
  PvDocument *document = fixture->canvas.document;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->canvas.canvas));

  press_and_pull (fixture);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (dropped_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_cb), &frames);
  g_signal_connect_swapped (fixture->canvas.selection, "let-go", G_CALLBACK (let_go_cb), &frames);
  pv_test_input_release (fixture->canvas.input, GDK_BUTTON_PRIMARY);
  pv_test_assert_soon (shows_record, fixture);
  g_assert_cmpint (frames.at_let_go, >=, 1);
  g_signal_handlers_disconnect_by_data (document, &frames);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  g_signal_handlers_disconnect_by_data (fixture->canvas.selection, &frames);
}

/* Esc takes the hand off, though the button is still down. */
static void
test_form_after_escape (FormFixture *fixture, gconstpointer data)
{
  press_and_pull (fixture);
  pv_test_input_chord (fixture->canvas.input, "Escape");
  pv_test_assert_soon (shows_record, fixture);
  pv_test_input_release (fixture->canvas.input, GDK_BUTTON_PRIMARY);
}

/* --- lines --- */

/* E is put on the line from A to B: once the worker has looked, that line goes round it, and straight again after an undo. */
static void
test_lines_settle (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint e = place_of (fixture, fixture->actors[ACTOR_E]), a = place_of (fixture, fixture->actors[ACTOR_A]), b = place_of (fixture, fixture->actors[ACTOR_B]);
  PvScene *scene;
  PvRect straight, led;
  PvElement line = pv_scene_find (pv_canvas_get_scene (fixture->canvas), fixture->relation);

  straight = pv_scene_get_box (pv_canvas_get_scene (fixture->canvas), line);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), e.x, e.y, (a.x + b.x) / 2, a.y);
  pv_test_assert_soon (is_settled_anew, fixture->canvas);
  scene = pv_canvas_get_scene (fixture->canvas);
  led = pv_scene_get_box (scene, line);
  g_assert_cmpfloat (led.height, >, straight.height);
  undo (fixture);
  pv_test_assert_soon (is_settled_anew, fixture->canvas);
  led = pv_scene_get_box (pv_canvas_get_scene (fixture->canvas), line);
  g_assert_cmpfloat (led.height, ==, straight.height);
}

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  g_test_add ("/app/lift/seen-once", CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test_seen_once, canvas_fixture_tear_down);
  g_test_add ("/app/lift/nothing-left", CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test_nothing_left, canvas_fixture_tear_down);
  g_test_add ("/app/lift/quick-hand", CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test_quick_hand, canvas_fixture_tear_down);
  g_test_add ("/app/lift/next-at-once", CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test_next_at_once, canvas_fixture_tear_down);
  g_test_add ("/app/lift/form", FormFixture, NULL, form_set_up, test_form_waits, form_tear_down);
  g_test_add ("/app/lift/form-after-a-frame", FormFixture, NULL, form_set_up, test_form_after_a_frame, form_tear_down);
  g_test_add ("/app/lift/form-escape", FormFixture, NULL, form_set_up, test_form_after_escape, form_tear_down);
  g_test_add ("/app/lift/lines", CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test_lines_settle, canvas_fixture_tear_down);

  return g_test_run ();
}
