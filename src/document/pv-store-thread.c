#include "document/pv-store-thread.h"

typedef struct
{
  PvStoreJob job;              /* NULL: the last one, end the thread */
  PvStoreDone done;
  gpointer data;
  gboolean *waited_for;        /* set when run, under the lock; NULL when nobody waits */
} Errand;

struct _PvStoreThread
{
  PvStore *store;              /* of the thread alone while it runs */
  GThread *thread;
  GSource *source;             /* hands results over */
  GAsyncQueue *errands;
  GAsyncQueue *finished;       /* Errand, to hand over */
  GMutex lock;
  GCond ran;
  guint64 n_sent;              /* by who owns it alone */
  guint64 n_ran;               /* under the lock */
  guint handing;               /* results are being handed over: who gets one may end all this */
  gboolean ended;
};

static void
store_thread_free (PvStoreThread *self)
{
  g_async_queue_unref (self->errands);
  g_async_queue_unref (self->finished);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ran);
  g_free (self);
}

static void
hand_over (PvStoreThread *self)
{
  Errand *errand;

  self->handing++;
  while ((errand = g_async_queue_try_pop (self->finished)) != NULL)
    {
      if (errand->done != NULL)
        errand->done (errand->data);
      g_free (errand);
    }
  self->handing--;
  if (self->ended && self->handing == 0)
    store_thread_free (self);
}

/* @waited_for may be NULL. */
static void
tell_waiter (PvStoreThread *self, gboolean *waited_for)
{
  g_mutex_lock (&self->lock);
  self->n_ran++;
  if (waited_for != NULL)
    *waited_for = TRUE;
  g_cond_broadcast (&self->ran);
  g_mutex_unlock (&self->lock);
}

static gpointer
run_errands (gpointer data)
{
  PvStoreThread *self = data;

  while (TRUE)
    {
      Errand *errand = g_async_queue_pop (self->errands);
      gboolean *waited_for = errand->waited_for;
      gboolean last = errand->job == NULL;

      if (!last)
        errand->job (self->store, errand->data);
      g_async_queue_push (self->finished, errand);
      tell_waiter (self, waited_for);
      if (waited_for == NULL)
        g_source_set_ready_time (self->source, 0);
      if (last)
        return NULL;
    }
}

static gboolean
results_came_cb (GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time (source, -1);
  return callback (data);
}

static gboolean
hand_over_cb (gpointer data)
{
  hand_over (data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs source_funcs = { .dispatch = results_came_cb };

static void
send_errand (PvStoreThread *self, PvStoreJob job, PvStoreDone done, gpointer data, gboolean *waited_for)
{
  Errand *errand = g_new0 (Errand, 1);

  *errand = (Errand) { job, done, data, waited_for };
  self->n_sent++;
  g_async_queue_push (self->errands, errand);
}

PvStoreThread *
pv_store_thread_new (PvStore *store)
{
  PvStoreThread *self = g_new0 (PvStoreThread, 1);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->store = store;
  self->errands = g_async_queue_new ();
  self->finished = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->ran);
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, hand_over_cb, self, NULL);
  g_source_attach (self->source, context);
  self->thread = g_thread_new ("store", run_errands, self);
  return self;
}

void
pv_store_thread_post (PvStoreThread *self, PvStoreJob job, PvStoreDone done, gpointer data)
{
  send_errand (self, job, done, data, NULL);
}

void
pv_store_thread_run (PvStoreThread *self, PvStoreJob job, gpointer data)
{
  gboolean ran = FALSE;

  send_errand (self, job, NULL, data, &ran);
  g_mutex_lock (&self->lock);
  while (!ran)
    g_cond_wait (&self->ran, &self->lock);
  g_mutex_unlock (&self->lock);
  hand_over (self);
}

gboolean
pv_store_thread_wait (PvStoreThread *self, gint64 us)
{
  gint64 until = g_get_monotonic_time () + us;
  gboolean all;

  g_mutex_lock (&self->lock);
  while (self->n_ran < self->n_sent && g_cond_wait_until (&self->ran, &self->lock, until))
    ;
  all = self->n_ran == self->n_sent;
  g_mutex_unlock (&self->lock);
  hand_over (self);
  return all;
}

void
pv_store_thread_stop (PvStoreThread *self)
{
  send_errand (self, NULL, NULL, NULL, NULL);
  g_thread_join (self->thread);
  hand_over (self);
  g_source_destroy (self->source);
  g_source_unref (self->source);
  pv_store_close (self->store);
  self->ended = TRUE;
  if (self->handing == 0)
    store_thread_free (self);
}
