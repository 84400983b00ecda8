#include "base/base.h"

/* The sanitizers have a heap of their own, which follows no wish and says nothing of itself. */
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define HAS_OWN_HEAP
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#endif

#ifdef __linux__
#include <sys/resource.h>
#endif

#define N_ERRANDS 5000

typedef void (*Run) (GTask *task, GTaskThreadFunc work);

typedef struct
{
  GThread *owner;
  int ended_elsewhere;
  guint under_way;
  int there;                   /* sources that have not ended */
} Errands;

static void
ended_cb (gpointer data, GObject *source)
{
  Errands *errands = data;

  if (g_thread_self () != errands->owner)
    g_atomic_int_inc (&errands->ended_elsewhere);
  g_atomic_int_add (&errands->there, -1);
  g_main_context_wakeup (NULL);
}

static void
double_it (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_int (task, 2 * GPOINTER_TO_INT (data));
}

static void
doubled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Errands *errands = data;

  g_assert_true (g_thread_self () == errands->owner);
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, 42);
  errands->under_way--;
}

/* Nobody but the worker and the task holds the source any more: it ends where it was made all the same. */
static void
test_ends_at_home (gconstpointer run)
{
  Errands errands = { .owner = g_thread_self () };

  for (guint i = 0; i < N_ERRANDS; i++)
    {
      g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GTask) task = g_task_new (source, NULL, doubled_cb, &errands);

      g_object_weak_ref (source, ended_cb, &errands);
      g_task_set_task_data (task, GINT_TO_POINTER (21), NULL);
      errands.under_way++;
      g_atomic_int_inc (&errands.there);
      ((Run) run) (task, double_it);
      g_clear_object (&task);
      g_clear_object (&source);
      while (errands.under_way > 0 || g_atomic_int_get (&errands.there) > 0)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (errands.ended_elsewhere, ==, 0);
}

static void
wait_to_be_cancelled (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_thread_yield ();
  g_task_return_boolean (task, TRUE);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (g_task_propagate_boolean (G_TASK (result), error));
}

static void
test_cancelled (gconstpointer run)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, cancelled_cb, &error);

  ((Run) run) (task, wait_to_be_cancelled);
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#ifdef __linux__

static void
tell_niceness (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_int (task, getpriority (PRIO_PROCESS, 0));
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gssize *) data = g_task_propagate_int (G_TASK (result), NULL);
}

static gssize
niceness_of (Run run)
{
  gssize niceness = G_MAXINT;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, told_cb, &niceness);

  run (task, tell_niceness);
  while (niceness == G_MAXINT)
    g_main_context_iteration (NULL, TRUE);
  return niceness;
}

/* Behind the others, and only there. */
static void
test_behind (void)
{
  int before = getpriority (PRIO_PROCESS, 0);

  g_assert_cmpint (niceness_of (pv_task_run_behind), ==, MAX (before, 10));
  g_assert_cmpint (niceness_of (pv_task_run_in_worker), ==, before);
  g_assert_cmpint (getpriority (PRIO_PROCESS, 0), ==, before);
}

#endif

#ifdef HAS_OWN_HEAP

/* A large block that was let go of must not make the next, smaller one lie in the heap; a frame of a screen may. */
static void
test_large_blocks_go (void)
{
  g_autofree char *block = NULL;
  gsize before;

  g_free (g_malloc (30 * 1024 * 1024));
  before = mallinfo2 ().hblkhd;
  block = g_malloc (20 * 1024 * 1024);
  g_assert_cmpuint (mallinfo2 ().hblkhd, >=, before + 20 * 1024 * 1024);
}

/* A frame that was let go of is there for the next: its pages are not given back in between. */
static void
test_frames_stay (void)
{
  const gsize size = 8 * 1024 * 1024;
  char *frame;
  void *end;

  /* An errand may have left room at the end. */
  malloc_trim (0);
  frame = g_malloc (size);
  end = sbrk (0);
  g_assert_true (frame < (char *) end && frame + size > (char *) end - 1024 * 1024);
  g_free (frame);
  g_assert_true (sbrk (0) == end);
}

static gpointer
take_some (gpointer data)
{
  gpointer block = g_malloc (1000);

  g_usleep (20000);
  g_free (block);
  return data;
}

/* However many workers there are, there are few heaps. */
static void
test_few_heaps (void)
{
  GThread *threads[40];
  char *text = NULL;
  size_t size = 0;
  FILE *file;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("some", take_some, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  file = open_memstream (&text, &size);
  malloc_info (0, file);
  fclose (file);
  for (const char *p = strstr (text, "<heap nr="); p != NULL; p = strstr (p + 1, "<heap nr="))
    n++;
  free (text);
  g_assert_cmpuint (n, <=, 8);
}

#endif

static void
return_it (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  pv_task_return_result (task, g_strdup (data), g_free);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer kept)
{
  *(GAsyncResult **) kept = g_object_ref (result);
}

static GTask *
run_for_result (char *data)
{
  GAsyncResult *kept = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, keep_cb, &kept);

  g_task_set_task_data (task, data, NULL);
  pv_task_run_in_worker (task, return_it);
  while (kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return G_TASK (kept);
}

/* Nothing to give is that somebody did not want it any more, never a success with nothing. */
static void
test_result (void)
{
  g_autoptr (GTask) whole = run_for_result ((char *) "picture");
  g_autoptr (GTask) cancelled = run_for_result (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *result = g_task_propagate_pointer (whole, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (result, ==, "picture");
  g_assert_null (g_task_propagate_pointer (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  int may_end;                 /* what is in front */
  int behind_began_early;
  guint to_come;
} Order;

static void
be_in_front (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;

  while (!g_atomic_int_get (&order->may_end))
    g_usleep (1000);
  g_task_return_boolean (task, TRUE);
}

static void
be_behind (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;

  g_atomic_int_set (&order->behind_began_early, !g_atomic_int_get (&order->may_end));
  g_task_return_boolean (task, TRUE);
}

static void
come_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Order *) data)->to_come--;
}

static void
order (Order *order, Run run, GTaskThreadFunc work)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, come_cb, order);

  g_task_set_task_data (task, order, NULL);
  order->to_come++;
  run (task, work);
}

/* What nobody waits for does not begin while somebody waits, whatever the scheduler would give it. */
static void
test_order (void)
{
  Order all = { FALSE };

  order (&all, pv_task_run_in_worker, be_in_front);
  order (&all, pv_task_run_behind, be_behind);
  for (guint i = 0; i < 100; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_atomic_int_set (&all.may_end, TRUE);
  while (all.to_come > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (all.behind_began_early);
}

static void
never_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_assert_not_reached ();
}

/* Called off while it stood back, it is not even begun. */
static void
test_called_off (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, cancelled_cb, &error);

  pv_worker_begin_in_front ();
  pv_task_run_behind (task, never_run);
  g_cancellable_cancel (cancellable);
  pv_worker_end_in_front ();
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GThread *here, *there;
  int met;                     /* both at once: each waits until the other is there too */
} Both;

static void
meet (Both *both)
{
  g_atomic_int_inc (&both->met);
  while (g_get_num_processors () > 1 && g_atomic_int_get (&both->met) < 2)
    g_thread_yield ();
}

static void
be_here (gpointer data)
{
  ((Both *) data)->here = g_thread_self ();
  meet (data);
}

static void
be_there (gpointer data)
{
  ((Both *) data)->there = g_thread_self ();
  meet (data);
}

/* One half stays with who asked, the other has a thread; both have ended when it returns. */
static void
test_both (void)
{
  for (guint i = 0; i < 200; i++)
    {
      Both both = { NULL };

      pv_worker_both (be_here, be_there, &both);
      g_assert_true (both.here == g_thread_self ());
      g_assert_nonnull (both.there);
      g_assert_cmpint (both.there != both.here, ==, g_get_num_processors () > 1);
      g_assert_cmpint (both.met, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  pv_worker_keep_little ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/base/worker/ends-at-home", pv_task_run_in_worker, test_ends_at_home);
  g_test_add_data_func ("/base/worker/behind-ends-at-home", pv_task_run_behind, test_ends_at_home);
  g_test_add_data_func ("/base/worker/cancelled", pv_task_run_in_worker, test_cancelled);
  g_test_add_data_func ("/base/worker/behind-cancelled", pv_task_run_behind, test_cancelled);
  g_test_add_func ("/base/worker/result", test_result);
  g_test_add_func ("/base/worker/both", test_both);
  g_test_add_func ("/base/worker/order", test_order);
  g_test_add_func ("/base/worker/called-off", test_called_off);
#ifdef __linux__
  g_test_add_func ("/base/worker/behind", test_behind);
#endif
#ifdef HAS_OWN_HEAP
  g_test_add_func ("/base/worker/large-blocks-go", test_large_blocks_go);
  g_test_add_func ("/base/worker/frames-stay", test_frames_stay);
  g_test_add_func ("/base/worker/few-heaps", test_few_heaps);
#endif
  return g_test_run ();
}
