#include "base/base.h"

static void
test_stages (void)
{
  g_autoptr (PvProgress) progress = pv_progress_new ();
  GCancellable *cancellable = G_CANCELLABLE (progress);
  PvProgressStage all, half;

  g_assert_cmpfloat (pv_progress_get_share (progress), ==, 0);
  all = pv_progress_enter (cancellable, 0.2, 0.6);
  g_assert_cmpfloat (pv_progress_get_share (progress), ==, 0.2);
  pv_progress_tell (cancellable, 1, 4);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.3, 1e-3);
  half = pv_progress_enter (cancellable, 0.5, 1);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.4, 1e-3);
  pv_progress_tell (cancellable, 1, 2);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.5, 1e-3);
  /* Never less, never more than the stage is. */
  pv_progress_tell (cancellable, 0, 2);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.5, 1e-3);
  pv_progress_tell (cancellable, 9, 2);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.6, 1e-3);
  pv_progress_leave (cancellable, half);
  pv_progress_leave (cancellable, all);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.6, 1e-3);
  pv_progress_tell (cancellable, 8, 10);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.8, 1e-3);
  pv_progress_tell (cancellable, 0, 0);
  g_assert_cmpfloat (pv_progress_get_share (progress), ==, 1);
}

/* Who leaves a stage has done it, whether it was told or not. */
static void
test_leaving (void)
{
  g_autoptr (PvProgress) progress = pv_progress_new ();
  PvProgressStage outer = pv_progress_enter (G_CANCELLABLE (progress), 0, 0.5);

  pv_progress_leave (G_CANCELLABLE (progress), outer);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), 0.5, 1e-3);
}

/* Work that nobody watches tells it all the same. */
static void
test_nobody (void)
{
  g_autoptr (GCancellable) plain = g_cancellable_new ();
  GCancellable *both[] = { NULL, plain };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      PvProgressStage outer = pv_progress_enter (both[i], 0.1, 0.2);

      pv_progress_tell (both[i], 1, 2);
      pv_progress_leave (both[i], outer);
    }
}

/* It is called off soon, and what nobody can call off goes on. */
static void
test_going_on (void)
{
  g_autoptr (PvProgress) progress = pv_progress_new ();
  g_autoptr (GError) error = NULL;
  guint done;

  for (done = 0; done < 1000 && pv_progress_goes_on (G_CANCELLABLE (progress), done, 1000, &error); done++)
    if (done == 500)
      g_cancellable_cancel (G_CANCELLABLE (progress));
  g_assert_cmpuint (done, >, 500);
  g_assert_cmpuint (done, <, 600);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat_with_epsilon (pv_progress_get_share (progress), done / 1000.0, 1e-3);
  g_assert_true (pv_progress_goes_on (NULL, 0, 1000, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/progress/stages", test_stages);
  g_test_add_func ("/base/progress/leaving", test_leaving);
  g_test_add_func ("/base/progress/nobody", test_nobody);
  g_test_add_func ("/base/progress/going-on", test_going_on);
  return g_test_run ();
}
