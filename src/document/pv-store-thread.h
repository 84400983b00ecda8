/* The one thread that owns the connection. Jobs run there in the order in which they were given; what they found out comes back
 * on the thread that made this, by its main context, or when it waits for a job of its own. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct _PvStoreThread PvStoreThread;

/* Runs on the store thread. */
typedef void (*PvStoreJob) (PvStore *store, gpointer data);
/* Runs on the owner's thread afterwards. */
typedef void (*PvStoreDone) (gpointer data);

/* Takes @store and closes it at the end. The results come through the thread-default main context of the caller.
 * (transfer full) */
PvStoreThread *pv_store_thread_new   (PvStore       *store);

/* @done may be NULL. @data belongs to the two of them. */
void           pv_store_thread_post  (PvStoreThread *thread,
                                      PvStoreJob     job,
                                      PvStoreDone    done,
                                      gpointer       data);

/* Waits until @job has run, and so has everything given before it; their results have come, too. */
void           pv_store_thread_run   (PvStoreThread *thread,
                                      PvStoreJob     job,
                                      gpointer       data);

/* Waits until everything given so far has run, @us at most; results that have come are handed over. TRUE when all has run. */
gboolean       pv_store_thread_wait  (PvStoreThread *thread,
                                      gint64         us);

/* Lets all jobs run, hands over their results, closes the store and ends the thread. */
void           pv_store_thread_stop  (PvStoreThread *thread);

G_END_DECLS
