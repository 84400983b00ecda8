#include "base/base.h"

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* 3,000 insertions at random places: every key valid, every key new, order kept. */
static void
test_random_insertions (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  PvRandom random;

  pv_random_seed (&random, 7);
  for (guint i = 0; i < 3000; i++)
    {
      guint place = pv_random_below (&random, keys->len + 1);
      const char *before = place > 0 ? g_ptr_array_index (keys, place - 1) : NULL;
      const char *after = place < keys->len ? g_ptr_array_index (keys, place) : NULL;
      char *key = pv_order_key_between (before, after);

      g_assert_true (pv_order_key_is_valid (key));
      g_assert_true (before == NULL || strcmp (before, key) < 0);
      g_assert_true (after == NULL || strcmp (key, after) < 0);
      g_ptr_array_insert (keys, (int) place, key);
    }
}

/* Always at the front, always at the end, always in one gap: keys stay short enough. */
static void
test_one_place (void)
{
  g_autofree char *first = pv_order_key_between (NULL, NULL);
  g_autofree char *front = g_strdup (first);
  g_autofree char *end = g_strdup (first);

  for (guint i = 0; i < 300; i++)
    {
      char *next = pv_order_key_between (NULL, front);

      g_assert_cmpint (strcmp (next, front), <, 0);
      g_free (front);
      front = next;
      next = pv_order_key_between (end, NULL);
      g_assert_cmpint (strcmp (end, next), <, 0);
      g_free (end);
      end = next;
    }
  g_assert_cmpuint (strlen (front), <, PV_ORDER_KEY_MAX);
  g_assert_cmpuint (strlen (end), <, PV_ORDER_KEY_MAX);
}

static void
test_equal_neighbours (void)
{
  g_autofree char *key = pv_order_key_between ("V", "V");

  g_assert_true (pv_order_key_is_valid (key));
  g_assert_cmpint (strcmp ("V", key), <, 0);
}

static void
test_spread (void)
{
  static const guint counts[] = { 0, 1, 2, 61, 62, 63, 500, 5000 };

  for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
    {
      g_auto (GStrv) keys = pv_order_key_spread (counts[c]);

      g_assert_cmpuint (g_strv_length (keys), ==, counts[c]);
      for (guint i = 0; i < counts[c]; i++)
        {
          g_assert_true (pv_order_key_is_valid (keys[i]));
          g_assert_true (i == 0 || by_text (&keys[i - 1], &keys[i]) < 0);
        }
    }
}

static void
test_valid (void)
{
  g_autofree char *long_key = g_strnfill (PV_ORDER_KEY_MAX + 1, 'z');

  g_assert_false (pv_order_key_is_valid (NULL));
  g_assert_false (pv_order_key_is_valid (""));
  g_assert_false (pv_order_key_is_valid ("a0"));
  g_assert_false (pv_order_key_is_valid ("a-b"));
  g_assert_false (pv_order_key_is_valid ("ä"));
  g_assert_false (pv_order_key_is_valid (long_key));
  g_assert_true (pv_order_key_is_valid ("0V"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/order-key/random-insertions", test_random_insertions);
  g_test_add_func ("/base/order-key/one-place", test_one_place);
  g_test_add_func ("/base/order-key/equal-neighbours", test_equal_neighbours);
  g_test_add_func ("/base/order-key/spread", test_spread);
  g_test_add_func ("/base/order-key/valid", test_valid);
  return g_test_run ();
}
