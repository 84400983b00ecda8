#include "held-thread.h"

#include "document/pv-document-private.h"

static GMutex gate;

static void
wait_at_gate (PvStore *store, gpointer data)
{
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
}

void
held_thread_hold (PvDocument *document)
{
  g_mutex_lock (&gate);
  pv_store_thread_post (document->thread, wait_at_gate, NULL, NULL);
}

void
held_thread_let_go (void)
{
  g_mutex_unlock (&gate);
}

/* As they are when nothing is held; 0: nothing is. */
static gint64 glance_from, stands_back_us;

void
held_proof_hold (void)
{
  held_proof_let_go ();
  glance_from = pv_store_glance_from;
  stands_back_us = pv_worker_stands_back_us;
  pv_store_glance_from = 1;
  pv_worker_stands_back_us = 3600 * (gint64) G_USEC_PER_SEC;
  pv_worker_begin_in_front ();
}

void
held_proof_let_go (void)
{
  if (glance_from == 0)
    return;
  pv_store_glance_from = glance_from;
  pv_worker_stands_back_us = stands_back_us;
  glance_from = 0;
  pv_worker_end_in_front ();
}
