/* Tiles: what is in view is painted once, an edit paints what it touched and nothing else, and what is there stays until then. */
#include "app/pv-canvas-tiles.h"

#include <math.h>

#define VIEW 512

/* Static in each test: a late worker still counts when the test is over. */
typedef struct
{
  gint painted;                /* how often, by any thread */
  double red;
} Counter;

typedef struct
{
  Counter *counter;
} Picture;

static void
paint_plain (gconstpointer data, cairo_t *cr, const PvRect *region, double zoom)
{
  const Picture *picture = data;

  g_atomic_int_inc (&picture->counter->painted);
  cairo_set_source_rgb (cr, picture->counter->red, 0, 0);
  cairo_paint (cr);
}

static void
show_picture (PvCanvasTiles *tiles, Counter *counter, gboolean everywhere)
{
  Picture *picture = g_new0 (Picture, 1);
  PvRect bounds = { 0, 0, VIEW - 1, VIEW - 1 };

  picture->counter = counter;
  pv_canvas_tiles_set_picture (tiles, picture, g_free, &bounds, everywhere);
}

/* @away: so many pixels to the right and down. */
static GskRenderNode *
snapshot_away (PvCanvasTiles *tiles, double zoom, int away, gboolean settled)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PvTileView view = { .zoom = zoom, .scale = 1, .x = away / zoom, .y = away / zoom, .width = VIEW - 1, .height = VIEW - 1,
                      .settled = settled, .ground = { 0, 0, 1, 1 } };

  pv_canvas_tiles_snapshot (tiles, snapshot, &view);

  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
snapshot_at (PvCanvasTiles *tiles, double zoom, gboolean settled)
{
  return snapshot_away (tiles, zoom, 0, settled);
}

/* Until all is painted; the colour in the middle, 0 … 255. */
static int
settle_and_look (PvCanvasTiles *tiles, double zoom)
{
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, VIEW, VIEW);
  cairo_t *cr = cairo_create (surface);
  int red;

  do
    {
      g_clear_pointer (&node, gsk_render_node_unref);
      node = snapshot_at (tiles, zoom, TRUE);
      if (!pv_canvas_tiles_is_complete (tiles))
        g_main_context_iteration (NULL, TRUE);
    }
  while (!pv_canvas_tiles_is_complete (tiles));
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  red = cairo_image_surface_get_data (surface)[(VIEW / 2) * cairo_image_surface_get_stride (surface) + VIEW / 2 * 4 + 2];
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return red;
}

/* Also what is painted ahead and roughly. */
static void
wait_idle (PvCanvasTiles *tiles, double zoom)
{
  do
    {
      g_autoptr (GskRenderNode) node = NULL;

      while (!pv_canvas_tiles_is_idle (tiles))
        g_main_context_iteration (NULL, TRUE);
      /* What came may ask for more. */
      node = snapshot_at (tiles, zoom, TRUE);
    }
  while (!pv_canvas_tiles_is_idle (tiles));
}

static void
test_once (void)
{
  g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
  static Counter counter = { 0, 1 };
  gint painted;

  show_picture (tiles, &counter, TRUE);
  g_assert_cmpint (settle_and_look (tiles, 1), ==, 255);
  wait_idle (tiles, 1);
  painted = g_atomic_int_get (&counter.painted);
  g_assert_cmpint (painted, >=, 4);
  g_assert_cmpint (settle_and_look (tiles, 1), ==, 255);
  wait_idle (tiles, 1);
  g_assert_cmpint (g_atomic_int_get (&counter.painted), ==, painted);
}

/* What was begun before there was a frame is there in the first one, and is not painted again. */
static void
test_begun (void)
{
  g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
  g_autoptr (GskRenderNode) node = NULL;
  static Counter counter = { 0, 1 };
  PvTileView view = { .zoom = 1, .scale = 1, .width = VIEW - 1, .height = VIEW - 1, .ground = { 0, 0, 1, 1 } };

  pv_canvas_tiles_begin (tiles, &view);
  show_picture (tiles, &counter, TRUE);
  pv_canvas_tiles_begin (tiles, &view);
  g_assert_true (pv_canvas_tiles_is_idle (tiles));
  view.settled = TRUE;
  pv_canvas_tiles_begin (tiles, &view);
  while (!pv_canvas_tiles_is_idle (tiles))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_atomic_int_get (&counter.painted), ==, 4);
  node = snapshot_at (tiles, 1, TRUE);
  g_assert_true (pv_canvas_tiles_is_complete (tiles));
  wait_idle (tiles, 1);
  g_assert_cmpint (settle_and_look (tiles, 1), ==, 255);
}

static void
test_edit (void)
{
  g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
  static Counter before = { 0, 1 }, after = { 0, 0 };
  PvRect corner = { 4, 4, 20, 20 };

  show_picture (tiles, &before, TRUE);
  g_assert_cmpint (settle_and_look (tiles, 1), ==, 255);
  wait_idle (tiles, 1);

  /* Only the tile of the corner, at this zoom and in the rough picture. */
  show_picture (tiles, &after, FALSE);
  pv_canvas_tiles_mark_dirty (tiles, &corner);
  g_assert_cmpint (settle_and_look (tiles, 1), ==, 255);
  wait_idle (tiles, 1);
  g_assert_cmpint (g_atomic_int_get (&after.painted), ==, 2);

  show_picture (tiles, &after, TRUE);
  g_assert_cmpint (settle_and_look (tiles, 1), ==, 0);
}

/* While the zoom is on its way nothing is painted, and what there is is shown. */
static void
test_zooming (void)
{
  g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
  g_autoptr (GskRenderNode) node = NULL;
  static Counter counter = { 0, 1 };
  gint painted;

  show_picture (tiles, &counter, TRUE);
  settle_and_look (tiles, 1);
  wait_idle (tiles, 1);
  painted = g_atomic_int_get (&counter.painted);
  node = snapshot_at (tiles, 1.3, FALSE);
  g_assert_nonnull (node);
  g_assert_false (pv_canvas_tiles_is_complete (tiles));
  g_usleep (20000);
  g_assert_cmpint (g_atomic_int_get (&counter.painted), ==, painted);
  g_assert_cmpint (settle_and_look (tiles, 1.3), ==, 255);
}

/* How many pixels of the picture at @zoom, shown on black, are not wholly its colour. */
static guint
count_flawed (GskRenderNode *node, double zoom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, VIEW, VIEW);
  cairo_t *cr = cairo_create (surface);
  int end = (int) MIN (floor ((VIEW - 1) * zoom), VIEW - 1);
  guint flawed = 0;

  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < end; y++)
    for (int x = 0; x < end; x++)
      flawed += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x * 4 + 2] != 255;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return flawed;
}

/* Tiles of one layer meet, and layers meet, without a line between them; the one of the nearest zoom lies over the rough one. */
static void
test_seams (void)
{
  const double zooms[] = { 0.33, 0.7, 0.9, 1.1, 1.37, 1.9, 2.3 };
  static Counter counter = { 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
      g_autoptr (GskRenderNode) node = NULL;

      show_picture (tiles, &counter, TRUE);
      settle_and_look (tiles, 2);
      wait_idle (tiles, 2);
      node = snapshot_at (tiles, zooms[i], FALSE);
      g_assert_cmpuint (count_flawed (node, zooms[i]), ==, 0);
    }
}

typedef struct
{
  guint tiles, clips, grounds;
  gboolean whole;              /* every tile so far begins on a whole pixel and is of its own size */
} Painted;

static void
count_painted (GskRenderNode *node, Painted *painted)
{
  float x, y;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        count_painted (gsk_container_node_get_child (node, i), painted);
      return;
    case GSK_CLIP_NODE:
      painted->clips++;
      count_painted (gsk_clip_node_get_child (node), painted);
      return;
    case GSK_TRANSFORM_NODE:
      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &x, &y);
      painted->whole &= gsk_transform_get_category (gsk_transform_node_get_transform (node)) >= GSK_TRANSFORM_CATEGORY_2D_TRANSLATE
                        && x == floorf (x) && y == floorf (y);
      count_painted (gsk_transform_node_get_child (node), painted);
      return;
    case GSK_COLOR_NODE:
      painted->grounds++;
      return;
    default:
      painted->tiles++;
      return;
    }
}

/* A frame of a pan copies the tiles in sight, nothing lies under them, and nothing is cut or scaled. */
static void
test_frame (void)
{
  g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
  g_autoptr (GskRenderNode) over = NULL, beyond = NULL;
  static Counter counter = { 0, 1 };
  Painted in_sight = { .whole = TRUE }, at_edge = { .whole = TRUE };

  show_picture (tiles, &counter, TRUE);
  settle_and_look (tiles, 0.7);
  wait_idle (tiles, 0.7);
  over = snapshot_at (tiles, 0.7, TRUE);
  count_painted (over, &in_sight);
  g_assert_cmpuint (in_sight.tiles, ==, 4);
  g_assert_cmpuint (in_sight.grounds, ==, 0);
  g_assert_cmpuint (in_sight.clips, ==, 0);
  g_assert_true (in_sight.whole);

  /* Where nothing has been painted yet is the ground. */
  beyond = snapshot_away (tiles, 0.7, 3 * 256 - 100, FALSE);
  count_painted (beyond, &at_edge);
  g_assert_cmpuint (at_edge.grounds, >, 0);
  g_assert_true (at_edge.whole);
}

static GThread *main_thread;
static guint painted_here;

/* Longer than what a frame may take for it. */
static void
paint_slowly (gconstpointer data, cairo_t *cr, const PvRect *region, double zoom)
{
  paint_plain (data, cr, region, zoom);
  if (g_thread_self () != main_thread)
    return;
  painted_here++;
  g_usleep (PV_TILES_AT_ONCE_US + 1000);
}

/* What an edit made old is painted at once for one stretch of time, not for one where it is urgent and another elsewhere. */
static void
test_at_once (void)
{
  g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_slowly);
  g_autoptr (GskRenderNode) node = NULL;
  static Counter before = { 0, 1 }, after = { 0, 0 };
  PvRect corner = { 4, 4, 20, 20 };

  main_thread = g_thread_self ();
  show_picture (tiles, &before, TRUE);
  settle_and_look (tiles, 1);
  wait_idle (tiles, 1);
  painted_here = 0;
  show_picture (tiles, &after, TRUE);
  pv_canvas_tiles_set_urgent (tiles, &corner);
  node = snapshot_at (tiles, 1, TRUE);
  g_assert_cmpuint (painted_here, <=, 1);
}

/* How many tiles workers may still paint. */
static struct
{
  GMutex lock;
  GCond opened;
  guint left;
} gate;

static void
open_gate (guint n)
{
  g_mutex_lock (&gate.lock);
  gate.left = n;
  g_cond_broadcast (&gate.opened);
  g_mutex_unlock (&gate.lock);
}

/* This thread paints one tile in a frame, workers as many as are let through. */
static void
paint_gated (gconstpointer data, cairo_t *cr, const PvRect *region, double zoom)
{
  g_mutex_lock (&gate.lock);
  while (g_thread_self () != main_thread && gate.left == 0)
    g_cond_wait (&gate.opened, &gate.lock);
  if (g_thread_self () != main_thread)
    gate.left--;
  g_mutex_unlock (&gate.lock);
  paint_slowly (data, cr, region, zoom);
}

/* Of the four tiles of a frame, how many show the picture that is red. */
static guint
count_red (PvCanvasTiles *tiles)
{
  g_autoptr (GskRenderNode) node = snapshot_at (tiles, 1, TRUE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, VIEW, VIEW);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < 4; i++)
    n += cairo_image_surface_get_data (surface)[(i / 2 * 256 + 128) * cairo_image_surface_get_stride (surface) + (i % 2 * 256 + 128) * 4 + 2] == 255;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

static PvCanvasTiles *
tiles_that_are_red (void)
{
  static Counter red = { 0, 1 };
  PvCanvasTiles *tiles = pv_canvas_tiles_new (paint_gated);

  main_thread = g_thread_self ();
  open_gate (G_MAXUINT);
  show_picture (tiles, &red, TRUE);
  settle_and_look (tiles, 1);
  wait_idle (tiles, 1);
  g_assert_cmpuint (count_red (tiles), ==, 4);
  open_gate (0);

  return tiles;
}

/* What an edit changes in several tiles is seen in all of them or in none, whoever is done with some of them first. */
static void
test_one_piece (void)
{
  g_autoptr (PvCanvasTiles) tiles = tiles_that_are_red ();
  static Counter black = { 0, 0 };
  PvRect all = { 0, 0, VIEW - 1, VIEW - 1 };

  show_picture (tiles, &black, TRUE);
  pv_canvas_tiles_set_urgent (tiles, &all);
  g_assert_cmpuint (count_red (tiles), ==, 4);
  g_assert_false (pv_canvas_tiles_is_complete (tiles));
  /* What is chosen meanwhile makes no two of it. */
  show_picture (tiles, &black, FALSE);
  g_assert_cmpuint (count_red (tiles), ==, 4);
  open_gate (G_MAXUINT);
  while (!pv_canvas_tiles_is_idle (tiles))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_red (tiles), ==, 0);
  g_assert_true (pv_canvas_tiles_is_complete (tiles));
  wait_idle (tiles, 1);
}

/* What is elsewhere does not wait, nor does anything wait for it. */
static void
test_piece_alone (void)
{
  g_autoptr (PvCanvasTiles) tiles = tiles_that_are_red ();
  static Counter black = { 0, 0 };
  PvRect corner = { 4, 4, 20, 20 };

  show_picture (tiles, &black, TRUE);
  pv_canvas_tiles_set_urgent (tiles, &corner);
  g_assert_cmpuint (count_red (tiles), ==, 3);
  g_assert_cmpuint (count_red (tiles), ==, 2);
  open_gate (G_MAXUINT);
  wait_idle (tiles, 1);
}

/* Where painting takes long, or one edit follows the other, what there is is seen after some frames. */
static void
test_patience (void)
{
  g_autoptr (PvCanvasTiles) tiles = tiles_that_are_red ();
  static Counter black = { 0, 0 };
  PvRect all = { 0, 0, VIEW - 1, VIEW - 1 };
  guint frames = 0;

  for (; frames < 60 && count_red (tiles) == 4; frames++)
    {
      show_picture (tiles, &black, TRUE);
      pv_canvas_tiles_set_urgent (tiles, &all);
    }
  g_assert_cmpuint (frames, >, 2);
  g_assert_cmpuint (frames, <, 60);
  open_gate (G_MAXUINT);
  wait_idle (tiles, 1);
}

/* A worker that is late brings its tile to nobody. */
static void
test_late (void)
{
  static Counter counter = { 0, 1 };

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (PvCanvasTiles) tiles = pv_canvas_tiles_new (paint_plain);
      g_autoptr (GskRenderNode) node = NULL;

      show_picture (tiles, &counter, TRUE);
      node = snapshot_at (tiles, 1, TRUE);
    }
  for (guint quiet = 0; quiet < 20; quiet++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        quiet = 0;
      g_usleep (2000);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/canvas-tiles/once", test_once);
  g_test_add_func ("/app/canvas-tiles/begun", test_begun);
  g_test_add_func ("/app/canvas-tiles/edit", test_edit);
  g_test_add_func ("/app/canvas-tiles/zooming", test_zooming);
  g_test_add_func ("/app/canvas-tiles/seams", test_seams);
  g_test_add_func ("/app/canvas-tiles/at-once", test_at_once);
  g_test_add_func ("/app/canvas-tiles/one-piece", test_one_piece);
  g_test_add_func ("/app/canvas-tiles/piece-alone", test_piece_alone);
  g_test_add_func ("/app/canvas-tiles/patience", test_patience);
  g_test_add_func ("/app/canvas-tiles/frame", test_frame);
  g_test_add_func ("/app/canvas-tiles/late", test_late);

  return g_test_run ();
}
