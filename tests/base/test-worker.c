#include "base/base.h"

#define N_ERRANDS 5000

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
test_ends_at_home (void)
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
      pv_task_run_in_worker (task, double_it);
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
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, cancelled_cb, &error);

  pv_task_run_in_worker (task, wait_to_be_cancelled);
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/ends-at-home", test_ends_at_home);
  g_test_add_func ("/base/worker/cancelled", test_cancelled);
  return g_test_run ();
}
