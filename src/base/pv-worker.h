/* Work in another thread whose end belongs to the thread that asked for it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs @work for @task in a worker of GLib's pool, like g_task_run_in_thread(), which may let the worker drop the last reference to the
 * task: then what it was asked for by, a window or a dialog, ends in the wrong thread (about one time in a hundred). Here the task and
 * its source are let go of where the task was made, once its main context runs. @work returns through g_task_return_…() as ever. */
void pv_task_run_in_worker (GTask           *task,
                            GTaskThreadFunc  work);
/* The same for what nobody waits for, as an index: in a thread of its own that begins when no pv_task_run_in_worker() and nothing else in
 * front is under way, or after pv_worker_stands_back_us, and stands behind everything else then. On two processors five workers of the same
 * standing take the first picture its time. */
void pv_task_run_behind    (GTask           *task,
                            GTaskThreadFunc  work);
/* Five seconds; a test that holds it up has more patience. */
extern gint64 pv_worker_stands_back_us;
/* Around other work that somebody waits for, as a picture. Any thread. */
void pv_worker_begin_in_front (void);
void pv_worker_end_in_front   (void);
/* Two halves of one piece of work: @there in another thread while @here runs in this one. Returns when both are done. With one processor, or
 * where no thread can be had, both run here. Any thread. */
typedef void (*PvWorkerHalf) (gpointer data);
void pv_worker_both        (PvWorkerHalf     here,
                            PvWorkerHalf     there,
                            gpointer         data);
/* In a thread of one's own: from now on it gives way to those that are less nice, 0 … 19; nothing where niceness is the whole program's. */
void pv_worker_step_back   (int              niceness);
/* In the worker, the last it does: @result (transfer full), or NULL where it was cancelled before there was one, which
 * g_task_propagate_pointer() tells by G_IO_ERROR_CANCELLED: a word for programs, nobody reads it. */
void pv_task_return_result (GTask           *task,
                            gpointer         result,
                            GDestroyNotify   free_result);
/* Once, before there is any thread: what large work leaves behind is not kept for the next. Nothing where the C library cannot. */
void pv_worker_keep_little (void);
/* Main thread, when large work is done that will not be done again soon. A second after the last such call a worker gives back to the system
 * what that work took and let go of. Nothing where the C library cannot. */
void pv_worker_give_back   (void);

G_END_DECLS
