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
