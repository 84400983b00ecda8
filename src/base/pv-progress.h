/* How far long work is. Whoever may call work off hands a GCancellable over; whoever also wants to know how far it is hands over a PvProgress, which
 * is one. Who works tells it, and need not know which of the two it was given. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PV_TYPE_PROGRESS (pv_progress_get_type ())
G_DECLARE_FINAL_TYPE (PvProgress, pv_progress, PV, PROGRESS, GCancellable)

PvProgress *pv_progress_new       (void);
/* 0 … 1, never less than it was. Any thread. It is the property "share", of which the thread that works is notified whenever it grows. */
double      pv_progress_get_share (PvProgress *self);

/* All below: in the one thread that works. With NULL, or a plain GCancellable, nothing happens. */

/* The part of all the work that what is told now is about: shares, 0 … 1. */
typedef struct
{
  double from;
  double to;
} PvProgressStage;

/* @done of @of are done of the stage that the work is in; @of may be 0: all of nothing. */
void            pv_progress_tell    (GCancellable    *cancellable,
                                     guint64          done,
                                     guint64          of);
/* Before each of many small parts, @done of @of being done: now and then the same is told, and FALSE with G_IO_ERROR_CANCELLED when it was called off.
 * With a plain GCancellable too. */
gboolean        pv_progress_goes_on (GCancellable   *cancellable,
                                     guint            done,
                                     guint            of,
                                     GError         **error);
/* Until pv_progress_leave() what is told is about the part from @from to @to (0 … 1) of the stage around it, which is returned. */
PvProgressStage pv_progress_enter   (GCancellable    *cancellable,
                                     double           from,
                                     double           to);
/* That part is done; @outer is what pv_progress_enter() returned. */
void            pv_progress_leave   (GCancellable    *cancellable,
                                     PvProgressStage  outer);

G_END_DECLS
