#include "app/pv-canvas-tiles-piece.h"

#include <math.h>

#define MOST_WORKERS 4
/* How nice the workers are: a hand on the canvas waits for none of them. */
#define BEHIND_THE_HAND 5
/* The longest side of the rough picture that fills in for missing tiles, in device pixels. */
#define ROUGH_PIXELS 1024.0

typedef struct
{
  gint refs;
  guint serial;
  PvTilePaint paint;
  gpointer data;
  GDestroyNotify destroy;
} Picture;

/* Where workers bring what they painted. It outlives the tiles, for workers that are late. */
typedef struct
{
  gint refs;
  gint closed;
  GMainContext *context;
  PvCanvasTiles *owner;        /* main thread alone */
} Inbox;

typedef struct
{
  Inbox *inbox;
  Picture *picture;
  double zoom;
  int scale;
  gint64 key;
  gboolean ahead;              /* nobody sees it yet */
  cairo_surface_t *surface;
} Job;

struct _PvCanvasTiles
{
  GObject parent_instance;

  PvTilePaint paint;
  Picture *picture;
  PvRect bounds;
  guint serial;

  PvTileLayer *now;
  PvTileLayer *before;
  PvTileLayer *rough;

  Inbox *inbox;
  guint64 frame;
  gboolean complete;
  gboolean hurries;            /* there was a picture before this one, and what differs from it is waited for */
  PvTilePiece urgent;          /* where it differs most likely */
};

G_DEFINE_FINAL_TYPE (PvCanvasTiles, pv_canvas_tiles, G_TYPE_OBJECT)

enum { READY, N_SIGNALS };
static guint signals[N_SIGNALS];

static Picture *
picture_ref (Picture *picture)
{
  g_atomic_int_inc (&picture->refs);
  return picture;
}

static void
picture_unref (Picture *picture)
{
  if (!g_atomic_int_dec_and_test (&picture->refs))
    return;
  if (picture->destroy)
    picture->destroy (picture->data);
  g_free (picture);
}

/* --- painting, in any thread --- */

/* Without alpha cairo copies and scales a tile where it would have to blend it. A texture reads the same bytes with alpha, which
 * cairo leaves as they come. */
static void
make_opaque (cairo_surface_t *surface)
{
  guint8 *row = cairo_image_surface_get_data (surface);

  for (int y = 0; y < PV_TILE_PIXELS; y++, row += cairo_image_surface_get_stride (surface))
    for (int x = 0; x < PV_TILE_PIXELS; x++)
      ((guint32 *) (gpointer) row)[x] |= 0xff000000;
  cairo_surface_mark_dirty (surface);
}

static cairo_surface_t *
paint_surface (const Picture *picture, double zoom, gint64 key)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PV_TILE_PIXELS, PV_TILE_PIXELS);
  cairo_t *cr = cairo_create (surface);
  PvRect region = pv_tile_region (key, zoom);

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -region.x, -region.y);
  cairo_rectangle (cr, region.x, region.y, region.width, region.height);
  cairo_clip (cr);
  picture->paint (picture->data, cr, &region, zoom);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  make_opaque (surface);

  return surface;
}

static Inbox *
inbox_ref (Inbox *inbox)
{
  g_atomic_int_inc (&inbox->refs);
  return inbox;
}

static void
inbox_unref (Inbox *inbox)
{
  if (!g_atomic_int_dec_and_test (&inbox->refs))
    return;
  g_main_context_unref (inbox->context);
  g_free (inbox);
}

static void
job_free (Job *job)
{
  inbox_unref (job->inbox);
  picture_unref (job->picture);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_free (job);
  pv_worker_end_in_front ();
}

static PvTileLayer *
find_layer (PvCanvasTiles *self, double zoom, int scale)
{
  PvTileLayer *layers[] = { self->now, self->before, self->rough };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (pv_tile_layer_is (layers[i], zoom, scale))
      return layers[i];

  return NULL;
}

static void
take_painted (PvCanvasTiles *self, const PvTileLayer *layer, PvTile *tile, cairo_surface_t *surface, guint serial)
{
  if (layer == self->now && pv_tile_piece_holds (&self->urgent, layer, tile))
    pv_tile_hold_surface (tile, surface, serial);
  else
    pv_tile_take_surface (tile, surface, serial);
}

static gboolean
job_arrived_cb (gpointer data)
{
  Job *job = data;
  PvCanvasTiles *self = job->inbox->owner;
  PvTileLayer *layer = self ? find_layer (self, job->zoom, job->scale) : NULL;
  PvTile *tile = layer ? g_hash_table_lookup (layer->tiles, &job->key) : NULL;

  if (tile == NULL)
    return G_SOURCE_REMOVE;
  if (tile->asked == job->picture->serial)
    tile->asked = 0;
  if (job->surface != NULL && job->picture->serial > MAX (tile->serial, tile->held ? tile->held_serial : 0))
    take_painted (self, layer, tile, g_steal_pointer (&job->surface), job->picture->serial);
  g_signal_emit (self, signals[READY], 0);

  return G_SOURCE_REMOVE;
}

static void
job_run_cb (gpointer data, gpointer user_data)
{
  Job *job = data;
  g_autoptr(GSource) source = NULL;

  pv_worker_step_back (BEHIND_THE_HAND);
  if (!g_atomic_int_get (&job->inbox->closed))
    job->surface = paint_surface (job->picture, job->zoom, job->key);
  /* Not g_main_context_invoke(): between two iterations nobody owns the context, and it would call right here. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job_arrived_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, job->inbox->context);
}

/* What is in view goes first. */
static int
compare_jobs_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return ((const Job *) a)->ahead - ((const Job *) b)->ahead;
}

static GThreadPool *
workers_new (void)
{
  GThreadPool *workers = g_thread_pool_new (job_run_cb, NULL, (int) MIN (g_get_num_processors (), MOST_WORKERS), TRUE, NULL);

  g_thread_pool_set_sort_function (workers, compare_jobs_cb, NULL);
  return workers;
}

/* One pool for all canvases, with threads of its own: as many as processors, and the main thread goes before all of them. */
static GThreadPool *
get_workers (void)
{
  static GThreadPool *workers = NULL;

  if (g_once_init_enter (&workers))
    g_once_init_leave (&workers, workers_new ());

  return workers;
}

static void
ask_for (PvCanvasTiles *self, PvTileLayer *layer, PvTile *tile, gboolean ahead)
{
  Job *job;

  if (tile->asked == self->picture->serial)
    return;
  tile->asked = self->picture->serial;
  job = g_new0 (Job, 1);
  job->inbox = inbox_ref (self->inbox);
  job->picture = picture_ref (self->picture);
  job->zoom = layer->zoom;
  job->scale = layer->scale;
  job->key = tile->key;
  job->ahead = ahead;
  pv_worker_begin_in_front ();
  g_thread_pool_push (get_workers (), job, NULL);
}

/* --- showing --- */

/* What an edit made old is painted at once, so that it is on screen in this very frame: first where it is urgent, then as long as
 * there is time. */
static void
layer_paint_at_once (PvCanvasTiles *self, PvTileLayer *layer, const PvTileView *view, gboolean urgent, gint64 until)
{
  PvTileSpan span = pv_tile_layer_span (layer, view, 0);

  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        PvTile *tile = pv_tile_layer_get (layer, column, row);
        PvRect region = pv_tile_region (tile->key, layer->zoom);

        if (g_get_monotonic_time () >= until)
          return;
        if (pv_tile_is_ready (tile) || tile->surface == NULL || (urgent && !pv_rect_overlaps (&region, &self->urgent.reach)))
          continue;
        take_painted (self, layer, tile, paint_surface (self->picture, layer->zoom, tile->key), self->picture->serial);
      }
}

/* Asks for the tiles in view that show the past or nothing. */
static void
layer_bring_up (PvCanvasTiles *self, PvTileLayer *layer, const PvTileView *view)
{
  PvTileSpan span = pv_tile_layer_span (layer, view, 0);

  if (self->hurries)
    {
      gint64 until = g_get_monotonic_time () + PV_TILES_AT_ONCE_US;

      layer_paint_at_once (self, layer, view, TRUE, until);
      layer_paint_at_once (self, layer, view, FALSE, until);
    }
  pv_tile_piece_look (&self->urgent, layer, view);
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        PvTile *tile = pv_tile_layer_get (layer, column, row);

        tile->used = self->frame;
        if (pv_tile_is_fresh (tile))
          continue;
        self->complete = FALSE;
        if (!pv_tile_is_ready (tile))
          ask_for (self, layer, tile, FALSE);
      }
}

/* Painted ahead, one ring round what is shown, so that panning finds it. */
static void
layer_look_ahead (PvCanvasTiles *self, PvTileLayer *layer, const PvTileView *view)
{
  PvTileSpan span = pv_tile_layer_span (layer, view, 1);

  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        PvTile *tile = pv_tile_layer_get (layer, column, row);
        PvRect region = pv_tile_region (tile->key, layer->zoom);

        if (!pv_rect_overlaps (&region, &self->bounds))
          continue;
        tile->used = self->frame;
        if (!pv_tile_is_ready (tile))
          ask_for (self, layer, tile, TRUE);
      }
}

/* The whole picture at a low resolution, for places that have no tile yet. */
static void
rough_bring_up (PvCanvasTiles *self, int scale)
{
  double longest = MAX (MAX (self->bounds.width, self->bounds.height), 1);
  /* In powers of two, so that a picture that grows a little keeps what is painted. */
  double zoom = scale * MIN (exp2 (floor (log2 (ROUGH_PIXELS / longest))), 0.5);
  double side;

  if (!pv_tile_layer_is (self->rough, zoom, scale))
    {
      g_clear_pointer (&self->rough, pv_tile_layer_free);
      self->rough = pv_tile_layer_new (zoom, scale);
    }
  side = PV_TILE_PIXELS / self->rough->zoom;
  for (int row = (int) floor (self->bounds.y / side); row * side < self->bounds.y + self->bounds.height; row++)
    for (int column = (int) floor (self->bounds.x / side); column * side < self->bounds.x + self->bounds.width; column++)
      {
        PvTile *tile = pv_tile_layer_get (self->rough, column, row);

        tile->used = self->frame;
        if (!pv_tile_is_fresh (tile))
          ask_for (self, self->rough, tile, TRUE);
      }
}

/* Where no tile is. Under the tiles it would be painted to no end. */
static void
append_ground (GtkSnapshot *snapshot, const PvTileView *view, const cairo_region_t *open)
{
  float scale = (float) view->scale;

  for (int i = 0; i < cairo_region_num_rectangles (open); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (open, i, &part);
      gtk_snapshot_append_color (snapshot, &view->ground,
                                 &GRAPHENE_RECT_INIT ((float) part.x / scale, (float) part.y / scale, (float) part.width / scale,
                                                      (float) part.height / scale));
    }
}

/* A settled view of another zoom begins a layer; the one with the most to show stays behind it until it is filled. */
static void
change_layer (PvCanvasTiles *self, double zoom, int scale)
{
  if (pv_tile_layer_is (self->now, zoom, scale))
    return;
  pv_tile_piece_end (&self->urgent, self->now);
  if (pv_tile_layer_is (self->before, zoom, scale))
    {
      PvTileLayer *layer = self->now;

      self->now = self->before;
      self->before = layer;
      return;
    }
  g_clear_pointer (&self->before, pv_tile_layer_free);
  self->before = g_steal_pointer (&self->now);
  self->now = pv_tile_layer_new (zoom, scale);
}

static void
pv_canvas_tiles_dispose (GObject *object)
{
  PvCanvasTiles *self = PV_CANVAS_TILES (object);

  g_atomic_int_set (&self->inbox->closed, TRUE);
  self->inbox->owner = NULL;
  G_OBJECT_CLASS (pv_canvas_tiles_parent_class)->dispose (object);
}

static void
pv_canvas_tiles_finalize (GObject *object)
{
  PvCanvasTiles *self = PV_CANVAS_TILES (object);

  g_clear_pointer (&self->now, pv_tile_layer_free);
  g_clear_pointer (&self->before, pv_tile_layer_free);
  g_clear_pointer (&self->rough, pv_tile_layer_free);
  g_clear_pointer (&self->picture, picture_unref);
  inbox_unref (self->inbox);
  G_OBJECT_CLASS (pv_canvas_tiles_parent_class)->finalize (object);
}

static void
pv_canvas_tiles_class_init (PvCanvasTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pv_canvas_tiles_dispose;
  object_class->finalize = pv_canvas_tiles_finalize;

  signals[READY] = g_signal_new ("ready", PV_TYPE_CANVAS_TILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_canvas_tiles_init (PvCanvasTiles *self)
{
  self->inbox = g_new0 (Inbox, 1);
  self->inbox->refs = 1;
  self->inbox->context = g_main_context_ref_thread_default ();
  self->inbox->owner = self;
}

PvCanvasTiles *
pv_canvas_tiles_new (PvTilePaint paint)
{
  PvCanvasTiles *self = g_object_new (PV_TYPE_CANVAS_TILES, NULL);

  self->paint = paint;

  return self;
}

void
pv_canvas_tiles_set_picture (PvCanvasTiles *self, gpointer picture, GDestroyNotify destroy, const PvRect *bounds,
                             gboolean everywhere)
{
  Picture *next = g_new0 (Picture, 1);

  next->refs = 1;
  next->serial = ++self->serial;
  next->paint = self->paint;
  next->data = picture;
  next->destroy = destroy;
  self->hurries = self->picture != NULL;
  pv_tile_piece_clear (&self->urgent);
  g_clear_pointer (&self->picture, picture_unref);
  self->picture = next;

  self->bounds = *bounds;
  self->complete = FALSE;
  if (everywhere)
    pv_canvas_tiles_mark_dirty (self, NULL);
}

void
pv_canvas_tiles_mark_dirty (PvCanvasTiles *self, const PvRect *dirty)
{
  pv_tile_layer_mark_dirty (self->now, dirty, self->serial);
  pv_tile_layer_mark_dirty (self->before, dirty, self->serial);
  pv_tile_layer_mark_dirty (self->rough, dirty, self->serial);
}

void
pv_canvas_tiles_set_urgent (PvCanvasTiles *self, const PvRect *urgent)
{
  pv_tile_piece_begin (&self->urgent, urgent);
}

void
pv_canvas_tiles_take_time (PvCanvasTiles *self)
{
  self->hurries = FALSE;
}

void
pv_canvas_tiles_hurry (PvCanvasTiles *self)
{
  self->hurries = TRUE;
}

gboolean
pv_canvas_tiles_use_textures (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

void
pv_canvas_tiles_begin (PvCanvasTiles *self, const PvTileView *view)
{
  if (self->picture == NULL || !view->settled)
    return;
  change_layer (self, view->zoom * view->scale, view->scale);
  layer_bring_up (self, self->now, view);
}

void
pv_canvas_tiles_snapshot (PvCanvasTiles *self, GtkSnapshot *snapshot, const PvTileView *view)
{
  cairo_rectangle_int_t all = { 0, 0, view->width * view->scale, view->height * view->scale };
  cairo_region_t *open;

  if (self->picture == NULL)
    return;
  self->frame++;
  self->complete = view->settled;
  if (!view->settled)
    pv_tile_piece_end (&self->urgent, self->now);
  if (view->settled || self->now == NULL)
    {
      change_layer (self, view->zoom * view->scale, view->scale);
      layer_bring_up (self, self->now, view);
    }
  open = cairo_region_create_rectangle (&all);
  pv_tile_layer_append (self->now, snapshot, view, self->frame, open);
  pv_tile_layer_append (self->before, snapshot, view, self->frame, open);
  pv_tile_layer_append (self->rough, snapshot, view, self->frame, open);
  append_ground (snapshot, view, open);
  cairo_region_destroy (open);
  if (!self->complete)
    return;
  layer_look_ahead (self, self->now, view);
  rough_bring_up (self, view->scale);
  pv_tile_layer_trim (self->now, self->frame);
}

/* Each job has a share of the inbox. */
gboolean
pv_canvas_tiles_is_idle (PvCanvasTiles *self)
{
  g_return_val_if_fail (PV_IS_CANVAS_TILES (self), TRUE);

  return g_atomic_int_get (&self->inbox->refs) == 1;
}

gboolean
pv_canvas_tiles_is_complete (PvCanvasTiles *self)
{
  return self->complete;
}
