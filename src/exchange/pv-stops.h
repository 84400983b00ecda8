/* Stops of a presentation: a part of the network, or of a path, under a name, in an order. A stop remembers the middle of what is seen and
 * how near it is, as on a screen of 1920 × 1080, so that the same part is seen on every screen and on paper. Its name is written to be
 * shown; its remark is the speaker's own and leaves for our own use alone. Any thread, on a snapshot. */
#pragma once

#include "exchange/pv-diagram-choice.h"

G_BEGIN_DECLS

/* The screen that zooms are remembered for, in pixels. */
#define PV_STOP_WIDTH 1920.0
#define PV_STOP_HEIGHT 1080.0

typedef struct
{
  PvId path;                   /* PV_NO_ID: the network */
  PvId view;                   /* of the network; PV_NO_ID: that of all actors */
  PvId chosen;                 /* what stands out; PV_NO_ID: nothing */
  PvPoint middle;              /* in the model */
  double zoom;                 /* 0: all of it, as large as fits */
} PvStopPlace;

/* In the order they are shown. (transfer container) (element-type PvRecord) */
GPtrArray  *pv_stops_list      (const PvModel     *model);
PvStopPlace pv_stop_place      (const PvModel     *model,
                                const PvRecord    *stop);
/* The part that a screen shows at least; empty: all of it. */
PvRect      pv_stop_seen       (const PvStopPlace *place);
/* What is remembered of @zoom in a window of this size: all that was seen in it is seen on the screen that zooms are remembered for. */
double      pv_stop_zoom_from  (double             zoom,
                                double             width,
                                double             height);
/* The zoom in a window of this size, at which all of that is seen. */
double      pv_stop_zoom_for   (double             zoom,
                                double             width,
                                double             height);
/* The same in the window that it was remembered from, or in one of its shape. */
double      pv_stop_zoom_here  (double             zoom,
                                double             width,
                                double             height);
/* A4 lying on its side, a page a stop, in their order; for our own use with the remarks under the pictures. PV_ERROR_REFUSED when there
 * is none. */
GBytes     *pv_stops_pdf       (const PvModel     *model,
                                PvLang             lang,
                                PvAudience         audience,
                                PvDate             today,
                                GCancellable      *cancellable,
                                GError           **error);

G_END_DECLS
