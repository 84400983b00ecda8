/* The cheapest first, and of equally cheap ones the earlier, whatever the order in which they come and go. */
#include "layout/pv-layout-steps.h"

#define ROUNDS 2000
#define PRICES 40

static void
test_order (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  PvLayoutSteps steps;

  pv_layout_steps_init (&steps);
  for (guint round = 0; round < 3; round++)
    {
      PvLayoutStep before = { -1, 0, 0, 0, 0 };

      pv_layout_steps_empty (&steps);
      for (guint i = 0; i < ROUNDS; i++)
        pv_layout_steps_push (&steps, (PvLayoutStep) { g_rand_int_range (chance, 0, PRICES), i, i, i, 0 });
      for (guint i = 0; i < ROUNDS; i++)
        {
          PvLayoutStep step = pv_layout_steps_pop (&steps);

          g_assert_cmpuint (step.number, ==, step.from);
          g_assert_true (step.least > before.least || (step.least == before.least && step.number > before.number));
          before = step;
        }
      g_assert_cmpuint (steps.heap->len, ==, 0);
    }
  pv_layout_steps_free (&steps);
}

/* As a search does: what is added is never cheaper than what was taken last. */
static void
test_coming_and_going (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (11);
  PvLayoutSteps steps;
  double last = 0;

  pv_layout_steps_init (&steps);
  pv_layout_steps_push (&steps, (PvLayoutStep) { 0 });
  for (guint i = 0; i < ROUNDS && steps.heap->len > 0; i++)
    {
      PvLayoutStep step = pv_layout_steps_pop (&steps);

      g_assert_cmpfloat (step.least, >=, last);
      last = step.least;
      for (guint more = 0; more < 2; more++)
        pv_layout_steps_push (&steps, (PvLayoutStep) { last + g_rand_int_range (chance, 0, PRICES), 0, 0, 0, 0 });
    }
  pv_layout_steps_free (&steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/steps/order", test_order);
  g_test_add_func ("/layout/steps/coming-and-going", test_coming_and_going);
  return g_test_run ();
}
