/* A picture in model pixels, cut into tiles of 256 device pixels that workers paint and that are kept. A tile stays on screen
 * until a newer one exists; while the zoom changes, what is there is scaled. The tiles know nothing of scenes: whoever owns them
 * says how to paint. All functions belong to the main thread; @paint alone runs in workers, several at once. */
#pragma once

#include <gtk/gtk.h>

#include "base/base.h"

G_BEGIN_DECLS

#define PV_TILE_PIXELS 256

/* Paints the part of the picture inside @region; @cr is in model pixels and clipped. Called in any thread: @picture must not
 * change. Must cover the whole region, background included. */
typedef void (*PvTilePaint) (gconstpointer picture,
                             cairo_t      *cr,
                             const PvRect *region,
                             double        zoom);

#define PV_TYPE_CANVAS_TILES (pv_canvas_tiles_get_type ())
G_DECLARE_FINAL_TYPE (PvCanvasTiles, pv_canvas_tiles, PV, CANVAS_TILES, GObject)

/* Signals:
 *   "ready" ()   tiles that were missing or old are there: snapshot again */
PvCanvasTiles *pv_canvas_tiles_new         (PvTilePaint        paint);

/* What is shown from now on. @picture is taken, and freed with @destroy when no worker needs it any longer. @bounds: where there
 * is something but background. @everywhere: nothing of the picture before holds any longer; else say with
 * pv_canvas_tiles_mark_dirty() where it does not. */
void           pv_canvas_tiles_set_picture (PvCanvasTiles     *self,
                                            gpointer           picture,
                                            GDestroyNotify     destroy,
                                            const PvRect      *bounds,
                                            gboolean           everywhere);
/* Where the present picture differs from the one before. */
void           pv_canvas_tiles_mark_dirty  (PvCanvasTiles     *self,
                                            const PvRect      *dirty);
/* Where people look at when the present picture comes: painted before all else, and shown in one frame, unless that takes more than
 * some: nothing is seen in two places, or in none. What is urgent in pictures that come meanwhile is shown with it. */
void           pv_canvas_tiles_set_urgent  (PvCanvasTiles     *self,
                                            const PvRect      *urgent);

/* The present picture differs where something over the tiles shows it already, or where nobody waits for it: workers alone paint it … */
void           pv_canvas_tiles_take_time   (PvCanvasTiles     *self);
/* … or somebody waits after all. */
void           pv_canvas_tiles_hurry       (PvCanvasTiles     *self);

typedef struct
{
  double zoom;                 /* logical pixels a model pixel */
  int scale;                   /* device pixels a logical pixel */
  double x;                    /* model place of the widget's top left corner, already on a whole device pixel */
  double y;
  int width;                   /* of the widget, logical */
  int height;
  gboolean settled;            /* FALSE while the zoom is on its way: scale what there is, paint nothing new */
  gboolean textures;           /* TRUE unless the renderer is cairo's */
  GdkRGBA ground;              /* what is seen where no tile is yet */
} PvTileView;

/* Whether the renderer of @widget shows textures. Cairo's copies them before it paints them, each time. */
gboolean       pv_canvas_tiles_use_textures (GtkWidget        *widget);

/* Shows what there is and has painted what there is not; each pixel of the widget is painted once. What an edit made old is painted at once
 * while @view->settled and as long as that takes less than PV_TILES_AT_ONCE_US. */
#define PV_TILES_AT_ONCE_US 4000

void           pv_canvas_tiles_snapshot    (PvCanvasTiles     *self,
                                            GtkSnapshot       *snapshot,
                                            const PvTileView  *view);

/* What will be shown is painted by workers from now on: for a first picture, whose frame is still to come. */
void           pv_canvas_tiles_begin       (PvCanvasTiles     *self,
                                            const PvTileView  *view);

/* Whether all of the last view was shown by tiles of the present picture. For tests and for the first picture's time. */
gboolean       pv_canvas_tiles_is_complete (PvCanvasTiles     *self);

/* Whether no worker paints for it, nor is to: whatever was asked for has come. For tests. */
gboolean       pv_canvas_tiles_is_idle     (PvCanvasTiles     *self);

G_END_DECLS
