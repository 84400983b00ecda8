#include "base/base.h"

static const PvRect box = { 10, 10, 20, 10 };

static void
test_contains (void)
{
  g_assert_true (pv_rect_contains (&box, 10, 10));
  g_assert_false (pv_rect_contains (&box, 30, 15));
  g_assert_false (pv_rect_contains (&box, 15, 9.9));
}

static void
test_overlaps (void)
{
  PvRect touching = { 30, 10, 5, 5 };
  PvRect over = { 29, 19, 5, 5 };

  g_assert_false (pv_rect_overlaps (&box, &touching));
  g_assert_true (pv_rect_overlaps (&box, &over));
  g_assert_true (pv_rect_overlaps (&over, &box));
}

static void
test_union (void)
{
  PvRect empty = { 500, 500, 0, 0 };
  PvRect other = { 0, 15, 5, 50 };
  PvRect both = pv_rect_union (&box, &other);
  PvRect alone = pv_rect_union (&box, &empty);

  g_assert_cmpfloat (both.x, ==, 0);
  g_assert_cmpfloat (both.y, ==, 10);
  g_assert_cmpfloat (both.width, ==, 30);
  g_assert_cmpfloat (both.height, ==, 55);
  g_assert_cmpfloat (alone.width, ==, 20);
  alone = pv_rect_union (&empty, &box);
  g_assert_cmpfloat (alone.x, ==, 10);
  alone = pv_rect_grow (&box, 1, 2);
  g_assert_cmpfloat (alone.width, ==, 22);
  g_assert_cmpfloat (alone.y, ==, 8);
  g_assert_cmpfloat (pv_rect_centre (&box).x, ==, 20);
}

/* Against sampling: a line hits the box when one of many points on it lies inside. */
static void
test_line (void)
{
  PvRandom random;
  guint hits = 0;

  pv_random_seed (&random, 5);
  for (guint i = 0; i < 2000; i++)
    {
      PvPoint a = { pv_random_below (&random, 41), pv_random_below (&random, 31) };
      PvPoint b = { pv_random_below (&random, 41), pv_random_below (&random, 31) };
      PvRect inside = pv_rect_grow (&box, -0.01, -0.01);
      gboolean sampled = FALSE;

      for (guint k = 0; k <= 4000 && !sampled; k++)
        {
          double t = k / 4000.0;

          sampled = pv_rect_contains (&inside, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
        }
      if (sampled)
        g_assert_true (pv_rect_hits_line (&box, a, b) || (a.x == b.x && a.y == b.y));
      else
        g_assert_false (pv_rect_hits_line (&inside, a, b));
      hits += sampled;
    }
  g_assert_cmpuint (hits, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/geometry/contains", test_contains);
  g_test_add_func ("/base/geometry/overlaps", test_overlaps);
  g_test_add_func ("/base/geometry/union", test_union);
  g_test_add_func ("/base/geometry/line", test_line);
  return g_test_run ();
}
