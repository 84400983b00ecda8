#include "base/pv-worker.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/resource.h>
#endif

/* Bytes from which a block is mapped by itself and goes when it is freed. Left alone, the C library raises this to the largest block it has
 * seen freed, up to 32 MB, and what large work took lies in the heap for good. A frame of a large screen is 8 MB: mapped anew for each, it
 * would cost a seventh of the time that panning takes (6.1 and 6.6 ms a frame instead of 7.2 and 7.4 at 20,000 actors). */
#define MAPPED_FROM (16 * 1024 * 1024)
/* Bytes at the end of the heap that stay there: left alone they are 128 KB, and the frame that has been let go of is taken from the kernel
 * page by page again in the next, 1,200 faults or a fifth of what panning takes. What is left of large work goes by pv_worker_give_back(). */
#define KEPT_AT_END MAPPED_FROM
/* Bytes of it that an errand finds there: a worker's heap grows by no more than is asked for, page by page and each by a call to the kernel, a
 * twenty-fifth of a start with 20,000 actors. Nothing lies behind them until they are written to. */
#define ROOM (3 * KEPT_AT_END / 4)

typedef struct
{
  GTask *task;
  GTaskThreadFunc work;
} Errand;

/* One errand's end and the beginning of the next that comes of it are not further apart: a frame, and a turn of the main loop. */
#define PAUSE_US (30 * 1000)
/* Who pans for minutes wants to know what was found meanwhile. */
gint64 pv_worker_stands_back_us = 5 * G_USEC_PER_SEC;

static struct
{
  GMutex lock;
  GCond ended;
  guint n;
  gint64 none_since;           /* monotonic */
} in_front;

void
pv_worker_begin_in_front (void)
{
  g_mutex_lock (&in_front.lock);
  in_front.n++;
  g_mutex_unlock (&in_front.lock);
}

void
pv_worker_end_in_front (void)
{
  g_mutex_lock (&in_front.lock);
  if (--in_front.n == 0)
    {
      in_front.none_since = g_get_monotonic_time ();
      g_cond_broadcast (&in_front.ended);
    }
  g_mutex_unlock (&in_front.lock);
}

static void
stand_back (void)
{
  gint64 end = g_get_monotonic_time () + pv_worker_stands_back_us;

  g_mutex_lock (&in_front.lock);
  for (;;)
    {
      gint64 due = in_front.n > 0 ? end : MIN (end, in_front.none_since + PAUSE_US);

      if (g_get_monotonic_time () >= due)
        break;
      g_cond_wait_until (&in_front.ended, &in_front.lock, due);
    }
  g_mutex_unlock (&in_front.lock);
}

static void
make_room (void)
{
#if defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__)
  g_free (g_malloc (ROOM));
#endif
}

static void
errand_run (GTask *carrier, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GTask *task = errand->task;

  make_room ();
  errand->work (task, g_task_get_source_object (task), g_task_get_task_data (task), g_task_get_cancellable (task));
  g_task_return_boolean (carrier, TRUE);
}

static void
errand_run_in_front (GTask *carrier, gpointer source, gpointer data, GCancellable *cancellable)
{
  errand_run (carrier, source, data, cancellable);
  pv_worker_end_in_front ();
}

/* What the worker drops last is the carrier, which owns nothing. */
static void
carried_cb (GObject *source, GAsyncResult *carrier, gpointer task)
{
  g_object_unref (task);
}

static GTask *
carrier_new (GTask *task, GTaskThreadFunc work)
{
  GTask *carrier = g_task_new (NULL, NULL, carried_cb, g_object_ref (task));
  Errand *errand = g_new (Errand, 1);

  errand->task = task;
  errand->work = work;
  g_task_set_source_tag (carrier, carrier_new);
  g_task_set_priority (carrier, g_task_get_priority (task));
  g_task_set_task_data (carrier, errand, g_free);
  return carrier;
}

void
pv_task_run_in_worker (GTask *task, GTaskThreadFunc work)
{
  g_autoptr (GTask) carrier = carrier_new (task, work);

  pv_worker_begin_in_front ();
  g_task_run_in_thread (carrier, errand_run_in_front);
}

void
pv_task_return_result (GTask *task, gpointer result, GDestroyNotify free_result)
{
  if (result)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

typedef struct
{
  PvWorkerHalf work;
  gpointer data;
  GMutex lock;
  GCond ended;
  gboolean has_ended;
} Half;

static void
run_half (gpointer data, gpointer user_data)
{
  Half *half = data;

  half->work (half->data);
  g_mutex_lock (&half->lock);
  half->has_ended = TRUE;
  g_cond_signal (&half->ended);
  g_mutex_unlock (&half->lock);
}

/* Its threads are those that tasks run in, which stay a while when they have nothing to do, with the fonts that they have opened. */
static gpointer
make_halves (gpointer data)
{
  return g_get_num_processors () > 1 ? g_thread_pool_new (run_half, NULL, -1, FALSE, NULL) : NULL;
}

void
pv_worker_both (PvWorkerHalf here, PvWorkerHalf there, gpointer data)
{
  static GOnce halves = G_ONCE_INIT;
  Half half = { .work = there, .data = data };
  GThreadPool *pool = g_once (&halves, make_halves, NULL);

  g_mutex_init (&half.lock);
  g_cond_init (&half.ended);
  if (pool == NULL || !g_thread_pool_push (pool, &half, NULL))
    run_half (&half, NULL);
  here (data);
  g_mutex_lock (&half.lock);
  while (!half.has_ended)
    g_cond_wait (&half.ended, &half.lock);
  g_mutex_unlock (&half.lock);
  g_mutex_clear (&half.lock);
  g_cond_clear (&half.ended);
}

/* Of what the others leave, about a tenth of a processor where they leave none. */
#define BEHIND 10

void
pv_worker_step_back (int niceness)
{
#ifdef __linux__
  /* There it is the niceness of this thread alone, which ends with it: nobody may take it back. */
  setpriority (PRIO_PROCESS, 0, MAX (getpriority (PRIO_PROCESS, 0), niceness));
#endif
}

static gpointer
run_behind (gpointer data)
{
  g_autoptr (GTask) carrier = data;
  Errand *errand = g_task_get_task_data (carrier);

  pv_worker_step_back (BEHIND);
  stand_back ();
  if (g_task_return_error_if_cancelled (errand->task))
    g_task_return_boolean (carrier, TRUE);
  else
    errand_run (carrier, NULL, errand, NULL);
  return NULL;
}

void
pv_task_run_behind (GTask *task, GTaskThreadFunc work)
{
  g_thread_unref (g_thread_new ("behind", run_behind, carrier_new (task, work)));
}

#ifdef __GLIBC__

/* Each has holes of its own; but workers that share one wait there for the slowest: with two a start with 20,000 actors took an eighth longer. */
#define HEAPS 8

void
pv_worker_keep_little (void)
{
  mallopt (M_MMAP_THRESHOLD, MAPPED_FROM);
  mallopt (M_TRIM_THRESHOLD, KEPT_AT_END);
  mallopt (M_ARENA_MAX, HEAPS);
}

/* After the last large work of several that come together. */
#define GIVE_BACK_AFTER_S 1

static guint giving_back;

static void
give_back (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  malloc_trim (0);
  g_task_return_boolean (task, TRUE);
}

static gboolean
give_back_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  giving_back = 0;
  pv_task_run_in_worker (task, give_back);
  return G_SOURCE_REMOVE;
}

void
pv_worker_give_back (void)
{
  g_clear_handle_id (&giving_back, g_source_remove);
  giving_back = g_timeout_add_seconds (GIVE_BACK_AFTER_S, give_back_cb, NULL);
}

#else

void
pv_worker_keep_little (void)
{
}

void
pv_worker_give_back (void)
{
}

#endif
